//! The two forms that end a certificate.

use crate::{
    components::field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextArea, TextField, error_line},
    pages::certificate::reason_key,
    words::Words,
};
use domain::credential::Reason;
use leptos::prelude::*;

/// The form that revokes a certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RevocationForm {
    /// `class`: the word of a [`Reason`]; empty until one is chosen.
    pub class: String,
    /// `reason`: why, in words.
    pub reason: String,
    /// `confirmed`: `yes` when it is ticked.
    pub confirmed: bool,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// The form that replaces a certificate by one with a corrected name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplacementForm {
    /// `holder`: the corrected name; the old one until another is typed.
    pub holder: String,
    /// `replacement_reason`: why, in words.
    pub reason: String,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// Revokes.
#[component]
pub fn Revoke(
    /// The language.
    words: Words,
    /// The certificate.
    id: String,
    /// The form.
    form: RevocationForm,
) -> impl IntoView {
    let action = format!("/admin/certificates/{id}/revocation");
    let choose = (String::new(), words.say("admin-choose"));
    // Replacement is what the other form does.
    let reasons = Reason::ALL.into_iter().filter(|reason| *reason != Reason::Replaced);
    let reasons = reasons.map(|reason| (reason.word().to_owned(), words.say(reason_key(reason))));
    let options = std::iter::once(choose).chain(reasons).collect();
    let wrong = form.errors.of("confirmed");
    view! {
        <section class="card stack" aria-labelledby="revoke">
            <h2 id="revoke">{words.say("admin-revoke")}</h2>
            <p class="small quiet">{words.say("admin-revoke-consequence")}</p>
            <form class="stack" method="post" action=action>
                <FormId id=form.form_id/>
                <FormTrouble words errors=form.errors.clone()/>
                <SelectField name="class" label=words.say("admin-revoke-class") options chosen=form.class
                    hint=Some(words.say("admin-revoke-class-hint")) error=form.errors.of("class")/>
                <TextArea name="reason" label=words.say("admin-revoke-reason") value=form.reason
                    hint=Some(words.say("admin-revoke-reason-hint")) error=form.errors.of("reason")/>
                <div class="field">
                    <label class="tick">
                        <input
                            type="checkbox"
                            name="confirmed"
                            value="yes"
                            required=true
                            checked=form.confirmed
                            aria-invalid=wrong.is_some().then_some("true")
                            aria-describedby=wrong.is_some().then_some("confirmed-error")
                        />
                        <span>{words.say("admin-revoke-confirm")}</span>
                    </label>
                    {error_line("confirmed", wrong)}
                </div>
                <div class="actions"><button class="btn danger">{words.say("admin-revoke-go")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// Asks for the corrected name; the next page compares both and asks once more.
#[component]
pub fn Replace(
    /// The language.
    words: Words,
    /// The certificate.
    id: String,
    /// The form.
    form: ReplacementForm,
) -> impl IntoView {
    let action = format!("/admin/certificates/{id}/replacement");
    view! {
        <section class="card stack" aria-labelledby="replace">
            <h2 id="replace">{words.say("admin-replace")}</h2>
            <p class="small quiet">{words.say("admin-replace-consequence")}</p>
            <form class="stack" method="post" action=action>
                <FormId id=form.form_id/>
                <FormTrouble words errors=form.errors.clone()/>
                <TextField name="holder" label=words.say("admin-replace-holder") value=form.holder
                    hint=Some(words.say("admin-replace-holder-hint")) error=form.errors.of("holder")
                    purpose=Purpose::FullName most=120/>
                <TextArea name="replacement_reason" label=words.say("admin-replace-reason") value=form.reason
                    hint=Some(words.say("admin-replace-reason-hint")) error=form.errors.of("replacement_reason")/>
                <div class="actions"><button class="btn">{words.say("admin-replace-review")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
