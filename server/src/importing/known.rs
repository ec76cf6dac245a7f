//! Who is known by the keys of a portion of rows.

use crate::db::{
    Conn, DbError,
    known_people::{self, KnownPerson},
    sensitive_facts,
};
use domain::{
    roster::{Draft, Known, KnownMembership, Matches, Sex, StaffKind, StaffLevel, UnitIndex},
    sensitive::{SensitiveFacts, SensitiveField},
};
use std::collections::{HashMap, HashSet};

/// The people who are known by the keys of some rows.
#[derive(Debug, Default)]
pub(super) struct People {
    by_email: HashMap<String, Vec<(Rank, Known)>>,
    by_code: HashMap<String, Vec<(String, Rank, Known)>>,
    tops: HashSet<String>,
}

/// Who is meant where several have a key: those within reach first, whom the actor sees, and a person before who stands
/// in for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Reached,
    ReachedStandIn,
    Outside,
}

impl Rank {
    /// Nobody is told of stand-ins outside.
    fn of(row: &KnownPerson, known: &Known) -> Option<Self> {
        match (known.in_reach, row.is_stand_in) {
            (true, false) => Some(Self::Reached),
            (true, true) => Some(Self::ReachedStandIn),
            (false, false) => Some(Self::Outside),
            (false, true) => None,
        }
    }
}

impl People {
    /// Who is known by the keys of a row; its code counts within this body, or within those that the actor reaches.
    pub(super) fn matches(&self, draft: &Draft, body: Option<&str>) -> Matches<'_> {
        let is_here = |of: &str| body.map_or_else(|| self.tops.contains(of), |body| body == of);
        let by_code = draft.staff_code.as_ref().and_then(|code| self.by_code.get(code)).into_iter().flatten();
        let by_code = by_code.filter(|(of, ..)| is_here(of)).min_by_key(|(_, rank, _)| *rank);
        let by_email = draft.email.as_ref().and_then(|email| self.by_email.get(email)).into_iter().flatten();
        Matches {
            by_code: by_code.map(|(.., known)| known),
            by_email: by_email.min_by_key(|(rank, _)| *rank).map(|(_, known)| known),
        }
    }
}

/// Looks up the keys of these rows, whoever has them.
pub(super) async fn load<'a>(
    conn: &mut Conn,
    actor: &str,
    index: &UnitIndex,
    day: &str,
    drafts: impl Iterator<Item = &'a Draft>,
) -> Result<People, DbError> {
    let (mut emails, mut codes) = (Vec::new(), Vec::new());
    for draft in drafts {
        emails.extend(draft.email.as_deref());
        codes.extend(draft.staff_code.as_deref());
    }
    let mut rows = known_people::by_emails(conn, actor, &emails).await?;
    rows.extend(known_people::by_codes(conn, actor, &codes).await?);
    let ids: HashSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let mut work: HashMap<String, Vec<known_people::KnownMembership>> = HashMap::new();
    for one in known_people::memberships(conn, &ids).await? {
        work.entry(one.person.clone()).or_default().push(one);
    }
    let mut said: HashMap<String, SensitiveFacts> = HashMap::new();
    for (person, field, fact) in sensitive_facts::of_people(conn, &ids).await? {
        if let Some(field) = SensitiveField::named(&field) {
            said.entry(person).or_default().say(field, &fact);
        }
    }
    let mut people = People { tops: index.tops(), ..People::default() };
    for row in rows {
        let mut known = known(&row, work.get(&row.id).map_or(&[], Vec::as_slice), index, day);
        let Some(rank) = Rank::of(&row, &known) else { continue };
        known.sensitive = said.get(&row.id).cloned().unwrap_or_default();
        if let Some(code) = &row.staff_code {
            let body = row.staff_body.clone().unwrap_or_default();
            // A body that is a unit of the reach stands for the top-level body above it.
            let body = index.of(&body).map_or(body.clone(), |unit| unit.top.clone());
            people.by_code.entry(code.clone()).or_default().push((body, rank, known.clone()));
        }
        if let Some(email) = &row.email {
            people.by_email.entry(email.clone()).or_default().push((rank, known));
        }
    }
    Ok(people)
}

fn known(row: &KnownPerson, work: &[known_people::KnownMembership], index: &UnitIndex, day: &str) -> Known {
    let holds = |one: &&known_people::KnownMembership| one.valid_to.as_deref().is_none_or(|to| to > day);
    let is_reached = |one: &known_people::KnownMembership| index.of(&one.unit).is_some();
    let in_reach = match work.iter().filter(holds).count() {
        0 => work.last().is_some_and(is_reached),
        _ => work.iter().filter(holds).any(is_reached),
    };
    let primary = work.iter().filter(holds).rfind(|one| one.is_primary);
    let membership = primary.map(|one| KnownMembership {
        id: one.id.clone(),
        unit: one.unit.clone(),
        unit_name: index.of(&one.unit).map(|unit| unit.name().to_owned()).unwrap_or_default(),
        position: one.position.clone(),
        is_leader: one.is_leader,
        staff_kind: StaffKind::named(&one.staff_kind).unwrap_or(StaffKind::Khac),
        staff_level: StaffLevel::named(&one.staff_level).unwrap_or(StaffLevel::Xa),
        valid_from: one.valid_from.clone(),
    });
    Known {
        id: row.id.clone(),
        full_name: row.full_name.clone(),
        given_name: row.given_name.clone(),
        birth_date: row.birth_date.clone(),
        sex: Sex::named(&row.sex).unwrap_or(Sex::Unstated),
        email: row.email.clone(),
        staff_code: row.staff_code.clone(),
        staff_body: row.staff_body.clone(),
        membership,
        in_reach,
        is_protected: row.has_signed_in || row.is_staff,
        has_open_request: row.was_asked,
        sensitive: SensitiveFacts::default(),
    }
}
