//! Programmes and acts of law: published from the folder, followed by learners.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use domain::problem::Problem;
use jiff::{ToSpan, civil::Date};
use khuevan::{
    courses::publish_folder,
    db::{
        assignments::{self, NewAssignment, Subject},
        programmes,
    },
    secret,
};
use std::fs;
use support::{Browser, Engine, World, on_both_engines};

on_both_engines!(
    a_guest_sees_what_a_programme_asks_for,
    what_is_completed_counts_and_what_is_left_is_said,
    an_assigned_programme_brings_its_compulsory_course_and_asks_for_a_choice,
    a_broken_programme_keeps_its_last_edition_and_one_that_is_gone_is_retired,
    acts_that_have_ended_are_marked_where_they_are_cited,
);

const FILE: &str = "programmes/nam.programme.md";

impl World {
    async fn assign(&self, name: &str, due: Date) {
        let (person, due, now) = (self.person(name).await, due.to_string(), self.app.clock.now());
        let write = self.app.db.write(move |conn| {
            Box::pin(async move {
                let new = NewAssignment {
                    person: &person,
                    subject: Subject::Programme("nam"),
                    is_mandatory: true,
                    reason: "Kế hoạch năm",
                    due_on: Some(&due),
                    assigned_by: None,
                };
                assignments::record(conn, &secret::uuid(now), &new, now).await
            })
        });
        write.await.unwrap();
    }

    /// Changes the folder as an author would, and publishes it.
    async fn edit(&self, path: &str, change: impl Fn(String) -> Option<String>) -> Vec<Problem> {
        let file = self.app.store.courses_dir.join(path);
        match change(fs::read_to_string(&file).unwrap_or_default()) {
            Some(text) => fs::write(&file, text).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        let (app, now) = (&self.app, self.app.clock.now());
        let problems = publish_folder(&app.db, &app.media, &app.store.courses_dir, now).await.unwrap();
        app.reload_catalogue().await.unwrap();
        problems.into_iter().filter(Problem::is_error).collect()
    }
}

async fn read(browser: &mut Browser, page: &str) -> String {
    let answer = browser.get(page).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body.replace('\u{a0}', " ")
}

/// Everything that completes the small course.
async fn complete(browser: &mut Browser) {
    browser.post("/courses/khoa-nho/enrolment", &[]).await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let attempt = browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[]).await.location.unwrap();
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    assert_eq!(browser.post(&format!("{attempt}/submission"), &right).await.status, 303);
}

async fn a_guest_sees_what_a_programme_asks_for(engine: Engine) {
    let world = World::new(engine).await;
    let mut guest = world.browser();
    assert!(read(&mut guest, "/programmes").await.contains("href=\"/programmes/nam\""));
    let page = read(&mut guest, "/programmes/nam").await;
    for part in ["Khóa bắt buộc", "Chọn ít nhất 1 chuyên đề", "Hạn hoàn thành 31/12/2099", "<strong>công chức</strong>"]
    {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(page.contains("href=\"/courses/khoa-nho\"") && page.contains("href=\"/courses/khoa-sau\""));
    assert!(!page.contains("Còn 1 khóa"), "a guest has no progress");
    assert_eq!(guest.get("/programmes/khong-co").await.status, 404);
    assert!(read(&mut guest, "/courses/khoa-nho").await.contains("href=\"/programmes/nam\""));
}

async fn what_is_completed_counts_and_what_is_left_is_said(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = world.signed_in("hanh").await;
    let page = read(&mut hanh, "/programmes/nam").await;
    assert!(page.contains("Còn 1 khóa bắt buộc, 1 chuyên đề tự chọn"), "{page}");
    assert!(page.contains("<b>0/40</b>"), "{page}");

    complete(&mut hanh).await;
    let page = read(&mut hanh, "/programmes/nam").await;
    assert!(page.contains("Còn 1 chuyên đề tự chọn") && !page.contains("khóa bắt buộc,"), "{page}");
    assert!(page.contains("<b>1/2</b>") && page.contains("<b>1/40</b>"), "{page}");
    let list = read(&mut hanh, "/programmes").await;
    assert!(list.contains("Còn 1 chuyên đề tự chọn"), "{list}");

    hanh.post("/courses/khoa-sau/enrolment", &[]).await;
    hanh.post("/courses/khoa-sau/lessons/b-sau/completion", &[]).await;
    let page = read(&mut hanh, "/programmes/nam").await;
    assert!(page.contains("Đã hoàn thành ngày"), "{page}");
}

async fn an_assigned_programme_brings_its_compulsory_course_and_asks_for_a_choice(engine: Engine) {
    let world = World::new(engine).await;
    let today = world.app.clock.today();
    world.assign("duc", today).await;
    let mut duc = world.signed_in("duc").await;
    let home = read(&mut duc, "/").await;
    let week = home.split("aria-labelledby=\"week\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(week.contains("href=\"/courses/khoa-nho\"") && week.contains("href=\"/programmes/nam\""), "{week}");
    assert!(week.contains("Chọn khóa") && week.contains("Kế hoạch năm"), "{week}");
    assert!(home.contains("aria-labelledby=\"programmes\""), "{home}");
    let course = read(&mut duc, "/courses/khoa-nho").await;
    assert!(course.contains("Bắt buộc"), "{course}");

    // What is due after this week waits below.
    world.assign("hanh", today.checked_add(30.days()).unwrap()).await;
    let home = read(&mut world.signed_in("hanh").await, "/").await;
    let later = home.split("aria-labelledby=\"later\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(later.contains("href=\"/courses/khoa-nho\"") && later.contains("href=\"/programmes/nam\""), "{later}");
    // Who is asked for nothing has no such section.
    let other = read(&mut world.signed_in("tuan").await, "/").await;
    assert!(!other.contains("aria-labelledby=\"programmes\""), "{other}");
}

