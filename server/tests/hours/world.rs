//! More people, units and entries for the stories.

use crate::support::{Answered, Browser, PASSWORD, World};
use jiff::{ToSpan, civil::Date};
use khuevan::{
    db::{
        Conn, DbError, accounts,
        outside_hours::{self, Entry},
        people::NewPerson,
        units::{self, NewMembership, NewUnit},
    },
    foundation, secret,
};
use std::pin::Pin;

/// A proof of the right kind.
pub const PROOF: (&str, &str, &[u8]) = ("proof", "Giấy chứng nhận.pdf", b"%PDF-1.7 chung nhan");

impl World {
    /// So many days from today.
    pub fn day(&self, days: i64) -> Date {
        self.app.clock.today().checked_add(days.days()).unwrap()
    }

    pub async fn write<F>(&self, job: F)
    where
        F: for<'c> FnOnce(&'c mut Conn) -> Pin<Box<dyn Future<Output = Result<(), DbError>> + Send + 'c>>
            + Send
            + 'static,
    {
        self.app.db.write(job).await.unwrap();
    }

    /// The unit of the coordinator's grant.
    pub async fn unit(&self) -> String {
        let mut conn = self.app.db.read().await.unwrap();
        let all = units::list(&mut conn, &self.app.clock.today().to_string()).await.unwrap();
        all.into_iter().find(|unit| unit.name == "Xã Thanh Lâm").unwrap().id
    }

    /// A unit beside that of the grant, out of reach.
    pub async fn other_unit(&self) -> String {
        let (id, now) = (secret::uuid(0), self.app.clock.now());
        let unit = id.clone();
        self.write(move |conn| {
            Box::pin(async move {
                let new = NewUnit {
                    id: &unit,
                    kind: "xa",
                    area_code: None,
                    name: "Xã Bên Cạnh",
                    parent: None,
                    valid_from: "2025-07-01",
                };
                units::create(conn, &new, &secret::uuid(now), now).await
            })
        })
        .await;
        id
    }

    /// Adds somebody with an account to a unit; gives the person.
    pub async fn add(&self, name: &'static str, full_name: &'static str, unit: &str) -> String {
        let (unit, now, hash) = (unit.to_owned(), self.app.clock.now(), self.app.passwords.hash(PASSWORD).await);
        let added = self.app.db.write(move |conn| {
            Box::pin(async move {
                let person = NewPerson {
                    full_name: full_name.to_owned(),
                    email: Some(format!("{name}@example.vn")),
                    staff_body: Some(unit.clone()),
                    staff_code: Some(format!("XB-{name}")),
                    ..NewPerson::default()
                };
                let id = foundation::person_with_account(conn, &person, name, false, now).await?;
                accounts::set_password(conn, &id, &hash, now).await?;
                let membership = NewMembership {
                    person: &id,
                    unit: &unit,
                    is_primary: true,
                    position: "Công chức",
                    is_leader: false,
                    staff_kind: "cong-chuc",
                    staff_level: "xa",
                    valid_from: "2025-07-01",
                };
                units::join(conn, &secret::uuid(now), &membership, now).await?;
                Ok(id)
            })
        });
        added.await.unwrap()
    }

    /// The entries of somebody.
    pub async fn entries(&self, name: &str) -> Vec<Entry> {
        let person = self.person(name).await;
        outside_hours::of_person(&mut self.app.db.read().await.unwrap(), &person).await.unwrap()
    }
}

/// The fields of a good entry: one day, eight tiết.
pub fn good<'a>(form_id: &'a str, title: &'a str, day: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form_id", form_id),
        ("title", title),
        ("body", "Trường Chính trị"),
        ("from_on", day),
        ("until_on", ""),
        ("tiet", "7,5"),
        ("content_group", "5"),
        ("place", "abroad"),
    ]
}

/// The same with other values.
pub fn with<'a>(fields: &[(&'a str, &'a str)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let value = |name: &str, old: &'a str| changes.iter().find(|(other, _)| *other == name).map_or(old, |(_, new)| new);
    fields.iter().map(|(name, old)| (*name, value(name, old))).collect()
}

/// Enters hours; gives the id of the latest entry of that title.
pub async fn enter(world: &World, browser: &mut Browser, whose: &str, title: &str, day: &str) -> String {
    let form_id = format!("form-{}", secret::uuid(0));
    let answer = browser.post_files("/hours", &good(&form_id, title, day), &[PROOF]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    world.entries(whose).await.into_iter().find(|entry| entry.title == title).unwrap().entry
}

/// Decides about an entry as its page proposes.
pub async fn decide(browser: &mut Browser, entry: &str, outcome: &str, reason: &str) -> Answered {
    let page = browser.get(&format!("/desk/hours/{entry}")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let wording = page.hidden("wording");
    let fields = [("wording", wording.as_str()), ("outcome", outcome), ("reason", reason)];
    browser.post(&format!("/desk/hours/{entry}/decision"), &fields).await
}

/// Text as it reads, without what keeps words together.
pub fn plain(body: &str) -> String {
    body.replace('\u{a0}', " ")
}
