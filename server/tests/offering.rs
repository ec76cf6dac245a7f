//! Courses that are being written, or retired: nobody comes in whom nobody has asked to.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{
    courses::publish_folder,
    db::assignments::{self, NewAssignment, Subject},
    secret,
};
use std::fs;
use support::{Browser, Engine, World, on_both_engines};

on_both_engines!(a_retired_course_takes_nobody_new_and_keeps_whoever_is_in, a_course_in_the_making_waits);

const COURSE: &str = "khoa-nho";

impl World {
    /// Writes the status into the course as an author would, and publishes it.
    async fn turn(&self, status: &str) {
        let file = self.app.store.courses_dir.join(COURSE).join("course.md");
        let text = fs::read_to_string(&file).unwrap();
        let rest = text.strip_prefix("---\n").unwrap();
        fs::write(&file, format!("---\nstatus: {status}\n{rest}")).unwrap();
        let problems = publish_folder(&self.app.db, &self.app.media, &self.app.store.courses_dir, self.app.clock.now());
        assert_eq!(problems.await.unwrap().iter().find(|problem| problem.is_error()), None);
        self.app.reload_catalogue().await.unwrap();
    }

    async fn propose(&self, name: &str) {
        let (person, now) = (self.person(name).await, self.app.clock.now());
        let write = self.app.db.write(move |conn| {
            Box::pin(async move {
                let new = NewAssignment {
                    person: &person,
                    subject: Subject::Course(COURSE),
                    is_mandatory: false,
                    reason: "Còn thiếu trong kế hoạch",
                    due_on: None,
                    assigned_by: None,
                };
                assignments::record(conn, &secret::uuid(now), &new, now).await
            })
        });
        write.await.unwrap();
    }
}

fn link() -> String {
    format!("href=\"/courses/{COURSE}\"")
}

async fn body(browser: &mut Browser, page: &str) -> String {
    let answer = browser.get(page).await;
    assert_eq!(answer.status, 200, "{page}: {}", answer.body);
    answer.body
}

async fn a_retired_course_takes_nobody_new_and_keeps_whoever_is_in(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let (page, enrolment) = (format!("/courses/{COURSE}"), format!("/courses/{COURSE}/enrolment"));
    let mut inside = world.signed_in("hanh").await;
    inside.post(&enrolment, &[]).await;
    world.turn("retired").await;

    let mut outside = world.signed_in("minh").await;
    for place in ["/courses", "/"] {
        assert!(!body(&mut outside, place).await.contains(&link()), "{place} offers it");
        assert!(!body(&mut world.browser(), place).await.contains(&link()), "{place} offers it to guests");
    }
    let shown = body(&mut outside, &page).await;
    assert!(shown.contains("thôi nhận người mới") && !shown.contains(&format!("action=\"{enrolment}\"")), "{shown}");
    assert_eq!(outside.post(&enrolment, &[]).await.status, 303);
    assert!(body(&mut outside, &page).await.contains("hiện không nhận ghi danh"));

    assert!(body(&mut inside, "/courses").await.contains(&link()));
    assert!(body(&mut inside, &format!("{page}/lessons/b1")).await.contains("<h1"));

    world.propose("minh").await;
    assert!(body(&mut outside, &page).await.contains(&format!("action=\"{enrolment}\"")));
    outside.post(&enrolment, &[]).await;
    assert!(body(&mut outside, &page).await.contains(&format!("{enrolment}/end")), "she is in it");
}

async fn a_course_in_the_making_waits(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    world.turn("draft").await;
    let mut learner = world.signed_in("minh").await;
    assert!(!body(&mut learner, "/courses").await.contains(&link()));
    let page = format!("/courses/{COURSE}");
    assert!(body(&mut learner, &page).await.contains("đang được soạn"));
    let desk = body(&mut world.signed_in("tuan").await, "/desk/cohorts/new").await;
    assert!(!desk.contains(&format!("course:{COURSE}")), "{desk}");
}
