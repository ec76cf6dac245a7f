//! A lesson: outline, text, self-check questions, and the way on.

mod media;
mod outline;
mod practice;

pub use outline::{Outline, OutlineItem, OutlineModule, Step};
pub use practice::Practice;

use crate::{
    components::{
        badge::{Badge, Tone},
        field::FormId,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::{
    course::{Block, Lesson},
    text::bind_words,
};
use jiff::civil::Date;
use leptos::prelude::*;
use media::LessonMediaPlayer;
use outline::OutlineDrawer;
use practice::PracticeQuestion;

/// What a lesson page shows.
#[derive(Clone)]
pub struct LessonView {
    /// The course and where this lesson stands in it.
    pub outline: Outline,
    /// The lesson; of its questions only what a sheet shows reaches the page.
    pub lesson: Lesson,
    /// The number of its module.
    pub module: usize,
    /// Its number among the lessons of the module.
    pub number: usize,
    /// How many lessons the module has.
    pub of: usize,
    /// When its revision was published.
    pub updated: Option<Date>,
    /// The address of the lesson, without query.
    pub address: String,
    /// Where the media of this revision are, without a slash at the end.
    pub media: String,
    /// A source has run out or a cited act has ended.
    pub needs_review: bool,
    /// The text is shown in its original language, since it is not translated.
    pub untranslated: bool,
    /// The practice question that has just been answered.
    pub practice: Option<Practice>,
    /// How far the reader is.
    pub reading: Reading,
    /// The entry before.
    pub previous: Option<Neighbour>,
    /// The entry after.
    pub next: Option<Neighbour>,
}

/// How far a reader is with a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Not enrolled: the text can be read, nothing is kept.
    Visitor,
    /// Its author looks at it before it is published.
    Preview,
    /// Enrolled, not yet read to the end.
    Open {
        /// The id of the form that marks it as read.
        form_id: String,
    },
    /// Marked as read on this day.
    Read(Date),
}

/// The lesson or quiz before or after this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// The language of its title, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: String,
}

/// A lesson.
#[component]
pub fn LessonPage(
    /// The language.
    words: Words,
    /// What it shows.
    page: LessonView,
) -> impl IntoView {
    let lang = words.foreign(page.lesson.lang);
    let kept = (!matches!(page.reading, Reading::Visitor | Reading::Preview)).then(|| {
        view! { <span class="saved"><Icon glyph=Glyph::Kept/>" "{words.say("lesson-place-kept")}</span> }
    });
    let player = page.lesson.media.clone().map(|media| {
        view! { <LessonMediaPlayer words media root=page.media.clone() title=page.lesson.title.clone()/> }
    });
    let facts = facts(words, &page);
    let finish = finish(words, &page);
    let neighbours = neighbours(words, page.previous, page.next);
    let contents = contents(words, lang, &page.lesson.headings);
    let blocks = blocks(words, lang, &page.address, page.lesson.blocks, page.practice);
    view! {
        <div class="split left lesson">
            <OutlineDrawer words outline=page.outline/>
            <article>
                <div class="row apart top">
                    <button class="btn small drawer-only" type="button" popovertarget="outline">
                        <Icon glyph=Glyph::List/>" "{words.say("lesson-outline")}
                    </button>
                    {kept}
                </div>
                <div class="prose">
                    {facts}
                    <h1 lang=lang>{bind_words(&page.lesson.title)}</h1>
                    {page.untranslated.then(|| view! { <p class="source">{words.say("lesson-untranslated")}</p> })}
                    {player}
                    {contents}
                </div>
                {blocks}
                {finish}
                {neighbours}
            </article>
        </div>
    }
    .into_any()
}

fn facts(words: Words, page: &LessonView) -> AnyView {
    let values = [("module", page.module.into()), ("number", page.number.into()), ("of", page.of.into())];
    let mut facts = vec![words.with("lesson-number", &values), words.minutes(page.lesson.minutes)];
    if let Some(day) = page.updated {
        facts.push(words.with("lesson-updated", &[("date", words.date(day).into())]));
    }
    let review = page.needs_review.then(|| {
        view! {
            <p class="small">
                <Badge tone=Tone::Warn glyph=Some(Glyph::Clock) text=words.say("lesson-needs-review")/>" "
                {words.say("lesson-needs-review-why")}
            </p>
        }
    });
    view! {
        <p class="small quiet lesson-no">{facts.join(" · ")}</p>
        {review}
    }
    .into_any()
}

