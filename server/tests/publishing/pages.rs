//! The pages of publishing: what they show, what they refuse, and who reaches them.

use crate::{
    room::{COURSE, LESSON, edited, latest, on_disk, put_on_disk, working, write},
    support::{Answered, Browser, Engine, World, enrolled, on_both_engines},
};
use std::io::Read;

on_both_engines!(
    a_draft_is_looked_at_and_published,
    what_is_in_the_way_is_said,
    the_folder_is_taken_by_a_button,
    history_compares_restores_and_packs,
    other_courses_are_not_found,
);

const PAGE: &str = "/writing/khoa-nho/publication";

async fn publish(browser: &mut Browser, shown: &Answered, note: &str) -> Answered {
    let (draft, changes) = (shown.hidden("draft"), shown.hidden("changes"));
    browser.post(PAGE, &[("draft", &draft), ("changes", &changes), ("note", note)]).await
}

async fn draft(world: &World, sentence: &str) {
    let text = working(world, COURSE).await.find(LESSON).unwrap().file.content.clone().unwrap();
    let old = text.lines().find(|line| line.starts_with("Bài này") || line.starts_with("Câu")).unwrap().to_owned();
    write(world, COURSE, &[(LESSON, Some(text.replace(&old, sentence)))]).await;
}

async fn a_draft_is_looked_at_and_published(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    enrolled(&world, "hanh", "/courses/khoa-nho").await;
    let mut ha = world.signed_in("ha").await;
    assert!(ha.get(PAGE).await.body.contains("Không có bản nháp nào để xuất bản"));
    draft(&world, "Câu mới của bài.").await;
    let shown = ha.get(PAGE).await;
    for part in ["1 tệp thay đổi", LESSON, "<ins>", "1 người đang học khóa này"] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    let refused = publish(&mut ha, &shown, "").await;
    assert_eq!(refused.status, 422);
    let done = publish(&mut ha, &shown, "Câu đầu rõ hơn <b>").await;
    assert_eq!((done.status, done.location.as_deref()), (303, Some("/writing/khoa-nho/revisions/2")), "{}", done.body);
    let revision = ha.get("/writing/khoa-nho/revisions/2").await;
    for part in ["Câu đầu rõ hơn &lt;b&gt;", "Lê Thu Hà", "thư mục khóa học đã có đúng những thay đổi này"]
    {
        assert!(revision.body.contains(part), "{part}: {}", revision.body);
    }
    assert!(on_disk(&world, LESSON).contains("Câu mới của bài."));
    let mut hanh = world.signed_in("hanh").await;
    assert!(hanh.get("/courses/khoa-nho/lessons/b1").await.body.contains("Câu mới của bài."));
    // The same form again is told that there is nothing to publish.
    assert_eq!(publish(&mut ha, &shown, "Hai lần").await.status, 422);
    assert_eq!(latest(&world).await, 2);
}

async fn what_is_in_the_way_is_said(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let quiz = on_disk(&world, "m1/kiem-tra.quiz.md");
    write(&world, COURSE, &[("m1/kiem-tra.quiz.md", Some(quiz.replace("[x]", "[ ]")))]).await;
    let shown = ha.get(PAGE).await;
    assert!(shown.body.contains("sửa xong mới xuất bản được") && !shown.body.contains("name=\"note\""));
    let mended = working(&world, COURSE).await;
    let (id, changes) =
        (mended.draft.unwrap().id, mended.files.iter().map(|file| file.version).sum::<i64>().to_string());
    let refused = ha.post(PAGE, &[("draft", &id), ("changes", &changes), ("note", "Thử")]).await;
    assert_eq!((refused.status, latest(&world).await), (422, 1));
    // A draft that has changed since the page was opened.
    let mended = quiz.replace("Ý thứ ba", "Ý thứ ba, khác");
    write(&world, COURSE, &[("m1/kiem-tra.quiz.md", Some(mended.clone()))]).await;
    let refused = ha.post(PAGE, &[("draft", &id), ("changes", &changes), ("note", "Thử")]).await;
    assert!(refused.status == 422 && refused.body.contains("vừa được sửa sau khi trang này mở ra"));
    // A changed key names its quiz.
    let key =
        quiz.replacen("1. [x] Ý thứ nhất", "1. [ ] Ý thứ nhất", 1).replacen("2. [ ] Ý thứ hai", "2. [x] Ý thứ hai", 1);
    write(&world, COURSE, &[("m1/kiem-tra.quiz.md", Some(key))]).await;
    let shown = ha.get(PAGE).await;
    assert!(shown.body.contains("/teaching/khoa-nho/quizzes/kt/regrade"), "{}", shown.body);
}

