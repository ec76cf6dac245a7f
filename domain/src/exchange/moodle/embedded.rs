//! Moodle's embedded answers: `{1:MULTICHOICE:~sai#vì…~=đúng}` within a text.

use super::answers::{bad_number, line as one_line};
use crate::exchange::{
    document::Block,
    draft::Key,
    figure,
    gaps::{self, Gap, mark},
    options::FULL,
    reading::{Format, Reading},
    told::{Refusal, say, short, tell_partial},
    xml::Element,
};

/// How a gap is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Choice,
    Words { case: bool },
    Number,
    Several,
}

/// The names of the kinds.
const KINDS: [(Kind, &[&str]); 5] = [
    (
        Kind::Choice,
        &[
            "MULTICHOICE",
            "MC",
            "MULTICHOICE_V",
            "MCV",
            "MULTICHOICE_H",
            "MCH",
            "MULTICHOICE_S",
            "MCS",
            "MULTICHOICE_VS",
            "MCVS",
            "MULTICHOICE_HS",
            "MCHS",
        ],
    ),
    (Kind::Words { case: false }, &["SHORTANSWER", "SA", "MW"]),
    (Kind::Words { case: true }, &["SHORTANSWER_C", "SAC", "MWC"]),
    (Kind::Number, &["NUMERICAL", "NM"]),
    (
        Kind::Several,
        &["MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH", "MULTIRESPONSE_S", "MRS", "MULTIRESPONSE_HS", "MRHS"],
    ),
];

/// A gap as it is written.
struct Written<'t> {
    weight: &'t str,
    kind: Kind,
    alternatives: &'t str,
}

/// An answer of a gap.
struct Alternative {
    weight: f64,
    text: String,
}

/// The text with its gaps.
pub(super) fn read(question: &Element, reading: &mut Reading<'_>) -> Result<(Vec<Block>, Key), Refusal> {
    let line = question.line;
    let raw = question.first("questiontext").map(super::texts::raw).unwrap_or_default();
    let (mut found, mut weights, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw.as_str();
    while let Some((start, written, after)) = next(rest) {
        gaps::check_count(found.len() + 1, line)?;
        found.push(gap(&written, line, reading)?);
        weights.push(written.weight.parse().unwrap_or(1));
        if let Kind::Words { case } = written.kind {
            cases.push(case);
        }
        text.push_str(&rest[..start]);
        text.push_str(&mark(found.len() - 1));
        rest = after;
    }
    text.push_str(rest);
    if found.is_empty() {
        return Err(no_gap(line));
    }
    tell_weights(&weights, line, reading);
    let case = tell_case(&cases, line, reading);
    let text = reading.with_marks(question.first("questiontext"), |_| text);
    gaps::check_places(&text, found.len(), line)?;
    Ok((text, Key::Gaps { gaps: found, case, exact: false }))
}

/// Where the first gap opens, the gap, and what follows it.
fn next(text: &str) -> Option<(usize, Written<'_>, &str)> {
    for (start, _) in text.match_indices('{') {
        let inside = &text[start + 1..];
        let Some((weight, kind, length)) = head(inside) else { continue };
        let rest = &inside[length..];
        // Without an end of this one, no later one has an end either.
        let end = unescaped(rest, '}')?;
        return Some((start, Written { weight, kind, alternatives: &rest[..end] }, &rest[end + 1..]));
    }
    None
}

/// Weight and kind in front of the answers, and the length of both.
fn head(inside: &str) -> Option<(&str, Kind, usize)> {
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let name = inside[digits..].strip_prefix(':')?;
    let letters = name.bytes().take_while(|byte| byte.is_ascii_uppercase() || *byte == b'_').count();
    let (kind, _) = KINDS.iter().find(|(_, names)| names.contains(&&name[..letters]))?;
    name[letters..].starts_with(':').then_some((&inside[..digits], *kind, digits + letters + 2))
}

fn gap(written: &Written<'_>, line: usize, reading: &mut Reading<'_>) -> Result<Gap, Refusal> {
    if written.kind == Kind::Several {
        return Err(Refusal::new(
            line,
            "gap-several",
            say(
                "Chỗ trống chọn nhiều (MULTIRESPONSE) không có ở đây.",
                "Gaps with several right options (MULTIRESPONSE) do not exist here.",
            ),
            say("Tách thành một câu chọn nhiều riêng.", "Make a question with several answers of it."),
        ));
    }
    let alternatives = alternatives(written.alternatives, line, reading)?;
    match written.kind {
        Kind::Choice => choice(alternatives, line, reading),
        Kind::Number => number(alternatives, line, reading),
        _ => words(alternatives, line, reading),
    }
}

/// Exactly one entry of a drop-down is right.
fn choice(alternatives: Vec<Alternative>, line: usize, reading: &mut Reading<'_>) -> Result<Gap, Refusal> {
    let full: Vec<usize> = (0..alternatives.len()).filter(|at| alternatives[*at].weight >= FULL).collect();
    for other in alternatives.iter().filter(|other| other.weight > 0.0 && other.weight < FULL) {
        tell_partial(&other.text, other.weight, line, reading.changes);
    }
    if full.len() > 1 {
        return Err(Refusal::new(
            line,
            "several-right",
            say("Một chỗ trống chọn một có nhiều đáp án đúng.", "A drop-down has several right entries."),
            say("Chỉ giữ một đáp án đúng cho mỗi chỗ trống.", "Keep one right entry in each."),
        ));
    }
    let entries: Vec<String> = alternatives.into_iter().map(|other| other.text).collect();
    Gap::choice(&entries, full.first().copied().unwrap_or(usize::MAX), line)
}

fn words(alternatives: Vec<Alternative>, line: usize, reading: &mut Reading<'_>) -> Result<Gap, Refusal> {
    for other in alternatives.iter().filter(|other| other.weight > 0.0 && other.weight < FULL) {
        tell_partial(&other.text, other.weight, line, reading.changes);
    }
    let right = alternatives.into_iter().filter(|other| other.weight >= FULL && other.text != "*");
    Gap::typed(right.map(|other| other.text).collect(), line)
}

/// A gap takes a number as it is written, in any way to write it; it knows no tolerance.
fn number(alternatives: Vec<Alternative>, line: usize, reading: &mut Reading<'_>) -> Result<Gap, Refusal> {
    let mut right = Vec::new();
    for other in alternatives.into_iter().filter(|other| other.weight >= FULL && other.text != "*") {
        let (value, tolerance) = other.text.split_once(':').unwrap_or((&other.text, "0"));
        let number = figure::value(value).ok_or_else(|| bad_number(value, line))?;
        if figure::value(tolerance).is_none_or(|tolerance| tolerance != 0.0) {
            let (value, tolerance) = (short(value), short(tolerance));
            reading.changes.at(
                line,
                "tolerance-dropped",
                say(
                    format!("Chỗ trống chỉ nhận đúng {value}; sai số {tolerance} bị bỏ."),
                    format!("The gap takes {value} only; its tolerance {tolerance} was dropped."),
                ),
                say(
                    "Cần sai số thì tách thành câu điền số: = 15 +- 2.",
                    "For a tolerance make a question of it: = 15 +- 2.",
                ),
            );
        }
        right.push(figure::range(number, number, reading.lang, line, reading.changes));
    }
    Gap::typed(right, line)
}

fn alternatives(text: &str, line: usize, reading: &mut Reading<'_>) -> Result<Vec<Alternative>, Refusal> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let end = unescaped(rest, '~').unwrap_or(rest.len());
        if !rest[..end].trim().is_empty() {
            found.push(alternative(rest[..end].trim(), line, reading)?);
        }
        if end == rest.len() {
            return Ok(found);
        }
        rest = &rest[end + 1..];
    }
}

