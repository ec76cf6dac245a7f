//! What the machine can do at best, for `make bench` to compare with: a static page of 30 KB from axum, and commits of
//! one row each in the same kind of database.
//!
//! usage: `ceiling page PORT`, or `ceiling commits DATABASE_URL SECONDS`
#![expect(clippy::print_stdout, reason = "a command line tool answers on standard output")]

use axum::{Router, http::header, routing::get, serve::ListenerExt};
use sqlx::{ConnectOptions, Connection, Executor, PgConnection, sqlite::SqliteConnectOptions};
use std::{
    error::Error,
    io,
    str::FromStr,
    time::{Duration, Instant},
};
use tokio::net::TcpListener;

const CREATE: &str = "CREATE TABLE IF NOT EXISTS ceiling (id BIGINT PRIMARY KEY, value TEXT NOT NULL)";
const INSERT: &str = "INSERT INTO ceiling (id, value) VALUES ($1, $2)";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["page", port] => page(port.parse()?).await?,
        ["commits", url, seconds] => {
            let length = Duration::from_secs(seconds.parse()?);
            let rate =
                if url.starts_with("postgres") { postgres(url, length).await? } else { sqlite(url, length).await? };
            println!("{rate:.0}");
        }
        _ => return Err("usage: ceiling page PORT | ceiling commits DATABASE_URL SECONDS".into()),
    }
    Ok(())
}

async fn page(port: u16) -> io::Result<()> {
    let body: &'static str = "<p>Khuê Văn</p>\n".repeat(30 * 1024 / 18).leak();
    let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    let site = Router::new().route("/", get(move || async move { (html, body) }));
    let listener = TcpListener::bind(("127.0.0.1", port)).await?.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, site).await
}

/// The settings are those of the site's own writer.
async fn sqlite(url: &str, length: Duration) -> Result<f64, sqlx::Error> {
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Full);
    let mut conn = options.connect().await?;
    conn.execute(CREATE).await?;
    let (start, mut done) = (Instant::now(), 0_u32);
    while start.elapsed() < length {
        sqlx::query(INSERT).bind(i64::from(done)).bind("một dòng").execute(&mut conn).await?;
        done += 1;
    }
    Ok(f64::from(done) / start.elapsed().as_secs_f64())
}

async fn postgres(url: &str, length: Duration) -> Result<f64, sqlx::Error> {
    let mut conn = PgConnection::connect(url).await?;
    conn.execute(CREATE).await?;
    let (start, mut done) = (Instant::now(), 0_u32);
    while start.elapsed() < length {
        sqlx::query(INSERT).bind(i64::from(done)).bind("một dòng").execute(&mut conn).await?;
        done += 1;
    }
    Ok(f64::from(done) / start.elapsed().as_secs_f64())
}
