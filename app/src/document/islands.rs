//! The only script of a page: it fetches the islands once the text can be read.

use super::AssetUrls;
use leptos::{nonce::use_nonce, prelude::*, reactive::owner::Owner};
use std::sync::Arc;

/// A module at the end of the body: it runs after the page has been read, when the browser is idle.
#[component]
pub fn IslandLoader(
    /// Where glue and wasm are.
    assets: Arc<AssetUrls>,
) -> impl IntoView {
    // Only islands are hydrated; what stands outside them needs no data in the page.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    // The addresses are made by the server from a build's name; `{:?}` quotes them as JavaScript does.
    let script = format!("{}({:?}, {:?});", include_str!("islands.js").trim_end(), assets.js, assets.wasm);
    view! { <script type="module" nonce=use_nonce()>{script}</script> }
}
