//! What a year counts: each course once, and approved hours from elsewhere.

use crate::course::Tiet;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A course that was completed; a repeated one as often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseDone {
    /// The course.
    pub course: String,
    /// On which day.
    pub on: Date,
    /// What it gives.
    pub tiet: Tiet,
}

/// Approved hours from elsewhere. They count in the year in which they ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutsideDone {
    /// The last day.
    pub until: Date,
    /// What they give.
    pub tiet: Tiet,
}

/// The hours of one person in one year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearOfHours {
    /// The year.
    pub year: i16,
    /// Of courses, each counted once.
    pub courses: Tiet,
    /// Of approved hours from elsewhere.
    pub outside: Tiet,
    /// What it is to reach.
    pub target: Tiet,
}

impl YearOfHours {
    /// Adds up a year. Of a course that was completed twice in it the first time counts.
    pub fn of(year: i16, courses: &[CourseDone], outside: &[OutsideDone], target: Tiet) -> Self {
        let mut firsts: BTreeMap<&str, (Date, i64)> = BTreeMap::new();
        for done in courses.iter().filter(|done| done.on.year() == year) {
            let first = firsts.entry(&done.course).or_insert((done.on, done.tiet.halves));
            if done.on < first.0 {
                *first = (done.on, done.tiet.halves);
            }
        }
        let elsewhere = outside.iter().filter(|done| done.until.year() == year).map(|done| done.tiet.halves);
        Self {
            year,
            courses: Tiet { halves: firsts.values().map(|(_, halves)| halves).sum() },
            outside: Tiet { halves: elsewhere.sum() },
            target,
        }
    }

    /// All that counts.
    pub fn done(self) -> Tiet {
        Tiet { halves: self.courses.halves + self.outside.halves }
    }

    /// What is missing to the target.
    pub fn left(self) -> Tiet {
        Tiet { halves: (self.target.halves - self.done().halves).max(0) }
    }
}

/// The years in which anything happened, and this one, the latest first.
pub fn years(courses: &[CourseDone], outside: &[OutsideDone], this_year: i16) -> Vec<i16> {
    let courses = courses.iter().map(|done| done.on.year());
    let outside = outside.iter().map(|done| done.until.year());
    let all: BTreeSet<i16> = courses.chain(outside).chain([this_year]).collect();
    all.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::{collection, prelude::*};

    fn done(course: &str, on: Date, halves: i64) -> CourseDone {
        CourseDone { course: course.to_owned(), on, tiet: Tiet { halves } }
    }

    #[test]
    fn a_course_counts_once_a_year_and_again_in_another() {
        let courses = [
            done("a", date(2026, 9, 1), 20),
            done("a", date(2026, 2, 1), 16),
            done("a", date(2025, 2, 1), 16),
            done("b", date(2026, 3, 1), 5),
        ];
        let outside = [
            OutsideDone { until: date(2026, 1, 2), tiet: Tiet { halves: 9 } },
            OutsideDone { until: date(2025, 12, 31), tiet: Tiet { halves: 80 } },
        ];
        let year = YearOfHours::of(2026, &courses, &outside, Tiet { halves: 80 });
        assert_eq!((year.courses.halves, year.outside.halves), (21, 9));
        assert_eq!((year.done().halves, year.left().halves), (30, 50));
        let before = YearOfHours::of(2025, &courses, &outside, Tiet { halves: 80 });
        assert_eq!((before.done().halves, before.left().halves), (96, 0));
        assert_eq!(years(&courses, &outside, 2027), [2027, 2026, 2025]);
    }

    proptest! {
        /// In whatever order they come, and however often one comes again on the same day.
        #[test]
        fn order_and_repetition_change_nothing(
            found in collection::vec((0..4_u8, 1..28_i8, 2024..2027_i16), 0..20),
            seed in any::<u64>(),
        ) {
            let course = |(course, day, year): &(u8, i8, i16)| {
                done(&format!("c{course}"), date(*year, 5, *day), 2 * i64::from(*day) + i64::from(*course))
            };
            let all: Vec<CourseDone> = found.iter().map(course).collect();
            let mut mixed = all.clone();
            mixed.extend(all.clone());
            let turn = usize::try_from(seed % 7).unwrap_or_default().min(mixed.len());
            mixed.rotate_left(turn);
            for year in 2024..2027 {
                let target = Tiet { halves: 80 };
                prop_assert_eq!(YearOfHours::of(year, &all, &[], target), YearOfHours::of(year, &mixed, &[], target));
            }
        }
    }
}
