//! A draft with what is said of it, and the page that shows both.

use crate::{
    db::{
        draft_comments::{self, Comment},
        draft_reviews::{self, Review},
        drafts::{self, Draft},
        grants,
    },
    error::Error,
    http::teaching::Taught,
    render::{Answer, Page},
    secret,
    state::AppState,
    visit::{Actor, Visit},
    writing::{Working, reviewing},
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::writing::reviews::{CommentLine, OwnReview, ReviewLine, ReviewState, ReviewsPage, ReviewsView, TypedReview},
    words::Words,
};
use axum::http::StatusCode;
use data_encoding::HEXLOWER;
use domain::{
    course::{content_hash, read_course},
    writing::{Hindrance, Verdict},
};
use leptos::prelude::*;

/// The open draft of a course that the actor may write, with its reviews.
pub struct Reviewed {
    /// The draft.
    pub draft: Draft,
    /// The title that its `course.md` has, or else the id.
    pub title: String,
    /// The hash of its content.
    pub content_hash: String,
    /// Its texts.
    pub files: Vec<String>,
    /// As they were decided; open ones last.
    pub reviews: Vec<Review>,
    /// Who can be asked: whoever teaches the course, besides the actor.
    pub candidates: Vec<(String, String)>,
    /// What keeps it from being approved.
    pub hindrance: Option<Hindrance>,
    comments: Vec<Comment>,
}

impl Reviewed {
    /// Not found where the actor may not write the course, or it has no draft.
    pub async fn load(app: &AppState, actor: &Actor, course: &str) -> Result<Self, Error> {
        if !Taught::load(app, actor).await?.holds(course) {
            return Err(Error::NotFound);
        }
        let mut conn = app.db.read().await?;
        let draft = drafts::open(&mut conn, course).await?.ok_or(Error::NotFound)?;
        let working = Working::of_draft(&mut conn, draft.clone()).await?;
        let sources = working.sources();
        let content_hash = HEXLOWER.encode(&content_hash(&sources));
        let reviews = draft_reviews::of_draft(&mut conn, &draft.id).await?;
        let teachers = grants::teachers(&mut conn, course, &app.clock.today().to_string()).await?;
        Ok(Self {
            title: read_course(&draft.folder, &sources).0.map_or_else(|| course.to_owned(), |course| course.title),
            hindrance: reviewing::missing(&mut conn, &draft.id, &content_hash).await?,
            content_hash,
            files: sources.into_iter().map(|file| file.path).filter(|path| path.ends_with(".md")).collect(),
            comments: draft_comments::of_draft(&mut conn, &draft.id).await?,
            candidates: teachers.into_iter().filter(|(person, _)| *person != actor.person).collect(),
            reviews,
            draft,
        })
    }

    /// The review that waits for this person.
    pub fn open_review(&self, person: &str) -> Option<&Review> {
        let is_open = |review: &&Review| review.decided_at.is_none() && review.withdrawn_at.is_none();
        self.reviews.iter().filter(is_open).find(|review| review.reviewer == person)
    }

    /// Whether there is such a comment.
    pub fn has_comment(&self, id: &str) -> bool {
        self.comments.iter().any(|comment| comment.id == id)
    }

    /// The page of its reviews.
    pub fn address(&self) -> String {
        format!("/writing/{}/reviews", self.draft.course)
    }

    /// The page; 422 where something is wrong.
    pub async fn page(
        &self,
        app: &AppState,
        visit: &Visit,
        actor: &Actor,
        typed: TypedReview,
        errors: FieldErrors,
    ) -> Answer {
        let words = Words::new(visit.locale);
        let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let own = self.open_review(&actor.person);
        let view = ReviewsView {
            course: self.draft.course.clone(),
            title: self.title.clone(),
            is_required: app.serve.review_before_publishing,
            hindrance: self.hindrance,
            reviews: self.reviews.iter().map(|review| self.line(app, review)).collect(),
            comments: self.comments.iter().map(|comment| comment_line(app, comment)).collect(),
            own: own.map(|own| OwnReview { asker: own.asker_name.clone(), note: own.note.clone() }),
            candidates: self.candidates.clone(),
            files: self.files.clone(),
            typed,
            errors,
            form_id: secret::uuid(app.clock.now()),
        };
        let page = Page::new(app, visit, words.say("review-title")).at(Place::Writing).status(status);
        Ok(page.show(move || view! { <ReviewsPage words view=view.clone()/> }).await)
    }

    fn line(&self, app: &AppState, review: &Review) -> ReviewLine {
        let verdict = review.verdict.as_deref().and_then(Verdict::named);
        let state = match (verdict, review.decided_at, review.withdrawn_at) {
            (Some(verdict), Some(at), _) => {
                let is_fresh = review.content_hash.as_deref() == Some(&self.content_hash);
                ReviewState::Decided { verdict, at: app.clock.local(at), is_fresh }
            }
            (_, _, Some(_)) => ReviewState::Withdrawn,
            _ => ReviewState::Open,
        };
        ReviewLine {
            id: review.id.clone(),
            reviewer: review.reviewer_name.clone(),
            asker: review.asker_name.clone(),
            asked: app.clock.local(review.asked_at),
            state,
            comment: review.comment.clone(),
        }
    }
}

fn comment_line(app: &AppState, comment: &Comment) -> CommentLine {
    CommentLine {
        id: comment.id.clone(),
        path: comment.path.clone(),
        text: comment.text.clone(),
        author: comment.author_name.clone(),
        written: app.clock.local(comment.written_at),
        settled: comment.settler_name.clone().zip(comment.settled_at.map(|at| app.clock.local(at))),
    }
}
