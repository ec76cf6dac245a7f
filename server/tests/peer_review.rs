//! Learners review each other's essays: given out fairly, anonymous on both sides, a proposal until the instructor marks;
//! on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{courses::publish_folder, db::peer_reviews};
use support::{Answered, Browser, COURSE, Engine, World, enrolled, essay, mark, on_both_engines};

on_both_engines!(
    three_review_each_other_and_the_instructor_decides,
    a_review_is_its_writers_alone,
    after_seven_days_the_instructor_marks,
    the_instructor_may_mark_at_once,
    who_writes_nothing_is_reviewed_by_nobody,
    who_has_left_is_asked_for_nothing,
    two_who_hand_in_at_once_see_each_other,
);

const QUEUE: &str = "/teaching/khoa-loai/quizzes/thu-hoach/marking";
const REVIEWS: &str = "/courses/khoa-loai/reviews";
const DAY: i64 = 24 * 3_600_000;

/// The course with every type, whose essay two peers review.
async fn world(engine: Engine) -> World {
    let world = World::with_own_courses(engine).await;
    let file = world.app.store.courses_dir.join("khoa-loai/m1/thu-hoach.quiz.md");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("{#q-viet type=essay"), "{text}");
    std::fs::write(&file, text.replace("{#q-viet type=essay", "{#q-viet type=essay peers=2 after=7d")).unwrap();
    let app = &world.app;
    publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now()).await.unwrap();
    app.reload_catalogue().await.unwrap();
    world
}

/// Enrols somebody and hands her essay in; gives her browser and the attempt.
async fn handed_in(world: &World, name: &str, text: &str) -> (Browser, String) {
    let mut browser = enrolled(world, name, COURSE).await;
    let attempt = essay(&mut browser, text).await;
    (browser, attempt)
}

/// The addresses of the reviews that stand on a list.
fn reviews(list: &Answered) -> Vec<String> {
    let parts = list.body.split("href=\"/reviews/").skip(1);
    parts.filter_map(|part| Some(format!("/reviews/{}", part.split('"').next()?))).collect()
}

/// The review whose essay holds these words.
async fn review_of(browser: &mut Browser, words: &str) -> String {
    for address in reviews(&browser.get(REVIEWS).await) {
        if browser.get(&address).await.body.contains(words) {
            return address;
        }
    }
    panic!("nothing to review holds {words}")
}

fn written<'a>(points: [&'a str; 2], comment: &'a str) -> [(&'a str, &'a str); 3] {
    [("c0", points[0]), ("c1", points[1]), ("comment", comment)]
}

