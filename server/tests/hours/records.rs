//! The training record: as a page and as files, and the export for personnel systems.

use crate::{
    support::{Browser, Engine, World, on_both_engines},
    world::{decide, enter, plain},
};
use calamine::{Data, Reader, Xlsx};
use std::{io::Cursor, process::Command};

on_both_engines!(
    the_record_tells_courses_hours_and_target,
    the_same_record_gives_the_same_files,
    an_export_has_everybody_of_the_reach_and_nobody_else,
    the_command_line_gives_the_same_export,
);

/// Completes the small course.
async fn complete(browser: &mut Browser) {
    browser.post("/courses/khoa-nho/enrolment", &[]).await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let started = browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[]).await.location.unwrap();
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    assert_eq!(browser.post(&format!("{started}/submission"), &right).await.status, 303);
}

/// Hanh has completed a course and brought 7,5 tiết from elsewhere; something else waits.
async fn world_with_a_record(engine: Engine) -> (World, Browser, Browser) {
    let world = World::new(engine).await;
    let (mut hanh, mut tuan) = (world.signed_in("hanh").await, world.signed_in("tuan").await);
    complete(&mut hanh).await;
    let day = world.app.clock.today().to_string();
    let entry = enter(&world, &mut hanh, "hanh", "=SUM(A1) Kỹ năng số", &day).await;
    assert_eq!(decide(&mut tuan, &entry, "approved", "").await.status, 303);
    enter(&world, &mut hanh, "hanh", "Chưa duyệt", &day).await;
    (world, hanh, tuan)
}

fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    let rows = |book: &mut Xlsx<_>, name: &str| {
        book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect::<Vec<_>>()
    };
    names.into_iter().map(|name| (name.clone(), rows(&mut book, &name))).collect()
}

/// The cell of a row under a heading.
fn under<'a>(rows: &'a [Vec<Data>], row: usize, heading: &str) -> &'a Data {
    let column = rows[0].iter().position(|cell| cell == &Data::String(heading.to_owned()));
    &rows[row][column.unwrap_or_else(|| panic!("no {heading} in {:?}", rows[0]))]
}

