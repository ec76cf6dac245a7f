//! Problems as SARIF 2.1.0, the form in which editors and forges show what a check has found.

use crate::{
    locale::Locale,
    problem::{Problem, Severity},
};
use serde_json::{Value, json};

/// The log of one check; `root` is the folder that was read, as the reader of the log would name it.
pub fn log(problems: &[Problem], root: &str, locale: Locale) -> Value {
    let mut rules: Vec<&Problem> = Vec::new();
    let mut results = Vec::new();
    for problem in problems {
        let known = rules.iter().position(|rule| rule.code == problem.code);
        let index = known.unwrap_or_else(|| {
            rules.push(problem);
            rules.len() - 1
        });
        results.push(result(problem, index, root, locale));
    }
    let rules: Vec<Value> = rules.into_iter().map(|problem| rule(problem, locale)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "khuevan check",
                "version": env!("CARGO_PKG_VERSION"),
                "language": locale.code(),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// What a kind of problem is, with an example of how it should be.
fn rule(problem: &Problem, locale: Locale) -> Value {
    let (what, mend) = (problem.what.text(locale), problem.mend.text(locale));
    let mut help = mend.to_owned();
    let mut markdown = mend.to_owned();
    if let Some(example) = &problem.example {
        let text = example.text(locale);
        help.push_str(&format!("\n\n{text}"));
        let fence = "`".repeat(longest_fence(text).max(2) + 1);
        markdown.push_str(&format!("\n\n{fence}markdown\n{text}\n{fence}"));
    }
    json!({
        "id": problem.code,
        "shortDescription": { "text": what },
        "help": { "text": help, "markdown": markdown },
        "defaultConfiguration": { "level": level(problem.severity) },
    })
}

fn result(problem: &Problem, rule: usize, root: &str, locale: Locale) -> Value {
    let (what, mend) = (problem.what.text(locale), problem.mend.text(locale));
    json!({
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": level(problem.severity),
        "message": { "text": format!("{what} {mend}") },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": address(root, &problem.file) },
            "region": { "startLine": problem.line.max(1), "startColumn": problem.column.max(1) },
        } }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A file as an address: relative to where the check ran, or absolute when the folder is.
fn address(root: &str, file: &str) -> String {
    let root = root.replace('\\', "/");
    let root = root.trim_end_matches('/');
    let root = root.strip_prefix("./").unwrap_or(root);
    let path = if root.is_empty() || root == "." { file.to_owned() } else { format!("{root}/{file}") };
    let encoded: String = path.bytes().map(encoded).collect();
    if path.starts_with('/') { format!("file://{encoded}") } else { encoded }
}

fn encoded(byte: u8) -> String {
    match byte {
        b'/' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    }
}

fn longest_fence(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Place, Sentence};

    fn problems() -> Vec<Problem> {
        let problem = |line| {
            let (what, mend) = (Sentence::new("Chưa có đáp án.", "No key."), Sentence::new("Đánh [x].", "Tick [x]."));
            Problem {
                example: Some(Sentence::new("1. [x] Đúng", "```\n1. [x] True\n```")),
                ..Problem::error("no-right-answer", "a b/c.quiz.md", Place { line, column: 3 }, what, mend)
            }
        };
        let (what, mend) = (Sentence::new("Dài.", "Long."), Sentence::new("Cắt.", "Cut."));
        vec![problem(2), problem(7), Problem::warning("wall-of-text", "d.md", Place::START, what, mend)]
    }

    #[test]
    fn a_rule_stands_once_and_results_point_to_it() {
        let log = log(&problems(), "./courses/", Locale::En);
        let run = &log["runs"][0];
        assert_eq!((log["version"].as_str(), run["columnKind"].as_str()), (Some("2.1.0"), Some("unicodeCodePoints")));
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(
            rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect::<Vec<_>>(),
            ["no-right-answer", "wall-of-text"]
        );
        assert_eq!(rules[0]["help"]["markdown"], "Tick [x].\n\n````markdown\n```\n1. [x] True\n```\n````");
        assert_eq!(rules[1]["defaultConfiguration"]["level"], "warning");
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.iter().map(|result| result["ruleIndex"].as_u64().unwrap()).collect::<Vec<_>>(), [0, 0, 1]);
        let place = &results[1]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "courses/a%20b/c.quiz.md");
        assert_eq!(place["region"], json!({ "startLine": 7, "startColumn": 3 }));
        assert_eq!(results[0]["message"]["text"], "No key. Tick [x].");
    }

    #[test]
    fn addresses_are_addresses() {
        assert_eq!(address(".", "a.md"), "a.md");
        assert_eq!(address("/srv/khóa", "a.md"), "file:///srv/kh%C3%B3a/a.md");
    }
}
