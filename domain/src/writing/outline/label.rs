//! Titles as they are typed, and as the outline shows them.

use super::Refusal;
use crate::{
    course::without_number,
    text::{longer_than, nfc, single_spaces},
};

/// The longest title.
const LONGEST: usize = 200;

/// A title as it is kept: composed letters, single spaces.
pub(super) fn checked_title(typed: &str) -> Result<String, Refusal> {
    let trimmed = typed.trim();
    if trimmed.chars().any(|letter| letter.is_control() && letter != '\t') {
        return Err(Refusal::TitleBroken);
    }
    let title = single_spaces(&nfc(trimmed));
    if title.is_empty() {
        return Err(Refusal::TitleEmpty);
    }
    if longer_than(&title, LONGEST) { Err(Refusal::TitleTooLong) } else { Ok(title) }
}

/// The ways to write a title between the brackets of a link, plainest first; the first that reads back is taken.
pub(in crate::writing) fn ways(title: &str) -> [String; 4] {
    let escaped = |means: fn(char) -> bool| -> String {
        title.chars().flat_map(|letter| means(letter).then_some('\\').into_iter().chain([letter])).collect()
    };
    [
        title.to_owned(),
        escaped(|letter| matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']')),
        escaped(|letter| matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&')),
        escaped(|letter| letter.is_ascii_punctuation()),
    ]
}

/// A title behind the number that its entry has, for instance 'Bài 1. '.
pub(in crate::writing) fn numbered(listed: &str, title: &str) -> String {
    let number = Numbered::of(listed).filter(|_| Numbered::of(title).is_none());
    format!("{}{title}", number.map(|number| number.written()).unwrap_or_default())
}

/// The number with which an entry begins, for instance 'Bài 3. '.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// 'Bài ', or nothing.
    pub word: String,
    /// 3.
    pub number: u32,
    /// '. ' or ': '.
    pub sign: String,
}

impl Numbered {
    /// The number of a title, if it begins with one.
    pub fn of(title: &str) -> Option<Self> {
        let prefix = &title[..title.len() - without_number(title).len()];
        let at = prefix.find(|letter: char| letter.is_ascii_digit())?;
        let digits = prefix[at..].bytes().take_while(u8::is_ascii_digit).count();
        let number = prefix[at..at + digits].parse().ok()?;
        Some(Self { word: prefix[..at].to_owned(), number, sign: prefix[at + digits..].to_owned() })
    }

    /// The number as it is written.
    pub fn written(&self) -> String {
        format!("{}{}{}", self.word, self.number, self.sign)
    }

    /// The same with another number.
    pub fn with(&self, number: u32) -> Self {
        Self { number, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_tidied_or_refused() {
        assert_eq!(checked_title("  Văn\tthư   đến "), Ok("Văn thư đến".to_owned()));
        assert_eq!(checked_title(" \u{a0}"), Err(Refusal::TitleEmpty));
        assert_eq!(checked_title("a\nb"), Err(Refusal::TitleBroken));
        assert_eq!(checked_title("a\u{7}b"), Err(Refusal::TitleBroken));
        assert_eq!(checked_title(&"ế".repeat(201)), Err(Refusal::TitleTooLong));
        assert!(checked_title(&"ế".repeat(200)).is_ok());
    }

    #[test]
    fn numbers_are_found_at_the_head_of_a_title() {
        let numbered = Numbered::of("Bài 12. Sổ").expect("numbered");
        assert_eq!((numbered.written().as_str(), numbered.with(3).written().as_str()), ("Bài 12. ", "Bài 3. "));
        assert_eq!(Numbered::of("Kiểm tra mô-đun 2"), None);
    }
}
