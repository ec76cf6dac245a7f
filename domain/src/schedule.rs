//! Reports that are made again by themselves: on which days, and about which time before.
//!
//! Only days are computed here; the zone of the site decides which day it is.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// On which days a report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Each week.
    Weekly(Weekday),
    /// Each month on a day from 1 to 31; a month that has fewer days has it on its last one.
    Monthly(i8),
    /// In the first month of each quarter, on a day likewise.
    Quarterly(i8),
    /// Each year in a month, on a day likewise.
    Yearly(i8, i8),
}

/// The months of a rhythm by its name; each week has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Months {
    Every,
    QuarterBegins,
    One(i8),
}

impl Months {
    fn hold(self, month: i8) -> bool {
        match self {
            Self::Every => true,
            Self::QuarterBegins => month % 3 == 1,
            Self::One(one) => month == one,
        }
    }
}

impl Rhythm {
    /// The names of all rhythms, the shortest first.
    pub const NAMES: [&str; 4] = ["weekly", "monthly", "quarterly", "yearly"];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weekly(_) => "weekly",
            Self::Monthly(_) => "monthly",
            Self::Quarterly(_) => "quarterly",
            Self::Yearly(..) => "yearly",
        }
    }

    /// The rhythm of this name; what it does not need may be anything. `None` where something that it needs cannot be.
    pub fn read(name: &str, weekday: i8, day: i8, month: i8) -> Option<Self> {
        let is_day = (1..=31).contains(&day);
        match name {
            "weekly" => Weekday::from_monday_one_offset(weekday).ok().map(Self::Weekly),
            "monthly" => is_day.then_some(Self::Monthly(day)),
            "quarterly" => is_day.then_some(Self::Quarterly(day)),
            "yearly" => (is_day && (1..=12).contains(&month)).then_some(Self::Yearly(month, day)),
            _ => None,
        }
    }

    /// Weekday from 1 for Monday, day and month as [`Rhythm::read`] takes them; 1 for what it does not need.
    pub fn parts(self) -> (i8, i8, i8) {
        match self {
            Self::Weekly(weekday) => (weekday.to_monday_one_offset(), 1, 1),
            Self::Monthly(day) | Self::Quarterly(day) => (1, day, 1),
            Self::Yearly(month, day) => (1, day, month),
        }
    }

    /// Its first day after this one; nothing after the last day of the calendar.
    pub fn next_after(self, day: Date) -> Option<Date> {
        match self {
            Self::Weekly(weekday) => day.nth_weekday(1, weekday).ok(),
            Self::Monthly(wanted) => next_month_day(day, Months::Every, wanted),
            Self::Quarterly(wanted) => next_month_day(day, Months::QuarterBegins, wanted),
            Self::Yearly(month, wanted) => next_month_day(day, Months::One(month), wanted),
        }
    }

    /// What is due: the latest of its days up to `today`, when `next` is the first that has not been. Nothing while
    /// `next` is still to come. So whatever was missed is made up for once.
    pub fn due(self, next: Date, today: Date) -> Option<Date> {
        if next > today {
            return None;
        }
        let mut due = next;
        while let Some(later) = self.next_after(due).filter(|later| *later <= today) {
            due = later;
        }
        Some(due)
    }
}

fn next_month_day(after: Date, months: Months, wanted: i8) -> Option<Date> {
    let mut first = after.first_of_month();
    loop {
        if months.hold(first.month()) {
            let day = Date::new(first.year(), first.month(), wanted.min(first.days_in_month())).ok()?;
            if day > after {
                return Some(day);
            }
        }
        first = first.checked_add(1.month()).ok()?;
    }
}

/// Which time before its day a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The last whole week, Monday to Sunday.
    Week,
    /// The month before.
    Month,
    /// The quarter before.
    Quarter,
    /// The year before.
    Year,
    /// From the beginning of the year of the day before up to that day: on 1 January the whole year that has ended.
    YearSoFar,
}

impl Span {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Week, Self::Month, Self::Quarter, Self::Year, Self::YearSoFar];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::YearSoFar => "year-so-far",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.name() == name)
    }

    /// Whether it lies within one calendar year, as a report about a year needs.
    pub fn is_of_a_year(self) -> bool {
        matches!(self, Self::Year | Self::YearSoFar)
    }

    /// The first and the last day for a report of this day; both lie before it.
    pub fn before(self, day: Date) -> (Date, Date) {
        let yesterday = day.saturating_sub(1.day());
        let month = day.first_of_month();
        let (first, next) = match self {
            Self::Week => {
                let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
                (monday.saturating_sub(7.days()), monday)
            }
            Self::Month => (month.saturating_sub(1.month()), month),
            Self::Quarter => {
                let begin = month.saturating_sub(i64::from((month.month() - 1) % 3).months());
                (begin.saturating_sub(3.months()), begin)
            }
            Self::Year => {
                let begin = day.first_of_year();
                (begin.saturating_sub(1.year()), begin)
            }
            Self::YearSoFar => (yesterday.first_of_year(), day),
        };
        (first, next.saturating_sub(1.day()))
    }
}

#[cfg(test)]
mod tests;
