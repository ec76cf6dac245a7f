//! What was published when, by whom, and why.

use super::{Conn, DbError, on};

/// A revision as its course's history tells it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    /// The revision.
    pub id: String,
    /// From 1.
    pub number: i64,
    /// When it was published.
    pub published_at: i64,
    /// Who published it; nobody where it came from the folder.
    pub full_name: Option<String>,
    /// What she said about it.
    pub note: String,
    /// How many files it has.
    pub files: i64,
    /// How many attempts are open that began with it.
    pub open_attempts: i64,
}

/// The revisions of a course, the latest first.
pub async fn of_course(conn: &mut Conn, course: &str) -> Result<Vec<Entry>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT revisions.id, revisions.number, revisions.published_at, people.full_name, revisions.note,
                (SELECT count(*) FROM revision_files WHERE revision_files.revision = revisions.id) AS files,
                (SELECT count(*) FROM attempts
                    WHERE attempts.revision = revisions.id AND attempts.submitted_at IS NULL) AS open_attempts
             FROM revisions LEFT JOIN people ON people.id = revisions.published_by
             WHERE revisions.course = $1 ORDER BY revisions.number DESC",
        )
        .bind(course)
        .fetch_all(c)
        .await
    })?)
}

/// How many people are in the midst of a course: its open enrolments.
pub async fn learners(conn: &mut Conn, course: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM enrolments WHERE course = $1 AND closed_at IS NULL")
            .bind(course)
            .fetch_one(c)
            .await
    })?)
}

/// How many attempts at the quizzes of a course are open.
pub async fn open_attempts(conn: &mut Conn, course: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM attempts JOIN revisions ON revisions.id = attempts.revision
             WHERE revisions.course = $1 AND attempts.submitted_at IS NULL",
        )
        .bind(course)
        .fetch_one(c)
        .await
    })?)
}

/// Which files each revision of a course does not share with the one before, by number and path.
pub async fn changed_files(conn: &mut Conn, course: &str) -> Result<Vec<(i64, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT later.number, files.path FROM revisions later
             JOIN revision_files files ON files.revision = later.id
             LEFT JOIN revisions earlier ON earlier.course = later.course AND earlier.number = later.number - 1
             LEFT JOIN revision_files old ON old.revision = earlier.id AND old.path = files.path
             WHERE later.course = $1 AND later.number > 1 AND (old.path IS NULL
                OR coalesce(old.content, '') <> coalesce(files.content, '')
                OR coalesce(old.media_hash, '') <> coalesce(files.media_hash, ''))
             UNION ALL
             SELECT later.number, old.path FROM revisions later
             JOIN revisions earlier ON earlier.course = later.course AND earlier.number = later.number - 1
             JOIN revision_files old ON old.revision = earlier.id
             LEFT JOIN revision_files files ON files.revision = later.id AND files.path = old.path
             WHERE later.course = $1 AND files.path IS NULL
             ORDER BY 1, 2",
        )
        .bind(course)
        .fetch_all(c)
        .await
    })?)
}
