//! Issuing: a *giấy xác nhận* is written in the transaction that completes the course, with its gap-free number.

use super::{
    Settling,
    certificate::{self, Draft, Printed, signing_issuer},
};
use crate::{
    courses::Edition,
    db::{
        Conn, DbError,
        certificates::{self, Certificate},
        completions::{self, Completion},
        enrolments::Enrolment,
        issuers::{self, Issuer},
        people,
    },
};
use domain::credential::{Kind, SigningKey};
use jiff::civil::Date;

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
    let Some((issuer, key)) = signing_issuer(conn, &settling.keys).await? else { return Ok(()) };
    let holder = people::get(conn, &enrolment.person).await?.full_name;
    let printed = printed(settling, edition, enrolment, &completion, &issuer);
    let months = edition.course.certificate.as_ref().and_then(|proposal| proposal.valid_months);
    let expires = certificate::expiry(settling.clock.today(), months.map(i64::from));
    let issue = Issue { issuer: &issuer.id, key: &key, enrolment, revision: &edition.revision.content_hash };
    issue.write(settling, conn, (holder, printed), expires, None).await.map(drop)
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
    let Some((issuer, key)) = signing_issuer(conn, &settling.keys).await? else { return Ok(None) };
    let facts = old.facts.as_deref().ok_or(DbError::NotFound)?;
    let printed: Printed = serde_json::from_str(facts).map_err(|error| DbError::Other(error.to_string()))?;
    let expires = old.expires_on.as_deref().and_then(|day| day.parse().ok());
    let issue = Issue { issuer: &issuer.id, key: &key, enrolment, revision };
    issue.write(settling, conn, (holder, printed), expires, Some(&old.id)).await.map(Some)
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
        closing: None,
    }
}

struct Issue<'a> {
    issuer: &'a str,
    key: &'a SigningKey,
    enrolment: &'a Enrolment,
    revision: &'a str,
}

impl Issue<'_> {
    /// Takes the next number, signs the facts and stores the row; gives its id.
    async fn write(
        self,
        settling: &Settling,
        conn: &mut Conn,
        (holder, printed): (String, Printed),
        expires: Option<Date>,
        replaces: Option<&str>,
    ) -> Result<String, DbError> {
        let now = settling.clock.now();
        let issued_on = settling.clock.day(now);
        let kind = Kind::Confirmation;
        let sequence = issuers::next_number(conn, self.issuer, kind.word(), issued_on.year().into()).await?;
        let draft = Draft {
            kind,
            issuer: self.issuer,
            key: self.key,
            person: &self.enrolment.person,
            enrolment: Some(&self.enrolment.id),
            closing: None,
            holder,
            printed,
            revision: certificate::revision(self.revision)?,
            sequence,
            issued_on,
            expires,
            replaces,
        };
        let certificate = draft.signed(now)?;
        certificate::store(conn, &certificate, None, now).await?;
        Ok(certificate.id)
    }
}
