//! What holds for one person alone: extensions, exemptions, her private pause; and why something is not completed.

use crate::{
    support::{Browser, Engine, World, on_both_engines},
    world::{fill_by_list, number},
};
use khuevan::db::assignments;

on_both_engines!(
    an_extension_shows_the_learner_reason_and_date,
    an_exemption_lifts_the_duty_and_can_be_taken_back,
    a_pause_moves_what_is_due_and_tells_nobody_why,
    a_pause_that_ends_early_gives_the_days_back,
    a_pause_has_its_limit,
    why_it_is_not_completed_is_said_in_words,
);

/// A cohort with hanh in it, due in so many days.
async fn with_hanh(world: &World, due_in: i64) -> (Browser, String, String) {
    let mut tuan = world.signed_in("tuan").await;
    let cohort = world.open_cohort(&mut tuan, due_in, "").await;
    fill_by_list(&mut tuan, &cohort, "TL-hanh").await;
    (tuan, cohort, world.person("hanh").await)
}

/// The form of an exception to what the cohort asks.
fn form<'a>(cohort: &'a str, kind: &'a str, due_on: &'a str, reason: &'a str) -> [(&'a str, &'a str); 5] {
    let id = cohort.trim_start_matches("/desk/cohorts/");
    [("cohort", id), ("what", "course:khoa-nho"), ("kind", kind), ("due_on", due_on), ("reason", reason)]
}

async fn due(world: &World) -> Option<String> {
    let mut conn = world.app.db.read().await.unwrap();
    let asked = assignments::of_person(&mut conn, &world.person("hanh").await).await.unwrap();
    asked[0].due_on.clone()
}

async fn an_extension_shows_the_learner_reason_and_date(engine: Engine) {
    let world = World::new(engine).await;
    let (mut tuan, cohort, hanh) = with_hanh(&world, -2).await;
    assert_eq!(number(&mut tuan, &cohort, "overdue").await, 1);
    let page = format!("/desk/people/{hanh}/exceptions");
    let (later, earlier) = (world.day(30).to_string(), world.day(-5).to_string());
    let refused = tuan.post(&page, &form(&cohort, "extension", &earlier, "")).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.body.contains("Hạn mới phải sau hạn") && refused.body.contains("Hãy ghi lý do"),
        "{}",
        refused.body
    );
    assert_eq!(tuan.post(&page, &form(&cohort, "extension", &later, "Nghỉ thai sản")).await.status, 303);
    assert_eq!(due(&world).await, Some(later.clone()));
    assert_eq!(number(&mut tuan, &cohort, "not-started").await, 1);
    let mut browser = world.signed_in("hanh").await;
    let home = browser.get("/").await.body;
    assert!(home.contains("Gia hạn đến") && home.contains("Nghỉ thai sản"), "{home}");
    // A second one supersedes the first, and both stay on record.
    let latest = world.day(60).to_string();
    assert_eq!(tuan.post(&page, &form(&cohort, "extension", &latest, "Thêm một tháng")).await.status, 303);
    let record = tuan.get(&format!("/desk/people/{hanh}/assignments")).await.body;
    assert!(record.contains("Nghỉ thai sản") && record.contains("đã được thay"), "{record}");
    assert_eq!(due(&world).await, Some(latest));
    let unknown = [("cohort", ""), ("what", "course:khoa-nho"), ("kind", "exemption"), ("reason", "x")];
    assert_eq!(tuan.post(&page, &unknown).await.status, 404, "nothing of her own is asked");
}

async fn an_exemption_lifts_the_duty_and_can_be_taken_back(engine: Engine) {
    let world = World::new(engine).await;
    let (mut tuan, cohort, hanh) = with_hanh(&world, -2).await;
    let page = format!("/desk/people/{hanh}/exceptions");
    assert_eq!(tuan.post(&page, &form(&cohort, "exemption", "", "Đã học ở trường")).await.status, 303);
    assert_eq!(number(&mut tuan, &cohort, "exempt").await, 1);
    let mut browser = world.signed_in("hanh").await;
    assert!(!browser.get("/").await.body.contains("Kế hoạch năm của tỉnh"));
    assert_eq!(tuan.post(&format!("{page}/end"), &form(&cohort, "", "", "")).await.status, 303);
    assert_eq!(number(&mut tuan, &cohort, "overdue").await, 1);
    assert!(browser.get("/").await.body.contains("Kế hoạch năm của tỉnh"));
}

