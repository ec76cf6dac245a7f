//! What the folder of courses held when it last agreed with the database.

use super::{Conn, DbError, on};

/// How the folder stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct FolderState {
    /// The revision that it held; none where the course was never written into it.
    pub revision: Option<String>,
    /// The digests of its files by path, as JSON, where a draft has taken what it held besides.
    pub taken: Option<String>,
}

/// How the folder of a course stood; nothing where nobody has published it from the browser yet.
pub async fn find(conn: &mut Conn, course: &str) -> Result<Option<FolderState>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT revision, taken FROM folder_states WHERE course = $1")
            .bind(course)
            .fetch_optional(c)
            .await
    })?)
}

/// Writes down that the folder holds a revision, unless it is known how it stands.
pub async fn suppose(conn: &mut Conn, course: &str, revision: Option<&str>) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("INSERT INTO folder_states (course, revision) VALUES ($1, $2) ON CONFLICT (course) DO NOTHING")
            .bind(course)
            .bind(revision)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Writes down that the folder holds a revision.
pub async fn agree(conn: &mut Conn, course: &str, revision: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO folder_states (course, revision) VALUES ($1, $2)
             ON CONFLICT (course) DO UPDATE SET revision = excluded.revision, taken = NULL",
        )
        .bind(course)
        .bind(revision)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Writes down what the folder holds that a draft has taken.
pub async fn take(conn: &mut Conn, course: &str, taken: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE folder_states SET taken = $2 WHERE course = $1")
            .bind(course)
            .bind(taken)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The courses whose folder does not hold their latest revision, as far as it is known.
pub async fn behind(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT folder_states.course FROM folder_states
             LEFT JOIN revisions ON revisions.id = folder_states.revision
             WHERE coalesce(revisions.number, 0)
                <> (SELECT max(later.number) FROM revisions later WHERE later.course = folder_states.course)
             ORDER BY folder_states.course",
        )
        .fetch_all(c)
        .await
    })?)
}
