//! Issuing: a *giấy xác nhận* is written in the transaction that completes the course, with its gap-free number.

use super::Settling;
use crate::{
    courses::Edition,
    db::{
        Conn, DbError, audit,
        certificates::{self, Certificate, NewCertificate},
        completions::{self, Completion},
        enrolments::Enrolment,
        issuers::{self, Issuer},
        people,
    },
    secret,
};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use domain::credential::{self, Code, Facts, Kind, SigningKey, Subject};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The kind of certificate that completion gives.
const KIND: &str = "giay-xac-nhan";
/// The sheet on which new certificates are printed, with its version.
const TEMPLATE: &str = "mac-dinh.1";

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
    /// The holder's unit on the day of enrolment.
    pub unit_name: String,
    /// The course's id.
    pub course: String,
    /// The catalogue's code.
    pub course_code: String,
    /// The course's title, in full.
    pub title: String,
    /// Twice the tiết.
    pub tiet_halves: i64,
    /// Thousandths of a percent.
    pub result: Option<i64>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// Issues the certificate of a completed enrolment, once, when there is an issuer who can sign. Without one the
/// completion is kept and the certificate waits.
pub(super) async fn issue_if_due(
    settling: &Settling,
    conn: &mut Conn,
    edition: &Edition,
    enrolment: &Enrolment,
) -> Result<(), DbError> {
    let gives_one = edition.course.certificate.is_some() && !edition.course.has_planned_items();
    let Some(completion) = completions::find(conn, &enrolment.id).await?.filter(|_| gives_one) else { return Ok(()) };
    if certificates::any_of_enrolment(conn, &enrolment.id).await? {
        return Ok(());
    }
    let Some((issuer, key)) = signing_issuer(settling, conn).await? else { return Ok(()) };
    let holder = people::get(conn, &enrolment.person).await?.full_name;
    let printed = printed(settling, edition, enrolment, &completion, &issuer);
    let expires = edition.course.certificate.as_ref().and_then(|proposal| proposal.valid_months);
    let issue =
        Issue { issuer: &issuer.id, key: &key, enrolment, holder, printed, revision: &edition.revision.content_hash };
    issue.write(settling, conn, expires, None).await.map(drop)
}

/// Issues a corrected certificate in place of one that has just ended as replaced.
pub async fn replace(
    settling: &Settling,
    conn: &mut Conn,
    old: &Certificate,
    enrolment: &Enrolment,
    holder: String,
    revision: &str,
) -> Result<Option<String>, DbError> {
    let Some((issuer, key)) = signing_issuer(settling, conn).await? else { return Ok(None) };
    let facts = old.facts.as_deref().ok_or(DbError::NotFound)?;
    let printed: Printed = serde_json::from_str(facts).map_err(|error| DbError::Other(error.to_string()))?;
    let issue = Issue { issuer: &issuer.id, key: &key, enrolment, holder, printed, revision };
    issue.write(settling, conn, None, Some(old)).await.map(Some)
}

async fn signing_issuer(settling: &Settling, conn: &mut Conn) -> Result<Option<(Issuer, SigningKey)>, DbError> {
    let Some(issuer) = issuers::default_issuer(conn).await? else { return Ok(None) };
    let kid = issuers::signing_key(conn, &issuer.id).await?;
    Ok(kid.and_then(|kid| settling.keys.find(&kid)).map(|key| (issuer, key)))
}

fn printed(
    settling: &Settling,
    edition: &Edition,
    enrolment: &Enrolment,
    completion: &Completion,
    issuer: &Issuer,
) -> Printed {
    Printed {
        issuer_name: issuer.name.clone(),
        superior: issuer.superior.clone(),
        place: issuer.place.clone(),
        signatory_name: issuer.signatory_name.clone(),
        signatory_title: issuer.signatory_title.clone(),
        unit_name: enrolment.unit_name.clone(),
        course: edition.course.id.clone(),
        course_code: edition.course.code.clone(),
        title: edition.course.title.clone(),
        tiet_halves: completion.tiet_halves,
        result: completion.result,
        from: settling.clock.day(enrolment.opened_at),
        to: settling.clock.day(completion.completed_at),
    }
}

struct Issue<'a> {
    issuer: &'a str,
    key: &'a SigningKey,
    enrolment: &'a Enrolment,
    holder: String,
    printed: Printed,
    revision: &'a str,
}

impl Issue<'_> {
    /// Takes the next number, signs the facts and stores the row; gives its id.
    async fn write(
        self,
        settling: &Settling,
        conn: &mut Conn,
        valid_months: Option<u32>,
        replaces: Option<&Certificate>,
    ) -> Result<String, DbError> {
        let now = settling.clock.now();
        let today = settling.clock.day(now);
        let year = i64::from(today.year());
        let sequence = issuers::next_number(conn, self.issuer, KIND, year).await?;
        let number = format!("{sequence:05}/{year}/GXN");
        let code = Code::from_bytes(secret::bytes());
        let expires = match replaces {
            Some(old) => old.expires_on.as_deref().and_then(|day| day.parse().ok()),
            None => valid_months.and_then(|months| today.checked_add(i64::from(months).months()).ok()),
        };
        let facts = self.facts(&number, code, today, expires)?;
        let record = credential::sign(&facts, self.key);
        let certificate = NewCertificate {
            id: secret::uuid(now),
            kind: KIND,
            code: code.compact(),
            issuer: self.issuer.to_owned(),
            year,
            sequence,
            number,
            person: self.enrolment.person.clone(),
            enrolment: self.enrolment.id.clone(),
            holder_name: self.holder,
            facts: serde_json::to_string(&self.printed).map_err(|error| DbError::Other(error.to_string()))?,
            record_hash: HEXLOWER.encode(&Sha256::digest(&record)),
            record: BASE64URL_NOPAD.encode(&record),
            kid: self.key.public().kid().to_string(),
            template: TEMPLATE.to_owned(),
            issued_on: today.to_string(),
            expires_on: expires.map(|day: Date| day.to_string()),
            replaces: replaces.map(|old| old.id.clone()),
        };
        certificates::issue(conn, &certificate, now).await?;
        let entry = audit::Entry {
            actor: None,
            action: "certificate-issued",
            subject_kind: "certificates",
            subject: &certificate.id,
            detail: None,
        };
        audit::record(conn, entry, now).await?;
        Ok(certificate.id)
    }

    fn facts(&self, number: &str, code: Code, today: Date, expires: Option<Date>) -> Result<Facts, DbError> {
        let hash = HEXLOWER.decode(self.revision.as_bytes()).ok().filter(|hash| hash.len() >= 16);
        let mut revision = [0; 16];
        revision.copy_from_slice(&hash.ok_or_else(|| DbError::Other("a revision's hash is short".to_owned()))?[..16]);
        Ok(Facts {
            issuer: self.issuer.to_owned(),
            number: number.to_owned(),
            code,
            kind: Kind::Confirmation,
            holder: self.holder.clone(),
            subject: Subject::Course(self.printed.course.clone()),
            title: self.printed.title.clone(),
            revision,
            half_tiet: u32::try_from(self.printed.tiet_halves).unwrap_or_default(),
            result: self.printed.result.and_then(|result| u32::try_from(result / 10).ok()),
            from: self.printed.from,
            to: self.printed.to,
            issued: today,
            expires,
        })
    }
}
