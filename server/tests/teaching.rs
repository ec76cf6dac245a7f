//! Exams and what instructors do with them: extra time, marking, item analysis; on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use support::{Answered, Browser, COURSE, Engine, World, enrolled, essay, exam, mark, on_both_engines, started};

on_both_engines!(
    an_exam_asks_for_the_learners_word,
    what_was_sent_in_time_may_arrive_late,
    extra_time_counts_from_the_next_attempt,
    an_essay_is_marked_and_earns_its_course,
    two_markers_at_once_lose_nothing,
    an_instructor_reaches_her_own_courses_alone,
    items_are_analysed,
);

async fn result(browser: &mut Browser, attempt: &str) -> Answered {
    browser.get(&format!("{attempt}/result")).await
}

async fn an_exam_asks_for_the_learners_word(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh", COURSE).await;
    let front = format!("{COURSE}/quizzes/loai");
    let page = browser.get(&front).await;
    assert!(page.body.contains("name=\"honour\"") && page.body.contains("60 giây"), "{}", page.body);
    let refused = browser.post(&format!("{front}/attempts"), &[("form_id", "form-000002")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("honour-error"), "{}", refused.body);
    started(&mut browser, &front, "form-000002").await;
}

async fn what_was_sent_in_time_may_arrive_late(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh", COURSE).await;
    let attempt = started(&mut browser, &format!("{COURSE}/quizzes/loai"), "form-000002").await;
    let mut island = browser.accepting("application/json");
    world.app.clock.advance(20 * 60_000 + 59_000);
    let late = [("save_id", "a"), ("counter", "1"), ("q.q-dien.1", "5")];
    assert_eq!(island.post(&format!("{attempt}/answers"), &late).await.status, 200, "within the grace");
    world.app.clock.advance(1_000);
    let too_late = [("save_id", "b"), ("counter", "2"), ("q.q-dien.1", "6")];
    assert_eq!(island.post(&format!("{attempt}/answers"), &too_late).await.status, 409, "one second too late");
    let shown = result(&mut browser, &attempt).await;
    assert!(shown.body.contains("16,6%"), "half of one question of three: {}", shown.body);
    assert!(shown.body.contains("hết giờ"));
}

async fn extra_time_counts_from_the_next_attempt(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = enrolled(&world, "hanh", COURSE).await;
    let mut ha = world.signed_in("ha").await;
    let form = |percent: &'static str, login: &'static str, reason: &'static str| {
        [("form_id", "form-000009"), ("login", login), ("percent", percent), ("minutes", "5"), ("reason", reason)]
    };
    let address = "/teaching/khoa-loai/extra-times";
    for (percent, login, reason) in
        [("400", "hanh", "x"), ("25", "duc", "x"), ("25", "khong-co", "x"), ("25", "hanh", "")]
    {
        let refused = ha.post(address, &form(percent, login, reason)).await;
        assert_eq!(refused.status, 422, "{percent} {login} {reason}");
        assert!(refused.body.contains("aria-invalid"));
    }
    let given = ha.post(address, &form("25", "hanh", "Vừa phẫu thuật tay")).await;
    assert_eq!(given.status, 303, "{}", given.body);
    assert_eq!(ha.post(address, &form("25", "hanh", "Vừa phẫu thuật tay")).await.status, 303, "twice is once");
    let desk = ha.get("/teaching/khoa-loai").await;
    assert_eq!(desk.body.matches("Vừa phẫu thuật tay").count(), 1, "{}", desk.body);
    // A form that has served for one learner takes nothing from another one.
    enrolled(&world, "duc", COURSE).await;
    let other = [("form_id", "form-000010"), ("login", "duc"), ("percent", "50"), ("minutes", "0"), ("reason", "Khác")];
    assert_eq!(ha.post(address, &other).await.status, 303);
    let forged = ha.post(address, &form("10", "duc", "Mượn biểu mẫu")).await;
    assert!(forged.status == 422 && forged.body.contains("Mượn biểu mẫu"), "{}", forged.body);
    assert_ne!(forged.hidden("form_id"), "form-000009");
    let desk = ha.get("/teaching/khoa-loai").await;
    assert!(desk.body.contains("cộng 50%") && desk.body.contains("cộng 25%"), "{}", desk.body);
    assert_eq!(world.audited("extra_times").await, ["extra-time-given", "extra-time-given"]);
    let front = hanh.get(&format!("{COURSE}/quizzes/loai")).await;
    assert!(front.body.contains("30 phút") && !front.body.contains("phẫu thuật"), "{}", front.body);
    let attempt = started(&mut hanh, &format!("{COURSE}/quizzes/loai"), "form-000003").await;
    let mut island = hanh.accepting("application/json");
    world.app.clock.advance(29 * 60_000);
    let save = [("save_id", "a"), ("counter", "1"), ("q.q-dien.1", "5")];
    assert_eq!(island.post(&format!("{attempt}/answers"), &save).await.status, 200);
}

