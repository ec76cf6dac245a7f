//! A programme in a list: how far the reader is, what is left, until when.

use super::{
    badge::{Badge, Tone},
    dial::Dial,
    due::{Due, DueNote},
    icon::Glyph,
};
use crate::words::Words;
use domain::{
    programme::{Line, Progress},
    text::bind_words,
};
use leptos::prelude::*;

/// What a line says of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeLine {
    /// The programme's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Whether the reader must; `None` where nobody asks her to.
    pub is_mandatory: Option<bool>,
    /// Until when.
    pub due: Option<Due>,
    /// How far the reader is; `None` for guests.
    pub progress: Option<Progress>,
}

/// The programmes of a list.
#[component]
pub fn ProgrammeLines(
    /// The language.
    words: Words,
    /// The programmes.
    lines: Vec<ProgrammeLine>,
) -> impl IntoView {
    let lines = lines.into_iter().map(|line| view! { <OneLine words line/> }).collect_view();
    view! { <ol class="agenda" role="list">{lines}</ol> }
}

#[component]
fn OneLine(
    /// The language.
    words: Words,
    /// The programme.
    line: ProgrammeLine,
) -> impl IntoView {
    let ProgrammeLine { id, title, is_mandatory, due, progress } = line;
    let obligation = is_mandatory.map(|is_mandatory| {
        let (tone, key) = if is_mandatory { (Tone::Info, "card-mandatory") } else { (Tone::Line, "card-proposed") };
        view! { <Badge tone text=words.say(key)/>" " }
    });
    let (dial, state) = match progress {
        Some(progress) => {
            let (done, all) = courses_done(&progress);
            (view! { <Dial done all size="dial-m"/> }.into_any(), state(words, &progress))
        }
        None => (().into_any(), ().into_any()),
    };
    view! {
        <li>
            <div class="day">{dial}</div>
            <div>
                <h3>{bind_words(&title)}</h3>
                <p class="small quiet row">{obligation}{due.map(|due| view! { <DueNote words due/> })}</p>
                {state}
            </div>
            <div class="act"><a class="btn" href=format!("/programmes/{id}")>{words.say("programme-open")}</a></div>
        </li>
    }
    .into_any()
}

fn state(words: Words, progress: &Progress) -> AnyView {
    match progress.completed_on {
        Some(on) => {
            let text = words.with("card-completed", &[("date", words.date(on).into())]);
            view! { <p><Badge tone=Tone::Good glyph=Some(Glyph::Tick) text/></p> }.into_any()
        }
        None => view! { <p class="small">{left(words, progress)}</p> }.into_any(),
    }
}

/// What is left, in one sentence.
pub fn left(words: Words, progress: &Progress) -> String {
    let parts: Vec<String> = progress.left().iter().map(|phrase| words.phrase(phrase)).collect();
    words.with("programme-left", &[("parts", parts.join(", ").into())])
}

/// Courses done and asked for; where only tiết are asked for, whole tiết.
pub fn courses_done(progress: &Progress) -> (u32, u32) {
    let mut sum = (0, 0);
    for line in &progress.lines {
        if let Line::All { done, of } | Line::Any { done, of } = line {
            sum = (sum.0 + done, sum.1 + of);
        }
    }
    let tiet = progress.lines.iter().find_map(|line| match line {
        Line::Tiet { done, of } if sum.1 == 0 => Some((done.halves / 2, (of.halves + 1) / 2)),
        _ => None,
    });
    match tiet {
        Some((done, all)) => (u32::try_from(done).unwrap_or(u32::MAX), u32::try_from(all).unwrap_or(u32::MAX)),
        None => (u32::try_from(sum.0).unwrap_or(u32::MAX), u32::try_from(sum.1).unwrap_or(u32::MAX)),
    }
}
