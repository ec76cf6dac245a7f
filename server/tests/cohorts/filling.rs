//! A cohort is opened and filled: by list and by rule, with a preview; what comes of it for the learner.

use crate::{
    support::{Engine, World, on_both_engines},
    world::{LAN, Somebody, fill_by_list, number},
};
use khuevan::db::{enrolments, messages};

on_both_engines!(
    whoever_is_filled_in_is_enrolled_told_and_counted,
    a_list_tells_line_by_line_whom_it_means,
    a_rule_says_who_and_why_and_runs_again,
    places_and_pauses_keep_people_out,
    what_is_typed_wrong_comes_back,
    a_cohort_of_another_unit_is_not_there,
    leaving_and_closing_keep_what_was_learnt,
);

async fn whoever_is_filled_in_is_enrolled_told_and_counted(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let mut duc = world.signed_in("duc").await;
    assert_eq!(duc.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await.status, 303);
    let cohort = world.open_cohort(&mut tuan, 20, "").await;
    fill_by_list(&mut tuan, &cohort, "TL-hanh\nduc@example.vn").await;
    assert_eq!(number(&mut tuan, &cohort, "not-started").await, 2);

    let mut conn = world.app.db.read().await.unwrap();
    let hanhs = enrolments::of_person(&mut conn, &world.person("hanh").await).await.unwrap();
    assert_eq!(hanhs.len(), 1);
    assert_eq!((hanhs[0].unit_name.as_str(), hanhs[0].position.as_str()), ("Xã Thanh Lâm", "Chuyên viên"));
    let ducs = enrolments::of_person(&mut conn, &world.person("duc").await).await.unwrap();
    assert_eq!(ducs.len(), 1, "an open enrolment is kept");
    drop(conn);

    let mut hanh = world.signed_in("hanh").await;
    let home = hanh.get("/").await.body;
    assert!(home.contains("Kế hoạch năm của tỉnh"), "{home}");
    let messages = hanh.get("/messages").await.body;
    assert!(
        messages.contains("Anh/chị được cử vào một đợt học") && messages.contains("Chuyển đổi số thử nghiệm"),
        "{messages}"
    );
    // Filling again tells and enrols nobody twice.
    tuan.post(&format!("{cohort}/members"), &[("way", "list"), ("list", "TL-hanh")]).await;
    let mut conn = world.app.db.read().await.unwrap();
    let told = messages::of_person(&mut conn, &world.person("hanh").await, 10).await.unwrap();
    assert_eq!(told.len(), 1);
    drop(conn);

    for lesson in ["b1", "b2"] {
        hanh.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    assert_eq!(number(&mut tuan, &cohort, "in-progress").await, 1);
    let started = hanh.post("/courses/khoa-nho/quizzes/kt/attempts", &[]).await.location.unwrap();
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    assert_eq!(hanh.post(&format!("{started}/submission"), &right).await.status, 303);
    assert_eq!(number(&mut tuan, &cohort, "done").await, 1);
    let list = tuan.get(&format!("{cohort}?state=done")).await.body;
    assert!(list.contains("Nguyễn Thị Hạnh") && !list.contains("Phạm Minh Đức"), "the people behind a number: {list}");
    let desk = tuan.get("/desk").await.body;
    assert!(desk.contains("K3 – Cán bộ cấp xã"), "{desk}");
}

async fn a_list_tells_line_by_line_whom_it_means(engine: Engine) {
    let world = World::new(engine).await;
    let unit = world.unit().await;
    world.add(LAN, &unit).await;
    world.add(Somebody { name: "lan2", ..LAN }, &unit).await;
    let other = world.other_unit().await;
    world.add(Somebody { name: "xa", full_name: "Người Xã Bên", ..LAN }, &other).await;
    let mut tuan = world.signed_in("tuan").await;
    let cohort = world.open_cohort(&mut tuan, 20, "").await;
    let list = "TL-hanh\nVũ Thị Lan\nPhạm Minh Đức\nNguyễn Thị Hạnh\nTL-xa\nxa@example.vn";
    let preview = fill_by_list(&mut tuan, &cohort, list).await.body;
    assert!(preview.contains("Có 2 người cùng tên"), "{preview}");
    assert!(preview.contains("Người này đã có ở dòng 1"), "{preview}");
    assert_eq!(preview.matches("Không tìm thấy ai trong phạm vi").count(), 2, "who is out of reach is nobody");
    assert!(!preview.contains("Người Xã Bên"));
    assert_eq!(number(&mut tuan, &cohort, "not-started").await, 2);
}

async fn a_rule_says_who_and_why_and_runs_again(engine: Engine) {
    let world = World::new(engine).await;
    let unit = world.unit().await;
    world.add(LAN, &unit).await;
    world.add(Somebody { name: "gia", full_name: "Bùi Thị Già", born: "1970-01-01", ..LAN }, &unit).await;
    let mut tuan = world.signed_in("tuan").await;
    let cohort = world.open_cohort(&mut tuan, 20, "").await;
    let rule = [
        ("way", "rule"),
        ("unit", unit.as_str()),
        ("sex", "female"),
        ("younger_than", "45"),
        ("position", "pho CHU tich"),
        ("is_leader", "yes"),
    ];
    let preview = tuan.post(&format!("{cohort}/preview"), &rule).await.body;
    assert!(preview.contains("Vũ Thị Lan") && preview.contains("tuổi vào ngày mở"), "{preview}");
    assert!(!preview.contains("Bùi Thị Già") && preview.contains("Từ tuổi này trở lên"), "{preview}");
    assert_eq!(number(&mut tuan, &cohort, "not-started").await, 0, "a preview changes nothing");
    assert_eq!(tuan.post(&format!("{cohort}/members"), &rule).await.status, 303);
    assert_eq!(number(&mut tuan, &cohort, "not-started").await, 1);

    // A year later somebody new fits, and she who has grown too old is proposed, never removed by itself.
    world.add(Somebody { name: "mai", full_name: "Đỗ Thị Mai", ..LAN }, &unit).await;
    let page = tuan.get(&cohort).await;
    let id = page.hidden("rule");
    let again = [("way", "again"), ("rule", id.as_str())];
    let preview = tuan.post(&format!("{cohort}/preview"), &again).await.body;
    assert!(preview.contains("Đỗ Thị Mai") && preview.contains("Đã ở trong đợt"), "{preview}");
    let person = world.person("lan").await;
    let moved = person.clone();
    world
        .write(move |conn| {
            Box::pin(async move {
                use khuevan::db::Conn;
                let sql = "UPDATE memberships SET is_leader = FALSE WHERE person = $1";
                match conn {
                    Conn::Sqlite(c) => sqlx::query(sql).bind(moved).execute(&mut **c).await.map(drop)?,
                    Conn::Postgres(c) => sqlx::query(sql).bind(moved).execute(&mut **c).await.map(drop)?,
                }
                Ok(())
            })
        })
        .await;
    let preview = tuan.post(&format!("{cohort}/preview"), &again).await.body;
    assert!(preview.contains("Không còn thuộc diện") && preview.contains(&person), "{preview}");
    assert_eq!(tuan.post(&format!("{cohort}/members"), &again).await.status, 303);
    assert_eq!(number(&mut tuan, &cohort, "not-started").await, 2, "who is not ticked stays");
    let ticked = [("way", "again"), ("rule", id.as_str()), ("leave", person.as_str())];
    assert_eq!(tuan.post(&format!("{cohort}/members"), &ticked).await.status, 303);
    assert_eq!(number(&mut tuan, &cohort, "not-started").await, 1);
}

async fn places_and_pauses_keep_people_out(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let cohort = world.open_cohort(&mut tuan, 20, "1").await;
    let mut hanh = world.signed_in("hanh").await;
    let until = world.day(5).to_string();
    assert_eq!(hanh.post("/account/pause", &[("until", &until)]).await.status, 303);
    let preview = fill_by_list(&mut tuan, &cohort, "TL-hanh\nTL-duc\nTL-ha").await.body;
    assert!(preview.contains("Tạm dừng đến ngày") && preview.contains("Đợt đã hết chỗ"), "{preview}");
    assert_eq!(number(&mut tuan, &cohort, "not-started").await, 1);
    assert!(tuan.get(&cohort).await.body.contains("1 người trên 1 chỗ"));
}

async fn what_is_typed_wrong_comes_back(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let unit = world.unit().await;
    let wrong = [
        ("title", ""),
        ("unit", "khong-co"),
        ("opens_on", "2026-02-31"),
        ("capacity", "0"),
        ("what.0", "course:khong-co"),
        ("due.0", "x"),
        ("why.0", ""),
        ("coordinators", "khong-ai@example.vn"),
    ];
    let answer = tuan.post("/desk/cohorts", &wrong).await;
    assert_eq!(answer.status, 422);
    for field in ["title", "unit", "opens_on", "capacity", "what.0", "due.0", "why.0", "coordinators"] {
        assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{field}: {}", answer.body);
    }
    assert!(answer.body.contains("khong-ai@example.vn"), "what was typed stays");
    let cohort = world.open_cohort(&mut tuan, 20, "").await;
    let bad_rule = [("way", "rule"), ("unit", unit.as_str()), ("younger_than", "bốn mươi"), ("sex", "khac")];
    let answer = tuan.post(&format!("{cohort}/preview"), &bad_rule).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Tuổi là một số") && answer.body.contains("id=\"sex-error\""), "{}", answer.body);
    assert_eq!(tuan.post(&format!("{cohort}/members"), &[("way", "list"), ("list", " ")]).await.status, 422);
    assert_eq!(tuan.post(&format!("{cohort}/preview"), &[("way", "again"), ("rule", "khong-co")]).await.status, 404);
}

