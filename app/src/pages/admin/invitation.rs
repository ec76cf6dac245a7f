//! The one-time link, shown once, and how to hand it over.

use crate::{components::crumbs::Crumbs, words::Words};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// A link that has just been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationMade {
    /// Whom it is for.
    pub full_name: String,
    /// The sign-in name.
    pub sign_in_name: String,
    /// The whole address.
    pub link: String,
    /// Until when it can be used.
    pub expires: DateTime,
    /// Whether the person already has a password, which the link lets her replace.
    pub is_reset: bool,
}

/// The title of the page.
pub fn title(words: Words, invitation: &InvitationMade) -> String {
    let values = [("name", invitation.full_name.as_str().into())];
    if invitation.is_reset {
        words.with("invitation-made-reset", &values)
    } else {
        words.with("invitation-made", &values)
    }
}

/// The page.
#[component]
pub fn InvitationMadePage(
    /// The language.
    words: Words,
    /// The link.
    invitation: InvitationMade,
) -> impl IntoView {
    let crumbs = vec![
        ("/admin".to_owned(), words.say("nav-administration")),
        ("/admin/people".to_owned(), words.say("admin-people")),
    ];
    let title = title(words, &invitation);
    let until = words.with("invitation-made-until", &[("time", words.date_time(invitation.expires).into())]);
    let name = words.with("invitation-made-name", &[("name", invitation.sign_in_name.into())]);
    view! {
        <Crumbs words links=crumbs/>
        <div class="narrow stack">
            <div class="page-head"><h1>{title}</h1><p class="lead">{words.say("invitation-made-once")}</p></div>
            <div class="card field">
                <label for="link">{words.say("invitation-made-link")}</label>
                <p class="hint" id="link-hint">{words.say("invitation-made-copy")}</p>
                <textarea class="input link" id="link" rows="4" readonly="" aria-describedby="link-hint" spellcheck="false">
                    {invitation.link}
                </textarea>
                <p class="num"><b>{until}</b></p>
                <p>{name}</p>
            </div>
            <h2>{words.say("invitation-made-how")}</h2>
            <ol class="plain-list">
                <li>{words.say("invitation-made-how-give")}</li>
                <li>{words.say("invitation-made-how-secret")}</li>
                <li>{words.say("invitation-made-how-then")}</li>
                <li>{words.say("invitation-made-how-lost")}</li>
            </ol>
            <div class="actions">
                <a class="btn main" href="/admin/people">{words.say("invitation-made-back")}</a>
                <a class="btn" href="/admin/people#add">{words.say("invitation-made-next")}</a>
            </div>
        </div>
    }
}
