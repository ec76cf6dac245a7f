//! Requests to join a cohort at the desk: what waits for a decision, and what has come of the others.

use super::{Part, tabs};
use crate::{
    components::{
        cohort_offer::request_badge,
        crumbs::Crumbs,
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, SelectField, TextField, error_line},
    },
    words::Words,
};
use domain::cohort::{Barred, LONGEST_WISH, RequestState};
use jiff::civil::Date;
use leptos::prelude::*;

/// What of the requests is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// What the reader has to decide.
    #[default]
    ToDecide,
    /// Who waits for a place.
    Waiting,
    /// Who came in.
    Admitted,
    /// Who was refused.
    Refused,
}

impl Shown {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::ToDecide, Self::Waiting, Self::Admitted, Self::Refused];

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToDecide => "to-decide",
            Self::Waiting => "waiting",
            Self::Admitted => "admitted",
            Self::Refused => "refused",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.name() == name)
    }

    fn key(self) -> &'static str {
        match self {
            Self::ToDecide => "join-to-decide",
            Self::Waiting => "join-state-waiting",
            Self::Admitted => "join-state-admitted",
            Self::Refused => "join-state-refused",
        }
    }
}

/// A request in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    /// The request and the step that is decided, as the form sends it.
    pub chosen: String,
    /// Whether it is ticked.
    pub is_ticked: bool,
    /// Her page, where the reader may open it.
    pub page: Option<String>,
    /// Her name.
    pub full_name: String,
    /// Her unit.
    pub unit: String,
    /// The cohort: its title, and its page where the reader may open it.
    pub cohort: (String, Option<String>),
    /// How it stands.
    pub state: RequestState,
    /// Her place on the waiting list, where it is known.
    pub place: i64,
    /// Her word of why.
    pub wish: String,
    /// Why it was refused.
    pub reason: String,
    /// When she asked.
    pub asked_on: Date,
    /// Members and places of the cohort.
    pub places: Option<(i64, i64)>,
    /// The last day of the pause in which she is.
    pub paused_until: Option<Date>,
    /// Why it cannot be agreed to.
    pub barred: Option<Barred>,
}

/// The list with its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestQueue {
    /// What is shown.
    pub shown: Shown,
    /// The cohorts by which can be filtered: (id, title).
    pub cohorts: Vec<(String, String)>,
    /// The one that is chosen.
    pub cohort: String,
    /// The requests.
    pub lines: Vec<RequestLine>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// The reason as it was typed.
    pub reason: String,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// The page.
#[component]
pub fn RequestQueuePage(
    /// The language.
    words: Words,
    /// Everything on it.
    queue: RequestQueue,
) -> impl IntoView {
    let states = Shown::ALL.map(|shown| {
        let marked = (shown == queue.shown).then_some("true");
        let cohort = if queue.cohort.is_empty() { String::new() } else { format!("&cohort={}", queue.cohort) };
        let address = format!("/desk/requests?state={}{cohort}", shown.name());
        view! { <a class="chip" href=address aria-current=marked>{words.say(shown.key())}</a>" " }
    });
    let list = if queue.lines.is_empty() {
        view! { <Empty title=words.say("join-queue-none") text=words.say("join-queue-none-how")/> }.into_any()
    } else if queue.shown == Shown::ToDecide {
        decision(words, &queue)
    } else {
        table(words, &queue, false)
    };
    let cut = queue.more.then(|| view! { <p class="small quiet">{words.say("admin-list-cut")}</p> });
    view! {
        <Crumbs words links=vec![("/desk".to_owned(), words.say("desk-today"))]/>
        <div class="page-head">
            <h1 id="queue">{words.say("join-queue")}</h1>
            <p class="lead">{words.say("join-queue-lead")}</p>
        </div>
        {tabs(words, Part::Cohorts)}
        <div class="section stack">
            <nav class="chips" aria-label=words.say("join-state")>{states.collect_view()}</nav>
            {filter(words, &queue)}
            {list}
            {cut}
        </div>
    }
    .into_any()
}

fn filter(words: Words, queue: &RequestQueue) -> Option<AnyView> {
    if queue.cohorts.len() < 2 && queue.cohort.is_empty() {
        return None;
    }
    let options =
        std::iter::once((String::new(), words.say("join-all-cohorts"))).chain(queue.cohorts.clone()).collect();
    Some(
        view! {
            <form class="row" method="get" action="/desk/requests">
                <input type="hidden" name="state" value=queue.shown.name()/>
                <SelectField name="cohort" label=words.say("join-cohort") options=options chosen=queue.cohort.clone()/>
                <button class="btn">{words.say("join-filter")}</button>
            </form>
        }
        .into_any(),
    )
}

