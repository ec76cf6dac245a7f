//! Signing in.

use crate::{
    components::{
        field::{Purpose, TextField},
        icon::{Glyph, Icon},
    },
    words::Words,
};
use leptos::prelude::*;

/// The form of the sign-in page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// What was typed as a name.
    pub login: String,
    /// Where to go afterwards.
    pub next: String,
    /// Why it failed, in a sentence that does not tell names from passwords.
    pub error: Option<String>,
}

/// The sign-in page.
#[component]
pub fn SignInPage(
    /// The language.
    words: Words,
    /// The form.
    form: SignIn,
) -> impl IntoView {
    let trouble = form.error.map(|error| {
        view! { <div class="flash bad" role="alert"><Icon glyph=Glyph::Alert/><p>{error}</p></div> }
    });
    view! {
        <h1>{words.say("sign-in")}</h1>
        <p class="quiet">{words.say("sign-in-lead")}</p>
        {trouble}
        <form method="post" action="/session" class="stack">
            <input type="hidden" name="next" value=form.next/>
            <TextField name="login" label=words.say("sign-in-login") value=form.login
                hint=Some(words.say("sign-in-login-hint")) purpose=Purpose::SignInName/>
            <TextField name="password" label=words.say("sign-in-password") purpose=Purpose::Password/>
            <div class="actions"><button class="btn main wide">{words.say("sign-in-go")}</button></div>
        </form>
        <p class="small"><a href="/code">{words.say("sign-in-code")}</a></p>
        <p class="small quiet">{words.say("sign-in-no-account")}</p>
        <p class="small quiet">{words.say("sign-in-forgotten")}</p>
    }
}

/// The two fields of a new password, with the advice that helps more than rules.
#[component]
pub fn NewPasswordFields(
    /// The language.
    words: Words,
    /// The message on the password.
    password_error: Option<String>,
    /// The message on its repetition.
    again_error: Option<String>,
) -> impl IntoView {
    view! {
        <TextField name="password" label=words.say("password-new") hint=Some(words.say("password-new-hint"))
            error=password_error purpose=Purpose::NewPassword/>
        <TextField name="again" label=words.say("password-again") error=again_error purpose=Purpose::NewPassword/>
    }
}
