//! Quiet hours: what nobody waits for does not leave at night.

use jiff::civil::DateTime;
use std::str::FromStr;

/// Hours of the day in which reminders do not leave: from the first one up to the second one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    from: i8,
    to: i8,
}

impl Default for QuietHours {
    fn default() -> Self {
        Self { from: 20, to: 7 }
    }
}

impl FromStr for QuietHours {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let hour = |text: &str| text.trim().parse::<i8>().ok().filter(|hour| (0..24).contains(hour));
        let read = text.split_once('-').and_then(|(from, to)| Some(Self { from: hour(from)?, to: hour(to)? }));
        read.ok_or_else(|| "expected two hours of the day, for instance 20-7; 0-0 for none".to_owned())
    }
}

impl QuietHours {
    /// Milliseconds until they are over; none outside of them.
    pub fn left(self, local: DateTime) -> i64 {
        let minutes = i64::from(local.hour()) * 60 + i64::from(local.minute());
        let (from, to) = (i64::from(self.from) * 60, i64::from(self.to) * 60);
        let is_quiet = if from <= to { (from..to).contains(&minutes) } else { minutes >= from || minutes < to };
        if is_quiet { (to - minutes).rem_euclid(24 * 60) * 60_000 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn hours_across_midnight_and_within_a_day() {
        let minutes = |hours: &str, hour, minute| {
            hours.parse::<QuietHours>().expect("two hours").left(date(2026, 11, 26).at(hour, minute, 0, 0)) / 60_000
        };
        assert_eq!(
            [(19, 59), (20, 0), (23, 30), (0, 0), (6, 59), (7, 0)].map(|(hour, minute)| minutes("20-7", hour, minute)),
            [0, 660, 450, 420, 1, 0]
        );
        assert_eq!(
            [(11, 0), (12, 0), (13, 30), (14, 0)].map(|(hour, minute)| minutes("12-14", hour, minute)),
            [0, 120, 30, 0]
        );
        assert_eq!(minutes("0-0", 0, 0), 0);
        for bad in ["", "20", "20-24", "a-b", "-1-7"] {
            assert!(bad.parse::<QuietHours>().is_err(), "{bad}");
        }
    }
}
