//! Entering, correcting, withdrawing and deciding hours done elsewhere.

use crate::{
    support::{Engine, World, on_both_engines},
    world::{PROOF, decide, enter, good, plain, with},
};
use domain::permission::Role;
use khuevan::{
    db::{
        audit,
        outside_decisions::{self, NewDecision},
    },
    foundation,
};

on_both_engines!(
    an_entry_waits_is_approved_and_counts,
    a_form_sent_twice_enters_once,
    what_is_typed_wrong_comes_back_by_its_field,
    a_refusal_needs_a_reason_and_the_correction_waits_anew,
    nobody_decides_about_herself,
    a_decision_is_superseded_and_stays_on_record,
    what_waits_can_be_taken_back,
    entries_of_others_are_not_there,
    a_coordinator_enters_for_her_people,
    a_colleague_decides_what_a_coordinator_has_entered,
);

async fn an_entry_waits_is_approved_and_counts(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut tuan) = (world.signed_in("hanh").await, world.signed_in("tuan").await);
    assert!(plain(&tuan.get("/desk").await.body).contains("Không có việc nào cần xử lý"));
    let day = world.app.clock.today().to_string();
    let entry = enter(&world, &mut hanh, "hanh", "Kỹ năng số ở Normandie", &day).await;
    let own = plain(&hanh.get("/hours").await.body);
    assert!(own.contains("Chờ duyệt") && own.contains("0/40") && own.contains("Nước ngoài"), "{own}");
    let desk = plain(&tuan.get("/desk").await.body);
    assert!(desk.contains("Giờ học ở nơi khác chờ duyệt") && desk.contains("href=\"/desk/hours\""), "{desk}");
    let queue = plain(&tuan.get("/desk/hours").await.body);
    assert!(queue.contains("Nguyễn Thị Hạnh") && queue.contains("Kỹ năng số ở Normandie"), "{queue}");
    let proof = tuan.get(&format!("/desk/hours/{entry}/proof")).await;
    assert_eq!((proof.status, proof.bytes.as_slice()), (200, PROOF.2));
    let header = |name: &str| proof.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert!(header("content-disposition").starts_with("attachment;"), "{:?}", proof.headers);
    assert!(header("content-security-policy").starts_with("sandbox"));
    assert_eq!(decide(&mut tuan, &entry, "approved", "").await.status, 303);
    let home = plain(&hanh.get("/").await.body);
    assert!(home.contains("7,5/40"), "{home}");
    let messages = plain(&hanh.get("/messages").await.body);
    assert!(messages.contains("Giờ học đã được duyệt: Kỹ năng số ở Normandie"), "{messages}");
    assert!(!plain(&tuan.get("/desk").await.body).contains("chờ duyệt"), "nothing waits any longer");
    let mut conn = world.app.db.read().await.unwrap();
    for action in ["hours-entered", "hours-approved"] {
        assert_eq!(audit::count(&mut conn, action).await.unwrap(), 1, "{action}");
    }
}

