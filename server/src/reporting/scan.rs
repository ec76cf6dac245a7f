//! Everybody's enrolments, read by two workers in portions of people; reading alone changes nothing and can be done again.

use super::frame::{Frame, Memory};
use crate::{
    db::{
        Conn, DbError,
        report_facts::{self, Person, Range},
    },
    state::AppState,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

/// People of one portion: about ten milliseconds of work.
const PORTION: i64 = 2_000;
/// Workers, each on a connection of its own.
const WORKERS: usize = 2;
/// How often it is told how far the work is.
const TELLING: Duration = Duration::from_millis(500);

/// The portions, and how many of them are taken and done.
struct Portions {
    ranges: Vec<Range>,
    taken: AtomicUsize,
    done: AtomicUsize,
    is_stopped: AtomicBool,
}

/// What a worker gathers.
pub trait Gather: Clone + Send + 'static {
    /// What is read of a person.
    type Person: Send + Sync;

    /// Reads the people of a range.
    fn load(
        conn: &mut Conn,
        frame: &Frame,
        range: &Range,
    ) -> impl Future<Output = Result<Vec<Self::Person>, DbError>> + Send;

    /// Takes a person in; `false` where nothing more is wanted.
    fn take(&mut self, frame: &Frame, memory: &mut Memory, person: &Self::Person) -> Result<bool, DbError>;
}

/// Reads the enrolments of a range of people.
pub async fn enrolments(conn: &mut Conn, frame: &Frame, range: &Range) -> Result<Vec<Person>, DbError> {
    if frame.is_everything {
        report_facts::of_everybody(conn, &frame.reach, frame.window, range).await
    } else {
        report_facts::within_reach(conn, &frame.reach, frame.window, range).await
    }
}

/// Reads everybody; gives what each worker has gathered, or nothing where `tell` says that it is no longer wanted.
pub async fn scan<G, T, F>(app: &AppState, frame: &Arc<Frame>, empty: &G, tell: T) -> Result<Option<Vec<G>>, DbError>
where
    G: Gather,
    T: Fn(i64) -> F,
    F: Future<Output = Result<bool, DbError>>,
{
    let ranges = report_facts::ranges(&mut app.db.read().await?, PORTION).await?;
    let portions = Arc::new(Portions {
        ranges,
        taken: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        is_stopped: AtomicBool::new(false),
    });
    let mut workers: Vec<_> =
        (0..WORKERS).map(|_| tokio::spawn(work(app.clone(), frame.clone(), portions.clone(), empty.clone()))).collect();
    let mut gathered = Vec::new();
    while let Some(worker) = workers.last_mut() {
        match tokio::time::timeout(TELLING, worker).await {
            Ok(ended) => {
                workers.pop();
                gathered.push(ended.map_err(|error| DbError::Other(error.to_string()))??);
            }
            Err(_) => {
                let percent = portions.done.load(Ordering::Relaxed) * 99 / portions.ranges.len().max(1);
                if !tell(i64::try_from(percent).unwrap_or_default()).await? {
                    portions.is_stopped.store(true, Ordering::Relaxed);
                    return Ok(None);
                }
            }
        }
    }
    Ok(Some(gathered))
}

async fn work<G: Gather>(
    app: AppState,
    frame: Arc<Frame>,
    portions: Arc<Portions>,
    mut gathered: G,
) -> Result<G, DbError> {
    let mut memory = Memory::default();
    while !portions.is_stopped.load(Ordering::Relaxed) {
        let Some(range) = portions.ranges.get(portions.taken.fetch_add(1, Ordering::Relaxed)) else { break };
        let mut conn = app.db.read().await?;
        let people = G::load(&mut conn, &frame, range).await?;
        drop(conn);
        for person in &people {
            if !gathered.take(&frame, &mut memory, person)? {
                portions.is_stopped.store(true, Ordering::Relaxed);
                break;
            }
        }
        portions.done.fetch_add(1, Ordering::Relaxed);
        tokio::task::yield_now().await;
    }
    Ok(gathered)
}
