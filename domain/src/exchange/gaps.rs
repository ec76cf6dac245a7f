//! Gaps on their way into a question: marks hold their places while the text becomes markdown.

use super::{
    document::{Block, Span},
    told::{Changes, Refusal, say, short},
};
use crate::text::single_spaces;

/// Unicode keeps these two places free for such uses inside of programs. Between signs they count as a sign for
/// Markdown, as the brackets do that will stand there.
const OPEN: &str = "@\u{fdda}";
const CLOSE: &str = "\u{fddb}@";

/// The most gaps of one question.
const MOST: usize = 30;

/// A gap that was understood.
#[derive(Debug)]
pub(super) enum Gap {
    /// One of these is to be typed.
    Typed(Vec<String>),
    /// One of these is to be chosen.
    Choice { entries: Vec<String>, right: usize },
}

impl Gap {
    /// A drop-down; entries that look alike are one.
    pub fn choice(entries: &[String], right: usize, line: usize) -> Result<Self, Refusal> {
        let Some(wanted) = entries.get(right).map(|entry| single_spaces(entry)) else { return Err(no_right(line)) };
        let mut kept: Vec<String> = Vec::new();
        for entry in entries.iter().map(|entry| single_spaces(entry)).filter(|entry| !entry.is_empty()) {
            if !kept.contains(&entry) {
                kept.push(entry);
            }
        }
        let right = kept.iter().position(|entry| *entry == wanted).ok_or_else(|| no_right(line))?;
        if kept.len() < 2 {
            return Err(Refusal::new(
                line,
                "gap-choice",
                say("Danh sách chọn của một chỗ trống chỉ có một mục.", "The drop-down of a gap has only one entry."),
                say("Thêm mục gây nhiễu cho chỗ trống.", "Add entries that distract."),
            ));
        }
        check(&kept, line)?;
        Ok(Self::Choice { entries: kept, right })
    }

    /// A gap to type into.
    pub fn typed(answers: Vec<String>, line: usize) -> Result<Self, Refusal> {
        let mut kept: Vec<String> = Vec::new();
        for answer in answers.iter().map(|answer| single_spaces(answer)).filter(|answer| !answer.is_empty()) {
            if !kept.contains(&answer) {
                kept.push(answer);
            }
        }
        if kept.is_empty() {
            return Err(no_right(line));
        }
        check(&kept, line)?;
        Ok(Self::Typed(kept))
    }

    fn written(&self, bar: &str) -> String {
        let entries: Vec<String> = match self {
            Self::Typed(answers) => answers.iter().map(|answer| escaped(answer)).collect(),
            Self::Choice { entries, right } => entries
                .iter()
                .enumerate()
                .map(|(at, entry)| if at == *right { framed(&escaped(entry)) } else { escaped(entry) })
                .collect(),
        };
        let inside = entries.join(bar);
        // A bracket at the end would be taken for that of the gap.
        let space = if inside.ends_with(']') { " " } else { "" };
        format!("[[{inside}{space}]]")
    }
}

/// What holds the place of a gap in a text.
pub(super) fn mark(index: usize) -> String {
    format!("{OPEN}{index}{CLOSE}")
}

/// The words before the first mark of a text, its gap, and the words behind it.
pub(super) fn split(text: &str) -> Option<(&str, usize, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let (index, after) = rest.split_once(CLOSE)?;
    Some((before, index.parse().ok()?, after))
}

/// Whether a gap stands in a line.
pub(super) fn stand_in(spans: &[Span]) -> bool {
    spans.iter().any(|span| match span {
        Span::Text(text) | Span::Code(text) => text.contains(OPEN),
        Span::Emphasis(inner) | Span::Strong(inner) | Span::Link { spans: inner, .. } => stand_in(inner),
        Span::Break => false,
    })
}

/// Markdown with its gaps in their places.
pub(super) fn fill(markdown: &str, gaps: &[Gap]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in markdown.split('\n') {
        // In a table a bare bar would part cells.
        let bar = if line.trim_start().starts_with('|') { "\\|" } else { "|" };
        let mut filled = line.to_owned();
        for (index, gap) in gaps.iter().enumerate() {
            filled = filled.replace(&mark(index), &gap.written(bar));
        }
        lines.push(filled);
    }
    lines.join("\n")
}

/// No question has more gaps than our reader takes.
pub(super) fn check_count(gaps: usize, line: usize) -> Result<(), Refusal> {
    if gaps <= MOST {
        return Ok(());
    }
    Err(Refusal::new(
        line,
        "too-many-gaps",
        say(format!("Câu hỏi có hơn {MOST} chỗ trống."), format!("The question has more than {MOST} gaps.")),
        say("Tách thành nhiều câu.", "Make several questions of it."),
    ))
}

