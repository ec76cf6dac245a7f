//! A second marking: the blind form, both marks beside each other, and the mark that comes of them.

use super::mark::Answered;
use crate::{
    components::{
        criteria::{CriteriaFields, TypedMark},
        crumbs::Crumbs,
        field::{FieldErrors, FormTrouble, TextField},
        flash::{Flash, FlashMessage, Mood},
        handed_in::HandedInAnswer,
        reviewed::MarkGiven,
    },
    words::Words,
};
use domain::quiz::{Points, ReviewMark};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The question and what was answered.
    pub answered: Answered,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked: DateTime,
    /// Why.
    pub reason: String,
    /// Who shall mark; nobody in particular where whoever is next may.
    pub marker: Option<String>,
    /// What was typed when somebody else had been faster.
    pub late: Option<TypedMark>,
    /// How far it is.
    pub stage: Stage,
    /// What is wrong.
    pub errors: FieldErrors,
    /// The address, from which those of the forms are made.
    pub action: String,
}

/// How far a second marking is, to whoever looks at it.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// It waits for the reader, who does not see the first mark.
    Blind(TypedMark),
    /// It waits for somebody else.
    Waits {
        /// Whether the reader may take the request back.
        may_withdraw: bool,
    },
    /// Both marks are there and lie too far apart.
    Apart {
        /// The first mark.
        first: GivenMark,
        /// The second mark.
        second: GivenMark,
        /// What the reader types to settle it, with her reason; nothing for others.
        settle: Option<(TypedMark, String)>,
    },
    /// One mark came of both.
    Ended {
        /// By the rule, or by people.
        is_agreed: bool,
        /// The first mark.
        first: GivenMark,
        /// The second mark.
        second: GivenMark,
        /// What counts.
        total: Points,
        /// Why, where people settled it.
        reason: Option<String>,
    },
    /// It was taken back.
    Withdrawn,
}

/// A mark and who gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenMark {
    /// Who gave it.
    pub by: String,
    /// All points together.
    pub total: Points,
    /// By criterion, with the comment.
    pub mark: ReviewMark,
}

/// The page.
#[component]
pub fn SecondPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: SecondView,
) -> impl IntoView {
    let name = page.answered.name.clone().unwrap_or_else(|| words.say("mark-anonymous"));
    let values = [
        ("by", page.asked_by.clone().into()),
        ("time", words.date_time(page.asked).into()),
        ("reason", page.reason.clone().into()),
    ];
    let asked = words.with("second-asked", &values);
    view! {
        <Crumbs words links=page.crumbs.clone()/>
        {page.late.clone().map(|typed| late(words, &typed))}
        <div class="page-head">
            <p class="small quiet">{words.say("second-title")}</p>
            <h1 inner_html=page.answered.prompt_html.clone()></h1>
            <p class="lead">{name}</p>
            <p class="small">{asked}</p>
        </div>
        <div class="split">
            <HandedInAnswer words answer=page.answered.handed_in.clone()/>
            <div class="stack">{stage(words, page)}</div>
        </div>
    }
    .into_any()
}

/// Somebody was faster; what was typed is not lost.
fn late(words: Words, typed: &TypedMark) -> AnyView {
    let points: Vec<&str> = typed.criteria.iter().map(|(_, points)| points.as_str()).collect();
    let values = [("points", points.join(" + ").into()), ("comment", typed.comment.clone().into())];
    let flash =
        Flash { mood: Mood::Warn, lead: words.say("second-late"), text: words.with("second-late-typed", &values) };
    view! { <FlashMessage flash/> }.into_any()
}

fn stage(words: Words, page: SecondView) -> AnyView {
    match page.stage {
        Stage::Blind(typed) => blind(words, typed, page.errors, &page.action),
        Stage::Waits { may_withdraw } => waits(words, page.marker, may_withdraw, &page.action),
        Stage::Apart { first, second, settle } => {
            let form = match settle {
                Some((typed, reason)) => settling(words, typed, reason, page.errors, &page.action),
                None => view! { <p class="quiet">{words.say("second-apart-others")}</p> }.into_any(),
            };
            view! {
                <p><b>{words.say("second-apart")}</b></p>
                {given(words, "second-first", first)}
                {given(words, "second-second", second)}
                {form}
            }
            .into_any()
        }
        Stage::Ended { is_agreed, first, second, total, reason } => {
            let total = [("points", words.decimal(total.0, 2).into())];
            let counts = words.with(if is_agreed { "second-agreed" } else { "second-settled" }, &total);
            let reason = reason.map(|reason| {
                view! { <p>{words.with("second-settled-why", &[("reason", reason.into())])}</p> }
            });
            view! {
                <p><b>{counts}</b></p>
                {reason}
                {given(words, "second-first", first)}
                {given(words, "second-second", second)}
            }
            .into_any()
        }
        Stage::Withdrawn => view! { <p>{words.say("second-withdrawn")}</p> }.into_any(),
    }
}

fn blind(words: Words, typed: TypedMark, errors: FieldErrors, action: &str) -> AnyView {
    view! {
        <p class="quiet">{words.say("second-blind")}</p>
        <p class="quiet">{words.say("second-rule")}</p>
        <form class="stack" method="post" action=format!("{action}/mark")>
            <FormTrouble words errors=errors.clone()/>
            <CriteriaFields words typed errors/>
            <div class="actions"><button class="btn main">{words.say("mark-save")}</button></div>
        </form>
    }
    .into_any()
}

fn waits(words: Words, marker: Option<String>, may_withdraw: bool, action: &str) -> AnyView {
    let waits = match marker {
        Some(name) => words.with("second-waits-for", &[("name", name.into())]),
        None => words.say("second-waits"),
    };
    let withdraw = may_withdraw.then(|| {
        view! {
            <form method="post" action=format!("{action}/withdrawal")>
                <button class="btn">{words.say("second-withdraw")}</button>
            </form>
        }
    });
    view! { <p>{waits}</p> {withdraw} }.into_any()
}

fn settling(words: Words, typed: TypedMark, reason: String, errors: FieldErrors, action: &str) -> AnyView {
    let hint = Some(words.say("second-settle-reason-hint"));
    view! {
        <form class="stack" method="post" action=format!("{action}/settlement")>
            <h2>{words.say("second-settle")}</h2>
            <p class="quiet">{words.say("second-settle-how")}</p>
            <FormTrouble words errors=errors.clone()/>
            <CriteriaFields words typed errors=errors.clone()/>
            <TextField name="reason" label=words.say("second-settle-reason") value=reason hint error=errors.of("reason") most=300/>
            <div class="actions"><button class="btn main">{words.say("second-settle-go")}</button></div>
        </form>
    }
    .into_any()
}

fn given(words: Words, key: &'static str, given: GivenMark) -> AnyView {
    let values = [("by", given.by.into()), ("points", words.decimal(given.total.0, 2).into())];
    view! {
        <section>
            <h2 class="small-h">{words.with(key, &values)}</h2>
            <MarkGiven words mark=given.mark/>
        </section>
    }
    .into_any()
}
