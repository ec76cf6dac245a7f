//! The targets of a year: for each kind of staff, leaders apart, with the legal note.

use super::{Part, tabs};
use crate::{
    components::{
        facts::Facts,
        field::{FieldErrors, FormId, FormTrouble, described_by, error_line},
    },
    words::Words,
};
use domain::hours::{DEFAULT_TARGET, Post};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Targets {
    /// The year.
    pub year: i16,
    /// The years to choose from.
    pub years: Vec<i16>,
    /// Each post with what was typed or holds.
    pub typed: Vec<(Post, String)>,
    /// The legal note.
    pub note: String,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
    /// What was set before, the latest first.
    pub history: Vec<TargetChange>,
}

/// A target that was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetChange {
    /// On which day.
    pub on: Date,
    /// For whom, and how much; in words.
    pub text: String,
    /// Who set it.
    pub by: String,
    /// Whether another one holds.
    pub is_superseded: bool,
}

/// The name of a post.
pub fn post_words(words: Words, post: Post) -> String {
    let kind = words.say(staff_key(post.kind.name()));
    if post.is_leader { words.with("targets-leader", &[("kind", kind.into())]) } else { kind }
}

fn staff_key(kind: &str) -> &'static str {
    match kind {
        "can-bo" => "staff-can-bo",
        "cong-chuc" => "staff-cong-chuc",
        "vien-chuc" => "staff-vien-chuc",
        "dai-bieu" => "staff-dai-bieu",
        _ => "staff-khac",
    }
}

/// The page.
#[component]
pub fn TargetsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    targets: Targets,
) -> impl IntoView {
    let Targets { year, years, typed, note, errors, form_id, history } = targets;
    let years = years.into_iter().map(|one| {
        let marked = (one == year).then_some("true");
        view! { <a class="chip num" href=format!("/admin/targets?year={one}") aria-current=marked>{one.to_string()}</a>" " }
    });
    let fields = typed.into_iter().map(|(post, typed)| field(words, post, typed, errors.of(&post.field())));
    let wrong = errors.of("note");
    let default = words.with("targets-default", &[("tiet", words.tiet(DEFAULT_TARGET).into())]);
    view! {
        <div class="page-head"><h1>{words.say("targets-title")}</h1><p class="lead">{words.say("targets-lead")}</p></div>
        {tabs(words, Part::Targets)}
        <div class="section stack">
            <nav class="chips" aria-label=words.say("targets-year")>{years.collect_view()}</nav>
            <form class="stack" method="post" action="/admin/targets">
                <FormId id=form_id/>
                <FormTrouble words errors=errors.clone()/>
                <input type="hidden" name="year" value=year.to_string()/>
                <h2 id="set">{words.with("targets-of-year", &[("year", year.to_string().into())])}</h2>
                <p class="small quiet">{default}</p>
                <div class="fields">{fields.collect_view()}</div>
                <div class="field">
                    <label for="note">{words.say("targets-note")}</label>
                    <p class="hint" id="note-hint">{words.say("targets-note-hint")}</p>
                    <textarea class="input" id="note" name="note" rows="3" maxlength="500"
                        aria-invalid=wrong.is_some().then_some("true")
                        aria-describedby=described_by("note", true, wrong.is_some())>{note}</textarea>
                    {error_line("note", wrong)}
                </div>
                <div class="actions"><button class="btn main">{words.say("targets-save")}</button></div>
            </form>
        </div>
        {changes(words, history)}
    }
    .into_any()
}

fn field(words: Words, post: Post, typed: String, error: Option<String>) -> AnyView {
    let name = post.field();
    view! {
        <div class="field">
            <label for=name.clone()>{post_words(words, post)}</label>
            <input class="input" id=name.clone() name=name.clone() type="text" inputmode="decimal" value=typed
                maxlength="8" autocomplete="off" aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by(&name, false, error.is_some())/>
            {error_line(&name, error)}
        </div>
    }
    .into_any()
}

fn changes(words: Words, history: Vec<TargetChange>) -> Option<AnyView> {
    if history.is_empty() {
        return None;
    }
    let facts = history.into_iter().map(|one| {
        let gone = if one.is_superseded { format!(" {}", words.say("duty-superseded")) } else { String::new() };
        (words.date(one.on), format!("{} · {}{gone}", one.text, one.by))
    });
    Some(
        view! {
            <section class="section stack" aria-labelledby="history">
                <h2 id="history">{words.say("targets-history")}</h2>
                <Facts facts=facts.collect()/>
            </section>
        }
        .into_any(),
    )
}
