//! The form of a survey that the reader herself is asked to fill in, because she teaches the course.

use crate::words::Words;
use domain::survey::{FEWEST, MOST_BLANK};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// How her form stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnForm {
    /// She has not begun it.
    None {
        /// Where beginning it goes.
        action: String,
    },
    /// She has begun it.
    Open {
        /// Where she goes on.
        address: String,
    },
    /// It is handed in.
    Sent {
        /// Its number.
        number: i64,
        /// When.
        at: DateTime,
    },
}

/// Her form, and who sees what of it, before she answers.
#[component]
pub fn OwnFormSection(
    /// The language.
    words: Words,
    /// How it stands.
    own: OwnForm,
) -> impl IntoView {
    let body = match own {
        OwnForm::Sent { number, at } => {
            let values = [("number", number.into()), ("time", words.date_time(at).into())];
            view! { <p>{words.with("survey-sent-how", &values)}</p> }.into_any()
        }
        OwnForm::Open { address } => view! {
            <p>{words.say("survey-open")}</p>
            {rules(words)}
            <div class="actions"><a class="btn main" href=address>{words.say("survey-resume")}</a></div>
        }
        .into_any(),
        OwnForm::None { action } => view! {
            {rules(words)}
            <form class="actions" method="post" action=action>
                <button class="btn main">{words.say("survey-start")}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <section class="section" aria-labelledby="own">
            <div class="head"><h2 id="own">{words.say("survey-own")}</h2></div>
            {body}
        </section>
    }
    .into_any()
}

fn rules(words: Words) -> AnyView {
    let rules = [
        words.say("survey-own-why"),
        words.say("survey-own-once"),
        words.with("survey-rule-valid", &[("percent", MOST_BLANK.into())]),
        words.with("survey-own-who", &[("fewest", FEWEST.into())]),
        words.say("survey-who-number"),
        words.say("survey-who-text"),
        words.say("survey-own-database"),
    ];
    let rules = rules.map(|rule| view! { <li>{rule}</li> }).into_iter().collect_view();
    view! { <ul class="rules">{rules}</ul> }.into_any()
}
