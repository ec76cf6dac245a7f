//! A whole country for `make bench`: so many people in so many units with so many enrolments and sign-ins are written, a
//! fifth of them in one province that has cohorts; then the reports of its coordinators are made. The database stays, so
//! that a server can show it: `quocgia` reaches everything, `tinh` the province, both with the password that is given.
//!
//! usage: `nation DATABASE_URL PEOPLE UNITS ENROLMENTS PASSWORD`; prints seconds, a line each, and the memory of the
//! process
#![expect(clippy::print_stdout, reason = "a command line tool answers on standard output")]

mod rows;
mod world;

use khuevan::{
    clock::Clock,
    config::{ServeConfig, StoreConfig},
    db::{Conn, Db},
    reporting::{self, Asked, Wish},
    secret,
    state::AppState,
};
use std::{error::Error, time::Instant};
use world::{DAY, Size};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [url, people, units, enrolments, password] = words[..] else {
        return Err("usage: nation DATABASE_URL PEOPLE UNITS ENROLMENTS PASSWORD".into());
    };
    let dir = std::env::temp_dir().join(format!("khuevan-nation-{}", secret::uuid(0)));
    std::fs::create_dir_all(&dir)?;
    let store = StoreConfig { data_dir: dir.clone(), database_url: Some(url.to_owned()), ..StoreConfig::default() };
    let size = Size { people: people.parse()?, units: units.parse()?, enrolments: enrolments.parse()? };
    measure(store, size, password).await?;
    Ok(std::fs::remove_dir_all(dir)?)
}

async fn measure(store: StoreConfig, size: Size, password: &str) -> Result<(), Box<dyn Error>> {
    let db = Db::open(&store.database_url()).await?;
    let now = Clock::in_zone(store.time_zone.clone()).now();
    let app = AppState::new(db, store, ServeConfig::default()).await?;
    let start = Instant::now();
    let hash = app.passwords.hash(password).await;
    let (national, regional) = world::write(&app, size, &hash, now).await?;
    told_by_itself(&app.db).await?;
    println!("written {:.1} s", start.elapsed().as_secs_f64());
    let today = app.clock.today();
    let from = app.clock.day(now - 800 * DAY);
    let by = |rows: &str, columns: &str| Wish {
        rows: rows.to_owned(),
        columns: columns.to_owned(),
        ..Wish::of_period(from, today, today)
    };
    let yearly = Wish { is_yearly: true, ..by("course", "") };
    for (name, actor, wish) in [
        ("national: course by sex", &national, by("course", "sex")),
        ("national: unit", &national, by("unit", "")),
        ("national: yearly", &national, yearly),
        ("province: course by sex", &regional, by("course", "sex")),
    ] {
        let start = Instant::now();
        let asked = Asked { id: secret::uuid(now), by: actor.clone(), wish, known_at: None };
        let id = asked.id.clone();
        reporting::ask(&app, asked).await?;
        reporting::finish(&app, &id).await?;
        println!("{name} {:.2} s, {} MB", start.elapsed().as_secs_f64(), memory());
    }
    app.db.close().await;
    Ok(())
}

/// What PostgreSQL does by itself within minutes: it learns what is in the tables.
async fn told_by_itself(db: &Db) -> Result<(), Box<dyn Error>> {
    if let Conn::Postgres(mut connection) = db.read().await? {
        sqlx::query("VACUUM ANALYZE").execute(&mut *connection).await?;
    }
    Ok(())
}

/// Resident memory of the process in megabytes.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() / 1024
}
