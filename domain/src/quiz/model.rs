//! A quiz as its author wrote it, answers included. Nothing here may be serialised.

use super::{
    Points,
    cloze::Gap,
    matching::Matching,
    opinion::{Poll, Scale},
    ordering::Step,
    writing::{Essay, Upload},
};
use crate::{
    locale::Locale,
    survey::{Respondent, Survey},
};

/// How a quiz is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Never counts.
    Practice,
    /// Counts toward completion.
    Exam,
    /// No right answers.
    Survey,
}

/// Which attempt counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// The best one.
    #[default]
    Best,
    /// The last one.
    Last,
    /// The first one.
    First,
    /// The mean of all.
    Mean,
}

/// When the key and the explanations are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reveal {
    /// After each answer.
    AtOnce,
    /// After submission.
    #[default]
    AfterSubmit,
    /// After a passed attempt, or the last allowed one.
    AfterPass,
    /// After the cohort closes.
    AfterClose,
    /// Never.
    Never,
}

/// A quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// Unique in the course.
    pub id: String,
    /// The language of its title and introduction.
    pub lang: Locale,
    /// The title.
    pub title: String,
    /// Practice, exam or survey.
    pub mode: Mode,
    /// Study time.
    pub minutes: u32,
    /// The pass mark in percent.
    pub pass: u32,
    /// Allowed attempts; `None` without limit.
    pub attempts: Option<u32>,
    /// Which attempt counts.
    pub keep: Keep,
    /// Milliseconds to wait between attempts.
    pub cooldown: i64,
    /// Milliseconds for one attempt; `None` without limit.
    pub time: Option<i64>,
    /// Learners say before they start that the work is their own.
    pub honour: bool,
    /// Whoever marks it does not see whose it is.
    pub anonymous: bool,
    /// Questions in random order.
    pub shuffle_questions: bool,
    /// Options in random order.
    pub shuffle_options: bool,
    /// When the key is shown.
    pub reveal: Reveal,
    /// What it declares where it is a survey.
    pub survey: Survey,
    /// The text before the first section, safe HTML.
    pub intro_html: String,
    /// Sections in order.
    pub sections: Vec<Section>,
}

impl Quiz {
    /// Whether it asks for opinions: it is never graded and never counts.
    pub fn is_survey(&self) -> bool {
        self.mode == Mode::Survey
    }

    /// Whether it asks those who teach and no learner.
    pub fn asks_instructors_alone(&self) -> bool {
        self.is_survey() && !self.survey.asks(Respondent::Learners)
    }
}

/// A section: its own questions, or those of a bank that fit its filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Unique in the quiz.
    pub id: String,
    /// The title.
    pub title: String,
    /// The text under its heading, safe HTML; may be empty.
    pub intro_html: String,
    /// How many questions to draw; `None` takes all.
    pub draw: Option<usize>,
    /// All candidates; a bank's questions are copied in when the course is read.
    pub questions: Vec<Question>,
}

/// A question with its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Unique in the course, starts with `q-`.
    pub id: String,
    /// The language of its text.
    pub lang: Locale,
    /// The heading, safe inline HTML.
    pub prompt_html: String,
    /// The text under the heading, safe HTML; may be empty.
    pub body_html: String,
    /// What it is worth.
    pub points: Points,
    /// How partly right answers count.
    pub credit: Credit,
    /// 1 remember, 2 recognise, 3 decide.
    pub level: Option<u8>,
    /// Tags.
    pub tags: Vec<String>,
    /// Hints in steps, safe HTML.
    pub hints: Vec<String>,
    /// The explanation, safe HTML.
    pub explain_html: Option<String>,
    /// Ids of the lessons to read again after a mistake.
    pub read_again: Vec<String>,
    /// Kept for old answers, asked no more.
    pub retired: bool,
    /// What kind of answer it wants, with the key.
    pub kind: Kind,
}

/// How partly right answers count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credit {
    /// All or nothing.
    #[default]
    Exact,
    /// Right options add 1/r, wrong ones take 1/r, or their own `%n%`.
    Proportional,
    /// Right ticks / r, nothing if a wrong one is ticked.
    ProportionalCorrect,
    /// In an ordering: steps directly followed by their successor / (n - 1).
    Adjacent,
}

/// The kinds of questions.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One option is right.
    Single(Vec<Choice>),
    /// Several may be right.
    Multiple(Vec<Choice>),
    /// Right or wrong: a single choice of two whose order is kept.
    TrueFalse(Vec<Choice>),
    /// A number.
    Numeric(Numeric),
    /// A few words.
    ShortText(ShortText),
    /// Left sides to be matched with right sides.
    Matching(Matching),
    /// Steps in their right order.
    Ordering(Vec<Step>),
    /// Gaps in the text, at the [`super::gap_marker`]s of the body.
    Cloze(Vec<Gap>),
    /// A text that people mark.
    Essay(Essay),
    /// Files that people mark.
    Upload(Upload),
    /// A value between two ends; nothing is right or wrong.
    Scale(Scale),
    /// Options of which none is right or wrong.
    Poll(Poll),
}

impl Kind {
    /// Whether people mark the answers.
    pub fn is_marked(&self) -> bool {
        matches!(self, Self::Essay(_) | Self::Upload(_))
    }

    /// Whether nothing about an answer can be right or wrong.
    pub fn is_opinion(&self) -> bool {
        matches!(self, Self::Scale(_) | Self::Poll(_))
    }
}

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Safe inline HTML.
    pub html: String,
    /// NFC plain text, by which options are matched across revisions.
    pub text: String,
    /// In the key.
    pub right: bool,
    /// `%n%`, in percent.
    pub weight: Option<i32>,
    /// Feedback for those who chose it, safe HTML.
    pub feedback_html: Option<String>,
    /// `{.last}`: stays last when shuffled.
    pub last: bool,
}

/// A numeric key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numeric {
    /// Accepted intervals, bounds included.
    pub accepted: Vec<(f64, f64)>,
    /// Shown after the field and accepted after the number.
    pub unit: Option<String>,
    /// The unit in the other languages of the course, accepted as well.
    pub units_elsewhere: Vec<String>,
    /// `!= 75` with its feedback.
    pub mistakes: Vec<((f64, f64), String)>,
}

/// A short text key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShortText {
    /// Accepted answers, NFC.
    pub accepted: Vec<String>,
    /// What the other languages of the course accept: right here as well, so that a grade asks for no language.
    pub accepted_elsewhere: Vec<String>,
    /// Letter case does not matter.
    pub fold_case: bool,
    /// Accents do not matter.
    pub fold_accent: bool,
    /// `!= text` with its feedback.
    pub mistakes: Vec<(String, String)>,
}
