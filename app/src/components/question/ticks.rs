//! Options to choose among.

use super::{Given, Lang, present};
use crate::words::Words;
use domain::quiz::SheetOption;
use leptos::prelude::*;

/// One of several.
pub fn radios(name: &str, options: Vec<SheetOption>, given: &Given, lang: Lang) -> AnyView {
    ticks("radio", name, options, given, lang)
}

/// Any number of several.
pub fn boxes(words: Words, name: &str, options: Vec<SheetOption>, given: &Given, lang: Lang) -> AnyView {
    let hint = words.say("question-several");
    view! {
        <p class="hint">{hint}</p>
        {ticks("checkbox", name, options, given, lang)}
    }
    .into_any()
}

fn ticks(kind: &'static str, name: &str, options: Vec<SheetOption>, given: &Given, lang: Lang) -> AnyView {
    let rows = options.into_iter().map(|option| {
        let value = option.index.to_string();
        let checked = given.holds(&value);
        view! {
            <label class="option">
                <input type=kind name=name.to_owned() value=value checked=checked/>
                <span lang=lang inner_html=option.html></span>
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
