//! Certificates of programmes at the desk, and what is asked for them after issue.

use super::{Desk, cohorts::day};
use crate::{
    db::{
        Conn, audit,
        certificate_requests::{self, NewRequest, Request},
        certificates::{self, Certificate},
        people, scope,
    },
    error::Error,
    fields::Fields,
    paperwork::{self, Kept},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::{
        certificate_requests::{PastRequest, RequestKind, RequestOutcome},
        field::FieldErrors,
    },
    document::Place,
    pages::{
        certificate::reason_key,
        desk::certificate::{DeskCertificate, DeskCertificatePage, RequestForm},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    calendar::after_working_days,
    credential::{Kind, Reason},
    text::{longer_than, single_spaces},
};
use jiff::civil::Date;
use leptos::prelude::*;

const LONGEST_REASON: usize = 1_000;
const LONGEST_NAME: usize = 120;
/// Working days for an answer (Thông tư 03/2023/TT-BNV, article 5.4).
const ANSWER_WITHIN: u32 = 5;

/// GET /desk/certificates/{certificate}
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    page(&app, &visit, &desk, StatusCode::OK, &id, None).await
}

/// A certificate of a programme whose holder is within reach.
async fn reached(conn: &mut Conn, desk: &Desk, id: &str) -> Result<Certificate, Error> {
    let row = certificates::find(conn, id).await?.filter(|row| row.programme.is_some()).ok_or(Error::NotFound)?;
    let holds = scope::holds_everything(conn, &desk.reach).await?
        || scope::holds_person(conn, &desk.reach, &row.person).await?;
    if holds { Ok(row) } else { Err(Error::NotFound) }
}

async fn page(
    app: &AppState,
    visit: &Visit,
    desk: &Desk,
    status: StatusCode,
    id: &str,
    form: Option<RequestForm>,
) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let row = reached(&mut conn, desk, id).await?;
    let state =
        paperwork::state(&mut conn, &app.clock, &row, |other| format!("/desk/certificates/{}", other.id)).await?;
    let requests = certificate_requests::of_certificate(&mut conn, id).await?;
    let can_ask = row.revoked_at.is_none()
        && row.replaced_at.is_none()
        && row.record.is_some()
        && requests.iter().all(|one| one.decided_at.is_some());
    let fresh = || RequestForm {
        holder: row.holder_name.clone().unwrap_or_default(),
        form_id: secret::uuid(app.clock.now()),
        ..RequestForm::default()
    };
    let form = can_ask.then(|| RequestForm { last_day: last_day(app), ..form.unwrap_or_else(fresh) });
    let mut past = Vec::new();
    for one in requests {
        past.push(past_of(app, words, &mut conn, one).await?);
    }
    let view = DeskCertificate {
        id: row.id.clone(),
        number: row.number.clone(),
        state,
        verify: format!("/verify/{}", row.code),
        requests: past,
        form,
        facts: Kept::open(&mut conn, &app.clock, row).await?.map(|kept| kept.facts()),
    };
    drop(conn);
    let page = Page::new(app, visit, view.number.clone()).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <DeskCertificatePage words certificate=view/> }).await)
}

fn last_day(app: &AppState) -> Date {
    after_working_days(app.clock.today(), ANSWER_WITHIN, &app.serve.training.holidays)
}

async fn past_of(app: &AppState, words: Words, conn: &mut Conn, one: Request) -> Result<PastRequest, Error> {
    let class = one.class.as_deref().and_then(Reason::of_word).map(|class| words.say(reason_key(class)));
    let outcome = match (one.decided_at, one.outcome.as_deref()) {
        (Some(at), Some(outcome)) => Some(RequestOutcome {
            granted: outcome == "granted",
            number: one.decision_number.unwrap_or_default(),
            reason: one.decision_reason.unwrap_or_default(),
            by: name(conn, one.decided_by.as_deref()).await?,
            on: app.clock.day(at),
        }),
        _ => None,
    };
    Ok(PastRequest {
        kind: RequestKind::of_word(&one.kind).unwrap_or(RequestKind::Error),
        class,
        reason: one.reason,
        by: name(conn, one.requested_by.as_deref()).await?,
        on: app.clock.day(one.requested_at),
        last_day: day(&one.last_day).unwrap_or_else(|| app.clock.today()),
        outcome,
    })
}

