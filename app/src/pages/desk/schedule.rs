//! One schedule: what, when, to whom, and how its runs went.

use super::{
    Part,
    schedules::{ScheduleLine, no_mail, rhythm_sentence, span_name, state_badge},
    tabs,
};
use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        facts::Facts,
        flash::{Flash, FlashMessage, Mood},
        icon::Glyph,
    },
    words::Words,
};
use jiff::civil::{Date, DateTime};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleView {
    /// What and when.
    pub line: ScheduleLine,
    /// Why it is stopped, by name.
    pub reason: String,
    /// The time that the next report is about.
    pub next_span: (Date, Date),
    /// The names of its files.
    pub formats: Vec<&'static str>,
    /// To whom.
    pub recipients: Vec<Recipient>,
    /// Its runs, the newest first.
    pub runs: Vec<RunLine>,
    /// Whether mail leaves this site.
    pub sends_mail: bool,
}

/// Who gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The name.
    pub name: String,
    /// Whether she wants it no longer.
    pub has_stopped: bool,
}

/// A run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunLine {
    /// The day that it is for.
    pub due_on: Date,
    /// When it began.
    pub began_at: DateTime,
    /// `working`, `sent` or `failed`.
    pub state: String,
    /// Why it has failed, by name.
    pub failure: String,
    /// The page of its report.
    pub address: Option<String>,
    /// What it did for each recipient.
    pub sent_to: Vec<SentTo>,
}

/// What a run did for a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentTo {
    /// The name.
    pub name: String,
    /// `sent`, `no-account`, `no-grant` or `no-reach`.
    pub outcome: String,
    /// Whether a mail server has taken her mail.
    pub was_mailed: bool,
    /// What the server said that did not take it.
    pub mail_failure: Option<String>,
}

/// The page.
#[component]
pub fn SchedulePage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: ScheduleView,
) -> impl IntoView {
    let crumbs = vec![
        ("/desk/reports".to_owned(), words.say("reports-title")),
        ("/desk/schedules".to_owned(), words.say("schedules-title")),
    ];
    let address = format!("/desk/schedules/{}", view.line.id);
    let trouble = (view.line.state == "stopped").then(|| {
        let flash = Flash {
            mood: Mood::Warn,
            lead: words.say("schedule-was-stopped"),
            text: words.say(reason_key(&view.reason)),
        };
        view! { <FlashMessage flash/> }
    });
    let acts = acts(words, &address, &view.line.state);
    let facts = facts(words, &view);
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{view.line.title.clone()}</h1>
            <p class="lead">{rhythm_sentence(words, view.line.rhythm)}" "{state_badge(words, &view.line.state)}</p>
        </div>
        {tabs(words, Part::Reports)}
        {trouble}
        {no_mail(words, view.sends_mail)}
        <div class="section split">
            <section class="stack" aria-labelledby="runs">
                <h2 id="runs">{words.say("schedule-runs")}</h2>
                {runs(words, view.runs)}
            </section>
            <div class="stack aside">
                <section class="card stack" aria-labelledby="what">
                    <h2 id="what">{words.say("schedule-what")}</h2>
                    <Facts facts/>
                    {acts}
                </section>
            </div>
        </div>
    }
}

fn facts(words: Words, view: &ScheduleView) -> Vec<(String, String)> {
    let next = if view.line.state == "active" {
        let (from, to) = view.next_span;
        let values = [
            ("day", words.date(view.line.next_on).into()),
            ("from", words.date(from).into()),
            ("to", words.date(to).into()),
        ];
        words.with("schedule-next-span", &values)
    } else {
        String::new()
    };
    let formats: Vec<String> = view.formats.iter().map(|name| name.to_uppercase()).collect();
    let name = |one: &Recipient| {
        if one.has_stopped {
            words.with("schedule-recipient-stopped", &[("name", one.name.as_str().into())])
        } else {
            one.name.clone()
        }
    };
    let recipients: Vec<String> = view.recipients.iter().map(name).collect();
    vec![
        (words.say("schedule-next"), next),
        (words.say("schedule-span"), span_name(words, view.line.span)),
        (words.say("schedule-formats"), formats.join(", ")),
        (words.say("schedule-recipients"), recipients.join(", ")),
    ]
}

