//! The way through a course: where to go on, and which surveys are asked for.

use super::{Achieved, Opening, opening::DAY};
use crate::{
    course::{Course, Item},
    quiz::Quiz,
};
use std::collections::BTreeSet;

/// So long a survey is asked for; it stays open, but nobody is reminded for ever.
pub const ASKED_FOR: i64 = 30 * DAY;

impl Course {
    /// Where to go on: what was opened last, else the first lesson or quiz that completion or the way to it waits for.
    /// Passed over is what is done, what is shut, and quizzes that may not start now, because all attempts are used
    /// or a cool-down runs.
    pub fn next_item(
        &self,
        achieved: &Achieved,
        finished: &BTreeSet<String>,
        last: Option<&str>,
        may_start: impl Fn(&Quiz) -> bool,
    ) -> Option<&Item> {
        let openings = self.openings(achieved, finished);
        let is_open = |item: &Item| item.id().and_then(|id| openings.get(id)).is_some_and(Opening::is_open);
        let may = |item: &Item| !matches!(item, Item::Quiz(quiz) if !may_start(quiz));
        let can_go_on = |item: &&Item| !achieved.has_done(item) && is_open(item) && may(item);
        let last = last.and_then(|last| self.items().find(|item| item.id() == Some(last)));
        last.filter(can_go_on).or_else(|| self.items().filter(|item| self.waits_for(item)).find(can_go_on))
    }

    /// The surveys that a learner who has completed the course is asked for: open, not sent, and for no longer than
    /// [`ASKED_FOR`].
    pub fn surveys_asked<'course>(
        &'course self,
        achieved: &'course Achieved,
        finished: &BTreeSet<String>,
    ) -> impl Iterator<Item = &'course Item> + use<'course> {
        let openings = self.openings(achieved, finished);
        self.items().filter(move |item| {
            let Item::Quiz(quiz) = item else { return false };
            let opened_for = achieved.completed_for.map(|time| time.saturating_sub(quiz.survey.after.unwrap_or(0)));
            quiz.is_survey()
                && opened_for.is_some_and(|time| (0..ASKED_FOR).contains(&time))
                && openings.get(quiz.id.as_str()).is_some_and(Opening::is_open)
                && !achieved.has_done(item)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::completion::samples::{achieved, course, ids, lesson, module, practice, quiz, survey};

    #[test]
    fn the_way_goes_on_past_a_quiz_that_must_wait() {
        let course = course(vec![module("m1", vec![lesson("a"), practice("p"), quiz("k"), lesson("b")])]);
        let next = |achieved: &Achieved, may_start| {
            course.next_item(achieved, &ids(&[]), None, |_| may_start).and_then(Item::id).map(str::to_owned)
        };
        assert_eq!(next(&achieved(&[], &[]), true).as_deref(), Some("a"));
        assert_eq!(next(&achieved(&["a"], &[]), true).as_deref(), Some("k"));
        assert_eq!(next(&achieved(&["a"], &[]), false).as_deref(), Some("b"));
        assert_eq!(next(&achieved(&["a", "b"], &["k"]), true), None);
    }

    #[test]
    fn the_way_goes_on_where_it_was_left_as_long_as_it_can() {
        let course = course(vec![module("m1", vec![lesson("a"), practice("p"), quiz("k"), lesson("b")])]);
        let next = |achieved: &Achieved, last, may_start| {
            course.next_item(achieved, &ids(&[]), Some(last), |_| may_start).and_then(Item::id).map(str::to_owned)
        };
        assert_eq!(next(&achieved(&[], &[]), "b", true).as_deref(), Some("b"));
        assert_eq!(next(&achieved(&["a"], &[]), "p", true).as_deref(), Some("p"), "practice too, when it was left");
        assert_eq!(next(&achieved(&["b"], &[]), "b", true).as_deref(), Some("a"), "what is done is over");
        assert_eq!(
            next(&achieved(&["a"], &[]), "k", false).as_deref(),
            Some("b"),
            "a quiz that must wait holds nobody"
        );
        assert_eq!(next(&achieved(&[], &[]), "gone", true).as_deref(), Some("a"));
    }

    #[test]
    fn surveys_are_asked_for_thirty_days_and_until_they_are_sent() {
        let course =
            course(vec![module("m1", vec![lesson("a"), survey("s", Some(0)), survey("late", Some(90 * DAY))])]);
        let asked = |completed_for, sent: &[&str]| {
            let achieved = Achieved { completed_for, ..achieved(&["a"], sent) };
            course.surveys_asked(&achieved, &ids(&[])).filter_map(Item::id).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(asked(None, &[]), [""; 0]);
        assert_eq!(asked(Some(0), &[]), ["s"]);
        assert_eq!(asked(Some(0), &["s"]), [""; 0]);
        assert_eq!(asked(Some(ASKED_FOR), &[]), [""; 0]);
        assert_eq!(asked(Some(90 * DAY), &[]), ["late"]);
    }
}
