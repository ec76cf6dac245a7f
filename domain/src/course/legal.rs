//! `legal.md`: the acts that courses cite, until when they hold, what replaced them.
//!
//! Its front matter holds one list:
//!
//! ```yaml
//! acts:
//!   - { number: 30/2020/NĐ-CP, title: Nghị định về công tác văn thư, from: 2020-03-05 }
//!   - { number: 110/2004/NĐ-CP, title: Nghị định về công tác văn thư, until: 2020-03-04, replaced_by: [30/2020/NĐ-CP] }
//! ```

use super::{
    Act, SourceFile,
    course_facts::values,
    fields::{Fields, Spotted},
    manuscript::{Problems, Report, say},
    shelving,
    yaml::{Node, Value},
};
use std::collections::BTreeMap;

/// Where the acts stand in the folder of courses.
pub(super) const FILE: &str = "legal.md";

/// Reads the acts.
pub(super) fn read(file: &SourceFile, problems: &mut Problems) -> Vec<Act> {
    let (manuscripts, _) = shelving::gather("", std::slice::from_ref(file), problems);
    let Some(manuscript) = manuscripts.values().next() else { return Vec::new() };
    let mut report = Report::new(manuscript, problems);
    let mut fields = Fields::of_file(&mut report);
    let list = fields.node("acts");
    fields.node("title");
    fields.finish();
    let nodes = match list {
        Some(Node { value: Value::List(nodes), .. }) => nodes,
        Some(node) => vec![node],
        None => Vec::new(),
    };
    let acts: Vec<Spotted<Act>> = nodes.into_iter().filter_map(|node| act(node, &mut report)).collect();
    let mut seen = BTreeMap::new();
    for act in &acts {
        if let Some(place) = seen.insert(&act.value.number, act.place) {
            report.error_at(
                act.place,
                "act-twice",
                say(
                    format!("Văn bản {} đã có ở dòng {}.", act.value.number, place.line),
                    format!("The act {} stands in line {} already.", act.value.number, place.line),
                ),
                say("Gộp hai dòng làm một.", "Make one of the two."),
            );
        }
    }
    acts.into_iter().map(|act| act.value).collect()
}

fn act(node: Node, report: &mut Report<'_>) -> Option<Spotted<Act>> {
    let place = node.place;
    let mut fields = Fields::of_node(node, report)?;
    let number = fields.text("number");
    let title = fields.text("title");
    let act = Act {
        number: String::new(),
        title: String::new(),
        url: fields
            .text("url")
            .map(|url| url.value)
            .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        from: fields.date("from"),
        until: fields.date("until"),
        replaced_by: values(fields.texts("replaced_by")),
    };
    fields.finish();
    let (Some(number), Some(title)) = (number, title) else {
        report.error_at(
            place,
            "field-missing",
            say("Văn bản cần có “number” và “title”.", "An act needs 'number' and 'title'."),
            say(
                "Ví dụ: - { number: 30/2020/NĐ-CP, title: Nghị định về công tác văn thư }",
                "For instance: - { number: 30/2020/NĐ-CP, title: Nghị định về công tác văn thư }",
            ),
        );
        return None;
    };
    Some(Spotted { value: Act { number: number.value, title: title.value, ..act }, place })
}
