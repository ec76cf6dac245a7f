//! The grid of questions: which are answered, which are marked, and a way to each.

use super::{AttemptView, Shown};
use crate::words::Words;
use leptos::prelude::*;

/// The grid. Its entries save before they leave the page; with all questions on one page they only jump.
#[component]
pub fn QuestionGrid(
    /// The language.
    words: Words,
    /// The attempt.
    page: AttemptView,
) -> impl IntoView {
    let answered = page.answered();
    let all = page.sheet.questions().count();
    let rows = page.sheet.questions().map(|question| entry(words, &page, question.number, &question.id)).collect_view();
    let (value, verb) = match page.shown {
        Shown::One(_) => ("all", "attempt-show-all"),
        Shown::All | Shown::Confirm => ("1", "attempt-show-one"),
    };
    view! {
        <h2 id="questions" class="small-h">{words.say("attempt-questions")}</h2>
        <ol class="grid-q" role="list">{rows}</ol>
        <p class="small quiet">
            {words.say("attempt-answered")}" "<b class="num" data-answered="">{answered}</b>
            {format!("/{all}. ")}{words.say("attempt-mark-is")}
        </p>
        <p class="small quiet">{words.say("attempt-offline")}</p>
        <button class="btn quiet wide" name="go" value=value>{words.say(verb)}</button>
    }
    .into_any()
}

fn entry(words: Words, page: &AttemptView, number: usize, question: &str) -> AnyView {
    let answered = page.is_answered(question);
    let marked = page.marked.contains(question);
    let class = match (answered, marked) {
        (true, true) => "done mark",
        (true, false) => "done",
        (false, true) => "mark",
        (false, false) => "",
    };
    let mut state = words.say(if answered { "grid-answered" } else { "grid-unanswered" });
    if marked {
        state.push_str(&words.say("grid-marked"));
    }
    let question = question.to_owned();
    let inside = view! { {number}<span class="hide">{state}</span> };
    let entry = match page.shown {
        Shown::One(here) => {
            let here = (here == number).then_some("true");
            view! { <button class=class name="go" value=number data-question=question aria-current=here>{inside}</button> }
                .into_any()
        }
        Shown::All | Shown::Confirm => {
            view! { <a class=class href=format!("#{question}") data-question=question.clone()>{inside}</a> }.into_any()
        }
    };
    view! { <li>{entry}</li> }.into_any()
}
