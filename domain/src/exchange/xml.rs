//! XML as a small tree, read as warily as a stranger's file deserves: no document types, no entities beyond the five,
//! and never deeper or larger than any bank of questions.
//!
//! QTI 3 writes `qti-simple-choice` where QTI 2 wrote `simpleChoice`; both are one name here.

use super::told::{Refusal, say, short};
use crate::text::nfc;
use quick_xml::{
    Reader, XmlVersion,
    errors::Error,
    events::{BytesStart, Event},
};

/// Deeper nesting is no text for people, and would use up the stack.
const DEEPEST: usize = 64;
/// The most elements of a file; an element takes more memory than it has letters.
const MOST_ELEMENTS: usize = 200_000;

/// An element with everything in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// The line of its first letter.
    pub line: usize,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements right in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// Those of a name right in it.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first of a name right in it.
    pub fn first(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// All of a name anywhere in it, in their order.
    pub fn find_all<'e>(&'e self, name: &str, found: &mut Vec<&'e Element>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            element.find_all(name, found);
        }
    }

    /// Its text with that of everything in it.
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.add_words(&mut words);
        words
    }

    fn add_words(&self, words: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => words.push_str(text),
                Node::Element(element) => element.add_words(words),
            }
        }
    }

    /// How many letters are in it, attributes counted.
    pub fn length(&self) -> usize {
        let attributes: usize = self.attributes.iter().map(|(name, value)| name.len() + value.len()).sum();
        let inside = self.children.iter().map(|node| match node {
            Node::Text(text) => text.len(),
            Node::Element(element) => element.length(),
        });
        self.name.len() + attributes + inside.sum::<usize>()
    }
}

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

/// Text that is UTF-8 but says that it is something else is one of the two, and nobody knows which.
fn check_encoding(encoding: &str, text: &str, line: usize) -> Result<(), Refusal> {
    let known = ["utf-8", "utf8", "utf-16", "us-ascii", "ascii"];
    if text.is_ascii() || known.contains(&encoding.to_ascii_lowercase().as_str()) {
        return Ok(());
    }
    let encoding = short(encoding);
    Err(Refusal::new(
        line,
        "encoding-declared",
        say(
            format!("Tệp khai bảng mã {encoding} nhưng chữ trong tệp là UTF-8."),
            format!("The file says it is in {encoding}, but its letters are UTF-8."),
        ),
        say(
            "Nếu đọc thấy đúng tiếng Việt, sửa dòng đầu thành encoding=\"UTF-8\"; nếu không, xuất lại tệp.",
            "If it reads well, change its first line to encoding=\"UTF-8\"; if not, export it anew.",
        ),
    ))
}

fn document_type(line: usize) -> Refusal {
    Refusal::new(
        line,
        "document-type",
        say(
            "Tệp có khai báo DOCTYPE; nó có thể gọi tệp khác hoặc phình ra không giới hạn nên không được đọc.",
            "The file declares a DOCTYPE, which may call other files or grow without end: it is not read.",
        ),
        say("Xóa khai báo <!DOCTYPE …> rồi nhập lại.", "Remove the declaration <!DOCTYPE …> and import it again."),
    )
}

fn unknown_entity(entity: &str, line: usize) -> Refusal {
    let entity = short(entity);
    Refusal::new(
        line,
        "unknown-entity",
        say(
            format!("XML không biết “&{entity};”: chỉ có amp, lt, gt, quot, apos và &#…;."),
            format!("XML does not know '&{entity};': there are only amp, lt, gt, quot, apos and &#…;."),
        ),
        say(
            "Thay bằng chính ký tự đó, hoặc đặt đoạn HTML vào <![CDATA[…]]>.",
            "Write the letter itself, or put the HTML into <![CDATA[…]]>.",
        ),
    )
}

fn too_deep(line: usize) -> Refusal {
    Refusal::new(
        line,
        "too-deep",
        say(
            format!("Các thẻ lồng nhau quá {DEEPEST} tầng."),
            format!("Elements nest more than {DEEPEST} levels deep."),
        ),
        say("Kiểm tra thẻ đóng; bỏ bớt thẻ lồng nhau.", "Look for closing tags; take out needless nesting."),
    )
}

fn too_many(line: usize) -> Refusal {
    Refusal::new(
        line,
        "too-many-elements",
        say(
            format!("Tệp có hơn {MOST_ELEMENTS} phần tử XML."),
            format!("The file holds more than {MOST_ELEMENTS} elements."),
        ),
        say("Chia thành nhiều tệp.", "Split it into several files."),
    )
}

fn unclosed(name: &str, line: usize) -> Refusal {
    let name = short(name);
    Refusal::new(
        line,
        "xml-broken",
        say(
            format!("Thẻ <{name}> không được đóng: tệp bị cụt."),
            format!("<{name}> is not closed: the file was cut off."),
        ),
        say("Xuất hoặc tải lại tệp.", "Export the file, or fetch it, again."),
    )
}

fn not_xml(line: usize) -> Refusal {
    Refusal::new(
        line,
        "not-xml",
        say("Tệp không phải XML.", "The file is no XML."),
        say(
            "Xuất từ hệ thống kia ở dạng “Moodle XML” hoặc QTI; tệp GIFT thì nhập bằng “gift”.",
            "Export it from the other system as 'Moodle XML' or QTI; import GIFT as 'gift'.",
        ),
    )
}

fn broken(error: &Error, line: usize) -> Refusal {
    let why = short(&error.to_string());
    Refusal::new(
        line,
        "xml-broken",
        say(format!("XML bị hỏng ở đây: {why}."), format!("The XML is broken here: {why}.")),
        say(
            "Xuất lại tệp; nếu sửa tay, viết &amp; thay cho & và &lt; thay cho <.",
            "Export the file again; if it was edited by hand, write &amp; for & and &lt; for <.",
        ),
    )
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
