//! Receiving a table: its rows are staged in portions before anything is compared.

use super::options::{Options, json, mapping_json, mapping_of, notes_json};
use crate::{
    db::{
        DbError, import_rows,
        imports::{self, NewImport},
    },
    secret, sensitive,
    spreadsheet::Table,
    state::AppState,
};
use domain::{
    problem::Sentence,
    roster::{Mapping, sensitive_places},
    sensitive::SensitiveField,
};

/// Rows of one statement.
const ROWS: usize = 1000;

/// Who brings which file.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Made by the form.
    pub id: String,
    /// Who brings it.
    pub actor: String,
    /// What it is called.
    pub file_name: String,
    /// What holds for all rows.
    pub options: Options,
}

/// Stages every row of a table; what its columns mean is what was chosen the last time, or what the headings say.
pub async fn receive(app: &AppState, arrival: Arrival, mut table: Table) -> Result<(), DbError> {
    let Arrival { id, actor, file_name, options } = arrival;
    let mut conn = app.db.read().await?;
    let kept = imports::kept_mapping(&mut conn, &actor, &headings_hash(&table.headings)).await?;
    let on = sensitive::fields_in_use(&mut conn).await?;
    drop(conn);
    let mapping = match kept {
        Some(kept) => mapping_of(&kept)?,
        None => Mapping::of(&table.headings),
    };
    leave_out(&mut table, &mapping, &on);
    let mapping = mapping.allowing(&on);
    let new = NewImport {
        id: id.clone(),
        made_by: actor,
        file_name,
        headings: json(&table.headings)?,
        mapping: mapping_json(&mapping)?,
        options: json(&options)?,
        notes: notes_json(&table.notes)?,
        last_line: table.rows.last().map_or(0, |row| line(row.number)),
        row_count: line(table.rows.len()),
        effective_on: app.clock.today().to_string(),
    };
    let now = app.clock.now();
    let is_new = app.db.write(move |conn| Box::pin(async move { imports::begin(conn, &new, now).await })).await?;
    if !is_new {
        return Ok(());
    }
    let mut rows = table.rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<import_rows::Row> = rows
            .by_ref()
            .take(ROWS)
            .map(|row| Ok((line(row.number), json(&row.cells)?)))
            .collect::<Result<_, DbError>>()?;
        let import = id.clone();
        app.db.write(move |conn| Box::pin(async move { import_rows::stage(conn, &import, &some).await })).await?;
    }
    app.db
        .write(move |conn| {
            Box::pin(async move { imports::turn(conn, &id, &["receiving"], "staged", now).await.map(drop) })
        })
        .await
}

/// Sensitive columns that nobody has turned on are not kept at all, and that is told.
fn leave_out(table: &mut Table, mapping: &Mapping, on: &[SensitiveField]) {
    for field in SensitiveField::ALL.into_iter().filter(|field| !on.contains(field)) {
        let places = sensitive_places(&table.headings, mapping, field);
        for row in &mut table.rows {
            sensitive::without(&mut row.cells, &places);
        }
        for heading in places.iter().filter_map(|place| table.headings.get(*place)) {
            table.notes.push(Sentence::new(
                format!("Cột “{heading}” là dữ liệu cá nhân nhạy cảm chưa được bật, nên không đọc và không lưu."),
                format!("The column '{heading}' holds sensitive data that is not turned on: neither read nor kept."),
            ));
        }
    }
}

/// Remembers what the columns of these headings mean.
pub async fn remember(app: &AppState, actor: &str, headings: &[String], mapping: &Mapping) -> Result<(), DbError> {
    let (actor, hash, mapping, now) =
        (actor.to_owned(), headings_hash(headings), mapping_json(mapping)?, app.clock.now());
    app.db
        .write(move |conn| Box::pin(async move { imports::keep_mapping(conn, &actor, &hash, &mapping, now).await }))
        .await
}

/// Says what the columns of an import mean and what holds for all of its rows.
pub async fn describe(app: &AppState, import: &str, mapping: &Mapping, options: &Options) -> Result<(), DbError> {
    let (import, mapping, options) = (import.to_owned(), mapping_json(mapping)?, json(options)?);
    app.db.write(move |conn| Box::pin(async move { imports::describe(conn, &import, &mapping, &options).await })).await
}

fn headings_hash(headings: &[String]) -> String {
    secret::hash(&headings.join("\u{1f}"))
}

fn line(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
