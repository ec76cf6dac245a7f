//! Teaching: what learners of one's courses did, marking it, grading it again.

pub mod appeal;
pub mod appeals;
pub mod course;
pub mod items;
pub mod mark;
pub mod queue;
pub mod regrade;
pub mod regrade_progress;
pub mod second;
pub mod survey;

use crate::{
    components::{
        empty::Empty,
        meeting_line::{MeetingLine, MeetingState, hours_of},
    },
    pages::home::agenda::weekday_key,
    words::Words,
};
use leptos::prelude::*;

/// A course that one teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaughtCourse {
    /// Its id.
    pub id: String,
    /// The catalogue's code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Answers that wait to be marked.
    pub waiting: i64,
    /// Appeals that wait to be answered.
    pub appeals: i64,
}

/// The courses that one teaches, those with work to do first.
#[component]
pub fn TeachingPage(
    /// The language.
    words: Words,
    /// The courses.
    courses: Vec<TaughtCourse>,
    /// The meetings of the cohorts that one teaches, from a week ago on.
    meetings: Vec<MeetingLine>,
) -> impl IntoView {
    let body = if courses.is_empty() {
        view! { <Empty title=words.say("teaching-none") text=words.say("teaching-none-text")/> }.into_any()
    } else {
        let rows = courses.into_iter().map(|course| row(words, course)).collect_view();
        view! { <ol class="agenda" role="list">{rows}</ol> }.into_any()
    };
    view! {
        <div class="page-head"><h1>{words.say("nav-teaching")}</h1><p class="lead">{words.say("teaching-lead")}</p></div>
        {body}
        {class_meetings(words, meetings)}
    }
    .into_any()
}

fn class_meetings(words: Words, meetings: Vec<MeetingLine>) -> Option<AnyView> {
    if meetings.is_empty() {
        return None;
    }
    let rows = meetings.into_iter().map(|one| {
        let date = one.starts.date();
        let cancelled = matches!(one.state, MeetingState::Cancelled(_))
            .then(|| view! { <p class="small"><b>{words.say("meeting-cancelled")}</b></p> });
        let facts = format!("{} · {} · {}", hours_of(words, one.starts, one.ends), one.place, one.about);
        view! {
            <li>
                <p class="day"><b>{words.short_date(date)}</b>" "{words.say(weekday_key(date.weekday()))}</p>
                <div><h3>{one.title}</h3><p class="small quiet num">{facts}</p>{cancelled}</div>
                <div class="act"><a class="btn" href=format!("/meetings/{}/attendance", one.id)>{words.say("meeting-attendance")}</a></div>
            </li>
        }
    });
    Some(
        view! {
            <section class="section" aria-labelledby="meetings">
                <div class="head"><h2 id="meetings">{words.say("meetings-title")}</h2></div>
                <ol class="agenda" role="list">{rows.collect_view()}</ol>
            </section>
        }
        .into_any(),
    )
}

fn row(words: Words, course: TaughtCourse) -> AnyView {
    let waiting = if course.waiting > 0 {
        words.with("teaching-waiting", &[("count", course.waiting.into())])
    } else {
        words.say("teaching-nothing-waits")
    };
    let appeals = (course.appeals > 0).then(|| {
        let text = words.with("teaching-appeals", &[("count", course.appeals.into())]);
        view! { <p class="small quiet">{text}</p> }
    });
    view! {
        <li>
            <p class="day">{course.code}</p>
            <div><h2 class="small-h">{course.title}</h2><p class="small quiet">{waiting}</p>{appeals}</div>
            <div class="act"><a class="btn" href=format!("/teaching/{}", course.id)>{words.say("teaching-open")}</a></div>
        </li>
    }
    .into_any()
}
