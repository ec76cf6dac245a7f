//! A learner pauses without saying why: her due dates move by as many days.

use jiff::{ToSpan, civil::Date};

/// A pause; both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Pause {
    /// How many days it has.
    pub fn days(self) -> i64 {
        days_between(self.from, self.until)
    }

    /// Whether a day belongs to it.
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }

    /// How many of its days fall into a year.
    fn days_in(self, year: i16) -> i64 {
        let (first, last) = (Date::constant(year, 1, 1), Date::constant(year, 12, 31));
        days_between(self.from.max(first), self.until.min(last))
    }
}

fn days_between(first: Date, last: Date) -> i64 {
    (i64::from(first.until(last).map_or(-1, |span| span.get_days())) + 1).max(0)
}

/// The due date after a pause: what was still open when it began moves by all of its days; what was late stays so.
pub fn paused_due(due: Date, pause: Pause) -> Date {
    if due < pause.from {
        return due;
    }
    due.checked_add(pause.days().days()).unwrap_or(Date::MAX)
}

/// How many days are left to pause in a year, after these pauses.
pub fn pause_days_left(pauses: &[Pause], year: i16, most: i64) -> i64 {
    (most - pauses.iter().map(|pause| pause.days_in(year)).sum::<i64>()).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const PAUSE: Pause = Pause { from: date(2026, 12, 10), until: date(2027, 1, 8) };

    #[test]
    fn what_is_open_moves_by_the_whole_pause() {
        assert_eq!(PAUSE.days(), 30);
        assert_eq!(paused_due(date(2026, 12, 9), PAUSE), date(2026, 12, 9), "late before the pause");
        assert_eq!(paused_due(date(2026, 12, 10), PAUSE), date(2027, 1, 9), "due on its first day");
        assert_eq!(paused_due(date(2027, 3, 1), PAUSE), date(2027, 3, 31));
        assert_eq!(paused_due(Date::MAX, PAUSE), Date::MAX);
    }

    #[test]
    fn each_year_has_its_own_days() {
        assert_eq!(pause_days_left(&[PAUSE], 2026, 60), 38);
        assert_eq!(pause_days_left(&[PAUSE], 2027, 60), 52);
        assert_eq!(pause_days_left(&[PAUSE], 2028, 60), 60);
        assert_eq!(pause_days_left(&[PAUSE, PAUSE, PAUSE], 2026, 60), 0);
    }

    proptest! {
        /// After the pause she has as many days as she had when it began.
        #[test]
        fn no_day_is_lost(ahead in 0_i64..500, length in 1_i64..90) {
            let from = date(2026, 12, 10);
            let pause = Pause { from, until: from.checked_add((length - 1).days()).unwrap() };
            let due = from.checked_add(ahead.days()).unwrap();
            prop_assert_eq!(pause.days(), length);
            let back = pause.until.tomorrow().unwrap();
            prop_assert_eq!(days_between(back, paused_due(due, pause)), days_between(from, due));
            prop_assert_eq!(pause.days_in(2026) + pause.days_in(2027), length);
        }
    }
}
