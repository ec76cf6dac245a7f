//! What may be opened: by the order of the course, and by what was done.

use super::{Achieved, Opening, Shut, is_planned};
use crate::course::{Course, Item, Module, Order};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const DAY: i64 = 24 * 3_600_000;
impl Course {
    /// The courses to finish first, without those that are.
    pub fn courses_left<'course>(&'course self, finished: &BTreeSet<String>) -> Vec<&'course str> {
        self.after.iter().filter(|id| !finished.contains(*id)).map(String::as_str).collect()
    }

    /// For each lesson and quiz by id, whether it may be opened. What is done stays open.
    pub fn openings(&self, achieved: &Achieved, finished: &BTreeSet<String>) -> BTreeMap<&str, Opening> {
        let mut openings = BTreeMap::new();
        let courses = self.courses_left(finished);
        let course_shut =
            (!courses.is_empty()).then(|| Shut::Courses { ids: courses.into_iter().map(str::to_owned).collect() });
        for (place, module) in self.modules.iter().enumerate() {
            let shut = course_shut.clone().or_else(|| self.module_shut(place, achieved));
            for (item_place, item) in module.items.iter().enumerate() {
                let Some(id) = item.id() else { continue };
                let shut = if achieved.has_done(item) && !is_planned(module) {
                    None
                } else if let Some(after) = opens_after(item).filter(|_| !is_planned(module)) {
                    course_shut.clone().or_else(|| delayed(after, achieved.completed_for))
                } else {
                    shut.clone().or_else(|| self.item_shut(module, item_place, achieved))
                };
                openings.insert(id, shut.map_or(Opening::Open, Opening::Shut));
            }
        }
        openings
    }

    fn module_shut(&self, place: usize, achieved: &Achieved) -> Option<Shut> {
        let module = &self.modules[place];
        if is_planned(module) {
            return Some(Shut::Planned);
        }
        let earlier = match self.order {
            Order::Free => &[],
            Order::Sequential => &self.modules[..place],
        };
        earlier
            .iter()
            .filter(|earlier| !is_planned(earlier))
            .find_map(|earlier| self.unfinished(earlier, achieved))
            .or_else(|| module.after.iter().find_map(|id| self.prerequisite(id, achieved)))
    }

    fn item_shut(&self, module: &Module, place: usize, achieved: &Achieved) -> Option<Shut> {
        match module.order {
            Order::Free => None,
            Order::Sequential => module.items[..place]
                .iter()
                .find(|item| self.waits_for(item) && !achieved.has_done(item))
                .and_then(shut_by),
        }
    }

    /// What a module still waits for, if anything.
    fn unfinished(&self, module: &Module, achieved: &Achieved) -> Option<Shut> {
        let waiting = module.items.iter().any(|item| self.waits_for(item) && !achieved.has_done(item));
        waiting.then(|| Shut::Module { title: module.title.clone() })
    }

    /// What an entry of `after` still waits for. An id that the course does not have waits for nothing: the check
    /// of the course refuses it, and a learner must not stand before a door that no one can open.
    fn prerequisite(&self, id: &str, achieved: &Achieved) -> Option<Shut> {
        if let Some(module) = self.modules.iter().find(|module| module.id.as_deref() == Some(id)) {
            return if is_planned(module) {
                Some(Shut::Module { title: module.title.clone() })
            } else {
                self.unfinished(module, achieved)
            };
        }
        self.items().find(|item| item.id() == Some(id) && !achieved.has_done(item)).and_then(shut_by)
    }
}

/// When a survey opens after completion; whatever stands before it in the outline.
fn opens_after(item: &Item) -> Option<i64> {
    if let Item::Quiz(quiz) = item { quiz.survey.after } else { None }
}

fn delayed(after: i64, completed_for: Option<i64>) -> Option<Shut> {
    let days = |time: i64| u64::try_from(time).unwrap_or(0).div_ceil(DAY.unsigned_abs());
    match completed_for {
        None => Some(Shut::Completion { days: days(after) }),
        Some(time) if time < after => Some(Shut::Days { days: days(after - time) }),
        Some(_) => None,
    }
}

