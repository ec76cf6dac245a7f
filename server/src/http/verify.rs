//! Verification for anybody: by code, and what the offline check needs.

use crate::{
    db::{certificates, throttles},
    error::Error,
    fields,
    paperwork::{self, Kept},
    render::{Answer, Page},
    state::AppState,
    verification,
    visit::Visit,
};
use app::{
    document::Place,
    pages::{
        certificate::CertificateState,
        keys::KeysPage,
        verify::{VerifyPage, VerifyView},
    },
    words::Words,
};
use axum::{
    Json,
    extract::{Path, RawQuery, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use domain::credential::{Code, page};
use leptos::prelude::*;

/// Unknown codes that one address may ask for in a minute; right ones are never counted.
const WRONG_CODES: i64 = 30;
const MINUTE: i64 = 60_000;

/// GET /verify?code=
pub async fn form(State(app): State<AppState>, visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    match query.find("code").map(str::trim) {
        None | Some("") => answer(&app, &visit, StatusCode::OK, VerifyView::Form).await,
        Some(typed) => look_up(&app, &visit, typed).await,
    }
}

/// GET /verify/{code}: a page, or JSON where that is wanted.
pub async fn show(State(app): State<AppState>, visit: Visit, Path(code): Path<String>) -> Answer {
    look_up(&app, &visit, &code).await
}

async fn look_up(app: &AppState, visit: &Visit, typed: &str) -> Answer {
    let typed = typed.chars().take(80).collect::<String>();
    let Ok(code) = typed.parse::<Code>() else {
        return answer(app, visit, StatusCode::UNPROCESSABLE_ENTITY, VerifyView::NoCode { typed }).await;
    };
    refuse_guessing(app, visit).await?;
    let mut conn = app.db.read().await?;
    let Some(row) = certificates::find_by_code(&mut conn, &code.compact()).await? else {
        drop(conn);
        count_guess(app, visit).await?;
        return answer(app, visit, StatusCode::NOT_FOUND, VerifyView::Unknown { typed }).await;
    };
    let address = |other: &certificates::Certificate| format!("/verify/{}", other.code);
    let state = paperwork::state(&mut conn, &app.clock, &row, address).await?;
    let (kind, number) = (paperwork::kind(&row), row.number.clone());
    let issued = row.issued_on.parse().map_err(|_| Error::Internal("a certificate without a day".to_owned()))?;
    let kept = Kept::open(&mut conn, &app.clock, row).await?;
    drop(conn);
    let checked = app.clock.local(app.clock.now());
    let view = match kept {
        Some(kept) => VerifyView::Found { facts: Box::new(kept.facts()), state, checked },
        None => VerifyView::Erased { kind, number, issued, state },
    };
    answer(app, visit, StatusCode::OK, view).await
}

async fn answer(app: &AppState, visit: &Visit, status: StatusCode, view: VerifyView) -> Answer {
    if visit.wants_json {
        return Ok((status, Json(json(&view))).into_response());
    }
    let words = Words::new(visit.locale);
    let page = Page::new(app, visit, view.title(words)).status(status);
    let page = if visit.actor.is_none() { page.at(Place::Certificates) } else { page };
    let mut response = page.show(move || view! { <VerifyPage words page=view/> }).await;
    response.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    Ok(response)
}

fn json(view: &VerifyView) -> serde_json::Value {
    match view {
        VerifyView::Form => serde_json::json!({ "status": "no-code" }),
        VerifyView::NoCode { typed } => serde_json::json!({ "status": "no-code", "typed": typed }),
        VerifyView::Unknown { typed } => serde_json::json!({ "status": "unknown", "typed": typed }),
        VerifyView::Erased { kind, number, issued, state } => serde_json::json!({
            "status": word(state), "kind": kind, "number": number, "issued": issued, "erased": true,
        }),
        VerifyView::Found { facts, state, checked } => serde_json::json!({
            "status": word(state),
            "reason": reason(state),
            "renewed_by": renewal(state),
            "kind": facts.kind, "number": facts.number, "code": facts.code, "holder": facts.holder,
            "unit": facts.unit, "title": facts.title, "tiet": facts.tiet.halves as f64 / 2.0,
            "from": facts.days.0, "to": facts.days.1, "result_percent": facts.result.map(|result| result.0 as f64 / 1000.0),
            "issuer": facts.issuer, "issued": facts.issued, "expires": facts.expires, "checked": checked,
        }),
    }
}

fn word(state: &CertificateState) -> &'static str {
    match state {
        CertificateState::Current => "current",
        CertificateState::Waiting => "waiting",
        CertificateState::Expired { .. } => "expired",
        CertificateState::Revoked { .. } => "revoked",
        CertificateState::Replaced { .. } => "replaced",
    }
}

fn renewal(state: &CertificateState) -> Option<&str> {
    match state {
        CertificateState::Expired { renewed: Some((number, _)), .. } => Some(number),
        _ => None,
    }
}

fn reason(state: &CertificateState) -> Option<&'static str> {
    match state {
        CertificateState::Revoked { reason, .. } => Some(reason.word()),
        _ => None,
    }
}

