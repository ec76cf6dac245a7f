//! Enrolling and leaving.

use super::{overview::Overview, study::Study};
use crate::{
    db::{
        completions,
        enrolments::{self, NewEnrolment},
        people, units,
    },
    error::Error,
    fields::Fields,
    render::{Answer, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use axum::extract::{Path, State};
use domain::cohort::completed_years;
use jiff::civil::Date;

/// POST /courses/{course}/enrolment: opens one; a completed one is closed first, so that a repeat is a new one.
pub async fn open(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(course): Path<String>,
    fields: Fields,
) -> Answer {
    let study = Study::load(&app, Some(&actor.person), &course, visit.locale).await?;
    if !study.edition.course.courses_left(&study.finished).is_empty() {
        return Ok(redirect_with(&study.address(), "flash-courses-first"));
    }
    if !study.edition.course.is_offered() && !is_assigned(&app, &actor, &course).await? {
        return Ok(redirect_with(&study.address(), "flash-course-not-offered"));
    }
    let now = app.clock.now();
    let today = app.clock.today();
    let new = NewEnrolment { id: secret::uuid(now), course, form_id: fields.form_id(now) };
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let person = people::get(conn, &actor.person).await?;
                if let Some(old) = enrolments::find_open(conn, &person.id, &new.course).await? {
                    let is_repeat = completions::find(conn, &old.id).await?.is_some();
                    if !is_repeat || enrolments::made_by_form(conn, &person.id, &new.form_id).await? {
                        return Ok(());
                    }
                    enrolments::close(conn, &person.id, &new.course, "repeated", now).await?;
                }
                let unit = units::primary(conn, &person.id, &today.to_string()).await?;
                let born: Option<Date> = person.birth_date.as_deref().and_then(|day| day.parse().ok());
                let age = born.and_then(|born| completed_years(born, today));
                enrolments::open(conn, &new, &person, unit.as_ref(), age, now).await
            })
        })
        .await?;
    Ok(redirect_with(&study.address(), "flash-enrolled"))
}

/// Whether somebody has asked or proposed the course to her, by itself or in a programme.
async fn is_assigned(app: &AppState, actor: &Actor, course: &str) -> Result<bool, Error> {
    Ok(Overview::load(app, Some(&actor.person)).await?.assignment(course).is_some())
}

/// POST /courses/{course}/enrolment/end: leaves; everything learnt stays on record.
pub async fn end(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let study = Study::load(&app, Some(&actor.person), &course, visit.locale).await?;
    let now = app.clock.now();
    app.db
        .write(move |conn| Box::pin(async move { enrolments::close(conn, &actor.person, &course, "left", now).await }))
        .await?;
    Ok(redirect_with(&study.address(), "flash-unenrolled"))
}
