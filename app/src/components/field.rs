//! Fields of forms: label above, hint and message tied to the control, what was typed stays.

use super::icon::{Glyph, Icon};
use crate::words::Words;
use leptos::prelude::*;
use std::borrow::Cow;

/// Messages by field, in the order in which they were found. Each says how to repair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(Cow<'static, str>, String)>);

impl FieldErrors {
    /// Adds the message of a field.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, message: String) {
        self.0.push((field.into(), message));
    }

    /// The first message of this field.
    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, message)| message.clone())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What an input is for; it decides type, keyboard and what the browser may fill in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Any text.
    #[default]
    Text,
    /// A sign-in name, e-mail address or staff code.
    SignInName,
    /// The password in use.
    Password,
    /// A password to choose.
    NewPassword,
    /// An e-mail address.
    Email,
    /// A person's name.
    FullName,
    /// A day.
    Day,
    /// Something to look for.
    Search,
    /// A code of capital letters and figures.
    Code,
}

impl Purpose {
    fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::SignInName | Self::FullName | Self::Code => "text",
            Self::Password | Self::NewPassword => "password",
            Self::Email => "email",
            Self::Day => "date",
            Self::Search => "search",
        }
    }

    fn fill_in(self) -> &'static str {
        match self {
            Self::Text | Self::Day | Self::Search | Self::Code | Self::Email | Self::FullName => "off",
            Self::SignInName => "username",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
        }
    }

    /// Names are not words of a dictionary.
    fn is_plain(self) -> bool {
        matches!(self, Self::SignInName | Self::Code | Self::Email)
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    /// The name in the form, and the control's id.
    name: &'static str,
    /// The label.
    label: String,
    /// What was typed; passwords are never given back.
    #[prop(into, optional)]
    value: String,
    /// A help under the label.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// The message, if something is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// What it is for.
    #[prop(optional)]
    purpose: Purpose,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The most characters.
    #[prop(default = 200)]
    most: u32,
) -> impl IntoView {
    let described = described_by(name, hint.is_some(), error.is_some());
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint_line(name, hint)}
            <input
                class="input"
                id=name
                name=name
                type=purpose.kind()
                value=value
                autocomplete=purpose.fill_in()
                autocapitalize=purpose.is_plain().then_some("none")
                spellcheck=purpose.is_plain().then_some("false")
                maxlength=most.to_string()
                required=!optional
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            />
            {error_line(name, error)}
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// The name in the form, and the control's id.
    name: &'static str,
    /// The label.
    label: String,
    /// What was typed.
    #[prop(into, optional)]
    value: String,
    /// A help under the label.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// The message, if something is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The most characters.
    #[prop(default = 1000)]
    most: u32,
) -> impl IntoView {
    let described = described_by(name, hint.is_some(), error.is_some());
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint_line(name, hint)}
            <textarea
                class="input"
                id=name
                name=name
                rows="4"
                maxlength=most.to_string()
                required=!optional
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            >
                {value}
            </textarea>
            {error_line(name, error)}
        </div>
    }
}

/// A choice from a list: (value, words).
#[component]
pub fn SelectField(
    /// The name in the form, and the control's id.
    name: &'static str,
    /// The label.
    label: String,
    /// The values with their words.
    options: Vec<(String, String)>,
    /// The value that is chosen.
    #[prop(into, optional)]
    chosen: String,
    /// A help under the label.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// The message, if something is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let described = described_by(name, hint.is_some(), error.is_some());
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint_line(name, hint)}
            <select
                class="input"
                id=name
                name=name
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            >
                {options}
            </select>
            {error_line(name, error)}
        </div>
    }
}

/// Tells at the head of a form that it was not accepted and how many places are to be mended.
#[component]
pub fn FormTrouble(
    /// The language.
    words: Words,
    /// The messages by field.
    errors: FieldErrors,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let count = errors.0.len();
        view! {
            <div class="flash bad" role="alert">
                <Icon glyph=Glyph::Alert/>
                <p><b>{words.say("form-not-saved")}</b>" "{words.with("form-trouble", &[("count", count.into())])}</p>
            </div>
        }
    })
}

/// The form-made id that turns a repeated request into the first one's answer.
#[component]
pub fn FormId(
    /// The id.
    id: String,
) -> impl IntoView {
    view! { <input type="hidden" name="form_id" value=id/> }
}

/// The ids of what describes a control.
pub fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (true, true) => Some(format!("{name}-error {name}-hint")),
    }
}

fn hint_line(name: &str, hint: Option<String>) -> impl IntoView + use<> {
    let id = format!("{name}-hint");
    hint.map(|text| view! { <p class="hint" id=id>{text}</p> })
}

/// The message under a control; its id is the field's name with `-error`.
pub fn error_line(name: &str, error: Option<String>) -> impl IntoView + use<> {
    let id = format!("{name}-error");
    error.map(|text| view! { <p class="error" id=id role="alert"><Icon glyph=Glyph::Alert/><span>{text}</span></p> })
}
