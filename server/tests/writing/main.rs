//! The writing room: drafts, two authors at once, previews and problems, and what must not get in.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod bad_input;
mod beginning;
mod looking;
mod parts;
mod saving;
#[path = "../support/mod.rs"]
mod support;

use domain::permission::Role;
use khuevan::{db::grants, secret};
use support::{Browser, World};

/// A lesson of the test courses.
pub const LESSON: &str = "/writing/khoa-nho/files/m1/bai-1.md";

/// What a page of a file holds.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What stands in the text area.
    pub text: String,
    /// The version from which it is written.
    pub version: String,
    /// Where that counts.
    pub origin: String,
    /// The id of the next save.
    pub save: String,
}

/// Opens the page of a file.
pub async fn sheet(browser: &mut Browser, path: &str) -> Sheet {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    sheet_of(&page.body, |name| page.hidden(name))
}

/// The form of a page that has come already.
pub fn sheet_of(body: &str, hidden: impl Fn(&str) -> String) -> Sheet {
    let inside = body.split("<textarea").nth(1).and_then(|rest| rest.split_once('>')).map(|(_, rest)| rest);
    let text = inside.and_then(|rest| rest.split("</textarea>").next()).unwrap();
    let text = text.strip_prefix('\n').unwrap_or(text);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Sheet { text, version: hidden("version"), origin: hidden("origin"), save: hidden("save") }
}

impl Sheet {
    /// The fields of its form with another text.
    pub fn fields<'a>(&'a self, text: &'a str) -> [(&'a str, &'a str); 4] {
        [("text", text), ("version", &self.version), ("origin", &self.origin), ("save", &self.save)]
    }
}

/// Gives somebody the courses of these ids to write, and no others.
pub async fn instructs(world: &World, name: &str, courses: &[&str]) {
    let person = world.person(name).await;
    let (now, today) = (world.app.clock.now(), world.app.clock.today().to_string());
    let courses: Vec<String> = courses.iter().map(|course| (*course).to_owned()).collect();
    let job = world.app.db.write(move |conn| {
        Box::pin(async move {
            for course in &courses {
                let grant = grants::NewGrant {
                    person: &person,
                    role: Role::Instructor,
                    unit: None,
                    course: Some(course),
                    valid_from: &today,
                    valid_to: None,
                    granted_by: None,
                };
                grants::record(conn, &secret::uuid(now), &grant, now).await?;
            }
            Ok(())
        })
    });
    job.await.unwrap();
}
