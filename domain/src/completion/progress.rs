//! How far a learner is, and what is still missing.

use super::{Achieved, is_planned};
use crate::{
    course::{Course, Item, Lesson, RequiredAttendance, RequiredLessons},
    meeting::Attendance,
    phrase::Phrase,
};

/// How far one enrolment is in a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Lessons and quizzes done, among those that completion asks for.
    pub done: usize,
    /// Lessons and quizzes that completion asks for.
    pub total: usize,
    /// Study time of what is still missing.
    pub minutes_left: u32,
    /// What is still missing, in the order of the course.
    pub missing: Vec<Missing>,
}

/// One thing that is still missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A lesson to read.
    Lesson {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    },
    /// So many lessons to read, whichever they are.
    Lessons {
        /// How many.
        count: usize,
    },
    /// A quiz to pass.
    Quiz {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
        /// Its pass mark in percent.
        pass: u32,
    },
    /// So many meetings to attend, whichever they are.
    Meetings {
        /// How many.
        count: usize,
    },
    /// More meetings than are left for her: somebody must excuse her, or the class must meet again.
    MeetingsLost {
        /// How many are missing.
        count: usize,
        /// How many are left.
        left: usize,
    },
    /// Meetings to attend, where no class has been set up.
    NoMeetings,
    /// Something that the rule names and the course does not have.
    Unknown {
        /// Its id.
        id: String,
    },
    /// Something that is announced, but not written yet: until then nobody completes the course.
    Planned {
        /// Its title.
        title: String,
    },
}

impl Missing {
    /// The sentence for the learner.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Lesson { title, .. } => Phrase::new("missing-lesson").text("title", title),
            Self::Lessons { count } => Phrase::new("missing-lessons").number("count", *count as u64),
            Self::Quiz { title, pass, .. } => {
                Phrase::new("missing-quiz").text("title", title).number("pass", (*pass).into())
            }
            Self::Meetings { count } => Phrase::new("missing-meetings").number("count", *count as u64),
            Self::MeetingsLost { count, left } => {
                Phrase::new("missing-meetings-lost").number("count", *count as u64).number("left", *left as u64)
            }
            Self::NoMeetings => Phrase::new("missing-no-meetings"),
            Self::Unknown { id } => Phrase::new("missing-unknown").text("id", id),
            Self::Planned { title } => Phrase::new("missing-planned").text("title", title),
        }
    }
}

impl Progress {
    /// Whether the completion rule is met. A course that asks for nothing is never complete: nothing was done in it.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.total > 0
    }

    /// The share done in whole percent, rounded down, so that 100 means all.
    pub fn percent(&self) -> u32 {
        let percent = (self.done * 100).checked_div(self.total).unwrap_or(0);
        u32::try_from(percent).unwrap_or(100)
    }
}

impl Course {
    /// How far an enrolment is.
    pub fn progress(&self, achieved: &Achieved) -> Progress {
        let mut progress = Progress { done: 0, total: 0, minutes_left: 0, missing: Vec::new() };
        self.count_lessons(achieved, &mut progress);
        for quiz in self.counted_quizzes() {
            let missing = Missing::Quiz { id: quiz.id.clone(), title: quiz.title.clone(), pass: quiz.pass };
            progress.count(achieved.quizzes_passed.contains(&quiz.id), quiz.minutes, missing);
        }
        for id in self.complete.quizzes.iter().filter(|id| self.quiz(id).is_none()) {
            progress.count(false, 0, Missing::Unknown { id: id.clone() });
        }
        if let Some(required) = self.complete.attendance {
            progress.count_meetings(required, &achieved.attendance);
        }
        progress.missing.extend(self.planned_titles().map(|title| Missing::Planned { title: title.to_owned() }));
        progress
    }

