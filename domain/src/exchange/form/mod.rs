//! A quiz as a form of paper: what one plan asks, numbered and lettered, and the key on a page of its own.

mod key;
mod text;

pub use text::{Piece, Text};

use crate::{
    locale::Locale,
    quiz::{Field, Plan, Quiz, Sheet, SheetGap, SheetOption, SheetQuestion, gap_marker},
};
use serde::Serialize;

/// A form, ready to be set.
#[derive(Debug, Serialize)]
pub struct Form {
    /// The language of its own sentences.
    pub lang: &'static str,
    /// The title of the course.
    pub course: String,
    /// The title of the quiz.
    pub title: String,
    /// By which forms of one quiz are told apart: it makes the same form again.
    pub code: String,
    /// How long it lasts in minutes, where that is limited.
    pub minutes: Option<i64>,
    /// What it is worth, as people read it.
    pub points: String,
    /// How many questions it has.
    pub count: usize,
    /// The text in front.
    pub intro: Vec<Text>,
    /// The parts that ask something.
    pub sections: Vec<Section>,
    /// The right answers, by number; nothing without the wish for them.
    pub key: Option<Vec<(usize, String)>>,
    /// Pictures that are only words on paper.
    #[serde(skip)]
    pub pictures: Vec<String>,
}

/// A part of a form.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// The text under it.
    pub intro: Vec<Text>,
    /// Its questions.
    pub questions: Vec<Item>,
}

/// A question on paper.
#[derive(Debug, Serialize)]
pub struct Item {
    /// From 1.
    pub number: usize,
    /// What it is worth, as people read it; nothing for opinions.
    pub points: Option<String>,
    /// Prompt.
    pub prompt: Vec<Piece>,
    /// The text under it.
    pub body: Vec<Text>,
    /// How it is answered.
    pub answer: Answer,
}

/// Room for an answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Answer {
    /// One letter.
    One {
        /// The options by their letters.
        options: Vec<Vec<Piece>>,
    },
    /// Any number of letters.
    Many {
        /// The options by their letters.
        options: Vec<Vec<Piece>>,
    },
    /// A line to write on.
    Line {
        /// What stands behind it.
        unit: Option<String>,
    },
    /// A letter beside each number.
    Match {
        /// The numbered sides.
        lefts: Vec<Vec<Piece>>,
        /// The lettered sides.
        rights: Vec<String>,
        /// Whether a left side may have none.
        nobody: bool,
    },
    /// A number into each box.
    Order {
        /// The steps as they are shown.
        steps: Vec<Vec<Piece>>,
    },
    /// A word or a letter for each gap.
    Gaps {
        /// The entries of each; none where something is written.
        gaps: Vec<Vec<String>>,
    },
    /// Lines to write on.
    Essay {
        /// How many.
        lines: usize,
        /// The wanted number of words.
        words: Option<(usize, usize)>,
    },
    /// Nothing that paper can take.
    File,
    /// One of some numbers.
    Scale {
        /// Lowest first.
        values: Vec<i64>,
        /// What the lowest means.
        low: String,
        /// What the highest means.
        high: String,
    },
}

/// The form of a quiz that a number makes: the same number, the same form.
pub fn form(course: &str, quiz: &Quiz, number: u64, lang: Locale, with_key: bool) -> Form {
    let plan = quiz.plan(number, &std::collections::BTreeSet::new());
    let sheet = quiz.sheet(&plan);
    let mut pictures = Vec::new();
    let points = sheet
        .sections
        .iter()
        .flat_map(|section| &section.questions)
        .map(|question| question.points)
        .sum::<crate::quiz::Points>();
    Form {
        lang: lang.code(),
        course: course.to_owned(),
        title: quiz.title.clone(),
        code: format!("{number:03}"),
        minutes: quiz.time.map(|time| time / 60_000),
        points: points.text(lang),
        count: plan.questions.len(),
        intro: text::blocks(&sheet.intro_html, &mut pictures),
        sections: sections(&sheet, lang, &mut pictures),
        key: with_key.then(|| keys(quiz, &plan, lang)),
        pictures,
    }
}

fn sections(sheet: &Sheet, lang: Locale, pictures: &mut Vec<String>) -> Vec<Section> {
    let section = |section: &crate::quiz::SheetSection| Section {
        title: section.title.clone(),
        intro: text::blocks(&section.intro_html, pictures),
        questions: section.questions.iter().map(|question| item(question, lang, pictures)).collect(),
    };
    sheet.sections.iter().map(section).collect()
}

fn item(question: &SheetQuestion, lang: Locale, pictures: &mut Vec<String>) -> Item {
    let mut body = question.body_html.clone();
    if let Field::Cloze { gaps } = &question.field {
        for index in 0..gaps.len() {
            body = body.replace(&gap_marker(index), &super::gaps::mark(index));
        }
    }
    Item {
        number: question.number,
        points: (question.points.0 > 0).then(|| question.points.text(lang)),
        prompt: text::line(&question.prompt_html, pictures),
        body: text::blocks(&body, pictures),
        answer: answer(&question.field, pictures),
    }
}

fn answer(field: &Field, pictures: &mut Vec<String>) -> Answer {
    let mut lines = |options: &[SheetOption]| options.iter().map(|option| text::line(&option.html, pictures)).collect();
    match field {
        Field::Single { options } => Answer::One { options: lines(options) },
        Field::Multiple { options } => Answer::Many { options: lines(options) },
        Field::Number { unit } => Answer::Line { unit: unit.clone() },
        Field::Text => Answer::Line { unit: None },
        Field::Matching { prompts, targets, nobody } => Answer::Match {
            lefts: prompts.iter().map(|html| text::line(html, pictures)).collect(),
            rights: targets.clone(),
            nobody: nobody.is_some(),
        },
        Field::Ordering { steps } => {
            Answer::Order { steps: steps.iter().map(|html| text::line(html, pictures)).collect() }
        }
        Field::Cloze { gaps } => Answer::Gaps {
            gaps: gaps
                .iter()
                .map(|gap| if let SheetGap::Choice { entries } = gap { entries.clone() } else { Vec::new() })
                .collect(),
        },
        Field::Essay { min_words, max_words, .. } => Answer::Essay {
            // A line holds about ten words of handwriting.
            lines: (min_words.or(*max_words).unwrap_or(120) / 8).clamp(8, 34),
            words: min_words.zip(*max_words).or_else(|| min_words.map(|least| (least, 0))),
        },
        Field::Upload { .. } => Answer::File,
        Field::Scale { values, low, high } => {
            Answer::Scale { values: values.clone(), low: low.clone(), high: high.clone() }
        }
    }
}

fn keys(quiz: &Quiz, plan: &Plan, lang: Locale) -> Vec<(usize, String)> {
    let numbered = (1..).zip(&plan.questions);
    numbered
        .filter_map(|(number, entry)| Some((number, key::of(quiz.planned(entry)?.1, &entry.arrangement, lang)?)))
        .collect()
}
