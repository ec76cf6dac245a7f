//! What publishing an edition does to learners.

use domain::{
    course::{Course, SourceFile, read_course},
    writing::{Effects, effects},
};

const COURSE: &str = "---\nid: c\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\ncomplete: { lessons: all, quizzes: [k] }\n---\n\n## Nội dung\n\n- [B](b.md)\n- [K](k.quiz.md)\n";
const LESSON: &str = "---\nid: b\ntitle: B\nminutes: 1\n---\n\nMột đoạn.\n";
const QUIZ: &str = "---\nid: k\ntitle: K\nmode: exam\npass: 50\nminutes: 9\n---\n\n";
const SIGN: &str = "## Ai ký? {#q-ky}\n\n1. [x] Chủ tịch\n2. [ ] Văn thư\n3. [ ] Bảo vệ\n\n";
const DAYS: &str = "## Mấy ngày? {#q-ngay}\n\n= 2\n\n";
const MATCH: &str = "## Nối {#q-noi type=match}\n\n- Quốc hội -> Luật\n- Chính phủ -> Nghị định\n\n";

fn course(course: &str, lesson: &str, quiz: &str) -> Course {
    let files = [
        SourceFile::markdown("course.md", course),
        SourceFile::markdown("b.md", lesson),
        SourceFile::markdown("moi.md", LESSON.replace("id: b\ntitle: B", "id: moi\ntitle: Mới")),
        SourceFile::markdown("k.quiz.md", quiz),
    ];
    read_course("c", &files).0.expect("a course")
}

fn quiz(questions: &[&str]) -> String {
    format!("{QUIZ}{}", questions.concat())
}

/// The effects of another quiz.
fn of_quiz(before: &[&str], after: &[&str]) -> Effects {
    effects(&course(COURSE, LESSON, &quiz(before)), &course(COURSE, LESSON, &quiz(after)))
}

/// The ids of new, changed, newly keyed, retired and gone questions.
fn ids(effects: &Effects) -> [Vec<&str>; 5] {
    [
        &effects.new_questions,
        &effects.changed_questions,
        &effects.changed_keys,
        &effects.retired_questions,
        &effects.gone_questions,
    ]
    .map(|list| list.iter().map(|effect| effect.id.as_str()).collect())
}

fn keys(before: &str, after: &str) -> usize {
    of_quiz(&[before], &[after]).changed_keys.len()
}

#[test]
fn an_edition_with_the_same_meaning_has_no_effects() {
    let both = [SIGN, DAYS, MATCH];
    assert!(of_quiz(&both, &both).is_empty());
    let longer = LESSON.replace("Một đoạn.", "Hai đoạn.");
    assert!(effects(&course(COURSE, LESSON, QUIZ), &course(COURSE, &longer, QUIZ)).is_empty(), "a text is no effect");
}

#[test]
fn questions_come_change_retire_and_go() {
    let retired = SIGN.replace("{#q-ky}", "{#q-ky retired}");
    let reworded = DAYS.replace("Mấy ngày", "Bao nhiêu ngày");
    let effects = of_quiz(&[SIGN, DAYS], &[&retired, &reworded, MATCH]);
    let [new, changed, keys, retired, gone] = ids(&effects);
    assert_eq!((new, changed, retired), (vec!["q-noi"], vec!["q-ngay"], vec!["q-ky"]));
    assert!(keys.is_empty() && gone.is_empty());
    assert_eq!(ids(&of_quiz(&[SIGN, DAYS], &[SIGN]))[4], ["q-ngay"]);
    assert_eq!(effects.new_questions[0].part.title, "K");
}

#[test]
fn a_key_has_changed_when_an_answer_could_count_otherwise() {
    let other = SIGN.replace("1. [x]", "1. [ ]").replace("2. [ ]", "2. [x]");
    assert_eq!(keys(SIGN, &other), 1);
    assert_eq!(keys(SIGN, &SIGN.replace("{#q-ky}", "{#q-ky points=2}")), 1);
    assert_eq!(keys(DAYS, &DAYS.replace("= 2", "= 3")), 1);
    assert_eq!(keys(DAYS, &DAYS.replace("= 2", "= 2 +- 1")), 1);
    assert_eq!(keys(MATCH, &MATCH.replace("Quốc hội -> Luật", "Quốc hội -> Nghị định")), 1);
}

#[test]
fn other_words_and_another_order_are_no_other_key() {
    let reordered = "## Ai ký? {#q-ky}\n\n1. [ ] Bảo vệ\n2. [x] Chủ tịch\n3. [ ] Văn thư\n\n";
    assert_eq!(keys(SIGN, reordered), 0);
    assert_eq!(keys(SIGN, &SIGN.replace("Bảo vệ", "Người bảo vệ")), 0);
    assert_eq!(ids(&of_quiz(&[SIGN], &[&SIGN.replace("Bảo vệ", "Người bảo vệ")]))[1], ["q-ky"]);
    let turned = "## Nối {#q-noi type=match}\n\n- Chính phủ -> Nghị định\n- Quốc hội -> Luật\n\n";
    assert_eq!(keys(MATCH, turned), 0);
}

#[test]
fn parts_terms_and_the_rule_are_told() {
    let longer = COURSE.replace("- [K]", "- [Mới](moi.md)\n- [K]").replace("lessons: all", "lessons: 80%");
    let before = course(COURSE, LESSON, &quiz(&[SIGN]));
    let after = course(&longer, LESSON, &quiz(&[SIGN]).replace("pass: 50", "pass: 60"));
    let told = effects(&before, &after);
    assert_eq!(told.new_parts.iter().map(|part| part.title.as_str()).collect::<Vec<_>>(), ["Mới"]);
    assert_eq!(told.changed_terms.iter().map(|part| part.id.as_str()).collect::<Vec<_>>(), ["k"]);
    assert_eq!(told.rule, Some((before.complete.clone(), after.complete.clone())));
    let back = effects(&after, &before);
    assert_eq!((back.gone_parts, back.new_parts), (told.new_parts, vec![]));
}
