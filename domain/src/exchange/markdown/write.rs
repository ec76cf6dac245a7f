//! Writes a document as markdown that looks as if a person had typed it.

use super::{
    escape::{guarded, has_entity, text},
    read::read,
};
use crate::exchange::document::{Block, Losses, Span, bare, flat};

/// Keeps two lists in a row apart: a comment is shown to nobody.
const BETWEEN_LISTS: &str = "<!-- -->";

/// Where a line stands.
#[derive(Clone, Copy, Default)]
struct Place {
    in_link: bool,
    in_table: bool,
    in_strong: bool,
}

/// The markdown of blocks. What markdown cannot give back as it was loses its formatting, never its words.
pub(in crate::exchange) fn blocks(document: &[Block], losses: &mut Losses) -> String {
    let written = raw_blocks(document);
    if read(&written).0 == document {
        return written;
    }
    losses.unformatted = true;
    raw_blocks(&bare(document))
}

/// The markdown of one line, for a heading: no breaks.
pub(in crate::exchange) fn heading(spans: &[Span], losses: &mut Losses) -> String {
    // Only a paragraph has first letters that need care.
    let written = line(spans, "", Place::default());
    let is_same = read(&paragraph(spans)).0 == [Block::Paragraph(spans.to_vec())] && !written.contains('\n');
    if is_same {
        return written;
    }
    losses.unformatted = true;
    text(&crate::exchange::document::plain(spans), "", false, false)
}

/// The markdown of an option behind its box: one line, perhaps with breaks, whose signs of ours are text.
pub(in crate::exchange) fn option(document: &[Block], losses: &mut Losses) -> String {
    let (spans, flattened) = flat(document);
    losses.flattened |= flattened;
    let written = blocks(&[Block::Paragraph(spans)], losses).replace("\n\n", "\\\n");
    let written = match written.strip_prefix('%') {
        Some(rest) => format!("\\%{rest}"),
        None => written,
    };
    match written.strip_suffix("{.last}") {
        Some(front) => format!("{front}{{.last\\}}"),
        None => written,
    }
}

/// Lines that stand under another one.
pub(in crate::exchange) fn indented(written: &str, first: &str, width: usize) -> String {
    let rest = " ".repeat(width);
    framed(written, first, &rest)
}

/// Lines of a quotation.
pub(in crate::exchange) fn quoted(written: &str, indent: &str) -> String {
    let sign = format!("{indent}> ");
    framed(written, &sign, &sign)
}

fn framed(written: &str, first: &str, rest: &str) -> String {
    let mut lines = Vec::new();
    for (at, line) in written.split('\n').enumerate() {
        let front = if at == 0 { first } else { rest };
        lines.push(if line.is_empty() { front.trim_end().to_owned() } else { format!("{front}{line}") });
    }
    lines.join("\n")
}

fn raw_blocks(document: &[Block]) -> String {
    let mut written = String::new();
    for (at, block) in document.iter().enumerate() {
        let is_list = |block: &Block| matches!(block, Block::List { .. });
        if at > 0 {
            written.push_str("\n\n");
            if is_list(block) && is_list(&document[at - 1]) {
                written.push_str(BETWEEN_LISTS);
                written.push_str("\n\n");
            }
        }
        written.push_str(&raw_block(block));
    }
    written
}

fn raw_block(block: &Block) -> String {
    match block {
        Block::Paragraph(spans) => paragraph(spans),
        Block::List { start, loose, items } => list(*start, *loose, items),
        Block::Quote(inner) => quoted(&raw_blocks(inner), ""),
        Block::Code(text) => {
            let fence = fence(text, 3);
            format!("{fence}\n{text}\n{fence}")
        }
        Block::Table(rows) => table(rows),
        Block::Rule => "---".to_owned(),
    }
}

fn paragraph(spans: &[Span]) -> String {
    line(spans, "", Place::default()).split('\n').map(guarded).collect::<Vec<_>>().join("\n")
}

fn list(start: Option<u64>, loose: bool, items: &[Vec<Block>]) -> String {
    let number = |at: usize| start.map(|start| start.saturating_add(at as u64));
    let items = items.iter().enumerate().map(|(at, item)| {
        let sign = number(at).map_or("- ".to_owned(), |number| format!("{number}. "));
        indented(&raw_item(item, loose), &sign, sign.len())
    });
    items.collect::<Vec<_>>().join(if loose { "\n\n" } else { "\n" })
}

/// A list under the line of a tight item follows without a gap.
fn raw_item(item: &[Block], loose: bool) -> String {
    match item {
        [Block::Paragraph(spans), list @ Block::List { .. }] if !loose => {
            format!("{}\n{}", paragraph(spans), raw_block(list))
        }
        item => raw_blocks(item),
    }
}

fn table(rows: &[Vec<Vec<Span>>]) -> String {
    let place = Place { in_table: true, ..Place::default() };
    let mut lines = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| line(cell, "", place)).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if at == 0 {
            lines.push(format!("|{}", "---|".repeat(row.len())));
        }
    }
    lines.join("\n")
}

fn line(spans: &[Span], before: &str, place: Place) -> String {
    let mut written = before.to_owned();
    for span in spans {
        let more = match span {
            Span::Text(words) => text(words, &written, place.in_link, place.in_table),
            Span::Code(code) => self::code(code),
            Span::Break => "\\\n".to_owned(),
            // Three asterisks in a row would swap the two.
            Span::Emphasis(inner) if place.in_strong && spans.len() == 1 => format!("_{}_", line(inner, "", place)),
            Span::Emphasis(inner) => format!("*{}*", line(inner, "", place)),
            Span::Strong(inner) => format!("**{}**", line(inner, "", Place { in_strong: true, ..place })),
            Span::Link { to, spans } => link(to, &line(spans, "", Place { in_link: true, ..place })),
        };
        written.push_str(&more);
    }
    written.split_off(before.len())
}

fn link(to: &str, words: &str) -> String {
    if to == words && !to.starts_with("mailto:") {
        return format!("<{to}>");
    }
    let needs_frame = to.contains(['(', ')', '<', '>', '\\']) || has_entity(to);
    if needs_frame {
        let target = to.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace('&', "\\&");
        format!("[{words}](<{target}>)")
    } else {
        format!("[{words}]({to})")
    }
}

fn code(code: &str) -> String {
    let fence = fence(code, 1);
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}

/// Backticks that the text does not hold.
fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}
