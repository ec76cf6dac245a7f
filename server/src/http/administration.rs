//! The administration's first page, and certificates as administrators see them.

pub mod approvals;
pub mod certificate_requests;
mod ending;

pub use ending::{replace, revoke};

use crate::{
    db::{Conn, DbError, accounts, certificates, completions, enrolments, issuers, people},
    error::Error,
    fields,
    paperwork::{self, Kept},
    render::{Answer, Page},
    secret,
    state::AppState,
    verification,
    visit::Visit,
};
use app::{
    document::Place,
    pages::admin::{
        certificate::{self, AdminCertificate, AdminCertificatePage, Ending, ReplacementForm, RevocationForm},
        certificates::{AdminCertificates, AdminCertificatesPage, IssuedLine},
        home::{AdminHome, AdminHomePage, Issuer, SigningKey},
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use leptos::prelude::*;

/// Rows of the list; the search finds the others.
const SHOWN: i64 = 100;

/// GET /admin
pub async fn home(State(app): State<AppState>, visit: Visit) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let (issued, ended) = certificates::count(&mut conn).await?;
    let home = AdminHome {
        people: people::count(&mut conn).await?,
        without_password: accounts::count_without_password(&mut conn).await?,
        courses: i64::try_from(app.catalogue().editions().len()).unwrap_or(i64::MAX),
        learning: enrolments::count_open(&mut conn).await?,
        certificates: issued,
        ended,
        waiting: certificates_that_wait(&app, &mut conn).await?,
        issuer: issuer(&app, &mut conn).await?,
        requests: certificate_requests::pending(&app, &mut conn).await?,
    };
    drop(conn);
    let page = Page::new(&app, &visit, words.say("nav-administration")).at(Place::Administration);
    Ok(page.show(move || view! { <AdminHomePage words home=home.clone()/> }).await)
}

/// How many certificates wait for an issuer.
async fn certificates_that_wait(app: &AppState, conn: &mut Conn) -> Result<i64, DbError> {
    let mut waiting = 0;
    for course in app.catalogue().certifying() {
        waiting += completions::without_certificate(conn, course).await?.len();
    }
    Ok(i64::try_from(waiting).unwrap_or(i64::MAX))
}

async fn issuer(app: &AppState, conn: &mut Conn) -> Result<Option<Issuer>, Error> {
    let Some(issuer) = issuers::default_issuer(conn).await? else { return Ok(None) };
    let kid = issuers::signing_key(conn, &issuer.id).await?.filter(|kid| app.keys.find(kid).is_some());
    let keys = issuers::public_keys(conn).await?;
    let key = keys.iter().find(|key| Some(&key.kid) == kid.as_ref()).map(|key| SigningKey {
        kid: key.kid.clone(),
        fingerprint: verification::fingerprint(key),
        since: key.valid_from.parse().unwrap_or_else(|_| app.clock.today()),
    });
    Ok(Some(Issuer {
        name: issuer.name,
        superior: issuer.superior,
        signatory: (issuer.signatory_title, issuer.signatory_name),
        key,
    }))
}

/// GET /admin/certificates?q=
pub async fn certificates(State(app): State<AppState>, visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let query: String = query.trimmed("q").chars().take(200).collect();
    let mut conn = app.db.read().await?;
    let mut found = certificates::search(&mut conn, &query, SHOWN + 1).await?;
    let shown = usize::try_from(SHOWN).unwrap_or_default();
    let more = found.len() > shown;
    found.truncate(shown);
    let mut lines = Vec::new();
    for row in found {
        let state = paperwork::state(&mut conn, &app.clock, &row, |_| String::new()).await?;
        let printed: Option<crate::learning::Printed> =
            row.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok());
        lines.push(IssuedLine {
            code: paperwork::grouped(&row.code),
            title: printed.map(|printed| printed.title).unwrap_or_default(),
            issued_on: row.issued_on.parse().unwrap_or_else(|_| app.clock.day(row.issued_at)),
            id: row.id,
            number: row.number,
            holder: row.holder_name,
            state,
        });
    }
    drop(conn);
    let view = AdminCertificates { query, lines, more };
    let page = Page::new(&app, &visit, words.say("admin-certificates")).at(Place::Administration);
    Ok(page.show(move || view! { <AdminCertificatesPage words certificates=view.clone()/> }).await)
}

/// GET /admin/certificates/{certificate}
pub async fn certificate(State(app): State<AppState>, visit: Visit, Path(id): Path<String>) -> Answer {
    page(&app, &visit, StatusCode::OK, &id, None, None).await
}

/// The page of a certificate; a form that was refused stands in it as it was typed.
async fn page(
    app: &AppState,
    visit: &Visit,
    status: StatusCode,
    id: &str,
    revocation: Option<RevocationForm>,
    replacement: Option<ReplacementForm>,
) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let row = certificates::find(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let state =
        paperwork::state(&mut conn, &app.clock, &row, |other| format!("/admin/certificates/{}", other.id)).await?;
    let replaced_by = certificates::replacement(&mut conn, id).await?.map(|other| (other.id, other.number));
    let replaces = match &row.replaces {
        Some(other) => certificates::find(&mut conn, other).await?.map(|other| (other.id, other.number)),
        None => None,
    };
    let ended = ending_of(app, &mut conn, &row).await?;
    let form_id = || secret::uuid(app.clock.now());
    let fresh_replacement = || ReplacementForm {
        holder: row.holder_name.clone().unwrap_or_default(),
        form_id: form_id(),
        ..ReplacementForm::default()
    };
    let view = AdminCertificate {
        id: row.id.clone(),
        number: row.number.clone(),
        state,
        record_hash: row.record_hash.clone(),
        kid: row.kid.clone(),
        template: row.template.clone(),
        issued_at: app.clock.local(row.issued_at),
        verify: format!("/verify/{}", row.code),
        ended,
        replaces,
        replaced_by,
        revocation: revocation.unwrap_or_else(|| RevocationForm { form_id: form_id(), ..RevocationForm::default() }),
        replacement: replacement.unwrap_or_else(fresh_replacement),
        facts: Kept::open(&mut conn, &app.clock, row).await?.map(|kept| kept.facts()),
    };
    drop(conn);
    let page = Page::new(app, visit, certificate::title(words, &view.number)).at(Place::Administration).status(status);
    Ok(page.show(move || view! { <AdminCertificatePage words certificate=view.clone()/> }).await)
}

async fn ending_of(app: &AppState, conn: &mut Conn, row: &certificates::Certificate) -> Result<Option<Ending>, Error> {
    let (Some(at), Some(reason)) = (row.revoked_at.or(row.replaced_at), row.ended_reason.clone()) else {
        return Ok(None);
    };
    let by = match &row.ended_by {
        Some(person) => people::find(conn, person).await?.map(|person| person.full_name),
        None => None,
    };
    Ok(Some(Ending { at: app.clock.local(at), by: by.unwrap_or_default(), reason }))
}
