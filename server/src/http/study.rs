//! What every page of a course needs: the course, the learner's enrolment in it, and what is open.

use super::overview::Overview;
use crate::{
    courses::Edition,
    db::{Conn, DbError, enrolments},
    error::Error,
    learning::{Learner, Record},
    state::AppState,
};
use app::{
    pages::lesson::{Outline, OutlineItem, OutlineModule, Step},
    words::Words,
};
use domain::{
    completion::{Opening, Shut},
    course::{Item, Module},
    locale::Locale,
    quiz::is_over,
};
use std::{collections::BTreeSet, sync::Arc};

/// A course and where one learner stands in it.
#[derive(Clone)]
pub struct Study {
    /// The latest edition of the course, in the reader's language where it is translated.
    pub edition: Arc<Edition>,
    /// The open enrolment with everything that hangs on it.
    pub record: Option<Record>,
    /// Ids of the courses that the learner has completed.
    pub finished: BTreeSet<String>,
    titles: Vec<(String, String)>,
}

impl Study {
    /// Loads the course for a person, or for a visitor; what has expired is settled first.
    pub async fn load(app: &AppState, person: Option<&str>, course: &str, locale: Locale) -> Result<Self, Error> {
        let mut study = Self::of_visitor(app, course, locale)?;
        if let Some(person) = person {
            study.look_up(&mut app.db.read().await?, person, app.clock.now()).await?;
            if study.settle_expired(app).await? {
                study.look_up(&mut app.db.read().await?, person, app.clock.now()).await?;
            }
        }
        Ok(study)
    }

    /// The same together with all other courses.
    pub async fn load_among_all(
        app: &AppState,
        person: Option<&str>,
        course: &str,
        locale: Locale,
    ) -> Result<(Self, Overview), Error> {
        let mut study = Self::of_visitor(app, course, locale)?;
        let mut overview = Overview::load(app, person).await?;
        study.take_from(&overview);
        if study.settle_expired(app).await? {
            overview = Overview::load(app, person).await?;
            study.take_from(&overview);
        }
        Ok((study, overview))
    }

    fn of_visitor(app: &AppState, course: &str, locale: Locale) -> Result<Self, Error> {
        let catalogue = app.catalogue();
        let edition = catalogue.course(course).ok_or(Error::NotFound)?.in_locale(locale).clone();
        let titles = catalogue
            .editions_in(locale)
            .iter()
            .map(|edition| (edition.course.id.clone(), edition.course.title.clone()))
            .collect();
        Ok(Self { edition, record: None, finished: BTreeSet::new(), titles })
    }

    async fn look_up(&mut self, conn: &mut Conn, person: &str, now: i64) -> Result<(), DbError> {
        let learner = Learner::load(conn, person).await?;
        self.finished = learner.completed().map(|completed| completed.course).collect();
        self.record = learner.record(conn, &self.edition).await?.map(|record| record.as_of(now));
        Ok(())
    }

    fn take_from(&mut self, overview: &Overview) {
        self.finished = overview.finished();
        self.record = overview.records.get(&self.edition.course.id).cloned();
    }

    async fn settle_expired(&self, app: &AppState) -> Result<bool, Error> {
        let now = app.clock.now();
        let Some(record) = &self.record else { return Ok(false) };
        let has_expired =
            record.attempts.iter().any(|attempt| attempt.submitted_at.is_none() && is_over(attempt.deadline_at, now));
        if has_expired {
            let (settling, enrolment) = (app.settling(), record.enrolment.id.clone());
            app.db.write(move |conn| Box::pin(async move { settling.settle(conn, &enrolment).await })).await?;
        }
        Ok(has_expired)
    }

    /// Why an item is shut, in a sentence; `None` while it is open.
    pub fn shut(&self, words: Words, item: &str) -> Option<String> {
        match self.openings().remove(item)? {
            Opening::Open => None,
            Opening::Shut(shut) => Some(self.sentence(words, &shut)),
        }
    }

    /// For each item by id whether it may be opened.
    pub fn openings(&self) -> std::collections::BTreeMap<&str, Opening> {
        let nothing = domain::completion::Achieved::default();
        let achieved = self.record.as_ref().map_or(&nothing, |record| &record.achieved);
        self.edition.course.openings(achieved, &self.finished)
    }

    /// The sentence of a reason.
    pub fn sentence(&self, words: Words, shut: &Shut) -> String {
        words.phrase(&shut.phrase(|course| self.title_of(course)))
    }

