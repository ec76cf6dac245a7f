//! Publishing a draft: what changes, for whom, what is in the way, and the button.

use super::reviews::hindrance_key;
use crate::{
    components::{
        crumbs::Crumbs,
        difference::{Differences, FileDifference},
        empty::Empty,
        field::{FieldErrors, FormTrouble, TextField},
        flash::{Flash, FlashMessage, Mood},
        problems::{ProblemLine, Problems},
    },
    words::Words,
};
use domain::writing::Hindrance;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicationView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The course.
    pub course: String,
    /// The draft, with how often it has been changed; none where nothing is drafted.
    pub draft: Option<(String, i64)>,
    /// The files that change.
    pub files: Vec<FileDifference>,
    /// What that does to learners.
    pub effects: Effects,
    /// What is wrong, errors first.
    pub problems: Vec<ProblemLine>,
    /// How many errors there are.
    pub errors: usize,
    /// The revision that was published after the one with which the draft began.
    pub later: Option<i64>,
    /// What somebody has changed in the folder.
    pub folder: Vec<FileDifference>,
    /// Paths of texts that were set aside.
    pub aside: Vec<String>,
    /// What is missing before colleagues have approved it, where they must.
    pub unreviewed: Option<Hindrance>,
    /// Whether learners can come into the course once it is published.
    pub is_offered: bool,
    /// The note, as it was typed.
    pub note: String,
    /// What is wrong in the form.
    pub form_errors: FieldErrors,
    /// Why it was not published.
    pub refusal: Option<String>,
}

/// What publishing does to learners.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// People in the midst of the course.
    pub learners: i64,
    /// Their open attempts, which stay with the revision in which they began.
    pub attempts: i64,
    /// Titles of lessons and quizzes that come.
    pub new: Vec<String>,
    /// Titles of those that go.
    pub gone: Vec<String>,
    /// How many questions come.
    pub new_questions: usize,
    /// How many are asked no more.
    pub ended_questions: usize,
    /// Quizzes with another key: title and the address of the page that grades again.
    pub keys: Vec<(String, String)>,
    /// Titles of quizzes that ask for another percentage, number of attempts or time.
    pub terms: Vec<String>,
    /// Whether other parts must be done to complete the course.
    pub is_rule_changed: bool,
}

/// The page.
#[component]
pub fn PublicationPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: PublicationView,
) -> impl IntoView {
    let refusal = page.refusal.clone().map(|lead| warning(lead, String::new()));
    let history = format!("/writing/{}/revisions", page.course);
    let head = view! {
        <Crumbs words links=page.crumbs.clone()/>
        {refusal}
        <div class="page-head">
            <h1>{words.say("publication-title")}</h1>
            <p class="lead">{words.say("publication-lead")}</p>
            <p><a href=history>{words.say("revisions-title")}</a></p>
        </div>
    };
    let back = (format!("/writing/{}", page.course), words.say("publication-back"));
    let Some(draft) = page.draft.clone() else {
        let folder = in_folder(words, &page);
        let (title, text) = (words.say("publication-none"), words.say("publication-none-text"));
        return view! { {head} {folder} <Empty title text link=Some(back)/> }.into_any();
    };
    view! {
        {head}
        {later(words, &page, &draft)}
        {in_folder(words, &page)}
        {aside(words, &page)}
        {problems(words, &page)}
        {unreviewed(words, &page)}
        {effects(words, &page.effects)}
        {changes(words, &page)}
        {form(words, &page, draft)}
    }
    .into_any()
}

fn warning(lead: String, text: String) -> AnyView {
    view! { <FlashMessage flash=Flash { mood: Mood::Warn, lead, text }/> }.into_any()
}

