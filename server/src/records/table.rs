//! Rows of tables: cells with their kinds, as XLSX and as CSV write them.

use crate::csv_file;
use app::words::Words;
use domain::course::Tiet;
use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Words; nothing where there are none.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Tiết as a number.
    pub fn tiet(tiet: Tiet) -> Self {
        Self::Number(tiet.halves as f64 / 2.0)
    }

    /// The cell as CSV writes it.
    fn written(&self, words: Words) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => words.decimal((number * 1000.0).round() as i64, 3),
            Self::Day(day) => words.date(*day),
            Self::Empty => String::new(),
        }
    }
}

/// A line of CSV.
pub fn csv_line(words: Words, cells: &[Cell]) -> String {
    csv_file::line(cells.iter().map(|cell| cell.written(words)))
}

/// How the cells of a workbook look.
pub struct Looks {
    head: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Looks {
    /// Headings on grey, numbers with at most one digit after the comma, days as people here write them.
    pub fn new() -> Self {
        let plain = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: plain().set_bold().set_text_wrap().set_background_color(0x00EC_E7DA).set_border(FormatBorder::Thin),
            text: plain().set_text_wrap(),
            number: plain().set_num_format("#,##0.##"),
            day: plain().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
        }
    }

    /// Writes the headings, which stay in sight.
    pub fn headings(&self, sheet: &mut Worksheet, row: u32, names: &[String], widths: &[f64]) -> Result<(), XlsxError> {
        for (column, (name, width)) in (0_u16..).zip(names.iter().zip(widths)) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(row, column, name, &self.head)?;
        }
        sheet.set_freeze_panes(row + 1, 0)?;
        Ok(())
    }

    /// Writes a row of cells.
    pub fn row(&self, sheet: &mut Worksheet, row: u32, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(text) => _ = sheet.write_string_with_format(row, column, text, &self.text)?,
                Cell::Number(number) => _ = sheet.write_number_with_format(row, column, *number, &self.number)?,
                Cell::Day(day) => _ = sheet.write_datetime_with_format(row, column, excel_day(*day)?, &self.day)?,
                Cell::Empty => {}
            }
        }
        Ok(())
    }
}

fn excel_day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

/// A workbook that knows no other time than this day.
pub fn workbook_of(title: &str, on: Date) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = DocProperties::new().set_title(title).set_author("Khuê Văn").set_creation_datetime(&excel_day(on)?);
    book.set_properties(&made);
    Ok(book)
}
