//! What a learner sees after submission: her answers, what they are worth, and the key only where it is revealed.

use super::{HandedFile, Percent, Points, ReviewMark, Verdict};
use crate::locale::Locale;
use serde::Serialize;

/// A submitted attempt.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Review {
    /// The quiz.
    pub quiz: String,
    /// Its title.
    pub title: String,
    /// What was earned.
    pub points: Points,
    /// What could be earned.
    pub out_of: Points,
    /// The score.
    pub percent: Percent,
    /// Whether the pass mark is reached.
    pub passed: bool,
    /// Whether people have yet to mark a part of it.
    pub waiting: bool,
    /// Whether the key is in this review.
    pub revealed: bool,
    /// The sections that asked something.
    pub sections: Vec<ReviewSection>,
}

/// A section of a review.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReviewSection {
    /// Unique in the quiz.
    pub id: String,
    /// The title.
    pub title: String,
    /// In the order of the plan.
    pub questions: Vec<ReviewQuestion>,
}

/// A question of a review.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReviewQuestion {
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// The language of its text.
    pub lang: Locale,
    /// The heading, safe inline HTML.
    pub prompt_html: String,
    /// The text under the heading, safe HTML.
    pub body_html: String,
    /// What was earned.
    pub points: Points,
    /// What could be earned.
    pub out_of: Points,
    /// How right the answer is.
    pub verdict: Verdict,
    /// What was chosen or typed.
    pub response: Response,
    /// How the points come about, where that may be seen.
    pub parts: Option<PartsRight>,
    /// Ids of the lessons to read again, after a mistake.
    pub read_again: Vec<String>,
    /// The key and the explanation, where they may be seen.
    pub revealed: Option<Revealed>,
}

/// What was chosen or typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Response {
    /// Ticks among options.
    Options {
        /// In the order in which they were shown.
        options: Vec<ReviewOption>,
        /// Several could be ticked: the verdict on the answer is then not one on each tick.
        several: bool,
    },
    /// A number or a few words.
    Typed {
        /// As it was typed; `None` for no answer.
        text: Option<String>,
        /// Shown after it.
        unit: Option<String>,
        /// The author's answers to this mistake, safe HTML.
        feedback: Vec<String>,
    },
    /// What was put beside each left side.
    Pairs {
        /// In source order.
        rows: Vec<ReviewPair>,
    },
    /// The steps in the order that was given to them.
    Order {
        /// Those without a place come last.
        rows: Vec<ReviewStep>,
    },
    /// What stands in each gap of the body.
    Gaps {
        /// By the index of the gap.
        gaps: Vec<ReviewGap>,
    },
    /// A longer text.
    Essay {
        /// As it was written; `None` for no answer.
        text: Option<String>,
        /// Its words.
        words: usize,
        /// What people gave it.
        mark: Option<ReviewMark>,
    },
    /// Files.
    Files {
        /// In the order in which they came.
        files: Vec<HandedFile>,
        /// What people gave them.
        mark: Option<ReviewMark>,
    },
    /// A value of a scale.
    Value {
        /// With the word for its end; `None` for no answer.
        label: Option<String>,
    },
}

/// A left side of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewPair {
    /// The left side, safe inline HTML.
    pub prompt_html: String,
    /// What was put beside it; empty where the learner says that nothing belongs there.
    pub chosen: Option<String>,
    /// Whether that is right, where it may be seen.
    pub right: Option<bool>,
    /// What belongs there, where it may be seen; empty for nothing.
    pub key: Option<String>,
    /// Why, safe HTML.
    pub feedback_html: Option<String>,
}

/// A step of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewStep {
    /// Safe inline HTML.
    pub html: String,
    /// The place that it was given, from 1.
    pub place: Option<usize>,
    /// Its right place, from 1, where it may be seen.
    pub key: Option<usize>,
    /// Why, safe HTML.
    pub feedback_html: Option<String>,
}

/// A gap of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewGap {
    /// What was typed or chosen.
    pub given: Option<String>,
    /// Whether that is right, where it may be seen.
    pub right: Option<bool>,
    /// Everything that is right, where it may be seen.
    pub key: Vec<String>,
}

/// How the points of a question with several parts come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PartsRight {
    /// Parts that are right: ticks, pairs, gaps, or neighbours of an ordering.
    pub right: usize,
    /// Ticks that are wrong.
    pub wrong: usize,
    /// All parts that could be right.
    pub all: usize,
    /// Whether only all of them earn something.
    pub all_or_nothing: bool,
}

/// An option of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewOption {
    /// Its index in source order.
    pub index: usize,
    /// Safe inline HTML.
    pub html: String,
    /// Whether the learner chose it.
    pub chosen: bool,
    /// The author's answer to choosing it, safe HTML; only for chosen options.
    pub feedback_html: Option<String>,
    /// Whether it is right, where that may be seen.
    pub right: Option<bool>,
}

/// The key and the explanation of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Revealed {
    /// The key of a typed answer; options carry their own.
    pub key: Option<Key>,
    /// The explanation, safe HTML.
    pub explain_html: Option<String>,
    /// A good answer, safe HTML.
    pub sample_html: Option<String>,
}

/// The key of a typed answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Key {
    /// Accepted intervals, bounds included.
    Numbers(Vec<(f64, f64)>),
    /// Accepted texts.
    Texts(Vec<String>),
}

impl Review {
    /// The question with this id, if it was asked.
    pub fn question(&self, id: &str) -> Option<&ReviewQuestion> {
        self.sections.iter().flat_map(|section| &section.questions).find(|question| question.id == id)
    }
}
