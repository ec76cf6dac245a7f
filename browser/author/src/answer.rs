//! Looks as JSON for the page, written by hand: numbers of any kind would bring their tables over the wire.

use domain::{
    locale::Locale,
    preview::Look,
    problem::{Problem, Severity},
};

/// `html`, `problems` in the language of the page, and `elsewhere`.
pub(crate) fn look(look: &Look, locale: Locale) -> String {
    let mut json = String::from("{\"html\":");
    push_text(&mut json, look.html.as_deref());
    json.push_str(",\"problems\":[");
    for (index, one) in look.problems.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        push_problem(&mut json, one, locale);
    }
    json.push_str("],\"elsewhere\":");
    json.push_str(&look.errors_elsewhere.to_string());
    json.push('}');
    json
}

fn push_problem(json: &mut String, problem: &Problem, locale: Locale) {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json.push_str("{\"line\":");
    json.push_str(&problem.line.to_string());
    json.push_str(",\"column\":");
    json.push_str(&problem.column.to_string());
    let texts = [
        ("severity", Some(severity)),
        ("severity_name", Some(problem.severity.name(locale))),
        ("code", Some(problem.code)),
        ("file", Some(problem.file.as_str())),
        ("what", Some(problem.what.text(locale))),
        ("mend", Some(problem.mend.text(locale))),
        ("example", problem.example.as_ref().map(|example| example.text(locale))),
    ];
    for (name, text) in texts {
        json.push_str(",\"");
        json.push_str(name);
        json.push_str("\":");
        push_text(json, text);
    }
    json.push('}');
}

/// A string of RFC 8259, or `null`.
fn push_text(json: &mut String, text: Option<&str>) {
    let Some(text) = text else { return json.push_str("null") };
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            letter if letter < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => json.push(letter),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_as_it_was() {
        let text: String = ('\0'..='\u{7f}').chain("ễ “👩‍⚖️”\u{2028}\u{fffd}".chars()).collect();
        let mut json = String::new();
        push_text(&mut json, Some(&text));
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
    }
}
