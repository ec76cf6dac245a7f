//! Certificates: self-contained rows that nothing else can change.

use super::{Conn, DbError, on};

/// A certificate.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Certificate {
    /// UUIDv7.
    pub id: String,
    /// `giay-xac-nhan`, `chung-chi`, `giay-chung-nhan`.
    pub kind: String,
    /// 16 Crockford characters.
    pub code: String,
    /// The issuer.
    pub issuer: String,
    /// As printed.
    pub number: String,
    /// The holder.
    pub person: String,
    /// The enrolment that earned it; nothing where it is about a programme.
    pub enrolment: Option<String>,
    /// The programme that it is about.
    pub programme: Option<String>,
    /// The decision that issued it.
    pub closing_decision: Option<String>,
    /// Its place in the register.
    pub sequence: i64,
    /// The name as frozen at issue; gone after its retention.
    pub holder_name: Option<String>,
    /// JSON of all printed facts; gone after their retention.
    pub facts: Option<String>,
    /// base64url of the signed record; gone after its retention.
    pub record: Option<String>,
    /// SHA-256 of the signed record, lower-case hex; it stays for ever.
    pub record_hash: String,
    /// The key that signed it.
    pub kid: String,
    /// The template and its version.
    pub template: String,
    /// The instant of issue.
    pub issued_at: i64,
    /// The day of issue.
    pub issued_on: String,
    /// The last day.
    pub expires_on: Option<String>,
    /// The one it replaces.
    pub replaces: Option<String>,
    /// The one that it renews.
    pub renews: Option<String>,
    /// When it was replaced.
    pub replaced_at: Option<i64>,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
    /// Who ended it.
    pub ended_by: Option<String>,
    /// The class of reason of its end.
    pub ended_class: Option<String>,
    /// The reason of its end, for administrators.
    pub ended_reason: Option<String>,
    /// The number of the decision behind its end.
    pub ended_decision: Option<String>,
}

/// A certificate to be issued.
#[derive(Clone, Debug)]
pub struct NewCertificate {
    /// UUIDv7.
    pub id: String,
    /// See [`Certificate`].
    pub kind: &'static str,
    /// 16 Crockford characters.
    pub code: String,
    /// The issuer.
    pub issuer: String,
    /// Of the register.
    pub year: i64,
    /// In the register.
    pub sequence: i64,
    /// As printed.
    pub number: String,
    /// The holder.
    pub person: String,
    /// The enrolment that earned it; nothing where it is about a programme.
    pub enrolment: Option<String>,
    /// The programme that it is about.
    pub programme: Option<String>,
    /// The decision that issues it.
    pub closing_decision: Option<String>,
    /// The name, frozen.
    pub holder_name: String,
    /// JSON of all printed facts.
    pub facts: String,
    /// base64url of the signed record.
    pub record: String,
    /// Of the signed record.
    pub record_hash: String,
    /// The key that signed it.
    pub kid: String,
    /// The template and its version.
    pub template: String,
    /// The day of issue.
    pub issued_on: String,
    /// The last day.
    pub expires_on: Option<String>,
    /// The one it replaces.
    pub replaces: Option<String>,
    /// The one that it renews.
    pub renews: Option<String>,
}

/// Issues a certificate.
pub async fn issue(conn: &mut Conn, certificate: &NewCertificate, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO certificates (id, kind, code, issuer, year, sequence, number, person, enrolment, holder_name,
                facts, record, record_hash, kid, template, issued_at, issued_on, expires_on, replaces,
                programme, closing_decision, renews)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22)",
        )
        .bind(&certificate.id)
        .bind(certificate.kind)
        .bind(&certificate.code)
        .bind(&certificate.issuer)
        .bind(certificate.year)
        .bind(certificate.sequence)
        .bind(&certificate.number)
        .bind(&certificate.person)
        .bind(&certificate.enrolment)
        .bind(&certificate.holder_name)
        .bind(&certificate.facts)
        .bind(&certificate.record)
        .bind(&certificate.record_hash)
        .bind(&certificate.kid)
        .bind(&certificate.template)
        .bind(now)
        .bind(&certificate.issued_on)
        .bind(&certificate.expires_on)
        .bind(&certificate.replaces)
        .bind(&certificate.programme)
        .bind(&certificate.closing_decision)
        .bind(&certificate.renews)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Selects certificates by one condition with `$1`.
macro_rules! select {
    ($conditions:literal) => {
        concat!(
            "SELECT id, kind, code, issuer, number, person, enrolment, programme, closing_decision, sequence, holder_name, ",
            "facts, record, record_hash, kid, template, issued_at, issued_on, expires_on, replaces, renews, replaced_at, revoked_at, ended_by, ",
            "ended_class, ended_reason, ended_decision ",
            "FROM certificates WHERE ",
            $conditions
        )
    };
}

/// The certificate with this id.
pub async fn find(conn: &mut Conn, id: &str) -> Result<Option<Certificate>, DbError> {
    Ok(on!(conn, |c| sqlx::query_as(select!("id = $1")).bind(id).fetch_optional(c).await)?)
}

/// The certificate with this code.
pub async fn find_by_code(conn: &mut Conn, code: &str) -> Result<Option<Certificate>, DbError> {
    Ok(on!(conn, |c| sqlx::query_as(select!("code = $1")).bind(code).fetch_optional(c).await)?)
}

