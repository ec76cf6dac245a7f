//! A right side beside each left side, chosen from a list.

use super::{Given, present};
use crate::words::Words;
use domain::quiz::{field_name, part_name};
use leptos::prelude::*;

/// One row a left side.
pub fn fields(
    words: Words,
    question: &str,
    prompts: Vec<String>,
    targets: &[String],
    nobody: Option<String>,
    given: &Given,
) -> AnyView {
    let rows = prompts.into_iter().enumerate().map(|(part, prompt)| {
        let name = part_name(question, part);
        let chosen = given.of_part(part);
        let option = |value: String, text: String| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        };
        let options = targets.iter().enumerate().map(|(place, text)| option(place.to_string(), text.clone()));
        let options = options.collect_view();
        let nobody = nobody.clone().map(|value| option(value, words.say("question-match-nobody")));
        view! {
            <li class="pair">
                <label for=name.clone() inner_html=prompt></label>
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
