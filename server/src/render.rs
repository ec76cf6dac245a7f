//! From a Leptos view to an answer.

mod flashes;

use crate::{
    cohort_days::CohortDays,
    defence::{Scripts, page_policy},
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
use flashes::FLASHES;
use hydration_context::SsrSharedContext;
use leptos::{nonce::Nonce, prelude::*, reactive::owner::Owner};
use std::sync::Arc;

/// A page that waits for its content.
pub struct Page {
    /// The frame; handlers change what they need.
    pub shell: Shell,
    /// The status of the answer.
    pub status: StatusCode,
    has_editor: bool,
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
        Self { shell, status: StatusCode::OK, has_editor: false, days: None }
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

    /// With the editor of the writing room, whose script its content names.
    pub fn with_editor(mut self) -> Self {
        self.has_editor = true;
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
        let scripts = match (self.has_editor, self.shell.islands) {
            (true, _) => Scripts::Editor,
            (false, true) => Scripts::Islands,
            (false, false) => Scripts::None,
        };
        let policy = page_policy(&nonce, scripts);
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
        is_author: visit.may(Action::Write),
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
