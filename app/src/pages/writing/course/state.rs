//! How a course stands beside its outline, and the way to give its draft up.

use super::CourseView;
use crate::{
    components::{
        badge::{Badge, Tone},
        icon::Glyph,
    },
    pages::writing::{draft_sentence, errors_badge, published_sentence},
    words::Words,
};
use leptos::prelude::*;

/// What is published, what is drafted, and what is in the way.
pub fn state(words: Words, view: &CourseView) -> AnyView {
    let published = published_sentence(words, view.published);
    let draft = match &view.draft {
        Some(draft) => draft_sentence(words, draft),
        None => words.say("writing-no-draft"),
    };
    let newer = view.folder_is_newer.then(|| {
        view! {
            <p class="small"><Badge tone=Tone::Warn glyph=Some(Glyph::Alert) text=words.say("writing-folder-newer")/></p>
            <p class="small quiet">{words.say("writing-folder-newer-how")}</p>
        }
    });
    let warnings = (view.warnings > 0).then(|| words.with("writing-warnings", &[("count", view.warnings.into())]));
    let problems = format!("/writing/{}/problems", view.id);
    let all = (view.errors + view.warnings > 0)
        .then(|| view! { <p><a class="btn wide" href=problems>{words.say("writing-see-problems")}</a></p> });
    let publication = format!("/writing/{}/publication", view.id);
    let publication = (view.draft.is_some() || view.folder_is_newer)
        .then(|| view! { <p><a class="btn main wide" href=publication>{words.say("publication-title")}</a></p> });
    let revisions = format!("/writing/{}/revisions", view.id);
    let reviews = view.draft.as_ref().map(|_| {
        let address = format!("/writing/{}/reviews", view.id);
        view! { <p><a class="btn wide" href=address>{words.say("review-title")}</a></p> }
    });
    view! {
        <section class="stack" aria-labelledby="state">
            <h2 id="state">{words.say("writing-state")}</h2>
            <p>{published}</p>
            <p class="quiet">{draft}</p>
            <p class="row">{errors_badge(words, view.errors)}" "<span class="small quiet">{warnings}</span></p>
            {newer}
            {all}
            {publication}
            <p><a href=revisions>{words.say("revisions-title")}</a></p>
            {reviews}
        </section>
    }
    .into_any()
}

/// The way to give a draft up.
pub fn leave(words: Words, view: &CourseView) -> Option<AnyView> {
    let action = format!("/writing/{}/discarding", view.id);
    view.draft.as_ref().map(|_| {
        view! {
            <form method="post" action=action>
                <button class="btn quiet wide">{words.say("writing-discard")}</button>
            </form>
        }
        .into_any()
    })
}
