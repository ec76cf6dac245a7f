//! Messages to a group of the desk: exactly the people of the preview, in inboxes and by mail, whatever breaks.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use domain::permission::Role;
use khuevan::{
    db::{
        assignments::{self, NewAssignment, Subject},
        dispatches, messages,
        people::{self, NewPerson},
        units::{self, NewMembership},
    },
    dispatching, foundation,
    mail::{Mailer, sending::send_some},
    secret,
};
use support::{Answered, Browser, Engine, Mood, Smtp, World, on_both_engines};

on_both_engines!(
    a_message_goes_to_exactly_the_group_of_the_preview,
    what_is_wrong_with_a_text_is_said_before_anything_is_sent,
    a_group_that_has_changed_is_shown_again,
    a_dispatch_is_written_once_however_often_it_is_gone_on_with,
    nobody_sees_or_adds_to_what_another_has_sent,
    a_mail_that_does_not_arrive_is_shown_with_its_reason,
);

const TEXT: [(&str, &str); 3] = [
    ("subject", "Khóa {khóa học}: hạn {hạn}"),
    ("body", "Chào {xưng hô} {tên} ({đơn vị}), hạn của {họ tên} là {due}. {link}"),
    ("course", "khoa-nho"),
];

async fn world(engine: Engine) -> (World, Smtp, Mailer) {
    let smtp = Smtp::start();
    let world = World::with_mail(engine, &smtp).await;
    let mailer = Mailer::new(&world.app.serve.mail).unwrap().unwrap();
    (world, smtp, mailer)
}

async fn assign(world: &World, name: &str, due_on: &'static str) {
    let person = world.person(name).await;
    let assigned = world.app.db.write(move |conn| {
        Box::pin(async move {
            let assignment = NewAssignment {
                person: &person,
                subject: Subject::Course("khoa-nho"),
                is_mandatory: true,
                reason: "Kế hoạch",
                due_on: Some(due_on),
                assigned_by: None,
            };
            assignments::record(conn, &secret::uuid(0), &assignment, 0).await
        })
    });
    assigned.await.unwrap();
}

async fn preview(tuan: &mut Browser, chosen: &[(&str, &str)], text: &[(&str, &str)]) -> Answered {
    let fields: Vec<(&str, &str)> = chosen.iter().chain(text).copied().collect();
    tuan.post("/desk/messages/preview", &fields).await
}

/// Sends what this preview shows.
async fn send(tuan: &mut Browser, page: &Answered, chosen: &[(&str, &str)], text: &[(&str, &str)]) -> Answered {
    let (seen, form_id) = (page.hidden("seen"), page.hidden("form_id"));
    let mut fields: Vec<(&str, &str)> = chosen.iter().chain(text).copied().collect();
    fields.extend([("seen", seen.as_str()), ("form_id", &form_id)]);
    tuan.post("/desk/messages", &fields).await
}

async fn send_all(world: &World, mailer: &Mailer) {
    dispatching::go_on(&world.app).await.unwrap();
    while send_some(&world.app, mailer).await.unwrap().sent > 0 {}
}

async fn inbox(world: &World, name: &str) -> Vec<messages::Message> {
    let person = world.person(name).await;
    messages::of_person(&mut world.app.db.read().await.unwrap(), &person, 100).await.unwrap()
}

