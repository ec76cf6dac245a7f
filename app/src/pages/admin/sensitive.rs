//! Sensitive data: what is turned on and why; turning on, turning off, erasing.

use super::{Part, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        facts::Facts,
        field::{FieldErrors, FormId, FormTrouble, TextArea, TextField, error_line},
        icon::Glyph,
        sensitive::field_words,
    },
    words::Words,
};
use domain::sensitive::SensitiveField;
use jiff::civil::Date;
use leptos::prelude::*;

/// A field with its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SensitiveSetting {
    /// The field.
    pub field: SensitiveField,
    /// How it is turned on now.
    pub now: Option<TurnedOn>,
    /// How it was before, the latest first.
    pub before: Vec<TurnedOn>,
    /// What was typed as a purpose.
    pub purpose: String,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// A turning on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnedOn {
    /// Why, with the legal ground.
    pub purpose: String,
    /// By whom.
    pub by: String,
    /// Since when.
    pub since: Date,
    /// Until when.
    pub until: Option<Date>,
    /// Of how many people something is kept under it.
    pub facts: i64,
}

/// The page.
#[component]
pub fn SensitivePage(
    /// The language.
    words: Words,
    /// The fields.
    settings: Vec<SensitiveSetting>,
) -> impl IntoView {
    let cards = settings.into_iter().map(|setting| card(words, setting)).collect_view();
    view! {
        <div class="page-head"><h1>{words.say("sensitive-title")}</h1><p class="lead">{words.say("sensitive-lead")}</p></div>
        {tabs(words, Part::Sensitive)}
        <div class="section stack wide-gap">
            <p class="prose">{words.say("sensitive-law")}</p>
            {cards}
        </div>
    }
    .into_any()
}

fn card(words: Words, setting: SensitiveSetting) -> AnyView {
    let SensitiveSetting { field, now, before, purpose, errors, form_id } = setting;
    let name = field_words(words, field);
    let kept: i64 = before.iter().map(|one| one.facts).sum();
    let (tone, glyph, state) = if now.is_some() {
        (Tone::Info, Glyph::Now, words.say("sensitive-on"))
    } else {
        (Tone::Line, Glyph::Open, words.say("sensitive-off"))
    };
    let body = match now {
        Some(now) => turned_on(words, field, now, &errors),
        None => turned_off(words, field, purpose, errors.clone(), form_id),
    };
    let erasing = (kept > 0).then(|| erasure(words, field, &name, kept, errors));
    view! {
        <section class="card stack" aria-labelledby=field.name()>
            <h2 id=field.name()>{name}" "<Badge tone glyph=Some(glyph) text=state/></h2>
            {body}
            {erasing}
            {history(words, before)}
        </section>
    }
    .into_any()
}

fn turned_on(words: Words, field: SensitiveField, now: TurnedOn, errors: &FieldErrors) -> AnyView {
    let facts = vec![
        (words.say("sensitive-purpose"), now.purpose),
        (words.say("sensitive-since"), format!("{} · {}", words.date(now.since), now.by)),
        (words.say("sensitive-people"), words.count(now.facts)),
    ];
    let error = errors.of("confirm");
    view! {
        <Facts facts/>
        <form class="stack" method="post" action=format!("/admin/sensitive/{}/end", field.name())>
            <p>{words.say("sensitive-end-how")}</p>
            {confirm(words.say("sensitive-end-confirm"), field, error)}
            <div class="actions"><button class="btn">{words.say("sensitive-end")}</button></div>
        </form>
    }
    .into_any()
}

fn turned_off(words: Words, field: SensitiveField, purpose: String, errors: FieldErrors, form_id: String) -> AnyView {
    let (error, wrong) = (errors.of("confirm"), errors.of("purpose"));
    let label = words.say("sensitive-purpose");
    let hint = Some(words.say("sensitive-purpose-hint"));
    let name = names(field).0;
    view! {
        <form class="stack" method="post" action=format!("/admin/sensitive/{}", field.name())>
            <FormId id=form_id/>
            <FormTrouble words errors/>
            <TextArea name label value=purpose hint error=wrong most=500/>
            <p class="small quiet">{words.say("sensitive-seen")}</p>
            {confirm(words.say("sensitive-confirm"), field, error)}
            <div class="actions"><button class="btn main">{words.say("sensitive-turn-on")}</button></div>
        </form>
    }
    .into_any()
}

/// The names of purpose and typed confirmation, which stand on the page once for each field.
pub fn names(field: SensitiveField) -> (&'static str, &'static str) {
    match field {
        SensitiveField::Ethnicity => ("purpose-ethnicity", "typed-ethnicity"),
        SensitiveField::Party => ("purpose-party", "typed-party"),
    }
}

fn confirm(text: String, field: SensitiveField, error: Option<String>) -> AnyView {
    let id = format!("confirm-{}", field.name());
    view! {
        <div class="field">
            <label class="tick"><input type="checkbox" name="confirm" value="yes"/><span>{text}</span></label>
            {error_line(&id, error)}
        </div>
    }
    .into_any()
}

fn erasure(words: Words, field: SensitiveField, name: &str, kept: i64, errors: FieldErrors) -> AnyView {
    let label = words.with("sensitive-type", &[("name", name.into())]);
    let how = words.with("sensitive-kept", &[("count", kept.into())]);
    let error = errors.of("typed");
    view! {
        <form class="stack" method="post" action=format!("/admin/sensitive/{}/erasure", field.name())>
            <p>{how}</p>
            <TextField name=names(field).1 label error most=40/>
            <div class="actions"><button class="btn danger">{words.say("sensitive-erase")}</button></div>
        </form>
    }
    .into_any()
}

fn history(words: Words, before: Vec<TurnedOn>) -> Option<AnyView> {
    if before.is_empty() {
        return None;
    }
    let facts = before.into_iter().map(|one| {
        let until = one.until.map(|day| words.date(day)).unwrap_or_default();
        (format!("{} – {until}", words.date(one.since)), format!("{} · {}", one.purpose, one.by))
    });
    Some(
        view! {
            <details>
                <summary>{words.say("sensitive-history")}</summary>
                <Facts facts=facts.collect()/>
            </details>
        }
        .into_any(),
    )
}
