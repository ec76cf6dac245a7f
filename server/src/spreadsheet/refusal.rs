//! Why a file is not read, and what to do about it.

use super::{MOST_COLUMNS, MOST_ROWS};
use domain::{locale::Locale, problem::Sentence, text::LegacyEncoding};

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// A stable name, for instance `too-many-rows`.
    pub code: &'static str,
    /// What is wrong.
    pub what: Sentence,
    /// How to mend it.
    pub mend: Sentence,
}

impl Refusal {
    /// What is wrong and how to mend it, for a reader.
    pub fn text(&self, locale: Locale) -> String {
        format!("{} {}", self.what.text(locale), self.mend.text(locale))
    }
}

fn refusal(code: &'static str, what: [&str; 2], mend: [&str; 2]) -> Refusal {
    Refusal { code, what: Sentence::new(what[0], what[1]), mend: Sentence::new(mend[0], mend[1]) }
}

const SAVE_AS_XLSX: [&str; 2] = [
    "Mở bằng Excel hoặc LibreOffice, chọn Lưu thành… “Excel Workbook (.xlsx)”, không đặt mật khẩu, rồi tải lại.",
    "Open it in Excel or LibreOffice, save it as 'Excel Workbook (.xlsx)' without a password, and send it again.",
];
const SAVE_AS_UTF8: [&str; 2] = [
    "Lưu thành .xlsx, hoặc thành “CSV UTF-8 (phân cách bằng dấu phẩy)”, rồi tải lại.",
    "Save it as .xlsx, or as 'CSV UTF-8 (comma delimited)', and send it again.",
];

pub(super) fn empty() -> Refusal {
    refusal(
        "empty",
        ["Tệp không có dòng nào.", "There is nothing in the file."],
        ["Chọn tệp khác, hoặc dán bảng vào ô bên dưới.", "Choose another file, or paste the table below."],
    )
}

pub(super) fn no_rows() -> Refusal {
    refusal(
        "no-rows",
        ["Chỉ có dòng tiêu đề, không có người nào.", "There is a heading only, and nobody below it."],
        ["Giữ dòng tiêu đề và thêm mỗi người một dòng.", "Keep the heading and add a row for each person."],
    )
}

pub(super) fn too_many_rows() -> Refusal {
    refusal(
        "too-many-rows",
        [&format!("Bảng có hơn {MOST_ROWS} dòng."), &format!("The table has more than {MOST_ROWS} rows.")],
        ["Chia thành nhiều tệp, mỗi tệp một nhóm đơn vị.", "Split it into several files, one for each group of units."],
    )
}

pub(super) fn too_many_columns() -> Refusal {
    refusal(
        "too-many-columns",
        [&format!("Bảng có hơn {MOST_COLUMNS} cột."), &format!("The table has more than {MOST_COLUMNS} columns.")],
        ["Chỉ giữ các cột về người học, xóa các cột khác.", "Keep the columns about people and delete the others."],
    )
}

pub(super) fn cell_too_long(line: usize) -> Refusal {
    refusal(
        "cell-too-long",
        [
            &format!("Một ô ở dòng {line} quá dài. Có thể dấu ngoặc kép mở ra mà không đóng lại."),
            &format!("A cell in line {line} is too long. A quotation mark may have been opened and not closed."),
        ],
        [
            "Xem lại dấu ngoặc kép ở dòng đó, hoặc lưu thành .xlsx.",
            "Look at the quotation marks there, or save it as .xlsx.",
        ],
    )
}

pub(super) fn no_workbook(what: [&str; 2]) -> Refusal {
    refusal("no-workbook", what, SAVE_AS_XLSX)
}

pub(super) fn old_workbook() -> Refusal {
    refusal(
        "old-workbook",
        [
            "Đây là tệp Excel đời cũ (.xls), hoặc tệp có mật khẩu.",
            "This is an Excel file of the old kind (.xls), or one with a password.",
        ],
        SAVE_AS_XLSX,
    )
}

/// A workbook that cannot be read.
pub fn broken() -> Refusal {
    refusal(
        "broken",
        ["Tệp Excel bị hỏng, không đọc được.", "The Excel file is broken and cannot be read."],
        SAVE_AS_XLSX,
    )
}

pub(super) fn locked() -> Refusal {
    refusal("locked", ["Tệp có mật khẩu.", "The file has a password."], SAVE_AS_XLSX)
}

pub(super) fn swells() -> Refusal {
    refusal(
        "swells",
        [
            "Tệp phình ra quá lớn khi giải nén; không có gì được đọc.",
            "The file swells beyond all measure when it is unpacked; nothing was read.",
        ],
        [
            "Chép bảng sang một tệp mới rồi tải tệp đó lên. Tệp từ nguồn lạ thì không nên mở.",
            "Copy the table into a new file and send that one. Do not open files from strangers.",
        ],
    )
}

pub(super) fn no_visible_sheet() -> Refusal {
    refusal(
        "no-sheet",
        ["Tệp không có trang tính nào hiện ra có dữ liệu.", "No visible sheet of the file holds anything."],
        ["Bỏ ẩn trang có danh sách rồi lưu lại.", "Unhide the sheet with the list and save the file again."],
    )
}

pub(super) fn not_text(what: [&str; 2]) -> Refusal {
    refusal("not-text", what, SAVE_AS_XLSX)
}

pub(super) fn utf16() -> Refusal {
    refusal(
        "utf-16",
        ["Tệp lưu bằng bảng mã UTF-16 không có dấu mở đầu.", "The file is saved in UTF-16 without its mark."],
        SAVE_AS_UTF8,
    )
}

pub(super) fn legacy(encoding: LegacyEncoding) -> Refusal {
    let name = encoding.name();
    let mend = match encoding {
        LegacyEncoding::Tcvn3 | LegacyEncoding::Vni | LegacyEncoding::Viscii => [
            "Chuyển mã sang Unicode, ví dụ bằng Unikey (Ctrl+Shift+F6), lưu thành .xlsx hoặc CSV UTF-8 rồi tải lại.",
            "Convert it to Unicode, for instance with Unikey (Ctrl+Shift+F6), save it as .xlsx or CSV UTF-8, and send it again.",
        ],
        LegacyEncoding::Windows1258 | LegacyEncoding::Latin1 => SAVE_AS_UTF8,
    };
    refusal(
        "legacy-encoding",
        [
            &format!("Tệp không phải Unicode; có vẻ là {}.", name.vi),
            &format!("The file is not Unicode; it looks like {}.", name.en),
        ],
        mend,
    )
}
