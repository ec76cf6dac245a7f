//! Who is known by some staff codes and e-mails: looked up for a portion of a list at once, whoever they are. What of
//! it may be told is decided by the rules.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// Somebody who is known.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KnownPerson {
    /// The person.
    pub id: String,
    /// NFC.
    pub full_name: String,
    /// By which she is greeted.
    pub given_name: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// `female`, `male` or `unstated`.
    pub sex: String,
    /// Lower case.
    pub email: Option<String>,
    /// Within `staff_body`.
    pub staff_code: Option<String>,
    /// The top-level body of the code.
    pub staff_body: Option<String>,
    /// Whether she can sign in, or has.
    pub has_signed_in: bool,
    /// Whether she holds a role beyond learning.
    pub is_staff: bool,
    /// Whether this actor has asked for another e-mail or code, and she has not answered or has refused.
    pub was_asked: bool,
    /// Whether she stands in for somebody.
    pub is_stand_in: bool,
}

/// What every look-up gives.
const FACTS: &str =
    "SELECT people.id, people.full_name, people.given_name, people.birth_date, people.sex, people.email,
    people.staff_code, people.staff_body, people.stands_in_for IS NOT NULL AS is_stand_in,
    EXISTS (SELECT 1 FROM accounts WHERE accounts.person = people.id
        AND (accounts.password_hash IS NOT NULL OR accounts.identity_source <> 'local'))
        OR EXISTS (SELECT 1 FROM sessions WHERE sessions.person = people.id) AS has_signed_in,
    EXISTS (SELECT 1 FROM grants WHERE grants.person = people.id AND grants.superseded_at IS NULL
        AND grants.valid_to IS NULL) AS is_staff,
    EXISTS (SELECT 1 FROM person_requests WHERE person_requests.person = people.id AND person_requests.kind <> 'unit'
        AND (person_requests.answer IS NULL OR person_requests.answer = 'refused') AND person_requests.made_by = ";

/// Those with one of the e-mails.
pub async fn by_emails(conn: &mut Conn, actor: &str, emails: &[&str]) -> Result<Vec<KnownPerson>, DbError> {
    if emails.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(FACTS);
        query.push_bind(actor).push(") AS was_asked FROM people WHERE people.email IN (");
        let mut list = query.separated(", ");
        emails.iter().for_each(|email| {
            list.push_bind(*email);
        });
        query.push(")");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// Those with one of the staff codes, in whatever body.
pub async fn by_codes(conn: &mut Conn, actor: &str, codes: &[&str]) -> Result<Vec<KnownPerson>, DbError> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(FACTS);
        query.push_bind(actor).push(") AS was_asked FROM people WHERE people.staff_code IN (");
        let mut list = query.separated(", ");
        codes.iter().for_each(|code| {
            list.push_bind(*code);
        });
        query.push(")");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// A membership of somebody who is known.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KnownMembership {
    /// The row.
    pub id: String,
    /// Who.
    pub person: String,
    /// The unit.
    pub unit: String,
    /// Where she is counted.
    pub is_primary: bool,
    /// Her post.
    pub position: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: String,
    /// `trung-uong`, `tinh`, `xa`.
    pub staff_level: String,
    /// The first day.
    pub valid_from: String,
    /// The first day after it.
    pub valid_to: Option<String>,
}

/// Every membership of these people as it is known now, the earliest first.
pub async fn memberships(conn: &mut Conn, people: &[&str]) -> Result<Vec<KnownMembership>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT id, person, unit, is_primary, position, is_leader, staff_kind, staff_level, valid_from, valid_to
             FROM memberships WHERE superseded_at IS NULL AND person IN ( ",
        );
        let mut list = query.separated(", ");
        people.iter().for_each(|person| {
            list.push_bind(*person);
        });
        query.push(") ORDER BY valid_from, id");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}