/// Short lessons need no table of contents.
fn contents(words: Words, lang: Option<&'static str>, headings: &[(String, String)]) -> Option<AnyView> {
    let rows = |headings: &[(String, String)]| {
        let row = |(anchor, text): &(String, String)| {
            view! { <li><a href=format!("#{anchor}")>{text.clone()}</a></li> }
        };
        headings.iter().map(row).collect_view()
    };
    (headings.len() > 2).then(|| {
        view! {
            <details class="contents-list">
                <summary>{words.say("lesson-contents")}</summary>
                <ol lang=lang>{rows(headings)}</ol>
            </details>
        }
        .into_any()
    })
}

/// Neighbouring questions share one heading, which comes from here and not from the author.
fn blocks(
    words: Words,
    lang: Option<&'static str>,
    address: &str,
    blocks: Vec<Block>,
    mut practice: Option<Practice>,
) -> Vec<AnyView> {
    let mut number = 0;
    let mut after_question = false;
    let mut views = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Html(html) => {
                views.push(view! { <div class="prose" lang=lang inner_html=html></div> }.into_any());
                after_question = false;
            }
            Block::Practice(question) => {
                number += 1;
                let heading = (!after_question).then(|| words.say("practice-heading"));
                let sheet = question.practice_sheet(number);
                let state = practice.take_if(|practice| practice.question() == question.id);
                let address = address.to_owned();
                views.push(view! { <PracticeQuestion words address heading sheet state/> }.into_any());
                after_question = true;
            }
        }
    }
    views
}

fn finish(words: Words, page: &LessonView) -> AnyView {
    let next = page.next.as_ref().map(|next| words.with("lesson-next-is", &[("title", next.title.clone().into())]));
    match &page.reading {
        Reading::Visitor => view! {
            <div class="finish">
                <div><p><b>{words.say("lesson-visitor")}</b></p><p class="small quiet">{words.say("lesson-visitor-how")}</p></div>
                <a class="btn main" href=page.outline.address.clone()>{words.say("lesson-visitor-go")}</a>
            </div>
        }
        .into_any(),
        Reading::Preview => ().into_any(),
        Reading::Open { form_id } => view! {
            <form class="finish" method="post" action=format!("{}/completion", page.address)>
                <FormId id=form_id.clone()/>
                <div><p><b>{words.say("lesson-at-the-end")}</b></p><p class="small quiet">{next}</p></div>
                <button class="btn main">{words.say("lesson-mark-read")}" "<Icon glyph=Glyph::Tick/></button>
            </form>
        }
        .into_any(),
        Reading::Read(day) => view! {
            <div class="finish">
                <div>
                    <p><b>{words.with("lesson-read-on", &[("date", words.date(*day).into())])}</b></p>
                    <p class="small quiet">{next}</p>
                </div>
                <Badge tone=Tone::Good glyph=Some(Glyph::Tick) text=words.say("lesson-read")/>
            </div>
        }
        .into_any(),
    }
}

fn neighbours(words: Words, previous: Option<Neighbour>, next: Option<Neighbour>) -> AnyView {
    let previous = match previous {
        Some(entry) => view! {
            <a href=entry.address rel="prev">
                <Icon glyph=Glyph::Back/>
                <span><span class="tiny faint">{words.say("lesson-previous")}</span><span lang=entry.lang>{entry.title}</span></span>
            </a>
        }
        .into_any(),
        None => view! { <span></span> }.into_any(),
    };
    let next = next.map(|entry| {
        view! {
            <a href=entry.address rel="next">
                <span><span class="tiny faint">{words.say("lesson-next")}</span><span lang=entry.lang>{entry.title}</span></span>
                <Icon glyph=Glyph::Forward/>
            </a>
        }
    });
    view! { <nav class="pager" aria-label=words.say("lesson-neighbours")>{previous}{next}</nav> }.into_any()
}
