//! Saving a text: over the version from which it was written, merged with what others have saved meanwhile. What
//! meets another's text is set aside, so that nothing typed is lost.

mod now;
mod put;

pub use put::{Edit, apply, change};

use crate::{
    db::{Conn, DbError, draft_saves},
    error::Error,
    secret,
    state::AppState,
};
use domain::writing::{Hunk, Merge, merge};
use now::Now;
use put::{Put, Step};

/// So often a save is tried again where others come first; each time at least one of them has got on.
const TRIES: usize = 200;

/// A text as a page sends it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Made by the page.
    pub id: String,
    /// The course.
    pub course: String,
    /// Relative to its folder.
    pub path: String,
    /// The draft whose versions count, or the revision where the page knew of no draft.
    pub origin: String,
    /// The version from which it was written.
    pub version: i64,
    /// The text.
    pub text: String,
    /// Who sends it.
    pub by: String,
}

/// What became of a text.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is in the draft.
    Kept(Receipt),
    /// It met another's text and was set aside.
    Aside(Box<Conflict>),
}

/// What a page needs to write on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The draft.
    pub origin: String,
    /// The version that holds the text.
    pub version: i64,
    /// The text, where it is not the one that was sent: another author's changes have come in.
    pub merged: Option<String>,
}

/// Two texts that change the same place.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The draft.
    pub origin: String,
    /// The version that stands there.
    pub version: i64,
    /// Its text; none where the file is gone.
    pub theirs: Option<String>,
    /// Who wrote it, and when.
    pub by: Option<(String, i64)>,
    /// Where the two are alike and where not.
    pub hunks: Vec<Hunk>,
}

/// Saves a text. A request that is repeated saves once.
pub async fn save(app: &AppState, mut sent: Sent) -> Result<Saved, Error> {
    for _ in 0..TRIES {
        let mut conn = app.db.read().await?;
        let now = Now::load(&mut conn, &sent.course, &sent.path).await?.ok_or(Error::NotFound)?;
        if let Some(before) = repeated(&mut conn, &now, &mut sent, app.clock.now()).await? {
            return Ok(before);
        }
        let base = now.text_of(&mut conn, &sent).await?;
        drop(conn);
        let mine = sent.text.clone();
        let theirs = now.text.clone();
        let is_current = sent.version == now.version && sent.origin == now.origin();
        let verdict = tokio::task::spawn_blocking(move || decide(base, theirs, mine, is_current));
        let verdict = verdict.await.map_err(|error| Error::Internal(error.to_string()))?;
        if let Verdict::Stands(merged) = verdict {
            return Ok(Saved::Kept(Receipt { origin: now.origin().to_owned(), version: now.version, merged }));
        }
        let put = Put::new(&now, &sent, &verdict, app.clock.now());
        let done = app.db.write(move |conn| Box::pin(async move { put.carry_out(conn).await })).await?;
        if let Step::Done(draft) = done {
            return Ok(outcome(now, verdict, draft));
        }
    }
    Err(Error::Unavailable("too many saves of one text at once".to_owned()))
}

/// What is to be done with a text.
#[derive(Clone, Debug)]
enum Verdict {
    /// The text stands there already; with another one where others' changes came in.
    Stands(Option<String>),
    /// It becomes the next version.
    Kept(String),
    /// It becomes the next version together with what others changed.
    Merged(String),
    /// It meets another's text.
    Aside(Vec<Hunk>, String),
}

fn decide(base: Option<String>, theirs: Option<String>, mine: String, is_current: bool) -> Verdict {
    if theirs.as_ref() == Some(&mine) {
        return Verdict::Stands(None);
    }
    if is_current {
        return Verdict::Kept(mine);
    }
    let (Some(base), Some(theirs)) = (base, theirs.clone()) else {
        let all = Hunk::Changed { base: String::new(), theirs: theirs.unwrap_or_default(), mine: mine.clone() };
        return Verdict::Aside(vec![all], mine);
    };
    match merge(&base, &theirs, &mine) {
        Merge::Clean(text) if text == theirs => Verdict::Stands(Some(text)),
        Merge::Clean(text) if text == mine => Verdict::Kept(mine),
        Merge::Clean(text) => Verdict::Merged(text),
        Merge::Conflict(hunks) => Verdict::Aside(hunks, mine),
    }
}

fn outcome(now: Now, verdict: Verdict, origin: String) -> Saved {
    let version = now.version + 1;
    match verdict {
        Verdict::Kept(_) => Saved::Kept(Receipt { origin, version, merged: None }),
        Verdict::Merged(text) => Saved::Kept(Receipt { origin, version, merged: Some(text) }),
        Verdict::Stands(merged) => Saved::Kept(Receipt { origin, version: now.version, merged }),
        Verdict::Aside(hunks, _) => Saved::Aside(Box::new(now.conflict(origin, hunks))),
    }
}

/// The answer to a request that came before. An id that stands for something else is replaced by a new one.
async fn repeated(conn: &mut Conn, now: &Now, sent: &mut Sent, at: i64) -> Result<Option<Saved>, DbError> {
    if !draft_saves::is_used(conn, &sent.id).await? {
        return Ok(None);
    }
    let before = match &now.draft {
        Some(draft) => draft_saves::find(conn, &draft.id, &sent.id).await?,
        None => None,
    };
    let is_same =
        |save: &draft_saves::Save| save.path == sent.path && save.saved_by == sent.by && save.content == sent.text;
    let Some(save) = before.filter(is_same) else {
        // Whoever goes back in her browser and writes on sends another text under the same id.
        sent.id = secret::uuid(at);
        return Ok(None);
    };
    let origin = now.origin().to_owned();
    Ok(Some(match save.version {
        Some(version) => Saved::Kept(Receipt { origin, version, merged: None }),
        None => {
            let theirs = now.text.clone().unwrap_or_default();
            let all = Hunk::Changed { base: String::new(), theirs, mine: sent.text.clone() };
            Saved::Aside(Box::new(now.conflict(origin, vec![all])))
        }
    }))
}
