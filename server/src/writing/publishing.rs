//! A draft becomes a revision, and the revision goes into the folder.

use super::{Working, working::WorkingFile};
use crate::{
    courses::{self, Overtaken, Publication, Published, Room, WrittenBack},
    db::revisions::{Over, Revision},
    error::Error,
    state::AppState,
};
use domain::problem::Problem;

/// What became of a draft.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is the latest revision; whether the folder holds it, where this node writes back.
    Published(Revision, Option<WrittenBack>),
    /// Its errors, or people have answered what would vanish.
    Refused(Vec<Problem>),
    /// Somebody was faster.
    Overtaken(Overtaken),
}

/// Publishes a working copy in which no error was found. It goes on when nobody waits for it any more.
pub async fn publish(app: &AppState, working: &Working, by: &str, note: &str) -> Result<Outcome, Error> {
    let Some(draft) = &working.draft else { return Ok(Outcome::Overtaken(Overtaken::ByDraft)) };
    let files = working.files.iter().filter(|file| file.is_there()).map(|file| file.file.clone());
    let publication = Publication {
        course: working.course.clone(),
        folder: working.folder.clone(),
        files: files.collect(),
        over: Over::Only(draft.base.clone()),
        room: Some(Room {
            by: by.to_owned(),
            note: note.to_owned(),
            draft: draft.id.clone(),
            changes: changes(&working.files),
        }),
    };
    let (app, course) = (app.clone(), working.course.clone());
    let work = tokio::spawn(async move {
        let revision = match courses::publish(&app.db, publication, app.clock.now()).await? {
            Published::Latest(revision) => revision,
            Published::Refused(problems) => return Ok(Outcome::Refused(problems)),
            Published::Overtaken(overtaken) => return Ok(Outcome::Overtaken(overtaken)),
        };
        app.reload_catalogue().await?;
        Ok(Outcome::Published(revision, written_back(&app, &course).await))
    });
    work.await.map_err(|error| Error::Internal(error.to_string()))?
}

/// How often the files of a draft have been changed.
pub fn changes(files: &[WorkingFile]) -> i64 {
    files.iter().map(|file| file.version).sum()
}

/// What cannot be written now is written by the next start.
async fn written_back(app: &AppState, course: &str) -> Option<WrittenBack> {
    if !app.store.write_back {
        return None;
    }
    let _alone = app.folder.lock().await;
    let written = courses::write_back(&app.db, &app.media, &app.store.courses_dir, course).await;
    Some(written.unwrap_or_else(|error| {
        tracing::error!(course, %error, "the revision is not in the folder yet");
        WrittenBack::Later
    }))
}
