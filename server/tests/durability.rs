//! What was acknowledged is kept, and what is not kept is not acknowledged: through kills, failing disks, locks and
//! databases that go away, with the real binary over real connections.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use std::{
    fs,
    sync::Arc,
    thread::{scope, sleep},
    time::{Duration, Instant},
};
use support::{
    Acknowledged, Engine, Exam, Fault, PrivatePostgres, Reply, SmallDisk, Wire, World, fresh_database, fresh_dir,
    on_both_engines, signal, sqlite_in, store_in, test_postgres,
};
use tokio::task::spawn_blocking;

on_both_engines!(a_kill_loses_no_acknowledged_answer, a_locked_database_says_when_to_try_again);

/// Longer than the database's patience, shorter than a learner's.
const SOON: Duration = Duration::from_secs(8);

/// Refused with the time to try again, and with words.
fn is_refused(reply: &Reply) -> bool {
    reply.status == 503 && reply.retry_after.is_some() && reply.body.contains("503")
}

/// Everybody's save is refused.
fn everybody_is_refused(exam: &Exam, save: usize) {
    for (learner, reply) in exam.everybody_saves(save) {
        assert!(is_refused(&reply), "{}: {reply:?}", learner.attempt());
    }
}

/// Everybody's save is acknowledged.
fn everybody_is_acknowledged(exam: &Exam, save: usize) -> Vec<Acknowledged> {
    exam.everybody_saves(save).iter().map(|(learner, reply)| learner.acknowledged(save, reply)).collect()
}

