//! What every handler can reach.

use crate::{
    assets::Assets,
    clock::Clock,
    closing::Packaging,
    config::{PasswordConfig, ServeConfig, StoreConfig},
    courses::{Catalogue, MediaStore},
    db::{Db, DbError},
    http::desk::figures::KeptFigures,
    keys::KeyStore,
    passwords::Passwords,
    uploads::UploadStore,
};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::Mutex;

const CODES: PasswordConfig = PasswordConfig { argon2_memory_kib: 1024, argon2_passes: 1, argon2_at_once: 2 };

/// The state of the application, shared by all requests.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// The parts of the state.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Where things are kept.
    pub store: StoreConfig,
    /// How the server listens.
    pub serve: ServeConfig,
    /// The time.
    pub clock: Clock,
    /// Private signing keys.
    pub keys: KeyStore,
    /// Media of courses.
    pub media: MediaStore,
    /// Files that learners hand in.
    pub uploads: UploadStore,
    /// The pool of password hashing.
    pub passwords: Passwords,
    /// The pool in which codes on paper are hashed: they are many, and random, so that a small cost is enough.
    pub codes: Passwords,
    /// Style, script, fonts.
    pub assets: Assets,
    /// Hash of the token that opens the set-up page, while there is no administrator.
    pub setup_token: RwLock<Option<String>>,
    /// How far the packages of certificates are that are being sent.
    pub packaging: Packaging,
    /// The numbers of large desks.
    pub figures: KeptFigures,
    /// What is published.
    pub catalogue: RwLock<Arc<Catalogue>>,
    /// Held while the catalogue is made anew: an earlier one never takes the place of a later one.
    pub reloading: Mutex<()>,
    /// Held while the folder of courses is published or written.
    pub folder: Mutex<()>,
}

impl std::ops::Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl AppState {
    /// The state over an open database.
    pub async fn new(db: Db, store: StoreConfig, serve: ServeConfig) -> Result<Self, StartError> {
        let catalogue = Catalogue::load(&db).await?;
        let passwords = Passwords::new(&serve.passwords).map_err(StartError::Setting)?;
        let codes = Passwords::new(&CODES).map_err(StartError::Setting)?;
        Ok(Self(Arc::new(Parts {
            clock: Clock::in_zone(store.time_zone.clone()),
            keys: KeyStore::in_folder(&store.data_dir),
            media: MediaStore::in_folder(&store.data_dir),
            uploads: UploadStore::in_folder(&store.data_dir),
            passwords,
            codes,
            assets: Assets::load(),
            setup_token: RwLock::default(),
            packaging: Packaging::default(),
            figures: KeptFigures::default(),
            catalogue: RwLock::new(Arc::new(catalogue)),
            reloading: Mutex::default(),
            folder: Mutex::default(),
            db,
            store,
            serve,
        })))
    }

    /// Whether mail leaves this site.
    pub fn sends_mail(&self) -> bool {
        self.serve.mail.smtp_url.is_some()
    }

    /// The catalogue of now.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Swaps the catalogue for what the database holds now.
    pub async fn reload_catalogue(&self) -> Result<(), DbError> {
        let _alone = self.reloading.lock().await;
        let loaded = Arc::new(self.catalogue().reloaded(&self.db).await?);
        *self.catalogue.write().unwrap_or_else(PoisonError::into_inner) = loaded;
        Ok(())
    }
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A setting is wrong.
    #[error("{0}")]
    Setting(String),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// A file or the network.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}
