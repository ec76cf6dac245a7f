//! The completion rule in words.

use crate::{
    course::{Course, RequiredAttendance, RequiredLessons},
    phrase::Phrase,
    quiz::{Mode, Quiz},
};

/// One sentence of a completion rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleSentence {
    /// Read every lesson.
    AllLessons {
        /// How many there are.
        count: usize,
    },
    /// Read a share of the lessons.
    ShareOfLessons {
        /// The share in percent.
        percent: u32,
        /// How many lessons that is.
        count: usize,
    },
    /// Read this lesson.
    Lesson {
        /// Its title.
        title: String,
    },
    /// Pass this quiz.
    Quiz {
        /// Its title.
        title: String,
        /// Its pass mark in percent.
        pass: u32,
    },
    /// Be at the meetings of the class.
    Attendance(RequiredAttendance),
    /// Practice does not count.
    PracticeDoesNotCount,
    /// Parts are still being written, so that nobody completes the course yet.
    StillPlanned,
}

impl RuleSentence {
    /// The sentence for the learner.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::AllLessons { count } => Phrase::new("rule-all-lessons").number("count", *count as u64),
            Self::ShareOfLessons { percent, count } => {
                Phrase::new("rule-share-of-lessons").number("percent", (*percent).into()).number("count", *count as u64)
            }
            Self::Lesson { title } => Phrase::new("rule-lesson").text("title", title),
            Self::Quiz { title, pass } => Phrase::new("rule-quiz").text("title", title).number("pass", (*pass).into()),
            Self::Attendance(RequiredAttendance::All) => Phrase::new("rule-all-meetings"),
            Self::Attendance(RequiredAttendance::Share(percent)) => {
                Phrase::new("rule-share-of-meetings").number("percent", (*percent).into())
            }
            Self::Attendance(RequiredAttendance::Count(count)) => {
                Phrase::new("rule-meetings").number("count", (*count).into())
            }
            Self::PracticeDoesNotCount => Phrase::new("rule-practice-does-not-count"),
            Self::StillPlanned => Phrase::new("rule-still-planned"),
        }
    }
}

impl Course {
    /// The completion rule, sentence by sentence.
    pub fn rule(&self) -> Vec<RuleSentence> {
        let count = self.wanted_lessons();
        let mut rule = match &self.complete.lessons {
            _ if count == 0 => Vec::new(),
            RequiredLessons::All => vec![RuleSentence::AllLessons { count }],
            RequiredLessons::Share(percent) => vec![RuleSentence::ShareOfLessons { percent: *percent, count }],
            RequiredLessons::Listed(ids) => ids
                .iter()
                .filter_map(|id| self.lesson(id))
                .map(|lesson| RuleSentence::Lesson { title: lesson.title.clone() })
                .collect(),
        };
        let quiz = |quiz: &Quiz| RuleSentence::Quiz { title: quiz.title.clone(), pass: quiz.pass };
        rule.extend(self.counted_quizzes().map(quiz));
        rule.extend(self.complete.attendance.map(RuleSentence::Attendance));
        if self.quizzes().any(|quiz| quiz.mode == Mode::Practice) {
            rule.push(RuleSentence::PracticeDoesNotCount);
        }
        if self.planned_titles().next().is_some() {
            rule.push(RuleSentence::StillPlanned);
        }
        rule
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::completion::samples::{course, lesson, module, planned_module, practice, quiz};

    #[test]
    fn the_rule_reads_as_sentences() {
        let modules =
            vec![module("m1", vec![lesson("a"), lesson("b"), practice("p"), quiz("k")]), planned_module("M2")];
        assert_eq!(
            course(modules).rule(),
            [
                RuleSentence::AllLessons { count: 2 },
                RuleSentence::Quiz { title: "Title of k".to_owned(), pass: 50 },
                RuleSentence::PracticeDoesNotCount,
                RuleSentence::StillPlanned,
            ]
        );
    }

    #[test]
    fn a_share_says_how_many_lessons_it_is() {
        let mut course = course(vec![module("m1", vec![lesson("a"), lesson("b"), lesson("c")])]);
        course.complete.lessons = RequiredLessons::Share(80);
        let sentence = course.rule().remove(0);
        assert_eq!(sentence, RuleSentence::ShareOfLessons { percent: 80, count: 3 });
        assert_eq!(sentence.phrase(), Phrase::new("rule-share-of-lessons").number("percent", 80).number("count", 3));
    }
}
