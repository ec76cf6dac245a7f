//! The form for a new person with an account.

use crate::{
    components::field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField},
    words::Words,
};
use leptos::prelude::*;

/// The form for a new person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonForm {
    /// What was typed; the fields of the form have the same names.
    pub typed: TypedPerson,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The units of today: (id, name), in Vietnamese order.
    pub units: Vec<(String, String)>,
    /// The form-made id.
    pub form_id: String,
}

/// A new person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedPerson {
    /// The full name.
    pub full_name: String,
    /// The name by which she is greeted and sorted; empty for the last word of the full name.
    pub given_name: String,
    /// The sign-in name.
    pub sign_in_name: String,
    /// The e-mail address; may be empty.
    pub email: String,
    /// The staff code; may be empty.
    pub staff_code: String,
    /// ISO 8601; may be empty.
    pub birth_date: String,
    /// `female`, `male` or `unstated`.
    pub sex: String,
    /// `anh/chị`, `chị`, `anh`, `bà` or `ông`.
    pub address_form: String,
    /// The id of the unit.
    pub unit: String,
    /// The position; may be empty.
    pub position: String,
    /// `can-bo`, `cong-chuc`, `vien-chuc`, `dai-bieu` or `khac`.
    pub staff_kind: String,
    /// `trung-uong`, `tinh` or `xa`.
    pub staff_level: String,
    /// Whether the position is a leading one.
    pub is_leader: bool,
}

/// Forms of address, the undecided one first. They are Vietnamese in every language, as they are used.
const ADDRESS_FORMS: [&str; 5] = ["anh/chị", "chị", "anh", "bà", "ông"];

/// The form, folded away until it is wanted or has messages.
#[component]
pub fn PersonFormView(
    /// The language.
    words: Words,
    /// The form.
    form: PersonForm,
) -> impl IntoView {
    let open = !form.errors.is_empty();
    view! {
        <details class="card section" open=open>
            <summary><b>{words.say("admin-add-person")}</b></summary>
            // A link to what stands inside opens the fold.
            <form class="stack" id="add" method="post" action="/admin/people">
                <FormId id=form.form_id.clone()/>
                <FormTrouble words errors=form.errors.clone()/>
                <fieldset class="group">
                    <legend>{words.say("admin-person-self")}</legend>
                    <div class="fields">{self_fields(words, &form)}</div>
                </fieldset>
                <fieldset class="group">
                    <legend>{words.say("admin-person-work")}</legend>
                    <div class="fields">{work_fields(words, &form)}</div>
                </fieldset>
                <p class="small quiet">{words.say("admin-person-then")}</p>
                <div class="actions"><button class="btn main">{words.say("admin-person-save")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn self_fields(words: Words, form: &PersonForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let sexes = vec![
        ("unstated".to_owned(), words.say("sex-unstated")),
        ("female".to_owned(), words.say("sex-female")),
        ("male".to_owned(), words.say("sex-male")),
    ];
    let addresses = ADDRESS_FORMS.map(|one| (one.to_owned(), one.to_owned())).to_vec();
    let may_be_empty = |label: String| words.with("admin-may-be-empty", &[("label", label.into())]);
    view! {
        <TextField name="full_name" label=words.say("admin-full-name") value=typed.full_name
            hint=Some(words.say("admin-full-name-hint")) error=errors.of("full_name") purpose=Purpose::FullName most=120/>
        <TextField name="given_name" label=may_be_empty(words.say("admin-given-name")) value=typed.given_name
            hint=Some(words.say("admin-given-name-hint")) error=errors.of("given_name") purpose=Purpose::FullName
            optional=true most=120/>
        <TextField name="sign_in_name" label=words.say("admin-sign-in-name") value=typed.sign_in_name
            hint=Some(words.say("admin-sign-in-name-hint")) error=errors.of("sign_in_name") purpose=Purpose::Code most=64/>
        <TextField name="email" label=may_be_empty(words.say("admin-email")) value=typed.email
            hint=Some(words.say("admin-email-hint")) error=errors.of("email") purpose=Purpose::Email optional=true/>
        <TextField name="staff_code" label=may_be_empty(words.say("admin-staff-code")) value=typed.staff_code
            hint=Some(words.say("admin-staff-code-hint")) error=errors.of("staff_code") purpose=Purpose::Code
            optional=true most=40/>
        <TextField name="birth_date" label=may_be_empty(words.say("admin-birth-date")) value=typed.birth_date
            hint=Some(words.say("admin-birth-date-hint")) error=errors.of("birth_date") purpose=Purpose::Day
            optional=true/>
        <SelectField name="sex" label=words.say("admin-sex") options=sexes chosen=typed.sex
            hint=Some(words.say("admin-sex-hint")) error=errors.of("sex")/>
        <SelectField name="address_form" label=words.say("admin-address-form") options=addresses
            chosen=typed.address_form hint=Some(words.say("admin-address-form-hint")) error=errors.of("address_form")/>
    }
    .into_any()
}

fn work_fields(words: Words, form: &PersonForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let choose = || (String::new(), words.say("admin-choose"));
    let units = std::iter::once(choose()).chain(form.units.clone()).collect();
    let kinds = vec![
        choose(),
        ("can-bo".to_owned(), words.say("staff-can-bo")),
        ("cong-chuc".to_owned(), words.say("staff-cong-chuc")),
        ("vien-chuc".to_owned(), words.say("staff-vien-chuc")),
        ("dai-bieu".to_owned(), words.say("staff-dai-bieu")),
        ("khac".to_owned(), words.say("staff-khac")),
    ];
    let levels = vec![
        choose(),
        ("trung-uong".to_owned(), words.say("level-trung-uong")),
        ("tinh".to_owned(), words.say("level-tinh")),
        ("xa".to_owned(), words.say("level-xa")),
    ];
    let position = words.with("admin-may-be-empty", &[("label", words.say("admin-position").into())]);
    view! {
        <SelectField name="unit" label=words.say("admin-unit") options=units chosen=typed.unit error=errors.of("unit")/>
        <TextField name="position" label=position value=typed.position error=errors.of("position") optional=true/>
        <SelectField name="staff_kind" label=words.say("admin-staff-kind") options=kinds chosen=typed.staff_kind
            error=errors.of("staff_kind")/>
        <SelectField name="staff_level" label=words.say("admin-staff-level") options=levels chosen=typed.staff_level
            error=errors.of("staff_level")/>
        <div class="field">
            <label class="tick">
                <input type="checkbox" name="is_leader" value="yes" checked=typed.is_leader/>
                <span>{words.say("admin-is-leader")}</span>
            </label>
        </div>
    }
    .into_any()
}
