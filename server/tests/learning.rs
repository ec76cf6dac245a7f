//! From sign-in to a certificate that anyone can check: the main job, through the real router, on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use domain::credential::{self, qr};
use khuevan::{
    db::{
        answers::{Form, Save},
        certificates,
    },
    verification,
};
use support::{Answered, Browser, Engine, World, on_both_engines};

on_both_engines!(
    an_official_earns_a_certificate,
    fifty_parallel_submits_leave_one_attempt,
    a_repeated_save_returns_the_first_receipt,
    an_attempt_under_way_is_seen_from_every_page,
    a_form_has_a_receipt_when_all_of_it_is_kept,
    forms_that_arrive_together_are_judged_each_for_itself,
    answers_after_the_deadline_do_not_count,
    nothing_of_the_key_reaches_the_browser_before_it_may,
    a_wrong_answer_form_comes_back_with_what_was_typed,
    leaving_keeps_history_and_a_repeat_is_a_new_enrolment,
    another_persons_attempt_and_certificate_are_not_found,
    a_course_opens_when_the_one_before_is_done,
    without_a_key_the_certificate_waits,
);

const LESSON: &str = "/courses/khoa-nho/lessons/b1";
const QUIZ: &str = "/courses/khoa-nho/quizzes/kt";

async fn enrolled(world: &World, name: &str) -> Browser {
    let mut browser = world.signed_in(name).await;
    let answer = browser.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/courses/khoa-nho")));
    browser
}

