//! Options to choose among.

use super::{Given, present};
use crate::words::Words;
use domain::quiz::SheetOption;
use leptos::prelude::*;

/// One of several.
pub fn radios(name: &str, options: Vec<SheetOption>, given: &Given) -> AnyView {
    ticks("radio", name, options, given)
}

/// Any number of several.
pub fn boxes(words: Words, name: &str, options: Vec<SheetOption>, given: &Given) -> AnyView {
    let hint = words.say("question-several");
    view! {
        <p class="hint">{hint}</p>
        {ticks("checkbox", name, options, given)}
    }
    .into_any()
}

fn ticks(kind: &'static str, name: &str, options: Vec<SheetOption>, given: &Given) -> AnyView {
    let rows = options.into_iter().map(|option| {
        let value = option.index.to_string();
        let checked = given.holds(&value);
        view! {
            <label class="option">
                <input type=kind name=name.to_owned() value=value checked=checked/>
                <span inner_html=option.html></span>
            </label>
        }
    });
    let rows = rows.collect_view();
    view! {
        {present(name)}
        <div class="options">{rows}</div>
    }
    .into_any()
}
