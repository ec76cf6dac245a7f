//! Issuers, their public keys and their registers. Private keys are never here.

use super::{Conn, DbError, on};

/// Who issues certificates.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Issuer {
    /// A short stable id, `[a-z0-9-]`.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The body above it.
    pub superior: String,
    /// Where it signs: `Hà Nội`.
    pub place: String,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_title: String,
}

/// A public key.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PublicKey {
    /// Its id.
    pub kid: String,
    /// The issuer.
    pub issuer: String,
    /// The issuer's name.
    pub issuer_name: String,
    /// base64url of 32 bytes.
    pub public_key: String,
    /// The first day.
    pub valid_from: String,
    /// The day after the last.
    pub valid_to: Option<String>,
    /// From when it must not be trusted.
    pub compromised_at: Option<i64>,
}

/// Stores an issuer.
pub async fn create(conn: &mut Conn, issuer: &Issuer, is_default: bool, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO issuers (id, name, superior, place, signatory_name, signatory_title, is_default, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&issuer.id)
        .bind(&issuer.name)
        .bind(&issuer.superior)
        .bind(&issuer.place)
        .bind(&issuer.signatory_name)
        .bind(&issuer.signatory_title)
        .bind(is_default)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The issuer of courses that name none.
pub async fn default_issuer(conn: &mut Conn) -> Result<Option<Issuer>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, name, superior, place, signatory_name, signatory_title FROM issuers
             WHERE is_default AND retired_at IS NULL",
        )
        .fetch_optional(c)
        .await
    })?)
}

/// The issuer with this id.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Issuer, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT id, name, superior, place, signatory_name, signatory_title FROM issuers WHERE id = $1")
            .bind(id)
            .fetch_one(c)
            .await
    })?)
}

/// Stores a public key and ends the validity of the issuer's earlier ones on that day.
pub async fn add_key(
    conn: &mut Conn,
    kid: &str,
    issuer: &str,
    public_key: &str,
    today: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE issuer_keys SET valid_to = $2 WHERE issuer = $1 AND valid_to IS NULL")
            .bind(issuer)
            .bind(today)
            .execute(c)
            .await
            .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO issuer_keys (kid, issuer, public_key, valid_from, recorded_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(kid)
        .bind(issuer)
        .bind(public_key)
        .bind(today)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The key with which the issuer signs now.
pub async fn signing_key(conn: &mut Conn, issuer: &str) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT kid FROM issuer_keys WHERE issuer = $1 AND valid_to IS NULL AND compromised_at IS NULL
             ORDER BY valid_from DESC, kid DESC LIMIT 1",
        )
        .bind(issuer)
        .fetch_optional(c)
        .await
    })?)
}

/// All public keys, past ones too: old certificates still verify.
pub async fn public_keys(conn: &mut Conn) -> Result<Vec<PublicKey>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT kid, issuer, issuers.name AS issuer_name, public_key, valid_from, valid_to, compromised_at
             FROM issuer_keys JOIN issuers ON issuers.id = issuer_keys.issuer ORDER BY valid_from, kid",
        )
        .fetch_all(c)
        .await
    })?)
}

/// The next number of a register, without gaps: it is given back if the transaction fails.
pub async fn next_number(conn: &mut Conn, issuer: &str, kind: &str, year: i64) -> Result<i64, DbError> {
    next_numbers(conn, issuer, kind, year, 1).await
}

/// Takes so many numbers of a register that follow each other, and gives the last of them.
pub async fn next_numbers(conn: &mut Conn, issuer: &str, kind: &str, year: i64, count: i64) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO registers (issuer, kind, year, last) VALUES ($1, $2, $3, $4)
             ON CONFLICT (issuer, kind, year) DO UPDATE SET last = registers.last + excluded.last RETURNING last",
        )
        .bind(issuer)
        .bind(kind)
        .bind(year)
        .bind(count)
        .fetch_one(c)
        .await
    })?)
}

/// Declares a key compromised; it must exist.
pub async fn renounce_key(conn: &mut Conn, kid: &str, now: i64) -> Result<(), DbError> {
    let renounced: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE issuer_keys SET compromised_at = COALESCE(compromised_at, $2) WHERE kid = $1 RETURNING kid",
        )
        .bind(kid)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    renounced.map(drop).ok_or(DbError::NotFound)
}
