//! A class that is closed: a programme, an assignment of it, a cohort with people who have completed it or not.

use crate::support::{Browser, Engine, World};
use domain::permission::Role;
use khuevan::{
    config::ServeConfig,
    courses::publish_folder,
    db::{
        Conn, DbError, cohort_members, cohorts,
        completions::{self, Completion},
        enrolments::{self, NewEnrolment},
        people::{self, NewPerson},
        units::{self, NewMembership, NewUnit},
    },
    foundation, secret,
};
use std::pin::Pin;

/// Names that show the order by given name.
pub const NAMES: [&str; 4] = ["Trần Văn An", "Nguyễn Thị Ân", "Đặng Văn Dũng", "Lê Thị Đào"];

const SIMPLE: &str = "---\nid: nam\ntitle: Chương trình thử nghiệm\ncertificate: { valid_for: P2Y }\nrequire:\n  - all: [khoa-sau]\n---\n\nĐể thử.\n";

impl World {
    /// A world whose programme asks for one course without a quiz, open to all.
    pub async fn simple(engine: Engine) -> Self {
        Self::simple_serving(engine, crate::support::cheap_serving()).await
    }

    /// The same with these settings.
    pub async fn simple_serving(engine: Engine, serve: ServeConfig) -> Self {
        let world = Self::with_own_courses_serving(engine, serve).await;
        let (app, folder) = (&world.app, &world.app.store.courses_dir);
        std::fs::write(folder.join("programmes/nam.programme.md"), SIMPLE).unwrap();
        let course = folder.join("khoa-sau/course.md");
        let open = std::fs::read_to_string(&course).unwrap().replace("after: [khoa-nho]\n", "");
        std::fs::write(&course, open).unwrap();
        publish_folder(&app.db, &app.media, folder, app.clock.now()).await.unwrap();
        app.reload_catalogue().await.unwrap();
        world
    }

    pub async fn write<F, T>(&self, job: F) -> T
    where
        F: for<'c> FnOnce(&'c mut Conn) -> Pin<Box<dyn Future<Output = Result<T, DbError>> + Send + 'c>>
            + Send
            + 'static,
        T: Send + 'static,
    {
        self.app.db.write(job).await.unwrap()
    }

    /// The unit of the coordinator's grant.
    pub async fn unit(&self) -> String {
        let mut conn = self.app.db.read().await.unwrap();
        let all = units::list(&mut conn, &self.app.clock.today().to_string()).await.unwrap();
        all.into_iter().find(|unit| unit.name == "Xã Thanh Lâm").unwrap().id
    }

    /// Lets the programme be assigned to the issuer, for 40 tiết; gives the administrator's browser.
    pub async fn assign(&self, form_id: &str, months: &str) -> Browser {
        let mut minh = self.signed_in("minh").await;
        let today = self.app.clock.today().to_string();
        let fields = [
            ("form_id", form_id),
            ("programme", "nam"),
            ("number", "1234/QĐ-UBND"),
            ("decided_on", &today),
            ("tiet", "40"),
            ("valid_from", &today),
            ("months", months),
        ];
        let answer = minh.post("/admin/approvals", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        minh
    }

    /// Opens a cohort of a unit with these members.
    pub async fn cohort(&self, unit: &str, members: &[String]) -> String {
        let (id, now, by) = (secret::uuid(0), self.app.clock.now(), self.person("tuan").await);
        let new = cohorts::NewCohort {
            title: "K3 – Cán bộ cấp xã".to_owned(),
            unit: unit.to_owned(),
            opens_on: "2026-01-05".to_owned(),
            ..cohorts::NewCohort::default()
        };
        let rows: Vec<(String, String)> = members.iter().map(|person| (secret::uuid(0), person.clone())).collect();
        let cohort = id.clone();
        self.write(move |conn| {
            Box::pin(async move {
                cohorts::create(conn, &cohort, &new, &by, now).await?;
                cohort_members::join(conn, &cohort, &rows, None, &by, now).await
            })
        })
        .await;
        id
    }

    /// People of a unit who have completed the course of the simple programme; gives their ids.
    pub async fn graduates(&self, unit: &str, names: &[String]) -> Vec<String> {
        let (unit, names, now) = (unit.to_owned(), names.to_vec(), self.app.clock.now());
        let edition = self.app.catalogue().course("khoa-sau").unwrap().clone();
        self.write(move |conn| {
            Box::pin(async move {
                let mut ids = Vec::new();
                for name in names {
                    let id = secret::uuid(now);
                    let new = NewPerson {
                        full_name: name,
                        birth_date: Some("1990-02-28".to_owned()),
                        ..NewPerson::default()
                    };
                    people::create(conn, &id, &new, now).await?;
                    join(conn, &id, &unit, now).await?;
                    let enrolment = NewEnrolment {
                        id: secret::uuid(now),
                        course: "khoa-sau".to_owned(),
                        form_id: secret::uuid(now),
                    };
                    let person = people::get(conn, &id).await?;
                    enrolments::open(conn, &enrolment, &person, None, None, now).await?;
                    let done = Completion {
                        enrolment: enrolment.id,
                        revision: edition.revision.id.clone(),
                        completed_at: now,
                        tiet_halves: edition.course.tiet.halves,
                        result: None,
                        evidence: "{}".to_owned(),
                    };
                    completions::record(conn, &done, now).await?;
                    ids.push(id);
                }
                Ok(ids)
            })
        })
        .await
    }

    /// A unit out of the coordinator's reach, whose own coordinator is the person with this sign-in name.
    pub async fn other_unit(&self, coordinator: &str) -> String {
        let (id, now, today) = (secret::uuid(0), self.app.clock.now(), self.app.clock.today().to_string());
        let (unit, person) = (id.clone(), self.person(coordinator).await);
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
                units::create(conn, &new, &secret::uuid(now), now).await?;
                foundation::grant(conn, &person, Role::Coordinator, Some(&unit), &today, now).await
            })
        })
        .await;
        id
    }
}

