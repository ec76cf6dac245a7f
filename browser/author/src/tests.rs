//! The shipped courses through the writing room, held against the reader that the server calls.

use super::*;
use domain::course::{Block, Content, Course, SourceFile, read_course};
use serde_json::{Value, json};
use std::{fs, path::Path, path::PathBuf};

/// Every course of the repository with its files.
fn courses() -> Vec<(String, Vec<SourceFile>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../courses");
    let folders = entries(&root).into_iter().filter(|path| path.join("course.md").exists());
    let courses: Vec<_> = folders
        .map(|folder| {
            let mut files = Vec::new();
            collect(&folder, &folder, &mut files);
            let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
            (name.unwrap_or_default(), files)
        })
        .collect();
    assert!(!courses.is_empty());
    courses
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) {
    for path in entries(folder) {
        if path.is_dir() {
            collect(root, &path, files);
            continue;
        }
        let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
        files.push(SourceFile::from_bytes(&name, &fs::read(&path).expect("readable")).expect("UTF-8"));
    }
}

/// The writing room with all files of a course.
fn room(folder: &str, files: &[SourceFile], locale: &str) -> Workshop {
    let mut room = Workshop::new(folder, locale);
    for file in files {
        match file.text() {
            Some(text) => room.write(&file.path, text),
            None => room.has_medium(&file.path),
        }
    }
    room
}

/// The texts of all lessons in all languages, by id.
fn lesson_texts(course: &Course) -> Vec<(String, Vec<String>)> {
    let translated = course.translated.values().map(|translated| translated.course.as_ref());
    let lessons = std::iter::once(course).chain(translated).flat_map(Course::lessons);
    let texts = |blocks: &[Block]| {
        let text = |block: &Block| if let Block::Html(text) = block { Some(text.clone()) } else { None };
        blocks.iter().filter_map(text).collect::<Vec<_>>()
    };
    lessons.map(|lesson| (lesson.id.clone(), texts(&lesson.blocks))).collect()
}

#[test]
fn every_lesson_of_the_shipped_courses_is_shown_as_the_server_shows_it() {
    for (folder, files) in courses() {
        let (course, _) = read_course(&folder, &files);
        let course = course.expect("a readable course");
        let mut room = room(&folder, &files, "vi");
        let looks: Vec<String> = files
            .iter()
            .map(|file| serde_json::from_str(&room.look(&file.path)).expect("JSON"))
            .filter_map(|look: Value| look["html"].as_str().map(str::to_owned))
            .collect();
        let lessons = lesson_texts(&course);
        assert!(lessons.len() > 10);
        for (id, texts) in lessons {
            let all =
                |html: &&String| texts.iter().all(|text| html.contains(&format!("<div class=\"prose\">{text}</div>")));
            assert!(looks.iter().any(|html| all(&html)), "{folder}: {id}");
        }
    }
}

#[test]
fn the_problems_of_every_file_are_those_of_the_server() {
    for (folder, mut files) in courses() {
        // What every author does at some time: an id is lost, a link dies, a front matter breaks.
        for (at, file) in files.iter_mut().enumerate() {
            if let Content::Text(text) = &mut file.content {
                match at % 3 {
                    0 => *text = text.replace("[x]", "[ ]"),
                    1 => *text = text.replace(".md)", ".mdx)"),
                    _ => text.push_str("\n-[x] hỏng\n\n<b>x</b>\n"),
                }
            }
        }
        for (code, locale) in [("vi", Locale::Vi), ("en", Locale::En)] {
            let (_, problems) = read_course(&folder, &files);
            let mut room = room(&folder, &files, code);
            let mut seen = 0;
            for path in files.iter().map(|file| &file.path) {
                let look: Value = serde_json::from_str(&room.look(path)).expect("JSON");
                let found: Vec<_> = look["problems"].as_array().expect("a list").iter().map(shown).collect();
                let name = format!("{folder}/{path}");
                let expected: Vec<_> = problems
                    .iter()
                    .filter(|problem| problem.file == name)
                    .map(|problem| {
                        (problem.line, problem.column, problem.code.to_owned(), problem.what.text(locale).to_owned())
                    })
                    .collect();
                assert_eq!(found, expected, "{name}");
                seen += found.len();
            }
            assert_eq!(seen, problems.len());
            assert!(seen > 20, "{seen}");
        }
    }
}

fn shown(problem: &Value) -> (usize, usize, String, String) {
    let number =
        |name: &str| problem[name].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or_default();
    let text = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
    (number("line"), number("column"), text("code"), text("what"))
}

#[test]
fn an_empty_folder_has_nothing_to_show() {
    let look: Value = serde_json::from_str(&Workshop::new("c", "xx").look("bai.md")).expect("JSON");
    assert_eq!((&look["html"], &look["problems"]), (&Value::Null, &json!([])));
}

#[test]
fn a_piece_is_shown_alone() {
    let text = "---\nid: b\ntitle: B\nminutes: 1\n---\n\n> [!TIP]\n> Một lời khuyên.\n";
    let look: Value = serde_json::from_str(&sample("b.md", text, "vi")).expect("JSON");
    assert!(look["html"].as_str().is_some_and(|html| html.contains("callout tip")), "{look}");
}
