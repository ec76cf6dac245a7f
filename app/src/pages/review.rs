//! A learner reviews the essay of another one by its rubric; neither is told who the other is.

use crate::{
    components::{
        criteria::{CriteriaFields, TypedMark},
        crumbs::Crumbs,
        field::{FieldErrors, FormTrouble},
        handed_in::{HandedIn, HandedInAnswer},
        reviewed::MarkGiven,
    },
    words::Words,
};
use domain::quiz::ReviewMark;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The question, safe inline HTML.
    pub prompt_html: String,
    /// The essay.
    pub handed_in: HandedIn,
    /// How the review stands.
    pub stage: ReviewStage,
}

/// How a review stands.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewStage {
    /// It is to be written.
    Open {
        /// What was typed.
        typed: TypedMark,
        /// What is wrong.
        errors: FieldErrors,
        /// Where the form goes.
        action: String,
        /// Until when it is taken.
        until: DateTime,
    },
    /// It was written then.
    Written(ReviewMark, DateTime),
    /// It is not needed any more.
    Over,
}

/// The page.
#[component]
pub fn ReviewPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: ReviewView,
) -> impl IntoView {
    let stage = match page.stage {
        ReviewStage::Open { typed, errors, action, until } => {
            let until = words.with("peers-until", &[("time", words.date_time(until).into())]);
            view! {
                <form class="stack aside" method="post" action=action>
                    <p class="quiet">{words.say("peers-how")}" "{until}</p>
                    <FormTrouble words errors=errors.clone()/>
                    <CriteriaFields words typed errors/>
                    <div class="actions"><button class="btn main">{words.say("peers-send")}</button></div>
                </form>
            }
            .into_any()
        }
        ReviewStage::Written(mark, at) => {
            let at = words.with("peers-written", &[("time", words.date_time(at).into())]);
            view! { <div class="stack"><p class="quiet">{at}</p><MarkGiven words mark/></div> }.into_any()
        }
        ReviewStage::Over => view! { <p>{words.say("peers-over")}</p> }.into_any(),
    };
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head">
            <h1 inner_html=page.prompt_html></h1>
            <p class="lead">{words.say("peers-one")}</p>
        </div>
        <div class="split">
            <HandedInAnswer words answer=page.handed_in/>
            {stage}
        </div>
        <p class="small quiet">{words.say("peers-rule")}</p>
    }
    .into_any()
}
