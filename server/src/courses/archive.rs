//! A revision as a folder that can be taken home: packed, or laid down.

use super::MediaStore;
use crate::db::revisions::RevisionFile;
use std::{
    fs,
    io::{self, Cursor, Write},
    path::{Component, Path},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// The files of a revision as a ZIP with one folder. Media that were never kept, since no text linked to them, are left
/// out.
pub fn archive(files: &[RevisionFile], media: &MediaStore, folder: &str) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let text = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let medium = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for file in files {
        let Some(bytes) = bytes(file, media)? else { continue };
        let options = if file.content.is_some() { text } else { medium };
        archive.start_file(format!("{folder}/{}", file.path), options).map_err(io::Error::other)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish().map_err(io::Error::other)?.into_inner())
}

/// Lays the files of a revision down in a folder that is not there yet.
pub fn lay_down(files: &[RevisionFile], media: &MediaStore, folder: &Path) -> io::Result<()> {
    if folder.exists() {
        return Err(io::Error::other(format!("{} is there already", folder.display())));
    }
    for file in files {
        let is_inside = Path::new(&file.path).components().all(|part| matches!(part, Component::Normal(_)));
        if !is_inside {
            return Err(io::Error::other(format!("{:?} leads out of its folder", file.path)));
        }
        let Some(bytes) = bytes(file, media)? else { continue };
        let place = folder.join(&file.path);
        fs::create_dir_all(place.parent().unwrap_or(folder))?;
        fs::write(place, bytes)?;
    }
    Ok(())
}

fn bytes(file: &RevisionFile, media: &MediaStore) -> io::Result<Option<Vec<u8>>> {
    match (&file.content, &file.media_hash) {
        (Some(text), _) => Ok(Some(text.clone().into_bytes())),
        (None, Some(hash)) => match fs::read(media.path(hash)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        },
        (None, None) => Ok(None),
    }
}
