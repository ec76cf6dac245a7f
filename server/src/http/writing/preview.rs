//! A file of a draft as learners will see it. Nothing that is done here is recorded.

use super::{crumbs, html_of, lang_of, media_base, opened, title_of, trial, with_media};
use crate::{
    error::Error,
    fields::{self, Fields},
    http::lessons::{checked as checked_practice, practice_question},
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
    writing::{
        Working,
        checking::{Checked, check},
        paths::text_path,
    },
};
use app::{
    document::Place,
    pages::{
        lesson::{LessonView, Neighbour, Outline, OutlineItem, OutlineModule, Practice, Reading as Progress, Step},
        writing::preview::{LessonPreview, PreviewPlace, TextPreview},
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    course::{Course, Item, Lesson},
    preview::Reading,
};
use leptos::prelude::*;
use std::sync::Arc;

/// GET /writing/{course}/preview/{*path}?seed=
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, path)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let looking = Looking::load(&app, &visit, &actor, &course, &path).await?;
    looking.page(None, &query, false).await
}

/// POST /writing/{course}/preview/{*path}: what the answers of a quiz are worth; under `…/practice/{question}` those of
/// a question in a lesson.
pub async fn try_out(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, path)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (path, question) = match path.split_once("/practice/") {
        Some((path, question)) => (path.to_owned(), Some(question.to_owned())),
        None => (path, None),
    };
    let looking = Looking::load(&app, &visit, &actor, &course, &path).await?;
    looking.page(question.as_deref(), &fields, true).await
}

/// A file that is looked at.
pub(super) struct Looking<'a> {
    pub app: &'a AppState,
    pub visit: &'a Visit,
    pub words: Words,
    pub working: Working,
    pub checked: Checked,
    /// With the addresses of the draft's media.
    pub course: Option<Arc<Course>>,
    pub path: String,
}

impl<'a> Looking<'a> {
    async fn load(app: &'a AppState, visit: &'a Visit, actor: &Actor, course: &str, path: &str) -> Result<Self, Error> {
        let working = opened(app, actor, course).await?;
        let path = text_path(path).ok_or(Error::NotFound)?;
        working.find(&path).filter(|file| file.file.content.is_some()).ok_or(Error::NotFound)?;
        let checked = check(app, &working).await?;
        let course = checked.reading.as_ref().map(|reading| with_media(reading.course(), course));
        Ok(Self { app, visit, words: Words::new(visit.locale), working, checked, course, path })
    }

    /// The address of this page.
    pub fn address(&self) -> String {
        self.address_of(&self.path)
    }

    fn address_of(&self, path: &str) -> String {
        format!("/writing/{}/preview/{path}", self.working.course)
    }

    /// Where the page belongs.
    pub fn place(&self) -> PreviewPlace {
        let title = title_of(self.reading(), &self.working);
        PreviewPlace {
            crumbs: crumbs(self.words, &self.working, &title),
            editor: format!("/writing/{}/files/{}", self.working.course, self.path),
        }
    }

    fn reading(&self) -> Option<&Reading> {
        self.checked.reading.as_ref()
    }

    /// The address under which the part with this id is looked at.
    pub fn address_of_id(&self, id: &str) -> Option<String> {
        Some(self.address_of(self.reading()?.path(id)?))
    }

    async fn page(&self, question: Option<&str>, fields: &Fields, is_sent: bool) -> Answer {
        let id = self.reading().and_then(|reading| reading.id(&self.path)).unwrap_or_default().to_owned();
        let found = self.course.as_ref().map(|course| {
            let quiz = course.quiz(&id).or_else(|| course.survey(&id));
            (course.lesson(&id).cloned(), quiz.cloned())
        });
        match found {
            Some((Some(lesson), _)) => self.lesson(lesson, question, fields).await,
            Some((_, Some(_))) if question.is_some() => Err(Error::NotFound),
            Some((_, Some(quiz))) => trial::page(self, quiz, fields, is_sent).await,
            _ if is_sent => Err(Error::NotFound),
            _ => self.text().await,
        }
    }

