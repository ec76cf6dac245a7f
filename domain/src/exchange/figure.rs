//! Numbers of other systems as our format writes them.

use super::told::{Changes, say};
use crate::{locale::Locale, number::plain};

/// Our reader takes no longer numbers.
const LONGEST: usize = 20;

/// A number as other systems write it.
pub(super) fn value(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-").replace(',', ".");
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse().ok().filter(|value: &f64| is_plain && value.is_finite() && value.abs() < 1e18)
}

/// A range as we write it.
pub(super) fn range(low: f64, high: f64, lang: Locale, line: usize, changes: &mut Changes) -> String {
    let [low, high] = [low, high].map(|value| written(value, lang, line, changes));
    if low == high { low } else { format!("[{low}; {high}]") }
}

/// A value with its tolerance as we write it.
pub(super) fn spread(value: f64, tolerance: f64, lang: Locale, line: usize, changes: &mut Changes) -> String {
    let value = written(value, lang, line, changes);
    if tolerance == 0.0 {
        return value;
    }
    format!("{value} +- {}", written(tolerance, lang, line, changes))
}

/// A number with the decimal mark of the language; longer ones than our reader takes are rounded.
fn written(value: f64, lang: Locale, line: usize, changes: &mut Changes) -> String {
    // Where a point could part thousands, a comma cannot be misread.
    let lang = if lang == Locale::En && !has_three_decimals(value) { Locale::En } else { Locale::Vi };
    // Minus zero is zero.
    let value = value + 0.0;
    let exact = plain(value, lang);
    if exact.trim_start_matches('-').len() <= LONGEST {
        return exact;
    }
    let whole = format!("{:.0}", value.abs()).len();
    let rounded = format!("{value:.*}", LONGEST - 2 - whole).trim_end_matches('0').trim_end_matches('.').to_owned();
    let rounded = if lang == Locale::En { rounded } else { rounded.replace('.', ",") };
    changes.at(
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