fn shut_by(item: &Item) -> Option<Shut> {
    Some(Shut::Item { id: item.id()?.to_owned(), title: item.title().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        completion::samples::{achieved, course, ids, lesson, module, planned_module, practice, quiz, survey},
        phrase::Phrase,
    };

    fn shut_by_item(id: &str) -> Opening {
        Opening::Shut(Shut::Item { id: id.to_owned(), title: format!("Title of {id}") })
    }

    fn shut_by_module(id: &str) -> Opening {
        Opening::Shut(Shut::Module { title: format!("Title of {id}") })
    }

    #[test]
    fn a_free_course_is_open() {
        let course = course(vec![module("m1", vec![lesson("a"), quiz("k")]), module("m2", vec![lesson("b")])]);
        let openings = course.openings(&achieved(&[], &[]), &ids(&[]));
        assert_eq!(openings.len(), 3);
        assert!(openings.values().all(Opening::is_open));
    }

    #[test]
    fn sequential_modules_open_one_after_another() {
        let mut course = course(vec![
            module("m1", vec![lesson("a"), practice("p"), quiz("k")]),
            module("m2", vec![lesson("b"), lesson("c")]),
            module("m3", vec![lesson("d")]),
        ]);
        course.order = Order::Sequential;
        let openings = course.openings(&achieved(&["a"], &[]), &ids(&[]));
        assert!(openings["k"].is_open());
        assert_eq!(openings["b"], shut_by_module("m1"));
        assert_eq!(openings["d"], shut_by_module("m1"));
        let achieved = achieved(&["a"], &["k"]);
        let openings = course.openings(&achieved, &ids(&[]));
        assert!(openings["b"].is_open() && openings["c"].is_open());
        assert_eq!(openings["d"], shut_by_module("m2"));
    }

    #[test]
    fn sequential_items_open_one_after_another_and_practice_holds_nobody() {
        let mut module = module("m1", vec![lesson("a"), practice("p"), lesson("b"), quiz("k")]);
        module.order = Order::Sequential;
        let course = course(vec![module]);
        let openings = course.openings(&achieved(&[], &[]), &ids(&[]));
        assert!(openings["a"].is_open());
        assert_eq!([&openings["p"], &openings["b"], &openings["k"]], [&shut_by_item("a"); 3]);
        let openings = course.openings(&achieved(&["a"], &[]), &ids(&[]));
        assert!(openings["p"].is_open() && openings["b"].is_open());
        assert_eq!(openings["k"], shut_by_item("b"));
        assert!(course.openings(&achieved(&["b"], &[]), &ids(&[]))["b"].is_open(), "what is done stays open");
    }

    #[test]
    fn a_module_waits_for_what_it_names() {
        let mut course = course(vec![
            module("m1", vec![lesson("a")]),
            module("m2", vec![lesson("b")]),
            module("m3", vec![lesson("c")]),
        ]);
        course.modules[1].after = vec!["m1".to_owned()];
        course.modules[2].after = vec!["b".to_owned(), "nobody".to_owned()];
        let openings = course.openings(&achieved(&[], &[]), &ids(&[]));
        assert_eq!((&openings["b"], &openings["c"]), (&shut_by_module("m1"), &shut_by_item("b")));
        assert!(course.openings(&achieved(&["b"], &[]), &ids(&[]))["c"].is_open());
    }

    #[test]
    fn courses_come_first() {
        let mut course = course(vec![module("m1", vec![lesson("a")])]);
        course.after = vec!["x".to_owned(), "y".to_owned()];
        let openings = course.openings(&achieved(&[], &[]), &ids(&["x"]));
        assert_eq!(openings["a"], Opening::Shut(Shut::Courses { ids: vec!["y".to_owned()] }));
        assert_eq!(course.next_item(&achieved(&[], &[]), &ids(&["x"]), Some("a"), |_| true), None);
        assert!(course.openings(&achieved(&[], &[]), &ids(&["x", "y"]))["a"].is_open());
        let phrase = Shut::Courses { ids: vec!["y".to_owned()] }.phrase(|_| Some("Title".to_owned()));
        assert_eq!(phrase, Phrase::new("shut-courses").number("count", 1).text("titles", "Title"));
    }

    #[test]
    fn a_draft_is_shut_and_holds_nobody() {
        let mut course =
            course(vec![module("m1", vec![lesson("a")]), planned_module("M2"), module("m3", vec![lesson("b")])]);
        course.order = Order::Sequential;
        course.modules[0].status = crate::course::Status::Draft;
        let openings = course.openings(&achieved(&[], &[]), &ids(&[]));
        assert_eq!(openings["a"], Opening::Shut(Shut::Planned));
        assert!(openings["b"].is_open());
    }

    #[test]
    fn a_survey_opens_after_completion_and_holds_nobody() {
        let mut module = module("m1", vec![survey("s", None), lesson("a"), survey("late", Some(90 * DAY))]);
        module.order = Order::Sequential;
        let course = course(vec![module]);
        let (mut achieved, nothing) = (achieved(&[], &[]), ids(&[]));
        let openings = course.openings(&achieved, &nothing);
        assert!(openings["s"].is_open() && openings["a"].is_open(), "no lesson waits for a survey");
        assert_eq!(openings["late"], Opening::Shut(Shut::Completion { days: 90 }));
        achieved.completed_for = Some(DAY + 1);
        assert_eq!(course.openings(&achieved, &nothing)["late"], Opening::Shut(Shut::Days { days: 89 }));
        achieved.completed_for = Some(90 * DAY);
        assert!(course.openings(&achieved, &nothing)["late"].is_open());
        assert_eq!(course.progress(&achieved).total, 1, "a survey is never counted");
        assert!(course.rule().len() == 1);
    }
}
