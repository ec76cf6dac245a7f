//! The first page for who has not signed in.

use crate::{
    components::{
        course_card::{CourseCard, CourseCards},
        icon::{Glyph, Icon},
        seal::PanelWindow,
    },
    words::Words,
};
use domain::text::bind_words;
use leptos::prelude::*;

/// The title of the page.
pub fn title(words: Words) -> String {
    words.say("landing-page-title")
}

/// What Khuê Văn is for, and some courses.
#[component]
pub fn LandingPage(
    /// The language.
    words: Words,
    /// A few courses.
    courses: Vec<CourseCard>,
) -> impl IntoView {
    view! {
        <section class="panel welcome" aria-labelledby="welcome">
            <PanelWindow/>
            <div class="stack">
                <h1 id="welcome">{bind_words(&words.say("landing-title"))}</h1>
                <p class="lead">{words.say("landing-lead")}</p>
                <div class="actions">
                    <a class="btn on-panel" href="/sign-in">{words.say("menu-sign-in")}<Icon glyph=Glyph::Forward/></a>
                    <a class="btn ghostly" href="/courses">{words.say("landing-see-courses")}</a>
                </div>
            </div>
        </section>
        <section class="section split thirds" aria-label=words.say("landing-promises")>
            <div><h2>{bind_words(&words.say("landing-small-title"))}</h2><p class="quiet">{words.say("landing-small-text")}</p></div>
            <div><h2>{bind_words(&words.say("landing-saved-title"))}</h2><p class="quiet">{words.say("landing-saved-text")}</p></div>
            <div><h2>{bind_words(&words.say("landing-proof-title"))}</h2><p class="quiet">{words.say("landing-proof-text")}</p>
                <p><a href="/verify">{words.say("foot-verify")}</a></p></div>
        </section>
        {(!courses.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="courses">
                <div class="head">
                    <h2 id="courses">{words.say("nav-courses")}</h2>
                    <a href="/courses">{words.say("landing-all-courses")}</a>
                </div>
                <CourseCards words cards=courses/>
            </section>
        })}
        <p class="section small quiet narrow">{words.say("landing-no-account")}</p>
    }
}