async fn a_kill_loses_no_acknowledged_answer(engine: Engine) {
    let mut exam = Exam::begin(engine, 50).await;
    // SQLite's commits linger here, so that the kill falls into one.
    let lingering = match engine {
        Engine::Sqlite => Some(Fault::inject(exam.server.id(), "pwrite64:delay_enter=2000")),
        Engine::Postgres => None,
    };
    let kill = |count| {
        if count == 400 {
            exam.server.kill()
        }
    };
    let acknowledged = exam.everybody_goes_on_saving(usize::MAX, kill);
    drop(lingering);
    exam.assert_kept(&acknowledged).await;
    exam.restart();
    // Who heard nothing sends the same again; who heard gets her first receipt.
    let again = everybody_is_acknowledged(&exam, 1);
    exam.assert_kept(&again).await;
    exam.assert_kept(&acknowledged).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_does_not_sync_acknowledges_nothing() {
    let exam = Exam::begin(Engine::Sqlite, 8).await;
    let mut acknowledged = everybody_is_acknowledged(&exam, 1);
    let failing = Fault::inject(exam.server.id(), "fsync,fdatasync:error=EIO");
    everybody_is_refused(&exam, 2);
    everybody_is_refused(&exam, 2);
    // Every other change too.
    let learner = &exam.learners[0];
    let submission = format!("{}/submission", learner.attempt());
    for path in [submission.as_str(), "/courses/khoa-nho/enrolment/end", "/session/end"] {
        let mut wire = Wire::open(exam.server.address).unwrap();
        let reply = learner.post(&mut wire, path, "").unwrap();
        assert!(is_refused(&reply), "{path}: {reply:?}");
    }
    drop(failing);
    acknowledged.extend(everybody_is_acknowledged(&exam, 2));
    exam.server.kill();
    exam.assert_kept(&acknowledged).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_acknowledges_nothing() {
    let disk = SmallDisk::mount();
    let data = disk.dir.join("data");
    let database_url = sqlite_in(&data);
    let exam = Exam::begin_in(World::over(store_in(data, database_url)).await, 8).await;
    let mut acknowledged = everybody_is_acknowledged(&exam, 1);
    let ballast = disk.fill();
    everybody_is_refused(&exam, 2);
    everybody_is_refused(&exam, 2);
    fs::remove_file(ballast).unwrap();
    acknowledged.extend(everybody_is_acknowledged(&exam, 2));
    exam.server.kill();
    exam.assert_kept(&acknowledged).await;
}

/// Somebody else's lock on the answers, until it is let go.
enum Lock {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Lock {
    async fn on(engine: Engine, url: &str) -> Self {
        match engine {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(url).await.unwrap();
                connection.execute("BEGIN IMMEDIATE").await.unwrap();
                Self::Sqlite(connection)
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                connection.execute("BEGIN; LOCK TABLE answers IN ACCESS EXCLUSIVE MODE").await.unwrap();
                Self::Postgres(connection)
            }
        }
    }

    /// PostgreSQL's processes have given up as well: they are few.
    async fn assert_nobody_waits(&mut self) {
        let Self::Postgres(connection) = self else { return };
        let waiting: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
        .fetch_one(connection)
        .await
        .unwrap();
        assert_eq!(waiting, 0);
    }

    async fn release(self) {
        match self {
            Self::Sqlite(connection) => connection.close().await.unwrap(),
            Self::Postgres(connection) => connection.close().await.unwrap(),
        }
    }
}

async fn a_locked_database_says_when_to_try_again(engine: Engine) {
    let exam = Exam::begin(engine, 8).await;
    let mut lock = Lock::on(engine, &exam.database_url()).await;
    scope(|scope| {
        for (place, learner) in exam.learners.iter().enumerate() {
            let exam = &exam;
            scope.spawn(move || {
                // Nobody's wait begins when another one's ends.
                sleep(Duration::from_millis(400) * u32::try_from(place).unwrap());
                let asked = Instant::now();
                let reply = exam.save(learner, 1);
                assert!(is_refused(&reply) && asked.elapsed() < SOON, "{:?}: {reply:?}", asked.elapsed());
            });
        }
    });
    lock.assert_nobody_waits().await;
    lock.release().await;
    let acknowledged = everybody_is_acknowledged(&exam, 1);
    exam.server.kill();
    exam.assert_kept(&acknowledged).await;
}

/// The name of a database.
fn name_of(url: &str) -> &str {
    url.rsplit_once('/').unwrap().1
}

async fn administer(connection: &mut PgConnection, command: String) {
    connection.execute(AssertSqlSafe(command)).await.unwrap();
}

/// The processes that serve a database, all or only those that wait for a lock.
async fn backends(administrator: &mut PgConnection, name: &str, which: &str) -> Vec<u32> {
    let processes: Vec<i32> = sqlx::query_scalar(
        "SELECT pid FROM pg_stat_activity WHERE datname = $1 AND coalesce(wait_event_type, '') LIKE $2",
    )
    .bind(name)
    .bind(which)
    .fetch_all(administrator)
    .await
    .unwrap();
    processes.into_iter().map(|process| process.try_into().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_may_go_away_and_come_back() {
    let exam = Exam::begin(Engine::Postgres, 8).await;
    let mut acknowledged = everybody_is_acknowledged(&exam, 1);
    let (url, mut administrator) = (exam.database_url(), PgConnection::connect(&test_postgres()).await.unwrap());
    administer(&mut administrator, format!("ALTER DATABASE {} ALLOW_CONNECTIONS false", name_of(&url))).await;
    for backend in backends(&mut administrator, name_of(&url), "%").await {
        administer(&mut administrator, format!("SELECT pg_terminate_backend({backend})")).await;
    }
    everybody_is_refused(&exam, 2);
    administer(&mut administrator, format!("ALTER DATABASE {} ALLOW_CONNECTIONS true", name_of(&url))).await;
    acknowledged.extend(everybody_is_acknowledged(&exam, 2));
    exam.assert_kept(&acknowledged).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_that_falls_silent_is_not_waited_for() {
    let exam = Arc::new(Exam::begin(Engine::Postgres, 1).await);
    let (url, mut administrator) = (exam.database_url(), PgConnection::connect(&test_postgres()).await.unwrap());
    let lock = Lock::on(Engine::Postgres, &url).await;
    let (asked, asking) = (Instant::now(), exam.clone());
    let reply = spawn_blocking(move || asking.save(&asking.learners[0], 1));
    let silent = loop {
        if let [waiting] = backends(&mut administrator, name_of(&url), "Lock").await[..] {
            break waiting;
        }
    };
    signal("STOP", silent);
    let reply = reply.await.unwrap();
    signal("CONT", silent);
    assert!(is_refused(&reply) && asked.elapsed() < SOON, "{:?}: {reply:?}", asked.elapsed());
    lock.release().await;
    let acknowledged = everybody_is_acknowledged(&exam, 1);
    exam.assert_kept(&acknowledged).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_of_postgres_loses_no_acknowledged_answer() {
    let postgres = PrivatePostgres::start();
    let url = fresh_database(&postgres.url).await;
    let mut administrator = PgConnection::connect(&postgres.url).await.unwrap();
    // Its commits linger, so that the crash falls into some.
    for setting in ["commit_delay = 20000", "commit_siblings = 0"] {
        administer(&mut administrator, format!("ALTER DATABASE {} SET {setting}", name_of(&url))).await;
    }
    let exam = Exam::begin_in(World::over(store_in(fresh_dir(), url.clone())).await, 20).await;
    let backend = backends(&mut administrator, name_of(&url), "%").await[0];
    // After the death of one process PostgreSQL ends all of them, forgets its memory, and recovers from the disk.
    let crash = |count| {
        if count == 200 {
            signal("KILL", backend)
        }
    };
    let acknowledged = exam.everybody_goes_on_saving(400, crash);
    assert!(administrator.execute("SELECT 1").await.is_err(), "it did crash");
    exam.assert_kept(&acknowledged).await;
}
