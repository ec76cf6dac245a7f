//! Every question again, with the answer and what may be said about it.

use super::{PeersNote, QuestionNotes, SecondNote};
use crate::{
    components::{
        appealed::AppealNotes,
        reviewed::{ReviewedAnswer, ReviewedBody, VerdictBadge},
    },
    words::Words,
};
use domain::quiz::{Points, Review, ReviewQuestion, Verdict};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The questions; a tick hides those that are right, without a script.
#[component]
pub fn AnswersAgain(
    /// The language.
    words: Words,
    /// The review.
    review: Review,
    /// What people have said about each question, by its id.
    notes: BTreeMap<String, QuestionNotes>,
    /// Lessons to read again: title and address by id.
    lessons: BTreeMap<String, (String, String)>,
) -> impl IntoView {
    let several = review.sections.len() > 1;
    let questions = || review.sections.iter().flat_map(|section| &section.questions);
    let some_right = questions().any(|question| question.verdict == Verdict::Right);
    let some_wrong = questions().any(|question| question.verdict != Verdict::Right);
    let filter = (some_right && some_wrong).then(|| {
        view! { <label class="tick"><input type="checkbox" id="only-wrong"/>{words.say("result-only-wrong")}</label> }
    });
    let hidden_key = (!review.revealed).then(|| view! { <p class="quiet">{words.say("result-key-later")}</p> });
    let sections = review.sections.into_iter().map(|section| {
        let title = several.then(|| view! { <h3 class="section-title">{section.title}</h3> });
        let answers = section.questions.into_iter().map(|question| {
            let notes = notes.get(&question.id).cloned().unwrap_or_default();
            answer(words, question, notes, &lessons)
        });
        let answers = answers.collect_view();
        view! { {title} {answers} }
    });
    view! {
        <section class="section answers" aria-labelledby="review">
            <div class="head"><h2 id="review">{words.say("result-review")}</h2>{filter}</div>
            {hidden_key}
            {sections.collect_view()}
        </section>
    }
    .into_any()
}

fn answer(
    words: Words,
    question: ReviewQuestion,
    notes: QuestionNotes,
    lessons: &BTreeMap<String, (String, String)>,
) -> AnyView {
    let class = if question.verdict == Verdict::Right { "answer ok" } else { "answer" };
    let badge = view! { <VerdictBadge words question=question.clone() with_points=true/> };
    let number = words.with("result-question", &[("number", question.number.into())]);
    let said = said(words, &number, notes);
    let read_again = read_again(words, &question, lessons);
    let id = question.id.clone();
    let lang = words.foreign(question.lang);
    let ours = lang.map(|_| words.locale().code());
    view! {
        <div class=class id=id lang=lang>
            <div class="row" lang=ours><span class="small quiet num">{number}</span>{badge}</div>
            <h3 inner_html=question.prompt_html.clone()></h3>
            <ReviewedBody words question=question.clone()/>
            <ReviewedAnswer words question/>
            {read_again}
            {said}
        </div>
    }
    .into_any()
}

/// What people have said about it, and the way to say that it is wrong.
fn said(words: Words, number: &str, notes: QuestionNotes) -> AnyView {
    let points = |one: Points, other: Points| {
        [("first", words.decimal(one.0, 2).into()), ("second", words.decimal(other.0, 2).into())]
    };
    let second = notes.second.map(|second| match second {
        SecondNote::Open => words.say("result-second-open"),
        SecondNote::Agreed(one, other) => words.with("result-second-agreed", &points(one, other)),
        SecondNote::Settled(one, other, reason) => {
            let [first, second] = points(one, other);
            words.with("result-second-settled", &[first, second, ("reason", reason.into())])
        }
    });
    let second = second.map(|text| view! { <p class="small">{text}</p> });
    let which = format!(" ({number})");
    let appeal = notes.appeal.map(|address| {
        view! { <p class="small"><a href=address>{words.say("appeal-title")}<span class="hide">{which}</span></a></p> }
    });
    let peers = notes.peers.map(|note| peers(words, note));
    view! { {peers} {second} <AppealNotes words appeals=notes.appeals/> {appeal} }.into_any()
}

/// How many reviews of peers are in, what comes next, and what they say.
fn peers(words: Words, note: PeersNote) -> AnyView {
    let values = [
        ("reviewed", note.reviewed.into()),
        ("wanted", note.wanted.into()),
        ("time", words.date_time(note.until).into()),
    ];
    let state = words.with("result-peers", &values);
    let next = match (note.is_marked, note.is_with_peers) {
        (true, _) => None,
        (false, true) => Some(words.with("result-peers-with", &values)),
        (false, false) => Some(words.say("result-peers-instructor")),
    };
    let comments = note.comments.into_iter().map(|said| view! { <li class="breaks">{said}</li> }).collect::<Vec<_>>();
    let comments = (!comments.is_empty()).then(|| {
        view! { <p class="label">{words.say("result-peers-say")}</p><ul class="said">{comments}</ul> }
    });
    let sentences: Vec<String> = [Some(state), next].into_iter().flatten().collect();
    view! { <p class="small">{sentences.join(" ")}</p>{comments} }.into_any()
}

/// The lessons that help with a mistake.
fn read_again(
    words: Words,
    question: &ReviewQuestion,
    lessons: &BTreeMap<String, (String, String)>,
) -> Option<AnyView> {
    let links = question.read_again.iter().filter_map(|id| lessons.get(id)).map(|(title, address)| {
        view! { <li><a href=address.clone()>{title.clone()}</a></li> }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| {
        view! {
            <div class="read-again small">
                <p>{words.say("review-read-again")}</p>
                <ul>{links.collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}
