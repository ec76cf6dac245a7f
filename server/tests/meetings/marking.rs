//! Marking by hand: one after another, two at once, three hundred people; the list to sign and the workbook.

use crate::{
    support::{Engine, on_both_engines},
    world::{Class, TYPED, Typed},
};
use calamine::{Data, Reader, Xlsx};
use khuevan::{
    db::{audit, cohort_members, people, people::NewPerson},
    secret,
};
use std::io::Cursor;

on_both_engines!(
    a_mark_supersedes_and_says_who_and_when,
    an_excuse_needs_its_reason_and_the_rest_is_present,
    two_who_mark_at_once_lose_nothing,
    before_it_begins_people_can_only_be_excused,
    three_hundred_people_are_marked_at_once,
    the_workbook_has_a_row_for_each_member,
);

async fn a_mark_supersedes_and_says_who_and_when(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    class.mark("meeting-1", "hanh", "present", "").await;
    class.mark("meeting-1", "hanh", "late", "").await;
    assert_eq!(class.presence("meeting-1", "hanh").await, Some(("late".to_owned(), "hand".to_owned())));
    let page = class.tuan.get("/meetings/meeting-1/attendance").await.body;
    assert!(page.contains("Trần Anh Tuấn ghi, ") && page.contains("Lần ghi trước đã được thay: 1"), "{page}");
    // Vietnamese order: Đức before Hạnh.
    assert!(page.find("Phạm Minh Đức").unwrap() < page.find("Nguyễn Thị Hạnh").unwrap());
    // Nothing touched, nothing recorded.
    class.mark("meeting-1", "hanh", "late", "").await;
    let mut conn = class.world.app.db.read().await.unwrap();
    assert_eq!(audit::count(&mut conn, "attendance-marked").await.unwrap(), 2);
    let own = class.world.signed_in("hanh").await.get("/meetings/meeting-1").await.body;
    assert!(own.contains("Đi muộn"), "{own}");
}

async fn an_excuse_needs_its_reason_and_the_rest_is_present(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let (hanh, duc) = (class.world.person("hanh").await, class.world.person("duc").await);
    let names = ["presence", "reason", "was"].map(|field| format!("{field}.{hanh}"));
    let was = format!("was.{duc}");
    let form = |reason: &'static str| {
        [
            (names[0].as_str(), "excused"),
            (names[1].as_str(), reason),
            (names[2].as_str(), " "),
            (was.as_str(), " "),
            ("rest", "present"),
        ]
    };
    let refused = class.tuan.post("/meetings/meeting-1/attendance", &form("")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains(&format!("id=\"reason.{hanh}-error\"")), "{}", refused.body);
    let chosen =
        refused.body.split('<').find(|tag| tag.contains(&names[0]) && tag.contains("value=\"excused\"")).unwrap();
    assert!(chosen.contains(" checked"), "what was typed stays: {chosen}");
    assert_eq!(class.presence("meeting-1", "duc").await, None, "nothing half done");
    assert_eq!(class.tuan.post("/meetings/meeting-1/attendance", &form("Ốm")).await.status, 303);
    assert_eq!(class.presence("meeting-1", "hanh").await.unwrap().0, "excused");
    assert_eq!(class.presence("meeting-1", "duc").await.unwrap().0, "present");
}

async fn two_who_mark_at_once_lose_nothing(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let mut ha = class.world.signed_in("ha").await;
    let (hanh, duc) = (class.world.person("hanh").await, class.world.person("duc").await);
    // Both open the list before anybody has marked; each marks one, and her form carries the other's empty line.
    let both = [format!("was.{hanh}"), format!("was.{duc}")];
    let (of_hanh, of_duc) = (format!("presence.{hanh}"), format!("presence.{duc}"));
    let empty = [(both[0].as_str(), " "), (both[1].as_str(), " ")];
    let by_tuan = [empty[0], empty[1], (of_hanh.as_str(), "present")];
    let by_ha = [empty[0], empty[1], (of_duc.as_str(), "absent"), ("rest", "present")];
    assert_eq!(class.tuan.post("/meetings/meeting-1/attendance", &by_tuan).await.status, 303);
    assert_eq!(ha.post("/meetings/meeting-1/attendance", &by_ha).await.status, 303);
    assert_eq!(class.presence("meeting-1", "hanh").await.unwrap().0, "present");
    assert_eq!(class.presence("meeting-1", "duc").await.unwrap().0, "absent");
    let page = class.tuan.get("/meetings/meeting-1/attendance").await.body;
    assert!(page.contains("Trần Anh Tuấn ghi, ") && page.contains("Lê Thu Hà ghi, "), "{page}");
}

