//! A learner says that a question is wrong: the question as she answered it, and one field.

use crate::{
    components::{
        appealed::{AppealNote, AppealNotes},
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, TextArea},
        reviewed::{ReviewedAnswer, ReviewedBody, VerdictBadge},
    },
    words::Words,
};
use domain::quiz::ReviewQuestion;
use leptos::prelude::*;

/// The longest reason, in characters.
pub const LONGEST_APPEAL: usize = 1000;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct AppealView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The question; it holds no more than may be shown.
    pub question: ReviewQuestion,
    /// What was said and answered before.
    pub before: Vec<AppealNote>,
    /// Where the form goes.
    pub action: String,
    /// What was typed.
    pub reason: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// The page.
#[component]
pub fn AppealPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: AppealView,
) -> impl IntoView {
    let AppealView { crumbs, question, before, action, reason, errors, form_id } = page;
    let number = words.with("result-question", &[("number", question.number.into())]);
    let is_open = before.iter().any(|appeal| appeal.answer.is_none());
    let form = (!is_open).then(|| {
        let (hint, error) = (Some(words.say("appeal-reason-hint")), errors.of("reason"));
        view! {
            <form class="form stack" method="post" action=action>
                <FormTrouble words errors/>
                <FormId id=form_id/>
                <TextArea name="reason" label=words.say("appeal-reason") value=reason hint error most=1000/>
                <div class="actions"><button class="btn main">{words.say("appeal-send")}</button></div>
            </form>
        }
    });
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{words.say("appeal-title")}</h1><p class="lead">{words.say("appeal-lead")}</p></div>
        <div class="answers">
            <div class="answer">
                <div class="row">
                    <span class="small quiet num">{number}</span>
                    <VerdictBadge words question=question.clone() with_points=true/>
                </div>
                <h2 class="small-h" inner_html=question.prompt_html.clone()></h2>
                <ReviewedBody words question=question.clone()/>
                <ReviewedAnswer words question folder="../files".to_owned()/>
                <AppealNotes words appeals=before/>
            </div>
        </div>
        {form}
    }
    .into_any()
}
