//! Pages that are for everybody and ask nothing of the database.

use crate::{
    db::people,
    error::Error,
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    pages::{accessibility::AccessibilityPage, help::HelpPage, privacy::PrivacyPage},
    words::Words,
};
use axum::{extract::State, http::header, response::IntoResponse};
use leptos::prelude::*;

/// GET /help
pub async fn help(State(app): State<AppState>, visit: Visit) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(&app, &visit, words.say("help-title")).indexed(words.say("help-lead"));
    Ok(page.show(move || view! { <HelpPage words/> }).await)
}

/// GET /accessibility
pub async fn accessibility(State(app): State<AppState>, visit: Visit) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(&app, &visit, words.say("accessibility-title")).indexed(words.say("accessibility-lead"));
    Ok(page.show(move || view! { <AccessibilityPage words/> }).await)
}

/// GET /privacy
pub async fn privacy(State(app): State<AppState>, visit: Visit) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(&app, &visit, words.say("privacy-title")).indexed(words.say("privacy-lead"));
    Ok(page.show(move || view! { <PrivacyPage words/> }).await)
}

/// GET /health: whether the database answers.
pub async fn health(State(app): State<AppState>) -> Answer {
    people::count(&mut app.db.read().await?).await.map_err(Error::from)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n").into_response())
}

/// GET /robots.txt: the catalogue may be found, people and certificates may not.
pub async fn robots() -> Answer {
    let text = "User-agent: *\nDisallow: /verify/\nDisallow: /certificates\nDisallow: /attempts/\nDisallow: /admin\n";
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
