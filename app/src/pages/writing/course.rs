//! A course as its authors work at it: the outline with every file, what is wrong, and what can be done.

mod add;
mod outline;
mod state;

use super::{DraftFacts, errors_badge};
use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        field::FieldErrors,
        flash::{Flash, FlashMessage},
        icon::{Glyph, Icon},
    },
    words::Words,
};
use add::AddForms;
use domain::locale::Locale;
use jiff::civil::Date;
use leptos::prelude::*;
use outline::Outline;
use state::{leave, state};

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseView {
    /// The course's id.
    pub id: String,
    /// The language of its texts.
    pub lang: Locale,
    /// Its title.
    pub title: String,
    /// The number of the published revision, and its day.
    pub published: Option<(i64, Date)>,
    /// The open draft.
    pub draft: Option<DraftFacts>,
    /// What keeps the course as it stands from being published.
    pub errors: usize,
    /// What should be looked at besides.
    pub warnings: usize,
    /// Whether the folder holds something that is not published.
    pub folder_is_newer: bool,
    /// `course.md`.
    pub head: FileLine,
    /// The modules in order.
    pub modules: Vec<ModuleLine>,
    /// Banks of questions.
    pub banks: Vec<FileLine>,
    /// Texts that the outline does not list: translations, transcripts, and what was forgotten.
    pub others: Vec<FileLine>,
    /// Files that the draft has taken away.
    pub gone: Vec<FileLine>,
    /// Paths of media.
    pub media: Vec<String>,
    /// Made by the page, so that a form that is repeated adds once.
    pub form_id: String,
    /// What is wrong with the form that was sent.
    pub errors_of_form: FieldErrors,
    /// What could not be done.
    pub refusal: Option<Flash>,
}

/// A file of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    /// Relative to the course's folder.
    pub path: String,
    /// Its title, or its path.
    pub title: String,
    /// What it is.
    pub kind: PartKind,
    /// Its length.
    pub minutes: Option<u32>,
    /// How it stands to what is published.
    pub mark: Mark,
    /// Its errors.
    pub errors: usize,
    /// Its warnings.
    pub warnings: usize,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// `course.md`.
    Course,
    /// `module.md`.
    Module,
    /// A lesson.
    Lesson,
    /// A quiz.
    Quiz,
    /// A survey.
    Survey,
    /// A bank of questions.
    Bank,
    /// A translation, a transcript, or anything else.
    Other,
}

impl PartKind {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Course => "writing-kind-course",
            Self::Module => "writing-kind-module",
            Self::Lesson => "writing-kind-lesson",
            Self::Quiz => "writing-kind-quiz",
            Self::Survey => "writing-kind-survey",
            Self::Bank => "writing-kind-bank",
            Self::Other => "writing-kind-other",
        }
    }
}

/// How a file stands to what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As published.
    Same,
    /// With another text.
    Changed,
    /// Not published yet.
    New,
    /// No longer in the draft.
    Gone,
}

/// A module and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleLine {
    /// Its file; none for a module that has only a title.
    pub file: Option<FileLine>,
    /// Its title.
    pub title: String,
    /// Its parts in order.
    pub items: Vec<ItemLine>,
}

impl ModuleLine {
    /// How forms name it: by its file, or by its title where it has none.
    pub fn key(&self) -> String {
        self.file.as_ref().map_or_else(|| self.title.clone(), |file| file.path.clone())
    }
}

/// An entry of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemLine {
    /// A lesson, a quiz or a survey.
    File(FileLine),
    /// A title without a file.
    Planned(String),
}

/// The page.
#[component]
pub fn WritingCoursePage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: CourseView,
) -> impl IntoView {
    let crumbs = vec![("/writing".to_owned(), words.say("nav-writing"))];
    let refusal = view.refusal.clone().map(|flash| view! { <FlashMessage flash/> });
    view! {
        <Crumbs words links=crumbs/>
        {refusal}
        <div class="page-head"><h1 lang=words.foreign(view.lang)>{view.title.clone()}</h1></div>
        <div class="split">
            <div class="stack wide-gap">
                <Outline words view=view.clone()/>
                {others(words, &view)}
                {media(words, &view)}
            </div>
            <div class="stack aside">
                {state(words, &view)}
                <AddForms words view=view.clone()/>
                {leave(words, &view)}
            </div>
        </div>
    }
    .into_any()
}

/// The badge of a file that is not as published.
fn mark_badge(words: Words, mark: Mark) -> Option<AnyView> {
    let (tone, key) = match mark {
        Mark::Same => return None,
        Mark::Changed => (Tone::Info, "writing-mark-changed"),
        Mark::New => (Tone::Good, "writing-mark-new"),
        Mark::Gone => (Tone::Line, "writing-mark-gone"),
    };
    Some(view! { <Badge tone text=words.say(key)/> }.into_any())
}

/// Title, facts and state of a file.
fn file_cell(words: Words, course: &str, lang: Option<&'static str>, file: &FileLine) -> AnyView {
    let address = file_address(course, &file.path);
    view! { <a href=address lang=lang>{file.title.clone()}</a> {file_facts(words, file)} }.into_any()
}

/// Facts and state of a file.
fn file_facts(words: Words, file: &FileLine) -> AnyView {
    let mut facts = vec![words.say(file.kind.key())];
    facts.extend(file.minutes.map(|minutes| words.minutes(minutes)));
    let errors = (file.errors > 0).then(|| errors_badge(words, file.errors));
    let warnings = (file.warnings > 0).then(|| words.with("writing-warnings", &[("count", file.warnings.into())]));
    facts.extend(warnings);
    view! {
        <p class="row small quiet">
            <span>{facts.join(" · ")}</span>
            " "{mark_badge(words, file.mark)}" "{errors}
        </p>
    }
    .into_any()
}

/// The address of a file's page.
pub(crate) fn file_address(course: &str, path: &str) -> String {
    format!("/writing/{course}/files/{path}")
}

/// Files beside the outline.
fn others(words: Words, view: &CourseView) -> Vec<AnyView> {
    [
        ("banks", "writing-banks", &view.banks),
        ("others", "writing-others", &view.others),
        ("gone", "writing-gone", &view.gone),
    ]
    .into_iter()
    .filter(|(_, _, files)| !files.is_empty())
    .map(|(id, title, files)| {
        let rows = files.iter().map(|file| {
            let cell = file_cell(words, &view.id, words.foreign(view.lang), file);
            view! { <li><Icon glyph=Glyph::Sheet/><div>{cell}<p class="tiny faint">{file.path.clone()}</p></div></li> }
        });
        view! {
            <section aria-labelledby=id>
                <h2 id=id>{words.say(title)}</h2>
                <ul class="lines" role="list">{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
    .collect()
}

fn media(words: Words, view: &CourseView) -> Option<AnyView> {
    let rows = view.media.iter().map(|path| {
        let address = format!("/writing/{}/media/{path}", view.id);
        view! { <li><Icon glyph=Glyph::Sheet/><a href=address>{path.clone()}</a></li> }
    });
    let rows = rows.collect_view();
    (!view.media.is_empty()).then(|| {
        view! {
            <section aria-labelledby="media">
                <h2 id="media">{words.say("writing-media")}</h2>
                <p class="quiet">{words.say("writing-media-how")}</p>
                <ul class="lines" role="list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