async fn refuse_guessing(app: &AppState, visit: &Visit) -> Result<(), Error> {
    let window = app.clock.now() / MINUTE * MINUTE;
    let subject = format!("verify {}", visit.address);
    let failures = throttles::failures(&mut app.db.read().await?, &subject, window).await?;
    if failures >= WRONG_CODES { Err(Error::TooMany(60)) } else { Ok(()) }
}

async fn count_guess(app: &AppState, visit: &Visit) -> Result<(), Error> {
    let window = app.clock.now() / MINUTE * MINUTE;
    let subject = format!("verify {}", visit.address);
    app.db.write(move |conn| Box::pin(async move { throttles::fail(conn, &subject, window).await })).await?;
    Ok(())
}

/// GET /keys: the issuers' public keys with their fingerprints, as a page or as JSON.
pub async fn keys(State(app): State<AppState>, visit: Visit) -> Answer {
    let mut keys = verification::issuer_keys(&mut app.db.read().await?, &app.clock).await?;
    keys.sort_by_key(|key| (key.valid_to.is_some(), std::cmp::Reverse(key.valid_from)));
    if visit.wants_json {
        return Ok(Json(keys).into_response());
    }
    let words = Words::new(visit.locale);
    let page = Page::new(&app, &visit, words.say("keys"));
    Ok(page.show(move || view! { <KeysPage words keys=keys/> }).await)
}

/// GET /revocations: the signed list of today.
pub async fn revocations(State(app): State<AppState>) -> Answer {
    let mut conn = app.db.read().await?;
    let lists = verification::signed_lists(&mut conn, &app.keys, &app.clock).await?;
    let list = lists.into_iter().next().ok_or(Error::NotFound)?;
    let name = format!("attachment; filename=\"revocations-{}.cose\"", app.clock.today());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/cose; cose-type=\"cose-sign1\"")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&name).map_err(|error| Error::Internal(error.to_string()))?,
        ),
    ];
    Ok((headers, list).into_response())
}

/// GET /verify.html: the page that verifies without any server, with the keys and the list of today in it.
pub async fn offline(State(app): State<AppState>) -> Answer {
    let mut conn = app.db.read().await?;
    let keys = verification::issuer_keys(&mut conn, &app.clock).await?;
    let lists = verification::signed_lists(&mut conn, &app.keys, &app.clock).await?;
    drop(conn);
    let asset = |name: &str| app.assets.bytes(name).ok_or(Error::NotFound);
    let glue = asset("verify/verify.js").map(String::from_utf8_lossy)?;
    let keys_json = serde_json::to_string(&keys).map_err(|error| Error::Internal(error.to_string()))?;
    let assembled = page::assemble(&page::Parts {
        template: include_str!("../../../browser/verify/page/verify.html"),
        style: include_str!("../../../browser/verify/page/verify.css"),
        font: asset("be-vietnam-pro-600.woff2")?,
        script: concat!(
            include_str!("../../../browser/verify/page/words.js"),
            include_str!("../../../browser/verify/page/verify.js")
        ),
        glue: &glue,
        wasm: asset("verify/verify_bg.wasm")?,
        keys_json: &keys_json,
        lists: &lists,
        site: &app.store.public_url,
        date: app.clock.today(),
    });
    let policy = HeaderValue::from_str(&assembled.policy).map_err(|error| Error::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, policy),
        (HeaderName::from_static("permissions-policy"), HeaderValue::from_static("camera=(self)")),
    ];
    Ok((headers, assembled.html).into_response())
}
