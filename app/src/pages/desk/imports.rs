//! Earlier imports of people, and the form that brings a new one.

use super::{Part, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, SelectField, TextField, described_by, error_line},
    },
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// An import of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportLine {
    /// The id.
    pub id: String,
    /// What the file is called.
    pub file_name: String,
    /// How many rows it has.
    pub rows: i64,
    /// When it came.
    pub made_at: DateTime,
    /// How far it is.
    pub state: ImportState,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Its columns are to be named.
    Staged,
    /// It is being compared, put into effect, or undone.
    Working,
    /// The dry run is there.
    Checked,
    /// It has taken effect.
    Applied,
    /// It has been undone.
    Undone,
}

impl ImportState {
    /// The state of this name in the database.
    pub fn of(name: &str) -> Self {
        match name {
            "staged" => Self::Staged,
            "checked" => Self::Checked,
            "applied" => Self::Applied,
            "undone" => Self::Undone,
            _ => Self::Working,
        }
    }

    fn label_key(self) -> &'static str {
        match self {
            Self::Staged => "import-state-staged",
            Self::Working => "import-state-working",
            Self::Checked => "import-state-checked",
            Self::Applied => "import-state-applied",
            Self::Undone => "import-state-undone",
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::Staged | Self::Checked => Tone::Warn,
            Self::Working => Tone::Info,
            Self::Applied => Tone::Good,
            Self::Undone => Tone::Line,
        }
    }
}

/// The list.
#[component]
pub fn ImportsPage(
    /// The language.
    words: Words,
    /// The imports, the newest first.
    imports: Vec<ImportLine>,
) -> impl IntoView {
    let begin = ("/desk/imports/new".to_owned(), words.say("import-new"));
    let body = if imports.is_empty() {
        view! { <Empty title=words.say("import-none") text=words.say("import-none-text") link=Some(begin)/> }.into_any()
    } else {
        let rows = imports.into_iter().map(|import| row(words, import)).collect_view();
        view! {
            <p><a class="btn main" href=begin.0>{begin.1}</a></p>
            <ol class="agenda" role="list">{rows}</ol>
        }
        .into_any()
    };
    view! {
        <Crumbs words links=vec![("/desk/people".to_owned(), words.say("people-title"))]/>
        <div class="page-head"><h1>{words.say("import-title")}</h1><p class="lead">{words.say("import-lead")}</p></div>
        {tabs(words, Part::People)}
        <div class="section stack">{body}</div>
    }
    .into_any()
}

fn row(words: Words, import: ImportLine) -> AnyView {
    let count = words.with("import-rows", &[("count", import.rows.into())]);
    view! {
        <li>
            <p class="day">{words.short_date(import.made_at.date())}</p>
            <div>
                <h2 class="small-h">{import.file_name}</h2>
                <p class="small quiet">{count}" · "{words.date_time(import.made_at)}</p>
                <p><Badge tone=import.state.tone() text=words.say(import.state.label_key())/></p>
            </div>
            <div class="act"><a class="btn" href=format!("/desk/imports/{}", import.id)>{words.say("import-open")}</a></div>
        </li>
    }
    .into_any()
}

/// The form of a new import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportForm {
    /// What was pasted.
    pub pasted: String,
    /// What holds for all rows.
    pub common: CommonFields,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// What holds for all rows; the fields of the forms have the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommonFields {
    /// Id, name or code of the unit of rows that name none; may be empty.
    pub unit: String,
    /// The units to choose from; none where they are too many.
    pub units: Vec<(String, String)>,
    /// The kind of staff of rows that say none.
    pub staff_kind: String,
    /// The level of rows that say none.
    pub staff_level: String,
    /// Whether names in capitals are put into their proper form.
    pub rewrites_capitals: bool,
    /// Whether the file is the whole list of the unit.
    pub is_whole_list: bool,
}