async fn read_lessons(browser: &mut Browser) {
    for lesson in ["b1", "b2"] {
        let answer = browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
}

/// Starts an attempt and gives its address.
async fn started(browser: &mut Browser, form_id: &str) -> String {
    let answer = browser.post(&format!("{QUIZ}/attempts"), &[("form_id", form_id)]).await;
    let address = answer.location.expect("an attempt to go to");
    assert!(address.starts_with("/attempts/"), "{address}");
    address
}

const RIGHT: [(&str, &str); 6] =
    [("q.q-mot", "0"), ("q.q-nhieu", "0"), ("q.q-nhieu", "1"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];

async fn submitted(browser: &mut Browser, attempt: &str, answers: &[(&str, &str)]) -> Answered {
    let mut fields = vec![("save_id", "save-1"), ("counter", "1"), ("client_at", "1")];
    fields.extend_from_slice(answers);
    let answer = browser.post(&format!("{attempt}/submission"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    browser.get(&answer.location.expect("the result")).await
}

async fn an_official_earns_a_certificate(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    let home = browser.get("/").await;
    assert!(home.body.contains("Hạnh"), "the home page greets");
    assert_eq!(browser.get(LESSON).await.status, 200);
    read_lessons(&mut browser).await;
    let attempt = started(&mut browser, "form-000002").await;
    let result = submitted(&mut browser, &attempt, &RIGHT).await;
    assert_eq!(result.status, 200);
    let certificate = result.link("/certificates/");
    let page = browser.get(&certificate).await;
    assert!(page.body.contains("Nguyễn Thị Hạnh"), "{}", page.body);
    let pdf = browser.get(&format!("{certificate}/pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let verify = page.link("/verify/");
    assert_verified(&world, &verify).await;
}

/// A stranger sees all the facts, and the signed record holds without the server.
async fn assert_verified(world: &World, address: &str) {
    let mut stranger = world.browser();
    let shown = stranger.get(address).await;
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("Nguyễn Thị Hạnh") && !shown.body.contains("1991"), "name, but no birth date");
    let json = stranger.accepting("application/json").get(address).await;
    assert!(json.body.contains("\"status\":\"current\""), "{}", json.body);
    let mut conn = world.app.db.read().await.unwrap();
    let code = address.rsplit('/').next().unwrap();
    let row = certificates::find_by_code(&mut conn, code).await.unwrap().expect("the row");
    let cose = data_encoding::BASE64URL_NOPAD.decode(row.record.unwrap().as_bytes()).unwrap();
    let keys = verification::issuer_keys(&mut conn, &world.app.clock).await.unwrap();
    let text = qr::qr_text("http://127.0.0.1:3000", code.parse().unwrap(), &cose);
    let verdict = credential::check(&text, &keys, &[], world.app.clock.today());
    assert!(matches!(verdict, credential::Verdict::SignatureGood { expired: false, .. }), "{verdict:?}");
    assert_eq!(row.number, format!("00001/{}/GXN", world.app.clock.today().year()));
}

async fn fifty_parallel_submits_leave_one_attempt(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    let starts = (0..50).map(|_| {
        let mut browser = browser.clone();
        tokio::spawn(async move { started(&mut browser, "form-000003").await })
    });
    let mut addresses = std::collections::BTreeSet::new();
    for start in starts.collect::<Vec<_>>() {
        addresses.insert(start.await.unwrap());
    }
    assert_eq!(addresses.len(), 1);
    let attempt = addresses.first().unwrap().clone();
    let submits: Vec<_> = (0..50)
        .map(|_| {
            let (mut browser, attempt) = (browser.clone(), attempt.clone());
            tokio::spawn(async move { submitted(&mut browser, &attempt, &RIGHT).await.body })
        })
        .collect();
    for submit in submits {
        assert!(submit.await.unwrap().contains("100%"));
    }
    let front = browser.get(QUIZ).await;
    assert_eq!(front.body.matches("/result\"").count(), 1, "one attempt in the table");
    let list = browser.get("/certificates").await;
    assert_eq!(list.body.matches("href=\"/certificates/").count(), 1, "one certificate");
}

async fn a_repeated_save_returns_the_first_receipt(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    let attempt = started(&mut browser, "form-000004").await;
    let mut island = browser.accepting("application/json");
    let save = |counter: &'static str, value: &'static str| {
        [("save_id", "save-7"), ("counter", counter), ("client_at", "5"), ("q.q-mot", value)]
    };
    let first = island.post(&format!("{attempt}/answers"), &save("7", "1")).await;
    assert_eq!(first.status, 200, "{}", first.body);
    world.app.clock.advance(60_000);
    let again = island.post(&format!("{attempt}/answers"), &save("7", "1")).await;
    assert_eq!(again.body, first.body);
    // An older save that arrives late does not win.
    let late = [("save_id", "save-3"), ("counter", "3"), ("client_at", "2"), ("q.q-mot", "2")];
    assert_eq!(island.post(&format!("{attempt}/answers"), &late).await.status, 200);
    let page = browser.get(&format!("{attempt}?view=all")).await;
    let chosen: Vec<&str> =
        page.body.split("<input").filter(|tag| tag.contains("name=\"q.q-mot\"") && tag.contains(" checked")).collect();
    assert!(chosen.len() == 1 && chosen[0].contains("value=\"1\""), "{chosen:?}");
}

/// A form that answers two questions of this attempt.
fn form(person: &str, attempt: &str, id: &str, at: i64) -> Form {
    let save = |question: &str| Save {
        id: format!("{id}.{question}"),
        question: question.to_owned(),
        answer: None,
        counter: 1,
        client_at: at,
    };
    let saves = vec![save("q-mot"), save("q-so")];
    Form { person: person.to_owned(), attempt: attempt.replace("/attempts/", ""), saves, at }
}

async fn an_attempt_under_way_is_seen_from_every_page(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    started(&mut browser, "form-000022").await;
    for (page, link) in
        [("/", QUIZ), ("/courses", "/courses/khoa-nho"), ("/courses/khoa-nho", QUIZ), (QUIZ, "/courses/khoa-nho")]
    {
        let seen = browser.get(page).await;
        assert_eq!(seen.status, 200, "{page}: {}", seen.body);
        assert!(seen.body.contains(&format!("href=\"{link}\"")), "{page}: {}", seen.body);
    }
}

async fn a_form_has_a_receipt_when_all_of_it_is_kept(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    let attempt = started(&mut browser, "form-000021").await;
    let (hanh, duc) = (world.person("hanh").await, world.person("duc").await);
    let now = world.app.clock.now();
    let whole = |at| form(&hanh, &attempt, "whole", at);
    assert_eq!(world.app.db.save_answers(whole(now)).await.unwrap(), Some(now));
    assert_eq!(world.app.db.save_answers(whole(now + 1)).await.unwrap(), Some(now), "a repeat");
    let half = Form { saves: whole(now + 2).saves.split_off(1), ..whole(now + 2) };
    assert_eq!(world.app.db.save_answers(half).await.unwrap(), Some(now), "a part of it again");
    let nothing = Form { saves: Vec::new(), ..whole(now + 3) };
    assert_eq!(world.app.db.save_answers(nothing).await.unwrap(), Some(now + 3), "it arrived");
    let foreign = Form { person: duc, ..whole(now + 4) };
    assert_eq!(world.app.db.save_answers(foreign).await.unwrap(), None, "not his");
    // Over time only repeats have a receipt: a new answer beside an old one is not kept.
    let late = now + 3_600_000;
    assert_eq!(world.app.db.save_answers(whole(late)).await.unwrap(), Some(now));
    let mut mixed = form(&hanh, &attempt, "late", late);
    mixed.saves[0].id = "whole.q-mot".to_owned();
    assert_eq!(world.app.db.save_answers(mixed).await.unwrap(), None, "only half of it is kept");
}

async fn forms_that_arrive_together_are_judged_each_for_itself(engine: Engine) {
    let world = World::new(engine).await;
    let mut attempts = Vec::new();
    for name in ["hanh", "duc"] {
        let mut browser = enrolled(&world, name).await;
        read_lessons(&mut browser).await;
        attempts.push((world.person(name).await, started(&mut browser, "form-000015").await));
    }
    let [(hanh, hers), (duc, his)] = &attempts[..] else { panic!("two attempts") };
    let now = world.app.clock.now();
    assert_eq!(world.app.db.save_answers(form(hanh, hers, "first", now)).await.unwrap(), Some(now));
    let (far, mut arriving) = (now + 3_600_000, Vec::new());
    for round in 0..20 {
        let id = format!("round-{round}");
        arriving.push((form(hanh, hers, &id, now + 1), Some(now + 1)));
        arriving.push((form(duc, hers, &id, now + 2), None));
        arriving.push((form(hanh, hers, "first", now + 3), Some(now)));
        arriving.push((form(duc, his, &format!("late-{round}"), far), None));
        arriving.push((form(duc, his, &id, now + 4), Some(now + 4)));
    }
    let saving = arriving.into_iter().map(|(form, expected)| {
        let db = world.app.db.clone();
        tokio::spawn(async move { (db.save_answers(form).await.unwrap(), expected) })
    });
    for one in saving.collect::<Vec<_>>() {
        let (receipt, expected) = one.await.unwrap();
        assert_eq!(receipt, expected);
    }
}

async fn answers_after_the_deadline_do_not_count(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    let attempt = started(&mut browser, "form-000005").await;
    let mut island = browser.accepting("application/json");
    let right = [("save_id", "a"), ("counter", "1"), ("client_at", "1"), ("q.q-mot", "0")];
    assert_eq!(island.post(&format!("{attempt}/answers"), &right).await.status, 200);
    world.app.clock.advance(31 * 60_000);
    let late = [("save_id", "b"), ("counter", "2"), ("client_at", "2"), ("q.q-so", "5")];
    assert_eq!(island.post(&format!("{attempt}/answers"), &late).await.status, 409);
    let result = browser.get(&attempt).await;
    assert_eq!(result.location.as_deref(), Some(format!("{attempt}/result").as_str()));
    let result = browser.get(&format!("{attempt}/result")).await;
    assert!(result.body.contains("20%"), "one of five: {}", result.body);
}

async fn nothing_of_the_key_reaches_the_browser_before_it_may(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    let attempt = started(&mut browser, "form-000006").await;
    let pages = [
        LESSON.to_owned(),
        "/courses/khoa-nho".to_owned(),
        QUIZ.to_owned(),
        attempt.clone(),
        format!("{attempt}?view=all"),
        format!("{attempt}?confirm=1"),
        "/media/khoa-nho/1/m1/kiem-tra.quiz.md".to_owned(),
        "/media/khoa-nho/1/media/khong-dung.svg".to_owned(),
    ];
    for page in pages {
        let answer = browser.get(&page).await;
        let headers = format!("{:?}", answer.headers);
        assert!(!answer.body.contains("MARKER") && !headers.contains("MARKER"), "{page}");
    }
    // A failed attempt that is not the last one shows feedback on what was chosen, and no key.
    let failed = submitted(&mut browser, &attempt, &[("q.q-mot", "1")]).await;
    assert!(failed.body.contains("MARKER-FEEDBACK-WRONG"));
    for hidden in ["MARKER-FEEDBACK-RIGHT", "MARKER-EXPLAIN", "MARKERHUE"] {
        assert!(!failed.body.contains(hidden), "{hidden}");
    }
    let second = started(&mut browser, "form-000007").await;
    let passed = submitted(&mut browser, &second, &RIGHT).await;
    assert!(passed.body.contains("MARKER-EXPLAIN") && passed.body.contains("MARKERHUE"));
    assert_eq!(browser.get("/media/khoa-nho/1/media/hai-o.svg").await.status, 200);
    assert_eq!(browser.get("/media/khoa-nho/1/media/khong-dung.svg").await.status, 404);
}

async fn a_wrong_answer_form_comes_back_with_what_was_typed(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    let attempt = started(&mut browser, "form-000008").await;
    let long = "a".repeat(5_000);
    for (field, value) in [("q.q-so", "năm ngày"), ("q.q-chu", long.as_str()), ("q.q-mot", "99"), ("q.q-la", "1")] {
        let answer =
            browser.post(&format!("{attempt}/submission"), &[("save_id", "x"), ("counter", "1"), (field, value)]).await;
        let is_unknown = field == "q.q-la";
        assert!(answer.status == 422 || is_unknown, "{field}: {}", answer.status);
        if field == "q.q-so" {
            assert!(answer.body.contains("năm ngày") && answer.body.contains("aria-invalid"), "{}", answer.body);
        }
        if is_unknown {
            return;
        }
    }
}

async fn leaving_keeps_history_and_a_repeat_is_a_new_enrolment(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    let person = world.person("hanh").await;
    assert_eq!(browser.post("/courses/khoa-nho/enrolment/end", &[]).await.status, 303);
    let again = [("form_id", "form-000009")];
    assert_eq!(browser.post("/courses/khoa-nho/enrolment", &again).await.status, 303);
    assert_eq!(browser.post("/courses/khoa-nho/enrolment", &again).await.status, 303);
    let mut conn = world.app.db.read().await.unwrap();
    let all = khuevan::db::enrolments::of_person(&mut conn, &person).await.unwrap();
    assert_eq!(all.len(), 2);
    let open = all.iter().find(|enrolment| enrolment.closed_at.is_none()).unwrap();
    let read = khuevan::db::readings::of_enrolment(&mut conn, &open.id).await.unwrap();
    assert!(read.is_empty(), "a repeat begins anew");
    assert_eq!(open.unit_name, "Xã Thanh Lâm");
}

async fn another_persons_attempt_and_certificate_are_not_found(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = enrolled(&world, "hanh").await;
    read_lessons(&mut hanh).await;
    let attempt = started(&mut hanh, "form-000010").await;
    let result = submitted(&mut hanh, &attempt, &RIGHT).await;
    let certificate = result.link("/certificates/");
    let mut duc = world.signed_in("duc").await;
    for path in [attempt.clone(), format!("{attempt}/result"), certificate.clone(), format!("{certificate}/pdf")] {
        assert_eq!(duc.get(&path).await.status, 404, "{path}");
        assert_eq!(world.browser().get(&path).await.status, 303, "{path}");
    }
    for path in [format!("{attempt}/answers"), format!("{attempt}/submission")] {
        assert_eq!(duc.post(&path, &[("q.q-mot", "0")]).await.status, 404, "{path}");
    }
}

async fn a_course_opens_when_the_one_before_is_done(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    let later = "/courses/khoa-sau";
    assert_eq!(browser.post(&format!("{later}/enrolment"), &[("form_id", "form-000011")]).await.status, 303);
    let page = browser.get(later).await;
    assert!(page.body.contains("Chuyển đổi số thử nghiệm"), "the page names the course to finish first");
    assert_eq!(browser.get(&format!("{later}/lessons/b-sau")).await.status, 403);
    read_lessons(&mut browser).await;
    let attempt = started(&mut browser, "form-000012").await;
    submitted(&mut browser, &attempt, &RIGHT).await;
    assert_eq!(browser.post(&format!("{later}/enrolment"), &[("form_id", "form-000013")]).await.status, 303);
    assert_eq!(browser.get(&format!("{later}/lessons/b-sau")).await.status, 200);
}

async fn without_a_key_the_certificate_waits(engine: Engine) {
    let world = World::new(engine).await;
    let keys = world.dir.join("keys");
    let aside = world.dir.join("keys-aside");
    std::fs::rename(&keys, &aside).unwrap();
    let mut browser = enrolled(&world, "hanh").await;
    read_lessons(&mut browser).await;
    let attempt = started(&mut browser, "form-000014").await;
    submitted(&mut browser, &attempt, &RIGHT).await;
    let waiting = browser.get("/certificates").await;
    assert_eq!(waiting.body.matches("href=\"/certificates/").count(), 0);
    std::fs::rename(&aside, &keys).unwrap();
    let issued = browser.get("/certificates").await;
    assert_eq!(issued.body.matches("href=\"/certificates/").count(), 1, "{}", issued.body);
}
