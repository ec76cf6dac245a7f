//! The figures of a survey as a file.

use crate::csv_file;
use app::words::Words;
use domain::survey::{Figures, Results, Row, Shown};

/// The figures as spreadsheets read them.
pub fn sheet(words: Words, results: Results) -> String {
    let heads = [
        "survey-file-section",
        "survey-file-question",
        "survey-answer",
        "survey-count",
        "survey-share",
        "survey-file-answered",
        "survey-file-mean",
    ];
    let mut sheet = csv_file::start(heads.map(|key| words.say(key)));
    for figures in results.questions {
        let (rows, mean) = match &figures.shown {
            Shown::Scale(rows, mean) => (&rows[..], words.decimal(*mean, 2)),
            Shown::Poll(rows) => (&rows[..], String::new()),
            Shown::Few | Shown::Texts(_) => continue,
        };
        for row in rows {
            sheet.push_str(&csv_file::line(cells(&figures, row, &mean)));
        }
    }
    sheet
}

fn cells(figures: &Figures, row: &Row, mean: &str) -> [String; 7] {
    [
        figures.section.clone(),
        plain(&figures.prompt_html),
        row.label.clone(),
        row.count.to_string(),
        row.percent.to_string(),
        figures.answered.to_string(),
        mean.to_owned(),
    ]
}

/// The text of a heading: safe inline HTML without its tags.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, rest)| rest));
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}
