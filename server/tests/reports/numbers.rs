//! Every number of every report is that of a second count.

use crate::{
    plain::{self, By, Row},
    support::{Engine, World, on_both_engines},
    world::{DAY, Land, ask, land},
};
use domain::report::Dimension;
use khuevan::reporting::{Content, Wish};
use std::collections::BTreeMap;

on_both_engines!(
    every_report_is_that_of_a_second_count,
    a_merger_moves_the_past_on_the_map_of_now_alone,
    what_happened_or_was_known_later_is_not_counted,
    as_many_people_stand_behind_a_number_as_it_says,
    the_copy_for_reports_is_that_of_the_columns,
    a_cohort_keeps_the_name_that_a_report_knew,
);

/// The cells of a report by the names of rows and columns; empty ones are left out.
fn cells(content: &Content, table: usize) -> BTreeMap<(String, String), [i64; 4]> {
    let counted = &content.tables[table];
    let names = |names: &[khuevan::reporting::KeyName]| {
        names.iter().map(|key| key.name.clone()).chain(["*".to_owned()]).collect::<Vec<_>>()
    };
    let (rows, columns) = (names(&counted.row_names), names(&counted.column_names));
    let places = rows.iter().flat_map(|row| columns.iter().map(move |column| (row.clone(), column.clone())));
    places.zip(counted.cells.iter().copied()).filter(|(_, cell)| *cell != [0; 4]).collect()
}

fn band(age: Option<i64>) -> &'static str {
    match age {
        None => "chua-ro",
        Some(age) if age < 45 => "duoi-45",
        Some(age) if age <= 55 => "45-55",
        Some(_) => "tren-55",
    }
}

fn young(age: Option<i64>) -> &'static str {
    match age {
        None => "chua-ro",
        Some(age) if age <= 30 => "den-30",
        Some(age) if age <= 35 => "31-35",
        Some(age) if age <= 40 => "36-40",
        Some(age) if age < 45 => "41-44",
        Some(_) => "tu-45",
    }
}

/// The names of a row in a dimension.
fn names(world: &World, communes: &BTreeMap<String, String>, dimension: Dimension, row: &Row) -> Vec<String> {
    let day = world.app.clock.day(row.opened_at);
    let one = match dimension.name() {
        "course" => row.course.clone(),
        "unit" => row.unit.as_ref().map_or("-".to_owned(), |unit| communes[unit].clone()),
        "month" => format!("{}-{:02}", day.year(), day.month()),
        "quarter" => format!("{}-{:02}", day.year(), (day.month() + 2) / 3),
        "year" => day.year().to_string(),
        "sex" => row.sex.clone(),
        "age" => band(row.age_years).to_owned(),
        "youth" => young(row.age_years).to_owned(),
        "staff-kind" => row.staff_kind.clone().unwrap_or("-".to_owned()),
        "staff-level" => row.staff_level.clone().unwrap_or("-".to_owned()),
        "content-group" => world.app.catalogue().course(&row.course).unwrap().course.content_group.to_string(),
        "programme" => {
            let all = world.app.catalogue();
            let of = all.programmes().iter().filter(|one| one.courses().contains(&row.course.as_str()));
            let ids: Vec<String> = of.map(|one| one.id.clone()).collect();
            return if ids.is_empty() { vec!["-".to_owned()] } else { ids };
        }
        other => panic!("{other}"),
    };
    vec![one]
}

fn year(world: &World) -> impl Fn(i64) -> i16 {
    let clock = world.app.clock.clone();
    move |at| clock.day(at).year()
}

fn second_count(
    world: &World,
    communes: &BTreeMap<String, String>,
    rows: &[Row],
    down: Dimension,
    across: Option<Dimension>,
) -> BTreeMap<(String, String), [i64; 4]> {
    let by_rows: By<'_> = &|row| names(world, communes, down, row);
    let by_columns: By<'_> = &|row| across.map(|across| names(world, communes, across, row)).unwrap_or_default();
    let columns_are_hers = across.is_some_and(Dimension::is_of_person);
    plain::count(rows, (by_rows, down.is_of_person()), (by_columns, columns_are_hers), &year(world))
}

