//! Numbers as authors and learners write them: `62,5`, `15 +- 2`, `[14; 16]`, `14..16`.

/// The accepted interval that a key stands for.
pub(super) fn interval(text: &str, unit: Option<&str>) -> Option<(f64, f64)> {
    let text = match unit {
        Some(unit) => text.strip_suffix(unit).unwrap_or(text),
        None => text,
    };
    let text = text.trim();
    let (low, high) = if let Some(inside) = text.strip_prefix('[') {
        let (low, high) = inside.strip_suffix(']')?.split_once(';')?;
        (number(low)?, number(high)?)
    } else if let Some((low, high)) = text.split_once("..") {
        (number(low)?, number(high)?)
    } else if let Some((middle, spread)) = text.split_once("+-").or_else(|| text.split_once('±')) {
        let (middle, spread) = (number(middle)?, number(spread)?);
        (middle - spread, middle + spread)
    } else {
        let exact = number(text)?;
        (exact, exact)
    };
    (low <= high).then_some((low, high))
}

/// A decimal number with comma or point.
fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-").replace(',', ".");
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let plain = digits.len() <= 20
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1
        && digits.bytes().any(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok().filter(|number: &f64| number.is_finite()) } else { None }
}

/// Whether a text that is no number was probably meant as one.
pub(super) fn looks_numeric(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('[') || text.contains("+-") || text.contains('±')
}

/// `3.321`: a thousand in Vietnamese, three and a third to the reader of decimals.
pub(super) fn is_ambiguous(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit() && letter != '.').any(|part| {
        part.split_once('.').is_some_and(|(whole, rest)| {
            (1..=3).contains(&whole.len())
                && whole != "0"
                && rest.len() == 3
                && rest.bytes().all(|byte| byte.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_to_write_a_number_are_read() {
        assert_eq!(interval("62,5", None), Some((62.5, 62.5)));
        assert_eq!(interval("62.5 %", Some("%")), Some((62.5, 62.5)));
        assert_eq!(interval("15 +- 2", None), Some((13.0, 17.0)));
        assert_eq!(interval("15±2", None), Some((13.0, 17.0)));
        assert_eq!(interval("[14; 16]", None), Some((14.0, 16.0)));
        assert_eq!(interval("14..16", None), Some((14.0, 16.0)));
        assert_eq!(interval("-3", None), Some((-3.0, -3.0)));
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in ["", "abc", "1 000", "[16; 14]", "[1; 2", "15 +-", "1.2.3", "NaN", "inf", "1e5", "."] {
            assert_eq!(interval(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_point_before_three_digits_is_doubtful() {
        assert!(is_ambiguous("3.321") && is_ambiguous("136.261 +- 1"));
        assert!(!is_ambiguous("0.125") && !is_ambiguous("62.5") && !is_ambiguous("3321"));
    }
}
