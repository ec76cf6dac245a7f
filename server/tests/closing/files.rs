//! What is downloaded: the package with its signed list, and the register as a workbook and as pages.

use crate::{
    support::{Engine, World, on_both_engines},
    world::{NAMES, closed_class},
};
use calamine::{Data, Reader, Xlsx};
use domain::credential::verify_file;
use khuevan::verification;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Read};

on_both_engines!(a_package_holds_every_paper_and_a_signed_list, the_register_has_real_dates_and_numbers);

async fn a_package_holds_every_paper_and_a_signed_list(engine: Engine) {
    let world = World::simple(engine).await;
    // A name that a spreadsheet would take for a formula.
    let (_, mut tuan, closing) = closed_class(&world, &[NAMES[0], NAMES[3], "=Thị Ẽm"], "").await;
    let answer = tuan.get(&format!("{closing}/certificates.zip")).await;
    assert_eq!(answer.status, 200);
    let mut zip = zip::ZipArchive::new(Cursor::new(answer.bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    assert!(names[0].starts_with("0001_tran-van-an_") && names[0].ends_with(".pdf"), "{names:?}");
    assert!(names[1].starts_with("0002_le-thi-dao_") && names[2].starts_with("0003_thi-em_"), "{names:?}");
    let mut bytes = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    let (index, signature, pdf) = (bytes("bang-ke.csv"), bytes("bang-ke.csv.cose"), bytes(&names[0]));
    let text = String::from_utf8(index.clone()).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("\"'=Thị Ẽm\""), "{text}");
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&pdf));
    assert!(pdf.starts_with(b"%PDF") && text.contains(&hash) && text.contains(&names[0]), "{text}");
    let keys = verification::issuer_keys(&mut world.app.db.read().await.unwrap(), &world.app.clock).await.unwrap();
    assert_eq!(verify_file(&index, &signature, &keys).unwrap().issuer, "tct");
    assert!(verify_file(&pdf, &signature, &keys).is_err());
}

async fn the_register_has_real_dates_and_numbers(engine: Engine) {
    let world = World::simple(engine).await;
    let (mut minh, mut tuan, _) = closed_class(&world, &NAMES, "").await;
    let file = tuan.get("/desk/register.xlsx").await;
    assert_eq!(file.status, 200);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file.bytes)).unwrap();
    let sheet = book.worksheet_range("Sổ cấp").unwrap();
    assert_eq!(sheet.height(), 5);
    let cell = |row, column| sheet.get((row, column)).unwrap().clone();
    assert_eq!(
        (cell(0, 2), cell(1, 2), cell(4, 2)),
        (Data::String("Họ và tên".into()), Data::String(NAMES[0].into()), Data::String(NAMES[3].into()))
    );
    assert_eq!((cell(1, 0), cell(1, 9)), (Data::Float(1.0), Data::Float(40.0)));
    assert!(matches!(cell(1, 3), Data::DateTime(_)) && matches!(cell(1, 13), Data::DateTime(_)));
    let pages = tuan.get("/desk/register.pdf").await;
    assert!(pages.status == 200 && pages.bytes.starts_with(b"%PDF"));
    // A coordinator of another unit gets an empty register, an administrator all of it.
    world.other_unit("duc").await;
    let mut duc = world.signed_in("duc").await;
    let empty = duc.get("/desk/register.xlsx").await;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(empty.bytes)).unwrap();
    assert_eq!(book.worksheet_range("Sổ cấp").unwrap().height(), 1);
    assert!(minh.get("/desk/register").await.body.contains(NAMES[2]));
    assert!(!duc.get("/desk/register").await.body.contains(NAMES[2]));
    let other = minh.get("/desk/register?kind=giay-chung-nhan&year=2020").await;
    assert!(other.status == 200 && other.body.contains("Chưa có số nào"), "{}", other.body);
}
