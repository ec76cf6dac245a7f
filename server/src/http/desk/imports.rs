//! Imports of people: the earlier ones, and receiving a new one.

use super::{Desk, people::UNITS};
use crate::{
    db::{imports, staff},
    error::Error,
    fields::{Fields, Form},
    importing::{self, Arrival, Options, mapping_of, unit_index},
    render::{Answer, Page, redirect},
    secret,
    spreadsheet::{self, Refusal, Table},
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::imports::{CommonFields, ImportForm, ImportLine, ImportState, ImportsPage, NewImportPage},
    words::Words,
};
use axum::{extract::State, http::StatusCode};
use domain::roster::{Found, StaffKind, StaffLevel, UnitWish};
use leptos::prelude::*;
use std::time::Duration;

/// Imports that the list shows.
const SHOWN: i64 = 100;
/// How long an answer waits for the end of the work; then the page tells how far it is.
const PATIENCE: Duration = Duration::from_secs(3);

/// GET /desk/imports
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let found = imports::of_person(&mut app.db.read().await?, &desk.reach.actor, SHOWN).await?;
    let lines = found.into_iter().map(|one| ImportLine {
        id: one.id,
        file_name: one.file_name,
        rows: one.row_count,
        made_at: app.clock.local(one.made_at),
        state: ImportState::of(&one.state),
    });
    let lines: Vec<ImportLine> = lines.collect();
    let page = Page::new(&app, &visit, words.say("import-title")).at(Place::Desk);
    Ok(page.show(move || view! { <ImportsPage words imports=lines.clone()/> }).await)
}

/// GET /desk/imports/new
pub async fn form(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let form = ImportForm {
        common: common(&Options::default()),
        form_id: secret::uuid(app.clock.now()),
        ..ImportForm::default()
    };
    page(&app, &visit, &desk, form).await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, form: ImportForm) -> Answer {
    let words = Words::new(visit.locale);
    let common = with_units(app, desk, form.common).await?;
    let form = ImportForm { common, ..form };
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(app, visit, words.say("import-new")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <NewImportPage words form=form.clone()/> }).await)
}

/// POST /desk/imports: a file or what was pasted; it is compared at once where its columns say enough.
pub async fn receive(State(app): State<AppState>, visit: Visit, desk: Desk, form: Form) -> Answer {
    let words = Words::new(visit.locale);
    let fields = &form.fields;
    let mut errors = FieldErrors::default();
    let options = options(&app, &desk, words, fields, &mut errors).await?;
    let form_id = fields.form_id(app.clock.now());
    let file = form.files.iter().find(|file| file.field == "file");
    let read = match file {
        Some(file) => Some(("file", file.name.clone(), read(file.bytes.to_vec()).await)),
        None if !fields.trimmed("pasted").is_empty() => {
            let text = fields.get("pasted").to_owned();
            Some(("pasted", words.say("import-pasted-name"), parsed(move || spreadsheet::read_text(&text)).await))
        }
        None => {
            errors.add("file", words.say("import-nothing-sent"));
            None
        }
    };
    let table = match read {
        Some((_, name, Ok(table))) => Some((name, table)),
        Some((field, _, Err(refusal))) => {
            errors.add(field, refusal.text(visit.locale));
            None
        }
        None => None,
    };
    let (Some((file_name, table)), true) = (table, errors.is_empty()) else {
        let pasted = fields.get("pasted").to_owned();
        return page(&app, &visit, &desk, ImportForm { pasted, common: typed(fields), errors, form_id }).await;
    };
    let arrival = Arrival { id: form_id.clone(), actor: desk.reach.actor.clone(), file_name, options };
    importing::receive(&app, arrival, table).await?;
    let import = imports::get_own(&mut app.db.read().await?, &form_id, &desk.reach.actor).await?;
    if mapping_of(&import.mapping)?.is_enough() && importing::begin(&app, &form_id, &["staged"], "checking").await? {
        return work(&app, &form_id).await;
    }
    Ok(redirect(&address(&form_id)))
}

