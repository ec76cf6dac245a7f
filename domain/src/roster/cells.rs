//! The cells of a row as text, days and words, and what may be wrong with any of them.

use super::{DayError, Fault, Mapping, Purpose, Row, fault::say};
use crate::{
    problem::Sentence,
    text::{is_garbled, longer_than, nfc, single_spaces},
};
use jiff::civil::Date;

/// A row under its mapping; faults gather while it is read.
pub(super) struct Reader<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) row: Row<'a>,
    pub(super) today: Date,
    pub(super) faults: Vec<Fault>,
}

impl Reader<'_> {
    pub(super) fn place(&self, purpose: Purpose) -> Option<usize> {
        self.mapping.places(purpose).next()
    }

    pub(super) fn cell(&mut self, place: usize) -> Option<String> {
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

    pub(super) fn is_faulty(&self, purposes: &[Purpose]) -> bool {
        let letters: Vec<String> =
            purposes.iter().flat_map(|one| self.mapping.places(*one)).map(super::column_letters).collect();
        self.faults.iter().any(|fault| fault.column.as_ref().is_some_and(|column| letters.contains(column)))
    }

    pub(super) fn text(&mut self, purpose: Purpose, most: usize) -> Option<String> {
        let place = self.place(purpose)?;
        let text = self.cell(place)?;
        if is_garbled(&text) {
            self.garbled(Some(place));
        } else if longer_than(&text, most) {
            self.too_long(Some(place), most);
        }
        Some(text)
    }

    pub(super) fn word<T>(&mut self, purpose: Purpose, meaning: fn(&str) -> Option<T>, known: Sentence) -> Option<T> {
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

    pub(super) fn wrong(&mut self, code: &'static str, place: Option<usize>, what: Sentence, mend: Sentence) {
        self.faults.push(Fault::new(code, place, what, mend));
    }

    pub(super) fn no_day(&mut self, place: usize, text: &str, error: DayError) {
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

    pub(super) fn garbled(&mut self, place: Option<usize>) {
        let what = say("Chữ dùng phông cũ (TCVN3 hoặc VNI).", "The letters are of an old font (TCVN3 or VNI).");
        let mend = say(
            "Chuyển mã sang Unicode, ví dụ bằng Unikey (Ctrl+Shift+F6), rồi lưu lại tệp.",
            "Convert them to Unicode, for instance with Unikey (Ctrl+Shift+F6), and save the file again.",
        );
        self.wrong("legacy-font", place, what, mend);
    }

    pub(super) fn too_long(&mut self, place: Option<usize>, most: usize) {
        let what = say(format!("Dài hơn {most} ký tự."), format!("Longer than {most} characters."));
        self.wrong("too-long", place, what, say("Viết ngắn lại.", "Shorten it."));
    }
}

fn is_error(text: &str) -> bool {
    ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(&text)
}
