//! The outline changed by plain forms.

use crate::{
    sheet,
    support::{Browser, Engine, World, on_both_engines},
};

on_both_engines!(
    parts_are_added_renamed_moved_and_taken_out,
    a_form_that_is_repeated_adds_once,
    what_cannot_be_is_said,
);

const PARTS: &str = "/writing/khoa-nho/parts";

async fn outline(browser: &mut Browser) -> String {
    sheet(browser, "/writing/khoa-nho/files/course.md").await.text
}

async fn parts_are_added_renamed_moved_and_taken_out(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let before = outline(&mut ha).await;
    let module = [("wish", "add-module"), ("title", "Phần hai"), ("form_id", "form-part-1")];
    assert_eq!(ha.post(PARTS, &module).await.location.as_deref(), Some("/writing/khoa-nho"));
    let lesson =
        [("wish", "add-lesson"), ("module", "m1/module.md"), ("title", "Bài <b>ba</b>"), ("form_id", "form-part-2")];
    let added = ha.post(PARTS, &lesson).await.location.unwrap();
    let text = sheet(&mut ha, &added).await.text;
    assert!(text.contains("Bài <b>ba</b>"), "{text}");
    let page = ha.get("/writing/khoa-nho").await.body;
    assert!(page.contains("Phần hai") && page.contains("Bài &lt;b&gt;ba") && !page.contains("<b>ba"), "{page}");
    let rename = [("wish", "rename"), ("path", "m1/bai-1.md"), ("title", "Bài mở đầu"), ("form_id", "form-part-3")];
    assert_eq!(ha.post(PARTS, &rename).await.status, 303);
    let moved = [
        ("wish", "move"),
        ("path", "m1/bai-2.md"),
        ("module", "m1/module.md"),
        ("place", "0"),
        ("form_id", "form-part-4"),
    ];
    assert_eq!(ha.post(PARTS, &moved).await.status, 303);
    let now = outline(&mut ha).await;
    assert!(now.find("bai-2.md") < now.find("bai-1.md") && now.contains("[Bài mở đầu](m1/bai-1.md)"), "{now}");
    assert!(now.starts_with(before.split("## Nội dung").next().unwrap()), "what was not wished stays");
    let retire = [("wish", "retire"), ("path", "m1/luyen-tap.quiz.md"), ("form_id", "form-part-5")];
    let asked = ha.post(PARTS, &retire).await;
    assert!(asked.status == 200 && asked.body.contains("khỏi khóa học?"), "{}", asked.body);
    let mut sure = retire.to_vec();
    sure.push(("sure", "1"));
    assert_eq!(ha.post(PARTS, &sure).await.status, 303);
    assert!(!outline(&mut ha).await.contains("luyen-tap"));
    let page = ha.get("/writing/khoa-nho").await.body;
    assert!(page.contains("Đã bỏ trong bản nháp") && page.contains("m1/luyen-tap.quiz.md"), "{page}");
    // What was taken out is still there to be looked at, and comes back by saving it.
    let gone = sheet(&mut ha, "/writing/khoa-nho/files/m1/luyen-tap.quiz.md").await;
    assert!(gone.text.contains("title: Luyện tập"), "{}", gone.text);
    let back = ha.post("/writing/khoa-nho/files/m1/luyen-tap.quiz.md", &gone.fields(&gone.text)).await;
    assert_eq!(back.status, 303);
    let learner = world.signed_in("hanh").await.get("/courses/khoa-nho").await.body;
    assert!(learner.contains("Bài một") && !learner.contains("Phần hai"));
}

async fn a_form_that_is_repeated_adds_once(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let lesson = [("wish", "add-lesson"), ("module", "m1/module.md"), ("title", "Bài ba"), ("form_id", "form-part-1")];
    let first = ha.post(PARTS, &lesson).await.location;
    let second = ha.post(PARTS, &lesson).await.location;
    assert_eq!(first, second);
    assert_eq!(outline(&mut ha).await.matches("[Bài ba]").count(), 1);
}

async fn what_cannot_be_is_said(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let long = "ễ".repeat(300);
    for title in ["", long.as_str()] {
        let answer = ha.post(PARTS, &[("wish", "add-module"), ("title", title)]).await;
        assert!(answer.status == 422 && answer.body.contains("title-error"), "{}", answer.body);
    }
    for fields in [
        vec![("wish", "khong-co")],
        vec![],
        vec![("wish", "move"), ("path", "m1/khong-co.md"), ("module", "m1/module.md"), ("place", "0")],
        vec![("wish", "add-lesson"), ("module", "khong-co"), ("title", "Bài")],
        vec![("wish", "rename"), ("path", "../course.md"), ("title", "X")],
    ] {
        let answer = ha.post(PARTS, &fields).await;
        assert!(answer.status == 422 && answer.body.contains("class=\"flash bad"), "{fields:?}: {}", answer.body);
    }
    assert_eq!(ha.post(PARTS, &[("wish", "retire"), ("path", "../course.md")]).await.status, 404);
    assert!(!ha.get("/writing").await.body.contains("Bản nháp:"), "nothing began");
}
