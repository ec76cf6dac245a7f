//! The form of a new role: who, what, where, from when to when.

use crate::{
    db::{
        Conn, DbError, accounts,
        grants::{self, Listed},
        scope::{self, Reach},
    },
    error::Error,
    fields::Fields,
    importing::unit_index,
    state::AppState,
};
use app::{components::field::FieldErrors, pages::admin::grants::GrantForm, words::Words};
use domain::{
    permission::Role,
    roster::{Found, UnitWish, day},
};
use jiff::civil::Date;

/// A grant that may be written.
pub struct Checked {
    /// Who gets it.
    pub person: String,
    /// What.
    pub role: Role,
    /// The unit of a coordinator.
    pub unit: Option<String>,
    /// The course of an instructor; all of them without it.
    pub course: Option<String>,
    /// The first day.
    pub from: Date,
    until: Option<Date>,
}

/// What was typed.
pub fn typed(app: &AppState, fields: &Fields) -> GrantForm {
    let text = |name: &str| fields.trimmed(name).chars().take(300).collect();
    GrantForm {
        person: text("person"),
        role: text("role"),
        unit: text("unit"),
        course: text("course"),
        from_on: text("from_on"),
        until_on: text("until_on"),
        form_id: fields.form_id(app.clock.now()),
        ..GrantForm::default()
    }
}

/// What may be written, or what is wrong by field: nobody gives anything above or outside what she holds.
pub async fn check(
    conn: &mut Conn,
    words: Words,
    app: &AppState,
    reach: &Reach,
    form: &GrantForm,
) -> Result<Result<Checked, FieldErrors>, Error> {
    let mut errors = FieldErrors::default();
    let person = accounts::find_by_login(conn, &form.person).await?.map(|account| account.person);
    if person.is_none() {
        errors.add("person", words.say("grants-person-unknown"));
    }
    let role = Role::granted(&form.role).filter(|role| *role != Role::Administrator);
    let (mut unit, mut course) = (None, None);
    match role {
        Some(Role::Coordinator) => match find_unit(conn, reach, &form.unit).await? {
            Some(found) => unit = Some(found),
            None => errors.add("unit", words.say("grants-unit-unknown")),
        },
        Some(_) => {
            course = (!form.course.is_empty()).then(|| form.course.clone());
            let is_known = course.as_deref().is_none_or(|id| app.catalogue().course(id).is_some());
            if !is_known || !scope::holds_everything(conn, reach).await? {
                errors.add("course", words.say("field-choose"));
            }
        }
        None => errors.add("role", words.say("field-choose")),
    }
    let from = day(&form.from_on).ok();
    if from.is_none() {
        errors.add("from_on", words.say("field-day"));
    }
    let until = (!form.until_on.is_empty()).then(|| day(&form.until_on));
    match until {
        Some(Err(_)) => errors.add("until_on", words.say("field-day")),
        Some(Ok(until)) if from.is_some_and(|from| until < from) => {
            errors.add("until_on", words.say("grants-until-early"));
        }
        _ => {}
    }
    let (Some(person), Some(role), Some(from), true) = (person, role, from, errors.is_empty()) else {
        return Ok(Err(errors));
    };
    let checked = Checked { person, role, unit, course, from, until: until.and_then(Result::ok) };
    if grants::of_person(conn, &checked.person).await?.iter().any(|one| checked.repeats(one)) {
        errors.add("person", words.say("grants-twice"));
        return Ok(Err(errors));
    }
    Ok(Ok(checked))
}

impl Checked {
    /// The first day on which it holds no longer.
    pub fn to(&self) -> Option<String> {
        self.until.and_then(|until| until.tomorrow().ok()).map(|to| to.to_string())
    }

    /// Whether another grant is the same on one of its days.
    fn repeats(&self, one: &Listed) -> bool {
        let from = self.from.to_string();
        let overlaps =
            one.valid_to.as_ref().is_none_or(|to| *to > from) && self.to().is_none_or(|to| one.valid_from < to);
        overlaps && one.role == self.role.name() && one.unit == self.unit && one.course == self.course
    }
}

/// The unit of this id, name or code within reach.
async fn find_unit(conn: &mut Conn, reach: &Reach, typed: &str) -> Result<Option<String>, DbError> {
    let index = unit_index(conn, reach).await?;
    if let Some(unit) = index.of(typed) {
        return Ok(Some(unit.id.clone()));
    }
    let wishes = [UnitWish::Code(typed.to_uppercase()), UnitWish::Name(typed.to_owned())];
    Ok(wishes.iter().find_map(|wish| match index.find(wish) {
        Found::One(unit) => Some(unit.id.clone()),
        Found::Many(_) | Found::Ended(_) | Found::Nothing => None,
    }))
}
