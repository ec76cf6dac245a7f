//! Gaps in the text of a question, to type into or to choose from.

use super::{Given, Lang};
use crate::{components::markup::escape, words::Words};
use domain::quiz::{SheetGap, TEXT_LIMIT, gap_marker, part_name};

/// The body with a field at the place of each gap.
pub fn body(words: Words, question: &str, body: String, gaps: &[SheetGap], given: &Given, lang: Lang) -> String {
    // The text is in its own language, the name of a field in ours.
    let ours = lang.map_or_else(String::new, |_| format!(" lang=\"{}\"", words.locale().code()));
    gaps.iter().enumerate().fold(body, |body, (part, gap)| {
        let label = escape(&words.with("question-gap", &[("number", (part + 1).into())]));
        let name = part_name(question, part);
        let value = given.of_part(part);
        let field = match gap {
            SheetGap::Typed => format!(
                "<input class=\"input gap\" type=\"text\" name=\"{name}\" value=\"{}\" maxlength=\"{TEXT_LIMIT}\" \
                 autocomplete=\"off\" autocapitalize=\"none\"{ours} aria-label=\"{label}\">",
                escape(value)
            ),
            SheetGap::Choice { entries } => format!(
                "<select class=\"input gap\" name=\"{name}\"{ours} aria-label=\"{label}\"><option value=\"\">{}</option>{}</select>",
                escape(&words.say("question-choose")),
                options(entries, value, lang)
            ),
        };
        body.replacen(&gap_marker(part), &field, 1)
    })
}

fn options(entries: &[String], chosen: &str, lang: Lang) -> String {
    let theirs = lang.map_or_else(String::new, |code| format!(" lang=\"{code}\""));
    let option = |(place, entry): (usize, &String)| {
        let selected = if chosen == place.to_string() { " selected" } else { "" };
        format!("<option value=\"{place}\"{selected}{theirs}>{}</option>", escape(entry))
    };
    entries.iter().enumerate().map(option).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::locale::Locale;

    #[test]
    fn each_gap_becomes_its_field_and_nothing_typed_becomes_markup() {
        let marked = format!("<p>{} và {}</p>", gap_marker(0), gap_marker(1));
        let gaps = [SheetGap::Typed, SheetGap::Choice { entries: vec!["<b>".to_owned(), "Luật".to_owned()] }];
        let given = Given {
            values: vec![("0".to_owned(), "\"><script>".to_owned()), ("1".to_owned(), "1".to_owned())],
            ..Given::default()
        };
        let html = body(Words::new(Locale::Vi), "q-1", marked.clone(), &gaps, &given, None);
        assert!(html.contains("name=\"q.q-1.0\"") && html.contains("value=\"&quot;&gt;&lt;script&gt;\""), "{html}");
        assert!(html.contains("<option value=\"1\" selected>Luật</option>") && html.contains("&lt;b&gt;"), "{html}");
        assert!(!html.contains("data-gap") && !html.contains("lang="));
        let foreign = body(Words::new(Locale::Vi), "q-1", marked, &gaps, &given, Some("en"));
        assert!(foreign.contains("<select class=\"input gap\" name=\"q.q-1.1\" lang=\"vi\""), "{foreign}");
        assert!(foreign.contains("<option value=\"1\" selected lang=\"en\">Luật"), "{foreign}");
    }
}
