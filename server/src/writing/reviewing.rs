//! Whether colleagues have looked at a draft as it stands.

use crate::db::{
    Conn, DbError,
    draft_reviews::{self, Review},
    draft_saves,
};
use domain::writing::{Hindrance, Opinion, Verdict, hindrance};

/// What keeps the content of a draft from being approved.
pub async fn missing(conn: &mut Conn, draft: &str, content_hash: &str) -> Result<Option<Hindrance>, DbError> {
    let reviews = draft_reviews::of_draft(conn, draft).await?;
    let authors = draft_saves::authors(conn, draft).await?;
    let opinions: Vec<Opinion> = reviews.iter().filter_map(opinion).collect();
    Ok(hindrance(&authors.into_iter().collect(), &opinions, content_hash))
}

fn opinion(review: &Review) -> Option<Opinion> {
    Some(Opinion {
        reviewer: review.reviewer.clone(),
        verdict: Verdict::named(review.verdict.as_deref()?)?,
        content_hash: review.content_hash.clone()?,
    })
}
