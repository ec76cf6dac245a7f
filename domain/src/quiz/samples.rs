//! Small quizzes for tests.

use super::{
    Choice, Credit, Keep, Kind, Mode, Numeric, Percent, Points, Question, Quiz, Reveal, Section, ShortText, Submitted,
};

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