async fn every_report_is_that_of_a_second_count(engine: Engine) {
    let (world, land) = land(engine).await;
    let communes = plain::communes(&world, &land).await;
    let rows = plain::rows(&world).await;
    let mut minh = world.signed_in("minh").await;
    let dimensions = Dimension::ALL.into_iter().filter(|one| *one != Dimension::Cohort);
    for down in dimensions {
        for across in [None, Some(Dimension::Sex), Some(Dimension::ContentGroup)] {
            if Some(down) == across {
                continue;
            }
            let wish = world.wish(down.name(), across.map_or("", Dimension::name));
            let content = world.content(&ask(&mut minh, &wish).await).await;
            let expected = second_count(&world, &communes, &rows, down, across);
            assert_eq!(cells(&content, 0), expected, "{} by {across:?}", down.name());
        }
    }
    let year = world.app.clock.today().year().to_string();
    let answer = minh.post("/desk/reports", &[("kind", "year"), ("year", &year)]).await;
    let content = world.content(&answer.location.unwrap()).await;
    let of_year: Vec<Row> =
        rows.iter().filter(|row| world.app.clock.day(row.opened_at).year().to_string() == year).cloned().collect();
    assert_eq!(content.tables.len(), domain::report::GRID.len());
    for (place, pairing) in domain::report::GRID.into_iter().enumerate() {
        let expected = second_count(&world, &communes, &of_year, pairing.rows, Some(pairing.columns));
        assert_eq!(cells(&content, place), expected, "{pairing:?}");
    }
}

