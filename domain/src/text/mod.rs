//! Vietnamese text: normal form, folding for search, sort keys, names, spelling of tones, words that stay together.

mod binding;
mod collation;
mod encoding;
mod normal_form;
mod search;
mod tone;

pub use binding::bind_words;
pub use collation::{person_sort_key, sort_key};
pub use encoding::{LegacyEncoding, disguised, is_garbled, legacy_encoding};
pub use normal_form::nfc;
pub use search::{Likeness, likeness};
pub use tone::tone_on_first_vowel;

use unicode_segmentation::UnicodeSegmentation;

/// What may stand around a short answer without being part of it.
const FRAME: &str = " .,;:!?…\"'“”‘«»()[]–—";

/// The search form: lower case, no marks, `đ` as `d`, single spaces.
pub fn fold(text: &str) -> String {
    single_spaces(&without_accents(&text.to_lowercase()))
}

/// The same letters without any mark, `đ` as `d`, which no normal form does.
pub fn without_accents(text: &str) -> String {
    normal_form::without_marks(text).replace('đ', "d").replace('Đ', "D")
}

/// The text with every run of white space as one space, and none around it.
pub fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A short answer without what does not matter in it: NFC, single spaces, no punctuation around it, straight
/// apostrophes. What consists of punctuation alone is kept.
pub fn bare(text: &str) -> String {
    let text = single_spaces(&nfc(text)).replace(['\u{2019}', '\u{2bc}'], "'");
    let inner = text.trim_matches(|letter| FRAME.contains(letter));
    if inner.is_empty() { text } else { inner.to_owned() }
}

/// How many characters people would count: `ễ` is one in every normal form.
pub fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Whether people would count more than `limit` characters, or whether the text is large beyond any writing: a
/// character can carry marks without end.
pub fn longer_than(text: &str, limit: usize) -> bool {
    const LARGEST_CHARACTER: usize = 32;
    text.len() > limit.saturating_mul(LARGEST_CHARACTER) || text.graphemes(true).nth(limit).is_some()
}

/// Words as the course format counts them: what stands between spaces and holds a letter or a digit.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The name by which a person is greeted and sorted, as long as she does not choose another: the last word.
pub fn given_name(full_name: &str) -> &str {
    full_name.split_whitespace().next_back().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn both_normal_forms_enter_as_one() {
        let composed = "Nguyễn";
        let decomposed: String = composed.nfd().collect();
        assert_eq!((composed.chars().count(), decomposed.chars().count()), (6, 8));
        assert_eq!(nfc(&decomposed), composed);
        assert_eq!((length(composed), length(&decomposed)), (6, 6));
    }

    #[test]
    fn search_finds_without_accents_capitals_and_the_stroke_of_d() {
        for written in ["chuyển đổi số", "CHUYỂN ĐỔI SỐ", "  Chuyển\tđổi \u{a0} số ", "chuyen doi so"]
        {
            assert_eq!(fold(written), "chuyen doi so");
            assert_eq!(fold(&written.nfd().collect::<String>()), "chuyen doi so");
        }
        assert_eq!(fold("Đặng Thị Ánh"), "dang thi anh");
    }

    #[test]
    fn words_stand_between_spaces() {
        assert_eq!(words("Hai  từ.\n– ba 4 ..."), 4);
        assert_eq!(words(""), 0);
    }

    #[test]
    fn the_given_name_is_the_last_word() {
        assert_eq!(given_name("Nguyễn Thị  Ánh "), "Ánh");
        assert_eq!(given_name("Ánh"), "Ánh");
        assert_eq!(given_name(" "), "");
    }

    #[test]
    fn a_bare_text_has_no_frame() {
        assert_eq!(bare("  “Trình bày  khoa học”. "), "Trình bày khoa học");
        assert_eq!(bare("l’accord"), "l'accord");
        assert_eq!(bare("C++"), "C++");
        assert_eq!(bare(" ? "), "?");
    }

    #[test]
    fn length_is_counted_as_people_count() {
        assert!(!longer_than("ễễễ", 3));
        assert!(!longer_than(&"ễễễ".nfd().collect::<String>(), 3));
        assert!(longer_than("ễễễễ", 3));
        assert!(longer_than(&format!("e{}", "\u{301}".repeat(100)), 3));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn bare_texts_are_stable(text in ".*") {
            prop_assert_eq!(bare(&bare(&text)), bare(&text));
        }
    }
}
