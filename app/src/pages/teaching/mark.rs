//! Marking one answer by its rubric.

use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, error_line},
        flash::{Flash, FlashMessage, Mood},
        question::html_if_any,
        reviewed::FileLink,
    },
    words::Words,
};
use domain::quiz::{Criterion, HandedFile, Points};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// Whose answer it is; nobody where marking is anonymous.
    pub name: Option<String>,
    /// The question, safe inline HTML.
    pub prompt_html: String,
    /// The text under it, safe HTML.
    pub body_html: String,
    /// What was written.
    pub text: Option<String>,
    /// What was handed in.
    pub files: Vec<HandedFile>,
    /// Criteria with what was typed for each; one without text where there is no rubric.
    pub criteria: Vec<(Criterion, String)>,
    /// What the learner is told.
    pub comment: String,
    /// A good answer, safe HTML.
    pub sample_html: String,
    /// The mark that the form takes the place of.
    pub seen: String,
    /// Somebody else has marked it meanwhile: her name and her points.
    pub meanwhile: Option<(String, Points)>,
    /// Where the form goes.
    pub action: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// The page.
#[component]
pub fn MarkPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: MarkView,
) -> impl IntoView {
    let name = page.name.clone().unwrap_or_else(|| words.say("mark-anonymous"));
    let meanwhile = page.meanwhile.clone().map(|(by, points)| {
        let values = [("by", by.into()), ("points", words.decimal(points.0, 2).into())];
        let flash = Flash {
            mood: Mood::Warn,
            lead: words.with("mark-meanwhile", &values),
            text: words.say("mark-meanwhile-how"),
        };
        view! { <FlashMessage flash/> }
    });
    let text = page.text.clone().map(|text| view! { <div class="typed-answer"><p class="written">{text}</p></div> });
    let files = page.files.clone().into_iter().map(|file| view! { <li><FileLink words file/></li> }).collect_view();
    let sample = html_if_any("prose", page.sample_html.clone()).map(|sample| {
        view! { <details class="hint-step"><summary>{words.say("review-sample")}</summary>{sample}</details> }
    });
    view! {
        <Crumbs words links=page.crumbs.clone()/>
        {meanwhile}
        <div class="page-head"><h1 inner_html=page.prompt_html.clone()></h1><p class="lead">{name}</p></div>
        <div class="split">
            <div class="stack">
                {html_if_any("prose", page.body_html.clone())}
                {text}
                <ul role="list" class="files">{files}</ul>
                {sample}
            </div>
            {form(words, page)}
        </div>
    }
    .into_any()
}

fn form(words: Words, page: MarkView) -> AnyView {
    let errors = page.errors.clone();
    let criteria = page.criteria.into_iter().enumerate().map(|(place, (criterion, typed))| {
        let name = format!("c{place}");
        let error = errors.of(&name);
        let most = words.decimal(criterion.points.0, 2);
        let levels = criterion.levels.into_iter().map(|level| {
            let points = words.decimal(level.points.0, 2);
            view! { <li><b class="num">{points}</b>" "<span inner_html=level.html></span></li> }
        });
        let levels = levels.collect_view();
        view! {
            <div class="field">
                <label for=name.clone()>
                    <span inner_html=criterion.html></span>
                    " "
                    {words.with("mark-most", &[("most", most.into())])}
                </label>
                <ul class="levels small" role="list">{levels}</ul>
                <input
                    class="input"
                    id=name.clone()
                    name=name.clone()
                    value=typed
                    inputmode="decimal"
                    autocomplete="off"
                    required=true
                    aria-invalid=error.is_some().then_some("true")
                    aria-describedby=error.is_some().then(|| format!("{name}-error"))
                />
                {error_line(&name, error)}
            </div>
        }
    });
    let criteria = criteria.collect_view();
    view! {
        <form class="stack aside" method="post" action=page.action>
            <FormTrouble words errors=page.errors/>
            <FormId id=page.form_id/>
            <input type="hidden" name="seen" value=page.seen/>
            {criteria}
            <div class="field">
                <label for="comment">{words.say("mark-comment")}</label>
                <p class="hint">{words.say("mark-comment-hint")}</p>
                <textarea class="input" id="comment" name="comment" rows="5" maxlength="4000">{page.comment}</textarea>
            </div>
            <div class="actions"><button class="btn main">{words.say("mark-save")}</button></div>
        </form>
    }
    .into_any()
}
