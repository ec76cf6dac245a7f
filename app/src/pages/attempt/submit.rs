//! Handing in: a dialog on the page, and a page of its own that lists what is still open.

use super::AttemptView;
use crate::words::Words;
use domain::survey::MOST_BLANK;
use leptos::prelude::*;

/// The button and its dialog. It needs no script; where a browser knows no popover, `go=confirm` leads to the page.
#[component]
pub fn SubmitDialog(
    /// The language.
    words: Words,
    /// The attempt.
    page: AttemptView,
) -> impl IntoView {
    let all = page.sheet.questions().count();
    let answered = page.answered();
    let action = format!("{}/submission", page.address);
    let consequence = consequence(words, &page);
    let verb = words.say(page.of("submit-verb", "survey-submit"));
    view! {
        <button type="button" class="btn wide with-popover" popovertarget="submit">{verb.clone()}</button>
        <button class="btn wide without-popover" name="go" value="confirm">{verb.clone()}</button>
        <div class="dialog" id="submit" popover="auto" role="dialog" aria-labelledby="submit-title">
            <h2 id="submit-title">{words.say(page.of("submit-now", "survey-submit-now"))}</h2>
            <p>
                {words.say("attempt-answered")}" "<b class="num" data-answered="">{answered}</b>{format!("/{all}. ")}
                {consequence}
            </p>
            <div class="actions">
                <button type="button" class="btn" popovertarget="submit" popovertargetaction="hide">
                    {words.say("submit-not-yet")}
                </button>
                <button class="btn main" formaction=action>{verb}</button>
            </div>
        </div>
    }
    .into_any()
}

/// The page that asks before handing in.
#[component]
pub fn ConfirmSubmission(
    /// The language.
    words: Words,
    /// The attempt.
    page: AttemptView,
) -> impl IntoView {
    let open: Vec<_> = page.sheet.questions().filter(|question| !page.is_answered(&question.id)).collect();
    let marked: Vec<_> = page.sheet.questions().filter(|question| page.marked.contains(&question.id)).collect();
    let title = match open.len() {
        0 => words.say(page.of("submit-complete", "survey-complete")),
        count => words.with(page.of("submit-incomplete", "survey-incomplete"), &[("count", count.into())]),
    };
    let list = |numbers: Vec<usize>, key: &'static str| {
        let address = page.address.clone();
        let links = numbers.into_iter().map(|number| {
            view! { <li><a href=format!("{address}?question={number}")>{number}</a></li> }
        });
        let links = links.collect_view();
        view! {
            <h2 class="small-h">{words.say(key)}</h2>
            <ol class="grid-q" role="list">{links}</ol>
        }
    };
    let numbers =
        |questions: &[&domain::quiz::SheetQuestion]| questions.iter().map(|question| question.number).collect();
    let open_list = (!open.is_empty()).then(|| list(numbers(&open), "submit-open"));
    let marked_list = (!marked.is_empty()).then(|| list(numbers(&marked), "submit-marked"));
    let first = open.first().or(marked.first()).map_or(1, |question| question.number);
    view! {
        <div class="narrow stack">
            <h2>{title}</h2>
            <p>{consequence(words, &page)}</p>
            {open_list}
            {marked_list}
            <form class="actions" id="submission" method="post" action=format!("{}/submission", page.address)>
                <a class="btn" href=format!("{}?question={first}", page.address)>{words.say("submit-not-yet")}</a>
                <button class="btn main">{words.say(page.of("submit-verb", "survey-submit"))}</button>
            </form>
        </div>
    }
    .into_any()
}

fn consequence(words: Words, page: &AttemptView) -> String {
    if page.is_survey {
        return words.with("survey-consequence", &[("percent", MOST_BLANK.into())]);
    }
    let mut sentences = vec![words.say("submit-consequence")];
    if let Some(time) = &page.time {
        sentences.push(words.with("submit-time", &[("time", words.time(time.ends.time()).into())]));
    }
    sentences.push(match page.left_after {
        Some(0) => words.say("submit-last-attempt"),
        Some(left) => words.with("submit-attempts-after", &[("left", left.into())]),
        None => words.say("submit-attempts-free"),
    });
    sentences.join(" ")
}
