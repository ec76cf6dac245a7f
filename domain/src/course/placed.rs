//! Where in a file every entry of its outline stands, for whoever edits it.

use super::{
    front_matter::body_start,
    html::is_inline,
    manuscript::{Manuscript, Problems, Report},
    markdown::{self, Node, plain},
    outline,
    relative::resolved,
};
use pulldown_cmark::Tag;
use std::ops::Range;

/// An entry of an outline and the lines that hold it, counted from 0.
#[derive(Clone, Debug)]
pub(crate) struct PlacedEntry {
    /// Its lines with those of its children.
    pub lines: Range<usize>,
    /// The line behind its own text, where its children begin or would begin.
    pub own_end: usize,
    /// The spaces before its marker.
    pub indent: String,
    /// What makes it an entry.
    pub marker: Marker,
    /// Its text, without markup.
    pub title: String,
    /// The text of its link: line, and bytes of that line.
    pub label: Option<(usize, Range<usize>)>,
    /// What its link leads to, as written: line, and bytes of that line.
    pub target: Option<(usize, Range<usize>)>,
    /// The file to which its link leads.
    pub file: Option<String>,
    /// The entries of the list inside it.
    pub children: Vec<PlacedEntry>,
}

/// What makes a line an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// The number of an entry of a numbered list.
    pub number: Option<u32>,
    /// `-`, `*`, `+`, or what stands behind the number.
    pub sign: char,
    /// The spaces behind it.
    pub gap: usize,
}

impl Marker {
    /// How it is written, with its spaces.
    pub fn written(&self) -> String {
        let number = self.number.map(|number| number.to_string()).unwrap_or_default();
        format!("{number}{}{}", self.sign, " ".repeat(self.gap))
    }

    fn of(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: Option<u32> = if digits > 0 { Some(text[..digits].parse().ok()?) } else { None };
        let allowed = if digits > 0 { [".", ")", ")"] } else { ["-", "*", "+"] };
        let sign = allowed.into_iter().find(|sign| text[digits..].starts_with(sign))?;
        let rest = &text[digits + 1..];
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        (gap > 0 && number.is_none_or(|number| number.to_string().len() == digits)).then(|| Self {
            number,
            sign: sign.chars().next().unwrap_or('-'),
            gap,
        })
    }
}

/// The entries of the outline in a normalised text; `None` when they are written so that nobody can edit them line by
/// line.
pub(crate) fn placed_outline(path: &str, text: &str) -> Option<Vec<PlacedEntry>> {
    let manuscript = Manuscript::new(path.to_owned(), path.to_owned(), text.to_owned());
    let mut problems = Problems::default();
    let start = body_start(text);
    let nodes = markdown::parse_body(&text[start..], start, &mut Report::new(&manuscript, &mut problems));
    match outline::split(&nodes).1 {
        Some(list) => entries(list, &manuscript),
        None => Some(Vec::new()),
    }
}

fn entries(list: &Node<'_>, manuscript: &Manuscript) -> Option<Vec<PlacedEntry>> {
    let entries: Option<Vec<PlacedEntry>> = list.children.iter().map(|item| entry(item, manuscript)).collect();
    entries.filter(|entries| entries.windows(2).all(|pair| pair[0].lines.end <= pair[1].lines.start))
}

fn entry(item: &Node<'_>, manuscript: &Manuscript) -> Option<PlacedEntry> {
    let text = &manuscript.text;
    let content = text[item.range.clone()].trim_end();
    let line = |offset: usize| manuscript.place(offset).line - 1;
    let (first, last) = (line(item.range.start), line(item.range.start + content.len().saturating_sub(1)));
    let written = text[line_start(text, item.range.start)..].split('\n').next()?;
    let indent = &written[..written.len() - written.trim_start_matches(' ').len()];
    let marker = Marker::of(&written[indent.len()..])?;
    let inner: Vec<&Node<'_>> = item.children.iter().filter(|node| node.is_list()).collect();
    let children: Option<Vec<Vec<PlacedEntry>>> = inner.iter().map(|list| entries(list, manuscript)).collect();
    let children: Vec<PlacedEntry> = children?.into_iter().flatten().collect();
    let own_end = children.first().map_or(last + 1, |child| child.lines.start);
    if inner.len() > 1 || own_end == first {
        return None;
    }
    let own = match item.children.first() {
        Some(paragraph) if paragraph.is_paragraph() => &paragraph.children[..],
        _ => &item.children[..item.children.iter().take_while(|node| is_inline(node)).count()],
    };
    let link = own.iter().find(|node| matches!(node.tag(), Some(Tag::Link { .. })));
    let title = link.map_or_else(|| plain(own), |link| plain(&link.children));
    let spans = link.and_then(|link| spans(link, manuscript));
    let (label, target) = spans.map_or((None, None), |(label, target)| (Some(label), Some(target)));
    let file = match link.and_then(Node::tag) {
        Some(Tag::Link { dest_url, .. }) => Some(resolved(&manuscript.path, dest_url)?),
        _ => None,
    };
    let (lines, indent) = (first..last + 1, indent.to_owned());
    Some(PlacedEntry { lines, own_end, indent, marker, title, label, target, file, children })
}

type Span = (usize, Range<usize>);

/// The label and the target of an inline link that stands on one line.
fn spans(link: &Node<'_>, manuscript: &Manuscript) -> Option<(Span, Span)> {
    let text = &manuscript.text[link.range.clone()];
    let label_end = link.children.last().map_or(1, |last| last.range.end - link.range.start);
    if text.contains('\n') || !text[label_end..].starts_with("](") || !text.ends_with(')') {
        return None;
    }
    let shift = link.range.start - line_start(&manuscript.text, link.range.start);
    let line = manuscript.place(link.range.start).line - 1;
    Some(((line, shift + 1..shift + label_end), (line, shift + label_end + 2..shift + text.len() - 1)))
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |at| at + 1)
}
