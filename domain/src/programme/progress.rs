//! What counts toward a programme, and what is left.

use super::{Programme, Requirement};
use crate::{course::Tiet, phrase::Phrase};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The completed courses of a learner by id. A course that was completed twice counts once: on its first day.
pub type Completed = BTreeMap<String, Taken>;

/// A completed course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The day of completion.
    pub on: Date,
    /// Its tiết, as they were when it was completed.
    pub tiet: Tiet,
}

/// How far a learner is in a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The lines of the rule in their order.
    pub lines: Vec<Line>,
    /// The first day on which every line held.
    pub completed_on: Option<Date>,
}

/// How far a learner is in one line of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Compulsory courses.
    All {
        /// How many are completed.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// Courses of choice.
    Any {
        /// How many are completed; more than asked for is no more than done.
        done: usize,
        /// How many are asked for.
        of: usize,
    },
    /// Tiết.
    Tiet {
        /// Tiết completed.
        done: Tiet,
        /// Tiết asked for.
        of: Tiet,
    },
}

impl Line {
    /// Whether the line holds.
    pub fn is_done(self) -> bool {
        match self {
            Self::All { done, of } | Self::Any { done, of } => done >= of,
            Self::Tiet { done, of } => done >= of,
        }
    }

    /// What is left, in words; `None` when nothing is.
    pub fn left(self) -> Option<Phrase> {
        if self.is_done() {
            return None;
        }
        Some(match self {
            Self::All { done, of } => Phrase::new("programme-left-all").number("count", (of - done) as u64),
            Self::Any { done, of } => Phrase::new("programme-left-any").number("count", (of - done) as u64),
            // Half a tiết that is missing is told as a half.
            Self::Tiet { done, of } => {
                let halves = (of.halves - done.halves).unsigned_abs();
                let key = if halves % 2 == 0 { "programme-left-tiet" } else { "programme-left-tiet-half" };
                Phrase::new(key).number("count", halves / 2)
            }
        })
    }
}

impl Progress {
    /// What is left of each line that does not hold yet.
    pub fn left(&self) -> Vec<Phrase> {
        self.lines.iter().filter_map(|line| line.left()).collect()
    }

    /// Whether it was completed after the last day.
    pub fn is_late(&self, programme: &Programme) -> bool {
        self.completed_on.zip(programme.by).is_some_and(|(on, by)| on > by)
    }
}

impl Programme {
    /// How far somebody is who has completed these courses.
    pub fn progress(&self, completed: &Completed) -> Progress {
        Progress { lines: self.lines(completed), completed_on: self.completed_on(completed) }
    }

    fn lines(&self, completed: &Completed) -> Vec<Line> {
        let done = |courses: &[String]| courses.iter().filter(|course| completed.contains_key(*course)).count();
        let line = |requirement: &Requirement| match requirement {
            Requirement::All(courses) => Line::All { done: done(courses), of: courses.len() },
            Requirement::Any { count, of } => Line::Any { done: done(of).min(*count), of: *count },
            Requirement::Tiet(of) => Line::Tiet { done: self.tiet(completed), of: *of },
        };
        self.requirements.iter().map(line).collect()
    }

    fn tiet(&self, completed: &Completed) -> Tiet {
        let counted = completed.iter().filter(|(course, _)| self.counts(course));
        Tiet { halves: counted.map(|(_, taken)| taken.tiet.halves).sum() }
    }

