//! HTML as a tree whose leaves are words.

use unicode_segmentation::UnicodeSegmentation;

/// Deeper nesting is none of ours.
const DEEPEST: usize = 64;

/// Elements without an end.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "col", "source", "track", "wbr"];

/// A word, a space or a sign between words, or an element.
pub(super) struct Node<'t> {
    /// All of it, as it was written.
    pub source: &'t str,
    /// The name of an element; empty for text.
    pub name: &'t str,
    /// Its first tag.
    pub open: &'t str,
    /// Its last tag; empty where it has none.
    pub close: &'t str,
    pub children: Vec<Node<'t>>,
}

impl<'t> Node<'t> {
    /// Whether it only keeps others apart.
    pub fn is_space(&self) -> bool {
        self.name.is_empty() && self.source.chars().all(char::is_whitespace)
    }

    /// Whether it holds other elements and no words of its own.
    pub fn is_container(&self) -> bool {
        self.children.iter().all(|child| child.is_space() || !child.name.is_empty())
    }

    /// Its words.
    pub fn words(&self) -> Box<dyn Iterator<Item = &'t str> + '_> {
        if self.name.is_empty() {
            return Box::new(std::iter::once(self.source).filter(|word| word.contains(char::is_alphanumeric)));
        }
        Box::new(self.children.iter().flat_map(Node::words))
    }

    /// Its first tag without an id.
    pub fn open_without_id(&self) -> String {
        let Some(at) = self.open.find(" id=\"") else { return self.open.to_owned() };
        let rest = &self.open[at + 5..];
        let end = rest.find('"').map_or(rest.len(), |end| end + 1);
        format!("{}{}", &self.open[..at], &rest[end..])
    }

    /// Writes it, perhaps without ids.
    pub fn write(&self, without_ids: bool, html: &mut String) {
        if !without_ids || self.name.is_empty() {
            html.push_str(self.source);
            return;
        }
        html.push_str(&self.open_without_id());
        self.children.iter().for_each(|child| child.write(true, html));
        html.push_str(self.close);
    }
}

/// The nodes of a text; `None` when it is not well-formed.
pub(super) fn parse(html: &str) -> Option<Vec<Node<'_>>> {
    let mut open: Vec<(usize, Node<'_>)> = Vec::new();
    let mut top = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        let length = if rest.starts_with('<') { tag_length(rest)? } else { rest.find('<').unwrap_or(rest.len()) };
        let part = &rest[..length];
        let start = at;
        at += length;
        let siblings = match open.last_mut() {
            Some((_, parent)) => &mut parent.children,
            None => &mut top,
        };
        if !part.starts_with('<') {
            siblings.extend(part.split_word_bounds().map(text));
        } else if let Some(name) = part.strip_prefix("</") {
            let (begun, mut node) = open.pop()?;
            if name.strip_suffix('>') != Some(node.name) {
                return None;
            }
            (node.close, node.source) = (part, &html[begun..at]);
            match open.last_mut() {
                Some((_, parent)) => parent.children.push(node),
                None => top.push(node),
            }
        } else {
            let name = name_of(part)?;
            let node = Node { source: part, name, open: part, close: "", children: Vec::new() };
            if VOID.contains(&name) || part.ends_with("/>") {
                siblings.push(node);
            } else if open.len() < DEEPEST {
                open.push((start, node));
            } else {
                return None;
            }
        }
    }
    open.is_empty().then_some(top)
}

fn text(source: &str) -> Node<'_> {
    Node { source, name: "", open: "", close: "", children: Vec::new() }
}

/// How long a tag is; quoted values may hold `>`.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in rest.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            (None, '>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn name_of(tag: &str) -> Option<&str> {
    let inner = &tag[1..];
    let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    (end > 0 && inner.starts_with(|letter: char| letter.is_ascii_lowercase())).then(|| &inner[..end])
}
