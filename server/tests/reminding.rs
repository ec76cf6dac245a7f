//! Reminders: one digest a day, each stage once, learner before coordinator before manager, and a link that stops them.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use domain::permission::Role;
use jiff::ToSpan;
use khuevan::{
    db::{
        Conn, DbError, accounts,
        assignments::{self, NewAssignment, Subject},
        messages,
        people::NewPerson,
        units::{self, NewMembership, NewUnit},
    },
    foundation,
    mail::{Mailer, sending::send_some},
    reminding::{self, Reminded},
    secret,
};
use support::{Engine, Smtp, World, mail_to, on_both_engines};

on_both_engines!(
    each_stage_is_told_once_and_one_digest_a_day,
    who_has_completed_or_pauses_is_left_in_peace,
    coordinators_and_managers_hear_later,
    what_is_not_mandatory_can_be_stopped_by_the_link,
    nothing_leaves_in_quiet_hours,
    a_forged_link_stops_nothing,
);

const DAY: i64 = 24 * 3_600_000;

async fn world(engine: Engine) -> (World, Smtp, Mailer) {
    let smtp = Smtp::start();
    let mut serve = support::cheap_serving();
    serve.mail = mail_to(&smtp.url());
    serve.mail.quiet_hours = "0-0".parse().unwrap();
    let world = World::serving(support::fresh_store(engine).await, serve).await;
    let mailer = Mailer::new(&world.app.serve.mail).unwrap().unwrap();
    (world, smtp, mailer)
}

/// Assigns a course with so many days left.
async fn assign(world: &World, name: &str, course: &'static str, days: i64, is_mandatory: bool) {
    let person = world.person(name).await;
    let due = world.app.clock.today().checked_add(days.days()).unwrap().to_string();
    let assigned = world.app.db.write(move |conn| {
        Box::pin(async move {
            let assignment = NewAssignment {
                person: &person,
                subject: Subject::Course(course),
                is_mandatory,
                reason: "Kế hoạch",
                due_on: Some(&due),
                assigned_by: None,
            };
            assignments::record(conn, &secret::uuid(0), &assignment, 0).await
        })
    });
    assigned.await.unwrap();
}

async fn run(world: &World) -> Reminded {
    reminding::run(&world.app).await.unwrap()
}

async fn inbox(world: &World, name: &str) -> Vec<messages::Message> {
    let person = world.person(name).await;
    messages::of_person(&mut world.app.db.read().await.unwrap(), &person, 100).await.unwrap()
}

async fn send_all(world: &World, mailer: &Mailer) {
    while send_some(&world.app, mailer).await.unwrap().sent > 0 {}
}

async fn execute(world: &World, sql: &'static str, values: Vec<String>) {
    let done = world.app.db.write(move |conn| {
        Box::pin(async move {
            match conn {
                Conn::Sqlite(connection) => {
                    let query = values.iter().fold(sqlx::query(sql), |query, value| query.bind(value));
                    query.execute(&mut **connection).await.map(drop)?;
                }
                Conn::Postgres(connection) => {
                    let query = values.iter().fold(sqlx::query(sql), |query, value| query.bind(value));
                    query.execute(&mut **connection).await.map(drop)?;
                }
            }
            Ok(())
        })
    });
    done.await.unwrap();
}

async fn each_stage_is_told_once_and_one_digest_a_day(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    assign(&world, "hanh", "khoa-nho", 9, true).await;
    assert_eq!(run(&world).await, Reminded::default(), "nine days are not near");
    world.app.clock.advance(2 * DAY);
    assert_eq!(run(&world).await.learners, 1);
    assert_eq!(run(&world).await, Reminded::default(), "once a day");
    let message = inbox(&world, "hanh").await.remove(0);
    assert!(message.subject.starts_with("Nhắc hạn: ") && message.body.contains("còn 7 ngày"), "{}", message.body);
    assert!(message.body.starts_with("Chào chị Hạnh,"));
    for _ in 0..5 {
        world.app.clock.advance(DAY);
        assert_eq!(run(&world).await, Reminded::default(), "a stage is told once");
    }
    world.app.clock.advance(DAY);
    assert_eq!(run(&world).await.learners, 1, "the last day but one");
    // Another course comes near on a day on which something was told: it waits for the next day.
    assign(&world, "hanh", "khoa-loai", 3, true).await;
    assert_eq!(run(&world).await, Reminded::default());
    world.app.clock.advance(DAY);
    assert_eq!(run(&world).await.learners, 1);
    assert!(inbox(&world, "hanh").await.iter().any(|message| message.subject == "Nhắc hạn: 2 việc học"));
    // No server for some days: what was missed is told once.
    world.app.clock.advance(4 * DAY);
    assert_eq!(run(&world).await.learners, 1);
    send_all(&world, &mailer).await;
    let mails = smtp.caught_for("hanh@example.vn");
    assert_eq!(mails.len(), 4);
    assert!(mails.iter().all(|mail| mail.header("List-Unsubscribe").is_empty()), "what is mandatory cannot be stopped");
    assert!(smtp.caught_for("duc@example.vn").is_empty());
}

