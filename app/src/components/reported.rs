//! The words of reports: what is counted, by what, and every value of a closed list.

use crate::{components::vocabulary::group, words::Words};
use domain::report::{Dimension, Measure, Period};
use jiff::civil::date;

/// What a dimension is called.
pub fn dimension_name(words: Words, dimension: Dimension) -> String {
    words.say(dimension_key(dimension))
}

fn dimension_key(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Course => "report-by-course",
        Dimension::Programme => "report-by-programme",
        Dimension::Unit => "report-by-unit",
        Dimension::Cohort => "report-by-cohort",
        Dimension::Period(Period::Month) => "report-by-month",
        Dimension::Period(Period::Quarter) => "report-by-quarter",
        Dimension::Period(Period::Year) => "report-by-year",
        Dimension::Sex => "report-by-sex",
        Dimension::Age => "report-by-age",
        Dimension::Youth => "report-by-youth",
        Dimension::StaffKind => "report-by-staff-kind",
        Dimension::StaffLevel => "report-by-staff-level",
        Dimension::ContentGroup => "report-by-content-group",
    }
}

/// What a measure is called.
pub fn measure_name(words: Words, measure: Measure) -> String {
    words.say(measure_key(measure))
}

fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Enrolments => "report-enrolments",
        Measure::People => "report-people-counted",
        Measure::Completions => "report-completions",
        Measure::Share => "report-share",
        Measure::Tiet => "report-tiet",
        Measure::Targeted => "report-targeted",
        Measure::Reached => "report-reached",
        Measure::Missed => "report-missed",
        Measure::ReachedShare => "report-reached-share",
        Measure::MeanTiet => "report-mean-tiet",
    }
}

/// What a value of a dimension is called; those of open lists bring their titles.
pub fn value_name(words: Words, dimension: Dimension, name: &str, title: &str) -> String {
    if !title.is_empty() {
        return title.to_owned();
    }
    if name == "-" {
        return words.say(nothing_key(dimension));
    }
    match dimension {
        Dimension::Sex | Dimension::StaffKind | Dimension::StaffLevel => words.say(value_key(name)),
        Dimension::Age | Dimension::Youth => words.say(band_key(name)),
        Dimension::ContentGroup => group(words, name.parse().unwrap_or_default()),
        Dimension::Period(period) => period_name(words, period, name),
        _ => name.to_owned(),
    }
}

fn nothing_key(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Programme => "report-no-programme",
        Dimension::Cohort => "report-no-cohort",
        Dimension::Unit => "report-no-unit",
        _ => "report-unknown",
    }
}

fn value_key(name: &str) -> &'static str {
    match name {
        "female" => "sex-female",
        "male" => "sex-male",
        "unstated" => "sex-unstated",
        "can-bo" => "staff-can-bo",
        "cong-chuc" => "staff-cong-chuc",
        "vien-chuc" => "staff-vien-chuc",
        "dai-bieu" => "staff-dai-bieu",
        "trung-uong" => "level-trung-uong",
        "tinh" => "level-tinh",
        "xa" => "level-xa",
        _ => "staff-khac",
    }
}

fn band_key(name: &str) -> &'static str {
    match name {
        "duoi-45" => "report-age-below-45",
        "45-55" => "report-age-to-55",
        "tren-55" => "report-age-above-55",
        "den-30" => "report-age-to-30",
        "31-35" => "report-age-to-35",
        "36-40" => "report-age-to-40",
        "41-44" => "report-age-to-44",
        "tu-45" => "report-age-from-45",
        _ => "report-unknown",
    }
}

fn period_name(words: Words, period: Period, name: &str) -> String {
    let (year, part) = name.split_once('-').unwrap_or((name, ""));
    let part: i8 = part.parse().unwrap_or_default();
    let values = [("year", year.to_owned().into()), ("part", part.into())];
    match period {
        Period::Year => year.to_owned(),
        Period::Quarter => words.with("report-quarter", &values),
        Period::Month => {
            let month = year.parse().ok().filter(|_| (1..=12).contains(&part)).map(|year| date(year, part, 1));
            month.map_or_else(|| name.to_owned(), |month| format!("{:02}/{:04}", month.month(), month.year()))
        }
    }
}
