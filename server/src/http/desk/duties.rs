//! What is asked of one person: until when, what is still missing, and what holds for her alone.

use super::{
    Desk,
    cohorts::{day, subject_title},
    why::{missing_of_course, missing_of_programme},
};
use crate::{
    courses::Catalogue,
    db::{
        DbError,
        assignments::{self, Assignment, Subject},
        audit, cohorts,
        exceptions::{self, NewException, Recorded},
        people, units,
    },
    error::Error,
    fields::Fields,
    http::overview::Overview,
    learning::pausing,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::duties::{Decision, DutiesPage, DutiesView, DutyLine, Refused},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    cohort::{Duty, bucket},
    text::{longer_than, single_spaces},
};
use jiff::civil::Date;
use leptos::prelude::*;

const LONGEST_REASON: usize = 300;

/// GET /desk/people/{person}/assignments
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(person): Path<String>) -> Answer {
    page(&app, &visit, &desk, &person, None).await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, person: &str, refused: Option<Refused>) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    super::holds_person(&mut conn, &desk.reach, person).await?;
    let found = people::get(&mut conn, person).await?;
    let unit = units::primary(&mut conn, person, &desk.reach.day).await?;
    let asked = asked(&mut conn, desk, person).await?;
    let recorded = exceptions::of_person(&mut conn, person).await?;
    let pauses = pausing::of_person(&mut conn, person).await?;
    drop(conn);
    let overview = Overview::load(app, Some(person)).await?;
    let catalogue = app.catalogue();
    let paused_until = pauses.iter().find(|pause| pause.holds(desk.today)).map(|pause| pause.until);
    let line = |one: &Assignment| duty_line(app, words, &overview, one, paused_until.is_some(), desk.today);
    let view = DutiesView {
        person: found.id,
        full_name: found.full_name,
        unit: unit.map(|unit| unit.unit_name).unwrap_or_default(),
        paused_until,
        duties: asked.iter().map(line).collect(),
        decisions: recorded.iter().map(|one| decision(app, words, &catalogue, one)).collect(),
        form_id: secret::uuid(app.clock.now()),
        refused: refused.clone(),
    };
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(app, visit, view.full_name.clone()).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <DutiesPage words view=view/> }).await)
}

/// What is asked of a person by cohorts within reach, and by herself.
async fn asked(conn: &mut crate::db::Conn, desk: &Desk, person: &str) -> Result<Vec<Assignment>, Error> {
    let mut asked = Vec::new();
    for one in assignments::of_person(conn, person).await? {
        let is_within = match &one.cohort {
            Some(cohort) => match cohorts::get(conn, &desk.reach, cohort).await {
                Ok(_) => true,
                Err(DbError::NotFound) => false,
                Err(error) => return Err(error.into()),
            },
            None => true,
        };
        asked.extend(is_within.then_some(one));
    }
    Ok(asked)
}

/// What is asked as the rule of buckets sees it.
pub fn duty(catalogue: &Catalogue, overview: &Overview, one: &Assignment) -> Duty {
    let has_begun = |course: &str| {
        overview
            .records
            .get(course)
            .is_some_and(|record| record.enrolment.last_item.is_some() || !record.readings.is_empty())
    };
    let (is_done, is_begun) = match one.subject() {
        Subject::Course(course) => (overview.completed.contains_key(course), has_begun(course)),
        Subject::Programme(id) => match catalogue.programme(id) {
            Some(programme) => (
                programme.progress(&overview.taken).lines.into_iter().all(domain::programme::Line::is_done),
                programme.courses().into_iter().any(has_begun),
            ),
            None => (false, false),
        },
    };
    Duty {
        is_mandatory: one.is_mandatory,
        is_exempt: one.is_exempt(),
        is_done,
        is_begun,
        due_on: one.due_on.as_deref().and_then(day),
    }
}

fn duty_line(
    app: &AppState,
    words: Words,
    overview: &Overview,
    one: &Assignment,
    is_paused: bool,
    today: Date,
) -> DutyLine {
    let catalogue = app.catalogue();
    let duty = duty(&catalogue, overview, one);
    let (what, missing) = match one.subject() {
        Subject::Course(course) => (format!("course:{course}"), missing_of_course(app, overview, course)),
        Subject::Programme(id) => (format!("programme:{id}"), missing_of_programme(app, overview, id)),
    };
    DutyLine {
        cohort: one.cohort.clone().zip(one.cohort_title.clone()),
        what,
        title: subject_title(&catalogue, one.subject()),
        is_mandatory: one.is_mandatory,
        reason: one.reason.clone(),
        due_on: duty.due_on,
        bucket: bucket(&[duty], is_paused, today),
        exception: exception(words, one),
        missing: missing.iter().map(|phrase| words.phrase(phrase)).collect(),
    }
}

/// What holds for a person alone, in words.
pub fn exception(words: Words, one: &Assignment) -> Option<String> {
    let reason = one.exception_reason.clone().unwrap_or_default();
    let date = one.due_on.as_deref().and_then(day).map(|day| words.date(day)).unwrap_or_default();
    let values = [("date", date.into()), ("reason", reason.clone().into())];
    Some(match one.exception.as_deref()? {
        "exemption" => words.with("exception-exemption", &values),
        "extension" => words.with("exception-extension", &values),
        _ if reason.is_empty() => words.with("exception-pause", &values),
        _ => words.with("exception-pause-after", &values),
    })
}

