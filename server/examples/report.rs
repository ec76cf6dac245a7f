//! How long a national report takes, for `make bench`: so many people in so many units with so many enrolments are
//! written, then the report by unit, the yearly one, and the people behind a number.
//!
//! usage: `report DATABASE_URL PEOPLE UNITS ENROLMENTS`; prints seconds, a line each, and the memory of the process
#![expect(clippy::print_stdout, reason = "a command line tool answers on standard output")]

use domain::permission::Role;
use khuevan::{
    clock::Clock,
    config::{ServeConfig, StoreConfig},
    db::{
        Conn, Db, DbError,
        people::{self, NewPerson},
    },
    foundation,
    reporting::{self, Asked, Wish},
    secret,
    state::AppState,
};
use sqlx::QueryBuilder;
use std::{error::Error, time::Instant};

/// Rows of one statement.
const ROWS: usize = 500;
const DAY: i64 = 24 * 3_600_000;
const COURSES: usize = 40;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [url, people, units, enrolments] = words[..] else {
        return Err("usage: report DATABASE_URL PEOPLE UNITS ENROLMENTS".into());
    };
    let dir = std::env::temp_dir().join(format!("khuevan-report-{}", secret::uuid(0)));
    std::fs::create_dir_all(&dir)?;
    let store = StoreConfig { data_dir: dir.clone(), database_url: Some(url.to_owned()), ..StoreConfig::default() };
    let size = Size { people: people.parse()?, units: units.parse()?, enrolments: enrolments.parse()? };
    measure(store, size).await?;
    Ok(std::fs::remove_dir_all(dir)?)
}

#[derive(Clone, Copy)]
struct Size {
    people: usize,
    units: usize,
    enrolments: usize,
}

async fn measure(store: StoreConfig, size: Size) -> Result<(), Box<dyn Error>> {
    let db = Db::open(&store.database_url()).await?;
    let now = Clock::in_zone(store.time_zone.clone()).now();
    let app = AppState::new(db, store, ServeConfig::default()).await?;
    let start = Instant::now();
    let (national, regional) = write(&app.db, size, now).await?;
    println!("written {:.1}", start.elapsed().as_secs_f64());
    let today = app.clock.today();
    let from = app.clock.day(now - 800 * DAY);
    let by = |rows: &str, columns: &str| Wish {
        rows: rows.to_owned(),
        columns: columns.to_owned(),
        ..Wish::of_period(from, today, today)
    };
    let yearly = Wish { is_yearly: true, ..by("course", "") };
    for (name, actor, wish) in [
        ("course by sex", &national, by("course", "sex")),
        ("course by sex again", &national, by("course", "sex")),
        ("unit", &national, by("unit", "")),
        ("yearly", &national, yearly),
        ("province, course by sex", &regional, by("course", "sex")),
    ] {
        let start = Instant::now();
        let asked = Asked { id: secret::uuid(now), by: actor.clone(), wish, known_at: None };
        let id = asked.id.clone();
        reporting::ask(&app, asked).await?;
        reporting::finish(&app, &id).await?;
        println!("{name} {:.2} s, {} MB", start.elapsed().as_secs_f64(), memory());
    }
    Ok(())
}

/// Resident memory of the process in megabytes.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() / 1024
}

/// Writes everything; gives who reaches all of it, and who reaches one province.
async fn write(db: &Db, size: Size, now: i64) -> Result<(String, String), DbError> {
    let units: Vec<String> = (0..size.units).map(|_| secret::uuid(now)).collect();
    let people: Vec<String> = (0..size.people).map(|number| secret::uuid(now - 1_000_000 + number as i64)).collect();
    let (national, regional) = (secret::uuid(now), secret::uuid(now));
    let (all, first) = ((national.clone(), regional.clone()), units[0].clone());
    for (place, some) in units.chunks(ROWS).enumerate() {
        let (some, tops) = (some.to_vec(), units[..34.min(units.len())].to_vec());
        db.write(move |conn| Box::pin(async move { units_of(conn, &some, place * ROWS, &tops, now).await })).await?;
    }
    db.write(move |conn| Box::pin(async move { courses_and_actors(conn, &all, &first, now).await })).await?;
    for (place, some) in people.chunks(ROWS).enumerate() {
        let (some, units) = (some.to_vec(), units.clone());
        db.write(move |conn| Box::pin(async move { people_of(conn, &some, place * ROWS, &units, now).await })).await?;
    }
    for first in (0..size.enrolments).step_by(ROWS) {
        let numbers = first..(first + ROWS).min(size.enrolments);
        let rows: Vec<Enrolment> = numbers.map(|number| enrolment(number, &people, &units, now)).collect();
        db.write(move |conn| Box::pin(async move { enrolments_of(conn, &rows).await })).await?;
    }
    Ok((national, regional))
}

