//! The passages of a file, each with what tells whether it changed.

use crate::course::{
    front_matter::{self, body_start},
    manuscript::{Manuscript, Problems, Report},
    yaml::{Node, Value},
};
use sha2::{Digest, Sha256};

/// Fields that are text for people.
pub(super) const TEXT_FIELDS: [&str; 5] = ["title", "summary", "aim", "outcomes", "sources"];

/// The most letters of a passage that a report shows.
const SHOWN: usize = 60;

/// A passage: the texts of the front matter, or a paragraph.
pub(super) struct Passage {
    pub line: usize,
    /// Two bytes of its digest: a change goes unseen once in 65,536 times, and the line stays short.
    pub hash: u16,
    /// The id of the heading that it stands under, or is.
    pub heading: Option<String>,
    /// Whether it is that heading, of something that is still asked.
    pub is_heading: bool,
    /// How it begins.
    pub text: String,
}

/// All passages of a file; the first is its front matter.
pub(super) fn passages(manuscript: &Manuscript) -> Vec<Passage> {
    let body = body_start(&manuscript.text);
    let mut found = vec![passage(1, &front_texts(manuscript), None, false)];
    let first_line = manuscript.text[..body].matches('\n').count() + 1;
    let mut heading = None;
    let mut open: Vec<&str> = Vec::new();
    for (line, written) in (first_line..).zip(manuscript.text[body..].split('\n').chain([""])) {
        if !written.trim().is_empty() {
            open.push(written);
        } else if !open.is_empty() {
            let own = own_id(open[0]);
            heading = own.clone().or(heading);
            let text = open.iter().map(|line| without_attributes(line)).collect::<Vec<_>>().join(" ");
            let is_outline = text.contains(".md)");
            if !is_outline {
                found.push(passage(line - open.len(), &text, heading.clone(), own.is_some() && !is_retired(open[0])));
            }
            open.clear();
        }
    }
    found
}

fn passage(line: usize, text: &str, heading: Option<String>, is_heading: bool) -> Passage {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let digest = Sha256::digest(text.as_bytes());
    let shown = text.chars().take(SHOWN).collect();
    Passage { line, hash: u16::from_be_bytes([digest[0], digest[1]]), heading, is_heading, text: shown }
}

/// The id of a heading that stands on this line.
fn own_id(line: &str) -> Option<String> {
    let (_, attributes) = line.strip_prefix('#')?.rsplit_once("{#")?;
    let id: String = attributes.chars().take_while(|letter| !letter.is_whitespace() && *letter != '}').collect();
    (!id.is_empty()).then_some(id)
}

/// Nobody meets a retired question any more, so nobody misses its translation.
fn is_retired(line: &str) -> bool {
    line.rsplit_once("{#").is_some_and(|(_, attributes)| attributes.contains("retired"))
}

/// A line of text; a heading without its braces.
fn without_attributes(line: &str) -> &str {
    match line.strip_prefix('#').and_then(|_| line.rfind("{#")) {
        Some(at) if line.trim_end().ends_with('}') => &line[..at],
        _ => line,
    }
}

fn front_texts(manuscript: &Manuscript) -> String {
    let mut unheard = Problems::default();
    if body_start(&manuscript.text) == 0 {
        return String::new();
    }
    let entries = front_matter::entries(&mut Report::new(manuscript, &mut unheard));
    let texts = TEXT_FIELDS.iter().filter_map(|field| entries.iter().find(|(key, ..)| key == field));
    texts.map(|(.., node)| text_of(node)).collect::<Vec<_>>().join(" ")
}

fn text_of(node: &Node) -> String {
    match &node.value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::List(nodes) => nodes.iter().map(text_of).collect::<Vec<_>>().join(" "),
        // Of a source only its words are translated.
        Value::Map(entries) => {
            entries.iter().filter(|(name, ..)| name == "text").map(|(.., node)| text_of(node)).collect()
        }
    }
}
