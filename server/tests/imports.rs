//! Importing people through the site: the dry run, the effect, running it twice, undoing it, and what it may not do.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{
    db::{
        accounts, memberships,
        people::{self, NewPerson},
        person_requests,
        units::{self, NewMembership, NewUnit},
    },
    secret,
};
use support::{Answered, Browser, Engine, World, on_both_engines};

on_both_engines!(
    a_list_is_looked_at_written_and_known_when_it_comes_again,
    only_good_rows_are_written_when_she_says_so,
    moved_renamed_and_left_people_are_recognised,
    who_is_absent_from_a_whole_list_is_proposed_and_not_more,
    an_undoing_brings_back_exactly_what_was,
    a_row_that_has_changed_since_is_not_undone,
    an_account_in_use_keeps_its_address,
    somebody_outside_looks_new_and_decides_herself,
    columns_are_named_once,
    files_that_cannot_be_read_come_back_with_advice,
    another_coordinators_import_is_not_there,
    an_import_that_stands_still_is_gone_on_with,
    a_dry_run_that_is_old_is_made_again,
    the_command_line_does_the_same,
    imported_people_move_along_with_their_unit,
);

const HEAD: &str = "Họ và tên,Ngày sinh,Giới tính,Mã cán bộ,Thư điện tử,Đơn vị,Chức vụ,Nghỉ/chuyển đi";

struct Desk {
    world: World,
    tuan: Browser,
    xa: String,
}

impl Desk {
    /// The small world with a room below its commune, and a commune that nobody coordinates.
    async fn new(engine: Engine) -> Self {
        let world = World::new(engine).await;
        let today = world.app.clock.today().to_string();
        let xa = units::list(&mut world.app.db.read().await.unwrap(), &today).await.unwrap()[0].id.clone();
        let below = xa.clone();
        let written = world.app.db.write(move |conn| {
            Box::pin(async move {
                for (id, name, parent) in
                    [("phong", "Phòng Kinh tế", Some(below.as_str())), ("xa-khac", "Xã Khác", None)]
                {
                    let unit = NewUnit { id, kind: "xa", area_code: None, name, parent, valid_from: "2025-07-01" };
                    units::create(conn, &unit, &format!("{id}-p"), 0).await?;
                }
                Ok(())
            })
        });
        written.await.unwrap();
        let tuan = world.signed_in("tuan").await;
        Self { world, tuan, xa }
    }

