//! Workbooks (XLSX): the first visible sheet with a heading, cell by cell, as text.

use super::{
    HEADING_WITHIN, LONGEST_CELL, Line, MOST_COLUMNS, MOST_ROWS, Table,
    refusal::{self, Refusal},
};
use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use domain::{problem::Sentence, roster::find_heading};
use std::io::Cursor;

/// Cells that merged regions may fill; hostile files merge everything with everything.
const MOST_FILLED: usize = 2_000_000;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the workbook; its package has been looked through.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Refusal> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| refusal::broken())?;
    let sheets = book.sheets_metadata().to_vec();
    let sheets = || sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names = |visible: bool| {
        let wanted = sheets().filter(move |sheet| (sheet.visible == SheetVisible::Visible) == visible);
        wanted.map(|sheet| sheet.name.clone()).collect::<Vec<_>>()
    };
    let (visible, hidden) = (names(true), names(false));
    let chosen = choose(&mut book, &visible)?;
    let (mut rows, formulas) = cells(&mut book, &chosen, MOST_ROWS + HEADING_WITHIN)?;
    let merged = book.merge_cells_by_sheet_name(&chosen).map_err(|_| refusal::broken())?;
    let filled = fill(&mut rows, &merged)?;
    let others: Vec<String> = visible.into_iter().filter(|name| *name != chosen).collect();
    let notes = notes(&chosen, &others, &hidden, formulas, filled);
    Table::of(rows, Some(chosen), notes)
}

/// The first sheet with a heading, or else the first with anything.
fn choose(book: &mut Book<'_>, names: &[String]) -> Result<String, Refusal> {
    let mut with_cells = None;
    for name in names {
        let (rows, _) = cells(book, name, HEADING_WITHIN)?;
        if find_heading(rows.iter().take(HEADING_WITHIN).map(|row| row.cells.as_slice())).is_some() {
            return Ok(name.clone());
        }
        if !rows.is_empty() && with_cells.is_none() {
            with_cells = Some(name.clone());
        }
    }
    with_cells.ok_or_else(refusal::no_visible_sheet)
}

/// The rows of a sheet that hold anything, and how many cells are formulas. Where only the first rows are wanted, the
/// rest is not looked at.
fn cells(book: &mut Book<'_>, name: &str, most: usize) -> Result<(Vec<Line>, usize), Refusal> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| refusal::broken())?;
    let (mut rows, mut formulas): (Vec<Line>, usize) = (Vec::new(), 0);
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| refusal::broken())? {
        let text = text(&cell.value);
        if text.trim().is_empty() {
            continue;
        }
        formulas += usize::from(cell.formula.is_some());
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        if column >= MOST_COLUMNS {
            return Err(refusal::too_many_columns());
        }
        if text.len() > LONGEST_CELL {
            return Err(refusal::cell_too_long(row + 1));
        }
        let count = rows.len();
        match rows.last_mut() {
            Some(last) if last.number == row + 1 => put(last, column, text),
            Some(last) if last.number > row + 1 => return Err(refusal::broken()),
            _ if count >= most && most < MOST_ROWS => return Ok((rows, formulas)),
            _ if count >= most => return Err(refusal::too_many_rows()),
            _ => {
                let mut line = Line { number: row + 1, cells: Vec::new() };
                put(&mut line, column, text);
                rows.push(line);
            }
        }
    }
    Ok((rows, formulas))
}

fn put(line: &mut Line, column: usize, text: String) {
    if line.cells.len() <= column {
        line.cells.resize(column + 1, String::new());
    }
    line.cells[column] = text;
}

/// Gives every cell of a merged region its text; how many regions held any.
fn fill(rows: &mut [Line], merged: &[Dimensions]) -> Result<usize, Refusal> {
    let (mut regions, mut filled) = (0, 0);
    for region in merged {
        let (first, last) = (region.start.0 as usize + 1, region.end.0 as usize + 1);
        let (left, right) = (region.start.1 as usize, (region.end.1 as usize).min(MOST_COLUMNS - 1));
        let Ok(top) = rows.binary_search_by_key(&first, |row| row.number) else { continue };
        let Some(text) = rows[top].cells.get(left).filter(|text| !text.is_empty()).cloned() else { continue };
        regions += 1;
        for row in rows[top..].iter_mut().take_while(|row| row.number <= last) {
            for column in left..=right.max(left) {
                if row.cells.get(column).is_none_or(String::is_empty) {
                    put(row, column, text.clone());
                    filled += 1;
                }
            }
        }
        if filled > MOST_FILLED {
            return Err(refusal::swells());
        }
    }
    Ok(regions)
}

/// A cell as text: days as ISO 8601, numbers without an idle fraction.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn day(moment: &ExcelDateTime) -> String {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return moment.as_f64().to_string();
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

fn notes(chosen: &str, others: &[String], hidden: &[String], formulas: usize, merged: usize) -> Vec<Sentence> {
    let mut notes = Vec::new();
    if !others.is_empty() {
        let list = others.join(", ");
        notes.push(Sentence::new(
            format!("Đọc trang “{chosen}”. Các trang khác không được đọc: {list}."),
            format!("The sheet '{chosen}' is read. Others are not: {list}."),
        ));
    }
    if !hidden.is_empty() {
        let list = hidden.join(", ");
        notes.push(Sentence::new(
            format!("Các trang ẩn không được đọc: {list}."),
            format!("Hidden sheets are not read: {list}."),
        ));
    }
    if formulas > 0 {
        notes.push(Sentence::new(
            format!("{formulas} ô là công thức: lấy giá trị mà Excel đã tính."),
            format!("{formulas} cells are formulas: the values that Excel has computed are taken."),
        ));
    }
    if merged > 0 {
        notes.push(Sentence::new(
            format!("{merged} vùng ô gộp: chữ của vùng được dùng cho mọi ô trong đó."),
            format!("{merged} merged regions: the text of each stands for all of its cells."),
        ));
    }
    notes
}
