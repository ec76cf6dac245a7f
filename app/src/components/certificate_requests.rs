//! What was asked for certificates after issue: kind, last working day, and what was decided.

use super::{
    badge::{Badge, Tone},
    icon::Glyph,
};
use crate::words::Words;
use jiff::civil::Date;
use leptos::prelude::*;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestKind {
    /// Lost or damaged: a giấy chứng nhận takes its place.
    Lost,
    /// An error of the issuer: it is issued again.
    Error,
    /// It is to be revoked.
    Revocation,
}

impl RequestKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Lost, Self::Error, Self::Revocation];

    /// The word in forms and in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Error => "error",
            Self::Revocation => "revocation",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// What is asked, in words.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Lost => "request-lost",
            Self::Error => "request-error",
            Self::Revocation => "request-revocation",
        }
    }
}

/// A request that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingRequest {
    /// Where it is decided.
    pub address: String,
    /// What is asked.
    pub kind: RequestKind,
    /// The number of the certificate.
    pub number: String,
    /// The holder.
    pub holder: String,
    /// The last working day for an answer.
    pub last_day: Date,
    /// Whether that day has passed.
    pub is_late: bool,
}

/// The requests that wait, for an administrator; nothing where there are none.
pub fn pending(words: Words, requests: Vec<PendingRequest>) -> Option<AnyView> {
    if requests.is_empty() {
        return None;
    }
    let lines = requests.into_iter().map(|one| {
        let class = if one.is_late { "day late" } else { "day" };
        let until = words.with("request-until", &[("date", words.date(one.last_day).into())]);
        let title = format!("{}: {}", words.say(one.kind.label_key()), one.number);
        view! {
            <li>
                <p class=class>{words.short_date(one.last_day)}</p>
                <div><h3 class="small-h">{title.clone()}</h3><p class="small quiet">{one.holder}" · "{until}</p></div>
                <div class="act">
                    <a class="btn" href=one.address>{words.say("request-see")}<span class="hide">": "{title}</span></a>
                </div>
            </li>
        }
    });
    Some(
        view! {
            <section class="section stack" aria-labelledby="certificate-requests">
                <h2 id="certificate-requests">{words.say("request-pending-title")}</h2>
                <p class="quiet">{words.say("request-pending-lead")}</p>
                <ol class="agenda" role="list">{lines.collect_view()}</ol>
            </section>
        }
        .into_any(),
    )
}

/// A request with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastRequest {
    /// What is asked.
    pub kind: RequestKind,
    /// The class of reason of a revocation, in words.
    pub class: Option<String>,
    /// Why, in words.
    pub reason: String,
    /// Who asked.
    pub by: String,
    /// When.
    pub on: Date,
    /// The last working day for an answer.
    pub last_day: Date,
    /// The outcome; nothing while it waits.
    pub outcome: Option<RequestOutcome>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestOutcome {
    /// Whether it was granted.
    pub granted: bool,
    /// The number of the decision.
    pub number: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: Date,
}

/// The requests about one certificate, the latest first.
pub fn past(words: Words, requests: Vec<PastRequest>) -> Option<AnyView> {
    if requests.is_empty() {
        return None;
    }
    let lines = requests.into_iter().map(|one| {
        let asked = [("name", one.by.into()), ("date", words.date(one.on).into())];
        let class = one.class.map(|class| view! { <p class="small">{class}</p> });
        let outcome = match one.outcome {
            None => {
                let until = words.with("request-until", &[("date", words.date(one.last_day).into())]);
                view! { <p><Badge tone=Tone::Warn glyph=Some(Glyph::Clock) text=until/></p> }.into_any()
            }
            Some(outcome) => {
                let (tone, glyph, key) = match outcome.granted {
                    true => (Tone::Good, Glyph::Tick, "request-granted"),
                    false => (Tone::Plain, Glyph::Shut, "request-refused"),
                };
                let values = [
                    ("name", outcome.by.into()),
                    ("date", words.date(outcome.on).into()),
                    ("number", outcome.number.into()),
                ];
                view! {
                    <p><Badge tone glyph=Some(glyph) text=words.say(key)/></p>
                    <p class="small quiet">{words.with("request-decided", &values)}</p>
                    <p class="small">{outcome.reason}</p>
                }
                .into_any()
            }
        };
        view! {
            <li>
                <p><b>{words.say(one.kind.label_key())}</b></p>
                {class}
                <p class="small">{one.reason}</p>
                <p class="small quiet">{words.with("request-asked", &asked)}</p>
                {outcome}
            </li>
        }
    });
    Some(
        view! {
            <section class="stack" aria-labelledby="requests">
                <h2 id="requests">{words.say("request-past-title")}</h2>
                <ul class="said">{lines.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
