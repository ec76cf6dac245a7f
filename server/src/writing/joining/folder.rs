//! The folder's changes, taken into the draft.

use super::{Joined, OVERTAKEN, Step, draft_of, unless_overtaken};
use crate::{
    courses::{Stand, Standing, digest, read_folder},
    db::{
        DbError, drafts, folder_states,
        revisions::{self, RevisionFile},
    },
    error::Error,
    state::AppState,
    writing::{
        Working,
        combining::{Combined, Side, combine},
    },
};
use data_encoding::HEXLOWER;
use domain::course::{Content, SourceFile};
use std::collections::{BTreeMap, BTreeSet};

/// What the folder of a course holds, and how it stands.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Its files.
    pub files: Vec<SourceFile>,
    /// How it stands to the revisions.
    pub standing: Standing,
    /// The revision with which it agreed last, by path.
    pub before: BTreeMap<String, RevisionFile>,
}

impl Folder {
    /// Looks at the folder of a course. A node that does not write back has none.
    pub async fn load(app: &AppState, working: &Working) -> Result<Option<Self>, Error> {
        let place = app.store.courses_dir.join(&working.folder);
        if !app.store.write_back || !place.join("course.md").is_file() {
            return Ok(None);
        }
        let read = tokio::task::spawn_blocking(move || read_folder(&place));
        let read = read.await.map_err(std::io::Error::other).flatten();
        let files = read.map_err(|error| Error::Internal(error.to_string()))?.files;
        let mut conn = app.db.read().await?;
        let standing = Standing::of(&mut conn, &working.course, &files).await?;
        let before = match &standing.agreed {
            Some(agreed) => revisions::files(&mut conn, &agreed.id).await?,
            None => Vec::new(),
        };
        let before = before.into_iter().map(|file| (file.path.clone(), file)).collect();
        Ok(Some(Self { files, standing, before }))
    }

    /// Whether somebody has changed it, and no draft has taken that yet.
    pub fn is_changed(&self) -> bool {
        matches!(self.standing.stand, Stand::Ahead | Stand::Apart) && !self.standing.is_taken
    }

    /// The files that somebody has changed in it: the path, how it was, and how it is.
    pub fn changes(&self) -> Vec<(String, Side, Side)> {
        let now: BTreeMap<&str, &SourceFile> = self.files.iter().map(|file| (file.path.as_str(), file)).collect();
        let paths: BTreeSet<&str> = self.before.keys().map(String::as_str).chain(now.keys().copied()).collect();
        let changed = |path: &str| {
            let file = now.get(path).copied();
            if self.standing.known.knows(path, file.map(digest).as_ref()) || path.ends_with("README.md") {
                return None;
            }
            let (before, now) = (Side::of(self.before.get(path)), side(file));
            let is_same = file.map(digest) == self.before.get(path).and_then(|old| Some(digest(&source(old)?)));
            (!is_same).then(|| (path.to_owned(), before, now))
        };
        paths.into_iter().filter_map(changed).collect()
    }
}

fn source(file: &RevisionFile) -> Option<SourceFile> {
    crate::courses::source_file(file.clone())
}

/// The side of a file of the folder; sizes of media are looked up when they are kept.
fn side(file: Option<&SourceFile>) -> Side {
    match file.map(|file| &file.content) {
        None => Side::Absent,
        Some(Content::Text(text)) => Side::Text(text.clone()),
        Some(Content::Medium { digest }) => Side::Medium(HEXLOWER.encode(digest), 0),
    }
}

/// Takes what was changed in the folder into the draft, which begins with it where none is open. Nothing where somebody
/// has changed the draft at the same moment.
pub async fn take_folder(
    app: &AppState,
    working: &Working,
    folder: &Folder,
    by: &str,
) -> Result<Option<Joined>, Error> {
    let (mut joined, mut steps) = (Joined::default(), Vec::new());
    for (path, before, mut mine) in folder.changes() {
        if let Side::Medium(_, size) = &mut mine {
            *size = keep(app, &working.folder, &path)?;
        }
        let file = working.find(&path);
        let (theirs, version) = (Side::of(file.map(|file| &file.file)), file.map_or(0, |file| file.version));
        match combine(&before, &theirs, &mine) {
            Combined::Theirs => {}
            Combined::Put(side) => {
                steps.push(Step::put(&path, version, &side));
                joined.taken.push(path);
            }
            Combined::Aside => {
                let text = if let Side::Text(text) = mine { text } else { String::new() };
                steps.push(Step::Aside { path: path.clone(), version, text });
                joined.aside.push(path);
            }
        }
    }
    let (now, taken) = (app.clock.now(), folder.standing.taken(&folder.files));
    let latest = folder.standing.latest.as_ref().map(|latest| latest.id.clone());
    let draft = draft_of(working, by, now);
    let by = by.to_owned();
    let job = app.db.write(move |conn| {
        Box::pin(async move {
            drafts::begin(conn, &draft).await?;
            if !drafts::lock(conn, &draft.id).await? {
                return Err(DbError::Constraint(OVERTAKEN.to_owned()));
            }
            for step in &steps {
                step.carry_out(conn, &draft.id, &by, now).await?;
            }
            folder_states::suppose(conn, &draft.course, latest.as_deref()).await?;
            folder_states::take(conn, &draft.course, &taken).await?;
            Ok(joined)
        })
    });
    unless_overtaken(job.await)
}

/// Keeps a medium of the folder in the store, and gives its size.
fn keep(app: &AppState, folder: &str, path: &str) -> Result<i64, Error> {
    let place = app.store.courses_dir.join(folder).join(path);
    let kept = app.media.keep(&place).and_then(|()| std::fs::metadata(&place));
    let size = kept.map_err(|error| Error::Internal(error.to_string()))?.len();
    Ok(i64::try_from(size).unwrap_or(i64::MAX))
}
