//! What a row would change in what is known.

use super::{
    Draft, Fault, Known, KnownMembership, Leaving, PlacedUnit, Purpose, Sex, StaffKind, StaffLevel, UnitWish,
    fault::say,
};
use crate::text;
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
    /// A person whom the actor does not reach is asked.
    Ask,
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
            Self::Ask => "ask",
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
    /// Whether the requests are not spoken of, because they would tell of people outside.
    pub is_silent: bool,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Why it needs a confirmation: `private-mail`, `other-name`.
    pub reasons: Vec<&'static str>,
    /// The person as she would be known.
    pub result: Option<Known>,
}

/// Compares a row with what is known. `unit` is the one that the row names.
pub fn decide(draft: &Draft, unit: Option<&PlacedUnit>, matches: Matches<'_>, defaults: Defaults<'_>) -> Finding {
    let reached = |known: Option<&'_ Known>| known.filter(|known| known.in_reach).cloned();
    let (by_code, by_email) = (reached(matches.by_code), reached(matches.by_email));
    if let (Some(one), Some(other)) = (&by_code, &by_email)
        && one.id != other.id
    {
        return mend(two_people(other));
    }
    let wished = unit.or(if defaults.unit_is_for_all { defaults.unit } else { None });
    match by_code.or(by_email) {
        Some(known) => Comparison { draft, known, matches, defaults, unit: wished }.finding(),
        None => newcomer(draft, wished.or(defaults.unit), matches.by_code.or(matches.by_email), defaults),
    }
}

fn mend(fault: Fault) -> Finding {
    Finding { faults: vec![fault], ..plain(Verdict::Mend, Act::Nothing, None) }
}

fn plain(verdict: Verdict, act: Act, person: Option<String>) -> Finding {
    Finding {
        verdict,
        act,
        person,
        changes: Vec::new(),
        requests: Vec::new(),
        is_silent: false,
        faults: Vec::new(),
        reasons: Vec::new(),
        result: None,
    }
}

fn two_people(other: &Known) -> Fault {
    let name = &other.full_name;
    Fault::new(
        "two-people",
        None,
        say(
            format!("Thư điện tử này đang là của {name}, người có mã khác."),
            format!("This e-mail is that of {name}, who has another code."),
        ),
        say("Xem lại mã hoặc thư của dòng này.", "Look at the code or the e-mail of this line again."),
    )
}

/// Nobody within reach is known by the keys. Whoever is known outside gets the same verdict and is asked herself.
fn newcomer(draft: &Draft, unit: Option<&PlacedUnit>, outside: Option<&Known>, defaults: Defaults<'_>) -> Finding {
    let Some(unit) = unit else {
        return mend(Fault::new(
            "unit-missing",
            None,
            say("Thiếu đơn vị.", "The unit is missing."),
            say(
                "Điền đơn vị, hoặc chọn đơn vị chung cho cả danh sách.",
                "Fill it in, or choose one for the whole list.",
            ),
        ));
    };
    let is_known_already = outside.is_some_and(|known| known.has_open_request);
    if draft.leaving != Leaving::Unsaid || is_known_already {
        return plain(Verdict::Unchanged, Act::Nothing, None);
    }
    let result = Known {
        id: String::new(),
        full_name: draft.full_name.clone(),
        given_name: draft.given_name.clone().unwrap_or_else(|| text::given_name(&draft.full_name).to_owned()),
        birth_date: draft.birth_date.clone(),
        sex: draft.sex.unwrap_or(Sex::Unstated),
        email: draft.email.clone(),
        staff_code: draft.staff_code.clone(),
        staff_body: draft.staff_code.as_ref().map(|_| unit.top.clone()),
        membership: Some(KnownMembership {
            id: String::new(),
            unit: unit.id.clone(),
            unit_name: unit.name().to_owned(),
            position: draft.position.clone().unwrap_or_default(),
            is_leader: draft.is_leader.unwrap_or_default(),
            staff_kind: draft.staff_kind.unwrap_or(defaults.staff_kind),
            staff_level: draft.staff_level.unwrap_or(defaults.staff_level),
            valid_from: String::new(),
        }),
        in_reach: true,
        is_protected: false,
        has_open_request: false,
    };
    let (act, person) = match outside {
        Some(known) => (Act::Ask, Some(known.id.clone())),
        None => (Act::Create, None),
    };
    let is_private = draft.has_private_mail();
    let verdict = if is_private { Verdict::Confirm } else { Verdict::New };
    let reasons = if is_private { vec!["private-mail"] } else { Vec::new() };
    Finding { reasons, result: Some(result), ..plain(verdict, act, person) }
}

