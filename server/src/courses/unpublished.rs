//! What the folder holds of a course that is not published yet.

use super::{Edition, Stand, Standing, read_folder};
use crate::state::AppState;
use data_encoding::HEXLOWER;
use domain::{
    course::{Course, content_hash, read_course},
    problem::Severity,
};
use std::sync::Arc;

/// A course as its folder has it before it is published.
#[derive(Clone)]
pub struct Unpublished {
    /// The course.
    pub course: Arc<Course>,
    /// The hash of its content, as its revision will have it.
    pub content_hash: String,
}

/// The course as its folder has it, where that is without an error and not published yet. What the browser has changed
/// since is no news of the folder.
pub async fn unpublished(app: &AppState, edition: &Edition) -> Option<Unpublished> {
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
        let course = course.filter(|_| !is_broken)?;
        Some((Unpublished { course: Arc::new(course), content_hash }, files))
    });
    let (unpublished, files) = read.await.ok().flatten()?;
    let standing = Standing::of(&mut app.db.read().await.ok()?, &edition.course.id, &files).await.ok()?;
    (standing.stand == Stand::Ahead).then_some(unpublished)
}
