//! The reports of a coordinator, and the yearly one at a click.

use super::{Part, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
        field::FormId,
        icon::Glyph,
    },
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportsView {
    /// Her reports, the newest first.
    pub lines: Vec<ReportLine>,
    /// The years of which a report can be asked for, the newest first.
    pub years: Vec<String>,
    /// The form-made id.
    pub form_id: String,
}

/// A report of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    /// The id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The period, the as-of day and the map.
    pub what: String,
    /// When it was asked for.
    pub made_at: DateTime,
    /// How it stands.
    pub state: ReportState,
}

/// How a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// It is being counted.
    Working,
    /// It is there.
    Done,
    /// It was no longer wanted.
    Cancelled,
}

impl ReportState {
    /// The state of this name.
    pub fn of(name: &str) -> Self {
        match name {
            "done" => Self::Done,
            "cancelled" => Self::Cancelled,
            _ => Self::Working,
        }
    }

    fn label_key(self) -> &'static str {
        match self {
            Self::Working => "report-working",
            Self::Done => "report-done",
            Self::Cancelled => "report-cancelled",
        }
    }

    fn look(self) -> (Tone, Glyph) {
        match self {
            Self::Working => (Tone::Info, Glyph::Now),
            Self::Done => (Tone::Good, Glyph::Done),
            Self::Cancelled => (Tone::Plain, Glyph::Shut),
        }
    }
}

/// The page.
#[component]
pub fn ReportsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: ReportsView,
) -> impl IntoView {
    let list = if view.lines.is_empty() {
        view! { <Empty title=words.say("reports-none") text=words.say("reports-none-how")/> }.into_any()
    } else {
        lines(words, view.lines)
    };
    view! {
        <div class="page-head">
            <h1>{words.say("reports-title")}</h1>
            <p class="lead">{words.say("reports-lead")}</p>
        </div>
        {tabs(words, Part::Reports)}
        <div class="section split">
            <div class="stack">
                <h2 id="made">{words.say("reports-made")}</h2>
                <div class="actions">
                    <a class="btn main" href="/desk/reports/new">{words.say("report-ask")}</a>
                    <a class="btn" href="/desk/schedules">{words.say("schedules-title")}</a>
                </div>
                {list}
            </div>
            <div class="stack aside">{yearly(words, view.years, view.form_id)}</div>
        </div>
    }
}

fn yearly(words: Words, years: Vec<String>, form_id: String) -> AnyView {
    let option = |year: String| {
        let value = year.clone();
        view! { <option value=value>{year}</option> }
    };
    let options = years.into_iter().map(option).collect_view();
    view! {
        <section class="card stack" aria-labelledby="yearly">
            <h2 id="yearly">{words.say("report-yearly")}</h2>
            <p class="small quiet">{words.say("report-yearly-what")}</p>
            <form class="stack" method="post" action="/desk/reports">
                <FormId id=form_id/>
                <input type="hidden" name="kind" value="year"/>
                <div class="field">
                    <label for="year">{words.say("report-year")}</label>
                    <select class="input" id="year" name="year">{options}</select>
                </div>
                <div class="field">
                    <label for="year-map">{words.say("report-map")}</label>
                    <select class="input" id="year-map" name="map">
                        <option value="now">{words.say("report-map-now")}</option>
                        <option value="then">{words.say("report-map-then")}</option>
                    </select>
                </div>
                <div class="actions"><button class="btn">{words.say("report-make")}</button></div>
            </form>
        </section>
        <section class="card stack" aria-labelledby="hours">
            <h2 id="hours">{words.say("report-hours")}</h2>
            <p class="small quiet">{words.say("report-hours-what")}</p>
            <div class="actions"><a class="btn" href="/desk/reports/hours">{words.say("report-ask")}</a></div>
        </section>
    }
    .into_any()
}

fn lines(words: Words, lines: Vec<ReportLine>) -> AnyView {
    let rows = lines.into_iter().map(|line| {
        let (tone, glyph) = line.state.look();
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    <a href=format!("/desk/reports/{}", line.id)>{line.title}</a>
                    <span class="small quiet">{line.what}</span>
                </th>
                <td role="cell" data-th=words.say("report-made-at") class="num">{words.date_time(line.made_at)}</td>
                <td role="cell" data-th=words.say("report-state")>
                    <Badge tone glyph=Some(glyph) text=words.say(line.state.label_key())/>
                </td>
            </tr>
        }
    });
    view! {
        <div class="table-box" role="region" aria-labelledby="made" tabindex="0">
            <table class="folds" role="table" aria-labelledby="made">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.say("report-title")}</th>
                        <th role="columnheader" scope="col" class="num">{words.say("report-made-at")}</th>
                        <th role="columnheader" scope="col">{words.say("report-state")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
