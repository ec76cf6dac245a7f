//! Modules, lessons and quizzes with their state: done, now, open, shut and why.

use super::{CourseView, GoOn, Standing, actions::item_address, count};
use crate::{
    components::icon::{Glyph, Icon},
    words::Words,
};
use domain::{
    completion::{Opening, Shut},
    course::{Item, Module},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The outline of a course.
#[component]
pub fn Outline(
    /// The language.
    words: Words,
    /// The course as the reader sees it.
    view: CourseView,
) -> impl IntoView {
    let course = view.course.clone();
    let summary = words.with(
        "course-outline-summary",
        &[
            ("modules", course.modules.len().into()),
            ("lessons", course.lessons().count().into()),
            ("quizzes", course.quizzes().filter(|quiz| !quiz.is_survey()).count().into()),
            ("tiet", words.tiet(view.tiet).into()),
        ],
    );
    let (achieved, finished) = (view.achieved(), view.finished());
    let openings = course.openings(&achieved, &finished);
    let here = view.learning().and_then(|learning| match &learning.go_on {
        GoOn::At(id) => Some(id.as_str()),
        GoOn::Waits(_) | GoOn::Nowhere => None,
    });
    let scene = Scene { words, view: &view, openings: &openings, here, first_shut: first_shut(&view, &openings) };
    let modules: Vec<_> =
        course.modules.iter().enumerate().map(|(place, module)| scene.module(place, module).into_any()).collect();
    view! {
        <div class="head row apart">
            <h2 id="outline">{words.say("course-outline")}</h2>
            <p class="small quiet num">{summary}</p>
        </div>
        <div class="outline">{modules}</div>
    }
}

/// The first module in which nothing is open: it is unfolded, so that its reason is read.
fn first_shut(view: &CourseView, openings: &BTreeMap<&str, Opening>) -> Option<usize> {
    view.course.modules.iter().position(|module| {
        module.items.iter().all(|item| item.id().and_then(|id| openings.get(id)).is_some_and(|one| !one.is_open()))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    Now,
    Open,
    Shut,
}

struct Scene<'view> {
    words: Words,
    view: &'view CourseView,
    openings: &'view BTreeMap<&'view str, Opening>,
    here: Option<&'view str>,
    first_shut: Option<usize>,
}

impl Scene<'_> {
    fn module(&self, place: usize, module: &Module) -> impl IntoView + use<> {
        let words = self.words;
        let states: Vec<_> = module.items.iter().map(|item| self.state(item)).collect();
        let done = states.iter().filter(|state| **state == State::Done).count();
        let all = states.len();
        let inside = self.view.learning().is_some();
        let reason = self.common_reason(module);
        let status = if !inside {
            words.minutes(module.minutes())
        } else if all > 0 && done == all {
            words.with("course-module-done", &[("done", done.into()), ("count", all.into())])
        } else if all == 0 || states.iter().all(|state| *state == State::Shut) {
            words.say("course-module-shut")
        } else {
            words.with("course-module-part", &[("done", done.into()), ("count", count(all).into())])
        };
        let unfolded = !inside || states.contains(&State::Now) || self.first_shut == Some(place);
        let items: Vec<_> = module
            .items
            .iter()
            .zip(states)
            .map(|(item, state)| self.item(module, item, state, reason.is_none()).into_any())
            .collect();
        let lang = words.foreign(module.lang);
        let aim = module.aim.clone().map(|aim| view! { <p class="note" lang=lang>{aim}</p> });
        let note = reason.map(|reason| view! { <p class="note">{reason}</p> });
        view! {
            <details class="module" open=unfolded>
                <summary><span lang=words.foreign(module.lang)>{format!("{}. {}", place + 1, module.title)}</span>" "<span class="num">{status}</span></summary>
                {aim}
                {note}
                <ol role="list">{items}</ol>
            </details>
        }
    }

    fn item(&self, module: &Module, item: &Item, state: State, with_reason: bool) -> impl IntoView + use<> {
        let words = self.words;
        let inside = self.view.learning().is_some();
        let (class, glyph, said) = match state {
            State::Done => ("is-done", Glyph::Done, "course-item-done"),
            State::Now => ("is-now", Glyph::Now, "course-item-now"),
            State::Open if matches!(item, Item::Quiz(_)) => ("", Glyph::Quiz, "course-item-open"),
            State::Open => ("", Glyph::Open, "course-item-open"),
            State::Shut => ("is-shut", Glyph::Shut, "course-item-shut"),
        };
        let said = inside.then(|| view! { <span class="hide">" ("{words.say(said)}")"</span> });
        let reason = self.reason(item).filter(|_| with_reason && inside);
        let reason = reason.map(|reason| view! { " "<span class="why">{reason}</span> });
        let lang = words.foreign(item.lang().unwrap_or(module.lang));
        let title = view! { <span><span lang=lang>{item.title().to_owned()}</span>{said}{reason}</span> };
        let size = view! { " "<span class="t num">{self.size(item)}</span> };
        let address = item_address(&self.view.course, item).filter(|_| inside && state != State::Shut);
        let line = match address {
            Some(address) => {
                let current = (state == State::Now).then_some("step");
                view! { <a href=address aria-current=current><Icon glyph/>{title}{size}</a> }.into_any()
            }
            None => view! { <span><Icon glyph/>{title}{size}</span> }.into_any(),
        };
        view! { <li class=class>{line}</li> }
    }

    /// Minutes of a lesson; of a quiz its kept score, or its minutes.
    fn size(&self, item: &Item) -> String {
        let words = self.words;
        let score = match (item, self.view.learning()) {
            (Item::Quiz(quiz), Some(learning)) => learning.scores.get(&quiz.id),
            _ => None,
        };
        match score {
            Some(score) => score.text(words.locale()),
            None if item.is_planned() => words.say("course-item-planned"),
            None => words.minutes(item.minutes()),
        }
    }

    fn state(&self, item: &Item) -> State {
        let Standing::Inside(learning) = &self.view.standing else {
            return if item.is_planned() { State::Shut } else { State::Open };
        };
        if learning.achieved.has_done(item) {
            State::Done
        } else if item.id().and_then(|id| self.openings.get(id)).is_none_or(|opening| !opening.is_open()) {
            State::Shut
        } else if self.here.is_some() && item.id() == self.here {
            State::Now
        } else {
            State::Open
        }
    }

    fn shut<'item>(&'item self, item: &'item Item) -> Option<&'item Shut> {
        match item.id().and_then(|id| self.openings.get(id))? {
            Opening::Open => None,
            Opening::Shut(shut) => Some(shut),
        }
    }

    fn reason(&self, item: &Item) -> Option<String> {
        let title_of =
            |id: &str| self.view.prerequisites.iter().find(|course| course.id == id).map(|course| course.title.clone());
        self.shut(item).map(|shut| self.words.phrase(&shut.phrase(title_of)))
    }

    /// The reason that shuts all parts of a module alike.
    fn common_reason(&self, module: &Module) -> Option<String> {
        let first = module.items.iter().find(|item| !item.is_planned())?;
        self.view.learning()?;
        let shut = self.shut(first)?;
        let alike = module.items.iter().all(|item| item.is_planned() || self.shut(item) == Some(shut));
        if alike { self.reason(first) } else { None }
    }
}
