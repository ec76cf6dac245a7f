//! A small named world for the tests: a site over a fresh database of either engine, and a browser without a screen.
#![allow(dead_code, unused_imports, reason = "each test file uses a part of the support")]

mod browser;
mod exam;
mod fault;
mod postgres;
mod server;
mod smtp;
mod steps;
mod wire;

pub use browser::{Answered, Browser};
pub use exam::{Acknowledged, Exam, Learner};
pub use fault::{Fault, SmallDisk, signal};
pub use postgres::{PrivatePostgres, fresh_database, test_postgres};
pub use server::Server;
pub use smtp::{Caught, Mood, Smtp};
pub use steps::{COURSE, enrolled, essay, exam, mark, started};
pub use wire::{Reply, Wire};

use khuevan::{
    commands::seed::{Crowd, seed},
    config::{MailConfig, ServeConfig, StoreConfig},
    courses::publish_folder,
    db::{
        Conn, Db, DbError, accounts,
        issuers::Issuer,
        people::NewPerson,
        units::{self, NewMembership, NewUnit},
    },
    foundation, router, secret,
    state::AppState,
};
use std::path::{Path, PathBuf};

/// Which database a story runs on.
#[derive(Clone, Copy, Debug)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Runs one story on both engines.
macro_rules! on_both_engines {
    ($($story:ident),+ $(,)?) => {
        mod on_sqlite { $(#[tokio::test(flavor = "multi_thread")] async fn $story() { super::$story(crate::support::Engine::Sqlite).await; })+ }
        mod on_postgres { $(#[tokio::test(flavor = "multi_thread")] async fn $story() { super::$story(crate::support::Engine::Postgres).await; })+ }
    };
}
pub(crate) use on_both_engines;

/// Everybody's password in tests.
pub const PASSWORD: &str = "thuyền về bến cũ";

/// A site over a fresh database.
pub struct World {
    pub app: AppState,
    pub dir: PathBuf,
    router: axum::Router,
}

/// The URL of a fresh database and a fresh data folder.
pub async fn fresh_store(engine: Engine) -> StoreConfig {
    let dir = fresh_dir();
    let database_url = match engine {
        Engine::Sqlite => sqlite_in(&dir),
        Engine::Postgres => fresh_database(&test_postgres()).await,
    };
    store_in(dir, database_url)
}

/// A temporary folder that is not there yet.
pub fn fresh_dir() -> PathBuf {
    std::env::temp_dir().join(format!("khuevan-test-{}", secret::uuid(0)))
}

/// The URL of the SQLite file in a data folder.
pub fn sqlite_in(dir: &Path) -> String {
    format!("sqlite:{}", dir.join("test.sqlite").display())
}

/// The settings of a data folder, which is made, with the test courses.
pub fn store_in(dir: PathBuf, database_url: String) -> StoreConfig {
    std::fs::create_dir_all(&dir).expect("a data folder");
    let courses_dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses");
    StoreConfig { data_dir: dir, database_url: Some(database_url), courses_dir, ..StoreConfig::default() }
}

/// Cheap hashes, so that tests do not wait for passwords.
pub fn cheap_serving() -> ServeConfig {
    let mut serve = ServeConfig::default();
    serve.passwords.argon2_memory_kib = 8;
    serve.passwords.argon2_passes = 1;
    serve
}

/// Mail that goes to this server.
pub fn mail_to(url: &str) -> MailConfig {
    MailConfig {
        smtp_url: Some(url.parse().expect("a good URL")),
        mail_from: Some("Khuê Văn <khuevan@example.gov.vn>".parse().expect("a good address")),
        ..MailConfig::default()
    }
}

impl World {
    /// A site with the test courses, an issuer and five people: hanh and duc learn, minh administers, tuan coordinates,
    /// ha teaches.
    pub async fn new(engine: Engine) -> Self {
        Self::over(fresh_store(engine).await).await
    }

    /// The same over a copy of the test courses, which the story may change.
    pub async fn with_own_courses(engine: Engine) -> Self {
        Self::with_own_courses_serving(engine, cheap_serving()).await
    }

    /// The same with these settings.
    pub async fn with_own_courses_serving(engine: Engine, serve: ServeConfig) -> Self {
        let mut store = fresh_store(engine).await;
        let copy = store.data_dir.join("courses");
        copy_folder(&store.courses_dir, &copy);
        store.courses_dir = copy;
        Self::serving(store, serve).await
    }

    /// The same, with a mail server.
    pub async fn with_mail(engine: Engine, smtp: &Smtp) -> Self {
        let mut serve = cheap_serving();
        serve.mail = mail_to(&smtp.url());
        Self::serving(fresh_store(engine).await, serve).await
    }

    /// The same over an empty store.
    pub async fn over(store: StoreConfig) -> Self {
        Self::serving(store, cheap_serving()).await
    }

    /// The same over an empty store, with these settings.
    pub async fn serving(store: StoreConfig, serve: ServeConfig) -> Self {
        let db = Db::open(&store.database_url()).await.expect("the database opens");
        let app = AppState::new(db, store, serve).await.expect("the site starts");
        publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now()).await.expect("courses publish");
        app.reload_catalogue().await.expect("the catalogue loads");
        let key = app.keys.create().expect("a signing key");
        let hash = app.passwords.hash(PASSWORD).await;
        let (now, today) = (app.clock.now(), app.clock.today().to_string());
        app.db
            .write(move |conn| Box::pin(async move { people_units_issuer(conn, &hash, &key, &today, now).await }))
            .await
            .expect("the world is written");
        let router = router::site(app.clone());
        Self { dir: app.store.data_dir.clone(), app, router }
    }

    /// The demo world over an empty store; its people have the password of all tests.
    pub async fn seeded(store: StoreConfig, crowd: Crowd) -> Self {
        Self::seeded_serving(store, crowd, cheap_serving()).await
    }

    /// The same with these settings.
    pub async fn seeded_serving(store: StoreConfig, crowd: Crowd, serve: ServeConfig) -> Self {
        let db = Db::open(&store.database_url()).await.expect("the database opens");
        let app = AppState::new(db, store, serve).await.expect("the site starts");
        let accounts = seed(&app.db, &app.store, &app.serve.passwords, crowd).await.expect("the demo world is written");
        let hash = app.passwords.hash(PASSWORD).await;
        for account in accounts.expect("an empty database") {
            let hash = hash.clone();
            let written = app.db.write(move |conn| {
                Box::pin(async move {
                    let found = accounts::find_by_login(conn, &account.sign_in_name).await?.ok_or(DbError::NotFound)?;
                    accounts::set_password(conn, &found.person, &hash, 0).await
                })
            });
            written.await.expect("the password is written");
        }
        app.reload_catalogue().await.expect("the catalogue loads");
        let router = router::site(app.clone());
        Self { dir: app.store.data_dir.clone(), app, router }
    }

    /// A browser that nobody has signed in with.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A browser in which this person has signed in.
    pub async fn signed_in(&self, name: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.post("/session", &[("login", name), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        browser
    }

    /// The person with this sign-in name.
    pub async fn person(&self, name: &str) -> String {
        let mut conn = self.app.db.read().await.expect("a connection");
        accounts::find_by_login(&mut conn, name).await.expect("the database answers").expect("the person").person
    }
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("a copy");
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.dir));
    }
}

async fn people_units_issuer(
    conn: &mut Conn,
    hash: &str,
    key: &domain::credential::SigningKey,
    today: &str,
    now: i64,
) -> Result<(), DbError> {
    use domain::permission::Role;
    let unit = secret::uuid(now);
    let new = NewUnit {
        id: &unit,
        kind: "xa",
        area_code: None,
        name: "Xã Thanh Lâm",
        parent: None,
        valid_from: "2025-07-01",
    };
    units::create(conn, &new, &secret::uuid(now), now).await?;
    let people = [
        ("hanh", "Nguyễn Thị Hạnh", None),
        ("duc", "Phạm Minh Đức", None),
        ("minh", "Đặng Quốc Minh", Some(Role::Administrator)),
        ("tuan", "Trần Anh Tuấn", Some(Role::Coordinator)),
        ("ha", "Lê Thu Hà", Some(Role::Instructor)),
    ];
    for (name, full_name, role) in people {
        let person = NewPerson {
            full_name: full_name.to_owned(),
            given_name: None,
            birth_date: Some("1991-04-12".to_owned()),
            sex: Some("unstated"),
            email: Some(format!("{name}@example.vn")),
            staff_body: Some(unit.clone()),
            staff_code: Some(format!("TL-{name}")),
            address_form: Some("chị"),
        };
        let id = foundation::person_with_account(conn, &person, name, false, now).await?;
        accounts::set_password(conn, &id, hash, now).await?;
        let membership = NewMembership {
            person: &id,
            unit: &unit,
            is_primary: true,
            position: "Chuyên viên",
            is_leader: false,
            staff_kind: "cong-chuc",
            staff_level: "xa",
            valid_from: "2025-07-01",
        };
        units::join(conn, &secret::uuid(now), &membership, now).await?;
        if let Some(role) = role {
            let within = (role == Role::Coordinator).then_some(unit.as_str());
            foundation::grant(conn, &id, role, within, today, now).await?;
        }
    }
    let issuer = Issuer {
        id: "tct".to_owned(),
        name: "Trường Chính trị".to_owned(),
        superior: "Ủy ban nhân dân tỉnh".to_owned(),
        place: "Sông Lam".to_owned(),
        signatory_name: "Vũ Thị Lan Phương".to_owned(),
        signatory_title: "Hiệu trưởng".to_owned(),
    };
    foundation::issuer_with_key(conn, &issuer, key, today, now).await
}
