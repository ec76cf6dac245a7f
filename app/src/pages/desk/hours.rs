//! Hours done elsewhere at the desk: what waits for a decision, one entry, and entering for somebody.

use super::{Part, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, TextField},
        hours_form::{HoursForm, HoursFormView},
        hours_table::{HoursLine, table},
    },
    pages::hours::{HoursDecision, decisions, entry_facts},
    words::Words,
};
use domain::hours::HoursState;
use leptos::prelude::*;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursQueue {
    /// Whose state is shown.
    pub state: HoursState,
    /// The entries.
    pub lines: Vec<HoursLine>,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// The page with the list.
#[component]
pub fn HoursQueuePage(
    /// The language.
    words: Words,
    /// Everything on it.
    queue: HoursQueue,
) -> impl IntoView {
    let states = [HoursState::Pending, HoursState::Approved, HoursState::Refused].map(|state| {
        let marked = (state == queue.state).then_some("true");
        let address = format!("/desk/hours?state={}", state.name());
        view! { <a class="chip" href=address aria-current=marked>{words.say(state.key())}</a>" " }
    });
    let list = if queue.lines.is_empty() {
        view! { <Empty title=words.say("hours-queue-none") text=words.say("hours-queue-none-how")/> }.into_any()
    } else {
        table(words, queue.lines, "queue")
    };
    let cut = queue.more.then(|| view! { <p class="small quiet">{words.say("admin-list-cut")}</p> });
    view! {
        <Crumbs words links=vec![("/desk".to_owned(), words.say("desk-today"))]/>
        <div class="page-head">
            <h1 id="queue">{words.say("hours-title")}</h1>
            <p class="lead">{words.say("hours-queue-lead")}</p>
        </div>
        {tabs(words, Part::Today)}
        <div class="section stack">
            <nav class="chips" aria-label=words.say("hours-state")>{states.collect_view()}</nav>
            {list}
            {cut}
        </div>
    }
    .into_any()
}

/// For whom an entry waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// The reader may decide.
    ForReader,
    /// Not for the reader: they are her own hours, or they were taken back.
    ForNobody,
    /// The reader has entered them, so another coordinator decides.
    ForColleague,
    /// The reader has entered them and nobody else coordinates there, so an administrator decides.
    ForAdministrator,
}

impl Waits {
    /// Why the reader may not decide.
    fn why_not(self, words: Words) -> Option<String> {
        match self {
            Self::ForReader => None,
            Self::ForNobody => Some(words.say("hours-not-yours")),
            Self::ForColleague => Some(words.say("hours-four-eyes")),
            Self::ForAdministrator => Some(words.say("hours-four-eyes-administrator")),
        }
    }
}

/// An entry to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskEntry {
    /// The entry.
    pub line: HoursLine,
    /// Whose it is: id and name.
    pub person: (String, String),
    /// Its proof: name and address.
    pub proof: (String, String),
    /// What was decided, the latest first.
    pub decisions: Vec<HoursDecision>,
    /// The wording that is decided.
    pub wording: String,
    /// Whether it waits for the reader, or for whom else.
    pub waits: Waits,
    /// The reason as it was typed.
    pub reason: String,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// The page of an entry.
#[component]
pub fn DeskEntryPage(
    /// The language.
    words: Words,
    /// Everything on it.
    entry: DeskEntry,
) -> impl IntoView {
    let DeskEntry { line, person, proof, decisions: decided, wording, waits, reason, errors, form_id } = entry;
    let approve = (line.state != HoursState::Approved).then(|| {
        view! { <button class="btn main" name="outcome" value="approved">{words.say("hours-approve")}</button> }
    });
    let refuse = (line.state != HoursState::Refused).then(|| {
        view! { <button class="btn" name="outcome" value="refused">{words.say("hours-refuse")}</button> }
    });
    let form = match waits.why_not(words) {
        None => view! {
            <section class="section stack" aria-labelledby="decide">
                <h2 id="decide">{words.say("hours-decide")}</h2>
                <form class="form" method="post" action=format!("{}/decision", line.address)>
                    <FormId id=form_id/>
                    <FormTrouble words errors=errors.clone()/>
                    <input type="hidden" name="wording" value=wording/>
                    <TextField name="reason" label=words.say("hours-reason") value=reason
                        hint=Some(words.say("hours-reason-hint")) error=errors.of("reason") optional=true/>
                    <div class="actions">{approve}" "{refuse}</div>
                </form>
            </section>
        }
        .into_any(),
        Some(why) => view! { <p class="quiet">{why}</p> }.into_any(),
    };
    view! {
        <Crumbs words links=vec![
            ("/desk".to_owned(), words.say("desk-today")),
            ("/desk/hours".to_owned(), words.say("hours-title")),
        ]/>
        <div class="page-head">
            <h1>{line.title.clone()}</h1>
            <p class="lead"><a href=format!("/desk/people/{}/record", person.0)>{person.1}</a>" · "{line.body.clone()}</p>
        </div>
        {tabs(words, Part::Today)}
        <div class="section">{entry_facts(words, &line, proof)}</div>
        {form}
        {decisions(words, decided)}
    }
    .into_any()
}

/// The form with which a coordinator enters hours for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnterFor {
    /// Whose hours: id and name.
    pub person: (String, String),
    /// What is entered already.
    pub lines: Vec<HoursLine>,
    /// The form.
    pub form: HoursForm,
}

/// The page with the form.
#[component]
pub fn EnterForPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: EnterFor,
) -> impl IntoView {
    let EnterFor { person: (id, name), lines, form } = page;
    let links =
        vec![("/desk/people".to_owned(), words.say("people-title")), (format!("/desk/people/{id}"), name.clone())];
    let list = (!lines.is_empty()).then(|| table(words, lines, "entered"));
    view! {
        <Crumbs words links/>
        <div class="page-head">
            <h1 id="entered">{words.with("hours-of", &[("name", name.into())])}</h1>
            <p class="lead">{words.say("hours-enter-for-lead")}</p>
        </div>
        {tabs(words, Part::People)}
        <div class="section stack">{list}</div>
        <section class="section stack" aria-labelledby="new">
            <h2 id="new">{words.say("hours-new")}</h2>
            <HoursFormView words form verb=words.say("hours-send")/>
        </section>
    }
    .into_any()
}
