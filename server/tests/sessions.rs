//! Signing in and out, passwords, invitations, set-up.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use khuevan::{
    db::{
        accounts,
        invitations::{self, NewInvitation, Way},
    },
    secret,
};
use std::sync::PoisonError;
use support::{Engine, PASSWORD, World, on_both_engines};

on_both_engines!(
    people_sign_in_by_name_mail_or_staff_code,
    a_wrong_name_and_a_wrong_password_look_alike,
    many_failures_wait_without_locking_others_out,
    a_session_ends_when_signed_out_unused_old_or_disabled,
    a_changed_password_ends_other_sessions,
    an_invitation_works_once,
    the_first_administrator_needs_the_token,
    bad_input_is_answered_gently,
    preferences_are_kept,
);

async fn people_sign_in_by_name_mail_or_staff_code(engine: Engine) {
    let world = World::new(engine).await;
    for login in ["hanh", " HANH ", "hanh@example.vn", "Hanh@Example.vn", "TL-hanh"] {
        let mut browser = world.browser();
        let answer = browser.post("/session", &[("login", login), ("password", PASSWORD), ("next", "/account")]).await;
        assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/account")), "{login}");
    }
    let mut browser = world.browser();
    let away = [("login", "hanh"), ("password", PASSWORD), ("next", "//evil.example/")];
    assert_eq!(browser.post("/session", &away).await.location.as_deref(), Some("/"));
}

