//! What a learner sees after submission: her answers, what they are worth, and the key only where it is revealed.

use super::{
    Answer, Choice, Disclosure, Grade, Kind, Mode, Percent, Plan, Points, Question, QuestionGrade, Quiz, Verdict,
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
        let mut sections: Vec<ReviewSection> = Vec::new();
        for (number, entry) in (1..).zip(&plan.questions) {
            let Some((section, question)) = self.planned(entry) else { continue };
            if sections.last().is_none_or(|last| last.id != section.id) {
                let (id, title) = (section.id.clone(), section.title.clone());
                sections.push(ReviewSection { id, title, questions: Vec::new() });
            }
            let stored = grade.questions.iter().find(|one| one.id == entry.id).cloned();
            let answer = answers.get(&entry.id);
            let graded = stored.unwrap_or_else(|| match self.mode {
                Mode::Survey => question.ungraded(),
                Mode::Practice | Mode::Exam => question.grade(answer),
            });
            if let Some(last) = sections.last_mut() {
                last.questions.push(question.review(number, &entry.options, answer, graded, disclosure));
            }
        }
        Review {
            quiz: self.id.clone(),
            title: self.title.clone(),
            points: grade.points,
            out_of: grade.out_of,
            percent: grade.percent,
            passed: grade.passed,
            revealed: disclosure.key,
            sections,
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
            Kind::Single(choices) | Kind::Multiple(choices) | Kind::TrueFalse(choices) => {
                let known = order.iter().filter_map(|index| Some((*index, choices.get(*index)?)));
                let options = known.map(|(index, choice)| choice.review(index, answer, disclosure)).collect();
                return Response::Options { options };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples::{MARKER, ids, secretive, ticks, typed};

    fn answers() -> BTreeMap<String, Answer> {
        let answers = [
            ("q-single", ticks(&[0])),
            ("q-multiple", ticks(&[0, 1])),
            ("q-true", ticks(&[0])),
            ("q-number", typed("75 %")),
            ("q-text", typed("Nearly.")),
        ];
        answers.map(|(id, answer)| (id.to_owned(), answer)).into()
    }

    fn reviewed(disclosure: Disclosure) -> Review {
        let quiz = secretive();
        let plan = quiz.plan(7, &ids(&[]));
        quiz.review(&plan, &answers(), &quiz.grade(&plan, &answers()), disclosure)
    }

    fn json(review: &Review) -> String {
        serde_json::to_string(review).unwrap()
    }

    fn feedback(response: &Response) -> Vec<bool> {
        match response {
            Response::Options { options } => options.iter().map(|option| option.feedback_html.is_some()).collect(),
            Response::Typed { feedback, .. } => feedback.iter().map(|_| true).collect(),
        }
    }

    #[test]
    fn nothing_is_disclosed_before_its_time() {
        let json = json(&reviewed(Disclosure::NOTHING));
        assert!(json.contains("Prompt of q-text") && json.contains("75 %") && json.contains(r#""chosen":true"#));
        assert!(!json.contains(MARKER), "{json}");
        assert!(!json.contains("31337") && !json.contains(r#""right":true"#) && !json.contains(r#""right":false"#));
    }

    #[test]
    fn feedback_comes_for_what_was_chosen_alone() {
        let review = reviewed(Disclosure { feedback: true, key: false });
        let questions = &review.sections[0].questions;
        let given: Vec<_> = questions.iter().map(|question| feedback(&question.response)).collect();
        assert_eq!(
            given,
            [vec![true, false, false], vec![true, true, false], vec![true, false], vec![true], vec![true]]
        );
        let json = json(&review);
        for secret in ["explanation", "accepted", "text\"", "tag"] {
            assert!(!json.contains(&format!("{MARKER} {secret}")), "{secret}");
        }
        assert!(!json.contains("31337") && !json.contains(r#""right":true"#));
        assert!(questions.iter().all(|question| question.revealed.is_none()));
    }

    #[test]
    fn the_key_comes_with_its_explanation() {
        let review = reviewed(Disclosure::ALL);
        let questions = &review.sections[0].questions;
        let Response::Options { options } = &questions[0].response else { panic!("a question with options") };
        assert_eq!(
            options.iter().map(|option| option.right).collect::<Vec<_>>(),
            [Some(false), Some(true), Some(false)]
        );
        let revealed = questions[3].revealed.as_ref().unwrap();
        assert_eq!(revealed.key, Some(Key::Numbers(vec![(31_337.0, 31_337.0)])));
        assert_eq!(revealed.explain_html.as_deref(), Some("MARKER explanation"));
        assert!(review.revealed);
    }

    #[test]
    fn a_practice_question_is_reviewed_at_once() {
        let quiz = secretive();
        let review = quiz.sections[0].questions[0].check(1, &ticks(&[1]));
        assert_eq!(review.verdict, Verdict::Right);
        assert_eq!(feedback(&review.response), [false, true, false]);
        assert!(review.revealed.is_some());
    }

    #[test]
    fn a_blank_answer_is_reviewed_too() {
        let quiz = secretive();
        let plan = quiz.plan(7, &ids(&[]));
        let review = quiz.review(&plan, &BTreeMap::new(), &quiz.grade(&plan, &BTreeMap::new()), Disclosure::ALL);
        assert!(review.sections[0].questions.iter().all(|question| question.verdict == Verdict::Blank));
    }
}
