//! The first password by a code on paper.

use super::sign_in::NewPasswordFields;
use crate::{
    components::field::{FieldErrors, FormTrouble, Purpose, TextField},
    words::Words,
};
use leptos::prelude::*;

/// What was typed; passwords are never given back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeForm {
    /// The sign-in name.
    pub login: String,
    /// The code.
    pub code: String,
    /// Messages by field: `code`, `password`, `again`.
    pub errors: FieldErrors,
}

/// The page.
#[component]
pub fn CodePage(
    /// The language.
    words: Words,
    /// What was typed.
    form: CodeForm,
) -> impl IntoView {
    let CodeForm { login, code, errors } = form;
    view! {
        <h1>{words.say("code-title")}</h1>
        <p class="quiet">{words.say("code-lead")}</p>
        <form method="post" action="/code" class="stack">
            <FormTrouble words errors=errors.clone()/>
            <TextField name="login" label=words.say("code-login") value=login hint=Some(words.say("code-login-hint"))
                purpose=Purpose::SignInName/>
            <TextField name="code" label=words.say("code-code") value=code hint=Some(words.say("code-code-hint"))
                error=errors.of("code") purpose=Purpose::Code most=40/>
            <NewPasswordFields words password_error=errors.of("password") again_error=errors.of("again")/>
            <div class="actions"><button class="btn main wide">{words.say("invitation-go")}</button></div>
        </form>
        <p class="small quiet">{words.say("code-lost")}</p>
        <p class="small quiet">{words.say("invitation-known")}</p>
        <p class="small"><a href="/sign-in?next=/account">{words.say("code-known")}</a></p>
    }
}
