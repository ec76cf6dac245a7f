//! Every type of question through the real router, on both engines: shown without its key, taken, graded, reviewed.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use support::{Answered, Browser, Engine, World, on_both_engines};

on_both_engines!(
    every_type_is_taken_and_reviewed,
    a_half_filled_question_is_kept_and_counts_as_open,
    a_practice_question_of_several_parts_is_checked_in_its_place,
    an_essay_waits_for_people,
    files_are_taken_by_what_they_are,
    files_are_given_to_nobody_else,
);

const COURSE: &str = "/courses/khoa-loai";

async fn enrolled(world: &World, name: &str) -> Browser {
    let mut browser = world.signed_in(name).await;
    let answer = browser.post(&format!("{COURSE}/enrolment"), &[("form_id", "form-000001")]).await;
    assert_eq!(answer.status, 303);
    browser
}

async fn started(browser: &mut Browser, quiz: &str) -> String {
    let answer = browser
        .post(&format!("{COURSE}/quizzes/{quiz}/attempts"), &[("form_id", "form-000002"), ("honour", "1")])
        .await;
    let address = answer.location.expect("an attempt to go to");
    assert!(address.starts_with("/attempts/"), "{address}");
    address
}

async fn all(browser: &mut Browser, attempt: &str) -> Answered {
    browser.get(&format!("{attempt}?view=all")).await
}

/// The value under which a list offers this text.
fn value_of(page: &Answered, field: &str, text: &str) -> String {
    let select = page.body.split(&format!("name=\"{field}\"")).nth(1).expect("the field").split("</select>").next();
    let options = select.unwrap().split("<option ").skip(1);
    let found = options
        .filter(|option| option.contains(&format!(">{text}<")))
        .find_map(|option| Some(option.split("value=\"").nth(1)?.split('"').next()?.to_owned()));
    found.unwrap_or_else(|| panic!("no {text} in {field}: {}", page.body))
}

/// In which row a step is shown.
fn row_of(page: &Answered, step: &str) -> usize {
    let rows = page.body.split("class=\"step-row\"").skip(1);
    rows.into_iter().position(|row| row.split("</li>").next().unwrap().contains(step)).expect("the step")
}

/// The right answer to everything that a machine grades, as a learner finds it on the page.
fn right(page: &Answered) -> Vec<(String, String)> {
    let mut fields = vec![
        ("q.q-noi.0".to_owned(), value_of(page, "q.q-noi.0", "Luật")),
        ("q.q-noi.1".to_owned(), value_of(page, "q.q-noi.1", "Nghị định")),
        ("q.q-noi.2".to_owned(), "none".to_owned()),
        ("q.q-dien.0".to_owned(), value_of(page, "q.q-dien.0", "Quyết định")),
        ("q.q-dien.1".to_owned(), "5,0".to_owned()),
        ("q.q-ich".to_owned(), "4".to_owned()),
        ("q.q-tiep".to_owned(), "1".to_owned()),
    ];
    for (place, step) in ["Tiếp nhận", "Thẩm định", "Trả kết quả"].into_iter().enumerate() {
        fields.push((format!("q.q-buoc.{}", row_of(page, step)), (place + 1).to_string()));
    }
    fields
}