async fn three_review_each_other_and_the_instructor_decides(engine: Engine) {
    let world = world(engine).await;
    let front = enrolled(&world, "hanh", COURSE).await.get(&format!("{COURSE}/quizzes/thu-hoach")).await;
    assert!(front.body.contains("2 bạn học chấm") && front.body.contains("chỉ là đề xuất"), "{}", front.body);
    let (mut hanh, attempt) = handed_in(&world, "hanh", "Bài của một người.").await;
    assert!(!hanh.get(COURSE).await.body.contains("bài của bạn học"), "nobody else has handed in");
    assert!(hanh.get(REVIEWS).await.body.contains("Chưa có bài nào để chấm"));
    let (mut duc, _) = handed_in(&world, "duc", "Bài của người thứ hai.").await;
    assert!(hanh.get(COURSE).await.body.contains("Anh/chị còn chấm 1 bài của bạn học"));
    let (mut tuan, _) = handed_in(&world, "tuan", "Bài của người thứ ba.").await;
    for browser in [&mut hanh, &mut duc, &mut tuan] {
        let course = browser.get(COURSE).await;
        assert!(course.body.contains("Anh/chị còn chấm 2 bài của bạn học"), "{}", course.body);
        assert_eq!(reviews(&browser.get(REVIEWS).await).len(), 2);
        assert!(browser.get("/messages").await.body.contains("Có bài của bạn học cần chấm"));
    }
    let mut ha = world.signed_in("ha").await;
    let queue = ha.get(QUEUE).await;
    assert!(queue.body.contains("Không còn bài nào") && queue.body.contains("Bạn học đang chấm"), "{}", queue.body);
    assert!(!ha.get("/teaching").await.body.contains("bài chờ chấm"), "peers have them");

    let first = review_of(&mut duc, "Bài của một người.").await;
    let page = duc.get(&first).await;
    for hidden in ["Nguyễn Thị Hạnh", "MARKER-SAMPLE", &attempt] {
        assert!(!page.body.contains(hidden), "{hidden}: {}", page.body);
    }
    for points in [["3", "1"], ["1,3", "1"], ["", "1"]] {
        let refused = duc.post(&first, &written(points, "Rõ ràng")).await;
        assert!(refused.status == 422 && refused.body.contains("Rõ ràng"), "{points:?}: {}", refused.body);
    }
    let sent = duc.post(&first, &written(["2", "0"], "Rõ ràng, thiếu số liệu.")).await;
    assert_eq!(sent.location.as_deref(), Some(REVIEWS));
    duc.post(&first, &written(["0", "0"], "Nghĩ lại")).await;
    let page = duc.get(&first).await;
    assert!(page.body.contains("thiếu số liệu") && !page.body.contains("Nghĩ lại"), "{}", page.body);
    assert!(!page.body.contains("<textarea"), "what is sent stays");
    assert!(duc.get(COURSE).await.body.contains("Anh/chị còn chấm 1 bài của bạn học"));
    let result = format!("/attempts/{attempt}/result");
    let shown = hanh.get(&result).await;
    assert!(shown.body.contains("Bạn học đã chấm 1/2"), "{}", shown.body);
    assert!(!shown.body.contains("thiếu số liệu"), "what peers say comes with the mark");

    let second = review_of(&mut tuan, "Bài của một người.").await;
    tuan.post(&second, &written(["1", "0,5"], "Nên đo kết quả.")).await;
    assert!(ha.get("/teaching").await.body.contains("1 bài chờ chấm"));
    let queue = ha.get(QUEUE).await;
    assert!(queue.body.contains("Bạn học đã chấm 2/2"), "{}", queue.body);
    let sheet = format!("/teaching/khoa-loai/marking/{attempt}/q-viet");
    let page = ha.get(&sheet).await;
    // 2 and 1 give 1,5; 0 and 0,5 give 0,25, rounded up to a half.
    for part in ["Đề xuất của bạn học: 2 điểm", "value=\"1,5\"", "value=\"0,5\"", "Nên đo kết quả.", "thiếu số liệu"]
    {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert!(!page.body.contains("Phạm Minh Đức") && !page.body.contains("Trần Anh Tuấn"), "{}", page.body);
    assert!(hanh.get(&result).await.body.contains("chờ giảng viên quyết định"), "a proposal is no mark");
    assert_eq!(ha.post(&sheet, &mark("form-000010", "", ["2", "0,5"], "Đồng ý phần lớn.")).await.status, 303);
    let shown = hanh.get(&result).await;
    for part in ["62,5%", "Bạn học đã chấm 2/2", "Nên đo kết quả.", "thiếu số liệu", "Đồng ý phần lớn."]
    {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    for name in ["Phạm Minh Đức", "Trần Anh Tuấn"] {
        assert!(!shown.body.contains(name), "{name}: {}", shown.body);
    }
    assert_eq!(world.audited("peer_reviews").await, ["peer-reviewed", "peer-reviewed"]);
}

async fn a_review_is_its_writers_alone(engine: Engine) {
    let world = world(engine).await;
    let (mut hanh, _) = handed_in(&world, "hanh", "Bài của Hạnh.").await;
    let (mut duc, _) = handed_in(&world, "duc", "Bài của Đức.").await;
    let own = reviews(&hanh.get(REVIEWS).await);
    assert_eq!(own.len(), 1);
    assert!(hanh.get(&own[0]).await.body.contains("Bài của Đức."), "nobody reviews her own");
    assert_eq!(duc.get(&own[0]).await.status, 404);
    assert_eq!(duc.post(&own[0], &written(["1", "1"], "")).await.status, 404);
    assert_eq!(hanh.get("/reviews/khong-co").await.status, 404);
    assert_eq!(hanh.get("/courses/khong-co/reviews").await.status, 404);
    let mut ha = world.signed_in("ha").await;
    assert_eq!(ha.get(&own[0]).await.status, 404, "an instructor is no peer");
    let visitor = world.browser().get(&own[0]).await;
    assert!(visitor.location.unwrap_or_default().starts_with("/sign-in"));
}

async fn after_seven_days_the_instructor_marks(engine: Engine) {
    let world = world(engine).await;
    let (_, attempt) = handed_in(&world, "hanh", "Bài của Hạnh.").await;
    let (mut duc, _) = handed_in(&world, "duc", "Bài của Đức.").await;
    let (mut tuan, _) = handed_in(&world, "tuan", "Bài của Tuấn.").await;
    let first = review_of(&mut duc, "Bài của Hạnh.").await;
    duc.post(&first, &written(["1,5", "1"], "Tốt")).await;
    let second = review_of(&mut tuan, "Bài của Hạnh.").await;
    world.app.clock.advance(7 * DAY - 1_000);
    let mut tuan = world.signed_in("tuan").await;
    assert!(tuan.get(&second).await.body.contains("<textarea"), "a second is left");
    world.app.clock.advance(1_000);
    let late = tuan.post(&second, &written(["0", "0"], "Muộn")).await;
    assert_eq!(late.location.as_deref(), Some(REVIEWS));
    let list = tuan.get(REVIEWS).await;
    assert!(list.body.contains("không nhận chấm nữa") && list.body.contains("Không cần chấm nữa"), "{}", list.body);
    assert!(!tuan.get(COURSE).await.body.contains("Anh/chị còn chấm"));
    let mut ha = world.signed_in("ha").await;
    assert!(ha.get("/teaching").await.body.contains("3 bài chờ chấm"));
    assert!(!ha.get(QUEUE).await.body.contains("Bạn học đang chấm"));
    let page = ha.get(&format!("/teaching/khoa-loai/marking/{attempt}/q-viet")).await;
    assert!(page.body.contains("Đề xuất của bạn học: 2,5 điểm") && !page.body.contains("Muộn"), "{}", page.body);
    let mut hanh = world.signed_in("hanh").await;
    let shown = hanh.get(&format!("/attempts/{attempt}/result")).await;
    assert!(
        shown.body.contains("Bạn học đã chấm 1/2") && shown.body.contains("giảng viên quyết định"),
        "{}",
        shown.body
    );
    // Whoever comes later is not given what has fallen back.
    let (mut minh, _) = handed_in(&world, "minh", "Bài của Minh.").await;
    assert!(reviews(&minh.get(REVIEWS).await).is_empty());
}

async fn the_instructor_may_mark_at_once(engine: Engine) {
    let world = world(engine).await;
    let (mut hanh, attempt) = handed_in(&world, "hanh", "Bài của Hạnh.").await;
    let (mut duc, _) = handed_in(&world, "duc", "Bài của Đức.").await;
    let review = review_of(&mut duc, "Bài của Hạnh.").await;
    let mut ha = world.signed_in("ha").await;
    let sheet = format!("/teaching/khoa-loai/marking/{attempt}/q-viet");
    let page = ha.get(&sheet).await;
    assert!(page.body.contains("Đã có 0/2 bài chấm") && !page.body.contains("Đề xuất của bạn học:"), "{}", page.body);
    assert_eq!(ha.post(&sheet, &mark("form-000010", "", ["2", "1"], "")).await.status, 303);
    assert!(hanh.get(&format!("/attempts/{attempt}/result")).await.body.contains("75%"));
    assert!(duc.get(&review).await.body.contains("Không cần chấm nữa"));
    duc.post(&review, &written(["0", "0"], "Vẫn chấm")).await;
    let mut conn = world.app.db.read().await.unwrap();
    assert!(peer_reviews::of_essay(&mut conn, &attempt, "q-viet").await.unwrap().is_empty());
    assert!(!duc.get(COURSE).await.body.contains("Anh/chị còn chấm"));
}

async fn who_writes_nothing_is_reviewed_by_nobody(engine: Engine) {
    let world = world(engine).await;
    let (mut hanh, _) = handed_in(&world, "hanh", "  ").await;
    let (mut duc, _) = handed_in(&world, "duc", "Bài của Đức.").await;
    for browser in [&mut hanh, &mut duc] {
        assert!(reviews(&browser.get(REVIEWS).await).is_empty());
    }
}

async fn who_has_left_is_asked_for_nothing(engine: Engine) {
    let world = world(engine).await;
    let (mut hanh, _) = handed_in(&world, "hanh", "Bài của Hạnh.").await;
    assert_eq!(hanh.post(&format!("{COURSE}/enrolment/end"), &[]).await.status, 303);
    let (mut duc, _) = handed_in(&world, "duc", "Bài của Đức.").await;
    for browser in [&mut hanh, &mut duc] {
        assert!(reviews(&browser.get(REVIEWS).await).is_empty());
    }
    let (mut tuan, _) = handed_in(&world, "tuan", "Bài của Tuấn.").await;
    assert_eq!(reviews(&tuan.get(REVIEWS).await).len(), 1);
    review_of(&mut tuan, "Bài của Đức.").await;
}

async fn two_who_hand_in_at_once_see_each_other(engine: Engine) {
    let world = world(engine).await;
    let (mut hanh, mut duc) = (enrolled(&world, "hanh", COURSE).await, enrolled(&world, "duc", COURSE).await);
    tokio::join!(essay(&mut hanh, "Bài của Hạnh."), essay(&mut duc, "Bài của Đức."));
    for browser in [&mut hanh, &mut duc] {
        assert_eq!(reviews(&browser.get(REVIEWS).await).len(), 1);
    }
}
