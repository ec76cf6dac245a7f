//! Every type of question as its author writes it, and what the reader makes of it.

#![expect(clippy::disallowed_methods, reason = "the test reads its course from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read its course must stop")]

use domain::{
    course::{Course, SourceFile, read_course},
    quiz::{Credit, FileKind, Gap, Kind, Points, Question},
};
use std::{fs, path::Path};

fn course() -> Course {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses/every-type/khoa");
    let files = ["course.md", "bai-1.md", "kt.quiz.md"].map(|name| {
        SourceFile::from_bytes(name, &fs::read(folder.join(name)).expect("a file of the course")).expect("text")
    });
    let (course, problems) = read_course("khoa", &files);
    assert!(problems.is_empty(), "{problems:?}");
    course.expect("the course")
}

fn question(id: &str) -> Question {
    let course = course();
    let mut questions = course.quizzes().flat_map(|quiz| &quiz.sections).flat_map(|section| &section.questions);
    questions.find(|question| question.id == id).cloned().expect("the question")
}

#[test]
fn pairs_lonely_sides_and_distractors() {
    let question = question("q-noi");
    let Kind::Matching(matching) = &question.kind else { panic!("{question:?}") };
    assert_eq!(matching.targets, ["Luật", "Nghị định", "Thông tư"]);
    let prompts: Vec<_> = matching.prompts.iter().map(|prompt| (prompt.html.as_str(), prompt.target)).collect();
    assert_eq!(prompts, [("Quốc hội", Some(0)), ("<strong>Chính phủ</strong>", Some(1)), ("Hội thảo", None)]);
    assert!(matching.prompts[0].feedback_html.as_deref().is_some_and(|html| html.contains("Điều 4")));
    assert_eq!(question.credit, Credit::Proportional, "right pairs count one by one unless the author says otherwise");
}

#[test]
fn steps_stand_in_their_right_order() {
    let question = question("q-buoc");
    let Kind::Ordering(steps) = &question.kind else { panic!("{question:?}") };
    let texts: Vec<&str> = steps.iter().map(|step| step.text.as_str()).collect();
    assert_eq!(texts, ["Tiếp nhận", "Thẩm định", "Trả kết quả"]);
    assert!(steps[1].feedback_html.is_some() && question.credit == Credit::Adjacent);
}

#[test]
fn gaps_stand_in_text_and_tables_but_not_in_code() {
    let question = question("q-dien");
    let Kind::Cloze(gaps) = &question.kind else { panic!("{question:?}") };
    let key: Vec<Vec<&str>> = gaps
        .iter()
        .map(|gap| match gap {
            Gap::Typed(key) => {
                assert!(key.fold_case && !key.fold_accent);
                key.accepted.iter().map(String::as_str).collect()
            }
            Gap::Choice { entries, right } => vec![entries[*right].as_str()],
        })
        .collect();
    assert_eq!(key, [vec!["Quyết định"], vec!["4", "bốn"], vec!["15", "mười lăm"], vec!["Chủ tịch"]]);
    let marks = (0..4).filter(|index| question.body_html.contains(&domain::quiz::gap_marker(*index))).count();
    assert_eq!(marks, 4);
    assert!(question.body_html.contains("<code>[[không phải chỗ trống]]</code>"));
    assert!(question.body_html.contains("mức (cũ)"), "{}", question.body_html);
}

#[test]
fn an_essay_has_its_rubric_and_its_sample() {
    let question = question("q-viet");
    let Kind::Essay(essay) = &question.kind else { panic!("{question:?}") };
    assert_eq!((essay.min_words, essay.max_words), (Some(80), Some(300)));
    assert_eq!(question.points, Points(3500), "the sum of the criteria, in place of the section's points");
    assert_eq!(essay.rubric[1].html, "Giải pháp <strong>làm được</strong>");
    let levels: Vec<i64> = essay.rubric[0].levels.iter().map(|level| level.points.0).collect();
    assert_eq!(levels, [2000, 500]);
    assert!(essay.sample_html.is_some() && essay.peers.is_some_and(|peers| peers.count == 2));
}

#[test]
fn files_scales_polls_and_lessons_to_read_again() {
    let Kind::Upload(upload) = question("q-tep").kind else { panic!("an upload") };
    assert_eq!(upload.kinds, [FileKind::Pdf, FileKind::Xlsx]);
    assert_eq!((upload.most_megabytes, upload.most_files), (5, 2));
    let scale = question("q-hl");
    assert_eq!(scale.points, Points(0), "an opinion is worth nothing");
    let Kind::Scale(scale) = scale.kind else { panic!("a scale") };
    assert_eq!((scale.min, scale.max, scale.low.as_str(), scale.high.as_str()), (1, 5, "không hề", "rất nhiều"));
    let many = |id| if let Kind::Poll(poll) = question(id).kind { Some(poll.many) } else { None };
    assert_eq!((many("q-tiep"), many("q-mot")), (Some(true), Some(false)));
    assert_eq!(question("q-doc").read_again, ["bai-1"]);
}
