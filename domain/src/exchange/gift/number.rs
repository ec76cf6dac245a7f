//! Numbers: `{#15}`, `{#15:2}`, `{#13..17}`, `{#=15 =%0%75#feedback ~#feedback to all others}`.

use super::{piece::Piece, reading::Reading, weight};
use crate::{
    exchange::{
        draft::Key,
        told::{Refusal, say, short},
    },
    locale::Locale,
    number::plain,
};

/// Our reader takes no longer numbers.
const LONGEST: usize = 20;

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
        if weight >= 99.999 {
            right.push(written);
            explained.push((feedback, piece.line));
            continue;
        }
        if weight > 0.0 {
            super::tell_partial(&value.shown(), weight, piece.line, reading);
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
    Ok(Key::Number { right, wrong })
}

/// A value, a value with its tolerance, or a range, as we write it.
fn interval(piece: Piece<'_>, reading: &mut Reading<'_>) -> Result<String, Refusal> {
    let shown = piece.shown();
    let text = super::texts::format(&shown, reading.format).1;
    let bad = || {
        let words = short(text);
        Refusal::new(
            piece.line,
            "bad-number",
            say(format!("Không đọc được số “{words}”."), format!("'{words}' is no number that can be read.")),
            say("Viết 15, 15:2 hoặc 13..17, dấu thập phân là chấm.", "Write 15, 15:2 or 13..17."),
        )
    };
    if let Some((low, high)) = text.split_once("..") {
        let (mut low, mut high) = (number(low).ok_or_else(bad)?, number(high).ok_or_else(bad)?);
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
        let [low, high] = [low, high].map(|value| written(value, piece.line, reading));
        return Ok(format!("[{low}; {high}]"));
    }
    let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
    let (value, tolerance) = (number(value).ok_or_else(bad)?, number(tolerance).ok_or_else(bad)?.abs());
    let value = written(value, piece.line, reading);
    if tolerance == 0.0 {
        return Ok(value);
    }
    Ok(format!("{value} +- {}", written(tolerance, piece.line, reading)))
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-").replace(',', ".");
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse().ok().filter(|value: &f64| is_plain && value.is_finite() && value.abs() < 1e18)
}

/// A number with the decimal mark of the language; longer ones than our reader takes are rounded.
fn written(value: f64, line: usize, reading: &mut Reading<'_>) -> String {
    // Where a point could part thousands, a comma cannot be misread.
    let lang = if reading.lang == Locale::En && !has_three_decimals(value) { Locale::En } else { Locale::Vi };
    // Minus zero is zero.
    let value = value + 0.0;
    let exact = plain(value, lang);
    if exact.trim_start_matches('-').len() <= LONGEST {
        return exact;
    }
    let whole = format!("{:.0}", value.abs()).len();
    let rounded = format!("{value:.*}", LONGEST - 2 - whole).trim_end_matches('0').trim_end_matches('.').to_owned();
    let rounded = if lang == Locale::En { rounded } else { rounded.replace('.', ",") };
    reading.changes.at(
        line,
        "number-rounded",
        say(
            format!("Số {exact} được làm tròn thành {rounded}."),
            format!("The number {exact} was rounded to {rounded}."),
        ),
        say("Xem lại khoảng chấp nhận.", "Look at the accepted range again."),
    );
    rounded
}

fn has_three_decimals(value: f64) -> bool {
    value.to_string().split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3)
}
