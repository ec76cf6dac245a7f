//! Yearly tiết against their target: every number against a second count, what is hidden, and what stays as it was known.

use crate::{
    support::{Answered, Browser, Engine, World, on_both_engines},
    world::{DAY, Land, land},
};
use domain::report::{FEWEST, Measure, Place};
use khuevan::{db::Conn, reporting::Content, secret};
use std::collections::{BTreeMap, BTreeSet};

on_both_engines!(
    every_number_is_that_of_a_second_count,
    what_was_known_then_is_counted_again_alike,
    few_on_either_side_leave_no_desk,
    what_is_asked_wrong_stands_by_its_field,
);

/// Somebody with her post as the tables have it.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Official {
    person: String,
    unit: String,
    is_leader: bool,
    staff_kind: String,
    staff_level: String,
    sex: String,
    birth_date: Option<String>,
}

/// A completion.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Done {
    person: String,
    course: String,
    completed_at: i64,
    tiet_halves: i64,
}

async fn all<T>(world: &World, sql: &'static str) -> Vec<T>
where
    T: Send
        + Unpin
        + for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow>
        + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>,
{
    match &mut world.app.db.read().await.unwrap() {
        Conn::Sqlite(connection) => sqlx::query_as(sql).fetch_all(&mut **connection).await,
        Conn::Postgres(connection) => sqlx::query_as(sql).fetch_all(&mut **connection).await,
    }
    .unwrap()
}

async fn execute(world: &World, sql: String) {
    let done = world.app.db.write(move |conn| {
        Box::pin(async move {
            match conn {
                Conn::Sqlite(c) => sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut **c).await.map(drop)?,
                Conn::Postgres(c) => sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut **c).await.map(drop)?,
            }
            Ok(())
        })
    });
    done.await.unwrap();
}

/// Targets of two kinds of staff, and hours from elsewhere: approved, pending, refused, of another year.
async fn set_the_scene(world: &World) {
    let (year, now) = (world.app.clock.today().year(), world.app.clock.now());
    for (kind, halves) in [("cong-chuc", 32), ("vien-chuc", 0)] {
        execute(
            world,
            format!(
                "INSERT INTO yearly_targets (id, year, staff_kind, is_leader, tiet_halves, recorded_at)
                 VALUES ('{}', {year}, '{kind}', FALSE, {halves}, {now})",
                secret::uuid(now)
            ),
        )
        .await;
    }
    let people: Vec<(String,)> = all(world, "SELECT id FROM people ORDER BY id").await;
    for (number, (person,)) in people.iter().enumerate().filter(|(number, _)| number % 3 == 0) {
        let outcome = ["approved", "refused", "approved", ""][number / 3 % 4];
        let until = if number % 5 == 0 { year - 1 } else { year };
        let (id, halves) = (secret::uuid(now), 10 + number % 40);
        execute(
            world,
            format!(
                "INSERT INTO outside_hours (id, entry, person, title, body, from_on, until_on, tiet_halves, content_group,
                    is_abroad, proof_hash, proof_name, proof_size, proof_kind, is_open, entered_by, recorded_at)
                 VALUES ('{id}', '{id}', '{person}', 'Lớp', 'Trường', '{until}-01-02', '{until}-01-03', {halves}, 5,
                    FALSE, '', '', 0, '', FALSE, '{person}', {now})"
            ),
        )
        .await;
        if !outcome.is_empty() {
            execute(
                world,
                format!(
                    "INSERT INTO outside_decisions (id, hours, outcome, reason, decided_by, recorded_at)
                     VALUES ('{}', '{id}', '{outcome}', 'Lý do', '{person}', {now})",
                    secret::uuid(now)
                ),
            )
            .await;
        }
    }
}

/// The commune below the province, or the unit itself where it lies elsewhere.
async fn counted_units(world: &World, land: &Land) -> BTreeMap<String, String> {
    crate::plain::communes(world, land).await
}

