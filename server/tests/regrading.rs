//! Grading again: previews, policies, what stands still, and large quizzes; on both engines.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{
    courses::publish_folder,
    db::{
        accounts,
        attempts::{self, NewAttempt},
        gradings::{self, NewGrading},
        people::NewPerson,
        portions,
        regrade_previews::{self, Looked},
        regrade_results::{self, NewResult},
        regrades::NewRegrade,
    },
    foundation,
    learning::regrading,
};
use std::time::Duration;
use support::{Answered, Browser, Engine, World, exam, on_both_engines};

on_both_engines!(
    a_changed_key_is_graded_again,
    two_of_one_name_are_two,
    what_stands_still_is_gone_on_with,
    a_grade_that_came_meanwhile_wins,
    a_lower_score_takes_no_certificate_away,
    a_large_quiz_is_looked_at_away_from_its_page,
    what_another_server_left_of_a_preview_is_begun_anew,
);

async fn result(browser: &mut Browser, attempt: &str) -> Answered {
    browser.get(&format!("{attempt}/result")).await
}

/// Changes the key of the small course in its folder.
fn change_key(world: &World, from: &str, to: &str) {
    let file = world.app.store.courses_dir.join("khoa-nho/m1/kiem-tra.quiz.md");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{text}");
    std::fs::write(&file, text.replace(from, to)).unwrap();
}

const REGRADE: &str = "/teaching/khoa-nho/quizzes/kt/regrade";

async fn a_changed_key_is_graded_again(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    // Two of five right, and a number that the key calls wrong.
    let wrong = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "6"), ("q.q-chu", "sai")];
    let (mut hanh, attempt) = exam(&world, "hanh", &wrong).await;
    assert!(result(&mut hanh, &attempt).await.body.contains("40%"));
    assert_eq!(hanh.get("/certificates").await.body.matches("href=\"/certificates/").count(), 0);
    let mut ha = world.signed_in("ha").await;
    assert!(ha.get(REGRADE).await.body.contains("không làm thay đổi điểm của ai"));
    change_key(&world, "= 5 +- 0", "= 6 +- 0");
    let preview = ha.get(REGRADE).await;
    for part in
        ["1 lần làm: 1 tăng điểm, 0 giảm điểm; 1 người sẽ hoàn thành", "chưa xuất bản", "40%", "60%", "Nguyễn Thị Hạnh"]
    {
        assert!(preview.body.contains(part), "{part}: {}", preview.body);
    }
    assert!(result(&mut hanh, &attempt).await.body.contains("40%"), "a preview changes nothing");
    let refused = ha.post(REGRADE, &[("form_id", "form-000020"), ("policy", "never-lower"), ("reason", "")]).await;
    assert_eq!(refused.status, 422);
    let form = [("form_id", "form-000020"), ("policy", "never-lower"), ("reason", "Đáp án câu số đã sửa")];
    assert_eq!(ha.post(REGRADE, &form).await.status, 303);
    assert_eq!(ha.post(REGRADE, &form).await.status, 303, "twice is once");
    let shown = result(&mut hanh, &attempt).await;
    assert!(shown.body.contains("60%") && shown.body.contains("Đáp án câu số đã sửa"), "{}", shown.body);
    assert_eq!(hanh.get("/certificates").await.body.matches("href=\"/certificates/").count(), 1, "gained");
    let history = ha.get(REGRADE).await;
    assert!(history.body.contains("Lê Thu Hà: 1 lần làm"), "{}", history.body);
}

/// Somebody else who bears hanh's name and knows her password.
async fn namesake(world: &World, login: &'static str) {
    let now = world.app.clock.now();
    let written = world.app.db.write(move |conn| {
        Box::pin(async move {
            let hash = accounts::find_by_login(conn, "hanh").await?.and_then(|account| account.password_hash);
            let new = NewPerson { full_name: "Nguyễn Thị Hạnh".to_owned(), ..NewPerson::default() };
            let person = foundation::person_with_account(conn, &new, login, false, now).await?;
            accounts::set_password(conn, &person, &hash.unwrap_or_default(), now).await
        })
    });
    written.await.expect("the namesake is written");
}

