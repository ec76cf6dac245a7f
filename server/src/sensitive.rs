//! Sensitive facts: what is turned on, and what is known of whom.

use crate::{
    db::{Conn, DbError, import_rows, imports, sensitive_facts, sensitive_fields},
    importing::{from_json, mapping_of},
    state::AppState,
};
use domain::{
    roster::sensitive_places,
    sensitive::{SensitiveFacts, SensitiveField},
};

/// Rows of an import that are emptied in one go.
const ROWS: i64 = 500;

/// A field that is turned on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InUse {
    /// The turning on.
    pub id: String,
    /// The field.
    pub field: SensitiveField,
    /// Why, as people read it.
    pub purpose: String,
}

/// What is turned on.
pub async fn in_use(conn: &mut Conn) -> Result<Vec<InUse>, DbError> {
    let rows = sensitive_fields::in_use(conn).await?;
    let used = |(id, field, purpose): (String, String, String)| {
        SensitiveField::named(&field).map(|field| InUse { id, field, purpose })
    };
    Ok(rows.into_iter().filter_map(used).collect())
}

/// The fields that are turned on.
pub async fn fields_in_use(conn: &mut Conn) -> Result<Vec<SensitiveField>, DbError> {
    Ok(in_use(conn).await?.into_iter().map(|used| used.field).collect())
}

/// What is known of a person.
pub async fn facts_of(conn: &mut Conn, person: &str) -> Result<SensitiveFacts, DbError> {
    let mut facts = SensitiveFacts::default();
    for (field, fact) in sensitive_facts::of_person(conn, person).await? {
        if let Some(field) = SensitiveField::named(&field) {
            facts.say(field, &fact);
        }
    }
    Ok(facts)
}

/// Empties everything that was kept of a field until it was turned off the last time; doing it again does what an
/// interruption left.
pub async fn erase(app: &AppState, field: SensitiveField) -> Result<(), DbError> {
    let settings = sensitive_fields::all(&mut app.db.read().await?).await?;
    let ended = settings.iter().filter(|one| one.field == field.name()).filter_map(|one| one.turned_off_at).max();
    let Some(ended) = ended else { return Ok(()) };
    app.db.write(move |conn| Box::pin(async move { sensitive_facts::erase(conn, field.name()).await })).await?;
    let until = imports::columns_until(&mut app.db.read().await?, ended).await?;
    for (import, headings, mapping) in until {
        let headings: Vec<String> = from_json(&headings)?;
        let places = sensitive_places(&headings, &mapping_of(&mapping)?, field);
        if !places.is_empty() {
            empty_cells(app, &import, &places).await?;
        }
    }
    Ok(())
}

/// Empties some cells of every row that an import has staged.
async fn empty_cells(app: &AppState, import: &str, places: &[usize]) -> Result<(), DbError> {
    let mut line = 0;
    loop {
        let rows = import_rows::after(&mut app.db.read().await?, import, line, ROWS).await?;
        let Some((last, _)) = rows.last() else { return Ok(()) };
        line = *last;
        let (import, places) = (import.to_owned(), places.to_vec());
        app.db
            .write(move |conn| {
                Box::pin(async move {
                    for (line, cells) in rows {
                        let mut cells: Vec<String> = from_json(&cells)?;
                        if without(&mut cells, &places) {
                            let cells = crate::importing::json(&cells)?;
                            import_rows::rewrite(conn, &import, line, &cells).await?;
                        }
                    }
                    Ok(())
                })
            })
            .await?;
    }
}

/// Empties these cells; gives whether any of them held something.
pub fn without(cells: &mut [String], places: &[usize]) -> bool {
    let mut held = false;
    for place in places {
        if let Some(cell) = cells.get_mut(*place) {
            held |= !cell.is_empty();
            cell.clear();
        }
    }
    held
}
