//! A training record as a sheet of paper.

use app::{
    components::hours_table::days,
    pages::record::{RecordItem, RecordYear, TrainingRecord},
    words::Words,
};
use paper::{PaperError, Transcript, TranscriptRow, TranscriptYear, transcript_pdf};

/// The PDF; the same record gives the same bytes.
pub fn pdf(words: Words, record: &TrainingRecord) -> Result<Vec<u8>, PaperError> {
    let heads = ["hours-title-field", "hours-days", "hours-tiet", "record-outcome"];
    transcript_pdf(&Transcript {
        lang: words.locale().code(),
        title: words.say("record-title"),
        full_name: record.holder.full_name.clone(),
        facts: record.holder.facts(words),
        as_of: words.with("record-lead", &[("date", words.date(record.on).into())]),
        heads: heads.map(|key| words.say(key)),
        none: words.say("record-empty"),
        page: words.say("record-page"),
        years: record.years.iter().map(|year| sheet_year(words, year)).collect(),
    })
}

fn sheet_year(words: Words, year: &RecordYear) -> TranscriptYear {
    let hours = year.year.hours;
    let values = [
        ("done", words.tiet(hours.done()).into()),
        ("courses", words.tiet(hours.courses).into()),
        ("outside", words.tiet(hours.outside).into()),
        ("target", words.tiet(hours.target).into()),
    ];
    TranscriptYear {
        title: words.with("record-year", &[("year", hours.year.to_string().into())]),
        sum: words.with("record-sum", &values),
        note: year.year.note.clone(),
        rows: year.items.iter().map(|item| row(words, item)).collect(),
    }
}

fn row(words: Words, item: &RecordItem) -> TranscriptRow {
    TranscriptRow {
        title: item.title.clone(),
        about: item.about(words),
        days: days(words, item.days),
        tiet: item.figure(words),
        outcome: item.outcome(words),
    }
}
