//! The home of a learner and the page of a course: what is to be done, and where to go on.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use jiff::{ToSpan, civil::Date};
use khuevan::{
    db::{
        assignments::{self, NewAssignment, Subject},
        enrolments,
    },
    secret,
};
use support::{Browser, Engine, World, on_both_engines};

on_both_engines!(
    the_week_holds_what_is_late_or_due_by_sunday,
    the_next_step_of_a_course_under_way_is_of_this_week,
    what_must_be_taken_is_not_proposed_too,
    a_quiz_that_cannot_be_taken_is_passed_over_on_every_page,
);

const FIRST: &str = "Chuyển đổi số thử nghiệm";
const SECOND: &str = "Khóa học nối tiếp";

impl World {
    /// Duc must, or may, take a course until so many days after the Sunday of this week.
    async fn assign(&self, course: &'static str, is_mandatory: bool, after_sunday: i64) {
        let person = self.person("duc").await;
        let due = sunday(self.app.clock.today()).checked_add(after_sunday.days()).unwrap().to_string();
        let now = self.app.clock.now();
        self.app
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let new = NewAssignment {
                        person: &person,
                        subject: Subject::Course(course),
                        is_mandatory,
                        reason: "Kế hoạch năm",
                        due_on: Some(&due),
                        assigned_by: None,
                    };
                    assignments::record(conn, &secret::uuid(now), &new, now).await
                })
            })
            .await
            .unwrap();
    }
}

fn sunday(today: Date) -> Date {
    let left = 6 - i64::from(today.weekday().to_monday_zero_offset());
    today.checked_add(left.days()).unwrap()
}

/// The section under this heading, as people read it; empty where there is none.
async fn section(browser: &mut Browser, page: &str, heading: &str) -> String {
    let answer = browser.get(page).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let start = answer.body.split(&format!("aria-labelledby=\"{heading}\"")).nth(1).unwrap_or_default();
    start.split("</section>").next().unwrap_or_default().replace('\u{a0}', " ")
}

/// The tag of the main button on the page of the course.
async fn main_button(browser: &mut Browser) -> String {
    let page = browser.get("/courses/khoa-nho").await.body;
    let tags = page.split('<').find(|tag| tag.contains("btn main"));
    tags.unwrap_or_default().split('>').next().unwrap_or_default().to_owned()
}

async fn enrol(browser: &mut Browser) {
    let answer = browser.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

async fn the_week_holds_what_is_late_or_due_by_sunday(engine: Engine) {
    let world = World::new(engine).await;
    world.assign("khoa-nho", true, 0).await;
    world.assign("khoa-sau", true, 1).await;
    let mut duc = world.signed_in("duc").await;
    let (week, later) = (section(&mut duc, "/", "week").await, section(&mut duc, "/", "later").await);
    assert!(week.contains(FIRST) && !week.contains(SECOND), "due on Sunday is of this week: {week}");
    assert!(later.contains(SECOND) && !later.contains(FIRST), "due on Monday is later: {later}");
    assert!(duc.get("/").await.body.contains("có 1 việc"), "the summary counts this week's alone");
    world.app.clock.advance(7 * 24 * 3_600_000);
    // A session rests while time flies.
    let mut duc = world.signed_in("duc").await;
    let week = section(&mut duc, "/", "week").await;
    assert!(week.contains(FIRST) && week.contains(SECOND), "late, and due this week: {week}");
    assert!(section(&mut duc, "/", "later").await.is_empty());
}

async fn the_next_step_of_a_course_under_way_is_of_this_week(engine: Engine) {
    let world = World::new(engine).await;
    world.assign("khoa-nho", true, 10).await;
    let mut duc = world.signed_in("duc").await;
    assert!(section(&mut duc, "/", "later").await.contains(FIRST));
    enrol(&mut duc).await;
    let week = section(&mut duc, "/", "week").await;
    assert!(week.contains("Bài một") && week.contains("/courses/khoa-nho/lessons/b1"), "{week}");
    assert!(section(&mut duc, "/", "later").await.is_empty(), "a course stands in one place");
}

async fn what_must_be_taken_is_not_proposed_too(engine: Engine) {
    let world = World::new(engine).await;
    world.assign("khoa-nho", true, 10).await;
    world.assign("khoa-sau", false, 10).await;
    let mut duc = world.signed_in("duc").await;
    let suggestions = section(&mut duc, "/", "suggestions").await;
    assert!(suggestions.contains(SECOND) && !suggestions.contains(FIRST), "{suggestions}");
    assert!(!section(&mut duc, "/", "later").await.contains(SECOND), "what is proposed is nobody's duty");
}

/// The quiz allows two attempts; duc hands both in empty.
async fn use_up_the_quiz(duc: &mut Browser) {
    for form_id in ["form-000002", "form-000003"] {
        let start = duc.post("/courses/khoa-nho/quizzes/kt/attempts", &[("form_id", form_id)]).await;
        let attempt = start.location.filter(|address| address.starts_with("/attempts/")).expect("an attempt to go to");
        let fields = [("save_id", form_id), ("counter", "1"), ("client_at", "1")];
        assert_eq!(duc.post(&format!("{attempt}/submission"), &fields).await.status, 303);
    }
}

/// He looked at the quiz last, which a page remembers in its own time.
async fn looked_at_the_quiz(world: &World) {
    let (person, now) = (world.person("duc").await, world.app.clock.now());
    world
        .app
        .db
        .write(move |conn| {
            Box::pin(async move {
                let open = enrolments::find_open(conn, &person, "khoa-nho").await?.expect("an open enrolment");
                enrolments::remember_place(conn, &open.id, "kt", now).await
            })
        })
        .await
        .unwrap();
}

async fn a_quiz_that_cannot_be_taken_is_passed_over_on_every_page(engine: Engine) {
    let world = World::new(engine).await;
    world.assign("khoa-nho", true, 0).await;
    let mut duc = world.signed_in("duc").await;
    enrol(&mut duc).await;
    for lesson in ["b1", "b2"] {
        duc.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let quiz = "/courses/khoa-nho/quizzes/kt\"";
    assert!(main_button(&mut duc).await.contains(quiz), "the quiz can be taken");
    assert!(section(&mut duc, "/", "next").await.contains(quiz), "says the home page too");
    use_up_the_quiz(&mut duc).await;
    looked_at_the_quiz(&world).await;
    assert_eq!(main_button(&mut duc).await, "", "nothing can be done");
    assert_eq!(section(&mut duc, "/", "next").await, "");
    let course = duc.get("/courses/khoa-nho").await;
    assert!(course.body.contains("hiện chưa làm lại được"), "{}", course.body);
    let week = section(&mut duc, "/", "week").await;
    assert!(week.contains(FIRST) && week.contains("Trang khóa học cho biết vì sao"), "a duty does not vanish: {week}");
}
