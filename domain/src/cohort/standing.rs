//! Where a member of a cohort stands: one bucket each, so that the numbers add up to the cohort.

use jiff::{ToSpan, civil::Date};

/// So many days before its last day a thing is soon due.
pub const SOON: i32 = 7;

/// One thing that a cohort asks of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Whether she must.
    pub is_mandatory: bool,
    /// Whether she is exempt from it.
    pub is_exempt: bool,
    /// Whether it is completed.
    pub is_done: bool,
    /// Whether she has opened or read something of it.
    pub is_begun: bool,
    /// Her last day, after extensions and pauses.
    pub due_on: Option<Date>,
}

/// Where a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// Nothing has been opened.
    NotStarted,
    /// Under way.
    InProgress,
    /// Something is due within [`SOON`] days.
    DueSoon,
    /// Something is late.
    Overdue,
    /// Everything that counts is completed.
    Done,
    /// She has paused.
    Paused,
    /// She is exempt from everything that counts.
    Exempt,
}

impl Bucket {
    /// All buckets in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Done, Self::InProgress, Self::DueSoon, Self::Overdue, Self::NotStarted, Self::Paused, Self::Exempt];

    /// The name in addresses and statements.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::DueSoon => "due-soon",
            Self::Overdue => "overdue",
            Self::Done => "done",
            Self::Paused => "paused",
            Self::Exempt => "exempt",
        }
    }

    /// The bucket of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bucket| bucket.name() == name)
    }
}

/// The bucket of a member. Where something is mandatory, the mandatory alone counts; else everything does.
pub fn bucket(duties: &[Duty], is_paused: bool, today: Date) -> Bucket {
    let has_musts = duties.iter().any(|duty| duty.is_mandatory);
    let counted: Vec<&Duty> = duties.iter().filter(|duty| duty.is_mandatory || !has_musts).collect();
    let open: Vec<&Duty> = counted.iter().copied().filter(|duty| !duty.is_exempt && !duty.is_done).collect();
    if !counted.is_empty() && counted.iter().all(|duty| duty.is_exempt) {
        return Bucket::Exempt;
    }
    if !counted.is_empty() && open.is_empty() {
        return Bucket::Done;
    }
    if is_paused {
        return Bucket::Paused;
    }
    let soon = today.checked_add(SOON.days()).unwrap_or(today);
    match open.iter().filter_map(|duty| duty.due_on).min() {
        Some(due) if due < today => Bucket::Overdue,
        Some(due) if due <= soon => Bucket::DueSoon,
        _ if counted.iter().any(|duty| duty.is_begun || duty.is_done) => Bucket::InProgress,
        _ => Bucket::NotStarted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 12, 1);
    const NEW: Duty =
        Duty { is_mandatory: true, is_exempt: false, is_done: false, is_begun: false, due_on: Some(date(2027, 1, 15)) };
    const DONE: Duty = Duty { is_done: true, is_begun: true, due_on: Some(date(2026, 11, 1)), ..NEW };

    #[test]
    fn every_bucket_has_its_members() {
        let due = |day| Duty { due_on: Some(day), ..NEW };
        for (duties, expected) in [
            (vec![], Bucket::NotStarted),
            (vec![NEW, NEW], Bucket::NotStarted),
            (vec![NEW, Duty { is_begun: true, ..NEW }], Bucket::InProgress),
            (vec![NEW, DONE], Bucket::InProgress),
            (vec![due(date(2026, 12, 9))], Bucket::NotStarted),
            (vec![due(date(2026, 12, 8))], Bucket::DueSoon),
            (vec![due(TODAY), DONE], Bucket::DueSoon),
            (vec![due(date(2026, 11, 30)), NEW], Bucket::Overdue),
            (vec![DONE, DONE], Bucket::Done),
            (vec![Duty { is_exempt: true, ..NEW }, DONE], Bucket::Done),
            (vec![Duty { is_exempt: true, ..due(date(2026, 1, 1)) }], Bucket::Exempt),
        ] {
            assert_eq!(bucket(&duties, false, TODAY), expected, "{duties:?}");
        }
    }

    #[test]
    fn what_is_optional_counts_where_nothing_is_mandatory() {
        let optional = Duty { is_mandatory: false, due_on: Some(date(2026, 11, 1)), ..NEW };
        assert_eq!(bucket(&[optional, DONE], false, TODAY), Bucket::Done);
        assert_eq!(bucket(&[optional], false, TODAY), Bucket::Overdue);
    }

    #[test]
    fn a_pause_hides_what_is_late_but_not_what_is_done() {
        assert_eq!(bucket(&[Duty { due_on: Some(date(2026, 11, 1)), ..NEW }], true, TODAY), Bucket::Paused);
        assert_eq!(bucket(&[DONE], true, TODAY), Bucket::Done);
    }

    #[test]
    fn names_lead_back() {
        for bucket in Bucket::ALL {
            assert_eq!(Bucket::named(bucket.name()), Some(bucket));
        }
        assert_eq!(Bucket::named("late"), None);
    }
}
