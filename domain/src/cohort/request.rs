//! Asking to join a cohort: who may ask and when, what a decision makes of a request, and who gets a place that is free.

use jiff::civil::Date;

/// The longest wish and the longest reason, in characters.
pub const LONGEST_WISH: usize = 500;

/// How a cohort takes requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestSteps {
    /// Not at all.
    #[default]
    Shut,
    /// Who coordinates the cohort decides.
    One,
    /// The person's own unit decides first.
    Two,
}

impl RequestSteps {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Shut, Self::One, Self::Two];

    /// How many steps there are.
    pub fn count(self) -> i64 {
        match self {
            Self::Shut => 0,
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// The way with so many steps.
    pub fn of_count(count: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|steps| steps.count() == count)
    }

    /// Where a new request waits first.
    pub fn first(self) -> Option<RequestState> {
        match self {
            Self::Shut => None,
            Self::One => Some(RequestState::Class),
            Self::Two => Some(RequestState::Unit),
        }
    }
}

/// How a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestState {
    /// Waits for her unit.
    Unit,
    /// Waits for who coordinates the cohort.
    Class,
    /// Agreed to; there is no place yet.
    Waiting,
    /// She is a member.
    Admitted,
    /// Refused with a reason.
    Refused,
    /// She took it back.
    Withdrawn,
    /// The cohort ended before it was decided.
    Lapsed,
}

impl RequestState {
    /// All states.
    pub const ALL: [Self; 7] =
        [Self::Unit, Self::Class, Self::Waiting, Self::Admitted, Self::Refused, Self::Withdrawn, Self::Lapsed];

    /// The name in addresses and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Class => "class",
            Self::Waiting => "waiting",
            Self::Admitted => "admitted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
        }
    }

    /// The state of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unit => "join-state-unit",
            Self::Class => "join-state-class",
            Self::Waiting => "join-state-waiting",
            Self::Admitted => "join-state-admitted",
            Self::Refused => "join-state-refused",
            Self::Withdrawn => "join-state-withdrawn",
            Self::Lapsed => "join-state-lapsed",
        }
    }

    /// Whether something may still come of it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Unit | Self::Class | Self::Waiting)
    }

    /// What it becomes when its step agrees; the waiting list comes before a place, so that all places are given by one
    /// rule.
    pub fn agreed(self) -> Option<Self> {
        match self {
            Self::Unit => Some(Self::Class),
            Self::Class => Some(Self::Waiting),
            _ => None,
        }
    }

    /// How it stands by what has become of cohort and person since it was written.
    pub fn seen(self, is_over: bool, is_member: bool) -> Self {
        match self {
            open if !open.is_open() => open,
            _ if is_member => Self::Admitted,
            _ if is_over => Self::Lapsed,
            open => open,
        }
    }
}

/// How a cohort stands to whoever would ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door {
    /// How it takes requests.
    pub steps: RequestSteps,
    /// The last day for requests.
    pub until: Option<Date>,
    /// The last day of the cohort.
    pub closes_on: Option<Date>,
    /// Whether it has been closed.
    pub is_closed: bool,
}

/// Why somebody cannot ask, or why a request cannot be agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// The cohort takes no requests.
    Shut,
    /// The cohort has ended or is closed.
    Over,
    /// She is of none of its units.
    Elsewhere,
    /// She is a member.
    Member,
    /// A request of hers is open.
    Asked,
    /// The last day for requests has passed.
    Late(Date),
}

impl Barred {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Shut => "join-barred-shut",
            Self::Over => "join-barred-over",
            Self::Elsewhere => "join-barred-elsewhere",
            Self::Member => "join-barred-member",
            Self::Asked => "join-barred-asked",
            Self::Late(_) => "join-barred-late",
        }
    }
}

/// How a person stands to a cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asker {
    /// Whether she is of its unit or one below.
    pub belongs: bool,
    /// Whether she is a member.
    pub is_member: bool,
    /// Whether a request of hers is open.
    pub has_asked: bool,
}

impl Door {
    /// Whether nobody comes in any more.
    pub fn is_over(self, today: Date) -> bool {
        self.is_closed || self.closes_on.is_some_and(|last| last < today)
    }

    /// Whether somebody may ask today.
    pub fn ask(self, asker: Asker, today: Date) -> Result<(), Barred> {
        if asker.is_member {
            return Err(Barred::Member);
        }
        if self.is_over(today) {
            return Err(Barred::Over);
        }
        if !asker.belongs {
            return Err(Barred::Elsewhere);
        }
        if asker.has_asked {
            return Err(Barred::Asked);
        }
        if self.steps == RequestSteps::Shut {
            return Err(Barred::Shut);
        }
        match self.until {
            Some(last) if last < today => Err(Barred::Late(last)),
            _ => Ok(()),
        }
    }

    /// Whether a request that was made in time may be agreed to today; its last day is past by then, as a rule.
    pub fn agree(self, asker: Asker, today: Date) -> Result<(), Barred> {
        if asker.is_member {
            Err(Barred::Member)
        } else if self.is_over(today) {
            Err(Barred::Over)
        } else if !asker.belongs {
            Err(Barred::Elsewhere)
        } else {
            Ok(())
        }
    }
}

/// Somebody on the waiting list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// The request.
    pub id: String,
    /// When the cohort agreed.
    pub agreed_at: i64,
    /// When she asked.
    pub asked_at: i64,
    /// Whether she may come in: of one of its units, and no member yet.
    pub may_enter: bool,
}

/// Who gets the places that are free, in the order of the list: who was agreed to first, then who asked first. Whoever
/// may not enter is passed over and keeps her place.
pub fn admitted(capacity: Option<i64>, members: i64, mut waiters: Vec<Waiter>) -> Vec<String> {
    waiters.sort_by(|one, other| {
        (one.agreed_at, one.asked_at, &one.id).cmp(&(other.agreed_at, other.asked_at, &other.id))
    });
    let free = capacity.map_or(usize::MAX, |capacity| usize::try_from(capacity - members).unwrap_or_default());
    waiters.into_iter().filter(|waiter| waiter.may_enter).take(free).map(|waiter| waiter.id).collect()
}

#[cfg(test)]
mod tests;