fn decision(app: &AppState, words: Words, catalogue: &Catalogue, one: &Recorded) -> Decision {
    let subject = match (&one.course, &one.programme) {
        (Some(course), _) => Subject::Course(course),
        (None, programme) => Subject::Programme(programme.as_deref().unwrap_or_default()),
    };
    let date = one.due_on.as_deref().and_then(day).map(|day| words.date(day)).unwrap_or_default();
    let values = [
        ("title", subject_title(catalogue, subject).into()),
        ("date", date.into()),
        ("reason", one.reason.as_str().into()),
    ];
    let text = match one.kind.as_str() {
        "exemption" => words.with("decision-exemption", &values),
        "extension" => words.with("decision-extension", &values),
        _ => words.with("decision-pause", &values),
    };
    Decision {
        on: app.clock.day(one.recorded_at),
        text,
        by: one.by_name.clone().unwrap_or_else(|| words.say("decision-by-learner")),
        is_superseded: one.superseded_at.is_some(),
    }
}

/// The duty that a form speaks of, with its place on the page; what is not asked of her is not found.
async fn meant(app: &AppState, desk: &Desk, person: &str, fields: &Fields) -> Result<(usize, Assignment), Error> {
    let mut conn = app.db.read().await?;
    super::holds_person(&mut conn, &desk.reach, person).await?;
    let asked = asked(&mut conn, desk, person).await?;
    let is_meant = |one: &Assignment| {
        let what = match one.subject() {
            Subject::Course(course) => format!("course:{course}"),
            Subject::Programme(id) => format!("programme:{id}"),
        };
        what == fields.get("what") && one.cohort.as_deref().unwrap_or_default() == fields.get("cohort")
    };
    asked.into_iter().enumerate().find(|(_, one)| is_meant(one)).ok_or(Error::NotFound)
}

/// POST /desk/people/{person}/exceptions: a later last day, or an exemption; both with a reason that she sees.
pub async fn except(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(person): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let (place, one) = meant(&app, &desk, &person, &fields).await?;
    let is_extension = fields.get("kind") != "exemption";
    let (typed_due, reason) = (fields.trimmed("due_on").to_owned(), single_spaces(fields.trimmed("reason")));
    let due_on = day(&typed_due);
    let mut errors = FieldErrors::default();
    if reason.is_empty() {
        errors.add("reason", words.say("duty-reason-needed"));
    } else if longer_than(&reason, LONGEST_REASON) {
        errors.add("reason", words.with("field-too-long", &[("most", LONGEST_REASON.into())]));
    }
    let before = one.due_on.as_deref().and_then(day);
    if is_extension && due_on.is_none() {
        errors.add("due_on", words.say("field-day"));
    } else if is_extension && due_on.zip(before).is_none_or(|(new, old)| new <= old) {
        errors.add("due_on", words.say("duty-due-not-later"));
    }
    if !errors.is_empty() {
        let refused = Refused { place, due_on: typed_due, reason, errors };
        return page(&app, &visit, &desk, &person, Some(refused)).await;
    }
    let kind = if is_extension { "extension" } else { "exemption" };
    let due_on = due_on.filter(|_| is_extension).map(|day| day.to_string());
    let (now, by, back) = (app.clock.now(), desk.actor.person, format!("/desk/people/{person}/assignments"));
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let new = NewException {
                    person: &person,
                    cohort: one.cohort.as_deref(),
                    subject: one.subject(),
                    kind,
                    due_on: due_on.as_deref(),
                    pause: None,
                    reason: &reason,
                    recorded_by: Some(&by),
                };
                exceptions::record(conn, &secret::uuid(now), &new, now).await?;
                audited(conn, &by, if is_extension { "due-extended" } else { "duty-exempted" }, &person, now).await
            })
        })
        .await?;
    Ok(redirect_with(&back, "flash-exception-recorded"))
}

/// POST /desk/people/{person}/exceptions/end: what is asked of all is asked of her again.
pub async fn end(State(app): State<AppState>, desk: Desk, Path(person): Path<String>, fields: Fields) -> Answer {
    let (_, one) = meant(&app, &desk, &person, &fields).await?;
    let (now, by, back) = (app.clock.now(), desk.actor.person, format!("/desk/people/{person}/assignments"));
    app.db
        .write(move |conn| {
            Box::pin(async move {
                exceptions::withdraw(conn, &person, one.cohort.as_deref(), one.subject(), now).await?;
                audited(conn, &by, "exception-withdrawn", &person, now).await
            })
        })
        .await?;
    Ok(redirect_with(&back, "flash-exception-withdrawn"))
}

async fn audited(
    conn: &mut crate::db::Conn,
    by: &str,
    action: &'static str,
    person: &str,
    now: i64,
) -> Result<(), DbError> {
    let entry = audit::Entry { actor: Some(by), action, subject_kind: "people", subject: person, detail: None };
    audit::record(conn, entry, now).await
}