    async fn lesson(&self, lesson: Lesson, question: Option<&str>, fields: &Fields) -> Answer {
        let practice = match question {
            Some(question) => {
                let (number, question) = practice_question(&lesson, question).ok_or(Error::NotFound)?;
                Some(checked_practice(self.words, number, question, fields))
            }
            None => None,
        };
        let status = match &practice {
            Some(Practice::Refused { .. }) => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::OK,
        };
        let (words, place) = (self.words, self.place());
        let page = Page::new(self.app, self.visit, lesson.title.clone()).at(Place::Writing).with_islands();
        let page = page.status(status).of_course(self.app, self.visit, &self.working.course);
        let view = self.lesson_view(lesson, practice);
        Ok(page.show(move || view! { <LessonPreview words place page=view/> }).await)
    }

    fn lesson_view(&self, lesson: Lesson, practice: Option<Practice>) -> LessonView {
        let course = self.course.as_ref();
        let items: Vec<&Item> = course.map(|course| course.items().collect()).unwrap_or_default();
        let place = items.iter().position(|item| item.id() == Some(lesson.id.as_str()));
        let neighbour = |at: Option<usize>| at.and_then(|at| items.get(at)).and_then(|item| self.neighbour(item));
        let modules = course.map(|course| course.modules.as_slice()).unwrap_or_default();
        let module = modules.iter().position(|module| module.items.iter().any(|item| item.id() == Some(&lesson.id)));
        let lessons: Vec<&str> = module.map_or_else(Vec::new, |module| {
            let items = modules[module].items.iter();
            items.filter(|item| matches!(item, Item::Lesson(_))).filter_map(Item::id).collect()
        });
        let today = self.app.clock.today();
        LessonView {
            outline: self.outline(&lesson.id),
            module: module.map_or(1, |place| place + 1),
            number: lessons.iter().position(|id| *id == lesson.id).map_or(1, |place| place + 1),
            of: lessons.len(),
            updated: None,
            address: self.address(),
            media: media_base(&self.working.course),
            needs_review: lesson.sources.iter().any(|source| source.until.is_some_and(|until| until < today)),
            untranslated: false,
            practice,
            reading: Progress::Preview,
            previous: neighbour(place.and_then(|place| place.checked_sub(1))),
            next: neighbour(place.map(|place| place + 1)),
            lesson,
        }
    }

    fn neighbour(&self, item: &Item) -> Option<Neighbour> {
        let lang = item.lang().and_then(|lang| self.words.foreign(lang));
        Some(Neighbour { lang, title: item.title().to_owned(), address: self.address_of_id(item.id()?)? })
    }

    fn outline(&self, here: &str) -> Outline {
        let (words, course) = (self.words, self.course.as_ref());
        let modules = course.map(|course| course.modules.as_slice()).unwrap_or_default();
        let entry = |item: &Item| OutlineItem {
            lang: item.lang().and_then(|lang| words.foreign(lang)),
            title: item.title().to_owned(),
            address: item.id().and_then(|id| self.address_of_id(id)),
            step: if item.is_planned() { Step::Planned } else { Step::Open },
            length: words.minutes(item.minutes()),
            is_quiz: matches!(item, Item::Quiz(_)),
            is_here: item.id() == Some(here),
        };
        let modules = modules.iter().enumerate().map(|(place, module)| OutlineModule {
            number: place + 1,
            lang: words.foreign(module.lang),
            title: module.title.clone(),
            is_open: module.items.iter().any(|item| item.id() == Some(here)),
            shut: None,
            items: module.items.iter().map(entry).collect(),
        });
        Outline {
            lang: course.and_then(|course| words.foreign(course.text_lang)),
            title: title_of(self.reading(), &self.working),
            address: format!("/writing/{}", self.working.course),
            done: 0,
            all: crate::http::study::small(course.map_or(0, |course| course.items().count())),
            modules: modules.collect(),
        }
    }

    async fn text(&self) -> Answer {
        let (words, place) = (self.words, self.place());
        let lang = lang_of(self.reading(), &self.path);
        let html = html_of(&self.checked, &self.path, &self.working.course, words);
        let text = self.working.find(&self.path).and_then(|file| file.file.content.clone()).unwrap_or_default();
        let title = super::course_view::title_in(&text).unwrap_or_else(|| self.path.clone());
        let page = Page::new(self.app, self.visit, title.clone()).at(Place::Writing);
        let page = page.of_course(self.app, self.visit, &self.working.course);
        Ok(page.show(move || view! { <TextPreview words place title lang html/> }).await)
    }
}
