//! Closing decisions: the list, and one of them with its people.

use super::{Desk, cohorts::day};
use crate::{
    db::{
        approvals,
        closing_people::{self, Line, Wanted},
        closings::{self, Closing},
    },
    error::Error,
    fields,
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::{
        closing::{ClosingPage, ClosingView, ListPart, PersonLine, PersonState},
        closings::{ClosingLine, ClosingState, ClosingsPage},
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderValue, StatusCode, header},
};
use domain::{
    closing::{Grounds, Verdict},
    course::Tiet,
};
use leptos::prelude::*;

/// People of a page.
const PAGE: i64 = 100;
/// After how many seconds the page of certificates under way asks again.
const AGAIN: HeaderValue = HeaderValue::from_static("2");

/// GET /desk/closings
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let found = closings::list(&mut app.db.read().await?, &desk.reach).await?;
    let lines = found.iter().map(|closing| line(closing, &desk)).collect();
    let page = Page::new(&app, &visit, words.say("closing-title")).at(Place::Desk);
    Ok(page.show(move || view! { <ClosingsPage words lines=lines/> }).await)
}

/// A closing decision as lists show it.
pub fn line(closing: &Closing, desk: &Desk) -> ClosingLine {
    ClosingLine {
        id: closing.id.clone(),
        programme: closing.programme_title.clone(),
        cohort: closing.cohort_title.clone(),
        number: closing.decision_number.clone(),
        decided_on: day(&closing.decided_on).unwrap_or(desk.today),
        state: state(closing),
        taken: closing.taken,
    }
}

/// How far a closing decision is.
pub fn state(closing: &Closing) -> ClosingState {
    match closing.state.as_str() {
        "reviewed" => ClosingState::Reviewed,
        "withdrawn" => ClosingState::Withdrawn,
        "issued" if closing.finished_at.is_none() => ClosingState::Issuing,
        "issued" => ClosingState::Issued,
        _ => ClosingState::Draft,
    }
}

/// GET /desk/closings/{closing}?part=&page=
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let part = ListPart::named(query.trimmed("part"));
    let number = query.trimmed("page").parse().unwrap_or(1_i64).clamp(1, 100_000);
    page(&app, &visit, &desk, &id, (part, number), None).await
}

/// The page of a closing decision; a reason that was refused stands by its person.
pub async fn page(
    app: &AppState,
    visit: &Visit,
    desk: &Desk,
    id: &str,
    (part, number): (ListPart, i64),
    refused: Option<(String, String)>,
) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let closing = closings::get(&mut conn, &desk.reach, id).await?;
    let wanted = Wanted { part: part.name(), most: PAGE + 1, skip: (number - 1) * PAGE };
    let mut found = closing_people::page(&mut conn, &desk.reach, id, wanted).await?;
    let more = found.len() as i64 > PAGE;
    found.truncate(PAGE as usize);
    let day = desk.today.to_string();
    let approval = approvals::on_day(&mut conn, &closing.issuer, &closing.programme, &day).await?;
    drop(conn);
    let view = ClosingView {
        line: line(&closing, desk),
        signatory: (closing.signatory_title.clone(), closing.signatory_name.clone()),
        assigned: approval.map(|approval| words.tiet(Tiet { halves: approval.tiet_halves })),
        listed_at: closing.listed_at.unwrap_or_default(),
        listed: closing.listed,
        written: closing.written,
        part,
        people: found.into_iter().map(|row| person(words, row)).collect::<Result<_, Error>>()?,
        page: number,
        more,
        refused,
        packing: app.packaging.of(id),
    };
    let is_issuing = view.line.state == ClosingState::Issuing || view.packing.is_some();
    let status = if view.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(app, visit, view.line.programme.clone()).at(Place::Desk).status(status);
    let mut answer = page.show(move || view! { <ClosingPage words view=view/> }).await;
    if is_issuing {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

fn person(words: Words, row: Line) -> Result<PersonLine, Error> {
    let verdict: Verdict = serde_json::from_str(&row.verdict).map_err(|error| Error::Internal(error.to_string()))?;
    let state = match verdict {
        Verdict::MayNot(reasons) => {
            let text = |one: &domain::closing::Hindrance| words.phrase(&one.phrase(|score| score.text(words.locale())));
            PersonState::MayNot(reasons.iter().map(text).collect())
        }
        Verdict::May(_) if !row.left_out.is_empty() => PersonState::LeftOut(row.left_out),
        Verdict::May(grounds) => {
            let certificate = row.certificate.zip(row.number);
            let certificate = certificate.map(|(id, number)| (format!("/desk/certificates/{id}"), number));
            PersonState::Taken { grounds: in_words(words, &grounds), certificate }
        }
    };
    Ok(PersonLine { person: row.person, full_name: row.full_name, unit: row.unit_name.unwrap_or_default(), state })
}

fn in_words(words: Words, grounds: &Grounds) -> String {
    let days = [("from", words.date(grounds.from).into()), ("to", words.date(grounds.to).into())];
    let days = words.with("certificate-days", &days);
    match grounds.result {
        Some(result) => {
            let result = result.text(words.locale());
            format!("{days} · {}", words.with("closing-result", &[("result", result.into())]))
        }
        None => days,
    }
}
