use super::browser;
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, RequestInit};

/// Checks a practice question in its place.
///
/// Inside is the question as an element with an id and `data-practice`; the answer's page holds
/// the same element with its feedback. Without an answer from the server the form is sent as if
/// this island were not there.
#[island]
pub fn PracticeCheck(children: Children) -> impl IntoView {
    let check = move |event: ev::SubmitEvent| {
        let Some(form) = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
        let (Some(id), Some(body)) = (question_of(&form), browser::fields(&form)) else { return };
        event.prevent_default();
        spawn_local(async move {
            if exchange(&id, &form.action(), browser::post(&body), "[data-feedback]").await.is_none() {
                let _ = form.submit();
            }
        });
    };
    let again = move |event: ev::MouseEvent| {
        let Some(link) = link_of(&event) else { return };
        let (Some(id), Some(address)) = (question_of(&link), link.get_attribute("href")) else { return };
        event.prevent_default();
        spawn_local(async move {
            if exchange(&id, &address, browser::get(None), "input:not([type=hidden])").await.is_none()
                && let Some(window) = web_sys::window()
            {
                let _ = window.location().assign(&address);
            }
        });
    };
    view! {
        <div class="contents" on:submit=check on:click=again>
            {children()}
        </div>
    }
}

fn question_of(part: &Element) -> Option<String> {
    part.closest("[data-practice]").ok()?.map(|question| question.id())
}

fn link_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("a[data-again]").ok()?
}

/// Swaps the question and moves the focus into the new one.
async fn exchange(id: &str, address: &str, request: RequestInit, focus: &str) -> Option<()> {
    let page = browser::page(address, &request).await?;
    let question = browser::swap(id, &page)?;
    if let Ok(Some(place)) = question.query_selector(focus)
        && let Some(place) = place.dyn_ref::<HtmlElement>()
    {
        let _ = place.focus();
    }
    Some(())
}