async fn a_form_sent_twice_enters_once(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = world.signed_in("hanh").await;
    let day = world.app.clock.today().to_string();
    for _ in 0..2 {
        let answer = hanh.post_files("/hours", &good("form-000001", "Tập huấn", &day), &[PROOF]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    assert_eq!(world.entries("hanh").await.len(), 1);
    // The same form of somebody else is her own.
    let mut duc = world.signed_in("duc").await;
    assert_eq!(duc.post_files("/hours", &good("form-000001", "Tập huấn", &day), &[PROOF]).await.status, 303);
    assert_eq!((world.entries("hanh").await.len(), world.entries("duc").await.len()), (1, 1));
}

async fn what_is_typed_wrong_comes_back_by_its_field(engine: Engine) {
    let world = World::new(engine).await;
    let mut hanh = world.signed_in("hanh").await;
    let (today, ahead) = (world.app.clock.today().to_string(), world.day(1).to_string());
    let before = world.day(-3).to_string();
    enter(&world, &mut hanh, "hanh", "Lớp A", &before).await;
    for (number, (change, field, message)) in [
        (("title", ""), "title", "Ô này cần được điền"),
        (("body", ""), "body", "Ô này cần được điền"),
        (("from_on", "31/02/2026"), "from_on", "Ngày chưa đúng"),
        (("from_on", ahead.as_str()), "from_on", "Ngày này chưa tới"),
        (("until_on", before.as_str()), "until_on", "Ngày cuối không thể trước ngày đầu"),
        (("until_on", ahead.as_str()), "until_on", "Ngày này chưa tới"),
        (("tiet", "-8"), "tiet", "không thể âm"),
        (("tiet", "0,3"), "tiet", "tròn hoặc nửa tiết"),
        (("tiet", "0"), "tiet", "phải lớn hơn 0"),
        (("tiet", "tám"), "tiet", "Số tiết là một số"),
        (("tiet", "13"), "tiet", "nhiều nhất là 12 tiết"),
        (("content_group", "6"), "content_group", "Hãy chọn một mục"),
        (("place", "mặt trăng"), "place", "Hãy chọn một mục"),
    ]
    .into_iter()
    .enumerate()
    {
        let form_id = format!("form-wrong-{number}");
        let fields = with(&good(&form_id, "Lớp B & <b>", &today), &[change]);
        let answer = hanh.post_files("/hours", &fields, &[PROOF]).await;
        assert_eq!(answer.status, 422, "{change:?}");
        let body = plain(&answer.body);
        let error = body.split(&format!("id=\"{field}-error\"")).nth(1).unwrap_or_else(|| panic!("{change:?}: {body}"));
        assert!(error.contains(message), "{change:?}: {error}");
        assert!(body.contains("Trường Chính trị") || change.0 == "body", "what was typed stays: {body}");
    }
    for (title, files, message) in [
        ("Lớp B", vec![], "Hãy chọn tệp minh chứng"),
        ("Lớp B", vec![("proof", "lừa.pdf", b"MZ\x90".as_slice())], "nội dung không phải loại được nhận"),
        ("LỚP A", vec![PROOF], "đã khai cho những ngày trùng nhau"),
    ] {
        let fields = with(&good("form-other", title, &before), &[("until_on", today.as_str())]);
        let answer = hanh.post_files("/hours", &fields, &files).await;
        assert_eq!(answer.status, 422, "{title}");
        assert!(plain(&answer.body).contains(message), "{message}: {}", answer.body);
    }
    assert_eq!(world.entries("hanh").await.len(), 1, "nothing wrong was written");
}

async fn a_refusal_needs_a_reason_and_the_correction_waits_anew(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut tuan) = (world.signed_in("hanh").await, world.signed_in("tuan").await);
    let day = world.day(-1).to_string();
    let entry = enter(&world, &mut hanh, "hanh", "Họp giao ban", &day).await;
    let refused = decide(&mut tuan, &entry, "refused", "  ").await;
    assert_eq!(refused.status, 422);
    assert!(plain(&refused.body).contains("Hãy ghi lý do từ chối"), "{}", refused.body);
    assert_eq!(decide(&mut tuan, &entry, "refused", "Không phải bồi dưỡng").await.status, 303);
    let own = plain(&hanh.get(&format!("/hours/{entry}")).await.body);
    assert!(own.contains("Không phải bồi dưỡng") && own.contains("Trần Anh Tuấn"), "{own}");
    // The correction keeps the proof, and what was decided is not about it.
    let fields = with(&good("form-again-1", "Tập huấn nghiệp vụ", &day), &[("place", "home")]);
    assert_eq!(hanh.post_files(&format!("/hours/{entry}"), &fields, &[]).await.status, 303);
    let entries = world.entries("hanh").await;
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].state.as_str(), entries[0].title.as_str()), ("pending", "Tập huấn nghiệp vụ"));
    assert_eq!(entries[0].proof_name, PROOF.1);
    let page = plain(&tuan.get(&format!("/desk/hours/{entry}")).await.body);
    assert!(page.contains("Không phải bồi dưỡng") && page.contains("đã được thay"), "{page}");
    // A decision about the wording before it finds that it has changed.
    let old = [("wording", entry.as_str()), ("outcome", "approved"), ("reason", "")];
    assert_eq!(tuan.post(&format!("/desk/hours/{entry}/decision"), &old).await.status, 303);
    assert_eq!(world.entries("hanh").await[0].state, "pending");
    // What counts cannot be changed any longer.
    assert_eq!(decide(&mut tuan, &entry, "approved", "").await.status, 303);
    let late = with(&good("form-again-2", "Thêm tiết", &day), &[("tiet", "12")]);
    assert_eq!(hanh.post_files(&format!("/hours/{entry}"), &late, &[PROOF]).await.status, 303);
    let entries = world.entries("hanh").await;
    assert_eq!((entries[0].state.as_str(), entries[0].tiet_halves), ("approved", 15));
}

