//! One enrolment as statistics see it.

use super::{AgeBand, Dimension, Period, YouthBand};
use crate::roster::{Sex, StaffKind, StaffLevel};
use jiff::civil::Date;

/// One enrolment, with what was copied onto it on the day of its opening. Courses, programmes, units and cohorts are
/// numbers that whoever loads the facts gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// The course.
    pub course: u32,
    /// Its content group, 1 to 5.
    pub content_group: Option<u8>,
    /// The programmes that count it.
    pub programmes: &'a [u32],
    /// The cohorts that ask this person for it.
    pub cohorts: &'a [u32],
    /// The unit where it is counted, at the level of the report.
    pub unit: Option<u32>,
    /// The day of opening.
    pub opened_on: Date,
    /// The completion, if it is known.
    pub completed: Option<Completed>,
    /// The sex.
    pub sex: Sex,
    /// In completed years.
    pub age: Option<i64>,
    /// The kind of staff.
    pub staff_kind: Option<StaffKind>,
    /// The level.
    pub staff_level: Option<StaffLevel>,
}

/// A completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completed {
    /// The day of its cause.
    pub on: Date,
    /// Twice the tiết.
    pub tiet_halves: i64,
}

/// A value of a dimension; they are sorted as a report lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The only value where there is no breakdown.
    All,
    /// A course.
    Course(u32),
    /// A programme.
    Programme(u32),
    /// A unit.
    Unit(u32),
    /// A cohort.
    Cohort(u32),
    /// A year, and the month or quarter from 1; 0 for the year as a whole.
    Period(i16, i8),
    /// A sex.
    Sex(u8),
    /// An age band.
    Age(AgeBand),
    /// A finer band.
    Youth(YouthBand),
    /// A kind of staff.
    StaffKind(u8),
    /// A level.
    StaffLevel(u8),
    /// A content group.
    ContentGroup(u8),
    /// What belongs nowhere: no unit, no cohort, no programme.
    Nothing,
}

impl Fact<'_> {
    /// Where the enrolment belongs; at one place at least.
    pub fn keys(&self, dimension: Dimension, mut each: impl FnMut(Key)) {
        match dimension {
            Dimension::Course => each(Key::Course(self.course)),
            Dimension::Programme => among(self.programmes, Key::Programme, each),
            Dimension::Cohort => among(self.cohorts, Key::Cohort, each),
            Dimension::Unit => each(self.unit.map_or(Key::Nothing, Key::Unit)),
            Dimension::Period(period) => each(period_of(self.opened_on, period)),
            Dimension::Sex => each(Key::Sex(place(Sex::ALL, self.sex))),
            Dimension::Age => each(Key::Age(AgeBand::of(self.age))),
            Dimension::Youth => each(Key::Youth(YouthBand::of(self.age))),
            Dimension::StaffKind => {
                each(self.staff_kind.map_or(Key::Nothing, |kind| Key::StaffKind(place(StaffKind::ALL, kind))));
            }
            Dimension::StaffLevel => {
                each(self.staff_level.map_or(Key::Nothing, |level| Key::StaffLevel(place(StaffLevel::ALL, level))));
            }
            Dimension::ContentGroup => each(self.content_group.map_or(Key::Nothing, Key::ContentGroup)),
        }
    }
}

impl Key {
    /// All values of a dimension that has a closed list of them; they are shown even where nobody is counted.
    pub fn listed(dimension: Dimension) -> Vec<Self> {
        let few = |all: usize, of: fn(u8) -> Self| (0..all).map(|place| of(place as u8)).collect();
        match dimension {
            Dimension::Sex => few(Sex::ALL.len(), Self::Sex),
            Dimension::Age => AgeBand::ALL.map(Self::Age).into(),
            Dimension::Youth => YouthBand::ALL.map(Self::Youth).into(),
            Dimension::StaffKind => few(StaffKind::ALL.len(), Self::StaffKind),
            Dimension::StaffLevel => few(StaffLevel::ALL.len(), Self::StaffLevel),
            Dimension::ContentGroup => (1..=5).map(Self::ContentGroup).collect(),
            _ => Vec::new(),
        }
    }
}

fn among(numbers: &[u32], key: fn(u32) -> Key, mut each: impl FnMut(Key)) {
    numbers.iter().for_each(|number| each(key(*number)));
    if numbers.is_empty() {
        each(Key::Nothing);
    }
}

fn period_of(day: Date, period: Period) -> Key {
    match period {
        Period::Month => Key::Period(day.year(), day.month()),
        Period::Quarter => Key::Period(day.year(), (day.month() - 1) / 3 + 1),
        Period::Year => Key::Period(day.year(), 0),
    }
}

fn place<T: PartialEq + Copy>(all: &[T], one: T) -> u8 {
    all.iter().position(|other| *other == one).unwrap_or_default() as u8
}

#[cfg(test)]
pub(super) mod samples {
    use super::*;
    use jiff::civil::date;

    /// A woman of 34 in a commune, who has not completed the course.
    pub fn fact() -> Fact<'static> {
        Fact {
            course: 0,
            content_group: Some(5),
            programmes: &[],
            cohorts: &[],
            unit: Some(0),
            opened_on: date(2026, 3, 31),
            completed: None,
            sex: Sex::Female,
            age: Some(34),
            staff_kind: Some(StaffKind::CongChuc),
            staff_level: Some(StaffLevel::Xa),
        }
    }

    pub fn keys(fact: &Fact<'_>, dimension: Dimension) -> Vec<Key> {
        let mut found = Vec::new();
        fact.keys(dimension, |key| found.push(key));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{samples::*, *};
    use jiff::civil::date;

    #[test]
    fn an_enrolment_belongs_somewhere_in_every_dimension() {
        let nobody = Fact { content_group: None, unit: None, staff_kind: None, staff_level: None, age: None, ..fact() };
        for dimension in Dimension::ALL {
            assert_eq!(keys(&fact(), dimension).len(), 1, "{dimension:?}");
            assert_eq!(keys(&nobody, dimension).len(), 1, "{dimension:?}");
        }
        assert_eq!(keys(&nobody, Dimension::Unit), [Key::Nothing]);
        assert_eq!(keys(&nobody, Dimension::Age), [Key::Age(AgeBand::Unknown)]);
    }

    #[test]
    fn periods_are_months_quarters_and_years() {
        for (day, month, quarter) in
            [(date(2026, 3, 31), 3, 1), (date(2026, 4, 1), 4, 2), (date(2026, 12, 31), 12, 4), (date(2026, 1, 1), 1, 1)]
        {
            let fact = Fact { opened_on: day, ..fact() };
            assert_eq!(keys(&fact, Dimension::Period(Period::Month)), [Key::Period(2026, month)]);
            assert_eq!(keys(&fact, Dimension::Period(Period::Quarter)), [Key::Period(2026, quarter)]);
            assert_eq!(keys(&fact, Dimension::Period(Period::Year)), [Key::Period(2026, 0)]);
        }
    }

    #[test]
    fn what_several_cohorts_ask_for_is_counted_in_each() {
        let fact = Fact { cohorts: &[3, 7], ..fact() };
        assert_eq!(keys(&fact, Dimension::Cohort), [Key::Cohort(3), Key::Cohort(7)]);
    }
}
