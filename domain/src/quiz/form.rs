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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{
        Credit,
        samples::{ids, multiple, numeric, quiz, section, single, ticks},
    };

    #[test]
    fn a_form_is_read_field_by_field() {
        let questions = vec![
            multiple("q-many", "+-+", Credit::Exact),
            multiple("q-cleared", "+-+", Credit::Exact),
            single("q-elsewhere", "+-"),
            numeric("q-number", &[(1.0, 1.0)]),
        ];
        let quiz = quiz("k", vec![section("a", None, questions)]);
        let fields = [
            ("form_id", "1"),
            ("q.q-many", ""),
            ("q.q-many", "2"),
            ("q.q-many", "0"),
            ("q.q-cleared", ""),
            ("q.q-number", "một"),
            ("q.q-foreign", "0"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = quiz.read_answers(&quiz.plan(7, &ids(&[])), &fields);
        assert_eq!(
            form.answers,
            BTreeMap::from([("q-many".to_owned(), Some(ticks(&[0, 2]))), ("q-cleared".to_owned(), None)])
        );
        assert_eq!(
            form.refused,
            BTreeMap::from([
                ("q-number".to_owned(), AnswerError::NotANumber { typed: "một".to_owned() }),
                ("q-foreign".to_owned(), AnswerError::UnknownQuestion),
            ])
        );
        assert_eq!(field_name("q-many"), "q.q-many");
    }
}
