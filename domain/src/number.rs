//! Numbers as people write and read them.

use crate::locale::Locale;

/// No number that a person means has more characters; more are refused before they are looked at.
const LONGEST: usize = 40;

/// What a person who typed `text` may have meant; nothing if it is no number.
///
/// `62,5` and `62.5` are the same. Points, commas and spaces may also part groups of three digits. A lone separator
/// before exactly three digits can be both: `1.500` gives 1.5 first and then 1500, because a reader in Hà Nội and one
/// in London are both right.
pub fn readings(text: &str) -> Vec<f64> {
    if text.chars().count() > LONGEST {
        return Vec::new();
    }
    let (sign, digits) = signed(text.trim());
    let Some(digits) = without_spaces(digits) else { return Vec::new() };
    let mut found = Vec::new();
    for decimal_mark in [',', '.'] {
        let group_mark = if decimal_mark == ',' { '.' } else { ',' };
        if let Some(value) = read(&digits, decimal_mark, group_mark)
            && !found.contains(&(sign * value))
        {
            found.push(sign * value);
        }
    }
    found.sort_by(|one, other| one.abs().total_cmp(&other.abs()));
    found
}

/// The number that an author wrote, where one separator is always the decimal mark: `62,5` and `62.5`.
pub fn decimal(text: &str) -> Option<f64> {
    readings(text).first().copied()
}

/// A whole number with groups of three digits: `1.500` in Vietnamese.
pub fn whole(value: i64, locale: Locale) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut grouped = String::from(if value < 0 { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push_str(group_mark(locale));
        }
        grouped.push(digit);
    }
    grouped
}

/// Thousandths without idle zeros: 1500 is `1,5`.
pub fn thousandths(value: i64, locale: Locale) -> String {
    let rest = format!("{:03}", value.unsigned_abs() % 1000);
    with_fraction(value < 0, value.unsigned_abs() / 1000, rest.trim_end_matches('0'), locale)
}

/// A number of a key, as short as it can be written: `62,5`.
pub fn plain(value: f64, locale: Locale) -> String {
    let text = value.to_string();
    match locale {
        Locale::En => text,
        Locale::Vi | Locale::Fr => text.replace('.', ","),
    }
}

fn with_fraction(negative: bool, whole_part: u64, fraction: &str, locale: Locale) -> String {
    let sign = if negative { "-" } else { "" };
    let whole_part = whole(i64::try_from(whole_part).unwrap_or(i64::MAX), locale);
    let mark = match (fraction, locale) {
        ("", _) => "",
        (_, Locale::En) => ".",
        (_, Locale::Vi | Locale::Fr) => ",",
    };
    format!("{sign}{whole_part}{mark}{fraction}")
}

fn group_mark(locale: Locale) -> &'static str {
    match locale {
        Locale::Vi => ".",
        Locale::En => ",",
        Locale::Fr => "\u{202f}",
    }
}

/// The sign and what follows it. Phones offer several signs for minus.
fn signed(text: &str) -> (f64, &str) {
    match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

/// `1 500` as `1500`; nothing if spaces part anything else than groups of three digits before the decimal mark.
fn without_spaces(text: &str) -> Option<String> {
    if !text.contains(char::is_whitespace) {
        return Some(text.to_owned());
    }
    let end = text.find([',', '.']).unwrap_or(text.len());
    let (front, fraction) = text.split_at(end);
    let groups: Vec<&str> = front.split(char::is_whitespace).collect();
    (is_grouped(&groups) && !fraction.contains(char::is_whitespace)).then(|| groups.concat() + fraction)
}

/// The value if the marks are used in this way.
fn read(text: &str, decimal_mark: char, group_mark: char) -> Option<f64> {
    let (front, fraction) = match text.split_once(decimal_mark) {
        Some(("", fraction)) if is_digits(fraction) => ("0", fraction),
        Some((front, fraction)) if fraction.is_empty() || is_digits(fraction) => (front, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    let groups: Vec<&str> = front.split(group_mark).collect();
    let grouped = match groups.as_slice() {
        [digits] => is_digits(digits),
        groups => is_grouped(groups),
    };
    if !grouped {
        return None;
    }
    format!("{}.{fraction}", groups.concat()).parse().ok()
}

/// `1`, `500` and `000`: the first group is short and not zero, the others are full.
fn is_grouped(groups: &[&str]) -> bool {
    let Some((first, others)) = groups.split_first() else { return false };
    is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && others.iter().all(|group| group.len() == 3 && is_digits(group))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comma_and_point_are_the_same() {
        assert_eq!(readings("62,5"), [62.5]);
        assert_eq!(readings("62.5"), [62.5]);
        assert_eq!(readings(" −7,25 "), [-7.25]);
        assert_eq!(readings("+ 15"), [15.0]);
        assert_eq!(readings("0,500"), [0.5]);
        assert_eq!(readings(".5"), [0.5]);
        assert_eq!(readings("15."), [15.0]);
    }

    #[test]
    fn groups_of_three_are_understood_in_each_way_of_writing() {
        for text in ["1.500.000", "1,500,000", "1 500 000", "1\u{202f}500\u{a0}000", "1500000", "1.500.000,0"] {
            assert_eq!(readings(text), [1_500_000.0], "{text}");
        }
        assert_eq!(readings("1.234,5"), [1234.5]);
        assert_eq!(readings("1,234.5"), [1234.5]);
        assert_eq!(readings("1 234,5"), [1234.5]);
    }

    #[test]
    fn a_lone_separator_before_three_digits_can_mean_both() {
        assert_eq!(readings("1.500"), [1.5, 1500.0]);
        assert_eq!(readings("-1,500"), [-1.5, -1500.0]);
        assert_eq!(decimal("1,500"), Some(1.5));
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        for text in
            ["", "-", "mười lăm", "1,2,3", "12 34", "1.23.456", "1e5", "NaN", "inf", "--1", ",", "5,,", "1.500.", "١٥"]
        {
            assert_eq!(readings(text), [0.0; 0], "{text}");
        }
        assert!(readings(&"9".repeat(10_000)).is_empty());
    }

    #[test]
    fn each_language_has_its_marks() {
        assert_eq!(whole(1_234_567, Locale::Vi), "1.234.567");
        assert_eq!(whole(-1234, Locale::En), "-1,234");
        assert_eq!(whole(999, Locale::Fr), "999");
        assert_eq!(whole(1000, Locale::Fr), "1\u{202f}000");
        assert_eq!(thousandths(7500, Locale::Vi), "7,5");
        assert_eq!(thousandths(-1_000_050, Locale::En), "-1,000.05");
        assert_eq!(thousandths(0, Locale::Vi), "0");
        assert_eq!(plain(62.5, Locale::Fr), "62,5");
        assert_eq!(plain(40.0, Locale::Vi), "40");
    }

    proptest::proptest! {
        #[test]
        fn what_we_write_we_read(value in -1_000_000_000_i64..1_000_000_000) {
            for locale in Locale::ALL {
                let text = thousandths(value, locale);
                proptest::prop_assert!(readings(&text).iter().any(|read| (read * 1000.0 - value as f64).abs() < 0.01), "{}", text);
            }
        }

        #[test]
        fn no_text_is_too_strange(text in ".*") {
            readings(&text);
        }
    }
}
