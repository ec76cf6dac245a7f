//! Invitations from the desk: by mail and on paper, and how far each person is.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{
    db::{
        Conn, accounts,
        invitees::{self, After, Chosen, Invitee, Wanted},
        messages,
        people::{self, NewPerson},
        scope::Reach,
        units::{self, NewMembership, NewUnit},
    },
    mail::{Mailer, sending::send_some},
    secret,
};
use std::{collections::HashSet, process::Command};
use support::{Answered, Browser, Engine, Mood, PASSWORD, Smtp, World, on_both_engines};

on_both_engines!(
    people_are_invited_by_mail_and_come_in,
    a_mail_that_fails_says_why_and_can_be_sent_again,
    a_printed_code_lets_one_person_in_once,
    guessing_codes_has_to_wait,
    nobody_outside_the_subtree_is_seen_or_invited,
    whoever_has_a_role_is_invited_by_administrators_alone,
    without_mail_the_page_says_so_and_paper_still_works,
    a_new_link_for_a_forgotten_password_ends_what_was_open,
    a_letter_speaks_the_language_of_its_reader,
    many_are_invited_in_portions,
);

const DAY: i64 = 24 * 3_600_000;
const NEW: &str = "đò dọc sông ngang chiều";

async fn world(engine: Engine) -> (World, Smtp, Mailer) {
    let smtp = Smtp::start();
    let world = World::with_mail(engine, &smtp).await;
    let mailer = Mailer::new(&world.app.serve.mail).unwrap().unwrap();
    (world, smtp, mailer)
}

/// A person without an account in the unit of tuan, or in one outside of it.
async fn newcomers(world: &World, people: Vec<(String, Option<String>)>, outside: bool) -> Vec<String> {
    let now = world.app.clock.now();
    let made = world.app.db.write(move |conn| {
        Box::pin(async move {
            let mut unit = units::list(conn, "2026-01-01").await?.remove(0).id;
            if outside {
                unit = secret::uuid(now);
                let new = NewUnit {
                    id: &unit,
                    kind: "xa",
                    area_code: None,
                    name: "Xã Khác",
                    parent: None,
                    valid_from: "2025-07-01",
                };
                units::create(conn, &new, &secret::uuid(now), now).await?;
            }
            let mut ids = Vec::new();
            for (full_name, email) in people {
                let id = secret::uuid(now);
                let person = NewPerson { full_name, email, ..NewPerson::default() };
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
                units::join(conn, &secret::uuid(now), &membership, now).await?;
                ids.push(id);
            }
            Ok(ids)
        })
    });
    made.await.unwrap()
}

async fn newcomer(world: &World, full_name: &str, email: Option<&str>) -> String {
    newcomers(world, vec![(full_name.to_owned(), email.map(str::to_owned))], false).await.remove(0)
}

async fn reach(world: &World) -> Reach {
    Reach { actor: world.person("tuan").await, day: world.app.clock.today().to_string() }
}

async fn invitee(world: &World, person: &str) -> Invitee {
    let mut conn = world.app.db.read().await.unwrap();
    invitees::get(&mut conn, &reach(world).await, person, world.app.clock.now()).await.unwrap()
}

async fn state(world: &World, person: &str) -> String {
    invitee(world, person).await.state
}

async fn send_all(world: &World, mailer: &Mailer) {
    while send_some(&world.app, mailer).await.unwrap().sent > 0 {}
}

/// Everything that stands in a column of text of any table that has to do with ways in.
async fn kept(world: &World) -> String {
    let all =
        "SELECT token_hash FROM invitations UNION ALL SELECT body FROM outbox UNION ALL SELECT subject FROM outbox
        UNION ALL SELECT body FROM messages UNION ALL SELECT detail FROM audit_details";
    let rows: Result<Vec<String>, sqlx::Error> = match &mut world.app.db.read().await.unwrap() {
        Conn::Sqlite(connection) => sqlx::query_scalar(all).fetch_all(&mut **connection).await,
        Conn::Postgres(connection) => sqlx::query_scalar(all).fetch_all(&mut **connection).await,
    };
    rows.unwrap().join("\n")
}

