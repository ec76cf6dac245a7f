//! Reports that are made by themselves: one's own, and those that others have sent.

use super::{Part, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        empty::Empty,
        flash::{Flash, FlashMessage, Mood},
        icon::Glyph,
    },
    pages::home::agenda::weekday_key,
    words::Words,
};
use domain::{
    locale::Locale,
    schedule::{Rhythm, Span},
};
use jiff::civil::{Date, Weekday};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchedulesView {
    /// Her own.
    pub lines: Vec<ScheduleLine>,
    /// Those of others that bring her reports.
    pub arriving: Vec<Arriving>,
    /// Whether mail leaves this site.
    pub sends_mail: bool,
}

/// A schedule of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleLine {
    /// The id.
    pub id: String,
    /// What the report is called.
    pub title: String,
    /// On which days.
    pub rhythm: Rhythm,
    /// About which time before.
    pub span: Span,
    /// `active`, `paused`, `ended` or `stopped`.
    pub state: String,
    /// The next day.
    pub next_on: Date,
}

/// A schedule of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arriving {
    /// What and when.
    pub line: ScheduleLine,
    /// Whose it is.
    pub author: String,
    /// Whether she wants it no longer.
    pub has_stopped: bool,
}

/// The page.
#[component]
pub fn SchedulesPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: SchedulesView,
) -> impl IntoView {
    let crumbs = vec![("/desk/reports".to_owned(), words.say("reports-title"))];
    let own = if view.lines.is_empty() {
        let link = Some(("/desk/reports".to_owned(), words.say("schedules-to-reports")));
        view! { <Empty title=words.say("schedules-none") text=words.say("schedules-none-how") link/> }.into_any()
    } else {
        own(words, view.lines)
    };
    let arriving = (!view.arriving.is_empty()).then(|| arriving(words, view.arriving));
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{words.say("schedules-title")}</h1>
            <p class="lead">{words.say("schedules-lead")}</p>
        </div>
        {tabs(words, Part::Reports)}
        {no_mail(words, view.sends_mail)}
        <div class="section stack">
            <h2 id="own">{words.say("schedules-own")}</h2>
            {own}
        </div>
        {arriving}
    }
}

/// Says so where no mail leaves this site.
pub fn no_mail(words: Words, sends_mail: bool) -> AnyView {
    if sends_mail {
        return ().into_any();
    }
    let flash =
        Flash { mood: Mood::Warn, lead: words.say("schedule-no-mail"), text: words.say("schedule-no-mail-how") };
    view! { <FlashMessage flash/> }.into_any()
}

fn own(words: Words, lines: Vec<ScheduleLine>) -> AnyView {
    let rows = lines.into_iter().map(|line| {
        let next = if line.state == "active" { words.date(line.next_on) } else { "–".to_owned() };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    <a href=format!("/desk/schedules/{}", line.id)>{line.title}</a>
                    <span class="small quiet">{span_name(words, line.span)}</span>
                </th>
                <td role="cell" data-th=words.say("schedule-rhythm")>{rhythm_sentence(words, line.rhythm)}</td>
                <td role="cell" data-th=words.say("schedule-next") class="num">{next}</td>
                <td role="cell" data-th=words.say("report-state")>{state_badge(words, &line.state)}</td>
            </tr>
        }
    });
    view! {
        <div class="table-box" role="region" aria-labelledby="own" tabindex="0">
            <table class="folds" role="table" aria-labelledby="own">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.say("report-title")}</th>
                        <th role="columnheader" scope="col">{words.say("schedule-rhythm")}</th>
                        <th role="columnheader" scope="col" class="num">{words.say("schedule-next")}</th>
                        <th role="columnheader" scope="col">{words.say("report-state")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn arriving(words: Words, arriving: Vec<Arriving>) -> AnyView {
    let rows = arriving.into_iter().map(|one| {
        let (act, verb) = if one.has_stopped {
            ("return", words.say("schedule-take-again"))
        } else {
            ("stop", words.say("schedule-stop"))
        };
        let action = format!("/desk/schedules/{}/{act}", one.line.id);
        let whose = format!(" ({})", one.line.title);
        let is_coming = one.line.state == "active" && !one.has_stopped;
        let next = if is_coming { words.short_date(one.line.next_on) } else { "–".to_owned() };
        let how = [
            ("author", one.author.into()),
            ("rhythm", rhythm_sentence(words, one.line.rhythm).into()),
            ("span", span_name(words, one.line.span).into()),
        ];
        view! {
            <li>
                <p class="day num">{next}</p>
                <div>
                    <h3 class="small-h">{one.line.title}</h3>
                    <p class="small quiet">{words.with("schedule-arriving", &how)}</p>
                    {one.has_stopped.then(|| view! { <p class="small">{words.say("schedule-is-stopped")}</p> })}
                </div>
                <form class="act" method="post" action=action>
                    <button class="btn">{verb}<span class="hide">{whose}</span></button>
                </form>
            </li>
        }
    });
    view! {
        <section class="section stack" aria-labelledby="arriving">
            <h2 id="arriving">{words.say("schedules-arriving")}</h2>
            <ol class="agenda" role="list">{rows.collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// How a schedule stands.
pub fn state_badge(words: Words, state: &str) -> AnyView {
    let (tone, glyph) = match state {
        "active" => (Tone::Good, Glyph::Clock),
        "paused" => (Tone::Warn, Glyph::Shut),
        "stopped" => (Tone::Bad, Glyph::Alert),
        _ => (Tone::Plain, Glyph::Done),
    };
    view! { <Badge tone glyph=Some(glyph) text=words.say(state_key(state))/> }.into_any()
}

fn state_key(state: &str) -> &'static str {
    match state {
        "active" => "schedule-active",
        "paused" => "schedule-paused",
        "stopped" => "schedule-stopped",
        _ => "schedule-ended",
    }
}

/// On which days, in a sentence.
pub fn rhythm_sentence(words: Words, rhythm: Rhythm) -> String {
    let (_, day, month) = rhythm.parts();
    let values = [("day", day.into()), ("month", month.into())];
    match rhythm {
        Rhythm::Weekly(weekday) => {
            let name = weekday_name(words, weekday);
            // English alone writes weekdays with a capital letter in a sentence.
            let name = if words.locale() == Locale::En { name } else { uncapitalised(&name) };
            words.with("schedule-each-week", &[("weekday", name.into())])
        }
        Rhythm::Monthly(31) => words.say("schedule-each-month-end"),
        Rhythm::Monthly(_) => words.with("schedule-each-month", &values),
        Rhythm::Quarterly(31) => words.say("schedule-each-quarter-end"),
        Rhythm::Quarterly(_) => words.with("schedule-each-quarter", &values),
        Rhythm::Yearly(..) => words.with("schedule-each-year", &values),
    }
}

fn uncapitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// What a weekday is called.
pub fn weekday_name(words: Words, weekday: Weekday) -> String {
    words.say(weekday_key(weekday))
}

/// About which time before.
pub fn span_name(words: Words, span: Span) -> String {
    words.say(span_key(span))
}

fn span_key(span: Span) -> &'static str {
    match span {
        Span::Week => "schedule-span-week",
        Span::Month => "schedule-span-month",
        Span::Quarter => "schedule-span-quarter",
        Span::Year => "schedule-span-last-year",
        Span::YearSoFar => "schedule-span-year-so-far",
    }
}
