//! A file that two sides have changed since it was one.

use crate::{courses::digest, db::revisions::RevisionFile};
use domain::{
    course::SourceFile,
    writing::{Merge, merge, with_line_ends_of},
};

/// A file as one side has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// It has no such file.
    Absent,
    /// A text.
    Text(String),
    /// A medium by its digest, with its size.
    Medium(String, i64),
}

/// What both sides make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Combined {
    /// As the first side has it.
    Theirs,
    /// This takes its place.
    Put(Side),
    /// They meet: the first side's stays, the other one is set aside.
    Aside,
}

impl Side {
    /// The side of a stored file.
    pub fn of(file: Option<&RevisionFile>) -> Self {
        match file {
            Some(RevisionFile { content: Some(text), .. }) => Self::Text(text.clone()),
            Some(RevisionFile { media_hash: Some(hash), size, .. }) => Self::Medium(hash.clone(), *size),
            Some(_) | None => Self::Absent,
        }
    }

    /// Whether readers see the same file: line ends make no other one.
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => {
                one == other
                    || digest(&SourceFile::markdown("a.md", one)) == digest(&SourceFile::markdown("a.md", other))
            }
            (Self::Medium(one, _), Self::Medium(other, _)) => one == other,
            (one, other) => one == other,
        }
    }
}

/// Combines `theirs` and `mine`, which both began as `base`.
pub fn combine(base: &Side, theirs: &Side, mine: &Side) -> Combined {
    if mine.is_like(base) || mine.is_like(theirs) {
        return Combined::Theirs;
    }
    if theirs.is_like(base) {
        return Combined::Put(mine.clone());
    }
    let (Side::Text(base), Side::Text(theirs), Side::Text(mine)) = (base, theirs, mine) else { return Combined::Aside };
    let (base, mine) = (with_line_ends_of(theirs, base), with_line_ends_of(theirs, mine));
    match merge(&base, theirs, &mine) {
        Merge::Clean(text) if text == *theirs => Combined::Theirs,
        Merge::Clean(text) => Combined::Put(Side::Text(text)),
        Merge::Conflict(_) => Combined::Aside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Side {
        Side::Text(text.to_owned())
    }

    #[test]
    fn what_one_side_changed_is_taken_and_what_both_changed_is_merged_or_set_aside() {
        let base = text("a\nb\nc\n");
        let check = |theirs: Side, mine: Side, combined: Combined| assert_eq!(combine(&base, &theirs, &mine), combined);
        check(base.clone(), base.clone(), Combined::Theirs);
        check(base.clone(), text("x\nb\nc\n"), Combined::Put(text("x\nb\nc\n")));
        check(text("a\nb\ny\n"), text("x\nb\nc\n"), Combined::Put(text("x\nb\ny\n")));
        check(text("a\r\nb\r\ny\r\n"), text("x\nb\nc\n"), Combined::Put(text("x\r\nb\r\ny\r\n")));
        check(text("y\nb\nc\n"), text("x\nb\nc\n"), Combined::Aside);
        check(base.clone(), text("a\r\nb\r\nc\r\n"), Combined::Theirs);
        check(Side::Absent, base.clone(), Combined::Theirs);
        check(base.clone(), Side::Absent, Combined::Put(Side::Absent));
        check(Side::Absent, text("x\n"), Combined::Aside);
        check(text("x\n"), Side::Absent, Combined::Aside);
    }

    #[test]
    fn a_file_that_both_sides_began_is_set_aside_unless_it_is_one() {
        assert_eq!(combine(&Side::Absent, &text("1"), &text("2")), Combined::Aside);
        assert_eq!(combine(&Side::Absent, &text("1"), &text("1")), Combined::Theirs);
        let medium = Side::Medium("00".to_owned(), 3);
        assert_eq!(combine(&Side::Absent, &Side::Absent, &medium), Combined::Put(medium.clone()));
        assert_eq!(
            combine(&medium, &Side::Medium("01".to_owned(), 3), &Side::Medium("02".to_owned(), 3)),
            Combined::Aside
        );
    }
}
