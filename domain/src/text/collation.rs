//! Vietnamese order as text that every database sorts alike.

use super::{nfc, single_spaces, tone_on_first_vowel};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A key of lower-case hex that sorts under every collation as CLDR sorts Vietnamese.
///
/// First the letters of the whole text count, `a ă â b c d đ e ê … o ô ơ … u ư …`; among equal letters the tones,
/// none, huyền, hỏi, ngã, sắc, nặng. Case does not matter, nor on which vowel of `hòa` the tone is written.
pub fn sort_key(text: &str) -> String {
    let mut letters = Vec::new();
    let mut tones = Vec::new();
    let text = tone_on_first_vowel(text).to_lowercase();
    let mut parts = text.nfd().peekable();
    while let Some(base) = parts.next() {
        let mut mark = None;
        let mut tone = NO_TONE;
        while let Some(next) = parts.next_if(|next| is_combining_mark(*next)) {
            match next {
                CIRCUMFLEX | BREVE | HORN if letter_weight(base, Some(next)).is_some() => mark = Some(next),
                other => tone = tone_weight(other),
            }
        }
        match letter_weight(base, mark) {
            Some(weight) => letters.push(weight),
            None => push_other(&mut letters, base),
        }
        tones.push(tone);
    }
    let bytes = letters.into_iter().chain([END_OF_LETTERS]).chain(tones);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// The sort key of a person: given name first, then family and middle names.
pub fn person_sort_key(full_name: &str, given_name: &str) -> String {
    let full_name = single_spaces(&nfc(full_name));
    let given_name = single_spaces(&nfc(given_name));
    let rest = full_name.strip_suffix(&given_name).unwrap_or(&full_name).trim_end();
    format!("{}{END_OF_NAME:02x}{}", sort_key(&given_name), sort_key(rest))
}

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';
const HORN: char = '\u{31b}';

// Below every weight, so that a shorter text comes before a longer one that begins alike.
const END_OF_NAME: u8 = 0x00;
const END_OF_LETTERS: u8 = 0x01;
const SPACE: u8 = 0x02;
const NO_TONE: u8 = 0x10;
const OTHER_SIGN: u8 = 0x04;
const FIRST_DIGIT: u8 = 0x10;
const FIRST_LETTER: u8 = 0x20;
const OTHER_LETTER: u8 = 0xf0;

/// The letters of Vietnamese, and those of names and foreign words, in the order of CLDR.
const ALPHABET: &[(char, Option<char>)] = &[
    ('a', None),
    ('a', Some(BREVE)),
    ('a', Some(CIRCUMFLEX)),
    ('b', None),
    ('c', None),
    ('d', None),
    ('đ', None),
    ('e', None),
    ('e', Some(CIRCUMFLEX)),
    ('f', None),
    ('g', None),
    ('h', None),
    ('i', None),
    ('j', None),
    ('k', None),
    ('l', None),
    ('m', None),
    ('n', None),
    ('o', None),
    ('o', Some(CIRCUMFLEX)),
    ('o', Some(HORN)),
    ('p', None),
    ('q', None),
    ('r', None),
    ('s', None),
    ('t', None),
    ('u', None),
    ('u', Some(HORN)),
    ('v', None),
    ('w', None),
    ('x', None),
    ('y', None),
    ('z', None),
];

/// The weight of a letter, a digit or a space; nothing for what Vietnamese does not know.
fn letter_weight(base: char, mark: Option<char>) -> Option<u8> {
    match base {
        _ if base.is_whitespace() => Some(SPACE),
        '0'..='9' => Some(FIRST_DIGIT + (base as u8 - b'0')),
        _ => {
            let place = ALPHABET.iter().position(|letter| *letter == (base, mark))?;
            Some(FIRST_LETTER + place as u8)
        }
    }
}

/// Signs come before digits, letters of other scripts after `z`, both in the order of their code points.
fn push_other(letters: &mut Vec<u8>, base: char) {
    letters.push(if base.is_alphanumeric() { OTHER_LETTER } else { OTHER_SIGN });
    // 21 bits in three bytes of seven, each above the marks that end something.
    let code = u32::from(base);
    letters.extend([code >> 14, code >> 7, code].map(|bits| 0x80 | (bits & 0x7f) as u8));
}

fn tone_weight(mark: char) -> u8 {
    match mark {
        '\u{300}' => NO_TONE + 1,
        '\u{309}' => NO_TONE + 2,
        '\u{303}' => NO_TONE + 3,
        '\u{301}' => NO_TONE + 4,
        '\u{323}' => NO_TONE + 5,
        _ => NO_TONE + 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::given_name;
    use proptest::prelude::*;

    #[track_caller]
    fn in_order(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn letters_stand_in_the_order_of_the_alphabet() {
        in_order(&["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "p", "u", "ư", "v", "z"]);
        in_order(&["An", "Ăn", "Ân", "Bình", "Dũng", "Đặng", "Em", "Yến"]);
        in_order(&["Dũng", "Đặng", "Én"]);
    }

    #[test]
    fn tones_count_only_among_equal_letters() {
        in_order(&["ma", "mà", "mả", "mã", "má", "mạ"]);
        in_order(&["mạ", "mai", "mang"]);
        in_order(&["Hà An", "Ha Bình", "Hà Bình"]);
        assert_eq!(sort_key("Hòa"), sort_key("Hoà"));
    }

    #[test]
    fn spaces_signs_and_digits_come_before_letters() {
        in_order(&["", "m 2", "m-2", "m2", "m9", "ma", "mα"]);
        in_order(&["An", "An Bình", "Anh"]);
    }

    #[test]
    fn case_and_normal_form_do_not_matter() {
        let decomposed: String = "ĐẶNG THỊ ÁNH".nfd().collect();
        assert_eq!(sort_key(&decomposed), sort_key("đặng thị ánh"));
    }

    #[test]
    fn people_stand_by_given_name_then_family() {
        let mut people = ["Trần Văn Ân", "Lê Thị An", "Bùi Hải", "Nguyễn Dũng", "Phạm Minh Đặng", "Đỗ An", "Đặng An"];
        people.sort_by_key(|name| person_sort_key(name, given_name(name)));
        assert_eq!(
            people,
            ["Đặng An", "Đỗ An", "Lê Thị An", "Trần Văn Ân", "Nguyễn Dũng", "Phạm Minh Đặng", "Bùi Hải"]
        );
    }

    #[test]
    fn a_chosen_given_name_sorts_a_person() {
        let key = person_sort_key("H Thanh Hà Kbuôr", "Hà");
        assert!(person_sort_key("Lê An", "An") < key && key < person_sort_key("Lê Kha", "Kha"));
    }

    proptest! {
        #[test]
        fn keys_are_lower_case_hex(text in ".*") {
            prop_assert!(sort_key(&text).bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)));
        }

        #[test]
        fn a_text_never_sorts_before_its_beginning(text in "[a-zđêơ ]{1,8}", more in "[a-zđêơ ]{1,8}") {
            let longer = text.clone() + &more;
            prop_assert!(sort_key(&text) < sort_key(&longer));
        }
    }
}
