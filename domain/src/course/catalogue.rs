//! The whole folder of courses.

use super::{
    Catalogue, SourceFile,
    checks::{acts, courses, dates, programmes},
    legal,
    manuscript::{Problems, Spot, say},
    programme_file::{self, ReadProgramme},
    reader::{self, ReadCourse},
    source::is_readme,
};
use crate::{
    problem::{Place, Problem},
    programme::Programme,
    text::nfc,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The files of each course, their paths relative to its folder; every folder with a `course.md` is a course.
pub fn course_folders(files: &[SourceFile]) -> BTreeMap<String, Vec<SourceFile>> {
    let mut folders = folders(files);
    folders.retain(|_, files| files.iter().any(|file| file.path == "course.md"));
    folders
}

/// Reads everything; with a day, what has passed by then is told too.
pub(super) fn read(files: &[SourceFile], day: Option<Date>) -> (Catalogue, Vec<Problem>) {
    let mut problems = Problems::default();
    let mut found = Vec::new();
    let mut read_courses: Vec<ReadCourse> = Vec::new();
    let mut broken: BTreeSet<String> = BTreeSet::new();
    for (folder, files) in folders(files) {
        if !files.iter().any(|file| file.path == "course.md") {
            warn_of_stray(&folder, &files, &mut problems);
            continue;
        }
        let mut own = Problems::default();
        if let Some(read) = reader::read(&folder, &files, &mut own) {
            read_courses.push(read);
        }
        let own = own.sorted();
        if own.iter().any(Problem::is_error) {
            broken.insert(folder);
        }
        found.extend(own);
    }
    let legal_file = files.iter().find(|file| file.path == legal::FILE);
    let legal = legal_file.map(|file| legal::read(file, &mut problems)).unwrap_or_default();
    let programmes = read_programmes(files, &read_courses, &mut found);
    broken.extend(courses::check_references(&read_courses, &mut problems));
    acts::check(&read_courses, &legal, &mut problems);
    if let Some(day) = day {
        dates::check(&read_courses, &legal, day, &mut problems);
    }
    found.extend(problems.sorted());
    found.sort_by(|left, right| {
        (&left.file, left.line, left.column, left.code).cmp(&(&right.file, right.line, right.column, right.code))
    });
    let courses = read_courses.into_iter().map(|read| read.course).filter(|course| !broken.contains(&course.folder));
    (Catalogue { courses: courses.collect(), programmes, legal }, found)
}

/// The programmes without an error.
fn read_programmes(files: &[SourceFile], courses: &[ReadCourse], found: &mut Vec<Problem>) -> Vec<Programme> {
    let mut problems = Problems::default();
    let mut all: Vec<ReadProgramme> = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with(programme_file::FOLDER)) {
        if programme_file::is_programme(&file.path) {
            all.extend(programme_file::read(file, &mut problems));
        } else if file.text().is_some() && !is_readme(&file.path) {
            warn_of_other_file(file, &mut problems);
        }
    }
    programmes::check(&all, courses, &mut problems);
    let problems = problems.sorted();
    let broken: BTreeSet<&str> =
        problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.file.as_str()).collect();
    all.retain(|read| !broken.contains(read.id.file.as_str()));
    found.extend(problems);
    all.into_iter().map(|read| read.programme).collect()
}

fn warn_of_other_file(file: &SourceFile, problems: &mut Problems) {
    problems.warning(
        &Spot { file: file.path.clone(), place: Place::START },
        "no-programme",
        say(
            "Tệp trong “programmes” phải có tên dạng ten.programme.md nên tệp này không được đọc.",
            "Files in 'programmes' are named name.programme.md, so this one is not read.",
        ),
        say("Đổi tên tệp, hoặc chuyển tệp đi nơi khác.", "Rename the file, or move it elsewhere."),
    );
}

/// All sub-folders but `programmes/`.
fn folders(files: &[SourceFile]) -> BTreeMap<String, Vec<SourceFile>> {
    let mut folders: BTreeMap<String, Vec<SourceFile>> = BTreeMap::new();
    for file in files {
        if let Some((folder, path)) = file.path.split_once('/')
            && !file.path.starts_with(programme_file::FOLDER)
        {
            let file = SourceFile { path: path.to_owned(), content: file.content.clone() };
            folders.entry(nfc(folder)).or_default().push(file);
        }
    }
    folders
}

fn warn_of_stray(folder: &str, files: &[SourceFile], problems: &mut Problems) {
    let Some(file) = files.iter().find(|file| file.text().is_some() && !is_readme(&file.path)) else { return };
    problems.warning(
        &Spot { file: format!("{folder}/{}", file.path), place: Place::START },
        "no-course-file",
        say(
            format!("Thư mục “{folder}” chưa có course.md nên không phải là khóa học."),
            format!("The folder '{folder}' has no course.md, so it is no course."),
        ),
        say("Thêm course.md, hoặc chuyển thư mục đi nơi khác.", "Add a course.md, or move the folder elsewhere."),
    );
}