    /// Completions one after another, until every line holds.
    fn completed_on(&self, completed: &Completed) -> Option<Date> {
        let mut days: Vec<Date> = completed.values().map(|taken| taken.on).collect();
        days.sort_unstable();
        days.dedup();
        let holds = |day: &Date| {
            let until: Completed = completed
                .iter()
                .filter(|(_, taken)| taken.on <= *day)
                .map(|(course, taken)| (course.clone(), *taken))
                .collect();
            self.lines(&until).into_iter().all(Line::is_done)
        };
        // What has been completed stays so, hence the days on which the rule holds come after those on which it does not.
        let first = days.partition_point(|day| !holds(day));
        days.get(first).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn programme() -> Programme {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        Programme {
            id: "cap-xa".to_owned(),
            title: "Cấp xã".to_owned(),
            requirements: vec![
                Requirement::All(ids(&["a", "b"])),
                Requirement::Any { count: 2, of: ids(&["c", "d", "e"]) },
                Requirement::Tiet(Tiet { halves: 20 }),
            ],
            by: Some(date(2026, 12, 15)),
            valid_months: None,
            body_html: String::new(),
        }
    }

    fn completed(courses: &[(&str, i8, i64)]) -> Completed {
        let taken = |(course, day, halves): &(&str, i8, i64)| {
            ((*course).to_owned(), Taken { on: date(2026, 12, *day), tiet: Tiet { halves: *halves } })
        };
        courses.iter().map(taken).collect()
    }

    fn left(courses: &[(&str, i8, i64)]) -> Vec<Phrase> {
        programme().progress(&completed(courses)).left()
    }

    #[test]
    fn what_is_left_is_said_line_by_line() {
        let nothing = left(&[]);
        assert_eq!(
            nothing,
            [
                Phrase::new("programme-left-all").number("count", 2),
                Phrase::new("programme-left-any").number("count", 2),
                Phrase::new("programme-left-tiet").number("count", 10),
            ]
        );
        let some = left(&[("a", 1, 9), ("b", 2, 4), ("c", 3, 4), ("elsewhere", 3, 40)]);
        assert_eq!(
            some,
            [
                Phrase::new("programme-left-any").number("count", 1),
                Phrase::new("programme-left-tiet-half").number("count", 1),
            ]
        );
    }

    #[test]
    fn the_last_piece_gives_the_day() {
        let all = [("a", 1, 4), ("b", 9, 4), ("c", 3, 4), ("d", 4, 4), ("e", 20, 4)];
        let done = programme().progress(&completed(&all));
        // On the 9th there were 16 halves; the fifth course of choice brings the tiết on the 20th.
        assert_eq!(done.completed_on, Some(date(2026, 12, 20)));
        assert!(done.is_late(&programme()) && done.left().is_empty());
        let rich = [("a", 1, 8), ("b", 9, 8), ("c", 3, 4), ("d", 4, 4)];
        let done = programme().progress(&completed(&rich));
        assert_eq!(done.completed_on, Some(date(2026, 12, 9)));
        assert!(!done.is_late(&programme()));
    }

    #[test]
    fn without_named_courses_every_course_gives_tiet() {
        let open = Programme { requirements: vec![Requirement::Tiet(Tiet { halves: 8 })], ..programme() };
        let progress = open.progress(&completed(&[("x", 1, 4), ("y", 2, 4)]));
        assert_eq!(progress.completed_on, Some(date(2026, 12, 2)));
        assert_eq!(programme().courses(), ["a", "b", "c", "d", "e"]);
        assert_eq!(programme().compulsory().collect::<Vec<_>>(), ["a", "b"]);
    }

    proptest! {
        /// The day found by halving is the day found by walking, and more courses never mean less progress.
        #[test]
        fn the_day_is_the_first_that_holds(taken in prop::collection::btree_map("[a-g]", (1i8..28, 0i64..12), 0..7)) {
            let courses: Vec<(&str, i8, i64)> = taken.iter().map(|(id, (day, halves))| (id.as_str(), *day, *halves)).collect();
            let progress = programme().progress(&completed(&courses));
            let walked = (1i8..28).find(|day| {
                let until: Vec<_> = courses.iter().copied().filter(|(_, on, _)| on <= day).collect();
                programme().progress(&completed(&until)).left().is_empty()
            });
            prop_assert_eq!(progress.completed_on, walked.map(|day| date(2026, 12, day)));
            prop_assert_eq!(progress.completed_on.is_some(), progress.left().is_empty());
        }
    }
}
