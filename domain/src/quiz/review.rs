//! What a learner sees after submission: her answers, what they are worth, and the key only where it is revealed.

use super::{
    Answer, Choice, Disclosure, Grade, Kind, Percent, Plan, Points, Question, QuestionGrade, Quiz, Verdict, plan::Asked,
};
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

impl Quiz {
    /// The page after submission.
    pub fn review(
        &self,
        plan: &Plan,
        answers: &BTreeMap<String, Answer>,
        grade: &Grade,
        disclosure: Disclosure,
    ) -> Review {
        let asked = self.asked(plan);
        let review = |asked: &Asked<'_>| {
            let Asked { number, question, options, .. } = *asked;
            let answer = answers.get(&question.id);
            let stored = grade.questions.iter().find(|one| one.id == question.id).cloned();
            let graded = stored.unwrap_or_else(|| self.grade_one(question, answer));
            question.review(number, options, answer, graded, disclosure)
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
            revealed: disclosure.key,
            sections: sections.collect(),
        }
    }
}

impl Question {
    /// Reviews the answer to a practice question at once, with everything there is to learn from it.
    pub fn check(&self, number: usize, answer: &Answer) -> ReviewQuestion {
        let order: Vec<usize> = (0..self.choices().len()).collect();
        self.review(number, &order, Some(answer), self.grade(Some(answer)), Disclosure::ALL)
    }

    fn review(
        &self,
        number: usize,
        order: &[usize],
        answer: Option<&Answer>,
        grade: QuestionGrade,
        disclosure: Disclosure,
    ) -> ReviewQuestion {
        ReviewQuestion {
            number,
            id: self.id.clone(),
            prompt_html: self.prompt_html.clone(),
            body_html: self.body_html.clone(),
            points: grade.points,
            out_of: grade.out_of,
            verdict: grade.verdict,
            response: self.response(order, answer, disclosure),
            revealed: disclosure.key.then(|| self.revealed()),
        }
    }

    fn response(&self, order: &[usize], answer: Option<&Answer>, disclosure: Disclosure) -> Response {
        let unit = match &self.kind {
            Kind::Single(_) | Kind::Multiple(_) | Kind::TrueFalse(_) => {
                let shown = self.choices_in(order);
                let options = shown.map(|(index, choice)| choice.review(index, answer, disclosure)).collect();
                return Response::Options { options, several: matches!(self.kind, Kind::Multiple(_)) };
            }
            Kind::Numeric(key) => key.unit.clone(),
            Kind::ShortText(_) => None,
        };
        let text = match answer {
            Some(Answer::Text(typed)) => Some(typed.clone()),
            _ => None,
        };
        let mistakes = text.as_deref().filter(|_| disclosure.feedback).map(|typed| self.mistakes_in(typed));
        let feedback = mistakes.unwrap_or_default().into_iter().map(str::to_owned).collect();
        Response::Typed { text, unit, feedback }
    }

    fn revealed(&self) -> Revealed {
        let key = match &self.kind {
            Kind::Single(_) | Kind::Multiple(_) | Kind::TrueFalse(_) => None,
            Kind::Numeric(key) => Some(Key::Numbers(key.accepted.clone())),
            Kind::ShortText(key) => Some(Key::Texts(key.accepted.clone())),
        };
        Revealed { key, explain_html: self.explain_html.clone() }
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
