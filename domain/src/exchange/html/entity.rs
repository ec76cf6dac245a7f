//! Entities: `&amp;`, `&#259;`, `&agrave;`.

use pulldown_cmark::{Event, Parser};

/// The longest name of an entity that HTML knows, with its ampersand and semicolon.
const LONGEST: usize = 34;

/// A text with its entities as letters; what is no entity stays.
pub(super) fn decoded(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        letters.push_str(&rest[..start]);
        let from = &rest[start..];
        let end = from.bytes().take(LONGEST).skip(1).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#');
        let length = 1 + end.count();
        match from.as_bytes().get(length) {
            Some(b';') => {
                letters.push_str(&letter(&from[..=length]));
                rest = &from[length + 1..];
            }
            _ => {
                letters.push('&');
                rest = &from[1..];
            }
        }
    }
    letters.push_str(rest);
    letters
}

/// What one entity stands for.
fn letter(entity: &str) -> String {
    let known = match entity {
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        "&#39;" | "&apos;" => "'",
        "&nbsp;" => "\u{a0}",
        // Markdown has the same two thousand names, and its parser knows them.
        other => return Parser::new(other).filter_map(text_of).collect(),
    };
    known.to_owned()
}

fn text_of(event: Event<'_>) -> Option<String> {
    if let Event::Text(text) = event { Some(text.into_string()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn entities_become_letters() {
        assert_eq!(decoded("a &lt; b &amp;amp; &#39;c&apos;"), "a < b &amp; 'c'");
        assert_eq!(decoded("Vi&#7879;t &#x0111;&agrave;&hellip;"), "Việt đà…");
        assert_eq!(decoded("R&D & co; &nix; &#0; &;"), "R&D & co; &nix; \u{fffd} &;");
    }
}
