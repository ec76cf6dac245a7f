//! Raised and lowered text without tags: `m²`, `H₂O`, and `x^(n+1)` where no such letters exist.

/// Letters with their raised form.
const RAISED: [(char, char); 19] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
    ('i', 'ⁱ'),
    ('o', '°'),
];

/// Letters with their lowered form.
const LOWERED: [(char, char); 15] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
];

/// Raised text, and whether it lost its looks.
pub(super) fn raised(text: &str) -> (String, bool) {
    shifted(text, &RAISED, '^')
}

/// Lowered text, and whether it lost its looks.
pub(super) fn lowered(text: &str) -> (String, bool) {
    shifted(text, &LOWERED, '_')
}

fn shifted(text: &str, letters: &[(char, char)], sign: char) -> (String, bool) {
    let text = text.trim();
    let shift = |letter| letters.iter().find(|(plain, _)| *plain == letter).map(|(_, shifted)| *shifted);
    match text.chars().map(shift).collect::<Option<String>>() {
        Some(shifted) => (shifted, false),
        None if text.chars().count() == 1 => (format!("{sign}{text}"), true),
        None => (format!("{sign}({text})"), true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_meaning() {
        assert_eq!(raised("2"), ("²".to_owned(), false));
        assert_eq!(lowered(" 10 "), ("₁₀".to_owned(), false));
        assert_eq!(raised("x+1"), ("^(x+1)".to_owned(), true));
        assert_eq!(lowered("k"), ("_k".to_owned(), true));
        assert_eq!(raised(""), (String::new(), false));
    }
}
