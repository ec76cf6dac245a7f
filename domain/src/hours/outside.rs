//! Hours done elsewhere: how they are typed, and what cannot be.

use crate::{course::Tiet, phrase::Phrase, text::fold};
use jiff::civil::Date;

/// The longest title, body or reason, in characters.
pub const LONGEST_TEXT: usize = 200;
/// More tiết than this fit into no day.
pub const MOST_A_DAY: i64 = 12;
/// More tiết than this are in no single event.
const MOST_OF_AN_EVENT: i64 = 2_000;

/// How an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoursState {
    /// It waits for a coordinator.
    Pending,
    /// It counts.
    Approved,
    /// It does not count, and why not has been said.
    Refused,
    /// The learner has taken it back.
    Withdrawn,
}

impl HoursState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Approved, Self::Refused, Self::Withdrawn];

    /// The name in the database and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The Fluent key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pending => "hours-pending",
            Self::Approved => "hours-approved",
            Self::Refused => "hours-refused",
            Self::Withdrawn => "hours-withdrawn",
        }
    }

    /// Whether who entered it may still mend it.
    pub fn may_be_corrected(self) -> bool {
        matches!(self, Self::Pending | Self::Refused)
    }
}

/// The field of a form that a fault belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultField {
    /// The first day.
    From,
    /// The last day.
    Until,
    /// The tiết.
    Tiet,
    /// The title.
    Title,
}

impl FaultField {
    /// Its name in the form.
    pub fn name(self) -> &'static str {
        match self {
            Self::From => "from_on",
            Self::Until => "until_on",
            Self::Tiet => "tiet",
            Self::Title => "title",
        }
    }
}

/// Why what was typed cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not a number.
    NotANumber,
    /// Below nought.
    Negative,
    /// Nought.
    Nothing,
    /// Neither whole nor half.
    NotHalf,
    /// Higher than may be.
    TooMuch {
        /// The most.
        most: i64,
    },
    /// More than fits between the two days.
    TooDense {
        /// The most.
        most: i64,
    },
    /// After today.
    Ahead,
    /// It ends before it begins.
    Backwards,
    /// So long ago that the year must be a slip.
    LongAgo,
    /// The same thing stands there already, on overlapping days.
    Repeated,
}

impl Fault {
    /// The Fluent key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotANumber => "hours-not-a-number",
            Self::Negative => "hours-negative",
            Self::Nothing => "hours-nothing",
            Self::NotHalf => "hours-not-half",
            Self::TooMuch { .. } => "hours-too-much",
            Self::TooDense { .. } => "hours-too-dense",
            Self::Ahead => "hours-ahead",
            Self::Backwards => "hours-backwards",
            Self::LongAgo => "hours-long-ago",
            Self::Repeated => "hours-repeated",
        }
    }

    /// The sentence.
    pub fn phrase(self) -> Phrase {
        match self {
            Self::TooMuch { most } | Self::TooDense { most } => {
                Phrase::new(self.key()).number("most", most.unsigned_abs())
            }
            _ => Phrase::new(self.key()),
        }
    }
}

/// Twice the number that was typed, with a comma or a point.
pub(super) fn halves(text: &str) -> Result<i64, Fault> {
    let text = text.trim().replace(['−', '–'], "-").replace(',', ".");
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_plain = |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain(whole) || !is_plain(rest) {
        return Err(Fault::NotANumber);
    }
    let whole: i64 = whole.parse().map_err(|_| Fault::NotANumber)?;
    let halves = match rest.trim_end_matches('0') {
        "" => 2 * whole,
        "5" => 2 * whole + 1,
        _ => return Err(Fault::NotHalf),
    };
    Ok(if is_negative { -halves } else { halves })
}

/// Reads the tiết of an event as they were typed: more than none, whole or half.
pub fn read_tiet(text: &str) -> Result<Tiet, Fault> {
    match halves(text)? {
        halves if halves < 0 => Err(Fault::Negative),
        0 => Err(Fault::Nothing),
        halves if halves > 2 * MOST_OF_AN_EVENT => Err(Fault::TooMuch { most: MOST_OF_AN_EVENT }),
        halves => Ok(Tiet { halves }),
    }
}

