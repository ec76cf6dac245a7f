//! What only a survey declares, and what it cannot declare.

use super::{fields::Fields, manuscript::say};
use crate::{
    quiz::Mode,
    survey::{Respondent, Subject, Survey},
};

/// What has to do with grades, keys and attempts.
const OF_GRADED: [&str; 8] = ["pass", "attempts", "keep", "cooldown", "time", "honour", "marking", "reveal"];

/// Reads them; what stands in the wrong kind of file does nothing, and its author is told.
pub(super) fn read(fields: &mut Fields<'_, '_>, mode: Option<Mode>) -> Survey {
    let mut about = Vec::new();
    for text in fields.texts("about") {
        let subject = fields.among("about", &text, &Subject::NAMES);
        about.extend(subject.filter(|subject| !about.contains(subject)));
    }
    let mut by = Vec::new();
    for text in fields.texts("by") {
        let respondent = fields.among("by", &text, &Respondent::NAMES);
        by.extend(respondent.filter(|respondent| !by.contains(respondent)));
    }
    by.sort();
    let after = fields.milliseconds("after");
    match mode {
        None => return Survey::default(),
        Some(Mode::Survey) => {}
        Some(Mode::Exam | Mode::Practice) => {
            check_not_a_survey(fields);
            return Survey::default();
        }
    }
    for (field, place) in fields.written(&OF_GRADED) {
        fields.report.warning_at(
            place,
            "survey-field",
            say(
                format!("“{field}” không có tác dụng trong phiếu khảo sát."),
                format!("'{field}' does nothing in a survey."),
            ),
            say(
                "Bỏ dòng này: phiếu không có đáp án, không có điểm, không giới hạn thời gian, mỗi người gửi một phiếu.",
                "Remove it: a survey has no key, no score and no time limit, and everybody sends one form.",
            ),
        );
    }
    if fields.written(&["about"]).is_empty() {
        fields.missing("about");
    }
    let survey = Survey { about, by, after };
    if survey.asks(Respondent::Learners) {
        check_effect(&survey, fields);
    } else {
        check_instructors_alone(&survey, fields);
    }
    survey
}

fn check_effect(survey: &Survey, fields: &mut Fields<'_, '_>) {
    if survey.about.contains(&Subject::Effect) && survey.after.is_none() {
        let place = fields.place("about");
        fields.report.error_at(
            place,
            "survey-effect",
            say(
                "Hiệu quả sau bồi dưỡng chỉ hỏi được sau khi học xong một thời gian.",
                "What has come of a course can be asked only some time after it.",
            ),
            say(
                "Thêm after: 90d (mở 90 ngày sau khi hoàn thành khóa học).",
                "Add after: 90d (it opens 90 days after completion).",
            ),
        );
    }
}

/// Who teaches completes nothing, so that nothing opens some time after it.
fn check_instructors_alone(survey: &Survey, fields: &mut Fields<'_, '_>) {
    let wrong = if survey.after.is_some() { "after" } else { "about" };
    if survey.after.is_some() || survey.about.contains(&Subject::Effect) {
        let place = fields.place(wrong);
        fields.report.error_at(
            place,
            "survey-instructors",
            say(
                "Phiếu chỉ hỏi giảng viên không dùng được after và effect: giảng viên không hoàn thành khóa học.",
                "A survey of instructors alone takes neither after nor effect: they complete no course.",
            ),
            say(
                "Bỏ after và effect, hoặc hỏi cả người học: by: [learners, instructors]",
                "Drop after and effect, or ask learners too: by: [learners, instructors]",
            ),
        );
    }
}

fn check_not_a_survey(fields: &mut Fields<'_, '_>) {
    for (field, place) in fields.written(&["about", "by", "after"]) {
        fields.report.warning_at(
            place,
            "survey-only",
            say(format!("“{field}” chỉ dùng cho phiếu khảo sát."), format!("'{field}' belongs to surveys.")),
            say("Bỏ dòng này, hoặc đổi thành mode: survey.", "Remove it, or write mode: survey."),
        );
    }
}
