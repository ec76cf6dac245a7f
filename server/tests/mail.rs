//! Mail over a real connection to a server that takes, refuses, delays, hangs up and sleeps.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{
    db::outbox::{self, Fate, NewMail},
    mail::{
        Mailer,
        sending::{self, GIVEN_UP_AFTER, LEASE, send_some},
    },
    secret,
};
use std::time::Duration;
use support::{Caught, Engine, Mood, Smtp, World, mail_to, on_both_engines};

on_both_engines!(
    a_mail_leaves_once_in_proper_form,
    a_refusal_is_final_and_a_delay_is_not,
    a_server_that_is_away_is_tried_for_days_and_then_given_up,
    a_connection_that_breaks_is_tried_again_under_the_same_id,
    a_slow_server_holds_nobody_up_for_good,
    two_senders_share_the_outbox,
    what_a_dead_sender_took_is_sent_after_its_lease,
    a_sign_in_that_is_refused_condemns_no_mail,
    a_mail_whose_cause_is_undone_does_not_leave,
    the_running_task_sends_and_stops,
);

const MINUTE: i64 = 60_000;

async fn world(engine: Engine) -> (World, Smtp, Mailer) {
    let smtp = Smtp::start();
    let world = World::with_mail(engine, &smtp).await;
    let mailer = Mailer::new(&world.app.serve.mail).unwrap().unwrap();
    (world, smtp, mailer)
}

/// Puts a mail to this person into the outbox and gives its id.
async fn queue(world: &World, name: &str, subject: &str) -> String {
    let (id, person, now) = (secret::uuid(world.app.clock.now()), world.person(name).await, world.app.clock.now());
    let mail = NewMail {
        id: id.clone(),
        person,
        address: format!("{name}@example.vn"),
        subject: subject.to_owned(),
        body: "Chào chị,\n\nKhóa học ‘Ứng dụng trí tuệ nhân tạo’ đã mở.\n.\nTrân trọng".to_owned(),
        stop_url: None,
        message: None,
    };
    world
        .app
        .db
        .write(move |conn| Box::pin(async move { outbox::write(conn, &[mail], now, now).await }))
        .await
        .unwrap();
    id
}

async fn fate(world: &World, name: &str) -> Fate {
    let person = world.person(name).await;
    outbox::fates(&mut world.app.db.read().await.unwrap(), &person).await.unwrap().remove(0)
}

async fn send(world: &World, mailer: &Mailer) -> usize {
    send_some(&world.app, mailer).await.unwrap().sent
}

async fn a_mail_leaves_once_in_proper_form(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let subject =
        "Nhắc hạn:  khóa ‘Ứng dụng trí tuệ nhân tạo có trách nhiệm’ đến hạn ngày 30/11/2026\r\nBcc: ai@example.vn";
    let id = queue(&world, "hanh", subject).await;
    assert_eq!((send(&world, &mailer).await, send(&world, &mailer).await), (1, 0));
    let mails = smtp.caught();
    let [mail]: &[Caught] = mails.as_slice() else { panic!("{mails:?}") };
    assert_eq!(mail.to, "hanh@example.vn");
    let one_line =
        "Nhắc hạn: khóa ‘Ứng dụng trí tuệ nhân tạo có trách nhiệm’ đến hạn ngày 30/11/2026 Bcc: ai@example.vn";
    assert_eq!(mail.header("Subject"), one_line);
    assert_eq!(mail.header("Bcc"), "");
    assert!(mail.header("From").ends_with("Khuê Văn <khuevan@example.gov.vn>"), "{}", mail.header("From"));
    assert!(mail.header("To").ends_with("Nguyễn Thị Hạnh <hanh@example.vn>"), "{}", mail.header("To"));
    assert_eq!(mail.header("Message-ID"), format!("<{id}@example.gov.vn>"));
    assert!(mail.header("Content-Type").contains("text/plain; charset=utf-8"));
    assert!(mail.header("Date").contains("20") && mail.header("List-Unsubscribe").is_empty());
    assert!(mail.text().contains("‘Ứng dụng trí tuệ nhân tạo’ đã mở.\n.\nTrân trọng"), "{}", mail.text());
    assert!(fate(&world, "hanh").await.sent_at.is_some());
}

