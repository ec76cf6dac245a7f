//! What a learner sees after submission: her answers, what they are worth, and the key only where it is revealed.

use super::{
    Answer, Arrangement, Choice, Credit, Disclosure, Essay, Grade, HandedFile, Kind, Mark, Percent, Plan, Points,
    Question, QuestionGrade, Quiz, ReviewMark, Upload, Verdict, cloze, ordering, plan::Asked,
};
use crate::locale::Locale;
use serde::Serialize;
use std::collections::BTreeMap;

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

impl Quiz {
    /// The page after submission.
    pub fn review(
        &self,
        plan: &Plan,
        answers: &BTreeMap<String, Answer>,
        marks: &BTreeMap<String, Mark>,
        grade: &Grade,
        disclosure: Disclosure,
    ) -> Review {
        let asked = self.asked(plan);
        let review = |asked: &Asked<'_>| {
            let Asked { number, question, arrangement, .. } = *asked;
            let (answer, mark) = (answers.get(&question.id), marks.get(&question.id));
            let stored = grade.questions.iter().find(|one| one.id == question.id).cloned();
            let graded = stored.unwrap_or_else(|| self.grade_one(question, answer, mark));
            question.review(number, arrangement, answer, mark, graded, disclosure)
        };
        let sections = asked.chunk_by(Asked::in_same_section).map(|asked| ReviewSection {
            id: asked[0].section.id.clone(),
            title: asked[0].section.title.clone(),
            questions: asked.iter().map(review).collect(),
        });
        Review {
            quiz: self.id.clone(),
            title: self.title.clone(),
            points: grade.points,
            out_of: grade.out_of,
            percent: grade.percent,
            passed: grade.passed,
            waiting: grade.waiting,
            revealed: disclosure.key,
            sections: sections.collect(),
        }
    }
}

impl Question {
    /// Reviews the answer to a practice question at once, with everything there is to learn from it.
    pub fn check(&self, number: usize, answer: &Answer) -> ReviewQuestion {
        let grade = if self.kind.is_marked() { self.ungraded() } else { self.grade(Some(answer), None) };
        self.review(number, &self.practice_arrangement(), Some(answer), None, grade, Disclosure::ALL)
    }

    fn review(
        &self,
        number: usize,
        arrangement: &Arrangement,
        answer: Option<&Answer>,
        mark: Option<&Mark>,
        grade: QuestionGrade,
        disclosure: Disclosure,
    ) -> ReviewQuestion {
        ReviewQuestion {
            number,
            id: self.id.clone(),
            lang: self.lang,
            prompt_html: self.prompt_html.clone(),
            body_html: self.body_html.clone(),
            points: grade.points,
            out_of: grade.out_of,
            verdict: grade.verdict,
            response: self.response(arrangement, answer, mark, disclosure),
            parts: answer.filter(|_| disclosure.key).and_then(|answer| self.parts_right(answer)),
            read_again: match grade.verdict {
                Verdict::Right | Verdict::Waiting | Verdict::Ungraded => Vec::new(),
                Verdict::Partly | Verdict::Wrong | Verdict::Blank => self.read_again.clone(),
            },
            revealed: disclosure.key.then(|| self.revealed()),
        }
    }

