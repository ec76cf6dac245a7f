//! Video or audio at the head of a lesson, always with its transcript.

use crate::words::Words;
use domain::course::LessonMedia;
use leptos::prelude::*;

/// The player. Nothing is fetched before it is asked for, except the length.
#[component]
pub fn LessonMediaPlayer(
    /// The language.
    words: Words,
    /// What there is.
    media: LessonMedia,
    /// Where the media of this revision are.
    root: String,
    /// The lesson's title.
    title: String,
) -> impl IntoView {
    let address = |path: String| format!("{root}/{path}");
    let video = media.video.map(|path| {
        view! {
            <video controls=true playsinline=true preload="metadata" src=address(path) aria-label=title.clone()></video>
        }
    });
    let audio = media.audio.map(|path| {
        view! { <audio controls=true preload="metadata" src=address(path) aria-label=title.clone()></audio> }
    });
    view! {
        <figure class="media">
            {video}
            {audio}
            <details>
                <summary>{words.say("lesson-transcript")}</summary>
                <div inner_html=media.transcript_html></div>
            </details>
        </figure>
    }
    .into_any()
}
