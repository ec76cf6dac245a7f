//! Cohorts: the list, one of them with its members, and its end.

use super::{Desk, soon};
use crate::{
    courses::Catalogue,
    db::{
        Conn, DbError,
        assignments::{self, Subject},
        audit, cohort_requests, cohort_rules, cohort_staff,
        cohorts::{self, Cohort},
        standings::{self, Count, Wanted},
    },
    fields,
    learning::admitting,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::buckets::Counts,
    document::Place,
    pages::desk::{
        cohort::{Asked, CohortPage, CohortView, MemberLine, RuleLine},
        cohorts::{CohortLine, CohortState, CohortsPage},
    },
    words::Words,
};
use axum::extract::{Path, RawQuery, State};
use domain::cohort::{Bucket, Rule};
use jiff::civil::Date;
use leptos::prelude::*;

/// Members of a page.
const PAGE: i64 = 100;

/// GET /desk/cohorts
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let counts = standings::of_open_cohorts(&mut conn, &desk.reach, &soon(desk.today)).await?;
    let lines = lines(&mut conn, &desk, &counts).await?;
    drop(conn);
    let page = Page::new(&app, &visit, words.say("cohorts-title")).at(Place::Desk);
    Ok(page.show(move || view! { <CohortsPage words lines=lines/> }).await)
}

/// The cohorts within reach with their numbers, open ones first.
pub async fn lines(conn: &mut Conn, desk: &Desk, counts: &[Count]) -> Result<Vec<CohortLine>, DbError> {
    let found = cohorts::list(conn, &desk.reach).await?;
    Ok(found.into_iter().map(|cohort| line(cohort, counts, desk.today)).collect())
}

fn line(cohort: Cohort, counts: &[Count], today: Date) -> CohortLine {
    let mut own = Counts::default();
    for count in counts.iter().filter(|count| count.cohort == cohort.id) {
        if let Some(bucket) = Bucket::named(&count.bucket) {
            own.add(bucket, count.members);
        }
    }
    let opens_on = day(&cohort.opens_on).unwrap_or(today);
    let closes_on = cohort.closes_on.as_deref().and_then(day);
    let state = match cohort.closed_at {
        Some(_) => CohortState::Closed,
        None if closes_on.is_some_and(|last| last < today) => CohortState::Ended,
        None if opens_on > today => CohortState::Planned,
        None => CohortState::Running,
    };
    CohortLine {
        id: cohort.id,
        title: cohort.title,
        unit: cohort.unit_name,
        opens_on,
        closes_on,
        state,
        counts: own,
        members: cohort.members,
    }
}

/// A day as the database keeps it.
pub fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// GET /desk/cohorts/{cohort}?state=&page=
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let state = Bucket::named(query.trimmed("state"));
    let number = query.trimmed("page").parse().unwrap_or(1_i64).clamp(1, 100_000);
    let mut conn = app.db.read().await?;
    let cohort = cohorts::get(&mut conn, &desk.reach, &id).await?;
    let soon = soon(desk.today);
    let counts = standings::of_cohort(&mut conn, &desk.reach, &soon, &id).await?;
    let wanted = Wanted { bucket: state.map_or("", Bucket::name), most: PAGE + 1, skip: (number - 1) * PAGE };
    let mut members = standings::members(&mut conn, &desk.reach, &soon, &id, wanted).await?;
    let more = members.len() as i64 > PAGE;
    members.truncate(PAGE as usize);
    let asked = assignments::of_cohort(&mut conn, &id).await?;
    let staff = cohort_staff::of_cohort(&mut conn, &id).await?;
    let rules = cohort_rules::of_cohort(&mut conn, &id).await?;
    let (waiting, undecided) = cohort_requests::counts(&mut conn, &id).await?;
    let units = super::units(&mut conn, &desk.reach).await?;
    drop(conn);
    let catalogue = app.catalogue();
    let view = CohortView {
        capacity: cohort.capacity,
        requests: (cohort.request_steps > 0 || waiting + undecided > 0).then_some((undecided, waiting)),
        line: line(cohort, &counts, desk.today),
        asked: asked.into_iter().map(|one| asked_of(&catalogue, one)).collect(),
        staff: staff.into_iter().map(|one| (role_key(&one.role), one.full_name)).collect(),
        rules: rules
            .into_iter()
            .map(|row| RuleLine {
                sentence: sentence(words, &serde_json::from_str(&row.rule).unwrap_or_default(), &units),
                last_run_on: app.clock.day(row.last_run_at),
                id: row.id,
            })
            .collect(),
        state,
        members: members.into_iter().filter_map(member).collect(),
        page: number,
        more,
        form_id: secret::uuid(app.clock.now()),
    };
    let page = Page::new(&app, &visit, view.line.title.clone()).at(Place::Desk);
    Ok(page.show(move || view! { <CohortPage words view=view/> }).await)
}

