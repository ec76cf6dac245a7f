//! After issue: replacement, a new issue after an error, revocation; what is asked, decided, shown and kept to oneself;
//! and what is told before a certificate expires.

use crate::{
    support::{Browser, Engine, Smtp, World, cheap_serving, exam, mail_to, on_both_engines},
    world::{NAMES, begin, closed_class, issue, review},
};
use jiff::{ToSpan, civil::Date};
use khuevan::{
    db::{Conn, certificates, expiries, messages},
    mail::{Mailer, sending::send_some},
    reminding,
};

on_both_engines!(
    a_lost_one_is_replaced_by_a_paper_of_its_own_register,
    an_error_is_mended_by_a_new_issue,
    a_revocation_names_its_class_and_keeps_its_detail,
    a_request_has_five_working_days_and_is_decided_once,
    what_lies_out_of_reach_cannot_be_asked_for,
    what_expires_is_told_at_three_stages,
    a_second_one_after_the_first_has_expired_renews_it,
    the_holder_is_told_by_mail_too,
);

/// The certificate with this number.
async fn numbered(world: &World, number: &str) -> certificates::Certificate {
    let mut conn = world.app.db.read().await.unwrap();
    certificates::search(&mut conn, number, 1).await.unwrap().remove(0)
}

fn year(world: &World) -> i16 {
    world.app.clock.today().year()
}

async fn first(world: &World) -> certificates::Certificate {
    numbered(world, &format!("00001/{}/CC", year(world))).await
}

