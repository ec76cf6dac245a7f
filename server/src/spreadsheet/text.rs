//! Text tables: their encoding, their separator, their rows.

use super::{
    LONGEST_CELL, Line, MOST_COLUMNS, MOST_ROWS,
    refusal::{self, Refusal},
};
use csv::{ReaderBuilder, StringRecord};
use domain::{
    roster::recognised,
    text::{disguised, legacy_encoding},
};

/// Rows that are looked at to find the separator.
const LOOKED_AT: usize = 25;
/// Titles and blank lines above the heading come beside the rows that count.
const ABOVE: usize = 50;

/// The text of a file; byte order marks are taken away.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    if let Some(refused) = other_kind(bytes) {
        return Err(refused);
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        bytes if looks_like_utf16(bytes) => return Err(refusal::utf16()),
        bytes => utf8(bytes)?,
    };
    if text.contains('\0') {
        return Err(refusal::not_text([
            "Tệp không phải văn bản hay bảng tính.",
            "The file is neither text nor a spreadsheet.",
        ]));
    }
    match disguised(&text) {
        Some(encoding) => Err(refusal::legacy(encoding)),
        None => Ok(text),
    }
}

fn other_kind(bytes: &[u8]) -> Option<Refusal> {
    let head = bytes.trim_ascii_start();
    let begins = |mark: &str| head.len() >= mark.len() && head[..mark.len()].eq_ignore_ascii_case(mark.as_bytes());
    match () {
        () if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) => Some(refusal::old_workbook()),
        () if begins("%PDF") => Some(refusal::not_text(["Đây là tệp PDF.", "This is a PDF file."])),
        () if begins("<html") || begins("<!doctype") || begins("<?xml") || begins("<table") => {
            Some(refusal::not_text(["Đây là trang web, không phải bảng tính.", "This is a web page, no spreadsheet."]))
        }
        () if begins("{\\rtf") => Some(refusal::not_text(["Đây là tệp RTF.", "This is an RTF file."])),
        () => None,
    }
}

fn utf8(bytes: &[u8]) -> Result<String, Refusal> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if bytes.contains(&0) => Err(refusal::not_text([
            "Tệp không phải văn bản hay bảng tính.",
            "The file is neither text nor a spreadsheet.",
        ])),
        Err(_) => Err(refusal::legacy(legacy_encoding(bytes))),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Refusal> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| odd.is_empty()).ok_or_else(refusal::utf16)
}

/// Every other byte of a Latin text in UTF-16 is nought, apart from its Vietnamese letters.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let noughts = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    let most = even.max(odd);
    head.len() >= 4 && 4 * most >= head.len() && even.min(odd) * 8 <= most
}

/// The rows of a text, by the separator that suits it best.
pub(super) fn rows(text: &str) -> Result<Vec<Line>, Refusal> {
    let (told, text, skipped) = told_separator(text);
    let separator = told.unwrap_or_else(|| best_separator(text));
    let mut rows = Vec::new();
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| refusal::broken())? {
        let position = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        let number = position.saturating_add(skipped);
        if rows.len() >= MOST_ROWS + ABOVE {
            return Err(refusal::too_many_rows());
        }
        if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            return Err(refusal::cell_too_long(number));
        }
        let used = (0..record.len()).rev().find(|place| !record[*place].trim().is_empty()).map_or(0, |last| last + 1);
        if used > MOST_COLUMNS {
            return Err(refusal::too_many_columns());
        }
        rows.push(Line { number, cells: record.iter().take(used).map(str::to_owned).collect() });
    }
    Ok(rows)
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Excel's own `sep=;` in a line of its own.
fn told_separator(text: &str) -> (Option<u8>, &str, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([sign @ (b',' | b';' | b'\t')]) => (Some(*sign), rest, 1),
        _ => (None, text, 0),
    }
}

/// The separator that gives most headings that we know, or else most columns.
fn best_separator(text: &str) -> u8 {
    let score = |separator: &u8| {
        let records: Vec<StringRecord> = reader(text, *separator).records().take(LOOKED_AT).flatten().collect();
        let headings = records.iter().map(|record| record.iter().filter(|cell| recognised(cell).is_some()).count());
        let widths = records.iter().map(StringRecord::len);
        (headings.max().unwrap_or_default(), widths.max().unwrap_or_default())
    };
    // The last of equals wins: a text without any separator is one column by all of them.
    [b',', b';', b'\t'].into_iter().max_by_key(score).unwrap_or(b',')
}
