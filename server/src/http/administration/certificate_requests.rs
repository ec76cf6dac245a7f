//! What coordinators ask for certificates, and the decision of an administrator.

use crate::{
    closing::{self, Decided},
    db::{
        Conn,
        certificate_requests::{self, Request},
    },
    error::Error,
    fields::Fields,
    http::desk::certificates::name,
    render::{Answer, Page, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{
        certificate_requests::{PendingRequest, RequestKind},
        field::FieldErrors,
    },
    document::Place,
    pages::{
        admin::certificate_request::{CertificateRequestPage, CertificateRequestView, DecisionForm},
        certificate::reason_key,
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    credential::Reason,
    text::{longer_than, single_spaces},
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Requests on the first page.
const SHOWN: i64 = 100;
const LONGEST_NUMBER: usize = 60;
const LONGEST_REASON: usize = 1_000;

/// The requests that wait, the most pressing first.
pub async fn pending(app: &AppState, conn: &mut Conn) -> Result<Vec<PendingRequest>, Error> {
    let today = app.clock.today();
    let rows = certificate_requests::pending(conn, SHOWN).await?;
    let line = |row: Request| {
        let last_day: Date = row.last_day.parse().unwrap_or(today);
        PendingRequest {
            address: format!("/admin/certificate-requests/{}", row.id),
            kind: kind(&row),
            number: row.number,
            holder: row.holder_name.unwrap_or_default(),
            last_day,
            is_late: last_day < today,
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

fn kind(row: &Request) -> RequestKind {
    RequestKind::of_word(&row.kind).unwrap_or(RequestKind::Error)
}

/// GET /admin/certificate-requests/{request}
pub async fn show(State(app): State<AppState>, visit: Visit, Path(id): Path<String>) -> Answer {
    let request = certificate_requests::get(&mut app.db.read().await?, &id).await?;
    page(&app, &visit, StatusCode::OK, request, DecisionForm::default()).await
}

async fn page(app: &AppState, visit: &Visit, status: StatusCode, request: Request, form: DecisionForm) -> Answer {
    let words = Words::new(visit.locale);
    let asked_by = name(&mut app.db.read().await?, request.requested_by.as_deref()).await?;
    let class = request.class.as_deref().and_then(Reason::of_word).map(|class| words.say(reason_key(class)));
    let view = CertificateRequestView {
        kind: kind(&request),
        id: request.id,
        certificate: (request.certificate, request.number),
        holder: request.holder_name.unwrap_or_default(),
        class,
        corrected: request.holder,
        reason: request.reason,
        asked: (asked_by, app.clock.day(request.requested_at)),
        last_day: request.last_day.parse().unwrap_or_else(|_| app.clock.today()),
        form: request.decided_at.is_none().then_some(form),
    };
    let page = Page::new(app, visit, words.say(view.kind.label_key())).at(Place::Administration).status(status);
    Ok(page.show(move || view! { <CertificateRequestPage words request=view.clone()/> }).await)
}

/// POST /admin/certificate-requests/{request}
pub async fn decide(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let request = certificate_requests::get(&mut app.db.read().await?, &id).await?;
    let address = format!("/admin/certificates/{}", request.certificate);
    if request.decided_at.is_some() {
        return Ok(redirect_with(&address, "flash-request-taken"));
    }
    let granted = match fields.trimmed("answer") {
        "granted" => true,
        "refused" => false,
        _ => return Err(Error::Unprocessable("field-choose")),
    };
    let (number, reason) = (single_spaces(fields.trimmed("number")), fields.trimmed("reason").to_owned());
    let mut errors = FieldErrors::default();
    for (field, text, most) in [("number", &number, LONGEST_NUMBER), ("reason", &reason, LONGEST_REASON)] {
        if text.is_empty() {
            errors.add(field, words.say("field-needed"));
        } else if longer_than(text, most) {
            errors.add(field, words.with("field-too-long", &[("most", most.into())]));
        }
    }
    if !errors.is_empty() {
        let form = DecisionForm { number, reason, errors };
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, request, form).await;
    }
    Ok(match closing::decide(&app, request, granted, number, reason, actor.person).await? {
        Decided::Done(Some(new)) => redirect_with(&format!("/admin/certificates/{new}"), "flash-certificate-replaced"),
        Decided::Done(None) if granted => redirect_with(&address, "flash-certificate-revoked"),
        Decided::Done(None) => redirect_with(&address, "flash-certificate-request-refused"),
        Decided::Before => redirect_with(&address, "flash-certificate-ended-before"),
        Decided::NoKey => redirect_with(&address, "flash-certificate-waits"),
    })
}
