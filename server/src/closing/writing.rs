//! The certificates of an issued decision follow by portions, each once, whoever goes on with them.

use crate::{
    db::{
        DbError,
        certificates::{self, NewCertificate},
        closing_issues::{self, Issued},
        closing_numbers::{self, Waiting},
        issuers::{self, Issuer},
        messages::{self, NewMessage},
        outbox::{self, NewMail},
    },
    learning::certificate::{self, Draft, Printed},
    secret,
    state::AppState,
};
use app::words::Words;
use domain::{
    closing::Verdict,
    credential::{Kind, SigningKey},
};
use jiff::civil::Date;

/// Certificates of one write.
pub const PORTION: i64 = 100;

/// Goes on with every decision whose certificates are not all written, for a task that nobody waits for.
pub async fn go_on_logged(app: AppState) {
    let unfinished = async { closing_issues::unfinished(&mut app.db.read().await?).await };
    match unfinished.await {
        Err(error) => tracing::error!(%error, "closing decisions under way were not found"),
        Ok(ids) => {
            for id in ids {
                if let Err(error) = write_certificates(&app, &id).await {
                    tracing::error!(%error, id, "certificates are not all written; the next start goes on");
                }
            }
        }
    }
}

/// Writes the certificates of an issued decision that are still to be written; twice is once, and several nodes may.
pub async fn write_certificates(app: &AppState, id: &str) -> Result<(), DbError> {
    let mut conn = app.db.read().await?;
    let issued = closing_issues::issued(&mut conn, id).await?;
    let issuer = issuers::get(&mut conn, &issued.issuer).await?;
    drop(conn);
    let key = app.keys.find(&issued.kid);
    let key = key.ok_or_else(|| DbError::Other(format!("the signing key {} is not here", issued.kid)))?;
    loop {
        let mut conn = app.db.read().await?;
        let waiting = closing_numbers::waiting(&mut conn, id, &issued.issued_on, PORTION).await?;
        drop(conn);
        let is_last = waiting.is_empty();
        write_portion(app, &issued, &issuer, &key, waiting).await?;
        if is_last {
            return Ok(());
        }
    }
}

async fn write_portion(
    app: &AppState,
    issued: &Issued,
    issuer: &Issuer,
    key: &SigningKey,
    waiting: Vec<Waiting>,
) -> Result<(), DbError> {
    let now = app.clock.now();
    let not_before = now + app.serve.mail.quiet_hours.left(app.clock.local(now));
    let mut signed = Vec::with_capacity(waiting.len());
    for one in waiting {
        let locale = one.locale.as_deref().and_then(|code| code.parse().ok()).unwrap_or_default();
        let (sequence, words) = (one.sequence, Words::new(locale));
        let certificate = draft(issued, issuer, key, &one)?.signed(now)?;
        let letter = told(app, words, issued, &certificate, one.email);
        signed.push((sequence, letter, certificate));
    }
    let id = issued.id.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if !closing_issues::lock(conn, &id).await? {
                    return Ok(());
                }
                let Some(first) = closing_numbers::first_waiting(conn, &id).await? else {
                    return closing_issues::finish(conn, &id, now).await;
                };
                // What comes before was written by another node meanwhile.
                let (mut letters, mut mails) = (Vec::new(), Vec::new());
                for (_, (letter, mail), mut certificate) in
                    signed.into_iter().filter(|(sequence, ..)| *sequence >= first)
                {
                    let programme = certificate.programme.clone().unwrap_or_default();
                    let (person, day) = (&certificate.person, &certificate.issued_on);
                    certificate.renews = certificates::renew(conn, person, &programme, day, now).await?;
                    certificate::store(conn, &certificate, None, now).await?;
                    closing_numbers::certify(conn, &id, &certificate.person, &certificate.id).await?;
                    letters.push(letter);
                    mails.extend(mail);
                }
                messages::send_all(conn, &letters, now).await?;
                outbox::write(conn, &mails, not_before, now).await
            })
        })
        .await
}

/// The certificate of somebody on the list of an issued decision.
pub fn draft<'a>(
    issued: &'a Issued,
    issuer: &'a Issuer,
    key: &'a SigningKey,
    one: &'a Waiting,
) -> Result<Draft<'a>, DbError> {
    let broken = |what: &str| DbError::Other(format!("closing decision {}: {what}", issued.id));
    let verdict: Verdict = serde_json::from_str(&one.verdict).map_err(|_| broken("a verdict cannot be read"))?;
    let Verdict::May(grounds) = verdict else { return Err(broken("somebody has a number who may not")) };
    let issued_on: Date = issued.issued_on.parse().map_err(|_| broken("it has no day"))?;
    let decided_on: Date = issued.decided_on.parse().map_err(|_| broken("its decision has no day"))?;
    let printed = Printed {
        issuer_name: issuer.name.clone(),
        superior: issuer.superior.clone(),
        place: issuer.place.clone(),
        signatory_name: issued.signatory_name.clone(),
        signatory_title: issued.signatory_title.clone(),
        unit_name: one.unit_name.clone().unwrap_or_default(),
        course: issued.programme.clone(),
        course_code: String::new(),
        title: issued.programme_title.clone(),
        tiet_halves: issued.tiet_halves,
        result: grounds.result.map(|result| result.0),
        from: grounds.from,
        to: grounds.to,
        closing: Some(certificate::Closing {
            decision_number: issued.decision_number.clone(),
            decided_on,
            birth_date: one.birth_date.as_deref().and_then(|day| day.parse().ok()),
            position: one.position.clone().unwrap_or_default(),
            replaces: None,
        }),
    };
    Ok(Draft {
        kind: Kind::Certificate,
        issuer: &issued.issuer,
        key,
        person: &one.person,
        enrolment: None,
        closing: Some(&issued.id),
        holder: one.full_name.clone(),
        printed,
        revision: certificate::programme_revision(&issued.rule)?,
        sequence: one.sequence,
        issued_on,
        expires: certificate::expiry(issued_on, issued.valid_months),
        replaces: None,
    })
}

/// What the holder reads in her inbox, and by mail where she has an address.
fn told(
    app: &AppState,
    words: Words,
    issued: &Issued,
    certificate: &NewCertificate,
    address: Option<String>,
) -> (NewMessage, Option<NewMail>) {
    let now = app.clock.now();
    let values = [
        ("title", issued.programme_title.as_str().into()),
        ("number", certificate.number.as_str().into()),
        ("decision", issued.decision_number.as_str().into()),
    ];
    let path = format!("/certificates/{}", certificate.id);
    let message = NewMessage {
        id: secret::uuid(now),
        person: certificate.person.clone(),
        subject: words.with("closing-told-subject", &values),
        body: words.with("closing-told", &values),
        link: Some(path.clone()),
    };
    let mail = address.filter(|_| app.sends_mail()).map(|address| NewMail {
        id: secret::uuid(now),
        person: message.person.clone(),
        address,
        subject: message.subject.clone(),
        body: format!("{}\n\n{}{path}\n", message.body, app.store.public_url),
        stop_url: None,
        message: Some(message.id.clone()),
    });
    (message, mail)
}
