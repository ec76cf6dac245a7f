//! A learner's own certificates.

use crate::{
    db::{certificates, completions},
    error::Error,
    paperwork::{self, Kept},
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::{
        certificate::{CertificateFiles, CertificatePage, CertificateState, CertificateView},
        certificates::{CertificateRow, CertificatesPage},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::{
    course::Tiet,
    credential::{Kind, Subject, qr},
    reminder::EXPIRY_SOON,
};
use jiff::ToSpan;
use leptos::prelude::*;

/// GET /certificates
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    let words = Words::new(visit.locale);
    settle_waiting(&app, &actor).await?;
    let rows = rows(&app, &actor.person).await?;
    let page = Page::new(&app, &visit, words.say("certificates")).at(Place::Certificates);
    Ok(page.show(move || view! { <CertificatesPage words rows=rows/> }).await)
}

/// A completion whose certificate waited for an issuer gets it as soon as there is one.
async fn settle_waiting(app: &AppState, actor: &Actor) -> Result<(), Error> {
    for enrolment in completions::of_person_without_certificate(&mut app.db.read().await?, &actor.person).await? {
        let settling = app.settling();
        app.db.write(move |conn| Box::pin(async move { settling.settle(conn, &enrolment).await })).await?;
    }
    Ok(())
}

/// The certificates of a person, those that wait for an issuer first.
pub async fn rows(app: &AppState, person: &str) -> Result<Vec<CertificateRow>, Error> {
    let mut conn = app.db.read().await?;
    let issued = certificates::of_person(&mut conn, person).await?;
    let mut rows = Vec::new();
    for completed in completions::of_person(&mut conn, person).await? {
        let has_one = issued.iter().any(|row| row.enrolment.as_deref() == Some(&completed.enrolment));
        let catalogue = app.catalogue();
        let Some(edition) = catalogue.course(&completed.course).filter(|_| !has_one) else { continue };
        if edition.course.certificate.is_none() {
            continue;
        }
        rows.push(CertificateRow {
            address: None,
            kind: Kind::Confirmation,
            title: edition.course.title.clone(),
            number: None,
            issued: Some(app.clock.day(completed.completed_at)),
            tiet: Tiet { halves: completed.tiet_halves },
            state: CertificateState::Waiting,
        });
    }
    for row in issued {
        let state =
            paperwork::state(&mut conn, &app.clock, &row, |other| format!("/certificates/{}", other.id)).await?;
        let address = Some(format!("/certificates/{}", row.id));
        let (number, issued, kind) = (Some(row.number.clone()), row.issued_on.parse().ok(), paperwork::kind(&row));
        let kept = Kept::open(&mut conn, &app.clock, row).await?;
        let (title, tiet) = kept.map_or_else(
            || (String::new(), Tiet::default()),
            |kept| (kept.printed.title, Tiet { halves: kept.printed.tiet_halves }),
        );
        rows.push(CertificateRow { address, kind, title, number, issued, tiet, state });
    }
    Ok(rows)
}

/// GET /certificates/{certificate}
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let kept = own(&app, &actor, &id).await?;
    let mut conn = app.db.read().await?;
    let state =
        paperwork::state(&mut conn, &app.clock, &kept.row, |other| format!("/certificates/{}", other.id)).await?;
    drop(conn);
    let renewal = renewal(&app, &kept, &state);
    let code = kept.facts.code;
    let qr_text = qr::qr_text(&app.store.public_url, code, &kept.cose);
    let verify = format!("/verify/{}", code.compact());
    let view = CertificateView {
        facts: kept.facts(),
        state,
        files: Some(CertificateFiles {
            pdf: format!("/certificates/{id}/pdf"),
            verify_text: qr::verify_url(&app.store.public_url, code),
            verify,
            qr_svg: paper::qr_code(&qr_text).ok_or(Error::Internal("no QR code".to_owned()))?,
        }),
        renewal,
        is_trial: app.store.is_trial(),
    };
    let page = Page::new(&app, &visit, kept.printed.title.clone()).at(Place::Certificates);
    Ok(page.show(move || view! { <CertificatePage words page=view/> }).await)
}

/// Where a certificate is renewed that expires soon or has expired, if its course or programme is still offered.
fn renewal(app: &AppState, kept: &Kept, state: &CertificateState) -> Option<String> {
    let soon = app.clock.today().checked_add(EXPIRY_SOON.days()).ok()?;
    kept.facts.expires.filter(|last| *last <= soon)?;
    if !matches!(state, CertificateState::Current | CertificateState::Expired { .. }) {
        return None;
    }
    let catalogue = app.catalogue();
    match &kept.facts.subject {
        Subject::Course(id) => catalogue.course(id).map(|_| format!("/courses/{id}")),
        Subject::Programme(id) => catalogue.programme(id).map(|_| format!("/programmes/{id}")),
    }
}

/// GET /certificates/{certificate}/pdf: set on demand; only the signed record in it is promised byte for byte.
pub async fn pdf(State(app): State<AppState>, actor: Actor, Path(id): Path<String>) -> Answer {
    let kept = own(&app, &actor, &id).await?;
    let sheet = kept.sheet(&app.store);
    let name = format!("{}.pdf", kept.facts.number.replace('/', "-"));
    let set = tokio::task::spawn_blocking(move || paper::certificate_pdf(&sheet)).await;
    let bytes =
        set.map_err(|error| Error::Internal(error.to_string()))?.map_err(|error| Error::Internal(error.to_string()))?;
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|error| Error::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

/// The actor's own certificate; anybody else's is not found.
async fn own(app: &AppState, actor: &Actor, id: &str) -> Result<Kept, Error> {
    let mut conn = app.db.read().await?;
    let row = certificates::find(&mut conn, id).await?.filter(|row| row.person == actor.person);
    let row = row.ok_or(Error::NotFound)?;
    Kept::open(&mut conn, &app.clock, row).await?.ok_or(Error::NotFound)
}
