//! `khuevan fmt`: the ids that courses lack, written once; every other byte stays.

use super::failed;
use crate::courses::{Scope, read_folder};
use clap::Args;
use domain::{
    course::{Insertion, SourceFile, missing_ids, with_insertions},
    locale::Locale,
};
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `khuevan fmt`.
#[derive(Args)]
pub struct Arguments {
    /// Folder of the courses, or of one course
    #[arg(default_value = "courses")]
    dir: PathBuf,
    /// Write nothing; say what would be written, and end with 1 if there is something
    #[arg(long)]
    check: bool,
    /// Language of the sentences: vi or en
    #[arg(long, env = "LANGUAGE_OF_CHECK", default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

/// Exit code 1 when a file could not be written, or when something is missing and nothing may be written.
pub fn run(arguments: &Arguments) -> ExitCode {
    match write_all(arguments) {
        Ok(written) => {
            tell!("{}", summary(arguments, written));
            if arguments.check && written > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(error) => failed(error),
    }
}

/// Writes, or only names, every missing id; gives their number.
fn write_all(arguments: &Arguments) -> io::Result<usize> {
    let named = |error: io::Error, path: &Path| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let scope = Scope::of(&arguments.dir).map_err(|error| named(error, &arguments.dir))?;
    let folder = read_folder(&scope.root).map_err(|error| named(error, &arguments.dir))?;
    let mut written = 0;
    for (name, files) in folder.courses().into_iter().filter(|(name, _)| scope.holds(name)) {
        for (path, insertions) in by_file(missing_ids(&files)) {
            for insertion in &insertions {
                tell!("{name}/{path}:{}: {}", insertion.line, insertion.id);
            }
            written += insertions.len();
            let Some(text) = files.iter().find(|file| file.path == path).and_then(SourceFile::text) else { continue };
            if !arguments.check {
                let path = scope.root.join(name).join(&path);
                replace(&path, text, &with_insertions(text, &insertions)).map_err(|error| named(error, &path))?;
            }
        }
    }
    Ok(written)
}

fn by_file(insertions: Vec<Insertion>) -> BTreeMap<String, Vec<Insertion>> {
    let mut files: BTreeMap<String, Vec<Insertion>> = BTreeMap::new();
    for insertion in insertions {
        files.entry(insertion.path.clone()).or_default().push(insertion);
    }
    files
}

/// Puts a new text in the place of the one that was read, all or nothing.
pub(super) fn replace(path: &Path, before: &str, after: &str) -> io::Result<()> {
    if fs::read(path)? != before.as_bytes() {
        return Err(io::Error::other("the file was saved while it was being read; run the command again"));
    }
    // Readers of the folder pass over hidden files, so that a half-written one is never content.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let half = path.with_file_name(format!(".{name}.khuevan-fmt"));
    let outcome = write_like(&half, path, after).and_then(|()| fs::rename(&half, path));
    if outcome.is_err() {
        drop(fs::remove_file(&half));
    }
    outcome
}

fn write_like(half: &Path, original: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::File::create(half)?;
    file.set_permissions(fs::metadata(original)?.permissions())?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn summary(arguments: &Arguments, count: usize) -> String {
    match (arguments.lang, arguments.check, count) {
        (Locale::Vi, _, 0) => "Không thiếu mã nào.".to_owned(),
        (Locale::Vi, true, _) => format!("Thiếu {count} mã; chạy khuevan fmt để ghi."),
        (Locale::Vi, false, _) => format!("Đã ghi {count} mã."),
        (_, _, 0) => "No id is missing.".to_owned(),
        (_, true, _) => format!("{count} ids are missing; run khuevan fmt to write them."),
        (_, false, _) => format!("{count} ids were written."),
    }
}