async fn two_of_one_name_are_two(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    namesake(&world, "hanh-khac").await;
    for login in ["hanh", "hanh-khac"] {
        exam(&world, login, &[("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "6")]).await;
    }
    change_key(&world, "= 5 +- 0", "= 6 +- 0");
    let preview = world.signed_in("ha").await.get(REGRADE).await;
    for part in ["2 lần làm: 2 tăng điểm, 0 giảm điểm; 2 người sẽ hoàn thành", "Nguyễn Thị Hạnh, Nguyễn Thị Hạnh"]
    {
        assert!(preview.body.contains(part), "{part}: {}", preview.body);
    }
}

const NO_FIELDS: [(&str, &str); 0] = [];

/// Records a regrade of the small course that its server never came to.
async fn left_behind(world: &World, id: &str) {
    let edition = world.app.catalogue().course("khoa-nho").unwrap().clone();
    let regrade = NewRegrade {
        id: id.to_owned(),
        course: "khoa-nho".to_owned(),
        quiz: "kt".to_owned(),
        revision: edition.revision.id.clone(),
        policy: "never-lower",
        reason: "Đáp án câu số đã sửa".to_owned(),
        made_by: None,
    };
    assert!(regrading::begin(&world.app, regrade).await.unwrap());
}

/// Publishes another key of the small course.
async fn publish_key(world: &World) {
    change_key(world, "= 5 +- 0", "= 6 +- 0");
    let (db, media) = (&world.app.db, &world.app.media);
    publish_folder(db, media, &world.app.store.courses_dir, world.app.clock.now()).await.unwrap();
    world.app.reload_catalogue().await.unwrap();
}

async fn what_stands_still_is_gone_on_with(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let wrong = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "6"), ("q.q-chu", "sai")];
    let (mut hanh, attempt) = exam(&world, "hanh", &wrong).await;
    publish_key(&world).await;
    left_behind(&world, "form-000030").await;
    let mut ha = world.signed_in("ha").await;
    let moving = ha.get(REGRADE).await;
    assert!(
        moving.body.contains("Đang chấm lại: đã xong 0%") && moving.headers.contains_key("refresh"),
        "{}",
        moving.body
    );
    let early = ha.post(REGRADE, &NO_FIELDS).await;
    assert_eq!((early.status, early.location.as_deref()), (303, Some(REGRADE)));
    assert!(result(&mut hanh, &attempt).await.body.contains("40%"), "whoever works at it is left alone");
    world.app.clock.advance(30_000);
    let still = ha.get(REGRADE).await;
    assert!(still.body.contains("bị gián đoạn") && !still.headers.contains_key("refresh"), "{}", still.body);
    assert_eq!(ha.post(REGRADE, &NO_FIELDS).await.status, 303);
    let shown = result(&mut hanh, &attempt).await;
    assert!(shown.body.contains("60%") && shown.body.contains("Đáp án câu số đã sửa"), "{}", shown.body);
    assert_eq!(hanh.get("/certificates").await.body.matches("href=\"/certificates/").count(), 1, "gained");

    left_behind(&world, "form-000031").await;
    assert_eq!(regrading::go_on_once(&world.app).await.unwrap(), 1);
    assert!(ha.get(REGRADE).await.body.contains("Đang chấm lại"), "it still moves");
    world.app.clock.advance(30_000);
    regrading::go_on_once(&world.app).await.unwrap();
    assert!(ha.get(REGRADE).await.body.contains("không làm thay đổi điểm của ai"), "a server that starts goes on too");
    assert_eq!(regrading::go_on_once(&world.app).await.unwrap(), 0);
}

async fn a_grade_that_came_meanwhile_wins(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let (_, attempt) = exam(&world, "hanh", &[("q.q-mot", "0"), ("q.q-dung", "0")]).await;
    let attempt = attempt.trim_start_matches("/attempts/").to_owned();
    left_behind(&world, "form-000032").await;
    let mut conn = world.app.db.read().await.unwrap();
    let portion = &portions::of_course(&mut conn, "khoa-nho", 10).await.unwrap()[0];
    let graded = portions::graded(&mut conn, "khoa-nho", "kt", portion).await.unwrap();
    drop(conn);
    let staged = NewResult {
        attempt: attempt.clone(),
        grading: graded[0].grading.clone(),
        points: 0,
        out_of: 5000,
        passed: false,
        waiting: false,
        detail: "[]".to_owned(),
    };
    let (settling, now) = (world.app.settling(), world.app.clock.now());
    let written = world.app.db.write(move |conn| {
        Box::pin(async move {
            regrade_results::stage(conn, "form-000032", 1, &[staged]).await?;
            settling.grade_marked(conn, &attempt, now + 1).await?;
            regrade_results::take_effect(conn, "form-000032", 1, now + 2).await?;
            gradings::detail(conn, &attempt).await
        })
    });
    let detail = written.await.unwrap().expect("a grade that counts");
    assert!(detail.contains("q-mot"), "{detail}");
}

async fn a_lower_score_takes_no_certificate_away(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "sai")];
    let (mut hanh, attempt) = exam(&world, "hanh", &right).await;
    assert_eq!(hanh.get("/certificates").await.body.matches("href=\"/certificates/").count(), 1);
    change_key(&world, "= 5 +- 0", "= 6 +- 0");
    let mut ha = world.signed_in("ha").await;
    let preview = ha.get(REGRADE).await;
    assert!(
        preview.body.contains("0 tăng điểm, 1 giảm điểm; 0 người sẽ hoàn thành khóa học, 1 người"),
        "{}",
        preview.body
    );
    let gentle = [("form_id", "form-000021"), ("policy", "never-lower"), ("reason", "Sửa đáp án")];
    ha.post(REGRADE, &gentle).await;
    assert!(result(&mut hanh, &attempt).await.body.contains("60%"), "nobody loses");
    let full = [("form_id", "form-000022"), ("policy", "full"), ("reason", "Sửa đáp án")];
    ha.post(REGRADE, &full).await;
    assert!(result(&mut hanh, &attempt).await.body.contains("40%"));
    assert_eq!(hanh.get("/certificates").await.body.matches("href=\"/certificates/").count(), 1, "it stays");
}

