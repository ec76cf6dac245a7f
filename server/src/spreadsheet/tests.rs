//! Files as offices send them, and files that mean harm.

use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const HEADINGS: &str = "Họ và tên,Ngày sinh,Mã cán bộ";

fn refused(bytes: &[u8]) -> &'static str {
    read(bytes).expect_err("refused").code
}

fn first(table: &Table) -> &[String] {
    &table.rows[0].cells
}

#[test]
fn text_is_read_with_every_separator_mark_and_line_end() {
    for (separator, mark, end) in [(",", "", "\n"), (";", "\u{feff}", "\r\n"), ("\t", "", "\r\n")] {
        let text = format!("{HEADINGS}{end}\"Nguyễn Thị Hạnh\",12/04/1991,007{end}").replace(',', separator);
        let table = read(format!("{mark}{text}").as_bytes()).expect("a table");
        assert_eq!(table.headings, ["Họ và tên", "Ngày sinh", "Mã cán bộ"], "{separator}");
        assert_eq!(first(&table), ["Nguyễn Thị Hạnh", "12/04/1991", "007"], "leading noughts stay");
        assert_eq!(table.rows[0].number, 2);
    }
    let told = read(b"sep=;\nHo va ten;Ma so\nAn;1\n").expect("a table");
    assert_eq!((first(&told).len(), told.rows[0].number), (2, 3));
}

#[test]
fn quoted_cells_hold_separators_and_lines() {
    let table =
        read_text("Họ và tên,Đơn vị,Mã cán bộ\nAn,\"Phòng Kinh tế,\nHạ tầng\",1\nBình,Xã,2\n").expect("a table");
    assert_eq!(first(&table)[1], "Phòng Kinh tế,\nHạ tầng");
    assert_eq!(table.rows[1].number, 4);
}

#[test]
fn utf_16_is_read_with_its_mark_and_refused_without() {
    let text = format!("{HEADINGS}\nNguyễn Thị Hạnh,,1\n");
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(units.clone()).collect();
    assert_eq!(first(&read(&marked).expect("a table"))[0], "Nguyễn Thị Hạnh");
    assert_eq!(refused(&units), "utf-16");
    let swapped: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(refused(&swapped), "utf-16");
}

#[test]
fn old_encodings_and_other_files_are_refused_by_name() {
    let old: [(&[u8], &str); 4] = [
        (b"H\xe4 v\xb5 t\xaan;M\xb7 s\xe8\nNguy\xd4n Th\xde H\xb9nh;1\nTr\xc7n \xa7\xf8c;2\n", "TCVN3"),
        (b"Ho\xef va\xf8 te\xe2n;Ma\xf5 so\xe1\nNguye\xe3n Tha\xf8nh;1\nLe\xe2 Va\xean Hu\xf8ng;2\n", "VNI"),
        (b"H\xf7 v\xe0 t\xean;M\xe3 s\xaf\nPh\xdf\xbdng \xf0\xd5t;1\n\xf0\xdf\xbdng;2\n", "VISCII"),
        (b"Ho\xf2 v\xe0 t\xean;M\xe3 s\xf4\xec\nTr\xe2\xccn Thi\xf2 Ha\xf2nh;1\nL\xea Thi\xf2;2\n", "Windows-1258"),
    ];
    for (bytes, name) in old {
        let refusal = read(bytes).expect_err("refused");
        assert!(refusal.code == "legacy-encoding" && refusal.what.vi.contains(name), "{name}: {refusal:?}");
    }
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old-workbook");
    assert_eq!(refused(b"%PDF-1.7"), "not-text");
    assert_eq!(refused(b"<html><table></table></html>"), "not-text");
    assert_eq!(refused(b"\x00\x01\x02\xff\xfe\x00\x07"), "not-text");
    assert_eq!(refused(b""), "empty");
    assert_eq!(refused(HEADINGS.as_bytes()), "no-rows");
}

#[test]
fn limits_are_told() {
    let wide = vec!["x"; MOST_COLUMNS + 1].join(",");
    assert_eq!(refused(format!("Họ và tên,Mã số\n{wide}\n").as_bytes()), "too-many-columns");
    let long = "Ho va ten,Ma so\n".to_owned() + &"An,1\n".repeat(MOST_ROWS + 1);
    assert_eq!(refused(long.as_bytes()), "too-many-rows");
    let open = format!("Ho va ten,Ma so\n\"An,1\n{}", "Binh,2\n".repeat(10_000));
    assert_eq!(refused(open.as_bytes()), "cell-too-long");
}

fn workbook(write: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    write(&mut book);
    book.save_to_buffer().expect("a workbook")
}

fn head(sheet: &mut Worksheet, row: u32) {
    for (column, heading) in (0..).zip(HEADINGS.split(',')) {
        sheet.write(row, column, heading).expect("a cell");
    }
}

