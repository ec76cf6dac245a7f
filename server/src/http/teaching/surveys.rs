//! What may be told of a survey: figures on a page, and the same as a file.

use super::{crumbs, edition};
use crate::{
    courses::Edition,
    db::surveys::{self, HandedIn},
    error::{Error, encode},
    learning::regrading::answers_by_attempt,
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::teaching::survey::{SurveyPage, SurveyView},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use domain::{
    quiz::{Plan, Quiz},
    survey::{Figures, Form, Results, Row, Shown, Tally},
};
use leptos::prelude::*;

/// Forms of one portion.
const PORTION: i64 = 500;

/// GET /teaching/{course}/surveys/{quiz}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let survey = survey(&edition, &id)?;
    let words = Words::new(visit.locale);
    let view = SurveyView {
        crumbs: crumbs(words, &edition),
        title: survey.title.clone(),
        about: survey.survey.about.clone(),
        results: results(&app, &course, survey).await?,
        file: format!("/teaching/{course}/surveys/{id}/figures.csv"),
    };
    let page = Page::new(&app, &visit, survey.title.clone()).at(Place::Teaching);
    Ok(page.show(move || view! { <SurveyPage words page=view.clone()/> }).await)
}

/// GET /teaching/{course}/surveys/{quiz}/figures.csv
pub async fn file(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let survey = survey(&edition, &id)?;
    let results = results(&app, &course, survey).await?;
    let name = format!("attachment; filename*=UTF-8''{}", encode(&format!("{course}-{id}.csv")));
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, sheet(Words::new(visit.locale), results)).into_response())
}

fn survey<'a>(edition: &'a Edition, quiz: &str) -> Result<&'a Quiz, Error> {
    edition.course.quiz(quiz).filter(|quiz| quiz.is_survey()).ok_or(Error::NotFound)
}

/// Adds up all forms, portion by portion.
async fn results(app: &AppState, course: &str, survey: &Quiz) -> Result<Results, Error> {
    let mut tally = Tally::new(survey);
    let mut after = 0;
    loop {
        let mut conn = app.db.read().await?;
        let forms = surveys::after(&mut conn, course, &survey.id, after, PORTION).await?;
        let (Some(first), Some(last)) = (forms.first(), forms.last()) else { return Ok(tally.results()) };
        let (first, last) = (first.form_number, last.form_number);
        let mut answers = answers_by_attempt(surveys::saved(&mut conn, course, &survey.id, first, last).await?);
        for HandedIn { attempt, person, revision, plan, .. } in forms {
            let pinned = app.catalogue().revision(&mut conn, &revision).await?;
            let Some(filled) = pinned.course.quiz(&survey.id) else { continue };
            let plan: Plan = serde_json::from_str(&plan).map_err(|error| Error::Internal(error.to_string()))?;
            tally.add(Form::read(filled, &plan, &answers.remove(&attempt).unwrap_or_default(), &person));
        }
        after = last;
    }
}

/// The figures as spreadsheets read them: the mark at the beginning tells Excel that it is UTF-8.
fn sheet(words: Words, results: Results) -> String {
    let heads = [
        "survey-file-section",
        "survey-file-question",
        "survey-answer",
        "survey-count",
        "survey-share",
        "survey-file-answered",
        "survey-file-mean",
    ];
    let mut sheet = format!("\u{feff}{}", line(&heads.map(|key| words.say(key))));
    for figures in results.questions {
        let (rows, mean) = match &figures.shown {
            Shown::Scale(rows, mean) => (&rows[..], words.decimal(*mean, 2)),
            Shown::Poll(rows) => (&rows[..], String::new()),
            Shown::Few | Shown::Texts(_) => continue,
        };
        for row in rows {
            sheet.push_str(&line(&cells(&figures, row, &mean)));
        }
    }
    sheet
}

fn cells(figures: &Figures, row: &Row, mean: &str) -> [String; 7] {
    [
        figures.section.clone(),
        plain(&figures.prompt_html),
        row.label.clone(),
        row.count.to_string(),
        row.percent.to_string(),
        figures.answered.to_string(),
        mean.to_owned(),
    ]
}

/// A line after RFC 4180; what a spreadsheet would take for a formula is kept a text.
fn line(cells: &[String; 7]) -> String {
    let cell = |text: &String| {
        let is_formula =
            text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.replace(',', ".").parse::<f64>().is_err();
        let guard = if is_formula { "'" } else { "" };
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n"
}

/// The text of a heading: safe inline HTML without its tags.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}
