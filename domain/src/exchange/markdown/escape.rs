//! Backslashes where a letter would mean something to Markdown or to our reader, and nowhere else.

/// Text inside a line; `before` is what stands in front of it on the same line.
pub(super) fn text(text: &str, before: &str, in_link: bool, in_table: bool) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let previous = written.chars().next_back().or_else(|| before.chars().next_back());
        let after = &rest[letter.len_utf8()..];
        if letter == '_' {
            let length = rest.bytes().take_while(|byte| *byte == b'_').count();
            underscores(length, previous, rest[length..].chars().next(), &mut written);
            rest = &rest[length..];
            continue;
        }
        let means_something = match letter {
            '*' | '`' | '[' => true,
            ']' => in_link,
            '|' => in_table,
            '\\' => after.chars().next().is_none_or(|next| next.is_ascii_punctuation()),
            // Tags, and addresses such as `<5@a.vn>`.
            '<' => after.starts_with(|next: char| !next.is_whitespace()),
            '&' => is_entity(after),
            '#' => opens_or_closes(previous, after),
            _ => false,
        };
        if means_something {
            written.push('\\');
        }
        written.push(letter);
        rest = after;
    }
    written
}

/// A hash means something at the start of a line, at the end of a heading, and in `{#id}`.
fn opens_or_closes(previous: Option<char>, after: &str) -> bool {
    match previous {
        None | Some('\n' | '{') => true,
        Some(letter) => letter.is_whitespace() && after.trim_start_matches('#').trim().is_empty(),
    }
}

/// Underscores emphasise only where one can close what another opened: not within a word, not behind a space. Those that
/// open a word get their backslash for the sake of the ones that end it.
fn underscores(length: usize, previous: Option<char>, next: Option<char>, written: &mut String) {
    let [before, after] = [previous, next].map(|letter| letter.is_some_and(char::is_alphanumeric));
    let plain = before && after || previous.is_none_or(char::is_whitespace) && !after;
    for _ in 0..length {
        if !plain {
            written.push('\\');
        }
        written.push('_');
    }
}

/// Whether a text holds an entity.
pub(super) fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| is_entity(&text[at + 1..]))
}

/// Whether what follows an ampersand makes it an entity.
fn is_entity(after: &str) -> bool {
    let name = after.bytes().take(40).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    name > 0 && after.as_bytes().get(name) == Some(&b';')
}

/// A line of a paragraph whose first letters would open a block or an answer.
pub(super) fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let ends_word = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    let numbers = (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) && ends_word(&line[digits + 1..]);
    if numbers {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    for sign in ["!=", "or="] {
        if let Some(rest) = line.strip_prefix(sign) {
            return format!("{}\\={rest}", &sign[..sign.len() - 1]);
        }
    }
    let of = |letters: &str| !line.is_empty() && line.chars().all(|letter| letters.contains(letter));
    if of("_ ") {
        return line.replace('_', "\\_");
    }
    let opens = line.starts_with(['>', '='])
        || line.starts_with(['-', '+']) && ends_word(&line[1..])
        || line.starts_with("~~~")
        || line.starts_with('|')
        || of("-:| ");
    if opens { format!("\\{line}") } else { line.to_owned() }
}

/// An accepted or a wrong answer, on one line behind its sign.
pub(in crate::exchange) fn answer(words: &str) -> String {
    text(&crate::text::single_spaces(words), "= ", false, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_means_something_gets_a_backslash() {
        let written = |plain| text(plain, "", false, false);
        assert_eq!(written("van_thu, _____ và C# & R&D < 5"), "van_thu, _____ và C# & R&D < 5");
        assert_eq!(
            written("a *b* [c] `d` <e> &lt; \\( x \\y # z"),
            "a \\*b\\* \\[c] \\`d\\` \\<e> \\&lt; \\\\( x \\y # z"
        );
        assert_eq!(written("(_a_) x_"), "(\\_a\\_) x\\_");
        assert_eq!(written("{#q} a ##"), "{\\#q} a \\##");
        assert_eq!(written("# a"), "\\# a");
        assert_eq!(written("a\\"), "a\\\\");
    }

    #[test]
    fn first_letters_that_open_a_block_are_guarded() {
        for (plain, written) in [
            ("1. Luật", "1\\. Luật"),
            ("2024", "2024"),
            ("15) a", "15\\) a"),
            ("1.5 tiết", "1.5 tiết"),
            ("- a", "\\- a"),
            ("-5 độ", "-5 độ"),
            ("---", "\\---"),
            ("= 15", "\\= 15"),
            ("or= a", "or\\= a"),
            ("!=", "!\\="),
            ("> a", "\\> a"),
            (":--|", "\\:--|"),
            ("___", "\\_\\_\\_"),
            ("~~~", "\\~~~"),
        ] {
            assert_eq!(guarded(plain), written);
        }
    }
}
