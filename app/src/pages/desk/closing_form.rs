//! The form of a closing decision: for which programme and cohort, by which decision, signed by whom.

use super::{Part, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField},
    },
    words::Words,
};
use leptos::prelude::*;

/// The form of a new closing decision, or of one that is not issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosingForm {
    /// The decision; nothing for a new one.
    pub id: Option<String>,
    /// What was typed.
    pub typed: TypedClosing,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The cohorts within reach: (id, title and unit).
    pub cohorts: Vec<(String, String)>,
    /// The programmes: (id, title), with a word beside those that are not assigned to the issuer.
    pub programmes: Vec<(String, String)>,
    /// Whether any programme is assigned to the issuer.
    pub any_assigned: bool,
    /// The form-made id.
    pub form_id: String,
}

/// A closing decision as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedClosing {
    /// The id of the programme.
    pub programme: String,
    /// The id of the cohort.
    pub cohort: String,
    /// The number of the decision.
    pub number: String,
    /// Its day.
    pub decided_on: String,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_title: String,
}

/// The page.
#[component]
pub fn ClosingFormPage(
    /// The language.
    words: Words,
    /// The form.
    form: ClosingForm,
) -> impl IntoView {
    let (action, title, save) = match &form.id {
        Some(id) => (format!("/desk/closings/{id}"), words.say("closing-edit"), words.say("closing-save")),
        None => ("/desk/closings".to_owned(), words.say("closing-new"), words.say("closing-begin")),
    };
    let crumbs = vec![("/desk/closings".to_owned(), words.say("closing-title"))];
    let unassigned = (!form.any_assigned).then(|| {
        view! {
            <div class="flash warn" role="status">
                <p><b>{words.say("closing-none-assigned")}</b>" "{words.say("closing-none-assigned-how")}</p>
            </div>
        }
    });
    let (typed, errors) = (form.typed.clone(), form.errors.clone());
    let choose = || std::iter::once((String::new(), words.say("admin-choose")));
    let subject = form.id.is_none().then(|| {
        let (programmes, cohorts) = (choose().chain(form.programmes).collect(), choose().chain(form.cohorts).collect());
        view! {
            <SelectField name="programme" label=words.say("closing-programme") options=programmes
                chosen=typed.programme hint=Some(words.say("closing-programme-hint")) error=errors.of("programme")/>
            <SelectField name="cohort" label=words.say("closing-cohort") options=cohorts chosen=typed.cohort
                hint=Some(words.say("closing-cohort-hint")) error=errors.of("cohort")/>
        }
    });
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{title}</h1><p class="lead">{words.say("closing-form-lead")}</p></div>
        {tabs(words, Part::Certificates)}
        {unassigned}
        <form class="stack section" method="post" action=action>
            <FormId id=form.form_id/>
            <FormTrouble words errors=errors.clone()/>
            <div class="fields">
                {subject}
                <TextField name="number" label=words.say("closing-number") value=typed.number
                    hint=Some(words.say("closing-number-hint")) error=errors.of("number") most=60/>
                <TextField name="decided_on" label=words.say("closing-decided-on") value=typed.decided_on
                    error=errors.of("decided_on") purpose=Purpose::Day/>
                <TextField name="signatory_title" label=words.say("closing-signatory-title")
                    value=typed.signatory_title error=errors.of("signatory_title") most=120/>
                <TextField name="signatory_name" label=words.say("closing-signatory-name") value=typed.signatory_name
                    error=errors.of("signatory_name") most=120/>
            </div>
            <div class="actions"><button class="btn main">{save}</button></div>
        </form>
    }
    .into_any()
}
