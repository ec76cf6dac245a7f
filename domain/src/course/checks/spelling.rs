//! `hòa` and `hoà` are one syllable; a course writes it in one way.

use crate::course::manuscript::{Manuscript, Problems, Spot, say};
use std::collections::BTreeMap;

/// Where the tone of an open `oa`, `oe`, `uy` stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    /// `hòa`, as state documents write.
    First,
    /// `hoà`.
    Second,
}

/// The first word of a style in a file.
struct Met {
    word: String,
    spot: Spot,
    count: usize,
}

/// Warns in every file that writes tones as most of the course does not.
pub(in crate::course) fn check_tones<'m>(manuscripts: impl Iterator<Item = &'m Manuscript>, problems: &mut Problems) {
    let met: Vec<BTreeMap<Style, Met>> = manuscripts.map(styles).collect();
    let count = |style| met.iter().filter_map(|file| file.get(&style)).map(|met| met.count).sum::<usize>();
    let (first, second) = (count(Style::First), count(Style::Second));
    if first == 0 || second == 0 {
        return;
    }
    let (rare, usual) = if second <= first { (Style::Second, Style::First) } else { (Style::First, Style::Second) };
    let Some(other) = met.iter().find_map(|file| file.get(&usual)) else { return };
    for Met { word, spot, count } in met.iter().filter_map(|file| file.get(&rare)) {
        let Met { word: usual, .. } = other;
        problems.warning(
            spot,
            "mixed-tone-spelling",
            say(
                format!("“{word}” đặt dấu thanh khác với “{usual}” trong cùng khóa học ({count} chỗ trong tệp này)."),
                format!("'{word}' sets its tone otherwise than '{usual}' in the same course ({count} in this file)."),
            ),
            say(
                "Chọn một kiểu cho cả khóa; văn bản hành chính viết: hòa, thủy, khỏe, ủy.",
                "Use one way in the whole course; state documents write hòa, thủy, khỏe, ủy.",
            ),
        );
    }
}

fn styles(manuscript: &Manuscript) -> BTreeMap<Style, Met> {
    let text: &str = &manuscript.text;
    let mut found: BTreeMap<Style, Met> = BTreeMap::new();
    let mut before = ' ';
    for (at, last) in text.char_indices() {
        let pair = (std::mem::replace(&mut before, last), last);
        let Some(style) = style(pair) else { continue };
        let end = at + last.len_utf8();
        let Some(word) = word_ending_at(text, end) else { continue };
        // `quý`, and its slip `qúy`: the `u` belongs to `q`.
        if word.chars().rev().nth(2).is_some_and(|letter| matches!(letter, 'q' | 'Q')) {
            continue;
        }
        let first =
            || Met { word: word.to_owned(), spot: manuscript.spot(manuscript.place(end - word.len())), count: 0 };
        found.entry(style).or_insert_with(first).count += 1;
    }
    found
}

/// The style of an `oa`, `oe` or `uy`, if one of the two letters bears a tone.
fn style(pair: (char, char)) -> Option<Style> {
    match pair {
        ('ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'Ò' | 'Ó' | 'Ỏ' | 'Õ' | 'Ọ', 'a' | 'e' | 'A' | 'E')
        | ('ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'Ù' | 'Ú' | 'Ủ' | 'Ũ' | 'Ụ', 'y' | 'Y') => Some(Style::First),
        ('o' | 'O', 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'À' | 'Á' | 'Ả' | 'Ã' | 'Ạ')
        | ('o' | 'O', 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'È' | 'É' | 'Ẻ' | 'Ẽ' | 'Ẹ')
        | ('u' | 'U', 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' | 'Ỳ' | 'Ý' | 'Ỷ' | 'Ỹ' | 'Ỵ') => {
            Some(Style::Second)
        }
        _ => None,
    }
}

/// The word that ends at a byte; `None` where it goes on, for only open syllables have two spellings.
fn word_ending_at(text: &str, end: usize) -> Option<&str> {
    if text[end..].starts_with(char::is_alphabetic) {
        return None;
    }
    // No syllable is longer; a hostile word without end costs no more.
    let start = text.floor_char_boundary(end.saturating_sub(32));
    let head = &text[start..end];
    let word = head.rfind(|letter: char| !letter.is_alphabetic()).map_or(head, |at| {
        let sign = head[at..].chars().next().map_or(1, char::len_utf8);
        &head[at + sign..]
    });
    Some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Style, String)> {
        let manuscript = Manuscript::new("a.md".into(), "a.md".into(), text.into());
        styles(&manuscript).into_iter().map(|(style, met)| (style, met.word)).collect()
    }

    #[test]
    fn only_open_syllables_have_a_style() {
        for word in ["hòa", "Thủy", "khỏe", "ỦY", "xóa"] {
            assert_eq!(found(&format!("({word}).")), [(Style::First, word.to_owned())]);
        }
        for word in ["hoà", "thuỷ", "KHOẺ", "uỷ"] {
            assert_eq!(found(word), [(Style::Second, word.to_owned())]);
        }
        assert_eq!(found("hoàn quý của hoa qúy ý toán huế Quỳnh khuỷu ngoài"), []);
    }

    #[test]
    fn the_two_styles_are_those_of_the_spelling_of_tones() {
        use crate::text::tone_on_first_vowel;
        for word in ["hoà", "loé", "thuỷ", "HOẠ", "xoẹ", "luỵ"] {
            let other = tone_on_first_vowel(word);
            assert_ne!(other, word);
            assert_eq!((found(word)[0].0, found(&other)[0].0), (Style::Second, Style::First), "{word}");
        }
    }
}
