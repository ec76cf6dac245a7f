//! What a row would change in what is known of a person.

use super::{
    Act, Change, Defaults, Draft, Finding, Known, KnownMembership, Leaving, Matches, PlacedUnit, Purpose, Verdict,
    decision::newcomer,
};
use crate::text;

/// A row beside the person whom it is about.
pub(super) struct Comparison<'a> {
    pub(super) draft: &'a Draft,
    pub(super) known: Known,
    pub(super) matches: Matches<'a>,
    pub(super) defaults: Defaults<'a>,
    pub(super) unit: Option<&'a PlacedUnit>,
}

impl Comparison<'_> {
    /// What changes, and how that is called.
    pub(super) fn finding(self) -> Finding {
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
        let (requests, stands_in_for) = self.compare_keys(&mut result, &mut changes);
        let reasons = self.reasons(&changes);
        let act = match () {
            () if works_otherwise => Act::Place,
            () if !changes.is_empty() || !requests.is_empty() => Act::Amend,
            () => Act::Nothing,
        };
        let verdict = match () {
            () if !reasons.is_empty() => Verdict::Confirm,
            () if !requests.is_empty() => Verdict::Request,
            () if moves => Verdict::Moved,
            () if act != Act::Nothing => Verdict::Updated,
            () => Verdict::Unchanged,
        };
        let person = Some(self.known.id.clone());
        let result = Some(result);
        Finding { changes, requests, stands_in_for, reasons, result, ..Finding::plain(verdict, act, person) }
    }

    fn leaving(self) -> Finding {
        let person = Some(self.known.id.clone());
        match &self.known.membership {
            None => Finding::plain(Verdict::Unchanged, Act::Nothing, person),
            Some(membership) => {
                let old = membership.unit_name.clone();
                let changes = vec![Change { field: Purpose::Unit.name().to_owned(), old, new: String::new() }];
                Finding { changes, result: Some(self.known), ..Finding::plain(Verdict::Left, Act::End, person) }
            }
        }
    }

    fn compare_self(&self, result: &mut Known, changes: &mut Vec<Change>) {
        let draft = self.draft;
        if draft.full_name != result.full_name {
            let followed = text::given_name(&result.full_name) == result.given_name;
            changes.push(Change::of(Purpose::FullName, &result.full_name, &draft.full_name));
            result.full_name.clone_from(&draft.full_name);
            if followed {
                result.given_name = text::given_name(&draft.full_name).to_owned();
            }
        }
        if let Some(given) = &draft.given_name
            && *given != result.given_name
        {
            changes.push(Change::of(Purpose::GivenName, &result.given_name, given));
            result.given_name.clone_from(given);
        }
        if draft.birth_date.is_some() && draft.birth_date != result.birth_date {
            let (old, new) =
                (result.birth_date.clone().unwrap_or_default(), draft.birth_date.clone().unwrap_or_default());
            changes.push(Change::of(Purpose::BirthDate, &old, &new));
            result.birth_date.clone_from(&draft.birth_date);
        }
        if let Some(sex) = draft.sex.filter(|sex| *sex != result.sex) {
            changes.push(Change::of(Purpose::Sex, result.sex.name(), sex.name()));
            result.sex = sex;
        }
        // What changes of these is kept apart, so that it can be erased.
        for (purpose, field) in Purpose::ALL.into_iter().filter_map(|one| Some((one, one.sensitive()?))) {
            if let Some(fact) = draft.sensitive.of(field).filter(|fact| result.sensitive.of(field) != Some(*fact)) {
                changes.push(Change::of(purpose, "", ""));
                result.sensitive.say(field, fact);
            }
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
            changes.push(Change::of(Purpose::Unit, &work.unit_name, unit.name()));
            (work.unit, work.unit_name, moves) = (unit.id.clone(), unit.name().to_owned(), true);
            if result.staff_code.is_some() {
                result.staff_body = Some(unit.top.clone());
            }
        }
        if let Some(position) = draft.position.as_ref().filter(|one| **one != work.position) {
            changes.push(Change::of(Purpose::Position, &work.position, position));
            work.position.clone_from(position);
        }
        if let Some(leads) = draft.is_leader.filter(|leads| *leads != work.is_leader) {
            changes.push(Change::of(
                Purpose::Leader,
                if work.is_leader { "yes" } else { "no" },
                if leads { "yes" } else { "no" },
            ));
            work.is_leader = leads;
        }
        if let Some(kind) = draft.staff_kind.filter(|kind| *kind != work.staff_kind) {
            changes.push(Change::of(Purpose::StaffKind, work.staff_kind.name(), kind.name()));
            work.staff_kind = kind;
        }
        if let Some(level) = draft.staff_level.filter(|level| *level != work.staff_level) {
            changes.push(Change::of(Purpose::StaffLevel, work.staff_level.name(), level.name()));
            work.staff_level = level;
        }
        moves
    }

    /// E-mail and staff code open an account: where there is one in use they are asked for. Whoever gets one that
    /// somebody outside has stands in for her from then on, without a word about her.
    fn compare_keys(&self, result: &mut Known, changes: &mut Vec<Change>) -> (Vec<Change>, Option<String>) {
        let mut requests = Vec::new();
        let mut stands_in_for = None;
        let body = self.unit.map(|unit| unit.top.clone()).or(result.staff_body.clone());
        let other =
            |known: Option<&Known>| known.filter(|known| known.id != self.known.id).map(|known| known.id.clone());
        let keys = [
            (Purpose::StaffCode, &self.draft.staff_code, result.staff_code.clone(), other(self.matches.by_code)),
            (Purpose::Email, &self.draft.email, result.email.clone(), other(self.matches.by_email)),
        ];
        for (purpose, wished, old, outside) in keys {
            let Some(new) = wished.as_ref().filter(|new| Some(*new) != old.as_ref()) else { continue };
            let old = old.unwrap_or_default();
            if self.known.is_protected {
                if !self.known.has_open_request {
                    requests.push(Change::of(purpose, &old, new));
                }
            } else {
                stands_in_for = stands_in_for.or(outside);
                changes.push(Change::of(purpose, &old, new));
                if purpose == Purpose::Email {
                    result.email = Some(new.clone());
                } else {
                    (result.staff_code, result.staff_body) = (Some(new.clone()), body.clone());
                }
            }
        }
        (requests, stands_in_for)
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
