//! Planning: what is refused, who is told what, and who finds a meeting at all.

use crate::{
    support::{Engine, Smtp, World, on_both_engines},
    world::{Class, TYPED, Typed, fields},
};
use khuevan::db::{audit, outbox};

on_both_engines!(
    a_planned_meeting_is_seen_and_told_once,
    what_is_wrong_is_said_by_its_field,
    a_moved_meeting_is_told_and_another_note_is_not,
    a_cancelled_meeting_stays_with_its_reason,
    members_with_an_address_get_a_mail,
    nobody_else_finds_it,
);

async fn a_planned_meeting_is_seen_and_told_once(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    let online = Typed { day: 2, link: "https://hop.example.gov.vn/p/1", note: "Mang máy tính", ..TYPED };
    class.plan("meeting-1", &online).await;
    // The same form again plans nothing, and tells nobody.
    assert_eq!(class.send("meeting-1", &online).await.status, 303);
    assert_eq!(class.world.told("hanh").await, ["Buổi học mới: Buổi 1. Thực hành"]);
    let mut hanh = class.world.signed_in("hanh").await;
    for page in ["/", "/courses/khoa-sau", "/meetings/meeting-1"] {
        let body = hanh.get(page).await.body;
        assert!(body.contains("Buổi 1. Thực hành") && body.contains("08:00–09:30"), "{page}: {body}");
        assert!(!body.contains("https://hop.example.gov.vn"), "the room opens half an hour before: {page}");
    }
    assert!(hanh.get("/meetings/meeting-1").await.body.contains("Mang máy tính"));
    let calendar = hanh.get("/meetings/meeting-1/calendar.ics").await;
    assert_eq!(calendar.headers["content-type"], "text/calendar; charset=utf-8");
    assert!(calendar.body.contains("SUMMARY:Buổi 1. Thực hành\r\n"), "{}", calendar.body);
    let day = class.world.day(2).strftime("%Y%m%d").to_string();
    assert!(calendar.body.contains(&format!("DTSTART:{day}T010000Z")), "{}", calendar.body);
    class.world.app.clock.advance(2 * 24 * 3_600_000 - 31 * 60_000);
    let mut hanh = class.world.signed_in("hanh").await;
    assert!(!hanh.get("/").await.body.contains("https://hop.example.gov.vn"));
    class.world.app.clock.advance(2 * 60_000);
    assert!(hanh.get("/").await.body.contains("href=\"https://hop.example.gov.vn/p/1\""));
    assert!(hanh.get("/meetings/meeting-1").await.body.contains("Vào phòng học"));
    let mut conn = class.world.app.db.read().await.unwrap();
    assert_eq!(audit::count(&mut conn, "meeting-planned").await.unwrap(), 1);
}

async fn what_is_wrong_is_said_by_its_field(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let wrong = [
        (Typed { title: " ", ..TYPED }, "title"),
        (Typed { day: 90, ..TYPED }, "held_on"),
        (Typed { day: -31, ..TYPED }, "held_on"),
        (Typed { from: "25:00", ..TYPED }, "from"),
        (Typed { until: "sáng", ..TYPED }, "until"),
        (Typed { from: "10:00", until: "9:00", ..TYPED }, "until"),
        (Typed { from: "9h", until: "11h", ..TYPED }, "from"),
        (Typed { place: "", ..TYPED }, "place"),
        (Typed { link: "http://hop.vn", ..TYPED }, "link"),
        (Typed { link: "javascript:alert(1)", ..TYPED }, "link"),
        (Typed { course: "khoa-nho", ..TYPED }, "course"),
    ];
    for (typed, field) in wrong {
        let answer = class.send("meeting-2", &typed).await;
        assert_eq!(answer.status, 422, "{field}: {}", answer.body);
        assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{field}: {}", answer.body);
        assert!(answer.body.contains(&format!("value=\"{}\"", typed.place)), "what was typed stays: {}", answer.body);
    }
    let answer = class.send_on("meeting-2", &TYPED, "2027-02-31").await;
    assert!(answer.status == 422 && answer.body.contains("id=\"held_on-error\""), "{}", answer.body);
    let answer = class.send("meeting-2", &Typed { from: "9h", until: "11h", ..TYPED }).await;
    assert!(answer.body.contains("Trùng với “Buổi 1. Thực hành”"), "{}", answer.body);
    assert_eq!(
        class.send("meeting-2", &Typed { from: "9h30", until: "11h", ..TYPED }).await.status,
        303,
        "one after the other"
    );
    assert_eq!(class.world.told("duc").await.len(), 2);
}

async fn a_moved_meeting_is_told_and_another_note_is_not(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let day = class.world.day(0).to_string();
    let form = class.tuan.get("/desk/meetings/meeting-1/edit").await.body;
    assert!(form.contains("value=\"09:30\"") && form.contains("value=\"Hội trường A\""), "{form}");
    let noted = Typed { note: "Mang bản in", title: "Buổi 1", ..TYPED };
    assert_eq!(class.tuan.post("/desk/meetings/meeting-1", &fields("f", &noted, &day)).await.status, 303);
    assert_eq!(class.world.told("hanh").await.len(), 1, "another wording is no news");
    let moved = Typed { place: "Phòng 2", ..noted };
    assert_eq!(class.tuan.post("/desk/meetings/meeting-1", &fields("f", &moved, &day)).await.status, 303);
    assert_eq!(class.world.told("hanh").await[0], "Buổi học thay đổi: Buổi 1");
    let page = class.world.signed_in("hanh").await.get("/meetings/meeting-1").await.body;
    assert!(page.contains("Phòng 2") && page.contains("Mang bản in"), "{page}");
    // What is over is changed for the record alone.
    class.world.app.clock.advance(3 * 3_600_000);
    let later = Typed { place: "Phòng 3", ..moved };
    assert_eq!(class.tuan.post("/desk/meetings/meeting-1", &fields("f", &later, &day)).await.status, 303);
    assert_eq!(class.world.told("hanh").await.len(), 2);
}

