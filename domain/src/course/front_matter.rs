//! The block between two `---` lines at the head of a file.

use super::{
    manuscript::{Report, say},
    yaml::{self, Fault, Node, Value},
};
use crate::problem::{Place, Sentence};
use std::ops::Range;

/// The longest front matter: far more than any real one.
const LONGEST: usize = 64 * 1024;

/// Where the body of a text starts; 0 without front matter.
pub(super) fn body_start(text: &str) -> usize {
    cut(text).map_or(0, |(_, body)| body)
}

/// The entries of the front matter, top level; empty after an error.
pub(super) fn entries(report: &mut Report<'_>) -> Vec<(String, Place, Node)> {
    let Some((yaml, _)) = cut(&report.manuscript.text) else {
        report_missing(report);
        return Vec::new();
    };
    if yaml.len() > LONGEST {
        report.error_at(
            Place::START,
            "front-matter-too-long",
            say("Phần khai báo dài quá 64 KiB.", "The front matter is longer than 64 KiB."),
            say("Chuyển phần chữ xuống thân bài.", "Move prose into the body."),
        );
        return Vec::new();
    }
    let manuscript = report.manuscript;
    match yaml::parse(&manuscript.text[yaml], 2) {
        Ok(Node { value: Value::Map(entries), .. }) => without_repeats(entries, report),
        Ok(Node { value: Value::Empty, .. }) => {
            report_missing(report);
            Vec::new()
        }
        Ok(Node { place, .. }) => {
            let (what, mend) = sentences(&Fault::Syntax("no mapping".into()));
            report.error_at(place, "front-matter-syntax", what, mend);
            Vec::new()
        }
        Err((fault, place)) => {
            let (what, mend) = sentences(&fault);
            report.error_at(place, "front-matter-syntax", what, mend);
            Vec::new()
        }
    }
}

fn report_missing(report: &mut Report<'_>) {
    report.error_at(
        Place::START,
        "front-matter-missing",
        say("Tệp chưa có phần khai báo ở đầu.", "The file has no front matter."),
        say(
            "Mở đầu tệp bằng một dòng ---, các khai báo như id, title, rồi một dòng --- nữa.",
            "Begin the file with a line ---, facts such as id and title, and another line ---.",
        ),
    );
}

/// The range of the YAML and the offset of the body.
fn cut(text: &str) -> Option<(Range<usize>, usize)> {
    let rest = text.strip_prefix("---\n")?;
    let start = text.len() - rest.len();
    let mut at = start;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn without_repeats(entries: Vec<(String, Place, Node)>, report: &mut Report<'_>) -> Vec<(String, Place, Node)> {
    let mut kept: Vec<(String, Place, Node)> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (key, place, node) in entries {
        if seen.insert(key.clone()) {
            kept.push((key, place, node));
        } else {
            report.error_at(
                place,
                "field-twice",
                say(format!("Khai báo “{key}” xuất hiện hai lần."), format!("'{key}' is given twice.")),
                say("Giữ lại một dòng.", "Keep one of them."),
            );
        }
    }
    kept
}

fn sentences(fault: &Fault) -> (Sentence, Sentence) {
    match fault {
        Fault::Syntax(detail) => (
            say(
                format!("Phần khai báo không đúng cú pháp YAML ({detail})."),
                format!("The front matter is not valid YAML ({detail})."),
            ),
            say(
                "Viết mỗi khai báo một dòng dạng “tên: giá trị”; đặt giá trị có dấu hai chấm hoặc dấu # trong ngoặc kép.",
                "Write one 'name: value' a line; put a value that holds a colon or # into double quotes.",
            ),
        ),
        Fault::Alias => (
            say("Phần khai báo dùng &, * hoặc ! của YAML.", "The front matter uses YAML's &, * or !."),
            say(
                "Viết lại giá trị đầy đủ; đặt trong ngoặc kép nếu nó bắt đầu bằng &, * hoặc !.",
                "Write the value out; put it into double quotes if it begins with &, * or !.",
            ),
        ),
        Fault::Key => (
            say("Tên khai báo phải là một từ.", "The name of a field must be a word."),
            say("Viết dạng “tên: giá trị”.", "Write 'name: value'."),
        ),
        Fault::Deep => (
            say("Phần khai báo lồng quá nhiều tầng.", "The front matter nests too deeply."),
            say("Không khai báo nào cần quá ba tầng.", "No field needs more than three levels."),
        ),
        Fault::Second => (
            say("Phần khai báo có hai tài liệu YAML.", "The front matter holds two YAML documents."),
            say("Chỉ dùng --- ở đầu và cuối phần khai báo.", "Use --- only before and after the front matter."),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_starts_after_the_second_rule() {
        assert_eq!(body_start("---\nid: a\n---\nText"), 14);
        assert_eq!(body_start("Text\n---\n"), 0);
        assert_eq!(body_start("---\nid: a\n"), 0);
        assert_eq!(body_start("---\n---"), 7);
    }
}