async fn before_it_begins_people_can_only_be_excused(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &Typed { day: 3, ..TYPED }).await;
    let hanh = class.world.person("hanh").await;
    let (presence, was) = (format!("presence.{hanh}"), format!("was.{hanh}"));
    let early = class.tuan.post("/meetings/meeting-1/attendance", &[(&presence, "present"), (&was, " ")]).await;
    assert!(early.status == 422 && early.body.contains("chưa mở điểm danh"), "{}", early.body);
    class.mark("meeting-1", "hanh", "excused", "Nghỉ thai sản").await;
    assert_eq!(class.presence("meeting-1", "hanh").await.unwrap().0, "excused");
}

async fn three_hundred_people_are_marked_at_once(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let (cohort, now, unit_of) = (class.cohort.clone(), class.world.app.clock.now(), class.world.person("hanh").await);
    let today = class.world.day(0).to_string();
    let added = class.world.app.db.write(move |conn| {
        Box::pin(async move {
            use khuevan::db::units::{self, NewMembership};
            let unit = units::primary(conn, &unit_of, &today).await?.unwrap().unit;
            let mut rows = Vec::new();
            for number in 0..300 {
                let person = secret::uuid(now);
                let new = NewPerson { full_name: format!("Người Thứ {number:03}"), ..NewPerson::default() };
                people::create(conn, &person, &new, now).await?;
                let membership = NewMembership {
                    person: &person,
                    unit: &unit,
                    is_primary: true,
                    position: "Công chức",
                    is_leader: false,
                    staff_kind: "cong-chuc",
                    staff_level: "xa",
                    valid_from: "2025-07-01",
                };
                units::join(conn, &secret::uuid(now), &membership, now).await?;
                rows.push((secret::uuid(now), person));
            }
            cohort_members::join(conn, &cohort, &rows, None, &unit_of, now).await?;
            Ok(rows.into_iter().map(|(_, person)| person).collect::<Vec<String>>())
        })
    });
    let added = added.await.unwrap();
    for page in 1..=2 {
        let address = format!("/meetings/meeting-1/attendance?page={page}");
        let shown = class.tuan.get(&address).await;
        let people = shown.body.split("name=\"was.").skip(1).map(|part| part.split('"').next().unwrap().to_owned());
        let fields: Vec<(String, String)> = people.map(|person| (format!("was.{person}"), " ".to_owned())).collect();
        assert_eq!(fields.len(), if page == 1 { 300 } else { 2 });
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, was)| (name.as_str(), was.as_str())).collect();
        fields.push(("rest", "present"));
        let answer = class.tuan.post(&address, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    let mut conn = class.world.app.db.read().await.unwrap();
    let there = khuevan::db::attendances::count_there(&mut conn, "meeting-1").await.unwrap();
    assert_eq!(there, added.len() as i64 + 2);
}

async fn the_workbook_has_a_row_for_each_member(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    class.plan("meeting-2", &Typed { title: "=Buổi 2", from: "14:00", until: "15:00", ..TYPED }).await;
    class.mark("meeting-1", "hanh", "late", "").await;
    let page = class.tuan.get(&format!("/desk/cohorts/{}/meetings", class.cohort)).await.body;
    assert!(page.contains("1 có mặt, 1 đã ghi"), "{page}");
    let file = class.tuan.get(&format!("/desk/cohorts/{}/meetings.xlsx", class.cohort)).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    let sheet = book.worksheet_range("Điểm danh").unwrap();
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[0][8].to_string().starts_with("=Buổi 2"), "a title is words, no formula: {:?}", rows[0]);
    assert_eq!(rows[2][1].to_string(), "Nguyễn Thị Hạnh");
    assert_eq!((rows[2][4].clone(), rows[2][7].to_string()), (Data::Float(1.0), "Đi muộn".to_owned()));
    let pdf = class.tuan.get("/meetings/meeting-1/signatures.pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
}
