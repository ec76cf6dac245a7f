//! `khuevan import units`: provinces, communes, or what hangs below a unit, as on the desk.

use crate::{
    clock::Clock,
    commands::{failed, open_db},
    config::StoreConfig,
    db::{Db, accounts, organisation, scope::Reach},
    fields::LARGEST_UPLOAD,
    http::desk::units::fault_text,
    secret,
    spreadsheet::{self, Table},
    unit_list::Comparison,
};
use app::words::Words;
use clap::Args;
use domain::{locale::Locale, organisation::Listed};
use std::{fs::File, io::Read, path::PathBuf, process::ExitCode};

/// Arguments of `khuevan import units`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    /// File to read: XLSX, CSV, or text with tabs; columns Mã, Tên, Loại, Mã cấp trên, Từ ngày
    file: PathBuf,
    /// Sign-in name of the coordinator or administrator who answers for it; the list keeps within her reach
    #[arg(long)]
    by: String,
    /// Area code of the unit below which lines without a unit above are hung
    #[arg(long)]
    parent: Option<String>,
    /// Write the good lines even if others are to be mended
    #[arg(long)]
    partial: bool,
    /// Say what would change and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Language of the report: vi, en or fr
    #[arg(long, default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

/// Prints every line that is to be mended; exit code 1 when nothing was written because of them.
pub async fn run(arguments: Arguments) -> ExitCode {
    let db = match open_db(&arguments.store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let outcome = import(&db, &arguments).await;
    db.close().await;
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(error),
    }
}

async fn import(db: &Db, arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let table = read(arguments)?;
    let clock = Clock::in_zone(arguments.store.time_zone.clone());
    let (today, now) = (clock.today(), clock.now());
    let mut conn = db.read().await?;
    let account = accounts::find_by_login(&mut conn, &arguments.by).await?;
    let actor = account.ok_or_else(|| format!("nobody signs in as {}", arguments.by))?.person;
    let reach = Reach { actor: actor.clone(), day: today.to_string() };
    let parent = match &arguments.parent {
        Some(code) => Some(unit_with_code(&organisation::load(&mut conn).await?, code)?),
        None => None,
    };
    let compared = Comparison::of(&mut conn, &reach, today, parent.as_deref(), &table, now).await?;
    drop(conn);
    let words = Words::new(arguments.lang);
    let comparison = compared.map_err(|_| words.say("unit-list-no-names"))?;
    for (line, listed) in &comparison.lines {
        if let Listed::Wrong(fault) = listed {
            let place = words.with("unit-list-line", &[("line", (*line).into())]);
            complain!("{place}: {}\n", fault_text(words, fault));
        }
    }
    let keys = ["unit-list-new", "unit-list-same", "unit-list-renamed", "unit-list-wrong"];
    let counts = comparison.counts();
    for (key, count) in keys.into_iter().zip(counts) {
        tell!("{}: {count}", words.say(key));
    }
    if arguments.dry_run {
        return Ok(());
    }
    if counts[3] > 0 && !arguments.partial {
        return Err("nothing was written; --partial writes the good lines".into());
    }
    Ok(comparison.write(db, &actor, &secret::uuid(now), today, now).await?)
}

fn read(arguments: &Arguments) -> Result<Table, Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    let file = File::open(&arguments.file).map_err(|error| format!("{}: {error}", arguments.file.display()))?;
    file.take(LARGEST_UPLOAD as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LARGEST_UPLOAD {
        return Err(format!("the file is larger than {} MB", LARGEST_UPLOAD / (1024 * 1024)).into());
    }
    Ok(spreadsheet::read(&bytes).map_err(|refusal| refusal.text(arguments.lang))?)
}

fn unit_with_code(tree: &domain::organisation::Tree, code: &str) -> Result<String, String> {
    let found = tree.units().find(|unit| unit.area_code.as_deref() == Some(code) && unit.to.is_none());
    found.map(|unit| unit.id.clone()).ok_or_else(|| format!("no unit has the code {code}"))
}
