//! Surveys at the desk: those of the courses that her cohorts ask for, and what her people say.

use super::{Part, tabs};
use crate::{
    components::{crumbs::Crumbs, empty::Empty},
    pages::teaching::survey::{SurveyPage, SurveyView},
    words::Words,
};
use domain::survey::Subject;
use leptos::prelude::*;

/// A survey of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyLine {
    /// Its page.
    pub address: String,
    /// The course.
    pub course: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub about: Vec<Subject>,
}

/// The list.
#[component]
pub fn DeskSurveysPage(
    /// The language.
    words: Words,
    /// The surveys.
    lines: Vec<SurveyLine>,
) -> impl IntoView {
    let list = if lines.is_empty() {
        view! { <Empty title=words.say("desk-surveys-none") text=words.say("desk-surveys-none-how")/> }.into_any()
    } else {
        let rows = lines.into_iter().map(|line| {
            let about: Vec<String> = line.about.into_iter().map(|subject| words.say(subject.key())).collect();
            view! {
                <li>
                    <p><a href=line.address>{line.title}</a></p>
                    <p class="small quiet">{line.course}" · "{about.join(", ")}</p>
                </li>
            }
        });
        view! { <ul class="said">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <Crumbs words links=vec![("/desk/cohorts".to_owned(), words.say("cohorts-title"))]/>
        <div class="page-head"><h1>{words.say("desk-surveys")}</h1><p class="lead">{words.say("desk-surveys-lead")}</p></div>
        {tabs(words, Part::Cohorts)}
        <div class="section stack">{list}</div>
    }
    .into_any()
}

/// What her people say.
#[component]
pub fn DeskSurveyPage(
    /// The language.
    words: Words,
    /// The figures.
    page: SurveyView,
) -> impl IntoView {
    view! {
        <SurveyPage words page/>
        <p class="small quiet">{words.say("desk-survey-whose")}</p>
    }
    .into_any()
}
