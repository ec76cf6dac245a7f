//! Changing one's own password.

use super::sign_in::NewPasswordFields;
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormTrouble, Purpose, TextField},
    },
    words::Words,
};
use leptos::prelude::*;

/// The page; passwords are never given back.
#[component]
pub fn PasswordPage(
    /// The language.
    words: Words,
    /// Messages by field: `current`, `password`, `again`.
    errors: FieldErrors,
) -> impl IntoView {
    let crumbs = vec![("/account".to_owned(), words.say("menu-account"))];
    view! {
        <Crumbs words links=crumbs/>
        <div class="narrow stack">
            <div class="page-head">
                <h1>{words.say("password-change")}</h1>
                <p class="lead">{words.say("password-change-lead")}</p>
            </div>
            <form method="post" action="/password" class="stack">
                <FormTrouble words errors=errors.clone()/>
                <TextField name="current" label=words.say("password-current") error=errors.of("current")
                    purpose=Purpose::Password/>
                <NewPasswordFields words password_error=errors.of("password") again_error=errors.of("again")/>
                <div class="actions"><button class="btn main">{words.say("password-change-go")}</button></div>
            </form>
        </div>
    }
}
