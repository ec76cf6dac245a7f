//! A learner's pause: what is due moves by its days, and back where it ends early.

use crate::{
    db::{
        Conn, DbError,
        assignments::{self, Assignment, CohortAssignment},
        exceptions::{self, NewException},
        pauses::{self, PauseRow},
    },
    secret,
};
use domain::cohort::{Pause, pause_days_left, paused_due};
use jiff::{ToSpan, civil::Date};

/// Why a pause is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It would end before it begins.
    TooEarly,
    /// So many days are left this year, or the next.
    TooLong(i64),
    /// There is one already.
    AlreadyPaused,
}

/// The pauses of a person that count.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Pause>, DbError> {
    Ok(pauses::of_person(conn, person).await?.iter().filter_map(pause).collect())
}

fn pause(row: &PauseRow) -> Option<Pause> {
    Some(Pause { from: row.from_on.parse().ok()?, until: row.until_on.parse().ok()? })
}

/// Pauses from today until a day, if the year has so many days left.
pub async fn begin(
    conn: &mut Conn,
    person: &str,
    pause: Pause,
    most: i64,
    now: i64,
) -> Result<Result<(), Refusal>, DbError> {
    let before = of_person(conn, person).await?;
    if before.iter().any(|other| other.until >= pause.from) {
        return Ok(Err(Refusal::AlreadyPaused));
    }
    if pause.until < pause.from {
        return Ok(Err(Refusal::TooEarly));
    }
    let years = pause.from.year()..=pause.until.year();
    let with_it: Vec<Pause> = before.iter().copied().chain([pause]).collect();
    for year in years {
        // One day more than all there are tells a pause that just fits from one that does not.
        if pause_days_left(&with_it, year, most + 1) == 0 {
            return Ok(Err(Refusal::TooLong(pause_days_left(&before, year, most))));
        }
    }
    let row = PauseRow { id: secret::uuid(now), from_on: pause.from.to_string(), until_on: pause.until.to_string() };
    pauses::record(conn, person, &row, now).await?;
    shift(conn, person, &row.id, now, |due| paused_due(due, pause), |_| true).await?;
    Ok(Ok(()))
}

/// Ends the pause of today: she is back, and what it moved moves back by the days that are left of it.
pub async fn end(conn: &mut Conn, person: &str, today: Date, now: i64) -> Result<(), DbError> {
    for row in pauses::of_person(conn, person).await? {
        let Some(old) = pause(&row).filter(|old| old.holds(today)) else { continue };
        pauses::supersede(conn, &row.id, now).await?;
        let kept = today.yesterday().ok().filter(|last| old.from <= *last);
        let kept = kept.map(|last| PauseRow { id: secret::uuid(now), until_on: last.to_string(), ..row.clone() });
        if let Some(kept) = &kept {
            pauses::record(conn, person, kept, now).await?;
        }
        let unused = Pause { from: today, until: old.until }.days();
        let moved = moved_by(conn, person, &row.id).await?;
        let back = |due: Date| due.checked_sub(unused.days()).unwrap_or(due);
        let id = kept.map_or(row.id, |kept| kept.id);
        shift(conn, person, &id, now, back, |one| moved.contains(&key(one))).await?;
    }
    Ok(())
}

/// What a cohort newly asks moves for its members who have paused, by the days that are left of their pause.
pub async fn carry_over(
    conn: &mut Conn,
    cohort: &str,
    new: &CohortAssignment,
    today: Date,
    now: i64,
) -> Result<(), DbError> {
    let Some(due) = new.due_on.as_deref().and_then(|day| day.parse::<Date>().ok()) else { return Ok(()) };
    for (person, pause, until) in pauses::of_cohort(conn, cohort, &today.to_string()).await? {
        let Ok(until) = until.parse() else { continue };
        let moved = paused_due(due, Pause { from: today, until }).to_string();
        let before = assignments::of_person(conn, &person).await?.into_iter().find(|one| {
            one.cohort.as_deref() == Some(cohort) && one.course == new.course && one.programme == new.programme
        });
        let Some(before) = before.filter(|one| !one.is_exempt() && one.due_on.as_ref() < Some(&moved)) else {
            continue;
        };
        let exception = NewException {
            person: &person,
            cohort: Some(cohort),
            subject: before.subject(),
            kind: "pause",
            due_on: Some(&moved),
            pause: Some(&pause),
            reason: before.exception_reason.as_deref().unwrap_or_default(),
            recorded_by: None,
        };
        exceptions::record(conn, &secret::uuid(now), &exception, now).await?;
    }
    Ok(())
}

type Key = (Option<String>, Option<String>, Option<String>);

fn key(one: &Assignment) -> Key {
    (one.cohort.clone(), one.course.clone(), one.programme.clone())
}

/// What a pause has moved, and nothing has moved since.
async fn moved_by(conn: &mut Conn, person: &str, pause: &str) -> Result<Vec<Key>, DbError> {
    let recorded = exceptions::of_person(conn, person).await?;
    let current = recorded.into_iter().filter(|one| one.superseded_at.is_none() && one.pause.as_deref() == Some(pause));
    Ok(current.map(|one| (one.cohort, one.course, one.programme)).collect())
}

/// Records the moved last day of everything that is asked and meant; a reason that was told before stays told.
async fn shift(
    conn: &mut Conn,
    person: &str,
    pause: &str,
    now: i64,
    moved: impl Fn(Date) -> Date,
    is_meant: impl Fn(&Assignment) -> bool,
) -> Result<(), DbError> {
    for one in assignments::of_person(conn, person).await?.iter().filter(|one| !one.is_exempt() && is_meant(one)) {
        let Some(due) = one.due_on.as_deref().and_then(|day| day.parse::<Date>().ok()) else { continue };
        let new = moved(due);
        if new == due {
            continue;
        }
        let (due_on, reason) = (new.to_string(), one.exception_reason.clone().unwrap_or_default());
        let new = NewException {
            person,
            cohort: one.cohort.as_deref(),
            subject: one.subject(),
            kind: "pause",
            due_on: Some(&due_on),
            pause: Some(pause),
            reason: &reason,
            recorded_by: None,
        };
        exceptions::record(conn, &secret::uuid(now), &new, now).await?;
    }
    Ok(())
}