/// `=words`, `%50%words`, each with `#feedback`.
fn alternative(text: &str, line: usize, reading: &mut Reading<'_>) -> Result<Alternative, Refusal> {
    let (weight, text) = match text.strip_prefix('=') {
        Some(rest) => (100.0, rest),
        None => match text.strip_prefix('%').and_then(|rest| rest.split_once('%')) {
            Some((weight, rest)) => match weight.trim().parse::<f64>() {
                Ok(weight) => (weight, rest),
                Err(_) => return Err(bad_number(weight, line)),
            },
            None => (0.0, text),
        },
    };
    let end = unescaped(text, '#').unwrap_or(text.len());
    if !text[end..].trim_start_matches('#').trim().is_empty() {
        gaps::tell_feedback(line, reading.changes);
    }
    let format = if reading.format == Format::Plain { Format::Plain } else { Format::Html };
    let blocks = reading.document(&without_backslashes(&text[..end]), format);
    Ok(Alternative { weight, text: one_line(&blocks) })
}

/// Where a sign stands that no backslash takes its meaning from. An entity such as `&#39;` is no feedback.
fn unescaped(text: &str, sign: char) -> Option<usize> {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        if letter == sign && before != '\\' && !(sign == '#' && before == '&') {
            return Some(at);
        }
        before = if before == '\\' { ' ' } else { letter };
    }
    None
}

fn without_backslashes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(|next| "}#~/\"\\=%".contains(*next)) => plain.extend(letters.next()),
            other => plain.push(other),
        }
    }
    plain
}

fn tell_weights(weights: &[u32], line: usize, reading: &mut Reading<'_>) {
    if weights.iter().all(|weight| *weight == weights[0]) {
        return;
    }
    reading.changes.at(
        line,
        "gap-weights-left",
        say(
            "Các chỗ trống có trọng số khác nhau, nay bằng nhau.",
            "The gaps had different weights and count alike now.",
        ),
        say("Không cần sửa, hoặc tách thành nhiều câu.", "Nothing needs to be done, or make several questions of it."),
    );
}

/// Whether capitals matter; they do in all gaps or in none.
fn tell_case(cases: &[bool], line: usize, reading: &mut Reading<'_>) -> bool {
    let case = !cases.is_empty() && cases.iter().all(|case| *case);
    if !case && cases.contains(&true) {
        reading.changes.at(
            line,
            "folding-changed",
            say(
                "Chỗ thì phân biệt chữ hoa, chỗ thì không; nay mọi chỗ trống đều không.",
                "Capitals mattered in some gaps; now they matter in none.",
            ),
            say("Bỏ fold=case nếu chữ hoa phải đúng.", "Drop fold=case if they must be right."),
        );
    }
    case
}

fn no_gap(line: usize) -> Refusal {
    Refusal::new(
        line,
        "no-gaps",
        say("Câu điền không có chỗ trống nào đọc được.", "The text has no gap that can be read."),
        say("Viết chỗ trống như {1:SHORTANSWER:=đáp án}.", "Write gaps as {1:SHORTANSWER:=answer}."),
    )
}
