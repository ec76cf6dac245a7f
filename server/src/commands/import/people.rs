//! `khuevan import people`: the same dry run and the same effect as on the desk.

use crate::{
    commands::{
        failed, open_db,
        reach::{reach_of, unit_of},
    },
    config::{ServeConfig, StoreConfig},
    db::{DbError, import_verdicts, imports},
    fields::LARGEST_UPLOAD,
    importing::{self, Arrival, Options, Told, from_json, mapping_of},
    secret, spreadsheet,
    state::AppState,
};
use clap::Args;
use domain::{
    locale::Locale,
    roster::{StaffKind, StaffLevel, Verdict},
};
use std::{fs::File, io::Read, path::PathBuf, process::ExitCode};

/// Faults that are read at a time.
const AT_ONCE: i64 = 1000;

/// Arguments of `khuevan import people`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    /// File to read: XLSX, CSV, or text with tabs
    file: PathBuf,
    /// Sign-in name of the coordinator or administrator who answers for it; the import keeps within her reach
    #[arg(long)]
    by: String,
    /// Name or code of the unit of rows that name none
    #[arg(long)]
    unit: Option<String>,
    /// Kind of staff of rows that say none: can-bo, cong-chuc, vien-chuc, dai-bieu, khac
    #[arg(long, default_value = "cong-chuc", value_parser = staff_kind)]
    staff_kind: String,
    /// Level of rows that say none: trung-uong, tinh, xa
    #[arg(long, default_value = "xa", value_parser = staff_level)]
    staff_level: String,
    /// The file is the whole list of the unit; --absent records whoever is absent from it as having left
    #[arg(long, requires = "unit")]
    whole_list: bool,
    /// Record whoever is absent from the whole list as having left today
    #[arg(long, requires = "whole_list")]
    absent: bool,
    /// Leave names in capitals as they are
    #[arg(long)]
    keep_capitals: bool,
    /// Take rows that need a confirmation: private mail, a known code with quite another name
    #[arg(long)]
    confirm: bool,
    /// Write the good rows even if others are to be mended
    #[arg(long)]
    partial: bool,
    /// Say what would change and write nothing about people
    #[arg(long)]
    dry_run: bool,
    /// Language of the report: vi, en or fr
    #[arg(long, default_value = "vi", value_parser = |code: &str| code.parse::<Locale>())]
    lang: Locale,
}

fn staff_kind(name: &str) -> Result<String, String> {
    StaffKind::named(name).map(|kind| kind.name().to_owned()).ok_or_else(|| "no such kind of staff".to_owned())
}

fn staff_level(name: &str) -> Result<String, String> {
    StaffLevel::named(name).map(|level| level.name().to_owned()).ok_or_else(|| "no such level".to_owned())
}

/// Prints every row that is to be mended; exit code 1 when nothing was written because of them.
pub async fn run(arguments: Arguments) -> ExitCode {
    let db = match open_db(&arguments.store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let app = match AppState::new(db, arguments.store.clone(), ServeConfig::default()).await {
        Ok(app) => app,
        Err(error) => return failed(error),
    };
    let outcome = import(&app, &arguments).await;
    app.db.close().await;
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(error),
    }
}

async fn import(app: &AppState, arguments: &Arguments) -> Result<(), String> {
    let mut bytes = Vec::new();
    let file = File::open(&arguments.file).map_err(|error| format!("{}: {error}", arguments.file.display()))?;
    file.take(LARGEST_UPLOAD as u64 + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() > LARGEST_UPLOAD {
        return Err(format!("the file is larger than {} MB", LARGEST_UPLOAD / (1024 * 1024)));
    }
    let table = spreadsheet::read(&bytes).map_err(|refusal| refusal.text(arguments.lang))?;
    drop(bytes);
    let arrival = arrival(app, arguments).await?;
    let id = arrival.id.clone();
    importing::receive(app, arrival, table).await.map_err(told)?;
    let found = imports::get(&mut app.db.read().await.map_err(told)?, &id).await.map_err(told)?;
    let notes: Vec<[String; 2]> = from_json(&found.notes).map_err(told)?;
    let place = usize::from(arguments.lang != Locale::Vi);
    notes.iter().for_each(|note| tell!("{}", note[place]));
    if !mapping_of(&found.mapping).map_err(told)?.is_enough() {
        return Err(format!(
            "a heading for the full name is needed, and one for the staff code or e-mail: {}",
            found.headings
        ));
    }
    work(app, &id, &["staged"], "checking").await?;
    let to_mend = report(app, &id, arguments.lang).await?;
    if arguments.dry_run {
        return Ok(());
    }
    if to_mend > 0 && !arguments.partial {
        return Err("nothing was written; --partial writes the good rows".to_owned());
    }
    let (import, confirm, absent) = (id.clone(), arguments.confirm, arguments.absent);
    let agreed =
        app.db.write(move |conn| Box::pin(async move { imports::agree(conn, &import, confirm, absent).await }));
    agreed.await.map_err(told)?;
    work(app, &id, &["checked"], "applying").await?;
    for (outcome, count) in
        import_verdicts::outcomes(&mut app.db.read().await.map_err(told)?, &id).await.map_err(told)?
    {
        tell!("{outcome}: {count}");
    }
    tell!("{}/desk/imports/{id}", app.store.public_url);
    Ok(())
}

fn told(error: DbError) -> String {
    error.to_string()
}

async fn arrival(app: &AppState, arguments: &Arguments) -> Result<Arrival, String> {
    let mut conn = app.db.read().await.map_err(told)?;
    let (reach, index) = reach_of(app, &mut conn, &arguments.by).await?;
    let unit = arguments.unit.as_deref().map(|name| unit_of(&index, name)).transpose()?;
    Ok(Arrival {
        id: secret::uuid(app.clock.now()),
        actor: reach.actor,
        file_name: arguments.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        options: Options {
            unit,
            staff_kind: arguments.staff_kind.clone(),
            staff_level: arguments.staff_level.clone(),
            rewrites_capitals: !arguments.keep_capitals,
            is_whole_list: arguments.whole_list,
        },
    })
}

async fn work(app: &AppState, id: &str, from: &'static [&'static str], to: &'static str) -> Result<(), String> {
    importing::begin(app, id, from, to).await.map_err(told)?;
    importing::finish(app, id).await.map_err(told)
}

/// Prints the numbers and every row that is to be mended; gives how many those are.
async fn report(app: &AppState, id: &str, lang: Locale) -> Result<i64, String> {
    let counts = import_verdicts::counts(&mut app.db.read().await.map_err(told)?, id).await.map_err(told)?;
    for (verdict, count) in &counts {
        tell!("{verdict}: {count}");
    }
    let (mut after, place) = (0, usize::from(lang != Locale::Vi));
    loop {
        let mut conn = app.db.read().await.map_err(told)?;
        let rows = import_verdicts::page(&mut conn, id, Verdict::Mend.name(), after, AT_ONCE).await.map_err(told)?;
        let Some(last) = rows.last() else { break };
        after = last.line;
        for row in &rows {
            let reasons: Told = from_json(&row.told).map_err(told)?;
            for fault in reasons.faults {
                let column = fault.column.unwrap_or_default();
                tell!("{}{column}  {}: {} {}", row.line, row.shown_name, fault.what[place], fault.mend[place]);
            }
        }
    }
    Ok(counts.iter().find(|(verdict, _)| verdict == Verdict::Mend.name()).map_or(0, |(_, count)| *count))
}
