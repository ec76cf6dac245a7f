//! A report from being asked for to being kept.

use super::{
    content::{Content, Counted, Top},
    frame::{Frame, Memory},
    hours::years,
    scan::{Gather, enrolments, scan},
    wish::Wish,
};
use crate::{
    db::{
        Conn, DbError,
        report_facts::{self, Person, Range},
        report_hours,
        reports::{self, NewReport, Report, STANDSTILL},
        scope::{self, Reach},
        units,
    },
    state::AppState,
};
use domain::{
    quiz::GRACE,
    report::{Count, Dimension, GRID, Pairing},
};
use std::{sync::Arc, time::Duration};

/// Enrolments that one job settles.
const SETTLED_AT_ONCE: i64 = 20;

/// What is asked for, and by whom.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Made by the form.
    pub id: String,
    /// Who asks.
    pub by: String,
    /// What is asked for.
    pub wish: Wish,
    /// That of the report which is made again.
    pub known_at: Option<i64>,
}

/// Notes what is asked for; `false` where this form has asked before.
pub async fn ask(app: &AppState, asked: Asked) -> Result<bool, DbError> {
    let wish = serde_json::to_string(&asked.wish).map_err(|error| DbError::Other(error.to_string()))?;
    let report = NewReport { id: asked.id, made_by: asked.by, wish, known_at: asked.known_at };
    let now = app.clock.now();
    app.db.write(move |conn| Box::pin(async move { reports::create(conn, &report, now).await })).await
}

/// Ends work that is no longer wanted.
pub async fn cancel(app: &AppState, id: &str) -> Result<(), DbError> {
    let (id, now) = (id.to_owned(), app.clock.now());
    app.db.write(move |conn| Box::pin(async move { reports::cancel(conn, &id, now).await })).await
}

/// Takes over what stands still; `false` where it moves, or has no work.
pub async fn take_over(app: &AppState, id: &str) -> Result<bool, DbError> {
    let (id, now) = (id.to_owned(), app.clock.now());
    app.db.write(move |conn| Box::pin(async move { reports::take_over(conn, &id, now).await })).await
}

/// Makes a report to its end, unless it is made or no longer wanted.
pub async fn finish(app: &AppState, id: &str) -> Result<(), DbError> {
    let report = reports::get(&mut app.db.read().await?, id).await?;
    if report.state != "working" {
        return Ok(());
    }
    let wish = wish_of(&report)?;
    let reach = Reach { actor: report.made_by.clone(), day: app.clock.today().to_string() };
    if report.known_at.is_none() {
        settle_what_has_run_out(app, &reach).await?;
    }
    let (own, now) = (id.to_owned(), app.clock.now());
    let known_at =
        app.db.write(move |conn| Box::pin(async move { reports::fix_known_at(conn, &own, now).await })).await?;
    let frame = Arc::new(Frame::load(app, reach, wish, known_at).await?);
    let Some(tally) = count(app, &frame, id).await? else { return Ok(()) };
    let content = content(app, &frame, tally, known_at).await?;
    let text = serde_json::to_string(&content).map_err(|error| DbError::Other(error.to_string()))?;
    let (id, now) = (id.to_owned(), app.clock.now());
    app.db.write(move |conn| Box::pin(async move { reports::finish(conn, &id, &text, now).await })).await
}

/// What a kept report was asked for.
pub fn wish_of(report: &Report) -> Result<Wish, DbError> {
    serde_json::from_str(&report.wish).map_err(|error| DbError::Other(error.to_string()))
}

/// What came of a kept report; nothing while it is worked at.
pub fn kept_content(report: &Report) -> Result<Option<Content>, DbError> {
    let content = report.content.as_deref().map(serde_json::from_str).transpose();
    content.map_err(|error| DbError::Other(error.to_string()))
}

async fn settle_what_has_run_out(app: &AppState, reach: &Reach) -> Result<(), DbError> {
    let before = app.clock.now() - GRACE;
    let mut after = String::new();
    loop {
        let found = report_facts::run_out(&mut app.db.read().await?, reach, before, &after, SETTLED_AT_ONCE).await?;
        let Some(last) = found.last().cloned() else { return Ok(()) };
        let settling = app.settling();
        let settled = app.db.write(move |conn| {
            Box::pin(async move {
                for enrolment in &found {
                    settling.settle(conn, enrolment).await?;
                }
                Ok(())
            })
        });
        settled.await?;
        after = last;
    }
}

/// The tables that a wish asks for.
fn pairings(wish: &Wish) -> Vec<(Dimension, Option<Dimension>)> {
    if wish.is_yearly {
        return GRID.into_iter().map(|Pairing { rows, columns }| (rows, Some(columns))).collect();
    }
    vec![(wish.row_dimension(), wish.column_dimension())]
}

#[derive(Clone)]
struct Tally {
    counts: Vec<Count>,
    everybody: i64,
}

