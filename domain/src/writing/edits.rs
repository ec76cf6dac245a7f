//! What to change in one row of lines or words to get another.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// The lines or words that changed on both sides together; past this they count as one change.
const MOST_PARTS: usize = 50_000;

/// One change: some parts of the old row give way to some of the new row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The changes in their order; between two of them there is always a part that stayed.
///
/// The work is bounded: the search stops looking for the least change when that becomes dear, and is not begun on rows
/// that nobody writes.
pub(super) fn edits(old: &[&str], new: &[&str]) -> Vec<Edit> {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if old.len() + new.len() > MOST_PARTS {
        return vec![Edit { old: head..head + old.len(), new: head..head + new.len() }];
    }
    let mut edits: Vec<Edit> = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, old, new) {
        let moved = |range: Range<usize>| range.start + head..range.end + head;
        let edit = Edit { old: moved(change.old_range()), new: moved(change.new_range()) };
        match edits.last_mut() {
            _ if matches!(change, DiffOp::Equal { .. }) => {}
            Some(last) if last.old.end == edit.old.start && last.new.end == edit.new.start => {
                (last.old.end, last.new.end) = (edit.old.end, edit.new.end);
            }
            _ => edits.push(edit),
        }
    }
    edits
}

/// The lines of a text with what ends them.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}
