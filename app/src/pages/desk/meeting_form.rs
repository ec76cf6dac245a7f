//! The form of a meeting: what, when and where.

use super::{Part, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextArea, TextField},
    },
    words::Words,
};
use leptos::prelude::*;

/// The form of a new or a planned meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingForm {
    /// The meeting; nothing for a new one.
    pub id: Option<String>,
    /// The cohort: id and title.
    pub cohort: (String, String),
    /// What was typed.
    pub typed: TypedMeeting,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The courses of the cohort: id and title.
    pub courses: Vec<(String, String)>,
    /// Whether it can still be cancelled.
    pub may_cancel: bool,
    /// The form-made id.
    pub form_id: String,
}

/// A meeting as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedMeeting {
    /// The id of the course; empty for the cohort as a whole.
    pub course: String,
    /// The title.
    pub title: String,
    /// The day.
    pub held_on: String,
    /// When it begins.
    pub from: String,
    /// When it ends.
    pub until: String,
    /// Where it is.
    pub place: String,
    /// Where it is live.
    pub link: String,
    /// What else is said.
    pub note: String,
    /// Why it is cancelled.
    pub reason: String,
}

/// The page.
#[component]
pub fn MeetingFormPage(
    /// The language.
    words: Words,
    /// The form.
    form: MeetingForm,
) -> impl IntoView {
    let (cohort, cohort_title) = form.cohort.clone();
    let above = format!("/desk/cohorts/{cohort}");
    let meetings = format!("{above}/meetings");
    let (action, title, save) = match &form.id {
        Some(id) => (format!("/desk/meetings/{id}"), words.say("meeting-edit"), words.say("meeting-save")),
        None => (meetings.clone(), words.say("meeting-add"), words.say("meeting-plan")),
    };
    let crumbs = vec![
        ("/desk/cohorts".to_owned(), words.say("cohorts-title")),
        (above, cohort_title),
        (meetings, words.say("meetings-title")),
    ];
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{title}</h1></div>
        {tabs(words, Part::Cohorts)}
        <form class="form meeting-form section" method="post" action=action>
            <FormId id=form.form_id.clone()/>
            <FormTrouble words errors=form.errors.clone()/>
            {fields(words, &form)}
            <p class="small quiet">{words.say("meeting-told")}</p>
            <div class="actions"><button class="btn main">{save}</button></div>
        </form>
        {cancelling(words, &form)}
    }
    .into_any()
}

fn fields(words: Words, form: &MeetingForm) -> impl IntoView + use<> {
    let TypedMeeting { course, title, held_on, from, until, place, link, note, .. } = form.typed.clone();
    let errors = &form.errors;
    let course = if form.id.is_some() {
        let found = form.courses.iter().find(|(id, _)| *id == course).map(|(_, title)| title.clone());
        let of = found.unwrap_or_else(|| words.say("meeting-whole-cohort"));
        view! { <p class="quiet">{words.with("meeting-of-course", &[("course", of.into())])}</p> }.into_any()
    } else {
        let whole = (String::new(), words.say("meeting-whole-cohort"));
        let options = std::iter::once(whole).chain(form.courses.clone()).collect();
        view! {
            <SelectField name="course" label=words.say("meeting-course") options chosen=course
                hint=Some(words.say("meeting-course-hint")) error=errors.of("course")/>
        }
        .into_any()
    };
    view! {
        {course}
        <TextField name="title" label=words.say("meeting-name") value=title most=160
            hint=Some(words.say("meeting-name-hint")) error=errors.of("title")/>
        <TextField name="held_on" label=words.say("meeting-day") value=held_on purpose=Purpose::Day
            error=errors.of("held_on")/>
        <div class="fields">
            <TextField name="from" label=words.say("meeting-from") value=from most=10
                hint=Some(words.say("meeting-time-hint")) error=errors.of("from")/>
            <TextField name="until" label=words.say("meeting-until") value=until most=10
                hint=Some(words.say("meeting-until-hint")) error=errors.of("until")/>
        </div>
        <TextField name="place" label=words.say("meeting-place") value=place optional=true
            hint=Some(words.say("meeting-place-hint")) error=errors.of("place")/>
        <TextField name="link" label=words.say("meeting-link") value=link most=500 optional=true
            hint=Some(words.say("meeting-link-hint")) error=errors.of("link")/>
        <TextField name="note" label=words.say("meeting-note") value=note most=500 optional=true
            hint=Some(words.say("meeting-note-hint")) error=errors.of("note")/>
    }
}

fn cancelling(words: Words, form: &MeetingForm) -> Option<AnyView> {
    let id = form.id.as_ref().filter(|_| form.may_cancel)?;
    let error = form.errors.of("reason");
    let is_wrong = error.is_some();
    Some(
        view! {
            <details class="card section" open=is_wrong>
                <summary><b>{words.say("meeting-cancel")}</b></summary>
                <form class="stack" method="post" action=format!("/desk/meetings/{id}/cancellation")>
                    <FormId id=form.form_id.clone()/>
                    <p class="small quiet">{words.say("meeting-cancel-what")}</p>
                    <TextArea name="reason" label=words.say("meeting-cancel-reason") value=form.typed.reason.clone()
                        most=300 error=error/>
                    <div class="actions"><button class="btn danger">{words.say("meeting-cancel")}</button></div>
                </form>
            </details>
        }
        .into_any(),
    )
}
