//! What is asked for, as it is kept.

use domain::{
    report::{AgeBand, Dimension, Filter, Measure},
    roster::{Sex, StaffKind, StaffLevel},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is asked for; words are those of forms and addresses, and empty where nothing is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Whether it is the yearly report with its fixed tables.
    pub is_yearly: bool,
    /// Whether it is about the tiết of a year against their target, person by person.
    #[serde(default)]
    pub is_hours: bool,
    /// What the rows are.
    pub rows: String,
    /// What the columns are.
    pub columns: String,
    /// How far below the top of the reach units are counted; beyond the lowest, each is counted itself.
    pub level: usize,
    /// Enrolments opened from this day on.
    pub from: Date,
    /// The last day of opening.
    pub to: Date,
    /// What has happened up to this day counts.
    pub as_of: Date,
    /// Whether the past of ended units is counted in their successors.
    pub is_map_of_now: bool,
    /// A unit with all below it.
    pub unit: String,
    /// A course.
    pub course: String,
    /// A programme.
    pub programme: String,
    /// A cohort.
    pub cohort: String,
    /// A content group, from 1.
    pub content_group: String,
    /// A level.
    pub staff_level: String,
    /// A sex.
    pub sex: String,
    /// An age band.
    pub age: String,
    /// A kind of staff.
    pub staff_kind: String,
}

impl Wish {
    /// Courses in a period as of a day, with nothing chosen.
    pub fn of_period(from: Date, to: Date, as_of: Date) -> Self {
        let none = String::new;
        Self {
            is_yearly: false,
            is_hours: false,
            rows: Dimension::Course.name().to_owned(),
            columns: none(),
            level: 1,
            from,
            to,
            as_of,
            is_map_of_now: true,
            unit: none(),
            course: none(),
            programme: none(),
            cohort: none(),
            content_group: none(),
            staff_level: none(),
            sex: none(),
            age: none(),
            staff_kind: none(),
        }
    }

    /// Whether it is about one calendar year.
    pub fn is_of_a_year(&self) -> bool {
        self.is_yearly || self.is_hours
    }

    /// What its tables show.
    pub fn measures(&self) -> [Measure; 5] {
        if self.is_hours { Measure::OF_YEARS } else { Measure::OF_ENROLMENTS }
    }

    /// The dimension of the rows.
    pub fn row_dimension(&self) -> Dimension {
        Dimension::named(&self.rows).unwrap_or(Dimension::Course)
    }

    /// The dimension of the columns.
    pub fn column_dimension(&self) -> Option<Dimension> {
        Dimension::named(&self.columns)
    }

    /// Whether a dimension is asked for, or chosen by.
    pub fn uses(&self, dimension: Dimension) -> bool {
        let is_chosen = match dimension {
            Dimension::Unit => !self.unit.is_empty(),
            Dimension::Cohort => !self.cohort.is_empty(),
            Dimension::Programme => !self.programme.is_empty(),
            _ => false,
        };
        is_chosen
            || (!self.is_yearly && (self.row_dimension() == dimension || self.column_dimension() == Some(dimension)))
    }

    /// What is chosen of closed lists; courses, programmes and cohorts are numbers that the count gives.
    pub fn filter(&self) -> Filter {
        Filter {
            content_group: self.content_group.parse().ok(),
            staff_level: StaffLevel::named(&self.staff_level),
            sex: Sex::named(&self.sex),
            age: AgeBand::named(&self.age),
            staff_kind: StaffKind::named(&self.staff_kind),
            ..Filter::default()
        }
    }
}
