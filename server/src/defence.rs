//! What guards every answer: security headers, and the refusal of changes that another site started.

use crate::{error::Error, state::AppState};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};

/// Refuses a change unless it comes from our own pages.
pub async fn same_origin(State(app): State<AppState>, request: Request, next: Next) -> Result<Response, Error> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_same_origin(&app, request.headers()) { Ok(next.run(request).await) } else { Err(Error::Forbidden) }
}

/// `Sec-Fetch-Site` decides where the browser sends it; else `Origin` must be the public address or this host's own.
fn is_same_origin(app: &AppState, headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = text(header::ORIGIN) else { return false };
    let host = text(header::HOST).unwrap_or_default();
    let own = if app.store.is_https() { format!("https://{host}") } else { format!("http://{host}") };
    origin == app.store.public_url || (app.store.is_trial() && origin == own)
}

/// An address with NUL names nothing; no database shall have to say so.
pub async fn plain_path(request: Request, next: Next) -> Result<Response, Error> {
    if request.uri().path().contains("%00") { Err(Error::NotFound) } else { Ok(next.run(request).await) }
}

/// Adds the headers that every answer carries; a page's own policy stays.
pub async fn headers(request: Request, next: Next) -> Response {
    let is_public = ["/assets/", "/media/"].iter().any(|prefix| request.uri().path().starts_with(prefix));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut default = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    default(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(header::X_FRAME_OPTIONS, "DENY");
    default(header::REFERRER_POLICY, "same-origin");
    default(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    default(
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    );
    default(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    default(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if !is_public {
        default(header::CACHE_CONTROL, "no-store");
    }
    response
}

/// What runs on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// Nothing.
    None,
    /// Islands, which compile their wasm.
    Islands,
    /// The editor of the writing room, which compiles wasm and brings its own rules of style.
    Editor,
}

/// The policy of a page with this nonce.
pub fn page_policy(nonce: &str, scripts: Scripts) -> HeaderValue {
    let (scripts, styles) = match scripts {
        Scripts::None => (format!("'nonce-{nonce}'"), "'self'".to_owned()),
        Scripts::Islands => (format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"), "'self'".to_owned()),
        Scripts::Editor => {
            (format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"), format!("'self' 'nonce-{nonce}'"))
        }
    };
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; font-src 'self'; \
         media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}