fn asked_of(catalogue: &Catalogue, one: assignments::CohortAssignment) -> Asked {
    let (address, title) = match (&one.course, &one.programme) {
        (Some(course), _) => (format!("/courses/{course}"), subject_title(catalogue, Subject::Course(course))),
        (None, programme) => {
            let programme = programme.as_deref().unwrap_or_default();
            (format!("/programmes/{programme}"), subject_title(catalogue, Subject::Programme(programme)))
        }
    };
    let due_on = one.due_on.as_deref().and_then(day);
    Asked { address, title, is_mandatory: one.is_mandatory, due_on, reason: one.reason }
}

/// The title of a course or programme; its id where it is no longer published.
pub fn subject_title(catalogue: &Catalogue, subject: Subject<'_>) -> String {
    match subject {
        Subject::Course(id) => catalogue.course(id).map_or_else(|| id.to_owned(), |one| one.course.title.clone()),
        Subject::Programme(id) => catalogue.programme(id).map_or_else(|| id.to_owned(), |one| one.title.clone()),
    }
}

fn role_key(role: &str) -> &'static str {
    match role {
        "instructor" => "cohort-instructor",
        _ => "cohort-coordinator",
    }
}

fn member(row: standings::Standing) -> Option<MemberLine> {
    Some(MemberLine {
        bucket: Bucket::named(&row.bucket)?,
        person: row.person,
        full_name: row.full_name,
        unit: row.unit_name.unwrap_or_default(),
        due_on: row.due_on.as_deref().and_then(day),
        paused_until: row.paused_until.as_deref().and_then(day),
    })
}

/// A rule in words.
pub fn sentence(words: Words, rule: &Rule, units: &[(String, String)]) -> String {
    let unit = units.iter().find(|(id, _)| *id == rule.unit).map(|(_, name)| name.clone());
    let mut parts = vec![unit.unwrap_or_else(|| words.say("cohort-rule-whole-reach"))];
    let key = |value: &Option<String>, front: &str| value.as_ref().map(|value| words.say(&format!("{front}{value}")));
    parts.extend(key(&rule.sex, "sex-"));
    let younger = |age: i64| words.with("cohort-rule-younger", &[("age", age.into())]);
    parts.extend(rule.younger_than.map(younger));
    if !rule.position.is_empty() {
        parts.push(words.with("cohort-rule-position", &[("position", rule.position.as_str().into())]));
    }
    parts.extend(key(&rule.staff_kind, "staff-"));
    parts.extend(key(&rule.staff_level, "level-"));
    parts.extend(rule.is_leader.map(|yes| words.say(if yes { "cohort-leaders" } else { "cohort-no-leaders" })));
    parts.join(" · ")
}

/// POST /desk/cohorts/{cohort}/closing: nothing is asked of its members any longer; what they learnt stays.
pub async fn close(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let (now, by, cohort, site) = (app.clock.now(), desk.actor.person, id.clone(), app.clone());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                cohorts::close(conn, &cohort, now).await?;
                admitting::lapse(&site, conn, &cohort, &by, now).await?;
                audited(conn, &by, "cohort-closed", &cohort, now).await
            })
        })
        .await?;
    Ok(redirect_with(&format!("/desk/cohorts/{id}"), "flash-cohort-closed"))
}

/// Notes what somebody did to a cohort.
pub async fn audited(conn: &mut Conn, by: &str, action: &'static str, cohort: &str, now: i64) -> Result<(), DbError> {
    let entry = audit::Entry { actor: Some(by), action, subject_kind: "cohorts", subject: cohort, detail: None };
    audit::record(conn, entry, now).await
}
