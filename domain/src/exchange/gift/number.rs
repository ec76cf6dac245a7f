//! Numbers: `{#15}`, `{#15:2}`, `{#13..17}`, `{#=15 =%0%75#feedback ~#feedback to all others}`.

use super::{piece::Piece, reading::Reading, weight};
use crate::exchange::{
    draft::Key,
    figure,
    options::FULL,
    told::{Refusal, say, short, tell_partial},
};

/// The key of a question for a number; `inside` begins behind its `#`.
pub(super) fn read(inside: Piece<'_>, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let (inside, others) = match inside.split_once("~") {
        Some((inside, others)) => (inside.trim(), Some(others)),
        None => (inside.trim(), None),
    };
    let (head, parts) = inside.parts(&['=']);
    let answers = std::iter::once(head).filter(|head| !head.is_empty()).chain(parts.iter().map(|part| part.piece));
    let (mut right, mut wrong, mut explained) = (Vec::new(), Vec::new(), Vec::new());
    for piece in answers {
        let (weight, piece) = weight::take(piece)?;
        let weight = weight.unwrap_or(100.0);
        let (value, feedback) = reading.with_feedback(piece);
        if value.text == "*" {
            explained.push((feedback, piece.line));
            continue;
        }
        let written = interval(value, reading)?;
        if weight >= FULL {
            right.push(written);
            explained.push((feedback, piece.line));
            continue;
        }
        if weight > 0.0 {
            tell_partial(&value.shown(), weight, piece.line, reading.changes);
        }
        wrong.push((written, feedback));
    }
    if let Some(others) = others {
        let (_, feedback) = reading.with_feedback(others);
        explained.push((feedback, others.line));
    }
    if right.is_empty() {
        return Err(Refusal::new(
            inside.line,
            "no-right-answer",
            say("Câu điền số chưa có đáp án đúng.", "The question for a number has no right answer."),
            say("Viết {#15}, {#15:2} hoặc {#13..17}.", "Write {#15}, {#15:2} or {#13..17}."),
        ));
    }
    explained.into_iter().for_each(|(feedback, line)| reading.move_feedback(feedback, line));
    Ok(Key::Number { right, wrong, unit: None })
}

/// A value, a value with its tolerance, or a range, as we write it.
fn interval(piece: Piece<'_>, reading: &mut Reading<'_>) -> Result<String, Refusal> {
    let shown = piece.shown();
    let text = super::texts::format(&shown, reading.format).1;
    let number = |part: &str| figure::value(part).ok_or_else(|| bad(text, piece.line));
    if let Some((low, high)) = text.split_once("..") {
        let (mut low, mut high) = (number(low)?, number(high)?);
        if low > high {
            std::mem::swap(&mut low, &mut high);
            reading.changes.at(
                piece.line,
                "range-turned",
                say(
                    format!("Khoảng “{text}” viết ngược, đã đảo lại."),
                    format!("The range '{text}' was the wrong way round."),
                ),
                say("Xem lại khoảng số.", "Look at the range again."),
            );
        }
        return Ok(figure::range(low, high, reading.lang, piece.line, reading.changes));
    }
    let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
    let (value, tolerance) = (number(value)?, number(tolerance)?.abs());
    Ok(figure::spread(value, tolerance, reading.lang, piece.line, reading.changes))
}

fn bad(text: &str, line: usize) -> Refusal {
    let words = short(text);
    Refusal::new(
        line,
        "bad-number",
        say(format!("Không đọc được số “{words}”."), format!("'{words}' is no number that can be read.")),
        say("Viết 15, 15:2 hoặc 13..17, dấu thập phân là chấm.", "Write 15, 15:2 or 13..17."),
    )
}
