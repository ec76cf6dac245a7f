//! How long a large cohort takes, for `make bench`: so many people are let into one that asks for so many courses; then
//! the statements of the desk's first page and of the cohort's own.
//!
//! usage: `cohort DATABASE_URL COURSES_DIR PEOPLE COURSES`; prints seconds, a line each
#![expect(clippy::print_stdout, reason = "a command line tool answers on standard output")]

use khuevan::{
    clock::Clock,
    config::{ServeConfig, StoreConfig},
    courses::publish_folder,
    db::{
        Conn, Db, DbError,
        assignments::{self, CohortAssignment},
        cohorts::{self, NewCohort},
        people::{self, NewPerson},
        scope::Reach,
        standings::{self, Wanted},
        units::{self, NewMembership, NewUnit},
    },
    foundation,
    learning::cohort_filling::{self, Joining},
    secret,
    state::AppState,
};
use std::{error::Error, path::Path, time::Instant};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [url, sample, people, courses] = words[..] else {
        return Err("usage: cohort DATABASE_URL COURSES_DIR PEOPLE COURSES".into());
    };
    let dir = std::env::temp_dir().join(format!("khuevan-cohort-{}", secret::uuid(0)));
    let courses = copies(&Path::new(sample).join("khoa-nho"), &dir.join("courses"), courses.parse()?)?;
    let store = StoreConfig {
        data_dir: dir.clone(),
        database_url: Some(url.to_owned()),
        courses_dir: dir.join("courses"),
        ..StoreConfig::default()
    };
    measure(store, people.parse()?, courses).await?;
    Ok(std::fs::remove_dir_all(dir)?)
}

/// So many courses like the sample, each under an id of its own.
fn copies(sample: &Path, to: &Path, count: usize) -> Result<Vec<String>, Box<dyn Error>> {
    let ids: Vec<String> = (1..=count).map(|number| format!("khoa-{number}")).collect();
    for id in &ids {
        for folder in ["", "m1", "media"] {
            std::fs::create_dir_all(to.join(id).join(folder))?;
            for entry in std::fs::read_dir(sample.join(folder))? {
                let path = entry?.path();
                let Some(name) = path.file_name().filter(|_| path.is_file()) else { continue };
                let target = to.join(id).join(folder).join(name);
                if name == "course.md" {
                    std::fs::write(
                        target,
                        std::fs::read_to_string(&path)?.replace("id: khoa-nho", &format!("id: {id}")),
                    )?;
                } else {
                    std::fs::copy(&path, target)?;
                }
            }
        }
    }
    Ok(ids)
}

async fn measure(store: StoreConfig, count: usize, courses: Vec<String>) -> Result<(), Box<dyn Error>> {
    let db = Db::open(&store.database_url()).await?;
    let now = Clock::in_zone(store.time_zone.clone()).now();
    let app = AppState::new(db, store, ServeConfig::default()).await?;
    publish_folder(&app.db, &app.media, &app.store.courses_dir, now).await?;
    app.reload_catalogue().await?;
    let today = app.clock.today().to_string();
    let (unit, by) = (secret::uuid(now), secret::uuid(now));
    let cohort = secret::uuid(now);
    open(&app, &unit, &by, &cohort, courses).await?;
    let mut everybody = Vec::new();
    for first in (0..count).step_by(250) {
        let (unit, today) = (unit.clone(), today.clone());
        let some = count.min(first + 250) - first;
        let made = app.db.write(move |conn| Box::pin(async move { people_of(conn, &unit, some, &today, now).await }));
        everybody.extend(made.await?);
    }
    let start = Instant::now();
    let joining = Joining { cohort: cohort.clone(), people: everybody, rule: None, by: by.clone() };
    let joined = cohort_filling::fill(&app, joining).await?;
    println!("filled {joined} {:.2}", start.elapsed().as_secs_f64());
    let reach = Reach { actor: by, day: today.clone() };
    let mut conn = app.db.read().await?;
    let start = Instant::now();
    standings::of_desk(&mut conn, &reach, &today, now).await?;
    println!("desk {:.3}", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let wanted = Wanted { bucket: "not-started", most: 100, skip: 0 };
    let shown = standings::members(&mut conn, &reach, &today, &cohort, wanted).await?;
    println!("members {} {:.3}", shown.len(), start.elapsed().as_secs_f64());
    Ok(())
}

async fn open(app: &AppState, unit: &str, by: &str, cohort: &str, courses: Vec<String>) -> Result<(), DbError> {
    let (unit, by, cohort) = (unit.to_owned(), by.to_owned(), cohort.to_owned());
    let (now, today) = (app.clock.now(), app.clock.today().to_string());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let new = NewUnit {
                    id: &unit,
                    kind: "tinh",
                    area_code: None,
                    name: "Tỉnh",
                    parent: None,
                    valid_from: "2025-07-01",
                };
                units::create(conn, &new, &secret::uuid(now), now).await?;
                let person = NewPerson { full_name: "Điều phối viên".to_owned(), ..NewPerson::default() };
                people::create(conn, &by, &person, now).await?;
                let role = domain::permission::Role::Coordinator;
                foundation::grant(conn, &by, role, Some(&unit), "2025-07-01", now).await?;
                let opened =
                    NewCohort { title: "Đợt lớn".to_owned(), unit, opens_on: today, ..NewCohort::default() };
                cohorts::create(conn, &cohort, &opened, &by, now).await?;
                for course in courses {
                    let asked = CohortAssignment {
                        id: secret::uuid(now),
                        course: Some(course),
                        programme: None,
                        is_mandatory: true,
                        reason: "Kế hoạch năm".to_owned(),
                        due_on: Some("2099-12-31".to_owned()),
                    };
                    assignments::record_for_cohort(conn, &cohort, &asked, &by, now).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn people_of(
    conn: &mut Conn,
    unit: &str,
    count: usize,
    valid_from: &str,
    now: i64,
) -> Result<Vec<String>, DbError> {
    let mut ids = Vec::new();
    for _ in 0..count {
        let id = secret::uuid(now);
        let person = NewPerson {
            full_name: "Nguyễn Thị Hạnh".to_owned(),
            birth_date: Some("1991-04-12".to_owned()),
            ..NewPerson::default()
        };
        people::create(conn, &id, &person, now).await?;
        let membership = NewMembership {
            person: &id,
            unit,
            is_primary: true,
            position: "Chuyên viên",
            is_leader: false,
            staff_kind: "cong-chuc",
            staff_level: "xa",
            valid_from,
        };
        units::join(conn, &secret::uuid(now), &membership, now).await?;
        ids.push(id);
    }
    Ok(ids)
}
