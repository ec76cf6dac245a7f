//! Ethnicity and party membership: not there until they are turned on with a purpose, hidden at once when turned off.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::db::{import_rows, imports};
use support::{Answered, Browser, Engine, World, on_both_engines};

on_both_engines!(
    nothing_is_there_until_it_is_turned_on_with_a_purpose,
    an_import_says_them_and_is_undone,
    turning_off_hides_and_erasing_empties,
    only_administrators_turn_on_and_only_the_reach_is_changed,
);

const PURPOSE: &str = "Báo cáo cơ cấu theo dân tộc, Điều 12 Thông tư 03/2023/TT-BNV";
const LIST: &str = "Họ và tên,Mã cán bộ,Đơn vị,Dân tộc,Đảng viên\nNông Thị Mai,M-1,Xã Thanh Lâm,Tày,x\nNguyễn Thị Hạnh,TL-hanh,Xã Thanh Lâm,Mông,không\n";

async fn turn_on(minh: &mut Browser, field: &str) -> Answered {
    let purpose = format!("purpose-{field}");
    let fields = [("form_id", &*format!("form-{field}")), (&*purpose, PURPOSE), ("confirm", "yes")];
    minh.post(&format!("/admin/sensitive/{field}"), &fields).await
}

/// Sends the list and writes all of it; gives the address of the import.
async fn import(tuan: &mut Browser, form: &str) -> String {
    let fields = [("form_id", form), ("staff_kind", "cong-chuc"), ("staff_level", "xa")];
    let sent = tuan.post_files("/desk/imports", &fields, &[("file", "lop.csv", LIST.as_bytes())]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.location.unwrap()
}

async fn apply(tuan: &mut Browser, address: &str) {
    assert_eq!(tuan.post(&format!("{address}/application"), &[("choice", "all")]).await.status, 303);
}

/// All that the rows of an import hold.
async fn staged(world: &World, address: &str) -> String {
    let mut conn = world.app.db.read().await.unwrap();
    let rows = import_rows::after(&mut conn, address.trim_start_matches("/desk/imports/"), 0, 100).await.unwrap();
    rows.into_iter().map(|(_, cells)| cells).collect()
}

async fn nothing_is_there_until_it_is_turned_on_with_a_purpose(engine: Engine) {
    let world = World::new(engine).await;
    let (mut minh, mut tuan, mut hanh) =
        (world.signed_in("minh").await, world.signed_in("tuan").await, world.signed_in("hanh").await);
    let person = format!("/desk/people/{}", world.person("hanh").await);
    for (browser, page) in [(&mut tuan, &*person), (&mut hanh, "/account")] {
        assert!(!browser.get(page).await.body.contains("Dân tộc"), "{page}");
    }
    assert_eq!(tuan.post(&format!("{person}/sensitive"), &[("ethnicity", "02")]).await.status, 404);
    let address = import(&mut tuan, "form-import-0").await;
    let page = tuan.get(&address).await.body;
    assert!(page.contains("Cột “Dân tộc” là dữ liệu cá nhân nhạy cảm chưa được bật"), "{page}");
    assert!(!page.contains("Tày") && !page.contains(">Dân tộc</option>"), "{page}");
    let kept = staged(&world, &address).await;
    assert!(kept.contains("Nông Thị Mai") && !kept.contains("Tày") && !kept.contains("Mông"), "{kept}");
    let refused = minh.post("/admin/sensitive/ethnicity", &[("purpose-ethnicity", "báo cáo")]).await;
    assert_eq!(refused.status, 422);
    for message in ["Ghi rõ hơn", "Đánh dấu ô xác nhận", ">báo cáo</textarea>"] {
        assert!(refused.body.contains(message), "{message}: {}", refused.body);
    }
    assert_eq!(turn_on(&mut minh, "ethnicity").await.status, 303);
    assert_eq!(turn_on(&mut minh, "ethnicity").await.status, 303, "twice is once");
    assert_eq!(world.audited("sensitive_fields").await, ["sensitive-turned-on"]);
    let saved = tuan.post(&format!("{person}/sensitive"), &[("ethnicity", "02"), ("party", "member")]).await;
    assert_eq!(saved.status, 303);
    for (browser, page) in [(&mut tuan, &*person), (&mut hanh, "/account")] {
        let body = browser.get(page).await.body;
        assert!(body.contains("Tày") && body.contains(PURPOSE) && !body.contains("Đảng viên"), "{page}: {body}");
    }
    assert_eq!(tuan.post(&format!("{person}/sensitive"), &[("ethnicity", "99")]).await.status, 422);
    assert_eq!(tuan.post(&format!("{person}/sensitive"), &[("ethnicity", "")]).await.status, 303);
    let own = hanh.get("/account").await.body;
    assert!(!own.contains("Tày") && own.contains("Không nêu"), "{own}");
}

async fn an_import_says_them_and_is_undone(engine: Engine) {
    let world = World::new(engine).await;
    let (mut minh, mut tuan, mut hanh) =
        (world.signed_in("minh").await, world.signed_in("tuan").await, world.signed_in("hanh").await);
    turn_on(&mut minh, "ethnicity").await;
    turn_on(&mut minh, "party").await;
    let person = format!("/desk/people/{}", world.person("hanh").await);
    tuan.post(&format!("{person}/sensitive"), &[("ethnicity", "03")]).await;
    let address = import(&mut tuan, "form-import-1").await;
    let page = tuan.get(&address).await.body;
    for text in ["Dân tộc: Tày", "Dân tộc: Mông", "Đảng viên: Không phải đảng viên", "2</b>"] {
        assert!(page.contains(text) || text == "2</b>", "{text}: {page}");
    }
    assert!(hanh.get("/account").await.body.contains("Thái"), "a dry run writes nothing");
    apply(&mut tuan, &address).await;
    let own = hanh.get("/account").await.body;
    assert!(own.contains("Mông") && own.contains("Không phải đảng viên"), "{own}");
    // The same list again changes nothing.
    let again = import(&mut tuan, "form-import-2").await;
    let body = tuan.get(&again).await.body;
    assert!(body.contains("Không có dòng nào cần ghi") || !body.contains("/application"), "{body}");
    assert_eq!(tuan.post(&format!("{address}/undoing"), &[]).await.status, 303);
    let own = hanh.get("/account").await.body;
    assert!(own.contains("Thái") && !own.contains("Mông") && !own.contains("Không phải đảng viên"), "{own}");
}

async fn turning_off_hides_and_erasing_empties(engine: Engine) {
    let world = World::new(engine).await;
    let (mut minh, mut tuan, mut hanh) =
        (world.signed_in("minh").await, world.signed_in("tuan").await, world.signed_in("hanh").await);
    turn_on(&mut minh, "ethnicity").await;
    let address = import(&mut tuan, "form-import-1").await;
    apply(&mut tuan, &address).await;
    assert!(hanh.get("/account").await.body.contains("Mông"));
    assert_eq!(minh.post("/admin/sensitive/ethnicity/end", &[]).await.status, 422);
    assert_eq!(minh.post("/admin/sensitive/ethnicity/end", &[("confirm", "yes")]).await.status, 303);
    let person = format!("/desk/people/{}", world.person("hanh").await);
    assert!(!hanh.get("/account").await.body.contains("Mông"));
    for page in [&*person, &*address] {
        let body = tuan.get(page).await.body;
        assert!(!body.contains("Mông") && !body.contains("Tày"), "{page}: {body}");
    }
    // Turned on for another purpose it starts empty, and nothing of now is erased.
    assert_eq!(
        minh.post(
            "/admin/sensitive/ethnicity",
            &[
                ("form_id", "form-second"),
                ("purpose-ethnicity", "Một báo cáo khác theo một văn bản khác"),
                ("confirm", "yes"),
            ]
        )
        .await
        .status,
        303
    );
    assert!(!hanh.get("/account").await.body.contains("Mông"));
    tuan.post(&format!("{person}/sensitive"), &[("ethnicity", "03")]).await;
    let page = minh.get("/admin/sensitive").await.body;
    assert!(page.contains("2 người còn giá trị được giữ kín"), "{page}");
    let wrong = minh.post("/admin/sensitive/ethnicity/erasure", &[("typed-ethnicity", "xóa")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("Gõ đúng chữ “Dân tộc”"), "{}", wrong.body);
    assert!(staged(&world, &address).await.contains("Tày"));
    let erased = minh.post("/admin/sensitive/ethnicity/erasure", &[("typed-ethnicity", "dân tộc")]).await;
    assert_eq!(erased.status, 303);
    let kept = staged(&world, &address).await;
    assert!(kept.contains("Nông Thị Mai") && !kept.contains("Tày") && !kept.contains("Mông"), "{kept}");
    assert!(!minh.get("/admin/sensitive").await.body.contains("còn giá trị được giữ kín"));
    assert!(hanh.get("/account").await.body.contains("Thái"));
    let mut conn = world.app.db.read().await.unwrap();
    let import = imports::get(&mut conn, address.trim_start_matches("/desk/imports/")).await.unwrap();
    assert_eq!(import.state, "applied", "the import itself stays on record");
}

async fn only_administrators_turn_on_and_only_the_reach_is_changed(engine: Engine) {
    let world = World::new(engine).await;
    let (mut minh, mut tuan, mut hanh) =
        (world.signed_in("minh").await, world.signed_in("tuan").await, world.signed_in("hanh").await);
    assert_eq!(turn_on(&mut tuan, "ethnicity").await.status, 403);
    assert_eq!(minh.post("/admin/sensitive/religion", &[]).await.status, 404);
    turn_on(&mut minh, "party").await;
    let own = world.person("hanh").await;
    assert_eq!(hanh.post(&format!("/desk/people/{own}/sensitive"), &[("party", "member")]).await.status, 403);
    assert_eq!(tuan.post("/desk/people/khong-co/sensitive", &[("party", "member")]).await.status, 404);
}
