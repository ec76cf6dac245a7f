//! The queue of a quiz: what waits for a mark, for a second one, or to be settled; and what has its mark.

use super::work::marked_questions;
use crate::{
    courses::Catalogue,
    db::{
        Conn,
        peer_essays::{self, PeerEssay},
        peer_reviews, second_markings, teaching,
    },
    error::Error,
    http::teaching::{crumbs, edition, quiz},
    learning::{answers_by_question, marks_by_question},
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::teaching::queue::{QueueLine, QueuePage, QueueView},
    words::Words,
};
use axum::extract::{Path, State};
use domain::quiz::Quiz;
use leptos::prelude::*;

/// Rows of the queue; the others follow when these are marked.
const SHOWN: i64 = 200;
/// Rows of what has its mark.
const SHOWN_MARKED: i64 = 50;

/// GET /teaching/{course}/quizzes/{quiz}/marking
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let found = quiz(&edition.course, &id)?;
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let (second, apart) = again(&app, &mut conn, &actor, &course, found).await?;
    let (lines, with_peers) = waiting(&app, &mut conn, &course, found).await?;
    let view = QueueView {
        crumbs: crumbs(words, &edition),
        title: found.title.clone(),
        lines,
        with_peers,
        second,
        apart,
        marked: marked(&app, &mut conn, &course, found).await?,
    };
    drop(conn);
    let page = Page::new(&app, &visit, found.title.clone()).at(Place::Teaching);
    Ok(page.show(move || view! { <QueuePage words page=view.clone()/> }).await)
}

/// What has no mark yet, the one that has waited longest first; and what peers still review.
async fn waiting(
    app: &AppState,
    conn: &mut Conn,
    course: &str,
    found: &Quiz,
) -> Result<(Vec<QueueLine>, Vec<QueueLine>), Error> {
    let now = app.clock.now();
    let (mut lines, mut with_peers) = (Vec::new(), Vec::new());
    for attempt in teaching::waiting(conn, course, &found.id, now, SHOWN).await? {
        let pinned = app.catalogue().revision(conn, &attempt.revision).await?;
        let answers = answers_by_question(conn, &attempt.attempt).await?;
        let marks = marks_by_question(conn, &attempt.attempt).await?;
        let peers = peers(conn, &attempt.attempt).await?;
        let open = marked_questions(&pinned, &attempt)?.into_iter().filter(|question| {
            answers.get(&question.id).is_some_and(|answer| !answer.is_blank()) && !marks.contains_key(&question.id)
        });
        for question in open {
            let essay = peers.iter().find(|(essay, _)| essay.question == question.id);
            let until = essay.filter(|(essay, _)| essay.is_with_peers(now)).map(|(essay, _)| essay.falls_back_at);
            let line = QueueLine {
                address: format!("/teaching/{course}/marking/{}/{}", attempt.attempt, question.id),
                name: (!found.anonymous).then(|| attempt.full_name.clone()),
                prompt_html: question.prompt_html.clone(),
                at: app.clock.local(until.unwrap_or(attempt.submitted_at)),
                by: None,
                reviews: essay.map(|(essay, written)| (*written, usize::try_from(essay.wanted).unwrap_or_default())),
            };
            if until.is_some() { with_peers.push(line) } else { lines.push(line) }
        }
    }
    Ok((lines, with_peers))
}

/// How the essays of an attempt stand with peers, and how many reviews of each are in.
async fn peers(conn: &mut Conn, attempt: &str) -> Result<Vec<(PeerEssay, usize)>, Error> {
    let mut essays = Vec::new();
    for essay in peer_essays::of_attempt(conn, attempt).await? {
        let written = peer_reviews::of_essay(conn, attempt, &essay.question).await?.len();
        essays.push((essay, written));
    }
    Ok(essays)
}

/// What waits for a second mark by the actor, and what she can settle.
async fn again(
    app: &AppState,
    conn: &mut Conn,
    actor: &Actor,
    course: &str,
    found: &Quiz,
) -> Result<(Vec<QueueLine>, Vec<QueueLine>), Error> {
    let (mut second, mut apart) = (Vec::new(), Vec::new());
    for to_do in second_markings::to_do(conn, course, &actor.person).await? {
        if to_do.quiz != found.id {
            continue;
        }
        let line = QueueLine {
            address: format!("/teaching/{course}/marking/{}/{}/second-marking", to_do.attempt, to_do.question),
            name: (!found.anonymous).then_some(to_do.full_name),
            prompt_html: prompt(&app.catalogue(), conn, &to_do.revision, &found.id, &to_do.question).await?,
            at: app.clock.local(to_do.asked_at),
            by: None,
            reviews: None,
        };
        if to_do.is_apart { apart.push(line) } else { second.push(line) }
    }
    Ok((second, apart))
}

/// What has its mark, the newest first.
async fn marked(app: &AppState, conn: &mut Conn, course: &str, found: &Quiz) -> Result<Vec<QueueLine>, Error> {
    let mut lines = Vec::new();
    for mark in teaching::marked(conn, course, &found.id, SHOWN_MARKED).await? {
        lines.push(QueueLine {
            address: format!("/teaching/{course}/marking/{}/{}", mark.attempt, mark.question),
            name: (!found.anonymous).then_some(mark.full_name),
            prompt_html: prompt(&app.catalogue(), conn, &mark.revision, &found.id, &mark.question).await?,
            at: app.clock.local(mark.marked_at),
            by: Some(mark.marker_name),
            reviews: None,
        });
    }
    Ok(lines)
}

/// The heading of a question as the learner saw it.
async fn prompt(
    catalogue: &Catalogue,
    conn: &mut Conn,
    revision: &str,
    quiz: &str,
    question: &str,
) -> Result<String, Error> {
    let pinned = catalogue.revision(conn, revision).await?;
    let mut questions = pinned.course.quiz(quiz).into_iter().flat_map(|quiz| &quiz.sections);
    let found = questions.find_map(|section| section.questions.iter().find(|one| one.id == question));
    Ok(found.map(|question| question.prompt_html.clone()).unwrap_or_default())
}
