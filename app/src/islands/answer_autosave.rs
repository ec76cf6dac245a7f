mod fields;
mod grid;
mod journal;
mod saver;
mod sentences;

pub use sentences::SaveSentences;

use super::browser;
use fields::Control;
use leptos::{ev, html::Div, prelude::*};
use saver::Saver;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, FormData, InputEvent};

/// Saves every answer of the form inside as it is given and says so in `#save-state`.
///
/// A save that has not been acknowledged stays in the browser's storage and is sent again, also on
/// the next visit. What the form itself sends when it is submitted then leaves the answers out, so
/// that an old tab never writes over a newer one.
#[island]
pub fn AnswerAutosave(
    /// The attempt, under which unsent answers are kept.
    attempt: String,
    /// What it says.
    sentences: SaveSentences,
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    let saver = StoredValue::new(browser::nothing_yet::<Rc<Saver>>());
    let with = move |act: &dyn Fn(Rc<Saver>)| {
        if let Some(saver) = saver.try_with_value(|saver| (**saver).clone()).flatten() {
            act(saver);
        }
    };
    Effect::new(move |_| {
        let form = root.get().and_then(|root| root.query_selector("form").ok().flatten());
        if let Some(form) = form.and_then(|form| form.dyn_into().ok()) {
            let started = Saver::start(form, &attempt, sentences.clone());
            saver.update_value(|saver| **saver = Some(started));
        }
    });
    let online = window_event_listener(ev::online, move |_| with(&|saver| saver.flush()));
    on_cleanup(move || online.remove());
    let submit = move |event: ev::SubmitEvent| {
        with(&|saver| {
            if !saver.settled() {
                event.prevent_default();
                saver.submit_when_settled(event.submitter());
            }
        });
    };
    let leave_out = move |event: Event| {
        with(&|saver| {
            let data = js_sys::Reflect::get(&event, &JsValue::from_str("formData"));
            if let Some(data) = data.ok().and_then(|data| data.dyn_into::<FormData>().ok()) {
                saver.leave_out(&data);
            }
        });
    };
    view! {
        <div
            class="contents"
            node_ref=root
            on:input=move |event| with(&|saver| typed(&saver, &event))
            on:compositionend=move |event| with(&|saver| typed(&saver, &event))
            on:change=move |event| with(&|saver| changed(&saver, &event))
            on:submit=submit
            on:formdata=leave_out
        >
            {children()}
        </div>
    }
}

/// A key in a text field; ticks and choices come as changes. Half-composed words are not answers yet.
fn typed(saver: &Rc<Saver>, event: &Event) {
    let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
    if let Some(field) = Control::of(event).filter(|field| !composing && field.is_typed()) {
        saver.save_after_rest(&field);
    }
}

fn changed(saver: &Rc<Saver>, event: &Event) {
    if let Some(field) = Control::of(event) {
        saver.save(&field);
    }
}
