//! The outline of a course beside a lesson: a drawer on phones, a column on desks.

use crate::{
    components::{
        dial::Dial,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use leptos::prelude::*;

/// A course as it stands for one learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The language of its title, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// The title of the course.
    pub title: String,
    /// Its address.
    pub address: String,
    /// Parts that are done.
    pub done: u32,
    /// All parts that count.
    pub all: u32,
    /// The modules in order.
    pub modules: Vec<OutlineModule>,
}

/// A module of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineModule {
    /// Its number, from 1.
    pub number: usize,
    /// The language of its title, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// Its title.
    pub title: String,
    /// Whether its entries are shown at once: it holds the current one.
    pub is_open: bool,
    /// Why it is shut, in a sentence; its entries are then shown without links.
    pub shut: Option<String>,
    /// Lessons and quizzes in order.
    pub items: Vec<OutlineItem>,
}

/// An entry of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineItem {
    /// The language of its title, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// Its title.
    pub title: String,
    /// Its address, when it can be opened.
    pub address: Option<String>,
    /// How far the learner is.
    pub step: Step,
    /// Its length in words: 12 phút, 15 câu.
    pub length: String,
    /// A quiz and not a lesson.
    pub is_quiz: bool,
    /// It is the page itself.
    pub is_here: bool,
}

/// How far a learner is with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Read, or passed.
    Done,
    /// Begun, or the page itself.
    Now,
    /// Not begun.
    Open,
    /// It opens later.
    Shut,
    /// Not written yet.
    Planned,
}

/// The drawer, opened by a button with `popovertarget="outline"`.
#[component]
pub fn OutlineDrawer(
    /// The language.
    words: Words,
    /// The course.
    outline: Outline,
) -> impl IntoView {
    let count = words.with("outline-done", &[("done", outline.done.into()), ("all", outline.all.into())]);
    let modules = outline.modules.into_iter().map(|part| module(words, part)).collect_view();
    view! {
        <nav class="drawer outline" id="outline" popover="auto" aria-label=words.say("outline-label")>
            <p class="small quiet"><a href=outline.address lang=outline.lang>{outline.title}</a></p>
            <div class="dial-with small mini"><Dial done=outline.done all=outline.all/><span class="num">{count}</span></div>
            {modules}
            <button class="btn wide drawer-only" type="button" popovertarget="outline" popovertargetaction="hide">
                {words.say("outline-close")}
            </button>
        </nav>
    }
    .into_any()
}

fn module(words: Words, part: OutlineModule) -> AnyView {
    let items = part.items.into_iter().map(|entry| item(words, entry)).collect_view();
    let note = part.shut.map(|why| view! { <p class="note">{why}</p> });
    view! {
        <details class="module" open=part.is_open>
            <summary><span lang=part.lang>{format!("{}. {}", part.number, part.title)}</span></summary>
            {note}
            <ol role="list">{items}</ol>
        </details>
    }
    .into_any()
}

fn item(words: Words, entry: OutlineItem) -> AnyView {
    let (class, glyph) = match entry.step {
        Step::Done => ("is-done", Glyph::Done),
        Step::Now => ("is-now", Glyph::Now),
        Step::Open if entry.is_quiz => ("", Glyph::Quiz),
        Step::Open => ("", Glyph::Open),
        Step::Shut | Step::Planned => ("is-shut", Glyph::Shut),
    };
    let state = format!(" ({})", words.say(step_key(entry.step)));
    let inside = view! {
        <Icon glyph/>
        <span><span lang=entry.lang>{entry.title}</span><span class="hide">{state}</span></span>
        " "
        <span class="t num">{entry.length}</span>
    };
    let row = match entry.address {
        Some(address) => view! { <a href=address aria-current=entry.is_here.then_some("page")>{inside}</a> }.into_any(),
        None => view! { <span>{inside}</span> }.into_any(),
    };
    view! { <li class=class>{row}</li> }.into_any()
}

fn step_key(step: Step) -> &'static str {
    match step {
        Step::Done => "outline-step-done",
        Step::Now => "outline-step-now",
        Step::Open => "outline-step-open",
        Step::Shut => "outline-step-shut",
        Step::Planned => "outline-step-planned",
    }
}
