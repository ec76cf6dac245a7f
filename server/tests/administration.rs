//! Administrators: people and invitations, revoking and replacing certificates.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use support::{Browser, Engine, World, on_both_engines};

on_both_engines!(
    a_person_is_created_once_and_invited,
    a_person_is_greeted_by_her_given_name,
    wrong_fields_come_back_with_their_messages,
    a_revoked_certificate_says_so_and_stays_so,
    a_replacement_carries_the_corrected_name,
);

async fn unit(browser: &mut Browser) -> String {
    let page = browser.get("/admin/people").await;
    let options: Vec<&str> = page.body.split("<option").skip(1).filter(|tag| tag.contains("Thanh Lâm")).collect();
    options[0].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

fn person<'a>(unit: &'a str, name: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("form_id", "019389aa-0000-7000-8000-000000000001"),
        ("full_name", "Võ Thị Bích Ngọc"),
        ("sign_in_name", name),
        ("email", "ngoc@example.vn"),
        ("birth_date", "12/04/1991"),
        ("sex", "female"),
        ("address_form", "chị"),
        ("unit", unit),
        ("staff_kind", "cong-chuc"),
        ("staff_level", "xa"),
    ]
}

/// The address of the invitation on this page.
fn invitation(page: &str) -> String {
    let token = page.split("/invitations/").nth(1).unwrap();
    let token: String = token.chars().take_while(|sign| sign.is_alphanumeric() || "-_".contains(*sign)).collect();
    format!("/invitations/{token}")
}

async fn a_person_is_created_once_and_invited(engine: Engine) {
    let world = World::new(engine).await;
    let mut minh = world.signed_in("minh").await;
    let unit = unit(&mut minh).await;
    for _ in 0..2 {
        let made = minh.post("/admin/people", &person(&unit, "ngoc")).await;
        assert_eq!(made.status, 200, "{}", made.body);
        assert!(made.body.contains("/invitations/"));
    }
    let found = minh.get("/admin/people?q=vo%20thi%20bich").await;
    assert_eq!(found.body.matches("Võ Thị Bích Ngọc</th>").count(), 1, "{}", found.body);
    let made = minh.post("/admin/people", &person(&unit, "ngoc")).await;
    let mut ngoc = world.browser();
    let words = "đò dọc sông ngang chiều";
    let accepted = ngoc.post(&invitation(&made.body), &[("password", words), ("again", words)]).await;
    assert_eq!(accepted.status, 303, "{}", accepted.body);
    assert_eq!(ngoc.get("/certificates").await.status, 200);
}

async fn a_person_is_greeted_by_her_given_name(engine: Engine) {
    let world = World::new(engine).await;
    let mut minh = world.signed_in("minh").await;
    let unit = unit(&mut minh).await;
    for (place, typed, greeting) in [(3, "", "Chào chị Ngọc"), (4, "  Bích   Ngọc ", "Chào chị Bích Ngọc")]
    {
        let (form_id, name) = (format!("019389aa-0000-7000-8000-00000000000{place}"), format!("ngoc{place}"));
        let email = format!("{name}@example.vn");
        let mut fields = person(&unit, &name);
        fields.retain(|(field, _)| !["form_id", "email"].contains(field));
        fields.extend([("form_id", form_id.as_str()), ("email", &email), ("given_name", typed)]);
        let made = minh.post("/admin/people", &fields).await;
        let mut ngoc = world.browser();
        let words = "đò dọc sông ngang chiều";
        let accepted = ngoc.post(&invitation(&made.body), &[("password", words), ("again", words)]).await;
        assert_eq!(accepted.status, 303, "{}", accepted.body);
        let home = ngoc.get("/").await;
        assert!(home.body.contains(&format!("<h1>{greeting}</h1>")), "{greeting}: {}", home.body);
    }
}

async fn wrong_fields_come_back_with_their_messages(engine: Engine) {
    let world = World::new(engine).await;
    let mut minh = world.signed_in("minh").await;
    let unit = unit(&mut minh).await;
    let nothing = minh.post("/admin/people", &[("full_name", "Chỉ có tên")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.body.contains("value=\"Chỉ có tên\"") && nothing.body.contains("aria-invalid"));
    let mut taken = person(&unit, "hanh");
    taken[0].1 = "019389aa-0000-7000-8000-000000000002";
    assert_eq!(minh.post("/admin/people", &taken).await.status, 422);
}

/// Earns a certificate and gives its id and the address of its verification.
async fn earned(world: &World, name: &str) -> (String, String) {
    let mut browser = world.signed_in(name).await;
    browser.post("/courses/khoa-nho/enrolment", &[]).await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let attempt = browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[]).await.location.unwrap();
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    let result = browser.post(&format!("{attempt}/submission"), &right).await.location.unwrap();
    let certificate = browser.get(&result).await.link("/certificates/");
    let verify = browser.get(&certificate).await.link("/verify/");
    (certificate.trim_start_matches("/certificates/").to_owned(), verify)
}

async fn status(world: &World, verify: &str) -> String {
    world.browser().accepting("application/json").get(verify).await.body
}

async fn a_revoked_certificate_says_so_and_stays_so(engine: Engine) {
    let world = World::new(engine).await;
    let (id, verify) = earned(&world, "hanh").await;
    let mut minh = world.signed_in("minh").await;
    assert_eq!(minh.get("/admin").await.status, 200);
    assert!(minh.get("/admin/certificates?q=hanh").await.body.contains(&id));
    let address = format!("/admin/certificates/{id}/revocation");
    let unsure = minh.post(&address, &[("class", "lent"), ("reason", "Cho người khác mượn")]).await;
    assert_eq!(unsure.status, 422);
    assert!(unsure.body.contains("Cho người khác mượn"));
    let sure = [("class", "lent"), ("reason", "Cho người khác mượn"), ("confirmed", "yes")];
    for _ in 0..2 {
        assert_eq!(minh.post(&address, &sure).await.status, 303);
    }
    let json = status(&world, &verify).await;
    assert!(json.contains("\"status\":\"revoked\"") && json.contains("lent") && !json.contains("mượn"), "{json}");
    // What was decided stays decided: no new certificate comes by itself.
    let mut hanh = world.signed_in("hanh").await;
    assert_eq!(hanh.get("/certificates").await.body.matches("href=\"/certificates/").count(), 1);
}

async fn a_replacement_carries_the_corrected_name(engine: Engine) {
    let world = World::new(engine).await;
    let (id, verify) = earned(&world, "hanh").await;
    let mut minh = world.signed_in("minh").await;
    let address = format!("/admin/certificates/{id}/replacement");
    let corrected = [("holder", "Nguyễn Thị Hạnh Nguyên"), ("replacement_reason", "Thiếu chữ trong tên")];
    let review = minh.post(&address, &corrected).await;
    assert!(review.status == 200 && review.body.contains("<del>Nguyễn Thị Hạnh</del>"), "{}", review.body);
    let mut sure = corrected.to_vec();
    sure.push(("confirmed", "yes"));
    let done = minh.post(&address, &sure).await;
    let new = done.location.expect("the new certificate");
    assert_ne!(new, format!("/admin/certificates/{id}"));
    assert!(minh.get(&new).await.body.contains("Nguyễn Thị Hạnh Nguyên"));
    assert!(status(&world, &verify).await.contains("\"status\":\"replaced\""));
    // Doing it twice leaves one replacement.
    assert_eq!(
        minh.post(&address, &sure).await.location.as_deref(),
        Some(format!("/admin/certificates/{id}").as_str())
    );
}
