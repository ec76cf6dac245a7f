//! Vietnamese text: normal form, search folding and sort keys.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The normal form C in which every text enters.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The search form: lower case, no marks, `đ` as `d`, single spaces.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
