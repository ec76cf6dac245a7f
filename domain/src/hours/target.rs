//! The target of a year: a setting for each kind of staff, leaders apart.

use super::outside::{Fault, halves};
use crate::{course::Tiet, roster::StaffKind};
use jiff::civil::Date;

/// What holds where nothing is set: five days of eight tiết.
pub const DEFAULT_TARGET: Tiet = Tiet { halves: 80 };
/// The highest target, in tiết.
pub const MOST_OF_A_YEAR: i64 = 400;

/// For whom a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Post {
    /// The kind of staff.
    pub kind: StaffKind,
    /// Whether she leads.
    pub is_leader: bool,
}

impl Post {
    /// Everybody for whom a target can be set, in the order of the form.
    pub fn all() -> impl Iterator<Item = Self> {
        let both = |kind: &StaffKind| [false, true].map(|is_leader| Self { kind: *kind, is_leader });
        StaffKind::ALL.iter().flat_map(both)
    }

    /// Its name in a form: `cong-chuc`, `cong-chuc.leader`.
    pub fn field(self) -> String {
        format!("{}{}", self.kind.name(), if self.is_leader { ".leader" } else { "" })
    }
}

/// The day whose post decides which target holds for a year: today, or the last day of a year that is over.
pub fn deciding_day(year: i16, today: Date) -> Date {
    match Date::new(year, 12, 31) {
        Ok(last) if last < today => last,
        _ => today,
    }
}

/// Reads a target as it was typed: none or more, whole or half tiết.
pub fn read_target(text: &str) -> Result<Tiet, Fault> {
    match halves(text)? {
        halves if halves < 0 => Err(Fault::Negative),
        halves if halves > 2 * MOST_OF_A_YEAR => Err(Fault::TooMuch { most: MOST_OF_A_YEAR }),
        halves => Ok(Tiet { halves }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_post_of_today_decides_for_this_year_and_that_of_the_last_day_for_a_past_one() {
        let today = date(2026, 11, 27);
        assert_eq!(deciding_day(2026, today), today);
        assert_eq!(deciding_day(2025, today), date(2025, 12, 31));
        assert_eq!(deciding_day(2027, today), today);
    }

    #[test]
    fn targets_are_whole_or_half() {
        assert_eq!(read_target("40"), Ok(DEFAULT_TARGET));
        assert_eq!(read_target(" 7,5 "), Ok(Tiet { halves: 15 }));
        assert_eq!(read_target("0"), Ok(Tiet { halves: 0 }));
        assert_eq!(read_target("-1"), Err(Fault::Negative));
        assert_eq!(read_target("401"), Err(Fault::TooMuch { most: 400 }));
        assert_eq!(read_target("bốn mươi"), Err(Fault::NotANumber));
    }

    #[test]
    fn every_post_has_a_field_of_its_own() {
        let mut fields: Vec<String> = Post::all().map(Post::field).collect();
        assert_eq!(fields.len(), 10);
        fields.sort();
        fields.dedup();
        assert_eq!(fields.len(), 10);
    }
}
