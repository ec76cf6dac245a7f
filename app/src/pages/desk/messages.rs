//! Messages to groups of the desk: what was sent, and how it went.

pub mod compose;

use super::{Part, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        empty::Empty,
        facts::Facts,
        invite_state::{MailTrouble, trouble_sentence},
    },
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// A message to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentLine {
    /// The id.
    pub id: String,
    /// What it is about.
    pub subject: String,
    /// To whom, in words.
    pub chosen: String,
    /// How many people.
    pub recipients: i64,
    /// When it was written.
    pub at: DateTime,
}

/// How a message to a group went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The message.
    pub line: SentLine,
    /// The text, with its places.
    pub body: String,
    /// Messages in inboxes.
    pub written: i64,
    /// Messages that were read.
    pub opened: i64,
    /// Mails that wait.
    pub waiting: i64,
    /// Mails that a server took.
    pub sent: i64,
    /// Mails that were not taken.
    pub failed: i64,
    /// Whom the mail did not reach, or not yet: name, address, why.
    pub unreached: Vec<(String, String, MailTrouble)>,
}

/// The list.
#[component]
pub fn SentMessagesPage(
    /// The language.
    words: Words,
    /// What was sent, the last one first.
    lines: Vec<SentLine>,
) -> impl IntoView {
    let list = if lines.is_empty() {
        let link = Some(("/desk/people".to_owned(), words.say("group-choose")));
        view! { <Empty title=words.say("group-none") text=words.say("group-none-how") link/> }.into_any()
    } else {
        let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
        view! { <ol class="agenda" role="list">{rows}</ol> }.into_any()
    };
    view! {
        <div class="page-head">
            <h1>{words.say("group-title")}</h1>
            <p class="lead">{words.say("group-lead")}</p>
        </div>
        {tabs(words, Part::Messages)}
        <div class="section stack">
            <div class="actions"><a class="btn main" href="/desk/people">{words.say("group-choose")}</a></div>
            {list}
        </div>
    }
    .into_any()
}

fn row(words: Words, line: SentLine) -> AnyView {
    let count = [("count", line.recipients.into()), ("number", words.count(line.recipients).into())];
    let address = format!("/desk/messages/{}", line.id);
    let whose = format!(" ({})", line.subject);
    view! {
        <li>
            <p class="day num">{words.short_date(line.at.date())}<br/>{words.time(line.at.time())}</p>
            <div>
                <h2 class="small-h">{line.subject}</h2>
                <p class="small quiet">{words.with("group-people", &count)}" · "{line.chosen}</p>
            </div>
            <div class="act">
                <a class="btn" href=address>{words.say("group-see")}<span class="hide">{whose}</span></a>
            </div>
        </li>
    }
    .into_any()
}

/// One message to a group.
#[component]
pub fn SentMessagePage(
    /// The language.
    words: Words,
    /// The message.
    sent: Sent,
) -> impl IntoView {
    let crumbs = vec![("/desk/messages".to_owned(), words.say("group-title"))];
    let of_all = |count: i64| format!("{} / {}", words.count(count), words.count(sent.line.recipients));
    let facts = vec![
        (words.say("group-to"), sent.line.chosen.clone()),
        (words.say("group-at"), words.date_time(sent.line.at)),
        (words.say("group-written"), of_all(sent.written)),
        (words.say("group-opened"), of_all(sent.opened)),
        (words.say("group-mail-sent"), words.count(sent.sent)),
        (words.say("group-mail-waiting"), words.count(sent.waiting)),
        (words.say("group-mail-failed"), words.count(sent.failed)),
    ];
    let unreached = sent
        .unreached
        .into_iter()
        .map(|(name, address, trouble)| {
            view! {
                <li><b>{name}</b>" "<span class="breaks">{address}</span><br/>
                <span class="small quiet">{trouble_sentence(words, &trouble)}</span></li>
            }
        })
        .collect::<Vec<_>>();
    let unreached = (!unreached.is_empty()).then(|| {
        view! {
            <section class="section stack" aria-labelledby="unreached">
                <h2 id="unreached">{words.say("group-unreached")}</h2>
                <ul>{unreached}</ul>
            </section>
        }
    });
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{sent.line.subject}</h1></div>
        {tabs(words, Part::Messages)}
        <div class="section stack"><Facts facts/></div>
        <section class="section stack" aria-labelledby="text">
            <h2 id="text">{words.say("group-text")}</h2>
            <p class="written">{sent.body}</p>
        </section>
        {unreached}
    }
    .into_any()
}
