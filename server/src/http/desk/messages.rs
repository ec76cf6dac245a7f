//! Messages to a group of the desk: written, previewed, sent, and how they went.

mod group;

use super::Desk;
use crate::{
    db::{
        dispatches::{self, Dispatch, Waiting},
        people,
    },
    dispatching::{self, Written},
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page, redirect},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::{field::FieldErrors, invite_state::MailTrouble},
    document::Place,
    pages::desk::messages::{
        Sent, SentLine, SentMessagePage, SentMessagesPage,
        compose::{Compose, ComposePage, Preview, PreviewPage},
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    letter::{self, UnknownPlace},
    locale::Locale,
    text::longer_than,
};
use group::Group;
use leptos::prelude::*;

/// Messages that the page lists.
const SHOWN: i64 = 100;
/// Names of a preview.
const NAMES: usize = 20;
const LONGEST_SUBJECT: usize = 150;
const LONGEST_BODY: usize = 4_000;
/// Texts to begin with.
const TEMPLATES: [&str; 3] = ["begin", "due", "thanks"];

/// GET /desk/messages
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let rows = dispatches::of_author(&mut app.db.read().await?, &desk.reach.actor, SHOWN).await?;
    let lines: Vec<SentLine> = rows.iter().map(|row| line(&app, row)).collect();
    let page = Page::new(&app, &visit, words.say("group-title")).at(Place::Desk);
    Ok(page.show(move || view! { <SentMessagesPage words lines=lines.clone()/> }).await)
}

fn line(app: &AppState, row: &Dispatch) -> SentLine {
    SentLine {
        id: row.id.clone(),
        subject: row.subject.clone(),
        chosen: row.chosen.clone(),
        recipients: row.recipients,
        at: app.clock.local(row.created_at),
    }
}

/// GET /desk/messages/{dispatch}: the author's own.
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let row = dispatches::find_own(&mut conn, &desk.reach.actor, &id).await?.ok_or(Error::NotFound)?;
    let progress = dispatches::progress(&mut conn, &id).await?;
    let unreached = dispatches::unreached(&mut conn, &desk.reach, &id, SHOWN).await?;
    drop(conn);
    let trouble = |kind: Option<String>, said: Option<String>| MailTrouble {
        kind: kind.unwrap_or_default(),
        words: said.unwrap_or_default(),
    };
    let sent = Sent {
        line: line(&app, &row),
        body: row.body,
        written: progress.written,
        opened: progress.opened,
        waiting: progress.waiting,
        sent: progress.sent,
        failed: progress.failed,
        unreached: unreached
            .into_iter()
            .map(|one| (one.full_name, one.address, trouble(one.failure_kind, one.failure)))
            .collect(),
    };
    let page = Page::new(&app, &visit, sent.line.subject.clone()).at(Place::Desk);
    Ok(page.show(move || view! { <SentMessagePage words sent=sent.clone()/> }).await)
}

/// GET /desk/messages/new?q=&unit=&sex=&kind=&account=&template=&lang=&course=, or ?cohort=&state=
pub async fn new(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let group = Group::load(&app, &desk, &query).await?;
    let mut compose = compose(&app, &visit, &group, &query);
    if let Some(template) = TEMPLATES.into_iter().find(|known| *known == query.trimmed("template")) {
        let words = Words::new(query.trimmed("lang").parse().unwrap_or(visit.locale));
        (compose.subject, compose.body) = template_text(words, template);
    }
    write(&app, &visit, StatusCode::OK, compose).await
}

/// A text to begin with, with its places in its own language.
fn template_text(words: Words, template: &str) -> (String, String) {
    let column = Locale::ALL.iter().position(|locale| *locale == words.locale()).unwrap_or_default();
    let place = |place: letter::Place| format!("{{{}}}", place.words()[column]);
    let values = [
        ("you", place(letter::Place::You).into()),
        ("name", place(letter::Place::Name).into()),
        ("course", place(letter::Place::Course).into()),
        ("due", place(letter::Place::Due).into()),
        ("link", place(letter::Place::Link).into()),
    ];
    match template {
        "begin" => (words.with("template-begin-subject", &values), words.with("template-begin-body", &values)),
        "due" => (words.with("template-due-subject", &values), words.with("template-due-body", &values)),
        _ => (words.with("template-thanks-subject", &values), words.with("template-thanks-body", &values)),
    }
}

fn template_name(words: Words, template: &str) -> String {
    match template {
        "begin" => words.say("template-begin"),
        "due" => words.say("template-due"),
        _ => words.say("template-thanks"),
    }
}

fn compose(app: &AppState, visit: &Visit, group: &Group, fields: &Fields) -> Compose {
    let words = Words::new(visit.locale);
    let column = Locale::ALL.iter().position(|locale| *locale == visit.locale).unwrap_or_default();
    let places: Vec<String> = letter::Place::ALL.iter().map(|place| format!("{{{}}}", place.words()[column])).collect();
    let templates = TEMPLATES.into_iter().flat_map(|template| {
        Locale::ALL.map(|locale| {
            let name = format!("{} · {}", template_name(words, template), locale.own_name());
            (name, format!("/desk/messages/new?{}template={template}&lang={locale}", group.query()))
        })
    });
    let editions = app.catalogue();
    Compose {
        chosen: group.fields(),
        group: group.in_words(words),
        people_address: group.address(),
        people: group.count(),
        with_mail: group.with_mail(),
        sends_mail: app.sends_mail(),
        courses: editions
            .editions()
            .iter()
            .map(|edition| (edition.course.id.clone(), edition.course.title.clone()))
            .collect(),
        course: fields.trimmed("course").chars().take(100).collect(),
        subject: fields.trimmed("subject").to_owned(),
        body: fields.trimmed("body").to_owned(),
        templates: templates.collect(),
        places: places.join(", "),
        errors: FieldErrors::default(),
        form_id: fields.form_id(app.clock.now()),
    }
}

