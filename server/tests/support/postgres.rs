//! PostgreSQL for tests: databases on the one that `make test` starts, or a server of one test alone.

use khuevan::secret;
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

/// The URL of the server that all tests share.
pub fn test_postgres() -> String {
    std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names a PostgreSQL server for tests: run `make test`, or tools/with-postgres.sh")
}

/// The URL of a fresh database of this server.
pub async fn fresh_database(server: &str) -> String {
    let name = format!("test_{}", secret::uuid(0).replace('-', ""));
    let admin = sqlx::PgPool::connect(server).await.expect("the test server answers");
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(create).execute(&admin).await.expect("a fresh database");
    admin.close().await;
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    format!("{base}/{name}")
}

/// A server that may be killed.
pub struct PrivatePostgres {
    pub url: String,
    script: Child,
}

impl PrivatePostgres {
    /// Starts it by the project's own script, which ends it with the last line of its input.
    pub fn start() -> Self {
        let mut script = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tools/with-postgres.sh"))
            .args(["sh", "-c", "echo \"$TEST_POSTGRES_URL\"; exec cat"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the script starts");
        let said = BufReader::new(script.stdout.take().expect("its standard output"));
        let url = said.lines().next().expect("the script says its URL").expect("text");
        Self { url, script }
    }
}

impl Drop for PrivatePostgres {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        drop(self.script.wait());
    }
}
