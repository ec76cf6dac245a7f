//! Programmes against the courses that they name.

use crate::course::{
    manuscript::{Problems, say},
    near::nearest,
    programme_file::ReadProgramme,
    reader::ReadCourse,
};
use std::collections::{BTreeMap, BTreeSet};

/// Double ids, courses that are not there or named twice, tiết that nobody can reach: each an error of its file.
pub(in crate::course) fn check(programmes: &[ReadProgramme], courses: &[ReadCourse], problems: &mut Problems) {
    let halves: BTreeMap<&str, i64> =
        courses.iter().map(|read| (read.course.id.as_str(), read.course.tiet.halves)).collect();
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for read in programmes {
        let id = read.programme.id.as_str();
        if let Some(other) = seen.insert(id, &read.id.file) {
            problems.error(
                &read.id,
                "duplicate-id",
                say(
                    format!("Mã chương trình “{id}” cũng dùng ở {other}."),
                    format!("The programme id '{id}' is also used in {other}."),
                ),
                say("Đặt cho mỗi chương trình một mã riêng.", "Give each programme its own id."),
            );
        }
        check_courses(read, &halves, problems);
        check_tiet(read, &halves, problems);
    }
}

fn check_courses(read: &ReadProgramme, halves: &BTreeMap<&str, i64>, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for (id, spot) in &read.courses {
        if !halves.contains_key(id.as_str()) {
            let mend = match nearest(id, halves.keys().copied()) {
                Some(near) => say(format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
                None => say("Dùng id của một khóa học có trong thư mục.", "Use the id of a course of this folder."),
            };
            let what = say(format!("Không có khóa học nào mã “{id}”."), format!("There is no course '{id}'."));
            problems.error(spot, "unknown-reference", what, mend);
        } else if !seen.insert(id) {
            problems.error(
                spot,
                "course-twice",
                say(
                    format!("Chương trình nêu khóa “{id}” hai lần, nên một lần học được tính hai lần."),
                    format!("The programme names the course '{id}' twice, so that taking it once would count twice."),
                ),
                say(
                    "Để khóa ở một dòng: bắt buộc (all) hoặc tự chọn (any).",
                    "Leave the course in one line: compulsory (all) or of choice (any).",
                ),
            );
        }
    }
}

fn check_tiet(read: &ReadProgramme, halves: &BTreeMap<&str, i64>, problems: &mut Problems) {
    let Some((wanted, spot)) = read.tiet.as_ref().filter(|_| !read.courses.is_empty()) else { return };
    let most: i64 = read.courses.iter().filter_map(|(id, _)| halves.get(id.as_str())).sum();
    if wanted.halves <= most {
        return;
    }
    let tiet = |halves: i64| if halves % 2 == 0 { format!("{}", halves / 2) } else { format!("{},5", halves / 2) };
    let (wanted, most) = (tiet(wanted.halves), tiet(most));
    problems.error(
        spot,
        "tiet-out-of-reach",
        say(
            format!("Cần {wanted} tiết, nhưng các khóa được nêu cộng lại chỉ có {most}."),
            format!("{wanted} tiết are asked for, but the courses named have {most} together."),
        ),
        say("Thêm khóa, hoặc giảm số tiết.", "Add courses, or ask for fewer tiết."),
    );
}