async fn merge(world: &World, land: &Land) -> String {
    let mut minh = world.signed_in("minh").await;
    let today = world.app.clock.today().to_string();
    let fields = [
        ("units", land.thanh_lam.as_str()),
        ("name", "Xã Sông Vược"),
        ("kind", "xa"),
        ("area_code", "00999"),
        ("on", &today),
        ("decision", "Nghị quyết 01/NQ-HĐND"),
        ("form_id", "sap-nhap-0001"),
        ("confirmed", "1"),
    ];
    let answer = minh.post(&format!("/desk/units/{}/changes/merge", land.ban_vuoc), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let found = minh.get("/desk/units?q=00999").await;
    found.link("/desk/units/").trim_start_matches("/desk/units/").to_owned()
}

async fn a_merger_moves_the_past_on_the_map_of_now_alone(engine: Engine) {
    let (world, land) = land(engine).await;
    let communes = plain::communes(&world, &land).await;
    let rows = plain::rows(&world).await;
    let mut tuan = world.signed_in("tuan").await;
    // What is opened today is already under the map of today.
    let yesterday = world.app.clock.today().yesterday().unwrap();
    let is_own = |row: &Row| row.unit.as_ref().is_some_and(|unit| *unit != land.other);
    let is_past = |row: &Row| world.app.clock.day(row.opened_at) <= yesterday;
    let own: Vec<Row> = rows.into_iter().filter(|row| is_own(row) && is_past(row)).collect();
    let before = second_count(&world, &communes, &own, Dimension::Unit, None);
    let wish = Wish { to: yesterday, ..world.wish("unit", "") };
    let then = Wish { is_map_of_now: false, ..wish.clone() };
    for wish in [&wish, &then] {
        assert_eq!(cells(&world.content(&ask(&mut tuan, wish).await).await, 0), before);
    }
    let known_before = world.content(&ask(&mut tuan, &wish).await).await;
    let merged = merge(&world, &land).await;
    // As the map was, and with what was known before: nothing has changed.
    assert_eq!(cells(&world.content(&ask(&mut tuan, &then).await).await, 0), before);
    // As the map is now: both communes together, people once.
    let together: BTreeMap<String, String> = communes
        .into_iter()
        .map(|(unit, commune)| {
            let is_gone = commune == land.thanh_lam || commune == land.ban_vuoc;
            (unit, if is_gone { merged.clone() } else { commune })
        })
        .collect();
    let after = second_count(&world, &together, &own, Dimension::Unit, None);
    assert_ne!(after, before);
    let now = world.content(&ask(&mut tuan, &wish).await).await;
    assert_eq!(cells(&now, 0), after);
    assert_eq!(now.people, known_before.people);
    // The new commune's coordinator has taken the past over, and nothing else.
    world.coordinator("mai", &merged).await;
    let mut mai = world.signed_in("mai").await;
    let hers = world.content(&ask(&mut mai, &Wish { level: 0, ..wish }).await).await;
    let expected = after[&(merged.clone(), "*".to_owned())];
    assert_eq!(cells(&hers, 0)[&(merged, "*".to_owned())], expected);
    assert_eq!(cells(&hers, 0)[&("*".to_owned(), "*".to_owned())], expected);
}

async fn what_happened_or_was_known_later_is_not_counted(engine: Engine) {
    let (world, land) = land(engine).await;
    let communes = plain::communes(&world, &land).await;
    let all = plain::rows(&world).await;
    let mut minh = world.signed_in("minh").await;
    let as_of = world.app.clock.day(world.app.clock.now() - 60 * DAY);
    let content = world.content(&ask(&mut minh, &Wish { as_of, ..world.wish("course", "sex") }).await).await;
    let clock = &world.app.clock;
    let seen = all.iter().filter(|row| clock.day(row.opened_at) <= as_of).cloned().map(|mut row| {
        row.completed_at = row.completed_at.filter(|at| clock.day(*at) <= as_of);
        row
    });
    let expected = second_count(&world, &communes, &seen.collect::<Vec<_>>(), Dimension::Course, Some(Dimension::Sex));
    assert!(cells(&content, 0) == expected && expected.len() > 5, "{expected:?}");
}

async fn as_many_people_stand_behind_a_number_as_it_says(engine: Engine) {
    let (world, _) = land(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let address = ask(&mut tuan, &world.wish("course", "sex")).await;
    let content = world.content(&address).await;
    let found = cells(&content, 0);
    for ((row, column), cell) in &found {
        let part = |field: &str, name: &String| if name == "*" { String::new() } else { format!("&{field}={name}") };
        let path = format!("{address}/people?table=0&measure=people{}{}", part("row", row), part("column", column));
        let page = tuan.get(&path).await;
        assert!(
            page.body.contains(&format!("<h2 id=\"people\">{} người</h2>", cell[1])),
            "{path} {cell:?} {}",
            page.body
        );
    }
    let page = tuan.get(&format!("{address}?measure=people")).await;
    assert!(
        page.body.contains(&format!("{address}/people?table=0&amp;measure=people&amp;row=khoa-nho")),
        "{}",
        page.body
    );
    assert_eq!(tuan.get(&format!("{address}/people?row=khong-co")).await.status, 404);
    assert_eq!(tuan.get(&format!("{address}/people?table=7")).await.status, 404);
}

async fn the_copy_for_reports_is_that_of_the_columns(engine: Engine) {
    let (world, land) = land(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    // By every way in: the seeds above, a cohort, and a learner who completes.
    let unit = land.province;
    let today = world.app.clock.today().to_string();
    let due = world.app.clock.day(world.app.clock.now() + 30 * DAY).to_string();
    let fields = [
        ("form_id", "form-cohort-9"),
        ("title", "K9"),
        ("unit", &unit),
        ("opens_on", &today),
        ("what.0", "course:khoa-loai"),
        ("due.0", &due),
        ("why.0", "Kế hoạch năm"),
    ];
    let cohort = tuan.post("/desk/cohorts", &fields).await.location.unwrap().replace("/filling", "");
    let filled =
        tuan.post(&format!("{cohort}/members"), &[("way", "rule"), ("unit", &unit), ("staff_level", "xa")]).await;
    assert_eq!(filled.status, 303, "{}", filled.body);
    let wish = world.wish("cohort", "");
    let content = world.content(&ask(&mut tuan, &wish).await).await;
    let id = cohort.trim_start_matches("/desk/cohorts/");
    let in_cohort = cells(&content, 0)[&(id.to_owned(), "*".to_owned())];
    assert!(in_cohort[0] > 20 && in_cohort[0] >= in_cohort[1], "{in_cohort:?}");
    let wrong = "SELECT count(*) FROM enrolments LEFT JOIN completions ON completions.enrolment = enrolments.id
        WHERE fact <> course || ';' || CAST(opened_at AS TEXT) || ';' || sex || ';'
            || COALESCE(CAST(age_years AS TEXT), '') || ';' || COALESCE(staff_kind, '') || ';'
            || COALESCE(staff_level, '') || ';' || COALESCE(unit, '')
            || COALESCE(';' || CAST(completions.completed_at AS TEXT) || ';' || CAST(completions.recorded_at AS TEXT)
                || ';' || CAST(completions.tiet_halves AS TEXT), '')";
    let wrong: i64 = match &mut world.app.db.read().await.unwrap() {
        khuevan::db::Conn::Sqlite(connection) => sqlx::query_scalar(wrong).fetch_one(&mut **connection).await,
        khuevan::db::Conn::Postgres(connection) => sqlx::query_scalar(wrong).fetch_one(&mut **connection).await,
    }
    .unwrap();
    assert_eq!(wrong, 0);
}

async fn a_cohort_keeps_the_name_that_a_report_knew(engine: Engine) {
    let (world, land) = land(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let due = world.app.clock.day(world.app.clock.now() + 30 * DAY).to_string();
    let opens_on = world.app.clock.today().to_string();
    let fields = |title: &'static str, opens_on: &str| {
        [
            ("form_id", "form-cohort-8".to_owned()),
            ("title", title.to_owned()),
            ("unit", land.province.clone()),
            ("opens_on", opens_on.to_owned()),
            ("what.0", "course:khoa-loai".to_owned()),
            ("due.0", due.clone()),
            ("why.0", "Kế hoạch năm".to_owned()),
        ]
    };
    let first = fields("Lớp tên cũ", &opens_on);
    let form: Vec<(&str, &str)> = first.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let cohort = tuan.post("/desk/cohorts", &form).await.location.unwrap().replace("/filling", "");
    let filling = [("way", "rule"), ("unit", land.province.as_str()), ("staff_level", "xa")];
    assert_eq!(tuan.post(&format!("{cohort}/members"), &filling).await.status, 303);
    world.app.clock.advance(1_000);
    let address = ask(&mut tuan, &world.wish("cohort", "sex")).await;
    let before = tuan.get(&format!("{address}/files/json")).await.bytes;
    assert!(String::from_utf8_lossy(&before).contains("Lớp tên cũ"));
    // It is renamed twice, and another one is opened.
    for (number, title) in ["Lớp tên mới", "Lớp tên mới nhất"].into_iter().enumerate() {
        world.app.clock.advance(1_000);
        let next = fields(title, &opens_on);
        let form: Vec<(&str, &str)> = next.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(tuan.post(&cohort, &form).await.status, 303, "{number}");
    }
    let mut other = fields("Lớp khác", &opens_on).to_vec();
    other[0].1 = "form-cohort-7".to_owned();
    let form: Vec<(&str, &str)> = other.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(tuan.post("/desk/cohorts", &form).await.status, 303);
    let again = tuan.post(&format!("{address}/repeat"), &[("form_id", "lap-lai-0002")]).await.location.unwrap();
    assert_eq!(tuan.get(&format!("{again}/files/json")).await.bytes, before);
    let fresh = ask(&mut tuan, &world.wish("cohort", "sex")).await;
    let fresh = tuan.get(&format!("{fresh}/files/json")).await.bytes;
    assert!(String::from_utf8_lossy(&fresh).contains("Lớp tên mới nhất"));
}
