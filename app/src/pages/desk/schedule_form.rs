//! Having a report made by itself: on which days, about which time, as which files, for whom.

use super::{
    Part,
    schedules::{no_mail, span_name, weekday_name},
    tabs,
};
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, SelectField, error_line},
    },
    words::Words,
};
use domain::schedule::{Rhythm, Span};
use jiff::civil::Weekday;
use leptos::prelude::*;

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScheduleForm {
    /// The form-made id.
    pub form_id: String,
    /// The report that it is made from.
    pub report: String,
    /// The schedule that is changed.
    pub schedule: Option<String>,
    /// What the report is called.
    pub title: String,
    /// Whether it is about one calendar year.
    pub is_of_a_year: bool,
    /// Who may get it.
    pub candidates: Vec<Candidate>,
    /// Whether mail leaves this site.
    pub sends_mail: bool,
    /// What was typed or chosen.
    pub typed: TypedSchedule,
    /// What is wrong.
    pub errors: FieldErrors,
}

/// Who may get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The person.
    pub id: String,
    /// The name.
    pub name: String,
    /// The unit that she answers for.
    pub unit: String,
    /// Whether it is the author.
    pub is_self: bool,
    /// Whether she has stopped it.
    pub has_stopped: bool,
}

/// What was typed or chosen; the fields of the form have the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedSchedule {
    /// By its name.
    pub rhythm: String,
    /// From 1 for Monday.
    pub weekday: String,
    /// 1 to 31.
    pub day: String,
    /// 1 to 12.
    pub month: String,
    /// By its name.
    pub span: String,
    /// By their names.
    pub formats: Vec<String>,
    /// The people.
    pub recipients: Vec<String>,
}

/// The page.
#[component]
pub fn ScheduleFormPage(
    /// The language.
    words: Words,
    /// The form.
    form: ScheduleForm,
) -> impl IntoView {
    let crumbs = vec![
        ("/desk/reports".to_owned(), words.say("reports-title")),
        ("/desk/schedules".to_owned(), words.say("schedules-title")),
    ];
    let (heading, save, action) = match &form.schedule {
        Some(id) => (words.say("schedule-edit"), words.say("schedule-save"), format!("/desk/schedules/{id}")),
        None => (words.say("schedule-new"), words.say("schedule-make"), "/desk/schedules".to_owned()),
    };
    let report = form.schedule.is_none().then(|| {
        let (id, report) = (form.form_id.clone(), form.report.clone());
        view! { <FormId id/><input type="hidden" name="report" value=report/> }
    });
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{heading}</h1>
            <p class="lead">{form.title.clone()}</p>
        </div>
        {tabs(words, Part::Reports)}
        {no_mail(words, form.sends_mail)}
        <form class="stack section" method="post" action=action>
            {report}
            <FormTrouble words errors=form.errors.clone()/>
            <fieldset class="group">
                <legend>{words.say("schedule-when")}</legend>
                <div class="fields">{when(words, &form)}</div>
            </fieldset>
            <fieldset class="group">
                <legend>{words.say("schedule-formats")}</legend>
                <p class="hint">{words.say("schedule-formats-hint")}</p>
                {formats(&form)}
            </fieldset>
            <fieldset class="group">
                <legend>{words.say("schedule-recipients")}</legend>
                <p class="hint">{words.say("schedule-recipients-hint")}</p>
                {recipients(words, &form)}
            </fieldset>
            <div class="actions"><button class="btn main">{save}</button></div>
        </form>
    }
}

fn when(words: Words, form: &ScheduleForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let rhythms = Rhythm::NAMES.map(|name| (name.to_owned(), words.say(rhythm_key(name)))).to_vec();
    let weekdays = (1..=7).filter_map(|number| {
        let weekday = Weekday::from_monday_one_offset(number).ok()?;
        Some((number.to_string(), weekday_name(words, weekday)))
    });
    let days = (1..=31).map(|day: i64| {
        let text = if day == 31 { words.say("schedule-last-day") } else { day.to_string() };
        (day.to_string(), text)
    });
    let months =
        (1..=12).map(|month: i64| (month.to_string(), words.with("schedule-month-number", &[("month", month.into())])));
    let spans = Span::ALL.into_iter().filter(|span| span.is_of_a_year() || !form.is_of_a_year);
    let spans = spans.map(|span| (span.name().to_owned(), span_name(words, span)));
    view! {
        <SelectField name="rhythm" label=words.say("schedule-rhythm") options=rhythms chosen=typed.rhythm
            hint=Some(words.say("schedule-rhythm-hint")) error=errors.of("rhythm")/>
        <SelectField name="weekday" label=words.say("schedule-weekday") options=weekdays.collect() chosen=typed.weekday
            hint=Some(words.say("schedule-weekday-hint")) error=errors.of("weekday")/>
        <SelectField name="day" label=words.say("schedule-day") options=days.collect() chosen=typed.day
            hint=Some(words.say("schedule-day-hint")) error=errors.of("day")/>
        <SelectField name="month" label=words.say("schedule-month") options=months.collect() chosen=typed.month
            hint=Some(words.say("schedule-month-hint")) error=errors.of("month")/>
        <SelectField name="span" label=words.say("schedule-span") options=spans.collect() chosen=typed.span
            hint=Some(words.say("schedule-span-hint")) error=errors.of("span")/>
    }
    .into_any()
}

fn rhythm_key(name: &str) -> &'static str {
    match name {
        "weekly" => "schedule-weekly",
        "monthly" => "schedule-monthly",
        "quarterly" => "schedule-quarterly",
        _ => "schedule-yearly",
    }
}

fn formats(form: &ScheduleForm) -> AnyView {
    let ticks = ["xlsx", "pdf"].map(|name| {
        let checked = form.typed.formats.iter().any(|typed| typed == name);
        view! {
            <label class="tick">
                <input type="checkbox" name="formats" value=name checked=checked/>
                <span>{name.to_uppercase()}</span>
            </label>
        }
    });
    view! { <div class="field">{ticks.collect_view()}{error_line("formats", form.errors.of("formats"))}</div> }
        .into_any()
}

fn recipients(words: Words, form: &ScheduleForm) -> AnyView {
    let ticks = form.candidates.iter().map(|one| {
        let checked = form.typed.recipients.contains(&one.id);
        let name = if one.is_self {
            words.with("schedule-self", &[("name", one.name.as_str().into())])
        } else {
            one.name.clone()
        };
        let stopped =
            one.has_stopped.then(|| view! { <span class="small">" · "{words.say("schedule-has-stopped")}</span> });
        view! {
            <label class="tick">
                <input type="checkbox" name="recipients" value=one.id.clone() checked=checked/>
                <span>{name}" "<span class="small quiet">{one.unit.clone()}</span>{stopped}</span>
            </label>
        }
    });
    let ticks = ticks.collect_view();
    view! { <div class="field">{ticks}{error_line("recipients", form.errors.of("recipients"))}</div> }.into_any()
}
