//! GET /desk/reports/{report}/people: the people behind a number.

use super::{Desk, report::seen, reports};
use crate::{
    db::{
        report_people::{self, PAGE},
        scope::Reach,
    },
    error::{Error, encode},
    fields::{self, Fields},
    render::{Answer, Page},
    reporting::{self, Behind, Content, Counted, MOST_BEHIND, sheet_title},
    state::AppState,
    visit::Visit,
};
use app::{
    components::reported::{measure_name, value_name},
    document::Place,
    pages::desk::report_people::{ReportPeople, ReportPeoplePage},
    words::Words,
};
use axum::extract::{Path, RawQuery, State};
use domain::report::{Dimension, Measure};
use leptos::prelude::*;

/// GET /desk/reports/{report}/people?table=&row=&column=&measure=&page=
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let (report, content) = seen(&app, &desk, &id).await?;
    let (wish, content) = (reports::wish(&report)?, content.ok_or(Error::NotFound)?);
    let (table, number) = number(&content, &query)?;
    let what = told(words, &sheet_title(words, &wish), table, &number);
    // Counted as whoever asked for the report reaches; named are those whom its reader reaches.
    let counted = Reach { actor: report.made_by.clone(), day: desk.reach.day.clone() };
    let people = reporting::behind(&app, &counted, &wish, content.known_at, number).await?.ok_or(Error::NotFound)?;
    let page = query.trimmed("page").parse().unwrap_or(1_usize).clamp(1, MOST_BEHIND);
    let here: Vec<String> = people.iter().take(MOST_BEHIND).skip((page - 1) * PAGE).take(PAGE).cloned().collect();
    let named = report_people::of_ids(&mut app.db.read().await?, &desk.reach, &here).await?;
    let sum = match people.len() {
        count if count > MOST_BEHIND => words.with("report-behind-more", &[("count", MOST_BEHIND.into())]),
        count => words.with("report-behind-sum", &[("count", count.into())]),
    };
    let view = ReportPeople {
        report: (reports::address(&id), sheet_title(words, &wish)),
        what,
        sum,
        elsewhere: here.len() - named.len(),
        people: named.into_iter().map(|one| (one.id, one.full_name, one.unit_name.unwrap_or_default())).collect(),
        before: (page > 1).then(|| address(&id, &query, page - 1)),
        next: (people.len().min(MOST_BEHIND) > page * PAGE).then(|| address(&id, &query, page + 1)),
    };
    let page = Page::new(&app, &visit, words.say("report-behind")).at(Place::Desk);
    Ok(page.show(move || view! { <ReportPeoplePage words view=view.clone()/> }).await)
}

/// Which number is asked about; one that the report does not have is not found.
fn number<'c>(content: &'c Content, query: &Fields) -> Result<(&'c Counted, Behind), Error> {
    let place: usize = query.trimmed("table").parse().unwrap_or_default();
    let counted = content.tables.get(place).ok_or(Error::NotFound)?;
    let named = |field: &str, names: &[reporting::KeyName]| match query.find(field) {
        None => Ok(None),
        Some(name) if names.iter().any(|known| known.name == name) => Ok(Some(name.to_owned())),
        Some(_) => Err(Error::NotFound),
    };
    let number = Behind {
        rows: counted.row_dimension(),
        columns: counted.column_dimension(),
        row: named("row", &counted.row_names)?,
        column: named("column", &counted.column_names)?,
        measure: Measure::named(query.trimmed("measure")).unwrap_or(Measure::People),
    };
    Ok((counted, number))
}

fn told(words: Words, report: &str, counted: &Counted, number: &Behind) -> String {
    let name = |dimension: Option<Dimension>, names: &[reporting::KeyName], wanted: &Option<String>| {
        let found = wanted.as_ref().and_then(|wanted| names.iter().find(|known| known.name == *wanted));
        match (dimension, found) {
            (Some(dimension), Some(key)) => value_name(words, dimension, &key.name, &key.title),
            _ => words.say("report-all"),
        }
    };
    let values = [
        ("report", report.to_owned().into()),
        ("row", name(Some(number.rows), &counted.row_names, &number.row).into()),
        ("column", name(number.columns, &counted.column_names, &number.column).into()),
        ("measure", measure_name(words, number.measure).into()),
    ];
    words.with("report-behind-what", &values)
}

fn address(id: &str, query: &Fields, page: usize) -> String {
    let kept = ["table", "measure", "row", "column"].into_iter().filter_map(|field| {
        let value = query.find(field)?;
        Some(format!("{field}={}", encode(value)))
    });
    let kept: Vec<String> = kept.collect();
    format!("{}/people?{}&page={page}", reports::address(id), kept.join("&"))
}
