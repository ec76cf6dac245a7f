//! The messages to a person. Looking at them changes nothing; a button marks them as read.

use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
    },
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageLine {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// The page that it is about.
    pub link: Option<String>,
    /// When it was sent.
    pub sent: DateTime,
    /// Whether it has been marked as read.
    pub is_read: bool,
}

/// The page.
#[component]
pub fn MessagesPage(
    /// The language.
    words: Words,
    /// What is unread first, then the newest.
    messages: Vec<MessageLine>,
    /// The instant up to which they are shown, so that nothing newer is marked as read with them.
    until: i64,
) -> impl IntoView {
    let unread = messages.iter().filter(|message| !message.is_read).count();
    let lead = match unread {
        0 => words.say("messages-all-read"),
        count => words.with("messages-unread", &[("count", count.into())]),
    };
    let read_all = (unread > 1).then(|| {
        view! {
            <form class="actions" method="post" action="/messages/opening">
                <input type="hidden" name="until" value=until.to_string()/>
                <button class="btn">{words.say("messages-read-all")}</button>
            </form>
        }
    });
    let list = if messages.is_empty() {
        view! { <Empty title=words.say("messages-none") text=words.say("messages-none-text")/> }.into_any()
    } else {
        let rows = messages.into_iter().map(|message| row(words, message)).collect_view();
        view! { <p class="lead">{lead}</p> {read_all} <ol class="agenda messages" role="list">{rows}</ol> }.into_any()
    };
    view! { <div class="page-head"><h1>{words.say("messages-title")}</h1></div> {list} }.into_any()
}

fn row(words: Words, message: MessageLine) -> AnyView {
    let MessageLine { id, subject, body, link, sent, is_read } = message;
    let badge = (!is_read).then(|| view! { <Badge tone=Tone::Info text=words.say("message-unread")/> " " });
    let act = match (is_read, link) {
        (false, link) => {
            let key = if link.is_some() { "message-read-and-go" } else { "message-mark-read" };
            let action = format!("/messages/{id}/opening");
            let whose = format!(" ({subject})");
            view! {
                <form method="post" action=action>
                    <button class="btn">{words.say(key)}<span class="hide">{whose}</span></button>
                </form>
            }
            .into_any()
        }
        (true, Some(address)) => {
            let whose = format!(" ({subject})");
            view! { <a class="btn" href=address>{words.say("message-go")}<span class="hide">{whose}</span></a> }
                .into_any()
        }
        (true, None) => ().into_any(),
    };
    view! {
        <li>
            <p class="day num">{words.short_date(sent.date())}<br/>{words.time(sent.time())}</p>
            <div>
                <h2 class="small-h">{badge}{subject}</h2>
                <p class="written">{body}</p>
            </div>
            <div class="act">{act}</div>
        </li>
    }
    .into_any()
}
