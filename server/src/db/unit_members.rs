//! The members of a unit as a whole.

use super::{Conn, DbError, on};

/// The people of a unit belong to another from a day on, or to none; where they were before stays.
pub async fn move_all(
    conn: &mut Conn,
    from: &str,
    to: Option<&str>,
    on: &str,
    change: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE memberships SET superseded_at = $3
             WHERE unit = $1 AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2)",
        )
        .bind(from)
        .bind(on)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, valid_to, recorded_at)
             SELECT id || ':' || $4 || ':0', person, unit, is_primary, position, is_leader, staff_kind,
                staff_level, valid_from, $2, $3
             FROM memberships WHERE unit = $1 AND superseded_at = $3 AND valid_from < $2",
        )
        .bind(from)
        .bind(on)
        .bind(now)
        .bind(change)
        .execute(c)
        .await
        .map(drop)
    })?;
    let Some(to) = to else { return Ok(()) };
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, valid_to, recorded_at)
             SELECT id || ':' || $4 || ':1', person, $5, is_primary, position, is_leader, staff_kind,
                staff_level, CASE WHEN valid_from > $2 THEN valid_from ELSE $2 END, valid_to, $3
             FROM memberships WHERE unit = $1 AND superseded_at = $3 AND (valid_to IS NULL OR valid_to > $2)",
        )
        .bind(from)
        .bind(on)
        .bind(now)
        .bind(change)
        .bind(to)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// People who are, or are about to be, members of a unit on a day.
pub async fn count(conn: &mut Conn, unit: &str, day: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(DISTINCT person) FROM memberships
             WHERE unit = $1 AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2)",
        )
        .bind(unit)
        .bind(day)
        .fetch_one(c)
        .await
    })?)
}
