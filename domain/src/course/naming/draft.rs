//! A file of a course as its author wrote it, beside the form in which the reader takes it.

use super::{Insertion, Names};
use crate::{
    course::{
        LONGEST_FILE, SourceFile, front_matter,
        id::short_slug,
        manuscript::{Manuscript, Problems, Report},
        markdown::{self, Node},
        shelving,
        source::{is_readme, normalise},
        yaml::{self, Value},
    },
    problem::Place,
    text::nfc,
};
use pulldown_cmark::Tag;

/// What a file of a course is, as far as its ids go.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Course,
    Module,
    Lesson,
    Quiz,
    Bank,
}

/// A file whose lines are known in both forms: as the author wrote them, and as the reader takes them.
pub(super) struct Draft<'f> {
    path: &'f str,
    pub kind: Kind,
    pub text: &'f str,
    pub lines: Vec<Line>,
    pub manuscript: Manuscript,
}

/// A line of the author's text: its bytes without what ends it, and that.
pub(super) struct Line {
    pub start: usize,
    pub end: usize,
    break_end: usize,
}

impl<'f> Draft<'f> {
    /// A file that has ids; `README.md`, transcripts and translations have none of their own.
    pub fn of(file: &'f SourceFile) -> Option<Self> {
        let text = file.text().filter(|text| text.len() <= LONGEST_FILE)?;
        let path = nfc(&file.path);
        if is_readme(&path) || shelving::is_translation(&path) || path.ends_with(".transcript.md") {
            return None;
        }
        let name = path.rsplit('/').next().unwrap_or(&path);
        let kind = match name {
            _ if path == "course.md" => Kind::Course,
            _ if name == "module.md" || name.ends_with(".module.md") => Kind::Module,
            _ if name.ends_with(".quiz.md") => Kind::Quiz,
            _ if name.ends_with(".bank.md") => Kind::Bank,
            _ => Kind::Lesson,
        };
        let manuscript = Manuscript::new(path.clone(), path, normalise(text));
        Some(Self { path: &file.path, kind, text, lines: lines(text), manuscript })
    }

    /// Every id that must stay one of a kind in the course.
    pub fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> =
            self.front_matter().and_then(|entries| text_of(&entries, "id")).into_iter().collect();
        let mut problems = Problems::default();
        let nodes = self.nodes(&mut problems);
        ids.extend(nodes.iter().filter_map(own_id).map(str::to_owned));
        ids
    }

    fn front_matter(&self) -> Option<Vec<(String, Place, yaml::Node)>> {
        let mut problems = Problems::default();
        let entries = front_matter::entries(&mut Report::new(&self.manuscript, &mut problems));
        (!entries.is_empty() && !problems.has_errors()).then_some(entries)
    }

    /// The blocks of its body; their places are those of the manuscript.
    pub fn nodes<'n>(&'n self, problems: &mut Problems) -> Vec<Node<'n>> {
        let start = front_matter::body_start(&self.manuscript.text);
        let mut report = Report::new(&self.manuscript, problems);
        markdown::parse_body(&self.manuscript.text[start..], start, &mut report)
    }

    /// The `id:` of the front matter.
    pub fn file_id(&self, names: &mut Names) -> Option<Insertion> {
        let entries = self.front_matter()?;
        let known = entries.iter().find(|(name, ..)| name == "id");
        if known.is_some_and(|(.., node)| node.value != Value::Empty) {
            return None;
        }
        let stem = self.manuscript.path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
        let title = text_of(&entries, "title").unwrap_or_else(|| stem.to_owned());
        let base = short_slug(&title);
        let id = names.free(if base.is_empty() { "phan" } else { &base });
        if let Some((_, place, _)) = known {
            // `id:` without a value gets it behind its colon.
            let line = self.lines.get(place.line - 1)?;
            let colon = self.text[line.start..line.end].find(':')?;
            return Some(self.insertion(place.line, line.start + colon + 1, format!(" {id}"), id));
        }
        let (first, second) = (self.lines.first()?, self.lines.get(1)?);
        // `{ title: … }` on one line has no room for another.
        if self.text[second.start..second.end].trim_start().starts_with('{') {
            return None;
        }
        let text = format!("id: {id}{}", &self.text[first.end..first.break_end]);
        Some(self.insertion(2, second.start, text, id))
    }

    /// What to put before a byte of the author's text.
    pub fn insertion(&self, line: usize, offset: usize, text: String, id: String) -> Insertion {
        Insertion { path: self.path.to_owned(), offset, text, line, id }
    }
}

/// The lines of a text, whichever of the three ways it ends them.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(length) = text[start..].find(['\n', '\r']) {
        let end = start + length;
        let break_end = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
        lines.push(Line { start, end, break_end });
        start = break_end;
    }
    lines.push(Line { start, end: text.len(), break_end: text.len() });
    lines
}

/// The id that a heading has.
pub(super) fn own_id<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match node.tag() {
        Some(Tag::Heading { id: Some(id), .. }) => Some(id),
        _ => None,
    }
}

fn text_of(entries: &[(String, Place, yaml::Node)], key: &str) -> Option<String> {
    match &entries.iter().find(|(name, ..)| name == key)?.2.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}
