//! The form of a cohort: who it is for, when, what it asks and why.

use super::{Part, tabs};
use crate::{
    components::{
        cohort_offer::steps_key,
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField, described_by, error_line},
    },
    words::Words,
};
use domain::cohort::RequestSteps;
use leptos::prelude::*;

/// The form of a new or an open cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CohortForm {
    /// The cohort; nothing for a new one.
    pub id: Option<String>,
    /// What was typed.
    pub typed: TypedCohort,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The units within reach: (id, name).
    pub units: Vec<(String, String)>,
    /// What can be asked: (`course:ID` or `programme:ID`, title).
    pub subjects: Vec<(String, String)>,
    /// The form-made id.
    pub form_id: String,
}

/// A cohort as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedCohort {
    /// The title.
    pub title: String,
    /// The id of the unit.
    pub unit: String,
    /// The opening day.
    pub opens_on: String,
    /// The last day; may be empty.
    pub closes_on: String,
    /// Places; may be empty.
    pub capacity: String,
    /// In how many steps requests to join are decided.
    pub request_steps: String,
    /// The last day for requests; may be empty.
    pub requests_until: String,
    /// What it asks.
    pub asked: Vec<TypedAsked>,
    /// Codes, addresses or names of who looks after it, one a line.
    pub coordinators: String,
    /// The same of who teaches it.
    pub instructors: String,
}

/// One thing that a cohort asks, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedAsked {
    /// `course:ID`, `programme:ID`, or nothing.
    pub what: String,
    /// The last day; may be empty.
    pub due_on: String,
    /// Whether they must.
    pub is_mandatory: bool,
    /// Why.
    pub reason: String,
}

/// The page.
#[component]
pub fn CohortFormPage(
    /// The language.
    words: Words,
    /// The form.
    form: CohortForm,
) -> impl IntoView {
    let (action, title, save) = match &form.id {
        Some(id) => (format!("/desk/cohorts/{id}"), words.say("cohort-edit"), words.say("cohort-save")),
        None => ("/desk/cohorts".to_owned(), words.say("cohort-open"), words.say("cohort-open-now")),
    };
    let mut crumbs = vec![("/desk/cohorts".to_owned(), words.say("cohorts-title"))];
    crumbs.extend(form.id.as_ref().map(|id| (format!("/desk/cohorts/{id}"), form.typed.title.clone())));
    let rows: Vec<AnyView> = (0..form.typed.asked.len()).map(|place| asked(words, &form, place)).collect();
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{title}</h1></div>
        {tabs(words, Part::Cohorts)}
        <form class="stack section" method="post" action=action>
            <FormId id=form.form_id.clone()/>
            <FormTrouble words errors=form.errors.clone()/>
            <fieldset class="group">
                <legend>{words.say("cohort-about")}</legend>
                <div class="fields">{about(words, &form)}</div>
            </fieldset>
            <fieldset class="group">
                <legend>{words.say("join-form")}</legend>
                <div class="fields">{requests(words, &form)}</div>
            </fieldset>
            <fieldset class="group">
                <legend>{words.say("cohort-asked")}</legend>
                <p class="hint">{words.say("cohort-asked-hint")}</p>
                {error_line("asked", form.errors.of("asked"))}
                {rows}
            </fieldset>
            <fieldset class="group">
                <legend>{words.say("cohort-staff")}</legend>
                <p class="hint" id="staff-hint">{words.say("cohort-staff-hint")}</p>
                <div class="fields">
                    {people(words, "coordinators", "cohort-coordinators", &form.typed.coordinators, &form.errors)}
                    {people(words, "instructors", "cohort-instructors", &form.typed.instructors, &form.errors)}
                </div>
            </fieldset>
            <div class="actions"><button class="btn main">{save}</button></div>
        </form>
    }
}

