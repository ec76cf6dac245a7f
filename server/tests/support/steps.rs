//! What learners and instructors do in more than one story.

use super::{Browser, World};
use domain::permission::Role;
use khuevan::{
    db::{
        Conn,
        grants::{self, NewGrant},
    },
    secret,
};

/// The course with every type of question.
pub const COURSE: &str = "/courses/khoa-loai";

/// Signs in and enrols.
pub async fn enrolled(world: &World, name: &str, course: &str) -> Browser {
    let mut browser = world.signed_in(name).await;
    assert_eq!(browser.post(&format!("{course}/enrolment"), &[("form_id", "form-000001")]).await.status, 303);
    browser
}

/// Starts an attempt; gives its address.
pub async fn started(browser: &mut Browser, front: &str, form_id: &str) -> String {
    let answer = browser.post(&format!("{front}/attempts"), &[("form_id", form_id), ("honour", "1")]).await;
    let address = answer.location.expect("an attempt to go to");
    assert!(address.starts_with("/attempts/"), "{address}");
    address
}

/// Writes an essay and hands it in; gives the attempt's id.
pub async fn essay(browser: &mut Browser, text: &str) -> String {
    let attempt = started(browser, &format!("{COURSE}/quizzes/thu-hoach"), "form-000005").await;
    let fields = [("save_id", "a"), ("counter", "1"), ("q.q-viet", text)];
    assert_eq!(browser.post(&format!("{attempt}/submission"), &fields).await.status, 303);
    attempt.trim_start_matches("/attempts/").to_owned()
}

/// The form of a mark with two criteria.
pub fn mark<'a>(form_id: &'a str, seen: &'a str, points: [&'a str; 2], comment: &'a str) -> [(&'a str, &'a str); 5] {
    [("form_id", form_id), ("seen", seen), ("c0", points[0]), ("c1", points[1]), ("comment", comment)]
}

/// Takes the exam of the small course with these answers; gives the attempt's address.
pub async fn exam(world: &World, name: &str, answers: &[(&str, &str)]) -> (Browser, String) {
    let mut browser = enrolled(world, name, "/courses/khoa-nho").await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let attempt = started(&mut browser, "/courses/khoa-nho/quizzes/kt", "form-000002").await;
    let mut fields = vec![("save_id", "a"), ("counter", "1")];
    fields.extend_from_slice(answers);
    assert_eq!(browser.post(&format!("{attempt}/submission"), &fields).await.status, 303);
    (browser, attempt)
}

impl World {
    /// Lets somebody teach a course from today on.
    pub async fn teaches(&self, name: &str, course: &'static str) {
        let (person, today) = (self.person(name).await, self.app.clock.today().to_string());
        let granted = self.app.db.write(move |conn| {
            Box::pin(async move {
                let grant = NewGrant {
                    person: &person,
                    role: Role::Instructor,
                    unit: None,
                    course: Some(course),
                    valid_from: &today,
                    valid_to: None,
                    granted_by: None,
                };
                grants::record(conn, &secret::uuid(0), &grant, 0).await
            })
        });
        granted.await.expect("the grant is written");
    }

    /// The actions of the audit trail about a kind of thing, by name.
    pub async fn audited(&self, kind: &str) -> Vec<String> {
        let all = "SELECT action FROM audit_entries WHERE subject_kind = $1 ORDER BY action";
        let rows: Result<Vec<String>, sqlx::Error> = match &mut self.app.db.read().await.expect("a connection") {
            Conn::Sqlite(connection) => sqlx::query_scalar(all).bind(kind).fetch_all(&mut **connection).await,
            Conn::Postgres(connection) => sqlx::query_scalar(all).bind(kind).fetch_all(&mut **connection).await,
        };
        rows.expect("the audit trail")
    }
}
