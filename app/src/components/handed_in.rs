//! What was written or handed in, beside a mark: text, files, and a good answer to compare with.

use super::{question::html_if_any, reviewed::FileLink};
use crate::words::Words;
use domain::quiz::HandedFile;
use leptos::prelude::*;

/// An answer that people mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandedIn {
    /// The text under the question, safe HTML.
    pub body_html: String,
    /// What was written.
    pub text: Option<String>,
    /// What was handed in.
    pub files: Vec<HandedFile>,
    /// Where its files are, from the page.
    pub folder: String,
    /// A good answer, safe HTML.
    pub sample_html: String,
}

/// The answer.
#[component]
pub fn HandedInAnswer(
    /// The language.
    words: Words,
    /// What was handed in.
    answer: HandedIn,
) -> impl IntoView {
    let HandedIn { body_html, text, files, folder, sample_html } = answer;
    let text = text.map(|text| view! { <div class="typed-answer"><p class="written">{text}</p></div> });
    let files = files.into_iter().map(|file| {
        let folder = folder.clone();
        view! { <li><FileLink words file folder/></li> }
    });
    let files = files.collect_view();
    let sample = html_if_any("prose", sample_html).map(|sample| {
        view! { <details class="hint-step"><summary>{words.say("review-sample")}</summary>{sample}</details> }
    });
    view! {
        <div class="stack">
            {html_if_any("prose", body_html)}
            {text}
            <ul role="list" class="files">{files}</ul>
            {sample}
        </div>
    }
}
