//! Tags and the text between them. What is no tag is text.

use super::entity;

/// A part of HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'t> {
    /// Text, entities not decoded.
    Text(&'t str),
    Open(Tag<'t>),
    Close {
        /// Lower case.
        name: String,
        /// The tag as it is written.
        source: &'t str,
    },
}

/// An opening tag.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'t> {
    /// Lower case.
    pub name: String,
    /// The tag as it is written.
    pub source: &'t str,
    attributes: &'t str,
}

/// Elements whose content is no text.
pub(super) const HIDDEN: [&str; 6] = ["script", "style", "head", "template", "noscript", "svg"];

/// The longest name of an element.
const LONGEST_NAME: usize = 20;

/// Takes HTML apart.
pub(super) struct Tokens<'t> {
    rest: &'t str,
    /// Whether no comment ends any more, so that nobody looks for its end again and again.
    no_comment_ends: bool,
}

impl<'t> Tokens<'t> {
    pub fn of(html: &'t str) -> Self {
        Self { rest: html, no_comment_ends: false }
    }

    /// The length of a comment at the start, if one is there.
    fn comment(&mut self) -> Option<usize> {
        if self.no_comment_ends || !self.rest.starts_with("<!--") {
            return None;
        }
        let end = self.rest.find("-->").map(|end| end + 3);
        self.no_comment_ends = end.is_none();
        end
    }

    /// Leaves out the content of a hidden element; it may hold no tags but its own end.
    fn skip_hidden(&mut self, name: &str) {
        let closes = |at: usize| {
            let found = self.rest.as_bytes().get(at + 2..at + 2 + name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = self.rest.match_indices("</").map(|(at, _)| at).find(|at| closes(*at));
        self.rest = &self.rest[end.unwrap_or(self.rest.len())..];
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if let Some(length) = self.comment() {
                self.rest = &self.rest[length..];
                continue;
            }
            if let Some((token, length)) = tag(self.rest) {
                self.rest = &self.rest[length..];
                if let Token::Open(Tag { name, .. }) = &token
                    && HIDDEN.contains(&name.as_str())
                {
                    self.skip_hidden(&name.clone());
                }
                return Some(token);
            }
            // The first letter may be a `<` that opens nothing.
            let first = self.rest.chars().next().map_or(1, char::len_utf8);
            let end = self.rest[first..].find('<').map_or(self.rest.len(), |end| first + end);
            let (text, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Some(Token::Text(text));
        }
    }
}

impl Tag<'_> {
    /// The value of an attribute, decoded.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
            let end = rest.find(|letter: char| letter.is_whitespace() || letter == '=').unwrap_or(rest.len());
            if end == 0 {
                return None;
            }
            let name = &rest[..end];
            rest = rest[end..].trim_start();
            let Some(after) = rest.strip_prefix('=') else { continue };
            let (value, left) = value(after.trim_start());
            if name.eq_ignore_ascii_case(wanted) {
                return Some(entity::decoded(value));
            }
            rest = left;
        }
    }
}

/// The value of an attribute and what follows it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// The tag at the start of a text and its length.
fn tag(text: &str) -> Option<(Token<'_>, usize)> {
    let inside = text.strip_prefix('<')?;
    let (closing, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    // `<o:p>` of Word counts as a name.
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b':' || byte == b'-';
    let length = inside.bytes().take_while(|byte| is_name(*byte)).count();
    if length > LONGEST_NAME || !inside.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let (name, rest) = inside.split_at(length);
    if !rest.starts_with(|letter: char| letter.is_whitespace() || letter == '/' || letter == '>') {
        return None;
    }
    let end = tag_end(rest)?;
    let name = name.to_ascii_lowercase();
    let whole = text.len() - rest.len() + end + 1;
    let source = &text[..whole];
    let token = if closing {
        Token::Close { name, source }
    } else {
        Token::Open(Tag { name, source, attributes: &rest[..end] })
    };
    Some((token, whole))
}

/// Where a tag ends. Quoted values may hold `>`; nothing may hold `<`, which also keeps the search short.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (_, '<') => return None,
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let token = |token| match token {
            Token::Text(text) => format!("“{text}”"),
            Token::Open(tag) => format!("<{}>", tag.name),
            Token::Close { name, .. } => format!("</{name}>"),
        };
        Tokens::of(html).map(token).collect()
    }

    #[test]
    fn tags_comments_and_hidden_parts_are_told_from_text() {
        assert_eq!(shown("a<B class=x>b</B >c<br/>"), "“a”<b>“b”</b>“c”<br>");
        assert_eq!(shown("1 < 2 <3> <a"), "“1 ”“< 2 ”“<3> ”“<a”");
        assert_eq!(shown("a<!-- <b> -->b<!-- c"), "“a”“b”“<!-- c”");
        assert_eq!(shown("<style>b < a</p></STYLE>c"), "<style></style>“c”");
        assert_eq!(shown("<script>x"), "<script>");
        assert_eq!(shown("<o:p></o:p>"), "<o:p></o:p>");
    }

    #[test]
    fn attributes_are_found_in_any_form() {
        let tag = |html| match Tokens::of(html).next() {
            Some(Token::Open(tag)) => tag,
            other => panic!("{other:?}"),
        };
        let image = tag("<img hidden alt='a > b' SRC = \"x&amp;y.png\" width=5/>");
        assert_eq!(image.attribute("alt").as_deref(), Some("a > b"));
        assert_eq!(image.attribute("src").as_deref(), Some("x&y.png"));
        assert_eq!(image.attribute("hidden"), None);
        assert_eq!(image.attribute("href"), None);
    }
}