async fn join(conn: &mut Conn, person: &str, unit: &str, now: i64) -> Result<(), DbError> {
    let membership = NewMembership {
        person,
        unit,
        is_primary: true,
        position: "Công chức xã",
        is_leader: false,
        staff_kind: "cong-chuc",
        staff_level: "xa",
        valid_from: "2025-07-01",
    };
    units::join(conn, &secret::uuid(now), &membership, now).await
}

/// The form of a closing decision.
pub async fn begin(browser: &mut Browser, world: &World, form_id: &str, cohort: &str) -> String {
    let today = world.app.clock.today().to_string();
    let fields = [
        ("form_id", form_id),
        ("programme", "nam"),
        ("cohort", cohort),
        ("number", "45/QĐ-TCT"),
        ("decided_on", &today),
        ("signatory_title", "Hiệu trưởng"),
        ("signatory_name", "Vũ Thị Lan Phương"),
    ];
    let answer = browser.post("/desk/closings", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.unwrap()
}

/// Reviews the list as it is shown; gives the listing that is confirmed.
pub async fn review(browser: &mut Browser, closing: &str) -> String {
    let listed_at = browser.get(closing).await.hidden("listed_at");
    let answer = browser.post(&format!("{closing}/review"), &[("listed_at", &listed_at)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(browser.get(closing).await.body.contains("Đã rà soát"), "the list is reviewed");
    listed_at
}

/// Issues the list that was reviewed.
pub async fn issue(browser: &mut Browser, closing: &str, listed_at: &str) {
    let fields = [("listed_at", listed_at), ("confirmed", "yes")];
    let answer = browser.post(&format!("{closing}/issue"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// The numbers of the chứng chỉ in the order of the register, with the holders' names.
pub async fn register(world: &World) -> Vec<(i64, String)> {
    let all = "SELECT sequence, holder_name FROM certificates WHERE kind = 'chung-chi' ORDER BY sequence";
    let rows: Result<Vec<(i64, String)>, sqlx::Error> = match &mut world.app.db.read().await.unwrap() {
        Conn::Sqlite(connection) => sqlx::query_as(all).fetch_all(&mut **connection).await,
        Conn::Postgres(connection) => sqlx::query_as(all).fetch_all(&mut **connection).await,
    };
    rows.unwrap()
}

/// A simple class that is closed: the administrator's and the coordinator's browsers and the address of the decision.
pub async fn closed_class(world: &World, names: &[&str], months: &str) -> (Browser, Browser, String) {
    let minh = world.assign("form-approval-1", months).await;
    let unit = world.unit().await;
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let members = world.graduates(&unit, &names).await;
    let cohort = world.cohort(&unit, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, world, "form-closing-1", &cohort).await;
    let listed_at = review(&mut tuan, &closing).await;
    issue(&mut tuan, &closing, &listed_at).await;
    (minh, tuan, closing)
}
