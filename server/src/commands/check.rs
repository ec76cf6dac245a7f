//! `khuevan check`: every problem of the courses, for people or for tools.

use super::failed;
use crate::courses::{Scope, read_folder};
use clap::Args;
use domain::{
    course::read_catalogue_on,
    locale::Locale,
    problem::{Problem, Severity},
    sarif,
};
use jiff::{Zoned, civil::Date};
use std::{collections::BTreeSet, path::PathBuf, process::ExitCode};

/// Arguments of `khuevan check`.
#[derive(Args)]
pub struct Arguments {
    /// Folder of the courses, or of one course
    #[arg(default_value = "courses")]
    dir: PathBuf,
    /// Print a JSON list of problems instead of sentences
    #[arg(long)]
    json: bool,
    /// Print SARIF 2.1.0, which editors and forges show beside the lines
    #[arg(long, conflicts_with = "json")]
    sarif: bool,
    /// Day as of which reviews that are due and acts that have ended are told, year-month-day; today without it
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
    /// Language of the sentences: vi or en
    #[arg(long, env = "LANGUAGE_OF_CHECK", default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

/// Exit code 1 when there is an error; warnings alone pass.
pub fn run(arguments: &Arguments) -> ExitCode {
    let read = Scope::of(&arguments.dir).and_then(|scope| Ok((read_folder(&scope.root)?, scope)));
    let (folder, scope) = match read {
        Ok(read) => read,
        Err(error) => return failed(format!("{}: {error}", arguments.dir.display())),
    };
    let (mut catalogue, mut problems) =
        read_catalogue_on(&folder.files, arguments.on.unwrap_or_else(|| Zoned::now().date()));
    problems.extend(folder.problems);
    problems.retain(|problem| scope.has(problem));
    catalogue.courses.retain(|course| scope.holds(&course.folder));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if arguments.json {
        match serde_json::to_string_pretty(&problems) {
            Ok(text) => tell!("{text}"),
            Err(error) => return failed(error),
        }
    } else if arguments.sarif {
        tell!("{:#}", sarif::log(&problems, &scope.root.to_string_lossy(), arguments.lang));
    } else {
        print(&problems, arguments.lang);
        tell!("{}", summary(arguments.lang, catalogue.courses.len(), errors, problems.len() - errors));
    }
    if errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The first problem of a kind comes with its example; once is enough to learn from.
fn print(problems: &[Problem], lang: Locale) {
    let mut taught = BTreeSet::new();
    for problem in problems {
        if taught.insert(problem.code) {
            tell!("{}\n", problem.taught(lang));
        } else {
            tell!("{}\n", problem.printed(lang));
        }
    }
}

fn summary(lang: Locale, courses: usize, errors: usize, warnings: usize) -> String {
    match lang {
        Locale::Vi => format!("{courses} khóa học dùng được, {errors} lỗi, {warnings} điều nên xem lại."),
        Locale::En | Locale::Fr => format!("{courses} courses can be used, {errors} errors, {warnings} warnings."),
    }
}
