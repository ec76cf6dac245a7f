//! The media store: files under their SHA-256, so that a revision's media never change.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The folder of media.
#[derive(Clone, Debug)]
pub struct MediaStore {
    dir: PathBuf,
}

impl MediaStore {
    /// The store in this data folder.
    pub fn in_folder(data_dir: &Path) -> Self {
        Self { dir: data_dir.join("media") }
    }

    /// Keeps a copy of a file; one that is there stays.
    pub fn keep(&self, source: &Path) -> io::Result<()> {
        let bytes = fs::read(source)?;
        let target = self.path(&HEXLOWER.encode(&Sha256::digest(&bytes)));
        if target.exists() {
            return Ok(());
        }
        fs::create_dir_all(&self.dir)?;
        // A half-written file never bears the final name, not even after a power cut.
        let half = target.with_extension("part");
        let mut file = fs::File::create(&half)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        fs::rename(&half, &target)?;
        fs::File::open(&self.dir)?.sync_all()
    }

    /// Where the file with this digest lies.
    pub fn path(&self, digest: &str) -> PathBuf {
        self.dir.join(digest)
    }
}

/// The content type of a medium by its ending; unknown ones are only downloaded.
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "opus" | "ogg" => "audio/ogg",
        "m4a" => "audio/mp4",
        "vtt" => "text/vtt; charset=utf-8",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
