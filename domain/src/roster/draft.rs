//! What a row says of a person, or what is wrong with it.

use super::{
    DayError, Fault, Mapping, Purpose, Sex, StaffKind, StaffLevel, day,
    fault::say,
    name::{self, proper_case},
    wording,
};
use crate::text::{is_garbled, longer_than, nfc, single_spaces};
use jiff::civil::{Date, date};

const LONGEST_NAME: usize = 120;
const LONGEST_CODE: usize = 40;
const LONGEST_TEXT: usize = 120;
const LONGEST_UNIT: usize = 400;

/// A row of the file.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The line in the file, from 1.
    pub line: usize,
    /// Its cells by place.
    pub cells: &'a [String],
}

/// Which unit a row names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum UnitWish {
    /// None.
    #[default]
    Unsaid,
    /// By its code, in capitals.
    Code(String),
    /// By its name, or a path of names.
    Name(String),
}

/// Whether a row says that she has left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// It does not.
    #[default]
    Unsaid,
    /// On the day of the import.
    Now,
    /// On this day, ISO 8601.
    On(String),
}

/// What a row says of a person; what it does not say stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The line in the file.
    pub line: usize,
    /// NFC, single spaces.
    pub full_name: String,
    /// The full name as it stands, where it was all in capitals and has been put into its proper form.
    pub rewritten: Option<String>,
    /// By which she is greeted.
    pub given_name: Option<String>,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// The sex.
    pub sex: Option<Sex>,
    /// The staff code.
    pub staff_code: Option<String>,
    /// Lower case.
    pub email: Option<String>,
    /// The unit.
    pub unit: UnitWish,
    /// Her post.
    pub position: Option<String>,
    /// Whether she leads.
    pub is_leader: Option<bool>,
    /// What kind of staff.
    pub staff_kind: Option<StaffKind>,
    /// On which level.
    pub staff_level: Option<StaffLevel>,
    /// Whether she has left.
    pub leaving: Leaving,
}

impl Draft {
    /// Whether her e-mail is private mail.
    pub fn has_private_mail(&self) -> bool {
        self.email.as_deref().is_some_and(wording::is_private_mail)
    }
}

/// Reads a row; every fault of it comes back at once.
pub fn read(mapping: &Mapping, row: Row<'_>, rewrites_capitals: bool, today: Date) -> (Draft, Vec<Fault>) {
    let mut reader = Reader { mapping, row, today, faults: Vec::new() };
    let mut draft = Draft { line: row.line, full_name: reader.full_name(), ..Draft::default() };
    if rewrites_capitals && let Some(proper) = proper_case(&draft.full_name) {
        draft.rewritten = Some(std::mem::replace(&mut draft.full_name, proper));
    }
    draft.given_name = reader.text(Purpose::GivenName, LONGEST_NAME);
    draft.birth_date = reader.birth_date();
    draft.sex = reader.word(Purpose::Sex, wording::sex, say("Nam, Nữ, Không nêu", "Nam, Nữ, Không nêu"));
    draft.staff_code = reader.staff_code();
    draft.email = reader.email();
    draft.unit = reader.unit();
    draft.position = reader.text(Purpose::Position, LONGEST_TEXT);
    draft.is_leader = reader.word(Purpose::Leader, wording::yes, say("Có, Không", "Có, Không (yes, no)"));
    let kinds = "Cán bộ, Công chức, Viên chức, Đại biểu, Khác";
    draft.staff_kind = reader.word(Purpose::StaffKind, wording::staff_kind, say(kinds, kinds));
    let levels = "Trung ương, Tỉnh, Xã";
    draft.staff_level = reader.word(Purpose::StaffLevel, wording::staff_level, say(levels, levels));
    draft.leaving = reader.leaving();
    if draft.staff_code.is_none() && draft.email.is_none() && !reader.is_faulty(&[Purpose::StaffCode, Purpose::Email]) {
        reader.keyless();
    }
    (draft, reader.faults)
}

