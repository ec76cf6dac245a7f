//! Who may get the *chứng chỉ* of a programme when it is closed: the rule of the programme is met by courses whose
//! required pieces each reach half of their scale, and she holds no current one; one that has expired is renewed.

mod hindrance;
mod verdict;

pub use hindrance::Hindrance;
pub use verdict::{Attended, Candidate, Grounds, Held, LEAST, Piece, Verdict};

#[cfg(test)]
mod tests;
