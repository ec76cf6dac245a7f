//! Revisions that other nodes publish, or a command beside this server.

use crate::{db::revisions, state::AppState};
use std::time::Duration;
use tokio::time::sleep;

/// How often it is asked whether anything was published.
const PAUSE: Duration = Duration::from_secs(1);

/// Keeps the catalogue in line with the database for as long as the server lives.
pub async fn follow(app: AppState) {
    loop {
        sleep(PAUSE).await;
        if let Err(error) = catch_up(&app).await {
            tracing::warn!(%error, "it is not known whether other revisions were published; it is asked again");
        }
    }
}

async fn catch_up(app: &AppState) -> Result<(), crate::db::DbError> {
    let mark = revisions::mark(&mut app.db.read().await?).await?;
    if mark != app.catalogue().mark() {
        app.reload_catalogue().await?;
    }
    Ok(())
}
