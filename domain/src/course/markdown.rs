//! Markdown as a tree of events whose ranges point into the file.

use super::manuscript::{Report, say};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TextMergeWithOffset};
use std::ops::Range;

/// Deeper nesting is no text for people; it also bounds every recursion over the tree.
const DEEPEST: usize = 24;

/// An event, with everything between its start and its end.
#[derive(Clone, Debug)]
pub(super) struct Node<'t> {
    pub event: Event<'t>,
    pub range: Range<usize>,
    pub children: Vec<Node<'t>>,
}

impl<'t> Node<'t> {
    /// The tag, for containers.
    pub fn tag(&self) -> Option<&Tag<'t>> {
        if let Event::Start(tag) = &self.event { Some(tag) } else { None }
    }

    /// The level of a heading.
    pub fn heading(&self) -> Option<HeadingLevel> {
        if let Some(Tag::Heading { level, .. }) = self.tag() { Some(*level) } else { None }
    }

    /// Whether it is a paragraph.
    pub fn is_paragraph(&self) -> bool {
        matches!(self.tag(), Some(Tag::Paragraph))
    }

    /// Whether it is a quotation or a call-out.
    pub fn is_quote(&self) -> bool {
        matches!(self.tag(), Some(Tag::BlockQuote(_)))
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self.tag(), Some(Tag::List(_)))
    }

    /// Whether it stands for a line break.
    pub fn is_break(&self) -> bool {
        matches!(self.event, Event::SoftBreak | Event::HardBreak)
    }
}

/// Parses the body of a file; `start` is where it begins in the file.
pub(super) fn parse_body<'t>(body: &'t str, start: usize, report: &mut Report<'_>) -> Vec<Node<'t>> {
    parse(body, 0, start, report)
}

/// Parses a body before which `prelude` bytes were put, for instance footnotes; those leave no nodes.
pub(super) fn parse<'t>(text: &'t str, prelude: usize, start: usize, report: &mut Report<'_>) -> Vec<Node<'t>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_FOOTNOTES;
    let parser = Parser::new_ext(text, options).into_offset_iter();
    let mut open: Vec<Node<'t>> = Vec::new();
    let mut top = Vec::new();
    for (event, range) in TextMergeWithOffset::new(parser) {
        let in_prelude = range.start < prelude;
        let range = range.start.saturating_sub(prelude) + start..range.end.saturating_sub(prelude) + start;
        let node = match event {
            Event::End(_) => match open.pop() {
                Some(node) => node,
                None => continue,
            },
            event @ Event::Start(_) if open.len() < DEEPEST => {
                open.push(Node { event, range, children: Vec::new() });
                continue;
            }
            Event::Start(_) => {
                report.error(
                    range.start,
                    "too-deep",
                    say("Chữ ở đây lồng quá nhiều tầng.", "The text nests too deeply here."),
                    say("Bớt các dấu > hoặc các mức danh sách.", "Use fewer > signs or list levels."),
                );
                return Vec::new();
            }
            event => Node { event, range, children: Vec::new() },
        };
        match open.last_mut() {
            Some(parent) => parent.children.push(node),
            None if !in_prelude => top.push(node),
            None => {}
        }
    }
    top
}

/// The plain text of nodes: no markup, breaks as spaces.
pub(super) fn plain(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    add_plain(nodes, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn add_plain(nodes: &[Node<'_>], text: &mut String) {
    for node in nodes {
        match &node.event {
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell) => {
                add_plain(&node.children, text);
                text.push(' ');
            }
            _ => add_plain(&node.children, text),
        }
    }
}
