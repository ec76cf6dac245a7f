//! The enrolments within reach, person by person, as reports count them.

use super::{Conn, DbError, on, scope::Reach, scope::inherited};
use domain::roster::{Sex, StaffKind, StaffLevel};

/// Which enrolments are counted: opened from one instant to before another, and known at one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first instant.
    pub from: i64,
    /// The instant after the last one.
    pub before: i64,
    /// What is recorded later is not seen.
    pub known_at: i64,
}

/// People with ids after one, up to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Not this one.
    pub after: String,
    /// This one too.
    pub to: String,
}

/// Comes after every id in every order of signs.
const LAST: &str = "zzzz";

/// All enrolments of one person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    /// The person.
    pub person: String,
    facts: String,
}

/// One enrolment as it is kept for reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// The course.
    pub course: &'a str,
    /// When it was opened.
    pub opened_at: i64,
    /// The sex.
    pub sex: Sex,
    /// In completed years.
    pub age: Option<i64>,
    /// The kind of staff.
    pub staff_kind: Option<StaffKind>,
    /// The level.
    pub staff_level: Option<StaffLevel>,
    /// The unit of the day.
    pub unit: Option<&'a str>,
    /// The completion.
    pub completed: Option<Completed>,
}

/// A completion as it is kept for reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completed {
    /// The time of its cause.
    pub at: i64,
    /// When it was known.
    pub recorded_at: i64,
    /// Twice the tiết.
    pub tiet_halves: i64,
}

impl Person {
    /// Her enrolments; one that cannot be read is an error, never left out.
    pub fn facts(&self) -> impl Iterator<Item = Result<Fact<'_>, DbError>> {
        facts_of(&self.facts)
    }
}

/// Enrolments as they are kept, one after another; one that cannot be read is an error.
pub(super) fn facts_of(text: &str) -> impl Iterator<Item = Result<Fact<'_>, DbError>> {
    let unreadable = |text: &str| DbError::Other(format!("no fact of an enrolment: {text}"));
    let facts = text.split('|').filter(|text| !text.is_empty());
    facts.map(move |text| read(text).ok_or_else(|| unreadable(text)))
}

fn read(text: &str) -> Option<Fact<'_>> {
    let mut parts = text.split(';');
    let mut next = || parts.next();
    let (course, opened_at, sex, age) = (next()?, next()?.parse().ok()?, Sex::named(next()?)?, next()?);
    let (kind, level, unit) = (next()?, next()?, next()?);
    let completed = match next() {
        Some(at) => Some(Completed {
            at: at.parse().ok()?,
            recorded_at: next()?.parse().ok()?,
            tiet_halves: next()?.parse().ok()?,
        }),
        None => None,
    };
    Some(Fact {
        course,
        opened_at,
        sex,
        age: if age.is_empty() { None } else { Some(age.parse().ok()?) },
        staff_kind: StaffKind::named(kind),
        staff_level: StaffLevel::named(level),
        unit: (!unit.is_empty()).then_some(unit),
        completed,
    })
}

/// Where to cut all people into ranges of so many.
pub async fn ranges(conn: &mut Conn, people: i64) -> Result<Vec<Range>, DbError> {
    let cuts: Vec<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM people) numbered
             WHERE place % $1 = 0 ORDER BY id",
        )
        .bind(people)
        .fetch_all(c)
        .await
    })?;
    let mut ranges = Vec::with_capacity(cuts.len() + 1);
    let mut after = String::new();
    for to in cuts {
        ranges.push(Range { after, to: to.clone() });
        after = to;
    }
    ranges.push(Range { after, to: LAST.to_owned() });
    Ok(ranges)
}