async fn a_cohort_of_another_unit_is_not_there(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let cohort = world.open_cohort(&mut tuan, -3, "").await;
    fill_by_list(&mut tuan, &cohort, "TL-hanh").await;
    let other = world.other_unit().await;
    world.add(Somebody { name: "ben", full_name: "Điều Phối Bên", ..LAN }, &other).await;
    let (person, now) = (world.person("ben").await, world.app.clock.now());
    world
        .write(move |conn| {
            Box::pin(async move {
                let role = domain::permission::Role::Coordinator;
                khuevan::foundation::grant(conn, &person, role, Some(&other), "2025-07-01", now).await
            })
        })
        .await;
    let mut ben = world.signed_in("ben").await;
    let hanh = world.person("hanh").await;
    for page in [
        cohort.clone(),
        format!("{cohort}/edit"),
        format!("{cohort}/filling"),
        format!("/desk/people/{hanh}/assignments"),
    ] {
        assert_eq!(ben.get(&page).await.status, 404, "{page}");
    }
    for change in ["", "/closing", "/preview", "/members", &format!("/members/{hanh}/end")] {
        assert_eq!(
            ben.post(&format!("{cohort}{change}"), &[("way", "list"), ("list", "TL-ben")]).await.status,
            404,
            "{change}"
        );
    }
    let except = [("what", "course:khoa-nho"), ("kind", "exemption"), ("reason", "x")];
    assert_eq!(ben.post(&format!("/desk/people/{hanh}/exceptions"), &except).await.status, 404);
    for page in ["/desk", "/desk/cohorts", "/desk/matters/overdue"] {
        let body = ben.get(page).await.body;
        assert!(!body.contains("K3 –") && !body.contains("Hạnh"), "{page}: {body}");
    }
    assert!(tuan.get("/desk/matters/overdue").await.body.contains("Nguyễn Thị Hạnh"));
    // The id of a form that is another's cohort opens nothing.
    let unit = world.unit().await;
    let id = cohort.trim_start_matches("/desk/cohorts/");
    let fields = [("form_id", id), ("title", "Lấy lại"), ("unit", unit.as_str()), ("opens_on", "2026-01-01")];
    assert_eq!(ben.post("/desk/cohorts", &fields).await.status, 422, "the unit is none of hers");
}