/// The name of somebody who asked or decided.
pub async fn name(conn: &mut Conn, person: Option<&str>) -> Result<String, Error> {
    match person {
        Some(person) => Ok(people::find(conn, person).await?.map(|person| person.full_name).unwrap_or_default()),
        None => Ok(String::new()),
    }
}

/// POST /desk/certificates/{certificate}/requests
pub async fn ask(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let row = reached(&mut app.db.read().await?, &desk, &id).await?;
    let address = format!("/desk/certificates/{id}");
    if row.revoked_at.is_some() || row.replaced_at.is_some() {
        return Ok(redirect_with(&address, "flash-certificate-ended-before"));
    }
    let (form, checked) = check(&app, Words::new(visit.locale), &desk, &row, &fields);
    let Some(new) = checked else {
        return page(&app, &visit, &desk, StatusCode::UNPROCESSABLE_ENTITY, &id, Some(form)).await;
    };
    let now = app.clock.now();
    let made = app.db.write(move |conn| {
        Box::pin(async move {
            let made = certificate_requests::make(conn, &new, now).await?;
            if made {
                let entry = audit::Entry {
                    actor: Some(&new.by),
                    action: "certificate-request-made",
                    subject_kind: "certificates",
                    subject: &new.certificate,
                    detail: Some(format!("{} {}", new.kind, new.reason)),
                };
                audit::record(conn, entry, now).await?;
            }
            Ok(made)
        })
    });
    Ok(redirect_with(&address, if made.await? { "flash-request-sent" } else { "flash-request-waits" }))
}

fn check(
    app: &AppState,
    words: Words,
    desk: &Desk,
    row: &Certificate,
    fields: &Fields,
) -> (RequestForm, Option<NewRequest>) {
    let mut errors = FieldErrors::default();
    let kind = RequestKind::of_word(fields.trimmed("kind"));
    let class = Reason::of_word(fields.trimmed("class")).filter(|class| *class != Reason::Replaced);
    let holder = single_spaces(fields.trimmed("holder"));
    let reason = fields.trimmed("reason").to_owned();
    match kind {
        None => errors.add("kind", words.say("field-choose")),
        Some(RequestKind::Revocation) if class.is_none() => errors.add("class", words.say("field-choose")),
        Some(RequestKind::Error) if holder.is_empty() => errors.add("holder", words.say("field-needed")),
        Some(RequestKind::Lost) if paperwork::kind(row) == Kind::Confirmation => {
            errors.add("kind", words.say("field-choose"));
        }
        Some(_) => {}
    }
    for (field, text, most) in [("holder", &holder, LONGEST_NAME), ("reason", &reason, LONGEST_REASON)] {
        if longer_than(text, most) {
            errors.add(field, words.with("field-too-long", &[("most", most.into())]));
        }
    }
    if reason.is_empty() {
        errors.add("reason", words.say("field-needed"));
    }
    let form_id = fields.form_id(app.clock.now());
    let new = kind.filter(|_| errors.is_empty()).map(|kind| NewRequest {
        id: form_id.clone(),
        certificate: row.id.clone(),
        kind: kind.word(),
        class: class.filter(|_| kind == RequestKind::Revocation).map(Reason::word),
        holder: (kind == RequestKind::Error).then(|| holder.clone()),
        reason: reason.clone(),
        by: desk.actor.person.clone(),
        last_day: last_day(app).to_string(),
    });
    let form = RequestForm {
        kind: fields.trimmed("kind").to_owned(),
        class: fields.trimmed("class").to_owned(),
        holder,
        reason,
        last_day: last_day(app),
        errors,
        form_id,
    };
    (form, new)
}
