//! Small quizzes for tests.

use super::{
    Answer, Choice, Credit, Keep, Kind, Mode, Numeric, Percent, Points, Question, Quiz, Reveal, Section, ShortText,
    Submitted,
};
use std::collections::BTreeSet;

/// An exam of twenty minutes with a pass mark of 50 %.
pub(crate) fn quiz(id: &str, sections: Vec<Section>) -> Quiz {
    Quiz {
        id: id.to_owned(),
        title: format!("Title of {id}"),
        mode: Mode::Exam,
        minutes: 20,
        pass: 50,
        attempts: None,
        keep: Keep::Best,
        cooldown: 0,
        time: None,
        shuffle_questions: false,
        shuffle_options: false,
        reveal: Reveal::AfterSubmit,
        intro_html: String::new(),
        sections,
    }
}

pub(super) fn section(id: &str, draw: Option<usize>, questions: Vec<Question>) -> Section {
    Section { id: id.to_owned(), title: format!("Title of {id}"), intro_html: String::new(), draw, questions }
}

/// A question of one point.
pub(super) fn question(id: &str, kind: Kind) -> Question {
    Question {
        id: id.to_owned(),
        prompt_html: format!("Prompt of {id}"),
        body_html: String::new(),
        points: Points(1000),
        credit: Credit::Exact,
        level: None,
        tags: Vec::new(),
        hints: Vec::new(),
        explain_html: None,
        retired: false,
        kind,
    }
}

/// Options from their key: `+` is right, `-` is wrong.
pub(super) fn choices(key: &str) -> Vec<Choice> {
    key.char_indices()
        .map(|(place, sign)| Choice {
            html: format!("Option {place}"),
            text: format!("Option {place}"),
            right: sign == '+',
            weight: None,
            feedback_html: None,
            last: false,
        })
        .collect()
}

pub(super) fn single(id: &str, key: &str) -> Question {
    question(id, Kind::Single(choices(key)))
}

pub(super) fn multiple(id: &str, key: &str, credit: Credit) -> Question {
    Question { credit, ..question(id, Kind::Multiple(choices(key))) }
}

pub(super) fn numeric(id: &str, accepted: &[(f64, f64)]) -> Question {
    question(id, Kind::Numeric(Numeric { accepted: accepted.to_vec(), unit: None, mistakes: Vec::new() }))
}

pub(super) fn short_text(id: &str, accepted: &[&str]) -> Question {
    let accepted = accepted.iter().map(|text| (*text).to_owned()).collect();
    question(id, Kind::ShortText(ShortText { accepted, fold_case: true, fold_accent: false, mistakes: Vec::new() }))
}

pub(super) fn submitted(percent: u32, submitted_at: i64) -> Submitted {
    Submitted { score: Percent::whole(percent), submitted_at }
}

pub(super) fn ids(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Ticks of these options.
pub(super) fn ticks(options: &[usize]) -> Answer {
    Answer::Options(options.to_vec())
}

pub(super) fn typed(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

/// A word that stands in every secret of [`secretive`], and nowhere else.
pub(super) const MARKER: &str = "MARKER";

/// A quiz of every kind of question, with the marker in every secret.
pub(super) fn secretive() -> Quiz {
    let secret = |place: &str| format!("{MARKER} {place}");
    let guarded = |key: &str| -> Vec<Choice> {
        let feedback = |choice: Choice| Choice {
            feedback_html: Some(secret("feedback")),
            text: secret("text"),
            weight: Some(31_337),
            ..choice
        };
        choices(key).into_iter().map(feedback).collect()
    };
    let mistakes = vec![((75.0, 75.0), secret("mistake"))];
    let kinds = [
        ("q-single", Kind::Single(guarded("-+-"))),
        ("q-multiple", Kind::Multiple(guarded("+-+"))),
        ("q-true", Kind::TrueFalse(guarded("-+"))),
        (
            "q-number",
            Kind::Numeric(Numeric { accepted: vec![(31_337.0, 31_337.0)], unit: Some("%".to_owned()), mistakes }),
        ),
        (
            "q-text",
            Kind::ShortText(ShortText {
                accepted: vec![secret("accepted")],
                fold_case: true,
                fold_accent: true,
                mistakes: vec![("nearly".to_owned(), secret("mistake"))],
            }),
        ),
    ];
    let questions = kinds.map(|(id, kind)| Question {
        hints: vec!["A hint".to_owned()],
        explain_html: Some(secret("explanation")),
        tags: vec![secret("tag")],
        ..question(id, kind)
    });
    quiz("k", vec![section("a", None, questions.into())])
}
