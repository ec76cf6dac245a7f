//! Courses between the folder, the database and the memory.
//!
//! The folder is the master copy of content; publishing stores it as numbered revisions; the catalogue in memory is
//! made from the revisions alone, so that what is served is always what was published.

mod answered;
mod catalogue;
mod common;
mod disk;
mod media;
mod scope;

pub(crate) use answered::check as check_answered;
pub(crate) use catalogue::source_file;
pub use catalogue::{Catalogue, Edition};
pub use disk::{Folder, read_folder};
pub use media::{MediaStore, content_type};
pub use scope::Scope;

use crate::{
    db::{
        Db, DbError,
        revisions::{self, NewRevision, RevisionFile},
    },
    secret,
    state::AppState,
};
use data_encoding::HEXLOWER;
use domain::{
    course::{Content, Course, SourceFile, content_hash, read_catalogue, read_course},
    problem::{Problem, Severity},
};
use std::{path::Path, sync::Arc};

/// Why nothing could be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder or the media store could not be read or written.
    #[error("{0}")]
    Files(#[from] std::io::Error),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Checks the folder and publishes every course, every programme and the acts, where they have no error. What has an
/// error, or would leave answers without their question, keeps its last good revision; all problems come back.
pub async fn publish_folder(db: &Db, media: &MediaStore, dir: &Path, now: i64) -> Result<Vec<Problem>, PublishError> {
    let folder = read_folder(dir)?;
    let (catalogue, mut problems) = read_catalogue(&folder.files);
    problems.extend(folder.problems.iter().cloned());
    for (name, files) in folder.courses() {
        let prefix = format!("{name}/");
        let is_broken =
            problems.iter().any(|problem| problem.severity == Severity::Error && problem.file.starts_with(&prefix));
        let Some(course) = catalogue.courses.iter().find(|course| course.folder == name) else { continue };
        if is_broken {
            continue;
        }
        let refused = answered::check(db, &course.id, name, &files).await?;
        if !refused.is_empty() {
            problems.extend(refused);
            continue;
        }
        for path in &course.media {
            media.keep(&dir.join(name).join(path))?;
        }
        let revision = new_revision(&course.id, name, &files, dir, now);
        db.write(move |conn| Box::pin(async move { revisions::publish(conn, &revision, now).await })).await?;
    }
    common::publish(db, &folder, &problems, now).await?;
    Ok(problems)
}

/// A course that is not published yet.
#[derive(Clone)]
pub struct Draft {
    /// The course.
    pub course: Arc<Course>,
    /// The hash of its content, as its revision will have it.
    pub content_hash: String,
}

/// The course as its folder has it, where that is without an error and not published yet.
pub async fn draft(app: &AppState, edition: &Edition) -> Option<Draft> {
    let (dir, folder, published) =
        (app.store.courses_dir.clone(), edition.course.folder.clone(), edition.revision.content_hash.clone());
    let read = tokio::task::spawn_blocking(move || {
        let on_disk = read_folder(&dir).ok()?;
        let files = on_disk.courses().remove(folder.as_str())?;
        let content_hash = HEXLOWER.encode(&content_hash(&files));
        if content_hash == published {
            return None;
        }
        let (course, problems) = read_course(&folder, &files);
        let is_broken = problems.iter().any(|problem| problem.severity == Severity::Error);
        course.filter(|_| !is_broken).map(|course| Draft { course: Arc::new(course), content_hash })
    });
    read.await.ok().flatten()
}

fn new_revision(course: &str, folder: &str, files: &[SourceFile], dir: &Path, now: i64) -> NewRevision {
    let stored = files.iter().map(|file| match &file.content {
        Content::Text(text) => RevisionFile {
            path: file.path.clone(),
            content: Some(text.clone()),
            media_hash: None,
            size: i64::try_from(text.len()).unwrap_or(i64::MAX),
        },
        Content::Medium { digest } => RevisionFile {
            path: file.path.clone(),
            content: None,
            media_hash: Some(HEXLOWER.encode(digest)),
            size: std::fs::metadata(dir.join(folder).join(&file.path))
                .map_or(0, |facts| i64::try_from(facts.len()).unwrap_or(i64::MAX)),
        },
    });
    NewRevision {
        id: secret::uuid(now),
        course: course.to_owned(),
        folder: folder.to_owned(),
        content_hash: HEXLOWER.encode(&content_hash(files)),
        files: stored.collect(),
    }
}
