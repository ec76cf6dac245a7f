//! Issuing: numbers without gaps in Vietnamese order, whatever is interrupted or happens at once.

use crate::{
    support::{Engine, World, on_both_engines},
    world::{NAMES, begin, closed_class, issue, register, review},
};
use domain::credential::{Kind, Subject, Verdict, check, qr};
use khuevan::{
    closing::{self, Outcome},
    db::{certificates, closings, enrolments, scope::Reach},
    verification,
};

on_both_engines!(
    a_class_gets_its_certificates_in_vietnamese_order,
    a_certificate_verifies_like_any_other,
    who_has_changed_since_the_review_stops_it,
    issuing_twice_is_once,
    what_an_interruption_left_is_gone_on_with,
    two_decisions_at_once_leave_neither_gap_nor_double,
    without_an_assignment_of_the_day_nothing_is_issued,
);

fn named(names: &[&str]) -> Vec<(i64, String)> {
    (1..).zip(names.iter().map(|name| (*name).to_owned())).collect()
}

async fn a_class_gets_its_certificates_in_vietnamese_order(engine: Engine) {
    let world = World::simple(engine).await;
    let (_, mut tuan, closing) = closed_class(&world, &[NAMES[3], NAMES[1], NAMES[2], NAMES[0]], "").await;
    assert_eq!(register(&world).await, named(&NAMES));
    let page = tuan.get(&closing).await.body;
    assert!(page.contains("Đã cấp") && page.contains("certificates.zip"), "{page}");
    let actions = world.audited("closing_decisions").await;
    assert_eq!(actions, ["closing-begun", "closing-issued", "closing-reviewed"]);
    let issued = world.audited("certificates").await;
    assert_eq!(issued.iter().filter(|action| *action == "certificate-issued").count(), 4);
}

async fn a_certificate_verifies_like_any_other(engine: Engine) {
    let world = World::simple(engine).await;
    world.assign("form-approval-1", "24").await;
    let mut hanh = world.signed_in("hanh").await;
    hanh.post("/courses/khoa-sau/enrolment", &[]).await;
    hanh.post("/courses/khoa-sau/lessons/b-sau/completion", &[]).await;
    let cohort = world.cohort(&world.unit().await, &[world.person("hanh").await]).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let listed_at = review(&mut tuan, &closing).await;
    let confirm = tuan.get(&format!("{closing}/issue")).await.body.replace('\u{a0}', " ");
    assert!(
        confirm.contains("Cấp 1 chứng chỉ?") && confirm.contains("40 tiết") && confirm.contains("24 tháng"),
        "{confirm}"
    );
    issue(&mut tuan, &closing, &listed_at).await;

    let mut hanh = world.signed_in("hanh").await;
    assert!(hanh.get("/messages").await.body.contains("Anh/chị đã được cấp chứng chỉ"));
    let list = hanh.get("/certificates").await;
    assert!(list.body.contains("Chứng chỉ"), "{}", list.body);
    let mut conn = world.app.db.read().await.unwrap();
    let own = certificates::of_person(&mut conn, &world.person("hanh").await).await.unwrap();
    let row = own.into_iter().find(|row| row.kind == "chung-chi").unwrap();
    let address = format!("/certificates/{}", row.id);
    let page = hanh.get(&address).await.body.replace('\u{a0}', " ");
    for part in ["CHỨNG CHỈ", "chứng nhận Ông/Bà", "Theo Quyết định số 45/QĐ-TCT", "Số vào sổ: 1", "40 tiết"]
    {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("12/04/1991"), "no birth date on a page");
    let pdf = hanh.get(&format!("{address}/pdf")).await;
    assert!(pdf.status == 200 && pdf.bytes.starts_with(b"%PDF"));

    let json = world.browser().accepting("application/json").get(&format!("/verify/{}", row.code)).await.body;
    assert!(json.contains("\"status\":\"current\"") && json.contains("\"kind\":\"certificate\""), "{json}");
    let today = world.app.clock.today();
    let keys = verification::issuer_keys(&mut conn, &world.app.clock).await.unwrap();
    let cose = data_encoding::BASE64URL_NOPAD.decode(row.record.as_deref().unwrap().as_bytes()).unwrap();
    let text = qr::qr_text(&world.app.store.public_url, row.code.parse().unwrap(), &cose);
    let Verdict::SignatureGood { facts, expired: false, .. } = check(&text, &keys, &[], today) else {
        panic!("the signature is good");
    };
    assert_eq!((facts.kind, facts.subject), (Kind::Certificate, Subject::Programme("nam".to_owned())));
    assert_eq!(facts.half_tiet, 80);
    let last = facts.expires.unwrap();
    assert_eq!(last, today.checked_add(jiff::ToSpan::months(24)).unwrap());
}

