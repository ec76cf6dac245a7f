//! The normal forms of Unicode. They are the same everywhere, by the promise of the standard; in browsers, which bring
//! the tables, ours would be a third of what the writing room fetches.

/// The normal form C in which every text enters.
pub fn nfc(text: &str) -> String {
    // Nearly every text has it already, and looking costs less than composing.
    if text.chars().all(is_composed) { text.to_owned() } else { form::nfc(text) }
}

/// Letters apart from their marks.
pub(super) fn nfd(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { form::nfd(text) }
}

/// The text in the normal form D without its marks.
pub(super) fn without_marks(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { form::without_marks(text) }
}

/// Characters that no character beside them changes: Latin with all letters of Vietnamese, and punctuation.
fn is_composed(letter: char) -> bool {
    matches!(letter, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}')
}

#[cfg(not(target_arch = "wasm32"))]
mod form {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

    pub fn nfc(text: &str) -> String {
        if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
    }

    pub fn nfd(text: &str) -> String {
        text.nfd().collect()
    }

    pub fn without_marks(text: &str) -> String {
        text.nfd().filter(|letter| !is_combining_mark(*letter)).collect()
    }
}

#[cfg(target_arch = "wasm32")]
mod form {
    use js_sys::{JsString, RegExp};

    pub fn nfc(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    pub fn nfd(text: &str) -> String {
        JsString::from(text).normalize("NFD").into()
    }

    pub fn without_marks(text: &str) -> String {
        let marks = RegExp::new(r"\p{M}", "gu");
        JsString::from(text).normalize("NFD").replace_by_pattern(&marks, "").into()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    #[test]
    fn what_is_passed_by_is_composed_whatever_stands_beside_it() {
        let passed: Vec<char> = ('\0'..=char::MAX).filter(|letter| is_composed(*letter)).collect();
        for letter in &passed {
            assert!(is_nfc(&letter.to_string()), "{letter:?}");
            // Only a combining character, which is not passed by, could compose with the one before it.
            assert_eq!(unicode_normalization::char::canonical_combining_class(*letter), 0, "{letter:?}");
        }
        let beside: String = passed.iter().rev().collect();
        assert!(is_nfc(&beside) && beside.nfc().eq(beside.chars()));
    }
}
