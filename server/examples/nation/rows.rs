//! Rows written by the thousand, many of each statement.

use domain::text;
use khuevan::db::{Conn, DbError};
use sqlx::QueryBuilder;

/// Somebody who is written.
#[derive(Clone)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub number: usize,
    pub unit: String,
    pub is_in_largest: bool,
}

impl Person {
    pub fn sex(&self) -> &'static str {
        ["female", "male"][self.number % 2]
    }
}

/// An enrolment that is written.
pub struct Enrolment {
    pub id: String,
    pub person: String,
    pub course: String,
    pub opened_at: i64,
    pub sex: &'static str,
    pub age: i64,
    pub kind: &'static str,
    pub level: &'static str,
    pub unit: String,
    pub completed_at: Option<i64>,
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

/// A course with one revision, of which nothing is read.
pub async fn course(conn: &mut Conn, id: &str, now: i64) -> Result<(), DbError> {
    run!(conn, |query| {
        query.push("INSERT INTO courses (id, folder, created_at) VALUES (");
        query.separated(", ").push_bind(id).push_bind(id).push_bind(now);
        query.push(")");
    })?;
    let revision = format!("r-{id}");
    run!(conn, |query| {
        query.push("INSERT INTO revisions (id, course, number, format, content_hash, published_at) VALUES (");
        let mut values = query.separated(", ");
        values
            .push_bind(revision.clone())
            .push_bind(id)
            .push_bind(1_i64)
            .push_bind(1_i64)
            .push_bind("")
            .push_bind(0_i64);
        query.push(")");
    })?;
    Ok(())
}

/// Units, each with its parent.
pub async fn units(
    conn: &mut Conn,
    units: &[(String, Option<String>)],
    first: usize,
    recorded_at: i64,
) -> Result<(), DbError> {
    run!(conn, |query| {
        query.push("INSERT INTO units (id, kind, valid_from, recorded_at) ");
        query.push_values(units, |mut row, (unit, parent)| {
            let kind = if parent.is_some() { "xa" } else { "tinh" };
            row.push_bind(unit.clone()).push_bind(kind).push_bind("2024-01-01").push_bind(recorded_at);
        });
    })?;
    run!(conn, |query| {
        query.push(
            "INSERT INTO unit_placements (id, unit, parent, name, name_fold, sort_key, valid_from, recorded_at) ",
        );
        query.push_values(units.iter().enumerate(), |mut row, (place, (unit, parent))| {
            let name = format!("Xã Số {}", first + place);
            row.push_bind(format!("{unit}:0")).push_bind(unit.clone()).push_bind(parent.clone());
            row.push_bind(name.clone()).push_bind(text::fold(&name)).push_bind(text::sort_key(&name));
            row.push_bind("2024-01-01").push_bind(recorded_at);
        });
    })?;
    Ok(())
}

/// People with their work, and a sign-in of two in three of them.
pub async fn people(conn: &mut Conn, people: &[Person], now: i64) -> Result<(), DbError> {
    run!(conn, |query| {
        query.push("INSERT INTO people (id, full_name, given_name, name_fold, sort_key, sex, email, created_at) ");
        query.push_values(people, |mut row, person| {
            let given = text::given_name(&person.name).to_owned();
            let key = text::person_sort_key(&person.name, &given);
            row.push_bind(person.id.clone()).push_bind(person.name.clone()).push_bind(given);
            row.push_bind(text::fold(&person.name)).push_bind(key).push_bind(person.sex());
            row.push_bind(format!("cb{}@example.vn", person.number)).push_bind(now);
        });
    })?;
    run!(conn, |query| {
        query.push(
            "INSERT INTO memberships (id, person, unit, is_primary, staff_kind, staff_level, valid_from, recorded_at) ",
        );
        query.push_values(people, |mut row, person| {
            row.push_bind(format!("{}:0", person.id)).push_bind(person.id.clone()).push_bind(person.unit.clone());
            row.push_bind(true).push_bind("cong-chuc").push_bind("xa").push_bind("2024-01-01").push_bind(now);
        });
    })?;
    let signed_in: Vec<&Person> = people.iter().filter(|person| person.number % 3 > 0).collect();
    run!(conn, |query| {
        query.push("INSERT INTO sessions (token_hash, person, created_at, seen_at, address, user_agent) ");
        query.push_values(&signed_in, |mut row, person| {
            row.push_bind(person.id.clone()).push_bind(person.id.clone()).push_bind(now).push_bind(now);
            row.push_bind("").push_bind("");
        });
    })?;
    Ok(())
}

/// Enrolments, and what was completed.
pub async fn enrolments(conn: &mut Conn, rows: &[Enrolment]) -> Result<(), DbError> {
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
