//! The rules of the writing room: texts merged and compared, the outline edited, what publishing does, quick fixes.

mod changes;
mod compare;
mod edits;
mod effects;
mod excerpt;
mod fix;
mod key;
mod line_ends;
mod merge;
mod outline;
mod rendered;
mod review;

pub use changes::{FileChange, FileChangeKind, changes};
pub use compare::{Piece, PieceKind, compare};
pub use effects::{Effects, PartEffect, QuestionEffect, effects};
pub use excerpt::{Excerpt, excerpts};
pub use fix::{Fix, TextEdit, quick_fix};
pub use line_ends::with_line_ends_of;
pub use merge::{Hunk, Merge, merge};
pub use outline::{FileEdit, OutlineItem, OutlineModule, Refusal, Wish, carry_out, outline};
pub use rendered::compare_rendered;
pub use review::{Hindrance, Opinion, Verdict, hindrance};

#[cfg(test)]
mod tests;
