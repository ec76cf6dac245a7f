//! Every route, as every role, with own, foreign and unknown ids: who may not, cannot; who may, sees no one else's.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use domain::permission::{Action, Role, widest_scope};
use khuevan::{courses::publish_folder, db::units, router};
use std::path::Path;
use support::{Browser, COURSE, Engine, World, enrolled, essay, on_both_engines};

on_both_engines!(every_route_as_every_role, changes_from_other_sites_are_refused, every_answer_carries_its_defences);

/// Whose things stand in the path.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Whose {
    Own,
    Foreign,
    Mixed,
    Unknown,
}

/// What one learner has: an attempt, a certificate, an appeal, and a message with the answer to it.
struct Things {
    person: String,
    attempt: String,
    certificate: String,
    appeal: String,
    message: String,
    unit: String,
    cohort: String,
    meeting: String,
    review: String,
    entry: String,
    grant: String,
}

const SURVEY: &str = "---\nid: ks\ntitle: Khảo sát\nmode: survey\nminutes: 3\nabout: programme\nby: [learners, instructors]\n---\n\n## Hay không? {#q-ks-hay type=scale}\n";

/// The test courses with a survey that instructors are asked too, and an essay that a peer reviews.
async fn world_with_everything(engine: Engine) -> World {
    let world = World::with_own_courses(engine).await;
    let folder = &world.app.store.courses_dir;
    std::fs::write(folder.join("khoa-nho/m1/ks.quiz.md"), SURVEY).unwrap();
    let first = "   - [Bài một](m1/bai-1.md)";
    change(&folder.join("khoa-nho/course.md"), first, &format!("   - [Khảo sát](m1/ks.quiz.md)\n{first}"));
    change(&folder.join("khoa-loai/m1/thu-hoach.quiz.md"), "type=essay", "type=essay peers=1");
    let app = &world.app;
    publish_folder(&app.db, &app.media, folder, app.clock.now()).await.unwrap();
    app.reload_catalogue().await.unwrap();
    assert!(app.catalogue().course("khoa-nho").unwrap().course.survey("ks").is_some());
    let mut ha = world.signed_in("ha").await;
    assert_eq!(ha.post("/teaching/khoa-nho/surveys/ks/form", &[]).await.status, 303);
    world
}

fn change(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{text}");
    std::fs::write(file, text.replace(from, to)).unwrap();
}

/// Hands an essay in.
async fn essay_of(world: &World, name: &str) {
    essay(&mut enrolled(world, name, COURSE).await, "Một cải tiến ở xã.").await;
}

/// The review that somebody has to write.
async fn review_of(world: &World, name: &str) -> String {
    let list = world.signed_in(name).await.get("/courses/khoa-loai/reviews").await;
    list.link("/reviews/").trim_start_matches("/reviews/").to_owned()
}