    fn response(
        &self,
        arrangement: &Arrangement,
        answer: Option<&Answer>,
        mark: Option<&Mark>,
        disclosure: Disclosure,
    ) -> Response {
        let Disclosure { feedback, key } = disclosure;
        match &self.kind {
            Kind::Single(_) | Kind::TrueFalse(_) => self.ticks(arrangement, answer, disclosure, false),
            Kind::Multiple(_) => self.ticks(arrangement, answer, disclosure, true),
            // Nothing is right or wrong in a poll, so nothing is revealed.
            Kind::Poll(poll) => self.ticks(arrangement, answer, Disclosure::NOTHING, poll.many),
            Kind::Numeric(key) => self.typed(answer, key.unit.clone(), feedback),
            Kind::ShortText(_) => self.typed(answer, None, feedback),
            Kind::Matching(matching) => matching.response(answer, feedback, key),
            Kind::Ordering(steps) => ordering::response(steps, arrangement, answer, feedback, key),
            Kind::Cloze(gaps) => cloze::response(gaps, answer, key),
            Kind::Essay(_) => Essay::response(answer, self.rubric(), mark),
            Kind::Upload(_) => Upload::response(answer, self.rubric(), mark),
            Kind::Scale(scale) => {
                let chosen = |answer: &Answer| scale.values().enumerate().find(|(index, _)| answer.has_chosen(*index));
                Response::Value { label: answer.and_then(chosen).map(|(_, value)| scale.label(value)) }
            }
        }
    }

    fn ticks(
        &self,
        arrangement: &Arrangement,
        answer: Option<&Answer>,
        disclosure: Disclosure,
        several: bool,
    ) -> Response {
        let shown = self.choices_in(&arrangement.options);
        let options = shown.map(|(index, choice)| choice.review(index, answer, disclosure)).collect();
        Response::Options { options, several }
    }

    fn typed(&self, answer: Option<&Answer>, unit: Option<String>, feedback: bool) -> Response {
        let text = match answer {
            Some(Answer::Text(typed)) => Some(typed.clone()),
            _ => None,
        };
        let mistakes = text.as_deref().filter(|_| feedback).map(|typed| self.mistakes_in(typed));
        let feedback = mistakes.unwrap_or_default().into_iter().map(str::to_owned).collect();
        Response::Typed { text, unit, feedback }
    }

    fn revealed(&self) -> Revealed {
        let key = match &self.kind {
            Kind::Numeric(key) => Some(Key::Numbers(key.accepted.clone())),
            Kind::ShortText(key) => Some(Key::Texts(key.accepted.clone())),
            _ => None,
        };
        let sample_html = match &self.kind {
            Kind::Essay(essay) => essay.sample_html.clone(),
            Kind::Upload(upload) => upload.sample_html.clone(),
            _ => None,
        };
        Revealed { key, explain_html: self.explain_html.clone(), sample_html }
    }

    /// How the points come about; nothing for questions of one part.
    fn parts_right(&self, answer: &Answer) -> Option<PartsRight> {
        let all_or_nothing = self.credit == Credit::Exact;
        let share = self.judge_by(Credit::Proportional, answer);
        let whole = |share: i64| usize::try_from(share).unwrap_or(0);
        match &self.kind {
            Kind::Multiple(choices) => {
                let ticked = |right| {
                    let fits = |(index, choice): &(usize, &Choice)| choice.right == right && answer.has_chosen(*index);
                    choices.iter().enumerate().filter(fits).count()
                };
                let all = choices.iter().filter(|choice| choice.right).count();
                Some(PartsRight { right: ticked(true), wrong: ticked(false), all, all_or_nothing })
            }
            Kind::Ordering(_) => {
                let share = self.judge(answer);
                let (right, all) = (whole(share.earned), whole(share.whole));
                (!all_or_nothing).then_some(PartsRight { right, wrong: 0, all, all_or_nothing })
            }
            Kind::Matching(_) | Kind::Cloze(_) => {
                Some(PartsRight { right: whole(share.earned), wrong: 0, all: whole(share.whole), all_or_nothing })
            }
            _ => None,
        }
    }
}

impl Choice {
    fn review(&self, index: usize, answer: Option<&Answer>, disclosure: Disclosure) -> ReviewOption {
        let chosen = answer.is_some_and(|answer| answer.has_chosen(index));
        ReviewOption {
            index,
            html: self.html.clone(),
            chosen,
            feedback_html: self.feedback_html.clone().filter(|_| chosen && disclosure.feedback),
            right: disclosure.key.then_some(self.right),
        }
    }
}
