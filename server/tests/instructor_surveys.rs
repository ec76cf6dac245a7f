//! Surveys that ask those who teach: their forms, and figures apart from those of learners; on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{
    courses::publish_folder,
    db::{accounts, answers, people::NewPerson},
    foundation,
};
use support::{Answered, Browser, Engine, World, on_both_engines};

on_both_engines!(
    an_instructor_fills_in_her_form_and_sends_it_once,
    nobody_else_is_asked,
    both_groups_stand_apart,
    what_instructors_have_answered_may_not_vanish,
);

const BOTH: &str = "/teaching/khoa-nho/surveys/ks";
const APART: &str = "/teaching/khoa-nho/surveys/ks-gv";
const SURVEY: &str = "---\nid: ID\ntitle: TITLE\nmode: survey\nminutes: 300\nabout: [programme, learners]\nby: BY\n---\n\n## Nội dung hợp lý {#q-ID-ly type=scale}\n\n## Thời lượng {#q-ID-luong type=poll}\n\n- [ ] Ngắn\n- [ ] Vừa\n\n## Cần sửa gì? {#q-ID-sua type=essay max-words=5}\n";

fn survey(id: &str, title: &str, by: &str) -> String {
    SURVEY.replace("ID", id).replace("TITLE", title).replace("BY", by)
}

/// The small course with a survey of both groups and one of instructors alone.
async fn world(engine: Engine) -> World {
    let world = World::with_own_courses(engine).await;
    let folder = world.app.store.courses_dir.join("khoa-nho");
    std::fs::write(folder.join("m1/ks.quiz.md"), survey("ks", "Khảo sát chung", "[learners, instructors]")).unwrap();
    std::fs::write(folder.join("m1/ks-gv.quiz.md"), survey("ks-gv", "Khảo sát giảng viên", "instructors")).unwrap();
    let course = std::fs::read_to_string(folder.join("course.md")).unwrap();
    let outline = "   - [Khảo sát chung](m1/ks.quiz.md)\n   - [Khảo sát giảng viên](m1/ks-gv.quiz.md)\n";
    let first = "   - [Bài một](m1/bai-1.md)";
    std::fs::write(folder.join("course.md"), course.replace(first, &format!("{outline}{first}"))).unwrap();
    published(&world).await;
    assert!(world.app.catalogue().course("khoa-nho").unwrap().course.survey("ks-gv").is_some());
    world
}

async fn published(world: &World) -> Vec<&'static str> {
    let app = &world.app;
    let problems = publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now()).await.unwrap();
    app.reload_catalogue().await.unwrap();
    problems.iter().filter(|problem| problem.is_error()).map(|problem| problem.code).collect()
}

/// More people than the world has.
async fn newcomer(world: &World, login: &'static str) {
    let now = world.app.clock.now();
    let written = world.app.db.write(move |conn| {
        Box::pin(async move {
            let hash = accounts::find_by_login(conn, "hanh").await?.and_then(|account| account.password_hash);
            let new = NewPerson { full_name: format!("Người {login}"), ..NewPerson::default() };
            let person = foundation::person_with_account(conn, &new, login, false, now).await?;
            accounts::set_password(conn, &person, &hash.unwrap_or_default(), now).await
        })
    });
    written.await.expect("the newcomer is written");
}

/// Begins the form of an instructor.
async fn begun(browser: &mut Browser, survey: &str) -> String {
    let form = browser.post(&format!("{survey}/form"), &[]).await.location.expect("a form to go to");
    assert_eq!(form, format!("{survey}/form"));
    form
}

async fn sent(world: &World, name: &str, answers: &[(&str, &str)]) -> Answered {
    let mut browser = world.signed_in(name).await;
    let form = begun(&mut browser, BOTH).await;
    browser.post(&format!("{form}/submission"), answers).await
}

