//! From what was typed to a change: field by field, within the reach.

use crate::{
    db::{Conn, scope, units},
    error::Error,
    fields::Fields,
    http::desk::Desk,
    secret,
    state::AppState,
};
use app::{
    components::field::FieldErrors,
    pages::desk::units::change::{ChangeForm, ChangeKind, TypedChange},
    words::Words,
};
use domain::{
    organisation::{Change, CodeError, Kind, Newcomer, Tree, check_area_code, is_agency_code},
    text::{longer_than, single_spaces},
};
use jiff::civil::Date;

const LONGEST_NAME: usize = 200;
const LONGEST_DECISION: usize = 300;
/// Candidates for the unit above that are shown.
const CANDIDATES: i64 = 20;

/// What was typed, to be shown again.
pub fn typed(fields: &Fields, now: i64) -> TypedChange {
    let text = |name: &str| single_spaces(fields.trimmed(name));
    let all = |name: &str| fields.all(name).map(single_spaces).collect::<Vec<_>>();
    TypedChange {
        on: text("on"),
        decision: text("decision"),
        name: text("name"),
        kind: text("kind"),
        area_code: text("area_code"),
        agency_code: text("agency_code"),
        parent_words: text("parent_words"),
        parent: text("parent"),
        units: all("units"),
        into: text("into"),
        names: all("names"),
        codes: all("codes"),
        form_id: fields.form_id(now),
    }
}

/// Whether the actor may change a unit itself: she reaches the unit above it, or everything.
pub async fn may_change(conn: &mut Conn, desk: &Desk, tree: &Tree, unit: &str) -> Result<bool, Error> {
    if scope::holds_everything(conn, &desk.reach).await? {
        return Ok(true);
    }
    match tree.placement(unit, desk.today).and_then(|placement| placement.parent.as_deref()) {
        Some(parent) => Ok(scope::holds_unit(conn, &desk.reach, parent).await?),
        None => Ok(false),
    }
}

/// The day and the change that a form asks for; what is wrong stands in the form.
pub async fn change(
    conn: &mut Conn,
    app: &AppState,
    desk: &Desk,
    words: Words,
    tree: &Tree,
    form: &mut ChangeForm,
) -> Result<Option<(Date, Change)>, Error> {
    let on = day(words, form);
    if longer_than(&form.typed.decision, LONGEST_DECISION) {
        form.errors.add("decision", words.with("field-too-long", &[("most", LONGEST_DECISION.into())]));
    }
    let unit = form.unit.as_ref().map(|(id, _)| id.clone());
    let id = || secret::uuid(app.clock.now());
    let change = match (form.change, unit) {
        (ChangeKind::Add, parent) => newcomer(words, form, id(), parent).map(Change::Add),
        (_, None) => None,
        (ChangeKind::Rename, Some(unit)) => {
            let name = name(words, form);
            name.map(|name| Change::Rename { unit, name })
        }
        (ChangeKind::Move, Some(unit)) => {
            parent(conn, desk, words, form).await?.map(|parent| Change::Move { unit, parent: Some(parent) })
        }
        (ChangeKind::Merge, Some(unit)) => merger(words, desk, tree, form, unit, id()),
        (ChangeKind::Split, Some(unit)) => split(words, desk, tree, form, unit, id),
        (ChangeKind::Close, Some(unit)) => Some(Change::Close { unit }),
    };
    Ok(on.zip(change).filter(|_| form.errors.is_empty()))
}

fn day(words: Words, form: &mut ChangeForm) -> Option<Date> {
    let day = form.typed.on.parse::<Date>().ok().filter(|day| (1945..=2200).contains(&day.year()));
    if day.is_none() {
        form.errors.add("on", words.say("field-day"));
    }
    day
}

fn name(words: Words, form: &mut ChangeForm) -> Option<String> {
    let name = form.typed.name.clone();
    if name.is_empty() {
        form.errors.add("name", words.say("field-needed"));
    } else if longer_than(&name, LONGEST_NAME) {
        form.errors.add("name", words.with("field-too-long", &[("most", LONGEST_NAME.into())]));
    }
    Some(name)
}

fn newcomer(words: Words, form: &mut ChangeForm, id: String, parent: Option<String>) -> Option<Newcomer> {
    let name = name(words, form)?;
    let Some(kind) = Kind::named(&form.typed.kind) else {
        form.errors.add("kind", words.say("field-choose"));
        return None;
    };
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    let (area_code, agency_code) = (given(&form.typed.area_code), given(&form.typed.agency_code));
    if let Some(message) = area_code.as_deref().and_then(|code| wrong_code(words, kind, code)) {
        form.errors.add("area_code", message);
    }
    if agency_code.as_deref().is_some_and(|code| !is_agency_code(code)) {
        form.errors.add("agency_code", words.say("unit-agency-code-wrong"));
    }
    Some(Newcomer { id, kind, name, area_code, agency_code, parent })
}

