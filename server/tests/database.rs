//! The database layer: one story on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{
    db::{Conn, Db, DbError, issuers, people, people::NewPerson, statistics::Growth, throttles},
    secret,
};
use support::{Engine, fresh_store, on_both_engines};

on_both_engines!(
    a_failed_job_is_undone_alone,
    a_job_that_overlooks_an_error_is_not_told_a_lie,
    a_panicking_job_is_undone_and_the_writer_lives,
    writers_in_parallel_get_numbers_without_gaps,
    a_number_is_given_back_when_its_transaction_fails,
    people_sort_by_given_name_and_are_found_without_accents,
    every_statement_is_understood,
    what_was_written_is_there_after_a_restart,
    a_table_that_has_grown_at_once_is_known,
);

async fn fresh(engine: Engine) -> Db {
    Db::open(&fresh_store(engine).await.database_url()).await.expect("the database opens")
}

async fn count(db: &Db, subject: &str) -> i64 {
    throttles::failures(&mut db.read().await.unwrap(), subject, 0).await.unwrap()
}

async fn a_failed_job_is_undone_alone(engine: Engine) {
    let db = fresh(engine).await;
    let good = db.write(|conn| Box::pin(throttles::fail(conn, "good", 0)));
    let bad = db.write(|conn: &mut Conn| {
        Box::pin(async move {
            throttles::fail(conn, "bad", 0).await?;
            Err::<(), _>(DbError::NotFound)
        })
    });
    let (good, bad) = tokio::join!(good, bad);
    assert!(good.is_ok());
    assert!(matches!(bad, Err(DbError::NotFound)));
    assert_eq!((count(&db, "good").await, count(&db, "bad").await), (1, 0));
}

async fn a_job_that_overlooks_an_error_is_not_told_a_lie(engine: Engine) {
    let db = fresh(engine).await;
    let told = db.write(|conn| {
        Box::pin(async move {
            throttles::fail(conn, "told", 0).await?;
            for _ in 0..2 {
                // The second time is an error that stops nobody here.
                drop(issuers::create(conn, &school(), true, 0).await);
            }
            Ok(())
        })
    });
    assert_eq!(told.await.is_ok(), count(&db, "told").await == 1);
}

async fn a_panicking_job_is_undone_and_the_writer_lives(engine: Engine) {
    let db = fresh(engine).await;
    let panicked: Result<(), DbError> = db
        .write(|conn| {
            Box::pin(async move {
                throttles::fail(conn, "lost", 0).await?;
                panic!("a mistake in a job");
            })
        })
        .await;
    assert!(panicked.is_err());
    db.write(|conn| Box::pin(throttles::fail(conn, "kept", 0))).await.unwrap();
    assert_eq!((count(&db, "lost").await, count(&db, "kept").await), (0, 1));
}

fn school() -> issuers::Issuer {
    issuers::Issuer {
        id: "tct".to_owned(),
        name: "Trường Chính trị".to_owned(),
        superior: String::new(),
        place: "Huế".to_owned(),
        signatory_name: "Vũ Thị Lan".to_owned(),
        signatory_title: "Hiệu trưởng".to_owned(),
    }
}

async fn issuer(db: &Db) {
    db.write(move |conn| Box::pin(async move { issuers::create(conn, &school(), true, 0).await })).await.unwrap();
}

async fn writers_in_parallel_get_numbers_without_gaps(engine: Engine) {
    let db = fresh(engine).await;
    issuer(&db).await;
    let takers: Vec<_> = (0..40)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(|conn| Box::pin(issuers::next_number(conn, "tct", "giay-xac-nhan", 2026))).await.unwrap()
            })
        })
        .collect();
    let mut numbers = Vec::new();
    for taker in takers {
        numbers.push(taker.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=40).collect::<Vec<i64>>());
}

async fn a_number_is_given_back_when_its_transaction_fails(engine: Engine) {
    let db = fresh(engine).await;
    issuer(&db).await;
    let take = |fails: bool| {
        db.write(move |conn| {
            Box::pin(async move {
                let number = issuers::next_number(conn, "tct", "giay-xac-nhan", 2026).await?;
                if fails { Err(DbError::NotFound) } else { Ok(number) }
            })
        })
    };
    assert_eq!(take(false).await.unwrap(), 1);
    assert!(take(true).await.is_err());
    assert_eq!(take(false).await.unwrap(), 2);
}

