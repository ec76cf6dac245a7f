//! How well a text answers a search: exact accents before folded ones, phrases before scattered words.

use super::{fold, nfc, single_spaces, tone_on_first_vowel};

/// How well a text answers a search, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Every word begins a word of the text, accents aside.
    FoldedWords,
    /// The whole search stands in the text, accents aside.
    FoldedPhrase,
    /// Every word begins a word of the text with the accents as typed.
    Words,
    /// The whole search stands in the text with the accents as typed.
    Phrase,
}

/// How well `text` answers the search for `wanted`; `None` if it does not. An empty search finds everything.
pub fn likeness(text: &str, wanted: &str) -> Option<Likeness> {
    if wanted.trim().is_empty() {
        return Some(Likeness::Phrase);
    }
    let (exact_text, exact_wanted) = (exact(text), exact(wanted));
    if has_phrase(&exact_text, &exact_wanted) {
        return Some(Likeness::Phrase);
    }
    if has_words(&exact_text, &exact_wanted) {
        return Some(Likeness::Words);
    }
    let (folded_text, folded_wanted) = (fold(text), fold(wanted));
    if has_phrase(&folded_text, &folded_wanted) {
        return Some(Likeness::FoldedPhrase);
    }
    has_words(&folded_text, &folded_wanted).then_some(Likeness::FoldedWords)
}

/// Lower case with accents; both spellings of a tone are one.
fn exact(text: &str) -> String {
    single_spaces(&tone_on_first_vowel(&nfc(text).to_lowercase()))
}

/// Whether the phrase stands in the text from the beginning of a word.
fn has_phrase(text: &str, phrase: &str) -> bool {
    let mut before = None;
    text.char_indices().any(|(place, letter)| {
        let begins_word = !before.replace(letter).is_some_and(char::is_alphanumeric);
        begins_word && text[place..].starts_with(phrase)
    }) || phrase.is_empty()
}

fn has_words(text: &str, words: &str) -> bool {
    words.split(' ').all(|word| has_phrase(text, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    const TITLE: &str = "Chuyển đổi số trong cơ quan nhà nước";

    #[test]
    fn every_way_of_typing_finds_the_course() {
        assert_eq!(likeness(TITLE, "chuyen doi so"), Some(Likeness::FoldedPhrase));
        assert_eq!(likeness(TITLE, "CHUYỂN ĐỔI SỐ"), Some(Likeness::Phrase));
        assert_eq!(likeness(TITLE, &"chuyển đổi số".nfd().collect::<String>()), Some(Likeness::Phrase));
        assert_eq!(likeness(TITLE, "số chuyển"), Some(Likeness::Words));
        assert_eq!(likeness(TITLE, "so chuyen"), Some(Likeness::FoldedWords));
        assert_eq!(likeness(TITLE, "chuyển đổi sổ"), Some(Likeness::FoldedPhrase));
        assert_eq!(likeness(TITLE, ""), Some(Likeness::Phrase));
        assert_eq!(likeness(TITLE, "đạo đức"), None);
    }

    #[test]
    fn words_are_found_from_their_beginning() {
        assert!(likeness("Lê Thị An", "an").is_some());
        assert!(likeness("Ngân hàng", "an").is_none());
        assert!(likeness("xab ab ab", "ab ab").is_some());
        assert!(likeness("Văn thư (30/2020/NĐ-CP)", "30/2020").is_some());
        assert!(likeness("Chuyển đổi", "chuy").is_some());
    }

    #[test]
    fn exact_accents_stand_first() {
        let mut titles = ["Ma trận", "Mã số", "Má phanh"];
        titles.sort_by_key(|title| std::cmp::Reverse(likeness(title, "mã")));
        assert_eq!(titles[0], "Mã số");
    }

    #[test]
    fn both_spellings_of_a_tone_are_exact() {
        assert_eq!(likeness("Hòa Bình", "hoà bình"), Some(Likeness::Phrase));
    }

    proptest::proptest! {
        #[test]
        fn no_search_is_too_strange(text in ".*", wanted in ".*") {
            likeness(&text, &wanted);
        }
    }
}
