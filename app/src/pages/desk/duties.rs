//! What is asked of one person, until when, what is still missing; extensions, exemptions and her pause.

use super::{Part, cohort::look, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        buckets::bucket_key,
        crumbs::Crumbs,
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, described_by, error_line},
        icon::Glyph,
    },
    words::Words,
};
use domain::cohort::Bucket;
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutiesView {
    /// The person.
    pub person: String,
    /// Her name.
    pub full_name: String,
    /// Her unit.
    pub unit: String,
    /// The last day of her pause, whose reason nobody knows.
    pub paused_until: Option<Date>,
    /// What is asked of her.
    pub duties: Vec<DutyLine>,
    /// What was decided about it, the newest first.
    pub decisions: Vec<Decision>,
    /// The form that was not accepted: the place of the duty, and what was typed.
    pub refused: Option<Refused>,
    /// The form-made id.
    pub form_id: String,
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyLine {
    /// The cohort that asks: id and title.
    pub cohort: Option<(String, String)>,
    /// `course:ID` or `programme:ID`.
    pub what: String,
    /// The title.
    pub title: String,
    /// Whether she must.
    pub is_mandatory: bool,
    /// Why.
    pub reason: String,
    /// Her last day.
    pub due_on: Option<Date>,
    /// Where she stands with it.
    pub bucket: Bucket,
    /// What holds for her alone, in words.
    pub exception: Option<String>,
    /// Why it is not completed; nothing once it is.
    pub missing: Vec<String>,
}

/// A decision that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub on: Date,
    /// What, about what, and why.
    pub text: String,
    /// By whom; nobody for what a pause moved.
    pub by: String,
    /// Whether another one has taken its place.
    pub is_superseded: bool,
}

/// A form that was not accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// Of which duty.
    pub place: usize,
    /// The day as typed.
    pub due_on: String,
    /// The reason as typed.
    pub reason: String,
    /// Messages by field.
    pub errors: FieldErrors,
}

/// The page.
#[component]
pub fn DutiesPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: DutiesView,
) -> impl IntoView {
    let crumbs = vec![
        ("/desk/people".to_owned(), words.say("people-title")),
        (format!("/desk/people/{}", view.person), view.full_name.clone()),
    ];
    let trouble = view.refused.clone().map(|refused| view! { <FormTrouble words errors=refused.errors/> });
    let pause = view.paused_until.map(|day| {
        let text = words.with("cohort-paused-until", &[("date", words.date(day).into())]);
        view! { <p><Badge tone=Tone::Plain glyph=Some(Glyph::Shut) text/></p> }
    });
    let duties = if view.duties.is_empty() {
        view! { <Empty title=words.say("duty-none") text=words.say("duty-none-how")/> }.into_any()
    } else {
        let lines: Vec<_> = (0..view.duties.len()).map(|place| duty(words, &view, place)).collect();
        view! { <div class="stack wide-gap">{lines}</div> }.into_any()
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{words.with("duty-of", &[("name", view.full_name.as_str().into())])}</h1>
            <p class="quiet">{view.unit.clone()}</p>
            {pause}
        </div>
        {tabs(words, Part::People)}
        <section class="section stack" aria-labelledby="duties">
            <h2 id="duties">{words.say("duty-title")}</h2>
            {trouble}
            {duties}
        </section>
        {decisions(words, &view.decisions)}
    }
}

fn duty(words: Words, view: &DutiesView, place: usize) -> AnyView {
    let line = view.duties[place].clone();
    let (tone, glyph) = look(line.bucket);
    let kind = if line.is_mandatory { "cohort-mandatory" } else { "cohort-optional" };
    let due = match line.due_on {
        Some(day) => words.with("due-on", &[("date", words.date(day).into())]),
        None => words.say("home-no-date"),
    };
    let cohort =
        line.cohort.clone().map(|(id, title)| view! { " · "<a href=format!("/desk/cohorts/{id}")>{title}</a> });
    let is_open = !matches!(line.bucket, Bucket::Done | Bucket::Exempt);
    let why = (is_open && !line.missing.is_empty()).then(|| {
        let missing = line.missing.clone().into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! {
            <details>
                <summary>{words.say("duty-why")}<span class="hide">": "{line.title.clone()}</span></summary>
                <ul class="small">{missing}</ul>
            </details>
        }
    });
    let refused = view.refused.clone().filter(|refused| refused.place == place);
    let forms = match line.bucket {
        Bucket::Done => None,
        Bucket::Exempt => Some(withdrawal(words, view, &line)),
        _ => Some(decision(words, view, place, &line, refused.unwrap_or_default())),
    };
    view! {
        <section class="card stack" aria-labelledby=format!("duty-{place}")>
            <div class="row apart">
                <h3 id=format!("duty-{place}")>{line.title.clone()}</h3>
                <Badge tone glyph=Some(glyph) text=words.say(bucket_key(line.bucket))/>
            </div>
            <p class="small quiet num">{words.say(kind)}" · "{due}{cohort}</p>
            <p class="small">{line.reason.clone()}</p>
            {line.exception.clone().map(|text| view! { <p class="small"><b>{text}</b></p> })}
            {why}
            {forms}
        </section>
    }
    .into_any()
}

