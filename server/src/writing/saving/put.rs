//! The job that writes: it takes place only if the file still stands as it did when the verdict was made.

use super::{Sent, Verdict, now::Now};
use crate::{
    db::{
        Conn, DbError, audit,
        draft_files::{self, Change},
        draft_saves::{self, Save},
        drafts::{self, Draft},
        revisions,
    },
    error::Error,
    secret,
    state::AppState,
    writing::{Working, thinning::thin},
};

/// A text that is ready to be written.
pub struct Put {
    draft: Draft,
    is_new: bool,
    change: Option<Change>,
    save: Save,
}

/// How far a job came.
pub enum Step {
    /// It is written in this draft.
    Done(String),
    /// Somebody else came first.
    Again,
}

impl Put {
    pub(super) fn new(now: &Now, sent: &Sent, verdict: &Verdict, at: i64) -> Self {
        let (content, name) = match verdict {
            Verdict::Stands(text) => (text.clone().unwrap_or_default(), "kept"),
            Verdict::Kept(text) => (text.clone(), "kept"),
            Verdict::Merged(text) => (text.clone(), "merged"),
            Verdict::Aside(_, text) => (text.clone(), "aside"),
        };
        let is_aside = matches!(verdict, Verdict::Aside(..));
        let change = (!is_aside).then(|| Change::text(&sent.path, now.version, Some(content.clone())));
        let base = now.latest.as_ref().map(|latest| latest.id.clone());
        let begun = || begun(&now.course, &now.folder, base, &sent.by, at);
        Self {
            draft: now.draft.clone().unwrap_or_else(begun),
            is_new: now.draft.is_none(),
            save: Save {
                id: sent.id.clone(),
                path: sent.path.clone(),
                version: change.as_ref().map(|change| change.after + 1),
                base_version: sent.version,
                content,
                outcome: name.to_owned(),
                saved_by: sent.by.clone(),
                full_name: String::new(),
                saved_at: at,
            },
            change,
        }
    }

    /// Writes it, unless the draft or the file has changed meanwhile.
    pub async fn carry_out(self, conn: &mut Conn) -> Result<Step, DbError> {
        let Self { draft, is_new, change, save } = self;
        if !held(conn, &draft, is_new).await? || draft_saves::is_used(conn, &save.id).await? {
            return Ok(Step::Again);
        }
        if let Some(change) = &change
            && !draft_files::write(conn, &draft.id, change, &save.saved_by, save.saved_at).await?
        {
            // Somebody else wrote between the look and this job; a draft that begins here has no file yet.
            return Ok(Step::Again);
        }
        draft_saves::record(conn, &draft.id, &save).await?;
        if let Some(version) = save.version {
            thin(conn, &draft.id, &save.path, version, save.saved_at).await?;
        }
        Ok(Step::Done(draft.id))
    }
}

/// A draft that begins on a revision.
pub fn begun(course: &str, folder: &str, base: Option<String>, by: &str, at: i64) -> Draft {
    Draft {
        id: secret::uuid(at),
        course: course.to_owned(),
        folder: folder.to_owned(),
        base,
        begun_by: by.to_owned(),
        begun_at: at,
        ended_at: None,
    }
}

/// Holds the draft, which begins now if it is new; `false` if another one is open, or the course has gone on.
async fn held(conn: &mut Conn, draft: &Draft, is_new: bool) -> Result<bool, DbError> {
    if !is_new {
        return drafts::lock(conn, &draft.id).await;
    }
    let latest = revisions::latest(conn, &draft.course).await?.map(|latest| latest.id);
    if latest != draft.base {
        return Ok(false);
    }
    let open = drafts::begin(conn, draft).await?;
    if open.as_ref().map(|open| &open.id) != Some(&draft.id) {
        return Ok(false);
    }
    let entry = audit::Entry {
        actor: Some(&draft.begun_by),
        action: "draft-begun",
        subject_kind: "drafts",
        subject: &draft.id,
        detail: None,
    };
    audit::record(conn, entry, draft.begun_at).await?;
    Ok(true)
}

/// A file that a larger change writes, by its path; `None` takes it away.
pub type Edit = (String, Option<String>);

/// Writes several texts at once over a working copy, the first one under the id of the form that wants it; `false` if any of them has changed meanwhile, and nothing is done.
pub async fn apply(
    app: &AppState,
    working: &Working,
    edits: Vec<Edit>,
    by: &str,
    form_id: &str,
) -> Result<bool, Error> {
    let now = app.clock.now();
    let base = working.base.as_ref().map(|base| base.id.clone());
    let draft = working.draft.clone();
    let is_new = draft.is_none();
    let draft = draft.unwrap_or_else(|| begun(&working.course, &working.folder, base, by, now));
    let after = |path: &str| working.find(path).map_or(0, |file| file.version);
    let changes: Vec<Change> =
        edits.into_iter().map(|(path, content)| Change::text(&path, after(&path), content)).collect();
    let (by, form_id) = (by.to_owned(), form_id.to_owned());
    let job = app.db.write(move |conn| {
        Box::pin(async move {
            if !held(conn, &draft, is_new).await? {
                return Ok(false);
            }
            // An id that stands for something else already would keep nothing.
            let is_used = draft_saves::is_used(conn, &form_id).await?;
            for (place, one) in changes.iter().enumerate() {
                let id = if place == 0 && !is_used { form_id.clone() } else { secret::uuid(now) };
                if !change(conn, &draft.id, one, &by, &id, now).await? {
                    return Err(DbError::Constraint(OVERTAKEN.to_owned()));
                }
            }
            Ok(true)
        })
    });
    match job.await {
        Err(DbError::Constraint(name)) if name == OVERTAKEN => Ok(false),
        done => Ok(done?),
    }
}

/// What undoes a job in which one of several files has changed meanwhile.
const OVERTAKEN: &str = "draft_files_overtaken";

/// Writes one text of a draft and keeps it as a version; `false` if another version than the expected one stands there.
pub async fn change(
    conn: &mut Conn,
    draft: &str,
    change: &Change,
    by: &str,
    id: &str,
    at: i64,
) -> Result<bool, DbError> {
    if !draft_files::write(conn, draft, change, by, at).await? {
        return Ok(false);
    }
    let save = Save {
        id: id.to_owned(),
        path: change.path.clone(),
        version: Some(change.after + 1),
        base_version: change.after,
        content: change.content.clone().unwrap_or_default(),
        outcome: "kept".to_owned(),
        saved_by: by.to_owned(),
        full_name: String::new(),
        saved_at: at,
    };
    draft_saves::record(conn, draft, &save).await?;
    Ok(true)
}
