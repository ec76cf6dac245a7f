//! Changing one's own password.

use super::sessions;
use crate::{
    db::{accounts, audit},
    fields::Fields,
    passwords,
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{components::field::FieldErrors, pages::password::PasswordPage, words::Words};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use leptos::prelude::*;

/// GET /password
pub async fn form(State(app): State<AppState>, visit: Visit) -> Answer {
    page(&app, &visit, StatusCode::OK, FieldErrors::default()).await
}

async fn page(app: &AppState, visit: &Visit, status: StatusCode, errors: FieldErrors) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(app, visit, words.say("password-change")).status(status);
    Ok(page.show(move || view! { <PasswordPage words errors=errors/> }).await)
}

/// POST /password: ends every other session of the person.
pub async fn change(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    headers: HeaderMap,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let mut errors = FieldErrors::default();
    let mut conn = app.db.read().await?;
    let account = accounts::find(&mut conn, &actor.person).await?;
    let name = accounts::sign_in_name(&mut conn, &actor.person).await?.unwrap_or_default();
    drop(conn);
    let stored = account.as_ref().and_then(|account| account.password_hash.as_deref());
    if !app.passwords.verify(fields.get("current"), stored).await {
        errors.add("current", words.say("password-current-wrong"));
    }
    if let Err(weak) = passwords::check(fields.get("password"), fields.get("again"), &[&name, &actor.full_name]) {
        errors.add(field_of(weak), words.say(weak.key()));
    }
    if !errors.is_empty() {
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    }
    set(&app, actor.person.clone(), fields.get("password")).await?;
    let mut response = sessions::start(&app, &visit, &headers, actor.person, "/account", None).await?;
    crate::render::add_flash(&mut response, "flash-password-changed");
    Ok(response)
}

/// The field that a weak password's message belongs to.
pub fn field_of(weak: passwords::WeakPassword) -> &'static str {
    if weak == passwords::WeakPassword::Differs { "again" } else { "password" }
}

/// Stores a new password and ends all sessions of the person.
pub async fn set(app: &AppState, person: String, password: &str) -> Result<(), crate::error::Error> {
    let hash = app.passwords.hash(password).await;
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                accounts::set_password(conn, &person, &hash, now).await?;
                crate::db::sessions::end_all(conn, &person, now).await?;
                let entry = audit::Entry {
                    actor: Some(&person),
                    action: "password-set",
                    subject_kind: "people",
                    subject: &person,
                    detail: None,
                };
                audit::record(conn, entry, now).await
            })
        })
        .await?;
    Ok(())
}