/// What both forms tell of the duty.
fn of_duty(line: &DutyLine) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="cohort" value=line.cohort.clone().map(|(id, _)| id).unwrap_or_default()/>
        <input type="hidden" name="what" value=line.what.clone()/>
    }
}

fn withdrawal(words: Words, view: &DutiesView, line: &DutyLine) -> AnyView {
    view! {
        <form method="post" action=format!("/desk/people/{}/exceptions/end", view.person)>
            <FormId id=view.form_id.clone()/>
            {of_duty(line)}
            <button class="btn small">{words.say("duty-exemption-end")}<span class="hide">": "{line.title.clone()}</span></button>
        </form>
    }
    .into_any()
}

fn decision(words: Words, view: &DutiesView, place: usize, line: &DutyLine, refused: Refused) -> AnyView {
    let open = !refused.errors.is_empty();
    let (due_id, why_id) = (format!("due_on-{place}"), format!("reason-{place}"));
    let (due_error, why_error) = (refused.errors.of("due_on"), refused.errors.of("reason"));
    let due = line.due_on.is_some().then(|| {
        view! {
            <div class="field">
                <label for=due_id.clone()>{words.say("duty-new-due")}</label>
                <input class="input" type="date" id=due_id.clone() name="due_on" value=refused.due_on.clone()
                    autocomplete="off" aria-invalid=due_error.is_some().then_some("true")
                    aria-describedby=described_by(&due_id, false, due_error.is_some())/>
                {error_line(&due_id, due_error.clone())}
            </div>
        }
    });
    let extend = line.due_on.is_some().then(|| {
        view! { <button class="btn main" name="kind" value="extension">{words.say("duty-extend")}</button> }
    });
    view! {
        <details open=open>
            <summary>{words.say("duty-decide")}<span class="hide">": "{line.title.clone()}</span></summary>
            <form class="stack" method="post" action=format!("/desk/people/{}/exceptions", view.person)>
                <FormId id=view.form_id.clone()/>
                {of_duty(line)}
                <div class="fields">
                    {due}
                    <div class="field">
                        <label for=why_id.clone()>{words.say("duty-reason")}</label>
                        <input class="input" type="text" id=why_id.clone() name="reason" value=refused.reason.clone()
                            maxlength="300" autocomplete="off" aria-invalid=why_error.is_some().then_some("true")
                            aria-describedby=described_by(&why_id, false, why_error.is_some())/>
                        {error_line(&why_id, why_error.clone())}
                    </div>
                </div>
                <p class="small quiet">{words.say("duty-reason-hint")}</p>
                <div class="actions">
                    {extend}
                    <button class="btn" name="kind" value="exemption">{words.say("duty-exempt")}</button>
                </div>
            </form>
            {leave(words, view, line)}
        </details>
    }
    .into_any()
}

/// Leaving the cohort: history and certificates stay.
fn leave(words: Words, view: &DutiesView, line: &DutyLine) -> Option<AnyView> {
    let (id, title) = line.cohort.clone()?;
    Some(
        view! {
            <form class="stack" method="post" action=format!("/desk/cohorts/{id}/members/{}/end", view.person)>
                <FormId id=view.form_id.clone()/>
                <p class="small quiet">{words.say("duty-leave-what")}</p>
                <label class="tick">
                    <input type="checkbox" name="courses" value="yes"/>
                    <span>{words.say("duty-leave-courses")}</span>
                </label>
                <div class="actions">
                    <button class="btn">{words.with("duty-leave", &[("cohort", title.into())])}</button>
                </div>
            </form>
        }
        .into_any(),
    )
}

fn decisions(words: Words, decisions: &[Decision]) -> Option<AnyView> {
    if decisions.is_empty() {
        return None;
    }
    let lines = decisions.iter().cloned().map(|decision| {
        let gone =
            decision.is_superseded.then(|| view! { " "<span class="quiet">{words.say("duty-superseded")}</span> });
        view! {
            <li>
                <p>{decision.text}{gone}</p>
                <p class="small quiet num">{words.date(decision.on)}" · "{decision.by}</p>
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