async fn sent(browser: &mut Browser, path: &str, counter: &str, fields: &[(String, String)]) -> Answered {
    let mut all = vec![("save_id", counter), ("counter", counter), ("client_at", "1"), ("go", "all")];
    all.extend(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    browser.post(path, &all).await
}

async fn every_type_is_taken_and_reviewed(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    let attempt = started(&mut browser, "loai").await;
    let page = all(&mut browser, &attempt).await;
    assert!(!page.body.contains("MARKER"), "{}", page.body);
    let kept = sent(&mut browser, &format!("{attempt}/answers"), "1", &right(&page)).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let again = all(&mut browser, &attempt).await;
    assert!(again.body.contains("value=\"5,0\""), "a gap keeps what was typed");
    assert_eq!(again.body.matches("<option selected").count() + again.body.matches(" selected>").count(), 7);
    let done = sent(&mut browser, &format!("{attempt}/submission"), "2", &[]).await;
    let result = browser.get(&done.location.expect("the result")).await;
    assert!(result.body.contains("100%"), "{}", result.body);
    assert!(result.body.contains("MARKER-PAIR") && result.body.contains("MARKER-EXPLAIN điền"));
}

async fn a_half_filled_question_is_kept_and_counts_as_open(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    let attempt = started(&mut browser, "loai").await;
    let page = all(&mut browser, &attempt).await;
    let half = [
        ("q.q-noi.0".to_owned(), value_of(&page, "q.q-noi.0", "Luật")),
        (format!("q.q-buoc.{}", row_of(&page, "Tiếp nhận")), "1".to_owned()),
        (format!("q.q-buoc.{}", row_of(&page, "Thẩm định")), "2".to_owned()),
    ];
    sent(&mut browser, &format!("{attempt}/answers"), "1", &half).await;
    let confirm = browser.get(&format!("{attempt}?confirm=1")).await;
    assert!(confirm.body.contains("?question=1\"") && confirm.body.contains("?question=2\""), "{}", confirm.body);
    let wrong = [("q.q-noi.0".to_owned(), "9".to_owned()), ("q.q-buoc.0".to_owned(), "7".to_owned())];
    let refused = sent(&mut browser, &format!("{attempt}/answers"), "2", &wrong).await;
    assert_eq!(refused.status, 422);
    let done = sent(&mut browser, &format!("{attempt}/submission"), "3", &[]).await;
    let result = browser.get(&done.location.expect("the result")).await;
    // A third of the matching, half of the neighbours, no gap: 0,333 + 0,5 of 3.
    assert!(result.body.contains("27,7%"), "{}", result.body);
    assert!(result.body.contains(&format!("{COURSE}/lessons/kl-b1")), "what to read again");
    assert!(!result.body.contains("MARKER-EXPLAIN"), "not passed, so no key");
    assert!(result.body.contains("MARKER-PAIR"), "feedback on the pair that is right");
}

async fn a_practice_question_of_several_parts_is_checked_in_its_place(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    let lesson = format!("{COURSE}/lessons/kl-b1");
    let page = browser.get(&lesson).await;
    let fields = [
        ("q.q-kl-noi.0", value_of(&page, "q.q-kl-noi.0", "Luật")),
        ("q.q-kl-noi.1", value_of(&page, "q.q-kl-noi.1", "Luật")),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let checked = browser.post(&format!("{lesson}/practice/q-kl-noi"), &fields).await;
    assert_eq!(checked.status, 200);
    assert!(checked.body.contains("Đúng một phần") && checked.body.contains("Mỗi cơ quan một loại văn bản."));
    let empty = browser.post(&format!("{lesson}/practice/q-kl-dien"), &[("q.q-kl-dien.0", "")]).await;
    assert_eq!(empty.status, 422);
}

async fn an_essay_waits_for_people(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    let attempt = started(&mut browser, "thu-hoach").await;
    let text = "Một </textarea><b>bài</b>\nviết nhiều dòng.";
    let essay = [("q.q-viet".to_owned(), text.to_owned())];
    assert_eq!(sent(&mut browser, &format!("{attempt}/answers"), "1", &essay).await.status, 303);
    let page = all(&mut browser, &attempt).await;
    assert!(page.body.contains("Một &lt;/textarea&gt;&lt;b&gt;bài&lt;/b&gt;\nviết nhiều dòng."), "{}", page.body);
    assert!(page.body.contains("Nêu đúng vấn đề") && !page.body.contains("MARKER-SAMPLE"));
    let done = sent(&mut browser, &format!("{attempt}/submission"), "2", &[]).await;
    let result = browser.get(&done.location.expect("the result")).await;
    assert!(result.body.contains("Chờ chấm") && !result.body.contains("MARKER-SAMPLE"), "{}", result.body);
    // Nobody writes anew what may be good already.
    let front = browser.get(&format!("{COURSE}/quizzes/thu-hoach")).await;
    assert!(front.body.contains("đang chờ chấm"), "{}", front.body);
    let again = browser.post(&format!("{COURSE}/quizzes/thu-hoach/attempts"), &[("form_id", "form-000003")]).await;
    assert_eq!(again.location.as_deref(), Some(format!("{COURSE}/quizzes/thu-hoach").as_str()));
}

async fn files_are_taken_by_what_they_are(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    let attempt = started(&mut browser, "thu-hoach").await;
    let answers = format!("{attempt}/answers");
    let fields = [
        ("save_id", "f1"),
        ("counter", "1"),
        ("client_at", "1"),
        ("go", "all"),
        ("q.q-viet", "Năm chữ ở đây nhé"),
        ("m.q-viet", ""),
        ("m.q-tep", ""),
    ];
    let lie =
        browser.post_files(&answers, &fields, &[("f.q-tep", "bảng kê.pdf", b"MZ\x90\x00 program".as_slice())]).await;
    assert_eq!(lie.status, 422, "{}", lie.body);
    assert!(lie.body.contains("bảng kê.pdf") && lie.body.contains("Năm chữ ở đây nhé"), "{}", lie.body);
    let good = browser.post_files(&answers, &fields, &[("f.q-tep", "bảng kê.pdf", "%PDF-1.7 bảng".as_bytes())]).await;
    assert_eq!(good.status, 303, "{}", good.body);
    let page = all(&mut browser, &attempt).await;
    assert!(page.body.contains("bảng kê.pdf") && page.body.contains("multipart/form-data"), "{}", page.body);
    let many = [("f.q-tep", "a.txt", b"a".as_slice()), ("f.q-tep", "b.txt", b"b")];
    assert_eq!(browser.post_files(&answers, &[("save_id", "f2")], &many).await.status, 422, "two are the most");
    let large = vec![b' '; 1024 * 1024 + 1];
    let refused = browser.post_files(&answers, &[("save_id", "f3")], &[("f.q-tep", "a.txt", &large)]).await;
    assert_eq!(refused.status, 422);
    let flood = vec![b' '; 33 * 1024 * 1024];
    let refused = browser.post_files(&answers, &[("save_id", "f4")], &[("f.q-tep", "a.txt", &flood)]).await;
    assert_eq!(refused.status, 413);
    // An autosave of another field leaves the file where it is.
    let mut island = browser.accepting("application/json");
    island.post(&answers, &[("save_id", "f5"), ("counter", "5"), ("q.q-tep", ""), ("m.q-tep", "1")]).await;
    let page = all(&mut browser, &attempt).await;
    let hash = page.body.split("name=\"d.q-tep\" value=\"").nth(1).expect("a way to take it out");
    let hash = hash.split('"').next().unwrap().to_owned();
    let gone = browser.post(&answers, &[("save_id", "f6"), ("counter", "6"), ("d.q-tep", &hash)]).await;
    assert_eq!(gone.status, 303);
    assert!(!all(&mut browser, &attempt).await.body.contains("bảng kê.pdf"));
}

async fn files_are_given_to_nobody_else(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = enrolled(&world, "hanh").await;
    let attempt = started(&mut browser, "thu-hoach").await;
    let file = [("f.q-tep", "../../x/bảng \"kê\".pdf", "%PDF-1.7 của Hạnh".as_bytes())];
    let kept =
        browser.post_files(&format!("{attempt}/submission"), &[("save_id", "f1"), ("counter", "1")], &file).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let result = browser.get(&format!("{attempt}/result")).await;
    let link = result.link("files/");
    let address = format!("{attempt}/{link}");
    let got = browser.get(&address).await;
    assert_eq!((got.status, got.bytes.as_slice()), (200, "%PDF-1.7 của Hạnh".as_bytes()));
    let header = |name: &str| got.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert!(
        header("content-disposition").starts_with("attachment; filename*=UTF-8''b%E1%BA%A3ng"),
        "{:?}",
        got.headers
    );
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-security-policy").contains("sandbox"));
    let mut duc = world.signed_in("duc").await;
    assert_eq!(duc.get(&address).await.status, 404);
    assert_eq!(browser.get(&format!("{attempt}/files/{}", "0".repeat(64))).await.status, 404);
    assert_eq!(world.browser().get(&address).await.status, 303);
}
