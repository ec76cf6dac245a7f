//! A certificate's row as pages and PDF show it.

use crate::{
    clock::Clock,
    config::StoreConfig,
    db::{
        Conn, DbError,
        certificates::{self, Certificate},
    },
    learning::Printed,
    verification,
};
use app::pages::certificate::{CertificateFacts, CertificateState};
use data_encoding::BASE64URL_NOPAD;
use domain::{
    course::Tiet,
    credential::{self, Code, Facts, Kind, Reason},
    locale::Locale,
    quiz::Percent,
};
use jiff::civil::Date;
use paper::Sheet;

/// A certificate whose bytes are still kept.
pub struct Kept {
    /// The row.
    pub row: Certificate,
    /// The signed facts, with the title in full.
    pub facts: Facts,
    /// The signed bytes.
    pub cose: Vec<u8>,
    /// The rest of what is printed.
    pub printed: Printed,
}

impl Kept {
    /// Opens a row; `None` once its retention is over.
    pub async fn open(conn: &mut Conn, clock: &Clock, row: Certificate) -> Result<Option<Self>, DbError> {
        let (Some(record), Some(facts)) = (&row.record, &row.facts) else { return Ok(None) };
        let broken = |what: &str| DbError::Other(format!("certificate {}: {what}", row.id));
        let cose = BASE64URL_NOPAD.decode(record.as_bytes()).map_err(|_| broken("its record is not base64url"))?;
        let printed: Printed = serde_json::from_str(facts).map_err(|_| broken("its facts cannot be read"))?;
        let keys = verification::issuer_keys(conn, clock).await?;
        let mut facts = credential::verify(&cose, &keys).map_err(|error| broken(&error.to_string()))?.facts;
        facts.title.clone_from(&printed.title);
        Ok(Some(Self { row, facts, cose, printed }))
    }

    /// The facts for a page.
    pub fn facts(&self) -> CertificateFacts {
        CertificateFacts {
            kind: self.facts.kind,
            number: Some(self.facts.number.clone()),
            code: Some(self.facts.code.to_string()),
            holder: self.row.holder_name.clone(),
            unit: self.printed.unit_name.clone(),
            title: self.printed.title.clone(),
            tiet: Tiet { halves: self.printed.tiet_halves },
            days: (self.printed.from, self.printed.to),
            result: self.printed.result.map(Percent),
            issuer: self.printed.issuer_name.clone(),
            superior: self.printed.superior.clone(),
            place: self.printed.place.clone(),
            signatory: (self.printed.signatory_title.clone(), self.printed.signatory_name.clone()),
            issued: Some(self.facts.issued),
            expires: self.facts.expires,
            decision: self.printed.closing.clone().map(|closing| (closing.decision_number, closing.decided_on)),
            register: self.printed.closing.is_some().then_some(self.row.sequence),
        }
    }

    /// The holder's post and unit in a line; the post is printed on the certificates of programmes alone.
    fn post(&self) -> String {
        let post = self.printed.closing.as_ref().map(|closing| closing.position.as_str());
        let parts = post.into_iter().chain([self.printed.unit_name.as_str()]).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }

    /// The sheet for the PDF, in the language of certificates.
    pub fn sheet(&self, store: &StoreConfig) -> Sheet {
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        Sheet {
            locale: Locale::Vi,
            facts: self.facts.clone(),
            cose: self.cose.clone(),
            public_url: store.public_url.clone(),
            national: true,
            superior: given(&self.printed.superior),
            issuer: self.printed.issuer_name.clone(),
            decision: self.printed.closing.as_ref().map(|closing| paper::Decision {
                number: closing.decision_number.clone(),
                on: closing.decided_on,
                replaces: closing.replaces.clone(),
                sequence: self.row.sequence,
            }),
            birth_date: self.printed.closing.as_ref().and_then(|closing| closing.birth_date),
            unit: given(&self.post()),
            place: self.printed.place.clone(),
            signatory_title: self.printed.signatory_title.clone(),
            signatory_name: self.printed.signatory_name.clone(),
            trial: store.is_trial(),
        }
    }
}

/// The code as people read it, from the row's plain form.
pub fn grouped(code: &str) -> String {
    code.parse::<Code>().map_or_else(|_| code.to_owned(), |code| code.to_string())
}

/// The kind of a row.
pub fn kind(row: &Certificate) -> Kind {
    Kind::of_word(&row.kind).unwrap_or(Kind::Confirmation)
}

/// Whether a certificate holds today; `address_of` leads from the id of a replacement to a page for this reader.
pub async fn state(
    conn: &mut Conn,
    clock: &Clock,
    row: &Certificate,
    address_of: impl Fn(&Certificate) -> String,
) -> Result<CertificateState, DbError> {
    if let Some(at) = row.revoked_at {
        let reason = row.ended_class.as_deref().and_then(Reason::of_word).unwrap_or(Reason::IssuerError);
        return Ok(CertificateState::Revoked { on: clock.day(at), reason });
    }
    if let Some(at) = row.replaced_at {
        let other = certificates::replacement(conn, &row.id).await?;
        return Ok(CertificateState::Replaced {
            on: clock.day(at),
            by: other.as_ref().map(|other| other.number.clone()),
            is_other_kind: other.as_ref().is_some_and(|other| other.kind != row.kind),
            address: other.as_ref().map(address_of),
        });
    }
    let last = row.expires_on.as_deref().and_then(|day| day.parse::<Date>().ok());
    Ok(match last {
        Some(on) if on < clock.today() => {
            let other = certificates::renewal(conn, &row.id).await?;
            let renewed = other.map(|other| (other.number.clone(), address_of(&other)));
            CertificateState::Expired { on, renewed }
        }
        _ => CertificateState::Current,
    })
}
