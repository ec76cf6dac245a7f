//! A question with the fields for its answer: in a lesson, and in an attempt.

use super::field::error_line;
use crate::words::Words;
use domain::quiz::{Answer, Field, SheetOption, SheetQuestion, TEXT_LIMIT, field_name};
use leptos::prelude::*;

/// What stands in the fields of a question: as it was stored, or as it was sent and refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The values of its field.
    pub values: Vec<String>,
    /// Why they cannot be taken, and how to repair them.
    pub error: Option<String>,
}

impl Given {
    /// The fields of a stored answer.
    pub fn stored(answer: &Answer) -> Self {
        let values = match answer {
            Answer::Options(chosen) => chosen.iter().map(usize::to_string).collect(),
            Answer::Text(typed) => vec![typed.clone()],
        };
        Self { values, error: None }
    }

    /// Whether the question counts as answered.
    pub fn is_answered(&self) -> bool {
        self.error.is_none() && self.values.iter().any(|value| !value.trim().is_empty())
    }
}

/// The question as a group of fields named `q.<question>`.
#[component]
pub fn QuestionFields(
    /// The language.
    words: Words,
    /// The question.
    question: SheetQuestion,
    /// What stands in its fields.
    given: Given,
) -> impl IntoView {
    let name = field_name(&question.id);
    let described = given.error.is_some().then(|| format!("{name}-error"));
    let body = html_if_any("prose", question.body_html);
    let fields = match question.field {
        Field::Single { options } => ticks("radio", &name, options, &given.values),
        Field::Multiple { options } => {
            let hint = words.say("question-several");
            view! {
                <p class="hint">{hint}</p>
                {ticks("checkbox", &name, options, &given.values)}
            }
            .into_any()
        }
        Field::Number { unit } => {
            let label = match unit {
                Some(unit) => words.with("question-number-unit", &[("unit", unit.into())]),
                None => words.say("question-number"),
            };
            typed(&name, label, Some("decimal"), &given)
        }
        Field::Text => typed(&name, words.say("question-text"), None, &given),
    };
    let hints = (1..)
        .zip(question.hints)
        .map(|(number, hint)| {
            let title = words.with("question-hint", &[("number", number.into())]);
            view! {
                <details class="hint-step">
                    <summary>{title}</summary>
                    <div inner_html=hint></div>
                </details>
            }
        })
        .collect_view();
    view! {
        <fieldset class="question" aria-describedby=described>
            <legend inner_html=question.prompt_html></legend>
            {body}
            {fields}
            {error_line(&name, given.error)}
            {hints}
        </fieldset>
    }
    .into_any()
}

/// A block of safe HTML, or nothing.
pub fn html_if_any(class: &'static str, html: String) -> Option<AnyView> {
    (!html.is_empty()).then(|| view! { <div class=class inner_html=html></div> }.into_any())
}

/// The empty field tells the server that the question was on the page although nothing is ticked.
fn ticks(kind: &'static str, name: &str, options: Vec<SheetOption>, given: &[String]) -> AnyView {
    let rows = options
        .into_iter()
        .map(|option| {
            let value = option.index.to_string();
            let checked = given.contains(&value);
            view! {
                <label class="option">
                    <input type=kind name=name.to_owned() value=value checked=checked/>
                    <span inner_html=option.html></span>
                </label>
            }
        })
        .collect_view();
    view! {
        <input type="hidden" name=name.to_owned() value=""/>
        <div class="options">{rows}</div>
    }
    .into_any()
}

fn typed(name: &str, label: String, keyboard: Option<&'static str>, given: &Given) -> AnyView {
    let wrong = given.error.is_some();
    view! {
        <div class="field typed">
            <label for=name.to_owned()>{label}</label>
            <input
                class="input"
                type="text"
                id=name.to_owned()
                name=name.to_owned()
                value=given.values.first().cloned().unwrap_or_default()
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
