//! Where a page is: the links above it.

use crate::words::Words;
use leptos::prelude::*;

/// The pages above this one, the highest first: (address, name).
#[component]
pub fn Crumbs(
    /// The language.
    words: Words,
    /// Address and name of each.
    links: Vec<(String, String)>,
) -> impl IntoView {
    let links = links.into_iter().map(|(address, name)| view! { <li><a href=address>{name}</a></li> }).collect_view();
    view! { <nav aria-label=words.say("nav-crumbs")><ol class="crumbs">{links}</ol></nav> }
}
