//! `khuevan publish`: from the folder into the database.

use super::{failed, open_db};
use crate::{
    clock::Clock,
    config::StoreConfig,
    courses::{MediaStore, PublishError, publish_folder, write_all_back},
    db::Db,
};
use clap::Args;
use domain::{
    locale::Locale,
    problem::{Problem, Severity},
};
use std::process::ExitCode;

/// Arguments of `khuevan publish`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
}

/// Publishes every course without an error; exit code 1 if one was refused.
pub async fn run(arguments: Arguments) -> ExitCode {
    let store = arguments.store;
    let db = match open_db(&store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let outcome = publish(&db, &store).await;
    db.close().await;
    match outcome {
        Ok(problems) => {
            print_errors(&problems);
            if problems.iter().any(|problem| problem.severity == Severity::Error) {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            }
        }
        Err(error) => failed(error),
    }
}

async fn publish(db: &Db, store: &StoreConfig) -> Result<Vec<Problem>, PublishError> {
    let media = MediaStore::in_folder(&store.data_dir);
    if store.write_back {
        write_all_back(db, &media, &store.courses_dir).await?;
    }
    publish_folder(db, &media, &store.courses_dir, Clock::in_zone(store.time_zone.clone()).now()).await
}

/// Prints what kept courses from being published.
pub(super) fn print_errors(problems: &[Problem]) {
    for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
        complain!("{}\n", problem.printed(Locale::Vi));
    }
}
