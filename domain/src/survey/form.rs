//! One form that was handed in.

use crate::quiz::{Answer, Kind, Plan, Poll, Question, Quiz};
use std::collections::BTreeMap;

/// A form with a larger share of blank indicators is invalid, in percent.
pub const MOST_BLANK: usize = 5;

/// An answer in words that hold in every edition of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// A value between the two ends of its scale.
    Value {
        /// The value.
        value: i64,
        /// Both ends.
        ends: (i64, i64),
    },
    /// The texts of the options chosen.
    Chosen(Vec<String>),
    /// What was written.
    Text(String),
}

/// A form that was handed in. Whose it is serves to count people, and is never shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub(super) person: String,
    pub(super) opinions: BTreeMap<String, Opinion>,
    indicators: usize,
    blank: usize,
}

impl Form {
    /// Reads a form by the edition that it was filled in.
    pub fn read(quiz: &Quiz, plan: &Plan, answers: &BTreeMap<String, Answer>, person: &str) -> Self {
        let mut form = Self { person: person.to_owned(), opinions: BTreeMap::new(), indicators: 0, blank: 0 };
        for (_, question) in plan.questions.iter().filter_map(|entry| quiz.planned(entry)) {
            let opinion = answers.get(&question.id).and_then(|answer| opinion(question, answer));
            if is_indicator(&question.kind) {
                form.indicators += 1;
                form.blank += usize::from(opinion.is_none());
            }
            form.opinions.extend(opinion.map(|opinion| (question.id.clone(), opinion)));
        }
        form
    }

    /// Whether it counts: something is answered, and of the indicators no more than [`MOST_BLANK`] percent are blank.
    /// In whole numbers, so that one blank of twenty is exactly within.
    pub fn is_valid(&self) -> bool {
        !self.opinions.is_empty() && self.blank * 100 <= self.indicators * MOST_BLANK
    }
}

/// Whether a question takes one option: those are what the rule counts. Who ticks none of several may mean it so, and
/// nobody must write.
fn is_indicator(kind: &Kind) -> bool {
    matches!(kind, Kind::Scale(_) | Kind::Poll(Poll { many: false, .. }))
}

fn opinion(question: &Question, answer: &Answer) -> Option<Opinion> {
    match (&question.kind, answer) {
        (Kind::Scale(scale), Answer::Options(chosen)) => {
            let value = scale.values().nth(*chosen.first()?)?;
            Some(Opinion::Value { value, ends: (scale.min, scale.max) })
        }
        (Kind::Poll(poll), Answer::Options(chosen)) => {
            let texts = chosen.iter().filter_map(|place| Some(poll.choices.get(*place)?.text.clone()));
            let texts: Vec<String> = texts.collect();
            (!texts.is_empty()).then_some(Opinion::Chosen(texts))
        }
        (Kind::Essay(_), Answer::Text(text)) => (!text.trim().is_empty()).then(|| Opinion::Text(text.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        quiz::{Mode, samples},
        survey::samples::{form, survey},
    };

    #[test]
    fn more_than_one_blank_of_twenty_is_too_many() {
        let questions = (0..40).map(|place| samples::question(&format!("q-{place}"), Kind::Scale(samples::scale())));
        let all: Vec<Question> = questions.collect();
        for (asked, answered, is_valid) in [
            (20, 20, true),
            (20, 19, true),
            (20, 18, false),
            (19, 18, false),
            (40, 38, true),
            (40, 37, false),
            (1, 0, false),
        ] {
            let quiz = Quiz {
                mode: Mode::Survey,
                ..samples::quiz("k", vec![samples::section("a", None, all[..asked].to_vec())])
            };
            let answers: Vec<(String, Answer)> =
                (0..answered).map(|place| (format!("q-{place}"), samples::ticks(&[0]))).collect();
            let answers: Vec<(&str, Answer)> = answers.iter().map(|(id, one)| (id.as_str(), one.clone())).collect();
            assert_eq!(form(&quiz, "p", &answers).is_valid(), is_valid, "{answered} of {asked}");
        }
    }

    #[test]
    fn who_writes_nothing_and_ticks_none_of_several_has_a_valid_form() {
        let quiz = survey();
        let one = samples::ticks(&[1]);
        assert!(form(&quiz, "p", &[("q-scale", one.clone()), ("q-one", one.clone())]).is_valid());
        assert!(!form(&quiz, "p", &[("q-scale", one)]).is_valid());
        assert!(!form(&quiz, "p", &[]).is_valid());
    }
}
