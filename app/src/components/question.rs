//! A question with the fields for its answer: in a lesson, and in an attempt.

mod cloze;
mod matching;
mod ordering;
mod scale;
mod ticks;
mod typed;
mod writing;

use super::field::error_line;
use crate::words::Words;
use domain::quiz::{Field, SheetQuestion, field_name};
use leptos::prelude::*;

/// What stands in the fields of a question: as it was stored, or as it was sent and refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The parts of its field with their values; hashes and names of files.
    pub values: Vec<(String, String)>,
    /// Whether every part has its answer.
    pub complete: bool,
    /// Why they cannot be taken, and how to repair them.
    pub error: Option<String>,
}

impl Given {
    /// Whether the question counts as answered.
    pub fn is_answered(&self) -> bool {
        self.error.is_none() && self.complete
    }

    /// The value of one part.
    fn of_part(&self, part: usize) -> &str {
        let part = part.to_string();
        self.values.iter().find(|(name, _)| *name == part).map_or("", |(_, value)| value)
    }

    /// The value of the question as a whole.
    fn whole(&self) -> String {
        self.values.first().map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn holds(&self, value: &str) -> bool {
        self.values.iter().any(|(_, given)| given == value)
    }
}

/// The question as a group of fields named `q.<question>` or `q.<question>.<part>`.
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
    let lang = words.foreign(question.lang);
    let ours = lang.map(|_| words.locale().code());
    let described = given.error.is_some().then(|| format!("{name}-error"));
    let body_html = match &question.field {
        Field::Cloze { gaps } => cloze::body(words, &question.id, question.body_html, gaps, &given),
        _ => question.body_html,
    };
    let body = html_if_any("prose", body_html);
    let error = given.error.clone();
    let fields = match question.field {
        Field::Single { options } => ticks::radios(&name, options, &given),
        Field::Multiple { options } => ticks::boxes(words, &name, options, &given),
        Field::Number { unit } => typed::number(words, &name, unit, &given),
        Field::Text => typed::text(words, &name, &given),
        Field::Matching { prompts, targets, nobody } => {
            matching::fields(words, &question.id, prompts, &targets, nobody, &given)
        }
        Field::Ordering { steps } => ordering::fields(words, &question.id, steps, &given),
        Field::Cloze { .. } => present(&name),
        Field::Essay { min_words, max_words, rubric } => {
            let label = if question.points.0 > 0 { "essay-label" } else { "essay-opinion" };
            writing::essay(words, &name, label, (min_words, max_words), rubric, &given)
        }
        Field::Upload { kinds, most_megabytes, most_files, rubric } => {
            writing::upload(words, &question.id, writing::Limits { kinds, most_megabytes, most_files }, rubric, &given)
        }
        Field::Scale { values, low, high } => scale::fields(&name, &values, low, high, &given),
    };
    let hints = (1..).zip(question.hints).map(|(number, hint)| {
        let title = words.with("question-hint", &[("number", number.into())]);
        view! {
            <details class="hint-step">
                <summary lang=ours>{title}</summary>
                <div inner_html=hint></div>
            </details>
        }
    });
    let hints = hints.collect_view();
    view! {
        <fieldset class="question" aria-describedby=described lang=lang>
            <legend inner_html=question.prompt_html></legend>
            {body}
            {fields}
            {error_line(&name, error)}
            {hints}
        </fieldset>
    }
    .into_any()
}

/// A block of safe HTML, or nothing.
pub fn html_if_any(class: &'static str, html: String) -> Option<AnyView> {
    (!html.is_empty()).then(|| view! { <div class=class inner_html=html></div> }.into_any())
}

/// The empty field tells the server that the question was on the page although nothing is given.
fn present(name: &str) -> AnyView {
    view! { <input type="hidden" name=name.to_owned() value=""/> }.into_any()
}
