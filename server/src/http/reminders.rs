//! Stopping reminders that are not mandatory, by a signed link and without a sign-in. Looking changes nothing.

use crate::{
    db::{DbError, audit, people, reminders},
    error::Error,
    fields::Fields,
    reminding,
    render::{Answer, Page, redirect},
    state::AppState,
    visit::Visit,
};
use app::{document::Frame, pages::reminders::RemindersPage, words::Words};
use axum::extract::{Path, State};
use leptos::prelude::*;

/// GET /reminders/{token}
pub async fn show(State(app): State<AppState>, visit: Visit, Path(token): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let person = reminding::sealed(&mut conn, &token).await?.ok_or(Error::NotFound)?;
    let given_name = people::get(&mut conn, &person).await?.given_name;
    let has_stopped = reminders::has_stopped(&mut conn, &person).await?;
    drop(conn);
    let action = format!("/reminders/{token}");
    let page = Page::new(&app, &visit, words.say("reminder-title")).framed(Frame::Door);
    Ok(page.show(move || view! { <RemindersPage words action given_name has_stopped/> }).await)
}

/// POST /reminders/{token}: stops them, or with `resume` lets them come again.
pub async fn change(State(app): State<AppState>, Path(token): Path<String>, fields: Fields) -> Answer {
    let person = reminding::sealed(&mut app.db.read().await?, &token).await?.ok_or(Error::NotFound)?;
    people::get(&mut app.db.read().await?, &person).await?;
    let (resume, now) = (fields.find("resume").is_some(), app.clock.now());
    let changed = app.db.write(move |conn| {
        Box::pin(async move {
            if resume {
                reminders::resume(conn, &person, now).await?;
            } else {
                reminders::stop(conn, &person, now).await?;
            }
            let action = if resume { "reminders-resumed" } else { "reminders-stopped" };
            let entry =
                audit::Entry { actor: Some(&person), action, subject_kind: "people", subject: &person, detail: None };
            audit::record(conn, entry, now).await?;
            Ok::<(), DbError>(())
        })
    });
    changed.await?;
    Ok(redirect(&format!("/reminders/{token}")))
}