async fn the_record_tells_courses_hours_and_target(engine: Engine) {
    let (world, mut hanh, mut tuan) = world_with_a_record(engine).await;
    let page = plain(&hanh.get("/record").await.body);
    for words in
        ["Chuyển đổi số thử nghiệm", "Kỹ năng số", "Trường Chính trị", "8,5/40", "TL-hanh", "80%", "Nước ngoài"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Chưa duyệt"), "what waits does not count: {page}");
    let person = world.person("hanh").await;
    let desk = plain(&tuan.get(&format!("/desk/people/{person}/record")).await.body);
    assert!(desk.contains("8,5/40") && desk.contains("Nguyễn Thị Hạnh"), "{desk}");
    let json = hanh.get("/record/json").await;
    let record: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    assert_eq!(record["person"]["staff_code"], "TL-hanh");
    let year = &record["years"][0];
    assert_eq!((year["target"].as_f64(), year["total"].as_f64()), (Some(40.0), Some(8.5)));
    assert_eq!(year["items"].as_array().unwrap().len(), 2);
    let course = year["items"].as_array().unwrap().iter().find(|item| item["kind"] == "course").unwrap();
    assert_eq!((course["tiet"].as_f64(), course["result_percent"].as_f64()), (Some(1.0), Some(80.0)));
    assert!(!course["certificate"].as_str().unwrap().is_empty());
    assert_eq!(hanh.get("/record/docx").await.status, 404);
}

async fn the_same_record_gives_the_same_files(engine: Engine) {
    let (_world, mut hanh, _) = world_with_a_record(engine).await;
    for format in ["pdf", "xlsx", "json"] {
        let (first, second) =
            (hanh.get(&format!("/record/{format}")).await, hanh.get(&format!("/record/{format}")).await);
        assert_eq!(first.status, 200, "{format}");
        assert!(first.bytes == second.bytes, "{format}: {} and {}", first.bytes.len(), second.bytes.len());
        let disposition = first.headers.get("content-disposition").unwrap().to_str().unwrap();
        assert!(disposition.contains("qua-trinh-dao-tao-TL-hanh-"), "{disposition}");
    }
    let sheets = sheets(&hanh.get("/record/xlsx").await.bytes);
    assert_eq!(sheets[0].0, "Quá trình đào tạo");
    let rows = &sheets[0].1;
    assert_eq!(rows.len(), 3, "{rows:?}");
    let place = (1..3).find(|row| under(rows, *row, "Nội dung").to_string().contains("Kỹ năng số")).unwrap();
    assert_eq!(under(rows, place, "Số tiết"), &Data::Float(7.5), "a real number");
    assert!(matches!(under(rows, place, "Từ ngày"), Data::DateTime(_)), "a real date");
    assert_eq!(under(rows, place, "Nội dung"), &Data::String("=SUM(A1) Kỹ năng số".to_owned()), "a text, no formula");
    let years = &sheets[1].1;
    assert_eq!(under(years, 1, "Tổng số tiết"), &Data::Float(8.5));
    assert_eq!(under(years, 1, "Còn thiếu"), &Data::Float(31.5));
}

async fn an_export_has_everybody_of_the_reach_and_nobody_else(engine: Engine) {
    let (world, _, mut tuan) = world_with_a_record(engine).await;
    let other = world.other_unit().await;
    world.add("xa", "Người Xã Bên", &other).await;
    let unit = world.unit().await;
    world.add("cong-thuc", "=HYPERLINK(\"http://x\")", &unit).await;
    let csv = tuan.get("/desk/people/export/csv").await;
    assert_eq!(csv.status, 200);
    assert!(csv.bytes.starts_with(b"\xef\xbb\xbf"), "Excel is told that it is UTF-8");
    let text = csv.body.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(heads[..2], ["Mã cán bộ", "Họ và tên"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of = |code: &str| rows.iter().filter(|row| &row[0] == code).count();
    assert_eq!((of("TL-hanh"), of("TL-duc"), of("XB-xa")), (2, 1, 0), "{text}");
    assert!(text.contains("\"'=HYPERLINK") && text.contains("\"'=SUM(A1)"), "no formula is left: {text}");
    assert!(!text.contains("Người Xã Bên") && !text.contains("Chưa duyệt"), "{text}");
    let none = tuan.get(&format!("/desk/people/export/csv?unit={other}")).await;
    assert_eq!(none.body.lines().count(), 1, "a unit out of reach has nobody: {}", none.body);
    let sheets = sheets(&tuan.get("/desk/people/export/xlsx").await.bytes);
    assert_eq!(sheets[0].0, "Số tiết theo năm");
    let hanh = (1..sheets[0].1.len()).find(|row| under(&sheets[0].1, *row, "Mã cán bộ") == "TL-hanh").unwrap();
    assert_eq!(under(&sheets[0].1, hanh, "Tiết ở nơi khác"), &Data::Float(7.5));
    let before = tuan.get("/desk/people/export/csv?year=2020").await;
    assert!(!before.body.contains("Kỹ năng số"), "another year");
}

async fn the_command_line_gives_the_same_export(engine: Engine) {
    let (world, _, mut tuan) = world_with_a_record(engine).await;
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuevan"));
        command.args(["export", "people"]).args(arguments).arg("--data-dir").arg(&world.app.store.data_dir);
        command
            .args(["--database-url", &world.app.store.database_url()])
            .env("RUST_LOG", "off")
            .env_remove("TIME_ZONE");
        command.output().unwrap()
    };
    let file = world.dir.join("people.csv");
    let output = run(&["--by", "tuan", "--out", file.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let csv = tuan.get("/desk/people/export/csv").await;
    assert!(std::fs::read(&file).unwrap() == csv.bytes, "the same bytes as on the desk");
    let book = world.dir.join("people.xlsx");
    let output = run(&["--by", "tuan", "--unit", "Xã Thanh Lâm", "--out", book.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(sheets(&std::fs::read(&book).unwrap()).len(), 2);
    for wrong in [
        vec!["--by", "hanh", "--out", "x.csv"],
        vec!["--by", "tuan", "--unit", "Xã Bên", "--out", "x.csv"],
        vec!["--by", "tuan", "--out", "x.doc"],
    ] {
        let output = run(&wrong);
        assert_eq!(output.status.code(), Some(1), "{wrong:?}");
    }
}
