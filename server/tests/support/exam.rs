//! Learners in the middle of an exam at the real binary: each saves answers to an attempt of her own, and remembers what
//! was acknowledged.

use super::{Browser, Engine, Reply, Server, Wire, World};
use khuevan::{
    db::{Conn, Db, DbError, people::NewPerson, sessions},
    foundation, secret,
};
use std::{
    collections::HashMap,
    io,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Each form answers two questions.
const QUESTIONS: [&str; 2] = ["q-mot", "q-so"];
/// Everything is over by then.
const LONGEST: Duration = Duration::from_secs(40);

/// A learner with her session and her open attempt.
pub struct Learner {
    cookie: String,
    attempt: String,
    /// Every second one has no scripts: she sends forms and is redirected.
    accept: &'static str,
}

/// A promise: this save of this attempt is kept, since then where the receipt says so.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    attempt: String,
    save: usize,
    saved_at: Option<i64>,
}

/// The learners, and the server that they sit at.
pub struct Exam {
    pub server: Server,
    pub learners: Vec<Learner>,
    world: World,
}

impl Exam {
    /// A fresh world whose learners have each started an attempt.
    pub async fn begin(engine: Engine, learners: usize) -> Self {
        Self::begin_in(World::new(engine).await, learners).await
    }

    /// The same over a world that is there.
    pub async fn begin_in(world: World, number: usize) -> Self {
        let learners = sit_down(&world, number).await;
        world.app.db.close().await;
        let server = Server::start(&world.app.store);
        Self { server, learners, world }
    }

    /// The URL of the database.
    pub fn database_url(&self) -> String {
        self.world.app.store.database_url()
    }

    /// Starts the server anew, after its death.
    pub fn restart(&mut self) {
        self.server = Server::start(&self.world.app.store);
    }

    /// Everybody at once saves once.
    pub fn everybody_saves(&self, save: usize) -> Vec<(&Learner, Reply)> {
        let once = |learner| (learner, self.save(learner, save));
        thread::scope(|scope| {
            let saving: Vec<_> = self.learners.iter().map(|learner| scope.spawn(move || once(learner))).collect();
            saving.into_iter().map(|one| one.join().expect("an answer")).collect()
        })
    }

    /// One save over a connection of its own.
    pub fn save(&self, learner: &Learner, save: usize) -> Reply {
        let mut wire = Wire::open(self.server.address).expect("the server listens");
        learner.save(&mut wire, save).expect("the server always answers")
    }

    /// Everybody saves again and again, a refused save too, until the server is gone or so many are acknowledged.
    pub fn everybody_goes_on_saving(&self, until: usize, meanwhile: impl Fn(usize) + Sync) -> Vec<Acknowledged> {
        let count = AtomicUsize::new(0);
        let started = Instant::now();
        let goes_on = |learner: &Learner| {
            let mut wire = Wire::open(self.server.address).expect("the server listens");
            let mut kept = Vec::new();
            while count.load(Ordering::SeqCst) < until {
                let Ok(reply) = learner.save(&mut wire, kept.len() + 1) else { break };
                if reply.status == 503 {
                    assert!(started.elapsed() < LONGEST, "the server does not recover");
                    continue;
                }
                kept.push(learner.acknowledged(kept.len() + 1, &reply));
                meanwhile(count.fetch_add(1, Ordering::SeqCst) + 1);
            }
            kept
        };
        thread::scope(|scope| {
            let saving: Vec<_> = self.learners.iter().map(|learner| scope.spawn(|| goes_on(learner))).collect();
            saving.into_iter().flat_map(|one| one.join().expect("her acknowledgements")).collect()
        })
    }

    /// Everything that was acknowledged is in the database, as it was acknowledged.
    pub async fn assert_kept(&self, acknowledged: &[Acknowledged]) {
        let stored = stored(&self.database_url()).await;
        let rows = |one: &Acknowledged| QUESTIONS.map(|question| format!("{}/s-{}.{question}", one.attempt, one.save));
        let lost = acknowledged.iter().filter(|one| {
            let is_kept = |row: &String| stored.get(row).is_some_and(|at| one.saved_at.is_none_or(|said| said == *at));
            !rows(one).iter().all(is_kept)
        });
        let lost: Vec<_> = lost.collect();
        assert!(lost.is_empty(), "{} of {} acknowledged saves are lost: {lost:?}", lost.len(), acknowledged.len());
    }
}

