//! A small survey and its forms for tests.

use super::Form;
use crate::quiz::{Answer, Essay, Kind, Mode, Poll, Quiz, samples};
use std::collections::BTreeSet;

pub(super) fn survey() -> Quiz {
    let poll = |many| Kind::Poll(Poll { choices: samples::choices("---"), many });
    let questions = vec![
        samples::question("q-scale", Kind::Scale(samples::scale())),
        samples::question("q-one", poll(false)),
        samples::question("q-many", poll(true)),
        samples::question("q-text", Kind::Essay(Essay::default())),
    ];
    Quiz { mode: Mode::Survey, ..samples::quiz("k", vec![samples::section("a", None, questions)]) }
}

pub(super) fn form(quiz: &Quiz, person: &str, answers: &[(&str, Answer)]) -> Form {
    let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
    Form::read(quiz, &quiz.plan(1, &BTreeSet::new()), &answers, person)
}

/// A valid form: the value with this place, the first option, and a text.
pub(super) fn full(quiz: &Quiz, person: &str, place: usize, text: &str) -> Form {
    let one = |place| samples::ticks(&[place]);
    form(quiz, person, &[("q-scale", one(place)), ("q-one", one(0)), ("q-text", samples::typed(text))])
}
