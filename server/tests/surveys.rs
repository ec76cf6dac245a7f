//! Surveys: filling in a form, and what instructors may learn of the forms; on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{courses::publish_folder, db::accounts, db::people::NewPerson, foundation};
use support::{Answered, Browser, Engine, World, on_both_engines};

on_both_engines!(
    a_form_is_filled_in_sent_once_and_never_graded,
    figures_wait_for_five_people,
    figures_change_only_by_five_people_more,
    no_page_for_graded_work_shows_a_form,
    the_delayed_survey_opens_after_ninety_days,
    figures_come_as_a_file,
);

const FRONT: &str = "/courses/khoa-nho/quizzes/ks";
const RESULTS: &str = "/teaching/khoa-nho/surveys/ks";
const NO_FIELDS: [(&str, &str); 0] = [];
const DAY: i64 = 24 * 3_600_000;

const SURVEY: &str = "---\nid: ks\ntitle: Khảo sát cuối khóa\nmode: survey\nminutes: 3\nabout: [programme, platform]\n---\n\n## Nội dung sát với công việc {#q-ks-sat type=scale low=không high=rất}\n\n## Thời lượng {#q-ks-luong type=poll}\n\n- [ ] Ngắn\n- [ ] =Vừa\n\n## Muốn học tiếp gì? {#q-ks-tiep type=poll many}\n\n- [ ] Chữ ký số\n- [ ] Dữ liệu mở\n\n## Cần sửa gì? {#q-ks-sua type=essay max-words=50}\n";
const DELAYED: &str = "---\nid: ks-sau\ntitle: Hiệu quả sau bồi dưỡng\nmode: survey\nminutes: 3\nabout: effect\nafter: 90d\n---\n\n## Dùng được ở nơi làm việc {#q-ks-dung type=scale}\n";

/// The small course with two surveys.
async fn world(engine: Engine) -> World {
    let world = World::with_own_courses(engine).await;
    let folder = world.app.store.courses_dir.join("khoa-nho");
    std::fs::write(folder.join("m1/ks.quiz.md"), SURVEY).unwrap();
    std::fs::write(folder.join("m1/ks-sau.quiz.md"), DELAYED).unwrap();
    let course = std::fs::read_to_string(folder.join("course.md")).unwrap();
    let outline = "   - [Khảo sát cuối khóa](m1/ks.quiz.md)\n   - [Hiệu quả sau bồi dưỡng](m1/ks-sau.quiz.md)\n";
    // Its items open one after another; the surveys stand first, and hold nobody.
    let first = "   - [Bài một](m1/bai-1.md)";
    std::fs::write(folder.join("course.md"), course.replace(first, &format!("{outline}{first}"))).unwrap();
    let app = &world.app;
    let published = publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now()).await.unwrap();
    app.reload_catalogue().await.unwrap();
    let quizzes = app.catalogue().course("khoa-nho").map(|edition| edition.course.quiz("ks").is_some());
    assert_eq!(quizzes, Some(true), "{published:?}");
    world
}

/// More people than the world has.
async fn newcomer(world: &World, login: String) {
    let now = world.app.clock.now();
    let written = world.app.db.write(move |conn| {
        Box::pin(async move {
            let hash = accounts::find_by_login(conn, "hanh").await?.and_then(|account| account.password_hash);
            let new = NewPerson { full_name: format!("Người {login}"), ..NewPerson::default() };
            let person = foundation::person_with_account(conn, &new, &login, false, now).await?;
            accounts::set_password(conn, &person, &hash.unwrap_or_default(), now).await
        })
    });
    written.await.expect("the newcomer is written");
}

/// Enrols somebody and begins her form.
async fn begun(world: &World, name: &str) -> (Browser, String) {
    let mut browser = world.signed_in(name).await;
    browser.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    let started = browser.post(&format!("{FRONT}/attempts"), &[("form_id", "form-000002")]).await;
    let attempt = started.location.clone().filter(|address| address.starts_with("/attempts/"));
    let attempt = attempt
        .unwrap_or_else(|| panic!("no form to fill in: {} {:?} {}", started.status, started.location, started.body));
    (browser, attempt)
}

