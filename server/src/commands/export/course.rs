//! `khuevan export course`: any revision of a course as a folder or an archive.

use crate::{
    commands::{failed, open_db},
    config::StoreConfig,
    courses::{MediaStore, archive, lay_down},
    db::{Db, revisions},
};
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `khuevan export course`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    /// Id of the course
    course: String,
    /// Number of the revision [default: the latest]
    #[arg(long)]
    revision: Option<i64>,
    /// Where it goes: a name that ends in .zip makes an archive, any other a folder, which must not be there yet
    #[arg(long)]
    to: PathBuf,
}

/// Exit code 1 for an unknown course or revision, or a place that cannot be written.
pub async fn run(arguments: Arguments) -> ExitCode {
    let db = match open_db(&arguments.store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let outcome = export(&db, &arguments).await;
    db.close().await;
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(error),
    }
}

async fn export(db: &Db, arguments: &Arguments) -> Result<(), String> {
    let Arguments { store, course, revision, to } = arguments;
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let mut conn = db.read().await.map_err(|error| said(&error))?;
    let found = match revision {
        Some(number) => revisions::find_number(&mut conn, course, *number).await,
        None => revisions::latest(&mut conn, course).await,
    };
    let revision =
        found.map_err(|error| said(&error))?.ok_or_else(|| format!("no such revision of a course {course}"))?;
    let folder = revisions::folder(&mut conn, course).await.map_err(|error| said(&error))?.unwrap_or_default();
    let files = revisions::files(&mut conn, &revision.id).await.map_err(|error| said(&error))?;
    let media = MediaStore::in_folder(&store.data_dir);
    let done = if to.extension().is_some_and(|ending| ending == "zip") {
        archive(&files, &media, &folder).and_then(|bytes| std::fs::write(to, bytes))
    } else {
        lay_down(&files, &media, to)
    };
    done.map_err(|error| format!("{}: {error}", to.display()))?;
    tell!("{course}, {}: {}", revision.number, to.display());
    Ok(())
}
