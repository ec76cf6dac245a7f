//! What was published from the browser, written back into the folder.
//!
//! Only what differs is written, each file beside its place and then renamed, so that a reader finds the old file or
//! the new one. A folder in which this was cut off holds nothing but files of the two revisions, and is gone on with.

mod files;

use super::{MediaStore, PublishError, Stand, Standing, catalogue::source_file, read_folder, standing::is_readme};
use crate::db::{Db, DbError, folder_states, revisions};
use domain::course::SourceFile;
use files::{Edit, carry_out};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenBack {
    /// The folder holds the latest revision.
    Done,
    /// The folder was changed meanwhile, and stays as it is.
    Changed,
    /// It could not be written; the next start does it.
    Later,
}

/// Writes the latest revision of every course into the folder that is behind its revisions.
pub async fn write_all_back(db: &Db, media: &MediaStore, dir: &Path) -> Result<(), PublishError> {
    let behind = folder_states::behind(&mut db.read().await?).await?;
    for course in behind {
        match write_back(db, media, dir, &course).await {
            Ok(WrittenBack::Done) => tracing::info!(course, "the folder holds the latest revision"),
            Ok(WrittenBack::Changed | WrittenBack::Later) => {
                tracing::warn!(course, "the folder was changed as well, and stays as it is")
            }
            Err(error) => tracing::error!(course, %error, "the course was not written into the folder"),
        }
    }
    Ok(())
}

/// Writes the latest revision of a course into its folder, if that holds nothing that is not published.
pub async fn write_back(db: &Db, media: &MediaStore, dir: &Path, course: &str) -> Result<WrittenBack, PublishError> {
    let mut conn = db.read().await?;
    let folder = revisions::folder(&mut conn, course).await?.ok_or(DbError::NotFound)?;
    let place = place_of(dir, &folder)?;
    let there = read(&place).await?;
    let standing = Standing::of(&mut conn, course, &there).await?;
    let latest = standing.latest.clone().ok_or(DbError::NotFound)?;
    match standing.stand {
        Stand::Ahead | Stand::Apart => return Ok(WrittenBack::Changed),
        Stand::Same => {}
        Stand::Behind => {
            let wanted = revisions::files(&mut conn, &latest.id).await?;
            let edits = edits(&there, wanted, media);
            drop(conn);
            let work = tokio::task::spawn_blocking(move || carry_out(&place, &edits));
            if !work.await.map_err(io::Error::other)?? {
                return Ok(WrittenBack::Changed);
            }
        }
    }
    let course = course.to_owned();
    db.write(move |conn| Box::pin(async move { folder_states::agree(conn, &course, &latest.id).await })).await?;
    Ok(WrittenBack::Done)
}

/// What the folder of a course holds; nothing where it is not there.
async fn read(place: &Path) -> Result<Vec<SourceFile>, PublishError> {
    let place = place.to_owned();
    let read = tokio::task::spawn_blocking(move || match place.exists() {
        true => read_folder(&place).map(|folder| folder.files),
        false => Ok(Vec::new()),
    });
    Ok(read.await.map_err(io::Error::other)??)
}

/// The folder of a course, which lies right in the folder of courses.
fn place_of(dir: &Path, folder: &str) -> Result<PathBuf, io::Error> {
    let is_plain = !folder.is_empty() && !folder.starts_with('.') && !folder.contains(['/', '\\', '\0']);
    if !is_plain {
        return Err(io::Error::other(format!("{folder:?} is no folder of a course")));
    }
    Ok(dir.join(folder))
}

/// What makes the files of a folder those of a revision; `course.md` comes last, and with it a new course.
fn edits(there: &[SourceFile], wanted: Vec<revisions::RevisionFile>, media: &MediaStore) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut paths = BTreeSet::new();
    for file in wanted {
        let Some(new) = source_file(file.clone()) else { continue };
        paths.insert(file.path.clone());
        let old = there.iter().find(|old| old.path == file.path);
        let is_there = old.is_some_and(|old| is_readme(&old.path) || super::digest(old) == super::digest(&new));
        if is_there {
            continue;
        }
        let old = old.cloned();
        edits.push(match (file.content, file.media_hash) {
            (Some(text), _) => Edit::write(file.path, old, text),
            (None, Some(hash)) => Edit::copy(file.path, old, media.path(&hash)),
            (None, None) => continue,
        });
    }
    for old in there.iter().filter(|old| !paths.contains(&old.path) && !is_readme(&old.path)) {
        edits.push(Edit::remove(old.clone()));
    }
    edits.sort_by_key(|edit| edit.path == "course.md");
    edits
}