async fn a_pause_moves_what_is_due_and_tells_nobody_why(engine: Engine) {
    let world = World::new(engine).await;
    let (mut tuan, cohort, hanh) = with_hanh(&world, 3).await;
    let later = world.day(4).to_string();
    let fields = form(&cohort, "extension", &later, "Bận họp");
    assert_eq!(tuan.post(&format!("/desk/people/{hanh}/exceptions"), &fields).await.status, 303);
    let mut browser = world.signed_in("hanh").await;
    let until = world.day(9).to_string();
    assert_eq!(browser.post("/account/pause", &[("until", &until)]).await.status, 303);
    assert_eq!(due(&world).await, Some(world.day(14).to_string()), "ten days later than the extension");
    assert_eq!(number(&mut tuan, &cohort, "paused").await, 1);
    let page = tuan.get(&format!("/desk/people/{hanh}/assignments")).await.body;
    assert!(page.contains("Tạm dừng đến ngày") && page.contains("Bận họp"), "{page}");
    let home = browser.get("/").await.body;
    assert!(home.contains("Anh/chị đang tạm dừng") && home.contains("Hạn lùi đến"), "{home}");
    // What the cohort asks anew while she is away moves too.
    let (unit, opens, new_due) = (world.unit().await, world.day(-30).to_string(), world.day(20).to_string());
    let change = [
        ("title", "K3 – Cán bộ cấp xã"),
        ("unit", &unit),
        ("opens_on", &opens),
        ("what.0", "course:khoa-nho"),
        ("due.0", &new_due),
        ("must.0", "yes"),
        ("why.0", "Kế hoạch năm của tỉnh"),
    ];
    let answer = tuan.post(&cohort, &change).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(due(&world).await, Some(world.day(30).to_string()));
}

async fn a_pause_that_ends_early_gives_the_days_back(engine: Engine) {
    let world = World::new(engine).await;
    let (mut tuan, cohort, _) = with_hanh(&world, 20).await;
    let start = world.day(0);
    let mut browser = world.signed_in("hanh").await;
    let until = world.day(9).to_string();
    browser.post("/account/pause", &[("until", &until)]).await;
    world.app.clock.advance(4 * 24 * 3_600_000);
    let mut browser = world.signed_in("hanh").await;
    assert_eq!(browser.post("/account/pause/end", &[]).await.status, 303);
    let expected = start.checked_add(jiff::ToSpan::days(24)).unwrap();
    assert_eq!(due(&world).await, Some(expected.to_string()), "four of ten days were taken");
    let mut tuan_later = world.signed_in("tuan").await;
    assert_eq!(number(&mut tuan_later, &cohort, "not-started").await, 1);
    assert_eq!(browser.post("/account/pause/end", &[]).await.status, 303);
    assert_eq!(due(&world).await, Some(expected.to_string()), "twice is once");
    drop(tuan.get("/desk").await);
}

async fn a_pause_has_its_limit(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = world.signed_in("hanh").await;
    for (until, message) in [
        (world.day(-1).to_string(), "không thể trước hôm nay"),
        (world.day(400).to_string(), "ngày tạm dừng trong năm"),
        ("hôm nào đó".to_owned(), "Ngày chưa đúng"),
    ] {
        let answer = hanh.post("/account/pause", &[("until", &until)]).await;
        assert_eq!(answer.status, 422, "{until}");
        assert!(answer.body.replace('\u{a0}', " ").contains(message), "{until}: {}", answer.body);
    }
    assert_eq!(hanh.post("/account/pause", &[("until", &world.day(0).to_string())]).await.status, 303);
    assert_eq!(hanh.post("/account/pause", &[("until", &world.day(3).to_string())]).await.status, 303, "one at a time");
    assert!(hanh.get("/account").await.body.contains("Đang tạm dừng đến hết ngày"));
}

async fn why_it_is_not_completed_is_said_in_words(engine: Engine) {
    let world = World::new(engine).await;
    let (mut tuan, _, hanh) = with_hanh(&world, 20).await;
    let page = format!("/desk/people/{hanh}/assignments");
    let body = tuan.get(&page).await.body;
    assert!(body.contains("Vì sao chưa hoàn thành?") && body.contains("chưa mở bài nào"), "{body}");
    let mut browser = world.signed_in("hanh").await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[("form_id", "form-000002")]).await;
    let body = tuan.get(&page).await.body.replace('\u{a0}', " ");
    assert!(body.contains("Chưa đạt bài kiểm tra") && body.contains("đang làm dở"), "{body}");
    assert!(!body.contains("Chưa học bài"), "{body}");
}
