//! A self-check question in a lesson. Nothing of it is kept: it is there to learn from.

use crate::{
    components::{
        question::{Given, QuestionFields},
        reviewed::{ReviewedAnswer, ReviewedBody, VerdictBadge},
    },
    islands::PracticeCheck,
    words::Words,
};
use domain::quiz::{ReviewQuestion, SheetQuestion};
use leptos::prelude::*;

/// What came of the answer to a practice question.
#[derive(Clone, Debug, PartialEq)]
pub enum Practice {
    /// It was checked.
    Checked(Box<ReviewQuestion>),
    /// It could not be taken, or nothing was chosen.
    Refused {
        /// The question.
        question: String,
        /// What was sent, with the reason.
        given: Given,
    },
}

impl Practice {
    /// The question that it is about.
    pub fn question(&self) -> &str {
        match self {
            Self::Checked(review) => &review.id,
            Self::Refused { question, .. } => question,
        }
    }
}

/// The question: its form, or what came of it.
#[component]
pub fn PracticeQuestion(
    /// The language.
    words: Words,
    /// The address of the lesson.
    address: String,
    /// Stands above the first of several questions.
    heading: Option<String>,
    /// The question.
    sheet: SheetQuestion,
    /// What came of an answer.
    state: Option<Practice>,
) -> impl IntoView {
    let id = sheet.id.clone();
    let inside = match state {
        Some(Practice::Checked(review)) => checked(words, &address, *review),
        Some(Practice::Refused { given, .. }) => asked(words, &address, sheet, given),
        None => asked(words, &address, sheet, Given::default()),
    };
    let class = if heading.is_some() { "self" } else { "self more" };
    let heading = heading.map(|text| view! { <h2>{text}</h2> });
    view! { <PracticeCheck><section class=class id=id data-practice="">{heading}{inside}</section></PracticeCheck> }
        .into_any()
}

fn asked(words: Words, address: &str, question: SheetQuestion, given: Given) -> AnyView {
    let action = format!("{address}/practice/{id}#{id}", id = question.id);
    view! {
        <form method="post" action=action>
            <QuestionFields words question given/>
            <div class="actions"><button class="btn">{words.say("practice-check")}</button></div>
            <p class="small quiet">{words.say("practice-not-counted")}</p>
        </form>
    }
    .into_any()
}

fn checked(words: Words, address: &str, review: ReviewQuestion) -> AnyView {
    let again = format!("{address}#{}", review.id);
    let lang = words.foreign(review.lang);
    let ours = lang.map(|_| words.locale().code());
    view! {
        <div class="question" lang=lang>
            <p class="asked" inner_html=review.prompt_html.clone()></p>
            <ReviewedBody words question=review.clone()/>
            <p role="status" tabindex="-1" data-feedback="" lang=ours><VerdictBadge words question=review.clone()/></p>
            <ReviewedAnswer words question=review/>
        </div>
        <div class="actions"><a class="btn" href=again data-again="">{words.say("practice-again")}</a></div>
        <p class="small quiet">{words.say("practice-not-counted")}</p>
    }
    .into_any()
}
