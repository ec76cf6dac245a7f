//! `khuevan export people`: the same file as on the desk, within the reach of a coordinator.

use crate::{
    commands::{failed, open_db},
    config::{ServeConfig, StoreConfig},
    db::{accounts, scope::Reach, training_records},
    importing::unit_index,
    records::export::{self, PORTION},
    state::AppState,
};
use clap::Args;
use domain::roster::{Found, UnitIndex, UnitWish};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Arguments of `khuevan export people`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    /// Sign-in name of the coordinator or administrator who answers for it; the export keeps within her reach
    #[arg(long)]
    by: String,
    /// Name or code of the unit whose people are exported; without it, everybody within the reach
    #[arg(long)]
    unit: Option<String>,
    /// The year [default: this one]
    #[arg(long, value_parser = clap::value_parser!(i16).range(2000..=2200))]
    year: Option<i16>,
    /// File to write: .csv or .xlsx
    #[arg(long)]
    out: PathBuf,
}

/// Writes the file; exit code 1 when it could not be written.
pub async fn run(arguments: Arguments) -> ExitCode {
    let db = match open_db(&arguments.store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let app = match AppState::new(db, arguments.store.clone(), ServeConfig::default()).await {
        Ok(app) => app,
        Err(error) => return failed(error),
    };
    let outcome = write(&app, &arguments).await;
    app.db.close().await;
    match outcome {
        Ok(people) => {
            tell!("{people} → {}", arguments.out.display());
            ExitCode::SUCCESS
        }
        Err(error) => failed(error),
    }
}

async fn write(app: &AppState, arguments: &Arguments) -> Result<usize, Box<dyn std::error::Error>> {
    let people = people(app, arguments).await?;
    let year = arguments.year.unwrap_or_else(|| app.clock.today().year());
    let ending = arguments.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending {
        "csv" => {
            let mut file = File::create(&arguments.out)?;
            file.write_all(export::csv_head().as_bytes())?;
            for some in people.chunks(PORTION) {
                file.write_all(export::csv_lines(&export::portion(app, some, year).await?).as_bytes())?;
            }
            file.sync_all()?;
        }
        "xlsx" => {
            let file = File::create(&arguments.out)?;
            export::workbook(app, &people, year, BufWriter::new(file.try_clone()?)).await?;
            file.sync_all()?;
        }
        _ => return Err("--out FILE: the ending says the format, .csv or .xlsx".into()),
    }
    Ok(people.len())
}

async fn people(app: &AppState, arguments: &Arguments) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut conn = app.db.read().await?;
    let account = accounts::find_by_login(&mut conn, &arguments.by).await?;
    let actor = account.ok_or_else(|| format!("nobody signs in as {}", arguments.by))?.person;
    let reach = Reach { actor, day: app.clock.today().to_string() };
    let index = unit_index(&mut conn, &reach).await?;
    if index.is_empty() {
        return Err(format!("{} reaches no unit as a coordinator or administrator", arguments.by).into());
    }
    let unit = arguments.unit.as_deref().map(|name| unit(&index, name)).transpose()?.unwrap_or_default();
    Ok(training_records::people(&mut conn, &reach, &unit).await?)
}

fn unit(index: &UnitIndex, name: &str) -> Result<String, String> {
    let wishes = [UnitWish::Code(name.to_uppercase()), UnitWish::Name(name.to_owned())];
    let found = wishes.iter().find_map(|wish| match index.find(wish) {
        Found::One(unit) => Some(unit.id.clone()),
        Found::Many(_) | Found::Ended(_) | Found::Nothing => None,
    });
    found.ok_or_else(|| format!("there is not exactly one unit {name} within the reach"))
}
