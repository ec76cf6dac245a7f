//! Beginning a closing decision, and changing what is typed of it.

use super::{Desk, cohorts::day};
use crate::{
    closing,
    db::{
        Conn, DbError, approvals, audit,
        closings::{self, NewClosing},
        cohorts,
        issuers::{self, Issuer},
    },
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::closing_form::{ClosingForm, ClosingFormPage, TypedClosing},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::text::{longer_than, single_spaces};
use jiff::civil::Date;
use leptos::prelude::*;

const LONGEST_NUMBER: usize = 60;
const LONGEST_NAME: usize = 120;

/// GET /desk/closings/new?cohort=
pub async fn new(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let issuer = issuers::default_issuer(&mut app.db.read().await?).await?;
    let typed = TypedClosing {
        cohort: query.trimmed("cohort").to_owned(),
        decided_on: desk.today.to_string(),
        signatory_name: issuer.as_ref().map(|issuer| issuer.signatory_name.clone()).unwrap_or_default(),
        signatory_title: issuer.map(|issuer| issuer.signatory_title).unwrap_or_default(),
        ..TypedClosing::default()
    };
    let form = ClosingForm { typed, form_id: secret::uuid(app.clock.now()), ..ClosingForm::default() };
    page(&app, &visit, &desk, StatusCode::OK, form).await
}

/// GET /desk/closings/{closing}/edit
pub async fn edit(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let closing = closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let typed = TypedClosing {
        programme: closing.programme,
        cohort: closing.cohort,
        number: closing.decision_number,
        decided_on: closing.decided_on,
        signatory_name: closing.signatory_name,
        signatory_title: closing.signatory_title,
    };
    let form_id = secret::uuid(app.clock.now());
    page(&app, &visit, &desk, StatusCode::OK, ClosingForm { id: Some(id), typed, form_id, ..ClosingForm::default() })
        .await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, status: StatusCode, mut form: ClosingForm) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let within = cohorts::list(&mut conn, &desk.reach).await?;
    form.cohorts =
        within.into_iter().map(|cohort| (cohort.id, format!("{} · {}", cohort.title, cohort.unit_name))).collect();
    for programme in app.catalogue().programmes() {
        let is_assigned = assigned(&mut conn, &programme.id, desk.today).await?.is_some();
        form.any_assigned |= is_assigned;
        let title = programme.title.clone();
        let title = if is_assigned { title } else { words.with("closing-unassigned", &[("title", title.into())]) };
        form.programmes.push((programme.id.clone(), title));
    }
    drop(conn);
    let key = if form.id.is_some() { "closing-edit" } else { "closing-new" };
    let page = Page::new(app, visit, words.say(key)).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <ClosingFormPage words form=form.clone()/> }).await)
}

/// The issuer to whom a programme is assigned on a day.
async fn assigned(conn: &mut Conn, programme: &str, today: Date) -> Result<Option<Issuer>, DbError> {
    let Some(issuer) = issuers::default_issuer(conn).await? else { return Ok(None) };
    let approval = approvals::on_day(conn, &issuer.id, programme, &today.to_string()).await?;
    Ok(approval.map(|_| issuer))
}

