//! The link by which a recipient stops the reports of a schedule without a sign-in.

use crate::{
    db::{Conn, DbError},
    state::AppState,
};

/// What is signed begins so: no signature of anything else can stand for it.
const PURPOSE: &str = "khuevan: stop scheduled report ";

/// Whom a link stops what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The schedule.
    pub schedule: String,
    /// The recipient.
    pub person: String,
}

/// The link; none while this server has no signing key.
pub async fn stop_link(app: &AppState, conn: &mut Conn, stop: &Stop) -> Result<Option<String>, DbError> {
    let text = format!("{}.{}", stop.schedule, stop.person);
    let token = crate::sealed::seal(app, conn, PURPOSE, &text).await?;
    Ok(token.map(|token| format!("{}/schedules/{token}", app.store.public_url)))
}

/// What a link stops, if one of our keys has signed it.
pub async fn sealed(conn: &mut Conn, token: &str) -> Result<Option<Stop>, DbError> {
    let text = crate::sealed::open(conn, PURPOSE, token).await?;
    let parts = text.as_deref().and_then(|text| text.split_once('.'));
    Ok(parts.map(|(schedule, person)| Stop { schedule: schedule.to_owned(), person: person.to_owned() }))
}
