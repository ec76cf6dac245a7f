//! Grading again: what the new key would change, before anything is changed.

use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, SelectField, TextField},
        flash::{Flash, FlashMessage, Mood},
    },
    words::Words,
};
use domain::quiz::Percent;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegradeView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The quiz.
    pub title: String,
    /// Where the form goes.
    pub action: String,
    /// Whether the key is that of the folder, which is published with the regrade.
    pub is_unpublished: bool,
    /// Where the sums are not those of this moment, whose they are.
    pub kept: Option<Kept>,
    /// The appeal that led here: the question, safe inline HTML, and what the learner says.
    pub appeal: Option<(String, String)>,
    /// Submitted attempts.
    pub attempts: usize,
    /// Scores that would rise.
    pub up: usize,
    /// Scores that would fall.
    pub down: usize,
    /// Who would complete the course.
    pub gain: Names,
    /// Whose completion would no longer stand on the scores.
    pub lose: Names,
    /// The scores that would change: name, old, new.
    pub lines: Vec<(String, Percent, Percent)>,
    /// More that are not listed.
    pub more: usize,
    /// Answers that cannot be matched: question, what is missing, attempts.
    pub unmatched: Vec<(String, String, usize)>,
    /// What was done before: when, by whom, why, how many.
    pub history: Vec<(DateTime, String, String, i64)>,
    /// The form.
    pub form: RegradeForm,
}

/// What stands in place of a preview of this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// When it was computed, or the quiz graded again.
    pub at: DateTime,
    /// Whether the quiz was graded again by this key, so that there is nothing to preview.
    pub is_applied: bool,
    /// Where it is computed anew.
    pub anew: String,
}

/// Some names, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// How many there are.
    pub all: usize,
    /// The first of them.
    pub listed: Vec<String>,
}

/// The form, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegradeForm {
    /// The id of the appeal that led here; may be empty.
    pub appeal: String,
    /// `never-lower` or `full`.
    pub policy: String,
    /// Why.
    pub reason: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// The page.
#[component]
pub fn RegradePage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: RegradeView,
) -> impl IntoView {
    let changes = page.up + page.down > 0;
    let unpublished = page.is_unpublished.then(|| note(Mood::Warn, words.say("regrade-unpublished")));
    let kept = page.kept.clone().map(|Kept { at, is_applied, anew }| {
        let key = if is_applied { "regrade-applied" } else { "regrade-kept" };
        let at = words.with(key, &[("time", words.date_time(at).into())]);
        view! { <p class="quiet">{at}" "<a href=anew>{words.say("regrade-anew")}</a></p> }
    });
    let appeal = page.appeal.clone().map(|(question, reason)| appealed(words, question, reason));
    let unmatched = (!page.unmatched.is_empty()).then(|| unmatched(words, &page.unmatched));
    let form = changes.then(|| form(words, &page));
    let lines = changes.then(|| lines(words, &page));
    let history = (!page.history.is_empty()).then(|| history(words, &page.history));
    let sums = [
        ("attempts", page.attempts.into()),
        ("up", page.up.into()),
        ("down", page.down.into()),
        ("gain", page.gain.all.into()),
        ("lose", page.lose.all.into()),
    ];
    let summary = words.with(if changes { "regrade-summary" } else { "regrade-nothing" }, &sums);
    let is_looked_at = page.kept.as_ref().is_none_or(|kept| !kept.is_applied);
    let summary = is_looked_at.then(|| view! { <p class="lead">{summary}</p> });
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head">
            <h1>{words.with("regrade-title", &[("quiz", page.title.into())])}</h1>
            {summary}
            {kept}
        </div>
        {appeal}
        {unpublished}
        {unmatched}
        {people(words, "regrade-gain", page.gain)}
        {people(words, "regrade-lose", page.lose)}
        {form}
        {lines}
        {history}
    }
    .into_any()
}

fn note(mood: Mood, lead: String) -> AnyView {
    view! { <FlashMessage flash=Flash { mood, lead, text: String::new() }/> }.into_any()
}

