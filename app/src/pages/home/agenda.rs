//! What to do this week, day by day.

use super::{Act, Task};
use crate::{components::due::DueNote, words::Words};
use domain::text::bind_words;
use jiff::civil::{Date, Weekday};
use leptos::prelude::*;

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
    let mut facts: Vec<String> = [task.course, words.minutes(task.minutes)].into();
    facts.retain(|fact| !fact.is_empty());
    let still = late.then(|| view! { <p class="small quiet">{words.say("home-late")}</p> });
    let reason = (!task.reason.is_empty()).then(|| view! { <p class="small quiet">{task.reason}</p> });
    let day = match task.due {
        Some(due) => view! {
            <p class=if late { "day late" } else { "day" }>
                <b>{format!("{:02}/{:02}", due.on.day(), due.on.month())}</b>
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
                <h3>{bind_words(&task.title)}</h3>
                <p class="small quiet row">
                    <span>{facts.join(" · ")}</span>
                    {task.due.map(|due| view! { <DueNote words due/> })}
                </p>
                {reason}
                {still}
            </div>
            <div class="act"><a class="btn" href=task.address>{words.say(act_key(task.act))}</a></div>
        </li>
    }
}

fn act_key(act: Act) -> &'static str {
    match act {
        Act::Read => "home-act-read",
        Act::TakeQuiz => "home-act-quiz",
        Act::ResumeQuiz => "home-act-resume-quiz",
        Act::Enrol => "home-act-enrol",
    }
}

fn weekday_key(day: Weekday) -> &'static str {
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
