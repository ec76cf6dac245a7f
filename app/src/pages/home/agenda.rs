//! What to do this week, day by day, and what is due later.

use crate::{
    components::{
        due::{Due, DueNote},
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::text::bind_words;
use jiff::civil::{Date, Weekday};
use leptos::prelude::*;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The page.
    pub address: String,
    /// The language of its title, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// The lesson, quiz, course or programme.
    pub title: String,
    /// The course, or what is left of the programme; empty where the title is the course.
    pub course: String,
    /// Study time; 0 where it depends on a choice.
    pub minutes: u32,
    /// Until when.
    pub due: Option<Due>,
    /// Why: the reason of the assignment; may be empty.
    pub reason: String,
    /// What holds for her alone: an extension and its reason; may be empty.
    pub exception: String,
    /// What pressing the button does.
    pub act: Act,
}

/// What a task asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read a lesson.
    Read,
    /// Take a quiz.
    TakeQuiz,
    /// Go on with a quiz that has been started.
    ResumeQuiz,
    /// Fill in a survey of a course that is completed.
    Answer,
    /// Enrol in a course.
    Enrol,
    /// See the course: nothing in it can be done now, and its page says why.
    Wait,
    /// Choose among the courses of a programme.
    Choose,
}

/// A course or programme that is due after this week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The page.
    pub address: String,
    /// The language of its title, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// The course or programme.
    pub title: String,
    /// Until when.
    pub due: Option<Due>,
}

/// The tasks of a week in their order.
#[component]
pub fn Agenda(
    /// The language.
    words: Words,
    /// The tasks.
    tasks: Vec<Task>,
    /// Monday and Sunday.
    week: (Date, Date),
) -> impl IntoView {
    let days = format!("{} – {}", words.short_date(week.0), words.date(week.1));
    let body = if tasks.is_empty() {
        view! { <p class="quiet">{words.say("home-week-free")}</p> }.into_any()
    } else {
        let tasks = tasks.into_iter().map(|task| view! { <TaskLine words task/> }).collect_view();
        view! { <ol class="agenda" role="list">{tasks}</ol> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="week">
            <div class="head"><h2 id="week">{words.say("home-week")}</h2><p class="small quiet num">{days}</p></div>
            {body}
        </section>
    }
}

#[component]
fn TaskLine(
    /// The language.
    words: Words,
    /// The task.
    task: Task,
) -> impl IntoView {
    let late = task.due.is_some_and(|due| due.days_left < 0);
    let minutes = (task.minutes > 0).then(|| words.minutes(task.minutes));
    let facts: Vec<String> = [task.course].into_iter().filter(|course| !course.is_empty()).chain(minutes).collect();
    let state = match task.act {
        Act::Wait => Some("home-wait"),
        _ => late.then_some("home-late"),
    };
    let state = state.map(|key| view! { <p class="small quiet">{words.say(key)}</p> });
    let reason = (!task.reason.is_empty()).then(|| view! { <p class="small quiet">{task.reason}</p> });
    let exception = (!task.exception.is_empty()).then(|| view! { <p class="small"><b>{task.exception}</b></p> });
    let day = match task.due {
        Some(due) => view! {
            <p class=if late { "day late" } else { "day" }>
                <b>{format!("{:02}/{:02}", due.on.day(), due.on.month())}</b>
                " "
                {words.say(weekday_key(due.on.weekday()))}
            </p>
        }
        .into_any(),
        None => view! { <p class="day">{words.say("home-no-date")}</p> }.into_any(),
    };
    view! {
        <li>
            {day}
            <div>
                <h3 lang=task.lang>{bind_words(&task.title)}</h3>
                <p class="small quiet row">
                    <span>{facts.join(" · ")}</span>
                    " "
                    {task.due.map(|due| view! { <DueNote words due/> })}
                </p>
                {reason}
                {exception}
                {state}
            </div>
            <div class="act"><a class="btn" href=task.address>{words.say(act_key(task.act))}</a></div>
        </li>
    }
}

/// The courses that are due after this week.
#[component]
pub fn Upcoming(
    /// The language.
    words: Words,
    /// The courses in their order.
    later: Vec<Later>,
) -> impl IntoView {
    let lines = later.into_iter().map(|one| {
        let due = one.due.map(|due| words.with("due-on", &[("date", words.date(due.on).into())]));
        let due = due.unwrap_or_else(|| words.say("home-no-date"));
        view! {
            <li>
                <Icon glyph=Glyph::Clock/>
                <p><a href=one.address lang=one.lang>{one.title}</a>" "<span class="small quiet num">{due}</span></p>
            </li>
        }
    });
    view! {
        <section class="section" aria-labelledby="later">
            <div class="head"><h2 id="later">{words.say("home-later")}</h2></div>
            <ul class="lines" role="list">{lines.collect_view()}</ul>
        </section>
    }
}

fn act_key(act: Act) -> &'static str {
    match act {
        Act::Read => "home-act-read",
        Act::TakeQuiz => "home-act-quiz",
        Act::ResumeQuiz => "home-act-resume-quiz",
        Act::Answer => "survey-start",
        Act::Enrol | Act::Wait => "home-act-course",
        Act::Choose => "home-act-choose",
    }
}

/// The key of a weekday's name.
pub fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "weekday-monday",
        Weekday::Tuesday => "weekday-tuesday",
        Weekday::Wednesday => "weekday-wednesday",
        Weekday::Thursday => "weekday-thursday",
        Weekday::Friday => "weekday-friday",
        Weekday::Saturday => "weekday-saturday",
        Weekday::Sunday => "weekday-sunday",
    }
}
