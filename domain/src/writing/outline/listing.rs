//! Entries put into a list, taken out, moved and counted again, in the style of the list.

use super::{
    Refusal,
    book::{Book, List},
    label::{Numbered, numbered, ways},
    page::{moved, replaced},
    shape::{Shape, list_of},
};
use crate::course::{Marker, PlacedEntry, is_module, link_target, without_number};

/// Where an entry goes, and how it is written there.
struct Slot {
    line: usize,
    indent: String,
    marker: Marker,
    /// Whether the list has empty lines between its entries, and on which side of the new one.
    gap: Option<Gap>,
}

#[derive(Clone, Copy, PartialEq)]
enum Gap {
    Before,
    After,
}

impl Book<'_> {
    /// Lists a file that the outline did not have.
    pub(super) fn list_new(&mut self, list: &List, place: usize, path: &str, label: &str) -> Result<(), Refusal> {
        let siblings = self.siblings(list)?;
        let place = place.min(siblings.len());
        let slot = self.slot(list, &siblings, place)?;
        let before = self.page(&list.page)?.clone();
        let target = link_target(&list.page, path);
        for way in ways(label) {
            let page = self.page(&list.page)?;
            page.clone_from(&before);
            let line = format!("{}{}[{way}]({target})", slot.indent, slot.marker.written());
            page.put_in(slot.line, with_gap(vec![line], slot.gap));
            let is_read = |entry: &PlacedEntry| entry.title == label && entry.file.as_deref() == Some(path);
            if self.siblings(list).is_ok_and(|entries| entries.get(place).is_some_and(is_read)) {
                let title = without_number(label).to_owned();
                let shape = Shape { file: Some(path.to_owned()), title, children: Vec::new() };
                self.expect(list, |shapes| shapes.insert(place, shape));
                return self.count_again(list, &siblings);
            }
        }
        Err(Refusal::Unclear(list.page.clone()))
    }

    /// Gives an entry the title of its file; a number such as 'Bài 1.' stays.
    pub(super) fn relabel(&mut self, list: &List, at: usize, title: &str) -> Result<(), Refusal> {
        let unclear = || Refusal::Unclear(list.page.clone());
        let entry = self.siblings(list)?.swap_remove(at);
        let label = entry.label.ok_or_else(unclear)?;
        let text = numbered(&entry.title, title);
        let before = self.page(&list.page)?.clone();
        for way in ways(&text) {
            let page = self.page(&list.page)?;
            page.clone_from(&before);
            page.replace(&label, &way);
            let is_read = |known: &PlacedEntry| known.title == text && known.file == entry.file;
            if self.siblings(list).is_ok_and(|entries| entries.get(at).is_some_and(is_read)) {
                self.expect(list, |shapes| shapes[at].title = without_number(&text).to_owned());
                return Ok(());
            }
        }
        Err(unclear())
    }

    /// Moves an entry to another place, perhaps of another list.
    pub(super) fn shift(&mut self, source: &List, at: usize, target: &List, place: usize) -> Result<(), Refusal> {
        let siblings = self.siblings(source)?;
        let entry = siblings[at].clone();
        let is_whole = |list: &List| list.parent.is_none();
        let of_module = entry.file.as_deref().is_some_and(is_module);
        if !of_module && !entry.children.is_empty() {
            return Err(Refusal::Unclear(source.page.clone()));
        }
        if source != target && is_whole(source) && source.page == "course.md" && siblings.len() == 1 {
            return Err(Refusal::LastEntry);
        }
        if source == target && siblings.len() == 1 {
            return Ok(());
        }
        let others = if source == target { siblings.clone() } else { self.siblings(target)? };
        let (mut lines, shape) = self.take_out(source, at)?;
        if source.page != target.page {
            let (Some((line, bytes)), Some(file)) = (&entry.target, &entry.file) else {
                return Err(Refusal::Unclear(source.page.clone()));
            };
            let line = &mut lines[line - entry.lines.start];
            *line = replaced(line, bytes, &link_target(&target.page, file));
        }
        // A list above may have lost its entry, and the entry of the target with it its place.
        let target =
            &List { parent: target.parent.map(|parent| shifted(parent, source, at, target)), ..target.clone() };
        let now = self.siblings(target)?;
        let place = place.min(now.len());
        let slot = self.slot(target, &now, place)?;
        let lines = moved(lines, &entry, &slot.indent, &slot.marker);
        self.page(&target.page)?.put_in(slot.line, with_gap(lines, slot.gap));
        self.expect(target, |shapes| shapes.insert(place, shape));
        if source != target {
            self.count_again(source, &siblings)?;
        }
        self.count_again(target, &others)
    }

    /// Takes an entry out; its lines, and what it said.
    pub(super) fn take_out(&mut self, list: &List, at: usize) -> Result<(Vec<String>, Shape), Refusal> {
        let lines = self.siblings(list)?[at].lines.clone();
        let taken = self.page(&list.page)?.take_out(lines);
        let shape = self.expect(list, |shapes| shapes.remove(at));
        Ok((taken, shape.ok_or_else(|| Refusal::Unclear(list.page.clone()))?))
    }

    fn slot(&self, list: &List, siblings: &[PlacedEntry], place: usize) -> Result<Slot, Refusal> {
        let is_loose = siblings.windows(2).any(|pair| pair[0].lines.end < pair[1].lines.start);
        let gap = |gap| is_loose.then_some(gap);
        if let Some(next) = siblings.get(place) {
            let (indent, marker) = (next.indent.clone(), next.marker.clone());
            return Ok(Slot { line: next.lines.start, indent, marker, gap: gap(Gap::After) });
        }
        if let Some(last) = siblings.last() {
            let number = last.marker.number.map(|number| number.saturating_add(1));
            let marker = Marker { number, ..last.marker.clone() };
            return Ok(Slot { line: last.lines.end, indent: last.indent.clone(), marker, gap: gap(Gap::Before) });
        }
        let entries = self.entries(&list.page)?;
        let unclear = || Refusal::Unclear(list.page.clone());
        let parent = entries.get(list.parent.ok_or_else(unclear)?).ok_or_else(unclear)?;
        let model = entries.iter().find_map(|entry| entry.children.first()).map(|child| child.marker.clone());
        let marker = model.unwrap_or(Marker { number: None, sign: '-', gap: 1 });
        let marker = Marker { number: marker.number.map(|_| 1), ..marker };
        let indent = " ".repeat(parent.indent.len() + parent.marker.written().len());
        Ok(Slot { line: parent.own_end, indent, marker, gap: None })
    }

    /// Counts the entries of a list again, where they were counted before: their markers, and 'Bài 1.' in their titles.
    pub(super) fn count_again(&mut self, list: &List, before: &[PlacedEntry]) -> Result<(), Refusal> {
        let markers: Vec<u32> = before.iter().filter_map(|entry| entry.marker.number).collect();
        if let Some(count) = Count::of(&markers) {
            for (at, entry) in self.siblings(list)?.iter().enumerate() {
                let marker = Marker { number: Some(count.number(at)), ..entry.marker.clone() };
                if entry.marker.number.is_some() && entry.marker != marker {
                    self.page(&list.page)?.mark(entry, &marker);
                }
            }
        }
        let numbers: Vec<Numbered> = before.iter().filter_map(|entry| Numbered::of(&entry.title)).collect();
        let Some(first) = numbers.first() else { return Ok(()) };
        let same = |number: &&Numbered| number.word == first.word && number.sign == first.sign;
        let counted: Vec<u32> = numbers.iter().filter(same).map(|number| number.number).collect();
        let Some(count) = Count::of(&counted) else { return Ok(()) };
        let entries = self.siblings(list)?;
        let numbered = entries.iter().filter_map(|entry| Some((entry, Numbered::of(&entry.title)?)));
        for (at, (entry, number)) in numbered.filter(|(_, number)| same(&number)).enumerate() {
            let Some((line, bytes)) = &entry.label else { continue };
            let length = number.written().len();
            if number.number != count.number(at) && entry.title.len() >= length && length <= bytes.len() {
                let head = (*line, bytes.start..bytes.start + length);
                self.page(&list.page)?.replace(&head, &number.with(count.number(at)).written());
            }
        }
        Ok(())
    }

    fn expect<T>(&mut self, list: &List, change: impl FnOnce(&mut Vec<Shape>) -> T) -> Option<T> {
        let shapes = self.shapes.get_mut(&list.page)?;
        list_of(shapes, list.parent).map(change)
    }
}

