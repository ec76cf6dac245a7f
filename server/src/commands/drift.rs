//! `khuevan drift`: which translations fell behind their originals, passage by passage; and that one is up to date again.

use super::{failed, fmt::replace};
use crate::courses::{Scope, read_folder};
use clap::Args;
use domain::{
    course::{Change, Drift, DriftState, Passage, drift, original_of, stamped},
    locale::Locale,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Arguments of `khuevan drift`.
#[derive(Args)]
pub struct Arguments {
    /// Folder of the courses, or of one course
    #[arg(default_value = "courses")]
    dir: PathBuf,
    /// Print a JSON list of all translations instead of sentences
    #[arg(long)]
    json: bool,
    /// Write into these translations that they follow their originals as they stand
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["json", "dir"])]
    stamp: Vec<PathBuf>,
    /// Language of the sentences: vi or en
    #[arg(long, env = "LANGUAGE_OF_CHECK", default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

/// Exit code 1 when files cannot be read or written; drift alone is advice.
pub fn run(arguments: &Arguments) -> ExitCode {
    for file in &arguments.stamp {
        match stamp(file) {
            Ok(()) => tell!("{}", file.display()),
            Err(error) => return failed(format!("{}: {}", file.display(), reason(&error, arguments.lang))),
        }
    }
    if !arguments.stamp.is_empty() {
        return ExitCode::SUCCESS;
    }
    match found(&arguments.dir) {
        Err(error) => failed(format!("{}: {error}", arguments.dir.display())),
        Ok(found) if arguments.json => match serde_json::to_string_pretty(&found) {
            Ok(text) => {
                tell!("{text}");
                ExitCode::SUCCESS
            }
            Err(error) => failed(error),
        },
        Ok(found) => {
            found.iter().for_each(|drift| print(drift, arguments.lang));
            tell!("{}", summary(&found, arguments.lang));
            ExitCode::SUCCESS
        }
    }
}

fn found(dir: &Path) -> io::Result<Vec<Drift>> {
    let scope = Scope::of(dir)?;
    let folder = read_folder(&scope.root)?;
    let courses = folder.courses().into_iter().filter(|(name, _)| scope.holds(name));
    Ok(courses.flat_map(|(name, files)| drift(name, &files)).collect())
}

/// Why a file was not stamped.
enum Refusal {
    NoTranslation,
    Files(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Files(error)
    }
}

fn stamp(file: &Path) -> Result<(), Refusal> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (original, _) = original_of(&name).ok_or(Refusal::NoTranslation)?;
    let text = fs::read_to_string(file)?;
    let original = fs::read_to_string(file.with_file_name(original))?;
    let stamped = stamped(&original, &text);
    if stamped != text {
        replace(file, &text, &stamped)?;
    }
    Ok(())
}

fn reason(refusal: &Refusal, lang: Locale) -> String {
    match (refusal, lang) {
        (Refusal::NoTranslation, Locale::Vi) => {
            "không phải bản dịch; tên bản dịch có mã ngôn ngữ ngay trước .md, ví dụ bai-1.en.md".to_owned()
        }
        (Refusal::NoTranslation, _) => {
            "is no translation; those have a language right before .md, for instance bai-1.en.md".to_owned()
        }
        (Refusal::Files(error), _) => error.to_string(),
    }
}

fn print(drift: &Drift, lang: Locale) {
    let Drift { original, translation, state, passages, .. } = drift;
    match (state, lang) {
        (DriftState::Current, _) => {}
        (DriftState::Missing, Locale::Vi) => tell!("{translation}: chưa dịch"),
        (DriftState::Missing, _) => tell!("{translation}: not translated yet"),
        (DriftState::Unstamped, Locale::Vi) => tell!("{translation}: chưa ghi dịch từ bản gốc nào"),
        (DriftState::Unstamped, _) => tell!("{translation}: does not say of which original it is"),
        (DriftState::Stale, _) => {
            for Passage { change, original_line, line, text } in passages {
                let change = change_name(*change, lang);
                tell!("{translation}:{line}: {change}, {original}:{original_line} {text}");
            }
        }
    }
}

fn change_name(change: Change, lang: Locale) -> &'static str {
    match (change, lang) {
        (Change::Changed, Locale::Vi) => "đã đổi",
        (Change::Changed, _) => "changed",
        (Change::Added, Locale::Vi) => "mới thêm",
        (Change::Added, _) => "new",
        (Change::Removed, Locale::Vi) => "đã bỏ",
        (Change::Removed, _) => "gone",
        (Change::Untranslated, Locale::Vi) => "chưa dịch",
        (Change::Untranslated, _) => "not translated",
    }
}

fn summary(found: &[Drift], lang: Locale) -> String {
    let count = |state| found.iter().filter(|drift| drift.state == state).count();
    let (current, stale) = (count(DriftState::Current), count(DriftState::Stale));
    let (unstamped, missing) = (count(DriftState::Unstamped), count(DriftState::Missing));
    match lang {
        Locale::Vi => format!(
            "{current} bản dịch theo kịp bản gốc, {stale} có đoạn cần dịch lại, {unstamped} chưa ghi bản gốc, {missing} tệp chưa dịch."
        ),
        _ => format!(
            "{current} translations follow their originals, {stale} have passages to translate, {unstamped} bear no stamp, {missing} files are not translated."
        ),
    }
}