async fn a_cancelled_meeting_stays_with_its_reason(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let cancel = "/desk/meetings/meeting-1/cancellation";
    let refused = class.tuan.post(cancel, &[("reason", " ")]).await;
    assert!(refused.status == 422 && refused.body.contains("id=\"reason-error\""), "{}", refused.body);
    for _ in 0..2 {
        assert_eq!(class.tuan.post(cancel, &[("reason", "Giảng viên ốm")]).await.status, 303);
    }
    assert_eq!(class.world.told("hanh").await, ["Hủy buổi học: Buổi 1. Thực hành", "Buổi học mới: Buổi 1. Thực hành"]);
    let list = class.tuan.get(&format!("/desk/cohorts/{}/meetings", class.cohort)).await.body;
    assert!(list.contains("Đã hủy") && list.contains("Giảng viên ốm"), "{list}");
    let mut hanh = class.world.signed_in("hanh").await;
    assert!(hanh.get("/meetings/meeting-1").await.body.contains("Giảng viên ốm"));
    assert!(hanh.get("/meetings/meeting-1/calendar.ics").await.body.contains("STATUS:CANCELLED"));
    // Its hours are free again, and it is neither changed nor marked.
    assert_eq!(class.send("meeting-2", &TYPED).await.status, 303);
    assert_eq!(class.tuan.get("/desk/meetings/meeting-1/edit").await.status, 303);
    let person = class.world.person("hanh").await;
    let (presence, was) = (format!("presence.{person}"), format!("was.{person}"));
    let marked = class.tuan.post("/meetings/meeting-1/attendance", &[(&presence, "present"), (&was, " ")]).await;
    assert_eq!((marked.status, class.presence("meeting-1", "hanh").await), (303, None));
}

async fn members_with_an_address_get_a_mail(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let hanh = class.world.person("hanh").await;
    let fates = outbox::fates(&mut class.world.app.db.read().await.unwrap(), &hanh).await.unwrap();
    assert!(fates.is_empty(), "no mail leaves this site");
    let smtp = Smtp::start();
    let world = World::with_mail(engine, &smtp).await;
    let person = world.person("hanh").await;
    let (app, now) = (world.app.clone(), world.app.clock.now());
    let cohort = world.app.db.write(move |conn| {
        Box::pin(async move {
            use khuevan::db::{cohort_enrolments::InLanguages, cohort_members, cohorts, meeting_messages, units};
            let unit = units::list(conn, &app.clock.today().to_string()).await?[0].id.clone();
            let new =
                cohorts::NewCohort { title: "K".into(), unit, opens_on: "2026-01-01".into(), ..Default::default() };
            cohorts::create(conn, "k", &new, &person, now).await?;
            cohort_members::join(conn, "k", &[("row".into(), person.clone())], None, &person, now).await?;
            let message = InLanguages {
                subjects: ["Việt", "English", "Français"].map(str::to_owned),
                bodies: ["một", "one", "un"].map(str::to_owned),
            };
            let notice = meeting_messages::Notice {
                id: "n".into(),
                cohort: "k".into(),
                link: "/meetings/m".into(),
                message,
                mail_foot: Some("\n-- ".into()),
            };
            for _ in 0..2 {
                meeting_messages::tell(conn, &notice, now).await?;
            }
            outbox::fates(conn, &person).await
        })
    });
    assert_eq!(cohort.await.unwrap().len(), 1, "told twice is told once");
    assert_eq!(world.told("hanh").await, ["Việt"]);
}

async fn nobody_else_finds_it(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    // She is no member, though she teaches.
    let mut ha = class.world.signed_in("ha").await;
    assert_eq!(ha.get("/meetings/meeting-1").await.status, 404);
    assert_eq!(ha.get("/desk/meetings/meeting-1/edit").await.status, 403);
    assert!(ha.get("/teaching").await.body.contains("/meetings/meeting-1/attendance"));
    let mut hanh = class.world.signed_in("hanh").await;
    for path in ["attendance", "code", "signatures.pdf"] {
        assert_eq!(hanh.get(&format!("/meetings/meeting-1/{path}")).await.status, 403, "{path}");
        assert_eq!(ha.get(&format!("/meetings/meeting-1/{path}")).await.status, 200, "{path}");
        assert_eq!(ha.get(&format!("/meetings/meeting-9/{path}")).await.status, 404, "{path}");
    }
    // An instructor of another class is a stranger.
    class.tuan.post("/desk/cohorts", &[]).await;
    let cohort = format!("/desk/cohorts/{}", class.cohort);
    let edit = class.tuan.get(&format!("{cohort}/edit")).await;
    let unit =
        edit.body.split("<option value=\"").find(|part| part.contains(" selected")).unwrap().split('"').next().unwrap();
    let opens = class.world.day(-30).to_string();
    let without = [
        ("title", "K3"),
        ("unit", unit),
        ("opens_on", opens.as_str()),
        ("what.0", "course:khoa-sau"),
        ("why.0", "Kế hoạch"),
    ];
    assert_eq!(class.tuan.post(&cohort, &without).await.status, 303);
    assert_eq!(ha.get("/meetings/meeting-1/attendance").await.status, 404);
    // A member who has left is one no longer.
    let person = class.world.person("hanh").await;
    assert_eq!(class.tuan.post(&format!("{cohort}/members/{person}/end"), &[]).await.status, 303);
    assert_eq!(hanh.get("/meetings/meeting-1").await.status, 404);
}
