//! A learner says that a question is wrong, an instructor answers, and messages tell of it; on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::courses::publish_folder;
use support::{Answered, Browser, COURSE, Engine, World, enrolled, essay, exam, mark, on_both_engines};

on_both_engines!(
    an_appeal_is_made_answered_and_read,
    an_appeal_leads_to_grading_again,
    an_appeal_about_a_mark_asks_for_a_second_one,
    what_is_not_disclosed_cannot_be_appealed,
    only_the_course_sees_its_appeals,
    anonymous_marking_hides_the_name_here_too,
    messages_are_read_by_a_form_and_never_by_looking,
);

const APPEALS: &str = "/teaching/khoa-nho/appeals";
/// Three of five right: passed, so that the key is shown.
const PASSING: [(&str, &str); 4] = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "sai")];

async fn appealed(browser: &mut Browser, attempt: &str, question: &str, reason: &str) -> Answered {
    let address = format!("{attempt}/appeals/{question}");
    browser.post(&address, &[("form_id", "form-000030"), ("reason", reason)]).await
}

async fn answered(browser: &mut Browser, appeal: &str, outcome: &str, answer: &str) -> Answered {
    browser.post(appeal, &[("form_id", "form-000031"), ("outcome", outcome), ("marker", ""), ("answer", answer)]).await
}

async fn an_appeal_is_made_answered_and_read(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, attempt) = exam(&world, "hanh", &PASSING).await;
    let result = hanh.get(&format!("{attempt}/result")).await;
    assert_eq!(result.body.matches("Câu này sai?").count(), 5, "beside each question: {}", result.body);
    let form = hanh.get(&result.link(&format!("{attempt}/appeals/"))).await;
    assert!(form.status == 200 && form.body.contains("Sai ở đâu?"), "{}", form.body);
    for reason in ["", "  ", &"a".repeat(1001)] {
        let refused = appealed(&mut hanh, &attempt, "q-chu", reason).await;
        assert!(refused.status == 422 && refused.body.contains("reason-error"), "{}", refused.body);
        assert!(refused.body.contains(reason.trim()), "what was typed stays");
    }
    let made = appealed(&mut hanh, &attempt, "q-chu", "Kinh đô cũ <b>cũng</b> là Phú Xuân").await;
    assert_eq!(made.location, Some(format!("{attempt}/result#q-chu")), "{}", made.body);
    let again = hanh.post(&format!("{attempt}/appeals/q-chu"), &[("form_id", "form-000032"), ("reason", "Nữa")]).await;
    assert_eq!(again.status, 303, "one is open already");
    let shown = hanh.get(&format!("{attempt}/result")).await;
    assert!(shown.body.contains("Kinh đô cũ &lt;b&gt;cũng&lt;/b&gt; là Phú Xuân"), "{}", shown.body);
    assert!(shown.body.contains("Đang chờ giảng viên trả lời") && !shown.body.contains("Nữa"));
    assert_eq!(shown.body.matches("Câu này sai?").count(), 4);

    let mut ha = world.signed_in("ha").await;
    assert!(ha.get("/teaching").await.body.contains("1 phản ánh chờ trả lời"));
    assert!(ha.get("/teaching/khoa-nho").await.body.contains("1 phản ánh chờ trả lời"));
    let (mut duc, of_duc) = exam(&world, "duc", &PASSING).await;
    appealed(&mut duc, &of_duc, "q-chu", "Tôi cũng nghĩ vậy").await;
    let list = ha.get(APPEALS).await;
    let appeal = list.link(&format!("{APPEALS}/"));
    let page = ha.get(&appeal).await;
    for part in ["Nguyễn Thị Hạnh", "MARKERHUE", "sai", "Phú Xuân", "1 người khác cũng phản ánh"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    for (outcome, answer) in
        [("kept", ""), ("gone", "Vì thế"), ("second-marking", "Vì thế"), ("kept", &"a".repeat(2001))]
    {
        let refused = answered(&mut ha, &appeal, outcome, answer).await;
        assert_eq!(refused.status, 422, "{outcome}");
        assert!(refused.body.contains(answer), "what was typed stays");
    }
    assert_eq!(answered(&mut ha, &appeal, "kept", "Câu hỏi về triều Nguyễn.").await.location.as_deref(), Some(APPEALS));
    assert_eq!(answered(&mut ha, &appeal, "regrade", "Khác").await.status, 303, "the first answer stays");

    let shown = hanh.get(&format!("{attempt}/result")).await;
    for part in ["Giữ nguyên kết quả", "Câu hỏi về triều Nguyễn."] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    assert_eq!(shown.body.matches("Câu này sai?").count(), 5, "she may say more");
    assert!(!shown.body.contains("Khác"));
    let inbox = hanh.get("/messages").await;
    assert!(inbox.body.contains("bài “Kiểm tra” đã được trả lời"), "{}", inbox.body);
    assert_eq!(inbox.body.matches("Câu hỏi về triều Nguyễn.").count(), 1);
    assert_eq!(world.audited("appeals").await, ["appeal-answered", "appeal-made", "appeal-made"]);
}

