//! Who asks, in which language: found once per request, before any handler.

use crate::{
    db::{DbError, sessions},
    error::Error,
    http::error_pages,
    secret,
    state::AppState,
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    middleware::Next,
    response::Response,
};
use domain::{
    locale::Locale,
    permission::{Action, Role, widest_scope},
};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Somebody who has signed in.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// By which she is greeted.
    pub given_name: String,
    /// How she wishes to be addressed.
    pub address_form: String,
    /// The primary unit of today, or nothing.
    pub unit_name: String,
    /// Learner, and what her grants of today say.
    pub roles: Vec<Role>,
    /// `one` or `all` questions per page.
    pub quiz_view: String,
    /// Messages that she has not read.
    pub unread: i64,
    /// Of the session.
    pub token_hash: String,
}

/// What is known of the request and of who makes it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Who asks; nobody for a visitor.
    pub actor: Option<Actor>,
    /// The language of the answer.
    pub locale: Locale,
    /// `light` or `dark`; by the system otherwise.
    pub theme: Option<String>,
    /// Path and query.
    pub path: String,
    /// The key of a sentence to show once.
    pub flash: Option<String>,
    /// A sentence to show on this very page.
    pub notice: Option<String>,
    /// The client's address.
    pub address: IpAddr,
    /// Whether a receipt in JSON is wanted instead of a page.
    pub wants_json: bool,
}

impl Visit {
    /// The roles of who asks.
    pub fn roles(&self) -> &[Role] {
        self.actor.as_ref().map_or(&[Role::Visitor], |actor| &actor.roles)
    }

    /// Whether who asks may do this at all; whose rows are another question.
    pub fn may(&self, action: Action) -> bool {
        widest_scope(self.roles(), action).is_some()
    }
}

/// Finds out who asks and leaves a [`Visit`] for everything behind.
pub async fn find_visit(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let found = match cookie(headers, session_cookie(&app)) {
        Some(token) => find_session(&app, token).await,
        None => Ok(None),
    };
    let (session, away) = match found {
        Ok(session) => (session, None),
        Err(error) => (None, Some(Error::from(error))),
    };
    let preferred = |name| cookie(headers, name).map(str::to_owned);
    let (kept_locale, kept_theme) =
        session.as_ref().map_or((None, None), |session| (session.locale.clone(), session.theme.clone()));
    let locale = kept_locale
        .or_else(|| preferred("locale"))
        .and_then(|code| code.parse().ok())
        .unwrap_or_else(|| accepted_locale(headers));
    let theme = kept_theme.or_else(|| preferred("theme")).filter(|theme| theme == "light" || theme == "dark");
    let token_hash = cookie(headers, session_cookie(&app)).map(secret::hash).unwrap_or_default();
    let visit = Visit {
        actor: session.map(|session| actor(session, token_hash)),
        locale,
        theme,
        path: request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        flash: preferred("flash"),
        notice: None,
        address: client_address(&app, &request),
        wants_json: accepts_json(headers),
    };
    if let Some(error) = away {
        return error_pages::answer(&app, &visit, request.method(), error).await;
    }
    let had_flash = visit.flash.is_some();
    request.extensions_mut().insert(Arc::new(visit));
    let mut response = next.run(request).await;
    let shown =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if had_flash && shown {
        let gone = HeaderValue::from_static("flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

async fn find_session(app: &AppState, token: &str) -> Result<Option<sessions::SessionRow>, DbError> {
    let now = app.clock.now();
    let hash = secret::hash(token);
    let limits = &app.serve.sessions;
    let begun_after = now - limits.session_days * DAY;
    let used_after = now - limits.session_idle_hours * HOUR;
    let today = app.clock.today().to_string();
    let mut conn = app.db.read().await?;
    let found = sessions::find(&mut conn, &hash, begun_after, used_after, &today).await?;
    if found.as_ref().is_some_and(|session| session.seen_at < now - 10 * MINUTE) {
        let db = app.db.clone();
        // Noting the time is not worth the learner's waiting, nor an error.
        tokio::spawn(async move {
            let noted = db.write(move |conn| Box::pin(async move { sessions::touch(conn, &hash, now).await }));
            if let Err(error) = noted.await {
                tracing::warn!(%error, "a session's use was not noted");
            }
        });
    }
    Ok(found)
}

fn actor(session: sessions::SessionRow, token_hash: String) -> Actor {
    let granted = session.roles.as_deref().unwrap_or_default().split(',').filter_map(Role::granted);
    Actor {
        roles: std::iter::once(Role::Learner).chain(granted).collect(),
        unit_name: session.unit_name.unwrap_or_default(),
        person: session.person,
        full_name: session.full_name,
        given_name: session.given_name,
        address_form: session.address_form,
        quiz_view: session.quiz_view,
        unread: session.unread,
        token_hash,
    }
}

/// The name of the session's cookie: bound to this host over https, plain on http loopback.
pub fn session_cookie(app: &AppState) -> &'static str {
    if app.store.is_https() { "__Host-khuevan" } else { "khuevan" }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then_some(value)
        })
}

/// The first language of `Accept-Language` that we speak; its order stands for its weights.
fn accepted_locale(headers: &HeaderMap) -> Locale {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    wanted
        .split(',')
        .filter_map(|entry| entry.trim().get(..2)?.to_ascii_lowercase().parse().ok())
        .next()
        .unwrap_or_default()
}

fn accepts_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accept.contains("application/json") && !accept.contains("text/html")
}

/// The peer, or what a trusted proxy says of the client.
fn client_address(app: &AppState, request: &Request) -> IpAddr {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip().to_canonical());
    if !app.serve.trusted_proxies.contains(&peer) {
        return peer;
    }
    let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut hops = forwarded.rsplit(',').filter_map(|hop| hop.trim().parse::<IpAddr>().ok());
    hops.find(|hop| !app.serve.trusted_proxies.contains(hop)).unwrap_or(peer)
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let visit = parts.extensions.get::<Arc<Self>>().ok_or(Error::Internal("no visit".to_owned()))?;
        Ok(visit.as_ref().clone())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let visit = Visit::from_request_parts(parts, state).await?;
        visit.actor.ok_or(Error::SignInFirst(visit.path))
    }
}
