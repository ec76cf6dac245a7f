//! Files of a folder, written and taken away so that none is ever seen half.

use crate::secret;
use domain::{course::SourceFile, text::nfc, writing::with_line_ends_of};
use std::{
    fs,
    io::{self, Write},
    path::{Component, Path, PathBuf},
};

/// How files are named before they are whole; hidden files are no content.
const HALF: &str = ".khuevan-";

/// What happens to a file.
pub(super) struct Edit {
    /// Relative to the folder.
    pub(super) path: String,
    /// As it was when the folder was read.
    old: Option<SourceFile>,
    new: New,
}

enum New {
    Text(String),
    Copy(PathBuf),
    Gone,
}

impl Edit {
    pub(super) fn write(path: String, old: Option<SourceFile>, text: String) -> Self {
        let text = old.as_ref().and_then(SourceFile::text).map_or(text.clone(), |old| with_line_ends_of(old, &text));
        Self { path, old, new: New::Text(text) }
    }

    pub(super) fn copy(path: String, old: Option<SourceFile>, source: PathBuf) -> Self {
        Self { path, old, new: New::Copy(source) }
    }

    pub(super) fn remove(old: SourceFile) -> Self {
        Self { path: old.path.clone(), old: Some(old), new: New::Gone }
    }
}

/// Carries the edits out; `false` as soon as a file is not as it was read: somebody is writing there.
pub(super) fn carry_out(folder: &Path, edits: &[Edit]) -> io::Result<bool> {
    clear(folder)?;
    for edit in edits {
        let place = place_of(folder, &edit.path)?;
        if now(&place, &edit.path)?.as_ref() != edit.old.as_ref() {
            return Ok(false);
        }
        match &edit.new {
            New::Text(text) => put(&place, text.as_bytes())?,
            New::Copy(source) => put(&place, &fs::read(source)?)?,
            New::Gone => remove(folder, &place)?,
        }
    }
    Ok(true)
}

/// Where a file of the folder lies: below it, and through no link. A name that the disk composes otherwise is found.
fn place_of(folder: &Path, path: &str) -> io::Result<PathBuf> {
    let mut place = folder.to_owned();
    for part in Path::new(path).components() {
        let Component::Normal(name) = part else {
            return Err(io::Error::other(format!("{path:?} leads out of its folder")));
        };
        place = entry_named(&place, &name.to_string_lossy())?.unwrap_or_else(|| place.join(name));
        if place.is_symlink() {
            return Err(io::Error::other(format!("{} is a link", place.display())));
        }
    }
    Ok(place)
}

fn entry_named(folder: &Path, name: &str) -> io::Result<Option<PathBuf>> {
    if folder.join(name).exists() || name.is_ascii() || !folder.is_dir() {
        return Ok(None);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if nfc(&entry.file_name().to_string_lossy()) == name {
            return Ok(Some(entry.path()));
        }
    }
    Ok(None)
}

fn now(place: &Path, path: &str) -> io::Result<Option<SourceFile>> {
    match fs::read(place) {
        Ok(bytes) => Ok(SourceFile::from_bytes(path, &bytes).ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn put(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder)?;
    let half = folder.join(format!("{HALF}{}", secret::token()));
    let mut file = fs::File::create(&half)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&half, place)?;
    fs::File::open(folder)?.sync_all()
}

/// Removes a file, and the folders that are empty without it.
fn remove(folder: &Path, place: &Path) -> io::Result<()> {
    fs::remove_file(place)?;
    let mut parent = place.parent();
    while let Some(empty) = parent.filter(|parent| *parent != folder && parent.starts_with(folder)) {
        if fs::remove_dir(empty).is_err() {
            return fs::File::open(empty)?.sync_all();
        }
        parent = empty.parent();
    }
    fs::File::open(folder)?.sync_all()
}

/// Takes away what was left when this was cut off.
fn clear(folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (kind, name) = (entry.file_type()?, entry.file_name().to_string_lossy().into_owned());
        if kind.is_dir() && !name.starts_with('.') {
            clear(&entry.path())?;
        } else if kind.is_file() && name.starts_with(HALF) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
