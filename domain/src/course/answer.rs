//! Answer lines: `= 15 +- 2`, `or= words`, `!= 75` with a quotation as its feedback.

use super::{
    html::{Writer, is_inline},
    manuscript::{Manuscript, say},
    markdown::{Node, plain},
    number,
};
use crate::quiz::{Numeric, ShortText};
use crate::text::nfc;
use pulldown_cmark::Event;

/// One answer line.
pub(super) struct Answer {
    pub right: bool,
    pub text: String,
    pub offset: usize,
    /// Feedback to a wrong answer.
    pub feedback_html: Option<String>,
}

/// Splits a paragraph into the lines before its answers, and the answers; `None` when it has none.
pub(super) fn split<'n, 't>(
    paragraph: &'n Node<'t>,
    writer: &mut Writer<'_, '_>,
) -> Option<(&'n [Node<'t>], Vec<Answer>)> {
    if !paragraph.is_paragraph() {
        return None;
    }
    let nodes = &paragraph.children;
    let mut answers = Vec::new();
    let mut prose = nodes.len();
    let mut start = 0;
    while start <= nodes.len() {
        let end = nodes[start..].iter().position(Node::is_break).map_or(nodes.len(), |length| start + length);
        let line = &nodes[start..end];
        if let Some(answer) = read(line, writer.report.manuscript) {
            if answers.is_empty() {
                prose = start;
            }
            check_plain(line, writer);
            answers.push(answer);
        } else if !answers.is_empty() && !line.is_empty() {
            let offset = line[0].range.start;
            writer.report.error(
                offset,
                "text-after-answer",
                say("Có chữ ngay sau dòng đáp án.", "Text follows an answer line."),
                say(
                    "Để một dòng trống sau đáp án; đáp án khác viết “or= …”.",
                    "Leave an empty line after the answer; write another answer as 'or= …'.",
                ),
            );
        }
        start = end + 1;
    }
    if answers.is_empty() { None } else { Some((nodes[..prose].strip_suffix_break(), answers)) }
}

/// A line break at the end of prose belongs to nothing.
trait StripBreak {
    fn strip_suffix_break(&self) -> &Self;
}

impl StripBreak for [Node<'_>] {
    fn strip_suffix_break(&self) -> &Self {
        match self.split_last() {
            Some((last, rest)) if last.is_break() => rest,
            _ => self,
        }
    }
}

fn read(line: &[Node<'_>], manuscript: &Manuscript) -> Option<Answer> {
    let first = line.first()?;
    let text = plain(line);
    // In code or bold, or behind a backslash, the sign is text.
    if !matches!(first.event, Event::Text(_)) || is_escaped(first.range.start, manuscript) {
        return None;
    }
    let (right, text) = match (text.strip_prefix("!="), text.strip_prefix("or=").or_else(|| text.strip_prefix('='))) {
        (Some(wrong), _) => (false, wrong),
        (None, Some(right)) => (true, right),
        (None, None) => return None,
    };
    Some(Answer { right, text: nfc(text.trim()), offset: first.range.start, feedback_html: None })
}

/// `\= 15` and `or\= words` are lines of text.
fn is_escaped(start: usize, manuscript: &Manuscript) -> bool {
    let sign = &manuscript.text[start..];
    manuscript.is_escaped(start) || sign.starts_with("or\\=") || sign.starts_with("!\\=")
}

fn check_plain(line: &[Node<'_>], writer: &mut Writer<'_, '_>) {
    let formatted = line.iter().find(|node| is_inline(node) && (!node.children.is_empty() || node.tag().is_some()));
    if let Some(node) = formatted {
        writer.report.error(
            node.range.start,
            "answer-formatted",
            say("Đáp án có định dạng (đậm, nghiêng, liên kết).", "The answer is formatted (bold, italic, a link)."),
            say(
                "Viết đáp án bằng chữ thường; đặt dấu \\ trước * hoặc _ nếu đó là một phần của đáp án.",
                "Write it plainly; put \\ before a * or _ that belongs to it.",
            ),
        );
    }
}

/// The numeric key, when all right answers are numbers; numbers that fail to be read are reported.
pub(super) fn numeric(answers: &[Answer], unit: Option<String>, writer: &mut Writer<'_, '_>) -> Numeric {
    let mut key = Numeric { unit, ..Numeric::default() };
    for answer in answers {
        let Some(interval) = number::interval(&answer.text, key.unit.as_deref()) else {
            let short: String = answer.text.chars().take(40).collect();
            writer.report.error(
                answer.offset,
                "bad-number",
                say(format!("Không đọc được số “{short}”."), format!("'{short}' is no number that can be read.")),
                say(
                    "Ví dụ: = 15, = 62,5, = 15 +- 2, = [14; 16], = 14..16",
                    "For instance: = 15, = 62.5, = 15 +- 2, = [14; 16], = 14..16",
                ),
            );
            continue;
        };
        if number::is_ambiguous(&answer.text) {
            writer.report.warning(
                answer.offset,
                "doubtful-number",
                say(
                    format!("“{}” được đọc là số thập phân.", answer.text),
                    format!("'{}' is read as a decimal number.", answer.text),
                ),
                say("Nếu là hàng nghìn, bỏ dấu chấm: 3321.", "If it means thousands, drop the point: 3321."),
            );
        }
        match (answer.right, answer.feedback_html.clone()) {
            (true, _) => key.accepted.push(interval),
            (false, feedback) => key.mistakes.push((interval, feedback.unwrap_or_default())),
        }
    }
    key
}

/// The short text key.
pub(super) fn short_text(answers: &[Answer], fold_case: bool, fold_accent: bool) -> ShortText {
    let mut key = ShortText { fold_case, fold_accent, ..ShortText::default() };
    for answer in answers {
        match answer.right {
            true => key.accepted.push(answer.text.clone()),
            false => key.mistakes.push((answer.text.clone(), answer.feedback_html.clone().unwrap_or_default())),
        }
    }
    key
}
