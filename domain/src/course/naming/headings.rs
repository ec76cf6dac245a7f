//! Headings that lack an id: sections, questions, and repeated headings of a lesson.

use super::{
    Insertion, Names,
    draft::{Draft, Kind, own_id},
};
use crate::course::{
    id::{is_id, slug},
    lesson,
    manuscript::{Problems, Report},
    markdown::{Node, plain},
    question, section, traps,
};
use pulldown_cmark::{HeadingLevel, Tag};
use std::collections::BTreeMap;

impl Draft<'_> {
    /// Gives every heading that wants an id a new one.
    pub fn name_headings(&self, names: &mut Names, insertions: &mut Vec<Insertion>) {
        let mut problems = Problems::default();
        let nodes = self.nodes(&mut problems);
        match self.kind {
            Kind::Course | Kind::Module => {}
            Kind::Quiz | Kind::Bank => self.name_questions(&nodes, names, insertions),
            Kind::Lesson => {
                self.name_practice(&nodes, names, insertions);
                self.name_repeated(&nodes, insertions);
            }
        }
    }

    /// Sections and questions of a quiz, questions of a bank.
    fn name_questions(&self, nodes: &[Node<'_>], names: &mut Names, insertions: &mut Vec<Insertion>) {
        for (at, node) in nodes.iter().enumerate() {
            let base = match (node.heading(), self.kind) {
                (Some(HeadingLevel::H1), Kind::Quiz) => section::proposal(&plain(&node.children)),
                (Some(HeadingLevel::H2), _) => question::proposal(&plain(&node.children)),
                _ => continue,
            };
            if self.lacks_id(node, nodes.get(at + 1)) {
                insertions.extend(self.heading_id(node, names.free(&base)));
            }
        }
    }

    /// Practice questions of a lesson that nobody named as such.
    fn name_practice(&self, nodes: &[Node<'_>], names: &mut Names, insertions: &mut Vec<Insertion>) {
        for (at, node) in nodes.iter().enumerate() {
            let rest = &nodes[at + 1..];
            if lesson::is_unnamed_question(node, rest) && self.lacks_id(node, rest.first()) {
                let base = question::proposal(&plain(&node.children));
                insertions.extend(self.heading_id(node, names.free(&base)));
            }
        }
    }

    /// Headings that repeat an earlier one get the anchor that they have now, so that it stays.
    fn name_repeated(&self, nodes: &[Node<'_>], insertions: &mut Vec<Insertion>) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut in_question = false;
        for (at, node) in nodes.iter().enumerate() {
            let Some(level) = node.heading() else { continue };
            if level <= HeadingLevel::H2 {
                in_question = lesson::is_practice(node) || lesson::is_unnamed_question(node, &nodes[at + 1..]);
            }
            if in_question {
                continue;
            }
            let own = own_id(node).map(str::to_owned);
            let slug = own.clone().unwrap_or_else(|| slug(&plain(&node.children)));
            let base = if slug.is_empty() { "phan".to_owned() } else { slug };
            let count = counts.entry(base.clone()).or_default();
            *count += 1;
            let anchor = if *count == 1 { base } else { format!("{base}--{count}") };
            let is_bare = own.is_none() && plain(&node.children).is_empty();
            if (*count > 1 || is_bare) && is_id(&anchor) && self.lacks_id(node, nodes.get(at + 1)) {
                insertions.extend(self.heading_id(node, anchor));
            }
        }
    }

    /// Whether a heading can be given an id: written with `#`, on one line, without an id or broken attributes.
    fn lacks_id(&self, heading: &Node<'_>, next: Option<&Node<'_>>) -> bool {
        let Some(Tag::Heading { id: None, attrs, .. }) = heading.tag() else { return false };
        let mut problems = Problems::default();
        let mut report = Report::new(&self.manuscript, &mut problems);
        let quoted = |text: &str| text.contains(['"', '\'', '“', '”']);
        let is_broken = attrs.iter().any(|(name, value)| quoted(name) || value.as_deref().is_some_and(quoted));
        !is_broken && !traps::check_underlined(heading, &mut report) && !traps::check_broken(heading, next, &mut report)
    }

    /// ` {#id}` behind a heading, or `#id ` in the braces that it has.
    fn heading_id(&self, heading: &Node<'_>, id: String) -> Option<Insertion> {
        let number = self.manuscript.place(heading.range.start).line;
        let line = self.lines.get(number - 1)?;
        let written = self.text[line.start..line.end].trim_end();
        let Some(Tag::Heading { attrs, classes, .. }) = heading.tag() else { return None };
        let braces = written.strip_suffix('}').and_then(|inside| inside.rfind('{'));
        let offset = match braces {
            Some(open) if !attrs.is_empty() || !classes.is_empty() => line.start + open + 1,
            _ => {
                let text = format!(" {{#{id}}}");
                return Some(self.insertion(number, line.start + written.len(), text, id));
            }
        };
        Some(self.insertion(number, offset, format!("#{id} "), id))
    }
}
