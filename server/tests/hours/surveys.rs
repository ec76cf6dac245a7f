//! Survey results at the desk: her people alone, and never fewer than five on either side; and the delayed survey, which
//! is sent by itself.

use crate::{
    support::{Browser, Engine, World, on_both_engines},
    world::plain,
};
use khuevan::{courses::publish_folder, surveying::calling};

on_both_engines!(
    the_desk_counts_her_people_when_both_sides_are_enough,
    a_survey_that_no_cohort_of_hers_asks_for_is_not_there,
    the_delayed_survey_is_sent_once_by_itself,
);

const SURVEY: &str = "---\nid: ks\ntitle: Khảo sát cuối khóa\nmode: survey\nminutes: 3\nabout: [programme]\n---\n\n## Nội dung sát với công việc {#q-ks-sat type=scale low=không high=rất}\n";
const DELAYED: &str = "---\nid: ks-sau\ntitle: Hiệu quả sau bồi dưỡng\nmode: survey\nminutes: 3\nabout: effect\nafter: 90d\n---\n\n## Dùng được ở nơi làm việc {#q-ks-dung type=scale}\n";
const DAY: i64 = 24 * 3_600_000;
const OWN: [(&str, &str); 5] =
    [("a1", "Lê An"), ("a2", "Lê Ánh"), ("a3", "Lê Bình"), ("a4", "Lê Cúc"), ("a5", "Lê Dung")];
const OTHERS: [(&str, &str); 5] =
    [("b1", "Vũ An"), ("b2", "Vũ Ánh"), ("b3", "Vũ Bình"), ("b4", "Vũ Cúc"), ("b5", "Vũ Dung")];

/// The small course with two surveys.
async fn world(engine: Engine) -> World {
    let world = World::with_own_courses(engine).await;
    let folder = world.app.store.courses_dir.join("khoa-nho");
    std::fs::write(folder.join("m1/ks.quiz.md"), SURVEY).unwrap();
    std::fs::write(folder.join("m1/ks-sau.quiz.md"), DELAYED).unwrap();
    let course = std::fs::read_to_string(folder.join("course.md")).unwrap();
    let outline = "   - [Khảo sát cuối khóa](m1/ks.quiz.md)\n   - [Hiệu quả sau bồi dưỡng](m1/ks-sau.quiz.md)\n";
    let first = "   - [Bài một](m1/bai-1.md)";
    std::fs::write(folder.join("course.md"), course.replace(first, &format!("{outline}{first}"))).unwrap();
    let app = &world.app;
    let published = publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now()).await.unwrap();
    app.reload_catalogue().await.unwrap();
    assert!(app.catalogue().course("khoa-nho").unwrap().course.survey("ks").is_some(), "{published:?}");
    world
}

async fn send(world: &World, name: &str) {
    let mut browser = world.signed_in(name).await;
    browser.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    let started = browser.post("/courses/khoa-nho/quizzes/ks/attempts", &[("form_id", "form-000002")]).await;
    let attempt = started.location.unwrap();
    let fields = [("save_id", "a"), ("counter", "1"), ("q.q-ks-sat", "3")];
    assert_eq!(browser.post(&format!("{attempt}/submission"), &fields).await.status, 303);
}