#[test]
fn a_workbook_gives_days_numbers_and_codes_as_people_read_them() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "DANH SÁCH HỌC VIÊN").expect("a cell");
        head(sheet, 2);
        let day = ExcelDateTime::from_ymd(1991, 4, 12).expect("a day");
        let format = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write(3, 0, "Nguyễn Thị Hạnh").expect("a cell");
        sheet.write_with_format(3, 1, &day, &format).expect("a cell");
        sheet.write(3, 2, "00107").expect("a cell");
        sheet.write(4, 0, "Phạm Minh Đức").expect("a cell");
        sheet.write(4, 2, 107.0).expect("a cell");
        sheet.write(6, 0, "Lê Thị Đào").expect("a cell");
        sheet.write(6, 2, 79_091_001_234.0).expect("a cell");
    });
    let table = read(&bytes).expect("a table");
    assert_eq!(first(&table), ["Nguyễn Thị Hạnh", "1991-04-12", "00107"]);
    assert_eq!(table.rows[1].cells[2], "107");
    assert_eq!((table.rows[2].number, table.rows[2].cells[2].as_str()), (7, "79091001234"));
}

#[test]
fn sheets_formulas_and_merged_cells_are_told() {
    let bytes = workbook(|book| {
        let hidden = book.add_worksheet();
        head(hidden, 0);
        hidden.set_name("Ẩn").expect("a name").set_hidden(true);
        book.add_worksheet().set_name("Bìa").expect("a name").write(0, 0, "Kế hoạch").expect("a cell");
        let sheet = book.add_worksheet().set_name("Danh sách").expect("a name");
        head(sheet, 0);
        sheet.write(0, 3, "Đơn vị").expect("a cell");
        for (row, name) in (1..).zip(["An", "Bình"]) {
            sheet.write(row, 0, name).expect("a cell");
            sheet.write_formula(row, 2, Formula::new("=1+1").set_result("2")).expect("a cell");
        }
        sheet.merge_range(1, 3, 2, 3, "Xã Thanh Lâm", &Format::new()).expect("a region");
        sheet.set_active(true);
    });
    let table = read(&bytes).expect("a table");
    assert_eq!(table.sheet.as_deref(), Some("Danh sách"));
    assert_eq!(table.rows[1].cells, ["Bình", "", "2", "Xã Thanh Lâm"]);
    let notes: Vec<&str> = table.notes.iter().map(|note| note.vi.as_str()).collect();
    assert!(
        notes[0].contains("Bìa")
            && notes[1].contains("Ẩn")
            && notes[2].starts_with("2 ô")
            && notes[3].starts_with("1 vùng"),
        "{notes:?}"
    );
}

#[test]
fn a_workbook_may_not_be_wide_or_hidden_or_torn() {
    let wide = workbook(|book| {
        let sheet = book.add_worksheet();
        head(sheet, 0);
        sheet.write(1, 300, "x").expect("a cell");
    });
    assert_eq!(refused(&wide), "too-many-columns");
    let whole = workbook(|book| head(book.add_worksheet(), 0));
    assert_eq!(refused(&whole), "no-rows");
    for length in [30, whole.len() / 2, whole.len() - 10] {
        assert_eq!(refused(&whole[..length]), "broken", "{length}");
    }
    assert_eq!(
        refused(&workbook(|book| {
            book.add_worksheet();
        })),
        "no-sheet"
    );
}

fn package(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(*name, options).expect("a file");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn packages_that_are_no_workbooks_say_what_they_are() {
    let kinds =
        [("word/document.xml", "Word"), ("content.xml", "LibreOffice"), ("xl/workbook.bin", "xlsb"), ("a.txt", "nén")];
    for (name, word) in kinds {
        let refusal = read(&package(&[(name, b"x")])).expect_err("refused");
        assert!(refusal.what.vi.contains(word), "{refusal:?}");
    }
    assert_eq!(refused(&package(&[("xl/workbook.xml", b"<workbook")])), "broken");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let swollen = vec![b' '; 70 * 1024 * 1024];
    let bomb = package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &swollen)]);
    assert!(bomb.len() < 1024 * 1024, "a bomb is small");
    assert_eq!(refused(&bomb), "swells");
    let sheets: Vec<(String, &[u8])> =
        (0..5).map(|number| (format!("xl/worksheets/sheet{number}.xml"), swollen.as_slice())).collect();
    let sheets: Vec<(&str, &[u8])> = sheets.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(refused(&package(&sheets)), "swells");
}

/// Nothing that can be sent brings the reader down.
#[test]
fn any_bytes_are_read_or_refused() {
    let whole = workbook(|book| {
        let sheet = book.add_worksheet();
        head(sheet, 0);
        sheet.write(1, 0, "Nguyễn Thị Hạnh").expect("a cell");
    });
    let mut state = 0x2545_f491_u32;
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..8 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let place = state as usize % bytes.len();
            bytes[place] = state.to_le_bytes()[3];
        }
        drop(read(&bytes));
    }
}
