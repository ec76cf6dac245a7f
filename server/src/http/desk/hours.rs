//! Hours done elsewhere at the desk: the queue, one entry with its decision, and entering for somebody.

use super::Desk;
use crate::{
    db::{
        Conn, DbError, accounts,
        messages::{self, NewMessage},
        outside_decisions::{self, NewDecision},
        outside_hours::{self, Entry},
        scope, staff,
    },
    error::Error,
    fields::{self, Fields, Form},
    http::hours::{
        audited, decision, enter,
        form::{self, Known, Wanted},
        give_proof, line,
    },
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::{field::FieldErrors, hours_form::HoursForm},
    document::Place,
    pages::desk::hours::{DeskEntry, DeskEntryPage, EnterFor, EnterForPage, HoursQueue, HoursQueuePage, Waits},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, Request, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    hours::{HoursState, LONGEST_TEXT, NotHers, may_decide},
    text::{longer_than, single_spaces},
};
use leptos::prelude::*;

/// Entries of a list.
const SHOWN: i64 = 200;

/// GET /desk/hours?state=
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let state = HoursState::named(query.trimmed("state")).unwrap_or(HoursState::Pending);
    let mut conn = app.db.read().await?;
    let mut found = match state {
        HoursState::Pending => outside_hours::waiting(&mut conn, &desk.reach, SHOWN + 1).await?,
        other => outside_hours::decided(&mut conn, &desk.reach, other.name(), SHOWN + 1).await?,
    };
    drop(conn);
    let more = found.len() as i64 > SHOWN;
    found.truncate(SHOWN as usize);
    let lines = found.iter().filter_map(|entry| line(entry, "/desk/hours", true)).collect();
    let queue = HoursQueue { state, lines, more };
    let page = Page::new(&app, &visit, words.say("hours-title")).at(Place::Desk);
    Ok(page.show(move || view! { <HoursQueuePage words queue=queue.clone()/> }).await)
}

/// GET /desk/hours/{entry}
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let entry = reached(&app, &desk, &id).await?;
    page(&app, &visit, &desk, entry, String::new(), FieldErrors::default()).await
}

async fn reached(app: &AppState, desk: &Desk, id: &str) -> Result<Entry, Error> {
    outside_hours::find_reached(&mut app.db.read().await?, &desk.reach, id).await?.ok_or(Error::NotFound)
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, entry: Entry, reason: String, errors: FieldErrors) -> Answer {
    let words = Words::new(visit.locale);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut conn = app.db.read().await?;
    let decided = outside_decisions::decisions(&mut conn, &entry.entry).await?;
    let waits = waits(&mut conn, desk, &entry).await?;
    drop(conn);
    let line = line(&entry, "/desk/hours", false).ok_or(Error::NotFound)?;
    let shown = DeskEntry {
        waits,
        person: (entry.person, entry.full_name),
        proof: (entry.proof_name, format!("{}/proof", line.address)),
        decisions: decided.into_iter().filter_map(|one| decision(app, one)).collect(),
        wording: entry.id,
        reason,
        errors,
        form_id: secret::uuid(app.clock.now()),
        line,
    };
    let page = Page::new(app, visit, shown.line.title.clone()).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <DeskEntryPage words entry=shown.clone()/> }).await)
}

/// Whether the entry waits for the reader, or for whom else.
async fn waits(conn: &mut Conn, desk: &Desk, entry: &Entry) -> Result<Waits, DbError> {
    let actor = &desk.reach.actor;
    Ok(match may_decide(actor, &entry.person, &entry.entered_by) {
        _ if entry.state == HoursState::Withdrawn.name() => Waits::ForNobody,
        Ok(()) => Waits::ForReader,
        Err(NotHers::Own) => Waits::ForNobody,
        Err(NotHers::EnteredByHer) => {
            let besides = [actor.as_str(), entry.person.as_str()];
            match scope::is_coordinated(conn, &entry.person, besides, &desk.reach.day).await? {
                true => Waits::ForColleague,
                false => Waits::ForAdministrator,
            }
        }
    })
}

/// POST /desk/hours/{entry}/decision: of the wording that was shown; nobody decides about herself, or about what she has entered.
pub async fn decide(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let entry = reached(&app, &desk, &id).await?;
    if may_decide(&desk.reach.actor, &entry.person, &entry.entered_by).is_err() {
        return Err(Error::Forbidden);
    }
    let outcome = match fields.trimmed("outcome") {
        "approved" => HoursState::Approved,
        "refused" => HoursState::Refused,
        _ => return Err(Error::Unprocessable("field-choose")),
    };
    let reason = single_spaces(fields.trimmed("reason"));
    let mut errors = FieldErrors::default();
    if outcome == HoursState::Refused && reason.is_empty() {
        errors.add("reason", words.say("hours-reason-needed"));
    } else if longer_than(&reason, LONGEST_TEXT) {
        errors.add("reason", words.with("field-too-long", &[("most", LONGEST_TEXT.into())]));
    }
    if !errors.is_empty() {
        return page(&app, &visit, &desk, entry, reason, errors).await;
    }
    let address = format!("/desk/hours/{id}");
    let (is_other, is_gone) = (entry.id != fields.trimmed("wording"), entry.state == HoursState::Withdrawn.name());
    if entry.state == outcome.name() && entry.reason == reason && !is_other {
        return Ok(redirect_with("/desk/hours", "flash-hours-decided"));
    }
    if is_other || is_gone || !write(&app, &desk, entry, outcome, reason).await? {
        return Ok(redirect_with(&address, "flash-hours-changed"));
    }
    Ok(redirect_with("/desk/hours", "flash-hours-decided"))
}

