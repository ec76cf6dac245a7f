//! The courses that one writes, and the form of a new one.

use super::{Taught, draft_facts, title_of};
use crate::{
    db::drafts,
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
    writing::{
        Working,
        beginning::{Begun, NewCourse, is_free_on_disk},
        checking::check,
    },
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::writing::{NewCourseForm, WritingPage, WrittenCourse},
    words::Words,
};
use axum::{extract::State, http::StatusCode};
use domain::{
    course::{is_id, short_slug},
    locale::Locale,
    text::longer_than,
};
use leptos::prelude::*;

/// The longest title, in letters.
pub(super) const LONGEST_TITLE: usize = 200;
/// The longest code of a course.
const LONGEST_CODE: usize = 20;

/// GET /writing
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    let form = NewCourseForm {
        form_id: secret::uuid(app.clock.now()),
        lang: visit.locale.code().to_owned(),
        ..NewCourseForm::default()
    };
    page(&app, &visit, &actor, form).await
}

async fn page(app: &AppState, visit: &Visit, actor: &Actor, form: NewCourseForm) -> Answer {
    let words = Words::new(visit.locale);
    let courses = courses(app, actor).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(app, visit, words.say("nav-writing")).at(Place::Writing).status(status);
    Ok(page.show(move || view! { <WritingPage words courses form/> }).await)
}

/// The courses of the actor, those with a draft first.
async fn courses(app: &AppState, actor: &Actor) -> Result<Vec<WrittenCourse>, Error> {
    let taught = Taught::load(app, actor).await?;
    let mut conn = app.db.read().await?;
    let drafts = drafts::all_open(&mut conn).await?;
    let mut courses = Vec::new();
    let mut seen = Vec::new();
    for draft in drafts.into_iter().filter(|draft| taught.holds(&draft.course)) {
        seen.push(draft.course.clone());
        let working = Working::of_draft(&mut conn, draft).await?;
        courses.push(drafted(app, &working).await?);
    }
    drop(conn);
    for edition in app.catalogue().editions().iter().filter(|edition| taught.holds(&edition.course.id)) {
        if seen.contains(&edition.course.id) {
            continue;
        }
        courses.push(WrittenCourse {
            id: edition.course.id.clone(),
            code: edition.course.code.clone(),
            lang: edition.course.lang,
            title: edition.course.title.clone(),
            published: Some((edition.revision.number, app.clock.day(edition.revision.published_at))),
            draft: None,
        });
    }
    Ok(courses)
}

async fn drafted(app: &AppState, working: &Working) -> Result<WrittenCourse, Error> {
    let checked = check(app, working).await?;
    let reading = checked.reading.as_ref();
    Ok(WrittenCourse {
        id: working.course.clone(),
        code: reading.map(|reading| reading.course().code.clone()).unwrap_or_default(),
        lang: reading.map(|reading| reading.course().lang).unwrap_or_default(),
        title: title_of(reading, working),
        published: working.base.as_ref().map(|base| (base.number, app.clock.day(base.published_at))),
        draft: draft_facts(app, working, checked.errors()),
    })
}

/// POST /writing: begins the draft of a new course.
pub async fn begin(State(app): State<AppState>, visit: Visit, actor: Actor, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let needs_grant = matches!(Taught::load(&app, &actor).await?, Taught::Courses(_));
    let course = match read(&app, words, &actor, &fields, needs_grant) {
        Ok(course) => course,
        Err(form) => return page(&app, &visit, &actor, *form).await,
    };
    let (today, now, folder) = (app.clock.today().to_string(), app.clock.now(), course.folder.clone());
    let begun = app.db.write(move |conn| Box::pin(async move { course.begin(conn, &today, now).await })).await?;
    match begun {
        Begun::Now => Ok(redirect_with(&format!("/writing/{folder}"), "flash-writing-begun")),
        Begun::Taken => {
            let mut errors = FieldErrors::default();
            errors.add("folder", taken(words, &folder));
            page(&app, &visit, &actor, typed(&fields, errors, secret::uuid(now))).await
        }
    }
}

fn taken(words: Words, folder: &str) -> String {
    words.with("writing-folder-taken", &[("folder", folder.into())])
}

/// The course that the form asks for, or the form again with what is wrong.
fn read(
    app: &AppState,
    words: Words,
    actor: &Actor,
    fields: &Fields,
    needs_grant: bool,
) -> Result<NewCourse, Box<NewCourseForm>> {
    let mut errors = FieldErrors::default();
    let (title, code, lang) = (fields.trimmed("title"), fields.trimmed("code"), fields.trimmed("lang"));
    if title.is_empty() {
        errors.add("title", words.say("field-needed"));
    } else if longer_than(title, LONGEST_TITLE) {
        errors.add("title", words.with("field-too-long", &[("most", LONGEST_TITLE.into())]));
    }
    if !is_code(code) {
        errors.add("code", words.say("writing-code-wrong"));
    }
    let locale = lang.parse::<Locale>().ok();
    if locale.is_none() {
        errors.add("lang", words.say("writing-lang-wrong"));
    }
    let folder = match fields.trimmed("folder") {
        "" => short_slug(title),
        typed => typed.to_owned(),
    };
    if folder.is_empty() {
        errors.add("folder", words.say("writing-folder-needed"));
    } else if !is_id(&folder) {
        errors.add("folder", words.say("writing-folder-wrong"));
    } else if !is_free_on_disk(app, &folder) {
        errors.add("folder", taken(words, &folder));
    }
    let form_id = fields.form_id(app.clock.now());
    match locale {
        Some(locale) if errors.is_empty() => Ok(NewCourse {
            form_id,
            title: title.to_owned(),
            code: code.to_owned(),
            folder,
            locale,
            by: actor.person.clone(),
            needs_grant,
        }),
        _ => Err(Box::new(typed(fields, errors, form_id))),
    }
}

/// A code is plain text in every front matter.
fn is_code(code: &str) -> bool {
    let is_sign = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-');
    !longer_than(code, LONGEST_CODE) && code.starts_with(char::is_alphabetic) && code.chars().all(is_sign)
}

/// The form with what was typed.
fn typed(fields: &Fields, errors: FieldErrors, form_id: String) -> NewCourseForm {
    let first = |name: &str| fields.trimmed(name).chars().take(1_000).collect::<String>();
    NewCourseForm {
        title: first("title"),
        code: first("code"),
        folder: first("folder"),
        lang: first("lang"),
        errors,
        form_id,
    }
}

#[cfg(test)]
mod tests {
    use super::is_code;

    #[test]
    fn a_code_is_plain() {
        assert!(is_code("VT-01") && is_code("ĐT.2"));
        for bad in ["", "01", "a b", "a: b", "\"a\"", "#a", "a\nb", &"a".repeat(21)] {
            assert!(!is_code(bad), "{bad}");
        }
    }
}
