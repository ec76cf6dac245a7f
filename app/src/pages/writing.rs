//! The writing room: courses that one writes, their drafts, and the pages of their files.

pub mod confirm;
pub mod conflict;
pub mod course;
pub mod editor;
pub mod preview;
pub mod problems;
pub mod publication;
pub mod reviews;
pub mod revisions;
pub mod script;
pub mod trial;

use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, SelectField, TextField},
        icon::Glyph,
    },
    words::Words,
};
use domain::locale::Locale;
use jiff::civil::{Date, DateTime};
use leptos::prelude::*;

/// A course that one may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenCourse {
    /// Its id.
    pub id: String,
    /// The catalogue's code.
    pub code: String,
    /// The language of its title.
    pub lang: Locale,
    /// Its title, as the draft has it.
    pub title: String,
    /// The number of the published revision, and its day.
    pub published: Option<(i64, Date)>,
    /// The open draft.
    pub draft: Option<DraftFacts>,
}

/// How a draft stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFacts {
    /// Who changed it last.
    pub by: String,
    /// When.
    pub at: DateTime,
    /// Files that differ from what is published.
    pub files: usize,
    /// What keeps it from being published.
    pub errors: usize,
}

/// The form of a new course, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCourseForm {
    /// The title.
    pub title: String,
    /// The catalogue's code.
    pub code: String,
    /// The folder; made from the title where it is empty.
    pub folder: String,
    /// The language.
    pub lang: String,
    /// What is wrong.
    pub errors: FieldErrors,
    /// Made by the page.
    pub form_id: String,
}

/// The courses that one writes, and the form of a new one.
#[component]
pub fn WritingPage(
    /// The language.
    words: Words,
    /// The courses, those with a draft first.
    courses: Vec<WrittenCourse>,
    /// The form.
    form: NewCourseForm,
) -> impl IntoView {
    let body = if courses.is_empty() {
        view! { <Empty title=words.say("writing-none") text=words.say("writing-none-text")/> }.into_any()
    } else {
        let rows = courses.into_iter().map(|course| row(words, course)).collect_view();
        view! { <ol class="agenda" role="list">{rows}</ol> }.into_any()
    };
    view! {
        <div class="page-head"><h1>{words.say("nav-writing")}</h1><p class="lead">{words.say("writing-lead")}</p></div>
        {body}
        {new_course(words, form)}
    }
    .into_any()
}

/// How a draft stands, in words.
pub(crate) fn draft_sentence(words: Words, draft: &DraftFacts) -> String {
    let values =
        [("count", draft.files.into()), ("name", draft.by.as_str().into()), ("time", words.date_time(draft.at).into())];
    words.with("writing-draft-facts", &values)
}

/// What is published, in words.
pub(crate) fn published_sentence(words: Words, published: Option<(i64, Date)>) -> String {
    match published {
        Some((number, day)) => {
            words.with("writing-published", &[("number", number.into()), ("date", words.date(day).into())])
        }
        None => words.say("writing-unpublished"),
    }
}

/// Whether a draft may be published.
pub(crate) fn errors_badge(words: Words, errors: usize) -> AnyView {
    let text = words.with("writing-errors", &[("count", errors.into())]);
    if errors == 0 {
        view! { <Badge tone=Tone::Good glyph=Some(Glyph::Tick) text/> }.into_any()
    } else {
        view! { <Badge tone=Tone::Bad glyph=Some(Glyph::Cross) text/> }.into_any()
    }
}

fn row(words: Words, course: WrittenCourse) -> AnyView {
    let published = published_sentence(words, course.published);
    let verb = if course.draft.is_some() { "writing-go-on" } else { "writing-open" };
    let draft = course.draft.map(|draft| {
        view! {
            <p class="small quiet">{draft_sentence(words, &draft)}</p>
            <p class="row">{errors_badge(words, draft.errors)}</p>
        }
    });
    view! {
        <li>
            <p class="day">{course.code}</p>
            <div>
                <h2 class="small-h" lang=words.foreign(course.lang)>{course.title}</h2>
                <p class="small quiet">{published}</p>
                {draft}
            </div>
            <div class="act"><a class="btn" href=format!("/writing/{}", course.id)>{words.say(verb)}</a></div>
        </li>
    }
    .into_any()
}

fn new_course(words: Words, form: NewCourseForm) -> AnyView {
    let NewCourseForm { title, code, folder, lang, errors, form_id } = form;
    let languages = Locale::ALL.map(|locale| (locale.code().to_owned(), locale.own_name().to_owned())).to_vec();
    let hint = |key: &str| Some(words.say(key));
    view! {
        <section class="section" aria-labelledby="new">
            <div class="head"><h2 id="new">{words.say("writing-new")}</h2></div>
            <p class="quiet">{words.say("writing-new-lead")}</p>
            <form class="form stack" method="post" action="/writing">
                <FormTrouble words errors=errors.clone()/>
                <FormId id=form_id/>
                <TextField name="title" label=words.say("writing-title") value=title error=errors.of("title")/>
                <div class="fields">
                    <TextField
                        name="code"
                        label=words.say("writing-code")
                        value=code
                        hint=hint("writing-code-hint")
                        error=errors.of("code")
                        most=20
                    />
                    <SelectField
                        name="lang"
                        label=words.say("writing-lang")
                        options=languages
                        chosen=lang
                        hint=hint("writing-lang-hint")
                        error=errors.of("lang")
                    />
                </div>
                <TextField
                    name="folder"
                    label=words.say("writing-folder")
                    value=folder
                    hint=hint("writing-folder-hint")
                    error=errors.of("folder")
                    optional=true
                    most=64
                />
                <div class="actions"><button class="btn main">{words.say("writing-begin")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