async fn nobody_decides_about_herself(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let day = world.day(-1).to_string();
    let entry = enter(&world, &mut tuan, "tuan", "Lớp của tôi", &day).await;
    assert!(!plain(&tuan.get("/desk/hours").await.body).contains("Lớp của tôi"), "her own do not wait for her");
    let page = tuan.get(&format!("/desk/hours/{entry}")).await;
    assert!(plain(&page.body).contains("không chờ anh/chị quyết định"), "{}", page.body);
    let wording = world.entries("tuan").await[0].id.clone();
    let fields = [("wording", wording.as_str()), ("outcome", "approved"), ("reason", "")];
    assert_eq!(tuan.post(&format!("/desk/hours/{entry}/decision"), &fields).await.status, 403);
    assert_eq!(world.entries("tuan").await[0].state, "pending");
    let mut minh = world.signed_in("minh").await;
    assert_eq!(decide(&mut minh, &entry, "approved", "").await.status, 303, "an administrator may");
    assert_eq!(world.entries("tuan").await[0].state, "approved");
}

async fn a_decision_is_superseded_and_stays_on_record(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut tuan) = (world.signed_in("hanh").await, world.signed_in("tuan").await);
    let day = world.day(-1).to_string();
    let entry = enter(&world, &mut hanh, "hanh", "Lớp", &day).await;
    for (outcome, reason) in [("approved", ""), ("refused", "Giấy bị sửa"), ("refused", "Giấy bị sửa")] {
        assert_eq!(decide(&mut tuan, &entry, outcome, reason).await.status, 303);
    }
    let mut conn = world.app.db.read().await.unwrap();
    let decisions = outside_decisions::decisions(&mut conn, &entry).await.unwrap();
    let told: Vec<(&str, bool)> =
        decisions.iter().map(|one| (one.outcome.as_str(), one.superseded_at.is_some())).collect();
    assert_eq!(told, [("refused", false), ("approved", true)], "the same twice is once");
    assert!(plain(&hanh.get("/").await.body).contains("0/40"));
}

async fn what_waits_can_be_taken_back(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut tuan) = (world.signed_in("hanh").await, world.signed_in("tuan").await);
    let day = world.day(-1).to_string();
    let entry = enter(&world, &mut hanh, "hanh", "Lớp", &day).await;
    for _ in 0..2 {
        assert_eq!(hanh.post(&format!("/hours/{entry}/withdrawal"), &[]).await.status, 303);
    }
    assert_eq!(world.entries("hanh").await[0].state, "withdrawn");
    let wording = world.entries("hanh").await[0].id.clone();
    let fields = [("wording", wording.as_str()), ("outcome", "approved"), ("reason", "")];
    assert_eq!(tuan.post(&format!("/desk/hours/{entry}/decision"), &fields).await.status, 303);
    assert_eq!(world.entries("hanh").await[0].state, "withdrawn", "nobody approves what was taken back");
    // The same thing can be entered anew.
    enter(&world, &mut hanh, "hanh", "Lớp", &day).await;
    assert_eq!(world.entries("hanh").await.len(), 2);
}