    /// Sends rows below the usual headings; gives the address of the import.
    async fn send(&mut self, rows: &str, more: &[(&str, &str)]) -> String {
        let text = format!("{HEAD}\n{rows}");
        let mut fields = vec![("staff_kind", "cong-chuc"), ("staff_level", "xa"), ("rewrites_capitals", "yes")];
        fields.extend(more);
        let sent = self.tuan.post_files("/desk/imports", &fields, &[("file", "lop-k4.csv", text.as_bytes())]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        sent.location.unwrap()
    }

    async fn see(&mut self, address: &str) -> Answered {
        let page = self.tuan.get(address).await;
        assert_eq!(page.status, 200, "{}", page.body);
        page
    }

    async fn write(&mut self, address: &str, fields: &[(&str, &str)]) -> Answered {
        let answer = self.tuan.post(&format!("{address}/application"), fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        self.see(address).await
    }

    /// Sends and writes in one go.
    async fn import(&mut self, rows: &str) -> String {
        let address = self.send(rows, &[]).await;
        self.write(&address, &[("choice", "all")]).await;
        address
    }

    async fn undo(&mut self, address: &str) -> Answered {
        assert_eq!(self.tuan.post(&format!("{address}/undoing"), &[]).await.status, 303);
        self.see(address).await
    }

    async fn facts(&self, query: &str) -> Vec<String> {
        let mut conn = self.world.app.db.read().await.unwrap();
        let today = self.world.app.clock.today().to_string();
        let mut facts = Vec::new();
        for row in people::list(&mut conn, query, &today, 1000).await.unwrap() {
            let person = people::get(&mut conn, &row.id).await.unwrap();
            let work = memberships::of_person(&mut conn, &row.id).await.unwrap();
            let work: Vec<String> = work
                .iter()
                .map(|one| format!("{} {} {} {:?}", one.unit, one.position, one.valid_from, one.valid_to))
                .collect();
            facts.push(format!(
                "{} {} {:?} {} {:?} {:?} {work:?}",
                person.full_name, person.given_name, person.birth_date, person.sex, person.email, person.staff_code
            ));
        }
        facts
    }

    /// A person without an account in this unit.
    async fn person(&self, name: &str, code: &str, email: Option<&str>, unit: &str) -> String {
        let id = secret::uuid(0);
        let (person, unit) = (id.clone(), unit.to_owned());
        let new = NewPerson {
            full_name: name.to_owned(),
            email: email.map(str::to_owned),
            staff_body: Some(if unit == "xa-khac" { unit.clone() } else { self.xa.clone() }),
            staff_code: Some(code.to_owned()),
            ..NewPerson::default()
        };
        let written = self.world.app.db.write(move |conn| {
            Box::pin(async move {
                people::create(conn, &person, &new, 0).await?;
                let membership = NewMembership {
                    person: &person,
                    unit: &unit,
                    is_primary: true,
                    position: "Chuyên viên",
                    is_leader: false,
                    staff_kind: "cong-chuc",
                    staff_level: "xa",
                    valid_from: "2025-07-01",
                };
                units::join(conn, &secret::uuid(0), &membership, 0).await
            })
        });
        written.await.unwrap();
        id
    }
}

/// The numbers on the page by their words.
fn count(page: &Answered, words: &str) -> i64 {
    let at = page.body.find(&format!("<span>{words}</span>")).unwrap_or_else(|| panic!("no {words} in {}", page.body));
    let number = page.body[..at].rsplit("<b>").next().unwrap().split('<').next().unwrap();
    number.parse().unwrap()
}

const FOUR: &str = "NGUYỄN VĂN AN,12/04/1991,Nam,K4-1,an@thanhlam.gov.vn,Xã Thanh Lâm,Văn thư,\n\
    Lò Thị Bình,33340,Nữ,K4-2,,Phòng Kinh tế,,\n\
    Vàng A Dế,1990-01-02,Không nêu,,de@thanhlam.gov.vn,\"Phòng Kinh tế, Xã Thanh Lâm\",Trưởng phòng,\n";

async fn a_list_is_looked_at_written_and_known_when_it_comes_again(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let before = desk.facts("").await;
    let address = desk.send(FOUR, &[]).await;
    let look = desk.see(&address).await;
    assert_eq!((count(&look, "Thêm mới"), count(&look, "Cần sửa")), (3, 0), "{}", look.body);
    assert!(look.body.contains("Nguyễn Văn An") && look.body.contains("NGUYỄN VĂN AN"));
    assert_eq!(desk.facts("").await, before, "a look writes nothing");
    let done = desk.write(&address, &[("choice", "all")]).await;
    assert!(done.body.contains("Đã ghi 3 dòng"), "{}", done.body);
    let an = desk.facts("nguyen van an").await;
    assert!(
        an[0].contains("1991-04-12") && an[0].contains("Văn thư") && an[0].contains("an@thanhlam.gov.vn"),
        "{an:?}"
    );
    assert!(desk.facts("lo thi binh").await[0].contains("1991-04-12"), "a day that lost its format");
    let after = desk.facts("").await;
    let list = desk.see("/desk/people?q=k4-2").await;
    assert!(list.body.contains("Lò Thị Bình"));
    // The same file again: nothing to write, and nothing changes.
    let again = desk.send(FOUR, &[]).await;
    let look = desk.see(&again).await;
    assert_eq!((count(&look, "Không đổi"), count(&look, "Thêm mới")), (3, 0), "{}", look.body);
    desk.write(&again, &[("choice", "all")]).await;
    assert_eq!(desk.facts("").await, after);
    let mut conn = desk.world.app.db.read().await.unwrap();
    let audited = khuevan::db::audit::count(&mut conn, "person-imported").await.unwrap();
    assert_eq!(audited, 3);
}

async fn only_good_rows_are_written_when_she_says_so(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let rows = format!(
        "{FOUR}Trần Văn Hỏng,31/02/1990,Nam,K4-9,,Xã Thanh Lâm,,\nTrÇn ThÞ Nga,,,K4-8,,Xã Thanh Lâm,,\n\
         Bùi Lạ,,,K4-7,,Xã Khác,,\nBùi Lạ,,,K4-6,,Xã Không Có,,\nĐỗ Trùng,,,K4-1,,Xã Thanh Lâm,,\n"
    );
    let address = desk.send(&rows, &[]).await;
    let look = desk.see(&address).await;
    assert_eq!((count(&look, "Thêm mới"), count(&look, "Cần sửa")), (3, 5), "{}", look.body);
    for told in ["Không có ngày 31/02/1990 trong lịch", "Cột A: Chữ dùng phông cũ", "Mã cán bộ trùng với dòng 2"]
    {
        assert!(look.body.contains(told), "{told}: {}", look.body);
    }
    // A unit of somebody else and one that is not there are told of alike.
    let unknown = |name: &str| format!("Không có đơn vị “{name}” trong phạm vi của anh/chị.");
    assert!(look.body.contains(&unknown("Xã Khác")) && look.body.contains(&unknown("Xã Không Có")));
    let file = desk.see(&format!("{address}/faults.csv")).await;
    assert!(file.body.starts_with('\u{feff}') && file.body.lines().count() == 6, "{}", file.body);
    let refused = desk.write(&address, &[("choice", "all")]).await;
    assert!(refused.body.contains("Chưa ghi gì"), "all or nothing: {}", refused.body);
    assert!(desk.facts("nguyen van an").await.is_empty());
    let done = desk.write(&address, &[("choice", "good")]).await;
    assert!(done.body.contains("Đã ghi 3 dòng"), "{}", done.body);
    assert!(desk.facts("hong").await.is_empty() && !desk.facts("nguyen van an").await.is_empty());
}

async fn moved_renamed_and_left_people_are_recognised(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    desk.import(FOUR).await;
    let changed =
        "Nguyễn Văn Ân,,,K4-1,,,,\nLò Thị Bình,,,K4-2,,Xã Thanh Lâm,,\nVàng A Dế,,,,de@thanhlam.gov.vn,,,đã nghỉ\n";
    let address = desk.send(changed, &[]).await;
    let look = desk.see(&address).await;
    let counts = ["Cập nhật", "Chuyển đơn vị", "Đã rời đi", "Cần sửa"]
        .map(|words| if look.body.contains(&format!("<span>{words}</span>")) { count(&look, words) } else { 0 });
    assert_eq!(counts, [1, 1, 1, 0], "{}", look.body);
    assert!(look.body.contains("Họ và tên: Nguyễn Văn An → Nguyễn Văn Ân."));
    assert!(look.body.contains("Đơn vị: Phòng Kinh tế → Xã Thanh Lâm."));
    desk.write(&address, &[("choice", "all")]).await;
    let de = desk.facts("vang a de").await;
    assert!(!desk.see("/desk/people?q=vang").await.body.contains("Vàng A Dế"), "{de:?}");
    assert!(desk.facts("nguyen van an").await[0].starts_with("Nguyễn Văn Ân Ân"));
    // Who had left comes back where she was.
    let back = desk.send("Vàng A Dế,,,,de@thanhlam.gov.vn,Phòng Kinh tế,,\n", &[]).await;
    assert_eq!(count(&desk.see(&back).await, "Chuyển đơn vị"), 1);
}

async fn who_is_absent_from_a_whole_list_is_proposed_and_not_more(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    desk.import(FOUR).await;
    let rows = "Lò Thị Bình,,,K4-2,,,,\n";
    let address = desk.send(rows, &[("unit", "phong"), ("is_whole_list", "yes")]).await;
    let look = desk.see(&address).await;
    assert_eq!((count(&look, "Vắng trong danh sách"), count(&look, "Không đổi")), (1, 1), "{}", look.body);
    desk.write(&address, &[("choice", "all")]).await;
    assert!(desk.see("/desk/people?q=vang").await.body.contains("Vàng A Dế"), "nobody leaves in silence");
    let address = desk.send(rows, &[("unit", "phong"), ("is_whole_list", "yes")]).await;
    desk.write(&address, &[("choice", "all"), ("absent", "yes")]).await;
    assert!(!desk.see("/desk/people?q=vang").await.body.contains("Vàng A Dế"));
    assert!(desk.see("/desk/people?q=lo").await.body.contains("Lò Thị Bình"));
}

async fn an_undoing_brings_back_exactly_what_was(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let binh = desk.person("Lò Thị Binh", "K4-2", Some("binh@thanhlam.gov.vn"), "phong").await;
    desk.person("Vàng A Dế", "X-1", Some("de@thanhlam.gov.vn"), "phong").await;
    let before = desk.facts("").await;
    let rows = "Nguyễn Văn An,,,K4-1,,Xã Thanh Lâm,,\nLò Thị Bình,12/04/1991,Nữ,K4-2,binh.moi@thanhlam.gov.vn,Xã Thanh Lâm,,\n\
                Vàng A Dế,,,,de@thanhlam.gov.vn,,,x\n";
    let address = desk.import(rows).await;
    assert_ne!(desk.facts("").await, before);
    let undone = desk.undo(&address).await;
    assert!(undone.body.contains("Đã hoàn tác lúc"), "{}", undone.body);
    assert_eq!(desk.facts("").await, before);
    // What was known in between is kept: nothing is overwritten.
    let mut conn = desk.world.app.db.read().await.unwrap();
    assert_eq!(memberships::of_person(&mut conn, &binh).await.unwrap().len(), 1);
    drop(conn);
    // The same list can be imported again, and not be undone a day later.
    let again = desk.import(rows).await;
    assert_eq!(desk.facts("nguyen van an").await.len(), 1);
    desk.world.app.clock.advance(24 * 3_600_000);
    desk.tuan = desk.world.signed_in("tuan").await;
    let late = desk.undo(&again).await;
    assert!(late.body.contains("Đã quá 24 giờ"), "{}", late.body);
    assert_eq!(desk.facts("nguyen van an").await.len(), 1);
}

async fn a_row_that_has_changed_since_is_not_undone(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let address = desk.import(FOUR).await;
    let page = desk.see("/desk/people?q=nguyen%20van%20an").await;
    let an = page.link("/desk/people/");
    let day = desk.world.app.clock.today().to_string();
    let fields = [("unit", "phong"), ("day", day.as_str()), ("staff_kind", "cong-chuc"), ("staff_level", "xa")];
    assert_eq!(desk.tuan.post(&format!("{an}/transfer"), &fields).await.status, 303);
    let undone = desk.undo(&address).await;
    assert!(undone.body.contains("1 dòng không hoàn tác"), "{}", undone.body);
    assert!(desk.see(&format!("{address}?verdict=kept")).await.body.contains("thông tin đã thay đổi sau khi nhập"));
    assert_eq!((desk.facts("nguyen van an").await.len(), desk.facts("lo thi binh").await.len()), (1, 0));
}

async fn an_account_in_use_keeps_its_address(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let address = desk.send("Nguyễn Thị Hạnh,,,TL-hanh,hanh.moi@thanhlam.gov.vn,,Phó Trưởng phòng,\n", &[]).await;
    let look = desk.see(&address).await;
    assert_eq!(count(&look, "Gửi yêu cầu"), 1, "{}", look.body);
    desk.write(&address, &[("choice", "all")]).await;
    let facts = desk.facts("nguyen thi hanh").await;
    assert!(facts[0].contains("hanh@example.vn") && facts[0].contains("Phó Trưởng phòng"), "{facts:?}");
    assert!(
        desk.world
            .browser()
            .post("/session", &[("login", "hanh@example.vn"), ("password", support::PASSWORD)])
            .await
            .status
            == 303
    );
    // She reads of it, and so do administrators; nobody else can answer.
    let mut hanh = desk.world.signed_in("hanh").await;
    assert!(hanh.get("/messages").await.body.contains("đổi thông tin đăng nhập"));
    let account = hanh.get("/account").await;
    assert!(account.body.contains("Đổi thư điện tử thành hanh.moi@thanhlam.gov.vn"), "{}", account.body);
    let mut conn = desk.world.app.db.read().await.unwrap();
    let request = person_requests::open(&mut conn, None, 10).await.unwrap().pop().unwrap();
    drop(conn);
    let mut duc = desk.world.signed_in("duc").await;
    assert_eq!(duc.post(&format!("/account/requests/{}", request.id), &[("answer", "accepted")]).await.status, 404);
    assert_eq!(desk.tuan.post(&format!("/admin/requests/{}", request.id), &[("answer", "accepted")]).await.status, 403);
    let mut minh = desk.world.signed_in("minh").await;
    assert!(minh.get("/admin/people").await.body.contains("Nguyễn Thị Hạnh: Đổi thư điện tử"));
    // Running it again asks nothing twice.
    let again = desk.send("Nguyễn Thị Hạnh,,,TL-hanh,hanh.moi@thanhlam.gov.vn,,Phó Trưởng phòng,\n", &[]).await;
    assert_eq!(count(&desk.see(&again).await, "Không đổi"), 1);
    assert_eq!(hanh.post(&format!("/account/requests/{}", request.id), &[("answer", "accepted")]).await.status, 303);
    assert!(desk.facts("nguyen thi hanh").await[0].contains("hanh.moi@thanhlam.gov.vn"));
    assert_eq!(hanh.post(&format!("/account/requests/{}", request.id), &[("answer", "refused")]).await.status, 404);
}

async fn somebody_outside_looks_new_and_decides_herself(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let la = desk.person("Lò Thị Lạ", "L-1", Some("la@khac.gov.vn"), "xa-khac").await;
    let hash = desk.world.app.passwords.hash(support::PASSWORD).await;
    let person = la.clone();
    let written = desk.world.app.db.write(move |conn| {
        Box::pin(async move {
            accounts::create(conn, &person, "la", false, 0).await?;
            accounts::set_password(conn, &person, &hash, 0).await
        })
    });
    written.await.unwrap();
    let known = "Lò Thị Lạ,,,L-1,la@khac.gov.vn,Phòng Kinh tế,Văn thư,\n";
    let fresh = "Lò Thị Mới,,,L-2,moi@khac.gov.vn,Phòng Kinh tế,Văn thư,\n";
    let address = desk.send(&format!("{known}{fresh}"), &[]).await;
    let look = desk.see(&address).await;
    assert_eq!(count(&look, "Thêm mới"), 2, "{}", look.body);
    let row = |name: &str| {
        let row = look.body.split("<tr").find(|row| row.contains(name)).unwrap().split("</tr>").next().unwrap();
        row.replace(name, "").replace("la@khac", "x").replace("moi@khac", "x").replace(">2<", "><").replace(">3<", "><")
    };
    assert_eq!(row("Lò Thị Lạ"), row("Lò Thị Mới"), "not a word tells them apart");
    let done = desk.write(&address, &[("choice", "all")]).await;
    assert!(done.body.contains("Đã ghi 2 dòng"), "{}", done.body);
    assert!(desk.facts("lo thi la").await[0].contains("xa-khac"), "nothing of hers has changed");
    for name in ["lo%20thi%20la", "lo%20thi%20moi"] {
        let list = desk.see(&format!("/desk/people?q={name}")).await.body;
        assert!(
            list.matches("/desk/people/").count() > 0 && list.contains("Văn thư"),
            "both stand in the list: {list}"
        );
    }
    let again = desk.send(&format!("{known}{fresh}"), &[]).await;
    assert_eq!(count(&desk.see(&again).await, "Không đổi"), 2);
    let mut herself = desk.world.signed_in("la").await;
    let account = herself.get("/account").await;
    assert!(account.body.contains("Về đơn vị Phòng Kinh tế"), "{}", account.body);
    let answer =
        account.body.split("action=\"/account/requests/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(herself.post(&format!("/account/requests/{answer}"), &[("answer", "accepted")]).await.status, 303);
    let facts = desk.facts("lo thi la").await;
    assert!(facts[0].contains("phong Văn thư") && facts[0].contains("xa-khac Chuyên viên"), "{facts:?}");
    assert_eq!(facts.len(), 1, "who stood in for her is gone");
    assert!(desk.see("/desk/people?q=lo%20thi%20la").await.body.contains("Lò Thị Lạ"));
}

async fn columns_are_named_once(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let text = "Ai,Hộp thư nội bộ,Chỗ làm\nNguyễn Văn An,an@thanhlam.gov.vn,Xã Thanh Lâm\n";
    let fields = [("staff_kind", "cong-chuc"), ("staff_level", "xa"), ("pasted", text)];
    let sent = desk.tuan.post_files("/desk/imports", &fields, &[]).await.location.unwrap();
    let page = desk.see(&sent).await;
    assert!(page.body.contains("Cột B: Hộp thư nội bộ"), "{}", page.body);
    let few = [("column.0", "full_name"), ("staff_kind", "cong-chuc"), ("staff_level", "xa")];
    assert_eq!(desk.tuan.post(&format!("{sent}/columns"), &few).await.status, 422);
    let named = [
        ("column.0", "full_name"),
        ("column.1", "email"),
        ("column.2", "unit"),
        ("staff_kind", "cong-chuc"),
        ("staff_level", "xa"),
    ];
    assert_eq!(desk.tuan.post(&format!("{sent}/columns"), &named).await.status, 303);
    assert_eq!(count(&desk.see(&sent).await, "Thêm mới"), 1);
    let again = desk.tuan.post_files("/desk/imports", &fields, &[]).await.location.unwrap();
    assert_eq!(count(&desk.see(&again).await, "Thêm mới"), 1, "what was chosen is remembered");
}

async fn files_that_cannot_be_read_come_back_with_advice(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let common = [("staff_kind", "cong-chuc"), ("staff_level", "xa"), ("unit", "phong")];
    let files: [(&[u8], &str); 5] = [
        (b"PK\x03\x04 no archive at all", "hỏng"),
        (b"H\xe4 v\xb5 t\xaan;M\xb7 s\xe8\nNguy\xd4n Th\xde H\xb9nh;1\n", "TCVN3"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"Ho va ten,Ma so\n", "không có người nào"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "không phải văn bản"),
    ];
    for (bytes, word) in files {
        let answer = desk.tuan.post_files("/desk/imports", &common, &[("file", "tệp.xlsx", bytes)]).await;
        assert!(answer.status == 422 && answer.body.contains(word), "{word}: {}", answer.body);
    }
    assert_eq!(desk.tuan.post_files("/desk/imports", &common, &[]).await.status, 422);
    let outside =
        [("staff_kind", "cong-chuc"), ("staff_level", "xa"), ("unit", "xa-khac"), ("pasted", "Ho ten,Ma so\nAn,1")];
    assert_eq!(desk.tuan.post_files("/desk/imports", &outside, &[]).await.status, 422);
    assert!(desk.see("/desk/imports").await.body.contains("Chưa nhập danh sách nào"));
}

async fn another_coordinators_import_is_not_there(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let address = desk.send(FOUR, &[]).await;
    let mut minh = desk.world.signed_in("minh").await;
    assert_eq!(minh.get(&address).await.status, 404);
    assert_eq!(minh.get(&format!("{address}/faults.csv")).await.status, 404);
    for end in ["columns", "application", "undoing", "work"] {
        assert_eq!(minh.post(&format!("{address}/{end}"), &[]).await.status, 404, "{end}");
    }
    assert!(!minh.get("/desk/imports").await.body.contains("lop-k4"));
}

async fn an_import_that_stands_still_is_gone_on_with(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let address = desk.send(FOUR, &[]).await;
    let id = address.trim_start_matches("/desk/imports/").to_owned();
    assert!(khuevan::importing::begin(&desk.world.app, &id, &["checked"], "applying").await.unwrap());
    let page = desk.see(&address).await;
    assert!(page.headers.contains_key("refresh") && page.body.contains("<progress"), "{}", page.body);
    assert_eq!(khuevan::importing::go_on_once(&desk.world.app).await.unwrap(), 1, "it moves, so it is left alone");
    assert!(desk.facts("nguyen van an").await.is_empty());
    desk.world.app.clock.advance(60_000);
    assert!(desk.see(&address).await.body.contains("Làm tiếp"));
    assert_eq!(desk.tuan.post(&format!("{address}/work"), &[]).await.status, 303);
    assert!(desk.see(&address).await.body.contains("Đã ghi 3 dòng"));
    assert_eq!(khuevan::importing::go_on_once(&desk.world.app).await.unwrap(), 0);
}

async fn a_dry_run_that_is_old_is_made_again(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let address = desk.send(FOUR, &[]).await;
    desk.person("Nguyễn Văn An", "K4-1", Some("an@thanhlam.gov.vn"), "phong").await;
    desk.world.app.clock.advance(11 * 60_000);
    let again = desk.write(&address, &[("choice", "all")]).await;
    assert!(again.body.contains("được so lại"), "{}", again.body);
    assert_eq!((count(&again, "Thêm mới"), count(&again, "Chuyển đơn vị")), (2, 1), "{}", again.body);
}

async fn the_command_line_does_the_same(engine: Engine) {
    let desk = Desk::new(engine).await;
    let file = desk.world.dir.join("lop-k4.csv");
    std::fs::write(&file, format!("{HEAD}\n{FOUR}Trần Văn Hỏng,31/02/1990,,K4-9,,Xã Thanh Lâm,,\n")).unwrap();
    let url = desk.world.app.store.database_url();
    let run = |more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_khuevan"));
        command.args(["import", "people"]).arg(&file).args(more).env("DATABASE_URL", &url);
        let out = command.env("DATA_DIR", &desk.world.dir).output().unwrap();
        (out.status.code(), String::from_utf8(out.stdout).unwrap() + &String::from_utf8_lossy(&out.stderr))
    };
    let look = run(&["--by", "tuan", "--dry-run"]);
    assert!(look.0 == Some(0) && look.1.contains("new: 3") && look.1.contains("5B  Trần Văn Hỏng"), "{look:?}");
    assert_eq!(run(&["--by", "tuan"]).0, Some(1), "all or nothing");
    assert_eq!((run(&["--by", "hanh", "--partial"]).0, run(&["--by", "khong-co"]).0), (Some(1), Some(1)));
    assert_eq!(run(&["--by", "tuan", "--unit", "Xã Khác"]).0, Some(1));
    assert!(desk.facts("nguyen van an").await.is_empty());
    let done = run(&["--by", "tuan", "--partial"]);
    assert!(done.0 == Some(0) && done.1.contains("done: 3"), "{done:?}");
    assert_eq!(desk.facts("nguyen van an").await.len(), 1);
    assert!(run(&["--by", "tuan", "--partial"]).1.contains("unchanged: 3"));
}

async fn imported_people_move_along_with_their_unit(engine: Engine) {
    let mut desk = Desk::new(engine).await;
    let rows = "Lò Văn Phượng,1990-01-02,Nam,TL-900,phuong@example.vn,Phòng Kinh tế,Chuyên viên,\n\
                Vàng A Dế,1992-03-04,Nam,TL-901,de@example.vn,Phòng Kinh tế,Chuyên viên,";
    let address = desk.import(rows).await;
    let day = |days: i64| desk.world.app.clock.today().checked_add(jiff::Span::new().days(days)).unwrap().to_string();
    let (eve, on) = (day(29), day(30));
    let split = [("names", "Phòng Một"), ("names", "Phòng Hai"), ("on", on.as_str()), ("confirmed", "1")];
    let answer = desk.tuan.post("/desk/units/phong/changes/split", &split).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let mut conn = desk.world.app.db.read().await.unwrap();
    for name in ["phuong", "a de"] {
        let found = people::list(&mut conn, name, &eve, 10).await.unwrap();
        let before = units::primary(&mut conn, &found[0].id, &eve).await.unwrap().unwrap();
        let since = units::primary(&mut conn, &found[0].id, &on).await.unwrap().unwrap();
        assert_eq!(before.unit_name, "Phòng Kinh tế, Xã Thanh Lâm");
        assert_eq!(since.unit_name, "Phòng Một, Xã Thanh Lâm");
    }
    drop(conn);
    desk.undo(&address).await;
    assert_eq!(desk.facts("phuong").await.len() + desk.facts("a de").await.len(), 2, "who has moved since is kept");
}
