//! The page of a course: what it is, how far the reader is, what to do next.

mod actions;
mod completion;
mod facts;
mod notes;
mod outline;
mod view;

pub use view::{CertificateState, CourseView, GoOn, Learning, Prerequisite, Standing};

use crate::{
    components::{
        course_card::{Obligation, obligation_badge},
        crumbs::Crumbs,
        dial::BigDial,
        due::DueNote,
        facts::Facts,
        meeting_line::MeetingLines,
        vocabulary,
    },
    words::Words,
};
use actions::Actions;
use completion::CompletionCard;
use domain::{course::Course, text::bind_words};
use facts::facts;
use leptos::prelude::*;
use outline::Outline;

/// The page.
#[component]
pub fn CoursePage(
    /// The language.
    words: Words,
    /// The course as the reader sees it.
    view: CourseView,
) -> impl IntoView {
    let course = view.course.clone();
    let track = vocabulary::track(words, &course.track);
    let lang = words.foreign(course.text_lang);
    let crumbs =
        vec![("/courses".to_owned(), words.say("nav-courses")), (format!("/courses?track={}", course.track), track)];
    view! {
        <Crumbs words links=crumbs/>
        {head(words, &view)}
        {notes::reviews(words, &view)}
        {notes::to_review(words, &view)}
        {notes::cohorts(words, &view)}
        <div class="split section">
            <div class="stack wide-gap">
                <section aria-labelledby="outline"><Outline words view=view.clone()/></section>
                {meetings(words, &view)}
                {outcomes(words, &course)}
                {(!course.intro_html.is_empty()).then(|| view! {
                    <section aria-labelledby="about">
                        <h2 id="about">{words.say("course-about")}</h2>
                        <div class="prose" lang=lang inner_html=course.intro_html.clone()></div>
                    </section>
                })}
            </div>
            <div class="stack aside">
                <CompletionCard words view=view.clone()/>
                <Facts facts=facts(words, &view)/>
                {ways_on(words, &view)}
            </div>
        </div>
    }
}

fn head(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let course = &view.course;
    let code = words
        .with("course-code", &[("code", course.code.as_str().into()), ("version", course.version.as_str().into())]);
    let lang = words.foreign(course.text_lang);
    let reason = match &view.obligation {
        Some(Obligation::Mandatory(reason) | Obligation::Proposed(reason)) if !reason.is_empty() => {
            Some(view! { <p class="quiet">{reason.clone()}</p> })
        }
        _ => None,
    };
    let dial = view.progress().filter(|progress| progress.total > 0).map(|progress| {
        let (done, all) = (count(progress.done), count(progress.total));
        let figures = format!("{done}/{all}");
        view! { <BigDial done all><b>{figures}</b>" "{words.with("course-parts-done", &[("count", all.into())])}</BigDial> }
    });
    view! {
        <div class="course-head">
            <div class="stack">
                <p class="row">
                    {view.obligation.as_ref().map(|obligation| obligation_badge(words, obligation))}
                    " "
                    {view.due.map(|due| view! { <DueNote words due/> })}
                    " "
                    <span class="small quiet num">{code}</span>
                </p>
                <h1 lang=lang>{bind_words(&course.title)}</h1>
                <p class="lead" lang=lang>{course.summary.clone()}</p>
                {untranslated(words, view)}
                {reason}
                <Actions words view=view.clone()/>
            </div>
            {dial}
        </div>
    }
}

/// What a reader should know of a course that does not stand in her language, or not wholly.
fn untranslated(words: Words, view: &CourseView) -> Option<AnyView> {
    let share = view.languages.iter().find(|(language, _)| *language == words.locale()).map(|(_, share)| *share);
    let original = view.course.lang.own_name();
    let text = match share {
        Some(100) => return None,
        Some(share) => {
            words.with("course-partly-translated", &[("percent", share.into()), ("original", original.into())])
        }
        None => words.with("course-untranslated", &[("original", original.into())]),
    };
    Some(view! { <p class="source">{text}</p> }.into_any())
}

fn meetings(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let lines = view.meetings.clone();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-labelledby="meetings">
                <h2 id="meetings">{words.say("meetings-title")}</h2>
                <MeetingLines words lines/>
            </section>
        }
    })
}

fn outcomes(words: Words, course: &Course) -> impl IntoView + use<> {
    let outcomes = course.outcomes.iter().map(|outcome| view! { <li>{outcome.clone()}</li> }).collect_view();
    (!course.outcomes.is_empty()).then(|| {
        view! {
            <section aria-labelledby="outcomes">
                <h2 id="outcomes">{words.say("course-outcomes")}</h2>
                <ul class="plain-list" lang=words.foreign(course.text_lang)>{outcomes}</ul>
            </section>
        }
    })
}

/// The programmes of the course, and the list of acts.
fn ways_on(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let programmes = view.programmes.iter().enumerate().map(|(place, (id, title))| {
        let comma = if place == 0 { "" } else { ", " };
        view! { {comma}<a href=format!("/programmes/{id}")>{title.clone()}</a> }
    });
    let programmes: Vec<_> = programmes.collect();
    let programmes = (!programmes.is_empty())
        .then(|| view! { <p class="small">{words.say("course-in-programmes")}": "{programmes}</p> });
    let acts = (!view.acts.is_empty())
        .then(|| view! { <p class="small"><a href="/legal">{words.say("course-all-acts")}</a></p> });
    let writing = view.is_author.then(|| {
        let address = format!("/writing/{}", view.course.id);
        view! { <p class="small"><a href=address>{words.say("writing-this")}</a></p> }
    });
    view! { {programmes}{acts}{writing} }
}

/// A count for figures and plurals.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
