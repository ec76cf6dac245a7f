//! What a coordinator types, and more people in more units.

use crate::support::{Answered, Browser, World};
use jiff::{ToSpan, civil::Date};
use khuevan::{
    db::{
        Conn, DbError, accounts,
        people::NewPerson,
        units::{self, NewMembership, NewUnit},
    },
    foundation, secret,
};

/// Somebody for the world.
#[derive(Clone, Copy, Debug)]
pub struct Somebody {
    pub name: &'static str,
    pub full_name: &'static str,
    pub sex: &'static str,
    pub born: &'static str,
    pub position: &'static str,
    pub is_leader: bool,
}

pub const LAN: Somebody = Somebody {
    name: "lan",
    full_name: "Vũ Thị Lan",
    sex: "female",
    born: "1990-02-28",
    position: "Phó Chủ tịch",
    is_leader: true,
};

impl World {
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

    /// Adds somebody with an account to a unit.
    pub async fn add(&self, who: Somebody, unit: &str) -> String {
        let (unit, now, hash) =
            (unit.to_owned(), self.app.clock.now(), self.app.passwords.hash(crate::support::PASSWORD).await);
        let id = self.app.db.write(move |conn| {
            Box::pin(async move {
                let person = NewPerson {
                    full_name: who.full_name.to_owned(),
                    birth_date: Some(who.born.to_owned()),
                    sex: Some(who.sex),
                    email: Some(format!("{}@example.vn", who.name)),
                    staff_body: Some(unit.clone()),
                    staff_code: Some(format!("TL-{}", who.name)),
                    ..NewPerson::default()
                };
                let id = foundation::person_with_account(conn, &person, who.name, false, now).await?;
                accounts::set_password(conn, &id, &hash, now).await?;
                let membership = NewMembership {
                    person: &id,
                    unit: &unit,
                    is_primary: true,
                    position: who.position,
                    is_leader: who.is_leader,
                    staff_kind: "cong-chuc",
                    staff_level: "xa",
                    valid_from: "2025-07-01",
                };
                units::join(conn, &secret::uuid(now), &membership, now).await?;
                Ok(id)
            })
        });
        id.await.unwrap()
    }

    pub async fn write<F>(&self, job: F)
    where
        F: for<'c> FnOnce(&'c mut Conn) -> std::pin::Pin<Box<dyn Future<Output = Result<(), DbError>> + Send + 'c>>
            + Send
            + 'static,
    {
        self.app.db.write(job).await.unwrap();
    }

    /// So many days from today.
    pub fn day(&self, days: i64) -> Date {
        self.app.clock.today().checked_add(days.days()).unwrap()
    }

    /// Opens a cohort that asks for the small course; gives its address.
    pub async fn open_cohort(&self, tuan: &mut Browser, due_in: i64, capacity: &str) -> String {
        let (unit, opens, due) = (self.unit().await, self.day(-30).to_string(), self.day(due_in).to_string());
        let fields = [
            ("form_id", "form-cohort-1"),
            ("title", "K3 – Cán bộ cấp xã"),
            ("unit", &unit),
            ("opens_on", &opens),
            ("capacity", capacity),
            ("what.0", "course:khoa-nho"),
            ("due.0", &due),
            ("must.0", "yes"),
            ("why.0", "Kế hoạch năm của tỉnh"),
            ("what.1", ""),
            ("instructors", "ha@example.vn"),
        ];
        let answer = tuan.post("/desk/cohorts", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let address = answer.location.unwrap();
        address.strip_suffix("/filling").expect("filling comes next").to_owned()
    }
}

/// Previews a list, and lets in whom it means.
pub async fn fill_by_list(tuan: &mut Browser, cohort: &str, list: &str) -> Answered {
    let fields = [("way", "list"), ("list", list)];
    let preview = tuan.post(&format!("{cohort}/preview"), &fields).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    let answer = tuan.post(&format!("{cohort}/members"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    preview
}

/// The number of a bucket on the page of a cohort.
pub async fn number(tuan: &mut Browser, cohort: &str, bucket: &str) -> i64 {
    let page = tuan.get(cohort).await.body;
    let link = page.split(&format!("state={bucket}#members")).nth(1).unwrap_or_else(|| panic!("no {bucket} in {page}"));
    let text = link.split("<b>").nth(1).unwrap().split("</b>").next().unwrap();
    text.parse().unwrap()
}
