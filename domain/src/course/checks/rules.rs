//! What the facts of a course say about its parts.

use crate::{
    course::{
        Course, Module,
        checks::courses::on_cycles,
        course_facts::{CourseFacts, ModuleFacts},
        manuscript::{Manuscript, Problems, Spot, say},
        near::nearest,
        outline::without_number,
    },
    problem::{Place, Sentence},
    quiz::Mode,
};
use std::collections::{BTreeMap, BTreeSet};

/// The text of an outline's link against the title of the file.
pub(in crate::course) fn check_title(listed: &str, title: &str, spot: &Spot, problems: &mut Problems) {
    let (short, title_text) = (without_number(listed), without_number(title));
    // 'Luyện tập' is short for 'Luyện tập mô-đun 2' where the module is seen.
    let is_short = title_text.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if !is_short {
        problems.warning(
            spot,
            "title-differs",
            say(
                format!("Mục lục ghi “{listed}” nhưng tệp có tên “{title}”."),
                format!("The outline says '{listed}', the file '{title}'."),
            ),
            say(
                "Dùng cùng một tên; người học thấy tên trong tệp.",
                "Use the same title; learners see the one of the file.",
            ),
        );
    }
}

/// The completion rule and the certificate.
pub(in crate::course) fn check_course(
    course: &Course,
    facts: &CourseFacts,
    manuscript: &Manuscript,
    problems: &mut Problems,
) {
    if let Some(certificate) = facts.certificate.as_ref().filter(|_| course.has_planned_items()) {
        problems.warning(
            &manuscript.spot(certificate.place),
            "certificate-planned",
            say(
                "Khóa học còn phần đang soạn nên chưa cấp giấy xác nhận.",
                "Parts of the course are only planned, so it gives no certificate yet.",
            ),
            say(
                "Khai certificate khi mọi mục trong mục lục đã có bài.",
                "Declare the certificate when every entry of the outline is written.",
            ),
        );
    }
    let Some(complete) = &facts.complete else {
        problems.warning(
            &manuscript.spot(Place::START),
            "complete-missing",
            say("Khóa học chưa nói khi nào là hoàn thành.", "The course does not say when it is complete."),
            say(
                "Thêm complete: { lessons: all, quizzes: [mã bài kiểm tra] }",
                "Add complete: { lessons: all, quizzes: [ids of quizzes] }",
            ),
        );
        return;
    };
    for lesson in complete.listed.iter().filter(|lesson| course.lesson(&lesson.value).is_none()) {
        let known = course.lessons().map(|lesson| lesson.id.as_str());
        unknown("lesson", &lesson.value, known, &manuscript.spot(lesson.place), problems);
    }
    for wanted in &complete.quizzes {
        let spot = manuscript.spot(wanted.place);
        match course.quiz(&wanted.value) {
            None => unknown("quiz", &wanted.value, course.quizzes().map(|quiz| quiz.id.as_str()), &spot, problems),
            Some(quiz) if quiz.mode != Mode::Exam => problems.error(
                &spot,
                "practice-required",
                say(
                    format!("“{}” không phải bài kiểm tra (exam), không tính vào hoàn thành.", wanted.value),
                    format!("'{}' is no exam and never counts.", wanted.value),
                ),
                say(
                    "Bỏ khỏi complete.quizzes, hoặc đổi thành mode: exam.",
                    "Remove it from complete.quizzes, or give it mode: exam.",
                ),
            ),
            Some(_) => {}
        }
    }
}

/// What modules wait for.
pub(in crate::course) fn check_modules(
    modules: &[Module],
    facts: &BTreeMap<String, ModuleFacts>,
    manuscripts: &BTreeMap<String, Manuscript>,
    problems: &mut Problems,
) {
    // Which module each id belongs to.
    let mut home: BTreeMap<&str, &str> = BTreeMap::new();
    for module in modules {
        let id = module.id.as_deref().unwrap_or_default();
        home.extend(
            module
                .id
                .as_deref()
                .into_iter()
                .chain(module.items.iter().filter_map(|item| item.id()))
                .map(|part| (part, id)),
        );
    }
    let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for facts in facts.values() {
        let waits_for = facts.after.iter().filter_map(|after| home.get(after.value.as_str()).copied());
        graph.insert(&facts.id.value, waits_for.collect());
    }
    let cycles = on_cycles(&graph);
    for (path, facts) in facts {
        let Some(manuscript) = manuscripts.get(path) else { continue };
        for after in &facts.after {
            let spot = manuscript.spot(after.place);
            match home.get(after.value.as_str()) {
                None => unknown("after", &after.value, home.keys().copied(), &spot, problems),
                Some(other) if cycles.contains(facts.id.value.as_str()) && cycles.contains(other) => {
                    let (what, mend) = cycle_sentences(&facts.id.value, &after.value);
                    problems.error(&spot, "cycle", what, mend);
                }
                Some(_) => {}
            }
        }
    }
}

/// Says that two things wait for each other.
pub(in crate::course) fn cycle_sentences(from: &str, to: &str) -> (Sentence, Sentence) {
    (
        say(
            format!("“{from}” và “{to}” chờ nhau thành vòng tròn."),
            format!("'{from}' and '{to}' wait for each other in a circle."),
        ),
        say("Bỏ một mã khỏi after.", "Remove one id from after."),
    )
}

fn unknown<'k>(field: &str, id: &str, known: impl Iterator<Item = &'k str>, spot: &Spot, problems: &mut Problems) {
    let mend = match nearest(id, known) {
        Some(near) => say(format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
        None => say("Dùng mã (id) đã khai trong khóa học này.", "Use an id that this course declares."),
    };
    let name = match field {
        "lesson" => ("bài học", "lesson"),
        "quiz" => ("bài kiểm tra", "quiz"),
        _ => ("mô-đun hay bài", "module or item"),
    };
    let what =
        say(format!("Khóa học không có {} nào mã “{id}”.", name.0), format!("The course has no {} '{id}'.", name.1));
    problems.error(spot, "unknown-reference", what, mend);
}
