//! The facts that a row states of a person, each with what may be wrong with it.

use super::{Leaving, Purpose, UnitWish, cells::Reader, day, fault::say, name, wording};
use crate::{
    sensitive::{SensitiveFacts, SensitiveField},
    text::{is_garbled, longer_than},
};
use jiff::civil::date;

pub(super) const LONGEST_NAME: usize = 120;
pub(super) const LONGEST_TEXT: usize = 120;
const LONGEST_CODE: usize = 40;
const LONGEST_UNIT: usize = 400;

impl Reader<'_> {
    pub(super) fn full_name(&mut self) -> String {
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

    pub(super) fn birth_date(&mut self) -> Option<String> {
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

    pub(super) fn staff_code(&mut self) -> Option<String> {
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

    pub(super) fn email(&mut self) -> Option<String> {
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

    pub(super) fn unit(&mut self) -> UnitWish {
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

    pub(super) fn leaving(&mut self) -> Leaving {
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

    /// What cannot be read is not told again: the message is kept with the import.
    pub(super) fn sensitive(&mut self) -> SensitiveFacts {
        let mut facts = SensitiveFacts::default();
        for (purpose, field) in Purpose::ALL.into_iter().filter_map(|one| Some((one, one.sensitive()?))) {
            let Some(place) = self.place(purpose) else { continue };
            let Some(text) = self.cell(place) else { continue };
            match (field.read(&text), field) {
                (Some(fact), _) => facts.say(field, fact),
                (None, SensitiveField::Ethnicity) => {
                    let what = say("Không có dân tộc này trong danh mục.", "There is no such people in the list.");
                    let mend = say(
                        "Ghi một trong 54 dân tộc, ví dụ Kinh, Tày, Mông; hoặc để trống.",
                        "Write one of the 54 peoples, for instance Kinh, Tày, Mông; or leave it empty.",
                    );
                    self.wrong("ethnicity-unknown", Some(place), what, mend);
                }
                (None, SensitiveField::Party) => {
                    let what = say("Không hiểu chữ trong ô này.", "The word in this cell is not understood.");
                    let mend = say(
                        "Ghi Đảng viên hoặc Không; hoặc để trống.",
                        "Write Đảng viên or Không (yes, no); or leave it empty.",
                    );
                    self.wrong("party-unknown", Some(place), what, mend);
                }
            }
        }
        facts
    }

    pub(super) fn keyless(&mut self) {
        let place = self.place(Purpose::StaffCode).or(self.place(Purpose::Email));
        let what = say("Thiếu cả mã cán bộ và thư điện tử.", "Both staff code and e-mail are missing.");
        let mend = say(
            "Điền ít nhất một trong hai để nhận ra người này lần sau.",
            "Fill in at least one, so that this person is known next time.",
        );
        self.wrong("key-missing", place, what, mend);
    }
}
