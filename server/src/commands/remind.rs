//! `khuevan remind`: the reminders of the day, as the server tells them by itself.

use super::{failed, open_db, wrong_setting};
use crate::{
    config::{MailConfig, ServeConfig, StoreConfig},
    mail::Mailer,
    reminding::{self, Reminded},
    state::AppState,
    surveying::calling,
};
use clap::Args;
use std::process::ExitCode;

/// Arguments of `khuevan remind`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    #[command(flatten)]
    mail: MailConfig,
}

/// Writes messages, and mail into the outbox, which the server sends; doing it twice tells nobody twice.
pub async fn run(arguments: Arguments) -> ExitCode {
    if let Err(error) = Mailer::new(&arguments.mail) {
        return wrong_setting(error);
    }
    let db = match open_db(&arguments.store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let serve = ServeConfig { mail: arguments.mail, ..ServeConfig::default() };
    let app = match AppState::new(db, arguments.store, serve).await {
        Ok(app) => app,
        Err(error) => return failed(error),
    };
    let outcome = match reminding::run(&app).await {
        Ok(reminded) => calling::run(&app).await.map(|asked| (reminded, asked)),
        Err(error) => Err(error),
    };
    app.db.close().await;
    match outcome {
        Ok((Reminded { learners, coordinators, managers }, asked)) => {
            tell!(
                "Đã nhắc / reminded: {learners} học viên / learners, {coordinators} điều phối / coordinators, {managers} lãnh đạo / managers, {asked} phiếu khảo sát / surveys"
            );
            ExitCode::SUCCESS
        }
        Err(error) => failed(error),
    }
}
