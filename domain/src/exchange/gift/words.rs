//! Short answers: `{=a =b =%0%c#feedback}`.

use super::{
    piece::Piece,
    reading::{Reading, words},
    weight,
};
use crate::exchange::{
    draft::Key,
    told::{Refusal, say, short},
};

/// The key of a short answer.
pub(super) fn read(inside: Piece<'_>, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let (head, parts) = inside.parts(&['=']);
    let answers = std::iter::once(head).filter(|head| !head.is_empty()).chain(parts.iter().map(|part| part.piece));
    let (mut right, mut wrong, mut explained) = (Vec::new(), Vec::new(), Vec::new());
    for piece in answers {
        let (weight, piece) = weight::take(piece)?;
        let weight = weight.unwrap_or(100.0);
        let (answer, feedback) = reading.with_feedback(piece);
        let pattern = words(answer);
        if pattern == "*" {
            explained.push((feedback, piece.line));
            continue;
        }
        let Some(answer) = without_wildcard(&pattern) else {
            tell_wildcard(&pattern, piece.line, reading);
            continue;
        };
        if answer.is_empty() {
            return Err(Refusal::new(
                piece.line,
                "answer-empty",
                say("Một đáp án không có chữ.", "An answer has no text."),
                say("Viết đáp án sau dấu =.", "Write the answer behind =."),
            ));
        }
        if weight >= 99.999 {
            if !right.contains(&answer) {
                right.push(answer);
            }
            explained.push((feedback, piece.line));
            continue;
        }
        if weight > 0.0 {
            super::tell_partial(&answer, weight, piece.line, reading);
        }
        wrong.push((answer, feedback));
    }
    if right.is_empty() {
        return Err(Refusal::new(
            inside.line,
            "no-right-answer",
            say(
                "Câu trả lời ngắn không còn đáp án đúng nào nhận được.",
                "The short answer has no right answer that can be taken.",
            ),
            say("Thêm một đáp án đủ điểm, không có dấu *: {=đáp án}", "Add one worth everything, without *: {=answer}"),
        ));
    }
    explained.into_iter().for_each(|(feedback, line)| reading.move_feedback(feedback, line));
    Ok(Key::Words { right, wrong })
}

/// An answer whose asterisks are all letters; nothing where one stands for any words.
fn without_wildcard(pattern: &str) -> Option<String> {
    let mut answer = String::with_capacity(pattern.len());
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'*') => answer.extend(letters.next()),
            '*' => return None,
            letter => answer.push(letter),
        }
    }
    Some(answer)
}

fn tell_wildcard(pattern: &str, line: usize, reading: &mut Reading<'_>) {
    let pattern = short(pattern);
    reading.changes.at(
        line,
        "wildcard-dropped",
        say(
            format!("Đáp án “{pattern}” có dấu * thay cho chữ bất kỳ, ở đây không có; đã bỏ."),
            format!("The answer '{pattern}' has * for any words, which we do not have; it was left out."),
        ),
        say(
            "Thêm các cách viết được nhận: or= …; dấu * thật viết là \\*.",
            "Add what is to be accepted: or= …; write a real * as \\*.",
        ),
    );
}
