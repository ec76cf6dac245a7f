//! The forms that change a unit; each is shown once more with what it will do before it does it.

use super::kind_words;
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField, error_line},
    },
    words::Words,
};
use domain::organisation::Kind;
use leptos::prelude::*;

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// A unit begins.
    Add,
    /// A unit has another name.
    Rename,
    /// A unit hangs elsewhere.
    Move,
    /// Units become one.
    Merge,
    /// A unit becomes several.
    Split,
    /// A unit ends.
    Close,
}

impl ChangeKind {
    /// All that can be done to a unit that there is.
    pub const OF_A_UNIT: [Self; 5] = [Self::Rename, Self::Move, Self::Merge, Self::Split, Self::Close];

    /// Its name in addresses and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Rename => "rename",
            Self::Move => "move",
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Close => "close",
        }
    }
}

impl ChangeKind {
    /// The key of its title.
    pub fn title_key(self) -> &'static str {
        match self {
            Self::Add => "unit-change-add",
            Self::Rename => "unit-change-rename",
            Self::Move => "unit-change-move",
            Self::Merge => "unit-change-merge",
            Self::Split => "unit-change-split",
            Self::Close => "unit-change-close",
        }
    }

    fn lead_key(self) -> &'static str {
        match self {
            Self::Add => "unit-change-add-lead",
            Self::Rename => "unit-change-rename-lead",
            Self::Move => "unit-change-move-lead",
            Self::Merge => "unit-change-merge-lead",
            Self::Split => "unit-change-split-lead",
            Self::Close => "unit-change-close-lead",
        }
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedChange {
    /// From which day on.
    pub on: String,
    /// The decision behind it.
    pub decision: String,
    /// A name.
    pub name: String,
    /// A kind.
    pub kind: String,
    /// 2 or 5 digits.
    pub area_code: String,
    /// An electronic identification code.
    pub agency_code: String,
    /// The name or code of the unit above.
    pub parent_words: String,
    /// The id of the unit above, chosen among those that were found.
    pub parent: String,
    /// Ids of units that are merged with this one.
    pub units: Vec<String>,
    /// The id of the unit that goes on; empty for a new one.
    pub into: String,
    /// Names of the units that begin in a split.
    pub names: Vec<String>,
    /// Their area codes.
    pub codes: Vec<String>,
    /// Made by the form.
    pub form_id: String,
}

/// A form, empty or with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeForm {
    /// What is changed.
    pub change: ChangeKind,
    /// The unit: id and name; the unit above where one is added, none at the very top.
    pub unit: Option<(String, String)>,
    /// What was typed.
    pub typed: TypedChange,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// The units beside it, with which it may be merged: id and name.
    pub siblings: Vec<(String, String)>,
    /// The units that answer to the words for the unit above: id and name.
    pub candidates: Vec<(String, String)>,
}

/// The address to which a form is sent.
pub fn address(change: ChangeKind, unit: Option<&(String, String)>) -> String {
    match (change, unit) {
        (ChangeKind::Add, _) | (_, None) => "/desk/units".to_owned(),
        (change, Some((id, _))) => format!("/desk/units/{id}/changes/{}", change.name()),
    }
}

/// The pages above a form.
pub fn crumbs(words: Words, unit: Option<&(String, String)>) -> Vec<(String, String)> {
    let mut links = vec![("/desk/units".to_owned(), words.say("desk-units"))];
    links.extend(unit.map(|(id, name)| (format!("/desk/units/{id}"), name.clone())));
    links
}

/// The title of a form.
pub fn title(words: Words, form: &ChangeForm) -> String {
    words.say(form.change.title_key())
}

/// The page.
#[component]
pub fn UnitChangePage(
    /// The language.
    words: Words,
    /// The form.
    form: ChangeForm,
) -> impl IntoView {
    let links = crumbs(words, form.unit.as_ref());
    let lead = words.say(form.change.lead_key());
    let parent = (form.change == ChangeKind::Add).then(|| form.unit.clone()).flatten();
    let parent = parent.map(|(id, _)| view! { <input type="hidden" name="parent" value=id/> });
    let action = address(form.change, form.unit.as_ref());
    view! {
        <div class="page-head">
            <Crumbs words links/>
            <h1>{title(words, &form)}</h1>
            <p class="lead">{lead}</p>
        </div>
        <form class="form stack" method="post" action=action>
            <FormTrouble words errors=form.errors.clone()/>
            <FormId id=form.typed.form_id.clone()/>
            {parent}
            {fields(words, &form)}
            <TextField
                name="on" label=words.say("unit-on") value=form.typed.on.clone() hint=Some(words.say("unit-on-hint"))
                error=form.errors.of("on") purpose=Purpose::Day most=10
            />
            <TextField
                name="decision" label=words.say("unit-decision") value=form.typed.decision.clone()
                hint=Some(words.say("unit-decision-hint")) error=form.errors.of("decision") optional=true most=300
            />
            <p class="actions"><button class="btn main">{words.say("unit-look")}</button></p>
        </form>
    }
}