/// A row beside the person whom it is about.
struct Comparison<'a> {
    draft: &'a Draft,
    known: Known,
    matches: Matches<'a>,
    defaults: Defaults<'a>,
    unit: Option<&'a PlacedUnit>,
}

impl Comparison<'_> {
    fn finding(self) -> Finding {
        if self.draft.leaving != Leaving::Unsaid {
            return self.leaving();
        }
        if self.known.membership.is_none() && self.unit.or(self.defaults.unit).is_none() {
            return newcomer(self.draft, None, None, self.defaults);
        }
        let mut result = self.known.clone();
        let mut changes = Vec::new();
        self.compare_self(&mut result, &mut changes);
        let before = changes.len();
        let moves = self.compare_work(&mut result, &mut changes);
        let works_otherwise = moves || changes.len() > before;
        let (requests, is_silent) = self.compare_keys(&mut result, &mut changes);
        let reasons = self.reasons(&changes);
        let act = match () {
            () if works_otherwise => Act::Place,
            () if !changes.is_empty() || !requests.is_empty() => Act::Amend,
            () => Act::Nothing,
        };
        let verdict = match () {
            () if !reasons.is_empty() => Verdict::Confirm,
            () if !requests.is_empty() && !is_silent => Verdict::Request,
            () if moves => Verdict::Moved,
            () if act != Act::Nothing => Verdict::Updated,
            () => Verdict::Unchanged,
        };
        if is_silent {
            // She is told of it like of any other change.
            changes.extend(requests.clone());
        }
        let person = Some(self.known.id.clone());
        Finding { changes, requests, is_silent, reasons, result: Some(result), ..plain(verdict, act, person) }
    }

    fn leaving(self) -> Finding {
        let person = Some(self.known.id.clone());
        match &self.known.membership {
            None => plain(Verdict::Unchanged, Act::Nothing, person),
            Some(membership) => {
                let old = membership.unit_name.clone();
                let changes = vec![Change { field: Purpose::Unit.name().to_owned(), old, new: String::new() }];
                Finding { changes, result: Some(self.known), ..plain(Verdict::Left, Act::End, person) }
            }
        }
    }

    fn compare_self(&self, result: &mut Known, changes: &mut Vec<Change>) {
        let draft = self.draft;
        if draft.full_name != result.full_name {
            let followed = text::given_name(&result.full_name) == result.given_name;
            change(changes, Purpose::FullName, &result.full_name, &draft.full_name);
            result.full_name.clone_from(&draft.full_name);
            if followed {
                result.given_name = text::given_name(&draft.full_name).to_owned();
            }
        }
        if let Some(given) = &draft.given_name
            && *given != result.given_name
        {
            change(changes, Purpose::GivenName, &result.given_name, given);
            result.given_name.clone_from(given);
        }
        if draft.birth_date.is_some() && draft.birth_date != result.birth_date {
            let (old, new) =
                (result.birth_date.clone().unwrap_or_default(), draft.birth_date.clone().unwrap_or_default());
            change(changes, Purpose::BirthDate, &old, &new);
            result.birth_date.clone_from(&draft.birth_date);
        }
        if let Some(sex) = draft.sex.filter(|sex| *sex != result.sex) {
            change(changes, Purpose::Sex, result.sex.name(), sex.name());
            result.sex = sex;
        }
    }

    /// Gives whether she comes to another unit.
    fn compare_work(&self, result: &mut Known, changes: &mut Vec<Change>) -> bool {
        let draft = self.draft;
        let wished = self.unit.or(if result.membership.is_none() { self.defaults.unit } else { None });
        let fresh = || KnownMembership {
            id: String::new(),
            unit: String::new(),
            unit_name: String::new(),
            position: String::new(),
            is_leader: false,
            staff_kind: self.defaults.staff_kind,
            staff_level: self.defaults.staff_level,
            valid_from: String::new(),
        };
        let work = result.membership.get_or_insert_with(fresh);
        let mut moves = false;
        if let Some(unit) = wished.filter(|unit| unit.id != work.unit) {
            change(changes, Purpose::Unit, &work.unit_name, unit.name());
            (work.unit, work.unit_name, moves) = (unit.id.clone(), unit.name().to_owned(), true);
            if result.staff_code.is_some() {
                result.staff_body = Some(unit.top.clone());
            }
        }
        if let Some(position) = draft.position.as_ref().filter(|one| **one != work.position) {
            change(changes, Purpose::Position, &work.position, position);
            work.position.clone_from(position);
        }
        if let Some(leads) = draft.is_leader.filter(|leads| *leads != work.is_leader) {
            change(
                changes,
                Purpose::Leader,
                if work.is_leader { "yes" } else { "no" },
                if leads { "yes" } else { "no" },
            );
            work.is_leader = leads;
        }
        if let Some(kind) = draft.staff_kind.filter(|kind| *kind != work.staff_kind) {
            change(changes, Purpose::StaffKind, work.staff_kind.name(), kind.name());
            work.staff_kind = kind;
        }
        if let Some(level) = draft.staff_level.filter(|level| *level != work.staff_level) {
            change(changes, Purpose::StaffLevel, work.staff_level.name(), level.name());
            work.staff_level = level;
        }
        moves
    }

    /// E-mail and staff code open an account: where there is one in use they are asked for. So are those that somebody
    /// outside has, without a word about her.
    fn compare_keys(&self, result: &mut Known, changes: &mut Vec<Change>) -> (Vec<Change>, bool) {
        let mut requests = Vec::new();
        let mut is_silent = false;
        let body = self.unit.map(|unit| unit.top.clone()).or(result.staff_body.clone());
        let is_other = |known: Option<&Known>| known.is_some_and(|known| known.id != self.known.id);
        let keys = [
            (Purpose::StaffCode, &self.draft.staff_code, result.staff_code.clone(), is_other(self.matches.by_code)),
            (Purpose::Email, &self.draft.email, result.email.clone(), is_other(self.matches.by_email)),
        ];
        for (purpose, wished, old, is_taken) in keys {
            let Some(new) = wished.as_ref().filter(|new| Some(*new) != old.as_ref()) else { continue };
            let old = old.unwrap_or_default();
            if self.known.is_protected {
                if !self.known.has_open_request {
                    change(&mut requests, purpose, &old, new);
                }
            } else if is_taken {
                if !self.known.has_open_request {
                    change(&mut requests, purpose, &old, new);
                    is_silent = true;
                }
            } else {
                change(changes, purpose, &old, new);
                if purpose == Purpose::Email {
                    result.email = Some(new.clone());
                } else {
                    (result.staff_code, result.staff_body) = (Some(new.clone()), body.clone());
                }
            }
        }
        (requests, is_silent)
    }

    fn reasons(&self, changes: &[Change]) -> Vec<&'static str> {
        let changes_to = |purpose: Purpose| changes.iter().any(|one| one.field == purpose.name());
        let mut reasons = Vec::new();
        if changes_to(Purpose::Email) && self.draft.has_private_mail() {
            reasons.push("private-mail");
        }
        if changes_to(Purpose::FullName) && self.is_another_name() {
            reasons.push("other-name");
        }
        reasons
    }

    /// Neither the given name nor the birth date is hers.
    fn is_another_name(&self) -> bool {
        let given = |name: &str| text::fold(text::given_name(name));
        let same_day = self.draft.birth_date.is_some() && self.draft.birth_date == self.known.birth_date;
        !same_day && given(&self.draft.full_name) != given(&self.known.full_name)
    }
}

fn change(changes: &mut Vec<Change>, purpose: Purpose, old: &str, new: &str) {
    changes.push(Change { field: purpose.name().to_owned(), old: old.to_owned(), new: new.to_owned() });
}

impl UnitWish {
    /// Which column it came from.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Code(_) => Purpose::UnitCode,
            Self::Unsaid | Self::Name(_) => Purpose::Unit,
        }
    }
}
