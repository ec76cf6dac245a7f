//! The rule by which a cohort is filled.

use crate::{phrase::Phrase, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Who belongs into a cohort: every criterion that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    /// The unit at the top, with all below it; the cohort's own where it is empty.
    pub unit: String,
    /// `female` or `male`.
    pub sex: Option<String>,
    /// Below this age, in completed years on the opening day.
    pub younger_than: Option<i64>,
    /// Words that the position contains, without regard to case and accents; empty for any.
    pub position: String,
    /// `can-bo`, `cong-chuc`, `vien-chuc`, `dai-bieu` or `khac`.
    pub staff_kind: Option<String>,
    /// `trung-uong`, `tinh` or `xa`.
    pub staff_level: Option<String>,
    /// Leaders alone, or all others.
    pub is_leader: Option<bool>,
}

/// Somebody who may belong into a cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// The person.
    pub person: String,
    /// `female`, `male` or `unstated`.
    pub sex: String,
    /// When she was born, if it is known.
    pub birth_date: Option<Date>,
    /// Her post.
    pub position: String,
    /// See [`Rule::staff_kind`].
    pub staff_kind: String,
    /// See [`Rule::staff_level`].
    pub staff_level: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// Whether she is a member already.
    pub is_member: bool,
    /// The last day of the pause in which she is.
    pub paused_until: Option<Date>,
}

/// One criterion of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// The sex.
    Sex,
    /// The age.
    Age,
    /// The position.
    Position,
    /// The kind of staff.
    StaffKind,
    /// The level.
    StaffLevel,
    /// Whether she leads.
    Leader,
}

impl Rule {
    /// The rule without criteria: everybody of a unit.
    pub fn of_unit(unit: &str) -> Self {
        Self { unit: unit.to_owned(), ..Self::default() }
    }

    /// The criteria that are set, in their order.
    pub fn criteria(&self) -> Vec<Criterion> {
        let set = [
            (Criterion::Sex, self.sex.is_some()),
            (Criterion::Age, self.younger_than.is_some()),
            (Criterion::Position, !text::fold(&self.position).is_empty()),
            (Criterion::StaffKind, self.staff_kind.is_some()),
            (Criterion::StaffLevel, self.staff_level.is_some()),
            (Criterion::Leader, self.is_leader.is_some()),
        ];
        set.into_iter().filter(|(_, is_set)| *is_set).map(|(criterion, _)| criterion).collect()
    }

    /// The first criterion that does not hold; `None` for whom the rule means. What is not known does not hold.
    pub fn failing(&self, candidate: &Candidate, opens_on: Date) -> Option<Criterion> {
        self.criteria().into_iter().find(|criterion| !self.holds(*criterion, candidate, opens_on))
    }

    fn holds(&self, criterion: Criterion, candidate: &Candidate, opens_on: Date) -> bool {
        match criterion {
            Criterion::Sex => self.sex.as_deref() == Some(candidate.sex.as_str()),
            Criterion::Age => {
                let age = candidate.birth_date.and_then(|born| completed_years(born, opens_on));
                age.zip(self.younger_than).is_some_and(|(age, limit)| age < limit)
            }
            Criterion::Position => text::fold(&candidate.position).contains(&text::fold(&self.position)),
            Criterion::StaffKind => self.staff_kind.as_deref() == Some(candidate.staff_kind.as_str()),
            Criterion::StaffLevel => self.staff_level.as_deref() == Some(candidate.staff_level.as_str()),
            Criterion::Leader => self.is_leader == Some(candidate.is_leader),
        }
    }

    /// Why the rule means this candidate: one phrase for each criterion, with what is known of her.
    pub fn reasons(&self, candidate: &Candidate, opens_on: Date) -> Vec<Phrase> {
        let phrase = |criterion| match criterion {
            Criterion::Sex if candidate.sex == "female" => Phrase::new("cohort-why-female"),
            Criterion::Sex => Phrase::new("cohort-why-male"),
            Criterion::Age => {
                let age = candidate.birth_date.and_then(|born| completed_years(born, opens_on)).unwrap_or_default();
                Phrase::new("cohort-why-age").number("age", age.unsigned_abs())
            }
            Criterion::Position => Phrase::new("cohort-why-position").text("position", &candidate.position),
            Criterion::StaffKind => Phrase::new("cohort-why-staff-kind"),
            Criterion::StaffLevel => Phrase::new("cohort-why-staff-level"),
            Criterion::Leader if candidate.is_leader => Phrase::new("cohort-why-leader"),
            Criterion::Leader => Phrase::new("cohort-why-no-leader"),
        };
        self.criteria().into_iter().map(phrase).collect()
    }
}