async fn an_appeal_leads_to_grading_again(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, attempt) = exam(&world, "hanh", &PASSING).await;
    appealed(&mut hanh, &attempt, "q-so", "Tuần này làm sáu ngày").await;
    let mut ha = world.signed_in("ha").await;
    let appeal = ha.get(APPEALS).await.link(&format!("{APPEALS}/"));
    let led = answered(&mut ha, &appeal, "regrade", "Đúng là đề chưa rõ.").await.location.unwrap();
    assert!(led.starts_with("/teaching/khoa-nho/quizzes/kt/regrade?appeal="), "{led}");
    let regrade = ha.get(&led).await;
    for part in ["Tuần này làm sáu ngày", "Một tuần có mấy ngày làm việc?"] {
        assert!(regrade.body.contains(part), "{part}: {}", regrade.body);
    }
    let foreign = led.replace("khoa-nho/quizzes/kt", "khoa-loai/quizzes/loai");
    assert!(!ha.get(&foreign).await.body.contains("Tuần này làm sáu ngày"), "not in another course");
    assert!(hanh.get(&format!("{attempt}/result")).await.body.contains("Sẽ chấm lại bài kiểm tra"));
}

async fn an_appeal_about_a_mark_asks_for_a_second_one(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = enrolled(&world, "hanh", COURSE).await;
    let attempt = essay(&mut hanh, "Một bài.").await;
    let own = format!("/attempts/{attempt}");
    assert!(!hanh.get(&format!("{own}/result")).await.body.contains("Câu này sai?"), "nobody has marked it");
    assert_eq!(appealed(&mut hanh, &own, "q-viet", "Chậm quá").await.status, 404);
    let mut ha = world.signed_in("ha").await;
    let sheet = format!("/teaching/khoa-loai/marking/{attempt}/q-viet");
    ha.post(&sheet, &mark("form-000010", "", ["0,5", "0"], "")).await;
    assert_eq!(appealed(&mut hanh, &own, "q-viet", "Bài có nêu cách đo").await.status, 303);
    let appeal = ha.get("/teaching/khoa-loai/appeals").await.link("/teaching/khoa-loai/appeals/");
    let page = ha.get(&appeal).await;
    assert!(page.body.contains("nhờ người thứ hai") && !page.body.contains("value=\"regrade\""), "{}", page.body);
    assert_eq!(answered(&mut ha, &appeal, "second-marking", "Tôi nhờ người khác chấm lại.").await.status, 303);
    let shown = hanh.get(&format!("{own}/result")).await;
    assert!(shown.body.contains("đang được người thứ hai chấm"), "{}", shown.body);
    let mut minh = world.signed_in("minh").await;
    let blind = format!("{sheet}/second-marking");
    assert!(minh.get(&blind).await.body.contains("Bài có nêu cách đo"));
    assert_eq!(
        minh.get(&appeal).await.location.as_ref(),
        Some(&blind),
        "the first mark stands on the appeal's page too"
    );
    assert_eq!(minh.post(&format!("{blind}/mark"), &[("c0", "1"), ("c1", "0")]).await.status, 303);
    assert!(minh.get(&appeal).await.body.contains("Tôi nhờ người khác chấm lại."), "now she may see it");
    let shown = hanh.get(&format!("{own}/result")).await;
    assert!(shown.body.contains("25%") && shown.body.contains("0,5 và 1 điểm"), "{}", shown.body);
    assert_eq!(hanh.get("/messages").await.body.matches("Chưa đọc").count(), 2, "the answer, and the second mark");
}

async fn what_is_not_disclosed_cannot_be_appealed(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, failed) = exam(&world, "hanh", &[("q.q-mot", "0")]).await;
    assert!(!hanh.get(&format!("{failed}/result")).await.body.contains("Câu này sai?"));
    for question in ["q-mot", "khong-co"] {
        assert_eq!(hanh.get(&format!("{failed}/appeals/{question}")).await.status, 404, "{question}");
        assert_eq!(appealed(&mut hanh, &failed, question, "Sai").await.status, 404, "{question}");
    }
    let (mut duc, passed) = exam(&world, "duc", &PASSING).await;
    assert_eq!(hanh.get(&format!("{passed}/appeals/q-mot")).await.status, 404, "somebody else's");
    assert_eq!(appealed(&mut hanh, &passed, "q-mot", "Sai").await.status, 404, "somebody else's");
    assert_eq!(duc.get(&format!("{passed}/appeals/q-mot")).await.status, 200);
}