impl Learner {
    /// Sends the same form for the same number.
    pub fn save(&self, wire: &mut Wire, save: usize) -> io::Result<Reply> {
        let form = format!("save_id=s-{save}&counter={save}&client_at=1&q.q-mot={}&q.q-so={save}", save % 3);
        self.post(wire, &format!("{}/answers", self.attempt), &form)
    }

    /// Sends another form.
    pub fn post(&self, wire: &mut Wire, path: &str, form: &str) -> io::Result<Reply> {
        wire.post(path, &self.cookie, self.accept, form)
    }

    /// The address of her attempt.
    pub fn attempt(&self) -> &str {
        &self.attempt
    }

    /// What this reply to a save promises.
    pub fn acknowledged(&self, save: usize, reply: &Reply) -> Acknowledged {
        let leads_on = reply.location.as_deref() == Some(&format!("{}?question=1", self.attempt));
        let receipt: Option<serde_json::Value> = serde_json::from_str(&reply.body).ok();
        let saved_at = receipt.and_then(|receipt| receipt["saved_at"].as_i64());
        let is_kept = (reply.status == 200 && saved_at.is_some()) || (reply.status == 303 && leads_on);
        assert!(is_kept, "save {save} was not acknowledged: {reply:?}");
        Acknowledged { attempt: self.attempt.replace("/attempts/", ""), save, saved_at }
    }
}

async fn sit_down(world: &World, number: usize) -> Vec<Learner> {
    let tokens: Vec<String> = (0..number).map(|_| secret::token()).collect();
    let (hashes, now): (Vec<_>, _) = (tokens.iter().map(|token| secret::hash(token)).collect(), world.app.clock.now());
    let signed_in = world.app.db.write(move |conn| Box::pin(async move { sign_in(conn, &hashes, now).await }));
    signed_in.await.expect("the learners are written");
    let mut starting = Vec::new();
    for token in &tokens {
        let mut browser = world.browser();
        browser.set_cookie("khuevan", token);
        starting.push(tokio::spawn(start(browser)));
    }
    let mut learners = Vec::new();
    for (place, (token, attempt)) in tokens.into_iter().zip(starting).enumerate() {
        let accept = if place % 2 == 0 { "application/json" } else { "text/html" };
        learners.push(Learner { cookie: token, attempt: attempt.await.expect("an attempt"), accept });
    }
    learners
}

async fn sign_in(conn: &mut Conn, token_hashes: &[String], now: i64) -> Result<(), DbError> {
    for (place, hash) in token_hashes.iter().enumerate() {
        let new = NewPerson { full_name: format!("Học viên {place}"), ..NewPerson::default() };
        let person = foundation::person_with_account(conn, &new, &format!("hocvien-{place}"), false, now).await?;
        sessions::begin(conn, hash, &person, "127.0.0.1", "", now).await?;
    }
    Ok(())
}

async fn start(mut browser: Browser) -> String {
    browser.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let started = browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[("form_id", "form-000002")]).await;
    started.location.filter(|address| address.starts_with("/attempts/")).expect("an attempt to go to")
}

/// When each save was stored, by attempt and id.
async fn stored(database_url: &str) -> HashMap<String, i64> {
    let db = Db::open(database_url).await.expect("the database opens");
    let all = "SELECT attempt || '/' || id, saved_at FROM answers";
    let rows: Result<Vec<(String, i64)>, sqlx::Error> = match &mut db.read().await.expect("a connection") {
        Conn::Sqlite(connection) => sqlx::query_as(all).fetch_all(&mut **connection).await,
        Conn::Postgres(connection) => sqlx::query_as(all).fetch_all(&mut **connection).await,
    };
    db.close().await;
    rows.expect("the answers").into_iter().collect()
}
