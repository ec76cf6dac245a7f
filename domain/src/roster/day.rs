//! Days as people and spreadsheets write them.

use jiff::civil::{Date, date};

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayError {
    /// Written like a day that the calendar does not have: 31/02.
    NotInCalendar,
    /// A year alone, or a month and a year.
    Incomplete,
    /// Something else.
    NoDay,
}

/// `12/04/1991`, `12.4.1991`, `1991-04-12`, with or without a time, or the number by which spreadsheets count days.
pub fn day(text: &str) -> Result<Date, DayError> {
    let text = text.trim().trim_start_matches('\'');
    let text = text.split([' ', 'T']).next().unwrap_or_default();
    if let Some(day) = serial(text) {
        return Ok(day);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let numbers: Option<Vec<i16>> = parts.iter().map(|part| number(part)).collect();
    match numbers.as_deref() {
        Some([first, second, third]) if parts[0].len() == 4 => on(*first, *second, *third),
        Some([first, second, third]) if parts[2].len() == 4 => on(*third, *second, *first),
        Some([_, _]) => Err(DayError::Incomplete),
        Some([year]) if (1900..=2100).contains(year) => Err(DayError::Incomplete),
        _ => Err(DayError::NoDay),
    }
}

fn number(part: &str) -> Option<i16> {
    let is_plain = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| part.parse().ok()).flatten()
}

fn on(year: i16, month: i16, day: i16) -> Result<Date, DayError> {
    let small = |number: i16| i8::try_from(number).unwrap_or(-1);
    Date::new(year, small(month), small(day)).map_err(|_| DayError::NotInCalendar)
}

/// Days since 30/12/1899: a column of days that lost its format.
fn serial(text: &str) -> Option<Date> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if whole.len() != 5 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days: i64 = whole.parse().ok()?;
    date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}
