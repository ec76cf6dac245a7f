//! A kept report as a file that leaves the desk, with small numbers hidden.

use super::{
    content::Content,
    set::{Format, set},
    sheet::{sheet, title},
    wish::Wish,
    work::{kept_content, wish_of},
};
use crate::{
    clock::Clock,
    db::{DbError, outbox, reports},
    state::AppState,
};
use app::words::Words;
use domain::locale::Locale;

/// The most cells that are set on paper.
const MOST_ON_PAPER: usize = 20_000;

/// A file.
#[derive(Clone, Debug)]
pub struct ReportFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Whether a report may leave the desk in a format; the key of the sentence that says why not.
pub fn may_be_set(content: &Content, format: Format) -> Result<(), &'static str> {
    let cells: usize = content.tables.iter().map(|table| table.cells.len()).sum();
    if !content.may_leave() {
        Err("report-too-few")
    } else if format == Format::Pdf && cells > MOST_ON_PAPER {
        Err("report-too-long")
    } else {
        Ok(())
    }
}

/// Sets a report; the cause where that fails.
pub async fn set_file(clock: &Clock, wish: &Wish, content: &Content, format: Format) -> Result<ReportFile, String> {
    let (clock, wish, content) = (clock.clone(), wish.clone(), content.clone());
    let set = tokio::task::spawn_blocking(move || {
        let name = format!("{}.{}", title(Words::new(Locale::Vi), &wish), format.name());
        let bytes = set(&sheet(&clock, &wish, &content), content.known_at, format)?;
        Ok(ReportFile { name, media_type: format.media_type(), bytes })
    });
    set.await.map_err(|error| error.to_string())?
}

/// The files that a mail brings.
pub async fn of_mail(app: &AppState, mail: &str) -> Result<Vec<ReportFile>, DbError> {
    let mut conn = app.db.read().await?;
    let Some((report, formats)) = outbox::attached(&mut conn, mail).await? else { return Ok(Vec::new()) };
    let report = reports::get(&mut conn, &report).await?;
    drop(conn);
    let (wish, Some(content)) = (wish_of(&report)?, kept_content(&report)?) else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for format in formats.split(' ').filter_map(Format::named) {
        files.push(set_file(&app.clock, &wish, &content, format).await.map_err(DbError::Other)?);
    }
    Ok(files)
}
