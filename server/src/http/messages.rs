//! The messages to whoever has signed in. Looking changes nothing; a form marks them as read.

use crate::{
    db::messages::{self, Message},
    error::Error,
    fields::Fields,
    render::{Answer, Page, local_path, redirect},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    pages::messages::{MessageLine, MessagesPage},
    words::Words,
};
use axum::extract::{Path, State};
use leptos::prelude::*;

/// Messages that the page lists; older ones stay kept.
const SHOWN: i64 = 200;

/// GET /messages
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    let words = Words::new(visit.locale);
    let rows = messages::of_person(&mut app.db.read().await?, &actor.person, SHOWN).await?;
    let until = rows.iter().map(|message| message.sent_at).max().unwrap_or_default();
    let lines: Vec<MessageLine> = rows.into_iter().map(|message| line(&app, message)).collect();
    let page = Page::new(&app, &visit, words.say("messages-title"));
    Ok(page.show(move || view! { <MessagesPage words messages=lines.clone() until/> }).await)
}

fn line(app: &AppState, message: Message) -> MessageLine {
    MessageLine {
        id: message.id,
        subject: message.subject,
        body: message.body,
        link: message.link,
        sent: app.clock.local(message.sent_at),
        is_read: message.opened_at.is_some(),
    }
}

/// POST /messages/{message}/opening: marks a message as read and goes where it leads.
pub async fn open(State(app): State<AppState>, actor: Actor, Path(id): Path<String>) -> Answer {
    let found = messages::find_own(&mut app.db.read().await?, &actor.person, &id).await?;
    let message = found.ok_or(Error::NotFound)?;
    let (to, now) = (message.link.unwrap_or_else(|| "/messages".to_owned()), app.clock.now());
    let opened =
        app.db.write(move |conn| Box::pin(async move { messages::open(conn, &actor.person, &message.id, now).await }));
    opened.await?;
    Ok(redirect(local_path(&to)))
}

/// POST /messages/opening: marks as read everything that the page showed.
pub async fn open_all(State(app): State<AppState>, actor: Actor, fields: Fields) -> Answer {
    let until: i64 = fields.trimmed("until").parse().unwrap_or_default();
    let now = app.clock.now();
    let opened =
        app.db.write(move |conn| Box::pin(async move { messages::open_until(conn, &actor.person, until, now).await }));
    opened.await?;
    Ok(redirect("/messages"))
}