struct Reader<'a> {
    mapping: &'a Mapping,
    row: Row<'a>,
    today: Date,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn place(&self, purpose: Purpose) -> Option<usize> {
        self.mapping.places(purpose).next()
    }

    /// What stands in a column, without what nobody sees; empty is nothing.
    fn cell(&mut self, place: usize) -> Option<String> {
        let cell = self.row.cells.get(place)?;
        let visible = |sign: &char| !matches!(sign, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}');
        let plain: String =
            cell.chars().filter(visible).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
        let text = nfc(&single_spaces(&plain));
        if text.is_empty() {
            return None;
        }
        if is_error(&text) {
            let what = say(format!("Ô có lỗi công thức “{text}”."), format!("The cell holds the error '{text}'."));
            let mend =
                say("Sửa công thức, hoặc ghi thẳng giá trị vào ô.", "Mend the formula, or write the value itself.");
            self.wrong("cell-error", Some(place), what, mend);
            return None;
        }
        Some(text)
    }

    fn wrong(
        &mut self,
        code: &'static str,
        place: Option<usize>,
        what: crate::problem::Sentence,
        mend: crate::problem::Sentence,
    ) {
        self.faults.push(Fault::new(code, place, what, mend));
    }

    fn is_faulty(&self, purposes: &[Purpose]) -> bool {
        let letters: Vec<String> =
            purposes.iter().flat_map(|one| self.mapping.places(*one)).map(super::column_letters).collect();
        self.faults.iter().any(|fault| fault.column.as_ref().is_some_and(|column| letters.contains(column)))
    }

    fn full_name(&mut self) -> String {
        let places: Vec<usize> = [Purpose::FullName, Purpose::FamilyNames, Purpose::LastName]
            .into_iter()
            .flat_map(|purpose| self.mapping.places(purpose).collect::<Vec<_>>())
            .collect();
        let before = self.faults.len();
        let mut parts: Vec<String> = places.iter().filter_map(|place| self.cell(*place)).collect();
        // A heading over two columns that are one cell in each row gives the same text twice.
        parts.dedup();
        let name = parts.join(" ");
        let place = places.first().copied();
        if name.is_empty() {
            if self.faults.len() == before {
                self.wrong(
                    "name-missing",
                    place,
                    say("Thiếu họ và tên.", "The full name is missing."),
                    say("Điền họ và tên.", "Fill it in."),
                );
            }
        } else if is_garbled(&name) {
            self.garbled(place);
        } else if longer_than(&name, LONGEST_NAME) {
            self.too_long(place, LONGEST_NAME);
        } else if !name::is_name(&name) {
            let what = say(format!("“{name}” không phải họ và tên."), format!("'{name}' is no name."));
            let mend =
                say("Chỉ ghi họ và tên, không kèm số hay ghi chú.", "Write the name alone, without numbers or notes.");
            self.wrong("name-strange", place, what, mend);
        }
        name
    }

    fn text(&mut self, purpose: Purpose, most: usize) -> Option<String> {
        let place = self.place(purpose)?;
        let text = self.cell(place)?;
        if is_garbled(&text) {
            self.garbled(Some(place));
        } else if longer_than(&text, most) {
            self.too_long(Some(place), most);
        }
        Some(text)
    }

    fn birth_date(&mut self) -> Option<String> {
        let place = self.place(Purpose::BirthDate)?;
        let text = self.cell(place)?;
        match day(&text) {
            Ok(day) if day < date(1920, 1, 1) || day > self.today => {
                let what =
                    say(format!("Ngày sinh “{text}” không hợp lý."), format!("The birth date '{text}' cannot be."));
                self.wrong("birth-date-strange", Some(place), what, say("Xem lại ngày sinh.", "Look at it again."));
                None
            }
            Ok(day) => Some(day.to_string()),
            Err(error) => {
                self.no_day(place, &text, error);
                None
            }
        }
    }

    fn no_day(&mut self, place: usize, text: &str, error: DayError) {
        let how = say("Ghi đủ ngày/tháng/năm, ví dụ 12/04/1991.", "Write day/month/year, for instance 12/04/1991.");
        let (code, what) = match error {
            DayError::NotInCalendar => (
                "day-not-in-calendar",
                say(format!("Không có ngày {text} trong lịch."), format!("There is no day {text} in the calendar.")),
            ),
            DayError::Incomplete => (
                "day-incomplete",
                say(format!("“{text}” chưa đủ ngày, tháng, năm."), format!("'{text}' is not a whole date.")),
            ),
            DayError::NoDay => (
                "day-unreadable",
                say(format!("Không đọc được ngày “{text}”."), format!("'{text}' cannot be read as a day.")),
            ),
        };
        self.wrong(code, Some(place), what, how);
    }

    fn word<T>(
        &mut self,
        purpose: Purpose,
        meaning: fn(&str) -> Option<T>,
        known: crate::problem::Sentence,
    ) -> Option<T> {
        let place = self.place(purpose)?;
        let text = self.cell(place)?;
        let found = meaning(&text);
        if found.is_none() {
            let what = say(format!("Không hiểu chữ “{text}”."), format!("The word '{text}' is not understood."));
            let mend = say(format!("Ghi một trong các chữ: {}.", known.vi), format!("Write one of: {}.", known.en));
            self.wrong("word-unknown", Some(place), what, mend);
        }
        found
    }

    fn staff_code(&mut self) -> Option<String> {
        let place = self.place(Purpose::StaffCode)?;
        let text = self.cell(place)?;
        if longer_than(&text, LONGEST_CODE) {
            self.too_long(Some(place), LONGEST_CODE);
            return None;
        }
        if text.contains(' ') || text.contains('@') {
            let what =
                say(format!("Mã cán bộ “{text}” không hợp lệ."), format!("The staff code '{text}' is not valid."));
            let mend = say("Mã viết liền, không có dấu cách.", "A code is written without spaces.");
            self.wrong("staff-code-strange", Some(place), what, mend);
            return None;
        }
        Some(text)
    }

    fn email(&mut self) -> Option<String> {
        let place = self.place(Purpose::Email)?;
        let text = self.cell(place)?.trim_start_matches("mailto:").to_lowercase();
        if !wording::is_email(&text) {
            let what =
                say(format!("“{text}” không phải địa chỉ thư điện tử."), format!("'{text}' is no e-mail address."));
            let mend = say(
                "Ghi một địa chỉ không dấu, ví dụ hanh.nt@thanhlam.gov.vn.",
                "Write one address, for instance hanh.nt@thanhlam.gov.vn.",
            );
            self.wrong("email-strange", Some(place), what, mend);
            return None;
        }
        Some(text)
    }

    fn unit(&mut self) -> UnitWish {
        if let Some(place) = self.place(Purpose::UnitCode)
            && let Some(code) = self.cell(place)
        {
            return UnitWish::Code(code.to_uppercase());
        }
        match self.text(Purpose::Unit, LONGEST_UNIT) {
            Some(name) => UnitWish::Name(name),
            None => UnitWish::Unsaid,
        }
    }

    fn leaving(&mut self) -> Leaving {
        let Some(place) = self.place(Purpose::Left) else { return Leaving::Unsaid };
        let Some(text) = self.cell(place) else { return Leaving::Unsaid };
        match (wording::has_left(&text), day(&text)) {
            (Some(true), _) => Leaving::Now,
            (Some(false), _) => Leaving::Unsaid,
            (None, Ok(day)) if day <= self.today => Leaving::On(day.to_string()),
            (None, Ok(_)) => {
                let what =
                    say(format!("Ngày nghỉ “{text}” còn ở phía trước."), format!("The day '{text}' is still to come."));
                self.wrong(
                    "left-later",
                    Some(place),
                    what,
                    say("Nhập lại khi đã đến ngày đó.", "Import it when that day has come."),
                );
                Leaving::Unsaid
            }
            (None, Err(error)) => {
                self.no_day(place, &text, error);
                Leaving::Unsaid
            }
        }
    }

    fn keyless(&mut self) {
        let place = self.place(Purpose::StaffCode).or(self.place(Purpose::Email));
        let what = say("Thiếu cả mã cán bộ và thư điện tử.", "Both staff code and e-mail are missing.");
        let mend = say(
            "Điền ít nhất một trong hai để nhận ra người này lần sau.",
            "Fill in at least one, so that this person is known next time.",
        );
        self.wrong("key-missing", place, what, mend);
    }

    fn garbled(&mut self, place: Option<usize>) {
        let what = say("Chữ dùng phông cũ (TCVN3 hoặc VNI).", "The letters are of an old font (TCVN3 or VNI).");
        let mend = say(
            "Chuyển mã sang Unicode, ví dụ bằng Unikey (Ctrl+Shift+F6), rồi lưu lại tệp.",
            "Convert them to Unicode, for instance with Unikey (Ctrl+Shift+F6), and save the file again.",
        );
        self.wrong("legacy-font", place, what, mend);
    }

    fn too_long(&mut self, place: Option<usize>, most: usize) {
        let what = say(format!("Dài hơn {most} ký tự."), format!("Longer than {most} characters."));
        self.wrong("too-long", place, what, say("Viết ngắn lại.", "Shorten it."));
    }
}

fn is_error(text: &str) -> bool {
    ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(&text)
}