async fn a_message_goes_to_exactly_the_group_of_the_preview(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    assign(&world, "hanh", "2026-12-05").await;
    let mut tuan = world.signed_in("tuan").await;
    let list = tuan.get("/desk/people?q=nguyen%20thi").await;
    let compose = tuan.get(&list.link("/desk/messages/new")).await;
    assert!(compose.status == 200 && compose.body.contains("1 người"), "{}", compose.body);
    let template = tuan.get("/desk/messages/new?q=nguyen%20thi&template=due&lang=en").await;
    assert!(template.body.contains("Your course {course} is due on {due}"), "{}", template.body);
    let chosen = [("q", "nguyen thi")];
    let page = preview(&mut tuan, &chosen, &TEXT).await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("Nguyễn Thị Hạnh") && page.body.contains("Gửi cho 1 người"));
    assert!(page.body.contains("hạn 05/12/2026") && inbox(&world, "hanh").await.is_empty(), "{}", page.body);
    let sent = send(&mut tuan, &page, &chosen, &TEXT).await;
    let address = sent.location.clone().unwrap();
    assert!(sent.status == 303 && address.starts_with("/desk/messages/"));
    send_all(&world, &mailer).await;
    let message = inbox(&world, "hanh").await.remove(0);
    assert!(message.subject.ends_with(": hạn 05/12/2026") && !message.subject.contains('{'), "{}", message.subject);
    assert!(message.body.starts_with("Chào chị Hạnh (Xã Thanh Lâm), hạn của Nguyễn Thị Hạnh là 05/12/2026."));
    assert!(message.body.ends_with("http://127.0.0.1:3000/courses/khoa-nho"));
    assert_eq!(message.link.as_deref(), Some("/courses/khoa-nho"));
    assert!(inbox(&world, "duc").await.is_empty());
    let mails = smtp.caught();
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["hanh@example.vn"]);
    assert!(mails[0].text().contains("Chào chị Hạnh") && mails[0].header("Subject") == message.subject);
    let shown = tuan.get(&address).await.body;
    assert!(shown.contains("1 / 1") && shown.contains("“nguyen thi”"), "{shown}");
    assert!(tuan.get("/desk/messages").await.body.contains(&address));
    // The same form again, as after a lost answer.
    assert_eq!(send(&mut tuan, &page, &chosen, &TEXT).await.location.as_deref(), Some(address.as_str()));
    send_all(&world, &mailer).await;
    assert_eq!((inbox(&world, "hanh").await.len(), smtp.caught().len()), (1, 1));
}

