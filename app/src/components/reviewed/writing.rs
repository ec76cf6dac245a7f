//! What people mark: the text or the files, and the mark by the rubric.

use crate::words::Words;
use domain::quiz::{HandedFile, ReviewMark};
use leptos::prelude::*;

/// A longer text with its mark.
pub fn essay(words: Words, text: Option<String>, count: usize, mark: Option<ReviewMark>) -> AnyView {
    let text = match text {
        Some(text) => {
            let count = words.with("essay-count", &[("count", count.into())]);
            view! { <div class="typed-answer"><p class="written">{text}</p><p class="small quiet num">{count}</p></div> }
                .into_any()
        }
        None => view! { <p class="typed-answer">{words.say("review-blank")}</p> }.into_any(),
    };
    view! { {text} {mark.map(|mark| marked(words, mark))} }.into_any()
}

/// Files with their mark.
pub fn files(words: Words, files: Vec<HandedFile>, folder: &str, mark: Option<ReviewMark>) -> AnyView {
    let list = if files.is_empty() {
        view! { <p class="typed-answer">{words.say("review-blank")}</p> }.into_any()
    } else {
        let rows = files.into_iter().map(|file| view! { <li><FileLink words file folder=folder.to_owned()/></li> });
        view! { <ul class="typed-answer files" role="list">{rows.collect_view()}</ul> }.into_any()
    };
    view! { {list} {mark.map(|mark| marked(words, mark))} }.into_any()
}

/// A file by its name, with its size; it comes as an attachment.
#[component]
pub fn FileLink(
    /// The language.
    words: Words,
    /// The file.
    file: HandedFile,
    /// Where it is, from the page.
    folder: String,
) -> impl IntoView {
    let size = words.with("file-size", &[("size", file.size.div_ceil(1024).into())]);
    let address = format!("{folder}/{}", file.hash);
    view! { <a href=address download=file.name.clone()>{file.name.clone()}</a>" "<span class="small quiet num">{size}</span> }
}

fn marked(words: Words, mark: ReviewMark) -> AnyView {
    view! { <MarkGiven words mark/> }.into_any()
}

/// The mark by criterion, and what the marker says.
#[component]
pub fn MarkGiven(
    /// The language.
    words: Words,
    /// The mark.
    mark: ReviewMark,
) -> impl IntoView {
    let rows = mark.criteria.into_iter().map(|(criterion, points)| {
        let values =
            [("points", words.decimal(points.0, 2).into()), ("whole", words.decimal(criterion.points.0, 2).into())];
        let points = words.with("mark-points", &values);
        view! { <li><b class="num">{points}</b><div inner_html=criterion.html></div></li> }
    });
    let comment = (!mark.comment.is_empty()).then(|| view! { <p class="written">{mark.comment}</p> });
    view! {
        <div class="marked">
            <p class="label">{words.say("mark-title")}</p>
            <ul role="list">{rows.collect_view()}</ul>
            {comment}
        </div>
    }
}
