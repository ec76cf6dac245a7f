//! Words of two syllables stay on one line in titles.

use std::{collections::BTreeSet, sync::LazyLock};

/// Vietnamese writes a space inside its words; this one does not break.
const BINDING_SPACE: char = '\u{a0}';

/// Words of two syllables that titles of courses, lessons and pages often have, one a line.
static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| include_str!("binding.txt").lines().collect());

/// A title in which no frequent word of two syllables is split between lines. For what is shown, never for what is
/// stored: a search for the words as people type them must find them.
pub fn bind_words(title: &str) -> String {
    let mut bound = String::with_capacity(title.len() + 8);
    let mut first = None;
    for syllable in title.split(' ') {
        let is_bound = first.is_some_and(|first| is_word(first, syllable));
        if first.is_some() || !bound.is_empty() {
            bound.push(if is_bound { BINDING_SPACE } else { ' ' });
        }
        bound.push_str(syllable);
        first = (!is_bound).then_some(syllable);
    }
    bound
}

/// Whether two syllables make a word; signs may stand before and after it, but not inside.
fn is_word(first: &str, second: &str) -> bool {
    let first = first.trim_start_matches(['“', '"', '(', '‘']);
    let second = second.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    let word = format!("{first} {second}").to_lowercase();
    WORDS.contains(word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, nfc};
    use proptest::prelude::*;

    fn shown(title: &str) -> String {
        bind_words(title).replace(BINDING_SPACE, "_")
    }

    #[test]
    fn words_of_two_syllables_are_bound() {
        assert_eq!(shown("Từ một cửa đến dịch vụ công"), "Từ một_cửa đến dịch_vụ công");
        assert_eq!(shown("Chuyển đổi số trong cơ quan nhà nước"), "Chuyển_đổi số trong cơ_quan nhà_nước");
        assert_eq!(shown("Sử dụng trí tuệ nhân tạo có trách nhiệm"), "Sử_dụng trí_tuệ nhân_tạo có trách_nhiệm");
        assert_eq!(shown("ĐẠO ĐỨC CÔNG VỤ"), "ĐẠO_ĐỨC CÔNG_VỤ");
    }

    #[test]
    fn signs_may_stand_round_a_word_but_not_in_it() {
        assert_eq!(shown("“Dữ liệu”, an toàn: thông tin?"), "“Dữ_liệu”, an_toàn: thông_tin?");
        assert_eq!(shown("Bảo vệ dữ, liệu"), "Bảo_vệ dữ, liệu");
    }

    #[test]
    fn a_syllable_belongs_to_one_word() {
        assert_eq!(shown("cán bộ công chức"), "cán_bộ công_chức");
        assert_eq!(shown("công chức trách nhiệm"), "công_chức trách_nhiệm", "not chức trách");
    }

    #[test]
    fn other_titles_stay_as_they_are() {
        for title in ["", " ", "Lesson 1", " a  b ", "L’accueil du public"] {
            assert_eq!(bind_words(title), title);
        }
    }

    #[test]
    fn the_list_holds_words_as_they_are_compared() {
        for word in WORDS.iter().copied() {
            assert_eq!((word.split(' ').count(), nfc(word).as_str()), (2, word));
            assert_eq!(word.to_lowercase(), word);
        }
    }

    proptest! {
        #[test]
        fn nothing_but_spaces_changes(title in ".*") {
            prop_assert_eq!(bind_words(&title).replace(BINDING_SPACE, " "), title.replace(BINDING_SPACE, " "));
            prop_assert_eq!(fold(&bind_words(&title)), fold(&title));
        }
    }
}
