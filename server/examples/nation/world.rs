//! Who and what is written, and in which order.

use crate::rows::{self, Enrolment, Person};
use domain::permission::Role;
use khuevan::{
    db::{
        Conn, Db, DbError, accounts,
        assignments::{self, CohortAssignment},
        cohort_members,
        cohorts::{self, NewCohort},
        people::{self, NewPerson},
    },
    foundation, secret,
    state::AppState,
};

/// Rows of one statement.
const ROWS: usize = 500;
pub const DAY: i64 = 24 * 3_600_000;
const COURSES: usize = 40;
/// The largest province has a commune of so many.
const FIFTH: usize = 5;
const PROVINCES: usize = 34;
/// Members of each cohort of the largest province, and the courses it asks for.
const MEMBERS: usize = 6_000;
const ASKED: usize = 2;
const FAMILY: [&str; 10] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Lò", "Vàng"];
const MIDDLE: [&str; 6] = ["Thị", "Văn", "Minh", "Thanh", "Ngọc", "Đức"];
const GIVEN: [&str; 11] = ["Hạnh", "Đức", "Mai", "Sơn", "Thảo", "Tuấn", "Lan", "Hùng", "Yến", "Dũng", "Phượng"];

/// How much is written.
#[derive(Clone, Copy)]
pub struct Size {
    pub people: usize,
    pub units: usize,
    pub enrolments: usize,
}

/// Writes everything; gives who reaches all of it, and who reaches the largest province.
pub async fn write(app: &AppState, size: Size, hash: &str, now: i64) -> Result<(String, String), DbError> {
    let db = &app.db;
    let units: Vec<String> = (0..size.units).map(|_| secret::uuid(now)).collect();
    let people: Vec<Person> = (0..size.people).map(|number| person(number, &units, now)).collect();
    let (national, regional) = (secret::uuid(now), secret::uuid(now));
    for (place, some) in units.chunks(ROWS).enumerate() {
        let placed =
            some.iter().enumerate().map(|(offset, unit)| (unit.clone(), parent(place * ROWS + offset, &units)));
        let placed: Vec<_> = placed.collect();
        let first = place * ROWS;
        db.write(move |conn| Box::pin(async move { rows::units(conn, &placed, first, now - 900 * DAY).await })).await?;
    }
    let (all, province, hash) = ((national.clone(), regional.clone()), units[0].clone(), hash.to_owned());
    db.write(move |conn| Box::pin(async move { courses_and_actors(conn, &all, &province, &hash, now).await })).await?;
    for some in people.chunks(ROWS) {
        let some = some.to_vec();
        db.write(move |conn| Box::pin(async move { rows::people(conn, &some, now).await })).await?;
    }
    for first in (0..size.enrolments).step_by(ROWS) {
        let numbers = first..(first + ROWS).min(size.enrolments);
        let some: Vec<Enrolment> = numbers.map(|number| enrolment(number, &people, now)).collect();
        db.write(move |conn| Box::pin(async move { rows::enrolments(conn, &some).await })).await?;
    }
    let here: Vec<String> = people.iter().filter(|one| one.is_in_largest).map(|one| one.id.clone()).collect();
    campaigns(db, &units[0], &regional, &here, app.clock.today(), now).await?;
    Ok((national, regional))
}

/// The provinces come first; a fifth of the communes is in the first province, the rest goes round.
fn parent(number: usize, units: &[String]) -> Option<String> {
    let provinces = PROVINCES.min(units.len());
    (number >= provinces).then(|| units[if is_in_largest(number, units) { 0 } else { number % provinces }].clone())
}

fn is_in_largest(unit: usize, units: &[String]) -> bool {
    unit == 0 || unit >= PROVINCES.min(units.len()) && unit.is_multiple_of(FIFTH)
}

