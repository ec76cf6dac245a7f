//! A file as lines: what an edit does not touch keeps every byte.

use crate::{
    course::{Marker, PlacedEntry, normalise, placed_outline},
    writing::line_ends::first_line_end,
};
use std::{cell::OnceCell, ops::Range};

/// A file whose outline is edited.
#[derive(Clone)]
pub(super) struct Page {
    pub path: String,
    lines: Vec<Line>,
    line_end: &'static str,
    /// What the lines say, once somebody has asked.
    read: OnceCell<Option<Vec<PlacedEntry>>>,
}

/// A line with what ends it.
#[derive(Clone)]
struct Line {
    text: String,
    end: &'static str,
}

impl Page {
    /// A file by its text.
    pub fn new(path: &str, text: &str) -> Self {
        let mut lines = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['\n', '\r']) {
            let end = first_line_end(&rest[at..]);
            lines.push(Line { text: rest[..at].to_owned(), end });
            rest = &rest[at + end.len()..];
        }
        lines.push(Line { text: rest.to_owned(), end: "" });
        Self { path: path.to_owned(), lines, line_end: first_line_end(text), read: OnceCell::new() }
    }

    /// The text as it stands now.
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line.text.as_str(), line.end]).collect()
    }

    /// The entries of its outline; `None` when they cannot be edited.
    pub fn entries(&self) -> Option<Vec<PlacedEntry>> {
        self.read.get_or_init(|| placed_outline(&self.path, &normalise(&self.text()))).clone()
    }

    /// Puts other text in the place of some bytes of a line as the reader takes it.
    pub fn replace(&mut self, (line, bytes): &(usize, Range<usize>), text: &str) {
        self.read = OnceCell::new();
        if let Some(line) = self.lines.get_mut(*line) {
            line.text = replaced(&line.text, bytes, text);
        }
    }

    /// Takes lines out, with an empty line that would be one too many.
    pub fn take_out(&mut self, lines: Range<usize>) -> Vec<String> {
        self.read = OnceCell::new();
        let taken = self.lines.drain(lines.clone()).map(|line| line.text).collect();
        let is_empty = |at: usize| self.lines.get(at).is_some_and(|line| line.text.trim().is_empty());
        let at = lines.start;
        if at > 0 && is_empty(at - 1) && is_empty(at) {
            self.lines.remove(if at + 1 < self.lines.len() { at } else { at - 1 });
        }
        taken
    }

    /// Puts lines before a line.
    pub fn put_in(&mut self, at: usize, lines: Vec<String>) {
        self.read = OnceCell::new();
        let at = at.min(self.lines.len());
        if let Some(last) = at.checked_sub(1).and_then(|last| self.lines.get_mut(last))
            && last.end.is_empty()
        {
            last.end = self.line_end;
        }
        let end = self.line_end;
        self.lines.splice(at..at, lines.into_iter().map(|text| Line { text, end }));
        if self.lines.last().is_none_or(|last| !last.end.is_empty()) {
            self.lines.push(Line { text: String::new(), end: "" });
        }
    }

    /// Gives an entry another marker; what hangs on it moves with its text.
    pub fn mark(&mut self, entry: &PlacedEntry, marker: &Marker) {
        self.read = OnceCell::new();
        let (old, new) = (entry.marker.written(), marker.written());
        for (number, line) in self.lines[entry.lines.clone()].iter_mut().enumerate() {
            let text =
                if number == 0 { line.text.replacen(&old, &new, 1) } else { shifted(&line.text, old.len(), new.len()) };
            line.text = text;
        }
    }
}

/// A line with other text in the place of some bytes of it as the reader takes it.
pub(super) fn replaced(line: &str, bytes: &Range<usize>, text: &str) -> String {
    let mut normalised = normalise(line);
    normalised.replace_range(bytes.clone(), text);
    normalised
}

/// Lines of an entry in another place: another indent, another marker.
pub(super) fn moved(lines: Vec<String>, entry: &PlacedEntry, indent: &str, marker: &Marker) -> Vec<String> {
    let (old, new) = (entry.marker.written(), marker.written());
    let from = entry.indent.len() + old.len();
    let to = indent.len() + new.len();
    let head = lines.first().map(|line| format!("{indent}{new}{}", line.get(from..).unwrap_or_default()));
    head.into_iter().chain(lines.iter().skip(1).map(|line| shifted(line, from, to))).collect()
}

/// A line that hangs on an entry whose text begins in another column now.
fn shifted(line: &str, from: usize, to: usize) -> String {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    if spaces == line.len() || from == to {
        return line.to_owned();
    }
    let kept = if from < to { spaces + (to - from) } else { spaces.saturating_sub(from - to) };
    format!("{}{}", " ".repeat(kept), &line[spaces..])
}