async fn a_broken_programme_keeps_its_last_edition_and_one_that_is_gone_is_retired(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut guest = world.browser();
    let errors =
        world.edit(FILE, |text| Some(text.replace("khoa-nho", "khoa-nhoo").replace("thử nghiệm", "mới"))).await;
    assert_eq!(errors.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["unknown-reference"]);
    assert!(read(&mut guest, "/programmes/nam").await.contains("Chương trình thử nghiệm"));

    let errors = world.edit(FILE, |text| Some(text.replace("khoa-nhoo", "khoa-nho"))).await;
    assert!(errors.is_empty(), "{errors:?}");
    assert!(read(&mut guest, "/programmes/nam").await.contains("Chương trình mới"));

    world.edit(FILE, |_| None).await;
    assert_eq!(guest.get("/programmes/nam").await.status, 404);
    let offered = programmes::offered(&mut world.app.db.read().await.unwrap()).await.unwrap();
    assert!(offered.is_empty(), "{offered:?}");
}

async fn acts_that_have_ended_are_marked_where_they_are_cited(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let mut guest = world.browser();
    assert!(read(&mut guest, "/legal").await.contains("Chưa có danh mục văn bản"));
    let acts = "---\nacts:\n  - { number: 110/2004/NĐ-CP, title: Văn thư cũ, until: 2020-03-04, replaced_by: [30/2020/NĐ-CP] }\n  \
                - { number: 30/2020/NĐ-CP, title: Văn thư, from: 2020-03-05 }\n  \
                - { number: 1/2098/NĐ-CP, title: Chưa tới, from: 2098-01-01 }\n---\n";
    world.edit("legal.md", |_| Some(acts.to_owned())).await;
    let cites = |text: String| Some(text.replace("order: free", "order: free\nlegal: [110/2004/NĐ-CP, 30/2020/NĐ-CP]"));
    let errors = world.edit("khoa-nho/course.md", cites).await;
    assert!(errors.is_empty(), "{errors:?}");

    let page = read(&mut guest, "/legal").await;
    for part in ["Hết hiệu lực", "Còn hiệu lực", "Chưa có hiệu lực", "đến hết 04/03/2020", "id=\"act-110-2004-nd-cp\""]
    {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(page.contains("href=\"#act-30-2020-nd-cp\"") && page.contains("href=\"/courses/khoa-nho\""), "{page}");
    let course = read(&mut guest, "/courses/khoa-nho").await;
    assert!(course.contains("Khóa học dẫn văn bản đã hết hiệu lực: 110/2004/NĐ-CP"), "{course}");
    assert!(course.contains("110/2004/NĐ-CP (hết hiệu lực), 30/2020/NĐ-CP"), "{course}");
}
