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
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn days(rhythm: Rhythm, after: Date, count: usize) -> Vec<String> {
        let next = |day: &Date| rhythm.next_after(*day);
        std::iter::successors(next(&after), next).take(count).map(|day| day.to_string()).collect()
    }

    #[test]
    fn a_month_without_the_day_has_its_last_one() {
        assert_eq!(
            days(Rhythm::Monthly(31), date(2026, 12, 31), 4),
            ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
        );
        assert_eq!(days(Rhythm::Monthly(30), date(2028, 1, 30), 2), ["2028-02-29", "2028-03-30"]);
        assert_eq!(
            days(Rhythm::Quarterly(31), date(2026, 1, 31), 4),
            ["2026-04-30", "2026-07-31", "2026-10-31", "2027-01-31"]
        );
    }

    #[test]
    fn the_29th_of_february_is_the_28th_in_common_years() {
        assert_eq!(days(Rhythm::Yearly(2, 29), date(2027, 2, 28), 3), ["2028-02-29", "2029-02-28", "2030-02-28"]);
        assert_eq!(days(Rhythm::Yearly(12, 31), date(2026, 12, 31), 1), ["2027-12-31"]);
    }

    #[test]
    fn a_week_goes_from_one_weekday_to_the_next() {
        assert_eq!(days(Rhythm::Weekly(Weekday::Monday), date(2026, 11, 29), 2), ["2026-11-30", "2026-12-07"]);
        assert_eq!(days(Rhythm::Weekly(Weekday::Monday), date(2026, 11, 30), 1), ["2026-12-07"], "not the same day");
    }

    #[test]
    fn what_was_missed_is_due_once() {
        let rhythm = Rhythm::Weekly(Weekday::Monday);
        let next = date(2026, 11, 30);
        assert_eq!(rhythm.due(next, date(2026, 11, 29)), None);
        assert_eq!(rhythm.due(next, next), Some(next));
        assert_eq!(rhythm.due(next, date(2026, 12, 24)), Some(date(2026, 12, 21)));
    }

    #[test]
    fn spans_end_before_the_day() {
        let of = |span: Span, day: Date| {
            let (from, to) = span.before(day);
            (from.to_string(), to.to_string())
        };
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(of(Span::Week, date(2026, 11, 30)), pair("2026-11-23", "2026-11-29"));
        assert_eq!(of(Span::Week, date(2026, 12, 6)), pair("2026-11-23", "2026-11-29"));
        assert_eq!(of(Span::Month, date(2028, 3, 31)), pair("2028-02-01", "2028-02-29"));
        assert_eq!(of(Span::Month, date(2027, 1, 1)), pair("2026-12-01", "2026-12-31"));
        assert_eq!(of(Span::Quarter, date(2027, 1, 31)), pair("2026-10-01", "2026-12-31"));
        assert_eq!(of(Span::Quarter, date(2026, 9, 30)), pair("2026-04-01", "2026-06-30"));
        assert_eq!(of(Span::Year, date(2028, 2, 29)), pair("2027-01-01", "2027-12-31"));
        assert_eq!(of(Span::YearSoFar, date(2026, 11, 27)), pair("2026-01-01", "2026-11-26"));
        assert_eq!(of(Span::YearSoFar, date(2027, 1, 1)), pair("2026-01-01", "2026-12-31"));
    }

    #[test]
    fn names_and_parts_are_read_again() {
        for rhythm in
            [Rhythm::Weekly(Weekday::Sunday), Rhythm::Monthly(31), Rhythm::Quarterly(1), Rhythm::Yearly(2, 29)]
        {
            let (weekday, day, month) = rhythm.parts();
            assert_eq!(Rhythm::read(rhythm.name(), weekday, day, month), Some(rhythm));
        }
        for (name, weekday, day, month) in
            [("daily", 1, 1, 1), ("weekly", 8, 1, 1), ("weekly", 0, 1, 1), ("monthly", 1, 32, 1), ("yearly", 1, 1, 13)]
        {
            assert_eq!(Rhythm::read(name, weekday, day, month), None, "{name}");
        }
        assert!(Span::ALL.into_iter().all(|span| Span::named(span.name()) == Some(span)));
    }

    #[test]
    fn the_calendar_ends_and_nothing_breaks() {
        let last = Date::MAX;
        for rhythm in [Rhythm::Weekly(Weekday::Monday), Rhythm::Monthly(31), Rhythm::Yearly(2, 29)] {
            assert_eq!(rhythm.next_after(last), None);
        }
    }

    fn any_rhythm() -> impl Strategy<Value = Rhythm> {
        let day = 1_i8..=31;
        prop_oneof![
            (1_i8..=7).prop_map(|day| Rhythm::Weekly(Weekday::from_monday_one_offset(day).expect("a weekday"))),
            day.clone().prop_map(Rhythm::Monthly),
            day.clone().prop_map(Rhythm::Quarterly),
            (1_i8..=12, day).prop_map(|(month, day)| Rhythm::Yearly(month, day)),
        ]
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (0_i32..73_000).prop_map(|days| date(2000, 1, 1).saturating_add(days.days()))
    }

    /// Whether a day is one of a rhythm, said in another way than by walking.
    fn is_of(rhythm: Rhythm, day: Date) -> bool {
        let fits = |wanted: i8| day.day() == wanted || (day.day() < wanted && day == day.last_of_month());
        match rhythm {
            Rhythm::Weekly(weekday) => day.weekday() == weekday,
            Rhythm::Monthly(wanted) => fits(wanted),
            Rhythm::Quarterly(wanted) => [1, 4, 7, 10].contains(&day.month()) && fits(wanted),
            Rhythm::Yearly(month, wanted) => day.month() == month && fits(wanted),
        }
    }

    proptest! {
        #[test]
        fn the_next_day_is_the_first_that_fits(rhythm in any_rhythm(), day in any_day()) {
            let next = rhythm.next_after(day).expect("a day");
            prop_assert!(next > day && is_of(rhythm, next));
            let mut between = day.saturating_add(1.day());
            while between < next {
                prop_assert!(!is_of(rhythm, between), "{between} was passed over");
                between = between.saturating_add(1.day());
            }
        }

        #[test]
        fn nothing_is_made_up_for_twice(rhythm in any_rhythm(), day in any_day(), away in 0_i32..900) {
            let next = rhythm.next_after(day).expect("a day");
            let today = next.saturating_add(away.days());
            let due = rhythm.due(next, today).expect("something is due");
            prop_assert!(next <= due && due <= today && is_of(rhythm, due));
            let later = rhythm.next_after(today).expect("a day");
            prop_assert_eq!(rhythm.next_after(due), Some(later), "none lies between what is due and what comes next");
            prop_assert_eq!(rhythm.due(later, today), None);
        }

        #[test]
        fn spans_lie_before_their_day_and_follow_each_other(day in any_day(), place in 0_usize..5) {
            let span = Span::ALL[place];
            let (from, to) = span.before(day);
            prop_assert!(from <= to && to < day);
            prop_assert_eq!(span.is_of_a_year(), matches!(span, Span::Year | Span::YearSoFar));
            if span.is_of_a_year() {
                prop_assert_eq!(from.year(), to.year());
            }
            if span != Span::YearSoFar {
                let (_, before) = span.before(from);
                prop_assert_eq!(before.saturating_add(1.day()), from, "no day is left out between two of them");
            }
        }
    }
}
