//! What a report is broken down by.

/// One way to break a report down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// The course.
    Course,
    /// The programmes that count the course; an enrolment may be in several, or in none.
    Programme,
    /// The unit, at a level of the tree.
    Unit,
    /// The cohorts that ask the person for the course; several, or none.
    Cohort,
    /// When the enrolment was opened.
    Period(Period),
    /// The sex.
    Sex,
    /// The bands of the Ministry.
    Age,
    /// The finer bands of young cadres.
    Youth,
    /// The kind of staff.
    StaffKind,
    /// The level of the body.
    StaffLevel,
    /// The content group of the course.
    ContentGroup,
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// The calendar year, which is the reporting year.
    Year,
}

impl Dimension {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Course,
        Self::Programme,
        Self::Unit,
        Self::Cohort,
        Self::Period(Period::Month),
        Self::Period(Period::Quarter),
        Self::Period(Period::Year),
        Self::Sex,
        Self::Age,
        Self::Youth,
        Self::StaffKind,
        Self::StaffLevel,
        Self::ContentGroup,
    ];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Programme => "programme",
            Self::Unit => "unit",
            Self::Cohort => "cohort",
            Self::Period(Period::Month) => "month",
            Self::Period(Period::Quarter) => "quarter",
            Self::Period(Period::Year) => "year",
            Self::Sex => "sex",
            Self::Age => "age",
            Self::Youth => "youth",
            Self::StaffKind => "staff-kind",
            Self::StaffLevel => "staff-level",
            Self::ContentGroup => "content-group",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.name() == name)
    }

    /// Whether small groups of it could tell of a person: sex, age and kind of staff.
    pub fn is_sensitive(self) -> bool {
        matches!(self, Self::Sex | Self::Age | Self::Youth | Self::StaffKind)
    }

    /// Whether it says something of the person rather than of what she took and when: a person has one at a time, so she
    /// is counted once under the latest.
    pub fn is_of_person(self) -> bool {
        matches!(self, Self::Sex | Self::Age | Self::Youth | Self::StaffKind | Self::StaffLevel | Self::Unit)
    }

    /// Whether a person's year of training is broken down by it: by what is said of herself.
    pub fn fits_years(self) -> bool {
        self.is_of_person()
    }

    /// Whether it has few enough values to stand side by side.
    pub fn fits_columns(self) -> bool {
        !matches!(self, Self::Course | Self::Programme | Self::Unit | Self::Cohort | Self::Period(Period::Month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_is_found_by_its_name() {
        for dimension in Dimension::ALL {
            assert_eq!(Dimension::named(dimension.name()), Some(dimension));
        }
        assert_eq!(Dimension::named("ethnicity"), None);
    }

    #[test]
    fn sex_age_and_staff_kind_are_sensitive() {
        let sensitive: Vec<&str> =
            Dimension::ALL.into_iter().filter(|one| one.is_sensitive()).map(Dimension::name).collect();
        assert_eq!(sensitive, ["sex", "age", "youth", "staff-kind"]);
    }
}
