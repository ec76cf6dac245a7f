//! A list of units: read, compared line by line, written when that has been confirmed.

use crate::{
    db::{organisation, scope},
    error::Error,
    fields::{self, Fields, Form},
    http::desk::Desk,
    render::{Answer, Page, redirect_with},
    secret,
    spreadsheet::{self, Refusal, Table},
    state::AppState,
    unit_list::Comparison,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::units::import::{ListForm, ListPreview, ListPreviewPage, UnitListPage},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use domain::organisation::{CodeError, ListFault, Listed};
use leptos::prelude::*;

/// Wrong lines that the page shows.
const SHOWN: usize = 200;

/// GET /desk/units/import?parent=
pub async fn form(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let parent = parent(&app, &desk, query.trimmed("parent")).await?;
    let form = ListForm { parent, form_id: secret::uuid(app.clock.now()), ..ListForm::default() };
    show_form(&app, &visit, StatusCode::OK, form).await
}

/// POST /desk/units/import
pub async fn receive(State(app): State<AppState>, visit: Visit, desk: Desk, sent: Form) -> Answer {
    let words = Words::new(visit.locale);
    let now = app.clock.now();
    let fields = &sent.fields;
    let parent = parent(&app, &desk, fields.trimmed("parent")).await?;
    let pasted = fields.get("pasted").to_owned();
    let mut form = ListForm { parent, pasted, form_id: fields.form_id(now), errors: FieldErrors::default() };
    if organisation::is_recorded(&mut app.db.read().await?, &desk.actor.person, &form.form_id).await? {
        return Ok(redirect_with("/desk/units", "flash-units-imported"));
    }
    let table = match read(&sent, fields).await {
        Some((_, Ok(table))) => table,
        Some((field, Err(refusal))) => {
            form.errors.add(field, refusal.text(visit.locale));
            return show_form(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
        None => {
            form.errors.add("file", words.say("unit-list-nothing"));
            return show_form(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
    };
    let mut conn = app.db.read().await?;
    let above = form.parent.as_ref().map(|(id, _)| id.as_str());
    let compared = Comparison::of(&mut conn, &desk.reach, desk.today, above, &table, now).await?;
    drop(conn);
    let Ok(comparison) = compared else {
        form.errors.add("file", words.say("unit-list-no-names"));
        return show_form(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let [new, _, renamed, wrong] = comparison.counts();
    let agreed = fields.find("confirmed").is_some() && (wrong == 0 || fields.find("partial").is_some());
    if agreed && new + renamed > 0 {
        comparison.write(&app.db, &desk.actor.person, &form.form_id, desk.today, now).await?;
        return Ok(redirect_with("/desk/units", "flash-units-imported"));
    }
    form.pasted = as_text(&table);
    let preview = preview(words, form, &comparison);
    let page = Page::new(&app, &visit, words.say("unit-list-title")).at(Place::Desk);
    Ok(page.show(move || view! { <ListPreviewPage words preview=preview.clone()/> }).await)
}

/// The unit below which the list hangs.
async fn parent(app: &AppState, desk: &Desk, parent: &str) -> Result<Option<(String, String)>, Error> {
    if parent.is_empty() {
        return Ok(None);
    }
    let mut conn = app.db.read().await?;
    if !scope::holds_unit(&mut conn, &desk.reach, parent).await? {
        return Err(Error::NotFound);
    }
    let tree = organisation::load(&mut conn).await?;
    Ok(tree.placement(parent, desk.today).map(|placement| (placement.unit.clone(), placement.name.clone())))
}

async fn read(sent: &Form, fields: &Fields) -> Option<(&'static str, Result<Table, Refusal>)> {
    let file = sent.files.iter().find(|file| file.field == "file").map(|file| file.bytes.to_vec());
    let pasted = fields.get("pasted").to_owned();
    let field = if file.is_some() { "file" } else { "pasted" };
    if file.is_none() && pasted.trim().is_empty() {
        return None;
    }
    let read = tokio::task::spawn_blocking(move || match file {
        Some(bytes) => spreadsheet::read(&bytes),
        None => spreadsheet::read_text(&pasted),
    });
    Some((field, read.await.unwrap_or_else(|_| Err(spreadsheet::broken()))))
}

/// The table as text with tabs: it comes back with the confirmation.
fn as_text(table: &Table) -> String {
    let plain = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    let line = |cells: &[String]| cells.iter().map(plain).collect::<Vec<_>>().join("\t");
    let rows = table.rows.iter().map(|row| line(&row.cells));
    std::iter::once(line(&table.headings)).chain(rows).collect::<Vec<_>>().join("\n")
}

fn preview(words: Words, form: ListForm, comparison: &Comparison) -> ListPreview {
    let mut faults = Vec::new();
    let mut renamings = Vec::new();
    for (line, listed) in &comparison.lines {
        match listed {
            Listed::Wrong(fault) => faults.push((*line, fault_text(words, fault))),
            Listed::Renamed { from, to, .. } => {
                let values = [("from", from.as_str().into()), ("to", to.as_str().into())];
                renamings.push(words.with("unit-will-rename", &values));
            }
            Listed::New(..) | Listed::Same => {}
        }
    }
    faults.truncate(SHOWN);
    renamings.truncate(SHOWN);
    ListPreview { form, counts: comparison.counts(), faults, renamings }
}

/// What is wrong with a line, and how to mend it.
pub fn fault_text(words: Words, fault: &ListFault) -> String {
    let quoted = |key: &str, text: &str| words.with(key, &[("text", text.into())]);
    match fault {
        ListFault::Name => words.say("unit-list-name"),
        ListFault::Kind(text) => quoted("unit-list-kind", text),
        ListFault::Code(CodeError::NotOfThisKind) => words.say("unit-code-not-here"),
        ListFault::Code(CodeError::Digits(digits)) => words.with("unit-code-digits", &[("digits", (*digits).into())]),
        ListFault::Twice(line) => words.with("unit-list-twice", &[("line", (*line).into())]),
        ListFault::CodeTaken(code) => words.with("unit-code-taken", &[("code", code.as_str().into())]),
        ListFault::Day(text) => quoted("unit-list-day", text),
        ListFault::Parent(code) if code.is_empty() => words.say("unit-list-parent-missing"),
        ListFault::Parent(code) => quoted("unit-list-parent", code),
        ListFault::Elsewhere => words.say("unit-list-elsewhere"),
        ListFault::NameTaken(name) => words.with("unit-name-taken", &[("name", name.as_str().into())]),
    }
}

async fn show_form(app: &AppState, visit: &Visit, status: StatusCode, form: ListForm) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(app, visit, words.say("unit-list-title")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <UnitListPage words form=form.clone()/> }).await)
}
