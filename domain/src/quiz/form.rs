//! The answers in a form that a page sends.

use super::{Answer, AnswerError, Plan, Quiz};
use std::collections::BTreeMap;

/// The name of a question's field, repeated for each ticked option.
pub fn field_name(question: &str) -> String {
    format!("q.{question}")
}

/// What a form said about the questions of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// The questions that were on the page; `None` takes an earlier answer back.
    pub answers: BTreeMap<String, Option<Answer>>,
    /// The questions whose answers cannot be taken, with the reason for each.
    pub refused: BTreeMap<String, AnswerError>,
}

impl Quiz {
    /// Reads every field `q.<question id>` of a form; others are left to the caller.
    ///
    /// Browsers send nothing for a question without ticks. A page that wants such a question cleared sends an empty
    /// value besides; a question without any value was not on the page, and its earlier answer stays.
    pub fn read_answers(&self, plan: &Plan, fields: &[(String, String)]) -> AnswerForm {
        let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, value) in fields {
            if let Some(question) = name.strip_prefix("q.") {
                values.entry(question).or_default().push(value);
            }
        }
        let mut form = AnswerForm::default();
        for (id, values) in values {
            let entry = plan.questions.iter().find(|entry| entry.id == id);
            let read = match entry.and_then(|entry| self.planned(entry)) {
                Some((_, question)) => question.read_answer(&values),
                None => Err(AnswerError::UnknownQuestion),
            };
            match read {
                Ok(answer) => _ = form.answers.insert(id.to_owned(), answer),
                Err(error) => _ = form.refused.insert(id.to_owned(), error),
            }
        }
        form
    }
}
