//! Days that a course names and each cohort decides: 'the end of week 2', 'three days after the opening'.

use crate::text::fold;
use jiff::{ToSpan, civil::Date};
use std::fmt;

/// A course lasts no longer, in weeks.
const MOST_WEEKS: u16 = 104;
/// Nothing lies further from its anchor, in days.
const MOST_DAYS: i16 = 366;

/// When a cohort runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The opening day.
    pub opens_on: Date,
    /// The last day, if there is one.
    pub closes_on: Option<Date>,
}

/// What a named day is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    Start,
    End,
    WeekStart(u16),
    WeekEnd(u16),
    Week(u16),
}

/// A day, or a whole week, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedDay {
    anchor: Anchor,
    /// So many days later; earlier when negative.
    days: i16,
}

impl NamedDay {
    /// Reads a name: `start`, `end`, `week-2`, `start-of-week-2`, `end-of-week-2`, or in Vietnamese `khai-giảng`,
    /// `cuối-khóa`, `tuần-2`, `đầu-tuần-2`, `hết-tuần-2`; all but whole weeks with `+3d`, `-1w`, `+3-ngày`,
    /// `-1-tuần` behind them. Accents, case, and a space for a hyphen do not matter.
    pub fn parse(name: &str) -> Option<Self> {
        let name = fold(name).replace(' ', "-");
        let (anchor, days) = match name.find('+').or_else(|| offset_start(&name)) {
            Some(at) => (Anchor::parse(&name[..at])?, offset(&name[at..])?),
            None => (Anchor::parse(&name)?, 0),
        };
        let is_whole_week = matches!(anchor, Anchor::Week(_));
        (!is_whole_week || days == 0).then_some(Self { anchor, days })
    }

    /// The first and the last day of what it names; twice the same but for whole weeks. `None` where the cohort
    /// cannot tell: it has no last day, or fewer weeks.
    pub fn of_run(self, run: Run) -> Option<(Date, Date)> {
        let first = |week: u16| run.opens_on.checked_add((i64::from(week - 1) * 7).days()).ok();
        let last = |week: u16| first(week)?.checked_add(6.days()).ok();
        // A week that begins after the last day is no week of this cohort; the one that it ends in ends with it.
        let is_in = |day: Date| run.closes_on.is_none_or(|closes| day <= closes);
        let until = |day: Date| run.closes_on.map_or(day, |closes| day.min(closes));
        let week = |week| Some((first(week).filter(|day| is_in(*day))?, until(last(week)?)));
        let (from, to) = match self.anchor {
            Anchor::Start => (run.opens_on, run.opens_on),
            Anchor::End => (run.closes_on?, run.closes_on?),
            Anchor::WeekStart(number) => (week(number)?.0, week(number)?.0),
            Anchor::WeekEnd(number) => (week(number)?.1, week(number)?.1),
            Anchor::Week(number) => week(number)?,
        };
        let moved = |day: Date| day.checked_add(i64::from(self.days).days()).ok();
        Some((moved(from)?, moved(to)?))
    }
}

/// The name as it is kept, in letters and signs that need no care.
impl fmt::Display for NamedDay {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.anchor {
            Anchor::Start => write!(to, "start")?,
            Anchor::End => write!(to, "end")?,
            Anchor::WeekStart(number) => write!(to, "start-of-week-{number}")?,
            Anchor::WeekEnd(number) => write!(to, "end-of-week-{number}")?,
            Anchor::Week(number) => write!(to, "week-{number}")?,
        }
        if self.days == 0 { Ok(()) } else { write!(to, "{:+}d", self.days) }
    }
}

impl Anchor {
    fn parse(name: &str) -> Option<Self> {
        let numbered = |prefixes: &[&str]| prefixes.iter().find_map(|prefix| week(name.strip_prefix(prefix)?));
        match name {
            "start" | "khai-giang" | "ngay-khai-giang" => Some(Self::Start),
            "end" | "cuoi-khoa" | "be-giang" | "ngay-be-giang" => Some(Self::End),
            _ => numbered(&["start-of-week-", "dau-tuan-"])
                .map(Self::WeekStart)
                .or_else(|| numbered(&["end-of-week-", "het-tuan-", "cuoi-tuan-"]).map(Self::WeekEnd))
                .or_else(|| numbered(&["week-", "tuan-"]).map(Self::Week)),
        }
    }
}

fn week(digits: &str) -> Option<u16> {
    number(digits).filter(|number| (1..=MOST_WEEKS).contains(number))
}

/// Digits and nothing else: no sign, no space.
fn number(digits: &str) -> Option<u16> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// Where `-3d` begins. Hyphens belong to names too, so this one is known by what ends the name.
fn offset_start(name: &str) -> Option<usize> {
    name.match_indices('-').map(|(at, _)| at).find(|at| offset(&name[*at..]).is_some())
}

