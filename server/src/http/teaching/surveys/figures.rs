//! The figures of a survey as a file.

use app::words::Words;
use domain::survey::{Figures, Results, Row, Shown};

/// The figures as spreadsheets read them: the mark at the beginning tells Excel that it is UTF-8.
pub(super) fn sheet(words: Words, results: Results) -> String {
    let heads = [
        "survey-file-section",
        "survey-file-question",
        "survey-answer",
        "survey-count",
        "survey-share",
        "survey-file-answered",
        "survey-file-mean",
    ];
    let mut sheet = format!("\u{feff}{}", line(&heads.map(|key| words.say(key))));
    for figures in results.questions {
        let (rows, mean) = match &figures.shown {
            Shown::Scale(rows, mean) => (&rows[..], words.decimal(*mean, 2)),
            Shown::Poll(rows) => (&rows[..], String::new()),
            Shown::Few | Shown::Texts(_) => continue,
        };
        for row in rows {
            sheet.push_str(&line(&cells(&figures, row, &mean)));
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

/// A line after RFC 4180; what a spreadsheet would take for a formula is kept a text.
fn line(cells: &[String; 7]) -> String {
    let cell = |text: &String| {
        let is_formula =
            text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.replace(',', ".").parse::<f64>().is_err();
        let guard = if is_formula { "'" } else { "" };
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n"
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
