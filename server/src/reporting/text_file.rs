//! A sheet as text for spreadsheets.

use super::sheet::{Sheet, Value};
use crate::csv_file::{line, start};
use app::words::Words;
use domain::locale::Locale;

/// Sets a sheet.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let words = Words::new(Locale::Vi);
    let mut text = start([&sheet.title]);
    for (name, value) in &sheet.facts {
        text += &line([name.clone(), shown(words, value)]);
    }
    text += &line([words.say("report-hash"), sheet.hash()]);
    for table in &sheet.tables {
        text += "\r\n";
        text += &line([&table.title]);
        text += &line(&table.head);
        for row in &table.rows {
            text += &line(row.iter().map(|value| shown(words, value)));
        }
    }
    text += "\r\n";
    for note in &sheet.notes {
        text += &line([note]);
    }
    text.into_bytes()
}

/// A value as a spreadsheet reads it: numbers without a separator of thousands, with a decimal comma.
pub fn shown(words: Words, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Count(count) => count.to_string(),
        Value::Share(share) => tenths(*share) + "%",
        Value::Points(points) => tenths(*points),
        Value::MeanTiet(mean) => tenths(*mean),
        Value::TietHalves(halves) => tenths(halves * 500),
        Value::Day(day) => words.date(*day),
        Value::At(at) => format!("{} {:02}:{:02}:{:02}", words.date(at.date()), at.hour(), at.minute(), at.second()),
        Value::Hidden => words.say("report-hidden"),
        Value::Nothing => String::new(),
    }
}

/// Thousandths with one digit after the comma.
fn tenths(thousandths: i64) -> String {
    let rounded = (thousandths.abs() + 50) / 100;
    let sign = if thousandths < 0 && rounded > 0 { "-" } else { "" };
    format!("{sign}{},{}", rounded / 10, rounded % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_decimal_comma() {
        let words = Words::new(Locale::Vi);
        assert_eq!(shown(words, &Value::Share(66_667)), "66,7%");
        assert_eq!(shown(words, &Value::Points(-12_345)), "-12,3");
        assert_eq!(shown(words, &Value::TietHalves(15)), "7,5");
        assert_eq!(shown(words, &Value::Count(123_456)), "123456");
    }
}