/// Gives the learner of an attempt a thousand more: submitted, and without an answer.
async fn a_thousand_more(world: &World, attempt: &str) {
    let (attempt, now) = (attempt.trim_start_matches("/attempts/").to_owned(), world.app.clock.now());
    let written = world.app.db.write(move |conn| {
        Box::pin(async move {
            let first = attempts::get(conn, &attempt).await?;
            for number in 2..=1001 {
                let next = NewAttempt {
                    id: format!("{attempt}-{number}"),
                    enrolment: first.enrolment.clone(),
                    quiz: first.quiz.clone(),
                    revision: first.revision.clone(),
                    number,
                    form_id: format!("form-{number}"),
                    plan: first.plan.clone(),
                    seed: 1,
                    locale: "vi",
                    deadline_at: None,
                    extra_time_percent: 0,
                    extra_time_minutes: 0,
                    honoured_at: None,
                };
                attempts::start(conn, &next, now).await?;
                attempts::submit(conn, &next.id, "learner", now).await?;
                let grading = NewGrading {
                    id: next.id.clone(),
                    attempt: next.id,
                    revision: first.revision.clone(),
                    regrade: None,
                    points: 0,
                    out_of: 5000,
                    passed: false,
                    waiting: false,
                    detail: "[]".to_owned(),
                };
                gradings::record(conn, &grading, now).await?;
            }
            Ok(())
        })
    });
    written.await.unwrap();
}