async fn leaving_and_closing_keep_what_was_learnt(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let cohort = world.open_cohort(&mut tuan, 20, "").await;
    fill_by_list(&mut tuan, &cohort, "TL-hanh\nTL-duc").await;
    let mut hanh = world.signed_in("hanh").await;
    hanh.post("/courses/khoa-nho/lessons/b1/completion", &[]).await;
    let person = world.person("hanh").await;
    let answer = tuan.post(&format!("{cohort}/members/{person}/end"), &[("courses", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(tuan.post(&format!("{cohort}/members/{person}/end"), &[]).await.status, 404, "she is no member");
    assert!(hanh.get("/history").await.body.contains("Thôi học"));
    assert!(!hanh.get("/").await.body.contains("Kế hoạch năm của tỉnh"));
    let mut duc = world.signed_in("duc").await;
    assert!(duc.get("/").await.body.contains("Kế hoạch năm của tỉnh"));
    assert_eq!(tuan.post(&format!("{cohort}/closing"), &[]).await.status, 303);
    assert!(!duc.get("/").await.body.contains("Kế hoạch năm của tỉnh"), "a closed cohort asks nothing");
    let again = tuan.post(&format!("{cohort}/members"), &[("way", "list"), ("list", "TL-hanh")]).await;
    assert_eq!(again.status, 303);
    assert!(tuan.get(&cohort).await.body.contains("Đợt học này đã đóng"));
    assert_eq!(world.audited("cohorts").await, ["cohort-closed", "cohort-filled", "cohort-left", "cohort-opened"]);
}
