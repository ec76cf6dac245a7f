//! Memberships over time: what was is never overwritten, only superseded by what is known now.

use super::{Conn, DbError, on};

/// A membership of a person's history.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Membership {
    /// The row.
    pub id: String,
    /// The unit.
    pub unit: String,
    /// The unit's name while she belonged to it, with the unit above.
    pub unit_name: String,
    /// Where she is counted.
    pub is_primary: bool,
    /// Her post.
    pub position: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: String,
    /// `trung-uong`, `tinh`, `xa`.
    pub staff_level: String,
    /// The first day.
    pub valid_from: String,
    /// The first day after it.
    pub valid_to: Option<String>,
}

/// Every membership of a person as it is known now, the latest first.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Membership>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT memberships.id, memberships.unit, memberships.is_primary, memberships.position,
                memberships.is_leader, memberships.staff_kind, memberships.staff_level, memberships.valid_from,
                memberships.valid_to,
                COALESCE((SELECT own.name || COALESCE(', ' || (SELECT above.name FROM unit_placements above
                        WHERE above.unit = own.parent AND above.superseded_at IS NULL
                        ORDER BY above.valid_from DESC LIMIT 1), '')
                    FROM unit_placements own
                    WHERE own.unit = memberships.unit AND own.superseded_at IS NULL
                        AND (memberships.valid_to IS NULL OR own.valid_from < memberships.valid_to)
                    ORDER BY own.valid_from DESC LIMIT 1), '') AS unit_name
             FROM memberships WHERE memberships.person = $1 AND memberships.superseded_at IS NULL
             ORDER BY memberships.valid_from DESC, memberships.is_primary DESC, memberships.id",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// Where a person goes.
#[derive(Clone, Debug)]
pub struct Posting {
    /// The unit.
    pub unit: String,
    /// Her post.
    pub position: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: &'static str,
    /// `trung-uong`, `tinh`, `xa`.
    pub staff_level: &'static str,
}

/// Moves a person: her primary membership ends on that day, and the new one begins. `made` names the rows that this
/// writes; the same name writes them once.
pub async fn transfer(
    conn: &mut Conn,
    person: &str,
    to: &Posting,
    day: &str,
    made: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE memberships SET superseded_at = $3 WHERE person = $1 AND is_primary AND superseded_at IS NULL
                AND (valid_to IS NULL OR valid_to > $2)
                AND NOT EXISTS (SELECT 1 FROM memberships AS earlier WHERE earlier.id = $4)",
        )
        .bind(person)
        .bind(day)
        .bind(now)
        .bind(format!("{made}.n"))
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, valid_to, recorded_at)
             SELECT $4 || '.' || id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, CAST($2 AS TEXT), CAST($3 AS BIGINT)
             FROM memberships WHERE person = $1 AND is_primary AND superseded_at = $3 AND valid_from < $2
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(person)
        .bind(day)
        .bind(now)
        .bind(made)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, recorded_at)
             VALUES ($1, $2, $3, TRUE, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING",
        )
        .bind(format!("{made}.n"))
        .bind(person)
        .bind(&to.unit)
        .bind(&to.position)
        .bind(to.is_leader)
        .bind(to.staff_kind)
        .bind(to.staff_level)
        .bind(day)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}