async fn people_sort_by_given_name_and_are_found_without_accents(engine: Engine) {
    let db = fresh(engine).await;
    for name in ["Đặng Văn Dũng", "Nguyễn Thị Ân", "Trần Văn An", "Lê Thị Đào"] {
        let person = NewPerson { full_name: name.to_owned(), ..NewPerson::default() };
        db.write(move |conn| Box::pin(async move { people::create(conn, &secret::uuid(0), &person, 0).await }))
            .await
            .unwrap();
    }
    let mut conn = db.read().await.unwrap();
    let names = |rows: Vec<people::Listed>| rows.into_iter().map(|row| row.full_name).collect::<Vec<_>>();
    let all = people::list(&mut conn, "", "2026-11-23", 10).await.unwrap();
    assert_eq!(names(all), ["Trần Văn An", "Nguyễn Thị Ân", "Đặng Văn Dũng", "Lê Thị Đào"]);
    let found = people::list(&mut conn, "dang van", "2026-11-23", 10).await.unwrap();
    assert_eq!(names(found), ["Đặng Văn Dũng"]);
}

/// Every statement of `db` is prepared by the engine itself: a wrong column or type shows without a story about it.
async fn every_statement_is_understood(engine: Engine) {
    use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};
    let db = fresh(engine).await;
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db");
    let scope = std::fs::read_to_string(dir.join("scope.rs")).unwrap();
    let beginning = |words: &str| literals(&scope).find(|text| text.starts_with(words)).unwrap();
    let reach = beginning("WITH RECURSIVE reach");
    let more = [("inherited", beginning(", inherited")), ("housed", beginning(", housed"))];
    let mut seen = 0;
    for entry in std::fs::read_dir(&dir).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for statement in statements(&source, reach, &more) {
            let mut conn = db.read().await.unwrap();
            let sql = AssertSqlSafe(statement.clone()).into_sql_str();
            let understood = match &mut conn {
                Conn::Sqlite(connection) => connection.prepare(sql).await.map(drop),
                Conn::Postgres(connection) => connection.prepare(sql).await.map(drop),
            };
            understood.unwrap_or_else(|error| panic!("{error}: {statement}"));
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} statements were found");
}

fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

fn statements(source: &str, reach: &str, more: &[(&str, &str)]) -> Vec<String> {
    let verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];
    let names =
        |text: &str, names: &[&str]| text.split(|sign: char| !sign.is_alphanumeric()).any(|word| names.contains(&word));
    let begun = |text: String| match more.iter().find(|(name, _)| names(&text, &[name])) {
        Some((_, tables)) => format!("{reach}{tables}{text}"),
        None if names(&text, &["reach", "reached"]) => format!("{reach}{text}"),
        None => text,
    };
    literals(source)
        .filter(|text| verbs.iter().any(|verb| text.starts_with(verb)))
        // What ends in a space is the beginning of a longer one.
        .filter(|text| !text.ends_with(' '))
        .map(|text| text.replace("\\\n", " "))
        .map(begun)
        .collect()
}

async fn what_was_written_is_there_after_a_restart(engine: Engine) {
    let store = fresh_store(engine).await;
    let db = Db::open(&store.database_url()).await.unwrap();
    db.write(|conn| Box::pin(throttles::fail(conn, "kept", 0))).await.unwrap();
    db.close().await;
    let again = Db::open(&store.database_url()).await.unwrap();
    assert_eq!(count(&again, "kept").await, 1);
}

async fn a_table_that_has_grown_at_once_is_known(engine: Engine) {
    let db = fresh(engine).await;
    let mut growth = Growth::default();
    growth.add(&db, 999).await;
    assert!(!knows_people(&db).await.unwrap_or(false), "little was looked at");
    growth.add(&db, 1).await;
    assert!(knows_people(&db).await.unwrap_or(true), "much was not looked at");
}

/// Whether PostgreSQL has statistics of people; it says so by a number of rows that is not negative. SQLite needs none.
async fn knows_people(db: &Db) -> Option<bool> {
    let Conn::Postgres(mut connection) = db.read().await.unwrap() else { return None };
    let rows: f32 = sqlx::query_scalar("SELECT reltuples FROM pg_class WHERE relname = 'people'")
        .fetch_one(&mut *connection)
        .await
        .unwrap();
    Some(rows >= 0.0)
}
