//! `khuevan export gift` and others: the questions of a course for other systems.

use crate::commands::{failed, package, publish::print_errors, tell, wrong_setting};
use crate::courses::read_folder;
use clap::{Args, ValueEnum};
use domain::{
    course::{Course, read_course},
    exchange::{Export, Package, Report, export_gift, export_qti, form::form},
    locale::Locale,
    problem::Problem,
    quiz::{Question, Quiz},
};
use std::{
    collections::BTreeSet,
    fs,
    io::{self, Cursor},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of an export of questions.
#[derive(Args)]
pub struct Questions {
    /// Format to write; gift goes to standard output unless --out says otherwise
    #[arg(value_enum)]
    format: Format,
    /// Folder of one course
    course: PathBuf,
    /// Only the questions of this quiz, by its id
    #[arg(long)]
    quiz: Option<String>,
    /// File to write; qti and paper need one
    #[arg(long)]
    out: Option<PathBuf>,
    /// Number of the paper form (Mã đề): the same number draws and shuffles the same form again
    #[arg(long, default_value_t = 101)]
    form: u64,
    /// Add a page with the right answers to the paper form
    #[arg(long)]
    key: bool,
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
    /// A package of QTI 3.0 (ZIP)
    Qti,
    /// One quiz as a form of paper with an answer sheet (PDF)
    Paper,
}

/// Prints or writes the questions, and the report on the other stream; exit code 1 when a question had to be left out.
pub fn run(arguments: &Questions) -> ExitCode {
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
    match (arguments.format, &arguments.out) {
        (Format::Gift, out) => arguments.gift(&course, out.as_deref()),
        (Format::Qti, Some(out)) => arguments.qti(&course, out),
        (Format::Paper, Some(out)) => arguments.paper(&course, out),
        (_, None) => wrong_setting("--out FILE: this format is no text for a console"),
    }
}

impl Questions {
    fn gift(&self, course: &Course, out: Option<&Path>) -> ExitCode {
        let Export { text, report } = export_gift(self.questions(course));
        let written = match out {
            Some(out) => fs::write(out, text),
            None => {
                tell(text);
                Ok(())
            }
        };
        self.done(written, &report)
    }

    fn qti(&self, course: &Course, out: &Path) -> ExitCode {
        let Package { files, report } = export_qti(&course.title, self.lang, self.questions(course));
        let mut packed = Cursor::new(Vec::new());
        let written = package::write(&mut packed, &files).and_then(|()| fs::write(out, packed.into_inner()));
        self.done(written, &report)
    }

    /// One quiz: the wanted one, or the only one.
    fn paper(&self, course: &Course, out: &Path) -> ExitCode {
        let quizzes: Vec<&Quiz> = course.quizzes().filter(|quiz| self.is_wanted(&quiz.id)).collect();
        let [quiz] = quizzes[..] else {
            let known: Vec<&str> = quizzes.iter().map(|quiz| quiz.id.as_str()).collect();
            return wrong_setting(format!("--quiz ID: the course has {}", known.join(", ")));
        };
        let form = form(&course.title, quiz, self.form, self.lang, self.key);
        for picture in &form.pictures {
            complain!("khuevan: {picture}: a picture, only its description is on the form");
        }
        match paper::form_pdf(&form, self.lang) {
            Ok(pdf) => match fs::write(out, pdf) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => failed(format!("{}: {error}", out.display())),
            },
            Err(error) => failed(error),
        }
    }

    fn done(&self, written: io::Result<()>, report: &Report) -> ExitCode {
        if let Err(error) = written.and_then(|()| Ok(self.print(report)?)) {
            return failed(error);
        }
        if report.has_refused() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn is_wanted(&self, id: &str) -> bool {
        self.quiz.as_deref().is_none_or(|wanted| wanted == id)
    }

    /// Each question once, though several quizzes may draw it. A survey asks for opinions, which other systems' banks
    /// have no key for; it goes out only where it is asked for by name.
    fn questions<'c>(&self, course: &'c Course) -> Vec<&'c Question> {
        let is_named = self.quiz.is_some();
        let quizzes = course.quizzes().filter(|quiz| self.is_wanted(&quiz.id) && (is_named || !quiz.is_survey()));
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
