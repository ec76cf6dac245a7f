//! People as administrators see them: finding, creating, inviting.

mod form;

use super::requests;
use crate::{
    db::{
        self, DbError, accounts, audit,
        invitations::{self, NewInvitation, Way},
        people::{self, Listed, Person},
        units,
    },
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::admin::{
        invitation::{self, InvitationMade, InvitationMadePage},
        people::{AccountState, People, PeoplePage, PersonLine},
        person_form::{PersonForm, TypedPerson},
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use form::CheckedPerson;
use leptos::prelude::*;

/// Rows of the list; the search finds the others.
const SHOWN: i64 = 100;
/// An invitation can be used for so long.
const SEVEN_DAYS: i64 = 7 * 24 * 3_600_000;

/// GET /admin/people?q=
pub async fn list(State(app): State<AppState>, visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let query: String = query.trimmed("q").chars().take(200).collect();
    page(&app, &visit, StatusCode::OK, query, fresh_form(&app)).await
}

fn fresh_form(app: &AppState) -> PersonForm {
    let typed =
        TypedPerson { sex: "unstated".to_owned(), address_form: "anh/chị".to_owned(), ..TypedPerson::default() };
    PersonForm { typed, form_id: secret::uuid(app.clock.now()), ..PersonForm::default() }
}

async fn page(app: &AppState, visit: &Visit, status: StatusCode, query: String, form: PersonForm) -> Answer {
    let words = Words::new(visit.locale);
    let today = app.clock.today().to_string();
    let mut conn = app.db.read().await?;
    let mut found = people::list(&mut conn, &query, &today, SHOWN + 1).await?;
    let units = units::list(&mut conn, &today).await?;
    let requests = requests::all(app, &mut conn).await?;
    drop(conn);
    let more = found.len() > usize::try_from(SHOWN).unwrap_or_default();
    found.truncate(usize::try_from(SHOWN).unwrap_or_default());
    let now = app.clock.now();
    let people = People {
        query,
        lines: found.into_iter().map(|row| line(row, now)).collect(),
        more,
        requests,
        form: PersonForm { units: units.into_iter().map(|unit| (unit.id, unit.name)).collect(), ..form },
    };
    let page = Page::new(app, visit, words.say("admin-people")).at(Place::Administration).status(status);
    Ok(page.show(move || view! { <PeoplePage words people=people.clone()/> }).await)
}

fn line(row: Listed, now: i64) -> PersonLine {
    let state = match (&row.sign_in_name, row.is_disabled, row.has_password) {
        (None, _, _) => AccountState::None,
        (Some(_), true, _) => AccountState::Disabled,
        (Some(_), false, true) => AccountState::Ready,
        (Some(_), false, false) => AccountState::NoPassword,
    };
    PersonLine {
        id: row.id,
        full_name: row.full_name,
        sign_in_name: row.sign_in_name,
        email: row.email,
        unit: row.unit_name,
        state,
        form_id: secret::uuid(now),
    }
}

/// POST /admin/people: creates a person with an account and shows her invitation once.
pub async fn create(State(app): State<AppState>, visit: Visit, actor: Actor, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let typed = form::typed(&fields);
    let form_id = fields.form_id(app.clock.now());
    let again = |errors| PersonForm { typed: typed.clone(), errors, form_id: form_id.clone(), ..PersonForm::default() };
    let checked = match form::check(words, &app, &typed).await? {
        Ok(checked) => checked,
        Err(errors) => {
            return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, String::new(), again(errors)).await;
        }
    };
    match store(&app, actor.person.clone(), form_id.clone(), checked).await {
        Ok(()) => invite_person(&app, &visit, &actor, &form_id).await,
        Err(error) => match form::taken(words, &error) {
            Some(errors) => page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, String::new(), again(errors)).await,
            None => Err(error.into()),
        },
    }
}

/// The form's id becomes the person's: a form that is sent twice makes one person.
async fn store(app: &AppState, by: String, id: String, checked: CheckedPerson) -> Result<(), DbError> {
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if people::find(conn, &id).await?.is_some() {
                    return Ok(());
                }
                people::create(conn, &id, &checked.person, now).await?;
                accounts::create(conn, &id, &checked.sign_in_name, false, now).await?;
                units::join(conn, &secret::uuid(now), &checked.membership(&id), now).await?;
                let entry = audit::Entry {
                    actor: Some(&by),
                    action: "person-created",
                    subject_kind: "people",
                    subject: &id,
                    detail: None,
                };
                audit::record(conn, entry, now).await
            })
        })
        .await
}

/// POST /admin/people/{person}/invitation: a new link; the old one stops working.
pub async fn invite(State(app): State<AppState>, visit: Visit, actor: Actor, Path(person): Path<String>) -> Answer {
    invite_person(&app, &visit, &actor, &person).await
}

async fn invite_person(app: &AppState, visit: &Visit, actor: &Actor, person: &str) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let Person { id, full_name, .. } = people::get(&mut conn, person).await?;
    let account = accounts::find(&mut conn, &id).await?.filter(|account| account.disabled_at.is_none());
    let account = account.ok_or(Error::NotFound)?;
    let sign_in_name = accounts::sign_in_name(&mut conn, &id).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let token = secret::token();
    let expires_at = app.clock.now() + SEVEN_DAYS;
    write_invitation(app, actor.person.clone(), id, secret::hash(&token), expires_at).await?;
    let made = InvitationMade {
        full_name,
        sign_in_name,
        link: format!("{}/invitations/{token}", app.store.public_url),
        expires: app.clock.local(expires_at),
        is_reset: account.password_hash.is_some(),
    };
    let page = Page::new(app, visit, invitation::title(words, &made)).at(Place::Administration);
    Ok(page.show(move || view! { <InvitationMadePage words invitation=made.clone()/> }).await)
}

async fn write_invitation(
    app: &AppState,
    by: String,
    person: String,
    token_hash: String,
    expires_at: i64,
) -> Result<(), db::DbError> {
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let invitation = NewInvitation { token_hash, person: person.clone(), mail: None };
                invitations::create(conn, Way::Link, &[invitation], Some(&by), now, expires_at).await?;
                let entry = audit::Entry {
                    actor: Some(&by),
                    action: "invitation-made",
                    subject_kind: "people",
                    subject: &person,
                    detail: None,
                };
                audit::record(conn, entry, now).await
            })
        })
        .await
}