async fn a_refusal_is_final_and_a_delay_is_not(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    smtp.treat("hanh@example.vn", Mood::Say("550 5.1.1 không có hộp thư này"));
    smtp.treat("duc@example.vn", Mood::Say("451 4.7.1 hộp thư đang bận"));
    queue(&world, "hanh", "Một").await;
    queue(&world, "duc", "Hai").await;
    queue(&world, "ha", "Ba").await;
    assert_eq!(send(&world, &mailer).await, 3);
    let refused = fate(&world, "hanh").await;
    assert!(refused.failed_at.is_some() && refused.failure_kind.as_deref() == Some("refused"), "{refused:?}");
    assert!(refused.failure.as_deref().unwrap().contains("550 5.1.1 không có hộp thư này"), "{refused:?}");
    let delayed = fate(&world, "duc").await;
    assert!(delayed.failed_at.is_none() && delayed.failure_kind.as_deref() == Some("later"), "{delayed:?}");
    assert!(fate(&world, "ha").await.sent_at.is_some(), "the others are not held up");

    world.app.clock.advance(2 * MINUTE);
    assert_eq!(send(&world, &mailer).await, 1, "only what was delayed comes again");
    assert_eq!(send(&world, &mailer).await, 0, "and waits longer than before");
    smtp.treat("duc@example.vn", Mood::Take);
    world.app.clock.advance(4 * MINUTE);
    assert_eq!(send(&world, &mailer).await, 1);
    let sent = fate(&world, "duc").await;
    assert!(sent.sent_at.is_some() && sent.failure.is_none() && sent.tries == 3, "{sent:?}");
    world.app.clock.advance(GIVEN_UP_AFTER);
    assert_eq!((send(&world, &mailer).await, smtp.tries("hanh@example.vn")), (0, 1));
}

async fn a_server_that_is_away_is_tried_for_days_and_then_given_up(engine: Engine) {
    let (world, _, _) = world(engine).await;
    let away = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mailer = Mailer::new(&mail_to(&format!("smtp://{away}"))).unwrap().unwrap();
    queue(&world, "hanh", "Một").await;
    let round = send_some(&world.app, &mailer).await.unwrap();
    assert!(round.sent == 1 && round.trouble);
    let waiting = fate(&world, "hanh").await;
    assert!(waiting.failed_at.is_none() && waiting.failure_kind.as_deref() == Some("unreachable"), "{waiting:?}");
    let mut tries = 1;
    for _ in 0..16 {
        world.app.clock.advance(8 * 60 * MINUTE);
        tries += send(&world, &mailer).await;
    }
    let over = fate(&world, "hanh").await;
    assert!(over.failed_at.is_some() && (8..=14).contains(&tries), "{tries}: {over:?}");
}

async fn a_connection_that_breaks_is_tried_again_under_the_same_id(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    smtp.treat("hanh@example.vn", Mood::HangUp);
    smtp.treat("duc@example.vn", Mood::TakeAndHangUp);
    queue(&world, "hanh", "Một").await;
    queue(&world, "duc", "Hai").await;
    assert_eq!(send(&world, &mailer).await, 2);
    assert!(fate(&world, "hanh").await.sent_at.is_none() && fate(&world, "duc").await.sent_at.is_none());
    smtp.treat("hanh@example.vn", Mood::Take);
    smtp.treat("duc@example.vn", Mood::Take);
    world.app.clock.advance(2 * MINUTE);
    assert_eq!(send(&world, &mailer).await, 2);
    assert_eq!(smtp.caught_for("hanh@example.vn").len(), 1);
    let twice = smtp.caught_for("duc@example.vn");
    let [first, second]: &[Caught] = twice.as_slice() else { panic!("at least once: {twice:?}") };
    assert_eq!(first.header("Message-ID"), second.header("Message-ID"));
}