/// People, reached and tiết halves by pairs of names; `*` stands for all.
async fn second_count(
    world: &World,
    land: &Land,
    down: &str,
    across: &str,
) -> BTreeMap<(String, String), (i64, i64, i64)> {
    let today = world.app.clock.today();
    let officials: Vec<Official> = all(
        world,
        "SELECT memberships.person, unit, is_leader, staff_kind, staff_level, sex, birth_date
         FROM memberships JOIN people ON people.id = memberships.person
         WHERE is_primary AND superseded_at IS NULL AND valid_to IS NULL AND erased_at IS NULL",
    )
    .await;
    let done: Vec<Done> = all(
        world,
        "SELECT person, course, completed_at, tiet_halves FROM completions
         JOIN enrolments ON enrolments.id = completions.enrolment ORDER BY completed_at",
    )
    .await;
    let outside: Vec<(String, String, i64)> = all(
        world,
        "SELECT person, until_on, tiet_halves FROM outside_hours
         JOIN outside_decisions ON outside_decisions.hours = outside_hours.id WHERE outcome = 'approved'",
    )
    .await;
    let communes = counted_units(world, land).await;
    let mut found: BTreeMap<(String, String), (i64, i64, i64)> = BTreeMap::new();
    for one in officials {
        let target = match (one.staff_kind.as_str(), one.is_leader) {
            ("cong-chuc", false) => 32,
            ("vien-chuc", false) => continue,
            _ => 80,
        };
        let mut seen = BTreeSet::new();
        let courses: i64 = done
            .iter()
            .filter(|done| done.person == one.person && world.app.clock.day(done.completed_at).year() == today.year())
            .filter(|done| seen.insert(done.course.clone()))
            .map(|done| done.tiet_halves)
            .sum();
        let elsewhere: i64 = outside
            .iter()
            .filter(|(person, until, _)| *person == one.person && until.starts_with(&today.year().to_string()))
            .map(|(_, _, halves)| halves)
            .sum();
        let age = one.birth_date.as_deref().map(|born| {
            let born: jiff::civil::Date = born.parse().unwrap();
            let has_been = (today.month(), today.day()) >= (born.month(), born.day());
            today.year() - born.year() - i16::from(!has_been)
        });
        let name = |dimension: &str| match dimension {
            "unit" => communes[&one.unit].clone(),
            "sex" => one.sex.clone(),
            "staff-kind" => one.staff_kind.clone(),
            "staff-level" => one.staff_level.clone(),
            "age" => match age {
                None => "chua-ro",
                Some(age) if age < 45 => "duoi-45",
                Some(age) if age <= 55 => "45-55",
                Some(_) => "tren-55",
            }
            .to_owned(),
            _ => "*".to_owned(),
        };
        let (row, column) = (name(down), name(across));
        for row in BTreeSet::from([row, "*".to_owned()]) {
            for column in BTreeSet::from([column.clone(), "*".to_owned()]) {
                let cell = found.entry((row.clone(), column)).or_default();
                cell.0 += 1;
                cell.1 += i64::from(courses + elsewhere >= target);
                cell.2 += courses + elsewhere;
            }
        }
    }
    found
}

fn cells(content: &Content) -> BTreeMap<(String, String), (i64, i64, i64)> {
    let counted = &content.tables[0];
    let names = |names: &[khuevan::reporting::KeyName]| {
        names.iter().map(|key| key.name.clone()).chain(["*".to_owned()]).collect::<Vec<_>>()
    };
    let (rows, columns) = (names(&counted.row_names), names(&counted.column_names));
    let places = rows.iter().flat_map(|row| columns.iter().map(move |column| (row.clone(), column.clone())));
    let cells = places.zip(&counted.cells).filter(|(_, cell)| cell[1] > 0);
    cells
        .map(|(place, [enrolments, people, reached, tiet])| {
            assert_eq!(enrolments, people, "each person once");
            (place, (*people, *reached, *tiet))
        })
        .collect()
}

async fn post(browser: &mut Browser, world: &World, changes: &[(&str, &str)]) -> Answered {
    let year = world.app.clock.today().year().to_string();
    let mut fields: BTreeMap<&str, &str> =
        [("year", year.as_str()), ("rows", "unit"), ("columns", ""), ("level", "1")].into();
    fields.extend(changes.iter().copied());
    browser.post("/desk/reports/hours", &fields.into_iter().collect::<Vec<_>>()).await
}

async fn ask(browser: &mut Browser, world: &World, changes: &[(&str, &str)]) -> String {
    let answer = post(browser, world, changes).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.unwrap()
}

async fn every_number_is_that_of_a_second_count(engine: Engine) {
    let (world, land) = land(engine).await;
    set_the_scene(&world).await;
    let mut minh = world.signed_in("minh").await;
    for (rows, columns) in [
        ("unit", ""),
        ("unit", "sex"),
        ("sex", "age"),
        ("age", "staff-kind"),
        ("staff-kind", "sex"),
        ("staff-level", "age"),
        ("sex", ""),
    ] {
        let address = ask(&mut minh, &world, &[("rows", rows), ("columns", columns)]).await;
        let content = world.content(&address).await;
        let expected = second_count(&world, &land, rows, columns).await;
        assert!(expected.len() > 2 && expected[&("*".to_owned(), "*".to_owned())].1 > 0, "{expected:?}");
        assert_eq!(cells(&content), expected, "{rows} by {columns}");
    }
    // As many people stand behind a number as it says.
    let address = ask(&mut minh, &world, &[("rows", "sex")]).await;
    let found = cells(&world.content(&address).await);
    let women = found[&("female".to_owned(), "*".to_owned())];
    for (measure, count) in [("targeted", women.0), ("reached", women.1), ("missed", women.0 - women.1)] {
        let page = minh.get(&format!("{address}/people?table=0&row=female&measure={measure}")).await;
        assert!(page.body.contains(&format!("{count} người")), "{measure} {count}: {}", page.body);
    }
    let page = minh.get(&address).await.body;
    assert!(page.contains("Người có mục tiêu") && page.contains("Tiết bình quân"), "{page}");
    // A coordinator counts her own people, in whatever unit they have learnt.
    world.coordinator("mai", &land.ban_vuoc).await;
    let mut mai = world.signed_in("mai").await;
    let hers = cells(&world.content(&ask(&mut mai, &world, &[("level", "0")]).await).await);
    let all = second_count(&world, &land, "unit", "").await;
    assert_eq!(hers[&("*".to_owned(), "*".to_owned())], all[&(land.ban_vuoc.clone(), "*".to_owned())]);
}

