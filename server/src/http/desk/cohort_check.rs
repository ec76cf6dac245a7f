//! The form of a cohort: what was typed, checked field by field.

use super::{Desk, cohorts::day};
use crate::{
    db::{
        Conn, DbError,
        assignments::{self, CohortAssignment},
        cohort_members::{self, CandidateRow},
        cohort_staff,
        cohorts::{Cohort, NewCohort},
    },
    error::Error,
    fields::Fields,
    state::AppState,
};
use app::{
    components::field::FieldErrors,
    pages::desk::cohort_form::{TypedAsked, TypedCohort},
    words::Words,
};
use domain::{
    cohort::{Found, Known, RequestSteps, read_list},
    text::{longer_than, single_spaces},
};
use std::collections::BTreeSet;

const LONGEST_TITLE: usize = 160;
const LONGEST_REASON: usize = 300;
/// The most that one cohort asks.
const MOST_ASKED: usize = 40;

/// A cohort that can be stored.
pub struct Checked {
    /// Itself.
    pub cohort: NewCohort,
    /// What it asks; the ids are made when it is recorded.
    pub asked: Vec<CohortAssignment>,
    /// Who looks after it and who teaches it: (person, role).
    pub staff: Vec<(String, &'static str)>,
}

/// What was typed, to be shown again.
pub fn typed(fields: &Fields) -> TypedCohort {
    let asked = (0..MOST_ASKED)
        .map_while(|place| {
            let name = |field: &str| format!("{field}.{place}");
            Some(TypedAsked {
                what: fields.find(&name("what"))?.to_owned(),
                due_on: fields.trimmed(&name("due")).to_owned(),
                is_mandatory: fields.find(&name("must")).is_some(),
                reason: single_spaces(fields.trimmed(&name("why"))),
            })
        })
        .collect();
    TypedCohort {
        title: single_spaces(fields.trimmed("title")),
        unit: fields.trimmed("unit").to_owned(),
        opens_on: fields.trimmed("opens_on").to_owned(),
        closes_on: fields.trimmed("closes_on").to_owned(),
        capacity: fields.trimmed("capacity").to_owned(),
        request_steps: fields.find("request_steps").map_or_else(|| "0".to_owned(), |steps| steps.trim().to_owned()),
        requests_until: fields.trimmed("requests_until").to_owned(),
        asked,
        coordinators: fields.trimmed("coordinators").to_owned(),
        instructors: fields.trimmed("instructors").to_owned(),
    }
}

/// An open cohort as it would be typed.
pub async fn typed_of(conn: &mut Conn, cohort: Cohort) -> Result<TypedCohort, DbError> {
    let asked = assignments::of_cohort(conn, &cohort.id).await?;
    let staff = cohort_staff::of_cohort(conn, &cohort.id).await?;
    let of_role = |role: &str| {
        let names = staff.iter().filter(|one| one.role == role);
        names.map(|one| one.email.clone().unwrap_or_else(|| one.full_name.clone())).collect::<Vec<_>>().join("\n")
    };
    let typed = |one: CohortAssignment| TypedAsked {
        what: match (&one.course, &one.programme) {
            (Some(course), _) => format!("course:{course}"),
            (None, programme) => format!("programme:{}", programme.as_deref().unwrap_or_default()),
        },
        due_on: one.due_on.unwrap_or_default(),
        is_mandatory: one.is_mandatory,
        reason: one.reason,
    };
    Ok(TypedCohort {
        coordinators: of_role("coordinator"),
        instructors: of_role("instructor"),
        title: cohort.title,
        unit: cohort.unit,
        opens_on: cohort.opens_on,
        closes_on: cohort.closes_on.unwrap_or_default(),
        capacity: cohort.capacity.map(|places| places.to_string()).unwrap_or_default(),
        request_steps: cohort.request_steps.to_string(),
        requests_until: cohort.requests_until.unwrap_or_default(),
        asked: asked.into_iter().map(typed).collect(),
    })
}

/// Checks every field; all messages come back at once.
pub async fn check(
    app: &AppState,
    words: Words,
    desk: &Desk,
    typed: &TypedCohort,
) -> Result<Result<Checked, FieldErrors>, Error> {
    let mut conn = app.db.read().await?;
    let units = super::units(&mut conn, &desk.reach).await?;
    let needs_people = !typed.coordinators.is_empty() || !typed.instructors.is_empty();
    let people =
        if needs_people { cohort_members::candidates(&mut conn, &desk.reach, "", "").await? } else { Vec::new() };
    drop(conn);
    let mut errors = FieldErrors::default();
    let cohort = check_cohort(words, typed, &units, &mut errors);
    let asked = check_asked(app, words, typed, &mut errors);
    let mut staff = Vec::new();
    for (field, list, role) in
        [("coordinators", &typed.coordinators, "coordinator"), ("instructors", &typed.instructors, "instructor")]
    {
        match named(words, list, &people) {
            Ok(persons) => staff.extend(persons.into_iter().map(|person| (person, role))),
            Err(message) => errors.add(field, message),
        }
    }
    Ok(if errors.is_empty() { Ok(Checked { cohort, asked, staff }) } else { Err(errors) })
}

fn check_cohort(words: Words, typed: &TypedCohort, units: &[(String, String)], errors: &mut FieldErrors) -> NewCohort {
    if typed.title.is_empty() {
        errors.add("title", words.say("field-needed"));
    } else if longer_than(&typed.title, LONGEST_TITLE) {
        errors.add("title", words.with("field-too-long", &[("most", LONGEST_TITLE.into())]));
    }
    if !units.iter().any(|(id, _)| *id == typed.unit) {
        errors.add("unit", words.say("field-choose"));
    }
    let (opens_on, closes_on) = (day(&typed.opens_on), day(&typed.closes_on));
    if opens_on.is_none() {
        errors.add("opens_on", words.say("field-day"));
    }
    if !typed.closes_on.is_empty() && closes_on.is_none() {
        errors.add("closes_on", words.say("field-day"));
    } else if closes_on.zip(opens_on).is_some_and(|(last, first)| last < first) {
        errors.add("closes_on", words.say("cohort-closes-too-early"));
    }
    let capacity = typed.capacity.parse().ok().filter(|places| (1..=999_999).contains(places));
    if !typed.capacity.is_empty() && capacity.is_none() {
        errors.add("capacity", words.say("cohort-capacity-wrong"));
    }
    let steps = typed.request_steps.parse().ok().and_then(RequestSteps::of_count);
    if steps.is_none() {
        errors.add("request_steps", words.say("field-choose"));
    }
    let requests_until = day(&typed.requests_until);
    if !typed.requests_until.is_empty() && requests_until.is_none() {
        errors.add("requests_until", words.say("field-day"));
    } else if requests_until.zip(closes_on).is_some_and(|(until, last)| last < until) {
        errors.add("requests_until", words.say("join-form-until-late"));
    }
    NewCohort {
        title: typed.title.clone(),
        unit: typed.unit.clone(),
        opens_on: opens_on.map(|day| day.to_string()).unwrap_or_default(),
        closes_on: closes_on.map(|day| day.to_string()),
        capacity,
        request_steps: steps.unwrap_or_default().count(),
        requests_until: requests_until.map(|day| day.to_string()),
    }
}

fn check_asked(app: &AppState, words: Words, typed: &TypedCohort, errors: &mut FieldErrors) -> Vec<CohortAssignment> {
    let catalogue = app.catalogue();
    let mut seen = BTreeSet::new();
    let mut asked = Vec::new();
    for (place, one) in typed.asked.iter().enumerate().filter(|(_, one)| !one.what.is_empty()) {
        let name = |field: &str| format!("{field}.{place}");
        let (course, programme) = match one.what.split_once(':') {
            Some(("course", id)) if catalogue.course(id).is_some() => (Some(id.to_owned()), None),
            Some(("programme", id)) if catalogue.programme(id).is_some() => (None, Some(id.to_owned())),
            _ => (None, None),
        };
        if course.is_none() && programme.is_none() {
            errors.add(name("what"), words.say("field-choose"));
        } else if !seen.insert(one.what.clone()) {
            errors.add(name("what"), words.say("cohort-asked-twice"));
        }
        let due_on = day(&one.due_on);
        if !one.due_on.is_empty() && due_on.is_none() {
            errors.add(name("due"), words.say("field-day"));
        } else if due_on.zip(day(&typed.opens_on)).is_some_and(|(due, first)| due < first) {
            errors.add(name("due"), words.say("cohort-due-too-early"));
        }
        if one.reason.is_empty() {
            errors.add(name("why"), words.say("cohort-reason-needed"));
        } else if longer_than(&one.reason, LONGEST_REASON) {
            errors.add(name("why"), words.with("field-too-long", &[("most", LONGEST_REASON.into())]));
        }
        asked.push(CohortAssignment {
            id: String::new(),
            course,
            programme,
            is_mandatory: one.is_mandatory,
            reason: one.reason.clone(),
            due_on: due_on.map(|day| day.to_string()),
        });
    }
    asked
}

/// The people whom a list names; the message tells the first line that does not name one.
fn named(words: Words, list: &str, people: &[CandidateRow]) -> Result<Vec<String>, String> {
    let mut persons = Vec::new();
    for line in read_list(list, &people.iter().map(known).collect::<Vec<_>>()) {
        let text = line.text.as_str();
        match line.found {
            Found::One(place) => persons.push(people[place].person.clone()),
            Found::Repeated(_) => {}
            Found::Nobody => return Err(words.with("cohort-staff-nobody", &[("line", text.into())])),
            Found::Several(count) => {
                return Err(words.with("cohort-staff-several", &[("line", text.into()), ("count", count.into())]));
            }
        }
    }
    Ok(persons)
}

/// By what a list may mean somebody.
pub fn known(row: &CandidateRow) -> Known<'_> {
    Known { full_name: &row.full_name, email: row.email.as_deref(), staff_code: row.staff_code.as_deref() }
}
