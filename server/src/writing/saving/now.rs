//! How a file stands at this moment, and how it stood in the version from which somebody writes.

use super::{Conflict, Sent};
use crate::{
    db::{
        Conn, DbError, draft_files, draft_saves,
        drafts::{self, Draft},
        revisions::{self, Revision},
    },
    writing::text::plain,
};
use domain::writing::Hunk;

/// A file as it stands.
pub struct Now {
    /// The course.
    pub course: String,
    /// Its folder.
    pub folder: String,
    /// The open draft.
    pub draft: Option<Draft>,
    /// The revision on which a draft would begin.
    pub latest: Option<Revision>,
    /// 0 while the draft has not touched it.
    pub version: i64,
    /// Its text; none where it is gone.
    pub text: Option<String>,
    /// Who changed it last, and when.
    pub changed: Option<(String, i64)>,
}

impl Now {
    /// How the file stands; nothing if neither draft nor base know a text of that path.
    pub async fn load(conn: &mut Conn, course: &str, path: &str) -> Result<Option<Self>, DbError> {
        let draft = drafts::open(conn, course).await?;
        let latest = revisions::latest(conn, course).await?;
        let folder = match &draft {
            Some(draft) => Some(draft.folder.clone()),
            None => revisions::folder(conn, course).await?,
        };
        let Some(folder) = folder else { return Ok(None) };
        let base = match &draft {
            Some(draft) => draft.base.clone(),
            None => latest.as_ref().map(|latest| latest.id.clone()),
        };
        let below = match &base {
            Some(base) => base_text(conn, base, path).await?,
            None => None,
        };
        let own = match &draft {
            Some(draft) => draft_files::find(conn, &draft.id, path).await?,
            None => None,
        };
        let (version, text, changed) = match own {
            Some(own) if own.media_hash.is_some() => return Ok(None),
            Some(own) => (own.version, own.content, Some((own.full_name, own.changed_at))),
            None if below.is_none() => return Ok(None),
            None => (0, below, None),
        };
        Ok(Some(Self { course: course.to_owned(), folder, draft, latest, version, text, changed }))
    }

    /// What pages name beside their version.
    pub fn origin(&self) -> &str {
        let latest = self.latest.as_ref().map_or("", |latest| latest.id.as_str());
        self.draft.as_ref().map_or(latest, |draft| &draft.id)
    }

    /// The text of the version from which somebody writes, as long as it is kept.
    pub async fn text_of(&self, conn: &mut Conn, sent: &Sent) -> Result<Option<String>, DbError> {
        if let Some(draft) = drafts::find(conn, &sent.origin).await?.filter(|draft| draft.course == self.course) {
            if sent.version > 0 {
                return draft_saves::text(conn, &draft.id, &sent.path, sent.version).await;
            }
            return match &draft.base {
                Some(base) => base_text(conn, base, &sent.path).await,
                None => Ok(None),
            };
        }
        match revisions::find(conn, &sent.origin).await? {
            Some(revision) if revision.course == self.course && sent.version == 0 => {
                base_text(conn, &revision.id, &sent.path).await
            }
            _ => Ok(None),
        }
    }

    /// What a page is told of the text that stands there.
    pub fn conflict(&self, origin: String, hunks: Vec<Hunk>) -> Conflict {
        let (theirs, by) = (self.text.clone(), self.changed.clone());
        Conflict { origin, version: self.version, theirs, by, hunks }
    }
}

async fn base_text(conn: &mut Conn, revision: &str, path: &str) -> Result<Option<String>, DbError> {
    let file = revisions::file(conn, revision, path).await?;
    Ok(file.and_then(|file| file.content).map(|text| plain(&text)))
}
