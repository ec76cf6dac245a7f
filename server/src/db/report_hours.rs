//! The people within reach with their posts of a day, what they have completed and what they did elsewhere, as known at an
//! instant: for reports of yearly hours.

use super::{
    Conn, DbError, on,
    report_facts::{Fact, Range, facts_of},
    scope::{Reach, inherited},
};

/// Which year, up to which day, known when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day of the year, ISO 8601.
    pub from: String,
    /// The day whose post decides, and up to which hours from elsewhere count.
    pub as_of: String,
    /// What is opened from this instant on is not seen.
    pub before: i64,
    /// What is recorded later is not seen.
    pub known_at: i64,
}

/// Somebody with a post.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    /// The person.
    pub person: String,
    /// Her primary unit.
    pub unit: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: String,
    /// `trung-uong`, `tinh`, `xa`.
    pub staff_level: String,
    /// `female`, `male`, `unstated`.
    pub sex: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// Twice the tiết of approved hours from elsewhere.
    pub outside: i64,
    facts: Option<String>,
}

impl Person {
    /// Her enrolments; one that cannot be read is an error, never left out.
    pub fn facts(&self) -> impl Iterator<Item = Result<Fact<'_>, DbError>> {
        facts_of(self.facts.as_deref().unwrap_or_default())
    }
}

/// The people with a primary post on a day, from where it is looked for on; `$1` is the actor, `$2` the day of her reach.
/// Sex and birth date are those of the instant: what was corrected since is kept apart.
macro_rules! people_with_posts {
    ($from:literal, $also:literal) => {
        concat!(
            "SELECT memberships.person, memberships.unit, memberships.is_leader, memberships.staff_kind,
                memberships.staff_level, COALESCE(former.sex, people.sex) AS sex,
                CASE WHEN former.person IS NULL THEN people.birth_date ELSE former.birth_date END AS birth_date,
                (SELECT CAST(COALESCE(SUM(outside_hours.tiet_halves), 0) AS BIGINT) FROM outside_hours
                 JOIN outside_decisions ON outside_decisions.hours = outside_hours.id
                 WHERE outside_hours.person = memberships.person
                    AND outside_hours.until_on >= $3 AND outside_hours.until_on <= $4
                    AND outside_hours.recorded_at <= $6
                    AND (outside_hours.superseded_at IS NULL OR outside_hours.superseded_at > $6)
                    AND outside_decisions.outcome = 'approved' AND outside_decisions.recorded_at <= $6
                    AND (outside_decisions.superseded_at IS NULL OR outside_decisions.superseded_at > $6)) AS outside,
                (SELECT string_agg(enrolments.fact, '|') FROM enrolments
                 WHERE enrolments.person = memberships.person AND enrolments.opened_at < $5
                    AND enrolments.opened_at <= $6) AS facts
             FROM ",
            $from,
            " JOIN people ON people.id = memberships.person AND (people.erased_at IS NULL OR people.erased_at > $6)
             LEFT JOIN former_particulars former ON former.person = people.id
                AND former.superseded_at = (SELECT MIN(later.superseded_at) FROM former_particulars later
                    WHERE later.person = people.id AND later.superseded_at > $6)
             WHERE memberships.is_primary AND memberships.recorded_at <= $6
                AND (memberships.superseded_at IS NULL OR memberships.superseded_at > $6)
                AND memberships.valid_from <= $4 AND (memberships.valid_to IS NULL OR memberships.valid_to > $4)
                AND memberships.person > $7 AND memberships.person <= $8 ",
            $also,
            " ORDER BY memberships.person, memberships.valid_from DESC, memberships.id"
        )
    };
}

/// The people of a range, for an actor who reaches everything; nothing for another.
pub async fn of_everybody(
    conn: &mut Conn,
    reach: &Reach,
    window: &Window,
    range: &Range,
) -> Result<Vec<Person>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(people_with_posts!(
            "memberships",
            "AND EXISTS (SELECT 1 FROM grants
                WHERE grants.person = $1 AND grants.role IN ('coordinator', 'administrator')
                    AND grants.unit IS NULL AND grants.course IS NULL AND grants.superseded_at IS NULL
                    AND grants.valid_from <= $2 AND (grants.valid_to IS NULL OR grants.valid_to > $2))"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(&window.from)
        .bind(&window.as_of)
        .bind(window.before)
        .bind(window.known_at)
        .bind(&range.after)
        .bind(&range.to)
        .fetch_all(c)
        .await
    })?)
}

/// The people of a range whose unit the actor reaches, or whose unit's past is counted there.
pub async fn within_reach(
    conn: &mut Conn,
    reach: &Reach,
    window: &Window,
    range: &Range,
) -> Result<Vec<Person>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(inherited!(people_with_posts!(
            "inherited CROSS JOIN memberships",
            "AND memberships.unit = inherited.unit"
        )))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(&window.from)
        .bind(&window.as_of)
        .bind(window.before)
        .bind(window.known_at)
        .bind(&range.after)
        .bind(&range.to)
        .fetch_all(c)
        .await
    })?)
}
