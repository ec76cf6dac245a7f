//! Hours done elsewhere, as the learner enters them; and what a year counts.

pub mod form;

use super::{attempts::attachment, overview::Overview};
use crate::{
    db::{
        Conn, DbError, audit,
        outside_decisions::{self, Decision, NewDecision},
        outside_hours::{self, Entry, NewHours},
        yearly_targets,
    },
    error::Error,
    fields::{Fields, Form},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{hours_form::HoursForm, hours_table::HoursLine},
    pages::{
        home::YearOfTiet,
        hours::{HoursDecision, HoursEntryPage, HoursPage, OwnEntry, OwnHours},
    },
    words::Words,
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    course::Tiet,
    hours::{DEFAULT_TARGET, HoursState, YearOfHours},
    quiz::{FileKind, HandedFile},
};
use form::{Known, Wanted};
use leptos::prelude::*;

/// The hours of a person in this year: her courses, what she has brought from elsewhere, and her target.
pub async fn year(app: &AppState, overview: &Overview, person: &str) -> Result<YearOfTiet, Error> {
    let (today, mut conn) = (app.clock.today(), app.db.read().await?);
    let standing = yearly_targets::standing(&mut conn, person, today.year(), &today.to_string()).await?;
    let target = standing.target.map_or(DEFAULT_TARGET, |halves| Tiet { halves });
    let hours = YearOfHours::of(today.year(), &overview.done, &[], target);
    let hours = YearOfHours { outside: Tiet { halves: standing.outside }, ..hours };
    Ok(YearOfTiet { hours, note: standing.note.unwrap_or_default() })
}

/// GET /hours
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    page(&app, &visit, &actor, form::fresh(&app, "/hours")).await
}

async fn page(app: &AppState, visit: &Visit, actor: &Actor, form: HoursForm) -> Answer {
    let words = Words::new(visit.locale);
    let status = form::status(&form);
    let overview = Overview::load(app, Some(&actor.person)).await?;
    let year = year(app, &overview, &actor.person).await?;
    let entries = outside_hours::of_person(&mut app.db.read().await?, &actor.person).await?;
    let lines = entries.iter().filter_map(|entry| line(entry, "/hours", false)).collect();
    let hours = OwnHours { year, lines, form };
    let page = Page::new(app, visit, words.say("hours-title")).status(status);
    Ok(page.show(move || view! { <HoursPage words hours=hours.clone()/> }).await)
}

/// An entry as a line that leads into this folder of pages.
pub fn line(entry: &Entry, folder: &str, with_name: bool) -> Option<HoursLine> {
    Some(HoursLine {
        address: format!("{folder}/{}", entry.entry),
        person: with_name.then(|| entry.full_name.clone()),
        title: entry.title.clone(),
        body: entry.body.clone(),
        days: (entry.from_on.parse().ok()?, entry.until_on.parse().ok()?),
        tiet: Tiet { halves: entry.tiet_halves },
        group: u8::try_from(entry.content_group).unwrap_or_default(),
        is_abroad: entry.is_abroad,
        state: HoursState::named(&entry.state)?,
        reason: entry.reason.clone(),
    })
}

/// A decision as pages show it.
pub fn decision(app: &AppState, one: Decision) -> Option<HoursDecision> {
    Some(HoursDecision {
        on: app.clock.day(one.recorded_at),
        outcome: HoursState::named(&one.outcome)?,
        reason: one.reason,
        by: one.by_name,
        is_superseded: one.superseded_at.is_some(),
    })
}

/// POST /hours
pub async fn create(State(app): State<AppState>, visit: Visit, actor: Actor, form: Form) -> Answer {
    let wanted = Wanted { person: &actor.person, by: &actor.person, entry: None };
    match form::read(&app, &visit, wanted, &form, "/hours").await? {
        Known::Again(again) => page(&app, &visit, &actor, *again).await,
        Known::Written => Ok(redirect_with("/hours", "flash-hours-sent")),
        Known::Good(new) => {
            enter(&app, *new, None).await?;
            Ok(redirect_with("/hours", "flash-hours-sent"))
        }
    }
}

/// Writes an entry, or another wording of one; `false` where the wording that it corrects holds no longer.
pub async fn enter(app: &AppState, new: NewHours, corrects: Option<String>) -> Result<bool, DbError> {
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if outside_hours::is_there(conn, &new.id).await? {
                    return Ok(true);
                }
                if let Some(old) = &corrects
                    && !outside_hours::close(conn, old, Some(now)).await?
                {
                    return Ok(false);
                }
                outside_hours::enter(conn, &new, now).await?;
                let action = if corrects.is_some() { "hours-corrected" } else { "hours-entered" };
                audited(conn, &new.entered_by, action, &new.entry, now).await?;
                Ok(true)
            })
        })
        .await
}

