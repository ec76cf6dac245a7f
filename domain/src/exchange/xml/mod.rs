//! XML as a small tree, read as warily as a stranger's file deserves: no document types, no entities beyond the five,
//! and never deeper or larger than any bank of questions.
//!
//! QTI 3 writes `qti-simple-choice` where QTI 2 wrote `simpleChoice`; both are one name here.

mod element;
mod refusal;

use super::told::Refusal;
use crate::text::nfc;
use quick_xml::{
    Reader, XmlVersion,
    errors::Error,
    events::{BytesStart, Event},
};

use refusal::{broken, check_encoding, document_type, not_xml, too_deep, too_many, unclosed, unknown_entity};

pub(super) use element::{Element, Node};

/// Deeper nesting is no text for people, and would use up the stack.
const DEEPEST: usize = 64;
/// The most elements of a file; an element takes more memory than it has letters.
const MOST_ELEMENTS: usize = 200_000;

/// The root of a document.
pub(super) fn read(text: &str) -> Result<Element, Refusal> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut tree = Tree::default();
    let mut lines = Lines { text, at: 0, line: 1 };
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(start);
                return Err(broken(&error, lines.of(at.max(start))));
            }
        };
        let line = lines.of(start);
        match event {
            Event::Eof => return tree.finish(line),
            Event::Start(tag) => tree.open(element(&tag, line)?)?,
            Event::End(_) => tree.close(),
            Event::Text(text) => tree.text(&text),
            Event::CData(text) => tree.text(&text),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(letter)) => tree.text(letter.encode_utf8(&mut [0; 4])),
                Ok(None) => tree.text(predefined(&entity).ok_or_else(|| unknown_entity(&entity, line))?),
                Err(error) => return Err(broken(&error, line)),
            },
            Event::DocType(_) => return Err(document_type(line)),
            Event::Decl(declaration) => {
                if let Some(Ok(encoding)) = declaration.encoding() {
                    check_encoding(&encoding, text, line)?;
                }
            }
            Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
        }
    }
}

/// The elements that are open, and the root once it is closed.
#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    root: Option<Element>,
    count: usize,
}

impl Tree {
    fn open(&mut self, element: Element) -> Result<(), Refusal> {
        self.count += 1;
        if self.open.len() >= DEEPEST {
            return Err(too_deep(element.line));
        }
        if self.count > MOST_ELEMENTS {
            return Err(too_many(element.line));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(not_xml(element.line));
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self) {
        let Some(closed) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(closed)),
            None => self.root = Some(closed),
        }
    }

    fn text(&mut self, text: &str) {
        let Some(parent) = self.open.last_mut() else { return };
        let text = clean(text);
        match parent.children.last_mut() {
            Some(Node::Text(known)) => known.push_str(&text),
            _ => parent.children.push(Node::Text(text)),
        }
    }

    fn finish(self, line: usize) -> Result<Element, Refusal> {
        match (self.open.last(), self.root) {
            (None, Some(root)) => Ok(composed(root)),
            (Some(open), _) => Err(unclosed(&open.name, open.line)),
            (None, None) => Err(not_xml(line)),
        }
    }
}

/// Which line a place of the text is on; places must not go backwards.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if at > self.at {
            self.line += self.text.as_bytes()[self.at..at].iter().filter(|byte| **byte == b'\n').count();
            self.at = at;
        }
        self.line
    }
}

fn element(tag: &BytesStart<'_>, line: usize) -> Result<Element, Refusal> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| broken(&Error::InvalidAttr(error), line))?;
        let name = attribute.key.into_inner();
        if name.starts_with("xmlns") {
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| broken(&error, line))?;
        attributes.push((camel(local(name)), nfc(&clean(&value))));
    }
    Ok(Element { name: name_of(tag.name().into_inner()), attributes, children: Vec::new(), line })
}

/// A letter and its marks may have come as two references.
fn composed(mut element: Element) -> Element {
    for node in &mut element.children {
        match node {
            Node::Text(text) => *text = nfc(text),
            Node::Element(inner) => *inner = composed(std::mem::take(inner)),
        }
    }
    element
}

/// Control characters mean nothing, and places that programs use within themselves belong to us.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace(
        |letter: char| letter.is_control() && !"\n\t".contains(letter) || ('\u{fdd0}'..='\u{fdef}').contains(&letter),
        "\u{fffd}",
    )
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn name_of(name: &str) -> String {
    let name = local(name);
    name.strip_prefix("qti-").map_or_else(|| name.to_owned(), camel)
}

/// `simple-choice` is `simpleChoice`.
fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let mut joined = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        joined.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        joined.push_str(letters.as_str());
    }
    joined
}

fn predefined(entity: &str) -> Option<&'static str> {
    Some(match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> (&'static str, Option<usize>) {
        let refusal = read(text).expect_err("refused");
        (refusal.code, refusal.line)
    }

    #[test]
    fn a_tree_knows_names_lines_and_letters() {
        let root = read(
            "<?xml version=\"1.0\"?>\n<quiz xmlns:m=\"x\">\n<qti-simple-choice qti:base-type='a&amp;b'/>\n<m:a>x&lt;<![CDATA[<b>&nbsp;]]>&#7879;</m:a></quiz>",
        )
        .unwrap();
        let choice = root.first("simpleChoice").unwrap();
        assert_eq!((choice.line, choice.attribute("baseType")), (3, Some("a&b")));
        let a = root.first("a").unwrap();
        assert_eq!((a.line, a.words().as_str()), (4, "x<<b>&nbsp;ệ"));
    }

    #[test]
    fn what_could_grow_or_call_other_files_is_refused() {
        let laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        assert_eq!(code(laughs), ("document-type", Some(2)));
        assert_eq!(code("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>").0, "document-type");
        assert_eq!(code("<a>\n&nbsp;</a>"), ("unknown-entity", Some(2)));
        assert_eq!(code("<a b='&x;'/>").0, "xml-broken");
        assert_eq!(code(&"<a>".repeat(DEEPEST + 1)).0, "too-deep");
        assert_eq!(code(&format!("<a>{}</a>", "<b/>".repeat(MOST_ELEMENTS))).0, "too-many-elements");
    }

    #[test]
    fn broken_files_say_where() {
        assert_eq!(code("<a>\n<b>\n</a>"), ("xml-broken", Some(3)));
        assert_eq!(code("<a>\n<b>"), ("xml-broken", Some(2)));
        assert_eq!(code("<a/><b/>").0, "not-xml");
        assert_eq!(code("Câu hỏi {=a ~b}").0, "not-xml");
        assert_eq!(code("<a>&#x110000;</a>").0, "xml-broken");
        assert_eq!(code("<?xml version='1.0' encoding='windows-1258'?><a>ệ</a>").0, "encoding-declared");
        assert!(read("<?xml version='1.0' encoding='ISO-8859-1'?><a>e</a>").is_ok());
    }
}
