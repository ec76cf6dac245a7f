//! `khuevan export`: the questions of a course for other systems, a course as it was published, or what people have learnt.

mod course;
mod people;
mod questions;

use clap::{Args, Subcommand};
use std::process::ExitCode;

/// Arguments of `khuevan export`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    questions: Option<questions::Questions>,
}

#[derive(Subcommand)]
enum What {
    /// Export what people have learnt in a year by staff code, as CSV or XLSX, for personnel systems
    People(people::Arguments),
    /// Export any revision of a course as a folder or an archive
    Course(course::Arguments),
}

/// Exports what the arguments name.
pub async fn run(arguments: Arguments) -> ExitCode {
    match (arguments.what, arguments.questions) {
        (Some(What::People(arguments)), _) => people::run(arguments).await,
        (Some(What::Course(arguments)), _) => course::run(arguments).await,
        (None, Some(questions)) => questions::run(&questions),
        (None, None) => super::wrong_setting("name a format (gift, qti, paper), course or people"),
    }
}