async fn accept(browser: &mut Browser, link: &str) -> Answered {
    browser.post(link, &[("password", NEW), ("again", NEW)]).await
}

/// The count behind a state on the page.
async fn count(tuan: &mut Browser, state: &str) -> String {
    let body = tuan.get("/desk/invitations").await.body;
    let wanted = format!("state={state}\"");
    let chip = body.split("<a ").find(|chip| chip.contains("class=\"chip\"") && chip.contains(&wanted));
    chip.map(|chip| chip.split(['<', '>']).find(|text| text.parse::<u32>().is_ok()).unwrap().to_owned())
        .unwrap_or_default()
}

async fn people_are_invited_by_mail_and_come_in(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let ngoc = newcomer(&world, "Võ Thị Bích Ngọc", Some("ngoc.vtb@example.vn")).await;
    let lan = newcomer(&world, "Nguyễn Thị Lan", Some("hanh@other.example.vn")).await;
    let son = newcomer(&world, "Đỗ Sơn", None).await;
    let mut tuan = world.signed_in("tuan").await;
    assert_eq!(count(&mut tuan, "none").await, "3");
    let invited = tuan.post("/desk/invitations", &[("unit", ""), ("state", ""), ("q", "")]).await;
    assert_eq!((invited.status, invited.location.as_deref()), (303, Some("/desk/invitations")));
    assert_eq!((state(&world, &ngoc).await, state(&world, &son).await), ("invited".to_owned(), "none".to_owned()));
    assert!(!kept(&world).await.contains("/invitations/"), "no link stands in the database");
    send_all(&world, &mailer).await;
    assert_eq!((state(&world, &ngoc).await, state(&world, &lan).await), ("sent".to_owned(), "sent".to_owned()));
    assert_eq!((count(&mut tuan, "sent").await, count(&mut tuan, "none").await), ("2".to_owned(), "1".to_owned()));
    assert_eq!(invitee(&world, &ngoc).await.sign_in_name.as_deref(), Some("ngoc.vtb"));
    assert_eq!(invitee(&world, &lan).await.sign_in_name.as_deref(), Some("hanh2"), "hanh is taken");

    let mail = smtp.caught_for("ngoc.vtb@example.vn").remove(0);
    assert_eq!(mail.header("Subject"), "Lời mời vào học trên Khuê Văn");
    assert!(
        mail.text().contains("Tên đăng nhập: ngoc.vtb") && mail.text().contains("http://127.0.0.1:3000/invitations/")
    );
    let link = mail.link("/invitations/");
    assert!(!kept(&world).await.contains(link.trim_start_matches("/invitations/")));
    let mut browser = world.browser();
    assert!(browser.get(&link).await.body.contains("Võ Thị Bích Ngọc"));
    assert_eq!(state(&world, &ngoc).await, "opened");
    assert_eq!(accept(&mut browser, &link).await.status, 303);
    assert_eq!(state(&world, &ngoc).await, "signed-in");
    let inbox = browser.get("/messages").await.body;
    assert!(inbox.contains("Lời mời vào học trên Khuê Văn") && inbox.contains("ngoc.vtb@example.vn"));

    // Once more changes nothing for those who are on their way.
    tuan.post("/desk/invitations", &[]).await;
    send_all(&world, &mailer).await;
    assert_eq!(smtp.caught().len(), 2);
    world.app.clock.advance(15 * DAY);
    let mut tuan = world.signed_in("tuan").await;
    assert_eq!(count(&mut tuan, "expired").await, "1");
    assert_eq!(world.audited("people").await.iter().filter(|action| *action == "invitation-mailed").count(), 1);
}

