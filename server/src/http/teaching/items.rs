//! Item analysis of a quiz.

use super::{crumbs, edition, quiz};
use crate::{
    db::portions::{self, Graded, Saved},
    error::Error,
    learning::regrading::answers_by_attempt,
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::teaching::items::{ItemLine, ItemsPage, ItemsView},
    words::Words,
};
use axum::extract::{Path, State};
use domain::quiz::{
    Quiz,
    items::{AttemptFacts, Item, analyse},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The most attempts that are looked at: the figures do not change beyond.
const MOST: usize = 20_000;
/// Learners who are read at a time.
const LEARNERS: usize = 500;

/// GET /teaching/{course}/quizzes/{quiz}/items
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let found = quiz(&edition.course, &id)?;
    let words = Words::new(visit.locale);
    let attempts = facts(&app, &course, &id).await?;
    let items = analyse(found, &attempts);
    let view = ItemsView {
        crumbs: crumbs(words, &edition),
        title: found.title.clone(),
        attempts: attempts.len(),
        items: items.into_iter().filter_map(|item| line(found, item)).collect(),
    };
    let page = Page::new(&app, &visit, found.title.clone()).at(Place::Teaching);
    Ok(page.show(move || view! { <ItemsPage words page=view.clone()/> }).await)
}

fn line(quiz: &Quiz, item: Item) -> Option<ItemLine> {
    let mut questions = quiz.sections.iter().flat_map(|section| &section.questions);
    let question = questions.find(|question| question.id == item.id)?;
    let options = question.choices().iter().map(|choice| (choice.html.clone(), choice.right)).collect();
    Some(ItemLine { prompt_html: question.prompt_html.clone(), options, item })
}

async fn facts(app: &AppState, course: &str, quiz: &str) -> Result<Vec<AttemptFacts>, Error> {
    let mut conn = app.db.read().await?;
    let mut facts = Vec::new();
    for portion in portions::of_course(&mut conn, course, LEARNERS).await? {
        let graded = portions::graded(&mut conn, course, quiz, &portion).await?;
        let saved = portions::saved(&mut conn, course, quiz, &portion).await?;
        facts.extend(facts_of(graded, saved));
        if facts.len() >= MOST {
            break;
        }
    }
    Ok(facts)
}

fn facts_of(graded: Vec<Graded>, saved: Vec<Saved>) -> impl Iterator<Item = AttemptFacts> {
    let mut spent = spent_by_attempt(&graded, &saved);
    let mut answers = answers_by_attempt(saved);
    graded.into_iter().map(move |attempt| AttemptFacts {
        grades: serde_json::from_str(&attempt.detail).unwrap_or_default(),
        answers: answers.remove(&attempt.attempt).unwrap_or_default(),
        spent: spent.remove(&attempt.attempt).unwrap_or_default(),
    })
}

/// Milliseconds from one first save of a question to the next, the first counted from the start of the attempt.
fn spent_by_attempt(graded: &[Graded], saved: &[Saved]) -> BTreeMap<String, BTreeMap<String, i64>> {
    let mut firsts: BTreeMap<&str, BTreeMap<&str, i64>> = BTreeMap::new();
    for save in saved {
        let first = firsts.entry(&save.attempt).or_default().entry(&save.question).or_insert(save.saved_at);
        *first = (*first).min(save.saved_at);
    }
    let spent = graded.iter().filter_map(|attempt| {
        let mut order: Vec<(i64, &str)> =
            firsts.get(attempt.attempt.as_str())?.iter().map(|(question, at)| (*at, *question)).collect();
        order.sort_unstable();
        let mut before = attempt.started_at;
        let mut times = BTreeMap::new();
        for (at, question) in order {
            // Questions that came with one form share a moment; only the first of them tells a time.
            if at > before {
                times.insert(question.to_owned(), at - before);
            }
            before = at;
        }
        Some((attempt.attempt.clone(), times))
    });
    spent.collect()
}
