//! One appeal: the question as the learner saw it, her answer, the key, what she says, and the answer to it.

use crate::{
    components::{
        appealed::{AppealNote, AppealNotes, AppealOutcome},
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, SelectField, TextArea},
        reviewed::{ReviewedAnswer, ReviewedBody, VerdictBadge},
    },
    words::Words,
};
use domain::quiz::ReviewQuestion;
use leptos::prelude::*;

/// The longest answer, in characters.
pub const LONGEST_ANSWER: usize = 2000;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct AppealedView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// Who appeals; nobody where marking is anonymous.
    pub name: Option<String>,
    /// The question with her answer and the key.
    pub question: ReviewQuestion,
    /// Where the files of her attempt are.
    pub folder: String,
    /// Everything that she has said about it, with the answers.
    pub appeals: Vec<AppealNote>,
    /// How many other people say that the same question is wrong.
    pub others: i64,
    /// The form; nothing once it is answered.
    pub form: Option<AnswerForm>,
}

/// The form of the answer, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// Where it goes.
    pub action: String,
    /// The outcomes that this question can have.
    pub outcomes: Vec<AppealOutcome>,
    /// The one that is chosen.
    pub outcome: String,
    /// What the learner is told.
    pub answer: String,
    /// Who may mark a second time: id and name; an empty id is whoever is next.
    pub markers: Vec<(String, String)>,
    /// Who shall.
    pub marker: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// The page.
#[component]
pub fn AppealedPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: AppealedView,
) -> impl IntoView {
    let AppealedView { crumbs, name, question, folder, appeals, others, form } = page;
    let name = name.unwrap_or_else(|| words.say("appeals-anonymous"));
    let number = words.with("result-question", &[("number", question.number.into())]);
    let others = match others {
        0 => words.say("appeal-others-none"),
        count => words.with("appeal-others", &[("count", count.into())]),
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{words.say("appeals-one")}</h1><p class="lead">{name}</p></div>
        <div class="answers">
            <div class="answer">
                <div class="row">
                    <span class="small quiet num">{number}</span>
                    <VerdictBadge words question=question.clone() with_points=true/>
                </div>
                <h2 class="small-h" inner_html=question.prompt_html.clone()></h2>
                <ReviewedBody words question=question.clone()/>
                <ReviewedAnswer words question folder/>
                <AppealNotes words appeals/>
                <p class="small quiet">{others}</p>
            </div>
        </div>
        {form.map(|form| answering(words, form))}
    }
    .into_any()
}

fn answering(words: Words, form: AnswerForm) -> AnyView {
    let AnswerForm { action, outcomes, outcome, answer, markers, marker, errors, form_id } = form;
    let asks = outcomes.contains(&AppealOutcome::SecondMarking);
    let options = outcomes.into_iter().map(|outcome| (outcome.name().to_owned(), words.say(outcome.key()))).collect();
    let marker = asks.then(|| {
        let hint = Some(words.say("appeal-marker-hint"));
        let error = errors.of("marker");
        view! { <SelectField name="marker" label=words.say("second-marker") options=markers chosen=marker hint error/> }
    });
    let (hint, error) = (Some(words.say("appeal-answer-hint")), errors.of("answer"));
    view! {
        <section class="section" aria-labelledby="answer-it">
            <div class="head"><h2 id="answer-it">{words.say("appeals-answer")}</h2></div>
            <form class="form stack" method="post" action=action>
                <FormTrouble words errors=errors.clone()/>
                <FormId id=form_id/>
                <SelectField name="outcome" label=words.say("appeal-outcome") options chosen=outcome error=errors.of("outcome")/>
                {marker}
                <TextArea name="answer" label=words.say("appeal-answer") value=answer hint error most=2000/>
                <p class="small quiet">{words.say("appeal-consequence")}</p>
                <div class="actions"><button class="btn main">{words.say("appeal-answer-send")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
