//! Sensitive facts of one person of the desk, as far as they are turned on.

use super::{Desk, person};
use crate::{
    db::{Conn, DbError, audit, sensitive_facts, staff},
    error::Error,
    fields::Fields,
    render::{Answer, redirect_with},
    secret, sensitive,
    state::AppState,
    visit::Visit,
};
use app::{
    components::{field::FieldErrors, sensitive::SensitiveLine},
    words::Words,
};
use axum::extract::{Path, State};

/// What is turned on, with what is known of a person.
pub async fn lines(conn: &mut Conn, person: &str) -> Result<Vec<SensitiveLine>, DbError> {
    let in_use = sensitive::in_use(conn).await?;
    let facts = sensitive::facts_of(conn, person).await?;
    let line = |used: sensitive::InUse| SensitiveLine {
        field: used.field,
        purpose: used.purpose,
        fact: facts.of(used.field).unwrap_or_default().to_owned(),
    };
    Ok(in_use.into_iter().map(line).collect())
}

/// POST /desk/people/{person}/sensitive
pub async fn change(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    staff::get(&mut conn, &desk.reach, &id).await?;
    let in_use = sensitive::in_use(&mut conn).await?;
    let before = sensitive::facts_of(&mut conn, &id).await?;
    drop(conn);
    // While nothing is turned on there is no such form.
    if in_use.is_empty() {
        return Err(Error::NotFound);
    }
    let (mut errors, mut changed) = (FieldErrors::default(), Vec::new());
    for used in in_use {
        let Some(typed) = fields.find(used.field.name()) else { continue };
        let fact = used.field.facts().into_iter().find(|fact| *fact == typed);
        if fact.is_none() && !typed.is_empty() {
            errors.add(used.field.name(), words.say("field-choose"));
        } else if fact != before.of(used.field) {
            changed.push((used.id, used.field, fact.unwrap_or_default()));
        }
    }
    if !errors.is_empty() {
        return person::with_sensitive_errors(&app, &visit, &desk, &id, errors).await;
    }
    let (now, by, who) = (app.clock.now(), desk.reach.actor.clone(), id.clone());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                for (setting, field, fact) in changed {
                    sensitive_facts::record(conn, &secret::uuid(now), (&setting, &who), fact, &by, now).await?;
                    // The trail says that, never what.
                    let entry = audit::Entry {
                        actor: Some(&by),
                        action: "sensitive-fact-changed",
                        subject_kind: "people",
                        subject: &who,
                        detail: Some(field.name().to_owned()),
                    };
                    audit::record(conn, entry, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(redirect_with(&format!("/desk/people/{id}"), "flash-sensitive-saved"))
}
