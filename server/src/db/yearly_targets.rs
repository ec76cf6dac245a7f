//! The targets of years, each for a kind of staff, leaders apart.

use super::{Conn, DbError, on};

/// A target that holds.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Target {
    /// The year.
    pub year: i64,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: String,
    /// Whether it is for those who lead.
    pub is_leader: bool,
    /// Twice the tiết.
    pub tiet_halves: i64,
}

/// All targets that hold, year by year.
pub async fn all(conn: &mut Conn) -> Result<Vec<Target>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT year, staff_kind, is_leader, tiet_halves FROM yearly_targets WHERE superseded_at IS NULL
             ORDER BY year, staff_kind, is_leader",
        )
        .fetch_all(c)
        .await
    })?)
}

/// The targets of a year as they were known at an instant.
pub async fn known(conn: &mut Conn, year: i16, known_at: i64) -> Result<Vec<Target>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT year, staff_kind, is_leader, tiet_halves FROM yearly_targets
             WHERE year = $1 AND recorded_at <= $2 AND (superseded_at IS NULL OR superseded_at > $2)",
        )
        .bind(i64::from(year))
        .bind(known_at)
        .fetch_all(c)
        .await
    })?)
}

/// Sets a target in the place of the one before; one that stays as it is leaves no trace.
pub async fn set(conn: &mut Conn, id: &str, target: &Target, by: &str, now: i64) -> Result<(), DbError> {
    let changed: Option<i64> = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT tiet_halves FROM yearly_targets
             WHERE year = $1 AND staff_kind = $2 AND is_leader = $3 AND superseded_at IS NULL",
        )
        .bind(target.year)
        .bind(&target.staff_kind)
        .bind(target.is_leader)
        .fetch_optional(c)
        .await
    })?;
    if changed == Some(target.tiet_halves) {
        return Ok(());
    }
    on!(conn, |c| {
        sqlx::query(
            "UPDATE yearly_targets SET superseded_at = $4
             WHERE year = $1 AND staff_kind = $2 AND is_leader = $3 AND superseded_at IS NULL",
        )
        .bind(target.year)
        .bind(&target.staff_kind)
        .bind(target.is_leader)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO yearly_targets (id, year, staff_kind, is_leader, tiet_halves, recorded_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id)
        .bind(target.year)
        .bind(&target.staff_kind)
        .bind(target.is_leader)
        .bind(target.tiet_halves)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// A change of a year's targets, for its history.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Recorded {
    /// See [`Target`].
    pub staff_kind: String,
    /// See [`Target`].
    pub is_leader: bool,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// Who set it.
    pub by_name: Option<String>,
    /// When.
    pub recorded_at: i64,
    /// When something else was set.
    pub superseded_at: Option<i64>,
}

/// Everything that was ever set for a year, the latest first.
pub async fn history(conn: &mut Conn, year: i64, most: i64) -> Result<Vec<Recorded>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT yearly_targets.staff_kind, yearly_targets.is_leader, yearly_targets.tiet_halves,
                people.full_name AS by_name, yearly_targets.recorded_at, yearly_targets.superseded_at
             FROM yearly_targets LEFT JOIN people ON people.id = yearly_targets.recorded_by
             WHERE yearly_targets.year = $1
             ORDER BY yearly_targets.recorded_at DESC, yearly_targets.staff_kind, yearly_targets.is_leader LIMIT $2",
        )
        .bind(year)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// What a year asks of one person, and what she has brought from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Standing {
    /// Twice the tiết of the target that is set for her post; nothing where none is set.
    pub target: Option<i64>,
    /// Twice the tiết of approved hours from elsewhere that ended in the year.
    pub outside: i64,
    /// The legal note.
    pub note: Option<String>,
}

/// How a person stands in a year, by her post of a day; by one statement, because the first page asks for it.
pub async fn standing(conn: &mut Conn, person: &str, year: i16, day: &str) -> Result<Standing, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT
                (SELECT yearly_targets.tiet_halves FROM memberships
                 JOIN yearly_targets ON yearly_targets.staff_kind = memberships.staff_kind
                    AND yearly_targets.is_leader = memberships.is_leader
                 WHERE memberships.person = $1 AND memberships.is_primary AND memberships.superseded_at IS NULL
                    AND memberships.valid_from <= $2 AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
                    AND yearly_targets.year = $3 AND yearly_targets.superseded_at IS NULL
                 ORDER BY memberships.valid_from DESC LIMIT 1) AS target,
                (SELECT CAST(COALESCE(SUM(outside_entries.tiet_halves), 0) AS BIGINT) FROM outside_entries
                 WHERE outside_entries.person = $1 AND outside_entries.until_on >= $4
                    AND outside_entries.until_on <= $5 AND outside_entries.state = 'approved') AS outside,
                (SELECT settings.setting FROM settings
                 WHERE settings.name = $6 AND settings.superseded_at IS NULL) AS note",
        )
        .bind(person)
        .bind(day)
        .bind(i64::from(year))
        .bind(format!("{year:04}-01-01"))
        .bind(format!("{year:04}-12-31"))
        .bind(note_name(year))
        .fetch_one(c)
        .await
    })?)
}

/// The name of the setting that holds a year's legal note.
pub fn note_name(year: i16) -> String {
    format!("target-note-{year}")
}