async fn entries_of_others_are_not_there(engine: Engine) {
    let world = World::new(engine).await;
    let other = world.other_unit().await;
    world.add("xa", "Người Xã Bên", &other).await;
    let (mut xa, mut duc, mut tuan) =
        (world.signed_in("xa").await, world.signed_in("duc").await, world.signed_in("tuan").await);
    let day = world.day(-1).to_string();
    let entry = enter(&world, &mut xa, "xa", "Lớp ở xã bên", &day).await;
    let person = world.person("xa").await;
    for path in [format!("/hours/{entry}"), format!("/hours/{entry}/proof")] {
        assert_eq!(duc.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(duc.post(&format!("/hours/{entry}/withdrawal"), &[]).await.status, 404);
    for path in [
        format!("/desk/hours/{entry}"),
        format!("/desk/hours/{entry}/proof"),
        format!("/desk/people/{person}/hours"),
        format!("/desk/people/{person}/record"),
        format!("/desk/people/{person}/record/json"),
    ] {
        assert_eq!(tuan.get(&path).await.status, 404, "{path}");
    }
    let fields = good("form-foreign", "Lớp", &day);
    assert_eq!(tuan.post_files(&format!("/desk/people/{person}/hours"), &fields, &[PROOF]).await.status, 404);
    let decision = [("wording", entry.as_str()), ("outcome", "approved"), ("reason", "")];
    assert_eq!(tuan.post(&format!("/desk/hours/{entry}/decision"), &decision).await.status, 404);
    assert!(!tuan.get("/desk/hours").await.body.contains("Lớp ở xã bên"));
    assert_eq!(world.entries("xa").await.len(), 1);
}

async fn a_coordinator_enters_for_her_people(engine: Engine) {
    let world = World::new(engine).await;
    let (mut hanh, mut tuan) = (world.signed_in("hanh").await, world.signed_in("tuan").await);
    let (person, day) = (world.person("hanh").await, world.day(-1).to_string());
    let page = format!("/desk/people/{person}/hours");
    let wrong = with(&good("form-000009", "Lớp tập trung", &day), &[("tiet", "0,3")]);
    assert_eq!(tuan.post_files(&page, &wrong, &[PROOF]).await.status, 422);
    assert_eq!(tuan.post_files(&page, &good("form-000009", "Lớp tập trung", &day), &[PROOF]).await.status, 303);
    assert!(plain(&hanh.get("/hours").await.body).contains("Lớp tập trung"));
    assert!(plain(&tuan.get(&page).await.body).contains("Chờ duyệt"));
    // Who entered them does not approve them; nobody else coordinates here, so an administrator does.
    let entry = world.entries("hanh").await.remove(0);
    let address = format!("/desk/hours/{}", entry.entry);
    let shown = plain(&tuan.get(&address).await.body);
    assert!(shown.contains("người quản trị sẽ quyết định") && !shown.contains("name=\"outcome\""), "{shown}");
    let forced = [("wording", entry.id.as_str()), ("outcome", "approved"), ("reason", "")];
    assert_eq!(tuan.post(&format!("{address}/decision"), &forced).await.status, 403);
    assert!(!plain(&tuan.get("/desk/hours").await.body).contains("Lớp tập trung"), "it does not wait for her");
    assert_eq!(decide(&mut world.signed_in("minh").await, &entry.entry, "approved", "").await.status, 303);
    assert!(plain(&hanh.get("/").await.body).contains("7,5/40"));
}

async fn a_colleague_decides_what_a_coordinator_has_entered(engine: Engine) {
    let world = World::new(engine).await;
    let (duc, unit, today) = (world.person("duc").await, world.unit().await, world.day(0).to_string());
    world
        .write(move |conn| {
            Box::pin(async move { foundation::grant(conn, &duc, Role::Coordinator, Some(&unit), &today, 0).await })
        })
        .await;
    let (mut tuan, mut duc) = (world.signed_in("tuan").await, world.signed_in("duc").await);
    let (person, day) = (world.person("hanh").await, world.day(-1).to_string());
    let page = format!("/desk/people/{person}/hours");
    assert_eq!(tuan.post_files(&page, &good("form-000009", "Lớp tập trung", &day), &[PROOF]).await.status, 303);
    let entry = world.entries("hanh").await.remove(0);
    let shown = plain(&tuan.get(&format!("/desk/hours/{}", entry.entry)).await.body);
    assert!(shown.contains("một người khác phụ trách đơn vị sẽ quyết định"), "{shown}");
    let refused = world.app.db.write(move |conn| {
        Box::pin(async move {
            let own = NewDecision { hours: &entry.id, outcome: "approved", reason: "", by: &entry.entered_by };
            outside_decisions::decide(conn, "quyet-dinh", &own, 0).await
        })
    });
    assert!(!refused.await.unwrap(), "the database layer keeps the rule too");
    assert!(plain(&duc.get("/desk/hours").await.body).contains("Lớp tập trung"));
    let entry = world.entries("hanh").await.remove(0);
    assert_eq!(decide(&mut duc, &entry.entry, "approved", "").await.status, 303);
    assert_eq!(world.entries("hanh").await[0].state, "approved");
}
