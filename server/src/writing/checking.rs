//! What is wrong in a working copy: in its files, beside the other courses, and under what people have answered.

use super::Working;
use crate::{
    courses::check_answered,
    db::{Conn, DbError, common_files, revisions},
    error::Error,
    state::AppState,
};
use domain::{
    course::{SourceFile, check_course_id, read_catalogue},
    preview::Reading,
    problem::Problem,
};

/// A working copy as it reads.
pub struct Checked {
    /// The course, if enough of `course.md` can be read.
    pub reading: Option<Reading>,
    /// Every problem; files are named by their paths in the course, errors come first.
    pub problems: Vec<Problem>,
}

impl Checked {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_error()).count()
    }

    /// The problems of one file.
    pub fn of_file<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Problem> {
        self.problems.iter().filter(move |problem| problem.file == path)
    }
}

/// Reads a working copy and finds every problem that publishing it would meet.
pub async fn check(app: &AppState, working: &Working) -> Result<Checked, Error> {
    let own = working.sources();
    let around = surroundings(&mut app.db.read().await?, &working.folder).await?;
    let (folder, course, files) = (working.folder.clone(), working.course.clone(), own.clone());
    let read = tokio::task::spawn_blocking(move || read(&folder, &course, files, around));
    let mut checked = read.await.map_err(|error| Error::Internal(error.to_string()))?;
    let answered = check_answered(&app.db, &working.course, &working.folder, &own).await?;
    checked.problems.extend(answered.into_iter().map(|problem| inside(&working.folder, problem)));
    checked.problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    Ok(checked)
}

/// What the checks between courses look at: the other courses' heads, and the acts.
async fn surroundings(conn: &mut Conn, folder: &str) -> Result<Vec<SourceFile>, DbError> {
    let heads = revisions::course_files(conn).await?.into_iter().filter(|(other, _)| other != folder);
    let mut files: Vec<SourceFile> =
        heads.map(|(other, text)| SourceFile::markdown(format!("{other}/course.md"), text)).collect();
    let common = common_files::current(conn).await?;
    files.extend(common.into_iter().map(|file| SourceFile::markdown(file.path, file.content)));
    Ok(files)
}

fn read(folder: &str, id: &str, own: Vec<SourceFile>, around: Vec<SourceFile>) -> Checked {
    let (reading, _) = Reading::of(folder, &own);
    let wrong_id = check_course_id(folder, &own, id);
    let inside_folder =
        |file: SourceFile| SourceFile { path: format!("{folder}/{}", file.path), content: file.content };
    let all: Vec<SourceFile> = own.into_iter().map(inside_folder).chain(around).collect();
    let prefix = format!("{folder}/");
    let (_, problems) = read_catalogue(&all);
    let of_course = problems.into_iter().filter(|problem| problem.file.starts_with(&prefix)).chain(wrong_id);
    let problems = of_course.map(|problem| self::inside(folder, problem)).collect();
    Checked { reading, problems }
}

/// The problem with its file's path in the course.
fn inside(folder: &str, problem: Problem) -> Problem {
    let inside = problem.file.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    let file = inside.map_or_else(|| problem.file.clone(), str::to_owned);
    Problem { file, ..problem }
}