impl Gather for Tally {
    type Person = Person;

    async fn load(conn: &mut Conn, frame: &Frame, range: &Range) -> Result<Vec<Person>, DbError> {
        enrolments(conn, frame, range).await
    }

    fn take(&mut self, frame: &Frame, memory: &mut Memory, person: &Person) -> Result<bool, DbError> {
        let mut cohorts = Vec::new();
        let mut facts = frame.read(person, &mut cohorts, memory)?;
        self.everybody += i64::from(!facts.is_empty());
        facts.retain(|fact| frame.filter.holds_sensitively(fact));
        if !facts.is_empty() {
            self.counts.iter_mut().for_each(|count| count.add(&mut facts));
        }
        Ok(true)
    }
}

/// The same of years of training.
#[derive(Clone)]
struct TallyYears(Tally);

impl Gather for TallyYears {
    type Person = report_hours::Person;

    async fn load(conn: &mut Conn, frame: &Frame, range: &Range) -> Result<Vec<report_hours::Person>, DbError> {
        years(conn, frame, range).await
    }

    fn take(&mut self, frame: &Frame, memory: &mut Memory, person: &report_hours::Person) -> Result<bool, DbError> {
        if let Some((who, year)) = frame.year(person, memory)? {
            self.0.everybody += 1;
            if frame.filter.holds_sensitively(&who) {
                self.0.counts.iter_mut().for_each(|count| count.add_year(&who, &year));
            }
        }
        Ok(true)
    }
}

async fn count(app: &AppState, frame: &Arc<Frame>, id: &str) -> Result<Option<Tally>, DbError> {
    let counts = pairings(&frame.wish).into_iter().map(|(rows, columns)| Count::new(rows, columns)).collect();
    let empty = Tally { counts, everybody: 0 };
    let tell = |percent| {
        let (app, id, now) = (app.clone(), id.to_owned(), app.clock.now());
        async move {
            app.db.write(move |conn| Box::pin(async move { reports::advance(conn, &id, percent, now).await })).await
        }
    };
    let parts = if frame.wish.is_hours {
        let parts = scan(app, frame, &TallyYears(empty.clone()), tell).await?;
        parts.map(|parts| parts.into_iter().map(|part| part.0).collect())
    } else {
        scan(app, frame, &empty, tell).await?
    };
    let Some(parts): Option<Vec<Tally>> = parts else { return Ok(None) };
    let mut whole = empty;
    for part in parts {
        whole.everybody += part.everybody;
        whole.counts.iter_mut().zip(part.counts).for_each(|(count, other)| count.merge(other));
    }
    Ok(Some(whole))
}

async fn content(app: &AppState, frame: &Frame, tally: Tally, known_at: i64) -> Result<Content, DbError> {
    let tops = units::tops(&mut app.db.read().await?, &frame.reach).await?;
    let people = tally.counts.first().map_or(0, Count::people);
    let tables = pairings(&frame.wish)
        .into_iter()
        .zip(tally.counts)
        .map(|((rows, columns), count)| Counted::of(&count.table(), rows, columns, |key| frame.name(key)));
    Ok(Content {
        known_at,
        is_everything: frame.is_everything,
        tops: tops.into_iter().map(|unit| Top { id: unit.id, name: unit.name }).collect(),
        chosen: frame.chosen(),
        is_sensitive_choice: frame.filter.is_sensitive(),
        people,
        everybody: tally.everybody,
        tables: tables.collect(),
    })
}

/// The unit below which all of a report lies, where one is chosen. By the map of then it may have held others, which are
/// elsewhere now, so that it says nothing about who may see them.
pub fn bound(wish: &Wish) -> Option<&str> {
    (wish.is_map_of_now && !wish.unit.is_empty()).then_some(wish.unit.as_str())
}

/// Whether an actor reaches what a report has counted.
pub async fn reaches(conn: &mut Conn, reach: &Reach, wish: &Wish, content: &Content) -> Result<bool, DbError> {
    if scope::holds_everything(conn, reach).await? {
        return Ok(true);
    }
    let reached = scope::inherited_units(conn, reach).await?;
    if let Some(unit) = bound(wish) {
        return Ok(reached.contains(unit));
    }
    Ok(!content.is_everything && content.tops.iter().all(|top| reached.contains(&top.id)))
}

/// Goes on with what another server left behind, until nothing is left.
pub async fn go_on(app: AppState) {
    loop {
        match go_on_once(&app).await {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "a report stands still"),
        }
        tokio::time::sleep(Duration::from_millis(STANDSTILL.unsigned_abs())).await;
    }
}

/// Makes what stands still; gives how much was unfinished.
pub async fn go_on_once(app: &AppState) -> Result<usize, DbError> {
    let left = reports::unfinished(&mut app.db.read().await?).await?;
    for id in &left {
        if take_over(app, id).await? {
            finish(app, id).await?;
        }
    }
    Ok(left.len())
}
