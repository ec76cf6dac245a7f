//! Revoking a certificate, and issuing it again with a corrected name.

use super::page;
use crate::{
    db::{
        DbError, audit,
        certificates::{self, Certificate, Ending},
        enrolments, revisions,
    },
    error::Error,
    fields::Fields,
    learning,
    render::{Answer, Page, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::admin::{
        certificate::{ReplacementForm, RevocationForm},
        replacement::{self, ReplacementReview, ReplacementReviewPage},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{credential::Reason, text::longer_than};
use leptos::prelude::*;

const LONGEST_REASON: usize = 1_000;
const LONGEST_NAME: usize = 120;

/// POST /admin/certificates/{certificate}/revocation
pub async fn revoke(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    if let Some(asking) = of_programme(&app, &id).await? {
        return Ok(asking);
    }
    let mut errors = FieldErrors::default();
    let class = Reason::of_word(fields.trimmed("class")).filter(|class| *class != Reason::Replaced);
    if class.is_none() {
        errors.add("class", words.say("field-choose"));
    }
    let reason = fields.trimmed("reason").to_owned();
    check_length(words, &mut errors, "reason", &reason, LONGEST_REASON);
    let confirmed = fields.get("confirmed") == "yes";
    if !confirmed {
        errors.add("confirmed", words.say("field-confirm"));
    }
    let Some(class) = class.filter(|_| errors.is_empty()) else {
        let class = fields.trimmed("class").to_owned();
        let form_id = fields.form_id(app.clock.now());
        let form = RevocationForm { class, reason, confirmed, errors, form_id };
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, &id, Some(form), None).await;
    };
    let address = format!("/admin/certificates/{id}");
    let ended = end(&app, actor.person, id, class, reason).await?;
    Ok(redirect_with(&address, if ended { "flash-certificate-revoked" } else { "flash-certificate-ended-before" }))
}

/// That of a programme ends by a request with a decision behind it: its page.
async fn of_programme(app: &AppState, id: &str) -> Result<Option<Response>, Error> {
    let row = certificates::find(&mut app.db.read().await?, id).await?.ok_or(Error::NotFound)?;
    Ok(row.programme.map(|_| redirect_with(&format!("/desk/certificates/{id}"), "flash-request-first")))
}

fn check_length(words: Words, errors: &mut FieldErrors, field: &'static str, text: &str, most: usize) {
    if text.is_empty() {
        errors.add(field, words.say("field-needed"));
    } else if longer_than(text, most) {
        errors.add(field, words.with("field-too-long", &[("most", most.into())]));
    }
}

async fn end(app: &AppState, by: String, id: String, class: Reason, reason: String) -> Result<bool, Error> {
    let now = app.clock.now();
    let ended = app.db.write(move |conn| {
        Box::pin(async move {
            certificates::find(conn, &id).await?.ok_or(DbError::NotFound)?;
            let ending = Ending { revoked: true, by: &by, class: class.word(), reason: &reason, decision: None };
            let ended = certificates::end(conn, &id, &ending, now).await?;
            if ended {
                audit::record(conn, entry(&by, "certificate-revoked", &id, &reason), now).await?;
            }
            Ok(ended)
        })
    });
    Ok(ended.await?)
}

fn entry<'a>(by: &'a str, action: &'static str, id: &'a str, reason: &str) -> audit::Entry<'a> {
    audit::Entry { actor: Some(by), action, subject_kind: "certificates", subject: id, detail: Some(reason.to_owned()) }
}

/// POST /admin/certificates/{certificate}/replacement: shows both names first, then issues.
pub async fn replace(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    if let Some(asking) = of_programme(&app, &id).await? {
        return Ok(asking);
    }
    let row = certificates::find(&mut app.db.read().await?, &id).await?.ok_or(Error::NotFound)?;
    let old = row.holder_name.clone().ok_or(Error::NotFound)?;
    let holder = fields.trimmed("holder").split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = fields.trimmed("replacement_reason").to_owned();
    let form_id = fields.form_id(app.clock.now());
    let mut errors = FieldErrors::default();
    check_length(words, &mut errors, "holder", &holder, LONGEST_NAME);
    check_length(words, &mut errors, "replacement_reason", &reason, LONGEST_REASON);
    if errors.is_empty() && holder == old {
        errors.add("holder", words.say("field-same-name"));
    }
    if !errors.is_empty() {
        let form = ReplacementForm { holder, reason, errors, form_id };
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, &id, None, Some(form)).await;
    }
    if fields.get("confirmed") != "yes" {
        let review = ReplacementReview { id, number: row.number, old_holder: old, holder, reason, form_id };
        let page = Page::new(&app, &visit, replacement::title(words)).at(Place::Administration);
        return Ok(page.show(move || view! { <ReplacementReviewPage words review=review.clone()/> }).await);
    }
    let address = format!("/admin/certificates/{id}");
    Ok(match issue_again(&app, actor.person, row, holder, reason).await? {
        Outcome::Issued(new) => redirect_with(&format!("/admin/certificates/{new}"), "flash-certificate-replaced"),
        Outcome::EndedBefore => redirect_with(&address, "flash-certificate-ended-before"),
        Outcome::NoKey => redirect_with(&address, "flash-certificate-waits"),
    })
}

enum Outcome {
    Issued(String),
    EndedBefore,
    NoKey,
}

/// Ends the old certificate and issues the new one in one transaction; without a key neither happens.
async fn issue_again(
    app: &AppState,
    by: String,
    old: Certificate,
    holder: String,
    reason: String,
) -> Result<Outcome, Error> {
    let (settling, now) = (app.settling(), app.clock.now());
    let written = app.db.write(move |conn| {
        Box::pin(async move {
            let enrolment = old.enrolment.clone().ok_or(DbError::NotFound)?;
            let enrolment = enrolments::lock(conn, &enrolment).await?;
            let completion = crate::db::completions::find(conn, &enrolment.id).await?.ok_or(DbError::NotFound)?;
            let revision = revisions::find(conn, &completion.revision).await?.ok_or(DbError::NotFound)?;
            let ending =
                Ending { revoked: false, by: &by, class: Reason::Replaced.word(), reason: &reason, decision: None };
            if !certificates::end(conn, &old.id, &ending, now).await? {
                return Ok(Outcome::EndedBefore);
            }
            let new = learning::replace(&settling, conn, &old, &enrolment, holder, &revision.content_hash).await?;
            // The error undoes the ending as well.
            let new = new.ok_or_else(|| DbError::Constraint("no signing key".to_owned()))?;
            audit::record(conn, entry(&by, "certificate-replaced", &old.id, &reason), now).await?;
            Ok(Outcome::Issued(new))
        })
    });
    match written.await {
        Err(DbError::Constraint(cause)) if cause == "no signing key" => Ok(Outcome::NoKey),
        other => Ok(other?),
    }
}
