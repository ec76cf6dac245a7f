//! `khuevan verify`: the same check as the offline page.

use super::{failed, open_db, wrong_setting};
use crate::{clock::Clock, config::StoreConfig, db::DbError, verification};
use clap::Args;
use domain::credential::{IssuerKey, RevocationList, Verdict, check, verify_file, verify_list};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `khuevan verify`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    /// Text of the QR code, or `-` to read it from standard input
    #[arg(required_unless_present = "file")]
    text: Option<String>,
    /// File that was downloaded with its signature, for instance the list of a class, instead of a certificate
    #[arg(long, requires = "signature", conflicts_with = "text")]
    file: Option<PathBuf>,
    /// Its signature
    #[arg(long, requires = "file")]
    signature: Option<PathBuf>,
    /// File of public keys, from `khuevan keys export` or the site's /keys; without it the database is asked
    #[arg(long)]
    keys: Option<PathBuf>,
    /// Signed revocation list, from the site's /revocations
    #[arg(long)]
    revocations: Option<PathBuf>,
}

/// Exit code 0 only for a right signature that no given list revokes.
pub async fn run(arguments: Arguments) -> ExitCode {
    let clock = Clock::in_zone(arguments.store.time_zone.clone());
    let (keys, mut lists) = match known(&arguments, &clock).await {
        Ok(known) => known,
        Err(error) => return wrong_setting(error),
    };
    if let (Some(file), Some(signature)) = (&arguments.file, &arguments.signature) {
        return run_file(file, signature, &keys);
    }
    let text = match arguments.text.as_deref() {
        Some("-") => std::io::read_to_string(std::io::stdin()).unwrap_or_default(),
        text => text.unwrap_or_default().to_owned(),
    };
    if let Some(path) = &arguments.revocations {
        let read = fs::read(path).map_err(|error| error.to_string());
        match read.and_then(|bytes| verify_list(&bytes, &keys).map_err(|error| error.to_string())) {
            Ok(list) => lists.push(list),
            Err(error) => return failed(format!("{}: {error}", path.display())),
        }
    }
    let verdict = check(text.trim(), &keys, &lists, clock.today());
    match serde_json::to_string_pretty(&json(&verdict)) {
        Ok(json) => tell!("{json}"),
        Err(error) => return failed(error),
    }
    if matches!(verdict, Verdict::SignatureGood { .. }) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Exit code 0 only where one of the keys signed the file.
fn run_file(file: &Path, signature: &Path, keys: &[IssuerKey]) -> ExitCode {
    let read = |path: &Path| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let checked = read(file).and_then(|file| {
        let signature = read(signature)?;
        verify_file(&file, &signature, keys).cloned().map_err(|error| error.to_string())
    });
    match checked {
        Ok(key) => {
            tell!("{} {}", key.issuer_name, key.public_key.fingerprint());
            ExitCode::SUCCESS
        }
        Err(error) => failed(error),
    }
}

fn json(verdict: &Verdict) -> serde_json::Value {
    match verdict {
        Verdict::SignatureGood { facts, key, list_date, expired } => serde_json::json!({
            "verdict": "signature-good", "facts": facts, "issuer": key.issuer_name, "kid": key.kid,
            "fingerprint": key.public_key.fingerprint(), "revocations_of": list_date, "expired": expired,
        }),
        Verdict::Revoked { facts, key, revocation, list_date } => serde_json::json!({
            "verdict": "revoked", "facts": facts, "issuer": key.issuer_name, "kid": key.kid,
            "reason": revocation.reason, "revoked_on": revocation.date, "revocations_of": list_date,
        }),
        Verdict::Invalid(invalid) => serde_json::json!({
            "verdict": "invalid", "reason": invalid.word(), "detail": invalid.to_string(),
        }),
    }
}

async fn known(arguments: &Arguments, clock: &Clock) -> Result<(Vec<IssuerKey>, Vec<RevocationList>), String> {
    if let Some(path) = &arguments.keys {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let keys = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        return Ok((keys, Vec::new()));
    }
    from_database(&arguments.store, clock).await.map_err(|error| error.to_string())
}

async fn from_database(store: &StoreConfig, clock: &Clock) -> Result<(Vec<IssuerKey>, Vec<RevocationList>), DbError> {
    let db = open_db(store).await?;
    let mut conn = db.read().await?;
    let keys = verification::issuer_keys(&mut conn, clock).await?;
    let mut lists = Vec::new();
    for issuer in keys.iter().map(|key| key.issuer.clone()).collect::<std::collections::BTreeSet<_>>() {
        lists.push(verification::revocation_list(&mut conn, &issuer, clock).await?);
    }
    drop(conn);
    db.close().await;
    Ok((keys, lists))
}
