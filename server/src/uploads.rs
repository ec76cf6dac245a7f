//! Files that learners hand in, under their SHA-256: the same file twice is kept once.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};
use tokio::sync::Semaphore;

/// Forms with files that are read at once, each of at most [`crate::fields::LARGEST_UPLOAD`] bytes of memory.
const AT_ONCE: usize = 8;

/// The folder of uploads.
#[derive(Debug)]
pub struct UploadStore {
    dir: PathBuf,
    /// Who reads a form with files takes a turn.
    pub turns: Semaphore,
}

impl UploadStore {
    /// The store in this data folder.
    pub fn in_folder(data_dir: &Path) -> Self {
        Self { dir: data_dir.join("uploads"), turns: Semaphore::new(AT_ONCE) }
    }

    /// Keeps bytes and gives their hash; when it returns, they are on disk.
    pub fn keep(&self, bytes: &[u8]) -> io::Result<String> {
        let hash = HEXLOWER.encode(&Sha256::digest(bytes));
        let target = self.path(&hash);
        if target.exists() {
            return Ok(hash);
        }
        fs::create_dir_all(&self.dir)?;
        // A half-written file never bears the final name; two who bring the same file do not meet in one.
        let half = self.dir.join(format!("{}.part", crate::secret::uuid(0)));
        let mut file = File::create(&half)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half, &target)?;
        File::open(&self.dir)?.sync_all()?;
        Ok(hash)
    }

    /// Where the file with this hash lies.
    pub fn path(&self, hash: &str) -> PathBuf {
        self.dir.join(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_kept_once() {
        let dir = std::env::temp_dir().join(format!("khuevan-uploads-{}", crate::secret::uuid(0)));
        let store = UploadStore::in_folder(&dir);
        let hash = store.keep(b"%PDF-1.7").expect("a writable folder");
        assert_eq!(store.keep(b"%PDF-1.7").expect("a writable folder"), hash);
        assert_eq!(fs::read(store.path(&hash)).expect("the file"), b"%PDF-1.7");
        assert_eq!(fs::read_dir(dir.join("uploads")).expect("the folder").count(), 1);
        fs::remove_dir_all(dir).expect("the folder goes");
    }
}
