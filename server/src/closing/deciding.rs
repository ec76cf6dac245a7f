//! What an administrator decides of a request, in one transaction: the old certificate ends, the new one is signed.

use crate::{
    db::{
        Conn, DbError, accounts, audit,
        certificate_requests::{self, Decision, Request},
        certificates::{self, Certificate, Ending},
        issuers::{self, Issuer},
        messages::{self, NewMessage},
        people, units,
    },
    keys::KeyStore,
    learning::certificate::{self, Draft, signing_issuer},
    paperwork::{self, Kept},
    secret,
    state::AppState,
};
use app::words::Words;
use domain::credential::{Kind, Reason, SigningKey};
use jiff::civil::Date;

/// Undoes the transaction: there is nobody who can sign.
const NO_KEY: &str = "no signing key";
/// Undoes the transaction: the certificate had ended otherwise.
const ENDED: &str = "the certificate had ended";

/// What has become of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It has taken effect; the new certificate, where there is one.
    Done(Option<String>),
    /// Somebody decided before, or the certificate had ended.
    Before,
    /// Nobody can sign a new one.
    NoKey,
}

/// Decides a request; a granted one takes effect at once.
pub async fn decide(
    app: &AppState,
    request: Request,
    granted: bool,
    number: String,
    reason: String,
    by: String,
) -> Result<Decided, DbError> {
    let mut conn = app.db.read().await?;
    let row = certificates::find(&mut conn, &request.certificate).await?.ok_or(DbError::NotFound)?;
    let kept = Kept::open(&mut conn, &app.clock, row).await?.ok_or(DbError::NotFound)?;
    drop(conn);
    let deciding = Deciding {
        keys: app.keys.clone(),
        now: app.clock.now(),
        today: app.clock.today(),
        request,
        number,
        reason,
        by,
    };
    let decided = app.db.write(move |conn| Box::pin(async move { deciding.carry_out(conn, kept, granted).await }));
    match decided.await {
        Err(DbError::Constraint(cause)) if cause == NO_KEY => Ok(Decided::NoKey),
        Err(DbError::Constraint(cause)) if cause == ENDED => Ok(Decided::Before),
        other => other,
    }
}

struct Deciding {
    keys: KeyStore,
    now: i64,
    today: Date,
    request: Request,
    number: String,
    reason: String,
    by: String,
}

impl Deciding {
    async fn carry_out(self, conn: &mut Conn, kept: Kept, granted: bool) -> Result<Decided, DbError> {
        let outcome = if granted { "granted" } else { "refused" };
        let decision = Decision { outcome, number: &self.number, reason: &self.reason, by: &self.by };
        if !certificate_requests::decide(conn, &self.request.id, &decision, self.now).await? {
            return Ok(Decided::Before);
        }
        let done = match (granted, self.request.kind.as_str()) {
            (false, _) => Some(None),
            (true, "revocation") => self.revoke(conn).await?.then_some(None),
            (true, _) => self.replace(conn, kept).await?.map(Some),
        };
        let Some(new) = done else { return Err(DbError::Constraint(ENDED.to_owned())) };
        if let Some(new) = &new {
            certificate_requests::lead_to(conn, &self.request.id, new).await?;
        }
        let action = if granted { "certificate-request-granted" } else { "certificate-request-refused" };
        let entry = audit::Entry {
            actor: Some(&self.by),
            action,
            subject_kind: "certificates",
            subject: &self.request.certificate,
            detail: Some(format!("{} {} {}", self.request.kind, self.number, self.reason)),
        };
        audit::record(conn, entry, self.now).await?;
        Ok(Decided::Done(new))
    }

    async fn end(&self, conn: &mut Conn, revoked: bool, class: &str) -> Result<bool, DbError> {
        let ending =
            Ending { revoked, by: &self.by, class, reason: &self.request.reason, decision: Some(&self.number) };
        certificates::end(conn, &self.request.certificate, &ending, self.now).await
    }

    async fn revoke(&self, conn: &mut Conn) -> Result<bool, DbError> {
        let class = self.request.class.as_deref().unwrap_or(Reason::IssuerError.word());
        Ok(self.end(conn, true, class).await? && self.tell(conn, "ended-told-subject", "ended-told", None).await?)
    }

    /// Ends the old one and signs the new one; gives its id, or nothing where the old one had ended.
    async fn replace(&self, conn: &mut Conn, kept: Kept) -> Result<Option<String>, DbError> {
        if !self.end(conn, false, Reason::Replaced.word()).await? {
            return Ok(None);
        }
        let signing = signing_issuer(conn, &self.keys).await?;
        let (issuer, key) = signing.ok_or_else(|| DbError::Constraint(NO_KEY.to_owned()))?;
        let draft = self.draft(conn, &kept, &issuer, &key).await?;
        let new = draft.signed(self.now)?;
        certificate::store(conn, &new, Some(&self.by), self.now).await?;
        self.tell(conn, "replaced-told-subject", "replaced-told", Some((&new.id, &new.number))).await?;
        Ok(Some(new.id))
    }

    async fn draft<'a>(
        &'a self,
        conn: &mut Conn,
        kept: &'a Kept,
        issuer: &'a Issuer,
        key: &'a SigningKey,
    ) -> Result<Draft<'a>, DbError> {
        let old: &Certificate = &kept.row;
        let is_lost = self.request.kind == "lost";
        let kind = if is_lost { Kind::Replacement } else { paperwork::kind(old) };
        let person = people::get(conn, &old.person).await?;
        let mut printed = kept.printed.clone();
        if let Some(closing) = &mut printed.closing {
            // The original is named for ever, also by a paper that is issued again.
            closing.replaces = closing.replaces.take().or_else(|| Some(old.number.clone()));
            if !is_lost {
                closing.birth_date = person.birth_date.as_deref().and_then(|day| day.parse().ok());
            }
        }
        if !is_lost && let Some(post) = units::primary(conn, &old.person, &old.issued_on).await? {
            printed.unit_name = post.unit_name;
        }
        let year = i64::from(self.today.year());
        Ok(Draft {
            kind,
            issuer: &issuer.id,
            key,
            person: &old.person,
            enrolment: None,
            closing: old.closing_decision.as_deref(),
            holder: self.request.holder.clone().or_else(|| old.holder_name.clone()).unwrap_or(person.full_name),
            printed,
            revision: kept.facts.revision,
            sequence: issuers::next_number(conn, &issuer.id, kind.word(), year).await?,
            issued_on: self.today,
            expires: kept.facts.expires,
            replaces: Some(&old.id),
        })
    }

    /// Writes to the holder; the private reason stays with the administration.
    async fn tell(
        &self,
        conn: &mut Conn,
        subject_key: &str,
        body_key: &str,
        new: Option<(&str, &str)>,
    ) -> Result<bool, DbError> {
        let code = accounts::locale(conn, &self.request.person).await?;
        let locale = code.and_then(|code| code.parse().ok()).unwrap_or_default();
        let words = Words::new(locale);
        let values = [
            ("number", self.request.number.as_str().into()),
            ("new", new.map(|(_, number)| number).unwrap_or_default().into()),
        ];
        let message = NewMessage {
            id: secret::uuid(self.now),
            person: self.request.person.clone(),
            subject: words.with(subject_key, &values),
            body: words.with(body_key, &values),
            link: Some(format!("/certificates/{}", new.map_or(self.request.certificate.as_str(), |(id, _)| id))),
        };
        messages::send(conn, &message, self.now).await?;
        Ok(true)
    }
}
