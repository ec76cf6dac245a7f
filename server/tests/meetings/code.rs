//! The code on the wall: good for two windows, for members, while the door is open; and nothing to guess.

use crate::{
    support::{Engine, World, on_both_engines},
    world::{Class, TYPED, Typed},
};

on_both_engines!(
    a_scanned_code_signs_a_member_in,
    who_comes_late_is_late,
    an_old_code_is_worthless_and_a_ticket_is_hers_alone,
    strangers_and_guessers_learn_nothing,
    the_door_opens_and_shuts,
    what_was_marked_by_hand_stands,
    wrong_codes_are_throttled,
);

const MINUTE: i64 = 60_000;

async fn a_scanned_code_signs_a_member_in(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let wall = class.tuan.get("/meetings/meeting-1/code").await;
    assert!(wall.body.contains("<svg") && wall.body.contains("0 trên 2 người"), "{}", wall.body);
    let refresh: i64 = wall.headers["refresh"].to_str().unwrap().parse().unwrap();
    assert!((1..=31).contains(&refresh), "{refresh}");
    let here = format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await);
    assert!(wall.body.contains(&format!("{}{here}\"", class.world.app.store.public_url)), "{}", wall.body);
    let visitor = class.world.browser().get(&here).await;
    assert_eq!(visitor.location.unwrap(), format!("/sign-in?next={here}"));
    let mut hanh = class.world.signed_in("hanh").await;
    let page = hanh.get(&here).await;
    assert!(page.status == 200 && page.body.contains("Tôi có mặt"), "{}", page.body);
    let answer = hanh.post(&here, &[("ticket", &page.hidden("ticket"))]).await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/meetings/meeting-1")));
    assert_eq!(class.presence("meeting-1", "hanh").await, Some(("present".to_owned(), "code".to_owned())));
    let own = hanh.get("/meetings/meeting-1").await.body;
    assert!(own.contains("Đã ghi: anh/chị có mặt.") && own.contains("Có mặt"), "{own}");
    // Twice is once.
    assert!(hanh.get(&here).await.body.contains("Đã ghi: Có mặt"));
    assert_eq!(hanh.post(&here, &[("ticket", &page.hidden("ticket"))]).await.status, 303);
    let list = class.tuan.get("/meetings/meeting-1/attendance").await.body;
    assert!(list.contains("tự điểm danh bằng mã") && !list.contains("Lần ghi trước"), "{list}");
    assert!(class.tuan.get("/meetings/meeting-1/code").await.body.contains("1 trên 2 người"));
}

async fn who_comes_late_is_late(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    class.world.app.clock.advance(16 * MINUTE);
    let here = format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await);
    let mut hanh = class.world.signed_in("hanh").await;
    let page = hanh.get(&here).await;
    assert!(page.body.contains("Đã quá 15 phút"), "{}", page.body);
    // A good code alone is enough, too: the ticket is for those who are slow.
    assert_eq!(hanh.post(&here, &[]).await.status, 303);
    assert_eq!(class.presence("meeting-1", "hanh").await.unwrap().0, "late");
}

async fn an_old_code_is_worthless_and_a_ticket_is_hers_alone(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    class.plan("meeting-2", &Typed { title: "Buổi 2", from: "9h30", until: "10h", ..TYPED }).await;
    let here = format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await);
    let (mut hanh, mut duc) = (class.world.signed_in("hanh").await, class.world.signed_in("duc").await);
    let ticket = hanh.get(&here).await.hidden("ticket");
    class.world.app.clock.advance(MINUTE);
    let old = duc.get(&here).await;
    assert!(old.status == 410 && old.body.contains("Quét lại mã đang chiếu"), "{}", old.body);
    for fields in [vec![], vec![("ticket", ticket.as_str())]] {
        assert_eq!(duc.post(&here, &fields).await.status, 410, "{fields:?}");
    }
    assert_eq!(class.presence("meeting-1", "duc").await, None);
    assert_eq!(hanh.post(&here, &[("ticket", &ticket)]).await.status, 303, "she was only slow");
    let foreign = format!("/meetings/meeting-1/here/{}", class.code("meeting-2").await);
    assert_eq!(duc.get(&foreign).await.status, 410, "the code of another meeting");
    let ticket = duc.get(&format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await)).await.hidden("ticket");
    class.world.app.clock.advance(6 * MINUTE);
    assert_eq!(duc.post(&here, &[("ticket", &ticket)]).await.status, 410, "too slow");
}

async fn strangers_and_guessers_learn_nothing(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let code = class.code("meeting-1").await;
    let mut minh = class.world.signed_in("minh").await;
    let known = minh.get(&format!("/meetings/meeting-1/here/{code}")).await;
    assert!(known.status == 403 && known.body.contains("không có trong đợt học này"), "{}", known.body);
    assert_eq!(minh.post(&format!("/meetings/meeting-1/here/{code}"), &[]).await.status, 404);
    assert_eq!(minh.get("/meetings/meeting-1/here/aaaaaaaaaa").await.status, 404);
    assert_eq!(minh.get(&format!("/meetings/meeting-9/here/{code}")).await.status, 404);
}

async fn the_door_opens_and_shuts(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &Typed { from: "9h", until: "10h", ..TYPED }).await;
    let said = async |world: &World, code: String, text: &str| {
        let page = world.signed_in("hanh").await.get(&format!("/meetings/meeting-1/here/{code}")).await;
        assert!(page.body.contains(text), "{text}: {}", page.body);
    };
    said(&class.world, class.code("meeting-1").await, "Chưa đến giờ điểm danh").await;
    assert!(!class.tuan.get("/meetings/meeting-1/code").await.body.contains("wall-code\""));
    class.world.app.clock.advance(31 * MINUTE);
    said(&class.world, class.code("meeting-1").await, "Tôi có mặt").await;
    class.world.app.clock.advance(105 * MINUTE);
    said(&class.world, class.code("meeting-1").await, "Đã hết giờ điểm danh").await;
    let mut hanh = class.world.signed_in("hanh").await;
    let late = hanh.post(&format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await), &[]).await;
    assert_eq!((late.status, class.presence("meeting-1", "hanh").await), (200, None));
}

async fn what_was_marked_by_hand_stands(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    class.mark("meeting-1", "hanh", "absent", "").await;
    let here = format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await);
    let mut hanh = class.world.signed_in("hanh").await;
    assert!(hanh.get(&here).await.body.contains("Giảng viên đã ghi: Vắng"));
    assert_eq!(hanh.post(&here, &[]).await.status, 303);
    assert_eq!(class.presence("meeting-1", "hanh").await.unwrap().0, "absent");
}

async fn wrong_codes_are_throttled(engine: Engine) {
    let mut class = Class::new(engine, "all").await;
    class.plan("meeting-1", &TYPED).await;
    let mut hanh = class.world.signed_in("hanh").await;
    for _ in 0..20 {
        assert_eq!(hanh.get("/meetings/meeting-1/here/aaaaaaaaaa").await.status, 410);
    }
    let here = format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await);
    assert_eq!(hanh.get(&here).await.status, 429, "a good one among guesses is refused as well");
    assert_eq!(hanh.post(&here, &[]).await.status, 429);
    let mut duc = class.world.signed_in("duc").await;
    assert_eq!(duc.get(&here).await.status, 200, "nobody else is held up");
    class.world.app.clock.advance(11 * MINUTE);
    let here = format!("/meetings/meeting-1/here/{}", class.code("meeting-1").await);
    assert_eq!(hanh.get(&here).await.status, 200);
}
