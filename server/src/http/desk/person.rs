//! One person of the desk: who she is, where she was and is, and moving her.

use super::{Desk, invitations, people::UNITS, sensitive};
use crate::{
    db::{
        audit, invitees,
        memberships::{self, Membership, Posting},
        staff::{self, Staff},
    },
    error::Error,
    fields::Fields,
    importing::unit_index,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::{
        people::AccountState,
        person::{MembershipLine, Person, PersonPage, TransferForm, TypedTransfer},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    roster::{Found, StaffKind, StaffLevel, UnitWish},
    text::{longer_than, single_spaces},
};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

/// GET /desk/people/{person}
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(person): Path<String>) -> Answer {
    let mut conn = app.db.read().await?;
    let found = staff::get(&mut conn, &desk.reach, &person).await?;
    let history = memberships::of_person(&mut conn, &person).await?;
    drop(conn);
    let form = TransferForm { typed: typed_of(&history, desk.today), ..TransferForm::default() };
    page(&app, &visit, &desk, (found, history), form, FieldErrors::default()).await
}

/// The page with what is wrong with what was said of sensitive facts.
pub async fn with_sensitive_errors(
    app: &AppState,
    visit: &Visit,
    desk: &Desk,
    person: &str,
    errors: FieldErrors,
) -> Answer {
    let mut conn = app.db.read().await?;
    let found = staff::get(&mut conn, &desk.reach, person).await?;
    let history = memberships::of_person(&mut conn, person).await?;
    drop(conn);
    let form = TransferForm { typed: typed_of(&history, desk.today), ..TransferForm::default() };
    page(app, visit, desk, (found, history), form, errors).await
}

fn typed_of(history: &[Membership], today: Date) -> TypedTransfer {
    let now = history.iter().find(|one| one.is_primary && is_current(one, today));
    TypedTransfer {
        unit: now.map(|one| one.unit.clone()).unwrap_or_default(),
        day: today.to_string(),
        position: now.map(|one| one.position.clone()).unwrap_or_default(),
        staff_kind: now.map(|one| one.staff_kind.clone()).unwrap_or_else(|| "cong-chuc".to_owned()),
        staff_level: now.map(|one| one.staff_level.clone()).unwrap_or_else(|| "xa".to_owned()),
        is_leader: now.is_some_and(|one| one.is_leader),
    }
}

fn is_current(one: &Membership, today: Date) -> bool {
    let today = today.to_string();
    one.valid_from <= today && one.valid_to.as_ref().is_none_or(|to| *to > today)
}

async fn page(
    app: &AppState,
    visit: &Visit,
    desk: &Desk,
    (found, history): (Staff, Vec<Membership>),
    form: TransferForm,
    sensitive_errors: FieldErrors,
) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let mut units = staff::units(&mut conn, &desk.reach, UNITS as i64 + 1).await?;
    let invitee = invitees::get(&mut conn, &desk.reach, &found.id, app.clock.now()).await?;
    let sensitive = sensitive::lines(&mut conn, &found.id).await?;
    drop(conn);
    if units.len() > UNITS {
        units.clear();
    }
    let status = if form.errors.is_empty() && sensitive_errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let form_id = if form.form_id.is_empty() { secret::uuid(app.clock.now()) } else { form.form_id };
    let units = units.into_iter().map(|unit| (unit.id, unit.name)).collect();
    let here = history.iter().find(|one| one.is_primary && is_current(one, desk.today));
    let person = Person {
        way_in: invitations::line(app, words, invitee),
        sends_mail: app.sends_mail(),
        place: here.map(|one| one.unit_name.clone()),
        account: AccountState::of(found.sign_in_name.is_some(), found.is_disabled, found.has_password),
        id: found.id,
        full_name: found.full_name.clone(),
        given_name: found.given_name,
        birth_date: found.birth_date.and_then(|day| day.parse().ok()),
        sex: found.sex,
        staff_code: found.staff_code.unwrap_or_default(),
        email: found.email.unwrap_or_default(),
        sign_in_name: found.sign_in_name.unwrap_or_default(),
        memberships: history.into_iter().map(|one| line(one, desk.today)).collect(),
        sensitive,
        sensitive_errors,
        transfer: TransferForm { units, form_id, ..form },
    };
    let page = Page::new(app, visit, found.full_name).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <PersonPage words person=person.clone()/> }).await)
}

fn line(one: Membership, today: Date) -> MembershipLine {
    MembershipLine {
        is_current: is_current(&one, today),
        unit: one.unit_name,
        position: one.position,
        is_leader: one.is_leader,
        staff_kind: one.staff_kind,
        is_primary: one.is_primary,
        from: one.valid_from.parse().ok(),
        to: one.valid_to.and_then(|day| day.parse().ok()),
    }
}

