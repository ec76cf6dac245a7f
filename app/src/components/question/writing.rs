//! Longer texts and files, which people mark.

use super::{Given, present};
use crate::{islands::WordCount, words::Words};
use domain::{
    quiz::{ESSAY_LIMIT, FileKind, field_name},
    text,
};
use leptos::prelude::*;

/// What files may be.
pub struct Limits {
    /// Accepted kinds.
    pub kinds: Vec<FileKind>,
    /// The largest file in megabytes.
    pub most_megabytes: usize,
    /// The most files.
    pub most_files: usize,
}

/// A longer text with its count of words.
pub fn essay(
    words: Words,
    name: &str,
    label: &'static str,
    limits: (Option<usize>, Option<usize>),
    given: &Given,
) -> AnyView {
    let (wrong, name) = (given.error.is_some(), name.to_owned());
    let described = wrong.then(|| format!("{name}-error"));
    let hint = length(words, limits);
    let written = given.whole();
    let count = text::words(&written);
    let sentence = words.with("essay-count", &[("count", "{count}".into())]);
    let shown = sentence.replace("{count}", &count.to_string());
    view! {
        <div class="field essay">
            <label for=name.clone()>{words.say(label)}</label>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <WordCount sentence shown>
                <textarea
                    class="input"
                    id=name.clone()
                    name=name
                    rows="12"
                    maxlength=ESSAY_LIMIT.to_string()
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=described
                    // The first line break after the tag is no part of the text.
                    inner_html=format!("\n{}", crate::components::markup::escape(&written))
                ></textarea>
            </WordCount>
        </div>
    }
    .into_any()
}

/// How long the text should be, in a sentence.
fn length(words: Words, limits: (Option<usize>, Option<usize>)) -> Option<String> {
    Some(match limits {
        (Some(min), Some(max)) => words.with("essay-between", &[("min", min.into()), ("max", max.into())]),
        (Some(min), None) => words.with("essay-at-least", &[("min", min.into())]),
        (None, Some(max)) => words.with("essay-at-most", &[("max", max.into())]),
        (None, None) => return None,
    })
}

/// The files that are there, each with a way to take it out, and a field for more.
pub fn upload(words: Words, question: &str, limits: Limits, given: &Given) -> AnyView {
    let name = format!("f.{question}");
    let Limits { kinds, most_megabytes, most_files } = limits;
    let endings: Vec<String> = kinds.iter().map(|kind| format!(".{}", kind.ending())).collect();
    let values = [("kinds", endings.join(", ").into()), ("size", most_megabytes.into()), ("count", most_files.into())];
    let there = given.values.iter().map(|(hash, file)| {
        let label = words.with("upload-take-out", &[("file", file.clone().into())]);
        view! {
            <li>
                <b>{file.clone()}</b>
                <label class="tick small">
                    <input type="checkbox" name=format!("d.{question}") value=hash.clone()/>
                    {label}
                </label>
            </li>
        }
    });
    let there = (!given.values.is_empty()).then(|| {
        view! {
            <p class="label">{words.say("upload-there")}</p>
            <ul class="files" role="list">{there.collect_view()}</ul>
        }
    });
    let room = given.values.len() < most_files;
    let wrong = given.error.is_some();
    let error = wrong.then(|| format!("{}-error", field_name(question)));
    view! {
        {present(&field_name(question))}
        <div class="field upload">
            {there}
            <label for=name.clone()>{words.say("upload-label")}</label>
            <p class="hint">{words.with("upload-limits", &values)}</p>
            <input
                class="input"
                type="file"
                id=name.clone()
                name=name
                accept=endings.join(",")
                multiple={most_files > 1}
                disabled=!room
                aria-invalid=wrong.then_some("true")
                aria-describedby=error
            />
            {(!room).then(|| view! { <p class="hint">{words.say("upload-full")}</p> })}
        </div>
    }
    .into_any()
}
