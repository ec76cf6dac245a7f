//! Courses that begin in the writing room, and who may write what.

use crate::{
    LESSON, instructs, sheet,
    support::{Engine, World, on_both_engines},
};
use khuevan::db::{audit, grants};

on_both_engines!(
    a_course_begins_with_complete_files,
    an_instructor_of_some_courses_gets_the_one_that_she_begins,
    other_courses_do_not_exist,
);

const FORM: [(&str, &str); 5] = [
    ("form_id", "form-course-1"),
    ("title", "Văn thư: <b>nhập môn</b>"),
    ("code", "VT-01"),
    ("lang", "vi"),
    ("folder", ""),
];

async fn a_course_begins_with_complete_files(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let begun = ha.post("/writing", &FORM).await;
    assert_eq!((begun.status, begun.location.as_deref()), (303, Some("/writing/van-thu-b-nhap-mon-b")));
    let again = ha.post("/writing", &FORM).await;
    assert_eq!((again.status, again.location), (303, begun.location), "the same form begins one course");
    let page = ha.get("/writing/van-thu-b-nhap-mon-b").await.body;
    assert!(page.contains("Không có lỗi") && page.contains("Chưa xuất bản lần nào"), "{page}");
    assert!(page.contains("Văn thư: &lt;b&gt;nhập môn&lt;/b&gt;") && !page.contains("<b>nhập"), "{page}");
    let text = sheet(&mut ha, "/writing/van-thu-b-nhap-mon-b/files/course.md").await.text;
    assert!(text.contains("code: VT-01") && text.contains("id: van-thu-b-nhap-mon-b"), "{text}");
    assert_eq!(ha.get("/courses/van-thu-b-nhap-mon-b").await.status, 404, "nobody else sees it");
    let other = [("form_id", "form-course-2"), ("title", "Khác"), ("code", "K"), ("lang", "vi")];
    for folder in ["khoa-nho", "van-thu-b-nhap-mon-b", "programmes", "schema"] {
        let mut fields = other.to_vec();
        fields.push(("folder", folder));
        let taken = ha.post("/writing", &fields).await;
        assert!(taken.status == 422 && taken.body.contains("folder-error"), "{folder}: {}", taken.body);
        assert!(taken.body.contains("value=\"Khác\""), "what was typed stays");
    }
    let count = audit::count(&mut world.app.db.read().await.unwrap(), "course-begun").await.unwrap();
    assert_eq!(count, 1);
}

async fn an_instructor_of_some_courses_gets_the_one_that_she_begins(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    instructs(&world, "duc", &["khoa-sau"]).await;
    let mut duc = world.signed_in("duc").await;
    assert_eq!(duc.post("/writing", &FORM).await.status, 303);
    assert_eq!(duc.get("/writing/van-thu-b-nhap-mon-b").await.status, 200);
    let person = world.person("duc").await;
    let held = grants::of_person(&mut world.app.db.read().await.unwrap(), &person).await.unwrap();
    let new = held.iter().find(|grant| grant.course.as_deref() == Some("van-thu-b-nhap-mon-b")).unwrap();
    assert_eq!((new.role.as_str(), new.by_name.as_deref()), ("instructor", Some("Phạm Minh Đức")));
    let home = duc.get("/writing").await.body;
    assert!(home.contains("/writing/khoa-sau") && !home.contains("/writing/khoa-nho"), "{home}");
}

async fn other_courses_do_not_exist(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    instructs(&world, "duc", &["khoa-sau"]).await;
    let mut ha = world.signed_in("ha").await;
    let page = sheet(&mut ha, LESSON).await;
    let text = page.text.replace("một hình", "hai hình");
    assert_eq!(ha.post(LESSON, &page.fields(&text)).await.status, 303);
    let mut duc = world.signed_in("duc").await;
    for rest in ["", "/files/m1/bai-1.md", "/source", "/problems", "/preview/m1/bai-1.md", "/media/media/hai-o.svg"] {
        let foreign = duc.get(&format!("/writing/khoa-nho{rest}")).await;
        let unknown = duc.get(&format!("/writing/khong-co{rest}")).await;
        assert_eq!((foreign.status, unknown.status), (404, 404), "{rest}");
        let same = |body: &str| body.replace("khoa-nho", "khong-co");
        assert_eq!(same(&foreign.body), unknown.body, "{rest}: exactly as unknown");
        assert_ne!(ha.get(&format!("/writing/khoa-nho{rest}")).await.status, 404, "{rest}");
    }
    assert_eq!(duc.post(LESSON, &page.fields("x")).await.status, 404);
    assert_eq!(duc.post("/writing/khoa-nho/discarding", &[("sure", "1")]).await.status, 404);
    assert_eq!(world.signed_in("hanh").await.get("/writing").await.status, 403);
}
