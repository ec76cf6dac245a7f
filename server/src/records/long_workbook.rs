//! A workbook of any length: its frame is set by the library of workbooks, rows go into it as they are made, so that
//! memory stays flat.

use super::table::{Cell, Looks, workbook_of};
use domain::roster::column_letters;
use jiff::civil::{Date, date};
use rust_xlsxwriter::XlsxError;
use std::io::{self, Cursor, Read, Write};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// Spreadsheets hold no more rows on a sheet.
const MOST_ROWS: u32 = 1_048_576;
/// Day 0 of spreadsheets.
const DAY_0: Date = date(1899, 12, 30);
/// Where the sheets lie in the package.
const SHEETS: &str = "xl/worksheets/sheet";

/// A sheet that is to be filled.
pub struct Sheet<'a> {
    /// Its name.
    pub name: String,
    /// Its headings.
    pub headings: Vec<String>,
    /// The widths of its columns.
    pub widths: &'a [f64],
}

/// Why a workbook was not finished.
#[derive(Debug, thiserror::Error)]
pub enum LongError {
    /// Its frame could not be set.
    #[error("the workbook cannot be made: {0}")]
    Frame(#[from] XlsxError),
    /// Its package could not be written.
    #[error("the workbook cannot be packed: {0}")]
    Package(#[from] ZipError),
    /// Nobody takes what is written.
    #[error(transparent)]
    Written(#[from] io::Error),
    /// It has more rows than a sheet holds.
    #[error("more rows than a sheet holds")]
    TooLong,
}

/// A workbook whose sheets are filled one after another.
pub struct LongWorkbook<W: Write> {
    zip: ZipWriter<zip::write::StreamWriter<W>>,
    options: SimpleFileOptions,
    /// The sheets that are still to come: what stands before and behind their rows.
    to_come: std::vec::IntoIter<[String; 2]>,
    behind: Option<String>,
    styles: [String; 3],
    row: u32,
    number: usize,
}

impl<W: Write> LongWorkbook<W> {
    /// Writes everything but the sheets.
    pub fn begin(out: W, title: &str, on: Date, sheets: &[Sheet<'_>]) -> Result<Self, LongError> {
        let [month, day] = [on.month(), on.day()].map(i8::unsigned_abs);
        let at = DateTime::from_date_and_time(on.year().unsigned_abs(), month, day, 0, 0, 0).unwrap_or_default();
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(at);
        let mut frame = ZipArchive::new(Cursor::new(frame(title, on, sheets)?))?;
        let mut zip = ZipWriter::new_stream(out);
        let (mut to_come, mut styles) = (Vec::new(), [const { String::new() }; 3]);
        for place in 0..frame.len() {
            let mut part = frame.by_index(place)?;
            let name = part.name().to_owned();
            let mut text = Vec::new();
            part.read_to_end(&mut text)?;
            if name.starts_with(SHEETS) {
                let (around, found) = around_rows(&String::from_utf8_lossy(&text));
                to_come.push(around);
                styles = found;
            } else {
                zip.start_file(name, options)?;
                zip.write_all(&text)?;
            }
        }
        let to_come = to_come.into_iter();
        Ok(Self { zip, options, to_come, behind: None, styles, row: 0, number: 0 })
    }

    /// Ends the sheet before and begins the next one, below its headings.
    pub fn next_sheet(&mut self) -> Result<(), LongError> {
        self.end_sheet()?;
        let Some([before, behind]) = self.to_come.next() else { return Ok(()) };
        self.number += 1;
        self.zip.start_file(format!("{SHEETS}{}.xml", self.number), self.options)?;
        self.zip.write_all(before.as_bytes())?;
        (self.behind, self.row) = (Some(behind), 1);
        Ok(())
    }

    /// Writes a row.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), LongError> {
        self.row += 1;
        if self.row > MOST_ROWS {
            return Err(LongError::TooLong);
        }
        let row = self.row;
        let mut xml = format!("<row r=\"{row}\">");
        for (place, cell) in cells.iter().enumerate() {
            let [text, number, day] = &self.styles;
            let at = format!("{}{row}", column_letters(place));
            match cell {
                Cell::Text(words) => xml.push_str(&format!(
                    "<c r=\"{at}\" s=\"{text}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(words)
                )),
                Cell::Number(value) => xml.push_str(&format!("<c r=\"{at}\" s=\"{number}\"><v>{value}</v></c>")),
                Cell::Day(value) => {
                    let days = value.duration_since(DAY_0).as_secs() / (24 * 60 * 60);
                    xml.push_str(&format!("<c r=\"{at}\" s=\"{day}\"><v>{days}</v></c>"));
                }
                Cell::Empty => {}
            }
        }
        xml.push_str("</row>");
        Ok(self.zip.write_all(xml.as_bytes())?)
    }

    /// Ends the last sheet and the package.
    pub fn finish(mut self) -> Result<(), LongError> {
        while self.to_come.len() > 0 {
            self.next_sheet()?;
        }
        self.end_sheet()?;
        Ok(self.zip.finish()?.into_inner().flush()?)
    }

    fn end_sheet(&mut self) -> Result<(), LongError> {
        if let Some(behind) = self.behind.take() {
            self.zip.write_all(behind.as_bytes())?;
        }
        Ok(())
    }
}

/// A small workbook with the headings, and below them one row with a cell of each kind, which tells their styles.
fn frame(title: &str, on: Date, sheets: &[Sheet<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook_of(title, on)?;
    let looks = Looks::new();
    for sheet in sheets {
        let page = book.add_worksheet().set_name(&sheet.name)?;
        looks.headings(page, 0, &sheet.headings, sheet.widths)?;
        let known = sheet.headings.first().cloned().unwrap_or_default();
        looks.row(page, 1, &[Cell::Text(known), Cell::Number(1.0), Cell::Day(on)])?;
    }
    book.save_to_buffer()
}

/// What stands before and behind the rows below the headings, and the styles of text, number and day.
fn around_rows(xml: &str) -> ([String; 2], [String; 3]) {
    let at = xml.find("<row r=\"2\"").unwrap_or(xml.len());
    let (before, rest) = xml.split_at(at);
    let end = rest.find("</sheetData>").unwrap_or_default();
    let (sample, behind) = rest.split_at(end);
    let style = |cell: &str| {
        let found = sample.split(&format!("r=\"{cell}\"")).nth(1).and_then(|rest| rest.split("s=\"").nth(1));
        found.and_then(|rest| rest.split('"').next()).unwrap_or("0").to_owned()
    };
    ([without_dimension(before), behind.to_owned()], ["A2", "B2", "C2"].map(style))
}

/// How far the sheet reaches is not known before its rows.
fn without_dimension(before: &str) -> String {
    match before.split_once("<dimension ") {
        Some((start, rest)) => format!("{start}{}", rest.split_once("/>").map_or("", |(_, rest)| rest)),
        None => before.to_owned(),
    }
}

/// Text for XML, without the signs that it cannot hold.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\t' | '\n' | '\r' => escaped.push(sign),
            '\u{fffe}' | '\u{ffff}' => {}
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};

    fn made(rows: u32) -> Vec<u8> {
        let sheet = |name: &str| Sheet {
            name: name.to_owned(),
            headings: ["Tên & họ", "Số", "Ngày"].map(str::to_owned).to_vec(),
            widths: &[20.0, 10.0, 12.0],
        };
        let mut bytes = Vec::new();
        let day = date(2026, 11, 27);
        let mut book = LongWorkbook::begin(&mut bytes, "Thử", day, &[sheet("Một"), sheet("Hai")]).expect("a frame");
        for _ in 0..2 {
            book.next_sheet().expect("a sheet");
            for number in 0..rows {
                let cells = [
                    Cell::Text("a <b> & \u{0}\u{1f}c ".to_owned()),
                    Cell::Number(f64::from(number) + 0.5),
                    Cell::Day(day),
                ];
                book.row(&cells).expect("a row");
            }
        }
        book.finish().expect("an end");
        bytes
    }

    #[test]
    fn rows_are_read_as_they_were_written() {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(made(3))).expect("a workbook");
        assert_eq!(book.sheet_names(), ["Một", "Hai"]);
        for name in ["Một", "Hai"] {
            let range = book.worksheet_range(name).expect("a sheet");
            assert_eq!(range.height(), 4);
            assert_eq!(range.get_value((0, 0)), Some(&Data::String("Tên & họ".to_owned())));
            assert_eq!(range.get_value((3, 0)), Some(&Data::String("a <b> & c ".to_owned())));
            assert_eq!(range.get_value((3, 1)), Some(&Data::Float(2.5)));
            let Some(Data::DateTime(day)) = range.get_value((3, 2)) else { panic!("{:?}", range.get_value((3, 2))) };
            assert_eq!(day.to_ymd_hms_milli(), (2026, 11, 27, 0, 0, 0, 0));
        }
    }

    #[test]
    fn the_same_rows_are_the_same_bytes() {
        assert!(made(2) == made(2));
        assert!(Xlsx::new(Cursor::new(made(0))).is_ok(), "without a row too");
    }
}
