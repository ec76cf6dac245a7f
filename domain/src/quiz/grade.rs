//! What answers are worth: a pure function of questions and raw answers, so that grading again is always possible.

use super::{Answer, Mode, Percent, Plan, Points, Question, Quiz};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How right an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It earns everything.
    Right,
    /// It earns something.
    Partly,
    /// It earns nothing.
    Wrong,
    /// There is no answer.
    Blank,
    /// Nothing is right or wrong here: a survey.
    Ungraded,
}

impl Verdict {
    /// The Fluent key of the word for the learner.
    pub fn key(self) -> &'static str {
        match self {
            Self::Right => "verdict-right",
            Self::Partly => "verdict-partly",
            Self::Wrong => "verdict-wrong",
            Self::Blank => "verdict-blank",
            Self::Ungraded => "verdict-ungraded",
        }
    }
}

/// What one answer is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionGrade {
    /// The question.
    pub id: String,
    /// What was earned, between nothing and `out_of`.
    pub points: Points,
    /// What could be earned.
    pub out_of: Points,
    /// How right it is.
    pub verdict: Verdict,
}

/// What an attempt is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// Question by question, in the order of the plan.
    pub questions: Vec<QuestionGrade>,
    /// What was earned.
    pub points: Points,
    /// What could be earned.
    pub out_of: Points,
    /// The one as a share of the other.
    pub percent: Percent,
    /// Whether the pass mark is reached; a survey is passed by sending it.
    pub passed: bool,
}

impl Quiz {
    /// Grades an attempt: its plan and the raw answers by question id.
    pub fn grade(&self, plan: &Plan, answers: &BTreeMap<String, Answer>) -> Grade {
        let questions: Vec<QuestionGrade> = plan
            .questions
            .iter()
            .filter_map(|entry| self.planned(entry))
            .map(|(_, question)| match self.mode {
                Mode::Practice | Mode::Exam => question.grade(answers.get(&question.id)),
                Mode::Survey => question.ungraded(),
            })
            .collect();
        let points = questions.iter().map(|question| question.points).sum();
        let out_of = questions.iter().map(|question| question.out_of).sum();
        let percent = Percent::of(points, out_of);
        Grade { questions, points, out_of, percent, passed: self.is_passed_with(percent) }
    }

    /// Whether a score reaches the pass mark.
    pub fn is_passed_with(&self, score: Percent) -> bool {
        self.mode == Mode::Survey || score >= Percent::whole(self.pass)
    }
}

impl Question {
    /// Grades one raw answer.
    pub fn grade(&self, answer: Option<&Answer>) -> QuestionGrade {
        let out_of = self.points.max(Points(0));
        let graded = |points, verdict| QuestionGrade { id: self.id.clone(), points, out_of, verdict };
        let Some(answer) = answer.filter(|answer| !answer.is_blank()) else {
            return graded(Points(0), Verdict::Blank);
        };
        let share = self.judge(answer);
        let verdict = match share.earned {
            0 => Verdict::Wrong,
            earned if earned == share.whole => Verdict::Right,
            _ => Verdict::Partly,
        };
        graded(out_of.share(share.earned, share.whole), verdict)
    }

    pub(super) fn ungraded(&self) -> QuestionGrade {
        QuestionGrade { id: self.id.clone(), points: Points(0), out_of: Points(0), verdict: Verdict::Ungraded }
    }
}
