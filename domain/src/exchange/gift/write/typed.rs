//! Numbers, words and essays as GIFT.

use super::field::Fields;
use crate::{
    exchange::{
        gift::{escape::escaped, texts::names_format},
        pairs::ARROW,
        told::{Changes, Refusal, say},
    },
    quiz::{Essay, Numeric, ShortText},
};
use unicode_normalization::char::is_combining_mark;

/// `=13..17`, and `=%0%75#feedback` for mistakes.
pub(super) fn number(key: &Numeric, fields: &mut Fields) -> Vec<String> {
    if key.unit.is_some() {
        fields.changes.note(
            "unit-lost",
            say("GIFT không có đơn vị sau số.", "GIFT has no unit behind a number."),
            say("Ghi đơn vị vào câu hỏi.", "Write the unit into the question."),
        );
    }
    let mut lines: Vec<String> = key.accepted.iter().map(|range| format!("={}", self::range(*range))).collect();
    for (range, feedback) in &key.mistakes {
        lines.push(format!("=%0%{}{}", self::range(*range), self::feedback(feedback, fields)));
    }
    lines
}

fn range((low, high): (f64, f64)) -> String {
    if low == high { low.to_string() } else { format!("{low}..{high}") }
}

/// `=words`, and `=%0%words#feedback` for mistakes.
pub(super) fn words(key: &ShortText, fields: &mut Fields) -> Result<Vec<String>, Refusal> {
    let all = || key.accepted.iter().chain(key.mistakes.iter().map(|(words, _)| words));
    if all().any(|words| words.contains(ARROW)) {
        return Err(Refusal::anywhere(
            "arrow-in-answer",
            say(
                "Đáp án có dấu ->, GIFT sẽ hiểu thành câu nối.",
                "An answer holds ->, which GIFT takes for a matching.",
            ),
            say("Viết → thay cho ->.", "Write → in place of ->."),
        ));
    }
    if !key.fold_case || key.fold_accent {
        fields.changes.note(
            "folding-changed",
            say(
                "GIFT không nói chữ hoa và dấu có tính hay không; khi nhập, chữ hoa chữ thường như nhau, dấu thì phân biệt.",
                "GIFT does not say whether case and accents matter; imported, case does not and accents do.",
            ),
            say("Xem lại sau khi nhập.", "Look at it after importing."),
        );
    }
    let mut lines: Vec<String> = key.accepted.iter().map(|words| format!("={}", answer(words, "%100%"))).collect();
    for (words, feedback) in &key.mistakes {
        lines.push(format!("=%0%{}{}", answer(words, ""), self::feedback(feedback, fields)));
    }
    Ok(lines)
}

/// Words whose signs mean nothing; an asterisk would stand for any words.
fn answer(words: &str, weight: &str) -> String {
    let weight = if words.starts_with('%') { weight } else { "" };
    let format = if names_format(words) { "[plain]" } else { "" };
    // A mark without its letter would become one with the sign before it.
    let space = if words.starts_with(is_combining_mark) { " " } else { "" };
    format!("{weight}{format}{space}{}", escaped(&words.replace('*', "\\*")))
}

fn feedback(html: &str, fields: &mut Fields) -> String {
    if html.is_empty() { String::new() } else { format!("#{}", fields.html(html)) }
}

/// What an essay asks for beyond a text.
pub(super) fn tell_essay(essay: &Essay, changes: &mut Changes) {
    if *essay == Essay::default() {
        return;
    }
    changes.note(
        "essay-facts-lost",
        say(
            "GIFT chỉ giữ đề bài tự luận: tiêu chí, bài mẫu, số chữ và chấm chéo không đi theo.",
            "GIFT keeps only the task of an essay: rubric, sample, number of words and peer review stay behind.",
        ),
        say("Đặt lại trong hệ thống kia.", "Set them again in the other system."),
    );
}
