//! What is said about the files of a draft, and what of it is still open.

use super::ReviewsView;
use crate::{
    components::field::{FormId, SelectField, TextArea},
    words::Words,
};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentLine {
    /// Its id.
    pub id: String,
    /// The file; empty for the course as a whole.
    pub path: String,
    /// What is said.
    pub text: String,
    /// Who says it.
    pub author: String,
    /// When.
    pub written: DateTime,
    /// Who has settled it, and when.
    pub settled: Option<(String, DateTime)>,
}

/// The comments with their form.
pub fn comments(words: Words, view: &ReviewsView, here: &str) -> AnyView {
    let lines = view.comments.iter().map(|line| comment(words, line, here)).collect_view();
    let list = if view.comments.is_empty() {
        view! { <p class="quiet">{words.say("comment-none")}</p> }.into_any()
    } else {
        view! { <ol class="timeline" role="list">{lines}</ol> }.into_any()
    };
    let options: Vec<(String, String)> = std::iter::once((String::new(), words.say("comment-whole-course")))
        .chain(view.files.iter().map(|path| (path.clone(), path.clone())))
        .collect();
    view! {
        <section class="stack" aria-labelledby="comments">
            <h2 id="comments">{words.say("comments-title")}</h2>
            {list}
            <form class="stack" method="post" action=format!("{here}/comments")>
                <FormId id=view.form_id.clone()/>
                <SelectField
                    name="path"
                    label=words.say("comment-about")
                    options
                    chosen=view.typed.path.clone()
                    error=view.errors.of("path")
                />
                <TextArea
                    name="text"
                    label=words.say("comment-text")
                    value=view.typed.text.clone()
                    error=view.errors.of("text")
                    most=2000
                />
                <div class="actions"><button class="btn">{words.say("comment-write")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn comment(words: Words, line: &CommentLine, here: &str) -> AnyView {
    let about = if line.path.is_empty() {
        view! { <span>{words.say("comment-whole-course")}</span> }.into_any()
    } else {
        view! { <a href=format!("{here}/files/{}", line.path)>{line.path.clone()}</a> }.into_any()
    };
    let settled = line.settled.as_ref().map(|(name, at)| {
        let values = [("name", name.as_str().into()), ("time", words.date_time(*at).into())];
        view! { <p class="small quiet">{words.with("comment-settled-by", &values)}</p> }
    });
    let verb = if line.settled.is_some() { words.say("comment-open-again") } else { words.say("comment-settle") };
    let act = if line.settled.is_some() { "reopening" } else { "settling" };
    let label = format!("{verb}: {}", line.text.chars().take(60).collect::<String>());
    view! {
        <li>
            <p><b>{line.author.clone()}</b>" · "{about}" "<span class="small quiet">{words.date_time(line.written)}</span></p>
            <p>{line.text.clone()}</p>
            {settled}
            <form method="post" action=format!("{here}/comments/{}/{act}", line.id)>
                <button class="btn quiet" aria-label=label>{verb}</button>
            </form>
        </li>
    }
    .into_any()
}
