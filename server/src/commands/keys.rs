//! `khuevan keys`: signing keys of the issuer.

use super::{failed, open_db};
use crate::{
    clock::Clock,
    config::StoreConfig,
    db::{Db, DbError, issuers},
    keys::KeyStore,
    verification,
};
use clap::{Args, Subcommand};
use std::process::ExitCode;

/// Arguments of `khuevan keys`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Print the public keys with their fingerprints
    List,
    /// Print the public keys as JSON, for `khuevan verify --keys`
    Export,
    /// Make a new key; older certificates still verify with the old ones
    Rotate,
    /// Declare a key compromised: nothing it signed from today on is believed
    Compromised {
        /// The key's id
        kid: String,
    },
}

/// Carries out one act.
pub async fn run(arguments: Arguments) -> ExitCode {
    let db = match open_db(&arguments.store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let clock = Clock::in_zone(arguments.store.time_zone.clone());
    let keys = KeyStore::in_folder(&arguments.store.data_dir);
    let outcome = match arguments.act {
        Act::List => list(&db).await,
        Act::Export => export(&db, &clock).await,
        Act::Rotate => rotate(&db, &keys, &clock).await,
        Act::Compromised { kid } => compromised(&db, &clock, kid).await,
    };
    db.close().await;
    match outcome {
        Ok(text) => {
            tell!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => failed(error),
    }
}

async fn list(db: &Db) -> Result<String, DbError> {
    let keys = issuers::public_keys(&mut db.read().await?).await?;
    let line = |key: issuers::PublicKey| {
        let fingerprint = verification::fingerprint(&key);
        let until = key.valid_to.map_or("…".to_owned(), |day| day);
        let state = if key.compromised_at.is_some() { "  COMPROMISED" } else { "" };
        format!("{}  {}  {} – {until}{state}\n    {fingerprint}", key.kid, key.issuer_name, key.valid_from)
    };
    Ok(keys.into_iter().map(line).collect::<Vec<_>>().join("\n"))
}

async fn export(db: &Db, clock: &Clock) -> Result<String, DbError> {
    let keys = verification::issuer_keys(&mut db.read().await?, clock).await?;
    serde_json::to_string_pretty(&keys).map_err(|error| DbError::Other(error.to_string()))
}

async fn rotate(db: &Db, keys: &KeyStore, clock: &Clock) -> Result<String, DbError> {
    let issuer = issuers::default_issuer(&mut db.read().await?).await?;
    let issuer = issuer.ok_or_else(|| DbError::Other("there is no issuer yet".to_owned()))?;
    let key = keys.create().map_err(|error| DbError::Other(error.to_string()))?;
    let (kid, public) = (key.public().kid().to_string(), String::from(key.public()));
    let (now, today) = (clock.now(), clock.today().to_string());
    let made = kid.clone();
    db.write(move |conn| Box::pin(async move { issuers::add_key(conn, &kid, &issuer.id, &public, &today, now).await }))
        .await?;
    Ok(format!("{made}  {}", key.public().fingerprint()))
}

async fn compromised(db: &Db, clock: &Clock, kid: String) -> Result<String, DbError> {
    let now = clock.now();
    let known = kid.clone();
    db.write(move |conn| Box::pin(async move { issuers::renounce_key(conn, &kid, now).await })).await?;
    Ok(format!("{known}: compromised; run `khuevan keys rotate` to sign with a new key"))
}
