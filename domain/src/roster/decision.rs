//! A row beside what is known by its keys.

use super::{
    Act, Defaults, Draft, Fault, Finding, Known, KnownMembership, Leaving, Matches, PlacedUnit, Sex, Verdict,
    comparison::Comparison, fault::say,
};
use crate::text;

/// Compares a row with what is known. `unit` is the one that the row names.
pub fn decide(draft: &Draft, unit: Option<&PlacedUnit>, matches: Matches<'_>, defaults: Defaults<'_>) -> Finding {
    let reached = |known: Option<&'_ Known>| known.filter(|known| known.in_reach).cloned();
    let (by_code, by_email) = (reached(matches.by_code), reached(matches.by_email));
    if let (Some(one), Some(other)) = (&by_code, &by_email)
        && one.id != other.id
    {
        return Finding::mend(two_people(other));
    }
    let wished = unit.or(if defaults.unit_is_for_all { defaults.unit } else { None });
    match by_code.or(by_email) {
        Some(known) => Comparison { draft, known, matches, defaults, unit: wished }.finding(),
        None => newcomer(draft, wished.or(defaults.unit), matches.by_code.or(matches.by_email), defaults),
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

/// Nobody within reach is known by the keys. Whoever is known outside gets the same verdict, and a stand-in until she
/// says that this is herself.
pub(super) fn newcomer(
    draft: &Draft,
    unit: Option<&PlacedUnit>,
    outside: Option<&Known>,
    defaults: Defaults<'_>,
) -> Finding {
    let Some(unit) = unit else {
        return Finding::mend(Fault::new(
            "unit-missing",
            None,
            say("Thiếu đơn vị.", "The unit is missing."),
            say(
                "Điền đơn vị, hoặc chọn đơn vị chung cho cả danh sách.",
                "Fill it in, or choose one for the whole list.",
            ),
        ));
    };
    if draft.leaving != Leaving::Unsaid {
        return Finding::plain(Verdict::Unchanged, Act::Nothing, None);
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
        sensitive: draft.sensitive.clone(),
    };
    let is_private = draft.has_private_mail();
    let verdict = if is_private { Verdict::Confirm } else { Verdict::New };
    let reasons = if is_private { vec!["private-mail"] } else { Vec::new() };
    let stands_in_for = outside.map(|known| known.id.clone());
    Finding { reasons, stands_in_for, result: Some(result), ..Finding::plain(verdict, Act::Create, None) }
}
