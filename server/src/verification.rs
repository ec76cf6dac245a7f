//! What verification needs from the database: the issuers' keys and their revocation lists of today.

use crate::{
    clock::Clock,
    db::{Conn, DbError, certificates, issuers},
    keys::KeyStore,
};
use domain::credential::{Code, IssuerKey, Kid, PublicKey, Reason, Revocation, RevocationList, sign_list};
use jiff::civil::Date;

/// The public keys of all issuers, past ones too.
pub async fn issuer_keys(conn: &mut Conn, clock: &Clock) -> Result<Vec<IssuerKey>, DbError> {
    let rows = issuers::public_keys(conn).await?;
    Ok(rows.into_iter().filter_map(|row| issuer_key(row, clock)).collect())
}

fn issuer_key(row: issuers::PublicKey, clock: &Clock) -> Option<IssuerKey> {
    Some(IssuerKey {
        kid: row.kid.parse::<Kid>().ok()?,
        issuer: row.issuer,
        issuer_name: row.issuer_name,
        public_key: row.public_key.parse::<PublicKey>().ok()?,
        valid_from: row.valid_from.parse::<Date>().ok()?,
        valid_to: row.valid_to.and_then(|day| day.parse().ok()),
        compromised_at: row.compromised_at.map(|at| clock.day(at)),
    })
}

/// The fingerprint of a public key, or nothing for bytes that are none.
pub fn fingerprint(key: &issuers::PublicKey) -> String {
    key.public_key.parse::<PublicKey>().map(|key| key.fingerprint()).unwrap_or_default()
}

/// The revocation list of today, unsigned.
pub async fn revocation_list(conn: &mut Conn, issuer: &str, clock: &Clock) -> Result<RevocationList, DbError> {
    let ended = certificates::ended(conn, issuer).await?;
    let entry = |row: certificates::Ended| {
        Some(Revocation {
            code: row.code.parse::<Code>().ok()?,
            reason: Reason::of_word(&row.ended_class)?,
            date: clock.day(row.ended_at),
        })
    };
    Ok(RevocationList {
        issuer: issuer.to_owned(),
        date: clock.today(),
        entries: ended.into_iter().filter_map(entry).collect(),
    })
}

/// The signed revocation lists of today, of every issuer whose key is here.
pub async fn signed_lists(conn: &mut Conn, keys: &KeyStore, clock: &Clock) -> Result<Vec<Vec<u8>>, DbError> {
    let Some(issuer) = issuers::default_issuer(conn).await? else { return Ok(Vec::new()) };
    let kid = issuers::signing_key(conn, &issuer.id).await?;
    let Some(key) = kid.and_then(|kid| keys.find(&kid)) else { return Ok(Vec::new()) };
    let list = revocation_list(conn, &issuer.id, clock).await?;
    Ok(vec![sign_list(&list, &key)])
}
