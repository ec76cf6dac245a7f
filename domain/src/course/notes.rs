//! Footnotes: numbered as they are met, listed at the end with a way back.

use super::{
    Source,
    fields::Spotted,
    html::{Writer, escape},
    manuscript::{Report, say},
    markdown::Node,
    terms,
};
use crate::locale::Locale;
use jiff::civil::Date;
use pulldown_cmark::Tag;
use std::{collections::BTreeMap, ops::Range};

/// The footnotes of one file, in the order in which the text meets them.
#[derive(Default)]
pub(super) struct Notes {
    met: Vec<(String, usize)>,
    numbers: BTreeMap<String, usize>,
}

impl Notes {
    /// The mark in the text.
    pub fn reference(&mut self, id: &str, lang: Locale) -> String {
        let index = self.numbers.get(id).copied().unwrap_or_else(|| {
            self.met.push((id.to_owned(), 0));
            self.numbers.insert(id.to_owned(), self.met.len() - 1);
            self.met.len() - 1
        });
        self.met[index].1 += 1;
        let (number, count, id) = (index + 1, self.met[index].1, escape(id));
        let label = terms::NOTE_NUMBER.text(lang);
        format!(
            "<sup><a href=\"#note--{id}\" id=\"ref--{id}-{count}\" aria-label=\"{label} {number}\">{number}</a></sup>"
        )
    }

    /// A mark that no footnote answers is plain text to the parser, but a slip to the author.
    pub fn look_for_unknown(&self, range: Range<usize>, report: &mut Report<'_>) {
        let manuscript = report.manuscript;
        let text = &manuscript.text[range.clone()];
        for (at, _) in text.match_indices("[^").filter(|(at, _)| !manuscript.is_escaped(range.start + at)) {
            let rest = &text[at + 2..text.floor_char_boundary(at + 2 + 65)];
            let Some(id) = rest.find(']').map(|end| &rest[..end]).filter(|id| !id.is_empty()) else { continue };
            report.error(
                range.start + at,
                "footnote-unknown",
                say(
                    format!("Không có nguồn hay chú thích nào mã “{id}”."),
                    format!("There is no source or footnote '{id}'."),
                ),
                say(
                    format!("Thêm vào sources: - {{ id: {id}, text: … }}, hoặc sửa mã."),
                    format!("Add it to sources: - {{ id: {id}, text: … }}, or mend the id."),
                ),
            );
        }
    }
}

/// The section of notes at the end of a lesson; empty without any.
pub(super) fn section(nodes: &[Node<'_>], sources: &[Spotted<Source>], writer: &mut Writer<'_, '_>) -> String {
    let listed: BTreeMap<&str, &Source> =
        sources.iter().map(|source| (source.value.id.as_str(), &source.value)).collect();
    let own = own_definitions(nodes, &listed, writer.report);
    let mut items = String::new();
    let mut index = 0;
    // A note may cite another, so the list can grow while it is written; each id enters once.
    while index < writer.notes.met.len() {
        let id = writer.notes.met[index].0.clone();
        let text = match (listed.get(id.as_str()), own.get(id.as_str())) {
            (Some(source), _) => source_text(source, writer.shelf.lang),
            (None, Some(node)) => note_text(node, writer),
            (None, None) => String::new(),
        };
        let back = back_links(&id, index + 1, writer.notes.met[index].1, writer.shelf.lang);
        items.push_str(&format!("<li id=\"note--{}\">{text}{back}</li>\n", escape(&id)));
        index += 1;
    }
    for source in sources {
        if writer.notes.numbers.contains_key(&source.value.id) {
            continue;
        }
        let id = &source.value.id;
        writer.report.warning_at(
            source.place,
            "source-not-cited",
            say(format!("Bài chưa dẫn nguồn “{id}”."), format!("The text does not cite the source '{id}'.")),
            say(
                format!("Đặt [^{id}] sau câu dùng nguồn này."),
                format!("Put [^{id}] after the sentence that rests on it."),
            ),
        );
        items.push_str(&format!("<li id=\"note--{id}\">{}</li>\n", source_text(&source.value, writer.shelf.lang)));
    }
    if items.is_empty() {
        return String::new();
    }
    let label = terms::NOTES.text(writer.shelf.lang);
    format!("<section class=\"notes\" aria-label=\"{label}\"><ol>\n{items}</ol></section>\n")
}

fn own_definitions<'n, 't>(
    nodes: &'n [Node<'t>],
    listed: &BTreeMap<&str, &Source>,
    report: &mut Report<'_>,
) -> BTreeMap<&'n str, &'n Node<'t>> {
    let mut own = BTreeMap::new();
    for node in nodes {
        let Some(Tag::FootnoteDefinition(id)) = node.tag() else { continue };
        let id: &str = id;
        if own.insert(id, node).is_some() || listed.contains_key(id) {
            report.error(
                node.range.start,
                "footnote-twice",
                say(format!("Chú thích “{id}” có hai lần."), format!("The footnote '{id}' is defined twice.")),
                say("Đổi mã một trong hai.", "Rename one of them."),
            );
        }
    }
    own
}

fn note_text(node: &Node<'_>, writer: &mut Writer<'_, '_>) -> String {
    match &node.children[..] {
        [paragraph] if paragraph.is_paragraph() => writer.inline(&paragraph.children),
        children => writer.blocks(children),
    }
}

fn source_text(source: &Source, lang: Locale) -> String {
    let mut text = match &source.url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escape(url), escape(&source.text)),
        None => escape(&source.text),
    };
    if let Some(date) = &source.date {
        text.push_str(&format!(" ({})", escape(date)));
    }
    if let Some(seen) = source.seen {
        text.push_str(&format!(". {} {}", terms::SEEN.text(lang), written(seen)));
    }
    text.push('.');
    text
}

fn written(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

fn back_links(id: &str, number: usize, count: usize, lang: Locale) -> String {
    let (id, back, note) = (escape(id), terms::BACK.text(lang), terms::NOTE_NUMBER.text(lang));
    (1..=count)
        .map(|place| {
            let sign = if place == 1 { back.to_owned() } else { format!("{back} ({place})") };
            format!(" <a href=\"#ref--{id}-{place}\" aria-label=\"{sign}: {note} {number}\">{sign}</a>")
        })
        .collect()
}
