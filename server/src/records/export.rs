//! The export for personnel systems: everybody of a scope by staff code, portion by portion.

use super::{
    holder, learnt,
    long_workbook::{LongError, LongWorkbook, Sheet},
    table::{Cell, csv_line},
    target,
};
use crate::{
    csv_file,
    db::{DbError, training_records, yearly_targets},
    state::AppState,
};
use app::{
    components::vocabulary::group,
    pages::{
        admin::targets::post_words,
        record::{Holder, ItemKind, RecordItem},
    },
    words::Words,
};
use domain::{
    hours::{YearOfHours, deciding_day},
    locale::Locale,
};
use jiff::civil::Date;
use std::io::{self, Write};
use tokio::sync::mpsc;

/// People of one portion.
pub const PORTION: usize = 500;
/// More people than this are given as CSV alone, which is read once and not once for each sheet.
pub const MOST_IN_A_WORKBOOK: usize = 50_000;

/// The headings of what was learnt.
pub(super) const ITEM_HEADS: [&str; 19] = [
    "record-staff-code",
    "admin-full-name",
    "admin-birth-date",
    "account-unit",
    "account-position",
    "admin-staff-kind",
    "export-leader",
    "targets-year",
    "export-kind",
    "hours-title-field",
    "hours-body",
    "hours-group",
    "hours-place",
    "hours-from",
    "hours-until",
    "hours-tiet",
    "export-counts",
    "export-result",
    "export-number",
];
/// The widths of their columns.
pub(super) const ITEM_WIDTHS: [f64; 19] =
    [14.0, 26.0, 12.0, 34.0, 22.0, 16.0, 10.0, 8.0, 20.0, 44.0, 30.0, 30.0, 14.0, 12.0, 12.0, 9.0, 12.0, 11.0, 24.0];
/// The headings of the years.
pub(super) const YEAR_HEADS: [&str; 12] = [
    "record-staff-code",
    "admin-full-name",
    "account-unit",
    "account-position",
    "admin-staff-kind",
    "export-leader",
    "targets-year",
    "export-of-courses",
    "export-elsewhere",
    "export-total",
    "export-target",
    "export-left",
];
/// The widths of their columns.
pub(super) const YEAR_WIDTHS: [f64; 12] = [14.0, 26.0, 34.0, 22.0, 16.0, 10.0, 8.0, 12.0, 12.0, 10.0, 10.0, 10.0];

