//! The task of the server: what is due is begun after the quiet hours, or when a server starts later.

use super::{begin_due, work};
use crate::state::AppState;
use std::time::Duration;
use tokio::time::sleep;

/// How often the time is looked at.
const PAUSE: Duration = Duration::from_secs(60);

/// Looks for as long as the server lives. Several nodes may: each day of a schedule is begun once.
pub async fn start(app: AppState) {
    loop {
        let is_quiet = app.serve.mail.quiet_hours.left(app.clock.local(app.clock.now())) > 0;
        if !is_quiet && let Err(error) = begin_due(&app).await {
            tracing::error!(%error, "reports that are due were not begun; they are looked for again");
        }
        if let Err(error) = work(&app).await {
            tracing::error!(%error, "scheduled reports were not all sent; it goes on");
        }
        sleep(PAUSE).await;
    }
}
