//! A second marking: asked for, given blindly, agreed by the rule or settled by people; on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use support::{Answered, Browser, COURSE, Engine, World, enrolled, essay, mark, on_both_engines};

on_both_engines!(
    two_marks_that_agree_give_their_mean,
    two_marks_apart_are_settled_by_people,
    whoever_is_next_marks_and_nobody_twice,
    until_it_ends_the_first_mark_stands,
    a_request_is_taken_back,
    a_request_that_cannot_be_is_refused,
    who_has_seen_the_mark_is_not_asked,
    a_form_marks_one_answer_and_keeps_what_was_typed_for_another,
);

const QUEUE: &str = "/teaching/khoa-loai/quizzes/thu-hoach/marking";

/// An essay that ha has marked with 1,5 and 1 of 2 and 1; the learner, ha, and the page of the mark.
async fn marked(world: &World) -> (Browser, Browser, String, String) {
    let mut hanh = enrolled(world, "hanh", COURSE).await;
    let attempt = essay(&mut hanh, "Một cải tiến.").await;
    let mut ha = world.signed_in("ha").await;
    let sheet = format!("/teaching/khoa-loai/marking/{attempt}/q-viet");
    assert_eq!(ha.post(&sheet, &mark("form-000010", "", ["1,5", "1"], "Lời của Hà")).await.status, 303);
    (hanh, ha, sheet, format!("/attempts/{attempt}/result"))
}

async fn asked(browser: &mut Browser, sheet: &str, marker: &str) -> Answered {
    let form = [("form_id", "form-000011"), ("marker", marker), ("reason", "Bài sát mức đạt")];
    browser.post(&format!("{sheet}/second-marking"), &form).await
}

fn second<'a>(points: [&'a str; 2], comment: &'a str) -> [(&'a str, &'a str); 3] {
    [("c0", points[0]), ("c1", points[1]), ("comment", comment)]
}

async fn two_marks_that_agree_give_their_mean(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut ha, sheet, result) = marked(&world).await;
    let page = ha.get(&sheet).await;
    assert!(page.body.contains("Nhờ chấm lần hai") && page.body.contains("10% số điểm"), "{}", page.body);
    let minh_id = world.person("minh").await;
    assert_eq!(asked(&mut ha, &sheet, &minh_id).await.status, 303);
    assert_eq!(asked(&mut ha, &sheet, &minh_id).await.status, 303, "twice is once");
    assert!(hanh.get(&result).await.body.contains("đang được người thứ hai chấm"));
    let mut minh = world.signed_in("minh").await;
    assert!(minh.get("/messages").await.body.contains("Nhờ chấm lần hai: “Bài thu hoạch”"));
    let queue = minh.get(QUEUE).await;
    assert!(queue.body.contains("Cần chấm lần hai"), "{}", queue.body);
    assert!(!ha.get(QUEUE).await.body.contains("Cần chấm lần hai"), "the first marker has nothing to do");
    let blind = format!("{sheet}/second-marking");
    assert_eq!(minh.get(&sheet).await.location.as_deref(), Some(blind.as_str()), "the first mark is not shown");
    let page = minh.get(&blind).await;
    assert!(page.body.contains("Một cải tiến.") && page.body.contains("Bài sát mức đạt"), "{}", page.body);
    assert!(!page.body.contains("Lời của Hà") && !page.body.contains("value=\"1,5\""), "{}", page.body);
    let wrong = minh.post(&format!("{blind}/mark"), &second(["3", "1"], "Lời của Minh")).await;
    assert!(wrong.status == 422 && wrong.body.contains("Lời của Minh") && !wrong.body.contains("Lời của Hà"));
    // 2,5 and 3 of 3 differ by half a point: the mean, 2,75, is rounded up to 3.
    let given = minh.post(&format!("{blind}/mark"), &second(["2", "1"], "Lời của Minh")).await;
    assert_eq!(given.location.as_deref(), Some(QUEUE), "{}", given.body);
    assert_eq!(minh.post(&format!("{blind}/mark"), &second(["0", "0"], "")).await.status, 303, "twice is once");
    for browser in [&mut ha, &mut minh] {
        let page = browser.get(&blind).await;
        for part in ["Lê Thu Hà, 2,5 điểm", "Đặng Quốc Minh, 3 điểm", "Lời của Hà", "Lời của Minh", "Kết quả: 3 điểm"]
        {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
    }
    let shown = hanh.get(&result).await;
    for part in ["75%", "hai người chấm riêng: 2,5 và 3 điểm", "Lời của Hà", "Lời của Minh", "2/2 điểm"]
    {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    assert!(hanh.get("/messages").await.body.contains("Bài “Bài thu hoạch” đã được chấm lần hai"));
    let trail = ["answer-marked-again", "second-marking-agreed", "second-marking-asked"];
    assert_eq!(world.audited("second_markings").await, trail);
}

async fn two_marks_apart_are_settled_by_people(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut ha, sheet, result) = marked(&world).await;
    asked(&mut ha, &sheet, "").await;
    let mut minh = world.signed_in("minh").await;
    let page = format!("{sheet}/second-marking");
    let given = minh.post(&format!("{page}/mark"), &second(["0,5", "0"], "Thiếu cách đo")).await;
    assert_eq!(given.location.as_deref(), Some(page.as_str()));
    assert!(hanh.get(&result).await.body.contains("62,5%"), "the first mark stands");
    assert!(ha.get("/messages").await.body.contains("Cần thống nhất điểm"));
    assert!(ha.get(QUEUE).await.body.contains("Cần thống nhất điểm"));
    assert!(ha.get("/teaching/khoa-loai").await.body.contains("Chấm 1 bài"));
    let both = ha.get(&page).await;
    assert!(both.body.contains("Thiếu cách đo") && both.body.contains("0,5 điểm"), "{}", both.body);
    let settle = format!("{page}/settlement");
    let form = |reason: &'static str| [("c0", "1"), ("c1", "0,5"), ("comment", "Cần số liệu"), ("reason", reason)];
    let refused = ha.post(&settle, &form("")).await;
    assert!(refused.status == 422 && refused.body.contains("Cần số liệu"), "{}", refused.body);
    assert_eq!(ha.post(&settle, &form("Cách đo có nêu nhưng chưa đủ")).await.status, 303);
    assert_eq!(ha.post(&settle, &form("Lần nữa")).await.status, 303, "twice is once");
    let shown = hanh.get(&result).await;
    for part in ["37,5%", "2,5 và 0,5 điểm", "Cách đo có nêu nhưng chưa đủ", "Cần số liệu"] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    assert!(!shown.body.contains("Lần nữa"));
    let trail = ["answer-marked-again", "second-marking-asked", "second-marking-settled"];
    assert_eq!(world.audited("second_markings").await, trail);
    assert!(!minh.get(QUEUE).await.body.contains("Cần thống nhất điểm"));
}