/// Age in completed years on a day; `None` before birth. Who was born on 29 February completes a year on 1 March where
/// the year has no such day.
pub fn completed_years(born: Date, day: Date) -> Option<i64> {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    let years = i64::from(day.year()) - i64::from(born.year()) - i64::from(!had_birthday);
    (years >= 0).then_some(years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    fn lan() -> Candidate {
        Candidate {
            person: "lan".to_owned(),
            sex: "female".to_owned(),
            birth_date: Some(date(1981, 12, 2)),
            position: "Phó Chủ tịch UBND".to_owned(),
            staff_kind: "cong-chuc".to_owned(),
            staff_level: "xa".to_owned(),
            is_leader: true,
            ..Candidate::default()
        }
    }

    #[test]
    fn age_counts_completed_years() {
        assert_eq!(completed_years(date(1991, 4, 12), date(2026, 4, 11)), Some(34));
        assert_eq!(completed_years(date(1991, 4, 12), date(2026, 4, 12)), Some(35));
        assert_eq!(completed_years(date(2030, 1, 1), date(2026, 4, 12)), None);
        let leap = date(1984, 2, 29);
        assert_eq!(completed_years(leap, date(2026, 2, 28)), Some(41));
        assert_eq!(completed_years(leap, date(2026, 3, 1)), Some(42));
        assert_eq!(completed_years(leap, date(2028, 2, 28)), Some(43));
        assert_eq!(completed_years(leap, date(2028, 2, 29)), Some(44));
    }

    #[test]
    fn young_is_below_the_age_on_the_opening_day() {
        let rule = Rule { younger_than: Some(45), ..Rule::default() };
        assert_eq!(rule.failing(&lan(), date(2026, 12, 1)), None);
        assert_eq!(rule.failing(&lan(), date(2026, 12, 2)), Some(Criterion::Age));
        let unknown = Candidate { birth_date: None, ..lan() };
        assert_eq!(rule.failing(&unknown, date(2026, 12, 1)), Some(Criterion::Age), "an unknown age is nobody's youth");
    }

    #[test]
    fn every_criterion_is_asked_and_named() {
        let rule = Rule {
            sex: Some("female".to_owned()),
            younger_than: Some(45),
            position: "  phó chủ TỊCH ".to_owned(),
            staff_kind: Some("cong-chuc".to_owned()),
            staff_level: Some("xa".to_owned()),
            is_leader: Some(true),
            ..Rule::default()
        };
        let opens_on = date(2026, 12, 1);
        assert_eq!(rule.failing(&lan(), opens_on), None);
        assert_eq!(rule.reasons(&lan(), opens_on).len(), 6);
        for (other, criterion) in [
            (Candidate { sex: "unstated".to_owned(), ..lan() }, Criterion::Sex),
            (Candidate { birth_date: Some(date(1970, 1, 1)), ..lan() }, Criterion::Age),
            (Candidate { position: "Chủ tịch".to_owned(), ..lan() }, Criterion::Position),
            (Candidate { staff_kind: "khac".to_owned(), ..lan() }, Criterion::StaffKind),
            (Candidate { staff_level: "tinh".to_owned(), ..lan() }, Criterion::StaffLevel),
            (Candidate { is_leader: false, ..lan() }, Criterion::Leader),
        ] {
            assert_eq!(rule.failing(&other, opens_on), Some(criterion));
        }
        assert_eq!(Rule::of_unit("xa").failing(&Candidate::default(), opens_on), None);
    }

    #[test]
    fn a_rule_is_read_as_it_was_written() {
        let rule = Rule { younger_than: Some(45), is_leader: Some(false), ..Rule::of_unit("xa") };
        let text = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
        assert_eq!(serde_json::from_str::<Rule>("{}").unwrap(), Rule::default());
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (1940_i16..2040, 1_i8..=12, 1_i8..=31)
            .prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day).ok())
    }

    proptest! {
        /// A year is completed on the first day that is not before the birthday, and on no other.
        #[test]
        fn age_rises_by_one_on_one_day_a_year(born in any_day(), later in 0_i32..30_000) {
            let day = born.checked_add(later.days()).unwrap();
            let tomorrow = day.tomorrow().unwrap();
            let (age, next) = (completed_years(born, day).unwrap(), completed_years(born, tomorrow).unwrap());
            let is_birthday = (tomorrow.month(), tomorrow.day()) == (born.month(), born.day());
            let stands_in = (born.month(), born.day()) == (2, 29)
                && (tomorrow.month(), tomorrow.day()) == (3, 1)
                && !tomorrow.in_leap_year();
            prop_assert_eq!(next - age, i64::from(is_birthday || stands_in));
            // The same in another way: so many birthdays fit between birth and the day.
            let full = born.until((jiff::Unit::Year, day)).unwrap().get_years();
            let clamped = (born.month(), born.day()) == (2, 29) && (day.month(), day.day()) == (2, 28) && !day.in_leap_year();
            prop_assert_eq!(age, i64::from(full) - i64::from(clamped && day != born));
        }

        /// A rule with one criterion more means no one more.
        #[test]
        fn a_criterion_narrows(born in any_day(), limit in 18_i64..70, is_leader: bool, female: bool) {
            let candidate = Candidate {
                birth_date: Some(born),
                is_leader,
                sex: if female { "female" } else { "male" }.to_owned(),
                ..lan()
            };
            let opens_on = date(2026, 12, 1);
            let wide = Rule { younger_than: Some(limit), ..Rule::default() };
            let narrow = Rule { sex: Some("female".to_owned()), is_leader: Some(true), ..wide.clone() };
            if narrow.failing(&candidate, opens_on).is_none() {
                prop_assert_eq!(wide.failing(&candidate, opens_on), None);
            }
        }
    }
}
