//! The catalogue: a GET form and its results.

mod filters;
mod query;

pub use query::{CatalogueQuery, Length, Standing};

use crate::{
    components::{
        course_card::{CourseCard, CourseCards},
        empty::Empty,
        icon::{Glyph, Icon},
    },
    islands::LiveSearch,
    words::Words,
};
use filters::Filters;
use leptos::prelude::*;

/// Everything on the catalogue's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// What was asked for.
    pub query: CatalogueQuery,
    /// All tracks of the courses, as their authors wrote them.
    pub tracks: Vec<String>,
    /// All levels of the courses.
    pub levels: Vec<String>,
    /// Whether the reader has signed in, so that the own state can be asked for.
    pub signed_in: bool,
    /// What was found, the best first.
    pub cards: Vec<CourseCard>,
}

/// The title of the page.
pub fn title(words: Words) -> String {
    words.say("nav-courses")
}

/// The page; it has an island.
#[component]
pub fn CataloguePage(
    /// The language.
    words: Words,
    /// Everything on it.
    catalogue: Catalogue,
) -> impl IntoView {
    let Catalogue { query, tracks, levels, signed_in, cards } = catalogue;
    view! {
        <div class="page-head"><h1>{words.say("nav-courses")}</h1><p class="lead">{words.say("catalogue-lead")}</p>
            <p class="row"><a href="/programmes">{words.say("catalogue-programmes")}</a>" "<a href="/legal">{words.say("course-all-acts")}</a></p></div>
        <LiveSearch>
            <div class="split left">
                <Filters words query=query.clone() tracks levels signed_in/>
                <Results words query cards/>
            </div>
        </LiveSearch>
    }
}

/// What was found. Live search swaps this element.
#[component]
fn Results(
    /// The language.
    words: Words,
    /// What was asked for.
    query: CatalogueQuery,
    /// What was found.
    cards: Vec<CourseCard>,
) -> impl IntoView {
    let count = cards.len().into();
    let sentence = if query.text.is_empty() {
        words.with("catalogue-count", &[("count", count)])
    } else {
        words.with("catalogue-count-for", &[("count", count), ("text", query.text.as_str().into())])
    };
    let found = if cards.is_empty() {
        let link = Some(("/courses".to_owned(), words.say("catalogue-see-all")));
        view! { <Empty title=words.say("catalogue-nothing") text=words.say("catalogue-nothing-text") link/> }.into_any()
    } else {
        view! { <CourseCards words cards/> }.into_any()
    };
    view! {
        <div id="results">
            <div class="row apart results">
                <p data-count="">{sentence}</p>
                {conditions(words, &query)}
            </div>
            <h2 class="hide">{words.say("catalogue-results")}</h2>
            {found}
        </div>
    }
}

/// The conditions in force; pressing one takes it away.
fn conditions(words: Words, query: &CatalogueQuery) -> impl IntoView + use<> {
    let chips: Vec<_> = query
        .conditions(words)
        .into_iter()
        .map(|(name, address)| {
            view! {
                <a class="chip" href=address>
                    {name}<Icon glyph=Glyph::Cross/><span class="hide">{words.say("catalogue-drop")}</span>
                </a>
            }
        })
        .collect();
    (!chips.is_empty()).then(|| view! { <div class="chips">{chips}</div> })
}
