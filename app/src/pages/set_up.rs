//! The first administrator, unit and issuer, by the token that the server's console shows.

use super::sign_in::NewPasswordFields;
use crate::{
    components::field::{FieldErrors, FormTrouble, Purpose, TextField},
    words::Words,
};
use leptos::prelude::*;

/// The form; its fields have the names of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetUp {
    /// The token.
    pub token: String,
    /// The administrator's full name.
    pub full_name: String,
    /// The administrator's sign-in name.
    pub sign_in_name: String,
    /// The name of the first unit.
    pub unit_name: String,
    /// The issuer's name.
    pub issuer_name: String,
    /// The body above the issuer; may be empty.
    pub superior: String,
    /// Where the issuer signs.
    pub place: String,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_title: String,
    /// Messages by field.
    pub errors: FieldErrors,
}

/// The page.
#[component]
pub fn SetUpPage(
    /// The language.
    words: Words,
    /// The form.
    form: SetUp,
) -> impl IntoView {
    let errors = form.errors;
    view! {
        <div class="narrow stack">
            <div class="page-head"><h1>{words.say("set-up")}</h1><p class="lead">{words.say("set-up-lead")}</p></div>
            <form method="post" action="/setup" class="stack">
                <FormTrouble words errors=errors.clone()/>
                <TextField name="token" label=words.say("set-up-token") value=form.token
                    hint=Some(words.say("set-up-token-hint")) error=errors.of("token") purpose=Purpose::Code/>
                <fieldset class="stack">
                    <legend class="label">{words.say("set-up-administrator")}</legend>
                    <TextField name="full_name" label=words.say("admin-full-name") value=form.full_name
                        error=errors.of("full_name") purpose=Purpose::FullName most=120/>
                    <TextField name="sign_in_name" label=words.say("admin-sign-in-name") value=form.sign_in_name
                        hint=Some(words.say("admin-sign-in-name-hint")) error=errors.of("sign_in_name")
                        purpose=Purpose::SignInName most=64/>
                    <NewPasswordFields words password_error=errors.of("password") again_error=errors.of("again")/>
                </fieldset>
                <fieldset class="stack">
                    <legend class="label">{words.say("set-up-unit")}</legend>
                    <TextField name="unit_name" label=words.say("set-up-unit-name") value=form.unit_name
                        hint=Some(words.say("set-up-unit-hint")) error=errors.of("unit_name")/>
                </fieldset>
                <fieldset class="stack">
                    <legend class="label">{words.say("set-up-issuer")}</legend>
                    <TextField name="issuer_name" label=words.say("set-up-issuer-name") value=form.issuer_name
                        hint=Some(words.say("set-up-issuer-hint")) error=errors.of("issuer_name")/>
                    <TextField name="superior" label=words.say("set-up-superior") value=form.superior
                        error=errors.of("superior") optional=true/>
                    <TextField name="place" label=words.say("set-up-place") value=form.place error=errors.of("place")/>
                    <TextField name="signatory_title" label=words.say("set-up-signatory-title") value=form.signatory_title
                        error=errors.of("signatory_title")/>
                    <TextField name="signatory_name" label=words.say("set-up-signatory-name") value=form.signatory_name
                        error=errors.of("signatory_name") purpose=Purpose::FullName/>
                </fieldset>
                <div class="actions"><button class="btn main">{words.say("set-up-go")}</button></div>
            </form>
        </div>
    }
}