async fn whoever_is_next_marks_and_nobody_twice(engine: Engine) {
    let world = World::new(engine).await;
    world.teaches("tuan", "khoa-loai").await;
    let (_, mut ha, sheet, _) = marked(&world).await;
    asked(&mut ha, &sheet, "").await;
    let (mut minh, mut tuan) = (world.signed_in("minh").await, world.signed_in("tuan").await);
    let page = format!("{sheet}/second-marking");
    assert!(tuan.get(QUEUE).await.body.contains("Cần chấm lần hai"));
    let own = ha.post(&format!("{page}/mark"), &second(["2", "1"], "Lần nữa")).await;
    assert_eq!(own.status, 409, "nobody marks twice");
    assert_eq!(minh.post(&format!("{page}/mark"), &second(["0", "0"], "Của Minh")).await.status, 303);
    let late = tuan.post(&format!("{page}/mark"), &second(["2", "0,5"], "Của Tuấn")).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("2 + 0,5") && late.body.contains("Của Tuấn"), "what was typed is not lost");
    let settled =
        tuan.post(&format!("{page}/settlement"), &[("c0", "2"), ("c1", "1"), ("reason", "Tôi thấy vậy")]).await;
    assert_eq!(settled.status, 403, "whoever has no part in it does not settle it");
}

async fn until_it_ends_the_first_mark_stands(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut ha, sheet, result) = marked(&world).await;
    let seen = ha.get(&sheet).await.hidden("seen");
    asked(&mut ha, &sheet, "").await;
    let frozen = ha.post(&sheet, &mark("form-000012", &seen, ["0", "0"], "Nghĩ lại")).await;
    assert_eq!(frozen.status, 409);
    assert!(frozen.body.contains("Nghĩ lại") && frozen.body.contains("đang được chấm lần hai"), "{}", frozen.body);
    assert!(hanh.get(&result).await.body.contains("62,5%"));
}

