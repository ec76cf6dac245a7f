//! Previews as learners see them, quizzes to try, problems.

use crate::{
    LESSON, sheet,
    support::{Engine, World, on_both_engines},
};
use khuevan::db::enrolments;

on_both_engines!(
    a_lesson_is_looked_at_as_a_learner,
    a_quiz_is_tried_and_nothing_is_recorded,
    problems_lead_to_their_lines,
    a_certain_mend_is_one_button,
    a_newer_folder_is_said,
    the_script_gets_every_file,
);

const QUIZ: &str = "/writing/khoa-nho/preview/m1/kiem-tra.quiz.md";

async fn a_lesson_is_looked_at_as_a_learner(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let text = page.text.replace("một hình", "hai hình");
    assert_eq!(ha.post(LESSON, &page.fields(&text)).await.status, 303);
    let address = "/writing/khoa-nho/preview/m1/bai-1.md";
    let seen = ha.get(address).await.body;
    assert!(seen.contains("Xem trước – bản nháp") && seen.contains("hai hình"), "{seen}");
    assert!(!seen.contains("/completion") && !seen.contains("MARKER-FEEDBACK"), "as a learner before an answer");
    let picture = ha.get("/writing/khoa-nho/media/media/hai-o.svg").await;
    assert!(picture.status == 200 && seen.contains("/writing/khoa-nho/media/media/hai-o.svg"), "{seen}");
    let tried = ha.post(&format!("{address}/practice/q-b1-1"), &[("q.q-b1-1", "1")]).await;
    assert!(tried.status == 200 && tried.body.contains("Đúng vì đọc kỹ"), "{}", tried.body);
    assert_eq!(ha.post(&format!("{address}/practice/q-khong"), &[]).await.status, 404);
    for path in ["course.md", "m1/module.md"] {
        let whole = ha.get(&format!("/writing/khoa-nho/preview/{path}")).await;
        assert!(whole.status == 200 && whole.body.contains("Xem trước – bản nháp"), "{path}");
    }
}

async fn a_quiz_is_tried_and_nothing_is_recorded(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let form = ha.get(QUIZ).await;
    assert!(form.body.contains("Chọn một ý") && !form.body.contains("MARKER-"), "no key before the answers");
    let seed = form.hidden("seed");
    let refused = ha.post(QUIZ, &[("seed", &seed), ("q.q-so", "năm")]).await;
    assert!(refused.status == 422 && refused.body.contains("value=\"năm\""), "{}", refused.body);
    let right = [("seed", seed.as_str()), ("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    let result = ha.post(QUIZ, &right).await;
    assert!(result.status == 200 && result.body.contains("4 trên 5 điểm"), "{}", result.body);
    assert!(result.body.contains("MARKER-EXPLAIN"), "everything is shown at once");
    let mut conn = world.app.db.read().await.unwrap();
    assert!(enrolments::of_person(&mut conn, &world.person("ha").await).await.unwrap().is_empty());
}

async fn problems_lead_to_their_lines(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let text = page.text.replace("2. [x] Đọc kỹ", "2. [ ] Đọc kỹ");
    assert_eq!(ha.post(LESSON, &page.fields(&text)).await.status, 303);
    let seen = ha.get(LESSON).await.body;
    assert!(seen.contains("data-code=\"no-right-answer\"") && seen.contains("href=\"#L11\""), "{seen}");
    let all = ha.get("/writing/khoa-nho/problems").await;
    assert!(all.body.contains(&format!("href=\"{LESSON}#L11\"")), "{}", all.body);
    let other = ha.get("/writing/khoa-nho/files/course.md").await.body;
    assert!(other.contains("Còn 1 lỗi ở tệp khác"), "{other}");
    let head = sheet(&mut ha, "/writing/khoa-nho/files/course.md").await;
    let text =
        head.text.replace("id: khoa-nho", "id: khoa-khac").replace("order: free", "order: free\nafter: [khong-co]");
    assert_eq!(ha.post("/writing/khoa-nho/files/course.md", &head.fields(&text)).await.status, 303);
    let all = ha.get("/writing/khoa-nho/problems").await.body;
    assert!(all.contains("course-id-changed"), "{all}");
    // What people have answered may not vanish.
    let broken = head.text.replace("---\n", "");
    let head = sheet(&mut ha, "/writing/khoa-nho/files/course.md").await;
    assert_eq!(ha.post("/writing/khoa-nho/files/course.md", &head.fields(&broken)).await.status, 303);
    assert_eq!(ha.get("/writing/khoa-nho").await.status, 200, "a course that cannot be read is still written");
}

async fn a_certain_mend_is_one_button(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let text = page.text.replace("minutes: 15", "minuts: 15");
    assert_eq!(ha.post(LESSON, &page.fields(&text)).await.status, 303);
    let (problems, fixes) = ("/writing/khoa-nho/problems", "/writing/khoa-nho/fixes");
    let all = ha.get(problems).await;
    assert!(all.body.contains(&format!("action=\"{fixes}\"")), "{}", all.body);
    let fields = ["form_id", "file", "code", "line", "column"].map(|name| (name, all.hidden(name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(fields[2].1, "unknown-field");
    // Another line than the one that is meant is left alone.
    let elsewhere: Vec<_> =
        fields.iter().map(|(name, value)| if *name == "line" { (*name, "3") } else { (*name, *value) }).collect();
    ha.post(fixes, &elsewhere).await;
    assert!(ha.get(problems).await.body.contains("Chỗ ấy đã khác đi"));
    assert_eq!(sheet(&mut ha, LESSON).await.text, text);
    assert_eq!(ha.post(fixes, &fields).await.location.as_deref(), Some(problems));
    assert_eq!(sheet(&mut ha, LESSON).await.text, page.text);
    ha.post(fixes, &fields).await;
    assert_eq!(sheet(&mut ha, LESSON).await.text, page.text, "twice is once");
}

async fn a_newer_folder_is_said(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let words = "Thư mục khóa học đã khác bản đã xuất bản";
    assert!(!ha.get("/writing/khoa-nho").await.body.contains(words));
    let file = world.app.store.courses_dir.join("khoa-nho/m1/bai-2.md");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}\nThêm một câu.\n")).unwrap();
    for path in ["/writing/khoa-nho", LESSON] {
        assert!(ha.get(path).await.body.contains(words), "{path}");
    }
}

async fn the_script_gets_every_file(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let source: serde_json::Value = serde_json::from_str(&ha.get("/writing/khoa-nho/source").await.body).unwrap();
    assert_eq!(source["folder"], "khoa-nho");
    let files = source["files"].as_array().unwrap();
    let of = |path: &str| files.iter().find(|file| file["path"] == path).unwrap();
    assert!(of("m1/bai-1.md")["text"].as_str().unwrap().contains("Bài một"));
    assert_eq!(of("media/hai-o.svg")["digest"].as_str().unwrap().len(), 64);
    assert_eq!(source["versions"]["m1/bai-1.md"], 0);
}