async fn an_essay_is_marked_and_earns_its_course(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = enrolled(&world, "hanh", COURSE).await;
    let attempt = essay(&mut hanh, "Một cải tiến <b>nhỏ</b> ở xã.").await;
    let mut ha = world.signed_in("ha").await;
    assert!(ha.get("/teaching").await.body.contains("1 bài chờ chấm"));
    let queue = ha.get("/teaching/khoa-loai/quizzes/thu-hoach/marking").await;
    assert!(queue.body.contains("Nguyễn Thị Hạnh"), "{}", queue.body);
    let address = queue.link("/teaching/khoa-loai/marking/");
    let page = ha.get(&address).await;
    assert!(page.body.contains("Một cải tiến &lt;b&gt;nhỏ&lt;/b&gt; ở xã.") && page.body.contains("MARKER-SAMPLE"));
    for points in [["3", "1"], ["1,3", "1"], ["x", "1"], ["1", ""], ["-1", "0"]] {
        let refused = ha.post(&address, &mark("form-000006", "", points, "Khá")).await;
        assert_eq!(refused.status, 422, "{points:?}");
        assert!(refused.body.contains("Khá"), "what was typed stays");
    }
    let marked = ha.post(&address, &mark("form-000006", "", ["1,5", "1"], "Rõ ràng, nên đo kết quả.")).await;
    assert_eq!(marked.status, 303, "{}", marked.body);
    assert_eq!(ha.post(&address, &mark("form-000006", "", ["1,5", "1"], "")).await.status, 303, "twice is once");
    assert!(ha.get("/teaching/khoa-loai/quizzes/thu-hoach/marking").await.body.contains("Không còn bài nào"));
    let shown = result(&mut hanh, &format!("/attempts/{attempt}")).await;
    // 2,5 of 3 for the essay, nothing of 1 for the files that were not handed in.
    assert!(shown.body.contains("62,5%") && shown.body.contains("Rõ ràng, nên đo kết quả."), "{}", shown.body);
    assert!(
        shown.body.contains("1,5/2 điểm") && shown.body.contains("MARKER-SAMPLE"),
        "passed, so the sample is shown"
    );
}

async fn two_markers_at_once_lose_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = enrolled(&world, "hanh", COURSE).await;
    let attempt = essay(&mut hanh, "Một bài.").await;
    let address = format!("/teaching/khoa-loai/marking/{attempt}/q-viet");
    let (mut ha, mut minh) = (world.signed_in("ha").await, world.signed_in("minh").await);
    assert_eq!(ha.post(&address, &mark("form-000010", "", ["1", "0"], "Của Hà")).await.status, 303);
    let late = minh.post(&address, &mark("form-000011", "", ["2", "1"], "Của Minh")).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Lê Thu Hà") && late.body.contains("Của Minh"), "{}", late.body);
    let seen = late.hidden("seen");
    assert_eq!(minh.post(&address, &mark("form-000012", &seen, ["2", "1"], "Của Minh")).await.status, 303);
    let mut conn = world.app.db.read().await.unwrap();
    let kept = khuevan::db::marks::of_attempt(&mut conn, &attempt).await.unwrap();
    assert_eq!((kept.len(), kept[0].comment.as_str()), (1, "Của Minh"));
    let shown = result(&mut hanh, &format!("/attempts/{attempt}")).await;
    assert!(shown.body.contains("75%"), "3 of 4 points: {}", shown.body);
}

async fn an_instructor_reaches_her_own_courses_alone(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = enrolled(&world, "hanh", COURSE).await;
    let attempt = essay(&mut hanh, "Một bài.").await;
    world.teaches("duc", "khoa-nho").await;
    let mut duc = world.signed_in("duc").await;
    let home = duc.get("/teaching").await;
    assert!(home.body.contains("/teaching/khoa-nho") && !home.body.contains("/teaching/khoa-loai"), "{}", home.body);
    assert_eq!(duc.get("/teaching/khoa-nho").await.status, 200);
    for path in [
        "/teaching/khoa-loai".to_owned(),
        "/teaching/khoa-loai/quizzes/loai/items".to_owned(),
        "/teaching/khoa-loai/quizzes/loai/regrade".to_owned(),
        "/teaching/khoa-loai/quizzes/thu-hoach/marking".to_owned(),
        format!("/teaching/khoa-loai/marking/{attempt}/q-viet"),
        // Of another course through her own.
        format!("/teaching/khoa-nho/marking/{attempt}/q-viet"),
    ] {
        assert_eq!(duc.get(&path).await.status, 404, "{path}");
        assert_eq!(hanh.get(&path).await.status, 403, "{path}");
    }
    let path = format!("/teaching/khoa-nho/marking/{attempt}/q-viet");
    assert_eq!(duc.post(&path, &mark("form-000013", "", ["2", "1"], "")).await.status, 404);
}

async fn items_are_analysed(engine: Engine) {
    let world = World::new(engine).await;
    exam(&world, "hanh", &[("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5")]).await;
    exam(&world, "duc", &[("q.q-mot", "1"), ("q.q-dung", "0"), ("q.q-so", "4")]).await;
    let mut ha = world.signed_in("ha").await;
    let page = ha.get("/teaching/khoa-nho/quizzes/kt/items").await;
    for part in ["Mới có 2 lần làm", "Trung bình được 50% số điểm.", "1 lần chọn, 50%", "2 lần hỏi, 2 lần bỏ trống"]
    {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
}
