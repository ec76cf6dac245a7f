//! When a draft has been looked at enough to be published.

use std::collections::BTreeSet;

/// What a reviewer says of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may be published.
    Approved,
    /// Something has to change first.
    Changes,
}

impl Verdict {
    /// The name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Changes => "changes",
        }
    }

    /// The verdict of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Approved, Self::Changes].into_iter().find(|verdict| verdict.name() == name)
    }
}

/// A verdict, and the content that it was given for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Who gave it.
    pub reviewer: String,
    /// What she says.
    pub verdict: Verdict,
    /// The hash of the content that she saw.
    pub content_hash: String,
}

/// Why a draft waits for a reviewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Nobody has approved it.
    NotApproved,
    /// Only people who wrote in it have approved it.
    OnlyAuthors,
    /// It has changed since it was approved.
    ChangedSince,
    /// Somebody's last word is that something has to change.
    ChangesWanted,
}

/// What keeps a draft of this content from being published, where somebody who has not written in it must approve.
/// Of each reviewer the last of `opinions` counts; they stand in the order in which they were given.
pub fn hindrance(authors: &BTreeSet<String>, opinions: &[Opinion], content_hash: &str) -> Option<Hindrance> {
    let is_last =
        |place: usize, opinion: &Opinion| !opinions[place + 1..].iter().any(|later| later.reviewer == opinion.reviewer);
    let last: Vec<&Opinion> =
        opinions.iter().enumerate().filter(|(place, opinion)| is_last(*place, opinion)).map(|(_, last)| last).collect();
    if last.iter().any(|opinion| opinion.verdict == Verdict::Changes) {
        return Some(Hindrance::ChangesWanted);
    }
    if last.is_empty() {
        return Some(Hindrance::NotApproved);
    }
    let by_others: Vec<&&Opinion> = last.iter().filter(|opinion| !authors.contains(&opinion.reviewer)).collect();
    if by_others.is_empty() {
        return Some(Hindrance::OnlyAuthors);
    }
    let is_fresh = by_others.iter().any(|opinion| opinion.content_hash == content_hash);
    (!is_fresh).then_some(Hindrance::ChangedSince)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion(reviewer: &str, verdict: Verdict, content_hash: &str) -> Opinion {
        Opinion { reviewer: reviewer.to_owned(), verdict, content_hash: content_hash.to_owned() }
    }

    fn of(opinions: &[Opinion]) -> Option<Hindrance> {
        hindrance(&BTreeSet::from(["ha".to_owned()]), opinions, "now")
    }

    #[test]
    fn a_colleague_must_have_approved_what_is_published() {
        assert_eq!(of(&[]), Some(Hindrance::NotApproved));
        assert_eq!(of(&[opinion("ha", Verdict::Approved, "now")]), Some(Hindrance::OnlyAuthors));
        assert_eq!(of(&[opinion("lan", Verdict::Approved, "before")]), Some(Hindrance::ChangedSince));
        assert_eq!(of(&[opinion("lan", Verdict::Approved, "now")]), None);
    }

    #[test]
    fn the_last_word_of_each_counts() {
        let (no, yes) = (opinion("lan", Verdict::Changes, "before"), opinion("lan", Verdict::Approved, "now"));
        assert_eq!(of(&[no.clone(), yes.clone()]), None);
        assert_eq!(of(&[yes.clone(), no.clone()]), Some(Hindrance::ChangesWanted));
        assert_eq!(of(&[opinion("mai", Verdict::Changes, "before"), yes]), Some(Hindrance::ChangesWanted));
    }

    #[test]
    fn names_lead_back() {
        for verdict in [Verdict::Approved, Verdict::Changes] {
            assert_eq!(Verdict::named(verdict.name()), Some(verdict));
        }
        assert_eq!(Verdict::named("refused"), None);
    }
}
