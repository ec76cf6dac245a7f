//! Who was there, and how much of it the completion rule wants.

use crate::course::RequiredAttendance;

/// How somebody stood to one meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// There in time.
    Present,
    /// There, but late; it counts.
    Late,
    /// Away with a reason: the meeting is not counted for her at all.
    Excused,
    /// Away.
    Absent,
}

impl Presence {
    /// All, as forms offer them.
    pub const ALL: [Self; 4] = [Self::Present, Self::Late, Self::Excused, Self::Absent];

    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Late => "late",
            Self::Excused => "excused",
            Self::Absent => "absent",
        }
    }

    /// The presence with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|presence| presence.name() == name)
    }

    /// Whether she was there.
    pub fn counts(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }
}

/// How one enrolment stands to all the meetings of its class; cancelled ones are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Meetings that are planned or have been.
    pub planned: usize,
    /// Those at which she was.
    pub attended: usize,
    /// Those from which she was excused.
    pub excused: usize,
    /// Those that nobody has marked for her yet: they are to come, or their list is still to be typed.
    pub left: usize,
}

impl Attendance {
    /// Adds a meeting with the mark that counts.
    pub fn add(&mut self, presence: Option<Presence>) {
        self.planned += 1;
        match presence {
            Some(presence) if presence.counts() => self.attended += 1,
            Some(Presence::Excused) => self.excused += 1,
            Some(_) => {}
            None => self.left += 1,
        }
    }

    /// How many meetings the rule wants of her. A share is rounded up; who is excused from all has attended nothing, so
    /// that one is always wanted.
    pub fn wanted(&self, required: RequiredAttendance) -> usize {
        let counted = self.planned.saturating_sub(self.excused);
        let wanted = match required {
            RequiredAttendance::All => counted,
            RequiredAttendance::Share(percent) => (counted * percent as usize).div_ceil(100),
            RequiredAttendance::Count(count) => count as usize,
        };
        wanted.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn attendance(marks: &[Option<Presence>]) -> Attendance {
        let mut attendance = Attendance::default();
        marks.iter().for_each(|mark| attendance.add(*mark));
        attendance
    }

    #[test]
    fn being_late_counts_and_being_excused_is_neither() {
        use Presence::*;
        let marks = [Some(Present), Some(Late), Some(Excused), Some(Absent), None];
        let found = attendance(&marks);
        assert_eq!(found, Attendance { planned: 5, attended: 2, excused: 1, left: 1 });
        assert_eq!(found.wanted(RequiredAttendance::All), 4);
        assert_eq!(found.wanted(RequiredAttendance::Share(80)), 4);
        assert_eq!(found.wanted(RequiredAttendance::Share(50)), 2);
        assert_eq!(found.wanted(RequiredAttendance::Count(3)), 3);
        assert_eq!(attendance(&[Some(Excused)]).wanted(RequiredAttendance::All), 1);
    }

    #[test]
    fn every_presence_has_its_name() {
        for presence in Presence::ALL {
            assert_eq!(Presence::named(presence.name()), Some(presence));
        }
        assert_eq!(Presence::named("perhaps"), None);
    }

    fn mark() -> impl Strategy<Value = Option<Presence>> {
        proptest::option::of(proptest::sample::select(Presence::ALL.to_vec()))
    }

    proptest! {
        #[test]
        fn an_excuse_never_makes_a_share_larger(marks in proptest::collection::vec(mark(), 1..40), percent in 1_u32..=100) {
            let before = attendance(&marks).wanted(RequiredAttendance::Share(percent));
            let with_excuse: Vec<_> = std::iter::once(Some(Presence::Excused)).chain(marks.iter().copied().skip(1)).collect();
            prop_assert!(attendance(&with_excuse).wanted(RequiredAttendance::Share(percent)) <= before);
        }

        #[test]
        fn all_is_a_share_of_a_hundred(marks in proptest::collection::vec(mark(), 1..40)) {
            let found = attendance(&marks);
            prop_assert_eq!(found.wanted(RequiredAttendance::All), found.wanted(RequiredAttendance::Share(100)));
        }
    }
}