async fn who_has_completed_or_pauses_is_left_in_peace(engine: Engine) {
    let (world, _, _) = world(engine).await;
    let (mut browser, attempt) =
        support::exam(&world, "hanh", &[("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")])
            .await;
    assert_eq!(browser.get(&format!("{attempt}/result")).await.status, 200);
    for name in ["hanh", "duc", "ha"] {
        assign(&world, name, "khoa-nho", 3, true).await;
    }
    let (duc, today) = (world.person("duc").await, world.app.clock.today().to_string());
    let pause = "INSERT INTO pauses (id, person, from_on, until_on, recorded_at) VALUES ('p', $1, $2, $2, 0)";
    execute(&world, pause, vec![duc, today]).await;
    assert_eq!(run(&world).await, Reminded { learners: 1, ..Reminded::default() });
    assert_eq!((inbox(&world, "hanh").await.len(), inbox(&world, "duc").await.len()), (0, 0));
    assert_eq!(inbox(&world, "ha").await.len(), 1);
    world.app.clock.advance(DAY);
    assert_eq!(run(&world).await.learners, 1, "after the pause the clock goes on");
}

/// A unit below tuan's with a leader, and a learner in it; both have accounts.
async fn unit_with_leader(world: &World) {
    let now = world.app.clock.now();
    let made = world.app.db.write(move |conn| {
        Box::pin(async move {
            let above = units::list(conn, "2026-01-01").await?.remove(0).id;
            let unit = secret::uuid(now);
            let new = NewUnit {
                id: &unit,
                kind: "phong",
                area_code: None,
                name: "Phòng Một",
                parent: Some(&above),
                valid_from: "2025-07-01",
            };
            units::create(conn, &new, &secret::uuid(now), now).await?;
            for (name, full_name, is_leader) in [("sep", "Vũ Trưởng Phòng", true), ("lan", "Lê Thị Lan", false)]
            {
                person(conn, &unit, name, full_name, is_leader, now).await?;
            }
            Ok(())
        })
    });
    made.await.unwrap();
}

async fn person(
    conn: &mut Conn,
    unit: &str,
    name: &str,
    full_name: &str,
    is_leader: bool,
    now: i64,
) -> Result<(), DbError> {
    let new = NewPerson {
        full_name: full_name.to_owned(),
        email: Some(format!("{name}@example.vn")),
        ..NewPerson::default()
    };
    let id = foundation::person_with_account(conn, &new, name, false, now).await?;
    accounts::set_password(conn, &id, "none", now).await?;
    let membership = NewMembership {
        person: &id,
        unit,
        is_primary: true,
        position: "",
        is_leader,
        staff_kind: "cong-chuc",
        staff_level: "xa",
        valid_from: "2025-07-01",
    };
    units::join(conn, &secret::uuid(now), &membership, now).await
}

async fn coordinators_and_managers_hear_later(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    unit_with_leader(&world).await;
    let (sep, today) = (world.person("sep").await, world.app.clock.today().to_string());
    let far = world.app.db.write(move |conn| {
        Box::pin(async move {
            let unit = secret::uuid(1);
            let new = NewUnit {
                id: &unit,
                kind: "xa",
                area_code: None,
                name: "Xã Khác",
                parent: None,
                valid_from: "2025-07-01",
            };
            units::create(conn, &new, &secret::uuid(1), 0).await?;
            foundation::grant(conn, &sep, Role::Coordinator, Some(&unit), &today, 0).await
        })
    });
    far.await.unwrap();
    assign(&world, "lan", "khoa-nho", -7, true).await;
    assert_eq!(run(&world).await, Reminded { learners: 1, ..Reminded::default() });
    world.app.clock.advance(DAY);
    assert_eq!(run(&world).await, Reminded { learners: 1, coordinators: 1, managers: 0 });
    let told = inbox(&world, "tuan").await.remove(0);
    assert!(told.body.contains("Lê Thị Lan") && told.body.contains("đã quá 8 ngày"), "{}", told.body);
    assert_eq!(told.link.as_deref(), Some("/desk"));
    world.app.clock.advance(7 * DAY);
    assert_eq!(run(&world).await, Reminded { learners: 1, coordinators: 1, managers: 1 });
    assert!(inbox(&world, "sep").await[0].body.contains("Lê Thị Lan"));
    send_all(&world, &mailer).await;
    let mail = smtp.caught_for("sep@example.vn").remove(0);
    assert!(mail.header("List-Unsubscribe").contains("/reminders/"), "{}", mail.raw);
    assert!(inbox(&world, "minh").await.is_empty(), "administrators of everything are not the nearest ones");
}

