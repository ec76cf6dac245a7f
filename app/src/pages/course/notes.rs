//! What stands at the head of a course's page besides the course: what the reader owes, and what has changed since it was
//! written.

use super::CourseView;
use crate::{
    components::{
        cohort_offer::offer_lines,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::course::Validity;
use leptos::prelude::*;

/// What the reader owes her peers.
pub(super) fn reviews(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let address = format!("/courses/{}/reviews", view.course.id);
    (view.reviews > 0).then(|| {
        let text = words.with("course-reviews", &[("count", view.reviews.into())]);
        view! {
            <div class="flash" role="note">
                <Icon glyph=Glyph::Sheet/>
                <p>{text}" "<a href=address>{words.say("peers-review")}</a></p>
            </div>
        }
    })
}

/// The cohorts in which the course can be taken with others.
pub(super) fn cohorts(words: Words, view: &CourseView) -> impl IntoView + use<> {
    (!view.cohorts.is_empty()).then(|| {
        view! {
            <section class="section stack" aria-labelledby="cohorts">
                <h2 id="cohorts">{words.say("join-course")}</h2>
                {offer_lines(words, view.cohorts.clone())}
            </section>
        }
    })
}

/// What has changed since the course was written, for whoever would rely on it.
pub(super) fn to_review(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let ended: Vec<&str> = view
        .acts
        .iter()
        .filter(|(_, validity)| *validity == Validity::Ended)
        .map(|(number, _)| number.as_str())
        .collect();
    let acts = (!ended.is_empty()).then(|| words.with("course-acts-ended", &[("numbers", ended.join(", ").into())]));
    let date = view.review_overdue.map(|on| words.with("course-review-due", &[("date", words.date(on).into())]));
    let sentences: Vec<_> = acts.into_iter().chain(date).map(|sentence| view! { <p>{sentence}</p> }).collect();
    (!sentences.is_empty()).then(|| {
        view! { <div class="flash warn" role="note"><Icon glyph=Glyph::Alert/><div class="stack">{sentences}</div></div> }
    })
}