/// Notes what somebody did to an entry.
pub async fn audited(conn: &mut Conn, by: &str, action: &'static str, entry: &str, now: i64) -> Result<(), DbError> {
    let entry = audit::Entry { actor: Some(by), action, subject_kind: "outside_hours", subject: entry, detail: None };
    audit::record(conn, entry, now).await
}

/// GET /hours/{entry}
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Answer {
    let entry = own(&app, &actor, &id).await?;
    let form = form::of_entry(&app, &entry, &format!("/hours/{id}"));
    entry_page(&app, &visit, entry, form).await
}

async fn own(app: &AppState, actor: &Actor, id: &str) -> Result<Entry, Error> {
    outside_hours::find_own(&mut app.db.read().await?, &actor.person, id).await?.ok_or(Error::NotFound)
}

async fn entry_page(app: &AppState, visit: &Visit, entry: Entry, form: HoursForm) -> Answer {
    let words = Words::new(visit.locale);
    let status = form::status(&form);
    let decided = outside_decisions::decisions(&mut app.db.read().await?, &entry.entry).await?;
    let line = line(&entry, "/hours", false).ok_or(Error::NotFound)?;
    let shown = OwnEntry {
        proof: (entry.proof_name, format!("/hours/{}/proof", entry.entry)),
        decisions: decided.into_iter().filter_map(|one| decision(app, one)).collect(),
        form: line.state.may_be_corrected().then_some(form),
        form_id: secret::uuid(app.clock.now()),
        line,
    };
    let page = Page::new(app, visit, shown.line.title.clone()).status(status);
    Ok(page.show(move || view! { <HoursEntryPage words entry=shown.clone()/> }).await)
}

/// POST /hours/{entry}: another wording, which waits anew.
pub async fn correct(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    form: Form,
) -> Answer {
    let entry = own(&app, &actor, &id).await?;
    let (address, old) = (format!("/hours/{id}"), entry.id.clone());
    let may = HoursState::named(&entry.state).is_some_and(HoursState::may_be_corrected);
    let wanted = Wanted { person: &actor.person, by: &actor.person, entry: Some(&entry) };
    match form::read(&app, &visit, wanted, &form, &address).await? {
        Known::Written => Ok(redirect_with("/hours", "flash-hours-sent")),
        _ if !may => Ok(redirect_with(&address, "flash-hours-changed")),
        Known::Again(again) => entry_page(&app, &visit, entry, *again).await,
        Known::Good(new) => match enter(&app, *new, Some(old)).await? {
            true => Ok(redirect_with("/hours", "flash-hours-sent")),
            false => Ok(redirect_with(&address, "flash-hours-changed")),
        },
    }
}

/// POST /hours/{entry}/withdrawal: what waits is taken back.
pub async fn withdraw(State(app): State<AppState>, actor: Actor, Path(id): Path<String>, _: Fields) -> Answer {
    let entry = own(&app, &actor, &id).await?;
    let address = format!("/hours/{id}");
    if entry.state == HoursState::Withdrawn.name() {
        return Ok(redirect_with(&address, "flash-hours-withdrawn"));
    }
    if entry.state != HoursState::Pending.name() {
        return Ok(redirect_with(&address, "flash-hours-changed"));
    }
    let (now, by) = (app.clock.now(), actor.person);
    let withdrawn = app.db.write(move |conn| {
        Box::pin(async move {
            if !outside_hours::close(conn, &entry.id, None).await? {
                return Ok(false);
            }
            let new = NewDecision { hours: &entry.id, outcome: "withdrawn", reason: "", by: &by };
            outside_decisions::decide(conn, &secret::uuid(now), &new, now).await?;
            audited(conn, &by, "hours-withdrawn", &entry.entry, now).await?;
            Ok(true)
        })
    });
    let flash = if withdrawn.await? { "flash-hours-withdrawn" } else { "flash-hours-changed" };
    Ok(redirect_with(&address, flash))
}

/// GET /hours/{entry}/proof
pub async fn proof(
    State(app): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Error> {
    let entry = own(&app, &actor, &id).await?;
    give_proof(&app, entry, request).await
}

/// The proof of an entry as an attachment.
pub async fn give_proof(app: &AppState, entry: Entry, request: Request) -> Result<Response, Error> {
    let file = HandedFile {
        hash: entry.proof_hash,
        name: entry.proof_name,
        size: entry.proof_size.unsigned_abs(),
        kind: FileKind::of_ending(&entry.proof_kind).ok_or(Error::NotFound)?,
    };
    attachment(app, &file, request).await
}
