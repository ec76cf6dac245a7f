//! The run of each day, in the server: after the quiet hours, or when a server starts later.

use super::{Reminded, run};
use crate::{state::AppState, surveying::calling};
use jiff::civil::Date;
use std::time::Duration;
use tokio::time::sleep;

/// How often the time is looked at.
const PAUSE: Duration = Duration::from_secs(300);

/// Runs once a day for as long as the server lives. Several nodes may: what one has told, another does not tell again.
pub async fn start(app: AppState) {
    let mut done: Option<Date> = None;
    loop {
        let today = app.clock.today();
        let is_quiet = app.serve.mail.quiet_hours.left(app.clock.local(app.clock.now())) > 0;
        if done != Some(today) && !is_quiet {
            match run(&app).await {
                Ok(Reminded { learners, coordinators, managers }) => {
                    tracing::info!(learners, coordinators, managers, "reminders of the day");
                    match calling::run(&app).await {
                        Ok(told) => {
                            tracing::info!(told, "surveys that have opened after completion");
                            done = Some(today);
                        }
                        Err(error) => tracing::error!(%error, "not everybody is told of a survey; it goes on"),
                    }
                }
                Err(error) => tracing::error!(%error, "the reminders of the day are not all written; they go on"),
            }
        }
        sleep(PAUSE).await;
    }
}
