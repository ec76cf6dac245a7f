//! Signing in and out.

use crate::{
    db::{
        accounts::{self, Account},
        audit, sessions, throttles,
    },
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page, local_path, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit, cookie, session_cookie},
};
use app::{
    document::Frame,
    pages::sign_in::{SignIn, SignInPage},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use leptos::prelude::*;

/// Failures are counted in windows of this many milliseconds.
pub(super) const WINDOW: i64 = 15 * 60_000;
/// Failures of one address on any account, as a multiple of those on one.
const ADDRESS_FACTOR: i64 = 10;

/// GET /sign-in?next=
pub async fn form(State(app): State<AppState>, visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let next = local_path(query.find("next").unwrap_or("/")).to_owned();
    if visit.actor.is_some() {
        return Ok(redirect(&next));
    }
    let form = SignIn { login: String::new(), next, error: None };
    page(&app, &visit, StatusCode::OK, form).await
}

async fn page(app: &AppState, visit: &Visit, status: StatusCode, form: SignIn) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(app, visit, words.say("sign-in")).framed(Frame::Door).status(status);
    Ok(page.show(move || view! { <SignInPage words form=form/> }).await)
}

/// POST /session: the same answer, after the same time, for a wrong name and a wrong password.
pub async fn begin(State(app): State<AppState>, visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let login = fields.trimmed("login").chars().take(200).collect::<String>();
    let next = local_path(fields.get("next")).to_owned();
    let again = |key: &str| SignIn { login: login.clone(), next: next.clone(), error: Some(words.say(key)) };
    let subjects = Subjects::of(&app, &visit, &login);
    if subjects.must_wait(&app).await? {
        let mut response = page(&app, &visit, StatusCode::TOO_MANY_REQUESTS, again("sign-in-wait")).await?;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(WINDOW / 1000));
        return Ok(response);
    }
    let meant = accounts::of_login(&mut app.db.read().await?, &login).await?;
    match fitting(&app, meant, fields.get("password")).await {
        Some(account) => start(&app, &visit, &headers, account.person, &next, Some(subjects.account)).await,
        None => {
            subjects.count_failure(&app).await?;
            page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, again("sign-in-wrong")).await
        }
    }
}

/// The account of the password: a person and who stands in for her have the same e-mail. A failure takes two looks, so
/// that its time does not tell whether there is a second one.
async fn fitting(app: &AppState, meant: Vec<Account>, password: &str) -> Option<Account> {
    let mut looks = 0;
    for account in meant {
        let stored = account.password_hash.as_deref().filter(|_| account.disabled_at.is_none());
        let Some(stored) = stored else { continue };
        if app.passwords.verify(password, Some(stored)).await {
            return Some(account);
        }
        looks += 1;
    }
    for _ in looks..2 {
        app.passwords.verify(password, None).await;
    }
    None
}

/// Begins a session under a new token; an older one of this browser ends.
pub async fn start(
    app: &AppState,
    visit: &Visit,
    headers: &HeaderMap,
    person: String,
    next: &str,
    throttled: Option<String>,
) -> Answer {
    let now = app.clock.now();
    let token = secret::token();
    let hash = secret::hash(&token);
    let old = cookie(headers, session_cookie(app)).map(secret::hash);
    let address = visit.address.to_string();
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let agent: String = agent.chars().take(200).collect();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if let Some(old) = old {
                    sessions::end(conn, &old, now).await?;
                }
                if let Some(subject) = throttled {
                    throttles::clear(conn, &subject).await?;
                }
                sessions::begin(conn, &hash, &person, &address, &agent, now).await?;
                let entry = audit::Entry {
                    actor: Some(&person),
                    action: "signed-in",
                    subject_kind: "people",
                    subject: &person,
                    detail: None,
                };
                audit::record(conn, entry, now).await
            })
        })
        .await?;
    let mut response = redirect(next);
    set_session(app, &mut response, &token)?;
    Ok(response)
}

fn set_session(app: &AppState, response: &mut Response, token: &str) -> Result<(), Error> {
    let secure = if app.store.is_https() { "; Secure" } else { "" };
    let name = session_cookie(app);
    let seconds = app.serve.sessions.session_days * 86_400;
    let cookie = format!("{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    let value = HeaderValue::from_str(&cookie).map_err(|error| Error::Internal(error.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}

/// POST /session/end
pub async fn end(State(app): State<AppState>, actor: Actor) -> Answer {
    let now = app.clock.now();
    app.db.write(move |conn| Box::pin(async move { sessions::end(conn, &actor.token_hash, now).await })).await?;
    let mut response = redirect_with("/", "flash-signed-out");
    let secure = if app.store.is_https() { "; Secure" } else { "" };
    let gone = format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}", session_cookie(&app));
    response
        .headers_mut()
        .append(header::SET_COOKIE, HeaderValue::from_str(&gone).map_err(|error| Error::Internal(error.to_string()))?);
    Ok(response)
}

/// What failures are counted under: an account at an address, so that nobody can lock others out, and an address.
pub(super) struct Subjects {
    /// Cleared by a success.
    pub(super) account: String,
    address: String,
    window: i64,
}

impl Subjects {
    pub(super) fn of(app: &AppState, visit: &Visit, login: &str) -> Self {
        let account = secret::hash(&login.to_lowercase());
        Self {
            account: format!("sign-in {account} {}", visit.address),
            address: format!("sign-in {}", visit.address),
            window: app.clock.now() / WINDOW * WINDOW,
        }
    }

    pub(super) async fn must_wait(&self, app: &AppState) -> Result<bool, Error> {
        let limit = app.serve.sessions.sign_in_failures;
        let mut conn = app.db.read().await?;
        let account = throttles::failures(&mut conn, &self.account, self.window).await?;
        let address = throttles::failures(&mut conn, &self.address, self.window).await?;
        Ok(account >= limit || address >= limit * ADDRESS_FACTOR)
    }

    pub(super) async fn count_failure(&self, app: &AppState) -> Result<(), Error> {
        let (account, address, window) = (self.account.clone(), self.address.clone(), self.window);
        app.db
            .write(move |conn| {
                Box::pin(async move {
                    throttles::sweep(conn, window - WINDOW).await?;
                    throttles::fail(conn, &account, window).await?;
                    throttles::fail(conn, &address, window).await
                })
            })
            .await?;
        Ok(())
    }
}
