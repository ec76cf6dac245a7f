//! Work under way: its page, an end that is wished for, what a server leaves behind, and what has run out.

use crate::{
    support::{Engine, enrolled, on_both_engines, started},
    world::{DAY, ask, land},
};
use khuevan::{
    db::reports::{self, STANDSTILL},
    reporting::{self, Asked},
};

on_both_engines!(
    what_a_server_left_behind_is_gone_on_with,
    what_is_no_longer_wanted_is_not_counted,
    what_has_run_out_is_settled_first,
);

async fn what_a_server_left_behind_is_gone_on_with(engine: Engine) {
    let (world, _) = land(engine).await;
    let by = world.person("tuan").await;
    let asked = Asked { id: "bo-do-0001".to_owned(), by, wish: world.wish("course", ""), known_at: None };
    assert!(reporting::ask(&world.app, asked.clone()).await.unwrap());
    assert!(!reporting::ask(&world.app, asked).await.unwrap(), "the same form asks once");
    let mut tuan = world.signed_in("tuan").await;
    let page = tuan.get("/desk/reports/bo-do-0001").await;
    assert!(page.body.contains("<progress") && page.headers.contains_key("refresh"), "{}", page.body);
    assert_eq!(tuan.get("/desk/reports/bo-do-0001/files/csv").await.status, 404);
    // It moves, or seems to: nobody takes it over yet.
    assert_eq!(reporting::go_on_once(&world.app).await.unwrap(), 1);
    assert!(tuan.get("/desk/reports/bo-do-0001").await.headers.contains_key("refresh"));
    world.app.clock.advance(STANDSTILL + 1);
    let page = tuan.get("/desk/reports/bo-do-0001").await;
    assert!(page.body.contains("/desk/reports/bo-do-0001/work") && !page.headers.contains_key("refresh"));
    assert_eq!(reporting::go_on_once(&world.app).await.unwrap(), 1);
    assert_eq!(reporting::go_on_once(&world.app).await.unwrap(), 0);
    let page = tuan.get("/desk/reports/bo-do-0001").await;
    assert!(page.body.contains("/files/xlsx") && page.body.contains("class=\"chart\""), "{}", page.body);
}

async fn what_is_no_longer_wanted_is_not_counted(engine: Engine) {
    let (world, _) = land(engine).await;
    let by = world.person("tuan").await;
    let asked = Asked { id: "thoi-0001".to_owned(), by, wish: world.wish("course", ""), known_at: None };
    reporting::ask(&world.app, asked).await.unwrap();
    let mut tuan = world.signed_in("tuan").await;
    assert_eq!(tuan.post("/desk/reports/thoi-0001/ending", &[]).await.status, 303);
    reporting::finish(&world.app, "thoi-0001").await.unwrap();
    let report = reports::get(&mut world.app.db.read().await.unwrap(), "thoi-0001").await.unwrap();
    assert_eq!((report.state.as_str(), report.content), ("cancelled", None));
    assert!(tuan.get("/desk/reports/thoi-0001").await.body.contains("Báo cáo đã dừng"));
    // What is made is not undone by it.
    let address = ask(&mut tuan, &world.wish("course", "")).await;
    tuan.post(&format!("{address}/ending"), &[]).await;
    assert!(tuan.get(&address).await.body.contains("/files/xlsx"));
}

async fn what_has_run_out_is_settled_first(engine: Engine) {
    let (world, _) = land(engine).await;
    let mut hanh = enrolled(&world, "hanh", "/courses/khoa-nho").await;
    for lesson in ["b1", "b2"] {
        hanh.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let attempt = started(&mut hanh, "/courses/khoa-nho/quizzes/kt", "form-000002").await;
    let right =
        [("save_id", "a"), ("counter", "1"), ("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    hanh.post(&format!("{attempt}/answers"), &right).await;
    let mut tuan = world.signed_in("tuan").await;
    let wish = world.wish("course", "");
    let done = |content: khuevan::reporting::Content| content.tables[0].cells.last().unwrap()[2];
    let before = done(world.content(&ask(&mut tuan, &wish).await).await);
    world.app.clock.advance(DAY / 4);
    let mut tuan = world.signed_in("tuan").await;
    let wish = world.wish("course", "");
    assert_eq!(done(world.content(&ask(&mut tuan, &wish).await).await), before + 1);
}
