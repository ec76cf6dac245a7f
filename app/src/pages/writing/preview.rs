//! A file of a draft as learners will see it; nothing is kept of what is done on it.

use crate::{
    components::{
        crumbs::Crumbs,
        flash::{Flash, FlashMessage, Mood},
    },
    pages::lesson::{LessonPage, LessonView},
    words::Words,
};
use domain::locale::Locale;
use leptos::prelude::*;

/// Where a preview belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewPlace {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The address of the file's page in the writing room.
    pub editor: String,
}

/// Says that this is a draft, and leads back to its text.
#[component]
pub fn PreviewBanner(
    /// The language.
    words: Words,
    /// Where it belongs.
    place: PreviewPlace,
) -> impl IntoView {
    let flash =
        Flash { mood: Mood::Warn, lead: words.say("writing-preview-draft"), text: words.say("writing-preview-kept") };
    view! {
        <div class="preview-head">
            <Crumbs words links=place.crumbs/>
            <FlashMessage flash/>
            <p class="actions keep"><a class="btn" href=place.editor>{words.say("writing-to-text")}</a></p>
        </div>
    }
    .into_any()
}

/// A lesson.
#[component]
pub fn LessonPreview(
    /// The language.
    words: Words,
    /// Where it belongs.
    place: PreviewPlace,
    /// The lesson.
    page: LessonView,
) -> impl IntoView {
    view! { <PreviewBanner words place/> <LessonPage words page/> }.into_any()
}

/// A course, a module or a bank: its text with what its author knows of it.
#[component]
pub fn TextPreview(
    /// The language.
    words: Words,
    /// Where it belongs.
    place: PreviewPlace,
    /// The title.
    title: String,
    /// The language of the text.
    lang: Locale,
    /// Safe HTML; nothing where it cannot be read.
    html: Option<String>,
) -> impl IntoView {
    let lang = words.foreign(lang);
    let inside = match html {
        Some(html) => view! { <div class="preview-text" lang=lang inner_html=html></div> }.into_any(),
        None => view! { <p class="quiet">{words.say("writing-nothing-to-see")}</p> }.into_any(),
    };
    view! {
        <PreviewBanner words place/>
        <div class="page-head"><h1 lang=lang>{title}</h1></div>
        {inside}
    }
    .into_any()
}