async fn a_mail_that_fails_says_why_and_can_be_sent_again(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let ngoc = newcomer(&world, "Võ Thị Bích Ngọc", Some("ngoc@example.vn")).await;
    smtp.treat("ngoc@example.vn", Mood::Say("550 5.1.1 không có hộp thư này"));
    let mut tuan = world.signed_in("tuan").await;
    let (act, back) = (format!("/desk/people/{ngoc}/invitation"), "/desk/invitations?state=failed");
    assert_eq!(tuan.post(&act, &[("return_to", back)]).await.location.as_deref(), Some(back));
    send_all(&world, &mailer).await;
    assert_eq!(state(&world, &ngoc).await, "failed");
    let page = tuan.get(back).await.body;
    assert!(
        page.contains("Máy chủ nhận thư từ chối địa chỉ này") && page.contains("550 5.1.1 không có hộp thư này"),
        "{page}"
    );
    smtp.treat("ngoc@example.vn", Mood::TakeAndHangUp);
    tuan.post(&act, &[]).await;
    send_all(&world, &mailer).await;
    let first = smtp.caught_for("ngoc@example.vn").remove(0).link("/invitations/");
    assert!(tuan.get("/desk/invitations").await.body.contains("Hệ thống tự gửi lại"));
    smtp.treat("ngoc@example.vn", Mood::Take);
    world.app.clock.advance(2 * 60_000);
    send_all(&world, &mailer).await;
    let mails = smtp.caught_for("ngoc@example.vn");
    assert_eq!(mails.len(), 2, "SMTP promises at least once");
    let second = mails[1].link("/invitations/");
    assert_eq!(world.browser().get(&first).await.status, 404, "the newest link is the one that works");
    // A newer invitation takes the place of one whose mail still waits.
    smtp.treat("ngoc@example.vn", Mood::Say("451 4.3.0 đang bận"));
    tuan.post(&act, &[]).await;
    send_all(&world, &mailer).await;
    assert_eq!(world.browser().get(&second).await.status, 404);
    smtp.treat("ngoc@example.vn", Mood::Take);
    tuan.post(&act, &[]).await;
    send_all(&world, &mailer).await;
    world.app.clock.advance(2 * 60_000);
    send_all(&world, &mailer).await;
    let mails = smtp.caught_for("ngoc@example.vn");
    assert_eq!(mails.len(), 3, "the mail that waited is not sent any more");
    assert_eq!(accept(&mut world.browser(), &mails[2].link("/invitations/")).await.status, 303);
}

