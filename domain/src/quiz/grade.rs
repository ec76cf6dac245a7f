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
        let asked = self.asked(plan);
        let questions: Vec<QuestionGrade> =
            asked.iter().map(|asked| self.grade_one(asked.question, answers.get(&asked.question.id))).collect();
        let points = questions.iter().map(|question| question.points).sum();
        let out_of = questions.iter().map(|question| question.out_of).sum();
        let percent = Percent::of(points, out_of);
        Grade { questions, points, out_of, percent, passed: self.is_passed_with(percent) }
    }

    pub(super) fn grade_one(&self, question: &Question, answer: Option<&Answer>) -> QuestionGrade {
        match self.mode {
            Mode::Practice | Mode::Exam => question.grade(answer),
            Mode::Survey => {
                let id = question.id.clone();
                QuestionGrade { id, points: Points(0), out_of: Points(0), verdict: Verdict::Ungraded }
            }
        }
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{
        Credit,
        samples::{ids, multiple, quiz, section, single, ticks, typed},
    };

    fn graded(quiz: &Quiz, answers: &[(&str, Answer)]) -> Grade {
        let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
        quiz.grade(&quiz.plan(7, &ids(&[])), &answers)
    }

    #[test]
    fn points_add_up() {
        let thirds = Question { points: Points(2000), ..multiple("q-2", "+++-", Credit::Proportional) };
        let quiz = quiz("k", vec![section("a", None, vec![single("q-1", "+-"), thirds, single("q-3", "+-")])]);
        let grade = graded(&quiz, &[("q-1", ticks(&[0])), ("q-2", ticks(&[0, 2])), ("q-3", ticks(&[1]))]);
        let verdicts: Vec<_> = grade.questions.iter().map(|question| question.verdict).collect();
        assert_eq!(verdicts, [Verdict::Right, Verdict::Partly, Verdict::Wrong]);
        assert_eq!((grade.points, grade.out_of), (Points(2333), Points(4000)));
        assert_eq!(grade.percent, Percent(58_325));
        assert!(grade.passed);
    }

    #[test]
    fn the_pass_mark_itself_is_enough() {
        let mut quiz = quiz("k", vec![section("a", None, vec![single("q-1", "+-"), single("q-2", "+-")])]);
        let half = [("q-1", ticks(&[0])), ("q-2", ticks(&[]))];
        assert!(graded(&quiz, &half).passed);
        quiz.pass = 51;
        assert!(!graded(&quiz, &half).passed);
        assert_eq!(graded(&quiz, &half).questions[1].verdict, Verdict::Blank);
    }

    #[test]
    fn one_question_in_two_sections_earns_the_points_of_its_section() {
        let cheap = single("q-1", "+-");
        let dear = Question { points: Points(5000), ..cheap.clone() };
        let sections = vec![section("a", Some(0), vec![cheap]), section("b", None, vec![dear])];
        assert_eq!(graded(&quiz("k", sections), &[]).out_of, Points(5000));
    }

    #[test]
    fn a_survey_is_passed_by_sending_it() {
        let mut quiz = quiz("k", vec![section("a", None, vec![single("q-1", "--")])]);
        quiz.mode = Mode::Survey;
        let grade = graded(&quiz, &[("q-1", ticks(&[1]))]);
        assert!(grade.passed);
        assert_eq!((grade.out_of, grade.questions[0].verdict), (Points(0), Verdict::Ungraded));
    }

    #[test]
    fn an_exam_without_questions_is_not_passed() {
        let grade = graded(&quiz("k", Vec::new()), &[("q-1", typed("x"))]);
        assert_eq!((grade.percent, grade.passed), (Percent(0), false));
    }
}
