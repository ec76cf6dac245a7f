//! What must not get in, or must come back with words.

use crate::{
    LESSON, sheet, sheet_of,
    support::{Engine, World, on_both_engines},
};
use khuevan::error::encode;

on_both_engines!(
    paths_do_not_climb,
    what_is_too_long_comes_back,
    texts_are_composed_and_plain,
    markup_in_texts_stays_text,
    forms_of_new_courses_say_what_is_wrong,
);

async fn paths_do_not_climb(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    for path in [
        "../course.md",
        "%2e%2e/khoa-sau/course.md",
        "m1/..%2F..%2Fcourse.md",
        "%2Fetc%2Fpasswd",
        ".git/config.md",
        "m1%5Cbai-1.md",
        "m1/bai-1.md%00",
        "m1//bai-1.md",
        "media/hai-o.svg",
        "m1/khong-co.md",
    ] {
        let address = format!("/writing/khoa-nho/files/{path}");
        assert_eq!(ha.get(&address).await.status, 404, "GET {path}");
        let sent = [("text", "x"), ("version", "0"), ("origin", ""), ("save", "save-of-page")];
        assert_eq!(ha.post(&address, &sent).await.status, 404, "POST {path}");
    }
}

async fn what_is_too_long_comes_back(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let long = "a".repeat(1024 * 1024 + 1);
    let refused = ha.post(LESSON, &page.fields(&long)).await;
    assert!(refused.status == 413 && refused.body.contains("dài quá 1 MB"), "{}", &refused.body[..500]);
    let shown = sheet_of(&refused.body, |name| refused.hidden(name));
    assert_eq!(shown.text.len(), long.len(), "what was typed stays");
    let most = "ễ".repeat(1024 * 1024 / 3);
    let taken = ha.post(LESSON, &page.fields(&most)).await;
    assert_eq!(taken.status, 303, "as long as a file may be");
    let body = format!("text={}", "a".repeat(20 * 1024 * 1024)).into_bytes();
    let huge = ha.post_bytes(LESSON, body).await;
    assert!(huge.status == 413 && huge.body.contains("<h1"), "{}", huge.body);
}

async fn texts_are_composed_and_plain(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let typed = page.text.replace("một hình", "mo\u{323}\u{302}t hi\u{300}nh").replace('\n', "\r\n");
    let typed = typed.replace("Bài này", "Bài này đúng là");
    assert_eq!(ha.post(LESSON, &page.fields(&typed)).await.status, 303);
    let kept = sheet(&mut ha, LESSON).await.text;
    assert_eq!(kept, page.text.replace("Bài này", "Bài này đúng là"));
    let nul = format!("text={}&version=1", "a%00b");
    assert_eq!(ha.post_bytes(LESSON, nul.into_bytes()).await.status, 422);
    assert_eq!(ha.post(LESSON, &[("version", "1")]).await.status, 422, "a form without a text saves nothing");
    assert_eq!(sheet(&mut ha, LESSON).await.text, kept);
}

async fn markup_in_texts_stays_text(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let evil = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>";
    let text = page.text.replace("title: Bài một", &format!("title: \"{}\"", evil.replace('"', "'")));
    let text = format!("{text}\n{evil}\n\n[x](javascript:alert(1))\n");
    assert_eq!(ha.post(LESSON, &page.fields(&text)).await.status, 303);
    for path in [LESSON, "/writing/khoa-nho", "/writing/khoa-nho/preview/m1/bai-1.md", "/writing/khoa-nho/problems"] {
        let body = ha.get(path).await.body;
        assert!(!body.contains("<script>alert") && !body.contains("<img src=x"), "{path}");
        assert!(!body.contains("href=\"javascript:"), "{path}");
    }
    assert_eq!(sheet(&mut ha, LESSON).await.text, text, "and nothing of it is lost");
}

async fn forms_of_new_courses_say_what_is_wrong(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let long = "ễ".repeat(300);
    for (title, code, lang, folder, field) in [
        ("", "K-1", "vi", "", "title-error"),
        (long.as_str(), "K-1", "vi", "", "title-error"),
        ("Khóa", "a: b", "vi", "", "code-error"),
        ("Khóa", "K-1", "xx", "", "lang-error"),
        ("Khóa", "K-1", "vi", "../ngoai", "folder-error"),
        ("Khóa", "K-1", "vi", "Khóa", "folder-error"),
        ("???", "K-1", "vi", "", "folder-error"),
    ] {
        let fields =
            [("form_id", "form-course-9"), ("title", title), ("code", code), ("lang", lang), ("folder", folder)];
        let answer = ha.post("/writing", &fields).await;
        assert!(answer.status == 422 && answer.body.contains(field), "{field}: {}", encode(&answer.body[..200]));
    }
    assert_eq!(ha.get("/writing/khoa").await.status, 404);
}