async fn a_wrong_name_and_a_wrong_password_look_alike(engine: Engine) {
    let world = World::new(engine).await;
    let mut bodies = Vec::new();
    for login in ["hanh", "khong-co"] {
        let answer = world.browser().post("/session", &[("login", login), ("password", "không phải mật khẩu")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains(&format!("value=\"{login}\"")), "what was typed stays");
        bodies.push(answer.body.replace(&format!("value=\"{login}\""), "value=\"NAME\""));
    }
    assert_eq!(bodies[0], bodies[1]);
}

async fn many_failures_wait_without_locking_others_out(engine: Engine) {
    let world = World::new(engine).await;
    for _ in 0..10 {
        world.browser().post("/session", &[("login", "hanh"), ("password", "sai sai sai sai")]).await;
    }
    let right = [("login", "hanh"), ("password", PASSWORD)];
    let answer = world.browser().post("/session", &right).await;
    assert_eq!(answer.status, 429);
    assert!(answer.headers.contains_key("retry-after"));
    assert_eq!(world.browser().post("/session", &[("login", "duc"), ("password", PASSWORD)]).await.status, 303);
    world.app.clock.advance(16 * 60_000);
    assert_eq!(world.browser().post("/session", &right).await.status, 303);
}

async fn a_session_ends_when_signed_out_unused_old_or_disabled(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = world.signed_in("hanh").await;
    assert_eq!(browser.get("/certificates").await.status, 200);
    let mut stolen = browser.clone();
    browser.post("/session/end", &[]).await;
    assert_eq!(stolen.get("/certificates").await.status, 303, "signed out");

    let mut unused = world.signed_in("hanh").await;
    world.app.clock.advance(13 * 3_600_000);
    assert_eq!(unused.get("/certificates").await.status, 303, "unused");

    let mut shut = world.signed_in("hanh").await;
    let person = world.person("hanh").await;
    world
        .app
        .db
        .write(move |conn| Box::pin(async move { accounts::set_disabled(conn, &person, Some(1)).await }))
        .await
        .unwrap();
    assert_eq!(shut.get("/certificates").await.status, 303, "disabled");
    let again = world.browser().post("/session", &[("login", "hanh"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, 422);
}

async fn a_changed_password_ends_other_sessions(engine: Engine) {
    let world = World::new(engine).await;
    let mut other = world.signed_in("hanh").await;
    let mut browser = world.signed_in("hanh").await;
    let short = [("current", PASSWORD), ("password", "ngắn"), ("again", "ngắn")];
    assert_eq!(browser.post("/password", &short).await.status, 422);
    let new = "bốn từ không liên quan";
    let good = [("current", PASSWORD), ("password", new), ("again", new)];
    assert_eq!(browser.post("/password", &good).await.status, 303);
    assert_eq!(browser.get("/certificates").await.status, 200);
    assert_eq!(other.get("/certificates").await.status, 303);
    assert_eq!(world.browser().post("/session", &[("login", "hanh"), ("password", new)]).await.status, 303);
}

async fn an_invitation_works_once(engine: Engine) {
    let world = World::new(engine).await;
    let person = world.person("duc").await;
    let token = secret::token();
    let (hash, now) = (secret::hash(&token), world.app.clock.now());
    world
        .app
        .db
        .write(move |conn| {
            Box::pin(async move {
                let invitation = NewInvitation { token_hash: hash, person, mail: None };
                invitations::create(conn, Way::Link, &[invitation], None, now, now + 1_000_000).await
            })
        })
        .await
        .unwrap();
    let address = format!("/invitations/{token}");
    let mut browser = world.browser();
    assert!(browser.get(&address).await.body.contains("Phạm Minh Đức"));
    let new = "lúa chín vàng đồng xa";
    assert_eq!(browser.post(&address, &[("password", new), ("again", "khác hẳn rồi đấy")]).await.status, 422);
    let answer = browser.post(&address, &[("password", new), ("again", new)]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(browser.get("/certificates").await.status, 200, "signed in at once");
    assert_eq!(world.browser().get(&address).await.status, 404);
    assert_eq!(world.browser().post(&address, &[("password", new), ("again", new)]).await.status, 404);
}

async fn the_first_administrator_needs_the_token(engine: Engine) {
    let store = support::fresh_store(engine).await;
    let db = khuevan::db::Db::open(&store.database_url()).await.unwrap();
    let app = khuevan::state::AppState::new(db, store, support::cheap_serving()).await.unwrap();
    let router = khuevan::router::site(app.clone());
    let mut browser = support::Browser::new(router);
    assert_eq!(browser.get("/setup").await.status, 404, "without a token there is no set-up");
    let token = secret::token();
    *app.setup_token.write().unwrap_or_else(PoisonError::into_inner) = Some(secret::hash(&token));
    let fields = |token: &'static str| {
        vec![
            ("token", token),
            ("full_name", "Đặng Quốc Minh"),
            ("sign_in_name", "minh"),
            ("password", PASSWORD),
            ("again", PASSWORD),
            ("unit_name", "Tỉnh Sông Lam"),
            ("issuer_name", "Trường Chính trị"),
            ("place", "Sông Lam"),
            ("signatory_name", "Vũ Thị Lan"),
            ("signatory_title", "Hiệu trưởng"),
        ]
    };
    let wrong = browser.post("/setup", &fields("sai")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("Tỉnh Sông Lam"), "what was typed stays");
    let token: &'static str = Box::leak(token.into_boxed_str());
    let done = browser.post("/setup", &fields(token)).await;
    assert_eq!((done.status, done.location.as_deref()), (303, Some("/admin")), "{}", done.body);
    assert_eq!(browser.get("/setup").await.status, 404);
    let keys = browser.get("/keys").await;
    assert!(keys.body.contains("Trường Chính trị"));
}

async fn bad_input_is_answered_gently(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = world.signed_in("hanh").await;
    assert_eq!(browser.post_bytes("/session", b"login=%ff%fe&password=x".to_vec()).await.status, 422);
    assert_eq!(browser.post_bytes("/session", b"login=a%00b&password=x".to_vec()).await.status, 422);
    assert_eq!(browser.post_bytes("/session", vec![b'a'; 10 * 1024 * 1024]).await.status, 413);
    for path in
        ["/courses/khong-co", "/courses/%ff", "/attempts/%00", "/courses/khoa-nho/lessons/khong-co", "/verify/U"]
    {
        let answer = browser.get(path).await;
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        assert!(answer.body.contains("<h1"), "{path} has a page with a way on");
    }
    assert_eq!(browser.get("/courses?q=%ff").await.status, 422);
    let strange = browser.get("/courses?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(strange.status == 200 && !strange.body.contains("<script>alert"));
}

async fn preferences_are_kept(engine: Engine) {
    let world = World::new(engine).await;
    let mut guest = world.browser();
    assert!(guest.get("/sign-in").await.body.contains("lang=\"vi\""));
    let answer = guest.post("/preferences", &[("locale", "fr"), ("return_to", "/sign-in")]).await;
    assert_eq!(answer.location.as_deref(), Some("/sign-in"));
    assert!(guest.get("/sign-in").await.body.contains("lang=\"fr\""));
    let mut hanh = world.signed_in("hanh").await;
    hanh.post("/preferences", &[("locale", "en"), ("theme", "dark"), ("return_to", "https://evil.example")]).await;
    let mut elsewhere = world.signed_in("hanh").await;
    let page = elsewhere.get("/").await;
    assert!(page.body.contains("lang=\"en\"") && page.body.contains("data-theme=\"dark\""));
}
