//! The page of a file: its text, what learners will see of it, and what is wrong.
//!
//! It works by a plain form. The script of the writing room finds its places by the ids and `data-` attributes here.

use super::{
    conflict::ConflictNote,
    script::{EditorScript, EditorUrls},
};
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormTrouble, error_line},
        flash::{Flash, FlashMessage},
        icon::{Glyph, Icon},
        problems::{ProblemLine, Problems},
    },
    words::Words,
};
use domain::{locale::Locale, writing::Piece};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct EditorView {
    /// The course's id.
    pub course: String,
    /// The course's title.
    pub course_title: String,
    /// The language of the text.
    pub lang: Locale,
    /// The title of the file.
    pub title: String,
    /// Relative to the course's folder.
    pub path: String,
    /// Its text, or what was typed.
    pub text: String,
    /// The version from which it is written.
    pub version: i64,
    /// The draft or revision whose versions count.
    pub origin: String,
    /// Made by the page, so that a repeated save saves once.
    pub save: String,
    /// Who saved last, and when.
    pub saved: Option<(String, DateTime)>,
    /// What is wrong in this file, as it was last saved.
    pub problems: Vec<ProblemLine>,
    /// Errors in other files.
    pub errors_elsewhere: usize,
    /// What learners will see of the last save, safe HTML; nothing where it cannot be read.
    pub preview_html: Option<String>,
    /// Whether the file can be seen as a page of its own.
    pub has_page: bool,
    /// Whether it is taken out of the course.
    pub is_gone: bool,
    /// Texts that were set aside.
    pub asides: Vec<AsideLine>,
    /// Whether the folder holds something that is not published.
    pub folder_is_newer: bool,
    /// The text that stands there, where the one in the form meets it.
    pub conflict: Option<ConflictView>,
    /// What is wrong with the form.
    pub errors: FieldErrors,
    /// Where the editor is; the conflict that a form met is settled without it.
    pub editor: Option<EditorUrls>,
}

/// A text that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsideLine {
    /// The save.
    pub id: String,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: DateTime,
}

/// Another's text beside the one in the form.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictView {
    /// Who saved it, and when.
    pub by: Option<(String, DateTime)>,
    /// The two texts word by word: gone is what only hers has, new is what only the form has; nothing where the file was
    /// taken out.
    pub pieces: Option<Vec<Piece>>,
    /// Their text, to be copied from.
    pub theirs: Option<String>,
}

impl EditorView {
    fn address(&self) -> String {
        super::course::file_address(&self.course, &self.path)
    }
}

/// The page.
#[component]
pub fn EditorPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: EditorView,
) -> impl IntoView {
    let home = format!("/writing/{}", page.course);
    let crumbs = vec![("/writing".to_owned(), words.say("nav-writing")), (home, page.course_title.clone())];
    let conflict = page.conflict.clone().map(|conflict| view! { <ConflictNote words conflict/> });
    view! {
        <Crumbs words links=crumbs/>
        <div class="room-head">
            <h1 lang=words.foreign(page.lang)>{page.title.clone()}</h1>
            <p class="tiny faint">{page.path.clone()}</p>
        </div>
        {notes(words, &page)}
        {conflict}
        <FormTrouble words errors=page.errors.clone()/>
        <div
            class="writing-room"
            data-course=page.course.clone()
            data-path=page.path.clone()
            data-source=format!("/writing/{}/source", page.course)
            data-save=page.address()
            data-locale=words.locale().code()
            data-media=format!("/writing/{}/media", page.course)
        >
            {pane_choice(words, &page)}
            {write_pane(words, &page)}
            {look_pane(words, &page)}
            {check_pane(words, &page)}
        </div>
        {asides(words, &page)}
        {page.editor.map(|urls| view! { <EditorScript words urls/> })}
    }
    .into_any()
}

/// What is to be known before one writes.
fn notes(words: Words, page: &EditorView) -> Vec<AnyView> {
    let warn = |lead: &str, text: &str| {
        let flash = Flash { mood: crate::components::flash::Mood::Warn, lead: words.say(lead), text: words.say(text) };
        view! { <FlashMessage flash/> }.into_any()
    };
    let mut notes = Vec::new();
    if page.is_gone && page.conflict.is_none() {
        notes.push(warn("writing-file-gone", "writing-file-gone-how"));
    }
    if page.folder_is_newer {
        notes.push(warn("writing-folder-newer", "writing-folder-newer-how"));
    }
    notes
}

