//! A certificate before it is stored: what is printed on it, its signed facts, its row.

use crate::{
    db::{
        Conn, DbError, audit,
        certificates::{self, NewCertificate},
        issuers::{self, Issuer},
    },
    keys::KeyStore,
    secret,
};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use domain::credential::{self, Code, Facts, Kind, SigningKey, Subject};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Everything that a certificate prints, as it was at issue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Printed {
    /// The issuer's name.
    pub issuer_name: String,
    /// The body above the issuer.
    pub superior: String,
    /// Where it was signed.
    pub place: String,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_title: String,
    /// The holder's unit on the day of enrolment; of a programme, on the day of issue.
    pub unit_name: String,
    /// The course's or the programme's id.
    pub course: String,
    /// The catalogue's code; empty of a programme.
    pub course_code: String,
    /// The title of the course or programme, in full.
    pub title: String,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// Thousandths of a percent.
    pub result: Option<i64>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What only the certificate of a programme prints.
    #[serde(default)]
    pub closing: Option<Closing>,
}

/// What only the certificate of a programme prints.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Closing {
    /// The number of the closing decision.
    pub decision_number: String,
    /// Its day.
    pub decided_on: Date,
    /// The holder's birth date.
    pub birth_date: Option<Date>,
    /// Her post.
    pub position: String,
    /// The number of the chứng chỉ that it replaces.
    pub replaces: Option<String>,
}

/// A certificate that has its number and is about to be signed.
pub struct Draft<'a> {
    /// Which paper it is.
    pub kind: Kind,
    /// The issuer.
    pub issuer: &'a str,
    /// The key that signs.
    pub key: &'a SigningKey,
    /// The holder.
    pub person: &'a str,
    /// The enrolment that earned it; nothing where it is about a programme.
    pub enrolment: Option<&'a str>,
    /// The decision that issues it.
    pub closing: Option<&'a str>,
    /// The holder's name.
    pub holder: String,
    /// What is printed.
    pub printed: Printed,
    /// The first bytes of the hash of what was learnt.
    pub revision: [u8; 16],
    /// The number taken in the register of the year of issue.
    pub sequence: i64,
    /// The day of issue.
    pub issued_on: Date,
    /// The last day.
    pub expires: Option<Date>,
    /// The one that it replaces.
    pub replaces: Option<&'a str>,
}

impl Draft<'_> {
    /// Signs it: the row, with a new id and code.
    pub fn signed(self, now: i64) -> Result<NewCertificate, DbError> {
        let code = Code::from_bytes(secret::bytes());
        let year = self.issued_on.year();
        let number = format!("{:05}/{year}/{}", self.sequence, self.kind.suffix());
        let record = credential::sign(&self.facts(&number, code), self.key);
        let printed = serde_json::to_string(&self.printed).map_err(|error| DbError::Other(error.to_string()))?;
        Ok(NewCertificate {
            id: secret::uuid(now),
            kind: self.kind.word(),
            code: code.compact(),
            issuer: self.issuer.to_owned(),
            year: year.into(),
            sequence: self.sequence,
            number,
            person: self.person.to_owned(),
            programme: self.enrolment.is_none().then(|| self.printed.course.clone()),
            enrolment: self.enrolment.map(str::to_owned),
            closing_decision: self.closing.map(str::to_owned),
            holder_name: self.holder,
            facts: printed,
            record_hash: HEXLOWER.encode(&Sha256::digest(&record)),
            record: BASE64URL_NOPAD.encode(&record),
            kid: self.key.public().kid().to_string(),
            template: template(self.kind).to_owned(),
            issued_on: self.issued_on.to_string(),
            expires_on: self.expires.map(|day| day.to_string()),
            replaces: self.replaces.map(str::to_owned),
            renews: None,
        })
    }

    fn facts(&self, number: &str, code: Code) -> Facts {
        let id = self.printed.course.clone();
        Facts {
            issuer: self.issuer.to_owned(),
            number: number.to_owned(),
            code,
            kind: self.kind,
            holder: self.holder.clone(),
            subject: if self.enrolment.is_some() { Subject::Course(id) } else { Subject::Programme(id) },
            title: self.printed.title.clone(),
            revision: self.revision,
            half_tiet: u32::try_from(self.printed.tiet_halves).unwrap_or_default(),
            result: self.printed.result.and_then(|result| u32::try_from(result / 10).ok()),
            from: self.printed.from,
            to: self.printed.to,
            issued: self.issued_on,
            expires: self.expires,
        }
    }
}

/// The sheet on which new certificates are printed, with its version.
fn template(kind: Kind) -> &'static str {
    match kind {
        Kind::Confirmation => "mac-dinh.1",
        Kind::Certificate => "chung-chi.1",
        Kind::Replacement => "giay-chung-nhan.1",
    }
}

/// The last day of something that holds for so many months from a day on.
pub fn expiry(issued_on: Date, months: Option<i64>) -> Option<Date> {
    issued_on.checked_add(months?.months()).ok()
}

/// The first bytes of a hash in lower-case hex.
pub fn revision(hash: &str) -> Result<[u8; 16], DbError> {
    let bytes = HEXLOWER.decode(hash.as_bytes()).ok();
    let first = bytes.and_then(|bytes| bytes.get(..16)?.try_into().ok());
    first.ok_or_else(|| DbError::Other("a revision's hash is short".to_owned()))
}

/// What a programme was, for the signature: the first bytes of the hash of its file.
pub fn programme_revision(rule: &str) -> Result<[u8; 16], DbError> {
    revision(&HEXLOWER.encode(&Sha256::digest(rule.as_bytes())))
}

/// Who issues today and the key that signs; nothing where one of them is missing.
pub async fn signing_issuer(conn: &mut Conn, keys: &KeyStore) -> Result<Option<(Issuer, SigningKey)>, DbError> {
    let Some(issuer) = issuers::default_issuer(conn).await? else { return Ok(None) };
    let kid = issuers::signing_key(conn, &issuer.id).await?;
    Ok(kid.and_then(|kid| keys.find(&kid)).map(|key| (issuer, key)))
}

/// Stores a certificate with its entry in the audit trail.
pub async fn store(
    conn: &mut Conn,
    certificate: &NewCertificate,
    actor: Option<&str>,
    now: i64,
) -> Result<(), DbError> {
    certificates::issue(conn, certificate, now).await?;
    let entry = audit::Entry {
        actor,
        action: "certificate-issued",
        subject_kind: "certificates",
        subject: &certificate.id,
        detail: None,
    };
    audit::record(conn, entry, now).await
}