/// The enrolments of a range of people, for an actor who reaches everything; nothing for another.
///
/// One row for each person, because a row costs more than what stands in it.
pub async fn of_everybody(
    conn: &mut Conn,
    reach: &Reach,
    window: Window,
    range: &Range,
) -> Result<Vec<Person>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT person, string_agg(fact, '|') AS facts FROM enrolments
             WHERE person > $6 AND person <= $7 AND opened_at >= $3 AND opened_at < $4 AND opened_at <= $5
                AND EXISTS (SELECT 1 FROM grants
                    WHERE grants.person = $1 AND grants.role IN ('coordinator', 'administrator')
                        AND grants.unit IS NULL AND grants.course IS NULL AND grants.superseded_at IS NULL
                        AND grants.valid_from <= $2 AND (grants.valid_to IS NULL OR grants.valid_to > $2))
             GROUP BY person ORDER BY person",
        )
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(window.from)
        .bind(window.before)
        .bind(window.known_at)
        .bind(&range.after)
        .bind(&range.to)
        .fetch_all(c)
        .await
    })?)
}

/// The enrolments of a range of people in the units that the actor reaches, or whose past is counted there.
///
/// CROSS JOIN has SQLite walk from the units to their enrolments.
pub async fn within_reach(
    conn: &mut Conn,
    reach: &Reach,
    window: Window,
    range: &Range,
) -> Result<Vec<Person>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(inherited!(
            "SELECT enrolments.person, string_agg(enrolments.fact, '|') AS facts
             FROM inherited CROSS JOIN enrolments
             WHERE enrolments.unit = inherited.unit
                AND enrolments.person > $6 AND enrolments.person <= $7
                AND enrolments.opened_at >= $3 AND enrolments.opened_at < $4 AND enrolments.opened_at <= $5
             GROUP BY enrolments.person ORDER BY enrolments.person"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(window.from)
        .bind(window.before)
        .bind(window.known_at)
        .bind(&range.after)
        .bind(&range.to)
        .fetch_all(c)
        .await
    })?)
}

/// Enrolments with an attempt whose time is over, so many of them after one: they are settled before anything is counted.
pub async fn run_out(
    conn: &mut Conn,
    reach: &Reach,
    before: i64,
    after: &str,
    most: i64,
) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(inherited!(
            "SELECT DISTINCT enrolments.id FROM attempts CROSS JOIN enrolments
             WHERE attempts.submitted_at IS NULL AND attempts.deadline_at < $3
                AND enrolments.id = attempts.enrolment AND enrolments.id > $4
                AND (enrolments.unit IN (SELECT unit FROM inherited)
                    OR EXISTS (SELECT 1 FROM grants
                        WHERE grants.person = $1 AND grants.role IN ('coordinator', 'administrator')
                            AND grants.unit IS NULL AND grants.course IS NULL AND grants.superseded_at IS NULL
                            AND grants.valid_from <= $2 AND (grants.valid_to IS NULL OR grants.valid_to > $2)))
             ORDER BY enrolments.id LIMIT $5"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(before)
        .bind(after)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_read_as_it_was_written() {
        let text = "khoa-nho;1790000000000;female;34;cong-chuc;xa;u-1;1790000000001;1790000000002;24";
        let fact = read(text).expect("a good fact");
        assert_eq!(
            (fact.course, fact.opened_at, fact.age, fact.unit),
            ("khoa-nho", 1_790_000_000_000, Some(34), Some("u-1"))
        );
        let completed = Completed { at: 1_790_000_000_001, recorded_at: 1_790_000_000_002, tiet_halves: 24 };
        assert_eq!((fact.staff_level, fact.completed), (Some(StaffLevel::Xa), Some(completed)));
        let bare = read("khoa-nho;1;unstated;;;;").expect("a good fact");
        assert_eq!((bare.age, bare.staff_kind, bare.unit, bare.completed), (None, None, None, None));
    }

    #[test]
    fn what_is_no_fact_is_an_error() {
        for text in ["", "khoa-nho;x;female;34;;;", "khoa-nho;1;female;34;;;;5", "khoa-nho;1;woman;;;;"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
