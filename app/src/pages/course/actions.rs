//! Enrol, go on, leave.

use super::{CertificateState, CourseView, GoOn, Learning, Standing};
use crate::{
    components::{
        address::with_query,
        field::FormId,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::course::{Course, Item, Status};
use leptos::prelude::*;

/// The main act of the page, and the way out.
#[component]
pub fn Actions(
    /// The language.
    words: Words,
    /// The course as the reader sees it.
    view: CourseView,
) -> impl IntoView {
    match &view.standing {
        Standing::Guest | Standing::Outside if !view.may_come_in() => shut(words, view.course.status).into_any(),
        Standing::Guest => {
            let back = format!("/courses/{}", view.course.id);
            let address = with_query("/sign-in", &[("next", &back)]);
            view! {
                <div class="actions"><a class="btn main" href=address>{words.say("course-sign-in-first")}</a></div>
            }
            .into_any()
        }
        Standing::Outside => enrol(words, &view).into_any(),
        Standing::Inside(learning) => inside(words, &view, learning).into_any(),
    }
}

/// Why nobody can come in who has no assignment.
fn shut(words: Words, status: Status) -> impl IntoView + use<> {
    let (title, text) = match status {
        Status::Retired => (words.say("course-retired"), words.say("course-retired-how")),
        _ => (words.say("course-unready"), words.say("course-unready-how")),
    };
    view! {
        <div class="callout law">
            <Icon glyph=Glyph::Shut/>
            <div><p class="title">{title}</p><p>{text}" "<a href="/courses">{words.say("nav-courses")}</a></p></div>
        </div>
    }
}

fn enrol(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let action = format!("/courses/{}/enrolment", view.course.id);
    let first: Vec<_> = view
        .prerequisites
        .iter()
        .filter(|course| !course.done)
        .map(|course| view! { <li><a href=format!("/courses/{}", course.id)>{course.title.clone()}</a></li> })
        .collect();
    let barred = (!first.is_empty()).then(|| {
        view! {
            <div class="callout law">
                <Icon glyph=Glyph::Shut/>
                <div><p class="title">{words.say("course-first")}</p><ul>{first}</ul></div>
            </div>
        }
    });
    let form_id = view.form_id.clone();
    view! {
        {barred}
        <form method="post" action=action class="actions">
            <FormId id=form_id/>
            <button class="btn main">{words.say("course-enrol")}<Icon glyph=Glyph::Forward/></button>
        </form>
    }
}

fn inside(words: Words, view: &CourseView, learning: &Learning) -> impl IntoView + use<> {
    let (held_up, go_on) = match &learning.go_on {
        GoOn::At(id) => (None, view.item(id).and_then(|item| resume(words, view, learning, item))),
        GoOn::Waits(id) => view.item(id).map_or((None, None), |quiz| waits(words, view, quiz)),
        GoOn::Nowhere => (None, None),
    };
    let certificate = match &learning.certificate {
        CertificateState::Issued { id, .. } => Some(view! {
            <a class="btn" href=format!("/certificates/{id}")><Icon glyph=Glyph::Sheet/>{words.say("course-certificate")}</a>
        }),
        _ => None,
    };
    let again = (learning.completed_on.is_some() && view.course.is_offered()).then(|| {
        let action = format!("/courses/{}/enrolment", view.course.id);
        view! {
            <form method="post" action=action>
                <FormId id=view.form_id.clone()/>
                <button class="btn quiet">{words.say("course-again")}</button>
            </form>
        }
    });
    let leave = learning.completed_on.is_none().then(|| leave(words, &view.course.id));
    view! { {held_up}<div class="actions">{go_on}{certificate}{again}{leave}</div> }
}

fn resume(words: Words, view: &CourseView, learning: &Learning, item: &Item) -> Option<AnyView> {
    let address = item_address(&view.course, item)?;
    let key = if learning.achieved.lessons_read.is_empty() { "course-start" } else { "course-resume" };
    let text = words.with(key, &[("title", item.title().into())]);
    Some(view! { <a class="btn main" href=address>{text}<Icon glyph=Glyph::Forward/></a> }.into_any())
}

/// The quiz that cannot be taken now: its own page says until when, or that no attempt is left.
fn waits(words: Words, view: &CourseView, quiz: &Item) -> (Option<AnyView>, Option<AnyView>) {
    let text = words.with("course-waits", &[("title", quiz.title().into())]);
    let link = item_address(&view.course, quiz)
        .map(|address| view! { <a class="btn" href=address>{words.say("course-waits-why")}</a> }.into_any());
    (Some(view! { <p>{text}</p> }.into_any()), link)
}

/// Leaving asks once more; the dialog is HTML's own and needs no script.
fn leave(words: Words, course: &str) -> impl IntoView + use<> {
    let action = format!("/courses/{course}/enrolment/end");
    view! {
        <button type="button" class="btn quiet" popovertarget="leave">{words.say("course-leave")}</button>
        <div class="dialog" id="leave" popover="" role="dialog" aria-labelledby="leave-title">
            <h2 id="leave-title">{words.say("course-leave-question")}</h2>
            <p>{words.say("course-leave-consequence")}</p>
            <form method="post" action=action class="actions">
                <button type="button" class="btn" popovertarget="leave" popovertargetaction="hide">
                    {words.say("course-stay")}
                </button>
                <button class="btn danger">{words.say("course-leave")}</button>
            </form>
        </div>
    }
}

/// The address of a lesson or quiz.
pub fn item_address(course: &Course, item: &Item) -> Option<String> {
    let kind = match item {
        Item::Lesson(_) => "lessons",
        Item::Quiz(_) => "quizzes",
        Item::Planned(_) => return None,
    };
    Some(format!("/courses/{}/{kind}/{}", course.id, item.id()?))
}
