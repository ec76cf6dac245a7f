//! Gaps in the text of a question: `[[4|bốn]]` to type into, `[[(right)|wrong]]` to choose from.

use super::{
    html::{Writer, escape},
    manuscript::say,
    markdown::Node,
};
use crate::{
    quiz::{Gap, ShortText, gap_marker},
    text::nfc,
};

/// The most gaps of one question.
const MOST_GAPS: usize = 30;

/// A gap as it was written: its alternatives, and whether each stands in parentheses.
struct Written {
    alternatives: Vec<(String, bool)>,
    offset: usize,
}

/// The gaps of a text while it is written.
#[derive(Default)]
pub(super) struct Gaps {
    list: Vec<(Gap, usize)>,
    /// Whether one was refused.
    pub broken: bool,
}

impl Gaps {
    /// The gaps in order.
    pub fn finish(self) -> Vec<Gap> {
        self.list.into_iter().map(|(gap, _)| gap).collect()
    }

    /// Whether there are none, broken ones counted.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && !self.broken
    }
}

/// Writes a text with its gaps. Formatting inside a gap would part it into several texts, so it is refused.
pub(super) fn write(node: &Node<'_>, text: &str, writer: &mut Writer<'_, '_>) -> String {
    // The source tells `\(` from `(`, the text does not.
    let source = &writer.report.manuscript.text[node.range.clone()];
    let mut html = String::new();
    let (mut rest, mut at) = (source, node.range.start);
    if !source.contains("[[") {
        return escape(text);
    }
    while let Some(start) = rest.find("[[") {
        html.push_str(&escape(&unescaped(&rest[..start])));
        let inside = &rest[start + 2..];
        let Some(length) = inside.find("]]") else {
            refuse(
                at + start,
                "gap-broken",
                say(
                    "Chỗ trống mở bằng [[ nhưng không đóng bằng ]].",
                    "A gap opens with [[ but does not close with ]].",
                ),
                say(
                    "Trong chỗ trống không dùng chữ đậm, mã hay liên kết; trong bảng viết \\| thay cho |.",
                    "A gap holds no bold text, code or link; in a table write \\| in place of |.",
                ),
                writer,
            );
            return html;
        };
        html.push_str(&gap(&inside[..length], at + start, writer));
        rest = &inside[length + 2..];
        at += start + 2 + length + 2;
    }
    html.push_str(&escape(&unescaped(rest)));
    html
}

/// Notes one gap and gives the mark of its place.
fn gap(inside: &str, offset: usize, writer: &mut Writer<'_, '_>) -> String {
    let written = Written { alternatives: alternatives(inside), offset };
    let Some(gap) = written.gap(writer) else { return String::new() };
    let Some(gaps) = &mut writer.gaps else { return String::new() };
    gaps.list.push((gap, offset));
    let index = gaps.list.len() - 1;
    if index == MOST_GAPS {
        refuse(
            offset,
            "too-many-gaps",
            say(
                format!("Câu hỏi có hơn {MOST_GAPS} chỗ trống."),
                format!("The question has more than {MOST_GAPS} gaps."),
            ),
            say("Tách thành nhiều câu.", "Make several questions of it."),
            writer,
        );
    }
    gap_marker(index)
}

impl Written {
    fn gap(self, writer: &mut Writer<'_, '_>) -> Option<Gap> {
        let right: Vec<usize> = (0..self.alternatives.len()).filter(|index| self.alternatives[*index].1).collect();
        let texts: Vec<String> = self.alternatives.iter().map(|(text, _)| text.clone()).collect();
        if texts.iter().any(String::is_empty) {
            let what = say("Chỗ trống có một đáp án rỗng.", "A gap holds an empty answer.");
            let mend = say("Viết: [[4|bốn]] hoặc [[(đúng)|sai]]", "Write [[4|four]] or [[(right)|wrong]]");
            refuse(self.offset, "gap-empty", what, mend, writer);
            return None;
        }
        if (1..texts.len()).any(|index| texts[..index].contains(&texts[index])) {
            let what = say("Chỗ trống có hai đáp án giống nhau.", "A gap holds the same answer twice.");
            refuse(self.offset, "identical-options", what, say("Bỏ một trong hai.", "Remove one of them."), writer);
            return None;
        }
        match right[..] {
            [] => Some(Gap::Typed(ShortText { accepted: texts, ..ShortText::default() })),
            [right] if texts.len() > 1 => Some(Gap::Choice { entries: texts, right }),
            _ => {
                refuse(
                    self.offset,
                    "gap-choice",
                    say(
                        "Danh sách chọn cần đúng một mục trong ngoặc đơn và ít nhất một mục khác.",
                        "A drop-down wants exactly one entry in parentheses and at least one other.",
                    ),
                    say(
                        "Viết: [[(đúng)|sai|sai]]; ngoặc đơn thật thì viết \\( và \\).",
                        "Write [[(right)|wrong|wrong]]; write a real parenthesis as \\( and \\).",
                    ),
                    writer,
                );
                None
            }
        }
    }
}

fn refuse(
    offset: usize,
    code: &'static str,
    what: crate::problem::Sentence,
    mend: crate::problem::Sentence,
    writer: &mut Writer<'_, '_>,
) {
    writer.report.error(offset, code, what, mend);
    if let Some(gaps) = &mut writer.gaps {
        gaps.broken = true;
    }
}

/// The alternatives between bars; in tables a bar is written `\|`, and means the same.
fn alternatives(inside: &str) -> Vec<(String, bool)> {
    inside.replace("\\|", "|").split('|').map(alternative).collect()
}

fn alternative(written: &str) -> (String, bool) {
    let written = written.trim();
    let framed = written.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|text| !text.ends_with('\\'));
    (nfc(unescaped(framed.unwrap_or(written)).trim()), framed.is_some())
}

/// Takes the backslash before punctuation away, as Markdown does.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => plain.extend(letters.next()),
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parentheses_mark_the_right_entry_unless_escaped() {
        let read = |inside| alternatives(inside);
        let entry = |text: &str, right| (text.to_owned(), right);
        assert_eq!(read("(Quyết định)|Luật"), [entry("Quyết định", true), entry("Luật", false)]);
        assert_eq!(read("4 \\| bốn"), [entry("4", false), entry("bốn", false)]);
        assert_eq!(read("\\(a\\)"), [entry("(a)", false)]);
        assert_eq!(read("(a) và (b)"), [entry("a) và (b", true)]);
    }
}
