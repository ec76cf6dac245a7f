//! The front matter of a quiz or a bank.

use super::{
    fields::{Fields, Spotted},
    manuscript::{Report, say},
    survey_facts,
};
use crate::{
    quiz::{Keep, Mode, Reveal},
    survey::Survey,
};

/// What a quiz declares.
#[derive(Clone)]
pub(super) struct QuizFacts {
    pub id: Spotted<String>,
    pub title: String,
    pub mode: Mode,
    pub minutes: u32,
    pub pass: u32,
    pub attempts: Option<u32>,
    pub keep: Keep,
    pub cooldown: i64,
    pub time: Option<i64>,
    pub honour: bool,
    pub anonymous: bool,
    pub shuffle_questions: bool,
    pub shuffle_options: bool,
    pub reveal: Reveal,
    pub survey: Survey,
}

/// What a bank declares.
pub(super) struct BankFacts {
    pub id: Spotted<String>,
}

/// The words of `mode:`; a bank is a quiz file that nobody takes.
#[derive(Clone, Copy, PartialEq)]
enum FileMode {
    Quiz(Mode),
    Bank,
}

const MODES: [(&str, FileMode); 4] = [
    ("practice", FileMode::Quiz(Mode::Practice)),
    ("exam", FileMode::Quiz(Mode::Exam)),
    ("survey", FileMode::Quiz(Mode::Survey)),
    ("bank", FileMode::Bank),
];
const KEEPS: [(&str, Keep); 4] =
    [("best", Keep::Best), ("last", Keep::Last), ("first", Keep::First), ("mean", Keep::Mean)];
const REVEALS: [(&str, Reveal); 5] = [
    ("at-once", Reveal::AtOnce),
    ("after-submit", Reveal::AfterSubmit),
    ("after-pass", Reveal::AfterPass),
    ("after-close", Reveal::AfterClose),
    ("never", Reveal::Never),
];
const HONOURS: [(&str, bool); 2] = [("true", true), ("false", false)];
/// `marking: anonymous` hides whose work it is from whoever marks it.
const MARKINGS: [(&str, bool); 2] = [("anonymous", true), ("named", false)];
const SHUFFLES: [(&str, (bool, bool)); 3] =
    [("questions", (true, false)), ("options", (false, true)), ("none", (false, false))];

impl QuizFacts {
    /// Reads them; `None` when id, title or mode are missing.
    pub fn read(report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::of_file(report);
        if fields.is_empty() {
            return None;
        }
        let id = fields.id();
        let title = fields.required("title");
        let mode = quiz_mode(&mut fields);
        let minutes = fields.required_number("minutes", 1..=600).unwrap_or(0);
        let pass = match mode {
            Some(Mode::Exam) => fields.required_number("pass", 0..=100),
            _ => fields.number("pass", 0..=100),
        };
        let attempts = fields.number("attempts", 1..=1000);
        let keep = fields.choice("keep", &KEEPS).unwrap_or_default();
        let cooldown = fields.milliseconds("cooldown").unwrap_or(0);
        let time = fields.milliseconds("time");
        let honour = fields.choice("honour", &HONOURS).unwrap_or(false);
        let anonymous = fields.choice("marking", &MARKINGS).unwrap_or(false);
        let (mut shuffle_questions, mut shuffle_options) = (false, false);
        for text in fields.texts("shuffle") {
            let (questions, options) = fields.among("shuffle", &text, &SHUFFLES).unwrap_or_default();
            shuffle_questions |= questions;
            shuffle_options |= options;
        }
        let reveal = fields.choice("reveal", &REVEALS).unwrap_or_default();
        let survey = survey_facts::read(&mut fields, mode);
        fields.finish();
        let is_survey = mode == Some(Mode::Survey);
        Some(Self {
            id: id?,
            title: title?.value,
            mode: mode?,
            minutes,
            pass: pass.filter(|_| !is_survey).unwrap_or(0),
            // Everybody has one form.
            attempts: if is_survey { Some(1) } else { attempts },
            keep,
            cooldown,
            time: time.filter(|_| !is_survey),
            honour: honour && !is_survey,
            anonymous,
            shuffle_questions,
            shuffle_options,
            reveal,
            survey,
        })
    }
}

impl BankFacts {
    /// Reads them; `None` when the id is missing.
    pub fn read(report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::of_file(report);
        if fields.is_empty() {
            return None;
        }
        let id = fields.id();
        fields.required("title");
        if !matches!(fields.choice("mode", &MODES), Some(FileMode::Bank)) {
            let place = fields.place("mode");
            fields.report.error_at(
                place,
                "bank-mode",
                say("Tệp .bank.md phải khai báo mode: bank.", "A .bank.md file must say mode: bank."),
                say("Sửa thành: mode: bank", "Write: mode: bank"),
            );
        }
        fields.finish();
        Some(Self { id: id? })
    }
}

fn quiz_mode(fields: &mut Fields<'_, '_>) -> Option<Mode> {
    let word = fields.required("mode")?;
    match fields.among("mode", &word, &MODES)? {
        FileMode::Quiz(mode) => Some(mode),
        FileMode::Bank => {
            fields.report.error_at(
                word.place,
                "bank-mode",
                say("Ngân hàng câu hỏi phải nằm trong tệp .bank.md.", "A bank must be a .bank.md file."),
                say("Đổi tên tệp thành ….bank.md, hoặc đổi mode.", "Rename the file to ….bank.md, or change its mode."),
            );
            None
        }
    }
}
