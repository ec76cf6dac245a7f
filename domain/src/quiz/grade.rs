//! What answers are worth: a pure function of questions and raw answers, so that grading again is always possible.

use super::{Answer, Mark, Mode, Percent, Plan, Points, Question, Quiz};
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
    /// Nothing is right or wrong here, or nobody marks it.
    Ungraded,
    /// People have yet to mark it.
    Waiting,
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
            Self::Waiting => "verdict-waiting",
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
    /// Whether people have yet to mark a part of it, so that the score can still rise.
    #[serde(default)]
    pub waiting: bool,
}

impl Quiz {
    /// Grades an attempt: its plan, the raw answers and the marks by question id.
    pub fn grade(&self, plan: &Plan, answers: &BTreeMap<String, Answer>, marks: &BTreeMap<String, Mark>) -> Grade {
        let asked = self.asked(plan);
        let grade = |question: &Question| self.grade_one(question, answers.get(&question.id), marks.get(&question.id));
        let questions: Vec<QuestionGrade> = asked.iter().map(|asked| grade(asked.question)).collect();
        self.sum(questions)
    }

    /// Nobody marks practice, and a survey has nothing right or wrong.
    pub(super) fn grade_one(&self, question: &Question, answer: Option<&Answer>, mark: Option<&Mark>) -> QuestionGrade {
        match self.mode {
            Mode::Practice if question.kind.is_marked() => question.ungraded(),
            Mode::Practice | Mode::Exam => question.grade(answer, mark),
            Mode::Survey => question.ungraded(),
        }
    }

    /// Whether a score reaches the pass mark.
    pub fn is_passed_with(&self, score: Percent) -> bool {
        self.mode == Mode::Survey || score >= Percent::whole(self.pass)
    }
}

impl Question {
    /// Grades one raw answer; what people mark waits for their mark.
    pub fn grade(&self, answer: Option<&Answer>, mark: Option<&Mark>) -> QuestionGrade {
        if self.kind.is_opinion() {
            return self.ungraded();
        }
        let out_of = self.points.max(Points(0));
        let graded = |points, verdict| QuestionGrade { id: self.id.clone(), points, out_of, verdict };
        let Some(answer) = answer.filter(|answer| !answer.is_blank()) else {
            return graded(Points(0), Verdict::Blank);
        };
        if self.kind.is_marked() {
            return match mark.map(|mark| mark.points().clamp(Points(0), out_of)) {
                None => graded(Points(0), Verdict::Waiting),
                Some(Points(0)) => graded(Points(0), Verdict::Wrong),
                Some(points) if points == out_of => graded(points, Verdict::Right),
                Some(points) => graded(points, Verdict::Partly),
            };
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{
        Credit, Kind,
        samples::{self, ids, multiple, question, quiz, section, single, ticks, typed},
    };

    fn graded(quiz: &Quiz, answers: &[(&str, Answer)]) -> Grade {
        let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
        quiz.grade(&quiz.plan(7, &ids(&[])), &answers, &BTreeMap::new())
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

    #[test]
    fn an_essay_waits_for_its_mark_and_then_earns_it() {
        let quiz = quiz("k", vec![section("a", None, vec![single("q-1", "+-"), samples::essay("q-2", &[2000, 1000])])]);
        let answers = [("q-1", ticks(&[0])), ("q-2", typed("Một bài viết"))];
        let waiting = graded(&quiz, &answers);
        assert!(waiting.waiting && !waiting.passed);
        assert_eq!((waiting.percent, waiting.questions[1].verdict), (Percent(25_000), Verdict::Waiting));
        let answers = answers.map(|(id, answer)| (id.to_owned(), answer)).into();
        let mark = |points: [i64; 2]| Mark { criteria: points.map(Points).to_vec(), comment: String::new() };
        let marked =
            |points| quiz.grade(&quiz.plan(7, &ids(&[])), &answers, &[("q-2".to_owned(), mark(points))].into());
        let half = marked([500, 1000]);
        assert_eq!(
            (half.points, half.percent, half.questions[1].verdict),
            (Points(2500), Percent(62_500), Verdict::Partly)
        );
        assert!(half.passed && !half.waiting);
        assert_eq!(marked([2000, 1000]).questions[1].verdict, Verdict::Right);
        assert_eq!(marked([0, 0]).questions[1].verdict, Verdict::Wrong);
        assert!(!graded(&quiz, &[]).waiting, "who writes nothing waits for nobody");
    }

    #[test]
    fn nobody_marks_practice_and_opinions_earn_nothing() {
        let opinions = question("q-2", Kind::Scale(samples::scale()));
        let mut quiz =
            quiz("k", vec![section("a", None, vec![samples::essay("q-1", &[]), opinions, single("q-3", "+-")])]);
        quiz.mode = Mode::Practice;
        let grade = graded(&quiz, &[("q-1", typed("Một bài")), ("q-2", ticks(&[1])), ("q-3", ticks(&[0]))]);
        let verdicts: Vec<_> = grade.questions.iter().map(|question| question.verdict).collect();
        assert_eq!(verdicts, [Verdict::Ungraded, Verdict::Ungraded, Verdict::Right]);
        assert_eq!((grade.out_of, grade.waiting), (Points(1000), false));
    }
}