async fn a_request_is_taken_back(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut ha, sheet, result) = marked(&world).await;
    asked(&mut ha, &sheet, "").await;
    let mut minh = world.signed_in("minh").await;
    let page = format!("{sheet}/second-marking");
    assert!(ha.get(&page).await.body.contains("Rút lại yêu cầu"));
    assert_eq!(ha.post(&format!("{page}/withdrawal"), &[]).await.status, 303);
    assert_eq!(minh.post(&format!("{page}/mark"), &second(["0", "0"], "")).await.status, 409);
    let shown = hanh.get(&result).await;
    assert!(shown.body.contains("62,5%") && !shown.body.contains("người thứ hai"), "{}", shown.body);
    let seen = ha.get(&sheet).await.hidden("seen");
    assert_eq!(ha.post(&sheet, &mark("form-000013", &seen, ["2", "1"], "")).await.status, 303, "marks go on");
}

async fn a_request_that_cannot_be_is_refused(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut ha, sheet, _) = marked(&world).await;
    for name in ["ha", "duc", "hanh"] {
        let refused = asked(&mut ha, &sheet, &world.person(name).await).await;
        assert_eq!(refused.status, 422, "{name} cannot be asked");
        assert!(refused.body.contains("Bài sát mức đạt"), "what was typed stays");
    }
    let form = [("form_id", "form-000011"), ("marker", ""), ("reason", "")];
    assert_eq!(ha.post(&format!("{sheet}/second-marking"), &form).await.status, 422);
    assert_eq!(hanh.get(&format!("{sheet}/second-marking")).await.status, 403);
    assert_eq!(ha.get(&format!("{sheet}/second-marking")).await.status, 404, "none was asked for");
    let unmarked = sheet.replace("q-viet", "q-tep");
    assert_eq!(asked(&mut ha, &unmarked, "").await.location, Some(unmarked), "there is no first mark");
    let mut conn = world.app.db.read().await.unwrap();
    let attempt = sheet.split('/').nth(4).unwrap();
    assert!(khuevan::db::second_markings::of_attempt(&mut conn, attempt).await.unwrap().is_empty());
}

async fn a_form_marks_one_answer_and_keeps_what_was_typed_for_another(engine: Engine) {
    let world = World::new(engine).await;
    let (_, mut ha, sheet, _) = marked(&world).await;
    let again = ha.post(&sheet, &mark("form-000010", "", ["1,5", "1"], "Lời của Hà")).await;
    assert_eq!(again.status, 303, "twice is once");
    let mut duc = enrolled(&world, "duc", COURSE).await;
    let other = essay(&mut duc, "Một cải tiến khác.").await;
    let other = format!("/teaching/khoa-loai/marking/{other}/q-viet");
    let refused = ha.post(&other, &mark("form-000010", "", ["2", "1"], "Lời cho Đức")).await;
    assert!(refused.status == 409 && refused.body.contains("Lời cho Đức"), "{} {}", refused.status, refused.body);
    let form_id = refused.hidden("form_id");
    assert_eq!(ha.post(&other, &mark(&form_id, "", ["2", "1"], "Lời cho Đức")).await.status, 303);
}

async fn who_has_seen_the_mark_is_not_asked(engine: Engine) {
    let world = World::new(engine).await;
    world.teaches("tuan", "khoa-loai").await;
    let (mut hanh, mut ha, sheet, _) = marked(&world).await;
    let (mut minh, mut tuan) = (world.signed_in("minh").await, world.signed_in("tuan").await);
    let minh_id = world.person("minh").await;
    assert!(ha.get(&sheet).await.body.contains(&minh_id), "she may be asked");
    assert!(minh.get(&sheet).await.body.contains("Lời của Hà"));
    let page = ha.get(&sheet).await;
    assert!(page.body.contains("Nhờ chấm lần hai") && !page.body.contains(&minh_id), "{}", page.body);
    assert_eq!(asked(&mut ha, &sheet, &minh_id).await.status, 422);
    assert_eq!(asked(&mut ha, &sheet, "").await.status, 303);
    assert!(!minh.get(QUEUE).await.body.contains("Cần chấm lần hai"));
    assert!(minh.get(&sheet).await.body.contains("Lời của Hà"), "what she knows is not hidden from her");
    let blind = format!("{sheet}/second-marking");
    assert_eq!(minh.post(&format!("{blind}/mark"), &second(["0", "0"], "Của Minh")).await.status, 409);
    assert!(tuan.get(QUEUE).await.body.contains("Cần chấm lần hai"));
    assert_eq!(tuan.post(&format!("{blind}/mark"), &second(["1,5", "1"], "Của Tuấn")).await.status, 303);
    assert!(hanh.get("/messages").await.body.contains("đã được chấm lần hai"));
    assert!(!ha.get(&sheet).await.body.contains(&minh_id), "nor about the mark that came of both");
}
