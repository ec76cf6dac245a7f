//! The form of a meeting: what was typed, checked field by field.

use super::cohorts::day;
use crate::{
    courses::Catalogue,
    db::{
        assignments::CohortAssignment,
        cohorts::Cohort,
        meetings::{Meeting, NewMeeting},
    },
    fields::Fields,
    state::AppState,
};
use app::{components::field::FieldErrors, pages::desk::meeting_form::TypedMeeting, words::Words};
use domain::{
    meeting::{is_link, read_time},
    text::{longer_than, single_spaces},
};
use jiff::civil::{Date, Time};

const LONGEST_TITLE: usize = 160;
const LONGEST_PLACE: usize = 200;
const LONGEST_NOTE: usize = 500;

/// What was typed, to be shown again.
pub fn typed(fields: &Fields) -> TypedMeeting {
    let text = |name: &str| single_spaces(fields.trimmed(name));
    TypedMeeting {
        course: text("course"),
        title: text("title"),
        held_on: text("held_on"),
        from: text("from"),
        until: text("until"),
        place: text("place"),
        link: text("link"),
        note: text("note"),
        reason: text("reason"),
    }
}

/// A meeting as it would be typed.
pub fn typed_of(app: &AppState, meeting: &Meeting) -> TypedMeeting {
    let words = Words::new(Default::default());
    let (starts, ends) = (app.clock.local(meeting.starts_at), app.clock.local(meeting.ends_at));
    TypedMeeting {
        course: meeting.course.clone().unwrap_or_default(),
        title: meeting.title.clone(),
        held_on: starts.date().to_string(),
        from: words.time(starts.time()),
        until: words.time(ends.time()),
        place: meeting.place.clone(),
        link: meeting.link.clone(),
        note: meeting.note.clone(),
        reason: String::new(),
    }
}

/// The courses of a cohort that are published: what it asks, and the courses of its programmes.
pub fn courses(catalogue: &Catalogue, asked: &[CohortAssignment]) -> Vec<(String, String)> {
    let mut courses: Vec<(String, String)> = Vec::new();
    for one in asked {
        let programme = one.programme.as_deref().and_then(|id| catalogue.programme(id));
        let of_programme = programme.iter().flat_map(|programme| programme.courses());
        for id in one.course.as_deref().into_iter().chain(of_programme) {
            if let Some(edition) = catalogue.course(id)
                && !courses.iter().any(|(known, _)| known == id)
            {
                courses.push((id.to_owned(), edition.course.title.clone()));
            }
        }
    }
    courses
}

/// Checks every field; all messages come back at once.
pub fn check(
    app: &AppState,
    words: Words,
    cohort: &Cohort,
    courses: &[(String, String)],
    typed: &TypedMeeting,
) -> Result<NewMeeting, FieldErrors> {
    let mut errors = FieldErrors::default();
    let course = (!typed.course.is_empty()).then(|| typed.course.clone());
    if course.as_ref().is_some_and(|id| !courses.iter().any(|(known, _)| known == id)) {
        errors.add("course", words.say("field-choose"));
    }
    if typed.title.is_empty() {
        errors.add("title", words.say("field-needed"));
    }
    let lengths = [
        ("title", &typed.title, LONGEST_TITLE),
        ("place", &typed.place, LONGEST_PLACE),
        ("note", &typed.note, LONGEST_NOTE),
    ];
    for (field, text, most) in lengths {
        if longer_than(text, most) {
            errors.add(field, words.with("field-too-long", &[("most", most.into())]));
        }
    }
    if !typed.link.is_empty() && !is_link(&typed.link) {
        errors.add("link", words.say("meeting-link-wrong"));
    } else if typed.place.is_empty() && typed.link.is_empty() {
        errors.add("place", words.say("meeting-nowhere"));
    }
    let held_on = check_day(words, cohort, &typed.held_on, &mut errors);
    let hours = check_hours(words, typed, &mut errors);
    let instants = held_on.zip(hours).and_then(|(day, (from, until))| {
        Some((app.clock.instant(day.to_datetime(from))?, app.clock.instant(day.to_datetime(until))?))
    });
    match instants {
        Some((starts_at, ends_at)) if errors.is_empty() => Ok(NewMeeting {
            course,
            title: typed.title.clone(),
            starts_at,
            ends_at,
            place: typed.place.clone(),
            link: typed.link.clone(),
            note: typed.note.clone(),
        }),
        _ => Err(errors),
    }
}

/// The day, within those of the cohort.
fn check_day(words: Words, cohort: &Cohort, typed: &str, errors: &mut FieldErrors) -> Option<Date> {
    let Some(held_on) = day(typed) else {
        errors.add("held_on", words.say("field-day"));
        return None;
    };
    let (first, last) = (day(&cohort.opens_on), cohort.closes_on.as_deref().and_then(day));
    if first.is_some_and(|first| held_on < first) || last.is_some_and(|last| held_on > last) {
        let first = first.map(|day| words.date(day)).unwrap_or_default();
        let message = match last {
            Some(last) => {
                words.with("meeting-day-outside", &[("first", first.into()), ("last", words.date(last).into())])
            }
            None => words.with("meeting-day-before", &[("first", first.into())]),
        };
        errors.add("held_on", message);
    }
    Some(held_on)
}

fn check_hours(words: Words, typed: &TypedMeeting, errors: &mut FieldErrors) -> Option<(Time, Time)> {
    let (from, until) = (read_time(&typed.from), read_time(&typed.until));
    if from.is_none() {
        errors.add("from", words.say("meeting-time-wrong"));
    }
    if until.is_none() {
        errors.add("until", words.say("meeting-time-wrong"));
    }
    let hours = from.zip(until)?;
    if hours.1 <= hours.0 {
        errors.add("until", words.say("meeting-ends-too-early"));
        return None;
    }
    Some(hours)
}
