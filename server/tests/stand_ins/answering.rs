//! Who is asked, how often, and who may answer; what becomes of a refusal, and of an import that is undone.

use crate::{
    support::{Engine, on_both_engines},
    world::{LA, Scene, count},
};
use khuevan::db::{audit, person_requests};

on_both_engines!(
    a_refusal_changes_nothing_and_is_not_told,
    an_undoing_takes_the_question_back,
    the_same_list_asks_once,
    whoever_gets_the_address_of_another_stands_in_for_her,
    administrators_see_both_and_answer_for_her,
);

async fn a_refusal_changes_nothing_and_is_not_told(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    let address = Scene::import(&mut scene.kim, LA).await;
    let page = Scene::person(&mut scene.kim, "lo%20thi").await;
    let before = scene.kim.get(&page).await.body.len();
    let mut la = scene.world.signed_in("lalt").await;
    assert_eq!(Scene::answer(&mut la, "refused").await.status, 303);
    assert_eq!(scene.kim.get(&page).await.body.len(), before, "she stays as one who has not come yet");
    assert_eq!(scene.memberships(&scene.world.person("lalt").await).await.len(), 1);
    // Undone and brought again, she looks new again; the person is not asked again.
    scene.kim.post(&format!("{address}/undoing"), &[]).await;
    assert!(Scene::people(&mut scene.kim, "lo%20thi").await.is_empty());
    let again = Scene::send(&mut scene.kim, LA).await;
    assert_eq!(count(&mut scene.kim, &again, "Thêm mới").await, 1);
    scene.kim.post(&format!("{again}/application"), &[("choice", "all")]).await;
    Scene::person(&mut scene.kim, "lo%20thi").await;
    assert!(!la.get("/account").await.body.contains("/account/requests/"));
}

async fn an_undoing_takes_the_question_back(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    let address = Scene::import(&mut scene.kim, LA).await;
    let mut la = scene.world.signed_in("lalt").await;
    assert!(la.get("/account").await.body.contains("/account/requests/"));
    scene.kim.post(&format!("{address}/undoing"), &[]).await;
    assert!(Scene::people(&mut scene.kim, "lo%20thi").await.is_empty());
    assert!(!la.get("/account").await.body.contains("/account/requests/"));
    Scene::import(&mut scene.kim, LA).await;
    assert!(la.get("/account").await.body.contains("/account/requests/"), "nobody has refused");
}

async fn the_same_list_asks_once(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    Scene::import(&mut scene.kim, LA).await;
    let again = Scene::send(&mut scene.kim, LA).await;
    assert_eq!(count(&mut scene.kim, &again, "Không đổi").await, 1);
    scene.kim.post(&format!("{again}/application"), &[("choice", "all")]).await;
    // Other facts of hers are changed like anybody's.
    let moved = LA.replace("Văn thư", "Thủ quỹ");
    Scene::import(&mut scene.kim, &moved).await;
    let page = Scene::person(&mut scene.kim, "lo%20thi").await;
    assert!(scene.kim.get(&page).await.body.contains("Thủ quỹ"));
    let mut conn = scene.world.app.db.read().await.unwrap();
    assert_eq!(person_requests::open(&mut conn, None, 10).await.unwrap().len(), 1);
    assert_eq!(audit::count(&mut conn, "person-asked").await.unwrap(), 1);
    drop(conn);
    let mut la = scene.world.signed_in("lalt").await;
    assert_eq!(Scene::answer(&mut la, "accepted").await.status, 303);
    let history = scene.memberships(&scene.world.person("lalt").await).await;
    assert_eq!(history[0].position, "Thủ quỹ", "what is known by now");
}

async fn whoever_gets_the_address_of_another_stands_in_for_her(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    let change = "Hoàng Văn Sử,,,TL-704,la@thanhlam.gov.vn,,,\n";
    let address = Scene::import(&mut scene.kim, change).await;
    let page = Scene::person(&mut scene.kim, "hoang").await;
    assert!(scene.kim.get(&page).await.body.contains("la@thanhlam.gov.vn"));
    let mut la = scene.world.signed_in("la@thanhlam.gov.vn").await;
    assert!(la.get("/account").await.body.contains("Danh sách ghi: Hoàng Văn Sử."));
    assert_eq!(Scene::answer(&mut la, "accepted").await.status, 303);
    assert_eq!(scene.kim.get(&page).await.status, 200, "another name: an administrator makes sure that he is she");
    assert_eq!(Scene::answer(&mut la, "refused").await.status, 303, "she is not he");
    scene.kim.post(&format!("{address}/undoing"), &[]).await;
    let body = scene.kim.get(&page).await.body;
    assert!(body.contains("su@thanhlam.gov.vn") && !body.contains("la@thanhlam.gov.vn"), "{body}");
}

async fn administrators_see_both_and_answer_for_her(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    // Another address than her own: whoever reads that mail may be another person.
    let rows = LA.replace("la@thanhlam", "khac@thanhlam");
    Scene::import(&mut scene.kim, &rows).await;
    scene.kim.post("/desk/invitations", &[("unit", ""), ("state", ""), ("q", "lo thi")]).await;
    scene.send_mail().await;
    let (link, new) = (scene.link("khac@thanhlam.gov.vn"), "đò dọc sông ngang chiều");
    let mut second = scene.world.browser();
    assert_eq!(second.post(&link, &[("password", new), ("again", new)]).await.status, 303);
    let mut la = scene.world.signed_in("lalt").await;
    assert_eq!(Scene::answer(&mut la, "accepted").await.status, 303);
    assert_eq!(scene.memberships(&scene.world.person("lalt").await).await.len(), 1, "an administrator makes sure");
    assert!(la.get("/account").await.body.contains("Hãy nhờ người quản trị"));

    let mut minh = scene.world.signed_in("minh").await;
    let people = minh.get("/admin/people?q=lo%20thi").await.body;
    assert!(people.contains("Lò Thị Lạ: Về đơn vị Phòng Kinh tế"), "{people}");
    assert!(people.matches("Lò Thị Lạ").count() > 3, "both of them: {people}");
    let id = people.split("action=\"/admin/requests/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(scene.kim.post(&format!("/admin/requests/{id}"), &[("answer", "accepted")]).await.status, 403);
    assert_eq!(minh.post(&format!("/admin/requests/{id}"), &[("answer", "accepted")]).await.status, 303);
    let own = scene.world.person("lalt").await;
    assert_eq!(Scene::person(&mut scene.kim, "lo%20thi").await, format!("/desk/people/{own}"));
    assert_ne!(second.get("/account").await.status, 200);
    // Whoever reaches everything finds herself, not her stand-in.
    let address = Scene::send(&mut minh, LA).await;
    assert_eq!(count(&mut minh, &address, "Thêm mới").await, 0);
}