async fn what_is_wrong_with_a_text_is_said_before_anything_is_sent(engine: Engine) {
    let (world, smtp, _) = world(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let long = "x".repeat(4001);
    for (chosen, text, said) in [
        (("q", ""), [("subject", ""), ("body", "b"), ("course", "")], "Ô này cần được điền"),
        (("q", ""), [("subject", "a"), ("body", "{lương}"), ("course", "")], "lương"),
        (("q", ""), [("subject", "a"), ("body", "{hạn}"), ("course", "")], "cần chọn khóa học"),
        (("q", ""), [("subject", "a"), ("body", "b"), ("course", "khong-co")], "Hãy chọn một mục"),
        (("q", ""), [("subject", "a"), ("body", &*long), ("course", "")], "dài quá"),
        (("q", "không ai cả"), [("subject", "a"), ("body", "b"), ("course", "")], "không có ai"),
    ] {
        let answer = preview(&mut tuan, &[chosen], &text).await;
        assert_eq!(answer.status, 422, "{said}: {}", answer.body);
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
        let sent = tuan.post("/desk/messages", &[&[chosen][..], &text[..]].concat()).await;
        assert_eq!(sent.status, 422, "{said}");
    }
    let edit = preview(&mut tuan, &[("q", "hanh"), ("edit", "1")], &TEXT).await;
    assert!(edit.status == 200 && edit.body.contains("Chào {xưng hô} {tên}"), "what was written stays");
    assert!(inbox(&world, "hanh").await.is_empty() && smtp.caught().is_empty());
}

async fn join(world: &World, full_name: &'static str) {
    let now = world.app.clock.now();
    let joined = world.app.db.write(move |conn| {
        Box::pin(async move {
            let unit = units::list(conn, "2026-01-01").await?.remove(0).id;
            let id = secret::uuid(now);
            let person = NewPerson { full_name: full_name.to_owned(), ..NewPerson::default() };
            people::create(conn, &id, &person, now).await?;
            let membership = NewMembership {
                person: &id,
                unit: &unit,
                is_primary: true,
                position: "",
                is_leader: false,
                staff_kind: "cong-chuc",
                staff_level: "xa",
                valid_from: "2025-07-01",
            };
            units::join(conn, &secret::uuid(now), &membership, now).await
        })
    });
    joined.await.unwrap();
}

async fn a_group_that_has_changed_is_shown_again(engine: Engine) {
    let (world, _, mailer) = world(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let page = preview(&mut tuan, &[], &TEXT).await;
    join(&world, "Võ Mới Về").await;
    let again = send(&mut tuan, &page, &[], &TEXT).await;
    assert_eq!(again.status, 422);
    assert!(again.body.contains("Nhóm này vừa thay đổi") && again.body.contains("Võ Mới Về"), "{}", again.body);
    send_all(&world, &mailer).await;
    assert!(inbox(&world, "hanh").await.is_empty());
    assert_eq!(send(&mut tuan, &again, &[], &TEXT).await.status, 303);
    send_all(&world, &mailer).await;
    assert_eq!(inbox(&world, "hanh").await.len(), 1);
}

async fn a_dispatch_is_written_once_however_often_it_is_gone_on_with(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    for number in 0..230 {
        join(&world, ["Lê An", "Lê Bình", "Lê Chi"][number % 3]).await;
    }
    let mut tuan = world.signed_in("tuan").await;
    let page = preview(&mut tuan, &[], &TEXT).await;
    assert!(page.body.contains("Gửi cho 235 người"), "{}", page.body);
    let address = send(&mut tuan, &page, &[], &TEXT).await.location.unwrap();
    let (one, other) = tokio::join!(dispatching::go_on(&world.app), dispatching::go_on(&world.app));
    one.unwrap();
    other.unwrap();
    send_all(&world, &mailer).await;
    let id = address.trim_start_matches("/desk/messages/").to_owned();
    let progress = dispatches::progress(&mut world.app.db.read().await.unwrap(), &id).await.unwrap();
    assert_eq!((progress.written, progress.sent, progress.failed), (235, 5, 0));
    assert_eq!((inbox(&world, "hanh").await.len(), smtp.caught().len()), (1, 5));
}

async fn nobody_sees_or_adds_to_what_another_has_sent(engine: Engine) {
    let (world, _, mailer) = world(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let page = preview(&mut tuan, &[("q", "hanh")], &TEXT).await;
    let address = send(&mut tuan, &page, &[("q", "hanh")], &TEXT).await.location.unwrap();
    let mut minh = world.signed_in("minh").await;
    assert_eq!(minh.get(&address).await.status, 404);
    let own = preview(&mut minh, &[("q", "duc")], &TEXT).await;
    let (seen, form_id) = (own.hidden("seen"), page.hidden("form_id"));
    let fields = [("q", "duc"), ("seen", &seen), ("form_id", &form_id), TEXT[0], TEXT[1], TEXT[2]];
    let other = minh.post("/desk/messages", &fields).await.location.unwrap();
    assert_ne!(other, address);
    send_all(&world, &mailer).await;
    assert_eq!((inbox(&world, "hanh").await.len(), inbox(&world, "duc").await.len()), (1, 1));
    // A coordinator of nothing reaches nobody.
    let (ha, today) = (world.person("ha").await, world.app.clock.today().to_string());
    let granted = world.app.db.write(move |conn| {
        Box::pin(async move {
            let unit = secret::uuid(0);
            let new = units::NewUnit {
                id: &unit,
                kind: "xa",
                area_code: None,
                name: "Xã Khác",
                parent: None,
                valid_from: "2025-07-01",
            };
            units::create(conn, &new, &secret::uuid(0), 0).await?;
            foundation::grant(conn, &ha, Role::Coordinator, Some(&unit), &today, 0).await
        })
    });
    granted.await.unwrap();
    let mut ha = world.signed_in("ha").await;
    let nobody = preview(&mut ha, &[("q", "hanh")], &TEXT).await;
    assert!(nobody.status == 422 && !nobody.body.contains("Nguyễn Thị Hạnh"));
}

async fn a_mail_that_does_not_arrive_is_shown_with_its_reason(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    smtp.treat("hanh@example.vn", Mood::Say("550 5.1.1 không có hộp thư này"));
    let mut tuan = world.signed_in("tuan").await;
    let page = preview(&mut tuan, &[], &TEXT).await;
    let address = send(&mut tuan, &page, &[], &TEXT).await.location.unwrap();
    send_all(&world, &mailer).await;
    let shown = tuan.get(&address).await.body;
    assert!(shown.contains("Máy chủ nhận thư từ chối địa chỉ này") && shown.contains("550 5.1.1 không có hộp thư này"));
    assert!(shown.contains("hanh@example.vn") && !shown.contains("duc@example.vn"), "{shown}");
    assert_eq!(inbox(&world, "hanh").await.len(), 1, "the message stands in the inbox all the same");
}
