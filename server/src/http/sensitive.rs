//! Sensitive data: administrators turn a field on with its purpose, turn it off, and erase what was kept.

use crate::{
    db::{
        DbError, audit,
        sensitive_fields::{self, Setting},
    },
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect_with},
    sensitive,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{field::FieldErrors, sensitive::field_words},
    document::Place,
    pages::admin::sensitive::{SensitivePage, SensitiveSetting, TurnedOn, names},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    sensitive::SensitiveField,
    text::{fold, length, longer_than, single_spaces},
};
use leptos::prelude::*;

/// A purpose that names a report and an act is not shorter.
const SHORTEST_PURPOSE: usize = 20;
const LONGEST_PURPOSE: usize = 500;

/// GET /admin/sensitive
pub async fn show(State(app): State<AppState>, visit: Visit) -> Answer {
    page(&app, &visit, None).await
}

/// What was typed for a field and not accepted.
struct Refused {
    field: SensitiveField,
    purpose: String,
    errors: FieldErrors,
    form_id: Option<String>,
}

async fn page(app: &AppState, visit: &Visit, refused: Option<Refused>) -> Answer {
    let words = Words::new(visit.locale);
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let all = sensitive_fields::all(&mut app.db.read().await?).await?;
    let setting = |field: SensitiveField| {
        let of_field = || all.iter().filter(|one| one.field == field.name());
        let typed = refused.as_ref().filter(|refused| refused.field == field);
        SensitiveSetting {
            field,
            now: of_field().find(|one| one.turned_off_at.is_none()).map(|one| turned_on(app, one)),
            before: of_field().filter(|one| one.turned_off_at.is_some()).map(|one| turned_on(app, one)).collect(),
            purpose: typed.map(|typed| typed.purpose.clone()).unwrap_or_default(),
            errors: typed.map(|typed| typed.errors.clone()).unwrap_or_default(),
            form_id: typed
                .and_then(|typed| typed.form_id.clone())
                .unwrap_or_else(|| crate::secret::uuid(app.clock.now())),
        }
    };
    let settings: Vec<SensitiveSetting> = SensitiveField::ALL.into_iter().map(setting).collect();
    let page = Page::new(app, visit, words.say("sensitive-title")).at(Place::Administration).status(status);
    Ok(page.show(move || view! { <SensitivePage words settings=settings.clone()/> }).await)
}

fn turned_on(app: &AppState, one: &Setting) -> TurnedOn {
    TurnedOn {
        purpose: one.purpose.clone(),
        by: one.by_name.clone(),
        since: app.clock.day(one.turned_on_at),
        until: one.turned_off_at.map(|at| app.clock.day(at)),
        facts: one.facts,
    }
}

/// POST /admin/sensitive/{field}: turns it on for a purpose.
pub async fn turn_on(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(field): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let field = SensitiveField::named(&field).ok_or(Error::NotFound)?;
    let purpose = single_spaces(fields.trimmed(names(field).0));
    let mut errors = FieldErrors::default();
    if length(&purpose) < SHORTEST_PURPOSE {
        errors.add("purpose", words.with("sensitive-purpose-short", &[("least", SHORTEST_PURPOSE.into())]));
    } else if longer_than(&purpose, LONGEST_PURPOSE) {
        errors.add("purpose", words.with("field-too-long", &[("most", LONGEST_PURPOSE.into())]));
    }
    confirmed(words, &fields, &mut errors);
    let form_id = fields.form_id(app.clock.now());
    if !errors.is_empty() {
        return page(&app, &visit, Some(Refused { field, purpose, errors, form_id: Some(form_id) })).await;
    }
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if sensitive_fields::turn_on(conn, &form_id, field.name(), &purpose, &actor.person, now).await? {
                    let entry = entry(&actor, "sensitive-turned-on", field, Some(purpose));
                    audit::record(conn, entry, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(redirect_with("/admin/sensitive", "flash-sensitive-on"))
}

/// POST /admin/sensitive/{field}/end: hides it everywhere at once.
pub async fn turn_off(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(field): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let field = SensitiveField::named(&field).ok_or(Error::NotFound)?;
    let mut errors = FieldErrors::default();
    confirmed(words, &fields, &mut errors);
    if !errors.is_empty() {
        return page(&app, &visit, Some(Refused { field, purpose: String::new(), errors, form_id: None })).await;
    }
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if sensitive_fields::turn_off(conn, field.name(), &actor.person, now).await? {
                    audit::record(conn, entry(&actor, "sensitive-turned-off", field, None), now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(redirect_with("/admin/sensitive", "flash-sensitive-off"))
}

/// POST /admin/sensitive/{field}/erasure: empties what is kept of the times when it was on, never of now.
pub async fn erase(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(field): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let field = SensitiveField::named(&field).ok_or(Error::NotFound)?;
    let name = field_words(words, field);
    if fold(fields.trimmed(names(field).1)) != fold(&name) {
        let mut errors = FieldErrors::default();
        errors.add("typed", words.with("sensitive-type-wrong", &[("name", name.into())]));
        return page(&app, &visit, Some(Refused { field, purpose: String::new(), errors, form_id: None })).await;
    }
    record_erasure(&app, actor, field).await?;
    sensitive::erase(&app, field).await?;
    Ok(redirect_with("/admin/sensitive", "flash-sensitive-erased"))
}

async fn record_erasure(app: &AppState, actor: Actor, field: SensitiveField) -> Result<(), DbError> {
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move { audit::record(conn, entry(&actor, "sensitive-erased", field, None), now).await })
        })
        .await
}

fn confirmed(words: Words, fields: &Fields, errors: &mut FieldErrors) {
    if fields.find("confirm").is_none() {
        errors.add("confirm", words.say("sensitive-confirm-needed"));
    }
}

fn entry<'a>(
    actor: &'a Actor,
    action: &'static str,
    field: SensitiveField,
    detail: Option<String>,
) -> audit::Entry<'a> {
    audit::Entry { actor: Some(&actor.person), action, subject_kind: "sensitive_fields", subject: field.name(), detail }
}