/// Runs one statement on either engine; the body is compiled for both.
macro_rules! run {
    ($conn:expr, |$query:ident| $body:block) => {
        match $conn {
            Conn::Sqlite(connection) => {
                let mut $query = QueryBuilder::<sqlx::Sqlite>::new("");
                $body
                $query.build().persistent(false).execute(&mut **connection).await.map(drop)
            }
            Conn::Postgres(connection) => {
                let mut $query = QueryBuilder::<sqlx::Postgres>::new("");
                $body
                $query.build().persistent(false).execute(&mut **connection).await.map(drop)
            }
        }
    };
}

async fn courses_and_actors(
    conn: &mut Conn,
    (national, regional): &(String, String),
    province: &str,
    now: i64,
) -> Result<(), DbError> {
    for number in 0..COURSES {
        let id = course(number);
        run!(conn, |query| {
            query.push("INSERT INTO courses (id, folder, created_at) VALUES (");
            query.separated(", ").push_bind(id.clone()).push_bind(id.clone()).push_bind(now);
            query.push(")");
        })?;
        let revision = format!("r-{id}");
        run!(conn, |query| {
            query.push("INSERT INTO revisions (id, course, number, format, content_hash, published_at) VALUES (");
            query
                .separated(", ")
                .push_bind(revision.clone())
                .push_bind(id.clone())
                .push_bind(1_i64)
                .push_bind(1_i64)
                .push_bind("")
                .push_bind(0_i64);
            query.push(")");
        })?;
    }
    for (person, unit) in [(national, None), (regional, Some(province))] {
        let new = NewPerson { full_name: "Điều phối viên".to_owned(), ..NewPerson::default() };
        people::create(conn, person, &new, now).await?;
        foundation::grant(conn, person, Role::Coordinator, unit, "2025-07-01", now).await?;
    }
    Ok(())
}

fn course(number: usize) -> String {
    format!("khoa-{number:02}-co-ten-dai-nhu-that")
}

/// The provinces first, then their communes.
async fn units_of(conn: &mut Conn, units: &[String], first: usize, tops: &[String], now: i64) -> Result<(), DbError> {
    run!(conn, |query| {
        query.push("INSERT INTO units (id, kind, valid_from, recorded_at) ");
        query.push_values(units, |mut row, unit| {
            row.push_bind(unit.clone()).push_bind("xa").push_bind("2024-01-01").push_bind(now - 900 * DAY);
        });
    })?;
    run!(conn, |query| {
        query.push(
            "INSERT INTO unit_placements (id, unit, parent, name, name_fold, sort_key, valid_from, recorded_at) ",
        );
        query.push_values(units.iter().enumerate(), |mut row, (place, unit)| {
            let number = first + place;
            let parent = tops.get(number % tops.len()).filter(|_| number >= tops.len()).cloned();
            let name = format!("Xã Số {number}");
            row.push_bind(format!("{unit}:0")).push_bind(unit.clone()).push_bind(parent).push_bind(name.clone());
            row.push_bind(name.clone()).push_bind(name).push_bind("2024-01-01").push_bind(now - 900 * DAY);
        });
    })?;
    Ok(())
}