/// The certificate that replaces this one.
pub async fn replacement(conn: &mut Conn, id: &str) -> Result<Option<Certificate>, DbError> {
    Ok(on!(conn, |c| sqlx::query_as(select!("replaces = $1")).bind(id).fetch_optional(c).await)?)
}

/// The certificate that renews this one.
pub async fn renewal(conn: &mut Conn, id: &str) -> Result<Option<Certificate>, DbError> {
    Ok(on!(conn, |c| sqlx::query_as(select!("renews = $1")).bind(id).fetch_optional(c).await)?)
}

/// Marks the certificate of a programme that a person has and that has expired before a day as renewed; gives it.
pub async fn renew(
    conn: &mut Conn,
    person: &str,
    programme: &str,
    day: &str,
    now: i64,
) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE certificates SET renewed_at = $4
             WHERE person = $1 AND programme = $2 AND expires_on < $3
                AND revoked_at IS NULL AND replaced_at IS NULL AND renewed_at IS NULL RETURNING id",
        )
        .bind(person)
        .bind(programme)
        .bind(day)
        .bind(now)
        .fetch_optional(c)
        .await
    })?)
}

/// The current certificate of an enrolment.
pub async fn current_of_enrolment(conn: &mut Conn, enrolment: &str) -> Result<Option<Certificate>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(select!("enrolment = $1 AND revoked_at IS NULL AND replaced_at IS NULL"))
            .bind(enrolment)
            .fetch_optional(c)
            .await
    })?)
}

/// How many certificates an enrolment ever had.
pub async fn any_of_enrolment(conn: &mut Conn, enrolment: &str) -> Result<bool, DbError> {
    let count: i64 = on!(conn, |c| {
        sqlx::query_scalar("SELECT count(*) FROM certificates WHERE enrolment = $1").bind(enrolment).fetch_one(c).await
    })?;
    Ok(count > 0)
}

/// The certificates of a person, the latest first.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Certificate>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(select!("person = $1 ORDER BY issued_at DESC, id DESC")).bind(person).fetch_all(c).await
    })?)
}

/// Certificates whose number, code or holder's name holds the words, the latest first.
pub async fn search(conn: &mut Conn, words: &str, limit: i64) -> Result<Vec<Certificate>, DbError> {
    let like = format!("%{}%", words.to_lowercase().replace(['%', '_', '\\'], ""));
    Ok(on!(conn, |c| {
        sqlx::query_as(select!(
            "lower(number) LIKE $1 OR lower(code) LIKE $1 OR lower(holder_name) LIKE $1
             OR person IN (SELECT people.id FROM people WHERE people.name_fold LIKE $1)
             ORDER BY issued_at DESC, id DESC LIMIT $2"
        ))
        .bind(like)
        .bind(limit)
        .fetch_all(c)
        .await
    })?)
}

/// How a certificate ends.
#[derive(Clone, Debug)]
pub struct Ending<'a> {
    /// Revoked, or replaced.
    pub revoked: bool,
    /// Who did it.
    pub by: &'a str,
    /// The class of reason.
    pub class: &'a str,
    /// The reason in words.
    pub reason: &'a str,
    /// The number of the decision behind it.
    pub decision: Option<&'a str>,
}

/// Ends a certificate; `false` if it had ended before, or is to be replaced and has been renewed.
pub async fn end(conn: &mut Conn, id: &str, ending: &Ending<'_>, now: i64) -> Result<bool, DbError> {
    let ended: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE certificates SET
                revoked_at = CASE WHEN $2 THEN CAST($3 AS BIGINT) ELSE NULL END,
                replaced_at = CASE WHEN $2 THEN NULL ELSE CAST($3 AS BIGINT) END,
                ended_by = $4, ended_class = $5, ended_reason = $6, ended_decision = $7
             WHERE id = $1 AND revoked_at IS NULL AND replaced_at IS NULL AND ($2 OR renewed_at IS NULL) RETURNING id",
        )
        .bind(id)
        .bind(ending.revoked)
        .bind(now)
        .bind(ending.by)
        .bind(ending.class)
        .bind(ending.reason)
        .bind(ending.decision)
        .fetch_optional(c)
        .await
    })?;
    Ok(ended.is_some())
}

/// An entry of the revocation list: code, class of reason and time.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Ended {
    /// The certificate's code.
    pub code: String,
    /// The class of reason.
    pub ended_class: String,
    /// When.
    pub ended_at: i64,
}

/// Every certificate that no longer holds, for an issuer's list.
pub async fn ended(conn: &mut Conn, issuer: &str) -> Result<Vec<Ended>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT code, ended_class, COALESCE(revoked_at, replaced_at) AS ended_at FROM certificates
             WHERE issuer = $1 AND ended_class IS NOT NULL ORDER BY code",
        )
        .bind(issuer)
        .fetch_all(c)
        .await
    })?)
}

/// Certificates ever issued, and those among them that have ended.
pub async fn count(conn: &mut Conn) -> Result<(i64, i64), DbError> {
    Ok(on!(conn, |c| sqlx::query_as("SELECT count(*), count(ended_class) FROM certificates").fetch_one(c).await)?)
}