fn main(page: &Answered) -> &str {
    page.body.split_once("<main").map_or("", |(_, rest)| rest.split("</main>").next().unwrap_or_default())
}

async fn an_instructor_fills_in_her_form_and_sends_it_once(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.signed_in("ha").await;
    let desk = ha.get("/teaching/khoa-nho").await;
    assert!(desk.body.contains(&format!("{APART}#own")) && desk.body.contains("Trả lời phiếu"), "{}", desk.body);
    let page = ha.get(APART).await;
    for part in ["Phiếu của anh/chị", "ít nhất 5 giảng viên", "người quản trị cơ sở dữ liệu", "chương trình, học viên"]
    {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert_eq!(ha.get(&format!("{APART}/form")).await.status, 404, "nothing is begun");
    let form = begun(&mut ha, APART).await;
    begun(&mut ha, APART).await;
    // As the island saves, and as a plain form does.
    let mut island = ha.accepting("application/json");
    let save = [("save_id", "a"), ("counter", "1"), ("q.q-ks-gv-ly", "3")];
    assert_eq!(island.post(&format!("{form}/answers"), &save).await.status, 200);
    let refused = [("save_id", "b"), ("counter", "2"), ("q.q-ks-gv-ly", "99")];
    assert_eq!(island.post(&format!("{form}/answers"), &refused).await.status, 422);
    let text = [("save_id", "c"), ("counter", "3"), ("q.q-ks-gv-sua", "Đang viết"), ("go", "all")];
    let kept = ha.post(&format!("{form}/answers"), &text).await;
    assert_eq!((kept.status, kept.location), (303, Some(format!("{form}?view=all"))));
    let old = [("save_id", "d"), ("counter", "2"), ("q.q-ks-gv-sua", "Từ thẻ cũ"), ("go", "all")];
    ha.post(&format!("{form}/answers"), &old).await;
    let all = ha.get(&format!("{form}?view=all")).await;
    assert!(all.body.contains("Đang viết") && !all.body.contains("Từ thẻ cũ"), "{}", all.body);
    assert!(all.body.contains("Câu 1/3") && !all.body.contains("không tính điểm"), "{}", all.body);
    assert!(ha.get(APART).await.body.contains("Phiếu đang điền dở"));
    let fields = [("save_id", "e"), ("counter", "4"), ("q.q-ks-gv-luong", "1")];
    for _ in 0..2 {
        let done = ha.post(&format!("{form}/submission"), &fields).await;
        assert_eq!(done.location.as_deref(), Some(APART), "twice is once");
    }
    let page = ha.get(APART).await;
    assert!(page.body.contains("Phiếu số 1") && page.body.contains("Đã nhận 1 phiếu"), "{}", page.body);
    assert!(!page.body.contains("Đang viết") && !page.body.contains("Trả lời tiếp"), "{}", page.body);
    assert_eq!(ha.get(&form).await.location.as_deref(), Some(APART));
    let late = [("save_id", "f"), ("counter", "9"), ("q.q-ks-gv-ly", "0")];
    assert_eq!(island.post(&format!("{form}/answers"), &late).await.status, 409);
    assert_eq!(begun(&mut ha, APART).await, form, "there is no second one");
    assert!(ha.get("/teaching/khoa-nho").await.body.contains("1 phiếu của giảng viên"));
}

async fn nobody_else_is_asked(engine: Engine) {
    let world = world(engine).await;
    world.teaches("duc", "khoa-loai").await;
    let (mut hanh, mut duc) = (world.signed_in("hanh").await, world.signed_in("duc").await);
    let mut minh = world.signed_in("minh").await;
    hanh.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    for path in [APART.to_owned(), format!("{APART}/form")] {
        assert_eq!(hanh.get(&path).await.status, 403, "{path}");
        assert_eq!(duc.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(duc.post(&format!("{APART}/form"), &[]).await.status, 404);
    // Who administers sees the figures, and teaches nothing.
    let page = minh.get(APART).await;
    assert!(page.status == 200 && !page.body.contains("Phiếu của anh/chị"), "{}", page.body);
    assert_eq!(minh.post(&format!("{APART}/form"), &[]).await.status, 404);
    let course = hanh.get("/courses/khoa-nho").await;
    assert!(course.body.contains("Khảo sát chung") && !course.body.contains("Khảo sát giảng viên"), "{}", course.body);
    let front = "/courses/khoa-nho/quizzes/ks-gv";
    assert_eq!(hanh.get(front).await.status, 404);
    assert_eq!(hanh.post(&format!("{front}/attempts"), &[("form_id", "form-000002")]).await.status, 404);
}

async fn both_groups_stand_apart(engine: Engine) {
    let world = world(engine).await;
    for name in ["gv1", "gv2", "gv3", "gv4", "gv5"] {
        newcomer(&world, name).await;
        world.teaches(name, "khoa-nho").await;
    }
    let full = |text: &'static str| [("q.q-ks-ly", "4"), ("q.q-ks-luong", "1"), ("q.q-ks-sua", text)];
    sent(&world, "ha", &[("q.q-ks-sua", "Bỏ trống hết")]).await;
    for name in ["gv1", "gv2", "gv3", "gv4"] {
        sent(&world, name, &full("Lời giảng viên")).await;
    }
    let mut learner = world.signed_in("hanh").await;
    learner.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    let start = "/courses/khoa-nho/quizzes/ks/attempts";
    let attempt = learner.post(start, &[("form_id", "form-000002")]).await.location.unwrap();
    learner.post(&format!("{attempt}/submission"), &full("Lời người học")).await;
    let mut ha = world.signed_in("ha").await;
    let page = ha.get(BOTH).await;
    assert_eq!(page.body.matches("Chưa đủ phiếu").count(), 2, "four valid forms tell nothing: {}", page.body);
    assert!(!page.body.contains("<table") && !page.body.contains("Lời"), "{}", page.body);
    sent(&world, "gv5", &full("Lời giảng viên")).await;
    let page = ha.get(BOTH).await;
    let (learners, instructors) = main(&page).split_once("Phiếu của giảng viên").expect("both groups");
    assert!(learners.contains("Đã nhận 1 phiếu") && learners.contains("Chưa đủ phiếu"), "{learners}");
    for part in ["Số liệu tính từ 5 phiếu hợp lệ; 1 phiếu không hợp lệ", "Trung bình 5.", "Lời giảng viên"]
    {
        assert!(instructors.contains(part), "{part}: {instructors}");
    }
    assert!(!page.body.contains("Lời người học") && !page.body.contains("Bỏ trống hết"), "{}", page.body);
    assert!(!page.body.contains("Người gv"), "no form has a name: {}", page.body);
    let lines = async |browser: &mut Browser, by: &str| {
        browser.get(&format!("{BOTH}/figures.csv?by={by}")).await.body.lines().count()
    };
    assert_eq!(lines(&mut ha, "learners").await, 1, "the heads alone");
    assert_eq!(lines(&mut ha, "instructors").await, 8, "five values and two options");
}

async fn what_instructors_have_answered_may_not_vanish(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.signed_in("ha").await;
    let form = begun(&mut ha, APART).await;
    ha.post(&format!("{form}/answers"), &[("save_id", "a"), ("counter", "1"), ("q.q-ks-gv-ly", "3")]).await;
    let answered = answers::answered_questions(&mut world.app.db.read().await.unwrap(), "khoa-nho").await.unwrap();
    assert_eq!(answered, ["q-ks-gv-ly".to_owned()].into());
    let file = world.app.store.courses_dir.join("khoa-nho/m1/ks-gv.quiz.md");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("{#q-ks-gv-ly", "{#q-ks-gv-khac")).unwrap();
    assert_eq!(published(&world).await, ["answered-id-vanished"]);
}