fn person(number: usize, units: &[String], now: i64) -> Person {
    let unit = number % units.len();
    let place = number.wrapping_mul(7_919);
    let name = format!(
        "{} {} {}",
        FAMILY[place % FAMILY.len()],
        MIDDLE[place / 10 % MIDDLE.len()],
        GIVEN[place / 60 % GIVEN.len()]
    );
    Person {
        id: secret::uuid(now - 1_000_000 + number as i64),
        name,
        number,
        unit: units[unit].clone(),
        is_in_largest: is_in_largest(unit, units),
    }
}

async fn courses_and_actors(
    conn: &mut Conn,
    (national, regional): &(String, String),
    province: &str,
    hash: &str,
    now: i64,
) -> Result<(), DbError> {
    for number in 0..COURSES {
        rows::course(conn, &course(number), now).await?;
    }
    for (person, name, unit) in [(national, "quocgia", None), (regional, "tinh", Some(province))] {
        let new = NewPerson { full_name: "Trần Thị Điều Phối".to_owned(), ..NewPerson::default() };
        people::create(conn, person, &new, now).await?;
        accounts::create(conn, person, name, false, now).await?;
        accounts::set_password(conn, person, hash, now).await?;
        foundation::grant(conn, person, Role::Coordinator, unit, "2025-07-01", now).await?;
    }
    Ok(())
}

fn course(number: usize) -> String {
    format!("khoa-{number:02}-co-ten-dai-nhu-that")
}

/// Each round enrols everybody once, in the order of time; numbers stand for chance.
fn enrolment(number: usize, people: &[Person], now: i64) -> Enrolment {
    let (place, round) = (number % people.len(), number / people.len());
    let chance = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
    let among = |below: u64, salt: u64| ((chance / salt) % below) as usize;
    let opened_at = now - 700 * DAY + round as i64 * 60 * DAY + place as i64 * 1000;
    Enrolment {
        id: secret::uuid(opened_at.max(0)),
        person: people[place].id.clone(),
        course: course((place + round * 7) % COURSES),
        opened_at,
        sex: people[place].sex(),
        age: 23 + (place % 36) as i64,
        kind: ["cong-chuc", "cong-chuc", "can-bo", "vien-chuc"][among(4, 1)],
        level: ["xa", "xa", "tinh", "trung-uong"][among(4, 7)],
        unit: people[place].unit.clone(),
        completed_at: (among(10, 31) < 6).then_some(opened_at + 20 * DAY),
    }
}

/// Cohorts that hold everybody of the largest province.
async fn campaigns(
    db: &Db,
    unit: &str,
    by: &str,
    people: &[String],
    today: jiff::civil::Date,
    now: i64,
) -> Result<(), DbError> {
    for (place, members) in people.chunks(MEMBERS).enumerate() {
        let (unit, by, today) = (unit.to_owned(), by.to_owned(), today.to_string());
        let members: Vec<(String, String)> = members.iter().map(|person| (secret::uuid(now), person.clone())).collect();
        let title = format!("Đợt bồi dưỡng số {}", place + 1);
        let new = NewCohort { title, unit, opens_on: today, ..NewCohort::default() };
        db.write(move |conn| Box::pin(async move { campaign(conn, place, &new, &members, &by, now).await })).await?;
    }
    Ok(())
}

async fn campaign(
    conn: &mut Conn,
    place: usize,
    new: &NewCohort,
    members: &[(String, String)],
    by: &str,
    now: i64,
) -> Result<(), DbError> {
    let cohort = secret::uuid(now);
    cohorts::create(conn, &cohort, new, by, now).await?;
    for number in 0..ASKED {
        let asked = CohortAssignment {
            id: secret::uuid(now),
            course: Some(course((place + number) % COURSES)),
            programme: None,
            is_mandatory: true,
            reason: "Kế hoạch năm".to_owned(),
            due_on: Some(["2099-12-31", "2026-01-31"][place % 2].to_owned()),
        };
        assignments::record_for_cohort(conn, &cohort, &asked, by, now).await?;
    }
    cohort_members::join(conn, &cohort, members, None, by, now).await
}