fn about(words: Words, form: &CohortForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let may_be_empty = |key: &str| words.with("admin-may-be-empty", &[("label", words.say(key).into())]);
    let units = std::iter::once((String::new(), words.say("admin-choose"))).chain(form.units.clone()).collect();
    view! {
        <TextField name="title" label=words.say("cohort-title") value=typed.title hint=Some(words.say("cohort-title-hint"))
            error=errors.of("title") most=160/>
        <SelectField name="unit" label=words.say("cohort-unit") options=units chosen=typed.unit
            hint=Some(words.say("cohort-unit-hint")) error=errors.of("unit")/>
        <TextField name="opens_on" label=words.say("cohort-opens-on") value=typed.opens_on
            hint=Some(words.say("cohort-opens-on-hint")) error=errors.of("opens_on") purpose=Purpose::Day/>
        <TextField name="closes_on" label=may_be_empty("cohort-closes-on") value=typed.closes_on
            error=errors.of("closes_on") purpose=Purpose::Day optional=true/>
        <TextField name="capacity" label=may_be_empty("cohort-capacity") value=typed.capacity
            hint=Some(words.say("cohort-capacity-hint")) error=errors.of("capacity") optional=true most=6/>
    }
    .into_any()
}

/// Whether and how people may ask to join.
fn requests(words: Words, form: &CohortForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let options = RequestSteps::ALL.map(|steps| (steps.count().to_string(), words.say(steps_key(steps)))).to_vec();
    let label = words.with("admin-may-be-empty", &[("label", words.say("join-last-day").into())]);
    view! {
        <SelectField name="request_steps" label=words.say("join-form-steps") options=options
            chosen=typed.request_steps hint=Some(words.say("join-form-steps-hint")) error=errors.of("request_steps")/>
        <TextField name="requests_until" label=label value=typed.requests_until
            hint=Some(words.say("join-form-until-hint")) error=errors.of("requests_until") purpose=Purpose::Day
            optional=true/>
    }
    .into_any()
}

/// One thing that is asked; an empty choice asks nothing.
fn asked(words: Words, form: &CohortForm, place: usize) -> AnyView {
    let TypedAsked { what, due_on, is_mandatory, reason } = form.typed.asked[place].clone();
    let name = |field: &str| format!("{field}.{place}");
    let error = |field: &str| form.errors.of(&name(field));
    let options: Vec<AnyView> = std::iter::once((String::new(), words.say("cohort-nothing")))
        .chain(form.subjects.clone())
        .map(|(value, text)| {
            let selected = value == what;
            view! { <option value=value selected=selected>{text}</option> }.into_any()
        })
        .collect();
    let attributes = |field: &str| {
        let invalid = error(field).is_some();
        (name(field), invalid.then_some("true"), described_by(&name(field), false, invalid))
    };
    let (what_id, what_bad, what_by) = attributes("what");
    let (due_id, due_bad, due_by) = attributes("due");
    let (why_id, why_bad, why_by) = attributes("why");
    view! {
        <fieldset class="asked">
            <legend class="small">{words.with("cohort-asked-number", &[("number", (place + 1).into())])}</legend>
            <div class="fields">
                <div class="field">
                    <label for=what_id.clone()>{words.say("cohort-what")}</label>
                    <select class="input" id=what_id.clone() name=what_id aria-invalid=what_bad aria-describedby=what_by>
                        {options}
                    </select>
                    {error_line(&name("what"), error("what"))}
                </div>
                <div class="field">
                    <label for=due_id.clone()>{words.say("cohort-due")}</label>
                    <input class="input" type="date" id=due_id.clone() name=due_id value=due_on autocomplete="off"
                        aria-invalid=due_bad aria-describedby=due_by/>
                    {error_line(&name("due"), error("due"))}
                </div>
                <div class="field">
                    <label for=why_id.clone()>{words.say("cohort-reason")}</label>
                    <input class="input" type="text" id=why_id.clone() name=why_id value=reason maxlength="300"
                        autocomplete="off" aria-invalid=why_bad aria-describedby=why_by/>
                    {error_line(&name("why"), error("why"))}
                </div>
                <div class="field">
                    <label class="tick">
                        <input type="checkbox" name=name("must") value="yes" checked=is_mandatory/>
                        <span>{words.say("cohort-mandatory")}</span>
                    </label>
                </div>
            </div>
        </fieldset>
    }
    .into_any()
}

fn people(words: Words, name: &'static str, label: &str, typed: &str, errors: &FieldErrors) -> AnyView {
    let error = errors.of(name);
    let described = if error.is_some() { format!("{name}-error staff-hint") } else { "staff-hint".to_owned() };
    view! {
        <div class="field">
            <label for=name>{words.say(label)}</label>
            <textarea class="input" id=name name=name rows="3" maxlength="4000" aria-describedby=described
                aria-invalid=error.is_some().then_some("true")>
                {typed.to_owned()}
            </textarea>
            {error_line(name, error)}
        </div>
    }
    .into_any()
}
