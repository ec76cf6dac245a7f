//! She says that this is herself: what came to her stand-in is hers, her own stays, and nothing is doubled.

use crate::{
    support::{Engine, PASSWORD, on_both_engines},
    world::{LA, Scene, complete, count, fill, number, open_cohort},
};
use khuevan::db::{certificates, cohort_members, enrolments, messages, people};

on_both_engines!(
    she_comes_to_the_unit_with_her_own_learning,
    what_she_has_learnt_as_the_stand_in_is_hers,
    what_both_have_begun_goes_on_once,
    two_units_want_the_same_person,
);

async fn she_comes_to_the_unit_with_her_own_learning(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    let mut la = scene.world.signed_in("lalt").await;
    complete(&mut la).await;
    let own = scene.world.person("lalt").await;
    let address = Scene::import(&mut scene.kim, LA).await;
    let cohort = open_cohort(&mut scene).await;
    fill(&mut scene, &cohort, "TL-701").await;
    assert_eq!(number(&mut scene, &cohort, "not-started").await, 1);
    assert!(scene.memberships(&own).await.iter().all(|one| one.unit != "phong"), "nothing of hers has changed");

    let account = la.get("/account").await.body;
    assert!(account.contains("Về đơn vị Phòng Kinh tế") && account.contains("Lù Thị Kim"), "{account}");
    let stand_in = Scene::person(&mut scene.kim, "lo%20thi").await;
    assert_eq!(Scene::answer(&mut la, "accepted").await.status, 303);

    let page = Scene::person(&mut scene.kim, "lo%20thi").await;
    assert_eq!(page, format!("/desk/people/{own}"), "one person, herself");
    assert_eq!(scene.kim.get(&stand_in).await.status, 404);
    let history = scene.memberships(&own).await;
    let told: Vec<_> = history.iter().map(|one| (one.unit.as_str(), one.is_primary, one.valid_to.is_some())).collect();
    let commune = crate::world::commune(&scene.world).await;
    assert_eq!(told, [("phong", true, false), (commune.as_str(), true, true)]);
    assert_eq!(history[0].position, "Văn thư");
    assert_eq!(number(&mut scene, &cohort, "done").await, 1);
    assert_eq!(number(&mut scene, &cohort, "not-started").await, 0);
    let mut conn = scene.world.app.db.read().await.unwrap();
    let learnt = enrolments::of_person(&mut conn, &own).await.unwrap();
    assert_eq!(learnt.iter().filter(|one| one.closed_at.is_none()).count(), 1, "{learnt:?}");
    assert_eq!(certificates::of_person(&mut conn, &own).await.unwrap().len(), 1);
    assert!(messages::of_person(&mut conn, &own, 10).await.unwrap().len() >= 2, "what the cohort said is hers");
    drop(conn);
    // Her sign-in is what it was, and she is asked nothing more.
    scene.world.signed_in("la@thanhlam.gov.vn").await;
    assert!(!la.get("/account").await.body.contains("/account/requests/"));
    // The list finds her again; what has become of the row is not undone.
    let again = Scene::send(&mut scene.kim, LA).await;
    assert_eq!(count(&mut scene.kim, &again, "Thêm mới").await, 0);
    scene.kim.post(&format!("{address}/undoing"), &[]).await;
    assert!(scene.kim.get(&address).await.body.contains("1 dòng không hoàn tác"));
    assert_eq!(scene.memberships(&own).await.len(), 2);
}

async fn what_she_has_learnt_as_the_stand_in_is_hers(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    Scene::import(&mut scene.kim, LA).await;
    scene.kim.post("/desk/invitations", &[("unit", ""), ("state", ""), ("q", "lo thi")]).await;
    scene.send_mail().await;
    // She does not read the letter to its end, and sets a password.
    let (link, new) = (scene.link("la@thanhlam.gov.vn"), "đò dọc sông ngang chiều");
    let mut second = scene.world.browser();
    assert_eq!(second.post(&link, &[("password", new), ("again", new)]).await.status, 303);
    complete(&mut second).await;
    let certificate = second.get("/certificates").await.link("/certificates/");
    let mut la = scene.world.signed_in("lalt").await;
    assert_eq!(la.get(&certificate).await.status, 404);
    assert_eq!(Scene::answer(&mut la, "accepted").await.status, 303);
    assert_eq!(la.get(&certificate).await.status, 200, "it stays the same certificate");
    let own = scene.world.person("lalt").await;
    let mut conn = scene.world.app.db.read().await.unwrap();
    assert_eq!(enrolments::of_person(&mut conn, &own).await.unwrap().len(), 1);
    let person = people::get(&mut conn, &own).await.unwrap();
    assert_eq!((person.full_name.as_str(), person.staff_code.as_deref()), ("Lò Thị Lạ", Some("TL-701")));
    drop(conn);
    // The second way in is shut, the first one is open.
    assert_ne!(second.get("/account").await.status, 200);
    for (password, status) in [(new, 422), (PASSWORD, 303)] {
        let fields = [("login", "la@thanhlam.gov.vn"), ("password", password)];
        assert_eq!(scene.world.browser().post("/session", &fields).await.status, status);
    }
}

