//! A number or a few words.

use super::Given;
use crate::words::Words;
use domain::quiz::TEXT_LIMIT;
use leptos::prelude::*;

/// A number, with its unit told beside it.
pub fn number(words: Words, name: &str, unit: Option<String>, given: &Given) -> AnyView {
    let label = match unit {
        Some(unit) => words.with("question-number-unit", &[("unit", unit.into())]),
        None => words.say("question-number"),
    };
    line(name, label, Some("decimal"), given)
}

/// A few words.
pub fn text(words: Words, name: &str, given: &Given) -> AnyView {
    line(name, words.say("question-text"), None, given)
}

fn line(name: &str, label: String, keyboard: Option<&'static str>, given: &Given) -> AnyView {
    let wrong = given.error.is_some();
    view! {
        <div class="field typed">
            <label for=name.to_owned()>{label}</label>
            <input
                class="input"
                type="text"
                id=name.to_owned()
                name=name.to_owned()
                value=given.whole()
                inputmode=keyboard
                maxlength=TEXT_LIMIT.to_string()
                autocomplete="off"
                autocapitalize="none"
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("{name}-error"))
            />
        </div>
    }
    .into_any()
}
