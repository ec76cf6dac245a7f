//! An original beside the hashes of what was translated.

use super::{
    Change, Passage,
    passages::{self, passages},
    stamp::stamp_of,
};
use crate::course::manuscript::Manuscript;
use std::collections::BTreeSet;

/// More comparisons than this and the middle of a file counts as changed.
const MOST_COMPARISONS: usize = 4_000_000;

/// What the translation does not follow; `None` when it bears no stamp.
pub(super) fn stale(original: &Manuscript, translation: &Manuscript) -> Option<Vec<Passage>> {
    let before = stamp_of(translation)?;
    let sides = Sides { now: passages(original), translated: passages(translation), before };
    let mut found = Vec::new();
    let (mut old, mut new) = (0, 0);
    let same = sides.unchanged();
    let ends = [(sides.before.len(), sides.now.len())];
    for (next_old, next_new) in same.into_iter().chain(ends) {
        sides.between(old..next_old, new..next_new, &mut found);
        (old, new) = (next_old + 1, next_new + 1);
    }
    sides.untranslated(&mut found);
    found.sort_by_key(|passage| (passage.original_line, passage.line));
    Some(found)
}

struct Sides {
    now: Vec<passages::Passage>,
    translated: Vec<passages::Passage>,
    before: Vec<u16>,
}

impl Sides {
    /// The passages that stayed: pairs of their places before and now, a longest common subsequence.
    fn unchanged(&self) -> Vec<(usize, usize)> {
        let now: Vec<u16> = self.now.iter().map(|passage| passage.hash).collect();
        let before = &self.before;
        let head = before.iter().zip(&now).take_while(|(old, new)| old == new).count();
        let rest = before.len().min(now.len()) - head;
        let tail = before.iter().rev().zip(now.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
        let (old_end, new_end) = (before.len() - tail, now.len() - tail);
        let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
        let middle = common(&before[head..old_end], &now[head..new_end]);
        pairs.extend(middle.into_iter().map(|(old, new)| (old + head, new + head)));
        pairs.extend((0..tail).map(|at| (old_end + at, new_end + at)));
        pairs
    }

    /// What stands between two passages that stayed.
    fn between(&self, old: std::ops::Range<usize>, new: std::ops::Range<usize>, found: &mut Vec<Passage>) {
        for at in 0..old.len().max(new.len()) {
            let (was, is) = (old.clone().nth(at), new.clone().nth(at));
            let change = match (was, is) {
                (Some(_), Some(_)) => Change::Changed,
                (None, _) => Change::Added,
                (_, None) => Change::Removed,
            };
            let here = self.now.get(is.unwrap_or(new.end)).or(self.now.last());
            found.push(Passage {
                change,
                original_line: here.map_or(1, |passage| passage.line),
                line: self.line(was.unwrap_or(old.end), here),
                text: is.and_then(|is| self.now.get(is)).map(|passage| passage.text.clone()).unwrap_or_default(),
            });
        }
    }

    /// The line of a passage in the translation: in its place when all were translated, else under its heading.
    fn line(&self, was: usize, here: Option<&passages::Passage>) -> usize {
        let last = self.translated.last().map_or(1, |passage| passage.line);
        if self.translated.len() == self.before.len() {
            return self.translated.get(was).map_or(last, |passage| passage.line);
        }
        let Some(heading) = here.and_then(|passage| passage.heading.as_ref()) else { return 1 };
        let of_heading = self.translated.iter().find(|passage| passage.heading.as_ref() == Some(heading));
        of_heading.map_or(last, |passage| passage.line)
    }

    /// Sections and questions that the translation lacks, where nothing else says so.
    fn untranslated(&self, found: &mut Vec<Passage>) {
        let known: BTreeSet<&String> = self.translated.iter().filter_map(|passage| passage.heading.as_ref()).collect();
        let last = self.translated.last().map_or(1, |passage| passage.line);
        for passage in self.now.iter().filter(|passage| passage.is_heading) {
            let is_told = found.iter().any(|one| one.original_line == passage.line && one.change != Change::Removed);
            if passage.heading.as_ref().is_some_and(|id| !known.contains(id)) && !is_told {
                found.push(Passage {
                    change: Change::Untranslated,
                    original_line: passage.line,
                    line: last,
                    text: passage.text.clone(),
                });
            }
        }
    }
}

/// A longest common subsequence, as pairs of places.
fn common(one: &[u16], two: &[u16]) -> Vec<(usize, usize)> {
    let width = two.len() + 1;
    if one.len().saturating_mul(width) > MOST_COMPARISONS {
        return Vec::new();
    }
    let mut longest = vec![0_u32; (one.len() + 1) * width];
    for at in (0..one.len()).rev() {
        for other in (0..two.len()).rev() {
            longest[at * width + other] = if one[at] == two[other] {
                longest[(at + 1) * width + other + 1] + 1
            } else {
                longest[(at + 1) * width + other].max(longest[at * width + other + 1])
            };
        }
    }
    let (mut at, mut other, mut pairs) = (0, 0, Vec::new());
    while at < one.len() && other < two.len() {
        if one[at] == two[other] {
            pairs.push((at, other));
            (at, other) = (at + 1, other + 1);
        } else if longest[(at + 1) * width + other] >= longest[at * width + other + 1] {
            at += 1;
        } else {
            other += 1;
        }
    }
    pairs
}
