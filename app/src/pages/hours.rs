//! Hours done elsewhere: what the learner has entered, how it stands, and the form.

use crate::{
    components::{
        crumbs::Crumbs,
        empty::Empty,
        field::FormId,
        hours_form::{HoursForm, HoursFormView, state_badge},
        hours_table::{HoursLine, about, days, table},
    },
    pages::home::{YearOfTiet, year_dial, year_note},
    words::Words,
};
use domain::hours::HoursState;
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnHours {
    /// The hours of this year.
    pub year: YearOfTiet,
    /// What was entered, the latest days first.
    pub lines: Vec<HoursLine>,
    /// The form for more.
    pub form: HoursForm,
}

/// The page.
#[component]
pub fn HoursPage(
    /// The language.
    words: Words,
    /// Everything on it.
    hours: OwnHours,
) -> impl IntoView {
    let list = if hours.lines.is_empty() {
        view! { <Empty title=words.say("hours-none") text=words.say("hours-none-how")/> }.into_any()
    } else {
        table(words, hours.lines, "entered")
    };
    view! {
        <div class="hello">
            <div class="stack">
                <h1>{words.say("hours-title")}</h1>
                <p class="lead">{words.say("hours-lead")}</p>
                {year_note(words, &hours.year)}
                <p><a href="/record">{words.say("record-title")}</a></p>
            </div>
            {year_dial(words, hours.year)}
        </div>
        <div class="section stack">
            <h2 id="entered">{words.say("hours-entered")}</h2>
            {list}
        </div>
        <section class="section stack" aria-labelledby="new">
            <h2 id="new">{words.say("hours-new")}</h2>
            <HoursFormView words form=hours.form verb=words.say("hours-send")/>
        </section>
    }
    .into_any()
}

/// A decision about an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursDecision {
    /// On which day.
    pub on: Date,
    /// What was decided.
    pub outcome: HoursState,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// Whether another one holds.
    pub is_superseded: bool,
}

/// One entry with its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEntry {
    /// The entry.
    pub line: HoursLine,
    /// Its proof: name and address.
    pub proof: (String, String),
    /// What was decided, the latest first.
    pub decisions: Vec<HoursDecision>,
    /// The form that corrects it, while that is possible.
    pub form: Option<HoursForm>,
    /// The form-made id of taking it back.
    pub form_id: String,
}

/// The page of an entry.
#[component]
pub fn HoursEntryPage(
    /// The language.
    words: Words,
    /// Everything on it.
    entry: OwnEntry,
) -> impl IntoView {
    let OwnEntry { line, proof, decisions: decided, form, form_id } = entry;
    let withdrawal = (line.state == HoursState::Pending).then(|| {
        view! {
            <form method="post" action=format!("{}/withdrawal", line.address)>
                <FormId id=form_id/>
                <button class="btn">{words.say("hours-withdraw")}</button>
            </form>
        }
    });
    let correction = form.map(|form| {
        view! {
            <section class="section stack" aria-labelledby="correct">
                <h2 id="correct">{words.say("hours-correct")}</h2>
                <p class="small quiet">{words.say("hours-correct-what")}</p>
                <HoursFormView words form verb=words.say("hours-correct-send")/>
            </section>
        }
    });
    view! {
        <Crumbs words links=vec![("/hours".to_owned(), words.say("hours-title"))]/>
        <div class="page-head"><h1>{line.title.clone()}</h1><p class="lead">{line.body.clone()}</p></div>
        {entry_facts(words, &line, proof)}
        {withdrawal}
        {decisions(words, decided)}
        {correction}
    }
    .into_any()
}

/// What an entry says, with its proof.
pub fn entry_facts(words: Words, line: &HoursLine, (name, address): (String, String)) -> AnyView {
    let reason = (!line.reason.is_empty()).then(|| {
        view! { <div><dt>{words.say("hours-reason")}</dt><dd>{line.reason.clone()}</dd></div> }
    });
    view! {
        <dl class="facts lines small">
            <div><dt>{words.say("hours-state")}</dt><dd>{state_badge(words, line.state)}</dd></div>
            {reason}
            <div><dt>{words.say("hours-days")}</dt><dd class="num">{days(words, line.days)}</dd></div>
            <div><dt>{words.say("hours-tiet")}</dt><dd class="num">{words.tiet(line.tiet)}</dd></div>
            <div><dt>{words.say("hours-group")}</dt><dd>{about(words, line.group, line.is_abroad)}</dd></div>
            <div><dt>{words.say("hours-proof")}</dt><dd><a class="breaks" href=address download="">{name}</a></dd></div>
        </dl>
    }
    .into_any()
}

/// What was decided about an entry.
pub fn decisions(words: Words, decisions: Vec<HoursDecision>) -> Option<AnyView> {
    if decisions.is_empty() {
        return None;
    }
    let lines = decisions.into_iter().map(|one| {
        let gone = one.is_superseded.then(|| view! { " "<span class="quiet">{words.say("duty-superseded")}</span> });
        let reason = (!one.reason.is_empty()).then(|| view! { <p>{one.reason.clone()}</p> });
        view! {
            <li>
                <p><b>{words.say(one.outcome.key())}</b>{gone}</p>
                {reason}
                <p class="small quiet num">{words.date(one.on)}" · "{one.by}</p>
            </li>
        }
    });
    Some(
        view! {
            <section class="section stack" aria-labelledby="decisions">
                <h2 id="decisions">{words.say("duty-decisions")}</h2>
                <ul class="said">{lines.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
