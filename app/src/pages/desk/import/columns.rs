//! What each column means.

use super::super::imports::{CommonFields, common_fields};
use crate::{
    components::field::{FieldErrors, FormTrouble},
    words::Words,
};
use domain::{roster::Purpose, sensitive::SensitiveField};
use leptos::prelude::*;

/// The form of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The columns.
    pub columns: Vec<ColumnLine>,
    /// What holds for all rows.
    pub common: CommonFields,
    /// The sensitive facts that are turned on.
    pub on: Vec<SensitiveField>,
    /// Messages by field.
    pub errors: FieldErrors,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnLine {
    /// A, B, … AA.
    pub letters: String,
    /// What stands at its head.
    pub heading: String,
    /// What it means.
    pub purpose: Option<Purpose>,
}

/// The form; folded away where it is not what the page is about.
pub(super) fn columns(words: Words, id: &str, form: Columns, is_first: bool) -> AnyView {
    let Columns { columns, common, on, errors } = form;
    let fields = (0..).zip(columns).map(|(place, column)| field(words, &on, place, column)).collect_view();
    let is_open = is_first || !errors.is_empty();
    let error = errors.of("columns");
    let error = error.map(|text| view! { <p class="flash bad" role="alert">{text}</p> });
    view! {
        <details class="card" open=is_open>
            <summary><b>{words.say("import-columns")}</b></summary>
            <form class="stack" method="post" action=format!("/desk/imports/{id}/columns")>
                <FormTrouble words errors=errors.clone()/>
                {error}
                <p class="quiet">{words.say("import-columns-how")}</p>
                <div class="fields">{fields}</div>
                <fieldset class="group">
                    <legend>{words.say("import-common")}</legend>
                    {common_fields(words, common, &errors)}
                </fieldset>
                <div class="actions"><button class="btn main">{words.say("import-check-again")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn field(words: Words, on: &[SensitiveField], place: usize, column: ColumnLine) -> AnyView {
    let name = format!("column.{place}");
    let heading = if column.heading.is_empty() { words.say("import-column-untitled") } else { column.heading };
    let label = words.with("import-column", &[("letters", column.letters.into()), ("heading", heading.into())]);
    let options = Purpose::ALL
        .into_iter()
        .filter(|purpose| purpose.sensitive().is_none_or(|field| on.contains(&field)))
        .map(|purpose| {
            let selected = column.purpose == Some(purpose);
            view! { <option value=purpose.name() selected=selected>{words.say(label_key(purpose))}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            <select class="input" id=name.clone() name=name>
                <option value="" selected=column.purpose.is_none()>{words.say("import-column-unread")}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The words for what a column means.
pub(super) fn label_key(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::FullName => "import-field-full-name",
        Purpose::FamilyNames => "import-field-family-names",
        Purpose::LastName => "import-field-last-name",
        Purpose::GivenName => "import-field-given-name",
        Purpose::BirthDate => "import-field-birth-date",
        Purpose::Sex => "import-field-sex",
        Purpose::StaffCode => "import-field-staff-code",
        Purpose::Email => "import-field-email",
        Purpose::Unit => "import-field-unit",
        Purpose::UnitCode => "import-field-unit-code",
        Purpose::Position => "import-field-position",
        Purpose::Leader => "import-field-leader",
        Purpose::StaffKind => "import-field-kind",
        Purpose::StaffLevel => "import-field-level",
        Purpose::Left => "import-field-left",
        Purpose::Ethnicity => "sensitive-ethnicity",
        Purpose::Party => "sensitive-party",
    }
}
