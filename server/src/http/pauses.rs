//! The learner pauses, and comes back: nobody is told why.

use crate::{
    fields::Fields,
    learning::pausing::{self, Refusal},
    render::{Answer, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
};
use app::words::Words;
use axum::extract::State;
use domain::cohort::Pause;

/// POST /account/pause: from today until the day of the form.
pub async fn begin(State(app): State<AppState>, visit: Visit, actor: Actor, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let typed = fields.trimmed("until").to_owned();
    let Ok(until) = typed.parse() else {
        return super::profile::account_again(&app, &visit, &actor, typed, words.say("field-day")).await;
    };
    let pause = Pause { from: app.clock.today(), until };
    let (now, most, person) = (app.clock.now(), app.serve.training.pause_days_a_year, actor.person.clone());
    let begun = app
        .db
        .write(move |conn| Box::pin(async move { pausing::begin(conn, &person, pause, most, now).await }))
        .await?;
    match begun {
        Ok(()) => Ok(redirect_with("/account", "flash-paused")),
        Err(refusal) => {
            let message = match refusal {
                Refusal::TooEarly => words.say("pause-too-early"),
                Refusal::TooLong(days) => words.with("pause-too-long", &[("days", days.into())]),
                Refusal::AlreadyPaused => return Ok(redirect_with("/account", "flash-paused")),
            };
            super::profile::account_again(&app, &visit, &actor, typed, message).await
        }
    }
}

/// POST /account/pause/end: she is back today.
pub async fn end(State(app): State<AppState>, actor: Actor) -> Answer {
    let (now, today) = (app.clock.now(), app.clock.today());
    app.db.write(move |conn| Box::pin(async move { pausing::end(conn, &actor.person, today, now).await })).await?;
    Ok(redirect_with("/account", "flash-pause-ended"))
}
