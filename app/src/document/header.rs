//! The head of every page: seal, navigation, account.

use super::{Place, Shell, Viewer};
use crate::components::{
    preference::{LanguageChoice, ThemeChoice},
    seal::Seal,
};
use leptos::prelude::*;

/// Seal, navigation, account menu.
#[component]
pub fn Header(
    /// The page's frame.
    shell: Shell,
) -> impl IntoView {
    let words = shell.words;
    let account = match shell.viewer.clone() {
        Some(viewer) => view! { <AccountMenu shell=shell.clone() viewer/> }.into_any(),
        None => view! { <a class="btn small" href="/sign-in">{words.say("menu-sign-in")}</a> }.into_any(),
    };
    view! {
        <header class="site">
            <div class="wrap">
                <a class="brand" href="/"><Seal/>{words.say("site-name")}</a>
                <nav class="nav" aria-label=words.say("nav-main")>{links(&shell)}</nav>
                <div class="tools">{account}</div>
            </div>
        </header>
    }
}

fn links(shell: &Shell) -> impl IntoView + use<> {
    let words = shell.words;
    let current = shell.current;
    let mut entries = Vec::new();
    if shell.viewer.is_some() {
        entries.push((Place::Home, "/", words.say("nav-home")));
    }
    entries.push((Place::Courses, "/courses", words.say("nav-courses")));
    if shell.viewer.is_some() {
        entries.push((Place::Certificates, "/certificates", words.say("nav-certificates")));
    } else {
        entries.push((Place::Certificates, "/verify", words.say("nav-verify")));
    }
    if shell.viewer.as_ref().is_some_and(|viewer| viewer.is_instructor) {
        entries.push((Place::Teaching, "/teaching", words.say("nav-teaching")));
    }
    if shell.viewer.as_ref().is_some_and(|viewer| viewer.is_author) {
        entries.push((Place::Writing, "/writing", words.say("nav-writing")));
    }
    if shell.viewer.as_ref().is_some_and(|viewer| viewer.is_coordinator) {
        entries.push((Place::Desk, "/desk", words.say("nav-desk")));
    }
    if shell.viewer.as_ref().is_some_and(|viewer| viewer.is_administrator) {
        entries.push((Place::Administration, "/admin", words.say("nav-administration")));
    }
    entries
        .into_iter()
        .map(|(place, address, name)| {
            let marked = (current == Some(place)).then_some("page");
            view! { <a href=address aria-current=marked>{name}</a>" " }
        })
        .collect_view()
}

/// Name and unit, the own pages, theme and language, signing out.
#[component]
fn AccountMenu(
    /// The page's frame.
    shell: Shell,
    /// Who has signed in.
    viewer: Viewer,
) -> impl IntoView {
    let words = shell.words;
    let initial: String = viewer.given_name.chars().take(1).collect();
    let whose = words.with("menu-of", &[("name", viewer.full_name.as_str().into())]);
    let unread = (viewer.unread > 0).then(|| words.with("menu-unread", &[("count", viewer.unread.into())]));
    let number = unread.is_some().then(|| view! { " "<span class="count" aria-hidden="true">{viewer.unread}</span> });
    let spoken = unread.clone().map(|unread| format!(", {unread}"));
    let messages = words.say("messages-title");
    let messages = unread.map_or(messages.clone(), |unread| format!("{messages} ({unread})"));
    let unit = (!viewer.unit.is_empty()).then(|| view! { <p class="small quiet">{viewer.unit.clone()}</p> });
    view! {
        <details class="me">
            <summary>
                <span class="face" aria-hidden="true">{initial}</span>
                " "
                <span class="name" aria-hidden="true">{viewer.given_name.clone()}</span>
                " "
                <span class="hide">{whose}{spoken}</span>
                {number}
            </summary>
            <div>
                <p><b>{viewer.full_name}</b></p>
                {unit}
                <hr/>
                <ul role="list">
                    <li><a href="/messages">{messages}</a></li>
                    <li><a href="/account">{words.say("menu-account")}</a></li>
                    <li><a href="/history">{words.say("menu-history")}</a></li>
                    <li><a href="/record">{words.say("record-title")}</a></li>
                    <li><a href="/hours">{words.say("hours-title")}</a></li>
                    <li><form method="post" action="/session/end"><button>{words.say("menu-sign-out")}</button></form></li>
                </ul>
                <hr/>
                <ThemeChoice words theme=shell.theme return_to=shell.return_to.clone()/>
                <LanguageChoice words return_to=shell.return_to/>
            </div>
        </details>
    }
}
