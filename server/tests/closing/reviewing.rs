//! The list: who may, who may not and why, who is left out.

use crate::{
    support::{Browser, Engine, World, exam, on_both_engines},
    world::{NAMES, begin, issue, register, review},
};

on_both_engines!(
    nothing_can_be_closed_before_the_programme_is_assigned,
    an_assignment_supersedes_the_one_before,
    the_list_says_who_may_and_why_not,
    somebody_is_left_out_with_a_reason_and_nobody_is_forced_in,
    a_form_that_is_sent_twice_begins_one,
    another_coordinator_finds_nothing,
    wrong_fields_come_back_with_their_messages,
);

const RIGHT: [(&str, &str); 4] = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];

async fn nothing_can_be_closed_before_the_programme_is_assigned(engine: Engine) {
    let world = World::simple(engine).await;
    let cohort = world.cohort(&world.unit().await, &[]).await;
    let mut tuan = world.signed_in("tuan").await;
    let form = tuan.get(&format!("/desk/closings/new?cohort={cohort}")).await;
    assert!(form.body.contains("Chưa có chương trình nào được giao"), "{}", form.body);
    let today = world.app.clock.today().to_string();
    let fields = [
        ("programme", "nam"),
        ("cohort", cohort.as_str()),
        ("number", "45/QĐ-TCT"),
        ("decided_on", &today),
        ("signatory_title", "Hiệu trưởng"),
        ("signatory_name", "Vũ Thị Lan Phương"),
    ];
    let refused = tuan.post("/desk/closings", &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("chưa được giao cho nơi cấp") && refused.body.contains("45/QĐ-TCT"));
    // The administration is not a coordinator's.
    assert_eq!(tuan.get("/admin/approvals").await.status, 403);
}

