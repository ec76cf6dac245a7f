//! What may be told of surveys at the desk: of courses that her cohorts ask for, over the people of her scope.

use super::Desk;
use crate::{
    courses::Edition,
    db::{organisation, scope, surveys},
    error::{Error, encode},
    render::{Answer, Page},
    state::AppState,
    surveying::{self, figures},
    visit::Visit,
};
use app::{
    document::Place,
    pages::{
        desk::surveys::{DeskSurveyPage, DeskSurveysPage, SurveyLine},
        teaching::survey::{Part, SurveyView},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use domain::{
    quiz::Quiz,
    survey::{PartTally, Respondent, Results},
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// The courses that cohorts within reach ask for, also by a programme.
async fn asked(app: &AppState, desk: &Desk) -> Result<Vec<Arc<Edition>>, Error> {
    let catalogue = app.catalogue();
    let mut courses: BTreeSet<String> = BTreeSet::new();
    for (course, programme) in surveys::asked(&mut app.db.read().await?, &desk.reach).await? {
        courses.extend(course);
        let programme = programme.as_deref().and_then(|id| catalogue.programme(id));
        courses.extend(programme.iter().flat_map(|one| one.courses()).map(str::to_owned));
    }
    Ok(courses.iter().filter_map(|id| catalogue.course(id).cloned()).collect())
}

fn learners_surveys(edition: &Edition) -> impl Iterator<Item = &Quiz> {
    edition.course.quizzes().filter(|quiz| quiz.is_survey() && quiz.survey.asks(Respondent::Learners))
}

/// GET /desk/surveys
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let mut lines = Vec::new();
    for edition in asked(&app, &desk).await? {
        let edition = edition.in_locale(visit.locale);
        lines.extend(learners_surveys(edition).map(|quiz| SurveyLine {
            address: format!("/desk/surveys/{}/{}", edition.course.id, quiz.id),
            course: edition.course.title.clone(),
            title: quiz.title.clone(),
            about: quiz.survey.about.clone(),
        }));
    }
    let page = Page::new(&app, &visit, words.say("desk-surveys")).at(Place::Desk);
    Ok(page.show(move || view! { <DeskSurveysPage words lines=lines.clone()/> }).await)
}

async fn find(app: &AppState, desk: &Desk, course: &str) -> Result<Arc<Edition>, Error> {
    asked(app, desk).await?.into_iter().find(|edition| edition.course.id == course).ok_or(Error::NotFound)
}

/// What the people say who belonged, when they enrolled, to a unit that is hers today or has come into one of hers.
async fn results(app: &AppState, desk: &Desk, course: &str, survey: &Quiz) -> Result<Results, Error> {
    let mut conn = app.db.read().await?;
    let tree = organisation::load(&mut conn).await?;
    let units = scope::units(&mut conn, &desk.reach).await?;
    drop(conn);
    let is_within = |unit: Option<&str>| {
        let now = unit.and_then(|unit| tree.carried(unit, desk.today));
        now.is_some_and(|unit| units.contains(unit))
    };
    let mut tally = PartTally::new(survey);
    let take = |form, unit: Option<&str>| tally.add(form, is_within(unit));
    surveying::each_form(app, course, survey, Respondent::Learners, take).await?;
    Ok(tally.results())
}

/// GET /desk/surveys/{course}/{quiz}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let words = Words::new(visit.locale);
    let edition = find(&app, &desk, &course).await?;
    let survey = survey(edition.in_locale(visit.locale), &id)?;
    let view = SurveyView {
        crumbs: vec![
            ("/desk/surveys".to_owned(), words.say("desk-surveys")),
            (format!("/courses/{course}"), edition.in_locale(visit.locale).course.title.clone()),
        ],
        title: survey.title.clone(),
        about: survey.survey.about.clone(),
        parts: vec![Part {
            by: Respondent::Learners,
            results: results(&app, &desk, &course, survey).await?,
            file: format!("/desk/surveys/{course}/{id}/figures.csv"),
        }],
        own: None,
    };
    let page = Page::new(&app, &visit, survey.title.clone()).at(Place::Desk);
    Ok(page.show(move || view! { <DeskSurveyPage words page=view.clone()/> }).await)
}

/// GET /desk/surveys/{course}/{quiz}/figures.csv
pub async fn file(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let edition = find(&app, &desk, &course).await?;
    let survey = survey(edition.in_locale(visit.locale), &id)?;
    let results = results(&app, &desk, &course, survey).await?;
    let name = format!("attachment; filename*=UTF-8''{}", encode(&format!("{course}-{id}.csv")));
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, figures::sheet(Words::new(visit.locale), results)).into_response())
}

fn survey<'a>(edition: &'a Edition, id: &str) -> Result<&'a Quiz, Error> {
    learners_surveys(edition).find(|quiz| quiz.id == id).ok_or(Error::NotFound)
}
