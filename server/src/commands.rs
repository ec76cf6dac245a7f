//! The commands, one file each. They print for people, and say with their exit code how it went:
//! 0 done, 1 not done, 2 a wrong setting before anything was touched.

/// Tells a line on standard output.
macro_rules! tell {
    ($($words:tt)*) => {
        $crate::commands::tell(format_args!("{}\n", format_args!($($words)*)))
    };
}

/// Tells a line on standard error.
macro_rules! complain {
    ($($words:tt)*) => {
        $crate::commands::complain(format_args!($($words)*))
    };
}

pub mod check;
pub mod drift;
pub mod export;
pub mod fmt;
pub mod import;
pub mod issue;
pub mod keys;
pub mod new;
mod package;
pub mod publish;
mod reach;
pub mod regrade;
pub mod remind;
pub mod seed;
pub mod serve;
pub mod verify;

use crate::{
    config::StoreConfig,
    db::{Db, DbError},
};
use std::{
    fmt::Display,
    io::{self, Write},
    process::ExitCode,
};

/// Tells text on standard output. Who reads may go away before the end, as `head` does: the command then goes on in
/// silence, so that what it changes is whole.
fn tell(text: impl Display) {
    match write!(io::stdout(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(format_args!("khuevan: {error}"));
            std::process::exit(1);
        }
        Ok(()) | Err(_) => {}
    }
}

/// Tells a line on standard error; where that is closed too, there is nobody left to tell.
fn complain(line: impl Display) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// Something could not be done.
fn failed(error: impl Display) -> ExitCode {
    complain!("khuevan: {error}");
    ExitCode::FAILURE
}

/// A setting is wrong.
fn wrong_setting(error: impl Display) -> ExitCode {
    complain!("khuevan: {error}");
    ExitCode::from(2)
}

/// Opens the database of these settings; the folder of a SQLite file is made.
async fn open_db(store: &StoreConfig) -> Result<Db, DbError> {
    std::fs::create_dir_all(&store.data_dir)
        .map_err(|error| DbError::Other(format!("DATA_DIR {}: {error}", store.data_dir.display())))?;
    Db::open(&store.database_url()).await
}