/// The list with a tick for each, and what is decided about those that are ticked.
fn decision(words: Words, queue: &RequestQueue) -> AnyView {
    let errors = queue.errors.clone();
    view! {
        <form class="stack" method="post" action="/desk/requests">
            <FormId id=queue.form_id.clone()/>
            <input type="hidden" name="cohort" value=queue.cohort.clone()/>
            <FormTrouble words errors=errors.clone()/>
            {table(words, queue, true)}
            <div class="field">{error_line("chosen", errors.of("chosen"))}</div>
            <section class="card stack" aria-labelledby="decide">
                <h2 id="decide">{words.say("join-decide")}</h2>
                <TextField name="reason" label=words.say("join-reason") value=queue.reason.clone()
                    hint=Some(words.say("join-reason-hint")) error=errors.of("reason") optional=true
                    most=LONGEST_WISH as u32/>
                <div class="actions">
                    <button class="btn main" name="outcome" value="approved">{words.say("join-approve")}</button>
                    <button class="btn" name="outcome" value="refused">{words.say("join-refuse")}</button>
                </div>
            </section>
        </form>
    }
    .into_any()
}

fn table(words: Words, queue: &RequestQueue, with_ticks: bool) -> AnyView {
    let head = with_ticks.then(|| {
        view! { <th role="columnheader" scope="col"><span class="hide">{words.say("join-choose")}</span></th> }
    });
    let rows = queue.lines.iter().cloned().map(|line| row(words, line, with_ticks)).collect_view();
    view! {
        <div class="table-box" role="region" aria-labelledby="queue" tabindex="0">
            <table class="folds" role="table" aria-labelledby="queue">
                <thead role="rowgroup">
                    <tr role="row">
                        {head}
                        <th role="columnheader" scope="col">{words.say("cohort-name")}</th>
                        <th role="columnheader" scope="col">{words.say("join-cohort")}</th>
                        <th role="columnheader" scope="col">{words.say("join-wish")}</th>
                        <th role="columnheader" scope="col" class="num">{words.say("join-asked")}</th>
                        <th role="columnheader" scope="col">{words.say("join-state")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(words: Words, line: RequestLine, with_tick: bool) -> AnyView {
    let tick = with_tick.then(|| {
        let label = words.with("join-choose-one", &[("name", line.full_name.clone().into())]);
        view! {
            <td role="cell" class="first" data-th=words.say("join-choose")>
                <input type="checkbox" class="box" name="chosen" value=line.chosen.clone() checked=line.is_ticked aria-label=label/>
            </td>
        }
    });
    let name = match line.page {
        Some(page) => view! { <a href=page>{line.full_name}</a> }.into_any(),
        None => view! { <span>{line.full_name}</span> }.into_any(),
    };
    let cohort = match line.cohort {
        (title, Some(page)) => view! { <a href=page>{title}</a> }.into_any(),
        (title, None) => view! { <span>{title}</span> }.into_any(),
    };
    let places = line.places.map(|(members, places)| {
        let values = [("members", members.into()), ("places", places.into())];
        view! { <p class="small quiet num">{words.with("cohort-places", &values)}</p> }
    });
    let note = |text: String| view! { <p class="small">{text}</p> };
    let paused =
        line.paused_until.map(|day| note(words.with("join-queue-paused", &[("date", words.date(day).into())])));
    let barred = line.barred.map(|barred| note(words.say(barred_key(barred))));
    let reason = (!line.reason.is_empty()).then(|| note(line.reason.clone()));
    view! {
        <tr role="row">
            {tick}
            <th role="rowheader" scope="row">{name}<p class="small quiet">{line.unit}</p></th>
            <td role="cell" data-th=words.say("join-cohort")><div>{cohort}{places}</div></td>
            <td role="cell" data-th=words.say("join-wish")><span class="breaks">{line.wish}</span></td>
            <td role="cell" data-th=words.say("join-asked") class="num">{words.date(line.asked_on)}</td>
            <td role="cell" data-th=words.say("join-state")>
                <div>{request_badge(words, line.state, line.place)}{paused}{barred}{reason}</div>
            </td>
        </tr>
    }
    .into_any()
}

/// Why a request cannot be agreed to, as its decider reads it.
fn barred_key(barred: Barred) -> &'static str {
    match barred {
        Barred::Elsewhere => "join-queue-elsewhere",
        Barred::Member => "join-queue-member",
        Barred::Over | Barred::Shut | Barred::Asked | Barred::Late(_) => "join-queue-over",
    }
}
