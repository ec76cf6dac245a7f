//! The home of a learner: what to do this week comes first.

pub mod agenda;

use crate::{
    components::{
        certificate_line::{CertificateLine, CertificateLines},
        cohort_offer::{OfferLine, offer_lines},
        course_card::{CourseCard, CourseCards},
        dial::BigDial,
        empty::Empty,
        icon::{Glyph, Icon},
        meeting_line::{MeetingLine, MeetingLines},
        programme_line::{ProgrammeLine, ProgrammeLines},
        seal::PanelWindow,
    },
    words::Words,
};
use agenda::{Agenda, Later, Task, Upcoming};
use domain::{course::Tiet, hours::YearOfHours, text::bind_words};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on a learner's home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// How she or he is addressed: chị, anh, anh/chị.
    pub address: String,
    /// The given name.
    pub given_name: String,
    /// Where the learner stopped.
    pub resume: Option<Resume>,
    /// What to do this week, what is late first.
    pub tasks: Vec<Task>,
    /// The meetings of her classes that are to come, those of this week first.
    pub meetings: Vec<MeetingLine>,
    /// What is due after this week.
    pub later: Vec<Later>,
    /// Programmes that are asked for, what is due first first.
    pub programmes: Vec<ProgrammeLine>,
    /// Monday and Sunday of this week.
    pub week: (Date, Date),
    /// Tiết of this year.
    pub year: YearOfTiet,
    /// Courses under way.
    pub learning: Vec<CourseCard>,
    /// The newest certificates.
    pub certificates: Vec<CertificateLine>,
    /// A few courses that may be of use.
    pub suggestions: Vec<CourseCard>,
    /// Cohorts that she has asked for lately, then a few that she may ask for.
    pub cohorts: Vec<OfferLine>,
    /// The last day of the pause in which she is.
    pub paused_until: Option<Date>,
}

/// Where a learner stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resume {
    /// The page.
    pub address: String,
    /// The language of its title, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// The lesson or quiz.
    pub title: String,
    /// The course, and the module.
    pub course: String,
    /// Study time of this lesson or quiz.
    pub minutes: u32,
}

/// The hours of a year against its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearOfTiet {
    /// What counts, and what it is to reach.
    pub hours: YearOfHours,
    /// On what the target rests, as the administrator has written it; may be empty.
    pub note: String,
}

/// The title of the page.
pub fn title(words: Words) -> String {
    words.say("home-title")
}

/// The page.
#[component]
pub fn HomePage(
    /// The language.
    words: Words,
    /// Everything on it.
    home: Home,
) -> impl IntoView {
    let Home {
        address,
        given_name,
        resume,
        tasks,
        meetings,
        later,
        programmes,
        week,
        year,
        learning,
        certificates,
        suggestions,
        cohorts,
        paused_until,
    } = home;
    let greeting = words.with("home-greeting", &[("you", address.as_str().into()), ("name", given_name.into())]);
    let minutes: u32 = tasks.iter().map(|task| task.minutes).sum();
    let summary = words.with(
        "home-summary",
        &[("you", address.into()), ("count", tasks.len().into()), ("time", words.minutes(minutes).into())],
    );
    view! {
        <div class="hello">
            <div class="stack"><h1>{greeting}</h1><p class="lead">{summary}</p></div>
            {year_dial(words, year)}
        </div>
        {paused_until.map(|day| {
            let text = words.with("home-paused", &[("date", words.date(day).into())]);
            view! {
                <div class="flash">
                    <Icon glyph=Glyph::Clock/>
                    <p>{text}" "<a href="/account#pause">{words.say("home-pause-change")}</a></p>
                </div>
            }
        })}
        {resume.map(|resume| view! { <ResumePanel words resume/> })}
        <Agenda words tasks week/>
        {(!meetings.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="meetings">
                <div class="head"><h2 id="meetings">{words.say("meetings-title")}</h2></div>
                <MeetingLines words lines=meetings/>
            </section>
        })}
        {(!later.is_empty()).then(|| view! { <Upcoming words later/> })}
        {(!programmes.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="programmes">
                <div class="head">
                    <h2 id="programmes">{words.say("home-programmes")}</h2>
                    <a href="/programmes">{words.say("home-all-programmes")}</a>
                </div>
                <ProgrammeLines words lines=programmes/>
            </section>
        })}
        {(!cohorts.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="cohorts">
                <div class="head">
                    <h2 id="cohorts">{words.say("join-home")}</h2>
                    <a href="/cohorts">{words.say("join-home-all")}</a>
                </div>
                {offer_lines(words, cohorts)}
            </section>
        })}
        {learning_section(words, learning)}
        <section class="section" aria-labelledby="certificates">
            <div class="head">
                <h2 id="certificates">{words.say("home-certificates")}</h2>
                <a href="/certificates">{words.say("home-all-certificates")}</a>
            </div>
            {if certificates.is_empty() {
                view! { <p class="quiet">{words.say("home-no-certificates")}</p> }.into_any()
            } else {
                view! { <CertificateLines words certificates/> }.into_any()
            }}
        </section>
        {(!suggestions.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="suggestions">
                <div class="head">
                    <h2 id="suggestions">{bind_words(&words.say("home-suggestions"))}</h2>
                    <a href="/courses">{words.say("home-find-course")}</a>
                </div>
                <CourseCards words cards=suggestions/>
            </section>
        })}
    }
}