async fn what_is_not_mandatory_can_be_stopped_by_the_link(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    assign(&world, "hanh", "khoa-nho", 3, false).await;
    assign(&world, "duc", "khoa-nho", 3, true).await;
    run(&world).await;
    send_all(&world, &mailer).await;
    let mail = smtp.caught_for("hanh@example.vn").remove(0);
    let link = mail.link("/reminders/");
    assert_eq!(mail.header("List-Unsubscribe"), format!("<http://127.0.0.1:3000{link}>"));
    assert!(mail.text().contains("(không bắt buộc)"));
    let mut guest = world.browser();
    let page = guest.get(&link).await;
    assert!(page.status == 200 && page.body.contains("Thôi nhắc") && page.body.contains("Hạnh"), "{}", page.body);
    assert_eq!(guest.post(&link, &[]).await.status, 303);
    assert!(guest.get(&link).await.body.contains("Đã thôi nhắc"));
    world.app.clock.advance(2 * DAY);
    assert_eq!(run(&world).await.learners, 1, "duc alone");
    assert_eq!(inbox(&world, "hanh").await.len(), 1);
    assign(&world, "hanh", "khoa-loai", 0, true).await;
    world.app.clock.advance(DAY);
    run(&world).await;
    let last = inbox(&world, "hanh").await.remove(0);
    assert!(last.subject.starts_with("Nhắc hạn: ") && !last.body.contains("không bắt buộc"), "{}", last.body);
    guest.post(&link, &[("resume", "1")]).await;
    world.app.clock.advance(DAY);
    run(&world).await;
    assert!(inbox(&world, "hanh").await.iter().any(|message| message.subject == "Nhắc hạn: 2 việc học"));
    assert_eq!(world.audited("people").await.iter().filter(|action| action.starts_with("reminders-")).count(), 2);
}

async fn nothing_leaves_in_quiet_hours(engine: Engine) {
    let smtp = Smtp::start();
    let mut serve = support::cheap_serving();
    serve.mail = mail_to(&smtp.url());
    let world = World::serving(support::fresh_store(engine).await, serve).await;
    let mailer = Mailer::new(&world.app.serve.mail).unwrap().unwrap();
    assign(&world, "hanh", "khoa-nho", 3, true).await;
    // To the next 22 o'clock.
    let hour = i64::from(world.app.clock.local(world.app.clock.now()).hour());
    world.app.clock.advance((22 - hour).rem_euclid(24) * 3_600_000);
    run(&world).await;
    assert_eq!(inbox(&world, "hanh").await.len(), 1, "the inbox rings for nobody");
    send_all(&world, &mailer).await;
    assert!(smtp.caught().is_empty());
    world.app.clock.advance(9 * 3_600_000);
    send_all(&world, &mailer).await;
    assert_eq!(smtp.caught().len(), 1);
}

async fn a_forged_link_stops_nothing(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    assign(&world, "hanh", "khoa-nho", 3, false).await;
    run(&world).await;
    send_all(&world, &mailer).await;
    let link = smtp.caught_for("hanh@example.vn").remove(0).link("/reminders/");
    let (_, seal) = link.split_once('.').unwrap();
    let duc = world.person("duc").await;
    for forged in
        [format!("/reminders/{duc}.{seal}"), format!("/reminders/{duc}"), format!("{link}AA"), "/reminders/a.b".into()]
    {
        let mut guest = world.browser();
        assert_eq!((guest.get(&forged).await.status, guest.post(&forged, &[]).await.status), (404, 404), "{forged}");
    }
    assert!(!khuevan::db::reminders::has_stopped(&mut world.app.db.read().await.unwrap(), &duc).await.unwrap());
}
