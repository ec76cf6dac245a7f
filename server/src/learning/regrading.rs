//! Grading again: what another key would change, and making it so.
//!
//! The learners of a course are taken in portions. A portion is read by a few statements and graded by pure rules, away
//! from the requests that others wait for.

mod apply;
mod preview;
mod previewing;
mod read;

pub use apply::{begin, finish, go_on, go_on_once, take_over};
pub use preview::{Change, People, Preview, preview};
pub use previewing::{Look, Want, look};
pub use read::answers_by_attempt;

use crate::{
    courses::Catalogue,
    db::{
        Db, DbError,
        portions::{self, Answered, Portion},
    },
    state::AppState,
};
use domain::{
    course::Course,
    quiz::{Grade, Percent, Points, Unmatched},
};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use tokio::task::JoinSet;

/// Learners of one portion: few enough for a short write, many enough for few statements.
const LEARNERS: usize = 200;
/// Portions under way at a time.
const AT_ONCE: usize = 2;

/// Whose key grades what.
#[derive(Clone)]
struct Grading {
    db: Db,
    catalogue: Arc<Catalogue>,
    /// With the key of now, or of a draft.
    course: Arc<Course>,
    quiz: String,
}

/// One attempt, graded by the key of now.
struct Regraded {
    /// The attempt with the grade that counts.
    old: Answered,
    /// The grade by the key of now.
    new: Grade,
    /// The questions that keep their own key.
    unmatched: Vec<(String, Unmatched)>,
}

/// Portions done, and how many there are.
#[derive(Clone, Default)]
struct Steps {
    done: Arc<AtomicI64>,
    of: i64,
}

impl Steps {
    fn of(portions: usize) -> Self {
        Self { done: Arc::default(), of: i64::try_from(portions).unwrap_or(i64::MAX).max(1) }
    }

    /// Counts one more; gives how far all of them are, in thousandths.
    fn take(&self) -> i64 {
        (self.done.fetch_add(1, Ordering::Relaxed) + 1) * 1000 / self.of
    }
}

impl Regraded {
    fn old_percent(&self) -> Percent {
        Percent::of(Points(self.old.points), Points(self.old.out_of))
    }
}

impl Grading {
    fn new(app: &AppState, course: Arc<Course>, quiz: &str) -> Self {
        Self { db: app.db.clone(), catalogue: app.catalogue(), course, quiz: quiz.to_owned() }
    }

    async fn portions(&self) -> Result<Vec<Portion>, DbError> {
        portions::of_course(&mut self.db.read().await?, &self.course.id, LEARNERS).await
    }
}

/// How many lessons everybody has read who has completed the course: nobody else needs to be looked at.
fn wanted_lessons(course: &Course) -> i64 {
    i64::try_from(course.wanted_lessons()).unwrap_or(i64::MAX)
}

/// Does some work for each, a few at a time, and hands on what comes of it, in whatever order.
async fn side_by_side<I, T, Work>(all: Vec<I>, work: impl Fn(I) -> Work, mut take: impl FnMut(T)) -> Result<(), DbError>
where
    Work: Future<Output = Result<T, DbError>> + Send + 'static,
    T: Send + 'static,
{
    let (mut waiting, mut under_way) = (all.into_iter(), JoinSet::new());
    for one in waiting.by_ref().take(AT_ONCE) {
        under_way.spawn(work(one));
    }
    while let Some(done) = under_way.join_next().await {
        take(done.map_err(|error| DbError::Other(error.to_string()))??);
        if let Some(one) = waiting.next() {
            under_way.spawn(work(one));
        }
    }
    Ok(())
}
