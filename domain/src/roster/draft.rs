//! What a row says of a person, or what is wrong with it.

use super::{
    Fault, Mapping, Purpose, Sex, StaffKind, StaffLevel,
    cells::Reader,
    facts::{LONGEST_NAME, LONGEST_TEXT},
    fault::say,
    name::proper_case,
    wording,
};
use crate::sensitive::SensitiveFacts;
use jiff::civil::Date;

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

impl UnitWish {
    /// Which column it came from.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Code(_) => Purpose::UnitCode,
            Self::Unsaid | Self::Name(_) => Purpose::Unit,
        }
    }
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
    /// Those that are turned on.
    pub sensitive: SensitiveFacts,
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
    draft.sensitive = reader.sensitive();
    if draft.staff_code.is_none() && draft.email.is_none() && !reader.is_faulty(&[Purpose::StaffCode, Purpose::Email]) {
        reader.keyless();
    }
    (draft, reader.faults)
}
