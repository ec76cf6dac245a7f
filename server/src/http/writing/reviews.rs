//! Reviews of a draft: asking colleagues, withdrawing, deciding.

use super::reviewed::Reviewed;
use crate::{
    db::{
        DbError, audit, draft_reviews,
        draft_reviews::{NewReview, NewVerdict},
        drafts,
    },
    error::Error,
    fields::Fields,
    render::{Answer, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
    writing::review_letters::{self, News},
};
use app::{
    components::field::FieldErrors,
    pages::writing::reviews::{LONGEST_COMMENT, LONGEST_NOTE, TypedReview},
    words::Words,
};
use axum::extract::{Path, State};
use domain::{text::longer_than, writing::Verdict};

/// GET /writing/{course}/reviews: a message may lead here when the draft has been published.
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    if super::opened(&app, &actor, &course).await?.draft.is_none() {
        return Ok(redirect_with(&format!("/writing/{course}"), "flash-review-no-draft"));
    }
    let reviewed = Reviewed::load(&app, &actor, &course).await?;
    reviewed.page(&app, &visit, &actor, TypedReview::default(), FieldErrors::default()).await
}

/// POST /writing/{course}/reviews: asks colleagues; whoever is asked already is not asked twice.
pub async fn ask(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(course): Path<String>,
    fields: Fields,
) -> Answer {
    let (words, reviewed) = (Words::new(visit.locale), Reviewed::load(&app, &actor, &course).await?);
    let reviewers: Vec<String> = fields.all("reviewers").map(str::to_owned).collect();
    let typed = TypedReview { reviewers, note: fields.trimmed("note").to_owned(), ..TypedReview::default() };
    let mut errors = FieldErrors::default();
    let is_known = |person: &String| reviewed.candidates.iter().any(|(id, _)| id == person);
    if typed.reviewers.is_empty() || !typed.reviewers.iter().all(is_known) {
        errors.add("reviewers", words.say("field-choose"));
    }
    if longer_than(&typed.note, LONGEST_NOTE) {
        errors.add("note", words.with("field-too-long", &[("most", LONGEST_NOTE.into())]));
    }
    if !errors.is_empty() {
        return reviewed.page(&app, &visit, &actor, typed, errors).await;
    }
    let now = app.clock.now();
    let news = News::Asked { title: reviewed.title.clone(), by: actor.full_name.clone(), note: typed.note.clone() };
    let asked: Vec<NewReview> = typed
        .reviewers
        .iter()
        .map(|reviewer| NewReview {
            id: secret::uuid(now),
            draft: reviewed.draft.id.clone(),
            reviewer: reviewer.clone(),
            note: typed.note.clone(),
            asked_by: actor.person.clone(),
        })
        .collect();
    let (site, link) = (app.clone(), reviewed.address());
    let write = app.db.write(move |conn| {
        Box::pin(async move {
            for review in &asked {
                if draft_reviews::ask(conn, review, now).await? {
                    review_letters::tell(&site, conn, &review.reviewer, &news, &link, now).await?;
                    audited(conn, &review.asked_by, "draft-review-asked", &review.draft, &review.reviewer, now).await?;
                }
            }
            Ok(())
        })
    });
    write.await?;
    Ok(redirect_with(&reviewed.address(), "flash-review-asked"))
}

/// POST /writing/{course}/reviews/{review}/withdrawal: nobody has to look at it any more.
pub async fn withdraw(
    State(app): State<AppState>,
    actor: Actor,
    Path((course, review)): Path<(String, String)>,
) -> Answer {
    let reviewed = Reviewed::load(&app, &actor, &course).await?;
    if !reviewed.reviews.iter().any(|known| known.id == review) {
        return Err(Error::NotFound);
    }
    let (draft, now) = (reviewed.draft.id.clone(), app.clock.now());
    let write = app.db.write(move |conn| {
        Box::pin(async move {
            let withdrawn = draft_reviews::withdraw(conn, &draft, &review, now).await?;
            if let Some(reviewer) = &withdrawn {
                audited(conn, &actor.person, "draft-review-withdrawn", &draft, reviewer, now).await?;
            }
            Ok(withdrawn.is_some())
        })
    });
    let flash = if write.await? { "flash-review-withdrawn" } else { "flash-review-over" };
    Ok(redirect_with(&reviewed.address(), flash))
}

/// POST /writing/{course}/reviews/verdict: the reader's own, on the content that her page showed.
pub async fn decide(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(course): Path<String>,
    fields: Fields,
) -> Answer {
    let (words, reviewed) = (Words::new(visit.locale), Reviewed::load(&app, &actor, &course).await?);
    if reviewed.open_review(&actor.person).is_none() {
        return Ok(redirect_with(&reviewed.address(), "flash-review-over"));
    }
    let verdict = Verdict::named(fields.trimmed("verdict"));
    let reason = fields.trimmed("reason").to_owned();
    let mut errors = FieldErrors::default();
    if verdict.is_none() {
        errors.add("verdict", words.say("field-choose"));
    }
    if verdict == Some(Verdict::Changes) && reason.is_empty() {
        errors.add("reason", words.say("field-needed"));
    }
    if longer_than(&reason, LONGEST_COMMENT) {
        errors.add("reason", words.with("field-too-long", &[("most", LONGEST_COMMENT.into())]));
    }
    let Some(verdict) = verdict.filter(|_| errors.is_empty()) else {
        let typed = TypedReview { verdict: fields.trimmed("verdict").to_owned(), reason, ..TypedReview::default() };
        return reviewed.page(&app, &visit, &actor, typed, errors).await;
    };
    let (draft, hash, now) = (reviewed.draft.id.clone(), reviewed.content_hash.clone(), app.clock.now());
    let (title, by) = (reviewed.title.clone(), actor.full_name.clone());
    let (site, link) = (app.clone(), reviewed.address());
    let write = app.db.write(move |conn| {
        Box::pin(async move {
            let new = NewVerdict { verdict: verdict.name(), content_hash: &hash, comment: &reason };
            if !drafts::lock(conn, &draft).await? {
                return Ok(false);
            }
            let Some(asker) = draft_reviews::decide(conn, &draft, &actor.person, &new, now).await? else {
                return Ok(false);
            };
            let news = match verdict {
                Verdict::Approved => News::Approved { title, by },
                Verdict::Changes => News::Changes { title, by, comment: reason },
            };
            review_letters::tell(&site, conn, &asker, &news, &link, now).await?;
            audited(conn, &actor.person, "draft-reviewed", &draft, verdict.name(), now).await?;
            Ok(true)
        })
    });
    let flash = if write.await? { "flash-review-decided" } else { "flash-review-over" };
    Ok(redirect_with(&reviewed.address(), flash))
}

async fn audited(
    conn: &mut crate::db::Conn,
    actor: &str,
    action: &'static str,
    draft: &str,
    detail: &str,
    now: i64,
) -> Result<(), DbError> {
    let detail = Some(detail.to_owned());
    let entry = audit::Entry { actor: Some(actor), action, subject_kind: "drafts", subject: draft, detail };
    audit::record(conn, entry, now).await
}