/// Sends a form with these answers.
async fn sent(world: &World, name: &str, answers: &[(&str, &str)]) -> Answered {
    let (mut browser, attempt) = begun(world, name).await;
    let mut fields = vec![("save_id", "a"), ("counter", "1")];
    fields.extend_from_slice(answers);
    let answer = browser.post(&format!("{attempt}/submission"), &fields).await;
    browser.get(&answer.location.expect("a page of thanks")).await
}

/// What stands between header and footer.
fn main(page: &Answered) -> &str {
    page.body.split_once("<main").map_or("", |(_, rest)| rest.split("</main>").next().unwrap_or_default())
}

fn full<'a>(value: &'a str, text: &'a str) -> [(&'static str, &'a str); 3] {
    [("q.q-ks-sat", value), ("q.q-ks-luong", "0"), ("q.q-ks-sua", text)]
}

async fn a_form_is_filled_in_sent_once_and_never_graded(engine: Engine) {
    let world = world(engine).await;
    let mut hanh = world.signed_in("hanh").await;
    hanh.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    let front = hanh.get(FRONT).await;
    for part in
        ["chương trình, nền tảng học tập", "ít nhất 5 người", "người quản trị cơ sở dữ liệu", "Mỗi người gửi một phiếu"]
    {
        assert!(front.body.contains(part), "{part}: {}", front.body);
    }
    let (mut hanh, attempt) = begun(&world, "hanh").await;
    let page = hanh.get(&format!("{attempt}?view=all")).await;
    assert!(page.body.contains("Gửi phiếu") && page.body.contains("Ý kiến của anh/chị"), "{}", page.body);
    assert!(!page.body.contains("Nộp bài") && !page.body.contains("0 điểm"), "{}", page.body);
    // What was begun is kept.
    let saved = [("save_id", "s"), ("counter", "1"), ("q.q-ks-sua", "Đang viết dở"), ("go", "all")];
    assert_eq!(hanh.post(&format!("{attempt}/answers"), &saved).await.status, 303);
    assert!(hanh.get(&format!("{attempt}?view=all")).await.body.contains("Đang viết dở"));
    assert!(hanh.get(FRONT).await.body.contains("Phiếu đang điền dở"));
    let mut fields = vec![("save_id", "t"), ("counter", "2")];
    fields.extend_from_slice(&full("4", "Thêm ví dụ"));
    let result = hanh.post(&format!("{attempt}/submission"), &fields).await.location.unwrap();
    let again = hanh.post(&format!("{attempt}/submission"), &fields).await.location.unwrap();
    assert_eq!(result, again, "twice is once");
    let thanks = hanh.get(&result).await;
    assert!(thanks.body.contains("phiếu số 1 của “Khảo sát cuối khóa”"), "{}", thanks.body);
    assert!(!main(&thanks).contains('%') && !thanks.body.contains("Thêm ví dụ"), "{}", thanks.body);
    let front = hanh.get(FRONT).await;
    assert!(front.body.contains("Phiếu số 1") && !front.body.contains("Xem lại lần"), "{}", front.body);
    let second = hanh.post(&format!("{FRONT}/attempts"), &[("form_id", "form-000009")]).await;
    assert_eq!(second.location.as_deref(), Some(FRONT), "everybody sends one form");
    let course = hanh.get("/courses/khoa-nho").await;
    assert!(!main(&course).contains("0%") && course.body.contains("đã xong"), "{}", course.body);
    assert!(!hanh.get("/history").await.body.contains("Khảo sát cuối khóa"));
}

