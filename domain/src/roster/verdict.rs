//! What can be found out about a row: its verdict, what takes effect, and why.

use super::{Fault, Known, PlacedUnit, Purpose, StaffKind, StaffLevel};
use serde::{Deserialize, Serialize};

/// The verdict on a row, as the coordinator sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nobody is known by this key.
    New,
    /// Everything is known already.
    Unchanged,
    /// Some facts change.
    Updated,
    /// She comes to another unit.
    Moved,
    /// She has left.
    Left,
    /// She belongs to the unit whose whole list this is, but does not stand in it.
    Absent,
    /// Taken only if the coordinator says so.
    Confirm,
    /// Something opens an account: it becomes a request.
    Request,
    /// Not taken until it is mended.
    Mend,
}

impl Verdict {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 9] = [
        Self::New,
        Self::Updated,
        Self::Moved,
        Self::Unchanged,
        Self::Left,
        Self::Absent,
        Self::Confirm,
        Self::Request,
        Self::Mend,
    ];

    /// The name in the database and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Unchanged => "unchanged",
            Self::Updated => "updated",
            Self::Moved => "moved",
            Self::Left => "left",
            Self::Absent => "absent",
            Self::Confirm => "confirm",
            Self::Request => "request",
            Self::Mend => "mend",
        }
    }

    /// The verdict of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// What takes effect where a row is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Nothing.
    Nothing,
    /// A new person with her membership.
    Create,
    /// Facts of a known person.
    Amend,
    /// Facts of a known person, and a new membership from the day on.
    Place,
    /// Her membership ends.
    End,
}

impl Act {
    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Create => "create",
            Self::Amend => "amend",
            Self::Place => "place",
            Self::End => "end",
        }
    }
}

/// A fact that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The name of its [`Purpose`].
    pub field: String,
    /// What is known; empty for nothing.
    pub old: String,
    /// What the row says.
    pub new: String,
}

impl Change {
    /// The field of a purpose changes from what is known to what the row says.
    pub(super) fn of(purpose: Purpose, old: &str, new: &str) -> Self {
        Self { field: purpose.name().to_owned(), old: old.to_owned(), new: new.to_owned() }
    }
}

/// Who is known by the keys of a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Matches<'a> {
    /// By the staff code within the top-level body.
    pub by_code: Option<&'a Known>,
    /// By e-mail.
    pub by_email: Option<&'a Known>,
}

/// What holds for rows that do not say it.
#[derive(Clone, Copy, Debug)]
pub struct Defaults<'a> {
    /// The unit of new people.
    pub unit: Option<&'a PlacedUnit>,
    /// Whether no column names a unit, so that the one above is everybody's.
    pub unit_is_for_all: bool,
    /// What kind of staff.
    pub staff_kind: StaffKind,
    /// On which level.
    pub staff_level: StaffLevel,
}

/// The verdict on a row, with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// As the coordinator sees it.
    pub verdict: Verdict,
    /// What takes effect.
    pub act: Act,
    /// Who is known by its key.
    pub person: Option<String>,
    /// What changes.
    pub changes: Vec<Change>,
    /// What opens an account, and is asked for instead.
    pub requests: Vec<Change>,
    /// The person outside the actor's reach for whom she stands in, until that one says that this is herself.
    pub stands_in_for: Option<String>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Why it needs a confirmation: `private-mail`, `other-name`.
    pub reasons: Vec<&'static str>,
    /// The person as she would be known.
    pub result: Option<Known>,
}

impl Finding {
    /// A row that is not taken until its fault is mended.
    pub(super) fn mend(fault: Fault) -> Self {
        Self { faults: vec![fault], ..Self::plain(Verdict::Mend, Act::Nothing, None) }
    }

    /// A verdict without changes and reasons.
    pub(super) fn plain(verdict: Verdict, act: Act, person: Option<String>) -> Self {
        Self {
            verdict,
            act,
            person,
            changes: Vec::new(),
            requests: Vec::new(),
            stands_in_for: None,
            faults: Vec::new(),
            reasons: Vec::new(),
            result: None,
        }
    }
}
