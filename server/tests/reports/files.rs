//! What leaves the desk: small numbers hidden, everything said that makes it repeatable, and the same bytes every time.

use crate::{
    support::{Browser, Engine, World, on_both_engines},
    world::{COURSES, DAY, ask, land},
};
use calamine::{Data, DataType, Reader};
use domain::report::{Measure, Place};
use khuevan::{
    db::{
        completions::{self, Completion},
        enrolments, revisions,
    },
    reporting::Wish,
};
use std::io::Cursor;

on_both_engines!(
    the_same_data_give_the_same_files,
    files_hide_what_is_small_and_the_desk_does_not,
    a_workbook_has_numbers_days_and_percents,
    few_people_chosen_by_sex_age_or_kind_leave_no_desk,
);

async fn files(browser: &mut Browser, address: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut files = Vec::new();
    for format in ["xlsx", "csv", "pdf", "json"] {
        let answer = browser.get(&format!("{address}/files/{format}")).await;
        assert_eq!(answer.status, 200, "{format}: {}", answer.body);
        files.push((format, answer.bytes));
    }
    files
}

/// Everybody completes what she has begun.
async fn complete_all(world: &World) {
    let now = world.app.clock.now();
    world
        .app
        .db
        .write(move |conn| {
            Box::pin(async move {
                let revision = revisions::latest(conn, COURSES[0]).await?.unwrap().id;
                for course in COURSES {
                    for (enrolment, _) in enrolments::of_course(conn, course).await? {
                        let done = Completion {
                            enrolment,
                            revision: revision.clone(),
                            // Long ago, but known only now.
                            completed_at: now - 2 * DAY,
                            tiet_halves: 24,
                            result: None,
                            evidence: "{}".to_owned(),
                        };
                        completions::record(conn, &done, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await
        .unwrap();
}

async fn the_same_data_give_the_same_files(engine: Engine) {
    let (world, _) = land(engine).await;
    let mut minh = world.signed_in("minh").await;
    let year = world.app.clock.today().year().to_string();
    let yearly = minh.post("/desk/reports", &[("kind", "year"), ("year", &year)]).await.location.unwrap();
    let mut addresses = vec![yearly];
    for (rows, columns) in [("course", ""), ("unit", "sex"), ("sex", "quarter")] {
        addresses.push(ask(&mut minh, &world.wish(rows, columns)).await);
    }
    let mut before = Vec::new();
    for address in &addresses {
        before.push(files(&mut minh, address).await);
    }
    world.app.clock.advance(DAY / 2);
    complete_all(&world).await;
    let mut minh = world.signed_in("minh").await;
    for (address, before) in addresses.iter().zip(before) {
        let again = minh.post(&format!("{address}/repeat"), &[]).await.location.unwrap();
        assert_ne!(again, *address);
        for ((format, old), (_, new)) in before.into_iter().zip(files(&mut minh, &again).await) {
            assert!(old == new, "{address} as {format} is another file");
        }
    }
    // With what is known now it is another report, and says so.
    let now = ask(&mut minh, &world.wish("course", "")).await;
    let of = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let new = of(minh.get(&format!("{now}/files/csv")).await.bytes);
    let old = of(minh.get(&format!("{}/files/csv", addresses[1])).await.bytes);
    let line = |text: &str, start: &str| {
        text.lines().find(|line| line.trim_start_matches('"').starts_with(start)).unwrap().to_owned()
    };
    for start in ["Theo dữ liệu có đến lúc", "Mã kiểm nội dung", "Cộng"] {
        assert_ne!(line(&new, start), line(&old, start));
    }
}

async fn files_hide_what_is_small_and_the_desk_does_not(engine: Engine) {
    let (world, _) = land(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let wish = world.wish("month", "sex");
    let address = ask(&mut tuan, &wish).await;
    let content = world.content(&address).await;
    let masks = content.masks(&wish);
    let table = content.tables[0].table();
    let small = table.row_places().flat_map(|row| table.column_places().map(move |column| (row, column)));
    let small: Vec<_> = small
        .filter(|(_, column)| *column != Place::Total)
        .filter(|(row, column)| (1..5).contains(&table.at(*row, *column).people))
        .collect();
    assert!(!small.is_empty(), "the story needs a small group: {table:?}");
    for (row, column) in small {
        assert!(masks[0].hides(row, column, Measure::People));
    }
    let csv = String::from_utf8(tuan.get(&format!("{address}/files/csv")).await.bytes).unwrap();
    assert!(csv.starts_with('\u{feff}') && csv.contains("dưới 5"), "{csv}");
    for words in ["Tỉnh Sông Lam", "như bản đồ bây giờ", "Không lọc", "Chốt đến hết ngày", "Số 0 giữ nguyên"]
    {
        assert!(csv.contains(words), "{words}: {csv}");
    }
    let hash = csv.lines().find_map(|line| line.strip_prefix("\"Mã kiểm nội dung (SHA-256)\",")).unwrap();
    let hash = hash.trim_matches('"');
    assert_eq!(hash.len(), 64);
    let hidden = csv.matches("\"dưới 5\"").count();
    let page = tuan.get(&format!("{address}?measure=people")).await.body;
    assert!(!page.contains("dưới 5"), "the desk sees the people themselves");
    let json: serde_json::Value =
        serde_json::from_slice(&tuan.get(&format!("{address}/files/json")).await.bytes).unwrap();
    assert_eq!(json["hash"], hash);
    assert_eq!(json.to_string().matches("\"hidden\"").count(), hidden);
}

async fn a_workbook_has_numbers_days_and_percents(engine: Engine) {
    let (world, _) = land(engine).await;
    let mut minh = world.signed_in("minh").await;
    let address = ask(&mut minh, &world.wish("course", "")).await;
    let bytes = minh.get(&format!("{address}/files/xlsx")).await.bytes;
    let mut workbook = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["Thông tin", "1. Số liệu"]);
    let about = workbook.worksheet_range("Thông tin").unwrap();
    let of = |name: &str| {
        let row =
            about.rows().find(|row| row[0].as_string().as_deref() == Some(name)).unwrap_or_else(|| panic!("no {name}"));
        row[1].clone()
    };
    for name in ["Chốt đến hết ngày", "Theo dữ liệu có đến lúc", "Ghi danh từ ngày"] {
        assert!(matches!(of(name), Data::DateTime(_)), "{name}: {:?}", of(name));
    }
    assert_eq!(of("Phạm vi"), Data::String("Toàn hệ thống".to_owned()));
    let figures = workbook.worksheet_range("1. Số liệu").unwrap();
    let rows: Vec<&[Data]> = figures.rows().collect();
    let head: Vec<String> = rows[1].iter().map(ToString::to_string).collect();
    assert_eq!(head, ["Khóa học", "Lượt", "Người", "Hoàn thành", "Tỉ lệ hoàn thành", "Tiết"]);
    let all = rows.last().unwrap();
    assert_eq!(all[0], Data::String("Cộng".to_owned()));
    let numbers: Vec<f64> = all[1..].iter().map(|cell| cell.as_f64().unwrap()).collect();
    assert!(numbers[0] > numbers[1] && (0.0..=1.0).contains(&numbers[3]), "{numbers:?}");
    let pdf = minh.get(&format!("{address}/files/pdf")).await.bytes;
    assert!(pdf.starts_with(b"%PDF-"));
}

async fn few_people_chosen_by_sex_age_or_kind_leave_no_desk(engine: Engine) {
    let (world, _) = land(engine).await;
    let mut minh = world.signed_in("minh").await;
    let women = Wish { sex: "female".to_owned(), ..world.wish("course", "") };
    let address = ask(&mut minh, &women).await;
    assert!(world.content(&address).await.people >= 20);
    assert_eq!(minh.get(&format!("{address}/files/csv")).await.status, 200);
    let mut few = None;
    for (age, kind) in [("tren-55", "vien-chuc"), ("tren-55", "cong-chuc"), ("45-55", "can-bo"), ("duoi-45", "can-bo")]
    {
        let wish = Wish { age: age.to_owned(), staff_kind: kind.to_owned(), ..world.wish("course", "") };
        let address = ask(&mut minh, &wish).await;
        if (1..20).contains(&world.content(&address).await.people) {
            few = Some(address);
        }
    }
    let address = few.expect("the story needs a small group");
    let page = minh.get(&address).await;
    assert!(page.status == 200 && page.body.contains("chưa đủ 20 người"), "{}", page.body);
    assert!(!page.body.contains("/files/csv"));
    for format in ["xlsx", "csv", "pdf", "json"] {
        assert_eq!(minh.get(&format!("{address}/files/{format}")).await.status, 422, "{format}");
    }
}
