//! The link that stops reminders without a sign-in.

use crate::{
    db::{Conn, DbError},
    state::AppState,
};

/// What is signed begins so: no signature of anything else can stand for it.
const PURPOSE: &str = "khuevan: stop reminders to ";

/// The link for a person; none while this server has no signing key.
pub async fn stop_link(app: &AppState, conn: &mut Conn, person: &str) -> Result<Option<String>, DbError> {
    let token = crate::sealed::seal(app, conn, PURPOSE, person).await?;
    Ok(token.map(|token| format!("{}/reminders/{token}", app.store.public_url)))
}

/// The person of a link, if one of our keys has signed it.
pub async fn sealed(conn: &mut Conn, token: &str) -> Result<Option<String>, DbError> {
    crate::sealed::open(conn, PURPOSE, token).await
}
