//! The rules of the writing room: texts merged and compared, the outline edited, what publishing does, quick fixes.

mod changes;
mod compare;
mod edits;
mod excerpt;
mod line_ends;
mod merge;

pub use changes::{FileChange, FileChangeKind, changes};
pub use compare::{Piece, PieceKind, compare};
pub use excerpt::{Excerpt, excerpts};
pub use line_ends::with_line_ends_of;
pub use merge::{Hunk, Merge, merge};

#[cfg(test)]
mod tests;