fn wrong_code(words: Words, kind: Kind, code: &str) -> Option<String> {
    match check_area_code(kind, code).err()? {
        CodeError::NotOfThisKind => Some(words.say("unit-code-not-here")),
        CodeError::Digits(digits) => Some(words.with("unit-code-digits", &[("digits", digits.into())])),
    }
}

/// The unit above: the one that was chosen, or the only one that answers to the words.
async fn parent(conn: &mut Conn, desk: &Desk, words: Words, form: &mut ChangeForm) -> Result<Option<String>, Error> {
    if !form.typed.parent.is_empty() && scope::holds_unit(conn, &desk.reach, &form.typed.parent).await? {
        return Ok(Some(form.typed.parent.clone()));
    }
    if form.typed.parent_words.is_empty() {
        form.errors.add("parent_words", words.say("field-needed"));
        return Ok(None);
    }
    let found = units::lines(conn, &desk.reach, None, &form.typed.parent_words, CANDIDATES).await?;
    let exact = found.iter().find(|line| line.area_code.as_deref() == Some(form.typed.parent_words.as_str()));
    if let (Some(line), _) | (None, [line]) = (exact, found.as_slice()) {
        return Ok(Some(line.id.clone()));
    }
    let key = if found.is_empty() { "unit-parent-none" } else { "unit-parent-several" };
    form.errors.add("parent_words", words.say(key));
    let told = |line: units::UnitLine| {
        (line.id, [Some(line.name), line.above].into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    form.candidates = found.into_iter().map(told).collect();
    Ok(None)
}

fn merger(words: Words, desk: &Desk, tree: &Tree, form: &mut ChangeForm, unit: String, id: String) -> Option<Change> {
    let is_beside = |other: &String| form.siblings.iter().any(|(sibling, _)| sibling == other);
    let mut units: Vec<String> = form.typed.units.iter().filter(|other| is_beside(other)).cloned().collect();
    if units.is_empty() {
        form.errors.add("units", words.say("unit-merge-none"));
        return None;
    }
    units.insert(0, unit);
    let into = form.typed.into.clone();
    if into.is_empty() {
        let first = tree.placement(units.first()?, desk.today)?;
        let into = newcomer(words, form, id, first.parent.clone())?;
        return Some(Change::Merge { units, into });
    }
    if !is_beside(&into) && units.first() != Some(&into) {
        form.errors.add("into", words.say("field-choose"));
        return None;
    }
    units.retain(|other| *other != into);
    Some(Change::Absorb { units, into })
}

fn split(
    words: Words,
    desk: &Desk,
    tree: &Tree,
    form: &mut ChangeForm,
    unit: String,
    id: impl Fn() -> String,
) -> Option<Change> {
    let found = tree.unit(&unit)?;
    let parent = tree.placement(&unit, desk.today)?.parent.clone();
    let codes = form.typed.codes.iter().map(String::as_str).chain(std::iter::repeat(""));
    let named: Vec<(&str, &str)> =
        form.typed.names.iter().map(String::as_str).zip(codes).filter(|(name, _)| !name.is_empty()).collect();
    let wrong = named.iter().find_map(|(name, code)| {
        let too_long =
            longer_than(name, LONGEST_NAME).then(|| words.with("field-too-long", &[("most", LONGEST_NAME.into())]));
        too_long.or_else(|| (!code.is_empty()).then(|| wrong_code(words, found.kind, code)).flatten())
    });
    let into: Vec<Newcomer> = named
        .into_iter()
        .map(|(name, code)| Newcomer {
            id: id(),
            kind: found.kind,
            name: name.to_owned(),
            area_code: (!code.is_empty()).then(|| code.to_owned()),
            agency_code: None,
            parent: parent.clone(),
        })
        .collect();
    if let Some(message) = wrong {
        form.errors.add("names", message);
    }
    Some(Change::Split { unit, into })
}

/// The field under which a refusal of the rules is shown.
pub fn add_refusals(form: &mut ChangeForm, messages: Vec<String>) {
    let field = match form.change {
        ChangeKind::Add | ChangeKind::Rename => "name",
        ChangeKind::Move => "parent_words",
        ChangeKind::Merge => "units",
        ChangeKind::Split => "names",
        ChangeKind::Close => "on",
    };
    for message in messages {
        form.errors.add(field, message);
    }
}

/// A form without errors.
pub fn empty(change: ChangeKind, unit: Option<(String, String)>, typed: TypedChange) -> ChangeForm {
    ChangeForm { change, unit, typed, errors: FieldErrors::default(), siblings: Vec::new(), candidates: Vec::new() }
}
