//! `hòa` and `hoà` are one syllable; a course writes it in one way.

use crate::{
    course::manuscript::{Manuscript, Problems, Spot, say},
    text::tone_on_first_vowel,
};
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
    let mut found: BTreeMap<Style, Met> = BTreeMap::new();
    let mut start = None;
    // The end closes the last word.
    let ends = manuscript.text.char_indices().chain([(manuscript.text.len(), ' ')]);
    for (at, letter) in ends {
        if letter.is_alphabetic() {
            start.get_or_insert(at);
            continue;
        }
        let Some(word) = start.take().map(|start| &manuscript.text[start..at]) else { continue };
        let Some(style) = style(word) else { continue };
        found
            .entry(style)
            .or_insert_with(|| Met {
                word: word.to_owned(),
                spot: manuscript.spot(manuscript.place(at - word.len())),
                count: 0,
            })
            .count += 1;
    }
    found
}

/// The style of a word; most words have none.
fn style(word: &str) -> Option<Style> {
    let mut letters = word.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    match (before, last) {
        ('ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'Ò' | 'Ó' | 'Ỏ' | 'Õ' | 'Ọ', 'a' | 'e' | 'A' | 'E') => {
            Some(Style::First)
        }
        ('ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'Ù' | 'Ú' | 'Ủ' | 'Ũ' | 'Ụ', 'y' | 'Y') => {
            // `qúy` is a slip of its own.
            (!matches!(letters.next(), Some('q' | 'Q'))).then_some(Style::First)
        }
        ('o' | 'u' | 'O' | 'U', last) if !last.is_ascii() => {
            (tone_on_first_vowel(word) != word).then_some(Style::Second)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_syllables_have_a_style() {
        for word in ["hòa", "Thủy", "khỏe", "ỦY", "xóa"] {
            assert_eq!(style(word), Some(Style::First), "{word}");
        }
        for word in ["hoà", "thuỷ", "KHOẺ", "uỷ"] {
            assert_eq!(style(word), Some(Style::Second), "{word}");
        }
        for word in ["hoàn", "quý", "của", "hoa", "qúy", "ý", "toán", "huế"] {
            assert_eq!(style(word), None, "{word}");
        }
    }
}
