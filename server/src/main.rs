//! The command line of Khuê Văn.

use clap::{Parser, Subcommand};
use khuevan::commands;
use std::process::ExitCode;

/// Khuê Văn, an open e-learning platform for civil servants
#[derive(Parser)]
#[command(name = "khuevan", version, about, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site: migrate the database, publish the courses, listen
    Serve(commands::serve::Arguments),
    /// Check courses and print every problem with file, line and how to mend it
    Check(commands::check::Arguments),
    /// Write the ids that courses lack, from their titles, and nothing else
    Fmt(commands::fmt::Arguments),
    /// Say which translations fell behind their originals, passage by passage
    Drift(commands::drift::Arguments),
    /// Begin a course, a lesson, a quiz, a bank, a programme or a translation
    New(commands::new::Arguments),
    /// Import questions from GIFT, Aiken, Moodle XML or QTI into a bank, or a list of people, with a report of every line
    Import(commands::import::Arguments),
    /// Issue ways in: letters by mail to people who have none yet, or codes on paper as a PDF for each unit
    Issue(commands::issue::Arguments),
    /// Export the questions of a course as GIFT or QTI 3 or a quiz as a paper form (PDF), with a report of what that cannot say; or what people have learnt
    Export(commands::export::Arguments),
    /// Publish the courses of the folder into the database
    Publish(commands::publish::Arguments),
    /// Say what a changed key would do to the attempts at a quiz, and grade them again
    Regrade(commands::regrade::Arguments),
    /// Remind learners, coordinators and managers of what is due, as the server does once a day
    Remind(commands::remind::Arguments),
    /// Fill an empty data folder with a small demo world
    Seed(commands::seed::Arguments),
    /// Verify a certificate from the text of its QR code, without a server
    Verify(commands::verify::Arguments),
    /// List, rotate and renounce signing keys
    Keys(commands::keys::Arguments),
}

#[tokio::main]
async fn main() -> ExitCode {
    let line = CommandLine::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into()))
        .with_writer(std::io::stderr)
        .init();
    match line.command {
        Command::Serve(arguments) => commands::serve::run(arguments).await,
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::Fmt(arguments) => commands::fmt::run(&arguments),
        Command::Drift(arguments) => commands::drift::run(&arguments),
        Command::New(arguments) => commands::new::run(&arguments),
        Command::Import(arguments) => commands::import::run(arguments).await,
        Command::Issue(arguments) => commands::issue::run(arguments).await,
        Command::Export(arguments) => commands::export::run(arguments).await,
        Command::Publish(arguments) => commands::publish::run(arguments).await,
        Command::Regrade(arguments) => commands::regrade::run(arguments).await,
        Command::Remind(arguments) => commands::remind::run(arguments).await,
        Command::Seed(arguments) => commands::seed::run(arguments).await,
        Command::Verify(arguments) => commands::verify::run(arguments).await,
        Command::Keys(arguments) => commands::keys::run(arguments).await,
    }
}
