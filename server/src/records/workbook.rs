//! A training record as XLSX: one sheet with what was learnt, one with the years.

use super::{
    export::{ITEM_HEADS, ITEM_WIDTHS, YEAR_HEADS, YEAR_WIDTHS, headings, item_cells, year_cells},
    table::{Looks, workbook_of},
};
use app::{pages::record::TrainingRecord, words::Words};
use rust_xlsxwriter::XlsxError;

/// The workbook; the same record gives the same bytes.
pub fn workbook(words: Words, record: &TrainingRecord) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook_of(&words.say("record-title"), record.on)?;
    let looks = Looks::new();
    let sheet = book.add_worksheet().set_name(words.say("record-sheet-items"))?;
    looks.headings(sheet, 0, &headings(words, &ITEM_HEADS), &ITEM_WIDTHS)?;
    let items = record.years.iter().flat_map(|year| year.items.iter().map(|item| (year.year.hours.year, item)));
    for (row, (year, item)) in (1..).zip(items) {
        looks.row(sheet, row, &item_cells(words, &record.holder, year, Some(item)))?;
    }
    let sheet = book.add_worksheet().set_name(words.say("record-sheet-years"))?;
    looks.headings(sheet, 0, &headings(words, &YEAR_HEADS), &YEAR_WIDTHS)?;
    for (row, year) in (1..).zip(&record.years) {
        looks.row(sheet, row, &year_cells(words, &record.holder, year.year.hours))?;
    }
    book.save_to_buffer()
}