async fn the_folder_is_taken_by_a_button(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    assert_eq!(ha.post("/writing/khoa-nho/folder", &[]).await.status, 404);
    draft(&world, "Câu mới của bài.").await;
    put_on_disk(&world, "m1/bai-2.md", &format!("{}\nThêm trong thư mục.\n", on_disk(&world, "m1/bai-2.md")));
    let shown = ha.get(PAGE).await;
    assert!(shown.body.contains("Thêm trong thư mục.") && !shown.body.contains("name=\"note\""), "{}", shown.body);
    assert_eq!(ha.post("/writing/khoa-nho/folder", &[]).await.location.as_deref(), Some(PAGE));
    let shown = ha.get(PAGE).await;
    assert!(shown.body.contains("2 tệp thay đổi"), "{}", shown.body);
    assert_eq!(publish(&mut ha, &shown, "Cả hai").await.status, 303);
    assert!(on_disk(&world, "m1/bai-2.md").contains("Thêm trong thư mục."));
    assert!(on_disk(&world, LESSON).contains("Câu mới của bài."));
}

async fn history_compares_restores_and_packs(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut ha = world.signed_in("ha").await;
    let first = on_disk(&world, LESSON);
    for (sentence, note) in [("Câu hai.", "Lần hai"), ("Câu ba.", "Lần ba")] {
        draft(&world, sentence).await;
        let shown = ha.get(PAGE).await;
        assert_eq!(publish(&mut ha, &shown, note).await.status, 303);
    }
    let list = ha.get("/writing/khoa-nho/revisions").await;
    for part in ["Lần ba", "Lần hai", "Xuất bản từ thư mục", LESSON] {
        assert!(list.body.contains(part), "{part}: {}", list.body);
    }
    let compared = ha.get(&format!("/writing/khoa-nho/revisions/3?with=1&file={LESSON}")).await;
    assert!(compared.body.contains("So với bản phát hành 1") && compared.body.contains("như người học thấy"));
    let packed = ha.get("/writing/khoa-nho/revisions/2/archive.zip").await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed.bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("khoa-nho/m1/bai-1.md").unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, edited(&first, "Câu hai."));
    assert!(archive.by_name("khoa-nho/media/hai-o.svg").is_ok());
    let restored = ha.post("/writing/khoa-nho/revisions/1/restoration", &[]).await;
    assert_eq!(restored.location.as_deref(), Some(PAGE));
    // A draft with changes is not written over.
    let refused = ha.post("/writing/khoa-nho/revisions/2/restoration", &[]).await;
    assert_eq!(refused.location.as_deref(), Some("/writing/khoa-nho/revisions/2"));
    let shown = ha.get(PAGE).await;
    assert_eq!(publish(&mut ha, &shown, "Như lần đầu").await.status, 303);
    assert_eq!((on_disk(&world, LESSON), latest(&world).await), (first, 4));
}

async fn other_courses_are_not_found(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    draft(&world, "Câu mới.").await;
    let mut minh = world.signed_in("minh").await;
    let day = world.app.clock.today().to_string();
    let grant = [
        ("form_id", "form-grant-1"),
        ("person", "tuan"),
        ("role", "instructor"),
        ("course", "khoa-sau"),
        ("from_on", day.as_str()),
    ];
    assert_eq!(minh.post("/admin/grants", &grant).await.status, 303);
    let mut tuan = world.signed_in("tuan").await;
    for path in ["publication", "revisions", "revisions/1", "revisions/1/archive.zip"] {
        assert_eq!(tuan.get(&format!("/writing/khoa-nho/{path}")).await.status, 404, "{path}");
        assert_eq!(tuan.get(&format!("/writing/khoa-sau/{path}")).await.status, 200, "{path}");
    }
    for path in ["publication", "folder", "revisions/1/restoration"] {
        assert_eq!(tuan.post(&format!("/writing/khoa-nho/{path}"), &[]).await.status, 404, "{path}");
    }
    for path in ["revisions/7", "revisions/0", "revisions/-1", "revisions/x", "revisions/7/archive.zip"] {
        assert_eq!(tuan.get(&format!("/writing/khoa-sau/{path}")).await.status, 404, "{path}");
    }
    assert_eq!(latest(&world).await, 1);
}
