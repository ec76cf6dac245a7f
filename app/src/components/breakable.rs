//! Addresses in narrow columns.

use leptos::prelude::*;

/// An address that goes on in the next line after its signs, where a column is narrow.
pub fn breakable(address: &str) -> impl IntoView + use<> {
    address
        .split_inclusive(['@', '.'])
        .map(|part| {
            let part = part.to_owned();
            view! { {part}<wbr/> }
        })
        .collect_view()
}