async fn figures_wait_for_five_people(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.signed_in("ha").await;
    for (name, value) in [("hanh", "4"), ("duc", "4"), ("minh", "3")] {
        sent(&world, name, &full(value, "Một ý riêng")).await;
    }
    let blank = sent(&world, "tuan", &[("q.q-ks-sua", "Bỏ trống hết")]).await;
    assert!(blank.body.contains("phiếu số 4"), "an invalid form is thanked for too: {}", blank.body);
    newcomer(&world, "nga".to_owned()).await;
    sent(&world, "nga", &full("0", "Ý của Nga")).await;
    let page = ha.get(RESULTS).await;
    assert!(page.body.contains("Đã nhận 5 phiếu") && page.body.contains("Chưa đủ phiếu"), "{}", page.body);
    assert!(!page.body.contains("<table") && !page.body.contains("Một ý riêng"), "{}", page.body);
    let desk = ha.get("/teaching/khoa-nho").await;
    assert!(desk.body.contains("5 phiếu đã gửi") && desk.body.contains(RESULTS), "{}", desk.body);
    sent(&world, "ha", &full("4", "An tâm")).await;
    let page = ha.get(RESULTS).await;
    // 5, 5, 4, 1, 5: a mean of 4.
    for part in [
        "6 phiếu đã gửi. Số liệu tính từ 5 phiếu hợp lệ; 1 phiếu không hợp lệ",
        "Trung bình 4.",
        "value=\"60\"",
        "60%",
        "Câu này chưa đủ 5 câu trả lời",
        "Một ý riêng",
    ] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert!(page.body.find("An tâm") < page.body.find("Một ý riêng"), "in the order of the alphabet");
    assert!(!page.body.contains("Bỏ trống hết"), "invalid forms enter nothing");
    for name in ["Nguyễn Thị Hạnh", "Phạm Minh Đức", "Người nga", "/attempts/"] {
        assert!(!page.body.contains(name), "{name}: {}", page.body);
    }
}

async fn figures_change_only_by_five_people_more(engine: Engine) {
    let world = world(engine).await;
    for name in ["hanh", "duc", "minh", "tuan", "ha"] {
        sent(&world, name, &full("2", "Vừa")).await;
    }
    let mut ha = world.signed_in("ha").await;
    let mut shown = Vec::new();
    for number in 0..5 {
        let login = format!("moi-{number}");
        newcomer(&world, login.clone()).await;
        sent(&world, &login, &full("4", "Rất sát")).await;
        shown.push(ha.get(RESULTS).await.body);
    }
    for (number, page) in shown[..4].iter().enumerate() {
        assert!(page.contains(&format!("{} phiếu mới chờ đủ 5 người", number + 1)), "{page}");
        assert!(page.contains("Trung bình 3.") && !page.contains("Rất sát"), "{page}");
    }
    assert!(shown[4].contains("Trung bình 4.") && shown[4].contains("Rất sát"), "{}", shown[4]);
    assert!(shown[4].contains("10 phiếu hợp lệ") && !shown[4].contains("phiếu mới chờ"), "{}", shown[4]);
}

async fn no_page_for_graded_work_shows_a_form(engine: Engine) {
    let world = world(engine).await;
    let (mut hanh, attempt) = begun(&world, "hanh").await;
    hanh.post(&format!("{attempt}/submission"), &full("4", "Chỉ mình tôi biết")).await;
    let id = attempt.trim_start_matches("/attempts/");
    let mut ha = world.signed_in("ha").await;
    for path in [
        "/teaching/khoa-nho/quizzes/ks/items".to_owned(),
        "/teaching/khoa-nho/quizzes/ks/regrade".to_owned(),
        "/teaching/khoa-nho/quizzes/ks/marking".to_owned(),
        format!("/teaching/khoa-nho/marking/{id}/q-ks-sua"),
        attempt.clone(),
        format!("{attempt}/result"),
        "/teaching/khoa-nho/surveys/kt".to_owned(),
        "/teaching/khoa-nho/surveys/khong-co".to_owned(),
    ] {
        assert_eq!(ha.get(&path).await.status, 404, "{path}");
    }
    let regrade = [("form_id", "form-000020"), ("policy", "full"), ("reason", "Thử")];
    assert_eq!(ha.post("/teaching/khoa-nho/quizzes/ks/regrade", &regrade).await.status, 404);
    let desk = ha.get("/teaching/khoa-nho").await;
    assert!(!desk.body.contains("/quizzes/ks/"), "{}", desk.body);
    for path in [RESULTS.to_owned(), format!("{RESULTS}/figures.csv")] {
        assert_eq!(hanh.get(&path).await.status, 403, "{path}");
        assert!(!ha.get(&path).await.body.contains("Chỉ mình tôi biết"), "{path}");
    }
}