async fn only_the_course_sees_its_appeals(engine: Engine) {
    let world = World::new(engine).await;
    world.teaches("tuan", "khoa-loai").await;
    let (mut hanh, attempt) = exam(&world, "hanh", &PASSING).await;
    appealed(&mut hanh, &attempt, "q-mot", "Sai").await;
    let appeal = world.signed_in("ha").await.get(APPEALS).await.link(&format!("{APPEALS}/"));
    let mut tuan = world.signed_in("tuan").await;
    let through_own = appeal.replace("khoa-nho", "khoa-loai");
    for path in [APPEALS, &appeal, &through_own] {
        assert_eq!(tuan.get(path).await.status, 404, "{path}");
        assert_eq!(hanh.get(path).await.status, 403, "{path}");
    }
    assert_eq!(answered(&mut tuan, &through_own, "kept", "Không").await.status, 404);
    assert!(hanh.get(&format!("{attempt}/result")).await.body.contains("Đang chờ giảng viên trả lời"));
}

async fn anonymous_marking_hides_the_name_here_too(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let file = world.app.store.courses_dir.join("khoa-nho/m1/kiem-tra.quiz.md");
    let text = std::fs::read_to_string(&file).unwrap().replace("mode: exam\n", "mode: exam\nmarking: anonymous\n");
    std::fs::write(&file, text).unwrap();
    let app = &world.app;
    publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now()).await.unwrap();
    app.reload_catalogue().await.unwrap();
    let (mut hanh, attempt) = exam(&world, "hanh", &PASSING).await;
    appealed(&mut hanh, &attempt, "q-mot", "Ý thứ ba cũng đúng").await;
    let mut ha = world.signed_in("ha").await;
    let list = ha.get(APPEALS).await;
    let page = ha.get(&list.link(&format!("{APPEALS}/"))).await;
    for shown in [list, page] {
        assert!(shown.body.contains("Ý thứ ba cũng đúng") && !shown.body.contains("Hạnh"), "{}", shown.body);
    }
}

async fn messages_are_read_by_a_form_and_never_by_looking(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, attempt) = exam(&world, "hanh", &PASSING).await;
    assert!(hanh.get("/messages").await.body.contains("Chưa có tin nhắn nào"));
    let mut ha = world.signed_in("ha").await;
    for question in ["q-mot", "q-so", "q-chu"] {
        let form_id = format!("form-{question}");
        hanh.post(&format!("{attempt}/appeals/{question}"), &[("form_id", &form_id), ("reason", "Sai")]).await;
        let appeal = ha.get(APPEALS).await.link(&format!("{APPEALS}/"));
        answered(&mut ha, &appeal, "kept", &format!("Trả lời {question}")).await;
        world.app.clock.advance(1000);
    }
    for _ in 0..2 {
        let inbox = hanh.get("/messages").await;
        assert_eq!(inbox.body.matches("Chưa đọc").count(), 3, "looking changes nothing: {}", inbox.body);
    }
    let lesson = hanh.get("/courses/khoa-nho/lessons/b1").await;
    assert!(lesson.body.contains("Tin nhắn (3 tin chưa đọc)"), "in the menu of every page: {}", lesson.body);
    let inbox = hanh.get("/messages").await;
    assert!(inbox.body.find("Trả lời q-chu") < inbox.body.find("Trả lời q-mot"), "the newest first");
    let first = inbox.body.split("action=\"").find(|part| part.starts_with("/messages/0")).unwrap();
    let first = first.split('"').next().unwrap().to_owned();
    let mut duc = world.signed_in("duc").await;
    assert_eq!(duc.post(&first, &[]).await.status, 404, "not hers to read");
    let opened = hanh.post(&first, &[]).await;
    assert_eq!(opened.location, Some(format!("{attempt}/result#q-chu")));
    let inbox = hanh.get("/messages").await;
    assert_eq!(inbox.body.matches("Chưa đọc").count(), 2);
    assert!(inbox.body.find("Trả lời q-so") < inbox.body.find("Trả lời q-chu"), "what is unread first");
    let until = inbox.hidden("until");
    assert_eq!(duc.post("/messages/opening", &[("until", &until)]).await.status, 303);
    assert_eq!(hanh.get("/messages").await.body.matches("Chưa đọc").count(), 2, "only one's own");
    assert_eq!(hanh.post("/messages/opening", &[("until", "x")]).await.status, 303);
    assert_eq!(hanh.post("/messages/opening", &[("until", &until)]).await.status, 303);
    let inbox = hanh.get("/messages").await;
    assert!(!inbox.body.contains("Chưa đọc") && inbox.body.contains("Không có tin nào chưa đọc"), "{}", inbox.body);
    assert!(!hanh.get("/").await.body.contains("tin chưa đọc"));
}
