//! What is done with a closing decision: its list made anew, somebody left out, reviewed, issued, gone on with, given up.

use super::{
    Desk,
    closing_form::audited,
    closings::{line, page},
};
use crate::{
    closing::{self, Outcome, PORTION, Package},
    db::{approvals, closing_people, closings, issuers, people, scope},
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect, redirect_with},
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::closing::{ClosingConfirm, ClosingConfirmPage, ListPart},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use domain::{
    course::Tiet,
    text::{longer_than, single_spaces},
};
use leptos::prelude::*;

const LONGEST_REASON: usize = 300;
/// Names of people who have changed; the list has the others.
const MOST_NAMES: usize = 50;

fn address(id: &str) -> String {
    format!("/desk/closings/{id}")
}

/// POST /desk/closings/{closing}/list
pub async fn list(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let closing = closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let listed = closing::list(&app, &desk.reach, &closing).await?;
    Ok(redirect_with(&address(&id), if listed { "flash-closing-listed" } else { "flash-closing-too-late" }))
}

/// POST /desk/closings/{closing}/people/{person}: leaves somebody out, with a reason, or takes her in again.
pub async fn person(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path((id, person)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    super::holds_person(&mut app.db.read().await?, &desk.reach, &person).await?;
    let is_leaving = fields.get("act") != "take";
    let reason = if is_leaving { single_spaces(fields.trimmed("reason")) } else { String::new() };
    let message = match (is_leaving, reason.is_empty()) {
        (true, true) => Some(words.say("closing-reason-needed")),
        (true, false) if longer_than(&reason, LONGEST_REASON) => {
            Some(words.with("field-too-long", &[("most", LONGEST_REASON.into())]))
        }
        _ => None,
    };
    if let Some(message) = message {
        return page(&app, &visit, &desk, &id, (ListPart::All, 1), Some((person, message))).await;
    }
    let (now, by, closing) = (app.clock.now(), desk.actor.person, id.clone());
    let changed = app.db.write(move |conn| {
        Box::pin(async move {
            // What was reviewed is to be reviewed anew.
            if !closings::begin_listing(conn, &closing).await? {
                return Ok(false);
            }
            closing_people::leave_out(conn, &closing, &person, &reason, &by, now).await
        })
    });
    let flash = match (changed.await?, is_leaving) {
        (true, true) => "flash-closing-left-out",
        (true, false) => "flash-closing-taken",
        (false, _) => "flash-closing-cannot",
    };
    Ok(redirect_with(&format!("{}#people", address(&id)), flash))
}

/// POST /desk/closings/{closing}/review
pub async fn review(State(app): State<AppState>, desk: Desk, Path(id): Path<String>, fields: Fields) -> Answer {
    let closing = closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    if closing.taken == 0 {
        return Ok(redirect_with(&address(&id), "flash-closing-nobody"));
    }
    let listed_at = fields.trimmed("listed_at").parse().unwrap_or_default();
    let (now, by, closing) = (app.clock.now(), desk.actor.person, id.clone());
    let reviewed = app.db.write(move |conn| {
        Box::pin(async move {
            let reviewed = closings::review(conn, &closing, listed_at, &by, now).await?;
            if reviewed {
                audited(conn, &by, "closing-reviewed", &closing, now).await?;
            }
            Ok(reviewed)
        })
    });
    let flash = if reviewed.await? { "flash-closing-reviewed" } else { "flash-closing-other-list" };
    Ok(redirect_with(&address(&id), flash))
}

/// GET /desk/closings/{closing}/issue: who, how many, and what cannot be undone.
pub async fn confirm(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    confirmation(&app, &visit, &desk, &id, None).await
}

async fn confirmation(
    app: &AppState,
    visit: &Visit,
    desk: &Desk,
    id: &str,
    trouble: Option<(String, Vec<String>)>,
) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let closing = closings::get(&mut conn, &desk.reach, id).await?;
    if closing.state != "reviewed" {
        return Ok(redirect_with(&address(id), "flash-closing-not-reviewed"));
    }
    let day = desk.today.to_string();
    let approval = approvals::on_day(&mut conn, &closing.issuer, &closing.programme, &day).await?;
    let issuer = issuers::get(&mut conn, &closing.issuer).await?;
    let verdicts = closing_people::verdicts(&mut conn, id).await?;
    drop(conn);
    let may = verdicts.iter().filter(|one| one.may).count() as i64;
    let months = approval.as_ref().and_then(|approval| approval.valid_months);
    let status = if trouble.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let trouble = match (trouble, &approval) {
        (None, None) => Some((words.say("closing-not-assigned"), Vec::new())),
        (trouble, _) => trouble,
    };
    let (trouble, changed) = trouble.map_or((None, Vec::new()), |(text, names)| (Some(text), names));
    let view = ClosingConfirm {
        line: line(&closing, desk),
        signatory: (closing.signatory_title.clone(), closing.signatory_name.clone()),
        issuer: issuer.name,
        tiet: approval.map(|approval| words.tiet(Tiet { halves: approval.tiet_halves })).unwrap_or_default(),
        validity: match months {
            Some(months) => words.with("approval-months", &[("count", months.into())]),
            None => words.say("approval-for-ever"),
        },
        left_out: may - closing.taken,
        may_not: closing.listed - may,
        listed_at: closing.listed_at.unwrap_or_default(),
        trouble,
        changed,
    };
    let title = words.with("closing-confirm-title", &[("count", closing.taken.into())]);
    let page = Page::new(app, visit, title).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <ClosingConfirmPage words confirm=view/> }).await)
}

