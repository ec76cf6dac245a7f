//! The register of the issuer: a page, a workbook, and pages to print.

use super::Desk;
use crate::{
    closing::register::{self, Row},
    db::{
        Conn,
        issuers::{self, Issuer},
        register_entries::{self, Register},
    },
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::register::{RegisterLine, RegisterPage, RegisterView},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::credential::Kind;
use leptos::prelude::*;

/// Rows of a page.
const PAGE: i64 = 100;

/// Which register a query names; that of the chứng chỉ of this year where it names none.
async fn wanted(conn: &mut Conn, desk: &Desk, query: &Fields) -> Result<Option<(Issuer, Register)>, Error> {
    let Some(issuer) = issuers::default_issuer(conn).await? else { return Ok(None) };
    let kind = Kind::of_word(query.trimmed("kind")).unwrap_or(Kind::Certificate);
    let year = query.trimmed("year").parse().unwrap_or_else(|_| i64::from(desk.today.year()));
    let register = Register { issuer: issuer.id.clone(), kind: kind.word().to_owned(), year };
    Ok(Some((issuer, register)))
}

/// GET /desk/register?kind=&year=&after=
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let after = query.trimmed("after").parse().unwrap_or(0_i64).max(0);
    let mut conn = app.db.read().await?;
    let Some((issuer, register)) = wanted(&mut conn, &desk, &query).await? else {
        drop(conn);
        let page = Page::new(&app, &visit, words.say("register-title")).at(Place::Desk);
        return Ok(page.show(move || view! { <RegisterPage words view=RegisterView::default()/> }).await);
    };
    let mut rows = register::rows(&mut conn, &app.clock, &desk.reach, &register, after, PAGE + 1).await?;
    let mut years = register_entries::years(&mut conn, &issuer.id).await?;
    drop(conn);
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    if !years.contains(&register.year) {
        years.insert(0, register.year);
    }
    let view = RegisterView {
        issuer: Some(issuer.name),
        kind: register.kind.clone(),
        year: register.year,
        years,
        next: rows.last().filter(|_| more).map(|row| row.entry.sequence),
        lines: rows.iter().map(|row| line(words, &register, row)).collect(),
    };
    let page = Page::new(&app, &visit, words.say("register-title")).at(Place::Desk);
    Ok(page.show(move || view! { <RegisterPage words view=view/> }).await)
}

fn line(words: Words, register: &Register, row: &Row) -> RegisterLine {
    let is_of_programme = register.kind != Kind::Confirmation.word();
    RegisterLine {
        address: is_of_programme.then(|| format!("/desk/certificates/{}", row.entry.id)),
        sequence: row.entry.sequence,
        number: row.entry.number.clone(),
        holder: row.entry.holder_name.clone(),
        title: row.printed.as_ref().map(|printed| printed.title.clone()).unwrap_or_default(),
        issued_on: row.entry.issued_on.parse().ok(),
        has_ended: row.ended_on.is_some(),
        state: register::state(words, row),
    }
}

/// GET /desk/register.xlsx?kind=&year=
pub async fn workbook(State(app): State<AppState>, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let (_, register, rows) = all(&app, &desk, query).await?;
    let (today, name) = (desk.today, file_name(&register, "xlsx"));
    let made = tokio::task::spawn_blocking(move || register::workbook(&register, &rows, today)).await;
    let bytes = made
        .map_err(|error| Error::Internal(error.to_string()))?
        .map_err(|error| Error::Internal(error.to_string()))?;
    attachment("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &name, bytes)
}

/// GET /desk/register.pdf?kind=&year=
pub async fn pdf(State(app): State<AppState>, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let (issuer, register, rows) = all(&app, &desk, query).await?;
    let (today, name) = (desk.today, file_name(&register, "pdf"));
    let made =
        tokio::task::spawn_blocking(move || paper::register_pdf(&register::pages(&issuer, &register, &rows, today)));
    let made = made.await.map_err(|error| Error::Internal(error.to_string()))?;
    attachment("application/pdf", &name, made.map_err(|error| Error::Internal(error.to_string()))?)
}

async fn all(app: &AppState, desk: &Desk, query: Option<String>) -> Result<(Issuer, Register, Vec<Row>), Error> {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let mut conn = app.db.read().await?;
    let (issuer, register) = wanted(&mut conn, desk, &query).await?.ok_or(Error::NotFound)?;
    let rows = register::all_rows(&mut conn, &app.clock, &desk.reach, &register).await?;
    Ok((issuer, register, rows))
}

fn file_name(register: &Register, end: &str) -> String {
    format!("so-cap-{}-{}.{end}", register.kind, register.year)
}

fn attachment(kind: &'static str, name: &str, bytes: Vec<u8>) -> Result<Response, Error> {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|error| Error::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}
