//! A sheet on paper.

use super::{
    sheet::{Sheet, SheetTable, Value},
    text_file::shown,
};
use app::words::Words;
use domain::locale::Locale;
use paper::{PaperError, ReportPaper, ReportTable};

/// Sets a sheet.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    let words = Words::new(Locale::Vi);
    let mut facts: Vec<(String, String)> =
        sheet.facts.iter().map(|(name, value)| (name.clone(), written(words, value))).collect();
    facts.push((words.say("report-hash"), sheet.hash()));
    paper::report_pdf(&ReportPaper {
        title: sheet.title.clone(),
        hash: sheet.hash(),
        facts,
        tables: sheet.tables.iter().map(|one| table(words, one)).collect(),
        notes: sheet.notes.clone(),
    })
}

fn table(words: Words, table: &SheetTable) -> ReportTable {
    let row = |values: &Vec<Value>| values.iter().map(|value| written(words, value)).collect();
    ReportTable { title: table.title.clone(), head: table.head.clone(), rows: table.rows.iter().map(row).collect() }
}

/// A value as people read it, with separators of thousands.
fn written(words: Words, value: &Value) -> String {
    match value {
        Value::Count(count) => words.count(*count),
        Value::Share(share) => words.decimal(*share, 1) + "%",
        Value::Points(points) => words.decimal(*points, 1),
        Value::MeanTiet(mean) => words.decimal(*mean, 1),
        Value::TietHalves(halves) => words.decimal(halves * 500, 1),
        other => shown(words, other),
    }
}