async fn what_both_have_begun_goes_on_once(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    let mut la = scene.world.signed_in("lalt").await;
    assert_eq!(la.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await.status, 303);
    la.post("/courses/khoa-nho/lessons/b1/completion", &[]).await;
    Scene::import(&mut scene.kim, LA).await;
    scene.kim.post("/desk/invitations", &[("unit", ""), ("state", ""), ("q", "lo thi")]).await;
    scene.send_mail().await;
    let (link, new) = (scene.link("la@thanhlam.gov.vn"), "đò dọc sông ngang chiều");
    let mut second = scene.world.browser();
    assert_eq!(second.post(&link, &[("password", new), ("again", new)]).await.status, 303);
    // The same form id in both accounts, and the course completed in the second one alone.
    assert_eq!(second.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await.status, 303);
    complete(&mut second).await;
    // Both are in one cohort.
    let own = scene.world.person("lalt").await;
    let cohort = open_cohort(&mut scene).await;
    fill(&mut scene, &cohort, "TL-701").await;
    let (id, person) = (cohort.trim_start_matches("/desk/cohorts/").to_owned(), own.clone());
    let joined = scene.world.app.db.write(move |conn| {
        Box::pin(async move {
            cohort_members::join(conn, &id, &[("own".to_owned(), person.clone())], None, &person, 0).await
        })
    });
    joined.await.unwrap();
    assert_eq!(Scene::answer(&mut la, "accepted").await.status, 303);
    assert_eq!(number(&mut scene, &cohort, "done").await, 1, "one member, who has completed it");
    assert_eq!(number(&mut scene, &cohort, "not-started").await + number(&mut scene, &cohort, "in-progress").await, 0);
    let mut conn = scene.world.app.db.read().await.unwrap();
    let learnt = enrolments::of_person(&mut conn, &own).await.unwrap();
    assert_eq!(learnt.len(), 2, "the learning of both sides is kept");
    let open = enrolments::find_open(&mut conn, &own, "khoa-nho").await.unwrap().unwrap();
    drop(conn);
    assert!(la.get("/courses/khoa-nho").await.status == 200 && learnt.iter().any(|one| one.id == open.id));
    assert!(la.get("/certificates").await.body.contains("/certificates/"), "what she has completed goes on");
}

async fn two_units_want_the_same_person(engine: Engine) {
    let mut scene = Scene::where_some_are_known(engine).await;
    let mut nam = scene.world.signed_in("nam").await;
    Scene::import(&mut scene.kim, LA).await;
    let rows = LA.replace("Phòng Kinh tế", "Phòng Văn hóa");
    let address = Scene::send(&mut nam, &rows).await;
    assert_eq!(count(&mut nam, &address, "Thêm mới").await, 1, "another's stand-in is nobody");
    assert_eq!(nam.post(&format!("{address}/application"), &[("choice", "all")]).await.status, 303);
    for browser in [&mut scene.kim, &mut nam] {
        browser.post("/desk/invitations", &[("unit", ""), ("state", ""), ("q", "lo thi")]).await;
        let page = Scene::person(browser, "lo%20thi").await;
        assert!(browser.get(&page).await.body.contains("lalt<"), "nobody's number stands behind the name");
    }
    scene.send_mail().await;
    assert_eq!(scene.smtp.caught_for("la@thanhlam.gov.vn").len(), 2);
    let mut la = scene.world.signed_in("lalt").await;
    let account = la.get("/account").await;
    let asked: Vec<&str> = account.body.split("action=\"/account/requests/").skip(1).collect();
    assert_eq!(asked.len(), 2, "{}", account.body);
    let ids: Vec<String> = asked.iter().map(|one| one.split('"').next().unwrap().to_owned()).collect();
    for id in &ids {
        assert_eq!(la.post(&format!("/account/requests/{id}"), &[("answer", "accepted")]).await.status, 303);
    }
    let own = scene.world.person("lalt").await;
    let history = scene.memberships(&own).await;
    let now: Vec<_> = history.iter().filter(|one| one.valid_to.is_none()).map(|one| one.unit.as_str()).collect();
    assert_eq!(now, ["phong-khac"], "the last word counts");
    assert!(Scene::people(&mut scene.kim, "lo%20thi").await.is_empty());
    assert_eq!(Scene::people(&mut nam, "lo%20thi").await.len(), 1);
}
