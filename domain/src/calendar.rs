//! Civil days, and how they are written. Time zone and clock belong to the caller.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday},
    tz::Offset,
};

const EPOCH: Date = Date::constant(1970, 1, 1);
const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

/// The day on which an instant (milliseconds UTC) falls; `None` beyond the years that calendars know.
pub fn day_of(instant: i64, offset: Offset) -> Option<Date> {
    Some(local(instant, offset)?.date())
}

/// The first instant after a day (milliseconds UTC): what is due on this day is late from here on.
pub fn end_of_day(day: Date, offset: Offset) -> i64 {
    let midnight = day.duration_since(EPOCH).as_secs() + SECONDS_OF_A_DAY;
    (midnight - i64::from(offset.seconds())) * 1000
}

/// Whether a due date has passed: it lasts to the end of its day.
pub fn is_overdue(due: Date, now: i64, offset: Offset) -> bool {
    now >= end_of_day(due, offset)
}

/// Whole days until a due date: 0 on the day itself, negative afterwards.
pub fn days_until(due: Date, now: i64, offset: Offset) -> Option<i64> {
    Some(due.duration_since(day_of(now, offset)?).as_secs() / SECONDS_OF_A_DAY)
}

/// Whether offices work on a day: Monday to Friday but for holidays.
pub fn is_working_day(day: Date, holidays: &[Date]) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !holidays.contains(&day)
}

/// The last of so many working days that begin after a day.
pub fn after_working_days(day: Date, count: u32, holidays: &[Date]) -> Date {
    let (mut last, mut left) = (day, count);
    while let Some(next) = last.tomorrow().ok().filter(|_| left > 0) {
        last = next;
        left -= u32::from(is_working_day(next, holidays));
    }
    last
}

/// A day as it is written in all three languages: `15/12/2026`.
pub fn day_text(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// An instant as it is written in all three languages: `17:05 15/12/2026`.
pub fn instant_text(instant: i64, offset: Offset) -> Option<String> {
    let local = local(instant, offset)?;
    Some(format!("{:02}:{:02} {}", local.hour(), local.minute(), day_text(local.date())))
}

fn local(instant: i64, offset: Offset) -> Option<DateTime> {
    Some(offset.to_datetime(Timestamp::from_millisecond(instant).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{civil::date, tz::offset};

    #[test]
    fn a_due_date_lasts_to_the_end_of_its_day() {
        let due = date(2026, 12, 15);
        let midnight = "2026-12-16T00:00:00+07:00".parse::<Timestamp>().unwrap().as_millisecond();
        assert_eq!(end_of_day(due, offset(7)), midnight);
        assert!(!is_overdue(due, midnight - 1, offset(7)));
        assert!(is_overdue(due, midnight, offset(7)));
        assert_eq!(days_until(due, midnight - 1, offset(7)), Some(0));
        assert_eq!(days_until(due, midnight, offset(7)), Some(-1));
        assert_eq!(days_until(date(2027, 2, 15), midnight - 1, offset(7)), Some(62));
    }

    #[test]
    fn the_zone_decides_the_day() {
        let late = "2026-12-31T17:00:00Z".parse::<Timestamp>().unwrap().as_millisecond();
        assert_eq!(day_of(late, offset(7)), Some(date(2027, 1, 1)));
        assert_eq!(day_of(late, Offset::UTC), Some(date(2026, 12, 31)));
        assert_eq!(instant_text(late, offset(7)).as_deref(), Some("00:00 01/01/2027"));
    }

    #[test]
    fn days_are_written_day_first() {
        assert_eq!(day_text(date(2026, 3, 1)), "01/03/2026");
    }

    #[test]
    fn weekends_and_holidays_are_no_working_days() {
        let friday = date(2026, 11, 27);
        assert_eq!(after_working_days(friday, 5, &[]), date(2026, 12, 4));
        assert_eq!(after_working_days(friday, 5, &[date(2026, 11, 30)]), date(2026, 12, 7));
        // A holiday on a Sunday takes no day away.
        assert_eq!(after_working_days(friday, 1, &[date(2026, 11, 29)]), date(2026, 11, 30));
        assert_eq!(after_working_days(date(2026, 11, 28), 1, &[]), date(2026, 11, 30));
        assert_eq!(after_working_days(friday, 0, &[]), friday);
        assert_eq!(after_working_days(Date::MAX, 5, &[]), Date::MAX);
    }

    #[test]
    fn the_ends_of_time_are_no_trap() {
        for offset in [offset(-12), Offset::UTC, offset(14)] {
            assert!(!is_overdue(Date::MAX, 0, offset));
            assert!(is_overdue(Date::MIN, 0, offset));
            assert_eq!(day_of(i64::MAX, offset), None);
        }
    }
}
