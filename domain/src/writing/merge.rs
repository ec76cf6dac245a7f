//! Two texts that began as one, merged line by line.

use super::edits::{Edit, edits, lines};
use serde::Serialize;
use std::ops::Range;

/// What two authors made of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merge {
    /// They changed different places, or one place alike: one text with both.
    Clean(String),
    /// They changed a place each in another way.
    Conflict(Vec<Hunk>),
}

/// A stretch of lines; all of them one after the other give each of the three texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Hunk {
    /// What nobody changed.
    Same(String),
    /// What somebody changed.
    Changed {
        /// As it was.
        base: String,
        /// As the text has it that was saved first.
        theirs: String,
        /// As the text has it that comes now.
        mine: String,
    },
}

impl Hunk {
    /// What both texts together make of it; `None` where they disagree.
    pub fn merged(&self) -> Option<&str> {
        match self {
            Self::Same(text) => Some(text),
            Self::Changed { base, theirs, mine } if theirs == base || theirs == mine => Some(mine),
            Self::Changed { base, theirs, mine } => (mine == base).then_some(theirs),
        }
    }
}

/// Merges `theirs` and `mine`, which both began as `base`.
///
/// Changes of neighbouring lines meet: only an unchanged line between them keeps them apart. Where more than fifty
/// thousand lines changed, everything from the first change to the last is one, so that more meets than must; what
/// somebody wrote is never left out.
pub fn merge(base: &str, theirs: &str, mine: &str) -> Merge {
    let hunks = hunks(&lines(base), &lines(theirs), &lines(mine));
    let merged: Option<String> = hunks.iter().map(Hunk::merged).collect();
    merged.map_or(Merge::Conflict(hunks), Merge::Clean)
}

fn hunks(base: &[&str], theirs: &[&str], mine: &[&str]) -> Vec<Hunk> {
    let mut of_theirs = Side::new(edits(base, theirs));
    let mut of_mine = Side::new(edits(base, mine));
    let mut hunks = Vec::new();
    let mut at = 0;
    while let Some(start) = [of_theirs.next_start(), of_mine.next_start()].into_iter().flatten().min() {
        let mut end = start;
        while let Some(further) = of_theirs.meet(end).or_else(|| of_mine.meet(end)) {
            end = end.max(further);
        }
        if at < start {
            hunks.push(Hunk::Same(base[at..start].concat()));
        }
        hunks.push(Hunk::Changed {
            base: base[start..end].concat(),
            theirs: theirs[of_theirs.take(at, start, end)].concat(),
            mine: mine[of_mine.take(at, start, end)].concat(),
        });
        at = end;
    }
    if at < base.len() {
        hunks.push(Hunk::Same(base[at..].concat()));
    }
    hunks
}

/// The changes of one author, taken one after the other.
struct Side {
    edits: Vec<Edit>,
    /// How many changes have been met.
    met: usize,
    /// How many lines of this side have been taken.
    taken: usize,
}

impl Side {
    fn new(edits: Vec<Edit>) -> Self {
        Self { edits, met: 0, taken: 0 }
    }

    fn next_start(&self) -> Option<usize> {
        self.edits.get(self.met).map(|edit| edit.old.start)
    }

    /// Where in the base the next change ends, if it begins no later than at `end`.
    fn meet(&mut self, end: usize) -> Option<usize> {
        let edit = self.edits.get(self.met).filter(|edit| edit.old.start <= end)?;
        self.met += 1;
        Some(edit.old.end)
    }

    /// The lines of this side that stand for the lines `start..end` of the base; those since `at` are unchanged.
    fn take(&mut self, at: usize, start: usize, end: usize) -> Range<usize> {
        let from = self.taken + (start - at);
        let last = self.met.checked_sub(1).map(|last| &self.edits[last]).filter(|edit| edit.old.end >= start);
        self.taken = last.map_or(from + (end - start), |edit| edit.new.end + (end - edit.old.end));
        from..self.taken
    }
}
