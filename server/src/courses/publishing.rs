//! Publishing one course: a set of files, wherever they came from, becomes the latest revision.

use super::{answered, catalogue::source_file};
use crate::{
    db::{
        Conn, Db, DbError, audit, draft_files,
        drafts::{self, Outcome},
        folder_states,
        revisions::{self, NewRevision, OVERTAKEN, Over, Revision, RevisionFile},
    },
    secret,
};
use data_encoding::HEXLOWER;
use domain::{
    course::{SourceFile, content_hash},
    problem::Problem,
};

/// A course that shall be published; its files have no error by themselves, nor beside the other courses.
#[derive(Clone, Debug)]
pub struct Publication {
    /// Its id.
    pub course: String,
    /// Its folder.
    pub folder: String,
    /// All files.
    pub files: Vec<RevisionFile>,
    /// The revision over which they were made, where another one must not be in between.
    pub over: Over,
    /// The draft that it comes from; none where it comes from the folder.
    pub room: Option<Room>,
}

/// A draft that becomes a revision.
#[derive(Clone, Debug)]
pub struct Room {
    /// Who publishes.
    pub by: String,
    /// What she says about it.
    pub note: String,
    /// The draft.
    pub draft: String,
    /// How often its files had been changed when they were read.
    pub changes: i64,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Published {
    /// It is the latest revision, now or since before.
    Latest(Revision),
    /// People have answered what would vanish.
    Refused(Vec<Problem>),
    /// Somebody was faster.
    Overtaken(Overtaken),
}

/// Who was faster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overtaken {
    /// Another revision was published.
    ByRevision,
    /// The draft was changed, or it has ended.
    ByDraft,
}

/// What undoes the job of a draft that has changed.
const DRAFT_CHANGED: &str = "drafts_changed";

/// Publishes a course. Of two that come at once one is told that it was overtaken, and nothing of it is kept.
pub async fn publish(db: &Db, publication: Publication, now: i64) -> Result<Published, DbError> {
    let sources: Vec<SourceFile> = publication.files.iter().cloned().filter_map(source_file).collect();
    let refused = answered::check(db, &publication.course, &publication.folder, &sources).await?;
    if !refused.is_empty() {
        return Ok(Published::Refused(refused));
    }
    let Publication { course, folder, files, over, room } = publication;
    let revision = NewRevision {
        id: secret::uuid(now),
        course,
        folder,
        content_hash: HEXLOWER.encode(&content_hash(&sources)),
        files,
        published_by: room.as_ref().map(|room| room.by.clone()),
        note: room.as_ref().map(|room| room.note.clone()).unwrap_or_default(),
        over,
    };
    let job = db.write(move |conn| Box::pin(async move { store(conn, &revision, room, now).await }));
    match job.await {
        Ok(revision) => Ok(Published::Latest(revision)),
        Err(DbError::Constraint(name)) if name == DRAFT_CHANGED => Ok(Published::Overtaken(Overtaken::ByDraft)),
        Err(error) if error.is_constraint(OVERTAKEN, OVERTAKEN) => Ok(Published::Overtaken(Overtaken::ByRevision)),
        Err(error) => Err(error),
    }
}

async fn store(conn: &mut Conn, new: &NewRevision, room: Option<Room>, now: i64) -> Result<Revision, DbError> {
    let Some(room) = room else {
        let revision = revisions::publish(conn, new, now).await?;
        folder_states::agree(conn, &revision.course, &revision.id).await?;
        return Ok(revision);
    };
    if !drafts::lock(conn, &room.draft).await? || draft_files::changes(conn, &room.draft).await? != room.changes {
        return Err(DbError::Constraint(DRAFT_CHANGED.to_owned()));
    }
    let revision = revisions::publish(conn, new, now).await?;
    // Until it is written there, the folder holds what the draft began with.
    let before = match &new.over {
        Over::Only(base) => base.as_deref(),
        Over::Any => None,
    };
    folder_states::suppose(conn, &new.course, before).await?;
    drafts::end(conn, &room.draft, Outcome::Published, &room.by, now).await?;
    let entry = audit::Entry {
        actor: Some(&room.by),
        action: "course-published",
        subject_kind: "revisions",
        subject: &revision.id,
        detail: Some(format!("{} {}: {}", new.course, revision.number, room.note)),
    };
    audit::record(conn, entry, now).await?;
    Ok(revision)
}
