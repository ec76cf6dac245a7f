//! A place for each step.

use super::{Given, Lang, present};
use crate::{islands::StepMover, words::Words};
use domain::quiz::{field_name, part_name};
use leptos::prelude::*;

/// One row a step, with its place in a list from 1; with scripts, the rows can be moved besides.
pub fn fields(words: Words, question: &str, steps: Vec<String>, given: &Given, lang: Lang) -> AnyView {
    let count = steps.len();
    let rows = steps.into_iter().enumerate().map(|(part, step)| {
        let name = part_name(question, part);
        let chosen = given.of_part(part).to_owned();
        let places = (1..=count).map(|place| {
            let selected = chosen == place.to_string();
            view! { <option value=place.to_string() selected=selected>{place}</option> }
        });
        let places = places.collect_view();
        let label = words.with("question-order-place", &[("number", (part + 1).into())]);
        let text = format!("{name}-text");
        view! {
            <li class="step-row">
                <label class="hide" for=name.clone()>{label}</label>
                <select class="input" id=name.clone() name=name aria-describedby=text.clone()>
                    <option value="">"–"</option>
                    {places}
                </select>
                <span id=text lang=lang inner_html=step></span>
            </li>
        }
    });
    let rows = rows.collect_view();
    let (up, down) = (words.say("question-order-up"), words.say("question-order-down"));
    view! {
        {present(&field_name(question))}
        <p class="hint">{words.with("question-order", &[("last", count.into())])}</p>
        <StepMover up down>
            <ol class="steps-rows" role="list">{rows}</ol>
        </StepMover>
    }
    .into_any()
}