async fn a_slow_server_holds_nobody_up_for_good(engine: Engine) {
    let (world, smtp, _) = world(engine).await;
    let (each, whole) = (Duration::from_millis(300), Duration::from_secs(2));
    let mailer = Mailer::with_patience(&world.app.serve.mail, each, whole).unwrap().unwrap();
    smtp.treat("hanh@example.vn", Mood::Sleep(Duration::from_secs(20)));
    queue(&world, "hanh", "Một").await;
    queue(&world, "duc", "Hai").await;
    let started = std::time::Instant::now();
    assert_eq!(send(&world, &mailer).await, 2);
    assert!(started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
    let slow = fate(&world, "hanh").await;
    assert!(slow.sent_at.is_none() && slow.failure_kind.as_deref() == Some("unreachable"), "{slow:?}");
    assert!(fate(&world, "duc").await.sent_at.is_some());
}

async fn two_senders_share_the_outbox(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let names = ["hanh", "duc", "minh", "tuan", "ha"];
    for place in 0..20 {
        queue(&world, names[place % 5], &format!("Thư {place}")).await;
    }
    let sender = || {
        let (app, mailer) = (world.app.clone(), mailer.clone());
        tokio::spawn(async move { while send_some(&app, &mailer).await.unwrap().sent > 0 {} })
    };
    let (one, other) = (sender(), sender());
    one.await.unwrap();
    other.await.unwrap();
    let mut subjects: Vec<String> = smtp.caught().iter().map(|mail| mail.header("Subject")).collect();
    subjects.sort();
    subjects.dedup();
    assert_eq!((subjects.len(), smtp.caught().len()), (20, 20));
}

async fn what_a_dead_sender_took_is_sent_after_its_lease(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    queue(&world, "hanh", "Một").await;
    let now = world.app.clock.now();
    let leased = world.app.db.write(move |conn| Box::pin(outbox::lease(conn, 4, now, now + LEASE))).await.unwrap();
    assert_eq!(leased.len(), 1);
    world.app.clock.advance(LEASE - MINUTE);
    assert_eq!(send(&world, &mailer).await, 0, "it may still be on its way");
    world.app.clock.advance(2 * MINUTE);
    assert_eq!((send(&world, &mailer).await, smtp.caught().len()), (1, 1));
}

async fn a_sign_in_that_is_refused_condemns_no_mail(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    smtp.treat("hanh@example.vn", Mood::Say("530 5.7.0 phải đăng nhập trước"));
    queue(&world, "hanh", "Một").await;
    assert!(send_some(&world.app, &mailer).await.unwrap().trouble);
    let waiting = fate(&world, "hanh").await;
    assert!(waiting.failed_at.is_none() && waiting.failure_kind.as_deref() == Some("settings"), "{waiting:?}");
}

async fn a_mail_whose_cause_is_undone_does_not_leave(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let (person, now) = (world.person("hanh").await, world.app.clock.now());
    let mail = NewMail {
        id: secret::uuid(now),
        person,
        address: "hanh@example.vn".to_owned(),
        subject: "Một".to_owned(),
        body: "Hai".to_owned(),
        stop_url: None,
        message: None,
    };
    let undone = world.app.db.write(move |conn| {
        Box::pin(async move {
            outbox::write(conn, &[mail], now, now).await?;
            Err::<(), _>(khuevan::db::DbError::NotFound)
        })
    });
    assert!(undone.await.is_err());
    assert_eq!((send(&world, &mailer).await, smtp.caught().len()), (0, 0));
}

async fn the_running_task_sends_and_stops(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    for name in ["hanh", "duc", "minh", "tuan", "ha"] {
        queue(&world, name, "Một").await;
    }
    let running = sending::start(world.app.clone(), mailer);
    let waiting = smtp.clone();
    assert_eq!(tokio::task::spawn_blocking(move || waiting.wait_for(5)).await.unwrap().len(), 5);
    running.stop().await;
    queue(&world, "hanh", "Hai").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(smtp.caught().len(), 5, "a task that has stopped takes nothing more");
    assert!(fate(&world, "duc").await.sent_at.is_some());
}
