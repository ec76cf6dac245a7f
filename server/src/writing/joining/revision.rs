//! A draft, brought onto a revision that was published after the one with which it began.

use super::{Joined, OVERTAKEN, Step, unless_overtaken};
use crate::{
    db::{
        Conn, DbError, draft_files, draft_saves,
        drafts::{self, Draft, Outcome},
        revisions::{self, RevisionFile},
    },
    error::Error,
    secret,
    state::AppState,
    writing::{
        FileState, Working,
        combining::{Combined, Side, combine},
    },
};
use std::collections::BTreeMap;

/// Ends the draft and begins another one on the latest revision, with what the first one had changed. Pages that were
/// open go on: they name the draft from which they were written. Nothing where somebody has changed it meanwhile, or
/// where there is nothing to bring.
pub async fn bring_onto_latest(app: &AppState, working: &Working, by: &str) -> Result<Option<Joined>, Error> {
    let Some(old) = working.draft.clone() else { return Ok(None) };
    let mut conn = app.db.read().await?;
    let Some(latest) = revisions::latest(&mut conn, &working.course).await? else { return Ok(None) };
    let before = match &old.base {
        Some(base) => by_path(revisions::files(&mut conn, base).await?),
        None => BTreeMap::new(),
    };
    let after = by_path(revisions::files(&mut conn, &latest.id).await?);
    drop(conn);
    let (mut joined, mut steps) = (Joined::default(), Vec::new());
    for file in working.files.iter().filter(|file| file.state != FileState::Same) {
        let path = &file.file.path;
        let (base, theirs) = (Side::of(before.get(path)), Side::of(after.get(path)));
        let mine = Side::of(Some(&file.file));
        match combine(&base, &theirs, &mine) {
            Combined::Theirs => {}
            Combined::Put(side) => {
                steps.push(Step::put(path, 0, &side));
                joined.taken.push(path.clone());
            }
            Combined::Aside => {
                let text = if let Side::Text(text) = mine { text } else { String::new() };
                steps.push(Step::Aside { path: path.clone(), version: 0, text });
                joined.aside.push(path.clone());
            }
        }
    }
    let now = app.clock.now();
    let new = Draft { id: secret::uuid(now), base: Some(latest.id), ended_at: None, ..old.clone() };
    let changes = working.files.iter().map(|file| file.version).sum();
    let by = by.to_owned();
    let job = app.db.write(move |conn| {
        Box::pin(async move {
            move_on(conn, &old, &new, changes, &by, now).await?;
            for step in &steps {
                step.carry_out(conn, &new.id, &by, now).await?;
            }
            Ok(joined)
        })
    });
    unless_overtaken(job.await)
}

/// One draft ends and the other begins; what was set aside goes along.
async fn move_on(conn: &mut Conn, old: &Draft, new: &Draft, changes: i64, by: &str, now: i64) -> Result<(), DbError> {
    let overtaken = || DbError::Constraint(OVERTAKEN.to_owned());
    if !drafts::lock(conn, &old.id).await? || draft_files::changes(conn, &old.id).await? != changes {
        return Err(overtaken());
    }
    let aside = draft_saves::aside(conn, &old.id).await?;
    drafts::end(conn, &old.id, Outcome::Discarded, by, now).await?;
    if drafts::begin(conn, new).await?.as_ref() != Some(new) {
        return Err(overtaken());
    }
    for save in aside {
        // Later than what is written here, or its author would seem to have saved that file again.
        let save = draft_saves::Save { id: secret::uuid(now), base_version: 0, saved_at: now + 1, ..save };
        draft_saves::record(conn, &new.id, &save).await?;
    }
    Ok(())
}

fn by_path(files: Vec<RevisionFile>) -> BTreeMap<String, RevisionFile> {
    files.into_iter().map(|file| (file.path.clone(), file)).collect()
}
