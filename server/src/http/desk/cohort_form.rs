//! Opening a cohort and changing it.

use super::{
    Desk,
    cohort_check::{Checked, check, typed, typed_of},
    cohorts::audited,
};
use crate::{
    db::{
        Conn, DbError, assignments, cohort_staff, cohorts,
        scope::{self, Reach},
    },
    error::Error,
    fields::Fields,
    learning::{admitting, cohort_filling, pausing},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::cohort_form::{CohortForm, CohortFormPage, TypedAsked, TypedCohort},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Empty lines for what a cohort may ask besides.
const SPARE: usize = 3;

/// GET /desk/cohorts/new
pub async fn new(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let typed = TypedCohort { opens_on: desk.today.to_string(), ..TypedCohort::default() };
    let form = CohortForm { typed, form_id: secret::uuid(app.clock.now()), ..CohortForm::default() };
    page(&app, &visit, &desk, StatusCode::OK, form).await
}

/// GET /desk/cohorts/{cohort}/edit
pub async fn edit(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let mut conn = app.db.read().await?;
    let cohort = cohorts::get(&mut conn, &desk.reach, &id).await?;
    let typed = typed_of(&mut conn, cohort).await?;
    drop(conn);
    let form = CohortForm { id: Some(id), typed, form_id: secret::uuid(app.clock.now()), ..CohortForm::default() };
    page(&app, &visit, &desk, StatusCode::OK, form).await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, status: StatusCode, mut form: CohortForm) -> Answer {
    let words = Words::new(visit.locale);
    form.units = super::units(&mut app.db.read().await?, &desk.reach).await?;
    form.subjects = subjects(app, words, &form.typed.asked);
    let asked = form.typed.asked.iter().filter(|asked| !asked.what.is_empty()).count();
    let is_mandatory = TypedAsked { is_mandatory: true, ..TypedAsked::default() };
    form.typed.asked.resize(form.typed.asked.len().max(asked + SPARE), is_mandatory);
    let key = if form.id.is_some() { "cohort-edit" } else { "cohort-open" };
    let page = Page::new(app, visit, words.say(key)).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <CohortFormPage words form=form.clone()/> }).await)
}

/// What a cohort can ask: programmes first, then courses that are offered, or asked already.
fn subjects(app: &AppState, words: Words, asked: &[TypedAsked]) -> Vec<(String, String)> {
    let catalogue = app.catalogue();
    let programme = |title: &str| words.with("cohort-programme", &[("title", title.into())]);
    let programmes = catalogue.programmes().iter().map(|one| (format!("programme:{}", one.id), programme(&one.title)));
    let course = |id: &str, title: &str| (format!("course:{id}"), title.to_owned());
    let is_asked = |id: &str| asked.iter().any(|asked| asked.what.strip_prefix("course:") == Some(id));
    let offered = catalogue.editions().iter().filter(|one| one.course.is_offered() || is_asked(&one.course.id));
    let courses = offered.map(|one| course(&one.course.id, &one.course.title));
    programmes.chain(courses).collect()
}

/// POST /desk/cohorts
pub async fn create(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let typed = typed(&fields);
    let id = fields.form_id(app.clock.now());
    match check(&app, Words::new(visit.locale), &desk, &typed).await? {
        Ok(checked) => {
            let made = store(&app, &desk, id.clone(), checked, true).await;
            made?;
            Ok(redirect_with(&format!("/desk/cohorts/{id}/filling"), "flash-cohort-opened"))
        }
        Err(errors) => {
            let form = CohortForm { typed, errors, form_id: id, ..CohortForm::default() };
            page(&app, &visit, &desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

/// POST /desk/cohorts/{cohort}
pub async fn change(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    if cohort.closed_at.is_some() {
        return Ok(redirect_with(&format!("/desk/cohorts/{id}"), "flash-cohort-closed-before"));
    }
    let typed = typed(&fields);
    match check(&app, Words::new(visit.locale), &desk, &typed).await? {
        Ok(checked) => {
            store(&app, &desk, id.clone(), checked, false).await?;
            cohort_filling::enrol(&app, &id, None).await?;
            Ok(redirect_with(&format!("/desk/cohorts/{id}"), "flash-cohort-changed"))
        }
        Err(errors) => {
            let form_id = fields.form_id(app.clock.now());
            let form = CohortForm { id: Some(id), typed, errors, form_id, ..CohortForm::default() };
            page(&app, &visit, &desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

/// A new cohort takes the id of its form, so that a form that is sent twice opens one. That of another's is not found.
async fn store(app: &AppState, desk: &Desk, id: String, checked: Checked, is_new: bool) -> Result<(), Error> {
    let today = desk.today;
    let (now, by, reach, site) = (app.clock.now(), desk.actor.person.clone(), desk.reach.clone(), app.clone());
    let stored = app.db.write(move |conn| {
        Box::pin(async move {
            if is_new {
                cohorts::create(conn, &id, &checked.cohort, &by, now).await?;
            }
            within(conn, &reach, &id, &checked).await?;
            cohorts::change(conn, &id, &checked.cohort, now).await?;
            ask(conn, &id, &checked, &by, today, now).await?;
            appoint(conn, &id, &checked, &by, now).await?;
            audited(conn, &by, if is_new { "cohort-opened" } else { "cohort-changed" }, &id, now).await?;
            // There may be more places than before.
            admitting::admit(&site, conn, &id, &by, now).await.map(drop)
        })
    });
    Ok(stored.await?)
}

async fn within(conn: &mut Conn, reach: &Reach, id: &str, checked: &Checked) -> Result<(), DbError> {
    cohorts::get(conn, reach, id).await?;
    match scope::holds_unit(conn, reach, &checked.cohort.unit).await? {
        true => Ok(()),
        false => Err(DbError::NotFound),
    }
}

/// What is asked otherwise supersedes what was asked before; what is asked as before stays.
async fn ask(conn: &mut Conn, id: &str, checked: &Checked, by: &str, today: Date, now: i64) -> Result<(), DbError> {
    let before = assignments::of_cohort(conn, id).await?;
    let same = |one: &assignments::CohortAssignment, other: &assignments::CohortAssignment| {
        assignments::CohortAssignment { id: String::new(), ..one.clone() }
            == assignments::CohortAssignment { id: String::new(), ..other.clone() }
    };
    for old in before.iter().filter(|old| !checked.asked.iter().any(|new| same(old, new))) {
        assignments::supersede(conn, &old.id, now).await?;
    }
    for new in checked.asked.iter().filter(|new| !before.iter().any(|old| same(old, new))) {
        let new = assignments::CohortAssignment { id: secret::uuid(now), ..new.clone() };
        assignments::record_for_cohort(conn, id, &new, by, now).await?;
        pausing::carry_over(conn, id, &new, today, now).await?;
    }
    Ok(())
}

async fn appoint(conn: &mut Conn, id: &str, checked: &Checked, by: &str, now: i64) -> Result<(), DbError> {
    let before = cohort_staff::of_cohort(conn, id).await?;
    for old in before {
        if !checked.staff.iter().any(|(person, role)| *person == old.person && *role == old.role) {
            cohort_staff::end(conn, id, &old.person, &old.role, now).await?;
        }
    }
    for (person, role) in &checked.staff {
        cohort_staff::add(conn, &secret::uuid(now), id, person, role, by, now).await?;
    }
    Ok(())
}