/// How the entries of a list are counted.
enum Count {
    Up(u32),
    /// Everything is `1.`, as Markdown allows.
    Alike(u32),
}

impl Count {
    fn of(numbers: &[u32]) -> Option<Self> {
        let first = *numbers.first()?;
        if numbers.iter().zip(first..).all(|(number, wanted)| *number == wanted) {
            return Some(Self::Up(first));
        }
        numbers.iter().all(|number| *number == first).then_some(Self::Alike(first))
    }

    fn number(&self, at: usize) -> u32 {
        match self {
            Self::Up(first) => first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)),
            Self::Alike(number) => *number,
        }
    }
}

/// Where the parent of a list stands once an entry has been taken out elsewhere.
fn shifted(parent: usize, source: &List, at: usize, target: &List) -> usize {
    let is_above = source.parent.is_none() && source.page == target.page && at < parent;
    parent - usize::from(is_above)
}

fn with_gap(mut lines: Vec<String>, gap: Option<Gap>) -> Vec<String> {
    match gap {
        Some(Gap::Before) => lines.insert(0, String::new()),
        Some(Gap::After) => lines.push(String::new()),
        None => {}
    }
    lines
}

/// A title with the number that follows those of its siblings, where they all have one.
pub(super) fn numbered_like(siblings: &[&PlacedEntry], title: &str) -> String {
    let numbers: Option<Vec<Numbered>> = siblings.iter().map(|entry| Numbered::of(&entry.title)).collect();
    match numbers.as_ref().and_then(|numbers| numbers.last()) {
        Some(last) if Numbered::of(title).is_none() => {
            format!("{}{title}", last.with(last.number.saturating_add(1)).written())
        }
        _ => title.to_owned(),
    }
}

/// Whether a file is a lesson, by its name.
pub(super) fn is_lesson(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_plain = name.strip_suffix(".md").is_some_and(|stem| !stem.contains('.'));
    is_plain && !is_module(path) && !matches!(name, "course.md" | "README.md")
}
