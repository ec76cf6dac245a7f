//! Facts in two columns: name and value.

use leptos::prelude::*;

/// A list of facts; entries without a value are left out.
#[component]
pub fn Facts(
    /// Name and value of each.
    facts: Vec<(String, String)>,
) -> impl IntoView {
    let lines = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="facts lines small">{lines}</dl> }
}
