//! What a new edition of a course may not do to questions that people have answered.

use super::{
    SourceFile,
    manuscript::{Problems, Spot, say},
    reader,
    spec::Type,
};
use crate::problem::Problem;

/// A question where it is written.
pub(super) struct Written {
    /// How it is answered.
    pub kind: Type,
    /// Whether it is asked no more.
    pub retired: bool,
    pub spot: Spot,
}

/// Compares two editions of a course: a question that people have answered may neither vanish nor change its type.
///
/// A retired question may change, for it is asked no more; that it stays keeps its id from being used again. Where a
/// question stands does not matter: it may move to another quiz, or into a bank.
pub fn compare_editions(
    folder: &str,
    old: &[SourceFile],
    new: &[SourceFile],
    answered: impl Fn(&str) -> bool,
) -> Vec<Problem> {
    let read = |files| reader::read(folder, files, &mut Problems::default());
    let (Some(old), Some(new)) = (read(old), read(new)) else { return Vec::new() };
    let mut problems = Problems::default();
    for (id, before) in old.questions.iter().filter(|(id, _)| answered(id)) {
        match new.questions.get(id) {
            None => report_vanished(id, &before.spot, &mut problems),
            Some(after) if !after.retired && answer_form(after.kind) != answer_form(before.kind) => {
                report_type(id, before.kind, after, &mut problems);
            }
            Some(_) => {}
        }
    }
    problems.sorted()
}

/// Says that a course has another id than the one under which people learn it.
pub fn check_course_id(folder: &str, files: &[SourceFile], id: &str) -> Option<Problem> {
    let read = reader::read(folder, files, &mut Problems::default())?;
    if read.course.id == id {
        return None;
    }
    let mut problems = Problems::default();
    problems.error(
        &read.id,
        "course-id-changed",
        say(
            format!("Mã khóa học đã đổi từ “{id}” thành “{}”.", read.course.id),
            format!("The course's id has changed from '{id}' to '{}'.", read.course.id),
        ),
        say(
            "Đổi lại mã cũ: việc học của mọi người gắn với mã này. Tên khóa học thì đổi được.",
            "Change it back: what people have learnt belongs to it. The title may change.",
        ),
    );
    problems.sorted().pop()
}

/// Right or wrong is answered like any other choice of one.
fn answer_form(kind: Type) -> Type {
    if kind == Type::TrueFalse { Type::Single } else { kind }
}

fn report_vanished(id: &str, before: &Spot, problems: &mut Problems) {
    problems.error(
        before,
        "answered-id-vanished",
        say(
            format!("Câu “{id}” đã có người trả lời nhưng không còn trong khóa học (chỗ này ở bản đã xuất bản)."),
            format!("People have answered '{id}', but it is gone (this is its place in the published edition)."),
        ),
        say(
            "Giữ câu hỏi và thêm retired vào tiêu đề: không ai gặp nó nữa, bài làm cũ vẫn đọc được. Nếu chỉ đổi mã, hãy đổi lại.",
            "Keep it with retired in its heading: nobody meets it any more, old attempts stay readable. If only its id changed, change it back.",
        ),
    );
}

fn report_type(id: &str, before: Type, after: &Written, problems: &mut Problems) {
    let (before, now) = (before.name(), after.kind.name());
    problems.error(
        &after.spot,
        "answered-type-changed",
        say(
            format!("Câu “{id}” đã có người trả lời khi còn là {before}, nay lại là {now}."),
            format!("People answered '{id}' as {before}; now it is {now}."),
        ),
        say(
            "Câu loại mới cần mã mới; giữ câu cũ với retired.",
            "A new type wants a new id; keep the old question with retired.",
        ),
    );
}
