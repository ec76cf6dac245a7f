//! The demo world with a hundred officials more in two communes, who have enrolled over the last months.

use crate::support::{Browser, Engine, World, fresh_store};
use domain::{cohort::completed_years, permission::Role};
use khuevan::{
    commands::seed::Crowd,
    config::ServeConfig,
    db::{
        Conn, DbError,
        completions::{self, Completion},
        enrolments::{self, NewEnrolment},
        people::{self, NewPerson},
        reports, revisions,
        units::{self, NewMembership, NewUnit},
    },
    foundation,
    reporting::{Content, Wish},
    secret,
};

pub const DAY: i64 = 24 * 3_600_000;
pub const COURSES: [&str; 3] = ["khoa-nho", "khoa-loai", "khoa-sau"];

/// The units of the story.
#[derive(Clone, Debug)]
pub struct Land {
    pub province: String,
    pub thanh_lam: String,
    pub ban_vuoc: String,
    /// Outside the province.
    pub other: String,
}

/// The demo world with more people; the same numbers every time.
pub async fn land(engine: Engine) -> (World, Land) {
    land_serving(engine, crate::support::cheap_serving()).await
}

/// The same with these settings.
pub async fn land_serving(engine: Engine, serve: ServeConfig) -> (World, Land) {
    let world = World::seeded_serving(fresh_store(engine).await, Crowd::default(), serve).await;
    let today = world.app.clock.today().to_string();
    let known = units::list(&mut world.app.db.read().await.unwrap(), &today).await.unwrap();
    let named = |name: &str| known.iter().find(|unit| unit.name.split(',').next() == Some(name)).unwrap().id.clone();
    let land = Land {
        province: named("Tỉnh Sông Lam"),
        thanh_lam: named("Xã Thanh Lâm"),
        ban_vuoc: secret::uuid(1),
        other: secret::uuid(2),
    };
    let (all, now) = (land.clone(), world.app.clock.now());
    world
        .app
        .db
        .write(move |conn| {
            Box::pin(async move {
                unit(conn, &all.ban_vuoc, "Xã Bản Vược", Some(&all.province), now).await?;
                unit(conn, &all.other, "Tỉnh Bên Cạnh", None, now).await?;
                let revision = revisions::latest(conn, COURSES[0]).await?.unwrap().id;
                let units = [&all.thanh_lam, &all.ban_vuoc, &all.other];
                for number in 0..100_usize {
                    // Many in the first commune, few in the others.
                    let unit = units[[0, 0, 0, 1, 1, 2][number % 6]];
                    somebody(conn, number, unit, &revision, now).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
    (world, land)
}

async fn unit(conn: &mut Conn, id: &str, name: &str, parent: Option<&str>, now: i64) -> Result<(), DbError> {
    let kind = if parent.is_some() { "xa" } else { "tinh" };
    let new = NewUnit { id, kind, area_code: None, name, parent, valid_from: "2025-07-01" };
    units::create(conn, &new, &secret::uuid(now), now).await
}

/// Numbers that look random and are the same every time.
fn chance(number: usize, salt: usize, below: usize) -> usize {
    let mixed = (number as u64 * 1_000 + salt as u64 + 17).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 33) as usize % below
}

async fn somebody(conn: &mut Conn, number: usize, unit: &str, revision: &str, now: i64) -> Result<(), DbError> {
    let id = secret::uuid(now);
    let born = 1962 + chance(number, 1, 40) as i16;
    let person = NewPerson {
        full_name: format!("Nguyễn Văn Số {number}"),
        birth_date: Some(format!("{born}-06-15")),
        sex: Some(["female", "female", "male", "unstated"][chance(number, 2, 4)]),
        ..NewPerson::default()
    };
    people::create(conn, &id, &person, now).await?;
    let membership = NewMembership {
        person: &id,
        unit,
        is_primary: true,
        position: "Chuyên viên",
        is_leader: number.is_multiple_of(7),
        staff_kind: ["cong-chuc", "cong-chuc", "vien-chuc", "can-bo"][chance(number, 3, 4)],
        staff_level: ["xa", "xa", "tinh"][chance(number, 4, 3)],
        valid_from: "2025-07-01",
    };
    units::join(conn, &secret::uuid(now), &membership, now).await?;
    let who = people::get(conn, &id).await?;
    for turn in 0..chance(number, 5, 4) {
        // No two enrolments of a person on one day.
        let at = now - (turn as i64 * 60 + chance(number, 6 + turn, 50) as i64 + 4) * DAY;
        let course = COURSES[chance(number, 20 + turn, 3)];
        if enrolments::find_open(conn, &id, course).await?.is_some() {
            enrolments::close(conn, &id, course, "left", at).await?;
        }
        enrol(conn, &who, course, revision, chance(number, 30 + turn, 5), at).await?;
    }
    Ok(())
}

async fn enrol(
    conn: &mut Conn,
    who: &people::Person,
    course: &str,
    revision: &str,
    fate: usize,
    at: i64,
) -> Result<(), DbError> {
    let day = jiff::Timestamp::from_millisecond(at).unwrap().to_zoned(jiff::tz::TimeZone::UTC).date();
    let unit = units::primary(conn, &who.id, &day.to_string()).await?;
    let age = who.birth_date.as_deref().and_then(|born| completed_years(born.parse().unwrap(), day));
    let new = NewEnrolment { id: secret::uuid(at), course: course.to_owned(), form_id: secret::uuid(at) };
    enrolments::open(conn, &new, who, unit.as_ref(), age, at).await?;
    if fate > 1 {
        let completed_at = at + fate as i64 * DAY / 2;
        let done = Completion {
            enrolment: new.id,
            revision: revision.to_owned(),
            completed_at,
            tiet_halves: [24, 16, 7][COURSES.iter().position(|one| *one == course).unwrap()],
            result: None,
            evidence: "{}".to_owned(),
        };
        completions::record(conn, &done, completed_at + DAY / 4).await?;
    }
    Ok(())
}

impl World {
    /// A wish for the last year, as of today.
    pub fn wish(&self, rows: &str, columns: &str) -> Wish {
        let today = self.app.clock.today();
        let from = self.app.clock.day(self.app.clock.now() - 400 * DAY);
        Wish { rows: rows.to_owned(), columns: columns.to_owned(), ..Wish::of_period(from, today, today) }
    }

    /// What came of a report, before anything is hidden.
    pub async fn content(&self, address: &str) -> Content {
        let id = address.trim_start_matches("/desk/reports/");
        let report = reports::get(&mut self.app.db.read().await.unwrap(), id).await.unwrap();
        serde_json::from_str(&report.content.unwrap_or_else(|| panic!("{address} is {}", report.state))).unwrap()
    }

    /// Somebody with an account who coordinates a unit.
    pub async fn coordinator(&self, name: &'static str, unit: &str) {
        let (unit, now, today) = (unit.to_owned(), self.app.clock.now(), self.app.clock.today().to_string());
        let hash = self.app.passwords.hash(crate::support::PASSWORD).await;
        let written = self.app.db.write(move |conn| {
            Box::pin(async move {
                let person = NewPerson { full_name: "Lò Thị Mai".to_owned(), ..NewPerson::default() };
                let id = foundation::person_with_account(conn, &person, name, false, now).await?;
                khuevan::db::accounts::set_password(conn, &id, &hash, now).await?;
                foundation::grant(conn, &id, Role::Coordinator, Some(&unit), &today, now).await
            })
        });
        written.await.unwrap();
    }
}

/// Asks for a report by its form; gives its address.
pub async fn ask(browser: &mut Browser, wish: &Wish) -> String {
    let answer = post(browser, wish).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.unwrap()
}

pub async fn post(browser: &mut Browser, wish: &Wish) -> crate::support::Answered {
    let (level, from, to, as_of) =
        (wish.level.to_string(), wish.from.to_string(), wish.to.to_string(), wish.as_of.to_string());
    let fields = [
        ("rows", wish.rows.as_str()),
        ("columns", &wish.columns),
        ("level", &level),
        ("from", &from),
        ("to", &to),
        ("as_of", &as_of),
        ("map", if wish.is_map_of_now { "now" } else { "then" }),
        ("unit", &wish.unit),
        ("course", &wish.course),
        ("programme", &wish.programme),
        ("cohort", &wish.cohort),
        ("content_group", &wish.content_group),
        ("staff_level", &wish.staff_level),
        ("sex", &wish.sex),
        ("age", &wish.age),
        ("staff_kind", &wish.staff_kind),
    ];
    browser.post("/desk/reports", &fields).await
}
