//! The desk's smaller things: writing to a state of a cohort, pages of units that have ended, and roles.

use crate::{
    support::{Browser, Engine, World, on_both_engines},
    world::plain,
};
use khuevan::db::{audit, grants, memberships};

on_both_engines!(
    a_message_goes_to_one_state_of_a_cohort,
    a_unit_that_has_ended_answers_with_its_history,
    a_role_is_given_ended_and_given_anew,
    a_role_is_typed_wrong,
    open_requests_are_a_matter,
);

/// A cohort of her unit with hanh and duc, of whom duc has begun.
async fn cohort(world: &World, tuan: &mut Browser) -> String {
    let (unit, opens, due) = (world.unit().await, world.day(-10).to_string(), world.day(60).to_string());
    let fields = [
        ("form_id", "form-cohort-1"),
        ("title", "K3 – Cấp xã"),
        ("unit", &unit),
        ("opens_on", &opens),
        ("what.0", "course:khoa-nho"),
        ("due.0", &due),
        ("must.0", "yes"),
        ("why.0", "Kế hoạch năm"),
    ];
    let answer = tuan.post("/desk/cohorts", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let cohort = answer.location.unwrap().strip_suffix("/filling").unwrap().to_owned();
    let list = [("way", "list"), ("list", "TL-hanh\nTL-duc")];
    assert_eq!(tuan.post(&format!("{cohort}/members"), &list).await.status, 303);
    world.signed_in("duc").await.post("/courses/khoa-nho/lessons/b1/completion", &[]).await;
    cohort
}

async fn a_message_goes_to_one_state_of_a_cohort(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let cohort = cohort(&world, &mut tuan).await;
    let id = cohort.trim_start_matches("/desk/cohorts/");
    let page = tuan.get(&format!("{cohort}?state=not-started")).await;
    let link = page.link("/desk/messages/new?cohort=");
    assert_eq!(link, format!("/desk/messages/new?cohort={id}&state=not-started"));
    let form = plain(&tuan.get(&link).await.body);
    assert!(form.contains("K3 – Cấp xã · Chưa bắt đầu") && form.contains("1 người"), "{form}");
    let mut fields = vec![
        ("cohort", id),
        ("state", "not-started"),
        ("subject", "Nhắc bắt đầu"),
        ("body", "Chào {xưng hô} {tên}"),
        ("form_id", "form-letter-1"),
    ];
    fields[3].1 = "Mời bắt đầu khóa học.";
    let preview = tuan.post("/desk/messages/preview", &fields).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    assert!(preview.body.contains("Nguyễn Thị Hạnh") && !preview.body.contains("Phạm Minh Đức"), "{}", preview.body);
    let seen = preview.hidden("seen");
    fields.push(("seen", &seen));
    let sent = tuan.post("/desk/messages", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    khuevan::dispatching::go_on(&world.app).await.unwrap();
    assert!(world.signed_in("hanh").await.get("/messages").await.body.contains("Nhắc bắt đầu"));
    assert!(!world.signed_in("duc").await.get("/messages").await.body.contains("Nhắc bắt đầu"));
    let unknown = tuan.get("/desk/messages/new?cohort=khong-co").await;
    assert_eq!(unknown.status, 404, "a cohort out of reach is not there");
}

/// Adds a unit; gives its id.
async fn add(minh: &mut Browser, parent: &str, name: &str, kind: &str, code: &str) -> String {
    let form_id = format!("them-don-vi-{code}");
    let fields = [
        ("parent", parent),
        ("name", name),
        ("kind", kind),
        ("area_code", code),
        ("on", "2025-07-01"),
        ("confirmed", "1"),
        ("form_id", form_id.as_str()),
    ];
    let answer = minh.post("/desk/units", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let found = minh.get(&format!("/desk/units?q={code}")).await.link("/desk/units/");
    found.trim_start_matches("/desk/units/").to_owned()
}

/// Ends the coordinator's unit: it becomes a part of a new one, whose id comes second.
async fn merged(world: &World) -> (String, String) {
    let (unit, mut minh) = (world.unit().await, world.signed_in("minh").await);
    let province = add(&mut minh, "", "Tỉnh Sông Lam", "tinh", "41").await;
    let other = add(&mut minh, &province, "Xã Bản Vược", "xa", "00417").await;
    let moved = [("parent_words", "41"), ("on", "2025-07-02"), ("confirmed", "1")];
    assert_eq!(minh.post(&format!("/desk/units/{unit}/changes/move"), &moved).await.status, 303);
    let day = world.day(0).to_string();
    let fields = [
        ("units", unit.as_str()),
        ("name", "Xã Sông Vược"),
        ("kind", "xa"),
        ("area_code", "00999"),
        ("on", day.as_str()),
        ("decision", "Nghị quyết 01/NQ-HĐND"),
        ("form_id", "sap-nhap-0001"),
        ("confirmed", "1"),
    ];
    let done = minh.post(&format!("/desk/units/{other}/changes/merge"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let new = minh.get("/desk/units?q=00999").await.link("/desk/units/");
    (unit, new.trim_start_matches("/desk/units/").to_owned())
}

async fn a_unit_that_has_ended_answers_with_its_history(engine: Engine) {
    let world = World::new(engine).await;
    let (unit, other) = merged(&world).await;
    let mut tuan = world.signed_in("tuan").await;
    let page = tuan.get(&format!("/desk/units/{unit}")).await;
    assert_eq!(page.status, 200, "it was hers");
    let body = plain(&page.body);
    assert!(body.contains("Xã Thanh Lâm") && body.contains(&format!("/desk/units/{other}")), "{body}");
    assert!(!body.contains("/changes/rename"), "nothing is to be changed any longer: {body}");
    assert_eq!(tuan.get(&format!("/desk/units/{other}")).await.status, 404, "what took its place is not hers");
    // Whoever reaches what took its place finds where it came from.
    world.add("moi", "Điều phối xã mới", &other).await;
    let day = world.day(0).to_string();
    let fields = [
        ("form_id", "form-grant-1"),
        ("person", "moi"),
        ("role", "coordinator"),
        ("unit", other.as_str()),
        ("from_on", &day),
    ];
    assert_eq!(world.signed_in("minh").await.post("/admin/grants", &fields).await.status, 303);
    let mut moi = world.signed_in("moi").await;
    assert!(moi.get(&format!("/desk/units/{other}")).await.body.contains(&format!("/desk/units/{unit}")));
    assert_eq!(moi.get(&format!("/desk/units/{unit}")).await.status, 200);
}

async fn a_role_is_given_ended_and_given_anew(engine: Engine) {
    let world = World::new(engine).await;
    let (_, other) = merged(&world).await;
    let (mut minh, mut tuan) = (world.signed_in("minh").await, world.signed_in("tuan").await);
    assert!(plain(&tuan.get("/desk").await.body).contains("Chưa có đơn vị nào trong phạm vi"));
    let page = plain(&minh.get("/admin/grants?q=tuan").await.body);
    assert!(page.contains("Trần Anh Tuấn") && page.contains("đơn vị đã hết hiệu lực"), "{page}");
    let day = world.day(0).to_string();
    let fields = [
        ("form_id", "form-grant-1"),
        ("person", "tuan"),
        ("role", "coordinator"),
        ("unit", other.as_str()),
        ("from_on", &day),
    ];
    for _ in 0..2 {
        assert_eq!(minh.post("/admin/grants", &fields).await.status, 303, "twice is once");
    }
    assert!(
        !plain(&tuan.get("/desk").await.body).contains("Chưa có đơn vị nào trong phạm vi"),
        "she reaches it at once"
    );
    assert_eq!(tuan.get(&format!("/desk/units/{other}")).await.status, 200);
    let person = world.person("tuan").await;
    let all = grants::of_person(&mut world.app.db.read().await.unwrap(), &person).await.unwrap();
    assert_eq!(all.len(), 2);
    let new = all.iter().find(|one| one.unit.as_deref() == Some(&other)).unwrap();
    for _ in 0..2 {
        assert_eq!(minh.post(&format!("/admin/grants/{}/end", new.id), &[]).await.status, 303);
    }
    assert!(plain(&tuan.get("/desk").await.body).contains("Chưa có đơn vị nào trong phạm vi"));
    // An administrator's own role is none of this page's.
    let own = grants::of_person(&mut world.app.db.read().await.unwrap(), &world.person("minh").await).await.unwrap();
    assert_eq!(minh.post(&format!("/admin/grants/{}/end", own[0].id), &[]).await.status, 404);
    assert_eq!(tuan.get("/admin/grants").await.status, 403);
    let mut conn = world.app.db.read().await.unwrap();
    assert_eq!(audit::count(&mut conn, "role-ended").await.unwrap(), 1);
}

async fn a_role_is_typed_wrong(engine: Engine) {
    let world = World::new(engine).await;
    let mut minh = world.signed_in("minh").await;
    let (unit, day, before) = (world.unit().await, world.day(0).to_string(), world.day(-1).to_string());
    let good = [
        ("form_id", "form-grant-9"),
        ("person", "duc"),
        ("role", "coordinator"),
        ("unit", unit.as_str()),
        ("from_on", day.as_str()),
        ("until_on", ""),
        ("course", ""),
    ];
    for (name, value, message) in [
        ("person", "khong-co", "Không tìm thấy tài khoản"),
        ("role", "administrator", "Hãy chọn một mục"),
        ("unit", "Xã Không Có", "Không có đúng một đơn vị"),
        ("unit", "", "Không có đúng một đơn vị"),
        ("from_on", "31/02/2026", "Ngày chưa đúng"),
        ("until_on", before.as_str(), "Ngày cuối không thể trước ngày đầu"),
    ] {
        let fields = good.map(|(field, old)| if field == name { (field, value) } else { (field, old) });
        let answer = minh.post("/admin/grants", &fields).await;
        assert_eq!(answer.status, 422, "{name}={value}");
        assert!(plain(&answer.body).contains(message), "{message}: {}", answer.body);
    }
    assert_eq!(minh.post("/admin/grants", &good).await.status, 303);
    let again = good.map(|(field, old)| if field == "form_id" { (field, "form-grant-10") } else { (field, old) });
    let answer = minh.post("/admin/grants", &again).await;
    assert_eq!(answer.status, 422);
    assert!(plain(&answer.body).contains("đã có quyền ấy"), "{}", answer.body);
}

async fn open_requests_are_a_matter(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let list = "Mã cán bộ\tHọ và tên\tThư điện tử\nTL-hanh\tNguyễn Thị Hạnh\thanh.moi@example.vn\n";
    let fields = [
        ("form_id", "form-import-1"),
        ("pasted", list),
        ("unit", "Xã Thanh Lâm"),
        ("staff_kind", "cong-chuc"),
        ("staff_level", "xa"),
    ];
    let import = tuan.post("/desk/imports", &fields).await;
    assert_eq!(import.status, 303, "{}", import.body);
    drop(world.signed_in("hanh").await);
    let address = import.location.unwrap();
    for _ in 0..40 {
        tuan.post(&format!("{address}/work"), &[]).await;
        let page = tuan.get(&address).await.body;
        if page.contains("/application") {
            tuan.post(&format!("{address}/application"), &[("takes_confirm", "yes")]).await;
        }
        if plain(&tuan.get("/desk").await.body).contains("Đề nghị đang chờ trả lời") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let desk = plain(&tuan.get("/desk").await.body);
    assert!(desk.contains("Đề nghị đang chờ trả lời"), "{desk}");
    let matter = plain(&tuan.get("/desk/matters/requests").await.body);
    assert!(matter.contains("Nguyễn Thị Hạnh") && matter.contains("hanh.moi@example.vn"), "{matter}");
    let person = world.person("hanh").await;
    let mut conn = world.app.db.read().await.unwrap();
    assert_eq!(memberships::of_person(&mut conn, &person).await.unwrap().len(), 1, "nothing else has changed");
}
