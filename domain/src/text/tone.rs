//! The two spellings of a tone: `hòa` and `hoà` are one syllable.

use super::{nfc, normal_form::nfd};

/// For comparing, not for showing: people keep their own spelling.
///
/// Moves the tone of an open `oa`, `oe`, `uy` to its first vowel, as state documents write: `hoà` becomes `hòa`,
/// `thuỷ` becomes `thủy`. Syllables that go on (`hoàn`, `khuỷu`) and `quý`, whose `u` belongs to `q`, stay.
pub fn tone_on_first_vowel(text: &str) -> String {
    let mut letters: Vec<char> = nfc(text).chars().collect();
    for place in 1..letters.len() {
        let (first, second) = (letters[place - 1], letters[place]);
        if !matches!(first, 'o' | 'O' | 'u' | 'U') {
            continue;
        }
        let goes_on = letters.get(place + 1).is_some_and(|next| next.is_alphabetic());
        let before = place.checked_sub(2).map(|earlier| letters[earlier].to_ascii_lowercase());
        let Some((vowel, tone)) = vowel_and_tone(second) else { continue };
        let open = match (first.to_ascii_lowercase(), vowel.to_ascii_lowercase()) {
            ('o', 'a' | 'e') => true,
            ('u', 'y') => before != Some('q'),
            _ => false,
        };
        if open
            && !goes_on
            && let Some(toned) = composed(first, tone)
        {
            letters[place - 1] = toned;
            letters[place] = vowel;
        }
    }
    letters.into_iter().collect()
}

/// The one letter that the two make.
fn composed(vowel: char, tone: char) -> Option<char> {
    let letter = nfc(&String::from_iter([vowel, tone]));
    let mut letters = letter.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// A plain vowel and its tone; nothing for letters without a tone or with a further mark.
fn vowel_and_tone(letter: char) -> Option<(char, char)> {
    let parts = nfd(letter.encode_utf8(&mut [0; 4]));
    let mut parts = parts.chars();
    let (vowel, tone) = (parts.next()?, parts.next()?);
    let is_tone = matches!(tone, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    (is_tone && parts.next().is_none()).then_some((vowel, tone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn open_syllables_take_the_old_style() {
        for (new, old) in [
            ("hoà", "hòa"),
            ("Hoà Bình", "Hòa Bình"),
            ("thuỷ", "thủy"),
            ("THUỶ", "THỦY"),
            ("khoẻ", "khỏe"),
            ("uỷ ban", "ủy ban"),
            ("hoạ, loá, xoã", "họa, lóa, xõa"),
        ] {
            assert_eq!(tone_on_first_vowel(new), old);
            assert_eq!(tone_on_first_vowel(old), old);
            assert_eq!(tone_on_first_vowel(&new.nfd().collect::<String>()), old);
        }
    }

    #[test]
    fn other_syllables_stay() {
        for text in ["quý", "Quỳ", "hoàn", "khuỷu", "ngoài", "toàn", "huỳnh", "thuở", "xoắn", "hoa", "q", "ỷ", ""]
        {
            assert_eq!(tone_on_first_vowel(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn moving_twice_is_moving_once(text in "[a-zA-Zàáảãạèẻỳỷýđ oàuỷ]*") {
            let once = tone_on_first_vowel(&text);
            proptest::prop_assert_eq!(tone_on_first_vowel(&once), once);
        }
    }
}
