//! What may be told of a survey: figures on a page, and the same as a file. Who answers it while teaching begins here.

mod filling;

pub use filling::{begin, save, show as form, submit};

use super::{crumbs, edition};
use crate::{
    courses::Edition,
    db::{Conn, DbError, grants, instructor_forms},
    error::{Error, encode},
    fields,
    render::{Answer, Page},
    state::AppState,
    surveying::{self, figures},
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::teaching::survey::{OwnForm, Part, SurveyPage, SurveyView},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::header,
    response::IntoResponse,
};
use domain::{
    quiz::Quiz,
    survey::{Respondent, Results, Tally},
};
use leptos::prelude::*;

/// GET /teaching/{course}/surveys/{quiz}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let edition = edition.in_locale(visit.locale);
    let survey = survey(edition, &id)?;
    let words = Words::new(visit.locale);
    let mut parts = Vec::new();
    for (name, by) in Respondent::NAMES {
        let results = results(&app, &course, survey, by).await?;
        if survey.survey.asks(by) || results.received > 0 {
            let file = format!("/teaching/{course}/surveys/{id}/figures.csv?by={name}");
            parts.push(Part { by, results, file });
        }
    }
    let view = SurveyView {
        crumbs: crumbs(words, edition),
        title: survey.title.clone(),
        about: survey.survey.about.clone(),
        parts,
        own: own_form(&app, &actor, &course, survey).await?,
    };
    let page = Page::new(&app, &visit, survey.title.clone()).at(Place::Teaching);
    Ok(page.show(move || view! { <SurveyPage words page=view.clone()/> }).await)
}

/// GET /teaching/{course}/surveys/{quiz}/figures.csv?by=learners, or by=instructors
pub async fn file(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let survey = survey(edition.in_locale(visit.locale), &id)?;
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let named = Respondent::NAMES.into_iter().find(|(name, _)| *name == query.get("by"));
    let by = named.map_or(Respondent::Learners, |(_, by)| by);
    let results = results(&app, &course, survey, by).await?;
    let name = format!("attachment; filename*=UTF-8''{}", encode(&format!("{course}-{id}-{}.csv", by.name())));
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, figures::sheet(Words::new(visit.locale), results)).into_response())
}

fn survey<'a>(edition: &'a Edition, quiz: &str) -> Result<&'a Quiz, Error> {
    edition.course.survey(quiz).ok_or(Error::NotFound)
}

/// Whether this person is asked: the survey asks instructors, and she is one of the course.
async fn is_asked(
    conn: &mut Conn,
    app: &AppState,
    actor: &Actor,
    course: &str,
    survey: &Quiz,
) -> Result<bool, DbError> {
    let today = app.clock.today().to_string();
    Ok(survey.survey.asks(Respondent::Instructors) && grants::instructs(conn, &actor.person, course, &today).await?)
}

/// How the actor's own form stands, if she is asked.
async fn own_form(app: &AppState, actor: &Actor, course: &str, survey: &Quiz) -> Result<Option<OwnForm>, Error> {
    let mut conn = app.db.read().await?;
    let form = instructor_forms::find(&mut conn, course, &survey.id, &actor.person).await?;
    let address = format!("/teaching/{course}/surveys/{}/form", survey.id);
    Ok(match form {
        Some(form) => Some(match form.submitted_at.zip(form.form_number) {
            Some((at, number)) => OwnForm::Sent { number, at: app.clock.local(at) },
            None => OwnForm::Open { address },
        }),
        None => is_asked(&mut conn, app, actor, course, survey).await?.then_some(OwnForm::None { action: address }),
    })
}

/// Adds up all forms of those who were asked.
async fn results(app: &AppState, course: &str, survey: &Quiz, by: Respondent) -> Result<Results, Error> {
    let mut tally = Tally::new(survey);
    surveying::each_form(app, course, survey, by, |form, _| tally.add(form)).await?;
    Ok(tally.results())
}
