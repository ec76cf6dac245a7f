//! The first set-up: administrator, unit and issuer, by the token that the console shows.

use super::{passwords::field_of, sessions};
use crate::{
    db::{
        accounts,
        issuers::Issuer,
        people::NewPerson,
        units::{self, NewMembership, NewUnit},
    },
    error::Error,
    fields::{self, Fields},
    foundation, passwords,
    render::{Answer, Page, add_flash},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    pages::set_up::{SetUp, SetUpPage},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
};
use domain::{permission::Role, text::longer_than};
use leptos::prelude::*;
use std::sync::PoisonError;

const LONGEST: usize = 200;

/// GET /setup?token=: not found once there is an administrator.
pub async fn form(State(app): State<AppState>, visit: Visit, RawQuery(query): RawQuery) -> Answer {
    wanted_token(&app)?;
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let form = SetUp { token: query.trimmed("token").to_owned(), ..SetUp::default() };
    page(&app, &visit, StatusCode::OK, form).await
}

/// The hash of the token, while the set-up waits.
fn wanted_token(app: &AppState) -> Result<String, Error> {
    let token = app.setup_token.read().unwrap_or_else(PoisonError::into_inner);
    token.clone().ok_or(Error::NotFound)
}

async fn page(app: &AppState, visit: &Visit, status: StatusCode, form: SetUp) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(app, visit, words.say("set-up")).status(status);
    Ok(page.show(move || view! { <SetUpPage words form=form/> }).await)
}

/// POST /setup
pub async fn carry_out(State(app): State<AppState>, visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let wanted = wanted_token(&app)?;
    let words = Words::new(visit.locale);
    let mut form = typed(&fields);
    form.errors = check(words, &form, &fields);
    if secret::hash(&form.token) != wanted {
        form.errors.add("token", words.say("field-token"));
    }
    if !form.errors.is_empty() {
        return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let person = store(&app, form, fields.get("password")).await?;
    *app.setup_token.write().unwrap_or_else(PoisonError::into_inner) = None;
    let mut response = sessions::start(&app, &visit, &headers, person, "/admin", None).await?;
    add_flash(&mut response, "flash-set-up");
    Ok(response)
}

fn typed(fields: &Fields) -> SetUp {
    let text = |name: &str| fields.trimmed(name).split_whitespace().collect::<Vec<_>>().join(" ");
    SetUp {
        token: text("token"),
        full_name: text("full_name"),
        sign_in_name: text("sign_in_name"),
        unit_name: text("unit_name"),
        issuer_name: text("issuer_name"),
        superior: text("superior"),
        place: text("place"),
        signatory_name: text("signatory_name"),
        signatory_title: text("signatory_title"),
        errors: FieldErrors::default(),
    }
}

fn check(words: Words, form: &SetUp, fields: &Fields) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let needed = [
        ("full_name", &form.full_name),
        ("unit_name", &form.unit_name),
        ("issuer_name", &form.issuer_name),
        ("place", &form.place),
        ("signatory_name", &form.signatory_name),
        ("signatory_title", &form.signatory_title),
    ];
    for (field, text) in needed {
        if text.is_empty() {
            errors.add(field, words.say("field-needed"));
        }
    }
    for (field, text) in needed.into_iter().chain([("superior", &form.superior)]) {
        if longer_than(text, LONGEST) {
            errors.add(field, words.with("field-too-long", &[("most", LONGEST.into())]));
        }
    }
    if !domain::sign_in_name::is_sign_in_name(&form.sign_in_name) {
        errors.add("sign_in_name", words.say("field-sign-in-name"));
    }
    let names = [form.sign_in_name.as_str(), &form.full_name];
    if let Err(weak) = passwords::check(fields.get("password"), fields.get("again"), &names) {
        errors.add(field_of(weak), words.say(weak.key()));
    }
    errors
}

/// Writes everything in one transaction and gives the administrator's id.
async fn store(app: &AppState, form: SetUp, password: &str) -> Result<String, Error> {
    let hash = app.passwords.hash(password).await;
    let key = app.keys.create().map_err(|error| Error::Internal(error.to_string()))?;
    let (now, today) = (app.clock.now(), app.clock.today().to_string());
    let stored = app.db.write(move |conn| {
        Box::pin(async move {
            let unit = secret::uuid(now);
            let new = NewUnit {
                id: &unit,
                kind: "don-vi",
                area_code: None,
                name: &form.unit_name,
                parent: None,
                valid_from: &today,
            };
            units::create(conn, &new, &secret::uuid(now), now).await?;
            let person = NewPerson { full_name: form.full_name, ..NewPerson::default() };
            let id = foundation::person_with_account(conn, &person, &form.sign_in_name, false, now).await?;
            accounts::set_password(conn, &id, &hash, now).await?;
            let membership = NewMembership {
                person: &id,
                unit: &unit,
                is_primary: true,
                position: "",
                is_leader: false,
                staff_kind: "khac",
                staff_level: "tinh",
                valid_from: &today,
            };
            units::join(conn, &secret::uuid(now), &membership, now).await?;
            foundation::grant_everywhere(conn, &id, Role::Administrator, &today, now).await?;
            let issuer = Issuer {
                id: "issuer-1".to_owned(),
                name: form.issuer_name,
                superior: form.superior,
                place: form.place,
                signatory_name: form.signatory_name,
                signatory_title: form.signatory_title,
            };
            foundation::issuer_with_key(conn, &issuer, &key, &today, now).await?;
            Ok(id)
        })
    });
    Ok(stored.await?)
}
