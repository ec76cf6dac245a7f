//! The answers in a form that a page sends.

use super::{Answer, AnswerError, Kind, Plan, Quiz, Sent};
use std::collections::BTreeMap;

/// The name of a question's field, repeated for each ticked option.
pub fn field_name(question: &str) -> String {
    format!("q.{question}")
}

/// The name of the field of one part of a question.
pub fn part_name(question: &str, part: usize) -> String {
    format!("q.{question}.{part}")
}

/// The question and the part that a field's name means; the part is empty for the question as a whole.
pub fn question_of_field(name: &str) -> Option<(&str, &str)> {
    let rest = name.strip_prefix("q.")?;
    Some(rest.split_once('.').unwrap_or((rest, "")))
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
    /// Reads every field `q.<question id>` or `q.<question id>.<part>` of a form; others are left to the caller.
    ///
    /// Browsers send nothing for a question without ticks. A page that wants such a question cleared sends an empty
    /// value besides; a question without any value was not on the page, and its earlier answer stays.
    pub fn read_answers(&self, plan: &Plan, fields: &[(String, String)]) -> AnswerForm {
        let mut sent: BTreeMap<&str, Vec<Sent<'_>>> = BTreeMap::new();
        for (name, value) in fields {
            if let Some((question, part)) = question_of_field(name) {
                sent.entry(question).or_default().push(Sent { part, value });
            }
        }
        let mut form = AnswerForm::default();
        for (id, sent) in sent {
            let entry = plan.questions.iter().find(|entry| entry.id == id);
            let read = match entry.and_then(|entry| Some((entry, self.planned(entry)?.1))) {
                Some((_, question)) if matches!(question.kind, Kind::Upload(_)) => continue,
                Some((entry, question)) => question.read_answer(&entry.arrangement, &sent),
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
