//! `khuevan seed`: a small demo world with Vietnamese names, on an empty data folder only.

pub mod attempts;
mod classes;
mod closing;
mod cohorts;
mod crowd;
mod guesses;
mod hours;
mod world;

use super::{failed, open_db};
use crate::{
    clock::Clock,
    config::{PasswordConfig, StoreConfig},
    courses::{Catalogue, MediaStore, publish_folder},
    db::{Db, DbError, people, revisions},
    keys::KeyStore,
    passwords::Passwords,
    secret,
    uploads::UploadStore,
};
use clap::Args;
use domain::quiz::Mode;
use std::{fs, io::Write, os::unix::fs::OpenOptionsExt, path::Path, process::ExitCode};
use world::PEOPLE;

/// Arguments of `khuevan seed`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    #[command(flatten)]
    passwords: PasswordConfig,
    /// Do nothing, and say so, when there are people already
    #[arg(long)]
    if_empty: bool,
    /// Add so many learners with one common password, each enrolled in the first course, to measure with
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    learners: u32,
    /// Give each of them so many submitted attempts at the first exam of that course, with answers by chance
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    attempts: u32,
}

/// A demo account with its password.
pub struct DemoAccount {
    /// The sign-in name.
    pub sign_in_name: String,
    /// Made for this data folder alone.
    pub password: String,
    /// PHC string.
    pub hash: String,
    /// Who it is for, in words.
    pub whose: String,
}

/// Exit code 1 when there are people already.
pub async fn run(arguments: Arguments) -> ExitCode {
    let store = &arguments.store;
    let db = match open_db(store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let crowd = Crowd { learners: arguments.learners, attempts: arguments.attempts };
    let outcome = seed(&db, store, &arguments.passwords, crowd).await;
    db.close().await;
    match outcome {
        Ok(Some(accounts)) => match keep(&store.data_dir, &accounts) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed(error),
        },
        Ok(None) if arguments.if_empty => ExitCode::SUCCESS,
        Ok(None) => failed("there are people in this database already; the demo world goes into an empty one only"),
        Err(error) => failed(error),
    }
}

/// How many learners there are beside the demo world.
#[derive(Clone, Copy, Debug, Default)]
pub struct Crowd {
    /// All of them.
    pub learners: u32,
    /// Submitted attempts of each.
    pub attempts: u32,
}

/// Fills an empty database; `None` where it is not empty.
pub async fn seed(
    db: &Db,
    store: &StoreConfig,
    costs: &PasswordConfig,
    Crowd { learners, attempts }: Crowd,
) -> Result<Option<Vec<DemoAccount>>, Box<dyn std::error::Error>> {
    if people::count(&mut db.read().await?).await? > 0 {
        return Ok(None);
    }
    let clock = Clock::in_zone(store.time_zone.clone());
    let now = clock.now();
    let problems = publish_folder(db, &MediaStore::in_folder(&store.data_dir), &store.courses_dir, now).await?;
    super::publish::print_errors(&problems);
    let passwords = Passwords::new(costs)?;
    let mut accounts = Vec::new();
    for person in &PEOPLE {
        let whose = format!("{} ({})", person.full_name, person.what);
        accounts.push(account(&passwords, person.sign_in_name.to_owned(), whose).await);
    }
    let keys = KeyStore::in_folder(&store.data_dir);
    let key = keys.create()?;
    let hashes: Vec<String> = accounts.iter().map(|account| account.hash.clone()).collect();
    let today = clock.today();
    db.write(move |conn| Box::pin(async move { world::fill(conn, &hashes, &key, today, now).await })).await?;
    // The first course is that of the demo learners; the cohorts take the second one, where there is one. What is measured
    // with a crowd has its course for itself.
    let catalogue = Catalogue::load(db).await?;
    let only = catalogue.editions().first().filter(|_| learners == 0);
    if let Some(edition) = catalogue.editions().get(1).or(only).cloned() {
        let programmes = catalogue.programmes().to_vec();
        let fill = db.write(move |conn| {
            Box::pin(async move {
                let learners = cohorts::fill(conn, edition.clone(), today, now).await?;
                closing::fill(conn, &keys, &programmes, &edition, learners, today, now).await
            })
        });
        fill.await?;
    }
    let proof = UploadStore::in_folder(&store.data_dir).keep(hours::PROOF)?;
    db.write(move |conn| Box::pin(async move { hours::fill(conn, &proof, today, now).await })).await?;
    if learners > 0 {
        let whose = format!("{learners} học viên đến / learners up to {}", crowd::sign_in_name(learners));
        let first = account(&passwords, crowd::sign_in_name(1), whose).await;
        crowd::fill(db, learners, &first.hash, now).await?;
        if attempts > 0 {
            attempt_first_exam(db, attempts, now).await?;
        }
        accounts.push(first);
    }
    Ok(Some(accounts))
}

async fn attempt_first_exam(db: &Db, each: u32, now: i64) -> Result<(), DbError> {
    let catalogue = Catalogue::load(db).await?;
    let courses = revisions::latest_of_all(&mut db.read().await?).await?;
    let first = courses.first().and_then(|(revision, _)| catalogue.course(&revision.course));
    let exam =
        first.and_then(|edition| Some((edition, edition.course.quizzes().find(|quiz| quiz.mode == Mode::Exam)?)));
    match exam {
        Some((edition, quiz)) => attempts::fill(db, edition, &quiz.id, each, 1, now).await,
        None => Ok(()),
    }
}

async fn account(passwords: &Passwords, sign_in_name: String, whose: String) -> DemoAccount {
    let password = format!("{}-{}", sign_in_name.len(), &secret::token()[..16]);
    let hash = passwords.hash(&password).await;
    DemoAccount { sign_in_name, password, hash, whose }
}

/// Prints the accounts once and keeps them in a file for their owner alone.
fn keep(data_dir: &Path, accounts: &[DemoAccount]) -> std::io::Result<()> {
    let path = data_dir.join("demo-accounts.txt");
    let lines: Vec<String> = accounts
        .iter()
        .map(|account| format!("{:<12} {:<24} {}", account.sign_in_name, account.password, account.whose))
        .collect();
    let text = format!("{}\n", lines.join("\n"));
    fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&path)?
        .write_all(text.as_bytes())?;
    tell!("Tài khoản dùng thử / demo accounts ({}):\n{text}", path.display());
    Ok(())
}