    /// The title of a course of the catalogue.
    pub fn title_of(&self, course: &str) -> Option<String> {
        self.titles.iter().find(|(id, _)| id == course).map(|(_, title)| title.clone())
    }

    /// The address of the course's page.
    pub fn address(&self) -> String {
        format!("/courses/{}", self.edition.course.id)
    }

    /// The address of an item.
    pub fn item_address(&self, item: &Item) -> Option<String> {
        let id = item.id()?;
        Some(match item {
            Item::Quiz(_) => format!("{}/quizzes/{id}", self.address()),
            Item::Lesson(_) | Item::Planned(_) => format!("{}/lessons/{id}", self.address()),
        })
    }

    /// The items before and after this one, across modules; planned ones are passed over.
    pub fn neighbours(&self, item: &str) -> (Option<&Item>, Option<&Item>) {
        let items: Vec<&Item> = self.edition.course.items().filter(|item| item.id().is_some()).collect();
        let Some(place) = items.iter().position(|other| other.id() == Some(item)) else { return (None, None) };
        (place.checked_sub(1).map(|before| items[before]), items.get(place + 1).copied())
    }

    /// The outline beside an item.
    pub fn outline(&self, words: Words, here: &str) -> Outline {
        let openings = self.openings();
        let course = &self.edition.course;
        let progress = self.record.as_ref().map(|record| course.progress(&record.achieved));
        let modules = course.modules.iter().enumerate().map(|(place, module)| OutlineModule {
            number: place + 1,
            lang: words.foreign(module.lang),
            title: module.title.clone(),
            is_open: module.items.iter().any(|item| item.id() == Some(here)),
            shut: self.module_shut(words, module, &openings),
            items: module.items.iter().map(|item| self.outline_item(words, module, item, here, &openings)).collect(),
        });
        Outline {
            lang: words.foreign(course.text_lang),
            title: course.title.clone(),
            address: self.address(),
            done: progress.as_ref().map_or(0, |progress| small(progress.done)),
            all: progress.as_ref().map_or_else(|| small(course.items().count()), |progress| small(progress.total)),
            modules: modules.collect(),
        }
    }

    /// Why a whole module is shut: its first entry tells.
    fn module_shut(
        &self,
        words: Words,
        module: &Module,
        openings: &std::collections::BTreeMap<&str, Opening>,
    ) -> Option<String> {
        let mut states = module.items.iter().filter_map(Item::id).filter_map(|id| openings.get(id));
        match states.next()? {
            Opening::Shut(shut) if states.all(|state| !state.is_open()) => Some(self.sentence(words, shut)),
            _ => None,
        }
    }

    fn outline_item(
        &self,
        words: Words,
        module: &Module,
        item: &Item,
        here: &str,
        openings: &std::collections::BTreeMap<&str, Opening>,
    ) -> OutlineItem {
        let is_here = item.id() == Some(here);
        let is_open = item.id().and_then(|id| openings.get(id)).is_some_and(Opening::is_open);
        OutlineItem {
            lang: words.foreign(item.lang().unwrap_or(module.lang)),
            title: item.title().to_owned(),
            address: self.item_address(item).filter(|_| is_open),
            step: self.step(item, is_here, is_open),
            length: words.minutes(item.minutes()),
            is_quiz: matches!(item, Item::Quiz(_)),
            is_here,
        }
    }

    /// How far the learner is with an item.
    pub fn step(&self, item: &Item, is_here: bool, is_open: bool) -> Step {
        let record = self.record.as_ref();
        if record.is_some_and(|record| record.achieved.has_done(item)) {
            Step::Done
        } else if item.is_planned() {
            Step::Planned
        } else if is_here || item.id().is_some_and(|id| record.is_some_and(|record| record.open_attempt(id).is_some()))
        {
            Step::Now
        } else if is_open {
            Step::Open
        } else {
            Step::Shut
        }
    }
}

/// A count that a page shows.
pub fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Remembers in the background where a learner is; failing to is not worth her waiting.
pub fn remember_place(app: &AppState, record: &Record, item: &str) {
    if record.enrolment.last_item.as_deref() == Some(item) {
        return;
    }
    let (db, enrolment, item, now) = (app.db.clone(), record.enrolment.id.clone(), item.to_owned(), app.clock.now());
    tokio::spawn(async move {
        let kept = db
            .write(move |conn| Box::pin(async move { enrolments::remember_place(conn, &enrolment, &item, now).await }));
        if let Err(error) = kept.await {
            tracing::warn!(%error, "a learner's place was not kept");
        }
    });
}
