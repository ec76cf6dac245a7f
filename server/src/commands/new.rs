//! `khuevan new`: a file or a course to begin with, complete and commented; what is there is never overwritten.

use super::failed;
use crate::courses::read_folder;
use clap::{Args, Subcommand};
use domain::{
    course::{Skeleton, SourceFile, new_course, new_translation, original_of},
    locale::Locale,
};
use std::{
    fs,
    io::{self, Write},
    path::{Component, Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `khuevan new`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A course: a folder with a module, a lesson, practice, a bank and an exam, for instance courses/van-thu
    Course(Place),
    /// A lesson, for instance courses/van-thu/m1/bai-2.md
    Lesson(Place),
    /// A quiz, for instance courses/van-thu/m1/kiem-tra.quiz.md
    Quiz(Place),
    /// A survey, for instance courses/van-thu/m1/khao-sat.quiz.md
    Survey(Place),
    /// A bank of questions, for instance courses/van-thu/banks/m1.bank.md
    Bank(Place),
    /// A programme of several courses, for instance courses/programmes/cap-xa.programme.md
    Programme(Place),
    /// A translation: the texts of a file to be written over, for instance en courses/van-thu/m1/bai-2.md
    Translation(Original),
}

#[derive(Args)]
struct Original {
    /// Language of the translation: vi, en or fr
    #[arg(value_parser = |code: &str| code.parse::<Locale>())]
    language: Locale,
    /// The file to translate
    path: PathBuf,
    /// Language of the sentences: vi or en
    #[arg(long, env = "LANGUAGE_OF_CHECK", default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

#[derive(Args)]
struct Place {
    /// The new file, or the new folder of a course
    path: PathBuf,
    /// Its title
    #[arg(long)]
    title: Option<String>,
    /// Language of the sentences: vi or en
    #[arg(long, env = "LANGUAGE_OF_CHECK", default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

/// Exit code 1 when nothing was written.
pub fn run(arguments: &Arguments) -> ExitCode {
    let (lang, written) = match &arguments.what {
        What::Course(place) => (place.lang, course(place)),
        What::Lesson(place) => (place.lang, part(Skeleton::Lesson, place)),
        What::Quiz(place) => (place.lang, part(Skeleton::Quiz, place)),
        What::Survey(place) => (place.lang, part(Skeleton::Survey, place)),
        What::Bank(place) => (place.lang, part(Skeleton::Bank, place)),
        What::Programme(place) => (place.lang, part(Skeleton::Programme, place)),
        What::Translation(original) => (original.lang, translation(original)),
    };
    match written {
        Ok(lines) => {
            lines.iter().for_each(|line| tell!("{line}"));
            ExitCode::SUCCESS
        }
        Err(refusal) => failed(refusal.text(lang)),
    }
}

/// Why nothing was written.
enum Refusal {
    Exists(PathBuf),
    WrongEnding(&'static str),
    NoCourse,
    NoOriginal,
    Files(PathBuf, io::Error),
}

impl Refusal {
    fn text(&self, lang: Locale) -> String {
        match (self, lang) {
            (Self::Exists(path), Locale::Vi) => format!("{} đã có; không ghi đè.", path.display()),
            (Self::Exists(path), _) => format!("{} is there already; nothing is overwritten.", path.display()),
            (Self::WrongEnding(ending), Locale::Vi) => {
                format!("Tên tệp phải kết thúc bằng {ending}, và không thuộc loại khác.")
            }
            (Self::WrongEnding(ending), _) => format!("The name must end in {ending}, and mean no other kind of file."),
            (Self::NoCourse, Locale::Vi) => {
                "Tệp phải nằm trong thư mục của một khóa học (có course.md); tạo khóa học bằng: khuevan new course"
                    .to_owned()
            }
            (Self::NoCourse, _) => {
                "The file must lie in the folder of a course (with a course.md); make one with: khuevan new course"
                    .to_owned()
            }
            (Self::NoOriginal, Locale::Vi) => {
                "Chỉ dịch được tệp .md của một khóa học, và tệp ấy chưa phải là bản dịch.".to_owned()
            }
            (Self::NoOriginal, _) => {
                "Only an .md file of a course can be translated, and none that is a translation itself.".to_owned()
            }
            (Self::Files(path, error), _) => format!("{}: {error}", path.display()),
        }
    }
}

fn course(place: &Place) -> Result<Vec<String>, Refusal> {
    let root = place.path.parent().unwrap_or(Path::new("."));
    let name = place.path.file_name().unwrap_or_default().to_string_lossy();
    let schemas = root.join("schema/course.schema.json").is_file().then_some("../schema");
    let files = new_course(&name, place.title.as_deref(), schemas);
    let files: Vec<(PathBuf, String)> = files.into_iter().map(|(path, text)| (place.path.join(path), text)).collect();
    write_new(&files)?;
    Ok(files.into_iter().map(|(path, _)| path.display().to_string()).collect())
}

fn part(skeleton: Skeleton, place: &Place) -> Result<Vec<String>, Refusal> {
    let path = &place.path;
    if !has_ending(skeleton, path) {
        return Err(Refusal::WrongEnding(skeleton.ending()));
    }
    // A programme stands between courses; everything else belongs to one.
    let home = if skeleton == Skeleton::Programme { None } else { Some(course_around(path)?) };
    let (inside, files) = match &home {
        None => (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), Vec::new()),
        Some((dir, inside)) => (inside.clone(), files_of(dir)?),
    };
    let depth = inside.split('/').count();
    let schema = schema_address(path, depth, skeleton.schema());
    let text = skeleton.text(&inside, place.title.as_deref(), schema.as_deref(), &files);
    write_new(&[(path.clone(), text)])?;
    let mut lines = vec![path.display().to_string()];
    if matches!(skeleton, Skeleton::Lesson | Skeleton::Quiz) {
        lines.push(outline_hint(path, place));
    }
    Ok(lines)
}

fn translation(original: &Original) -> Result<Vec<String>, Refusal> {
    let name = original.path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".md").filter(|_| original_of(&name).is_none()).ok_or(Refusal::NoOriginal)?;
    let (_, inside) = course_around(&original.path)?;
    let text = fs::read_to_string(&original.path).map_err(|error| Refusal::Files(original.path.clone(), error))?;
    let path = original.path.with_file_name(format!("{stem}.{}.md", original.language));
    let schema = schema_address(&path, inside.split('/').count(), "translation");
    write_new(&[(path.clone(), new_translation(&text, schema.as_deref()))])?;
    Ok(vec![path.display().to_string()])
}

/// `bai-2.md` is a lesson, `bai-2.quiz.md` is none.
fn has_ending(skeleton: Skeleton, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let others = [".quiz.md", ".bank.md", ".programme.md", ".module.md", ".transcript.md"];
    let is_other = ["course.md", "module.md", "README.md"].contains(&name.as_ref())
        || others.iter().any(|ending| name.ends_with(ending));
    match skeleton {
        Skeleton::Lesson => name.ends_with(".md") && !is_other,
        _ => name.ends_with(skeleton.ending()) && name.len() > skeleton.ending().len(),
    }
}

/// The folder of the course around a file that is not there yet, and the path of the file in it.
fn course_around(path: &Path) -> Result<(PathBuf, String), Refusal> {
    let absolute = std::path::absolute(path).map_err(|error| Refusal::Files(path.to_owned(), error))?;
    let dir = absolute.ancestors().skip(1).find(|dir| dir.join("course.md").is_file()).ok_or(Refusal::NoCourse)?;
    let inside = absolute.strip_prefix(dir).map_err(|_| Refusal::NoCourse)?;
    let parts: Vec<_> = inside
        .components()
        .map(|part| match part {
            Component::Normal(name) => Ok(name.to_string_lossy()),
            _ => Err(Refusal::NoCourse),
        })
        .collect::<Result<_, _>>()?;
    Ok((dir.to_owned(), parts.join("/")))
}

fn files_of(dir: &Path) -> Result<Vec<SourceFile>, Refusal> {
    Ok(read_folder(dir).map_err(|error| Refusal::Files(dir.to_owned(), error))?.files)
}

/// The schema in the folder of courses, as the new file sees it; editors then know the fields.
fn schema_address(path: &Path, depth: usize, name: &str) -> Option<String> {
    let address = format!("{}schema/{name}.schema.json", "../".repeat(depth));
    path.parent().unwrap_or(Path::new(".")).join(&address).is_file().then_some(address)
}

/// All files are new, or none is written.
fn write_new(files: &[(PathBuf, String)]) -> Result<(), Refusal> {
    if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(Refusal::Exists(path.clone()));
    }
    for (path, text) in files {
        let write = || {
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            // `create_new` holds even if somebody else makes the file in this moment.
            fs::File::create_new(path)?.write_all(text.as_bytes())
        };
        write().map_err(|error| Refusal::Files(path.clone(), error))?;
    }
    Ok(())
}

fn outline_hint(path: &Path, place: &Place) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let title = place.title.as_deref().unwrap_or("…");
    match place.lang {
        Locale::Vi => format!("Thêm vào mục lục của course.md hoặc module.md: - [{title}]({name})"),
        _ => format!("Add to the outline of course.md or module.md: - [{title}]({name})"),
    }
}
