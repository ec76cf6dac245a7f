//! The numbers of the desk's first page.
//!
//! They are counted at every look. Where that takes longer than a look may, in a large province, they are kept, shown
//! with their time, and counted anew beside the reader; whatever she herself does at the desk has them counted at once.

use super::{Desk, cohorts, matters, soon};
use crate::{
    db::{standings, units},
    error::Error,
    state::AppState,
};
use app::pages::desk::{
    cohorts::{CohortLine, CohortState},
    matters::MatterCount,
};
use jiff::civil::Date;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// Figures that took longer to count are kept.
const LONG: Duration = Duration::from_millis(150);
/// Older ones are counted anew while they are shown.
const AGEING: Duration = Duration::from_secs(60);
/// Older ones are not shown.
const OLD: Duration = Duration::from_secs(15 * 60);

/// What the first page says, as it was at one instant.
#[derive(Debug)]
pub struct Figures {
    /// The names of the units at the top of the reach.
    pub tops: Vec<String>,
    /// Units within reach.
    pub units: i64,
    /// People within reach.
    pub people: i64,
    /// What needs the coordinator.
    pub matters: Vec<MatterCount>,
    /// The cohorts that have not been closed.
    pub cohorts: Vec<CohortLine>,
    /// The instant.
    pub at: i64,
}

/// The figures of this desk.
pub async fn of(app: &AppState, desk: &Desk) -> Result<Arc<Figures>, Error> {
    match app.figures.look(&desk.reach.actor, desk.today) {
        Look::Shown(figures) => Ok(figures),
        Look::Ageing(figures) => {
            let (app, desk) = (app.clone(), desk.clone());
            tokio::spawn(async move {
                if let Err(error) = count(&app, &desk).await {
                    tracing::warn!(?error, "the figures of a desk were not counted");
                }
            });
            Ok(figures)
        }
        Look::Nothing => count(app, desk).await,
    }
}

async fn count(app: &AppState, desk: &Desk) -> Result<Arc<Figures>, Error> {
    let (began, at) = (Instant::now(), app.clock.now());
    let mut conn = app.db.read().await?;
    let tops = units::tops(&mut conn, &desk.reach).await?;
    let (units, people) = units::reached(&mut conn, &desk.reach).await?;
    let counts = standings::of_desk(&mut conn, &desk.reach, &soon(desk.today), matters::stuck_before(app)).await?;
    let matters = matters::counts(&mut conn, desk, &counts).await?;
    let cohorts = cohorts::lines(&mut conn, desk, &counts).await?;
    drop(conn);
    let figures = Arc::new(Figures {
        tops: tops.into_iter().map(|unit| unit.name).collect(),
        units,
        people,
        matters,
        cohorts: cohorts.into_iter().filter(|line| line.state != CohortState::Closed).collect(),
        at,
    });
    if began.elapsed() > LONG {
        app.figures.keep(&desk.reach.actor, desk.today, began, figures.clone());
    }
    Ok(figures)
}

/// The figures of large desks, by coordinator.
#[derive(Debug, Default)]
pub struct KeptFigures(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    kept: HashMap<String, Kept>,
    /// When each coordinator last changed something.
    changed: HashMap<String, Instant>,
}

#[derive(Debug)]
struct Kept {
    figures: Arc<Figures>,
    day: Date,
    began: Instant,
    counting_since: Option<Instant>,
}

#[derive(Debug)]
enum Look {
    Shown(Arc<Figures>),
    Ageing(Arc<Figures>),
    Nothing,
}

impl KeptFigures {
    /// Has the figures of a coordinator counted at her next look: she changes something.
    pub fn outdate(&self, actor: &str) {
        let mut shelf = self.shelf();
        shelf.kept.remove(actor);
        shelf.changed.retain(|_, at| at.elapsed() < OLD);
        shelf.changed.insert(actor.to_owned(), Instant::now());
    }

    fn look(&self, actor: &str, day: Date) -> Look {
        let mut shelf = self.shelf();
        let Some(kept) = shelf.kept.get_mut(actor).filter(|kept| kept.day == day && kept.began.elapsed() < OLD) else {
            return Look::Nothing;
        };
        let is_counting = kept.counting_since.is_some_and(|since| since.elapsed() < AGEING);
        if kept.began.elapsed() < AGEING || is_counting {
            return Look::Shown(kept.figures.clone());
        }
        kept.counting_since = Some(Instant::now());
        Look::Ageing(kept.figures.clone())
    }

    /// Keeps them, unless she has changed something since the counting began.
    fn keep(&self, actor: &str, day: Date, began: Instant, figures: Arc<Figures>) {
        let mut shelf = self.shelf();
        shelf.kept.retain(|_, kept| kept.began.elapsed() < OLD);
        if shelf.changed.get(actor).is_none_or(|changed| *changed < began) {
            shelf.kept.insert(actor.to_owned(), Kept { figures, day, began, counting_since: None });
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(people: i64) -> Arc<Figures> {
        Arc::new(Figures { tops: Vec::new(), units: 1, people, matters: Vec::new(), cohorts: Vec::new(), at: 0 })
    }

    fn shown(look: Look) -> Option<i64> {
        match look {
            Look::Shown(figures) | Look::Ageing(figures) => Some(figures.people),
            Look::Nothing => None,
        }
    }

    const TODAY: Date = Date::constant(2026, 11, 27);

    #[test]
    fn kept_figures_are_of_one_coordinator_and_one_day() {
        let shelf = KeptFigures::default();
        shelf.keep("tuan", TODAY, Instant::now(), figures(3));
        assert_eq!(shown(shelf.look("tuan", TODAY)), Some(3));
        assert_eq!(shown(shelf.look("minh", TODAY)), None);
        assert_eq!(shown(shelf.look("tuan", Date::constant(2026, 11, 28))), None);
    }

    #[test]
    fn a_change_has_them_counted_at_the_next_look() {
        let shelf = KeptFigures::default();
        let began = Instant::now();
        shelf.keep("tuan", TODAY, began, figures(3));
        shelf.outdate("tuan");
        assert_eq!(shown(shelf.look("tuan", TODAY)), None);
        shelf.keep("tuan", TODAY, began, figures(3));
        assert_eq!(shown(shelf.look("tuan", TODAY)), None, "what was counted before the change came back");
        shelf.keep("tuan", TODAY, Instant::now() + Duration::from_millis(1), figures(4));
        assert_eq!(shown(shelf.look("tuan", TODAY)), Some(4));
    }

    #[test]
    fn ageing_figures_are_counted_once_beside_those_who_look() {
        let shelf = KeptFigures::default();
        let Some(began) = Instant::now().checked_sub(AGEING) else { return };
        shelf.keep("tuan", TODAY, began, figures(3));
        assert!(matches!(shelf.look("tuan", TODAY), Look::Ageing(_)));
        assert!(matches!(shelf.look("tuan", TODAY), Look::Shown(_)));
    }
}
