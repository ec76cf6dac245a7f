//! Moodle's XML: every type of question that our format can say, its categories, tags, hints and feedback.
//!
//! It is read as Moodle reads it. Files that are embedded stay behind and are told by name; overall feedback ('your answer
//! is correct') and points have no place in a bank and are told once a file.

mod answers;
mod embedded;
mod gaps;
mod question;
mod texts;

use super::{
    Wish,
    bank::Bank,
    names,
    told::{Changes, Refusal, say, short},
    xml::{self, Element},
};

/// Reads a file into a bank.
pub(super) fn read(text: &str, wish: &Wish, bank: &mut Bank) {
    let root = match xml::read(text) {
        Ok(root) if root.name == "quiz" => root,
        Ok(root) => return bank.refuse(not_moodle(&root)),
        Err(refusal) => return bank.refuse(refusal),
    };
    let mut category = Vec::new();
    for question in root.all("question") {
        if !bank.has_room(question.line) {
            return;
        }
        if question.attribute("type") == Some("category") {
            category = question.first("category").map(|path| names::category(path.words().trim())).unwrap_or_default();
            continue;
        }
        let mut changes = Changes::default();
        match question::read(question, &category, wish, &mut changes) {
            Ok(draft) => bank.add(&draft, changes, wish),
            Err(refusal) => bank.refuse(refusal),
        }
    }
}

fn not_moodle(root: &Element) -> Refusal {
    let name = short(&root.name);
    Refusal::new(
        root.line,
        "not-moodle-xml",
        say(
            format!("Tệp bắt đầu bằng <{name}>; Moodle XML bắt đầu bằng <quiz>."),
            format!("The file begins with <{name}>; Moodle XML begins with <quiz>."),
        ),
        say(
            "Trong Moodle: Ngân hàng câu hỏi → Xuất → Định dạng Moodle XML. Tệp QTI thì nhập bằng “qti”.",
            "In Moodle: question bank → export → Moodle XML format. Import QTI as 'qti'.",
        ),
    )
}
