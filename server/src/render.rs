//! From a Leptos view to an answer.

use crate::{
    cohort_days::CohortDays,
    defence::page_policy,
    error::Error,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{
        flash::{Flash, Mood},
        preference::Theme,
    },
    document::{AssetUrls, Document, Frame, Place, Shell, Viewer},
    words::Words,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use domain::{course::names_days, permission::Action};
use hydration_context::SsrSharedContext;
use leptos::{nonce::Nonce, prelude::*, reactive::owner::Owner};
use std::sync::Arc;

/// A page that waits for its content.
pub struct Page {
    /// The frame; handlers change what they need.
    pub shell: Shell,
    /// The status of the answer.
    pub status: StatusCode,
    days: Option<CohortDays>,
}

impl Page {
    /// A page for this visit, without its unit in the menu.
    pub fn new(app: &AppState, visit: &Visit, title: String) -> Self {
        let words = Words::new(visit.locale);
        let viewer = visit.actor.as_ref().map(|actor| viewer(actor, visit));
        let shell = Shell {
            words,
            viewer,
            title,
            description: None,
            current: None,
            theme: theme(visit),
            flash: notice(words, visit),
            return_to: visit.path.clone(),
            assets: asset_urls(app),
            islands: false,
            noindex: true,
            frame: Frame::Site,
        };
        Self { shell, status: StatusCode::OK, days: None }
    }

    /// Under this entry of the navigation.
    pub fn at(mut self, place: Place) -> Self {
        self.shell.current = Some(place);
        self
    }

    /// With another frame.
    pub fn framed(mut self, frame: Frame) -> Self {
        self.shell.frame = frame;
        self
    }

    /// With islands.
    pub fn with_islands(mut self) -> Self {
        self.shell.islands = true;
        self
    }

    /// For search engines too.
    pub fn indexed(mut self, description: String) -> Self {
        self.shell.noindex = false;
        self.shell.description = Some(description);
        self
    }

    /// With texts of a course, which may name days of the reader's cohort.
    pub fn of_course(mut self, app: &AppState, visit: &Visit, course: &str) -> Self {
        self.days = CohortDays::of(app, visit, course);
        self
    }

    /// With another status than 200.
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Renders the page round its content.
    pub async fn show<V, F>(self, content: F) -> Response
    where
        F: FnOnce() -> V + Send + 'static,
        V: IntoView + 'static,
    {
        let nonce = Nonce::new();
        let policy = page_policy(&nonce, self.shell.islands);
        let headers =
            [(header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
        let html = written(self.shell, nonce, content);
        // Only pages that name days pay for looking up the cohort.
        let html = match self.days.filter(|_| names_days(&html)) {
            Some(days) => match days.filled_in(html).await {
                Ok(html) => html,
                Err(error) => return error.into_response(),
            },
            None => html,
        };
        (self.status, headers, Html(html)).into_response()
    }
}

/// The page as text. Its handler has loaded all of it, so that it is written in one go; what Leptos writes after a
/// document for resources that are still to come has no place here.
fn written<V>(shell: Shell, nonce: Nonce, content: impl FnOnce() -> V + Send + 'static) -> String
where
    V: IntoView + 'static,
{
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(nonce);
        view! { <Document shell>{content()}</Document> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

fn viewer(actor: &Actor, visit: &Visit) -> Viewer {
    Viewer {
        full_name: actor.full_name.clone(),
        given_name: actor.given_name.clone(),
        address: actor.address_form.clone(),
        unit: actor.unit_name.clone(),
        unread: actor.unread,
        is_instructor: visit.may(Action::Teach),
        is_coordinator: visit.may(Action::SeeDesk),
        is_administrator: visit.may(Action::SeeAdministration),
    }
}

/// The theme of a visit.
pub fn theme(visit: &Visit) -> Theme {
    match visit.theme.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

fn asset_urls(app: &AppState) -> Arc<AssetUrls> {
    Arc::new(AssetUrls {
        css: app.assets.url("khuevan.css"),
        font: app.assets.url("be-vietnam-pro-600.woff2"),
        icon: app.assets.url("khue-van.svg"),
        js: app.assets.url("khuevan.js"),
        wasm: app.assets.url("khuevan_bg.wasm"),
    })
}

/// The sentences that may be shown after a redirect; a cookie with anything else shows nothing.
const FLASHES: [(&str, Mood); 109] = [
    ("flash-sensitive-on", Mood::Good),
    ("flash-sensitive-off", Mood::Good),
    ("flash-sensitive-erased", Mood::Good),
    ("flash-sensitive-saved", Mood::Good),
    ("flash-signed-out", Mood::Good),
    ("flash-password-changed", Mood::Good),
    ("flash-enrolled", Mood::Good),
    ("flash-unenrolled", Mood::Good),
    ("flash-enrol-first", Mood::Warn),
    ("flash-courses-first", Mood::Warn),
    ("flash-lesson-done", Mood::Good),
    ("flash-course-completed", Mood::Good),
    ("flash-time-over", Mood::Warn),
    ("flash-certificate-revoked", Mood::Good),
    ("flash-certificate-replaced", Mood::Good),
    ("flash-certificate-ended-before", Mood::Warn),
    ("flash-certificate-waits", Mood::Warn),
    ("flash-invitation-accepted", Mood::Good),
    ("flash-set-up", Mood::Good),
    ("flash-extra-time-given", Mood::Good),
    ("flash-marked", Mood::Good),
    ("flash-form-sent", Mood::Good),
    ("flash-peer-reviewed", Mood::Good),
    ("flash-peer-late", Mood::Warn),
    ("flash-regraded", Mood::Good),
    ("flash-second-asked", Mood::Good),
    ("flash-second-agreed", Mood::Good),
    ("flash-second-apart", Mood::Warn),
    ("flash-second-settled", Mood::Good),
    ("flash-second-withdrawn", Mood::Good),
    ("flash-appealed", Mood::Good),
    ("flash-appeal-answered", Mood::Good),
    ("flash-cohort-opened", Mood::Good),
    ("flash-cohort-changed", Mood::Good),
    ("flash-cohort-closed", Mood::Good),
    ("flash-cohort-closed-before", Mood::Warn),
    ("flash-cohort-filled", Mood::Good),
    ("flash-cohort-left", Mood::Good),
    ("flash-exception-recorded", Mood::Good),
    ("flash-join-sent", Mood::Good),
    ("flash-join-withdrawn", Mood::Good),
    ("flash-join-changed", Mood::Warn),
    ("flash-join-decided", Mood::Good),
    ("flash-join-partly", Mood::Warn),
    ("flash-join-none", Mood::Warn),
    ("flash-exception-withdrawn", Mood::Good),
    ("flash-paused", Mood::Good),
    ("flash-pause-ended", Mood::Good),
    ("flash-hours-sent", Mood::Good),
    ("flash-hours-withdrawn", Mood::Good),
    ("flash-hours-changed", Mood::Warn),
    ("flash-hours-decided", Mood::Good),
    ("flash-hours-entered", Mood::Good),
    ("flash-targets-set", Mood::Good),
    ("flash-role-granted", Mood::Good),
    ("flash-role-ended", Mood::Good),
    ("flash-role-changed", Mood::Warn),
    ("flash-export-too-large", Mood::Warn),
    ("flash-invited", Mood::Good),
    ("flash-nobody-invited", Mood::Warn),
    ("flash-no-address", Mood::Warn),
    ("flash-mail-off", Mood::Warn),
    ("flash-staff-invited-by-administrators", Mood::Warn),
    ("flash-unit-changed", Mood::Good),
    ("flash-units-imported", Mood::Good),
    ("flash-transferred", Mood::Good),
    ("flash-import-not-all", Mood::Warn),
    ("flash-import-compared-again", Mood::Warn),
    ("flash-import-too-late", Mood::Warn),
    ("flash-request-accepted", Mood::Good),
    ("flash-request-refused", Mood::Good),
    ("flash-request-taken", Mood::Warn),
    ("flash-closing-begun", Mood::Good),
    ("flash-closing-changed", Mood::Good),
    ("flash-closing-too-late", Mood::Warn),
    ("flash-closing-listed", Mood::Good),
    ("flash-closing-left-out", Mood::Good),
    ("flash-closing-taken", Mood::Good),
    ("flash-closing-cannot", Mood::Warn),
    ("flash-closing-nobody", Mood::Warn),
    ("flash-closing-reviewed", Mood::Good),
    ("flash-closing-other-list", Mood::Warn),
    ("flash-closing-not-reviewed", Mood::Warn),
    ("flash-closing-issued", Mood::Good),
    ("flash-closing-withdrawn", Mood::Good),
    ("flash-approval-recorded", Mood::Good),
    ("flash-request-sent", Mood::Good),
    ("flash-request-waits", Mood::Warn),
    ("flash-request-first", Mood::Warn),
    ("flash-certificate-request-refused", Mood::Good),
    ("flash-report-cancelled", Mood::Good),
    ("flash-meeting-planned", Mood::Good),
    ("flash-meeting-changed", Mood::Good),
    ("flash-meeting-cancelled", Mood::Good),
    ("flash-meeting-cancelled-before", Mood::Warn),
    ("flash-attendance-saved", Mood::Good),
    ("flash-attendance-unchanged", Mood::Warn),
    ("flash-attended", Mood::Good),
    ("flash-attended-late", Mood::Good),
    ("flash-attended-before", Mood::Good),
    ("flash-schedule-made", Mood::Good),
    ("flash-schedule-changed", Mood::Good),
    ("flash-schedule-paused", Mood::Good),
    ("flash-schedule-resumed", Mood::Good),
    ("flash-schedule-ended", Mood::Good),
    ("flash-schedule-stopped", Mood::Good),
    ("flash-schedule-taken", Mood::Good),
    ("flash-schedule-run", Mood::Good),
    ("flash-schedule-over", Mood::Warn),
];

fn notice(words: Words, visit: &Visit) -> Option<Flash> {
    if let Some(reason) = &visit.notice {
        return Some(Flash { mood: Mood::Warn, lead: reason.clone(), text: String::new() });
    }
    let key = visit.flash.as_deref()?;
    let (_, mood) = FLASHES.into_iter().find(|(known, _)| *known == key)?;
    Some(Flash { mood, lead: words.say(key), text: String::new() })
}

/// 303 to a page, which shows this sentence once.
pub fn redirect_with(path: &str, flash: &'static str) -> Response {
    let mut response = redirect(path);
    add_flash(&mut response, flash);
    response
}

/// Shows this sentence once on the next page.
pub fn add_flash(response: &mut Response, flash: &'static str) {
    let cookie = format!("flash={flash}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// 303 to a page.
pub fn redirect(path: &str) -> Response {
    axum::response::Redirect::to(path).into_response()
}

/// A path of this site, or `/` for anything that could lead elsewhere.
pub fn local_path(path: &str) -> &str {
    let is_local = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if is_local { path } else { "/" }
}

/// What a handler gives.
pub type Answer = Result<Response, Error>;
