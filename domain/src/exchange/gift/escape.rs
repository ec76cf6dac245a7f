//! GIFT's backslashes: while a question is taken apart, an escaped sign is another letter.

/// Signs and what stands for them; Unicode keeps these places free for such uses inside of programs.
const SIGNS: [(char, char); 7] = [
    ('~', '\u{fdd0}'),
    ('=', '\u{fdd1}'),
    ('#', '\u{fdd2}'),
    ('{', '\u{fdd3}'),
    ('}', '\u{fdd4}'),
    (':', '\u{fdd5}'),
    ('\\', '\u{fdd6}'),
];
/// Stands for `\n`.
const NEW_LINE: char = '\u{fdd7}';
/// Stands for a line that held only a comment.
pub(super) const COMMENT: char = '\u{fdd8}';
/// A new line that the author asked for, as readers of text know it.
const LINE_SEPARATOR: char = '\u{2028}';

/// Adds a line with its escaped signs hidden.
pub(super) fn hide(line: &str, hidden: &mut String) {
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = letters.peek().copied();
        let stand_in = match (letter, escaped) {
            ('\\', Some('n')) => Some(NEW_LINE),
            ('\\', Some(sign)) => SIGNS.iter().find(|(known, _)| *known == sign).map(|(_, stand_in)| *stand_in),
            _ => None,
        };
        match stand_in {
            Some(stand_in) => {
                letters.next();
                hidden.push(stand_in);
            }
            // No text holds the stand-ins themselves.
            None if ('\u{fdd0}'..='\u{fdef}').contains(&letter) => hidden.push('\u{fffd}'),
            None => hidden.push(letter),
        }
    }
}

/// The text that was meant.
pub(super) fn show(hidden: &str) -> String {
    let shown = |letter| match letter {
        NEW_LINE => Some(LINE_SEPARATOR),
        COMMENT => None,
        letter => Some(SIGNS.iter().find(|(_, stand_in)| *stand_in == letter).map_or(letter, |(sign, _)| *sign)),
    };
    hidden.chars().filter_map(shown).collect()
}

/// A text whose signs mean nothing, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for letter in text.chars() {
        match letter {
            '\n' | LINE_SEPARATOR => escaped.push_str("\\n"),
            sign if SIGNS.iter().any(|(known, _)| *known == sign) => escaped.extend(['\\', sign]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(line: &str) -> String {
        let mut hidden = String::new();
        hide(line, &mut hidden);
        hidden
    }

    #[test]
    fn escaped_signs_are_hidden_and_shown_again() {
        let text = hidden(r"a \~ \= \# \{ \} \: \\n \( \n b");
        assert!(!text.contains(['~', '=', '#', '{', '}', ':']));
        assert_eq!(show(&text), "a ~ = # { } : \\n \\( \u{2028} b");
        assert_eq!(show(&hidden("\u{fdd0}")), "\u{fffd}");
    }

    proptest::proptest! {
        #[test]
        fn what_is_escaped_is_read_as_it_was(text in "[ -~à-ỹ\n]*") {
            let line = escaped(&text);
            proptest::prop_assert!(!line.contains('\n'));
            proptest::prop_assert_eq!(show(&hidden(&line)).replace(LINE_SEPARATOR, "\n"), text);
        }
    }
}