async fn an_assignment_supersedes_the_one_before(engine: Engine) {
    let world = World::simple(engine).await;
    let mut minh = world.assign("form-approval-1", "").await;
    world.assign("form-approval-1", "").await;
    let page = minh.get("/admin/approvals").await.body;
    assert_eq!(page.matches("số 1234/QĐ-UBND").count(), 1, "a form that is sent twice records once");
    world.assign("form-approval-2", "24").await;
    let page = minh.get("/admin/approvals").await.body;
    assert_eq!(page.matches("số 1234/QĐ-UBND").count(), 2, "what was is kept");
    assert!(page.contains("Đã được thay") && page.contains("Đang được giao") && page.contains("24 tháng"), "{page}");
    let wrong = minh.post("/admin/approvals", &[("programme", "nam"), ("tiet", "7,3"), ("months", "x")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("tròn tiết hoặc nửa tiết") && wrong.body.contains("1 đến 600"), "{}", wrong.body);
    assert_eq!(world.audited("approvals").await, ["programme-assigned", "programme-assigned"]);
}

async fn the_list_says_who_may_and_why_not(engine: Engine) {
    let world = World::new(engine).await;
    world.assign("form-approval-1", "").await;
    let (mut hanh, _) = exam(&world, "hanh", &RIGHT).await;
    hanh.post("/courses/khoa-sau/enrolment", &[]).await;
    hanh.post("/courses/khoa-sau/lessons/b-sau/completion", &[]).await;
    exam(&world, "duc", &[("q.q-mot", "1")]).await;
    let members = [world.person("hanh").await, world.person("duc").await];
    let cohort = world.cohort(&world.unit().await, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let page = read(&mut tuan, &closing).await;
    assert!(page.contains("2 người, 1 người được cấp"), "{page}");
    let row =
        |name: &str| page.split(&format!(">{name}</a>")).nth(1).unwrap().split("</tr>").next().unwrap().to_owned();
    assert!(row("Nguyễn Thị Hạnh").contains("Được cấp") && row("Nguyễn Thị Hạnh").contains("kết quả "), "{page}");
    let duc = row("Phạm Minh Đức");
    assert!(duc.contains("Chưa đủ điều kiện") && duc.contains("1 khóa bắt buộc"), "{duc}");
    assert!(!duc.contains("<form"), "whoever may not has nothing to be ticked: {duc}");
    let part = read(&mut tuan, &format!("{closing}?part=may-not")).await;
    assert!(part.contains("Phạm Minh Đức") && !part.contains("Nguyễn Thị Hạnh"), "{part}");
    let listed_at = review(&mut tuan, &closing).await;
    issue(&mut tuan, &closing, &listed_at).await;
    assert_eq!(register(&world).await, [(1, "Nguyễn Thị Hạnh".to_owned())]);
    // Nobody gets a second one.
    let again = begin(&mut tuan, &world, "form-closing-2", &cohort).await;
    assert!(read(&mut tuan, &again).await.contains("Đang có chứng chỉ của chương trình này, số 00001/"));
}

async fn read(browser: &mut Browser, page: &str) -> String {
    let answer = browser.get(page).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body.replace('\u{a0}', " ")
}

async fn somebody_is_left_out_with_a_reason_and_nobody_is_forced_in(engine: Engine) {
    let world = World::simple(engine).await;
    world.assign("form-approval-1", "").await;
    let unit = world.unit().await;
    let mut members = world.graduates(&unit, &[NAMES[0].to_owned(), NAMES[1].to_owned()]).await;
    members.push(world.person("duc").await);
    let cohort = world.cohort(&unit, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let person = |id: &str| format!("{closing}/people/{id}");
    let unsaid = tuan.post(&person(&members[0]), &[("act", "leave"), ("reason", "  ")]).await;
    assert_eq!(unsaid.status, 422);
    assert!(unsaid.body.contains("Hãy ghi lý do để lại"), "{}", unsaid.body);
    review(&mut tuan, &closing).await;
    assert_eq!(tuan.post(&person(&members[0]), &[("act", "leave"), ("reason", "Xin lùi")]).await.status, 303);
    let page = tuan.get(&closing).await.body;
    assert!(page.contains("Xin lùi") && page.contains("Đang lập"), "what was reviewed is to be reviewed anew");
    // Duc has completed nothing: no form brings him in.
    tuan.post(&person(&members[2]), &[("act", "take")]).await;
    let listed_at = review(&mut tuan, &closing).await;
    issue(&mut tuan, &closing, &listed_at).await;
    assert_eq!(register(&world).await, [(1, NAMES[1].to_owned())]);
    // It is too late to change anything.
    tuan.post(&person(&members[0]), &[("act", "take")]).await;
    tuan.post(&format!("{closing}/list"), &[]).await;
    tuan.post(&format!("{closing}/withdrawal"), &[]).await;
    assert_eq!(register(&world).await.len(), 1);
    assert!(tuan.get(&closing).await.body.contains("Đã cấp"));
}

async fn a_form_that_is_sent_twice_begins_one(engine: Engine) {
    let world = World::simple(engine).await;
    world.assign("form-approval-1", "").await;
    let cohort = world.cohort(&world.unit().await, &[]).await;
    let mut tuan = world.signed_in("tuan").await;
    let first = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    assert_eq!(begin(&mut tuan, &world, "form-closing-1", &cohort).await, first);
    assert_eq!(world.audited("closing_decisions").await, ["closing-begun"]);
    assert_eq!(tuan.post(&format!("{first}/withdrawal"), &[]).await.status, 303);
    assert!(tuan.get(&first).await.body.contains("Đã bỏ"));
}

async fn another_coordinator_finds_nothing(engine: Engine) {
    let world = World::simple(engine).await;
    world.assign("form-approval-1", "").await;
    let unit = world.unit().await;
    let members = world.graduates(&unit, &[NAMES[0].to_owned()]).await;
    let cohort = world.cohort(&unit, &members).await;
    let mut tuan = world.signed_in("tuan").await;
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    world.other_unit("duc").await;
    let mut duc = world.signed_in("duc").await;
    assert!(!duc.get("/desk/closings").await.body.contains("45/QĐ-TCT"));
    for page in
        [closing.clone(), format!("{closing}/edit"), format!("{closing}/issue"), format!("{closing}/certificates.zip")]
    {
        assert_eq!(duc.get(&page).await.status, 404, "{page}");
    }
    let acts = ["list", "review", "issue", "work", "withdrawal"].map(|act| format!("{closing}/{act}"));
    for act in acts.into_iter().chain([closing.clone(), format!("{closing}/people/{}", members[0])]) {
        assert_eq!(duc.post(&act, &[]).await.status, 404, "{act}");
    }
    // Neither does a form of hers with the id of another's decision, nor with another's cohort.
    let today = world.app.clock.today().to_string();
    let fields = [
        ("form_id", "form-closing-1"),
        ("programme", "nam"),
        ("cohort", cohort.as_str()),
        ("number", "1"),
        ("decided_on", &today),
        ("signatory_title", "A"),
        ("signatory_name", "B"),
    ];
    assert_eq!(duc.post("/desk/closings", &fields).await.status, 422);
    assert!(tuan.get(&closing).await.body.contains("45/QĐ-TCT"));
}

async fn wrong_fields_come_back_with_their_messages(engine: Engine) {
    let world = World::simple(engine).await;
    world.assign("form-approval-1", "").await;
    let cohort = world.cohort(&world.unit().await, &[]).await;
    let mut tuan = world.signed_in("tuan").await;
    let nothing = tuan.post("/desk/closings", &[("number", "Số của tôi"), ("decided_on", "31/02/2026")]).await;
    assert_eq!(nothing.status, 422);
    assert!(
        nothing.body.contains("value=\"Số của tôi\"") && nothing.body.contains("Ngày chưa đúng"),
        "{}",
        nothing.body
    );
    let closing = begin(&mut tuan, &world, "form-closing-1", &cohort).await;
    let later = [("number", "46/QĐ"), ("decided_on", "2099-01-01"), ("signatory_title", "A"), ("signatory_name", "B")];
    let refused = tuan.post(&closing, &later).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("không thể sau hôm nay"), "{}", refused.body);
    let nobody = tuan.post(&format!("{closing}/review"), &[("listed_at", "1")]).await;
    assert_eq!(nobody.status, 303);
    assert!(tuan.get(&closing).await.body.contains("Không có ai được cấp trong danh sách này"));
}