/// Asks as the coordinator; gives the address of the request at the administration.
async fn asked(tuan: &mut Browser, minh: &mut Browser, certificate: &str, fields: &[(&str, &str)]) -> String {
    let answer = tuan.post(&format!("/desk/certificates/{certificate}/requests"), fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    minh.get("/admin").await.link("/admin/certificate-requests/")
}

const GRANTED: [(&str, &str); 3] = [("answer", "granted"), ("number", "77/QĐ-TCT"), ("reason", "Đủ căn cứ")];

async fn status(world: &World, code: &str) -> String {
    world.browser().accepting("application/json").get(&format!("/verify/{code}")).await.body
}

async fn a_lost_one_is_replaced_by_a_paper_of_its_own_register(engine: Engine) {
    let world = World::simple(engine).await;
    let (mut minh, mut tuan, _) = closed_class(&world, &NAMES[..2], "").await;
    let old = first(&world).await;
    let request = asked(&mut tuan, &mut minh, &old.id, &[("kind", "lost"), ("reason", "Mất khi chuyển nhà")]).await;
    assert!(tuan.get("/desk").await.body.contains("Đề nghị về chứng chỉ đang chờ"));
    let list = tuan.get("/desk/matters/certificate-requests").await.body;
    assert!(list.contains(&format!("/desk/certificates/{}", old.id)) && list.contains(NAMES[0]), "{list}");
    let answer = minh.post(&request, &GRANTED).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let new = numbered(&world, &format!("00001/{}/GCN", year(&world))).await;
    assert_eq!(
        (new.kind.as_str(), new.sequence, new.replaces.as_deref()),
        ("giay-chung-nhan", 1, Some(old.id.as_str()))
    );
    assert_eq!(new.holder_name, old.holder_name);
    let page = world.browser().get(&format!("/verify/{}", old.code)).await.body.replace('\u{a0}', " ");
    assert!(page.contains("thay bằng giấy chứng nhận hoàn thành khóa học số"), "{page}");
    assert!(!page.contains("chuyển nhà"), "{page}");
    assert!(status(&world, &new.code).await.contains("\"status\":\"current\""));
    // The new one may be lost, too; it names the original for ever.
    let request = asked(&mut tuan, &mut minh, &new.id, &[("kind", "lost"), ("reason", "Cháy")]).await;
    assert_eq!(minh.post(&request, &GRANTED).await.status, 303);
    let latest = numbered(&world, &format!("00002/{}/GCN", year(&world))).await;
    assert!(latest.facts.unwrap().contains(&format!("\"replaces\":\"{}\"", old.number)));
    assert_eq!(minh.get(&format!("/admin/certificates/{}", latest.id)).await.status, 200);
}

async fn an_error_is_mended_by_a_new_issue(engine: Engine) {
    let world = World::simple(engine).await;
    let (mut minh, mut tuan, _) = closed_class(&world, &NAMES[..2], "24").await;
    let old = first(&world).await;
    let fields = [("kind", "error"), ("holder", "Trần Văn Anh"), ("reason", "In thiếu chữ")];
    let request = asked(&mut tuan, &mut minh, &old.id, &fields).await;
    let page = minh.get(&request).await.body;
    assert!(page.contains("Trần Văn Anh") && page.contains("In thiếu chữ"), "{page}");
    assert_eq!(minh.post(&request, &GRANTED).await.status, 303);
    let new = numbered(&world, &format!("00003/{}/CC", year(&world))).await;
    assert_eq!((new.kind.as_str(), new.holder_name.as_deref()), ("chung-chi", Some("Trần Văn Anh")));
    assert_eq!(new.expires_on, old.expires_on, "it holds as long as the first one");
    assert!(status(&world, &old.code).await.contains("\"status\":\"replaced\""));
    assert!(tuan.get("/desk/register").await.body.contains(&new.number));
}

async fn a_revocation_names_its_class_and_keeps_its_detail(engine: Engine) {
    let world = World::simple(engine).await;
    let (mut minh, mut tuan, _) = closed_class(&world, &NAMES[..1], "").await;
    let old = first(&world).await;
    let address = format!("/desk/certificates/{}/requests", old.id);
    let unclassed =
        tuan.post(&address, &[("kind", "revocation"), ("reason", "Cho mượn bằng"), ("class", "replaced")]).await;
    assert_eq!(unclassed.status, 422);
    assert!(unclassed.body.contains("Cho mượn bằng"), "{}", unclassed.body);
    let fields = [("kind", "revocation"), ("class", "lent"), ("reason", "Cho mượn bằng")];
    let request = asked(&mut tuan, &mut minh, &old.id, &fields).await;
    // The form of other papers does not end that of a programme.
    let direct = [("class", "lent"), ("reason", "Vội"), ("confirmed", "yes")];
    let turned = minh.post(&format!("/admin/certificates/{}/revocation", old.id), &direct).await;
    assert_eq!(turned.location.as_deref(), Some(format!("/desk/certificates/{}", old.id).as_str()));
    assert!(status(&world, &old.code).await.contains("\"status\":\"current\""));
    assert_eq!(tuan.post(&request, &GRANTED).await.status, 403, "a coordinator does not decide");
    assert_eq!(minh.post(&request, &GRANTED).await.status, 303);
    let json = status(&world, &old.code).await;
    assert!(json.contains("\"status\":\"revoked\"") && json.contains("lent") && !json.contains("mượn"), "{json}");
    let register = tuan.get("/desk/register").await.body.replace('\u{a0}', " ");
    assert!(register.contains(&old.number) && register.contains("cho người khác sử dụng"), "{register}");
    let ended = numbered(&world, &old.number).await;
    assert_eq!(ended.ended_decision.as_deref(), Some("77/QĐ-TCT"));
}

async fn a_request_has_five_working_days_and_is_decided_once(engine: Engine) {
    let world = World::simple(engine).await;
    let (mut minh, mut tuan, _) = closed_class(&world, &NAMES[..1], "").await;
    let old = first(&world).await;
    let last = domain::calendar::after_working_days(world.app.clock.today(), 5, &[]);
    let shown = domain::calendar::day_text(last);
    assert!(tuan.get(&format!("/desk/certificates/{}", old.id)).await.body.contains(&shown));
    let fields = [("form_id", "form-request-1"), ("kind", "lost"), ("reason", "Mất")];
    let request = asked(&mut tuan, &mut minh, &old.id, &fields).await;
    let home = minh.get("/admin").await.body;
    assert!(home.contains(&format!("chậm nhất ngày {shown}")), "{home}");
    // Neither the same form nor another one makes a second request.
    tuan.post(&format!("/desk/certificates/{}/requests", old.id), &fields).await;
    tuan.post(&format!("/desk/certificates/{}/requests", old.id), &[("kind", "lost"), ("reason", "Mất")]).await;
    assert_eq!(minh.get("/admin").await.body.matches("/admin/certificate-requests/").count(), 1);
    let bare = minh.post(&request, &[("answer", "refused"), ("reason", "Chưa rõ")]).await;
    assert!(bare.status == 422 && bare.body.contains("Chưa rõ"), "a refusal has a number, too: {}", bare.body);
    let refused = [("answer", "refused"), ("number", "5/TB"), ("reason", "Chưa có đơn")];
    assert_eq!(minh.post(&request, &refused).await.status, 303);
    minh.post(&request, &GRANTED).await;
    assert!(status(&world, &old.code).await.contains("\"status\":\"current\""));
    let page = tuan.get(&format!("/desk/certificates/{}", old.id)).await.body;
    assert!(page.contains("Đã từ chối") && page.contains("Chưa có đơn") && page.contains("5/TB"), "{page}");
    // Two administrators at once: one decision takes effect.
    let request = asked(&mut tuan, &mut minh, &old.id, &[("kind", "lost"), ("reason", "Mất")]).await;
    let mut other = minh.clone();
    let (one, two) = tokio::join!(minh.post(&request, &GRANTED), other.post(&request, &GRANTED));
    assert_eq!((one.status, two.status), (303, 303));
    let mut conn = world.app.db.read().await.unwrap();
    assert_eq!(certificates::search(&mut conn, "/GCN", 10).await.unwrap().len(), 1);
}

async fn what_lies_out_of_reach_cannot_be_asked_for(engine: Engine) {
    let world = World::simple(engine).await;
    closed_class(&world, &NAMES[..1], "").await;
    let old = first(&world).await;
    world.other_unit("duc").await;
    let mut duc = world.signed_in("duc").await;
    let address = format!("/desk/certificates/{}", old.id);
    assert_eq!(duc.get(&address).await.status, 404);
    let fields = [("kind", "lost"), ("reason", "Mất")];
    assert_eq!(duc.post(&format!("{address}/requests"), &fields).await.status, 404);
    assert!(!duc.get("/desk/register").await.body.contains(&old.number));
}

async fn what_expires_is_told_at_three_stages(engine: Engine) {
    const DAY: i64 = 24 * 3_600_000;
    let world = World::simple(engine).await;
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    exam(&world, "hanh", &right).await;
    let today = world.app.clock.today();
    let last = today.checked_add(24.months()).unwrap();
    let days = i64::from((last - today).get_days());
    let own =
        |list: Vec<messages::Message>| list.into_iter().filter(|one| one.subject.starts_with("Sắp hết hạn")).count();
    let mut told = Vec::new();
    world.app.clock.advance((days - 62) * DAY);
    for left in (0..=61).rev() {
        world.app.clock.advance(DAY);
        reminding::run(&world.app).await.unwrap();
        let hanh = world.person("hanh").await;
        let count = own(messages::of_person(&mut world.app.db.read().await.unwrap(), &hanh, 500).await.unwrap());
        if told.len() < count {
            told.push(left);
        }
    }
    assert_eq!(told, [60, 30, 7]);
    let tuan = world.person("tuan").await;
    let inbox = messages::of_person(&mut world.app.db.read().await.unwrap(), &tuan, 500).await.unwrap();
    assert!(
        inbox.iter().any(|one| one.body.contains("Nguyễn Thị Hạnh: Chuyển đổi số thử nghiệm")),
        "the coordinator hears of it"
    );
    let mut hanh = world.signed_in("hanh").await;
    let address = hanh.get("/certificates").await.link("/certificates/");
    let page = hanh.get(&address).await.body;
    assert!(page.contains("Học lại để gia hạn") && page.contains("href=\"/courses/khoa-nho\""), "{page}");
}

async fn a_second_one_after_the_first_has_expired_renews_it(engine: Engine) {
    const DAY: i64 = 24 * 3_600_000;
    let world = World::simple(engine).await;
    // What the file proposes is a link that fills the form in; what the administrator records holds.
    let page = world.signed_in("minh").await.get("/admin/approvals?programme=nam").await.body;
    assert!(page.contains("Chương trình thử nghiệm: 24 tháng") && page.contains("value=\"24\""), "{page}");
    world.assign("form-approval-1", "12").await;
    let unit = world.unit().await;
    let members = world.graduates(&unit, &[NAMES[0].to_owned(), NAMES[1].to_owned()]).await;
    let cohort = world.cohort(&unit, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let listed_at = review(&mut tuan, &closing).await;
    issue(&mut tuan, &closing, &listed_at).await;
    let old = first(&world).await;
    let last: Date = old.expires_on.clone().unwrap().parse().unwrap();
    assert_eq!(last, world.app.clock.today().checked_add(12.months()).unwrap());
    // On its last day it still blocks her, a day later it does not.
    let days = i64::from((last - world.app.clock.today()).get_days());
    world.app.clock.advance(days * DAY);
    let mut tuan = world.signed_in("tuan").await;
    let blocked = begin(&mut tuan, &world, "form-closing-2", &cohort).await;
    let page = tuan.get(&blocked).await.body;
    assert!(page.contains(&old.number), "{page}");
    assert_eq!(tuan.post(&format!("{blocked}/withdrawal"), &[("confirmed", "yes")]).await.status, 303);
    world.app.clock.advance(DAY);
    let mut tuan = world.signed_in("tuan").await;
    let again = begin(&mut tuan, &world, "form-closing-3", &cohort).await;
    let listed_at = review(&mut tuan, &again).await;
    issue(&mut tuan, &again, &listed_at).await;
    let mut conn = world.app.db.read().await.unwrap();
    let renewal = certificates::renewal(&mut conn, &old.id).await.unwrap().expect("the new one names the old one");
    drop(conn);
    assert!(renewal.number.ends_with(&format!("/{}/CC", year(&world))) && renewal.person == old.person);
    // The old one says so to anybody, and the new one holds.
    let page = world.browser().get(&format!("/verify/{}", old.code)).await.body.replace('\u{a0}', " ");
    assert!(page.contains("đã được gia hạn bằng chứng chỉ số") && page.contains(&renewal.number), "{page}");
    let json = status(&world, &old.code).await;
    assert!(json.contains("\"status\":\"expired\"") && json.contains(&renewal.number), "{json}");
    assert!(status(&world, &renewal.code).await.contains("\"status\":\"current\""));
    // Nobody gets a third one, and what was renewed is not replaced.
    let third = begin(&mut tuan, &world, "form-closing-4", &cohort).await;
    assert!(tuan.get(&third).await.body.contains(&renewal.number));
    let mut minh = world.signed_in("minh").await;
    let request = asked(&mut tuan, &mut minh, &old.id, &[("kind", "lost"), ("reason", "Mất")]).await;
    assert!(minh.post(&request, &GRANTED).await.status < 500);
    assert!(status(&world, &old.code).await.contains("\"status\":\"expired\""));
    // It is not reminded of any more.
    let (mut conn, day) = (world.app.db.read().await.unwrap(), world.app.clock.today().to_string());
    let rows = expiries::between(&mut conn, "2000-01-01", "2100-01-01", &day).await.unwrap();
    assert!(rows.iter().all(|row| row.certificate != old.id));
}

async fn the_holder_is_told_by_mail_too(engine: Engine) {
    let smtp = Smtp::start();
    let mut serve = cheap_serving();
    serve.mail = mail_to(&smtp.url());
    serve.mail.quiet_hours = "0-0".parse().unwrap();
    let world = World::simple_serving(engine, serve).await;
    world.assign("form-approval-1", "").await;
    let unit = world.unit().await;
    let members = world.graduates(&unit, &[NAMES[0].to_owned(), NAMES[1].to_owned()]).await;
    let with_address = members[0].clone();
    world
        .write(move |conn| {
            Box::pin(async move {
                let sql = "UPDATE people SET email = 'an@example.vn' WHERE id = $1";
                match conn {
                    Conn::Sqlite(c) => sqlx::query(sql).bind(with_address).execute(&mut **c).await.map(drop)?,
                    Conn::Postgres(c) => sqlx::query(sql).bind(with_address).execute(&mut **c).await.map(drop)?,
                }
                Ok(())
            })
        })
        .await;
    let cohort = world.cohort(&unit, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let listed_at = review(&mut tuan, &closing).await;
    issue(&mut tuan, &closing, &listed_at).await;
    // Going on with it tells nobody twice.
    assert_eq!(tuan.post(&format!("{closing}/work"), &[]).await.status, 303);
    let mailer = Mailer::new(&world.app.serve.mail).unwrap().unwrap();
    while send_some(&world.app, &mailer).await.unwrap().sent > 0 {}
    let mails = smtp.caught();
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["an@example.vn"]);
    assert_eq!(mails[0].header("Subject"), "Anh/chị đã được cấp chứng chỉ");
    let text = mails[0].text();
    assert!(text.contains("Chương trình thử nghiệm") && text.contains("/certificates/"), "{text}");
}
