//! The form of a new person: what was typed, checked field by field.

use crate::{
    db::{
        DbError,
        people::NewPerson,
        unit_names,
        units::{self, NewMembership},
    },
    error::Error,
    fields::Fields,
    state::AppState,
};
use app::{components::field::FieldErrors, pages::admin::person_form::TypedPerson, words::Words};
use domain::{
    sign_in_name::is_sign_in_name,
    text::{longer_than, single_spaces},
};
use jiff::civil::Date;

const LONGEST_NAME: usize = 120;
const LONGEST_EMAIL: usize = 200;
const LONGEST_CODE: usize = 40;
const SEXES: [&str; 3] = ["unstated", "female", "male"];
const ADDRESS_FORMS: [&str; 5] = ["anh/chị", "chị", "anh", "bà", "ông"];
const STAFF_KINDS: [&str; 5] = ["can-bo", "cong-chuc", "vien-chuc", "dai-bieu", "khac"];
const STAFF_LEVELS: [&str; 3] = ["trung-uong", "tinh", "xa"];

/// A person who can be stored.
pub struct CheckedPerson {
    /// Herself.
    pub person: NewPerson,
    /// The sign-in name.
    pub sign_in_name: String,
    unit: String,
    position: String,
    is_leader: bool,
    staff_kind: &'static str,
    staff_level: &'static str,
    valid_from: String,
}

impl CheckedPerson {
    /// Where she works.
    pub fn membership<'a>(&'a self, person: &'a str) -> NewMembership<'a> {
        NewMembership {
            person,
            unit: &self.unit,
            is_primary: true,
            position: &self.position,
            is_leader: self.is_leader,
            staff_kind: self.staff_kind,
            staff_level: self.staff_level,
            valid_from: &self.valid_from,
        }
    }
}

/// What was typed, to be shown again.
pub fn typed(fields: &Fields) -> TypedPerson {
    let text = |name: &str| fields.trimmed(name).to_owned();
    TypedPerson {
        full_name: single_spaces(fields.trimmed("full_name")),
        given_name: single_spaces(fields.trimmed("given_name")),
        sign_in_name: text("sign_in_name"),
        email: text("email"),
        staff_code: text("staff_code"),
        birth_date: text("birth_date"),
        sex: text("sex"),
        address_form: text("address_form"),
        unit: text("unit"),
        position: text("position"),
        staff_kind: text("staff_kind"),
        staff_level: text("staff_level"),
        is_leader: fields.find("is_leader").is_some(),
    }
}

/// Checks every field; all messages come back at once.
pub async fn check(
    words: Words,
    app: &AppState,
    typed: &TypedPerson,
) -> Result<Result<CheckedPerson, FieldErrors>, Error> {
    let today = app.clock.today();
    let units = units::list(&mut app.db.read().await?, &today.to_string()).await?;
    let mut errors = FieldErrors::default();
    let mut wrong = |field: &'static str, message: String| errors.add(field, message);
    if typed.full_name.is_empty() {
        wrong("full_name", words.say("field-needed"));
    } else if longer_than(&typed.full_name, LONGEST_NAME) {
        wrong("full_name", too_long(words, LONGEST_NAME));
    }
    if longer_than(&typed.given_name, LONGEST_NAME) {
        wrong("given_name", too_long(words, LONGEST_NAME));
    }
    if !is_sign_in_name(&typed.sign_in_name) {
        wrong("sign_in_name", words.say("field-sign-in-name"));
    }
    if !typed.email.is_empty() && !is_email(&typed.email) {
        wrong("email", words.say("field-email"));
    }
    if longer_than(&typed.staff_code, LONGEST_CODE) {
        wrong("staff_code", too_long(words, LONGEST_CODE));
    }
    if longer_than(&typed.position, LONGEST_NAME) {
        wrong("position", too_long(words, LONGEST_NAME));
    }
    let birth_date = day(&typed.birth_date).filter(|day| *day <= today);
    if !typed.birth_date.is_empty() && birth_date.is_none() {
        wrong("birth_date", words.say("field-day"));
    }
    if !units.iter().any(|unit| unit.id == typed.unit) {
        wrong("unit", words.say("field-choose"));
    }
    let mut choice = |field: &'static str, known: &[&'static str], value: &str| {
        let found = known.iter().find(|one| **one == value).copied();
        if found.is_none() {
            wrong(field, words.say("field-choose"));
        }
        found
    };
    let sex = choice("sex", &SEXES, &typed.sex);
    let address_form = choice("address_form", &ADDRESS_FORMS, &typed.address_form);
    let staff_kind = choice("staff_kind", &STAFF_KINDS, &typed.staff_kind);
    let staff_level = choice("staff_level", &STAFF_LEVELS, &typed.staff_level);
    let (Some(staff_kind), Some(staff_level), true) = (staff_kind, staff_level, errors.is_empty()) else {
        return Ok(Err(errors));
    };
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    let body = unit_names::top(&mut app.db.read().await?, &typed.unit, &today.to_string()).await?;
    Ok(Ok(CheckedPerson {
        person: NewPerson {
            full_name: typed.full_name.clone(),
            given_name: given(&typed.given_name),
            birth_date: birth_date.map(|day| day.to_string()),
            sex,
            email: given(&typed.email).map(|email| email.to_lowercase()),
            staff_body: given(&typed.staff_code).and(body),
            staff_code: given(&typed.staff_code),
            address_form,
        },
        sign_in_name: typed.sign_in_name.clone(),
        unit: typed.unit.clone(),
        position: typed.position.clone(),
        is_leader: typed.is_leader,
        staff_kind,
        staff_level,
        valid_from: today.to_string(),
    }))
}

/// The message of a name, an address or a code that somebody has already.
pub fn taken(words: Words, error: &DbError) -> Option<FieldErrors> {
    let known = [
        ("accounts_sign_in_name", "accounts.sign_in_name", "sign_in_name", words.say("field-sign-in-name-taken")),
        ("people_email", "people.email", "email", words.say("field-email-taken")),
        ("people_staff_code", "people.staff_code", "staff_code", words.say("field-staff-code-taken")),
    ];
    let (_, _, field, message) = known.into_iter().find(|(name, column, ..)| error.is_constraint(name, column))?;
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    Some(errors)
}

fn too_long(words: Words, most: usize) -> String {
    words.with("field-too-long", &[("most", most.into())])
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let is_plain = !text.chars().any(|sign| sign.is_whitespace() || sign.is_control() || "<>,;\"".contains(sign));
    text.len() <= LONGEST_EMAIL
        && is_plain
        && !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
}

/// `1991-04-12` as browsers send it, or `12/04/1991` as people type it.
fn day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_and_browsers_write_them() {
        let expected = jiff::civil::date(1991, 4, 12);
        for text in ["1991-04-12", "12/04/1991", "12.4.1991", "12-04-1991"] {
            assert_eq!(day(text), Some(expected), "{text}");
        }
        for text in ["", "31/02/1991", "12/04", "hôm qua"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn sign_in_names_and_addresses_are_plain() {
        assert!(is_sign_in_name("hanh.nt") && !is_sign_in_name("Hạnh") && !is_sign_in_name("ab"));
        assert!(is_email("hanh@example.vn") && !is_email("hanh@vn") && !is_email("a b@example.vn"));
    }
}
