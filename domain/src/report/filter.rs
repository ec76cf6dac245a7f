//! Which enrolments a report is about.

use super::{AgeBand, Fact};
use crate::roster::{Sex, StaffKind, StaffLevel};

/// The fewest people whom a choice by sex, age or kind of staff may leave in, or out, of what leaves the desk.
pub const LEAST_CHOSEN: i64 = 20;

/// What must hold of an enrolment; nothing that is not set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this course.
    pub course: Option<u32>,
    /// Of a course that this programme counts.
    pub programme: Option<u32>,
    /// Asked for by this cohort.
    pub cohort: Option<u32>,
    /// Of this content group.
    pub content_group: Option<u8>,
    /// On this level.
    pub staff_level: Option<StaffLevel>,
    /// Of this sex.
    pub sex: Option<Sex>,
    /// Of this age.
    pub age: Option<AgeBand>,
    /// Of this kind of staff.
    pub staff_kind: Option<StaffKind>,
}

impl Filter {
    /// Whether it chooses people by what small groups could tell of.
    pub fn is_sensitive(&self) -> bool {
        self.sex.is_some() || self.age.is_some() || self.staff_kind.is_some()
    }

    /// Whether all but the sensitive part holds.
    pub fn holds_openly(&self, fact: &Fact<'_>) -> bool {
        self.course.is_none_or(|course| fact.course == course)
            && self.programme.is_none_or(|programme| fact.programmes.contains(&programme))
            && self.cohort.is_none_or(|cohort| fact.cohorts.contains(&cohort))
            && self.content_group.is_none_or(|group| fact.content_group == Some(group))
            && self.staff_level.is_none_or(|level| fact.staff_level == Some(level))
    }

    /// Whether the sensitive part holds.
    pub fn holds_sensitively(&self, fact: &Fact<'_>) -> bool {
        self.sex.is_none_or(|sex| fact.sex == sex)
            && self.age.is_none_or(|band| AgeBand::of(fact.age) == band)
            && self.staff_kind.is_none_or(|kind| fact.staff_kind == Some(kind))
    }
}

/// Whether a choice of people may leave the desk: enough are chosen, and those who are left out are nobody, or enough to
/// tell nothing by subtraction.
pub fn large_enough(chosen: i64, everybody: i64) -> bool {
    let left_out = everybody - chosen;
    chosen >= LEAST_CHOSEN && (left_out == 0 || left_out >= LEAST_CHOSEN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fact::samples::fact;

    #[test]
    fn each_criterion_narrows() {
        let none = Filter::default();
        assert!(none.holds_openly(&fact()) && none.holds_sensitively(&fact()) && !none.is_sensitive());
        for filter in [
            Filter { course: Some(1), ..none },
            Filter { programme: Some(0), ..none },
            Filter { cohort: Some(0), ..none },
            Filter { content_group: Some(4), ..none },
            Filter { staff_level: Some(StaffLevel::Tinh), ..none },
        ] {
            assert!(!filter.holds_openly(&fact()) && !filter.is_sensitive(), "{filter:?}");
        }
        for filter in [
            Filter { sex: Some(Sex::Male), ..none },
            Filter { age: Some(AgeBand::To55), ..none },
            Filter { staff_kind: Some(StaffKind::VienChuc), ..none },
        ] {
            assert!(!filter.holds_sensitively(&fact()) && filter.is_sensitive(), "{filter:?}");
        }
        assert!(Filter { sex: Some(Sex::Female), ..none }.holds_sensitively(&fact()));
    }

    #[test]
    fn few_people_are_neither_chosen_nor_left_out() {
        assert!(large_enough(20, 20) && large_enough(20, 40) && large_enough(500, 520));
        assert!(!large_enough(19, 1000) && !large_enough(981, 1000) && !large_enough(0, 0));
    }
}
