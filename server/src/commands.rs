//! The commands, one file each. They print for people, and say with their exit code how it went:
//! 0 done, 1 not done, 2 a wrong setting before anything was touched.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks to people on its two streams")]

pub mod check;
pub mod drift;
pub mod export;
pub mod fmt;
pub mod import;
pub mod keys;
pub mod new;
pub mod publish;
pub mod regrade;
pub mod seed;
pub mod serve;
pub mod verify;

use crate::{
    config::StoreConfig,
    db::{Db, DbError},
};
use std::process::ExitCode;

/// Something could not be done.
fn failed(error: impl std::fmt::Display) -> ExitCode {
    eprintln!("khuevan: {error}");
    ExitCode::FAILURE
}

/// A setting is wrong.
fn wrong_setting(error: impl std::fmt::Display) -> ExitCode {
    eprintln!("khuevan: {error}");
    ExitCode::from(2)
}

/// Opens the database of these settings; the folder of a SQLite file is made.
async fn open_db(store: &StoreConfig) -> Result<Db, DbError> {
    std::fs::create_dir_all(&store.data_dir)
        .map_err(|error| DbError::Other(format!("DATA_DIR {}: {error}", store.data_dir.display())))?;
    Db::open(&store.database_url()).await
}