async fn read(bytes: Vec<u8>) -> Result<Table, Refusal> {
    parsed(move || spreadsheet::read(&bytes)).await
}

/// Reads away from the requests that others wait for; a reader that breaks down has met a broken file.
async fn parsed(read: impl FnOnce() -> Result<Table, Refusal> + Send + 'static) -> Result<Table, Refusal> {
    tokio::task::spawn_blocking(read).await.unwrap_or_else(|_| Err(spreadsheet::broken()))
}

/// Works to the end whether or not anybody waits for it.
pub(super) async fn work(app: &AppState, id: &str) -> Answer {
    let (app, import) = (app.clone(), id.to_owned());
    let work = tokio::spawn(async move {
        let finished = importing::finish(&app, &import).await;
        if let Err(error) = &finished {
            tracing::error!(%error, "an import stands still");
        }
        finished
    });
    if let Ok(finished) = tokio::time::timeout(PATIENCE, work).await {
        finished.map_err(|error| Error::Internal(error.to_string()))??;
    }
    Ok(redirect(&address(id)))
}

pub(super) fn address(id: &str) -> String {
    format!("/desk/imports/{id}")
}

/// What was typed, to be shown again.
pub(super) fn typed(fields: &Fields) -> CommonFields {
    CommonFields {
        unit: fields.trimmed("unit").to_owned(),
        units: Vec::new(),
        staff_kind: fields.trimmed("staff_kind").to_owned(),
        staff_level: fields.trimmed("staff_level").to_owned(),
        rewrites_capitals: fields.find("rewrites_capitals").is_some(),
        is_whole_list: fields.find("is_whole_list").is_some(),
    }
}

pub(super) fn common(options: &Options) -> CommonFields {
    CommonFields {
        unit: options.unit.clone().unwrap_or_default(),
        units: Vec::new(),
        staff_kind: options.staff_kind.clone(),
        staff_level: options.staff_level.clone(),
        rewrites_capitals: options.rewrites_capitals,
        is_whole_list: options.is_whole_list,
    }
}

/// The same with the units to choose from, where they are not too many.
pub(super) async fn with_units(app: &AppState, desk: &Desk, common: CommonFields) -> Result<CommonFields, Error> {
    let mut units = staff::units(&mut app.db.read().await?, &desk.reach, UNITS as i64 + 1).await?;
    if units.len() > UNITS {
        units.clear();
    }
    Ok(CommonFields { units: units.into_iter().map(|unit| (unit.id, unit.name)).collect(), ..common })
}

/// What holds for all rows, checked field by field.
pub(super) async fn options(
    app: &AppState,
    desk: &Desk,
    words: Words,
    fields: &Fields,
    errors: &mut FieldErrors,
) -> Result<Options, Error> {
    let typed = typed(fields);
    let mut unit = None;
    if !typed.unit.is_empty() {
        let index = unit_index(&mut app.db.read().await?, &desk.reach).await?;
        let wishes = [UnitWish::Code(typed.unit.to_uppercase()), UnitWish::Name(typed.unit.clone())];
        let named =
            || wishes.iter().find_map(|wish| if let Found::One(unit) = index.find(wish) { Some(unit) } else { None });
        unit = index.of(&typed.unit).or_else(named).map(|unit| unit.id.clone());
        if unit.is_none() {
            errors.add("unit", words.say("transfer-unit-unknown"));
        }
    }
    if typed.is_whole_list && typed.unit.is_empty() {
        errors.add("is_whole_list", words.say("import-whole-needs-unit"));
    }
    if StaffKind::named(&typed.staff_kind).is_none() {
        errors.add("staff_kind", words.say("field-choose"));
    }
    if StaffLevel::named(&typed.staff_level).is_none() {
        errors.add("staff_level", words.say("field-choose"));
    }
    Ok(Options {
        unit,
        staff_kind: typed.staff_kind,
        staff_level: typed.staff_level,
        rewrites_capitals: typed.rewrites_capitals,
        is_whole_list: typed.is_whole_list,
    })
}