async fn what_was_known_then_is_counted_again_alike(engine: Engine) {
    let (world, _) = land(engine).await;
    set_the_scene(&world).await;
    let mut minh = world.signed_in("minh").await;
    let address = ask(&mut minh, &world, &[("rows", "sex"), ("columns", "age")]).await;
    let before = minh.get(&format!("{address}/files/json")).await.bytes;
    world.app.clock.advance(1_000);
    let now = world.app.clock.now();
    // Everything that a report of hours reads changes: targets, decisions, posts, particulars.
    for sql in [
        format!("UPDATE yearly_targets SET superseded_at = {now}"),
        format!("UPDATE outside_decisions SET superseded_at = {now} WHERE outcome = 'approved'"),
        format!(
            "INSERT INTO former_particulars (person, sex, birth_date, superseded_at)
             SELECT id, sex, birth_date, {now} FROM people"
        ),
        "UPDATE people SET sex = 'male', birth_date = '1999-01-01'".to_owned(),
        format!("UPDATE memberships SET superseded_at = {now} WHERE is_leader"),
    ] {
        execute(&world, sql).await;
    }
    let again = minh.post(&format!("{address}/repeat"), &[("form_id", "lap-lai-0001")]).await.location.unwrap();
    assert_eq!(minh.get(&format!("{again}/files/json")).await.bytes, before);
    let fresh = ask(&mut minh, &world, &[("rows", "sex"), ("columns", "age")]).await;
    assert_ne!(cells(&world.content(&fresh).await), cells(&world.content(&address).await));
}

async fn few_on_either_side_leave_no_desk(engine: Engine) {
    let (world, _) = land(engine).await;
    set_the_scene(&world).await;
    world.app.clock.advance(DAY);
    let mut minh = world.signed_in("minh").await;
    let address = ask(&mut minh, &world, &[("rows", "unit"), ("columns", "sex")]).await;
    let content = world.content(&address).await;
    let id = address.trim_start_matches("/desk/reports/");
    let report = khuevan::db::reports::get(&mut world.app.db.read().await.unwrap(), id).await.unwrap();
    let wish = khuevan::reporting::wish_of(&report).unwrap();
    let mask = content.masks(&wish).remove(0);
    let table = content.tables[0].table();
    let mut small = 0;
    for row in table.row_places() {
        for column in table.column_places().filter(|column| *column != Place::Total) {
            let cell = table.at(row, column);
            for (measure, number) in [
                (Measure::Targeted, cell.people),
                (Measure::Reached, cell.completions),
                (Measure::Missed, cell.missed()),
            ] {
                if (1..FEWEST).contains(&number) {
                    small += 1;
                    assert!(mask.hides(row, column, measure), "{row:?} {column:?} {measure:?}: {cell:?}");
                }
            }
        }
    }
    assert!(small > 3, "the world has small groups");
    let csv = String::from_utf8(minh.get(&format!("{address}/files/csv")).await.bytes).unwrap();
    assert!(csv.contains("dưới 5") && csv.contains("Chưa đạt: Đơn vị – Giới tính"), "{csv}");
    assert!(!minh.get(&address).await.body.contains("dưới 5"), "the desk sees the people themselves");
    for format in ["xlsx", "pdf", "json"] {
        assert_eq!(minh.get(&format!("{address}/files/{format}")).await.status, 200, "{format}");
    }
}

async fn what_is_asked_wrong_stands_by_its_field(engine: Engine) {
    let (world, land) = land(engine).await;
    world.coordinator("mai", &land.ban_vuoc).await;
    let mut mai = world.signed_in("mai").await;
    for (field, value) in [
        ("year", "1999"),
        ("year", "năm"),
        ("rows", "course"),
        ("rows", ""),
        ("columns", "unit"),
        ("unit", land.thanh_lam.as_str()),
        ("unit", "khong-co"),
        ("sex", "women"),
        ("age", "x"),
        ("staff_kind", "x"),
        ("staff_level", "x"),
    ] {
        let answer = post(&mut mai, &world, &[(field, value)]).await;
        assert_eq!(answer.status, 422, "{field} {value}");
        assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{field}: {}", answer.body);
    }
    let address = ask(&mut mai, &world, &[("rows", "sex"), ("columns", "age")]).await;
    let id = address.trim_start_matches("/desk/reports/");
    let like = mai.get(&format!("/desk/reports/new?from={id}")).await.location.unwrap();
    assert_eq!(like, format!("/desk/reports/hours?from={id}"));
    assert_eq!(mai.get(&like).await.status, 200);
    let mut tuan = world.signed_in("tuan").await;
    assert_eq!(tuan.get(&format!("/desk/reports/hours?from={id}")).await.status, 404);
}