/// The appeal that led here.
fn appealed(words: Words, question_html: String, reason: String) -> AnyView {
    view! {
        <section class="marked" aria-label=words.say("appeals-one")>
            <p class="label">{words.say("appeals-one")}</p>
            <p><b inner_html=question_html></b></p>
            <p class="written">{reason}</p>
        </section>
    }
    .into_any()
}

fn people(words: Words, key: &'static str, names: Names) -> Option<AnyView> {
    (names.all > 0).then(|| {
        let more = names.all - names.listed.len();
        let more = (more > 0).then(|| words.with("regrade-more-people", &[("count", more.into())]));
        view! {
            <section class="section">
                <h2>{words.say(key)}</h2>
                <p>{names.listed.join(", ")}</p>
                {more.map(|more| view! { <p class="small quiet">{more}</p> })}
            </section>
        }
        .into_any()
    })
}

fn unmatched(words: Words, unmatched: &[(String, String, usize)]) -> AnyView {
    let rows = unmatched.iter().map(|(question, part, count)| {
        let values = [("question", question.clone().into()), ("part", part.clone().into()), ("count", (*count).into())];
        view! { <li>{words.with("regrade-unmatched-line", &values)}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section">
            <h2>{words.say("regrade-unmatched")}</h2>
            <p class="quiet">{words.say("regrade-unmatched-how")}</p>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

fn form(words: Words, page: &RegradeView) -> AnyView {
    let RegradeForm { appeal, policy, reason, errors, form_id } = page.form.clone();
    let options = vec![
        ("never-lower".to_owned(), words.say("regrade-never-lower")),
        ("full".to_owned(), words.say("regrade-full")),
    ];
    let hint = Some(words.say("regrade-reason-hint"));
    view! {
        <section class="section" aria-labelledby="apply">
            <div class="head"><h2 id="apply">{words.say("regrade-apply")}</h2></div>
            <form class="form stack" method="post" action=page.action.clone()>
                <FormTrouble words errors=errors.clone()/>
                <FormId id=form_id/>
                <input type="hidden" name="appeal" value=appeal/>
                <SelectField name="policy" label=words.say("regrade-policy") options chosen=policy error=errors.of("policy")/>
                <TextField name="reason" label=words.say("regrade-reason") value=reason hint error=errors.of("reason") most=300/>
                <p class="small quiet">{words.say("regrade-consequence")}</p>
                <div class="actions"><button class="btn main">{words.say("regrade-go")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn lines(words: Words, page: &RegradeView) -> AnyView {
    let rows = page.lines.iter().map(|(name, old, new)| {
        let (old, new) = (old.text(words.locale()), new.text(words.locale()));
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{name.clone()}</th>
                <td role="cell" data-th=words.say("regrade-old") class="num">{old}</td>
                <td role="cell" data-th=words.say("regrade-new") class="num">{new}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let more = (page.more > 0).then(|| {
        view! { <p class="small quiet">{words.with("regrade-more", &[("count", page.more.into())])}</p> }
    });
    view! {
        <section class="section" aria-labelledby="changes">
            <div class="head"><h2 id="changes">{words.say("regrade-changes")}</h2></div>
            <div class="table-box">
                <table class="folds" role="table" aria-labelledby="changes">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{words.say("regrade-learner")}</th>
                            <th role="columnheader" scope="col">{words.say("regrade-old")}</th>
                            <th role="columnheader" scope="col">{words.say("regrade-new")}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
            {more}
        </section>
    }
    .into_any()
}

fn history(words: Words, history: &[(DateTime, String, String, i64)]) -> AnyView {
    let rows = history.iter().map(|(at, by, reason, changed)| {
        let by = if by.is_empty() { words.say("regrade-by-command") } else { by.clone() };
        let values = [
            ("time", words.date_time(*at).into()),
            ("by", by.into()),
            ("reason", reason.clone().into()),
            ("count", (*changed).into()),
        ];
        view! { <li>{words.with("regrade-history-line", &values)}</li> }
    });
    let rows = rows.collect_view();
    view! { <section class="section"><h2>{words.say("regrade-history")}</h2><ul>{rows}</ul></section> }.into_any()
}
