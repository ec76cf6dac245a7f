//! `khuevan import gift` and its like: questions of other systems into a bank of ours.

use crate::commands::{failed, package, wrong_setting};
use clap::{Args, ValueEnum};
use domain::{
    exchange::{Import, LARGEST_FILE, Report, Wish, import_aiken, import_gift, import_moodle, import_qti},
    locale::Locale,
};
use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// How the name of a bank ends.
const ENDING: &str = ".bank.md";

/// Arguments of `khuevan import FORMAT`.
#[derive(Args)]
pub struct Arguments {
    /// Format of the file
    #[arg(value_enum)]
    format: Format,
    /// File to read
    file: PathBuf,
    /// Bank to write; its name ends in .bank.md [default: beside the file, by its name]
    #[arg(long)]
    bank: Option<PathBuf>,
    /// Id of the bank [default: by the name of the bank]
    #[arg(long)]
    id: Option<String>,
    /// Title of the bank [default: the name of the file]
    #[arg(long)]
    title: Option<String>,
    /// Language of the questions, for words that the file does not hold (Đúng, Sai): vi, en or fr
    #[arg(long, default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    words: Locale,
    /// Write what could be taken, even if something was refused
    #[arg(long)]
    partial: bool,
    /// Replace a bank that is there already
    #[arg(long)]
    force: bool,
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
    /// Aiken
    Aiken,
    /// Moodle's XML
    Moodle,
    /// QTI 2.1, 2.2 or 3.0: an item, or a package (ZIP)
    Qti,
}

/// Writes the whole bank or nothing; exit code 1 when something was refused, unless that was said to be fine.
pub fn run(arguments: &Arguments) -> ExitCode {
    let bank = arguments.bank_path();
    if !bank.to_string_lossy().ends_with(ENDING) {
        return wrong_setting(format!("--bank {}: the name of a bank ends in {ENDING}", bank.display()));
    }
    if bank.exists() && !arguments.force {
        return failed(format!("{}: is there already; --force replaces it", bank.display()));
    }
    let Import { bank: text, report } = match arguments.import(&arguments.wish(&bank)) {
        Ok(import) => import,
        Err(error) => return failed(format!("{}: {error}", arguments.file.display())),
    };
    if let Err(error) = arguments.print(&report) {
        return failed(error);
    }
    let Some(text) = text else {
        return failed("no question could be taken, so that nothing was written");
    };
    if report.has_refused() && !arguments.partial {
        return failed("nothing was written; --partial writes what could be taken");
    }
    match write(&bank, &text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(format!("{}: {error}", bank.display())),
    }
}

impl Arguments {
    fn import(&self, wish: &Wish) -> io::Result<Import> {
        if let Format::Qti = self.format {
            let file = fs::File::open(&self.file)?;
            let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Ok(match package::read(file, name) {
                Ok(files) => import_qti(&files, wish),
                Err(refusal) => refusal.into_import(),
            });
        }
        let bytes = read_bounded(&self.file)?;
        Ok(match self.format {
            Format::Gift => import_gift(&bytes, wish),
            Format::Aiken => import_aiken(&bytes, wish),
            Format::Moodle | Format::Qti => import_moodle(&bytes, wish),
        })
    }

    fn bank_path(&self) -> PathBuf {
        let beside = || {
            let stem = self.file.file_stem().unwrap_or_default().to_string_lossy();
            self.file.with_file_name(format!("{stem}{ENDING}"))
        };
        self.bank.clone().unwrap_or_else(beside)
    }

    fn wish(&self, bank: &Path) -> Wish {
        let name = bank.file_name().unwrap_or_default().to_string_lossy();
        let mut wish = Wish::named(name.trim_end_matches(ENDING), self.words);
        wish.id = self.id.clone().unwrap_or(wish.id);
        wish.title = self.title.clone().unwrap_or(wish.title);
        wish
    }

    fn print(&self, report: &Report) -> Result<(), serde_json::Error> {
        if self.json {
            tell!("{}", serde_json::to_string_pretty(report)?);
        } else {
            tell!("{}", report.printed(&self.file.to_string_lossy(), self.lang));
        }
        Ok(())
    }
}

/// A file is read a little past its limit, so that the import can say that it is too large.
fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Nobody sees half a bank: it is written beside its place and then put there.
fn write(bank: &Path, text: &str) -> io::Result<()> {
    let mut part = bank.as_os_str().to_owned();
    part.push(".part");
    fs::write(&part, text).and_then(|()| fs::rename(&part, bank)).inspect_err(|_| {
        // What cannot be put there is of no use; that it cannot be removed either changes nothing.
        let _ = fs::remove_file(&part);
    })
}