/// POST /desk/people/{person}/transfer: from a day on she belongs to another unit, or has another post.
pub async fn transfer(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(person): Path<String>,
    fields: Fields,
) -> Answer {
    let mut conn = app.db.read().await?;
    let found = staff::get(&mut conn, &desk.reach, &person).await?;
    let history = memberships::of_person(&mut conn, &person).await?;
    let index = unit_index(&mut conn, &desk.reach).await?;
    drop(conn);
    let form_id = fields.form_id(app.clock.now());
    let typed = typed(&fields);
    let unit =
        match index.of(&typed.unit) {
            Some(unit) => Some(unit),
            None => [UnitWish::Code(typed.unit.to_uppercase()), UnitWish::Name(typed.unit.clone())].iter().find_map(
                |wish| match index.find(wish) {
                    Found::One(unit) => Some(unit),
                    Found::Many(_) | Found::Ended(_) | Found::Nothing => None,
                },
            ),
        };
    let (posting, day) =
        match check(Words::new(visit.locale), &typed, unit.map(|unit| unit.id.clone()), &history, desk.today) {
            Ok(checked) => checked,
            Err(errors) => {
                return page(
                    &app,
                    &visit,
                    &desk,
                    (found, history),
                    TransferForm { typed, errors, form_id, ..TransferForm::default() },
                    FieldErrors::default(),
                )
                .await;
            }
        };
    write(&app, &desk, &person, posting, day, form_id).await?;
    Ok(redirect_with(&format!("/desk/people/{person}"), "flash-transferred"))
}

fn typed(fields: &Fields) -> TypedTransfer {
    TypedTransfer {
        unit: single_spaces(fields.trimmed("unit")),
        day: fields.trimmed("day").to_owned(),
        position: single_spaces(fields.trimmed("position")),
        staff_kind: fields.trimmed("staff_kind").to_owned(),
        staff_level: fields.trimmed("staff_level").to_owned(),
        is_leader: fields.find("is_leader").is_some(),
    }
}

/// A transfer may lie a year back or ahead, but not before what she is now has begun.
fn check(
    words: Words,
    typed: &TypedTransfer,
    unit: Option<String>,
    history: &[Membership],
    today: Date,
) -> Result<(Posting, String), FieldErrors> {
    let mut errors = FieldErrors::default();
    if unit.is_none() {
        errors.add("unit", words.say("transfer-unit-unknown"));
    }
    let begun = history.iter().filter(|one| one.is_primary).map(|one| one.valid_from.clone()).max();
    let day = domain::roster::day(&typed.day).ok();
    let is_near = |day: &Date| *day >= today.saturating_sub(366.days()) && *day <= today.saturating_add(366.days());
    match day {
        None => errors.add("day", words.say("field-day")),
        Some(day) if !is_near(&day) => errors.add("day", words.say("transfer-day-far")),
        Some(day) if begun.is_some_and(|begun| day.to_string() < begun) => {
            errors.add("day", words.say("transfer-day-early"));
        }
        Some(_) => {}
    }
    if longer_than(&typed.position, 120) {
        errors.add("position", words.with("field-too-long", &[("most", 120.into())]));
    }
    let (kind, level) = (StaffKind::named(&typed.staff_kind), StaffLevel::named(&typed.staff_level));
    if kind.is_none() {
        errors.add("staff_kind", words.say("field-choose"));
    }
    if level.is_none() {
        errors.add("staff_level", words.say("field-choose"));
    }
    match (unit, day, kind, level) {
        (Some(unit), Some(day), Some(kind), Some(level)) if errors.is_empty() => {
            let posting = Posting {
                unit,
                position: typed.position.clone(),
                is_leader: typed.is_leader,
                staff_kind: kind.name(),
                staff_level: level.name(),
            };
            Ok((posting, day.to_string()))
        }
        _ => Err(errors),
    }
}

async fn write(
    app: &AppState,
    desk: &Desk,
    person: &str,
    posting: Posting,
    day: String,
    form_id: String,
) -> Result<(), Error> {
    let (reach, person, now) = (desk.reach.clone(), person.to_owned(), app.clock.now());
    let written = app.db.write(move |conn| {
        Box::pin(async move {
            staff::get(conn, &reach, &person).await?;
            memberships::transfer(conn, &person, &posting, &day, &form_id, now).await?;
            let entry = audit::Entry {
                actor: Some(&reach.actor),
                action: "person-transferred",
                subject_kind: "people",
                subject: &person,
                detail: Some(format!("{} {day}", posting.unit)),
            };
            audit::record(conn, entry, now).await
        })
    });
    Ok(written.await?)
}