/// Headings in words.
pub(super) fn headings(words: Words, keys: &[&'static str]) -> Vec<String> {
    keys.iter().map(|key| words.say(key)).collect()
}

/// The cells of something that was learnt; without it, of a person who has learnt nothing in the year.
pub(super) fn item_cells(words: Words, holder: &Holder, year: i16, item: Option<&RecordItem>) -> Vec<Cell> {
    let mut cells = vec![
        Cell::text(&holder.staff_code),
        Cell::text(&holder.full_name),
        holder.birth_date.map_or(Cell::Empty, Cell::Day),
        Cell::text(&holder.unit),
        Cell::text(&holder.position),
        kind(words, holder),
        leads(words, holder),
        Cell::Number(f64::from(year)),
    ];
    let Some(item) = item else {
        cells.resize(ITEM_HEADS.len(), Cell::Empty);
        return cells;
    };
    let place = if item.is_abroad { "hours-place-abroad" } else { "hours-place-home" };
    let body = if item.kind == ItemKind::Course { words.say("site-name") } else { item.body.clone() };
    cells.extend([
        Cell::text(&words.say(item.kind.key())),
        Cell::text(&item.title),
        Cell::text(&body),
        if item.group == 0 { Cell::Empty } else { Cell::text(&group(words, item.group)) },
        Cell::text(&words.say(place)),
        Cell::Day(item.days.0),
        Cell::Day(item.days.1),
        Cell::tiet(item.tiet),
        Cell::text(&words.say(if item.counts { "export-yes" } else { "export-no" })),
        item.result.map_or(Cell::Empty, |result| Cell::Number(result.0 as f64 / 1000.0)),
        Cell::text(&item.number),
    ]);
    cells
}

/// The cells of a year.
pub(super) fn year_cells(words: Words, holder: &Holder, hours: YearOfHours) -> Vec<Cell> {
    vec![
        Cell::text(&holder.staff_code),
        Cell::text(&holder.full_name),
        Cell::text(&holder.unit),
        Cell::text(&holder.position),
        kind(words, holder),
        leads(words, holder),
        Cell::Number(f64::from(hours.year)),
        Cell::tiet(hours.courses),
        Cell::tiet(hours.outside),
        Cell::tiet(hours.done()),
        Cell::tiet(hours.target),
        Cell::tiet(hours.left()),
    ]
}

fn kind(words: Words, holder: &Holder) -> Cell {
    let plain = holder.post.map(|post| domain::hours::Post { is_leader: false, ..post });
    plain.map_or(Cell::Empty, |post| Cell::text(&post_words(words, post)))
}

fn leads(words: Words, holder: &Holder) -> Cell {
    let key = |leads: bool| if leads { "export-yes" } else { "export-no" };
    holder.post.map_or(Cell::Empty, |post| Cell::text(&words.say(key(post.is_leader))))
}

/// Somebody with her year.
pub struct Exported {
    holder: Holder,
    hours: YearOfHours,
    items: Vec<RecordItem>,
}

/// These people in a year, in the order of the list.
pub async fn portion(app: &AppState, people: &[String], year: i16) -> Result<Vec<Exported>, DbError> {
    let mut conn = app.db.read().await?;
    let day = deciding_day(year, app.clock.today()).to_string();
    let holders = training_records::holders(&mut conn, people, &day).await?;
    let mut all = learnt(&mut conn, people).await?;
    let targets = yearly_targets::all(&mut conn).await?;
    drop(conn);
    let catalogue = app.catalogue();
    let exported = |row: training_records::Holder| {
        let own = all.remove(&row.id).unwrap_or_default();
        let holder = holder(row);
        let target = target(&targets, year, holder.post);
        Exported {
            hours: YearOfHours::of(year, &own.courses(&app.clock), &own.elsewhere(), target),
            items: own.items(&app.clock, &catalogue, year),
            holder,
        }
    };
    Ok(holders.into_iter().map(exported).collect())
}

/// The head of the CSV: the mark that tells Excel that it is UTF-8, and the headings.
pub fn csv_head() -> String {
    let words = Words::new(Locale::Vi);
    csv_file::start(headings(words, &ITEM_HEADS))
}

/// The lines of some people; who has learnt nothing has one line without an item.
pub fn csv_lines(people: &[Exported]) -> String {
    let words = Words::new(Locale::Vi);
    let mut lines = String::new();
    for one in people {
        if one.items.is_empty() {
            lines.push_str(&csv_line(words, &item_cells(words, &one.holder, one.hours.year, None)));
        }
        for item in &one.items {
            lines.push_str(&csv_line(words, &item_cells(words, &one.holder, one.hours.year, Some(item))));
        }
    }
    lines
}

/// Writes the whole export as a workbook: the years on one sheet, what was learnt on another. People are read portion by
/// portion for each sheet, no faster than they are packed, so that memory stays flat.
pub async fn workbook<W: Write + Send + 'static>(
    app: &AppState,
    people: &[String],
    year: i16,
    out: W,
) -> Result<(), ExportError> {
    let (sender, arriving) = mpsc::channel(1);
    let today = app.clock.today();
    let packing = tokio::task::spawn_blocking(move || pack(out, today, arriving));
    let read = read(app, people, year, sender).await;
    let packed = packing.await.map_err(|error| ExportError::Broken(error.to_string()))?;
    read?;
    Ok(packed?)
}

/// The sheets of the workbook, in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Years,
    Items,
}

/// What arrives for the workbook: some people for a sheet, or nothing more after all of them.
enum Arrival {
    Some(Page, Vec<Exported>),
    End,
}

async fn read(app: &AppState, people: &[String], year: i16, sender: mpsc::Sender<Arrival>) -> Result<(), DbError> {
    for page in [Page::Years, Page::Items] {
        for some in people.chunks(PORTION) {
            if sender.send(Arrival::Some(page, portion(app, some, year).await?)).await.is_err() {
                return Ok(());
            }
        }
    }
    drop(sender.send(Arrival::End).await);
    Ok(())
}

fn pack<W: Write>(out: W, today: Date, mut arriving: mpsc::Receiver<Arrival>) -> Result<(), LongError> {
    let words = Words::new(Locale::Vi);
    let sheets = [
        Sheet { name: words.say("record-sheet-years"), headings: headings(words, &YEAR_HEADS), widths: &YEAR_WIDTHS },
        Sheet { name: words.say("record-sheet-items"), headings: headings(words, &ITEM_HEADS), widths: &ITEM_WIDTHS },
    ];
    let mut book = LongWorkbook::begin(out, &words.say("export-title"), today, &sheets)?;
    let mut current = None;
    loop {
        let (page, some) = match arriving.blocking_recv() {
            Some(Arrival::Some(page, some)) => (page, some),
            Some(Arrival::End) => return book.finish(),
            // Half an export must not look like a whole one.
            None => return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
        };
        if current.replace(page) != Some(page) {
            book.next_sheet()?;
        }
        for one in some {
            match page {
                Page::Years => book.row(&year_cells(words, &one.holder, one.hours))?,
                Page::Items => {
                    for item in &one.items {
                        book.row(&item_cells(words, &one.holder, one.hours.year, Some(item)))?;
                    }
                }
            }
        }
    }
}

/// Why there is no whole export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The workbook was not finished.
    #[error(transparent)]
    Workbook(#[from] LongError),
    /// The task that packs it ended.
    #[error("{0}")]
    Broken(String),
}