    fn count_lessons(&self, achieved: &Achieved, progress: &mut Progress) {
        let is_read = |lesson: &Lesson| achieved.lessons_read.contains(&lesson.id);
        let missing = |lesson: &Lesson| Missing::Lesson { id: lesson.id.clone(), title: lesson.title.clone() };
        match &self.complete.lessons {
            RequiredLessons::All => {
                for lesson in self.open_lessons() {
                    progress.count(is_read(lesson), lesson.minutes, missing(lesson));
                }
            }
            RequiredLessons::Listed(ids) => {
                for lesson in self.lessons().filter(|lesson| ids.contains(&lesson.id)) {
                    progress.count(is_read(lesson), lesson.minutes, missing(lesson));
                }
                for id in ids.iter().filter(|id| self.lesson(id).is_none()) {
                    progress.count(false, 0, Missing::Unknown { id: id.clone() });
                }
            }
            RequiredLessons::Share(_) => {
                let wanted = self.wanted_lessons();
                let read = self.open_lessons().filter(|lesson| is_read(lesson)).count().min(wanted);
                let count = wanted - read;
                progress.total += wanted;
                progress.done += read;
                let unread = self.open_lessons().filter(|lesson| !is_read(lesson)).take(count);
                progress.minutes_left += unread.map(|lesson| lesson.minutes).sum::<u32>();
                progress.missing.extend((count > 0).then_some(Missing::Lessons { count }));
            }
        }
    }

    /// How many lessons completion asks for.
    pub fn wanted_lessons(&self) -> usize {
        match &self.complete.lessons {
            RequiredLessons::All => self.open_lessons().count(),
            RequiredLessons::Share(percent) => {
                (self.open_lessons().count() * (*percent).min(100) as usize).div_ceil(100)
            }
            RequiredLessons::Listed(ids) => ids.len(),
        }
    }

    fn open_lessons(&self) -> impl Iterator<Item = &Lesson> {
        let items = self.modules.iter().filter(|module| !is_planned(module)).flat_map(|module| &module.items);
        items.filter_map(|item| if let Item::Lesson(lesson) = item { Some(lesson) } else { None })
    }

    /// The titles of what is announced, but not open to learners: whole modules and single entries.
    pub(super) fn planned_titles(&self) -> impl Iterator<Item = &str> {
        self.modules.iter().flat_map(|module| {
            let whole = is_planned(module).then_some(module.title.as_str());
            let entries = module.items.iter().filter(move |item| whole.is_none() && item.is_planned());
            whole.into_iter().chain(entries.map(Item::title))
        })
    }
}

impl Progress {
    /// Meetings count one by one, as many as are wanted; one part stands for a class that has not been set up.
    fn count_meetings(&mut self, required: RequiredAttendance, attendance: &Attendance) {
        if attendance.planned == 0 {
            self.count(false, 0, Missing::NoMeetings);
            return;
        }
        let wanted = attendance.wanted(required);
        let attended = attendance.attended.min(wanted);
        let (count, left) = (wanted - attended, attendance.left);
        self.total += wanted;
        self.done += attended;
        if count > left {
            self.missing.push(Missing::MeetingsLost { count, left });
        } else if count > 0 {
            self.missing.push(Missing::Meetings { count });
        }
    }