/// POST /desk/closings/{closing}/issue
pub async fn issue(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let closing = closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    if closing.issued_at.is_some() {
        return Ok(redirect_with(&address(&id), "flash-closing-issued"));
    }
    let listed_at = fields.trimmed("listed_at").parse().unwrap_or_default();
    if fields.get("confirmed") != "yes" {
        return Ok(redirect(&format!("{}/issue", address(&id))));
    }
    let outcome = closing::issue(&app, &desk.reach, &closing, listed_at, &desk.actor.person).await?;
    let trouble = match outcome {
        Outcome::Issued => {
            begin_writing(&app, &id, closing.taken).await?;
            return Ok(redirect_with(&address(&id), "flash-closing-issued"));
        }
        Outcome::NotThisList => return Ok(redirect_with(&address(&id), "flash-closing-other-list")),
        Outcome::Nobody => return Ok(redirect_with(&address(&id), "flash-closing-nobody")),
        Outcome::NotAssigned => (words.say("closing-not-assigned"), Vec::new()),
        Outcome::NoKey => (words.say("closing-no-key"), Vec::new()),
        Outcome::Changed(people) => (words.say("closing-people-changed"), names(&app, &people).await?),
    };
    confirmation(&app, &visit, &desk, &id, Some(trouble)).await
}

/// A small class has its certificates at once; those of a larger one are written while the page tells how many.
async fn begin_writing(app: &AppState, id: &str, count: i64) -> Result<(), Error> {
    if count > PORTION {
        tokio::spawn(closing::go_on_logged(app.clone()));
        return Ok(());
    }
    Ok(closing::write_certificates(app, id).await?)
}

async fn names(app: &AppState, ids: &[String]) -> Result<Vec<String>, Error> {
    let mut conn = app.db.read().await?;
    let mut names = Vec::new();
    for id in ids.iter().take(MOST_NAMES) {
        names.extend(people::find(&mut conn, id).await?.map(|person| person.full_name));
    }
    Ok(names)
}

/// POST /desk/closings/{closing}/work: goes on with what an interruption left.
pub async fn go_on(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let closing = closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    if closing.issued_at.is_some() && closing.finished_at.is_none() {
        begin_writing(&app, &id, closing.taken - closing.written).await?;
    }
    Ok(redirect(&address(&id)))
}

/// GET /desk/closings/{closing}/certificates.zip: made while it is sent; a coordinator gets those of her reach.
pub async fn package(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let mut conn = app.db.read().await?;
    let closing = closings::get(&mut conn, &desk.reach, &id).await?;
    if closing.finished_at.is_none() {
        return Err(Error::NotFound);
    }
    let everything = scope::holds_everything(&mut conn, &desk.reach).await?;
    let kid = issuers::signing_key(&mut conn, &closing.issuer).await?;
    drop(conn);
    let name = format!("chung-chi-{}.zip", closing.issued_on.as_deref().unwrap_or_default());
    let package = Package {
        closing: id,
        reach: (!everything).then_some(desk.reach),
        count: closing.written,
        key: kid.and_then(|kid| app.keys.find(&kid)),
        today: desk.today,
    };
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|error| Error::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, closing::body(&app, package)).into_response())
}

/// POST /desk/closings/{closing}/withdrawal
pub async fn withdraw(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let (now, by, closing) = (app.clock.now(), desk.actor.person, id.clone());
    let withdrawn = app.db.write(move |conn| {
        Box::pin(async move {
            let withdrawn = closings::withdraw(conn, &closing, &by, now).await?;
            if withdrawn {
                audited(conn, &by, "closing-withdrawn", &closing, now).await?;
            }
            Ok(withdrawn)
        })
    });
    let flash = if withdrawn.await? { "flash-closing-withdrawn" } else { "flash-closing-too-late" };
    Ok(redirect_with(&address(&id), flash))
}