/// The one panel of the page: the next step.
#[component]
pub fn ResumePanel(
    /// The language.
    words: Words,
    /// Where the learner stopped.
    resume: Resume,
) -> impl IntoView {
    let where_and_long = words
        .with("home-resume-where", &[("course", resume.course.into()), ("time", words.minutes(resume.minutes).into())]);
    view! {
        <section class="panel next" aria-labelledby="next">
            <PanelWindow/>
            <div class="stack">
                <p class="over">{words.say("home-resume-over")}</p>
                <h2 id="next" lang=resume.lang>{bind_words(&resume.title)}</h2>
                <p class="quiet">{where_and_long}</p>
            </div>
            <div class="actions">
                <a class="btn on-panel" href=resume.address>{words.say("home-resume")}<Icon glyph=Glyph::Forward/></a>
            </div>
        </section>
    }
}

/// The dial of a year's tiết against its target.
pub fn year_dial(words: Words, year: YearOfTiet) -> impl IntoView {
    let (done, target) = (year.hours.done(), year.hours.target);
    let parts = |tiet: Tiet| u32::try_from(tiet.halves).unwrap_or_default();
    let figures = format!(
        "{}/{}",
        words.decimal(done.halves.saturating_mul(500), 1),
        words.decimal(target.halves.saturating_mul(500), 1)
    );
    let rest = words.with("home-year", &[("year", year.hours.year.to_string().into())]);
    view! { <BigDial done=parts(done) all=parts(target)><b>{figures}</b>" "{rest}</BigDial> }
}

/// What the figures of a year are made of, and on what their target rests.
pub fn year_note(words: Words, year: &YearOfTiet) -> impl IntoView + use<> {
    let values = [
        ("courses", words.tiet(year.hours.courses).into()),
        ("outside", words.tiet(year.hours.outside).into()),
        ("target", words.tiet(year.hours.target).into()),
    ];
    let note = if year.note.is_empty() { words.say("year-target-note") } else { year.note.clone() };
    view! { <p class="small quiet">{words.with("year-made-of", &values)}" "{note}</p> }
}

fn learning_section(words: Words, learning: Vec<CourseCard>) -> impl IntoView {
    let body = if learning.is_empty() {
        let link = Some(("/courses".to_owned(), words.say("home-choose-course")));
        view! { <Empty title=words.say("home-nothing-yet") text=words.say("home-nothing-yet-text") link/> }.into_any()
    } else {
        view! { <CourseCards words cards=learning/> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="learning">
            <div class="head">
                <h2 id="learning">{words.say("home-learning")}</h2>
                <a href="/courses">{words.say("home-find-course")}</a>
            </div>
            {body}
        </section>
    }
}
