//! Courses and their revisions: every source file as it was published.

use super::{Conn, DbError, on};

/// A revision.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Revision {
    /// UUIDv7.
    pub id: String,
    /// The course.
    pub course: String,
    /// From 1.
    pub number: i64,
    /// Lower-case hex of the sources' SHA-256.
    pub content_hash: String,
    /// When it was published.
    pub published_at: i64,
}

/// A source file of a revision.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RevisionFile {
    /// Relative to the course's folder.
    pub path: String,
    /// A text.
    pub content: Option<String>,
    /// A medium's SHA-256 in the media store.
    pub media_hash: Option<String>,
    /// Bytes.
    pub size: i64,
}

/// The latest revision of a course.
pub async fn latest(conn: &mut Conn, course: &str) -> Result<Option<Revision>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, number, content_hash, published_at FROM revisions
             WHERE course = $1 ORDER BY number DESC LIMIT 1",
        )
        .bind(course)
        .fetch_optional(c)
        .await
    })?)
}

/// The latest revision of every course that is not retired, with the course's folder.
pub async fn latest_of_all(conn: &mut Conn) -> Result<Vec<(Revision, String)>, DbError> {
    let rows: Vec<Revision> = on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, number, content_hash, published_at FROM revisions
             WHERE number = (SELECT max(later.number) FROM revisions later WHERE later.course = revisions.course)
             ORDER BY course",
        )
        .fetch_all(c)
        .await
    })?;
    let folders: Vec<(String, String)> = on!(conn, |c| {
        sqlx::query_as("SELECT id, folder FROM courses WHERE retired_at IS NULL").fetch_all(c).await
    })?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let folder = folders.iter().find(|(course, _)| *course == row.course)?.1.clone();
            Some((row, folder))
        })
        .collect())
}

/// Every course with the id of its latest revision of an instant; nothing where there was none yet.
pub async fn known(conn: &mut Conn, known_at: i64) -> Result<Vec<(String, Option<String>)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT courses.id, (SELECT revisions.id FROM revisions
                WHERE revisions.course = courses.id AND revisions.published_at <= $1
                ORDER BY revisions.number DESC LIMIT 1)
             FROM courses ORDER BY courses.id",
        )
        .bind(known_at)
        .fetch_all(c)
        .await
    })?)
}

/// A revision by its id.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Revision>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT id, course, number, content_hash, published_at FROM revisions WHERE id = $1")
            .bind(id)
            .fetch_optional(c)
            .await
    })?)
}

/// The folder of a course.
pub async fn folder(conn: &mut Conn, course: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT folder FROM courses WHERE id = $1").bind(course).fetch_optional(c).await
    })?)
}

/// The files of a revision by path.
pub async fn files(conn: &mut Conn, revision: &str) -> Result<Vec<RevisionFile>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT path, content, media_hash, size FROM revision_files WHERE revision = $1 ORDER BY path")
            .bind(revision)
            .fetch_all(c)
            .await
    })?)
}

/// One file of a revision.
pub async fn file(conn: &mut Conn, revision: &str, path: &str) -> Result<Option<RevisionFile>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT path, content, media_hash, size FROM revision_files WHERE revision = $1 AND path = $2")
            .bind(revision)
            .bind(path)
            .fetch_optional(c)
            .await
    })?)
}

/// Folder and `course.md` of every course that is not retired, as its latest revision has it.
pub async fn course_files(conn: &mut Conn) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT courses.folder, revision_files.content FROM courses
             JOIN revisions ON revisions.course = courses.id
                AND revisions.number = (SELECT max(later.number) FROM revisions later WHERE later.course = courses.id)
             JOIN revision_files ON revision_files.revision = revisions.id AND revision_files.path = 'course.md'
             WHERE courses.retired_at IS NULL AND revision_files.content IS NOT NULL ORDER BY courses.folder",
        )
        .fetch_all(c)
        .await
    })?)
}

/// A revision to be published.
#[derive(Clone, Debug)]
pub struct NewRevision {
    /// UUIDv7.
    pub id: String,
    /// The course.
    pub course: String,
    /// Its folder.
    pub folder: String,
    /// Lower-case hex.
    pub content_hash: String,
    /// All source files.
    pub files: Vec<RevisionFile>,
    /// Who publishes it; nobody where it comes from the folder.
    pub published_by: Option<String>,
    /// What she says about it.
    pub note: String,
    /// Over what.
    pub over: Over,
}

/// The revision over which another one is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// Whichever is the latest.
    Any,
    /// This one must be the latest; none for a new course.
    Only(Option<String>),
}

/// The constraint that a revision violates which comes over another one than it was made for.
pub const OVERTAKEN: &str = "revisions_overtaken";

/// Publishes a revision, unless the latest one has the same content; gives the latest.
///
/// Writing down the course holds it for the rest of the transaction: of two that come at once one waits, and then sees
/// that it was overtaken.
pub async fn publish(conn: &mut Conn, revision: &NewRevision, now: i64) -> Result<Revision, DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO courses (id, folder, created_at) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET folder = excluded.folder, retired_at = NULL",
        )
        .bind(&revision.course)
        .bind(&revision.folder)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    let latest = latest(conn, &revision.course).await?;
    if let Over::Only(base) = &revision.over
        && latest.as_ref().map(|latest| &latest.id) != base.as_ref()
    {
        return Err(DbError::Constraint(OVERTAKEN.to_owned()));
    }
    let number = match latest {
        Some(latest) if latest.content_hash == revision.content_hash => return Ok(latest),
        Some(latest) => latest.number + 1,
        None => 1,
    };
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO revisions (id, course, number, format, content_hash, published_at, published_by, note)
             VALUES ($1, $2, $3, 1, $4, $5, $6, $7)",
        )
        .bind(&revision.id)
        .bind(&revision.course)
        .bind(number)
        .bind(&revision.content_hash)
        .bind(now)
        .bind(&revision.published_by)
        .bind(&revision.note)
        .execute(c)
        .await
        .map(drop)
    })?;
    for file in &revision.files {
        on!(conn, |c| {
            sqlx::query(
                "INSERT INTO revision_files (revision, path, content, media_hash, size) VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(&revision.id)
            .bind(&file.path)
            .bind(&file.content)
            .bind(&file.media_hash)
            .bind(file.size)
            .execute(c)
            .await
            .map(drop)
        })?;
    }
    find(conn, &revision.id).await?.ok_or(DbError::NotFound)
}

/// The revision of a course with this number.
pub async fn find_number(conn: &mut Conn, course: &str, number: i64) -> Result<Option<Revision>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, number, content_hash, published_at FROM revisions WHERE course = $1 AND number = $2",
        )
        .bind(course)
        .bind(number)
        .fetch_optional(c)
        .await
    })?)
}

/// A mark of all that is published: it is another one as soon as anything is published or withdrawn.
pub async fn mark(conn: &mut Conn) -> Result<(i64, i64, i64), DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT (SELECT count(*) FROM revisions),
                (SELECT count(*) FROM courses WHERE retired_at IS NOT NULL),
                (SELECT count(*) + count(superseded_at) FROM common_files)",
        )
        .fetch_one(c)
        .await
    })?)
}

/// The revisions of a course from one on, the oldest first.
pub async fn since(conn: &mut Conn, course: &str, number: i64) -> Result<Vec<Revision>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, course, number, content_hash, published_at FROM revisions
             WHERE course = $1 AND number >= $2 ORDER BY number",
        )
        .bind(course)
        .bind(number)
        .fetch_all(c)
        .await
    })?)
}