/// `+3d`, `-1w`, `+3-ngay`, `-1-tuan` in days.
fn offset(text: &str) -> Option<i16> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let rest = text.strip_prefix(['+', '-'])?;
    let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let (count, unit) = rest.split_at(digits);
    let days = match unit.trim_start_matches('-') {
        "d" | "ngay" => 1,
        "w" | "tuan" => 7,
        _ => return None,
    };
    let days = i16::try_from(number(count)?).ok()?.checked_mul(days)?;
    (days <= MOST_DAYS).then_some(sign * days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const RUN: Run = Run { opens_on: date(2026, 10, 5), closes_on: Some(date(2026, 11, 13)) };

    fn shown(name: &str, run: Run) -> Option<String> {
        let (from, to) = NamedDay::parse(name).unwrap_or_else(|| panic!("{name}")).of_run(run)?;
        Some(if from == to { from.to_string() } else { format!("{from}/{to}") })
    }

    #[test]
    fn weeks_are_counted_from_the_opening_day() {
        assert_eq!(shown("start", RUN).as_deref(), Some("2026-10-05"));
        assert_eq!(shown("week-1", RUN).as_deref(), Some("2026-10-05/2026-10-11"));
        assert_eq!(shown("start-of-week-2", RUN).as_deref(), Some("2026-10-12"));
        assert_eq!(shown("end-of-week-2", RUN).as_deref(), Some("2026-10-18"));
        assert_eq!(shown("start+3d", RUN).as_deref(), Some("2026-10-08"));
        assert_eq!(shown("end-1w", RUN).as_deref(), Some("2026-11-06"));
        assert_eq!(shown("end-of-week-1-2d", RUN).as_deref(), Some("2026-10-09"));
    }

    #[test]
    fn a_name_may_be_vietnamese() {
        for (vi, en) in [
            ("cuối-khóa", "end"),
            ("Cuối-Khoá", "end"),
            ("khai-giảng+3-ngày", "start+3d"),
            ("tuần-2", "week-2"),
            ("hết tuần 2", "end-of-week-2"),
            ("đầu-tuần-2", "start-of-week-2"),
            ("hết-tuần-2", "end-of-week-2"),
            ("cuối-tuần-2+1-tuần", "end-of-week-2+7d"),
            ("cuoi-khoa-1-tuan", "end-7d"),
        ] {
            assert_eq!(NamedDay::parse(vi).map(|day| day.to_string()).as_deref(), Some(en), "{vi}");
        }
    }

    #[test]
    fn the_last_day_bounds_the_weeks() {
        assert_eq!(shown("week-6", RUN).as_deref(), Some("2026-11-09/2026-11-13"));
        assert_eq!(shown("end-of-week-6", RUN).as_deref(), Some("2026-11-13"));
        assert_eq!(shown("week-7", RUN), None);
        let endless = Run { closes_on: None, ..RUN };
        assert_eq!(shown("end", endless), None);
        assert_eq!(shown("end-of-week-7", endless).as_deref(), Some("2026-11-22"));
        let at_the_end_of_time = Run { opens_on: Date::MAX, closes_on: None };
        assert_eq!(shown("end-of-week-2", at_the_end_of_time), None);
    }

    #[test]
    fn other_names_are_none() {
        for name in [
            "",
            "week",
            "week-",
            "week-0",
            "week-105",
            "week-+2",
            "week-2+3d",
            "end+",
            "end+3",
            "end+d",
            "end+400d",
            "end+3x",
            "end3d",
            "2026-10-05",
            "tuần hai",
            "end+3d+3d",
            "javascript:x",
            "end-of-week-99999999999",
        ] {
            assert_eq!(NamedDay::parse(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_trap(name in "[a-zđ0-9+-]{0,24}|.*", from in -4_000_i32..4_000, length in proptest::option::of(0_i32..900)) {
            let Some(day) = NamedDay::parse(&name) else { return Ok(()) };
            prop_assert_eq!(NamedDay::parse(&day.to_string()), Some(day));
            let opens_on = date(2026, 10, 5).checked_add(from.days()).unwrap();
            let closes_on = length.map(|length| opens_on.checked_add(length.days()).unwrap());
            day.of_run(Run { opens_on, closes_on });
        }

        /// Weeks follow each other without a gap, and none reaches beyond the cohort.
        #[test]
        fn weeks_tile_the_run(length in 0_i32..700) {
            let closes = RUN.opens_on.checked_add(length.days()).unwrap();
            let run = Run { closes_on: Some(closes), ..RUN };
            let weeks: Vec<(Date, Date)> =
                (1..=MOST_WEEKS).map_while(|number| NamedDay { anchor: Anchor::Week(number), days: 0 }.of_run(run)).collect();
            prop_assert_eq!(weeks.first().map(|week| week.0), Some(run.opens_on));
            prop_assert_eq!(weeks.last().map(|week| week.1), Some(closes));
            for pair in weeks.windows(2) {
                prop_assert_eq!(pair[0].1.tomorrow().unwrap(), pair[1].0);
            }
        }
    }
}
