//! After the form of a survey was sent: thanks, its number, and what becomes of it. No score, and no answers again.

use crate::{
    components::{
        crumbs::Crumbs,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::survey::FEWEST;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThanksView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The survey.
    pub title: String,
    /// The number of the form.
    pub number: i64,
    /// When it was sent.
    pub at: DateTime,
    /// The entry after the survey: title and address.
    pub next: Option<(String, String)>,
    /// The course.
    pub course: String,
}

/// The page.
#[component]
pub fn ThanksPage(
    /// The language.
    words: Words,
    /// What it shows.
    page: ThanksView,
) -> impl IntoView {
    let values =
        [("number", page.number.into()), ("time", words.date_time(page.at).into()), ("survey", page.title.into())];
    let on = page.next.map(|(title, address)| {
        let verb = words.with("result-next", &[("title", title.into())]);
        view! { <a class="btn main" href=address>{verb}" "<Icon glyph=Glyph::Forward/></a> }
    });
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="narrow stack result">
            <h1>{words.say("survey-thanks")}</h1>
            <p class="lead">{words.with("survey-received", &values)}</p>
            <p>{words.with("survey-what-next", &[("fewest", FEWEST.into())])}</p>
            <div class="actions">{on}<a class="btn" href=page.course>{words.say("quiz-to-course")}</a></div>
        </div>
    }
    .into_any()
}
