//! `khuevan import`: questions of other systems into a bank of ours, or a list of people.

mod people;
mod questions;
mod units;

use clap::{Args, Subcommand};
use std::process::ExitCode;

/// Arguments of `khuevan import`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    questions: Option<questions::Arguments>,
}

#[derive(Subcommand)]
enum What {
    /// Import a list of people from XLSX, CSV or text with tabs: compared row by row, then all of it or only good rows
    People(people::Arguments),
    /// Import a list of units from XLSX, CSV or text with tabs: provinces, communes, or what hangs below a unit
    Units(units::Arguments),
}

/// Imports what the arguments name.
pub async fn run(arguments: Arguments) -> ExitCode {
    match (arguments.what, arguments.questions) {
        (Some(What::People(arguments)), _) => people::run(arguments).await,
        (Some(What::Units(arguments)), _) => units::run(arguments).await,
        (None, Some(questions)) => questions::run(&questions),
        (None, None) => super::wrong_setting("name a format (gift, aiken, moodle, qti), people or units"),
    }
}
