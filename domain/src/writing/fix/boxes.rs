//! Spaces and line breaks that are missing or too many.

use super::{Fix, Spot, lines::line};
use crate::problem::Sentence;

/// `- [x] a` for `-[x]a`: an option has its marker, and one space on either side of its box.
pub(super) fn mended(spot: &Spot<'_>) -> Option<Fix> {
    let text = spot.line.text;
    let start = text.len() - text.trim_start_matches(['>', ' ', '\t']).len();
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let sign = text[start + digits..].chars().next()?;
    let is_marker = if digits > 0 { matches!(sign, '.' | ')') } else { matches!(sign, '-' | '*' | '+') };
    let marker = start + digits + 1;
    let rest = is_marker.then(|| text[marker..].trim_start())?;
    let (inside, after) = rest.strip_prefix('[')?.split_once(']')?;
    let mark = match inside.trim() {
        "" => ' ',
        "x" | "X" | "v" | "V" | "✓" => 'x',
        _ => return None,
    };
    let written = format!(" [{mark}] ");
    let end = text.len() - after.trim_start().len();
    let label = Sentence::new("Thêm khoảng trắng quanh ô", "Put spaces round the box");
    Some(spot.fix(label, marker, end, written))
}

/// An empty line before `---`, which else makes a heading of the text above it.
pub(super) fn apart(spot: &Spot<'_>) -> Option<Fix> {
    let below = line(spot.text, spot.problem.line + 1)?;
    let is_rule = below.text.trim_end().len() > 2 && below.text.trim_end().bytes().all(|sign| sign == b'-');
    let end = &spot.text[spot.line.start + spot.line.text.len()..below.start];
    let label = Sentence::new("Thêm một dòng trống trước ---", "Put an empty line before ---");
    let at = spot.line.text.len();
    is_rule.then(|| spot.fix(label, at, at, end))
}

/// A heading and its `{#id}` on one line.
pub(super) fn joined(spot: &Spot<'_>) -> Option<Fix> {
    let below = line(spot.text, spot.problem.line + 1)?;
    let at = spot.line.text.trim_end().len();
    let next = below.text.trim_start();
    let end = below.start - spot.line.start + (below.text.len() - next.len());
    let label = Sentence::new("Nối tiêu đề thành một dòng", "Put the heading on one line");
    (!next.is_empty()).then(|| spot.fix(label, at, end, " "))
}