fn fields(words: Words, form: &ChangeForm) -> AnyView {
    match form.change {
        ChangeKind::Add => newcomer(words, form),
        ChangeKind::Rename => name(words, form),
        ChangeKind::Move => parent(words, form),
        ChangeKind::Merge => merger(words, form),
        ChangeKind::Split => parts(words, form),
        ChangeKind::Close => ().into_any(),
    }
}

fn name(words: Words, form: &ChangeForm) -> AnyView {
    let (value, error) = (form.typed.name.clone(), form.errors.of("name"));
    let optional = form.change == ChangeKind::Merge;
    view! { <TextField name="name" label=words.say("unit-new-name") value error optional most=200/> }.into_any()
}

fn newcomer(words: Words, form: &ChangeForm) -> AnyView {
    let kinds = Kind::ALL.map(|kind| (kind.name().to_owned(), kind_words(words, kind.name()))).to_vec();
    view! {
        {name(words, form)}
        <SelectField
            name="kind" label=words.say("unit-kind") options=kinds chosen=form.typed.kind.clone()
            error=form.errors.of("kind")
        />
        <TextField
            name="area_code" label=words.say("unit-area-code") value=form.typed.area_code.clone()
            hint=Some(words.say("unit-area-code-hint")) error=form.errors.of("area_code") purpose=Purpose::Code
            optional=true most=5
        />
        <TextField
            name="agency_code" label=words.say("unit-agency-code") value=form.typed.agency_code.clone()
            hint=Some(words.say("unit-agency-code-hint")) error=form.errors.of("agency_code") purpose=Purpose::Code
            optional=true most=35
        />
    }
    .into_any()
}

fn parent(words: Words, form: &ChangeForm) -> AnyView {
    let found = (!form.candidates.is_empty()).then(|| {
        let choices = choices("radio", "parent", &form.candidates, std::slice::from_ref(&form.typed.parent));
        view! { <fieldset class="field"><legend class="label">{words.say("unit-parent-which")}</legend>{choices}</fieldset> }
    });
    view! {
        <TextField
            name="parent_words" label=words.say("unit-parent") value=form.typed.parent_words.clone()
            hint=Some(words.say("unit-parent-hint")) error=form.errors.of("parent_words") most=200
        />
        {found}
    }
    .into_any()
}

fn merger(words: Words, form: &ChangeForm) -> AnyView {
    if form.siblings.is_empty() {
        return view! { <p class="callout">{words.say("unit-no-siblings")}</p> }.into_any();
    }
    let others = choices("checkbox", "units", &form.siblings, &form.typed.units);
    let mut targets = vec![(String::new(), words.say("unit-into-new"))];
    targets.extend(form.unit.clone());
    targets.extend(form.siblings.iter().cloned());
    view! {
        <fieldset class="field" aria-describedby=form.errors.of("units").map(|_| "units-error")>
            <legend class="label">{words.say("unit-merge-with")}</legend>
            {others}
            {error_line("units", form.errors.of("units"))}
        </fieldset>
        <SelectField
            name="into" label=words.say("unit-into") options=targets chosen=form.typed.into.clone()
            hint=Some(words.say("unit-into-hint")) error=form.errors.of("into")
        />
        {newcomer(words, form)}
    }
    .into_any()
}

/// How many units may begin in one split.
pub const MOST_PARTS: usize = 4;

fn parts(words: Words, form: &ChangeForm) -> AnyView {
    let value = |list: &[String], place: usize| list.get(place).cloned().unwrap_or_default();
    let rows = (0..MOST_PARTS)
        .map(|place| {
            let label = words.with("unit-part", &[("number", (place + 1).into())]);
            let (name, code) = (value(&form.typed.names, place), value(&form.typed.codes, place));
            let ids = [format!("name-{place}"), format!("code-{place}")];
            let [name_id, code_id] = ids.clone();
            view! {
                <fieldset class="group">
                    <legend>{label}</legend>
                    <div class="field">
                        <label for=name_id.clone()>{words.say("unit-name")}</label>
                        <input class="input" id=name_id name="names" value=name maxlength="200"/>
                    </div>
                    <div class="field">
                        <label for=code_id.clone()>{words.say("unit-area-code")}</label>
                        <input class="input" id=code_id name="codes" value=code maxlength="5" inputmode="numeric"/>
                    </div>
                </fieldset>
            }
        })
        .collect_view();
    view! { {rows}{error_line("names", form.errors.of("names"))} }.into_any()
}

fn choices(
    kind: &'static str,
    name: &'static str,
    options: &[(String, String)],
    chosen: &[String],
) -> impl IntoView + use<> {
    options
        .iter()
        .map(|(value, words)| {
            let checked = chosen.contains(value);
            let (value, words) = (value.clone(), words.clone());
            view! { <label class="tick"><input type=kind name=name value=value checked=checked/>" "{words}</label> }
        })
        .collect_view()
}
