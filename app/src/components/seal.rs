//! The window of Khuê Văn Các: the seal, and the large window behind panels and gates.
//!
//! Each drawing has a size of its own, so that it stays small where the style sheet does not arrive.

use leptos::prelude::*;

/// The seal: the window in lacquer red.
#[component]
pub fn Seal() -> impl IntoView {
    view! {
        <svg
            class="seal"
            width="34"
            height="34"
            viewBox="0 0 40 40"
            aria-hidden="true"
            inner_html=include_str!("drawings/seal.html")
        ></svg>
    }
}

/// The window as a faint drawing behind the one panel of a page.
#[component]
pub fn PanelWindow() -> impl IntoView {
    view! {
        <svg
            class="ghost g-next"
            width="34"
            height="34"
            viewBox="0 0 400 400"
            aria-hidden="true"
            inner_html=include_str!("drawings/window.html")
        ></svg>
    }
}

/// The window in its square frame, beside the sign-in form.
#[component]
pub fn GateWindow() -> impl IntoView {
    view! {
        <svg
            class="gate-w"
            width="34"
            height="34"
            viewBox="0 0 400 400"
            aria-hidden="true"
            inner_html=include_str!("drawings/gate.html")
        ></svg>
    }
}

/// The narrow band of balusters above the foot of a page.
#[component]
pub fn Frieze() -> impl IntoView {
    view! { <svg class="frieze" height="12" aria-hidden="true" inner_html=include_str!("drawings/frieze.html")></svg> }
}
