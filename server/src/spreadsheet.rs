//! Tables from CSV, from what people paste, and from XLSX: plain text cells, within limits, with what was left out.

mod archive;
mod refusal;
mod text;
mod workbook;

#[cfg(test)]
mod tests;

pub use refusal::{Refusal, broken};

use domain::{problem::Sentence, roster::find_heading, text::nfc};

/// The most rows.
pub const MOST_ROWS: usize = 200_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 200;
/// The longest text of a cell, in bytes; Excel itself holds no more.
const LONGEST_CELL: usize = 32_767;
/// Among so many rows the headings are looked for.
const HEADING_WITHIN: usize = 25;

/// A table as its file gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet, where there are sheets.
    pub sheet: Option<String>,
    /// The row with the headings.
    pub headings: Vec<String>,
    /// The rows below it that hold anything.
    pub rows: Vec<Line>,
    /// What the reader has done or left out.
    pub notes: Vec<Sentence>,
}

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line in the file, from 1.
    pub number: usize,
    /// Text cells: days as ISO 8601, numbers as people write them.
    pub cells: Vec<String>,
}

/// Reads a file: XLSX, or text with commas, semicolons or tabs.
pub fn read(bytes: &[u8]) -> Result<Table, Refusal> {
    if archive::is_archive(bytes) {
        archive::check(bytes)?;
        return workbook::read(bytes);
    }
    read_text(&text::decode(bytes)?)
}

/// Reads what was pasted from a spreadsheet, or the text of a file.
pub fn read_text(text: &str) -> Result<Table, Refusal> {
    Table::of(text::rows(text)?, None, Vec::new())
}

impl Table {
    /// Finds the headings; what stands above them is no person.
    fn of(mut rows: Vec<Line>, sheet: Option<String>, notes: Vec<Sentence>) -> Result<Self, Refusal> {
        rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        if rows.is_empty() {
            return Err(refusal::empty());
        }
        let first = rows.iter().take(HEADING_WITHIN).map(|row| row.cells.as_slice());
        let heading = find_heading(first).unwrap_or_default();
        let rest = rows.split_off(heading + 1);
        let headings = rows.pop().map(|row| row.cells).unwrap_or_default();
        if rest.is_empty() {
            return Err(refusal::no_rows());
        }
        if rest.len() > MOST_ROWS {
            return Err(refusal::too_many_rows());
        }
        Ok(Self { sheet, headings: headings.iter().map(|text| nfc(text.trim())).collect(), rows: rest, notes })
    }
}
