//! The whole folder of courses.

use super::{
    Catalogue, Content, LONGEST_FILE, SourceFile,
    checks::{acts, courses},
    legal,
    manuscript::{Manuscript, Problems, Spot, say},
    reader::{self, ReadCourse},
    source::{is_readme, normalise},
};
use crate::{
    problem::{Place, Problem},
    text::nfc,
};
use std::collections::{BTreeMap, BTreeSet};

/// The files of each course, their paths relative to its folder; every folder with a `course.md` is a course.
pub fn course_folders(files: &[SourceFile]) -> BTreeMap<String, Vec<SourceFile>> {
    let mut folders = folders(files);
    folders.retain(|_, files| files.iter().any(|file| file.path == "course.md"));
    folders
}

/// Reads everything.
pub(super) fn read(files: &[SourceFile]) -> (Catalogue, Vec<Problem>) {
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
    let legal_file = files.iter().find(|file| file.path == "legal.md");
    let legal = match legal_file.map(|file| &file.content) {
        Some(Content::Text(text)) if text.len() <= LONGEST_FILE => {
            let manuscript = Manuscript::new("legal.md".into(), "legal.md".into(), normalise(text));
            legal::read(&manuscript, &mut problems)
        }
        _ => Vec::new(),
    };
    broken.extend(courses::check_references(&read_courses, &mut problems));
    acts::check(&read_courses, &legal, &mut problems);
    found.extend(problems.sorted());
    found.sort_by(|left, right| {
        (&left.file, left.line, left.column, left.code).cmp(&(&right.file, right.line, right.column, right.code))
    });
    let courses = read_courses.into_iter().map(|read| read.course).filter(|course| !broken.contains(&course.folder));
    (Catalogue { courses: courses.collect(), legal }, found)
}

/// All sub-folders but `programmes/`, which is read when programmes come.
fn folders(files: &[SourceFile]) -> BTreeMap<String, Vec<SourceFile>> {
    let mut folders: BTreeMap<String, Vec<SourceFile>> = BTreeMap::new();
    for file in files {
        if let Some((folder, path)) = file.path.split_once('/')
            && folder != "programmes"
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