fn acts(words: Words, address: &str, state: &str) -> AnyView {
    let turn = match state {
        "active" => ("pause", words.say("schedule-pause")),
        "paused" | "stopped" => ("resumption", words.say("schedule-resume")),
        _ => return ().into_any(),
    };
    let (path, verb) = turn;
    let now = (state == "active").then(|| {
        view! {
            <form method="post" action=format!("{address}/runs")>
                <button class="btn">{words.say("schedule-run-now")}</button>
            </form>
        }
    });
    view! {
        <div class="actions">
            {now}
            <a class="btn" href=format!("{address}/edit")>{words.say("schedule-edit")}</a>
            <form method="post" action=format!("{address}/{path}")>
                <button class="btn">{verb}</button>
            </form>
        </div>
        <details>
            <summary>{words.say("schedule-end")}</summary>
            <form class="stack" method="post" action=format!("{address}/ending")>
                <p class="small">{words.say("schedule-end-how")}</p>
                <div class="actions"><button class="btn">{words.say("schedule-end-sure")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn runs(words: Words, runs: Vec<RunLine>) -> AnyView {
    if runs.is_empty() {
        return view! { <p class="quiet">{words.say("schedule-runs-none")}</p> }.into_any();
    }
    let items = runs.into_iter().map(|run| run_item(words, run)).collect_view();
    view! { <ol class="agenda" role="list">{items}</ol> }.into_any()
}

fn run_item(words: Words, run: RunLine) -> AnyView {
    let (tone, glyph) = match run.state.as_str() {
        "sent" => (Tone::Good, Glyph::Done),
        "failed" => (Tone::Bad, Glyph::Alert),
        _ => (Tone::Info, Glyph::Now),
    };
    let failure =
        (run.state == "failed").then(|| view! { <p class="small">{words.say(failure_key(&run.failure))}</p> });
    let people = run.sent_to.into_iter().map(|one| {
        let how = match (one.outcome.as_str(), one.was_mailed, one.mail_failure) {
            ("sent", true, _) => words.say("schedule-sent-mail"),
            ("sent", false, Some(failure)) => words.with("schedule-sent-failed", &[("failure", failure.into())]),
            (outcome, _, _) => words.say(outcome_key(outcome)),
        };
        view! { <li class="small"><b>{one.name}</b>": "{how}</li> }
    });
    let people = people.collect_view();
    let day = words.date(run.due_on);
    let link = run.address.map(|address| {
        view! {
            <a class="btn" href=address>{words.say("schedule-see-report")}<span class="hide">{format!(" ({day})")}</span></a>
        }
    });
    view! {
        <li>
            <p class="day num">{words.short_date(run.due_on)}<br/>{run.due_on.year().to_string()}</p>
            <div>
                <p><Badge tone glyph=Some(glyph) text=words.say(run_key(&run.state))/></p>
                <p class="small quiet">{words.with("schedule-began", &[("at", words.date_time(run.began_at).into())])}</p>
                {failure}
                <ul role="list">{people}</ul>
            </div>
            <div class="act">{link}</div>
        </li>
    }
    .into_any()
}

fn run_key(state: &str) -> &'static str {
    match state {
        "sent" => "schedule-run-sent",
        "failed" => "schedule-run-failed",
        _ => "schedule-run-working",
    }
}

/// Why a schedule is stopped.
pub fn reason_key(reason: &str) -> &'static str {
    match reason {
        "no-grant" => "schedule-reason-no-grant",
        "choice-gone" => "schedule-reason-choice-gone",
        _ => "schedule-reason-nobody",
    }
}

fn failure_key(failure: &str) -> &'static str {
    match failure {
        "cancelled" => "schedule-failure-cancelled",
        "ended" => "schedule-failure-ended",
        "counting" => "schedule-failure-counting",
        "no-grant" => "schedule-reason-no-grant",
        "choice-gone" => "schedule-reason-choice-gone",
        _ => "schedule-reason-nobody",
    }
}

/// What a run did for a recipient.
pub fn outcome_key(outcome: &str) -> &'static str {
    match outcome {
        "sent" => "schedule-sent-inbox",
        "no-account" => "schedule-no-account",
        "no-grant" => "schedule-no-grant",
        _ => "schedule-no-reach",
    }
}
