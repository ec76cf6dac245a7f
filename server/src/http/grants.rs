//! Roles of coordinators and instructors, given and ended by administrators: within what they hold themselves.

mod form;

use crate::{
    db::{
        Conn, DbError, audit,
        grants::{self, Listed, NewGrant},
        scope::{self, Reach},
        staff,
    },
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::admin::grants::{GrantForm, GrantLine, Grants, GrantsPage},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::permission::Role;
use form::{Checked, check, typed};
use jiff::civil::Date;
use leptos::prelude::*;

/// Rows of the list; the search finds the others.
const SHOWN: i64 = 200;
/// Units that the form lists; beyond, one is named.
const UNITS: i64 = 300;

/// GET /admin/grants?q=
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let query: String = query.trimmed("q").chars().take(200).collect();
    let form = GrantForm {
        role: "coordinator".to_owned(),
        from_on: app.clock.today().to_string(),
        form_id: secret::uuid(app.clock.now()),
        ..GrantForm::default()
    };
    page(&app, &visit, &actor, query, form).await
}

fn reach(app: &AppState, actor: &Actor) -> Reach {
    Reach { actor: actor.person.clone(), day: app.clock.today().to_string() }
}

async fn page(app: &AppState, visit: &Visit, actor: &Actor, query: String, form: GrantForm) -> Answer {
    let words = Words::new(visit.locale);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let reach = reach(app, actor);
    let mut conn = app.db.read().await?;
    let mut found = grants::list(&mut conn, &query, &reach.day, SHOWN + 1).await?;
    let mut units = staff::units(&mut conn, &reach, UNITS + 1).await?;
    let more = found.len() as i64 > SHOWN;
    found.truncate(SHOWN as usize);
    let mut lines = Vec::with_capacity(found.len());
    let held = Held::load(&mut conn, &reach).await?;
    for one in found {
        lines.push(line(app, &held, one));
    }
    drop(conn);
    if units.len() as i64 > UNITS {
        units.clear();
    }
    let catalogue = app.catalogue();
    let courses = catalogue.editions().iter().map(|one| (one.course.id.clone(), one.course.title.clone()));
    let form = GrantForm {
        units: units.into_iter().map(|unit| (unit.id, unit.name)).collect(),
        courses: courses.collect(),
        ..form
    };
    let grants = Grants { query, lines, more, form };
    let page = Page::new(app, visit, words.say("grants-title")).at(Place::Administration).status(status);
    Ok(page.show(move || view! { <GrantsPage words grants=grants.clone()/> }).await)
}

/// What an administrator holds herself: nobody gives or ends anything above or outside it.
struct Held {
    everything: bool,
    units: std::collections::HashSet<String>,
}

impl Held {
    async fn load(conn: &mut Conn, reach: &Reach) -> Result<Self, DbError> {
        let everything = scope::holds_everything(conn, reach).await?;
        Ok(Self { everything, units: scope::units(conn, reach).await? })
    }

    /// Whether a grant lies within it; those of administrators are none of this page's.
    fn may_end(&self, one: &Listed) -> bool {
        let is_within = one.unit.as_ref().is_some_and(|unit| self.units.contains(unit));
        one.role != Role::Administrator.name() && (self.everything || is_within)
    }
}

fn line(app: &AppState, held: &Held, one: Listed) -> GrantLine {
    let today = app.clock.today();
    let read = |text: &Option<String>| text.as_deref().and_then(|day| day.parse::<Date>().ok());
    let (to, ended) = (read(&one.valid_to), read(&one.unit_ended_on));
    let course = one
        .course
        .as_deref()
        .map(|id| app.catalogue().course(id).map_or_else(|| id.to_owned(), |edition| edition.course.title.clone()));
    GrantLine {
        may_end: held.may_end(&one),
        full_name: one.full_name,
        role: one.role,
        place: one.unit_name.or(course),
        from: one.valid_from.parse().ok(),
        until: to.and_then(|to| to.yesterday().ok()),
        by: one.by_name,
        is_over: to.is_some_and(|to| to <= today),
        unit_ended_on: ended.filter(|ended| *ended <= today),
        form_id: secret::uuid(app.clock.now()),
        id: one.id,
    }
}

/// POST /admin/grants
pub async fn give(State(app): State<AppState>, visit: Visit, actor: Actor, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let form = typed(&app, &fields);
    let id = secret::hash(&format!("{} {}", actor.person, form.form_id));
    let mut conn = app.db.read().await?;
    if grants::is_there(&mut conn, &id).await? {
        return Ok(redirect_with("/admin/grants", "flash-role-granted"));
    }
    let checked = check(&mut conn, words, &app, &reach(&app, &actor), &form).await?;
    drop(conn);
    match checked {
        Ok(checked) => {
            write(&app, actor.person, id, checked).await?;
            Ok(redirect_with("/admin/grants", "flash-role-granted"))
        }
        Err(errors) => page(&app, &visit, &actor, String::new(), GrantForm { errors, ..form }).await,
    }
}

async fn write(app: &AppState, by: String, id: String, checked: Checked) -> Result<(), DbError> {
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let (from, to) = (checked.from.to_string(), checked.to());
                let grant = NewGrant {
                    person: &checked.person,
                    role: checked.role,
                    unit: checked.unit.as_deref(),
                    course: checked.course.as_deref(),
                    valid_from: &from,
                    valid_to: to.as_deref(),
                    granted_by: Some(&by),
                };
                grants::record(conn, &id, &grant, now).await?;
                audited(conn, &by, "role-granted", &checked.person, checked.role.name(), now).await
            })
        })
        .await
}

async fn audited(
    conn: &mut Conn,
    by: &str,
    action: &'static str,
    person: &str,
    role: &str,
    now: i64,
) -> Result<(), DbError> {
    let detail = Some(role.to_owned());
    let entry = audit::Entry { actor: Some(by), action, subject_kind: "people", subject: person, detail };
    audit::record(conn, entry, now).await
}

/// POST /admin/grants/{grant}/end: from today on it holds no longer.
pub async fn end(State(app): State<AppState>, actor: Actor, Path(id): Path<String>, _: Fields) -> Answer {
    let reach = reach(&app, &actor);
    let mut conn = app.db.read().await?;
    let held = Held::load(&mut conn, &reach).await?;
    let Some(one) = grants::find(&mut conn, &id).await? else {
        // Ended twice is ended once.
        let is_there = grants::is_there(&mut conn, &id).await?;
        return if is_there { Ok(redirect_with("/admin/grants", "flash-role-ended")) } else { Err(Error::NotFound) };
    };
    drop(conn);
    if !held.may_end(&one) {
        return Err(Error::NotFound);
    }
    if one.valid_to.as_ref().is_some_and(|to| *to <= reach.day) {
        return Ok(redirect_with("/admin/grants", "flash-role-ended"));
    }
    let (now, by) = (app.clock.now(), actor.person);
    let ended = app.db.write(move |conn| {
        Box::pin(async move {
            if !grants::end(conn, &one.id, &secret::uuid(now), &reach.day, &by, now).await? {
                return Ok(false);
            }
            audited(conn, &by, "role-ended", &one.person, &one.role, now).await?;
            Ok(true)
        })
    });
    let flash = if ended.await? { "flash-role-ended" } else { "flash-role-changed" };
    Ok(redirect_with("/admin/grants", flash))
}
