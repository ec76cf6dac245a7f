//! An earlier revision, made the draft.

use super::{OVERTAKEN, Step, draft_of, unless_overtaken};
use crate::{
    db::{DbError, drafts, revisions::RevisionFile},
    error::Error,
    state::AppState,
    writing::{Working, combining::Side},
};
use std::collections::{BTreeMap, BTreeSet};

/// Makes the files of a revision those of the draft, which begins with it where none is open. Nothing where somebody has
/// changed the draft at the same moment.
pub async fn restore(
    app: &AppState,
    working: &Working,
    files: Vec<RevisionFile>,
    by: &str,
) -> Result<Option<()>, Error> {
    let wanted: BTreeMap<&str, &RevisionFile> = files.iter().map(|file| (file.path.as_str(), file)).collect();
    let there = working.files.iter().map(|file| file.file.path.as_str());
    let paths: BTreeSet<&str> = there.chain(wanted.keys().copied()).collect();
    let step = |path: &str| {
        let file = working.find(path);
        let (now, side) = (Side::of(file.map(|file| &file.file)), Side::of(wanted.get(path).copied()));
        (now != side).then(|| Step::put(path, file.map_or(0, |file| file.version), &side))
    };
    let steps: Vec<Step> = paths.into_iter().filter_map(step).collect();
    let (now, by) = (app.clock.now(), by.to_owned());
    let draft = draft_of(working, &by, now);
    let job = app.db.write(move |conn| {
        Box::pin(async move {
            drafts::begin(conn, &draft).await?;
            if !drafts::lock(conn, &draft.id).await? {
                return Err(DbError::Constraint(OVERTAKEN.to_owned()));
            }
            for step in &steps {
                step.carry_out(conn, &draft.id, &by, now).await?;
            }
            Ok(())
        })
    });
    unless_overtaken(job.await)
}
