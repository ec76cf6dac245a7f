//! What a learner answered, before anyone judges it.

use super::{Kind, Question, judge::number_readings};
use crate::{phrase::Phrase, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The longest typed answer, in characters as people count them.
pub const TEXT_LIMIT: usize = 200;

/// A raw answer. Option indexes are those of the source, so that the order on the screen does not matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// The options chosen, ascending.
    Options(Vec<usize>),
    /// What was typed, NFC, without spaces around it.
    Text(String),
}

/// Why an answer cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The attempt does not ask this question.
    #[error("unknown question")]
    UnknownQuestion,
    /// The question has no such option.
    #[error("unknown option")]
    UnknownOption,
    /// The question wants one answer and got several.
    #[error("more than one answer")]
    OnlyOne,
    /// More than [`TEXT_LIMIT`] characters.
    #[error("answer too long")]
    TooLong,
    /// NUL or another control character.
    #[error("unprintable character")]
    Unprintable,
    /// Not understood as a number.
    #[error("not a number")]
    NotANumber {
        /// What was typed, to be shown again.
        typed: String,
    },
}

impl AnswerError {
    /// The Fluent key of the sentence for the learner.
    pub fn key(&self) -> &'static str {
        match self {
            Self::UnknownQuestion => "answer-unknown-question",
            Self::UnknownOption => "answer-unknown-option",
            Self::OnlyOne => "answer-only-one",
            Self::TooLong => "answer-too-long",
            Self::Unprintable => "answer-unprintable",
            Self::NotANumber { .. } => "answer-not-a-number",
        }
    }

    /// The sentence for the learner.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::TooLong => Phrase::new(self.key()).number("limit", TEXT_LIMIT as u64),
            Self::NotANumber { typed } => Phrase::new(self.key()).text("typed", typed),
            _ => Phrase::new(self.key()),
        }
    }
}

impl Question {
    /// Reads the values that a form sends for this question; `None` is an empty answer.
    ///
    /// Empty values are nothing: a form may send one to say that a question without ticks was on the page.
    pub fn read_answer(&self, values: &[&str]) -> Result<Option<Answer>, AnswerError> {
        let values: Vec<&str> = values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
        if values.is_empty() {
            return Ok(None);
        }
        match &self.kind {
            Kind::Multiple(choices) => read_options(&values, choices.len()).map(Some),
            Kind::Single(choices) | Kind::TrueFalse(choices) => read_options(&only(&values)?, choices.len()).map(Some),
            Kind::ShortText(_) => read_text(only(&values)?[0]).map(|typed| Some(Answer::Text(typed))),
            Kind::Numeric(key) => {
                let typed = read_text(only(&values)?[0])?;
                if number_readings(&typed, key.unit.as_deref()).is_empty() {
                    return Err(AnswerError::NotANumber { typed });
                }
                Ok(Some(Answer::Text(typed)))
            }
        }
    }
}

impl Answer {
    /// Whether nothing was chosen or typed.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Options(chosen) => chosen.is_empty(),
            Self::Text(typed) => typed.trim().is_empty(),
        }
    }

    /// Whether the option with this index was chosen.
    pub fn has_chosen(&self, option: usize) -> bool {
        matches!(self, Self::Options(chosen) if chosen.contains(&option))
    }
}

/// A repeated radio button says the same thing twice; two different ones contradict each other.
fn only<'values>(values: &[&'values str]) -> Result<[&'values str; 1], AnswerError> {
    let different: BTreeSet<&str> = values.iter().copied().collect();
    match different.first() {
        Some(value) if different.len() == 1 => Ok([*value]),
        _ => Err(AnswerError::OnlyOne),
    }
}

fn read_options(values: &[&str], count: usize) -> Result<Answer, AnswerError> {
    let chosen: BTreeSet<usize> = values
        .iter()
        .map(|value| value.parse().ok().filter(|index| *index < count).ok_or(AnswerError::UnknownOption))
        .collect::<Result<_, _>>()?;
    Ok(Answer::Options(chosen.into_iter().collect()))
}

fn read_text(value: &str) -> Result<String, AnswerError> {
    if text::longer_than(value, TEXT_LIMIT) {
        return Err(AnswerError::TooLong);
    }
    if value.chars().any(|letter| letter.is_control() && !letter.is_whitespace()) {
        return Err(AnswerError::Unprintable);
    }
    Ok(text::nfc(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{
        Credit,
        samples::{multiple, numeric, short_text, single, ticks, typed},
    };

    #[test]
    fn options_are_read_in_any_order_and_once() {
        let question = multiple("q-1", "+-+", Credit::Exact);
        assert_eq!(question.read_answer(&["2", "", "0", "2"]), Ok(Some(ticks(&[0, 2]))));
        assert_eq!(question.read_answer(&[""]), Ok(None));
        assert_eq!(question.read_answer(&[]), Ok(None));
        for unknown in ["3", "-1", "x", "0 1", "99999999999999999999"] {
            assert_eq!(question.read_answer(&[unknown]), Err(AnswerError::UnknownOption), "{unknown}");
        }
    }

    #[test]
    fn one_option_means_one() {
        let question = single("q-1", "+-");
        assert_eq!(question.read_answer(&["", "1"]), Ok(Some(ticks(&[1]))));
        assert_eq!(question.read_answer(&["1", "1"]), Ok(Some(ticks(&[1]))));
        assert_eq!(question.read_answer(&["0", "1"]), Err(AnswerError::OnlyOne));
    }

    #[test]
    fn text_enters_in_normal_form_without_spaces_around_it() {
        let question = short_text("q-1", &["x"]);
        assert_eq!(question.read_answer(&[" Nguye\u{302}\u{303}n "]), Ok(Some(typed("Nguyễn"))));
        assert_eq!(question.read_answer(&["a\0b"]), Err(AnswerError::Unprintable));
        assert_eq!(question.read_answer(&["ễ".repeat(TEXT_LIMIT).as_str()]), Ok(Some(typed(&"ễ".repeat(TEXT_LIMIT)))));
        assert_eq!(question.read_answer(&["ễ".repeat(TEXT_LIMIT + 1).as_str()]), Err(AnswerError::TooLong));
        assert_eq!(question.read_answer(&["   "]), Ok(None));
    }

    #[test]
    fn what_is_no_number_is_said_gently() {
        let question = numeric("q-1", &[(15.0, 15.0)]);
        assert_eq!(question.read_answer(&["15,0"]), Ok(Some(typed("15,0"))));
        let error = question.read_answer(&["mười lăm"]).unwrap_err();
        assert_eq!(error, AnswerError::NotANumber { typed: "mười lăm".to_owned() });
        assert_eq!(error.phrase(), Phrase::new("answer-not-a-number").text("typed", "mười lăm"));
    }
}