/// A later revision, and the button that brings the draft onto it.
fn later(words: Words, page: &PublicationView, draft: &(String, i64)) -> Option<AnyView> {
    let number = page.later?;
    let action = format!("/writing/{}/publication", page.course);
    let (draft, changes) = draft.clone();
    Some(
        view! {
            <section class="section" aria-labelledby="later">
                <h2 id="later">{words.with("publication-later", &[("number", number.into())])}</h2>
                <p>{words.say("publication-later-how")}</p>
                <form class="actions" method="post" action=action>
                    <input type="hidden" name="step" value="join"/>
                    <input type="hidden" name="draft" value=draft/>
                    <input type="hidden" name="changes" value=changes.to_string()/>
                    <button class="btn main">{words.say("publication-join")}</button>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// What somebody has changed in the folder, and the button that takes it into the draft.
fn in_folder(words: Words, page: &PublicationView) -> Option<AnyView> {
    if page.folder.is_empty() {
        return None;
    }
    let action = format!("/writing/{}/folder", page.course);
    let files = page.folder.clone();
    Some(
        view! {
            <section class="section" aria-labelledby="folder">
                <h2 id="folder">{words.say("publication-folder")}</h2>
                <p>{words.say("publication-folder-how")}</p>
                <Differences words files/>
                <form class="actions" method="post" action=action>
                    <button class="btn main">{words.say("publication-folder-take")}</button>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// Texts that met others, with the way to their files.
fn aside(words: Words, page: &PublicationView) -> Option<AnyView> {
    if page.aside.is_empty() {
        return None;
    }
    let row = |path: &String| {
        let address = format!("/writing/{}/files/{path}", page.course);
        view! { <li><a href=address><code>{path.clone()}</code></a></li> }
    };
    let rows = page.aside.iter().map(row).collect_view();
    Some(
        view! {
            <section class="section" aria-labelledby="aside">
                <h2 id="aside">{words.say("publication-aside")}</h2>
                <p>{words.say("publication-aside-how")}</p>
                <ul>{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn problems(words: Words, page: &PublicationView) -> Option<AnyView> {
    if page.problems.is_empty() {
        return None;
    }
    let lead = if page.errors > 0 { "publication-errors" } else { "publication-warnings" };
    let (lead, problems) = (words.with(lead, &[("count", page.errors.into())]), page.problems.clone());
    Some(
        view! {
            <section class="section" aria-labelledby="found">
                <h2 id="found">{words.say("writing-problems")}</h2>
                <p>{lead}</p>
                <Problems words problems/>
            </section>
        }
        .into_any(),
    )
}

/// What colleagues have still to say, with the way to ask them.
fn unreviewed(words: Words, page: &PublicationView) -> Option<AnyView> {
    let missing = words.say(hindrance_key(page.unreviewed?));
    let reviews = format!("/writing/{}/reviews", page.course);
    Some(
        view! {
            <section class="section" aria-labelledby="review">
                <h2 id="review">{words.say("review-title")}</h2>
                <p>{words.say("review-required")}" "{missing}</p>
                <p class="actions"><a class="btn main" href=reviews>{words.say("review-ask")}</a></p>
            </section>
        }
        .into_any(),
    )
}

fn effects(words: Words, effects: &Effects) -> AnyView {
    let mut lines = vec![words.with("publication-learners", &[("count", effects.learners.into())])];
    if effects.attempts > 0 {
        lines.push(words.with("publication-attempts", &[("count", effects.attempts.into())]));
    }
    let parts =
        [("publication-new", &effects.new), ("publication-gone", &effects.gone), ("publication-terms", &effects.terms)];
    for (key, titles) in parts.iter().filter(|(_, titles)| !titles.is_empty()) {
        lines.push(words.with(key, &[("titles", titles.join(", ").into())]));
    }
    let questions = [
        ("publication-new-questions", effects.new_questions),
        ("publication-ended-questions", effects.ended_questions),
    ];
    for (key, count) in questions.into_iter().filter(|(_, count)| *count > 0) {
        lines.push(words.with(key, &[("count", count.into())]));
    }
    if effects.is_rule_changed {
        lines.push(words.say("publication-rule"));
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let quizzes = effects.keys.iter().map(|(title, address)| {
        let says = words.with("publication-key", &[("title", title.clone().into())]);
        view! { <li>{says}" "<a href=address.clone()>{words.say("publication-regrade")}</a></li> }
    });
    let quizzes = quizzes.collect_view();
    view! {
        <section class="section" aria-labelledby="effects">
            <h2 id="effects">{words.say("publication-effects")}</h2>
            <ul>{lines}{quizzes}</ul>
        </section>
    }
    .into_any()
}

fn changes(words: Words, page: &PublicationView) -> AnyView {
    let files = page.files.clone();
    view! {
        <section class="section" aria-labelledby="changes">
            <h2 id="changes">{words.with("publication-files", &[("count", files.len().into())])}</h2>
            <Differences words files/>
        </section>
    }
    .into_any()
}

/// The form; without a button while something is in the way.
fn form(words: Words, page: &PublicationView, draft: (String, i64)) -> AnyView {
    let in_the_way = if page.errors > 0 {
        Some("publication-first-errors")
    } else if page.later.is_some() {
        Some("publication-first-join")
    } else if !page.folder.is_empty() {
        Some("publication-first-folder")
    } else if page.files.is_empty() {
        Some("publication-first-change")
    } else if page.unreviewed.is_some() {
        Some("publication-first-review")
    } else {
        None
    };
    if let Some(key) = in_the_way {
        return view! { <section class="section"><p><b>{words.say(key)}</b></p></section> }.into_any();
    }
    let (errors, action) = (page.form_errors.clone(), format!("/writing/{}/publication", page.course));
    let (note, hint) = (page.note.clone(), Some(words.say("publication-note-hint")));
    let closed = (!page.is_offered).then(|| view! { <p>{words.say("publication-not-offered")}</p> });
    view! {
        <section class="section" aria-labelledby="publish">
            <h2 id="publish">{words.say("publication-go")}</h2>
            {closed}
            <form class="form stack" method="post" action=action>
                <FormTrouble words errors=errors.clone()/>
                <input type="hidden" name="draft" value=draft.0/>
                <input type="hidden" name="changes" value=draft.1.to_string()/>
                <TextField name="note" label=words.say("publication-note") value=note hint error=errors.of("note") most=500/>
                <div class="actions"><button class="btn main">{words.say("publication-go")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