/// Every gap stands once, and where our reader finds it: in words, not in code and not in a link.
pub(super) fn check_places(blocks: &[Block], gaps: usize, line: usize) -> Result<(), Refusal> {
    let mut found = vec![0_usize; gaps];
    blocks.iter().for_each(|block| count_in(block, &mut found));
    if found.iter().all(|times| *times == 1) && gaps > 0 {
        return Ok(());
    }
    Err(Refusal::new(
        line,
        "gap-misplaced",
        say(
            "Một chỗ trống nằm trong mã hoặc liên kết, hoặc không còn trong câu.",
            "A gap stands in code or in a link, or nowhere in the text.",
        ),
        say("Đặt chỗ trống vào câu chữ thường.", "Put the gap into ordinary text."),
    ))
}

/// Says that what was said about single answers of a gap has no place.
pub(super) fn tell_feedback(line: usize, changes: &mut Changes) {
    changes.once(
        line,
        "gap-feedback-lost",
        say(
            "Nhận xét cho từng đáp án của chỗ trống bị bỏ; áp dụng cho mọi câu điền của tệp.",
            "Feedback on single answers of a gap was left out; this holds for all such questions of the file.",
        ),
        say("Viết lời giải thích chung trong [!EXPLAIN].", "Write an explanation of the whole as [!EXPLAIN]."),
    );
}

fn count_in(block: &Block, found: &mut [usize]) {
    match block {
        Block::Paragraph(spans) => count_in_line(spans, found),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| count_in(block, found)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| count_in(block, found)),
        Block::Table(rows) => rows.iter().flatten().for_each(|cell| count_in_line(cell, found)),
        Block::Code(_) | Block::Rule => {}
    }
}

fn count_in_line(spans: &[Span], found: &mut [usize]) {
    for span in spans {
        match span {
            Span::Text(text) => {
                for (index, times) in found.iter_mut().enumerate() {
                    *times += text.matches(&mark(index)).count();
                }
            }
            Span::Emphasis(inner) | Span::Strong(inner) => count_in_line(inner, found),
            Span::Code(_) | Span::Link { .. } | Span::Break => {}
        }
    }
}

/// A bar would part the answer in two, and there is no way to write one.
fn check(answers: &[String], line: usize) -> Result<(), Refusal> {
    let Some(barred) = answers.iter().find(|answer| answer.contains('|')) else { return Ok(()) };
    let words = short(barred);
    Err(Refusal::new(
        line,
        "gap-bar",
        say(
            format!("Đáp án “{words}” của chỗ trống có dấu |, ở đây ngăn cách các đáp án."),
            format!("The answer '{words}' of a gap holds |, which parts answers here."),
        ),
        say("Bỏ hoặc thay dấu | trong đáp án.", "Take the | out of the answer."),
    ))
}

fn no_right(line: usize) -> Refusal {
    Refusal::new(
        line,
        "no-right-answer",
        say("Một chỗ trống không có đáp án đúng nhận được.", "A gap has no right answer that can be taken."),
        say("Thêm một đáp án đủ điểm cho chỗ trống.", "Give the gap an answer worth everything."),
    )
}

/// The right entry in its parentheses; a backslash in front of the last one would make it a letter.
fn framed(entry: &str) -> String {
    let space = if entry.ends_with('\\') { " " } else { "" };
    format!("({entry}{space})")
}

/// Signs that mean something to Markdown, or to the reader of gaps.
fn escaped(answer: &str) -> String {
    let mut written = String::with_capacity(answer.len());
    for letter in answer.chars() {
        if "\\`*_~<>&[]()!#|$^".contains(letter) {
            written.push('\\');
        }
        written.push(letter);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_stand_where_their_marks_stood() {
        let entries = ["Luật".to_owned(), "Nghị định (mới)".to_owned(), "Luật".to_owned()];
        let gaps = [Gap::choice(&entries, 1, 1).unwrap(), Gap::typed(vec!["4".into(), " 4".into()], 1).unwrap()];
        let text = format!("Ban hành {} và {}.\n| {} |", mark(0), mark(1), mark(0));
        let filled = "Ban hành [[Luật|(Nghị định \\(mới\\))]] và [[4]].\n| [[Luật\\|(Nghị định \\(mới\\))]] |";
        assert_eq!(fill(&text, &gaps), filled);
    }

    #[test]
    fn an_answer_behind_a_caret_is_no_footnote() {
        assert_eq!(fill(&mark(0), &[Gap::typed(vec!["^2".into()], 1).unwrap()]), "[[\\^2]]");
    }

    #[test]
    fn a_gap_wants_a_right_answer_and_no_bar() {
        let code = |gap: Result<Gap, Refusal>| gap.expect_err("refused").code;
        assert_eq!(code(Gap::typed(vec![" ".into()], 1)), "no-right-answer");
        assert_eq!(code(Gap::typed(vec!["a|b".into()], 1)), "gap-bar");
        assert_eq!(code(Gap::choice(&["a".into(), "a".into()], 0, 1)), "gap-choice");
        assert_eq!(code(Gap::choice(&["a".into()], 4, 1)), "no-right-answer");
    }
}
