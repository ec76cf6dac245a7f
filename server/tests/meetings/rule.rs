//! What attendance counts: the rule in words, completion in the transaction of its cause, and every way a mark can be.

use crate::{
    support::{Engine, on_both_engines},
    world::{COURSE, Class, TYPED, Typed},
};
use khuevan::db::certificates;

on_both_engines!(
    without_a_class_the_rule_is_not_met,
    the_last_mark_completes_and_leaves_its_evidence,
    a_correction_completes_and_one_that_takes_away_does_not_undo,
    who_is_excused_needs_less,
    a_cancelled_meeting_is_no_longer_wanted,
    a_meeting_of_the_whole_cohort_counts_for_its_courses,
    a_repeated_course_has_meetings_of_its_own,
    scanning_the_code_completes,
);

async fn page(class: &Class, name: &str) -> String {
    class.world.signed_in(name).await.get("/courses/khoa-sau").await.body
}

/// Why somebody has not completed the course, as the desk says it.
async fn why(class: &mut Class, name: &str) -> String {
    let person = class.world.person(name).await;
    class.tuan.get(&format!("/desk/people/{person}/assignments")).await.body
}

async fn without_a_class_the_rule_is_not_met(engine: Engine) {
    let mut class = Class::new(engine, "80%").await;
    class.world.read_lesson("hanh").await;
    let body = page(&class, "hanh").await;
    assert!(body.contains("Có mặt ít nhất 80% số buổi học của lớp."), "{body}");
    assert!(body.contains("Lớp chưa có buổi học nào được lên lịch."), "{body}");
    assert!(why(&mut class, "hanh").await.contains("Lớp chưa có buổi học nào được lên lịch."));
    assert_eq!(class.world.completed("hanh").await, None);
}

/// Three meetings of today, one after another; the third ends at eleven.
async fn three(class: &mut Class) {
    for (id, title, from, until) in [
        ("meeting-1", "Buổi 1", "8h", "9h"),
        ("meeting-2", "Buổi 2", "9h", "10h"),
        ("meeting-3", "Buổi 3", "10h", "11h"),
    ] {
        class.plan(id, &Typed { title, from, until, ..TYPED }).await;
    }
    class.world.app.clock.advance(3 * 3_600_000);
}

async fn the_last_mark_completes_and_leaves_its_evidence(engine: Engine) {
    let mut class = Class::new(engine, "60%").await;
    three(&mut class).await;
    class.world.read_lesson("hanh").await;
    class.mark("meeting-1", "hanh", "present", "").await;
    let body = page(&class, "hanh").await;
    assert!(body.contains("Đã có mặt 1 buổi, cần 2 trên 3 buổi."), "{body}");
    assert!(why(&mut class, "hanh").await.contains("còn thiếu") || why(&mut class, "hanh").await.contains("Còn"));
    class.mark("meeting-3", "hanh", "late", "").await;
    let evidence = class.world.completed("hanh").await.unwrap();
    assert!(evidence.contains("meeting-3") && evidence.contains("\"presence\":\"late\""), "{evidence}");
    let person = class.world.person("hanh").await;
    let issued = certificates::of_person(&mut class.world.app.db.read().await.unwrap(), &person).await.unwrap();
    assert_eq!(issued.len(), 1, "the certificate comes with it");
    assert_eq!(class.world.completed("duc").await, None);
    let done = class.tuan.get(&format!("/desk/cohorts/{}", class.cohort)).await.body;
    assert!(done.contains("state=done"), "{done}");
}

async fn a_correction_completes_and_one_that_takes_away_does_not_undo(engine: Engine) {
    let mut class = Class::new(engine, "1").await;
    class.plan("meeting-1", &TYPED).await;
    class.world.read_lesson("hanh").await;
    class.mark("meeting-1", "hanh", "absent", "").await;
    assert_eq!(class.world.completed("hanh").await, None);
    class.mark("meeting-1", "hanh", "present", "").await;
    assert!(class.world.completed("hanh").await.is_some());
    class.mark("meeting-1", "hanh", "absent", "").await;
    assert!(class.world.completed("hanh").await.is_some(), "completed stays completed");
}

async fn who_is_excused_needs_less(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    three(&mut class).await;
    class.world.read_lesson("hanh").await;
    for meeting in ["meeting-1", "meeting-2"] {
        class.mark(meeting, "hanh", "present", "").await;
    }
    assert_eq!(class.world.completed("hanh").await, None);
    class.mark("meeting-3", "hanh", "excused", "Ốm").await;
    assert!(class.world.completed("hanh").await.is_some());
    class.world.read_lesson("duc").await;
    for meeting in ["meeting-1", "meeting-2", "meeting-3"] {
        class.mark(meeting, "duc", "excused", "Đi công tác").await;
    }
    assert_eq!(class.world.completed("duc").await, None, "who was at none has met nothing");
    assert!(page(&class, "duc").await.contains("3 buổi vắng có lý do"));
}

async fn a_cancelled_meeting_is_no_longer_wanted(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    class.plan("meeting-2", &Typed { title: "Buổi 2", day: 5, ..TYPED }).await;
    class.world.read_lesson("hanh").await;
    class.mark("meeting-1", "hanh", "present", "").await;
    assert_eq!(class.world.completed("hanh").await, None);
    let reason = [("reason", "Gộp vào buổi một")];
    assert_eq!(class.tuan.post("/desk/meetings/meeting-2/cancellation", &reason).await.status, 303);
    assert!(class.world.completed("hanh").await.is_some());
    assert_eq!(class.world.completed("duc").await, None);
}

async fn a_meeting_of_the_whole_cohort_counts_for_its_courses(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &Typed { course: "", ..TYPED }).await;
    class.world.read_lesson("hanh").await;
    assert!(page(&class, "hanh").await.contains("Buổi 1. Thực hành"));
    class.mark("meeting-1", "hanh", "present", "").await;
    assert!(class.world.completed("hanh").await.is_some());
}

async fn a_repeated_course_has_meetings_of_its_own(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    class.world.read_lesson("hanh").await;
    class.mark("meeting-1", "hanh", "present", "").await;
    assert!(class.world.completed("hanh").await.is_some());
    class.world.app.clock.advance(3 * 3_600_000);
    let mut hanh = class.world.signed_in("hanh").await;
    assert_eq!(hanh.post(&format!("/courses/{COURSE}/enrolment"), &[("form_id", "again-again")]).await.status, 303);
    class.world.read_lesson("hanh").await;
    assert_eq!(class.world.completed("hanh").await, None, "what was before is not counted again");
    class.plan("meeting-2", &Typed { title: "Buổi 2", from: "11h", until: "12h", ..TYPED }).await;
    class.mark("meeting-2", "hanh", "present", "").await;
    assert!(class.world.completed("hanh").await.is_some());
}

async fn scanning_the_code_completes(engine: Engine) {
    let mut class = Class::new(engine, "1").await;
    class.plan("meeting-1", &TYPED).await;
    class.world.read_lesson("hanh").await;
    let here = format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await);
    let mut hanh = class.world.signed_in("hanh").await;
    assert_eq!(hanh.post(&here, &[]).await.status, 303);
    assert!(class.world.completed("hanh").await.is_some());
}
