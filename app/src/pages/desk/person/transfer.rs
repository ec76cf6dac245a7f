//! Moving a person to another unit or post from a day on.

use crate::{
    components::field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField},
    words::Words,
};
use leptos::prelude::*;

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransferForm {
    /// What was typed; the fields of the form have the same names.
    pub typed: TypedTransfer,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The units to choose from, id and name; none where they are too many, so that she types one.
    pub units: Vec<(String, String)>,
    /// The form-made id.
    pub form_id: String,
}

/// A transfer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedTransfer {
    /// Id, name or code of the unit.
    pub unit: String,
    /// ISO 8601.
    pub day: String,
    /// The position; may be empty.
    pub position: String,
    /// The kind of staff.
    pub staff_kind: String,
    /// The level.
    pub staff_level: String,
    /// Whether the position is a leading one.
    pub is_leader: bool,
}

/// The section, folded away until it is wanted or has messages.
pub(super) fn transfer(words: Words, person: String, form: TransferForm) -> AnyView {
    let TransferForm { typed, errors, units, form_id } = form;
    let open = !errors.is_empty();
    let kinds =
        ["can-bo", "cong-chuc", "vien-chuc", "dai-bieu", "khac"].map(|kind| (kind.to_owned(), kind_label(words, kind)));
    let levels = [
        ("trung-uong".to_owned(), words.say("level-trung-uong")),
        ("tinh".to_owned(), words.say("level-tinh")),
        ("xa".to_owned(), words.say("level-xa")),
    ];
    let (label, error, unit) = (words.say("transfer-unit"), errors.of("unit"), typed.unit);
    let unit = if units.is_empty() {
        let hint = Some(words.say("transfer-unit-hint"));
        view! { <TextField name="unit" label value=unit hint error most=400/> }.into_any()
    } else {
        view! { <SelectField name="unit" label options=units chosen=unit error/> }.into_any()
    };
    let position = words.with("admin-may-be-empty", &[("label", words.say("admin-position").into())]);
    view! {
        <details class="card section" open=open>
            <summary><b>{words.say("transfer-title")}</b></summary>
            <form class="stack" id="transfer" method="post" action=format!("/desk/people/{person}/transfer")>
                <FormId id=form_id/>
                <FormTrouble words errors=errors.clone()/>
                <p class="quiet">{words.say("transfer-how")}</p>
                <div class="fields">
                    {unit}
                    <TextField name="day" label=words.say("transfer-day") value=typed.day error=errors.of("day")
                        purpose=Purpose::Day/>
                    <TextField name="position" label=position value=typed.position error=errors.of("position")
                        optional=true most=120/>
                    <SelectField name="staff_kind" label=words.say("admin-staff-kind") options=kinds.to_vec()
                        chosen=typed.staff_kind error=errors.of("staff_kind")/>
                    <SelectField name="staff_level" label=words.say("admin-staff-level") options=levels.to_vec()
                        chosen=typed.staff_level error=errors.of("staff_level")/>
                    <div class="field">
                        <label class="tick">
                            <input type="checkbox" name="is_leader" value="yes" checked=typed.is_leader/>
                            <span>{words.say("admin-is-leader")}</span>
                        </label>
                    </div>
                </div>
                <div class="actions"><button class="btn main">{words.say("transfer-go")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn kind_label(words: Words, kind: &str) -> String {
    match kind {
        "can-bo" => words.say("staff-can-bo"),
        "cong-chuc" => words.say("staff-cong-chuc"),
        "vien-chuc" => words.say("staff-vien-chuc"),
        "dai-bieu" => words.say("staff-dai-bieu"),
        _ => words.say("staff-khac"),
    }
}
