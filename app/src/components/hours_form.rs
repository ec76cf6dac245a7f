//! Hours done elsewhere: the form, which learners and coordinators share, and the state in a word.

use super::{
    badge::{Badge, Tone},
    field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField, described_by, error_line},
    icon::Glyph,
    vocabulary::group,
};
use crate::words::Words;
use domain::hours::HoursState;
use leptos::prelude::*;

/// What was typed of hours done elsewhere; the fields of the form have the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedHours {
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub body: String,
    /// The first day.
    pub from_on: String,
    /// The last day; empty for a single day.
    pub until_on: String,
    /// The number of tiết.
    pub tiet: String,
    /// `1` to `5`.
    pub content_group: String,
    /// `home` or `abroad`.
    pub place: String,
}

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoursForm {
    /// Where it goes.
    pub action: String,
    /// What was typed.
    pub typed: TypedHours,
    /// The proof that is kept unless another is sent.
    pub kept: Option<String>,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
    /// The kinds of files that are taken, and the most megabytes.
    pub kinds: String,
    /// The most megabytes of a file.
    pub most_megabytes: i64,
}

/// The fields with their button.
#[component]
pub fn HoursFormView(
    /// The language.
    words: Words,
    /// The form.
    form: HoursForm,
    /// What the button says.
    verb: String,
) -> impl IntoView {
    let HoursForm { action, typed, kept, errors, form_id, kinds, most_megabytes } = form;
    let groups = (1..=5_u8).map(|number| (number.to_string(), group(words, number)));
    let groups = std::iter::once((String::new(), words.say("hours-group-choose"))).chain(groups).collect();
    let places = vec![
        ("home".to_owned(), words.say("hours-place-home")),
        ("abroad".to_owned(), words.say("hours-place-abroad")),
    ];
    let accept = kinds.split(", ").map(|kind| format!(".{kind}")).collect::<Vec<_>>().join(",");
    let limits = words.with("hours-proof-hint", &[("kinds", kinds.into()), ("size", most_megabytes.into())]);
    let wrong = errors.of("proof");
    let kept = kept.map(|name| {
        view! { <p class="small">{words.with("hours-proof-kept", &[("file", name.into())])}</p> }
    });
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data">
            <FormId id=form_id/>
            <FormTrouble words errors=errors.clone()/>
            <TextField name="title" label=words.say("hours-title-field") value=typed.title
                hint=Some(words.say("hours-title-hint")) error=errors.of("title")/>
            <TextField name="body" label=words.say("hours-body") value=typed.body error=errors.of("body")/>
            <div class="fields">
                <TextField name="from_on" label=words.say("hours-from") value=typed.from_on error=errors.of("from_on")
                    purpose=Purpose::Day/>
                <TextField name="until_on" label=words.say("hours-until") value=typed.until_on
                    hint=Some(words.say("hours-until-hint")) error=errors.of("until_on") purpose=Purpose::Day optional=true/>
            </div>
            <TextField name="tiet" label=words.say("hours-tiet") value=typed.tiet hint=Some(words.say("hours-tiet-hint"))
                error=errors.of("tiet") most=10/>
            <SelectField name="content_group" label=words.say("hours-group") options=groups chosen=typed.content_group
                error=errors.of("content_group")/>
            <SelectField name="place" label=words.say("hours-place") options=places chosen=typed.place
                error=errors.of("place")/>
            <div class="field">
                <label for="proof">{words.say("hours-proof")}</label>
                <p class="hint" id="proof-hint">{limits}</p>
                {kept}
                <input class="input" id="proof" name="proof" type="file" accept=accept
                    aria-invalid=wrong.is_some().then_some("true")
                    aria-describedby=described_by("proof", true, wrong.is_some())/>
                {error_line("proof", wrong)}
            </div>
            <div class="actions"><button class="btn main">{verb}</button></div>
        </form>
    }
    .into_any()
}

/// The state of an entry in a word.
pub fn state_badge(words: Words, state: HoursState) -> AnyView {
    let (tone, glyph) = match state {
        HoursState::Pending => (Tone::Info, Glyph::Clock),
        HoursState::Approved => (Tone::Good, Glyph::Tick),
        HoursState::Refused => (Tone::Bad, Glyph::Cross),
        HoursState::Withdrawn => (Tone::Line, Glyph::Open),
    };
    view! { <Badge tone glyph=Some(glyph) text=words.say(state.key())/> }.into_any()
}