/// A cohort of the coordinator's unit that asks for the course.
async fn cohort(world: &World, tuan: &mut Browser) -> String {
    let (unit, opens) = (world.unit().await, world.day(-10).to_string());
    let fields = [
        ("form_id", "form-cohort-1"),
        ("title", "K3"),
        ("unit", &unit),
        ("opens_on", &opens),
        ("what.0", "course:khoa-nho"),
        ("must.0", "yes"),
        ("why.0", "Kế hoạch năm"),
    ];
    let answer = tuan.post("/desk/cohorts", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.unwrap().strip_suffix("/filling").unwrap().to_owned()
}

async fn the_desk_counts_her_people_when_both_sides_are_enough(engine: Engine) {
    let world = world(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    cohort(&world, &mut tuan).await;
    let (unit, other) = (world.unit().await, world.other_unit().await);
    for (login, name) in OWN {
        world.add(login, name, &unit).await;
    }
    for (login, name) in OTHERS {
        world.add(login, name, &other).await;
    }
    // One of the others beside five of hers would be found by subtraction.
    send(&world, OTHERS[0].0).await;
    for (login, _) in OWN {
        send(&world, login).await;
    }
    let results = "/desk/surveys/khoa-nho/ks";
    assert!(plain(&tuan.get("/desk/surveys").await.body).contains(results));
    let page = plain(&tuan.get(results).await.body);
    assert!(page.contains("Đã nhận 5 phiếu") && page.contains("Chưa đủ phiếu"), "{page}");
    for (login, _) in OTHERS.iter().skip(1) {
        send(&world, login).await;
    }
    let page = plain(&tuan.get(results).await.body);
    assert!(page.contains("5 người trả lời") || page.contains("5 phiếu hợp lệ"), "{page}");
    assert!(page.contains("<table") && page.contains("ít nhất 5 người và phần còn lại"), "{page}");
    let file = tuan.get(&format!("{results}/figures.csv")).await;
    assert!(file.body.contains("\"5\"") && !file.body.contains("\"10\""), "her people alone: {}", file.body);
    let mut ha = world.signed_in("ha").await;
    let whole = plain(&ha.get("/teaching/khoa-nho/surveys/ks").await.body);
    assert!(whole.contains("10"), "{whole}");
}

async fn a_survey_that_no_cohort_of_hers_asks_for_is_not_there(engine: Engine) {
    let world = world(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    assert_eq!(tuan.get("/desk/surveys/khoa-nho/ks").await.status, 404);
    cohort(&world, &mut tuan).await;
    assert_eq!(tuan.get("/desk/surveys/khoa-nho/ks").await.status, 200);
    for path in ["/desk/surveys/khoa-nho/kt", "/desk/surveys/khoa-loai/ks", "/desk/surveys/khong-co/ks"] {
        assert_eq!(tuan.get(path).await.status, 404, "{path}");
    }
}

async fn the_delayed_survey_is_sent_once_by_itself(engine: Engine) {
    let world = world(engine).await;
    let mut hanh = world.signed_in("hanh").await;
    hanh.post("/courses/khoa-nho/enrolment", &[]).await;
    for lesson in ["b1", "b2"] {
        hanh.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let started = hanh.post("/courses/khoa-nho/quizzes/kt/attempts", &[]).await.location.unwrap();
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    assert_eq!(hanh.post(&format!("{started}/submission"), &right).await.status, 303);
    assert_eq!(calling::run(&world.app).await.unwrap(), 0, "not before its time");
    world.app.clock.advance(89 * DAY);
    assert_eq!(calling::run(&world.app).await.unwrap(), 0);
    world.app.clock.advance(2 * DAY);
    assert_eq!(calling::run(&world.app).await.unwrap(), 1);
    assert_eq!(calling::run(&world.app).await.unwrap(), 0, "nobody is told twice");
    let mut hanh = world.signed_in("hanh").await;
    let messages = plain(&hanh.get("/messages").await.body);
    assert!(messages.contains("Phiếu hỏi sau khóa học"), "{messages}");
    let mut conn = world.app.db.read().await.unwrap();
    let letters = khuevan::db::messages::of_person(&mut conn, &world.person("hanh").await, 10).await.unwrap();
    let calls: Vec<_> = letters.iter().filter(|one| one.subject.starts_with("Phiếu hỏi")).collect();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].link.as_deref(), Some("/courses/khoa-nho/quizzes/ks-sau"));
    assert_eq!(hanh.get("/courses/khoa-nho/quizzes/ks-sau").await.status, 200);
}
