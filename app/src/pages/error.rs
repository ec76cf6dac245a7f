//! The page in place of the wanted one: what happened, what to do next, and a way on.

use crate::{
    components::{address::with_query, dial::Dial},
    words::Words,
};
use leptos::prelude::*;

/// The title of the page.
pub fn title(words: Words, status: u16) -> String {
    sentences(words, status).title
}

struct Sentences {
    title: String,
    what: String,
    next: String,
    /// Whether the same request may succeed a little later.
    may_pass: bool,
}

fn sentences(words: Words, status: u16) -> Sentences {
    let say = |title: String, what: String, next: String, may_pass| Sentences { title, what, next, may_pass };
    match status {
        401 | 403 => say(words.say("error-403"), words.say("error-403-what"), words.say("error-403-next"), false),
        404 | 405 | 410 => say(words.say("error-404"), words.say("error-404-what"), words.say("error-404-next"), false),
        413 => say(words.say("error-413"), words.say("error-413-what"), words.say("error-413-next"), false),
        429 => say(words.say("error-429"), words.say("error-429-what"), words.say("error-429-next"), true),
        502..=504 => say(words.say("error-503"), words.say("error-503-what"), words.say("error-503-next"), true),
        400..=499 => say(words.say("error-422"), words.say("error-422-what"), words.say("error-422-next"), false),
        _ => say(words.say("error-500"), words.say("error-500-what"), words.say("error-500-next"), true),
    }
}

/// The page.
#[component]
pub fn ErrorPage(
    /// The language.
    words: Words,
    /// The status of the answer.
    status: u16,
    /// The page that was wanted, as far as it can be fetched again; empty where there is none.
    return_to: String,
    /// Whether somebody has signed in; signing in is offered to all others.
    #[prop(optional)]
    signed_in: bool,
) -> impl IntoView {
    let sentences = sentences(words, status);
    let retry = (sentences.may_pass && !return_to.is_empty()).then(|| return_to.clone());
    let home = if retry.is_some() { "btn" } else { "btn main" };
    let retry = retry.map(|address| view! { <a class="btn main" href=address>{words.say("error-retry")}</a> });
    let sign_in = (!signed_in && matches!(status, 401 | 403 | 404)).then(|| {
        let address = with_query("/sign-in", &[("next", return_to.as_str())]);
        view! { <a class="btn" href=address>{words.say("menu-sign-in")}</a> }
    });
    let code = words.with("error-code", &[("status", i64::from(status).into())]);
    view! {
        <div class="empty">
            <Dial done=0 all=12 size="dial-m"/>
            <h1>{sentences.title}</h1>
            <p>{sentences.what}</p>
            <p>{sentences.next}</p>
            <div class="actions">
                {retry}
                <a class=home href="/">{words.say("error-home")}</a>
                <a class="btn" href="/courses">{words.say("error-courses")}</a>
                {sign_in}
            </div>
            <p class="small num">{code}" · "<a href="/help">{words.say("foot-help")}</a></p>
        </div>
    }
}