    fn count(&mut self, done: bool, minutes: u32, missing: Missing) {
        self.total += 1;
        if done {
            self.done += 1;
        } else {
            self.minutes_left += minutes;
            self.missing.push(missing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::completion::samples::{achieved, course, lesson, module, planned_module, practice, quiz};

    #[test]
    fn the_rule_asks_for_lessons_and_quizzes() {
        let course = course(vec![module("m1", vec![lesson("a"), lesson("b"), practice("p"), quiz("k")])]);
        let nothing = course.progress(&achieved(&[], &[]));
        assert_eq!((nothing.done, nothing.total, nothing.percent(), nothing.minutes_left), (0, 3, 0, 40));
        assert_eq!(nothing.missing.len(), 3);

        let nearly = course.progress(&achieved(&["a", "b"], &["p"]));
        assert_eq!((nearly.done, nearly.percent(), nearly.minutes_left), (2, 66, 20));
        assert_eq!(nearly.missing, [Missing::Quiz { id: "k".to_owned(), title: "Title of k".to_owned(), pass: 50 }]);
        assert!(!nearly.is_complete());

        let all = course.progress(&achieved(&["a", "b"], &["k"]));
        assert!(all.is_complete());
        assert_eq!((all.percent(), all.minutes_left), (100, 0));
    }

    #[test]
    fn a_share_of_the_lessons_is_rounded_up() {
        let mut course = course(vec![module("m1", vec![lesson("a"), lesson("b"), lesson("c")])]);
        course.complete.lessons = RequiredLessons::Share(50);
        let progress = course.progress(&achieved(&["b"], &[]));
        assert_eq!((progress.done, progress.total, progress.minutes_left), (1, 2, 10));
        assert_eq!(progress.missing, [Missing::Lessons { count: 1 }]);
        assert!(course.progress(&achieved(&["b", "c"], &[])).is_complete());
        assert_eq!(course.progress(&achieved(&["a", "b", "c"], &[])).percent(), 100);
    }

    #[test]
    fn only_listed_lessons_count() {
        let mut course = course(vec![module("m1", vec![lesson("a"), lesson("b")])]);
        course.complete.lessons = RequiredLessons::Listed(vec!["b".to_owned()]);
        assert!(course.progress(&achieved(&["b"], &[])).is_complete());
        assert!(!course.progress(&achieved(&["a"], &[])).is_complete());
    }

    #[test]
    fn what_the_rule_names_in_vain_is_never_waived() {
        let mut course = course(vec![module("m1", vec![lesson("a")])]);
        course.complete.quizzes.push("gone".to_owned());
        let progress = course.progress(&achieved(&["a"], &["gone"]));
        assert_eq!(progress.missing, [Missing::Unknown { id: "gone".to_owned() }]);
    }

    #[test]
    fn a_course_with_planned_parts_is_never_complete() {
        let modules = vec![module("m1", vec![lesson("a"), Item::Planned("Later".to_owned())]), planned_module("M2")];
        let progress = course(modules).progress(&achieved(&["a"], &[]));
        assert_eq!((progress.done, progress.total), (1, 1));
        assert_eq!(progress.missing, ["Later", "M2"].map(|title| Missing::Planned { title: title.to_owned() }));
        assert!(!progress.is_complete());
    }

    #[test]
    fn a_course_that_asks_for_nothing_is_never_complete() {
        let progress = course(vec![module("m1", vec![practice("p")])]).progress(&achieved(&[], &["p"]));
        assert_eq!((progress.total, progress.percent(), progress.is_complete()), (0, 0, false));
    }

    #[test]
    fn each_missing_thing_has_its_sentence() {
        let phrase = Missing::Lessons { count: 3 }.phrase();
        assert_eq!(phrase, Phrase::new("missing-lessons").number("count", 3));
    }

    #[test]
    fn meetings_are_counted_as_many_as_the_rule_wants() {
        let mut course = course(vec![module("m1", vec![lesson("a")])]);
        course.complete.attendance = Some(RequiredAttendance::Share(80));
        let missing = |planned, attended, excused, left| {
            let attendance = Attendance { planned, attended, excused, left };
            let progress = course.progress(&Achieved { attendance, ..achieved(&["a"], &[]) });
            assert_eq!(progress.is_complete(), progress.missing.is_empty());
            (progress.done, progress.total, progress.missing)
        };
        assert_eq!(missing(0, 0, 0, 0), (1, 2, vec![Missing::NoMeetings]));
        assert_eq!(missing(5, 3, 0, 2), (4, 5, vec![Missing::Meetings { count: 1 }]));
        assert_eq!(missing(5, 4, 0, 1), (5, 5, Vec::new()));
        assert_eq!(missing(5, 5, 0, 0), (5, 5, Vec::new()), "more than is wanted is no more than all");
        assert_eq!(missing(5, 3, 1, 0), (4, 5, vec![Missing::MeetingsLost { count: 1, left: 0 }]));
        assert_eq!(missing(2, 0, 2, 0), (1, 2, vec![Missing::MeetingsLost { count: 1, left: 0 }]));
    }
}