async fn people_of(
    conn: &mut Conn,
    people: &[String],
    first: usize,
    units: &[String],
    now: i64,
) -> Result<(), DbError> {
    run!(conn, |query| {
        query.push("INSERT INTO people (id, full_name, given_name, name_fold, sort_key, created_at) ");
        query.push_values(people, |mut row, person| {
            row.push_bind(person.clone()).push_bind("Nguyễn Thị Hạnh").push_bind("Hạnh");
            row.push_bind("nguyen thi hanh").push_bind("00").push_bind(now);
        });
    })?;
    run!(conn, |query| {
        query.push(
            "INSERT INTO memberships (id, person, unit, is_primary, staff_kind, staff_level, valid_from, recorded_at) ",
        );
        query.push_values(people.iter().enumerate(), |mut row, (place, person)| {
            row.push_bind(format!("{person}:0")).push_bind(person.clone());
            row.push_bind(units[(first + place) % units.len()].clone()).push_bind(true).push_bind("cong-chuc");
            row.push_bind("xa").push_bind("2024-01-01").push_bind(now);
        });
    })?;
    Ok(())
}

struct Enrolment {
    id: String,
    person: String,
    course: String,
    opened_at: i64,
    sex: &'static str,
    age: i64,
    kind: &'static str,
    level: &'static str,
    unit: String,
    completed_at: Option<i64>,
}

/// Each round enrols everybody once, in the order of time; numbers stand for chance.
fn enrolment(number: usize, people: &[String], units: &[String], now: i64) -> Enrolment {
    let (person, round) = (number % people.len(), number / people.len());
    let chance = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
    let among = |below: u64, salt: u64| ((chance / salt.max(1)) % below) as usize;
    let opened_at = now - 700 * DAY + round as i64 * 60 * DAY + person as i64 * 1000;
    Enrolment {
        id: secret::uuid(opened_at.max(0)),
        person: people[person].clone(),
        course: course((person + round * 7) % COURSES),
        opened_at,
        sex: ["female", "male"][person % 2],
        age: 23 + (person % 36) as i64,
        kind: ["cong-chuc", "cong-chuc", "can-bo", "vien-chuc"][among(4, 1)],
        level: ["xa", "xa", "tinh", "trung-uong"][among(4, 7)],
        unit: units[person % units.len()].clone(),
        completed_at: (among(10, 31) < 6).then_some(opened_at + 20 * DAY),
    }
}

async fn enrolments_of(conn: &mut Conn, rows: &[Enrolment]) -> Result<(), DbError> {
    run!(conn, |query| {
        query.push(
            "INSERT INTO enrolments (id, person, course, form_id, opened_at, seen_at, sex, age_years,
                staff_kind, staff_level, is_leader, unit, unit_name, position, fact) ",
        );
        query.push_values(rows, |mut row, one| {
            let completed = one.completed_at.map(|at| format!(";{at};{at};24")).unwrap_or_default();
            let fact = format!(
                "{};{};{};{};{};{};{}{completed}",
                one.course, one.opened_at, one.sex, one.age, one.kind, one.level, one.unit
            );
            row.push_bind(one.id.clone()).push_bind(one.person.clone()).push_bind(one.course.clone());
            row.push_bind(one.id.clone()).push_bind(one.opened_at);
            row.push_bind(one.opened_at).push_bind(one.sex);
            row.push_bind(one.age).push_bind(one.kind).push_bind(one.level).push_bind(false);
            row.push_bind(one.unit.clone()).push_bind("Xã, Tỉnh").push_bind("Chuyên viên").push_bind(fact);
        });
        query.push(" ON CONFLICT DO NOTHING");
    })?;
    run!(conn, |query| {
        query.push(
            "INSERT INTO completions (enrolment, revision, completed_at, recorded_at, tiet_halves, evidence)
             SELECT id, 'r-' || course, opened_at, opened_at, 24, '{}' FROM enrolments WHERE id IN (",
        );
        let mut list = query.separated(", ");
        rows.iter().filter(|one| one.completed_at.is_some()).for_each(|one| _ = list.push_bind(one.id.clone()));
        query.push(")");
    })?;
    Ok(())
}