async fn the_delayed_survey_opens_after_ninety_days(engine: Engine) {
    let world = world(engine).await;
    let mut hanh = world.signed_in("hanh").await;
    hanh.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    let late = "/courses/khoa-nho/quizzes/ks-sau";
    assert!(hanh.get(late).await.body.contains("Mở 90 ngày sau khi anh/chị hoàn thành khóa học."));
    for lesson in ["b1", "b2"] {
        hanh.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &NO_FIELDS).await;
    }
    let started = hanh.post("/courses/khoa-nho/quizzes/kt/attempts", &[("form_id", "form-000003")]).await;
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    hanh.post(&format!("{}/submission", started.location.unwrap()), &right).await;
    assert_eq!(hanh.get("/certificates").await.body.matches("href=\"/certificates/").count(), 1, "no survey is needed");
    let home = hanh.get("/").await;
    assert!(home.body.contains(FRONT) && !home.body.contains(late), "{}", home.body);
    assert!(hanh.get(late).await.body.contains("Mở sau 90 ngày nữa."));
    let refused = hanh.post(&format!("{late}/attempts"), &[("form_id", "form-000004")]).await;
    assert_eq!(refused.location.as_deref(), Some(late));
    // Sessions do not last so long.
    world.app.clock.advance(90 * DAY);
    let mut hanh = world.signed_in("hanh").await;
    let home = hanh.get("/").await;
    assert!(home.body.contains(late) && !home.body.contains(&format!("{FRONT}\"")), "{}", home.body);
    let started = hanh.post(&format!("{late}/attempts"), &[("form_id", "form-000004")]).await.location.unwrap();
    let thanks = hanh.post(&format!("{started}/submission"), &[("q.q-ks-dung", "4")]).await.location.unwrap();
    assert!(hanh.get(&thanks).await.body.contains("phiếu số 1"));
    assert!(!hanh.get("/").await.body.contains(late), "who has sent it is asked no more");
}

async fn figures_come_as_a_file(engine: Engine) {
    let world = world(engine).await;
    let file = format!("{RESULTS}/figures.csv");
    let mut ha = world.signed_in("ha").await;
    for name in ["hanh", "duc", "minh", "tuan"] {
        sent(&world, name, &full("4", "Một ý riêng")).await;
    }
    assert_eq!(ha.get(&file).await.body.lines().count(), 1, "the heads alone");
    sent(&world, "ha", &full("3", "Một ý riêng")).await;
    let answer = ha.get(&file).await;
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
    assert!(answer.bytes.starts_with(b"\xef\xbb\xbf\"M\xe1\xbb\xa5c\",\"C\xc3\xa2u h\xe1\xbb\x8fi\","));
    for line in [
        "\"Khảo sát cuối khóa\",\"Nội dung sát với công việc\",\"5 (rất)\",\"4\",\"80\",\"5\",\"4,8\"\r\n",
        "\"Khảo sát cuối khóa\",\"Thời lượng\",\"Ngắn\",\"5\",\"100\",\"5\",\"\"\r\n",
        "\"Khảo sát cuối khóa\",\"Thời lượng\",\"'=Vừa\",\"0\",\"0\",\"5\",\"\"\r\n",
    ] {
        assert!(answer.body.contains(line), "{line}: {}", answer.body);
    }
    assert!(!answer.body.contains("Một ý riêng"), "figures alone");
}