/// POST /desk/closings: begins a draft with its list; a form that is sent twice begins one.
pub async fn create(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let (typed, id) = (typed(&fields), fields.form_id(app.clock.now()));
    let mut errors = check(Words::new(visit.locale), &desk, &typed);
    let issuer = check_subject(&app, &visit, &desk, &typed, &mut errors).await?;
    let Some(issuer) = issuer.filter(|_| errors.is_empty()) else {
        let form = ClosingForm { typed, errors, form_id: id, ..ClosingForm::default() };
        return page(&app, &visit, &desk, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let new = NewClosing { issuer: issuer.id, ..new_of(typed) };
    if store(&app, &desk, id.clone(), new, true).await? {
        let made = closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
        closing::list(&app, &desk.reach, &made).await?;
    }
    Ok(redirect_with(&format!("/desk/closings/{id}"), "flash-closing-begun"))
}

async fn check_subject(
    app: &AppState,
    visit: &Visit,
    desk: &Desk,
    typed: &TypedClosing,
    errors: &mut FieldErrors,
) -> Result<Option<Issuer>, Error> {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    match cohorts::get(&mut conn, &desk.reach, &typed.cohort).await {
        Ok(_) => {}
        Err(DbError::NotFound) => errors.add("cohort", words.say("field-choose")),
        Err(error) => return Err(error.into()),
    }
    if app.catalogue().programme(&typed.programme).is_none() {
        errors.add("programme", words.say("field-choose"));
        return Ok(None);
    }
    let issuer = assigned(&mut conn, &typed.programme, desk.today).await?;
    if issuer.is_none() {
        errors.add("programme", words.say("closing-programme-unassigned"));
    }
    Ok(issuer)
}

/// POST /desk/closings/{closing}
pub async fn change(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    closings::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let typed = typed(&fields);
    let errors = check(Words::new(visit.locale), &desk, &typed);
    if !errors.is_empty() {
        let form_id = fields.form_id(app.clock.now());
        let form = ClosingForm { id: Some(id), typed, errors, form_id, ..ClosingForm::default() };
        return page(&app, &visit, &desk, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let changed = store(&app, &desk, id.clone(), new_of(typed), false).await?;
    let flash = if changed { "flash-closing-changed" } else { "flash-closing-too-late" };
    Ok(redirect_with(&format!("/desk/closings/{id}"), flash))
}

async fn store(app: &AppState, desk: &Desk, id: String, new: NewClosing, is_new: bool) -> Result<bool, Error> {
    let (now, by, reach) = (app.clock.now(), desk.actor.person.clone(), desk.reach.clone());
    let stored = app.db.write(move |conn| {
        Box::pin(async move {
            let done = match is_new {
                true => closings::create(conn, &id, &new, &by, now).await?,
                false => closings::change(conn, &id, &new).await?,
            };
            // Whatever the form's id names must be hers.
            closings::get(conn, &reach, &id).await?;
            if done {
                let action = if is_new { "closing-begun" } else { "closing-changed" };
                audited(conn, &by, action, &id, now).await?;
            }
            Ok(done)
        })
    });
    Ok(stored.await?)
}

/// Notes what somebody did to a closing decision.
pub async fn audited(conn: &mut Conn, by: &str, action: &'static str, id: &str, now: i64) -> Result<(), DbError> {
    let entry = audit::Entry { actor: Some(by), action, subject_kind: "closing_decisions", subject: id, detail: None };
    audit::record(conn, entry, now).await
}

fn typed(fields: &Fields) -> TypedClosing {
    let text = |name: &str| single_spaces(fields.trimmed(name));
    TypedClosing {
        programme: text("programme"),
        cohort: text("cohort"),
        number: text("number"),
        decided_on: text("decided_on"),
        signatory_name: text("signatory_name"),
        signatory_title: text("signatory_title"),
    }
}

fn new_of(typed: TypedClosing) -> NewClosing {
    NewClosing {
        issuer: String::new(),
        programme: typed.programme,
        cohort: typed.cohort,
        decision_number: typed.number,
        decided_on: typed.decided_on,
        signatory_name: typed.signatory_name,
        signatory_title: typed.signatory_title,
    }
}

fn check(words: Words, desk: &Desk, typed: &TypedClosing) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let texts = [
        ("number", &typed.number, LONGEST_NUMBER),
        ("signatory_title", &typed.signatory_title, LONGEST_NAME),
        ("signatory_name", &typed.signatory_name, LONGEST_NAME),
    ];
    for (field, text, most) in texts {
        if text.is_empty() {
            errors.add(field, words.say("field-needed"));
        } else if longer_than(text, most) {
            errors.add(field, words.with("field-too-long", &[("most", most.into())]));
        }
    }
    match day(&typed.decided_on) {
        None => errors.add("decided_on", words.say("closing-day-wrong")),
        Some(day) if day > desk.today => errors.add("decided_on", words.say("closing-day-to-come")),
        Some(_) => {}
    }
    errors
}