async fn write(
    app: &AppState,
    desk: &Desk,
    entry: Entry,
    outcome: HoursState,
    reason: String,
) -> Result<bool, DbError> {
    let (now, by) = (app.clock.now(), desk.reach.actor.clone());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if !outside_hours::close(conn, &entry.id, None).await? {
                    return Ok(false);
                }
                let new = NewDecision { hours: &entry.id, outcome: outcome.name(), reason: &reason, by: &by };
                if !outside_decisions::decide(conn, &secret::uuid(now), &new, now).await? {
                    return Err(DbError::NotFound);
                }
                let told = message(conn, &entry, outcome, &reason, now).await?;
                messages::send(conn, &told, now).await?;
                let action = if outcome == HoursState::Approved { "hours-approved" } else { "hours-refused" };
                audited(conn, &by, action, &entry.entry, now).await?;
                Ok(true)
            })
        })
        .await
}

/// What the learner is told, in her language.
async fn message(
    conn: &mut Conn,
    entry: &Entry,
    outcome: HoursState,
    reason: &str,
    now: i64,
) -> Result<NewMessage, DbError> {
    let locale = accounts::locale(conn, &entry.person).await?;
    let words = Words::new(locale.and_then(|code| code.parse().ok()).unwrap_or_default());
    let values = [
        ("title", entry.title.as_str().into()),
        ("tiet", words.tiet(domain::course::Tiet { halves: entry.tiet_halves }).into()),
        ("reason", reason.into()),
    ];
    let (subject, body) = match outcome {
        HoursState::Approved => ("message-hours-approved", "message-hours-approved-body"),
        _ => ("message-hours-refused", "message-hours-refused-body"),
    };
    Ok(NewMessage {
        id: secret::uuid(now),
        person: entry.person.clone(),
        subject: words.with(subject, &values),
        body: words.with(body, &values),
        link: Some(format!("/hours/{}", entry.entry)),
    })
}

/// GET /desk/hours/{entry}/proof
pub async fn proof(
    State(app): State<AppState>,
    desk: Desk,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Error> {
    let entry = reached(&app, &desk, &id).await?;
    give_proof(&app, entry, request).await
}

/// GET /desk/people/{person}/hours
pub async fn of_person(State(app): State<AppState>, visit: Visit, desk: Desk, Path(person): Path<String>) -> Answer {
    let form = form::fresh(&app, &format!("/desk/people/{person}/hours"));
    person_page(&app, &visit, &desk, &person, form).await
}

async fn person_page(app: &AppState, visit: &Visit, desk: &Desk, person: &str, form: HoursForm) -> Answer {
    let words = Words::new(visit.locale);
    let status = form::status(&form);
    let mut conn = app.db.read().await?;
    let found = staff::get(&mut conn, &desk.reach, person).await?;
    let entries = outside_hours::of_person(&mut conn, person).await?;
    drop(conn);
    let lines = entries.iter().filter_map(|entry| line(entry, "/desk/hours", false)).collect();
    let page = EnterFor { person: (found.id, found.full_name), lines, form };
    let frame = Page::new(app, visit, page.person.1.clone()).at(Place::Desk).status(status);
    Ok(frame.show(move || view! { <EnterForPage words page=page.clone()/> }).await)
}

/// POST /desk/people/{person}/hours: entered for somebody within reach; it waits for a decision like her own entries.
pub async fn enter_for(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(person): Path<String>,
    sent: Form,
) -> Answer {
    super::holds_person(&mut app.db.read().await?, &desk.reach, &person).await?;
    let address = format!("/desk/people/{person}/hours");
    let wanted = Wanted { person: &person, by: &desk.reach.actor, entry: None };
    match form::read(&app, &visit, wanted, &sent, &address).await? {
        Known::Again(again) => person_page(&app, &visit, &desk, &person, *again).await,
        Known::Written => Ok(redirect_with(&address, "flash-hours-entered")),
        Known::Good(new) => {
            enter(&app, *new, None).await?;
            Ok(redirect_with(&address, "flash-hours-entered"))
        }
    }
}