async fn write(app: &AppState, visit: &Visit, status: StatusCode, compose: Compose) -> Answer {
    let words = Words::new(visit.locale);
    let page = Page::new(app, visit, words.say("letter-title")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <ComposePage words compose/> }).await)
}

/// What was written, read; or the messages by field.
fn read(app: &AppState, words: Words, compose: &Compose) -> Result<Written, FieldErrors> {
    let mut errors = FieldErrors::default();
    for (field, text, most) in [("subject", &compose.subject, LONGEST_SUBJECT), ("body", &compose.body, LONGEST_BODY)] {
        if text.is_empty() {
            errors.add(field, words.say("field-needed"));
        } else if longer_than(text, most) {
            errors.add(field, words.with("field-too-long", &[("most", most.into())]));
        } else if let Err(UnknownPlace(word)) = letter::Letter::read(text) {
            errors.add(field, words.with("letter-unknown-place", &[("word", word.into())]));
        }
    }
    let course = Some(compose.course.as_str()).filter(|course| !course.is_empty());
    if course.is_some_and(|course| app.catalogue().course(course).is_none()) {
        errors.add("course", words.say("field-choose"));
    }
    if compose.people == 0 {
        errors.add("body", words.say("letter-nobody"));
    }
    if compose.people > group::MOST {
        errors.add("body", words.say("letter-too-many"));
    }
    let written = Written::read(&app.catalogue(), &app.store.public_url, course, &compose.subject, &compose.body).ok();
    if written.as_ref().is_some_and(Written::lacks_course) {
        errors.add("course", words.say("letter-course-needed"));
    }
    written.filter(|_| errors.is_empty()).ok_or(errors)
}

/// POST /desk/messages/preview: who gets it, and what it looks like; with `edit` the form again.
pub async fn preview(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let group = Group::load(&app, &desk, &fields).await?;
    let compose = compose(&app, &visit, &group, &fields);
    if fields.find("edit").is_some() {
        return write(&app, &visit, StatusCode::OK, compose).await;
    }
    match read(&app, words, &compose) {
        Ok(written) => previewed(&app, &visit, group, compose, &written, false).await,
        Err(errors) => write(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, Compose { errors, ..compose }).await,
    }
}

async fn previewed(
    app: &AppState,
    visit: &Visit,
    group: Group,
    compose: Compose,
    written: &Written,
    has_changed: bool,
) -> Answer {
    let words = Words::new(visit.locale);
    let first = reader(app, &group, &compose.course).await?;
    let preview = Preview {
        seen: group.seal(),
        names: group.names(NAMES),
        sample: written.filled(words, &first),
        has_changed,
        compose,
    };
    let status = if has_changed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(app, visit, words.say("letter-preview-title")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <PreviewPage words preview/> }).await)
}

/// The first of the group, as the text needs her.
async fn reader(app: &AppState, group: &Group, course: &str) -> Result<Waiting, Error> {
    let first = group.first().ok_or(Error::NotFound)?;
    let mut conn = app.db.read().await?;
    let person = people::get(&mut conn, &first.id).await?;
    let due_on = dispatches::due(&mut conn, &first.id, course).await?;
    Ok(Waiting {
        person: person.id,
        full_name: person.full_name,
        given_name: person.given_name,
        address_form: person.address_form,
        email: person.email,
        unit_name: first.unit_name.clone(),
        due_on,
    })
}

/// POST /desk/messages: to exactly the people of the preview.
pub async fn send(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let group = Group::load(&app, &desk, &fields).await?;
    let compose = compose(&app, &visit, &group, &fields);
    let written = match read(&app, words, &compose) {
        Ok(written) => written,
        Err(errors) => {
            return write(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, Compose { errors, ..compose }).await;
        }
    };
    // The author stands in it: nobody adds to what somebody else has sent.
    let id = secret::hash(&format!("{} {}", desk.reach.actor, compose.form_id));
    let is_repeat = dispatches::find_own(&mut app.db.read().await?, &desk.reach.actor, &id).await?.is_some();
    if !is_repeat && fields.trimmed("seen") != group.seal() {
        return previewed(&app, &visit, group, compose, &written, true).await;
    }
    let address = format!("/desk/messages/{id}");
    if !is_repeat {
        let dispatch = Dispatch {
            id,
            author: desk.reach.actor.clone(),
            chosen: compose.group,
            course: Some(compose.course).filter(|course| !course.is_empty()),
            subject: compose.subject,
            body: compose.body,
            locale: visit.locale.code().to_owned(),
            recipients: compose.people,
            created_at: app.clock.now(),
            finished_at: None,
        };
        dispatching::begin(&app, dispatch, group.ids()).await?;
        tokio::spawn(dispatching::go_on_logged(app.clone()));
    }
    Ok(redirect(&address))
}
