//! Looks of Khuê Văn: props in, HTML out.
//!
//! [`document`] is the frame of every page, [`pages`] has one component for each page, [`components`] what pages
//! share, and [`words`] every sentence in three languages. Pages have no signals and never reach the browser's wasm;
//! [`islands`] are the few behaviours that do.

// A page is one nested type.
#![recursion_limit = "512"]

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("`ssr` and `hydrate` together compile and then misbehave in silence");

pub mod components;
pub mod document;
pub mod islands;
pub mod pages;
pub mod words;

/// Wakes the islands of a page; the browser calls it once the wasm is there.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