/// Hours done elsewhere that somebody has entered.
async fn hours_of(world: &World, name: &str) -> String {
    let mut browser = world.signed_in(name).await;
    let day = world.app.clock.today().to_string();
    let fields = [
        ("form_id", "form-hours-1"),
        ("title", "Tập huấn"),
        ("body", "Sở Nội vụ"),
        ("from_on", &day),
        ("tiet", "4"),
        ("content_group", "3"),
        ("place", "home"),
    ];
    let answer = browser.post_files("/hours", &fields, &[("proof", "giay.pdf", b"%PDF-1.7")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let entry = browser.get("/hours").await.link("/hours/");
    entry.trim_start_matches("/hours/").to_owned()
}

/// A meeting of today of a cohort in which somebody is.
async fn meeting_of(world: &World, cohort: &str, name: &str) -> String {
    let mut tuan = world.signed_in("tuan").await;
    let list = format!("TL-{name}");
    let filling = [("way", "list"), ("list", list.as_str())];
    assert_eq!(tuan.post(&format!("/desk/cohorts/{cohort}/members"), &filling).await.status, 303);
    let (form, day) = (format!("form-meeting-{name}"), world.app.clock.today().to_string());
    let fields = [
        ("form_id", form.as_str()),
        ("title", "Buổi 1"),
        ("held_on", &day),
        ("from", "00:00"),
        ("until", "23:59"),
        ("place", "Hội trường"),
    ];
    let answer = tuan.post(&format!("/desk/cohorts/{cohort}/meetings"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    form
}

/// A role that an administrator has given.
async fn grant_of(world: &World, name: &str) -> String {
    // It begins later, so that nobody's roles change meanwhile.
    let day = world.app.clock.today().saturating_add(jiff::ToSpan::days(30)).to_string();
    let form = format!("form-grant-{name}");
    let fields = [
        ("form_id", form.as_str()),
        ("person", "tuan"),
        ("role", "instructor"),
        ("course", course_of(name)),
        ("from_on", &day),
    ];
    let answer = world.signed_in("minh").await.post("/admin/grants", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let mut conn = world.app.db.read().await.unwrap();
    let all = khuevan::db::grants::of_person(&mut conn, &world.person("tuan").await).await.unwrap();
    all.into_iter().find(|one| one.course.as_deref() == Some(course_of(name))).unwrap().id
}

fn course_of(name: &str) -> &'static str {
    if name == "hanh" { "khoa-loai" } else { "khoa-sau" }
}

async fn things(world: &World, name: &str) -> Things {
    let mut browser = world.signed_in(name).await;
    browser.post("/courses/khoa-nho/enrolment", &[]).await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let started = browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[]).await.location.unwrap();
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    let result = browser.post(&format!("{started}/submission"), &right).await.location.unwrap();
    let certificate = browser.get(&result).await.link("/certificates/");
    browser.post(&format!("{started}/appeals/q-mot"), &[("reason", "Sai")]).await;
    let mut ha = world.signed_in("ha").await;
    // The list begins with what is not answered.
    let appeal = ha.get("/teaching/khoa-nho/appeals").await.link("/teaching/khoa-nho/appeals/");
    ha.post(&appeal, &[("outcome", "kept"), ("answer", "Đúng")]).await;
    let mut conn = world.app.db.read().await.unwrap();
    let unit = units::list(&mut conn, &world.app.clock.today().to_string()).await.unwrap()[0].id.clone();
    let form = format!("form-cohort-{name}");
    let cohort = [("form_id", form.as_str()), ("title", "K3"), ("unit", &unit), ("opens_on", "2026-01-05")];
    let opened = world.signed_in("tuan").await.post("/desk/cohorts", &cohort).await.location.unwrap();
    let cohort = opened.trim_start_matches("/desk/cohorts/").trim_end_matches("/filling").to_owned();
    let meeting = meeting_of(world, &cohort, name).await;
    let person = world.person(name).await;
    let messages = khuevan::db::messages::of_person(&mut conn, &person, 1).await.unwrap();
    Things {
        person,
        appeal: appeal.trim_start_matches("/teaching/khoa-nho/appeals/").to_owned(),
        message: messages[0].id.clone(),
        unit,
        cohort,
        meeting,
        review: review_of(world, name).await,
        entry: hours_of(world, name).await,
        grant: grant_of(world, name).await,
        attempt: started.trim_start_matches("/attempts/").to_owned(),
        certificate: certificate.trim_start_matches("/certificates/").to_owned(),
    }
}

fn filled(path: &str, whose: Whose, own: &Things, foreign: &Things) -> String {
    let (first, second) = match whose {
        Whose::Own => (own, own),
        Whose::Foreign => (foreign, foreign),
        Whose::Mixed => (own, foreign),
        Whose::Unknown => return unknown(path),
    };
    path.replace("{person}", &second.person)
        .replace("{attempt}", &first.attempt)
        .replace("{certificate}", &second.certificate)
        .replace("{appeal}", &second.appeal)
        .replace("{message}", &second.message)
        .replace("{review}", &second.review)
        .replace("{entry}", &second.entry)
        .replace("{grant}", &second.grant)
        .replace("{format}", "json")
        .replace("{unit}", &first.unit)
        .replace("{cohort}", &second.cohort)
        .replace("{meeting}", &second.meeting)
        .replace("{matter}", "overdue")
        .replace("{field}", "ethnicity")
        .replace("{change}", "rename")
        .replace("{dispatch}", "khong-co")
        .replace("{closing}", "khong-co")
        .replace("{report}", "khong-co")
        .replace("{schedule}", "khong-co")
        .replace("{format}", "csv")
        .replace("{course}", if whose == Whose::Mixed { "khoa-sau" } else { "khoa-nho" })
        .replace("{programme}", "nam")
        .replace("{import}", "khong-co")
        .replace("{request}", "khong-co")
        .replace("{lesson}", "b1")
        .replace("{quiz}", if path.contains("/surveys/") { "ks" } else { "kt" })
        .replace("{question}", if path.starts_with("/attempts/") { "q-mot" } else { "q-b1-1" })
        .replace("{revision}", "1")
        .replace("{number}", "1")
        .replace(
            "{*path}",
            if path.contains("/files/") || path.contains("/preview/") { "m1/bai-1.md" } else { "media/hai-o.svg" },
        )
        .replace("{build}", "x")
        .replace("{*name}", "khuevan.css")
        .replace("{code}", "0000-0000-0000-0000")
        .replace("{comment}", "khong-co")
        .replace("{token}", "khong-co")
}

fn unknown(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "khong-co" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

async fn every_route_as_every_role(engine: Engine) {
    let world = world_with_everything(engine).await;
    for name in ["hanh", "duc"] {
        essay_of(&world, name).await;
    }
    let hanh = things(&world, "hanh").await;
    let duc = things(&world, "duc").await;
    for (name, roles) in [
        (None, vec![Role::Visitor]),
        (Some("hanh"), vec![Role::Learner]),
        (Some("ha"), vec![Role::Learner, Role::Instructor]),
        (Some("tuan"), vec![Role::Learner, Role::Coordinator]),
        (Some("minh"), vec![Role::Learner, Role::Administrator]),
    ] {
        for route in router::list() {
            for whose in [Whose::Own, Whose::Foreign, Whose::Mixed, Whose::Unknown] {
                let path = filled(route.path, whose, &hanh, &duc);
                let mut browser = match name {
                    Some(name) => world.signed_in(name).await,
                    None => world.browser(),
                };
                let answer =
                    if route.method == "GET" { browser.get(&path).await } else { browser.post(&path, &[]).await };
                let story = format!("{} {path} as {roles:?} ({whose:?}): {}", route.method, answer.status);
                assert!(answer.status < 500, "{story}\n{}", answer.body);
                let allowed = widest_scope(&roles, route.action).is_some();
                match (allowed, name) {
                    (false, None) => {
                        let to = answer.location.unwrap_or_default();
                        assert!(answer.status == 303 && to.starts_with("/sign-in"), "{story} {to}");
                    }
                    (false, Some(_)) => assert_eq!(answer.status, 403, "{story}"),
                    (true, Some("ha")) if whose == Whose::Own && path.contains("/surveys/") => {
                        assert!(answer.status < 400, "the survey is there: {story}");
                    }
                    (true, _) => assert!(!is_leak(route.action, route.path, whose, name, answer.status), "{story}"),
                }
            }
        }
    }
}

/// Another learner's attempt, certificate, review, meeting or message must not be found, an appeal only in its own course, and an unknown
/// thing not at all.
fn is_leak(action: Action, path: &str, whose: Whose, name: Option<&str>, status: u16) -> bool {
    let own = ["/certificates/{certificate}", "/messages/{message}", "/reviews/{review}", "/hours/{entry}"];
    let is_of_member = action == Action::AttendMeetings;
    let is_own_only = is_of_member || path.contains("{attempt}") || own.iter().any(|start| path.starts_with(start));
    if path.contains("{appeal}") && whose == Whose::Mixed {
        return status != 404;
    }
    let mine = name == Some("hanh") && (whose == Whose::Own || (whose == Whose::Mixed && path.contains("{attempt}")));
    if is_own_only && !mine {
        return status != 404;
    }
    let names_a_thing = path.contains('{') && action != Action::SeePublicPages && action != Action::VerifyCertificates;
    whose == Whose::Unknown && names_a_thing && status != 404
}

async fn changes_from_other_sites_are_refused(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = world.signed_in("hanh").await;
    for site in ["cross-site", "same-site"] {
        assert_eq!(browser.post_from(site, "/courses/khoa-nho/enrolment").await.status, 403, "{site}");
    }
    let mut conn = world.app.db.read().await.unwrap();
    let person = world.person("hanh").await;
    assert!(khuevan::db::enrolments::of_person(&mut conn, &person).await.unwrap().is_empty());
}

async fn every_answer_carries_its_defences(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser: Browser = world.signed_in("hanh").await;
    for path in ["/", "/courses", "/khong-co", "/courses/khoa-nho/lessons/b1", "/verify/0000-0000-0000-0000"] {
        let answer = browser.get(path).await;
        let header =
            |name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let policy = header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(header("cache-control"), "no-store", "{path}");
        assert!(!answer.body.contains(" style="), "{path} has no inline style");
    }
}