/// Looks at a page as a browser does, until it asks for no other look.
async fn settled(browser: &mut Browser, path: &str) -> Answered {
    loop {
        let page = browser.get(path).await;
        if !page.headers.contains_key("refresh") {
            return page;
        }
        assert!(page.body.contains("<progress"), "{}", page.body);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The address under which the preview of a page is computed anew.
fn anew(page: &Answered) -> String {
    let (before, _) = page.body.split_once("\">Tính lại từ đầu").expect("a way to compute it anew");
    before.rsplit_once("href=\"").unwrap().1.to_owned()
}

async fn a_large_quiz_is_looked_at_away_from_its_page(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let wrong = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "6"), ("q.q-chu", "sai")];
    let (mut hanh, attempt) = exam(&world, "hanh", &wrong).await;
    a_thousand_more(&world, &attempt).await;
    change_key(&world, "= 5 +- 0", "= 6 +- 0");
    let mut ha = world.signed_in("ha").await;
    let preview = settled(&mut ha, REGRADE).await;
    for part in
        ["1 tăng điểm, 0 giảm điểm; 1 người sẽ hoàn thành", "Tính theo các lần làm", "chưa xuất bản", "40%", "60%"]
    {
        assert!(preview.body.contains(part), "{part}: {}", preview.body);
    }
    assert_eq!(anew(&ha.get(REGRADE).await), anew(&preview), "it is looked at again, not computed");
    let next = settled(&mut ha, &anew(&preview)).await;
    assert_ne!(anew(&next), anew(&preview), "computed because somebody wants it");

    world.app.clock.advance(11 * 60_000);
    let refused = ha.post(REGRADE, &[("form_id", "form-000040"), ("policy", "full"), ("reason", "")]).await;
    assert!(refused.status == 422 && refused.body.contains("1 tăng điểm"), "an old one serves an open form");
    assert_eq!(anew(&refused), anew(&next));
    let later = settled(&mut ha, REGRADE).await;
    assert_ne!(anew(&later), anew(&next), "what is old is computed anew");

    let form = [("form_id", "form-000040"), ("policy", "never-lower"), ("reason", "Đáp án câu số đã sửa")];
    assert_eq!(ha.post(REGRADE, &form).await.status, 303);
    let done = settled(&mut ha, REGRADE).await;
    assert!(done.body.contains("đã được chấm lại theo đáp án này lúc"), "{}", done.body);
    assert!(result(&mut hanh, &attempt).await.body.contains("60%"));
    world.app.clock.advance(1);
    let after = settled(&mut ha, &anew(&done)).await;
    assert!(after.body.contains("không làm thay đổi điểm của ai"), "{}", after.body);
}

async fn what_another_server_left_of_a_preview_is_begun_anew(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let (_, attempt) = exam(&world, "hanh", &[("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "6")]).await;
    a_thousand_more(&world, &attempt).await;
    publish_key(&world).await;
    let content_hash = world.app.catalogue().course("khoa-nho").unwrap().revision.content_hash.clone();
    let looked = Looked { course: "khoa-nho".to_owned(), quiz: "kt".to_owned(), content_hash };
    let now = world.app.clock.now();
    let begun = world.app.db.write(move |conn| {
        Box::pin(async move {
            let begun = regrade_previews::begin(conn, "left", &looked, now).await?;
            regrade_previews::advance(conn, "left", &looked, 420, now).await?;
            Ok((begun, regrade_previews::begin(conn, "other", &looked, now).await?))
        })
    });
    assert_eq!(begun.await.unwrap(), (true, false), "one at a time");
    let mut ha = world.signed_in("ha").await;
    let moving = ha.get(REGRADE).await;
    assert!(moving.body.contains("Đang tính thử: đã xong 42%") && moving.headers.contains_key("refresh"));
    world.app.clock.advance(30_000);
    let preview = settled(&mut ha, REGRADE).await;
    assert!(preview.body.contains("1 tăng điểm, 0 giảm điểm") && !anew(&preview).ends_with("left"), "{}", preview.body);
}
