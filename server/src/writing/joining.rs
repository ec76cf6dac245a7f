//! What others have changed meanwhile, joined with a draft: the folder's changes taken into it, or the draft brought
//! onto a later revision. What meets is set aside, so that nothing written is lost.

mod folder;
mod restoring;
mod revision;

pub use folder::{Folder, take_folder};
pub use restoring::restore;
pub use revision::bring_onto_latest;

use super::{Working, combining::Side};
use crate::{
    db::{
        Conn, DbError,
        draft_files::{self, Change},
        draft_saves::{self, Save},
        drafts::Draft,
    },
    error::Error,
    secret,
};

/// What became of the files that others have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Files that are joined, or were changed on one side alone.
    pub taken: Vec<String>,
    /// Files that met: the draft's stands, the other text is set aside.
    pub aside: Vec<String>,
}

/// What undoes a job when somebody has changed the draft meanwhile.
const OVERTAKEN: &str = "draft_joined_elsewhere";

/// One file of the draft as it shall be.
#[derive(Clone, Debug)]
enum Step {
    /// It becomes this.
    Put(Change),
    /// A text beside the version that stands.
    Aside { path: String, version: i64, text: String },
}

impl Step {
    /// The step that puts a side in the place of a version.
    fn put(path: &str, after: i64, side: &Side) -> Self {
        let (content, medium) = match side {
            Side::Absent => (None, None),
            Side::Text(text) => (Some(text.clone()), None),
            Side::Medium(hash, size) => (None, Some((hash.clone(), *size))),
        };
        Self::Put(Change { path: path.to_owned(), after, content, medium })
    }

    async fn carry_out(&self, conn: &mut Conn, draft: &str, by: &str, now: i64) -> Result<(), DbError> {
        let (path, version, base_version, content, outcome) = match self {
            Self::Put(change) => {
                if !draft_files::write(conn, draft, change, by, now).await? {
                    return Err(DbError::Constraint(OVERTAKEN.to_owned()));
                }
                // A medium has no text that could be merged over.
                let Some(text) = change.content.clone() else { return Ok(()) };
                (&change.path, Some(change.after + 1), change.after, text, "merged")
            }
            Self::Aside { path, version, text } => (path, None, *version, text.clone(), "aside"),
        };
        let save = Save {
            id: secret::uuid(now),
            path: path.clone(),
            version,
            base_version,
            content,
            outcome: outcome.to_owned(),
            saved_by: by.to_owned(),
            full_name: String::new(),
            saved_at: now,
        };
        draft_saves::record(conn, draft, &save).await
    }
}

/// What a job gave; `None` where somebody was faster and nothing was done.
fn unless_overtaken<T>(done: Result<T, DbError>) -> Result<Option<T>, Error> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(DbError::Constraint(name)) if name == OVERTAKEN => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The open draft, or the one that begins now.
fn draft_of(working: &Working, by: &str, now: i64) -> Draft {
    working.draft.clone().unwrap_or_else(|| Draft {
        id: secret::uuid(now),
        course: working.course.clone(),
        folder: working.folder.clone(),
        base: working.base.as_ref().map(|base| base.id.clone()),
        begun_by: by.to_owned(),
        begun_at: now,
        ended_at: None,
    })
}
