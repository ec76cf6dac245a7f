//! A sheet as a workbook: numbers, days and percents as such, and no time in it but that of its numbers.

use super::sheet::{Sheet, SheetTable, Value};
use app::words::Words;
use domain::locale::Locale;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The longest name of a page that Excel takes.
const LONGEST_PAGE: usize = 31;

struct Formats {
    title: Format,
    head: Format,
    name: Format,
    text: Format,
    count: Format,
    share: Format,
    decimal: Format,
    day: Format,
    at: Format,
    hidden: Format,
}

impl Formats {
    fn new() -> Self {
        let bordered = || Format::new().set_border(FormatBorder::Thin);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            head: bordered().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter),
            name: Format::new().set_bold(),
            text: bordered().set_text_wrap(),
            count: bordered().set_num_format("#,##0"),
            share: bordered().set_num_format("0.0%"),
            decimal: bordered().set_num_format("#,##0.0"),
            day: Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
            at: Format::new().set_num_format("dd/mm/yyyy hh:mm:ss").set_align(FormatAlign::Left),
            hidden: bordered().set_align(FormatAlign::Right).set_italic(),
        }
    }
}

/// Sets a sheet.
pub fn xlsx(sheet: &Sheet, known_at: i64) -> Result<Vec<u8>, XlsxError> {
    let (words, formats) = (Words::new(Locale::Vi), Formats::new());
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_timestamp(known_at.div_euclid(1000))?;
    workbook.set_properties(
        &DocProperties::new().set_title(&sheet.title).set_author("Khuê Văn").set_creation_datetime(&created),
    );
    about(workbook.add_worksheet(), words, sheet, &formats)?;
    let mut pages: Vec<(&str, Vec<&SheetTable>)> = Vec::new();
    for table in &sheet.tables {
        match pages.last_mut() {
            Some((page, tables)) if *page == table.page => tables.push(table),
            _ => pages.push((&table.page, vec![table])),
        }
    }
    for (number, (page, tables)) in pages.into_iter().enumerate() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(page_name(number, page))?;
        let mut row = 0;
        for table in tables {
            row = write(worksheet, row, words, table, &formats)? + 1;
        }
    }
    workbook.save_to_buffer()
}

/// A name that Excel takes: short, without its own signs, and unlike all others.
fn page_name(number: usize, page: &str) -> String {
    let plain: String = page.chars().filter(|letter| !r"[]:*?/\'".contains(*letter)).collect();
    let name = format!("{}. {plain}", number + 1);
    name.chars().take(LONGEST_PAGE).collect::<String>().trim_end().to_owned()
}

fn about(worksheet: &mut Worksheet, words: Words, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    worksheet.set_name(words.say("report-about"))?;
    worksheet.set_column_width(0, 34)?.set_column_width(1, 70)?;
    worksheet.write_string_with_format(0, 0, &sheet.title, &formats.title)?;
    let mut row = 2;
    for (name, value) in &sheet.facts {
        worksheet.write_string_with_format(row, 0, name, &formats.name)?;
        match value {
            Value::Day(day) => {
                let day = ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month() as u8, day.day() as u8)?;
                worksheet.write_datetime_with_format(row, 1, &day, &formats.day)?;
            }
            Value::At(at) => {
                let date = at.date();
                let at = ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month() as u8, date.day() as u8)?
                    .and_hms(u16::from(at.hour() as u8), at.minute() as u8, at.second() as u8)?;
                worksheet.write_datetime_with_format(row, 1, &at, &formats.at)?;
            }
            Value::Count(count) => {
                worksheet.write_number(row, 1, *count as f64)?;
            }
            other => {
                worksheet.write_string(row, 1, super::text_file::shown(words, other))?;
            }
        }
        row += 1;
    }
    worksheet.write_string_with_format(row, 0, words.say("report-hash"), &formats.name)?;
    worksheet.write_string(row, 1, sheet.hash())?;
    for (place, note) in (0..).zip(&sheet.notes) {
        worksheet.write_string(row + 2 + place, 0, note)?;
    }
    Ok(())
}

/// Writes a table from a row on; gives the row after it.
fn write(
    worksheet: &mut Worksheet,
    first: u32,
    words: Words,
    table: &SheetTable,
    formats: &Formats,
) -> Result<u32, XlsxError> {
    worksheet.set_column_width(0, 42)?;
    worksheet.write_string_with_format(first, 0, &table.title, &formats.name)?;
    for (column, heading) in (0..).zip(&table.head) {
        if column > 0 {
            worksheet.set_column_width(column, 15)?;
        }
        worksheet.write_string_with_format(first + 1, column, heading, &formats.head)?;
    }
    let mut row = first + 2;
    for values in &table.rows {
        for (column, value) in (0..).zip(values) {
            match value {
                Value::Count(count) => {
                    worksheet.write_number_with_format(row, column, *count as f64, &formats.count)?
                }
                Value::Share(share) => {
                    worksheet.write_number_with_format(row, column, *share as f64 / 100_000.0, &formats.share)?
                }
                Value::TietHalves(halves) => {
                    worksheet.write_number_with_format(row, column, *halves as f64 / 2.0, &formats.decimal)?
                }
                Value::Points(thousandths) | Value::MeanTiet(thousandths) => {
                    worksheet.write_number_with_format(row, column, *thousandths as f64 / 1000.0, &formats.decimal)?
                }
                Value::Hidden => {
                    worksheet.write_string_with_format(row, column, words.say("report-hidden"), &formats.hidden)?
                }
                Value::Nothing => worksheet.write_blank(row, column, &formats.text)?,
                other => {
                    let text = super::text_file::shown(words, other);
                    worksheet.write_string_with_format(row, column, text, &formats.text)?
                }
            };
        }
        row += 1;
    }
    Ok(row)
}
