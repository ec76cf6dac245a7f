//! Who decides about hours done elsewhere: never whoever has them, nor whoever entered them.

/// Why somebody may not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHers {
    /// They are her own hours.
    Own,
    /// She has entered them herself for somebody else.
    EnteredByHer,
}

/// Whether the actor may decide about what `entered_by` has entered for `person`; two pairs of eyes see every entry.
pub fn may_decide(actor: &str, person: &str, entered_by: &str) -> Result<(), NotHers> {
    match () {
        () if actor == person => Err(NotHers::Own),
        () if actor == entered_by => Err(NotHers::EnteredByHer),
        () => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_pairs_of_eyes_see_every_entry() {
        assert_eq!(may_decide("tuan", "hanh", "hanh"), Ok(()));
        assert_eq!(may_decide("tuan", "hanh", "lan"), Ok(()));
        assert_eq!(may_decide("tuan", "hanh", "tuan"), Err(NotHers::EnteredByHer));
        assert_eq!(may_decide("tuan", "tuan", "lan"), Err(NotHers::Own), "whoever typed them");
        assert_eq!(may_decide("tuan", "tuan", "tuan"), Err(NotHers::Own));
    }
}
