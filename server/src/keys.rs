//! Private signing keys: one file each in the data folder, readable by its owner alone.

use data_encoding::BASE64URL_NOPAD;
use domain::credential::SigningKey;
use std::{
    fs, io,
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// The folder of private keys. A node without a key serves everything else; certificates wait.
#[derive(Clone, Debug)]
pub struct KeyStore {
    dir: PathBuf,
}

impl KeyStore {
    /// The keys in this data folder.
    pub fn in_folder(data_dir: &Path) -> Self {
        Self { dir: data_dir.join("keys") }
    }

    /// Makes a key, keeps its private half and gives it back.
    pub fn create(&self) -> io::Result<SigningKey> {
        let key = SigningKey::from_bytes(&crate::secret::bytes());
        fs::create_dir_all(&self.dir)?;
        let path = self.path(&key.public().kid().to_string());
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        writeln!(file, "{}", BASE64URL_NOPAD.encode(&key.to_bytes()))?;
        file.sync_all()?;
        // The name too, before the database tells of its public half.
        fs::File::open(&self.dir)?.sync_all()?;
        Ok(key)
    }

    /// The private key with this id, if it is here and whole.
    pub fn find(&self, kid: &str) -> Option<SigningKey> {
        let is_plain = kid.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let text = is_plain.then(|| fs::read_to_string(self.path(kid)).ok())??;
        let bytes: [u8; 32] = BASE64URL_NOPAD.decode(text.trim().as_bytes()).ok()?.try_into().ok()?;
        Some(SigningKey::from_bytes(&bytes)).filter(|key| key.public().kid().to_string() == kid)
    }

    fn path(&self, kid: &str) -> PathBuf {
        self.dir.join(format!("{kid}.key"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_kept_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let dir = std::env::temp_dir().join(crate::secret::uuid(0));
        let store = KeyStore::in_folder(&dir);
        let key = store.create().expect("a temporary folder can be written");
        let kid = key.public().kid().to_string();
        let found = store.find(&kid).expect("the key was kept");
        assert_eq!(found.to_bytes(), key.to_bytes());
        let mode = fs::metadata(store.path(&kid)).expect("the file is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(store.find("../../etc/passwd").is_none());
        fs::remove_dir_all(dir).expect("the temporary folder can go");
    }
}
