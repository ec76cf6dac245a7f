//! The desk's first page.

use super::{Part, tabs};
use crate::{
    components::{empty::Empty, facts::Facts},
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskHome {
    /// How she wishes to be addressed.
    pub address: String,
    /// By which she is greeted.
    pub given_name: String,
    /// The units at the top of her reach, by name.
    pub tops: Vec<String>,
    /// How many units she reaches.
    pub units: i64,
    /// How many people she reaches.
    pub people: i64,
    /// When this was counted.
    pub at: DateTime,
}

/// The page.
#[component]
pub fn DeskHomePage(
    /// The language.
    words: Words,
    /// Everything on it.
    home: DeskHome,
) -> impl IntoView {
    let greeting =
        words.with("home-greeting", &[("you", home.address.into()), ("name", home.given_name.as_str().into())]);
    let body = if home.tops.is_empty() {
        view! { <Empty title=words.say("desk-no-unit") text=words.say("desk-no-unit-how")/> }.into_any()
    } else {
        let facts = vec![
            (words.say("desk-reach"), home.tops.join(", ")),
            (words.say("desk-count-units"), words.count(home.units)),
            (words.say("desk-count-people"), words.count(home.people)),
        ];
        view! { <Facts facts/> }.into_any()
    };
    view! {
        <div class="page-head">
            <h1>{greeting}</h1>
            <p class="lead">{words.with("desk-as-of", &[("at", words.date_time(home.at).into())])}</p>
        </div>
        {tabs(words, Part::Today)}
        <div class="section stack">{body}</div>
    }
}