/// The text of a PDF, by a tool of poppler-utils.
fn pdf_text(answer: &Answered) -> String {
    assert_eq!(
        (answer.status, answer.headers["content-type"].as_bytes()),
        (200, &b"application/pdf"[..]),
        "{}",
        answer.body
    );
    let path = std::env::temp_dir().join(format!("{}.pdf", secret::uuid(0)));
    std::fs::write(&path, &answer.bytes).unwrap();
    let output = Command::new("pdftotext").args(["-raw", path.to_str().unwrap(), "-"]).output().unwrap();
    std::fs::remove_file(path).unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The code that stands behind this sign-in name.
fn code_of(text: &str, sign_in_name: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().skip_while(|word| *word != sign_in_name).collect();
    let is_code = |word: &str| {
        word.len() >= 10 && word.chars().all(|sign| sign == '-' || sign.is_ascii_uppercase() || sign.is_ascii_digit())
    };
    let found = words.iter().find(|word| is_code(word)).map(|word| (*word).to_owned());
    found.unwrap_or_else(|| panic!("no code for {sign_in_name} in {text}"))
}

async fn enter(browser: &mut Browser, login: &str, code: &str) -> Answered {
    browser.post("/code", &[("login", login), ("code", code), ("password", NEW), ("again", NEW)]).await
}

async fn a_printed_code_lets_one_person_in_once(engine: Engine) {
    let (world, _, _) = world(engine).await;
    let son = newcomer(&world, "Đỗ Sơn", None).await;
    let sa = newcomer(&world, "Đỗ Sa", None).await;
    newcomer(&world, "Võ Thị Bích Ngọc", Some("ngoc@example.vn")).await;
    let mut tuan = world.signed_in("tuan").await;
    let text = pdf_text(&tuan.post("/desk/invitations/codes", &[]).await);
    assert!(text.contains("Xã Thanh Lâm") && text.contains("127.0.0.1:3000/code") && !text.contains("Ngọc"), "{text}");
    assert_eq!((state(&world, &son).await, state(&world, &sa).await), ("invited".to_owned(), "invited".to_owned()));
    let (old, sas) = (code_of(&text, "sond"), code_of(&text, "sad"));
    assert!(old != sas && !kept(&world).await.contains(&old) && !kept(&world).await.contains(&old.replace('-', "")));

    let again = pdf_text(&tuan.post(&format!("/desk/people/{son}/code"), &[]).await);
    let new = code_of(&again, "sond");
    let mut browser = world.browser();
    let page = browser.get("/code").await;
    assert!(page.status == 200 && browser.get("/sign-in").await.body.contains("href=\"/code\""));
    for (login, code) in [("sond", &old), ("sad", &new), ("khong-co", &new), ("hanh", &new)] {
        let wrong = enter(&mut browser, login, code).await;
        assert_eq!(wrong.status, 422, "{login}");
        assert!(wrong.body.contains(&format!("value=\"{login}\"")) && !wrong.body.contains(NEW));
    }
    let weak =
        browser.post("/code", &[("login", "sond"), ("code", &new), ("password", "ngắn"), ("again", "ngắn")]).await;
    assert_eq!(weak.status, 422, "a weak password does not use the code up");
    let named = [("login", "sond"), ("code", &*new), ("password", "tôi là đỗ sơn đây"), ("again", "tôi là đỗ sơn đây")];
    assert_eq!(browser.post("/code", &named).await.status, 422);
    let typed = new.to_lowercase().replace('-', "  ");
    assert_eq!(enter(&mut browser, " SOND ", &typed).await.status, 303);
    assert_eq!((browser.get("/certificates").await.status, state(&world, &son).await), (200, "signed-in".to_owned()));
    assert_eq!(enter(&mut world.browser(), "sond", &new).await.status, 422, "it works once");
    assert_eq!(
        tuan.post(&format!("/desk/people/{son}/code"), &[]).await.status,
        303,
        "whoever is in keeps her password"
    );
    world.app.clock.advance(15 * DAY);
    assert_eq!(enter(&mut world.browser(), "sad", &sas).await.status, 422, "it works for fourteen days");
}

async fn guessing_codes_has_to_wait(engine: Engine) {
    let (world, _, _) = world(engine).await;
    newcomer(&world, "Đỗ Sơn", None).await;
    let mut tuan = world.signed_in("tuan").await;
    let code = code_of(&pdf_text(&tuan.post("/desk/invitations/codes", &[]).await), "sond");
    for _ in 0..10 {
        assert_eq!(enter(&mut world.browser(), "sond", "K7QM3-FXP9R").await.status, 422);
    }
    let waiting = enter(&mut world.browser(), "sond", &code).await;
    assert!(waiting.status == 429 && waiting.headers.contains_key("retry-after"));
    world.app.clock.advance(16 * 60_000);
    assert_eq!(enter(&mut world.browser(), "sond", &code).await.status, 303);
}

async fn nobody_outside_the_subtree_is_seen_or_invited(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let people =
        vec![("Người Ở Xa".to_owned(), Some("xa@example.vn".to_owned())), ("Người Không Thư".to_owned(), None)];
    let outside = newcomers(&world, people, true).await;
    let unit = units::list(&mut world.app.db.read().await.unwrap(), "2026-01-01").await.unwrap();
    let foreign = unit.iter().find(|unit| unit.name == "Xã Khác").unwrap().id.clone();
    let mut tuan = world.signed_in("tuan").await;
    for query in ["", "?q=nguoi", "?state=none", &format!("?unit={foreign}")] {
        let page = tuan.get(&format!("/desk/invitations{query}")).await;
        assert!(page.status == 200 && !page.body.contains("Người Ở Xa") && !page.body.contains("Xã Khác"), "{query}");
    }
    tuan.post("/desk/invitations", &[("unit", &foreign)]).await;
    tuan.post("/desk/invitations", &[]).await;
    assert_eq!(tuan.post("/desk/invitations/codes", &[("unit", &foreign), ("with_mail", "1")]).await.status, 422);
    for person in &outside {
        for act in ["invitation", "code"] {
            let theirs = tuan.post(&format!("/desk/people/{person}/{act}"), &[]).await;
            let nobodys = tuan.post(&format!("/desk/people/khong-co/{act}"), &[]).await;
            assert_eq!((theirs.status, nobodys.status), (404, 404));
        }
    }
    send_all(&world, &mailer).await;
    assert!(smtp.caught().is_empty());
    let mut conn = world.app.db.read().await.unwrap();
    assert!(accounts::find(&mut conn, &outside[0]).await.unwrap().is_none());
    drop(conn);
    assert!(world.signed_in("minh").await.get("/desk/invitations?q=nguoi").await.body.contains("Người Ở Xa"));
}

async fn whoever_has_a_role_is_invited_by_administrators_alone(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let ha = world.person("ha").await;
    let mut conn_free = world.signed_in("tuan").await;
    // As if she had never signed in.
    clear_password(&world, &ha).await;
    assert_eq!(state(&world, &ha).await, "uninvited");
    conn_free.post("/desk/invitations", &[]).await;
    conn_free.post(&format!("/desk/people/{ha}/invitation"), &[]).await;
    assert_eq!(conn_free.post(&format!("/desk/people/{ha}/code"), &[]).await.status, 303);
    assert_eq!(conn_free.post("/desk/invitations/codes", &[("with_mail", "1")]).await.status, 422);
    send_all(&world, &mailer).await;
    assert!(smtp.caught().is_empty());
    assert_eq!(state(&world, &ha).await, "uninvited");
}

async fn clear_password(world: &World, person: &str) {
    let sql = "UPDATE accounts SET password_hash = NULL WHERE person = $1";
    let person = person.to_owned();
    let cleared = world.app.db.write(move |conn| {
        Box::pin(async move {
            match conn {
                Conn::Sqlite(connection) => sqlx::query(sql).bind(person).execute(&mut **connection).await.map(drop)?,
                Conn::Postgres(connection) => {
                    sqlx::query(sql).bind(person).execute(&mut **connection).await.map(drop)?
                }
            }
            Ok(())
        })
    });
    cleared.await.unwrap();
}

async fn without_mail_the_page_says_so_and_paper_still_works(engine: Engine) {
    let world = World::new(engine).await;
    let ngoc = newcomer(&world, "Võ Thị Bích Ngọc", Some("ngoc@example.vn")).await;
    let mut tuan = world.signed_in("tuan").await;
    let page = tuan.get("/desk/invitations").await.body;
    assert!(page.contains("không gửi thư được") && !page.contains("/invitation\""), "{page}");
    tuan.post("/desk/invitations", &[]).await;
    tuan.post(&format!("/desk/people/{ngoc}/invitation"), &[]).await;
    assert_eq!(state(&world, &ngoc).await, "none");
    let text = pdf_text(&tuan.post("/desk/invitations/codes", &[("with_mail", "1")]).await);
    assert_eq!(enter(&mut world.browser(), "ngoc", &code_of(&text, "ngoc")).await.status, 303);
}

async fn a_new_link_for_a_forgotten_password_ends_what_was_open(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let hanh = world.person("hanh").await;
    let mut open = world.signed_in("hanh").await;
    let mut tuan = world.signed_in("tuan").await;
    tuan.post(&format!("/desk/people/{hanh}/invitation"), &[]).await;
    send_all(&world, &mailer).await;
    assert_eq!(state(&world, &hanh).await, "signed-in", "until the link is used nothing changes");
    let mail = smtp.caught_for("hanh@example.vn").remove(0);
    assert_eq!(mail.header("Subject"), "Đặt lại mật khẩu Khuê Văn");
    assert_eq!(world.browser().post("/session", &[("login", "hanh"), ("password", PASSWORD)]).await.status, 303);
    assert_eq!(accept(&mut world.browser(), &mail.link("/invitations/")).await.status, 303);
    assert_eq!(open.get("/certificates").await.status, 303, "other devices have to sign in again");
    assert_eq!(world.browser().post("/session", &[("login", "hanh"), ("password", NEW)]).await.status, 303);
}

async fn a_letter_speaks_the_language_of_its_reader(engine: Engine) {
    let (world, smtp, mailer) = world(engine).await;
    let hanh = world.person("hanh").await;
    let mut browser = world.signed_in("hanh").await;
    browser.post("/preferences", &[("locale", "fr"), ("return_to", "/")]).await;
    world.signed_in("tuan").await.post(&format!("/desk/people/{hanh}/invitation"), &[]).await;
    send_all(&world, &mailer).await;
    let mail = smtp.caught_for("hanh@example.vn").remove(0);
    assert!(mail.header("Subject") == "Un nouveau mot de passe pour Khuê Văn" && mail.text().contains("Bonjour Hạnh"));
    let messages = messages::of_person(&mut world.app.db.read().await.unwrap(), &hanh, 1).await.unwrap();
    assert_eq!(messages[0].subject, "Un nouveau mot de passe pour Khuê Văn");
}

async fn many_are_invited_in_portions(engine: Engine) {
    let (world, _, _) = world(engine).await;
    let people = (0..450).map(|number| ("Nguyễn Thị Lan".to_owned(), Some(format!("lan@don-vi-{number}.example.vn"))));
    newcomers(&world, people.collect(), false).await;
    let mut tuan = world.signed_in("tuan").await;
    let page = tuan.get("/desk/invitations").await.body;
    assert!(page.contains("Gửi thư mời cho 450 người") && page.contains("Trang sau"), "{page}");
    assert_eq!(tuan.post("/desk/invitations/codes", &[("with_mail", "1")]).await.status, 422, "too many for a sheet");
    tuan.post("/desk/invitations", &[]).await;
    assert_eq!(count(&mut tuan, "invited").await, "450");
    let (chosen, after) = (Chosen { state: "invited".to_owned(), ..Chosen::default() }, After::default());
    let mut conn = world.app.db.read().await.unwrap();
    let now = world.app.clock.now();
    let rows = invitees::page(&mut conn, &reach(&world).await, &chosen, Wanted::Seen, &after, 1000, now).await.unwrap();
    let names: HashSet<String> = rows.into_iter().filter_map(|row| row.sign_in_name).collect();
    assert!(names.len() == 450 && names.contains("lan") && names.contains("lan450"), "{}", names.len());
    drop(conn);
    let mut seen = HashSet::new();
    let mut address = "/desk/invitations?state=invited".to_owned();
    for _ in 0..9 {
        let page = tuan.get(&address).await;
        seen.extend(
            page.body.split("/desk/people/").skip(1).map(|rest| rest.split(['/', '"']).next().unwrap().to_owned()),
        );
        if page.body.contains("Trang sau") {
            let link = page.body.split("Trang sau").next().unwrap().rsplit("href=\"").next().unwrap();
            address = link.split('"').next().unwrap().replace("&amp;", "&");
        }
    }
    assert_eq!(seen.len(), 450, "nine pages of fifty show everybody once");
}
