//! The first password, or a new one, by a link that works once.

use super::sign_in::NewPasswordFields;
use crate::{
    components::field::{FieldErrors, FormTrouble},
    words::Words,
};
use leptos::prelude::*;

/// Whom the link is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invitation {
    /// Where the form goes.
    pub action: String,
    /// The full name.
    pub full_name: String,
    /// The sign-in name.
    pub sign_in_name: String,
    /// Messages by field: `password`, `again`.
    pub errors: FieldErrors,
}

/// The page.
#[component]
pub fn InvitationPage(
    /// The language.
    words: Words,
    /// Whom it is for.
    invitation: Invitation,
) -> impl IntoView {
    let Invitation { action, full_name, sign_in_name, errors } = invitation;
    view! {
        <h1>{words.with("invitation-greeting", &[("name", full_name.into())])}</h1>
        <p class="quiet">{words.say("invitation-lead")}</p>
        <form method="post" action=action class="stack">
            <FormTrouble words errors=errors.clone()/>
            <div class="field">
                <label for="username">{words.say("invitation-sign-in-name")}</label>
                <input class="input" id="username" value=sign_in_name readonly="" autocomplete="username"/>
            </div>
            <NewPasswordFields words password_error=errors.of("password") again_error=errors.of("again")/>
            <div class="actions"><button class="btn main wide">{words.say("invitation-go")}</button></div>
        </form>
        <p class="small quiet">{words.say("invitation-known")}</p>
        <p class="small"><a href="/sign-in?next=/account">{words.say("invitation-known-go")}</a></p>
    }
}
