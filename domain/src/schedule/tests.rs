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
    for rhythm in [Rhythm::Weekly(Weekday::Sunday), Rhythm::Monthly(31), Rhythm::Quarterly(1), Rhythm::Yearly(2, 29)] {
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
