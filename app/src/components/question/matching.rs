//! A right side beside each left side, chosen from a list.

use super::{Given, Lang, present};
use crate::words::Words;
use domain::quiz::{field_name, part_name};
use leptos::prelude::*;

/// What is to be matched.
pub struct Sides {
    /// The left sides, safe inline HTML.
    pub prompts: Vec<String>,
    /// The right sides.
    pub targets: Vec<String>,
    /// The value that says that nothing fits, where that can be.
    pub nobody: Option<String>,
}

/// One row a left side.
pub fn fields(words: Words, question: &str, sides: Sides, given: &Given, lang: Lang) -> AnyView {
    let Sides { prompts, targets, nobody } = sides;
    let rows = prompts.into_iter().enumerate().map(|(part, prompt)| {
        let name = part_name(question, part);
        let chosen = given.of_part(part);
        let option = |value: String, text: String, lang: Lang| {
            let selected = value == chosen;
            view! { <option value=value selected=selected lang=lang>{text}</option> }
        };
        let options = targets.iter().enumerate().map(|(place, text)| option(place.to_string(), text.clone(), lang));
        let options = options.collect_view();
        let nobody = nobody.clone().map(|value| option(value, words.say("question-match-nobody"), None));
        view! {
            <li class="pair">
                <label for=name.clone() lang=lang inner_html=prompt></label>
                <select class="input" id=name.clone() name=name>
                    <option value="">{words.say("question-choose")}</option>
                    {options}
                    {nobody}
                </select>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        {present(&field_name(question))}
        <p class="hint">{words.say("question-match")}</p>
        <ul class="pairs" role="list">{rows}</ul>
    }
    .into_any()
}
