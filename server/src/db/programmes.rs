//! Programmes, so that assignments and certificates can name them; their rules stand in the files.

use super::{Conn, DbError, on};

/// A programme that is published.
#[derive(Clone, Debug)]
pub struct Row {
    /// The author's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Its file as it was published.
    pub rule: String,
    /// The last day, ISO 8601.
    pub by_date: Option<String>,
    /// What its rule asks for.
    pub lines: Vec<RuleLine>,
}

/// One line of a programme's rule, for statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLine {
    /// Whether half tiết are wanted, or courses.
    pub is_tiet: bool,
    /// How many.
    pub wanted: i64,
    /// The courses that count; none where every course does.
    pub courses: Vec<String>,
}

/// Publishes a programme, or what has changed in it.
pub async fn publish(conn: &mut Conn, programme: &Row, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO programmes (id, title, rule, by_date, recorded_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO UPDATE SET title = excluded.title, rule = excluded.rule, by_date = excluded.by_date,
                retired_at = NULL",
        )
        .bind(&programme.id)
        .bind(&programme.title)
        .bind(&programme.rule)
        .bind(&programme.by_date)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    write_lines(conn, &programme.id, &programme.lines).await
}

/// Writes the lines of a rule in the place of those before.
async fn write_lines(conn: &mut Conn, programme: &str, lines: &[RuleLine]) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("DELETE FROM programme_line_courses WHERE programme = $1")
            .bind(programme)
            .execute(c)
            .await
            .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query("DELETE FROM programme_lines WHERE programme = $1").bind(programme).execute(c).await.map(drop)
    })?;
    for (number, line) in (1_i64..).zip(lines) {
        on!(conn, |c| {
            sqlx::query("INSERT INTO programme_lines (programme, line, is_tiet, wanted) VALUES ($1, $2, $3, $4)")
                .bind(programme)
                .bind(number)
                .bind(line.is_tiet)
                .bind(line.wanted)
                .execute(c)
                .await
                .map(drop)
        })?;
        for course in &line.courses {
            on!(conn, |c| {
                sqlx::query(
                    "INSERT INTO programme_line_courses (programme, line, course) VALUES ($1, $2, $3)
                     ON CONFLICT DO NOTHING",
                )
                .bind(programme)
                .bind(number)
                .bind(course)
                .execute(c)
                .await
                .map(drop)
            })?;
        }
    }
    Ok(())
}

/// The programmes that are offered.
pub async fn offered(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT id FROM programmes WHERE retired_at IS NULL ORDER BY id").fetch_all(c).await
    })?)
}

/// Offers a programme no longer.
pub async fn retire(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE programmes SET retired_at = $2 WHERE id = $1 AND retired_at IS NULL")
            .bind(id)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}