async fn who_has_changed_since_the_review_stops_it(engine: Engine) {
    let world = World::simple(engine).await;
    world.assign("form-approval-1", "").await;
    let unit = world.unit().await;
    let mut members = world.graduates(&unit, &[NAMES[0].to_owned()]).await;
    members.push(world.person("hanh").await);
    let cohort = world.cohort(&unit, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let listed_at = review(&mut tuan, &closing).await;
    // Hanh completes the course after the review.
    let mut hanh = world.signed_in("hanh").await;
    hanh.post("/courses/khoa-sau/enrolment", &[]).await;
    hanh.post("/courses/khoa-sau/lessons/b-sau/completion", &[]).await;
    let fields = [("listed_at", listed_at.as_str()), ("confirmed", "yes")];
    let stopped = tuan.post(&format!("{closing}/issue"), &fields).await;
    assert_eq!(stopped.status, 422);
    assert!(stopped.body.contains("Chưa cấp gì") && stopped.body.contains("Nguyễn Thị Hạnh"), "{}", stopped.body);
    assert!(!stopped.body.contains(&format!("<li>{}</li>", NAMES[0])), "who has not changed is not named");
    assert!(register(&world).await.is_empty());
    assert_eq!(tuan.post(&format!("{closing}/list"), &[]).await.status, 303);
    let newer = review(&mut tuan, &closing).await;
    // The list that was confirmed before is not this one.
    tuan.post(&format!("{closing}/issue"), &fields).await;
    assert!(register(&world).await.is_empty());
    issue(&mut tuan, &closing, &newer).await;
    assert_eq!(register(&world).await, named(&[NAMES[0], "Nguyễn Thị Hạnh"]));
}

async fn issuing_twice_is_once(engine: Engine) {
    let world = World::simple(engine).await;
    let (_, mut tuan, closing) = closed_class(&world, &NAMES, "").await;
    let fields = [("listed_at", "1"), ("confirmed", "yes")];
    assert_eq!(tuan.post(&format!("{closing}/issue"), &fields).await.status, 303);
    assert_eq!(tuan.post(&format!("{closing}/work"), &[]).await.status, 303);
    let unsure = tuan.post(&format!("{closing}/issue"), &[]).await;
    assert_eq!(unsure.status, 303, "nothing is issued without the confirmation");
    assert_eq!(register(&world).await, named(&NAMES));
}

/// The decision as its coordinator reaches it.
async fn reached(world: &World, closing: &str) -> (Reach, closings::Closing) {
    let reach = Reach { actor: world.person("tuan").await, day: world.app.clock.today().to_string() };
    let id = closing.trim_start_matches("/desk/closings/");
    let closing = closings::get(&mut world.app.db.read().await.unwrap(), &reach, id).await.unwrap();
    (reach, closing)
}

async fn what_an_interruption_left_is_gone_on_with(engine: Engine) {
    let world = World::simple(engine).await;
    world.assign("form-approval-1", "").await;
    let unit = world.unit().await;
    let names: Vec<String> = (1..=230).map(|place| format!("Học viên Thứ {place:03}")).collect();
    let members = world.graduates(&unit, &names).await;
    let cohort = world.cohort(&unit, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let address = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let listed_at = review(&mut tuan, &address).await;
    let (reach, closing) = reached(&world, &address).await;
    let outcome = closing::issue(&world.app, &reach, &closing, listed_at.parse().unwrap(), &reach.actor).await.unwrap();
    assert_eq!(outcome, Outcome::Issued);
    assert!(tuan.get(&address).await.body.contains("Đã cấp 0 trên 230 chứng chỉ"));
    // The server dies in the middle of its work.
    let (app, id) = (world.app.clone(), closing.id.clone());
    let writing = tokio::spawn(async move { closing::write_certificates(&app, &id).await });
    while register(&world).await.is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    writing.abort();
    drop(writing.await);
    // Several go on at once: the next server, and the button.
    let starts = (0..3).map(|_| tokio::spawn(closing::go_on_logged(world.app.clone())));
    let work = format!("{address}/work");
    let button = tuan.post(&work, &[]);
    let (_, answer) = tokio::join!(
        async {
            for start in starts.collect::<Vec<_>>() {
                start.await.unwrap();
            }
        },
        button
    );
    assert_eq!(answer.status, 303);
    closing::write_certificates(&world.app, &closing.id).await.unwrap();
    let issued = register(&world).await;
    assert_eq!(issued, named(&names.iter().map(String::as_str).collect::<Vec<_>>()));
    assert!(tuan.get(&address).await.body.contains("Đã cấp 230 chứng chỉ"));
    let messages = world.audited("certificates").await;
    assert_eq!(messages.iter().filter(|action| *action == "certificate-issued").count(), 230);
}

async fn two_decisions_at_once_leave_neither_gap_nor_double(engine: Engine) {
    let world = World::simple(engine).await;
    world.assign("form-approval-1", "").await;
    let unit = world.unit().await;
    let members = world.graduates(&unit, &NAMES.map(str::to_owned)).await;
    let mut tuan = world.signed_in("tuan").await;
    let mut confirmed = Vec::new();
    // The second and third person are in both classes.
    for (form_id, some) in [("form-closing-1", &members[..3]), ("form-closing-2", &members[1..])] {
        let cohort = world.cohort(&unit, some).await;
        let closing = begin(&mut tuan, &world, form_id, &cohort).await;
        confirmed.push((review(&mut tuan, &closing).await, closing));
    }
    let mut one = tuan.clone();
    let (first, second) = (confirmed[0].clone(), confirmed[1].clone());
    let left = [("listed_at", first.0.as_str()), ("confirmed", "yes")];
    let right = [("listed_at", second.0.as_str()), ("confirmed", "yes")];
    let (at_first, at_second) = (format!("{}/issue", first.1), format!("{}/issue", second.1));
    let (left, right) = tokio::join!(one.post(&at_first, &left), tuan.post(&at_second, &right));
    let mut statuses = [left.status, right.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "one of them finds that its people have changed");
    assert_eq!(register(&world).await.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3]);
    let loser = if left.status == 422 { &first.1 } else { &second.1 };
    tuan.post(&format!("{loser}/list"), &[]).await;
    let listed_at = review(&mut tuan, loser).await;
    issue(&mut tuan, loser, &listed_at).await;
    let mut all = register(&world).await;
    assert_eq!(all.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all.dedup_by(|one, other| one.1 == other.1);
    assert_eq!(all.len(), 4, "each person has one");
}

async fn without_an_assignment_of_the_day_nothing_is_issued(engine: Engine) {
    let world = World::simple(engine).await;
    let mut minh = world.assign("form-approval-1", "").await;
    let unit = world.unit().await;
    let members = world.graduates(&unit, &[NAMES[0].to_owned()]).await;
    let cohort = world.cohort(&unit, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let listed_at = review(&mut tuan, &closing).await;
    let today = world.app.clock.today();
    let later = today.checked_add(jiff::ToSpan::days(3)).unwrap().to_string();
    let today = today.to_string();
    let fields = [
        ("form_id", "form-approval-2"),
        ("programme", "nam"),
        ("number", "2/QĐ"),
        ("decided_on", today.as_str()),
        ("tiet", "40"),
        ("valid_from", later.as_str()),
    ];
    assert_eq!(minh.post("/admin/approvals", &fields).await.status, 303);
    assert!(tuan.get(&closing).await.body.contains("không được giao cho nơi cấp"));
    let refused = tuan.post(&format!("{closing}/issue"), &[("listed_at", &listed_at), ("confirmed", "yes")]).await;
    assert_eq!(refused.status, 422);
    assert!(register(&world).await.is_empty());
    let mut conn = world.app.db.read().await.unwrap();
    assert_eq!(enrolments::of_person(&mut conn, &members[0]).await.unwrap().len(), 1, "what was learnt stays");
}
