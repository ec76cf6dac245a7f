//! Making people, units and the issuer: what the seed and the set-up page both need.

use crate::{
    db::{
        Conn, DbError, accounts, audit,
        grants::{self, NewGrant},
        issuers::{self, Issuer},
        people::{self, NewPerson},
    },
    secret,
};
use domain::{credential::SigningKey, permission::Role};

/// Stores a person with an account and gives her id.
pub async fn person_with_account(
    conn: &mut Conn,
    person: &NewPerson,
    sign_in_name: &str,
    demo: bool,
    now: i64,
) -> Result<String, DbError> {
    let id = secret::uuid(now);
    people::create(conn, &id, person, now).await?;
    accounts::create(conn, &id, sign_in_name, demo, now).await?;
    Ok(id)
}

/// Grants a role everywhere.
pub async fn grant_everywhere(conn: &mut Conn, person: &str, role: Role, today: &str, now: i64) -> Result<(), DbError> {
    grant(conn, person, role, None, today, now).await
}

/// Grants a role within a unit and all below it; without a unit, everywhere.
pub async fn grant(
    conn: &mut Conn,
    person: &str,
    role: Role,
    unit: Option<&str>,
    today: &str,
    now: i64,
) -> Result<(), DbError> {
    let grant = NewGrant { person, role, unit, course: None, valid_from: today, valid_to: None, granted_by: None };
    grants::record(conn, &secret::uuid(now), &grant, now).await?;
    let entry = audit::Entry {
        actor: None,
        action: "role-granted",
        subject_kind: "people",
        subject: person,
        detail: Some(role.name().to_owned()),
    };
    audit::record(conn, entry, now).await
}

/// Stores the default issuer with its public key.
pub async fn issuer_with_key(
    conn: &mut Conn,
    issuer: &Issuer,
    key: &SigningKey,
    today: &str,
    now: i64,
) -> Result<(), DbError> {
    issuers::create(conn, issuer, true, now).await?;
    let (kid, public) = (key.public().kid().to_string(), String::from(key.public()));
    issuers::add_key(conn, &kid, &issuer.id, &public, today, now).await
}
