//! `khuevan export`: the questions of a course for other systems.

use super::{failed, publish::print_errors, tell, wrong_setting};
use crate::courses::read_folder;
use clap::{Args, ValueEnum};
use domain::{
    course::{Course, read_course},
    exchange::{Export, Report, export_gift},
    locale::Locale,
    problem::Problem,
    quiz::Question,
};
use std::{collections::BTreeSet, path::PathBuf, process::ExitCode};

/// Arguments of `khuevan export`.
#[derive(Args)]
pub struct Arguments {
    /// Format to write
    #[arg(value_enum)]
    format: Format,
    /// Folder of one course
    course: PathBuf,
    /// Only the questions of this quiz, by its id
    #[arg(long)]
    quiz: Option<String>,
    /// Print the report as JSON instead of sentences
    #[arg(long)]
    json: bool,
    /// Language of the sentences: vi or en
    #[arg(long, env = "LANGUAGE_OF_CHECK", default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Moodle's GIFT
    Gift,
}

/// Prints the questions on standard output and the report on the other stream; exit code 1 when a question had to be
/// left out.
pub fn run(arguments: &Arguments) -> ExitCode {
    let folder = match read_folder(&arguments.course) {
        Ok(folder) => folder,
        Err(error) => return failed(format!("{}: {error}", arguments.course.display())),
    };
    let name = arguments.course.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (course, mut problems) = read_course(&name, &folder.files);
    problems.extend(folder.problems);
    let Some(course) = course.filter(|_| !problems.iter().any(Problem::is_error)) else {
        print_errors(&problems);
        return failed(format!("{}: no course without errors", arguments.course.display()));
    };
    if let Some(quiz) = arguments.quiz.as_ref().filter(|quiz| course.quiz(quiz).is_none()) {
        let known: Vec<&str> = course.quizzes().map(|quiz| quiz.id.as_str()).collect();
        return wrong_setting(format!("--quiz {quiz}: the course has {}", known.join(", ")));
    }
    let Export { text, report } = match arguments.format {
        Format::Gift => export_gift(arguments.questions(&course)),
    };
    tell(text);
    if let Err(error) = arguments.print(&report) {
        return failed(error);
    }
    if report.has_refused() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

impl Arguments {
    /// Each question once, though several quizzes may draw it.
    fn questions<'c>(&self, course: &'c Course) -> Vec<&'c Question> {
        let is_wanted = |id: &str| self.quiz.as_deref().is_none_or(|wanted| wanted == id);
        let quizzes = course.quizzes().filter(|quiz| is_wanted(&quiz.id));
        let questions = quizzes.flat_map(|quiz| &quiz.sections).flat_map(|section| &section.questions);
        let mut seen = BTreeSet::new();
        questions.filter(|question| seen.insert(question.id.as_str())).collect()
    }

    fn print(&self, report: &Report) -> Result<(), serde_json::Error> {
        if self.json {
            complain!("{}", serde_json::to_string_pretty(report)?);
        } else {
            complain!("{}", report.printed(&self.course.to_string_lossy(), self.lang));
        }
        Ok(())
    }
}
