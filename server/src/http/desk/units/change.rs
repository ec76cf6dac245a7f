//! Changing the organisation: a form, what it will do, and the deed.

use super::{check, telling};
use crate::{
    db::{self, Conn, audit, organisation, scope, unit_changes, unit_lines},
    error::Error,
    fields::{self, Fields},
    http::desk::Desk,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::units::{
        change::{self, ChangeForm, ChangeKind, TypedChange, UnitChangePage},
        preview::{ChangePreview, ChangePreviewPage},
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::organisation::{self as rules, Change, Effect, Kind, Tree};
use jiff::civil::Date;
use leptos::prelude::*;

/// The most units beside one that a form offers for a merger.
const BESIDE: i64 = 500;

/// GET /desk/units/new?parent=
pub async fn new(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let mut conn = app.db.read().await?;
    let tree = organisation::load(&mut conn).await?;
    let unit = parent_of_new(&mut conn, &desk, &tree, query.trimmed("parent")).await?;
    let form = check::empty(ChangeKind::Add, unit, fresh(&app, &desk));
    drop(conn);
    show_form(&app, &visit, StatusCode::OK, form).await
}

/// GET /desk/units/{unit}/changes/{change}
pub async fn form(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path((unit, change)): Path<(String, String)>,
) -> Answer {
    let mut conn = app.db.read().await?;
    let tree = organisation::load(&mut conn).await?;
    let mut form = form_of(&mut conn, &desk, &tree, &unit, &change, fresh(&app, &desk)).await?;
    drop(conn);
    if let Some((_, name)) = form.unit.clone().filter(|_| form.change == ChangeKind::Rename) {
        form.typed.name = name;
    }
    show_form(&app, &visit, StatusCode::OK, form).await
}

/// POST /desk/units
pub async fn add(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let mut conn = app.db.read().await?;
    let tree = organisation::load(&mut conn).await?;
    let unit = parent_of_new(&mut conn, &desk, &tree, fields.trimmed("parent")).await?;
    let typed = check::typed(&fields, app.clock.now());
    if unit_changes::is_recorded(&mut conn, &desk.actor.person, &typed.form_id).await? {
        return Ok(redirect_with("/desk/units", "flash-unit-changed"));
    }
    let form = check::empty(ChangeKind::Add, unit, typed);
    go_on(&app, &visit, &desk, conn, &tree, form, fields.find("confirmed").is_some()).await
}

/// POST /desk/units/{unit}/changes/{change}
pub async fn carry_out(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path((unit, change)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let mut conn = app.db.read().await?;
    let tree = organisation::load(&mut conn).await?;
    let typed = check::typed(&fields, app.clock.now());
    if unit_changes::is_recorded(&mut conn, &desk.actor.person, &typed.form_id).await? {
        return Ok(redirect_with("/desk/units", "flash-unit-changed"));
    }
    let form = form_of(&mut conn, &desk, &tree, &unit, &change, typed).await?;
    go_on(&app, &visit, &desk, conn, &tree, form, fields.find("confirmed").is_some()).await
}

/// Shows what is wrong, or what will be; does it when that has been confirmed.
async fn go_on(
    app: &AppState,
    visit: &Visit,
    desk: &Desk,
    mut conn: Conn,
    tree: &Tree,
    mut form: ChangeForm,
    confirmed: bool,
) -> Answer {
    let words = Words::new(visit.locale);
    let Some((on, change)) = check::change(&mut conn, app, desk, words, tree, &mut form).await? else {
        drop(conn);
        return show_form(app, visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let effects = match rules::effects(tree, on, &change) {
        Ok(effects) => effects,
        Err(refusals) => {
            let told = refusals.iter().map(|refusal| telling::refusal(words, tree, refusal)).collect();
            check::add_refusals(&mut form, told);
            drop(conn);
            return show_form(app, visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    if confirmed {
        drop(conn);
        let to = destination(&form, &change);
        write(app, desk, &form, on, &change, effects).await?;
        return Ok(redirect_with(&to, "flash-unit-changed"));
    }
    let (lines, warnings) = telling::effects(&mut conn, words, tree, on, &effects).await?;
    drop(conn);
    let view = ChangePreview { on, lines, warnings, form };
    let page = Page::new(app, visit, change::title(words, &view.form)).at(Place::Desk);
    Ok(page.show(move || view! { <ChangePreviewPage words preview=view.clone()/> }).await)
}

/// Where the work goes on: at the unit that lives on.
fn destination(form: &ChangeForm, change: &Change) -> String {
    let unit = match change {
        Change::Rename { unit, .. } | Change::Move { unit, .. } => Some(unit),
        Change::Absorb { into, .. } => Some(into),
        Change::Add(_) => form.unit.as_ref().map(|(id, _)| id),
        Change::Merge { .. } | Change::Split { .. } | Change::Close { .. } => None,
    };
    unit.map_or("/desk/units".to_owned(), |unit| format!("/desk/units/{unit}"))
}

async fn write(
    app: &AppState,
    desk: &Desk,
    form: &ChangeForm,
    on: Date,
    change: &Change,
    effects: Vec<Effect>,
) -> Result<(), Error> {
    let now = app.clock.now();
    let kind = if matches!(change, Change::Absorb { .. }) { "absorb" } else { form.change.name() };
    let recorded = unit_changes::NewChange {
        id: secret::uuid(now),
        form_id: form.typed.form_id.clone(),
        kind,
        on,
        decision: form.typed.decision.clone(),
        by: desk.actor.person.clone(),
    };
    let written = app.db.write(move |conn| {
        Box::pin(async move {
            unit_changes::write(conn, &recorded, &effects, now).await?;
            let entry = audit::Entry {
                actor: Some(&recorded.by),
                action: "unit-changed",
                subject_kind: "unit_changes",
                subject: &recorded.id,
                detail: None,
            };
            audit::record(conn, entry, now).await
        })
    });
    match written.await {
        // The same form, sent twice at once: the first one has done it.
        Err(error) if error.is_constraint("unit_changes_form_id", "unit_changes.form_id") => Ok(()),
        other => Ok(other?),
    }
}

fn fresh(app: &AppState, desk: &Desk) -> TypedChange {
    TypedChange {
        on: desk.today.to_string(),
        kind: Kind::Division.name().to_owned(),
        form_id: secret::uuid(app.clock.now()),
        ..TypedChange::default()
    }
}

/// The unit below which one is added: one of the reach; none at the very top, for those alone who reach everything.
async fn parent_of_new(
    conn: &mut Conn,
    desk: &Desk,
    tree: &Tree,
    parent: &str,
) -> Result<Option<(String, String)>, Error> {
    let held = match parent {
        "" => scope::holds_everything(conn, &desk.reach).await?,
        parent => scope::holds_unit(conn, &desk.reach, parent).await?,
    };
    if !held {
        return Err(Error::NotFound);
    }
    Ok(tree.placement(parent, desk.today).map(|placement| (placement.unit.clone(), placement.name.clone())))
}

/// The form of a change of a unit that the actor may change.
async fn form_of(
    conn: &mut Conn,
    desk: &Desk,
    tree: &Tree,
    unit: &str,
    change: &str,
    typed: TypedChange,
) -> Result<ChangeForm, Error> {
    let change = ChangeKind::OF_A_UNIT.into_iter().find(|kind| kind.name() == change).ok_or(Error::NotFound)?;
    let held = scope::holds_unit(conn, &desk.reach, unit).await?;
    if !held || !check::may_change(conn, desk, tree, unit).await? {
        return Err(Error::NotFound);
    }
    let placement = tree.placement(unit, desk.today).ok_or(Error::NotFound)?;
    let mut form = check::empty(change, Some((unit.to_owned(), placement.name.clone())), typed);
    if change == ChangeKind::Merge {
        form.siblings = beside(conn, desk, unit, placement.parent.as_deref()).await?;
        if let Some(found) = tree.unit(unit).filter(|_| form.typed.name.is_empty()) {
            form.typed.kind = found.kind.name().to_owned();
        }
    }
    Ok(form)
}

/// The units beside one, by id and name.
async fn beside(
    conn: &mut Conn,
    desk: &Desk,
    unit: &str,
    parent: Option<&str>,
) -> Result<Vec<(String, String)>, db::DbError> {
    let found = match parent {
        Some(parent) => unit_lines::list(conn, &desk.reach, Some(parent), "", BESIDE).await?,
        None => Vec::new(),
    };
    Ok(found.into_iter().filter(|line| line.id != unit).map(|line| (line.id, line.name)).collect())
}

async fn show_form(app: &AppState, visit: &Visit, status: StatusCode, form: ChangeForm) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(app, visit, change::title(words, &form)).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <UnitChangePage words form=form.clone()/> }).await)
}
