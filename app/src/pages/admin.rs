//! The administration: people, invitations, certificates.

pub mod approvals;
pub mod certificate;
pub mod certificate_request;
pub mod certificates;
pub mod grants;
pub mod home;
pub mod invitation;
pub mod people;
pub mod person_form;
pub mod replacement;
pub mod sensitive;
pub mod targets;

use crate::words::Words;
use leptos::prelude::*;

/// The pages of the administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Home,
    People,
    Certificates,
    Approvals,
    Grants,
    Targets,
    Sensitive,
}

/// The tabs of the administration with this one marked.
fn tabs(words: Words, current: Part) -> AnyView {
    let entries = [
        (Part::Home, "/admin", words.say("admin-home")),
        (Part::People, "/admin/people", words.say("admin-people")),
        (Part::Certificates, "/admin/certificates", words.say("admin-certificates")),
        (Part::Approvals, "/admin/approvals", words.say("approval-tab")),
        (Part::Grants, "/admin/grants", words.say("grants-title")),
        (Part::Targets, "/admin/targets", words.say("targets-title")),
        (Part::Sensitive, "/admin/sensitive", words.say("sensitive-title")),
    ];
    let links = entries
        .into_iter()
        .map(|(part, address, name)| {
            let marked = (part == current).then_some("page");
            view! { <a href=address aria-current=marked>{name}</a>" " }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=words.say("nav-administration")>{links}</nav> }.into_any()
}

/// A search form for one of the lists.
fn search(words: Words, action: &'static str, query: String, hint: String) -> AnyView {
    view! {
        <form class="field narrow" role="search" method="get" action=action>
            <label for="q">{words.say("admin-search")}</label>
            <p class="hint" id="q-hint">{hint}</p>
            <div class="search">
                <input class="input" id="q" name="q" type="search" value=query maxlength="200" aria-describedby="q-hint"/>
                <button class="btn">{words.say("admin-find")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The head of a list's table.
pub(super) fn column_heads(names: Vec<String>) -> impl IntoView {
    let cells = names.into_iter().map(|name| view! { <th role="columnheader" scope="col">{name}</th> }).collect_view();
    view! { <thead role="rowgroup"><tr role="row">{cells}</tr></thead> }
}

/// What stands in a cell without a value.
pub(super) fn or_dash(value: Option<String>) -> String {
    value.filter(|text| !text.is_empty()).unwrap_or_else(|| "–".to_owned())
}
