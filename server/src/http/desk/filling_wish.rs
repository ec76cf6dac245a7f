//! What somebody wishes to fill a cohort with: a rule, a rule run again, or a list.

use super::Desk;
use crate::{
    db::{cohort_rules, cohorts::Cohort},
    error::Error,
    fields::Fields,
    state::AppState,
};
use app::{
    components::field::FieldErrors,
    pages::desk::filling::{FillingForm, TypedRule},
    words::Words,
};
use domain::cohort::Rule;

/// The fields of a wish, which a preview sends again.
pub const FIELDS: [&str; 10] =
    ["way", "rule", "list", "unit", "sex", "younger_than", "position", "staff_kind", "staff_level", "is_leader"];
/// The longest list: as much as a form holds.
const LONGEST_LIST: usize = 500_000;
const SEXES: [&str; 2] = ["female", "male"];
const STAFF_KINDS: [&str; 5] = ["can-bo", "cong-chuc", "vien-chuc", "dai-bieu", "khac"];
const STAFF_LEVELS: [&str; 3] = ["trung-uong", "tinh", "xa"];

/// What somebody wishes to fill a cohort with.
pub enum Wish {
    /// Whoever the rule means.
    Rule(Rule),
    /// Whoever the lines mean.
    List(String),
}

/// Reads what is wished; a form that cannot be read comes back with messages.
pub async fn wish(
    app: &AppState,
    words: Words,
    desk: &Desk,
    cohort: &Cohort,
    fields: &Fields,
) -> Result<Result<Wish, Box<FillingForm>>, Error> {
    let mut conn = app.db.read().await?;
    if fields.get("way") == "again" {
        let rules = cohort_rules::of_cohort(&mut conn, &cohort.id).await?;
        let row = rules.into_iter().find(|row| row.id == fields.get("rule")).ok_or(Error::NotFound)?;
        return Ok(Ok(Wish::Rule(serde_json::from_str(&row.rule).unwrap_or_default())));
    }
    let mut form =
        FillingForm { rule: typed_rule(fields), list: fields.get("list").to_owned(), ..FillingForm::default() };
    if fields.get("way") == "list" {
        form.rule.unit.clone_from(&cohort.unit);
        if form.list.trim().is_empty() {
            form.errors.add("list", words.say("field-needed"));
        } else if form.list.len() > LONGEST_LIST {
            form.errors.add("list", words.with("field-too-long", &[("most", LONGEST_LIST.into())]));
        }
        return Ok(if form.errors.is_empty() { Ok(Wish::List(form.list)) } else { Err(Box::new(form)) });
    }
    let units = super::units(&mut conn, &desk.reach).await?;
    let rule = checked_rule(words, &form.rule, &units, &mut form.errors);
    Ok(if form.errors.is_empty() { Ok(Wish::Rule(rule)) } else { Err(Box::new(form)) })
}

fn typed_rule(fields: &Fields) -> TypedRule {
    let text = |name: &str| fields.trimmed(name).to_owned();
    TypedRule {
        unit: text("unit"),
        sex: text("sex"),
        younger_than: text("younger_than"),
        position: domain::text::single_spaces(fields.trimmed("position")),
        staff_kind: text("staff_kind"),
        staff_level: text("staff_level"),
        is_leader: text("is_leader"),
    }
}

fn checked_rule(words: Words, typed: &TypedRule, units: &[(String, String)], errors: &mut FieldErrors) -> Rule {
    if !units.iter().any(|(id, _)| *id == typed.unit) {
        errors.add("unit", words.say("field-choose"));
    }
    let younger_than = typed.younger_than.parse().ok().filter(|age| (1..=150).contains(age));
    if !typed.younger_than.is_empty() && younger_than.is_none() {
        errors.add("younger_than", words.say("cohort-age-wrong"));
    }
    if domain::text::longer_than(&typed.position, 120) {
        errors.add("position", words.with("field-too-long", &[("most", 120.into())]));
    }
    let mut choice = |field: &'static str, value: &str, known: &[&str]| {
        if value.is_empty() {
            return None;
        }
        if !known.contains(&value) {
            errors.add(field, words.say("field-choose"));
        }
        Some(value.to_owned())
    };
    Rule {
        unit: typed.unit.clone(),
        sex: choice("sex", &typed.sex, &SEXES),
        younger_than,
        position: typed.position.clone(),
        staff_kind: choice("staff_kind", &typed.staff_kind, &STAFF_KINDS),
        staff_level: choice("staff_level", &typed.staff_level, &STAFF_LEVELS),
        is_leader: choice("is_leader", &typed.is_leader, &["yes", "no"]).map(|value| value == "yes"),
    }
}
