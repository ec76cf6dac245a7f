//! One question of a GIFT file, taken apart.

use super::{blocks::Block, choice, matching, number, piece::Piece, reading::Reading, texts, truth, words};
use crate::exchange::{
    LONGEST_QUESTION, Wish,
    draft::{Draft, Key, tell},
    pairs,
    reading::Format,
    told::{Changes, Refusal, say},
};

/// Stands where the answer belongs inside a sentence.
const GAP: &str = "_____";

/// A question taken apart.
struct Parts<'t> {
    title: Option<String>,
    before: Piece<'t>,
    inside: Piece<'t>,
    after: Piece<'t>,
}

/// The question that a block is.
pub(super) fn read(block: &Block, wish: &Wish, changes: &mut Changes) -> Result<Draft, Refusal> {
    if block.too_long {
        return Err(too_long(block.line));
    }
    let Parts { title, before, inside, after } = parts(Piece::new(&block.text, block.line))?;
    let prompt = with_gap(before, after);
    let prompt = Piece::new(&prompt, before.line);
    let (format, _) = texts::format(&prompt.shown(), Format::Moodle);
    let mut reading = Reading::new(format, wish.lang, changes);
    let (inside, general) = inside.rsplit_once("####").unwrap_or((inside, Piece::new("", inside.line)));
    reading.explain = reading.text(general.trim());
    let mut text = reading.text(prompt);
    if text.is_empty() && title.is_none() {
        return Err(Refusal::new(
            block.line,
            "no-text",
            say("Câu hỏi không có chữ.", "The question has no text."),
            say("Viết câu hỏi trước dấu {.", "Write the question before {."),
        ));
    }
    let key = key(inside.trim(), &mut reading)?;
    if let Key::Pairs { .. } = key {
        pairs::check_text(&mut text, block.line, reading.changes);
    }
    let Reading { losses, explain, .. } = reading;
    tell(&losses, changes);
    let (wanted_id, tags) = (block.id.clone(), block.tags.clone());
    Ok(Draft { line: block.line, wanted_id, title, tags, text, key, hints: Vec::new(), explain })
}

/// The text without its answers; a gap stands for them inside a sentence.
fn with_gap(before: Piece<'_>, after: Piece<'_>) -> String {
    if after.trim().is_empty() {
        return before.text.to_owned();
    }
    let space = if before.text.ends_with(char::is_alphanumeric) { " " } else { "" };
    format!("{}{space}{GAP}{}", before.text, after.text)
}

/// Title, the text before the answers, the answers, the text behind them.
fn parts(block: Piece<'_>) -> Result<Parts<'_>, Refusal> {
    let mut text = block.trim();
    let mut title = None;
    if let Some((_, rest)) = text.split_once("::").filter(|(before, _)| before.is_empty()) {
        (title, text) = match rest.split_once("::") {
            Some((title, rest)) => (Some(crate::text::single_spaces(&title.shown())), rest.trim()),
            None => (None, rest.trim()),
        };
    }
    let title = title.filter(|title| !title.is_empty());
    match (text.split_once("{"), text.text.contains('}')) {
        (None, false) => Err(description(block.trim().line)),
        (Some((before, rest)), _) if !before.text.contains('}') => {
            let (inside, after) = rest.split_once("}").ok_or_else(|| braces(text.line))?;
            if let Some(at) = after.text.find(['{', '}']) {
                return Err(two_answers(after.split_at(at).1.line));
            }
            Ok(Parts { title, before, inside, after })
        }
        _ => Err(braces(text.line)),
    }
}

/// What kind of answer the braces hold, in the order in which Moodle asks.
fn key(inside: Piece<'_>, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    if inside.is_empty() {
        return Ok(Key::Essay { min_words: None, max_words: None });
    }
    if inside.text.starts_with('#') {
        return number::read(inside.split_at(1).1, reading);
    }
    if inside.text.contains('~') {
        return choice::read(inside, reading);
    }
    if inside.text.contains('=') && inside.text.contains(pairs::ARROW) {
        return matching::read(inside, reading);
    }
    match truth::read(inside, reading) {
        Some(key) => Ok(key),
        None => words::read(inside, reading),
    }
}

fn description(line: usize) -> Refusal {
    Refusal::new(
        line,
        "description",
        say(
            "Đây là đoạn giới thiệu, không phải câu hỏi: không có { }.",
            "This is a description, no question: it has no { }.",
        ),
        say(
            "Chép đoạn này vào mục của bài kiểm tra (dưới dòng “# Phần …”), hoặc thêm {…} nếu là câu hỏi.",
            "Put the text under the section of a quiz ('# Part …'), or add {…} if it is a question.",
        ),
    )
}

fn braces(line: usize) -> Refusal {
    Refusal::new(
        line,
        "braces",
        say("Dấu { và } không đi thành cặp.", "{ and } are no pair."),
        say(
            "Mở { rồi đóng } trong cùng câu; dòng trống kết thúc câu hỏi; dấu ngoặc trong chữ viết \\{ và \\}.",
            "Open { and close } in one question; an empty line ends it; write braces within text as \\{ and \\}.",
        ),
    )
}

fn two_answers(line: usize) -> Refusal {
    Refusal::new(
        line,
        "two-answers",
        say("Câu hỏi có hai phần trả lời { }.", "The question has two answers { }."),
        say(
            "Để một dòng trống giữa hai câu hỏi; dấu ngoặc trong chữ viết \\{ và \\}.",
            "Leave an empty line between two questions; write braces within text as \\{ and \\}.",
        ),
    )
}

fn too_long(line: usize) -> Refusal {
    Refusal::new(
        line,
        "question-too-long",
        say(
            format!("Câu hỏi dài hơn {LONGEST_QUESTION} byte."),
            format!("The question is longer than {LONGEST_QUESTION} bytes."),
        ),
        say(
            "Để dòng trống giữa các câu hỏi; hình nhúng (data:) để thành tệp riêng.",
            "Leave empty lines between questions; keep embedded pictures (data:) in files.",
        ),
    )
}