/// The page with the form.
#[component]
pub fn NewImportPage(
    /// The language.
    words: Words,
    /// The form.
    form: ImportForm,
) -> impl IntoView {
    let ImportForm { pasted, common, errors, form_id } = form;
    let links = [("/desk/people", "people-title"), ("/desk/imports", "import-title")];
    let links = links.map(|(address, key)| (address.to_owned(), words.say(key))).to_vec();
    let (file_error, paste_error) = (errors.of("file"), errors.of("pasted"));
    view! {
        <Crumbs words links/>
        <div class="page-head"><h1>{words.say("import-new")}</h1><p class="lead">{words.say("import-new-lead")}</p></div>
        {steps(words, 0)}
        <form class="form stack section" method="post" action="/desk/imports" enctype="multipart/form-data">
            <FormId id=form_id/>
            <FormTrouble words errors=errors.clone()/>
            <div class="field">
                <label for="file">{words.say("import-file")}</label>
                <p class="hint" id="file-hint">{words.say("import-file-hint")}</p>
                <input class="input" id="file" name="file" type="file"
                    accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                    aria-invalid=file_error.is_some().then_some("true")
                    aria-describedby=described_by("file", true, file_error.is_some())/>
                {error_line("file", file_error)}
            </div>
            <div class="field">
                <label for="pasted">{words.say("import-paste")}</label>
                <p class="hint" id="pasted-hint">{words.say("import-paste-hint")}</p>
                <textarea class="input" id="pasted" name="pasted" rows="6" spellcheck="false"
                    aria-invalid=paste_error.is_some().then_some("true")
                    aria-describedby=described_by("pasted", true, paste_error.is_some())>{pasted}</textarea>
                {error_line("pasted", paste_error)}
            </div>
            <fieldset class="group">
                <legend>{words.say("import-common")}</legend>
                {common_fields(words, common, &errors)}
            </fieldset>
            <div class="actions"><button class="btn main">{words.say("import-check")}</button></div>
        </form>
    }
    .into_any()
}

/// The steps of an import with this one marked.
pub(super) fn steps(words: Words, current: usize) -> AnyView {
    let names = ["import-step-send", "import-step-look", "import-step-write"];
    let steps = (0..)
        .zip(names)
        .map(|(place, key)| {
            let is_now = (place == current).then_some("step");
            view! { <li class:done=place < current aria-current=is_now>{words.say(key)}</li> }
        })
        .collect_view();
    view! { <ol class="steps">{steps}</ol> }.into_any()
}

/// What holds for all rows.
pub(super) fn common_fields(words: Words, common: CommonFields, errors: &FieldErrors) -> AnyView {
    let (hint, error) = (Some(words.say("import-unit-hint")), errors.of("unit"));
    let unit = if common.units.is_empty() {
        view! { <TextField name="unit" label=words.say("import-unit") value=common.unit hint error optional=true most=400/> }.into_any()
    } else {
        let units = std::iter::once((String::new(), words.say("import-unit-none"))).chain(common.units).collect();
        view! { <SelectField name="unit" label=words.say("import-unit") options=units chosen=common.unit hint error/> }
            .into_any()
    };
    let kinds = vec![
        ("can-bo".to_owned(), words.say("staff-can-bo")),
        ("cong-chuc".to_owned(), words.say("staff-cong-chuc")),
        ("vien-chuc".to_owned(), words.say("staff-vien-chuc")),
        ("dai-bieu".to_owned(), words.say("staff-dai-bieu")),
        ("khac".to_owned(), words.say("staff-khac")),
    ];
    let levels = vec![
        ("trung-uong".to_owned(), words.say("level-trung-uong")),
        ("tinh".to_owned(), words.say("level-tinh")),
        ("xa".to_owned(), words.say("level-xa")),
    ];
    let whole = errors.of("is_whole_list");
    view! {
        {unit}
        <SelectField name="staff_kind" label=words.say("import-kind") options=kinds chosen=common.staff_kind
            error=errors.of("staff_kind")/>
        <SelectField name="staff_level" label=words.say("import-level") options=levels chosen=common.staff_level
            error=errors.of("staff_level")/>
        <div class="field">
            <label class="tick">
                <input type="checkbox" name="rewrites_capitals" value="yes" checked=common.rewrites_capitals/>
                <span>{words.say("import-capitals")}</span>
            </label>
            <label class="tick">
                <input type="checkbox" name="is_whole_list" value="yes" checked=common.is_whole_list/>
                <span>{words.say("import-whole")}</span>
            </label>
            {error_line("is_whole_list", whole)}
        </div>
    }
    .into_any()
}
