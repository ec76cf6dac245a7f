//! From the fields of a form to a raw answer, and back.

use super::{Answer, AnswerError, Arrangement, Kind, Matching, Question, cloze, ordering, writing::Essay};
use crate::text;
use std::collections::BTreeSet;

/// The longest short answer, in characters as people count them.
pub const TEXT_LIMIT: usize = 200;

/// One field of a question as a form sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent<'form> {
    /// Which part of the question, a number; empty for the question as a whole.
    pub part: &'form str,
    /// What stands in it.
    pub value: &'form str,
}

impl Sent<'_> {
    /// The part as a number.
    pub(super) fn index(&self) -> Option<usize> {
        self.part.parse().ok()
    }
}

impl Question {
    /// Reads what a form sends for this question as it was arranged; `None` is an empty answer.
    ///
    /// Empty values are nothing: a form may send one to say that a question without ticks was on the page. Files come
    /// by a way of their own.
    pub fn read_answer(&self, arrangement: &Arrangement, sent: &[Sent<'_>]) -> Result<Option<Answer>, AnswerError> {
        let trimmed: Vec<Sent<'_>> =
            sent.iter().map(|field| Sent { part: field.part, value: field.value.trim() }).collect();
        match &self.kind {
            Kind::Matching(matching) => matching.read(arrangement, &trimmed),
            Kind::Ordering(steps) => ordering::read(steps, arrangement, &trimmed),
            Kind::Cloze(gaps) => cloze::read(gaps, arrangement, &trimmed),
            Kind::Essay(_) => Essay::read(sent),
            Kind::Upload(_) => Ok(None),
            _ => self.read_whole(&trimmed),
        }
    }

    fn read_whole(&self, sent: &[Sent<'_>]) -> Result<Option<Answer>, AnswerError> {
        if sent.iter().any(|field| !field.part.is_empty()) {
            return Err(AnswerError::UnknownPart);
        }
        let values: Vec<&str> = sent.iter().map(|field| field.value).filter(|value| !value.is_empty()).collect();
        if values.is_empty() {
            return Ok(None);
        }
        match &self.kind {
            Kind::Single(_) | Kind::TrueFalse(_) | Kind::Scale(_) => read_options(&only(&values)?, self.count()),
            Kind::Poll(poll) if !poll.many => read_options(&only(&values)?, self.count()),
            Kind::Multiple(_) | Kind::Poll(_) => read_options(&values, self.count()),
            Kind::Numeric(key) => {
                let typed = read_text(only(&values)?[0], TEXT_LIMIT)?;
                if key.readings(&typed).is_empty() {
                    return Err(AnswerError::NotANumber { typed });
                }
                Ok(Answer::Text(typed))
            }
            _ => read_text(only(&values)?[0], TEXT_LIMIT).map(Answer::Text),
        }
        .map(Some)
    }

    /// How many options can be chosen among.
    fn count(&self) -> usize {
        if let Kind::Scale(scale) = &self.kind { scale.count() } else { self.choices().len() }
    }

    /// What the fields of the question hold that gave this answer: parts and values; hashes and names of files.
    pub fn answer_fields(&self, arrangement: &Arrangement, answer: &Answer) -> Vec<(String, String)> {
        match answer {
            Answer::Options(chosen) => chosen.iter().map(|index| (String::new(), index.to_string())).collect(),
            Answer::Text(typed) => vec![(String::new(), typed.clone())],
            Answer::Pairs(pairs) => Matching::fields(arrangement, pairs),
            Answer::Places(places) => ordering::fields(arrangement, places),
            Answer::Gaps(given) => cloze::fields(arrangement, given),
            Answer::Files(files) => files.iter().map(|file| (file.hash.clone(), file.name.clone())).collect(),
        }
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

pub(super) fn read_text(value: &str, limit: usize) -> Result<String, AnswerError> {
    if text::longer_than(value, limit) {
        return Err(AnswerError::TooLong { limit });
    }
    if value.chars().any(|letter| letter.is_control() && !letter.is_whitespace()) {
        return Err(AnswerError::Unprintable);
    }
    Ok(text::nfc(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        phrase::Phrase,
        quiz::{
            Credit, Poll,
            samples::{self, choices, multiple, numeric, question, short_text, single, ticks, typed},
        },
    };

    fn read(question: &Question, values: &[&str]) -> Result<Option<Answer>, AnswerError> {
        let sent: Vec<Sent<'_>> = values.iter().map(|value| Sent { part: "", value }).collect();
        question.read_answer(&Arrangement::default(), &sent)
    }

    #[test]
    fn options_are_read_in_any_order_and_once() {
        let question = multiple("q-1", "+-+", Credit::Exact);
        assert_eq!(read(&question, &["2", "", "0", "2"]), Ok(Some(ticks(&[0, 2]))));
        assert_eq!(read(&question, &[""]), Ok(None));
        assert_eq!(read(&question, &[]), Ok(None));
        for unknown in ["3", "-1", "x", "0 1", "99999999999999999999"] {
            assert_eq!(read(&question, &[unknown]), Err(AnswerError::UnknownOption), "{unknown}");
        }
    }

    #[test]
    fn one_option_means_one() {
        let question = single("q-1", "+-");
        assert_eq!(read(&question, &["", "1"]), Ok(Some(ticks(&[1]))));
        assert_eq!(read(&question, &["1", "1"]), Ok(Some(ticks(&[1]))));
        assert_eq!(read(&question, &["0", "1"]), Err(AnswerError::OnlyOne));
    }

    #[test]
    fn text_enters_in_normal_form_without_spaces_around_it() {
        let question = short_text("q-1", &["x"]);
        assert_eq!(read(&question, &[" Nguye\u{302}\u{303}n "]), Ok(Some(typed("Nguyễn"))));
        assert_eq!(read(&question, &["a\0b"]), Err(AnswerError::Unprintable));
        assert_eq!(read(&question, &["ễ".repeat(TEXT_LIMIT).as_str()]), Ok(Some(typed(&"ễ".repeat(TEXT_LIMIT)))));
        assert_eq!(
            read(&question, &["ễ".repeat(TEXT_LIMIT + 1).as_str()]),
            Err(AnswerError::TooLong { limit: TEXT_LIMIT })
        );
        assert_eq!(read(&question, &["   "]), Ok(None));
    }

    #[test]
    fn what_is_no_number_is_said_gently() {
        let question = numeric("q-1", &[(15.0, 15.0)]);
        assert_eq!(read(&question, &["15,0"]), Ok(Some(typed("15,0"))));
        let error = read(&question, &["mười lăm"]).unwrap_err();
        assert_eq!(error, AnswerError::NotANumber { typed: "mười lăm".to_owned() });
        assert_eq!(error.phrase(), Phrase::new("answer-not-a-number").text("typed", "mười lăm"));
    }

    #[test]
    fn a_scale_and_a_poll_take_what_they_offer() {
        let scale = question("q-1", Kind::Scale(samples::scale()));
        assert_eq!(read(&scale, &["4"]), Ok(Some(ticks(&[4]))));
        assert_eq!(read(&scale, &["5"]), Err(AnswerError::UnknownOption));
        let poll = |many| question("q-1", Kind::Poll(Poll { choices: choices("---"), many }));
        assert_eq!(read(&poll(true), &["2", "0"]), Ok(Some(ticks(&[0, 2]))));
        assert_eq!(read(&poll(false), &["2", "0"]), Err(AnswerError::OnlyOne));
    }

    #[test]
    fn parts_of_what_has_none_are_refused() {
        let sent = [Sent { part: "0", value: "1" }];
        let refused = single("q-1", "+-").read_answer(&Arrangement::default(), &sent);
        assert_eq!(refused, Err(AnswerError::UnknownPart));
    }
}