/// What is wrong with the days of an event, and with its tiết on so many days.
pub fn check_days(from: Date, until: Date, tiet: Option<Tiet>, today: Date) -> Vec<(FaultField, Fault)> {
    let mut faults = Vec::new();
    if from.year() < today.year() - 30 {
        faults.push((FaultField::From, Fault::LongAgo));
    }
    if from > today {
        faults.push((FaultField::From, Fault::Ahead));
    }
    if until < from {
        faults.push((FaultField::Until, Fault::Backwards));
    } else if until > today {
        faults.push((FaultField::Until, Fault::Ahead));
    }
    let days = from.until(until).map_or(0, |span| i64::from(span.get_days())) + 1;
    let most = days.max(1) * MOST_A_DAY;
    if faults.is_empty() && tiet.is_some_and(|tiet| tiet.halves > 2 * most) {
        faults.push((FaultField::Tiet, Fault::TooDense { most }));
    }
    faults
}

/// What tells whether two entries are about the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it was.
    pub title: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// Whether one entry repeats another: the same title on overlapping days.
pub fn is_repeat(one: &Event, other: &Event) -> bool {
    one.from <= other.until && other.from <= one.until && fold(&one.title) == fold(&other.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn tiet_are_whole_or_half_and_more_than_none() {
        for (typed, halves) in [("8", 16), ("7,5", 15), ("7.50", 15), ("0,5", 1), (" 40 ", 80), ("2000", 4000)] {
            assert_eq!(read_tiet(typed), Ok(Tiet { halves }), "{typed}");
        }
        for (typed, fault) in [
            ("0,3", Fault::NotHalf),
            ("0.3", Fault::NotHalf),
            ("7,25", Fault::NotHalf),
            ("-8", Fault::Negative),
            ("−0,5", Fault::Negative),
            ("0", Fault::Nothing),
            ("2001", Fault::TooMuch { most: 2000 }),
            ("", Fault::NotANumber),
            ("tám", Fault::NotANumber),
            ("1e3", Fault::NotANumber),
            ("8 tiết", Fault::NotANumber),
            ("9999999999999999999", Fault::NotANumber),
            (".5", Fault::NotANumber),
            ("NaN", Fault::NotANumber),
        ] {
            assert_eq!(read_tiet(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn days_lie_in_the_past_and_in_order() {
        let today = date(2026, 11, 27);
        let tiet = Some(Tiet { halves: 16 });
        let check = |from, until| check_days(from, until, tiet, today);
        assert_eq!(check(date(2026, 11, 27), today), []);
        assert_eq!(check(date(2026, 11, 20), date(2026, 11, 28)), [(FaultField::Until, Fault::Ahead)]);
        assert_eq!(check(date(2026, 11, 20), date(2026, 11, 19)), [(FaultField::Until, Fault::Backwards)]);
        assert_eq!(
            check(date(2026, 12, 1), date(2026, 12, 2)),
            [(FaultField::From, Fault::Ahead), (FaultField::Until, Fault::Ahead)]
        );
        assert_eq!(check(date(1926, 11, 20), date(1926, 11, 20)), [(FaultField::From, Fault::LongAgo)]);
        let dense = check_days(today, today, Some(Tiet { halves: 25 }), today);
        assert_eq!(dense, [(FaultField::Tiet, Fault::TooDense { most: 12 })]);
        assert_eq!(check_days(date(2026, 11, 26), today, Some(Tiet { halves: 48 }), today), []);
    }

    #[test]
    fn the_same_title_on_overlapping_days_is_a_repeat() {
        let event = |title: &str, from, until| Event { title: title.to_owned(), from, until };
        let one = event("Bồi dưỡng kỹ năng số", date(2026, 3, 2), date(2026, 3, 6));
        assert!(is_repeat(&one, &event("BỒI DƯỠNG KỸ NĂNG SỐ", date(2026, 3, 6), date(2026, 3, 9))));
        assert!(!is_repeat(&one, &event("Bồi dưỡng kỹ năng số", date(2026, 3, 7), date(2026, 3, 9))));
        assert!(!is_repeat(&one, &event("Bồi dưỡng nghiệp vụ", date(2026, 3, 2), date(2026, 3, 6))));
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(text in ".{0,20}") {
            if let Ok(tiet) = read_tiet(&text) {
                prop_assert!(tiet.halves > 0 && tiet.halves <= 2 * MOST_OF_AN_EVENT);
            }
        }

        #[test]
        fn what_is_written_is_read_again(halves in 1_i64..4000) {
            let text = format!("{},{}", halves / 2, if halves % 2 == 1 { "5" } else { "0" });
            prop_assert_eq!(read_tiet(&text), Ok(Tiet { halves }));
        }
    }
}
