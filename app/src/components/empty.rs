//! What stands where nothing is yet: the unlit window, what will be here, one way on.

use super::dial::Dial;
use leptos::prelude::*;

/// An empty place.
#[component]
pub fn Empty(
    /// What is missing.
    title: String,
    /// What will be here, and when.
    text: String,
    /// One link on: (address, verb).
    #[prop(optional_no_strip)]
    link: Option<(String, String)>,
) -> impl IntoView {
    let link = link.map(|(address, verb)| view! { <a class="btn main" href=address>{verb}</a> });
    view! {
        <div class="empty">
            <Dial done=0 all=12 size="dial-m"/>
            <p class="what">{title}</p>
            <p>{text}</p>
            {link}
        </div>
    }
}