/// On phones one pane at a time.
fn pane_choice(words: Words, page: &EditorView) -> AnyView {
    let check = words.with("writing-pane-check", &[("count", page.problems.len().into())]);
    view! {
        <fieldset class="switch full">
            <legend class="hide">{words.say("writing-panes")}</legend>
            <label><input type="radio" name="see" id="see-write" checked=true/>{words.say("writing-pane-write")}</label>
            <label><input type="radio" name="see" id="see-look"/>{words.say("writing-pane-look")}</label>
            <label><input type="radio" name="see" id="see-check"/>{check}</label>
        </fieldset>
    }
    .into_any()
}

fn write_pane(words: Words, page: &EditorView) -> AnyView {
    let saved = match &page.saved {
        Some((by, at)) => {
            words.with("writing-saved-by", &[("name", by.as_str().into()), ("time", words.date_time(*at).into())])
        }
        None => words.say("writing-saved-never"),
    };
    let verb = if page.conflict.is_some() { "writing-save-anyway" } else { "writing-save" };
    let error = page.errors.of("text");
    // A browser drops the first line break of a text area.
    let text = format!("\n{}", page.text);
    view! {
        <section class="pane p-write" aria-labelledby="write">
            <h2 id="write">{words.say("writing-text")}</h2>
            <form method="post" action=page.address()>
                <input type="hidden" name="version" value=page.version.to_string()/>
                <input type="hidden" name="origin" value=page.origin.clone()/>
                <input type="hidden" name="save" value=page.save.clone()/>
                <textarea
                    id="text"
                    name="text"
                    aria-labelledby="write"
                    aria-invalid=error.is_some().then_some("true")
                    aria-describedby=error.is_some().then_some("text-error")
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    lang=page.lang.code()
                    rows="28"
                    data-version=page.version.to_string()
                    inner_html=escaped(&text)
                ></textarea>
                {error_line("text", error)}
                <div class="toolbar">
                    <p class="saved" id="saved" role="status"><Icon glyph=Glyph::Kept/>" "{saved}</p>
                    <button class="btn main">{words.say(verb)}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// A text as it may stand between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn look_pane(words: Words, page: &EditorView) -> AnyView {
    let lang = words.foreign(page.lang);
    let inside = match &page.preview_html {
        Some(html) => view! { <div class="preview-text" lang=lang inner_html=html.clone()></div> }.into_any(),
        None => view! { <p class="quiet">{words.say("writing-nothing-to-see")}</p> }.into_any(),
    };
    let whole = page.has_page.then(|| {
        let address = format!("/writing/{}/preview/{}", page.course, page.path);
        view! { <p class="whole"><a href=address>{words.say("writing-preview-page")}</a></p> }
    });
    view! {
        <section class="pane p-look" aria-labelledby="look">
            <h2 id="look">{words.say("writing-look")}</h2>
            <div class="writing-preview" id="preview" tabindex="0">{inside}</div>
            {whole}
        </section>
    }
    .into_any()
}

fn check_pane(words: Words, page: &EditorView) -> AnyView {
    let elsewhere = words.with("writing-elsewhere", &[("count", page.errors_elsewhere.into())]);
    let address = format!("/writing/{}/problems", page.course);
    // The script shows and hides them as it goes.
    let (is_clean, is_clean_elsewhere) = (page.problems.is_empty(), page.errors_elsewhere == 0);
    view! {
        <section class="pane p-check full" aria-labelledby="check">
            <h2 id="check">{words.say("writing-check")}</h2>
            <p class="quiet file-clean" hidden=!is_clean>{words.say("writing-file-clean")}</p>
            <Problems words problems=page.problems.clone() id="problems"/>
            <p class="whole elsewhere" hidden=is_clean_elsewhere><a href=address>{elsewhere}</a></p>
        </section>
    }
    .into_any()
}

/// Texts that met another's and wait to be taken.
fn asides(words: Words, page: &EditorView) -> Option<AnyView> {
    let rows = page.asides.iter().map(|aside| {
        let values = [("name", aside.by.as_str().into()), ("time", words.date_time(aside.at).into())];
        let address = format!("{}?aside={}", page.address(), aside.id);
        view! {
            <li>
                <Icon glyph=Glyph::Sheet/>
                <p>{words.with("writing-aside", &values)}</p>
                <a class="btn small" href=address>{words.say("writing-aside-take")}</a>
            </li>
        }
    });
    let rows = rows.collect_view();
    (!page.asides.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="asides">
                <div class="head"><h2 id="asides">{words.say("writing-asides")}</h2></div>
                <p class="quiet">{words.say("writing-asides-how")}</p>
                <ul class="lines" role="list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
