//! A question with the fields for its answer: in a lesson, and in an attempt.

mod cloze;
mod matching;
mod ordering;
mod scale;
mod ticks;
mod typed;
mod writing;

use super::{field::error_line, rubric::Rubric};
use crate::words::Words;
use domain::quiz::{Field, SheetQuestion, field_name};
use leptos::prelude::*;

/// The language of texts, where it is another one than that of the page.
type Lang = Option<&'static str>;

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

/// The question as a group of fields; its texts say their language where it is another one than that of the page, our own
/// labels and buttons do not. Fields are named `q.<question>` or `q.<question>.<part>`.
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
    let described = given.error.is_some().then(|| format!("{name}-error"));
    let body_html = match &question.field {
        Field::Cloze { gaps } => cloze::body(words, &question.id, question.body_html, gaps, &given, lang),
        _ => question.body_html,
    };
    let body = (!body_html.is_empty()).then(|| view! { <div class="prose" lang=lang inner_html=body_html></div> });
    let error = given.error.clone();
    let fields = match question.field {
        Field::Single { options } => ticks::radios(&name, options, &given, lang),
        Field::Multiple { options } => ticks::boxes(words, &name, options, &given, lang),
        Field::Number { unit } => typed::number(words, &name, unit, &given),
        Field::Text => typed::text(words, &name, &given),
        Field::Matching { prompts, targets, nobody } => {
            matching::fields(words, &question.id, matching::Sides { prompts, targets, nobody }, &given, lang)
        }
        Field::Ordering { steps } => ordering::fields(words, &question.id, steps, &given, lang),
        Field::Cloze { .. } => present(&name),
        Field::Essay { min_words, max_words, rubric } => {
            let label = if question.points.0 > 0 { "essay-label" } else { "essay-opinion" };
            let rubric = view! { <Rubric words rubric lang/> };
            view! { {writing::essay(words, &name, label, (min_words, max_words), &given)} {rubric} }.into_any()
        }
        Field::Upload { kinds, most_megabytes, most_files, rubric } => {
            let limits = writing::Limits { kinds, most_megabytes, most_files };
            let rubric = view! { <Rubric words rubric lang/> };
            view! { {writing::upload(words, &question.id, limits, &given)} {rubric} }.into_any()
        }
        Field::Scale { values, low, high } => scale::fields(&name, &values, (low, high), &given, lang),
    };
    let hints = (1..).zip(question.hints).map(|(number, hint)| {
        let title = words.with("question-hint", &[("number", number.into())]);
        view! {
            <details class="hint-step">
                <summary>{title}</summary>
                <div lang=lang inner_html=hint></div>
            </details>
        }
    });
    let hints = hints.collect_view();
    view! {
        <fieldset class="question" aria-describedby=described>
            <legend lang=lang inner_html=question.prompt_html></legend>
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
