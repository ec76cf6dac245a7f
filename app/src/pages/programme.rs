//! A programme: what counts, what is left, and the courses to choose from.

use crate::{
    components::{
        badge::{Badge, Tone},
        course_card::{CourseCard, CourseCards, Obligation, obligation_badge},
        crumbs::Crumbs,
        dial::BigDial,
        due::{Due, DueNote},
        icon::Glyph,
        programme_line::{courses_done, left},
    },
    pages::home::{YearOfTiet, year_dial, year_note},
    words::Words,
};
use domain::{
    course::Tiet,
    programme::{Line, Progress},
    text::bind_words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// A programme as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeView {
    /// The title.
    pub title: String,
    /// For whom it is and why, safe HTML.
    pub body_html: String,
    /// Whether the reader must, and why; `None` for guests.
    pub obligation: Option<Obligation>,
    /// Until when, while it is not completed.
    pub due: Option<Due>,
    /// The last day of the programme.
    pub by: Option<Date>,
    /// The lines of the rule in their order.
    pub parts: Vec<Part>,
    /// How far the reader is; `None` for guests.
    pub progress: Option<Progress>,
    /// Whether it was completed after its last day.
    pub is_late: bool,
    /// Tiết of this year; `None` for guests.
    pub year: Option<YearOfTiet>,
}

/// One line of the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How far the reader is; a guest has done nothing.
    pub line: Line,
    /// The courses that it names.
    pub cards: Vec<CourseCard>,
    /// How many of them are not open yet.
    pub unopened: usize,
}

/// The page.
#[component]
pub fn ProgrammePage(
    /// The language.
    words: Words,
    /// The programme as the reader sees it.
    view: ProgrammeView,
) -> impl IntoView {
    let crumbs = vec![
        ("/courses".to_owned(), words.say("nav-courses")),
        ("/programmes".to_owned(), words.say("programmes-title")),
    ];
    let signed_in = view.progress.is_some();
    let parts =
        view.parts.iter().enumerate().map(|(place, part)| section(words, place, part, signed_in)).collect_view();
    let about = (!view.body_html.is_empty()).then(|| {
        view! {
            <section class="section stack" aria-labelledby="about">
                <h2 id="about">{words.say("programme-about")}</h2>
                <div class="prose" inner_html=view.body_html.clone()></div>
            </section>
        }
    });
    let year = view.year.clone().map(|year| {
        view! {
            <section class="section stack" aria-labelledby="year">
                <h2 id="year">{words.say("programme-year")}</h2>
                {year_dial(words, year.clone())}
                {year_note(words, &year)}
            </section>
        }
    });
    view! {
        <Crumbs words links=crumbs/>
        {head(words, &view)}
        {parts}
        {about}
        {year}
    }
    .into_any()
}

fn head(words: Words, view: &ProgrammeView) -> impl IntoView + use<> {
    let reason = match &view.obligation {
        Some(Obligation::Mandatory(reason) | Obligation::Proposed(reason)) if !reason.is_empty() => {
            Some(view! { <p class="quiet">{reason.clone()}</p> })
        }
        _ => None,
    };
    let by = view.by.filter(|_| view.due.is_none()).map(|by| {
        let text = words.with("programme-by", &[("date", words.date(by).into())]);
        view! { <span class="small quiet num">{text}</span> }
    });
    let dial = view.progress.as_ref().map(|progress| {
        let (done, all) = courses_done(progress);
        view! {
            <BigDial done all>
                <b>{format!("{done}/{all}")}</b>" "{words.with("programme-parts-done", &[("count", all.into())])}
            </BigDial>
        }
    });
    view! {
        <div class="course-head">
            <div class="stack">
                <p class="row">
                    {view.obligation.as_ref().map(|obligation| obligation_badge(words, obligation))}
                    " "
                    {view.due.map(|due| view! { <DueNote words due/> })}
                    " "
                    {by}
                </p>
                <h1>{bind_words(&view.title)}</h1>
                {view.progress.as_ref().map(|progress| standing(words, progress, view.is_late))}
                {reason}
            </div>
            {dial}
        </div>
    }
}

fn standing(words: Words, progress: &Progress, is_late: bool) -> AnyView {
    let Some(on) = progress.completed_on else {
        return view! { <p class="lead">{left(words, progress)}</p> }.into_any();
    };
    let key = if is_late { "programme-completed-late" } else { "programme-completed" };
    let text = words.with(key, &[("date", words.date(on).into())]);
    view! { <p class="lead"><Badge tone=Tone::Good glyph=Some(Glyph::Tick) text/></p> }.into_any()
}

fn section(words: Words, place: usize, part: &Part, signed_in: bool) -> AnyView {
    let id = format!("part-{}", place + 1);
    let line = part.line;
    let done = line.is_done() && signed_in;
    let badge =
        done.then(|| view! { <Badge tone=Tone::Good glyph=Some(Glyph::Tick) text=words.say("programme-part-done")/> });
    let count = (signed_in && !done).then(|| view! { <span class="small quiet num">{figures(words, line)}</span> });
    let unopened = (part.unopened > 0).then(|| {
        view! { <p class="small quiet">{words.with("programme-unopened", &[("count", part.unopened.into())])}</p> }
    });
    let cards = (!part.cards.is_empty()).then(|| view! { <CourseCards words cards=part.cards.clone()/> });
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <div class="head"><h2 id=id.clone()>{bind_words(&heading(words, line))}</h2><p>{badge}{count}</p></div>
            {unopened}
            {cards}
        </section>
    }
    .into_any()
}

fn heading(words: Words, line: Line) -> String {
    match line {
        Line::All { of, .. } => words.with("programme-all", &[("count", of.into())]),
        Line::Any { of, .. } => words.with("programme-any", &[("count", of.into())]),
        Line::Tiet { of, .. } => words.with("programme-tiet", &[("tiet", words.tiet(of).into())]),
    }
}

fn figures(words: Words, line: Line) -> String {
    match line {
        Line::All { done, of } | Line::Any { done, of } => {
            words.with("programme-courses-of", &[("done", done.into()), ("count", of.into())])
        }
        Line::Tiet { done, of } => {
            let amount = |tiet: Tiet| words.decimal(tiet.halves.saturating_mul(500), 1);
            words.with("programme-tiet-of", &[("done", amount(done).into()), ("of", amount(of).into())])
        }
    }
}
