//! People ask to join a cohort: one step or two, refusals with reasons, the waiting list, and places that get free.

use crate::{
    support::{Answered, Browser, Engine, Smtp, World, mail_to, on_both_engines},
    world::{LAN, Somebody, fill_by_list},
};
use domain::permission::Role;
use khuevan::{
    db::{
        Conn, audit, cohort_members, cohort_requests,
        cohort_requests::NewRequest,
        enrolments, messages, outbox,
        units::{self, NewUnit},
    },
    foundation, secret,
};

on_both_engines!(
    whoever_asks_is_admitted_as_by_a_filling,
    two_steps_are_decided_by_unit_and_class,
    a_refusal_has_a_reason_and_she_may_ask_again,
    a_full_cohort_has_a_list_and_free_places_go_to_the_first,
    fifty_approvals_at_once_fill_no_place_twice,
    others_do_not_learn_that_it_exists,
    nobody_decides_about_herself,
    what_bars_a_request_is_said_in_words,
    a_closed_cohort_ends_what_was_open,
    a_filling_overtakes_nobody,
    a_pause_moves_what_a_newcomer_is_asked,
    mail_tells_it_too,
    what_is_typed_wrong_comes_back,
);

/// Opens a cohort for requests; gives its id.
async fn open(world: &World, tuan: &mut Browser, steps: &str, capacity: &str) -> String {
    let cohort = world.open_cohort(tuan, 20, capacity).await;
    let id = cohort.trim_start_matches("/desk/cohorts/").to_owned();
    change(world, tuan, &id, &[("request_steps", steps), ("capacity", capacity)]).await;
    id
}

/// Changes some fields of the cohort.
async fn change(world: &World, tuan: &mut Browser, id: &str, fields: &[(&str, &str)]) -> Answered {
    let (unit, opens, due) = (world.unit().await, world.day(-30).to_string(), world.day(20).to_string());
    let all = [
        ("title", "K3 – Cán bộ cấp xã"),
        ("unit", &unit),
        ("opens_on", &opens),
        ("what.0", "course:khoa-nho"),
        ("due.0", &due),
        ("must.0", "yes"),
        ("why.0", "Kế hoạch năm của tỉnh"),
    ];
    let sent: Vec<(&str, &str)> = all.into_iter().chain(fields.iter().copied()).collect();
    let answer = tuan.post(&format!("/desk/cohorts/{id}"), &sent).await;
    assert!([303, 422].contains(&answer.status), "{}", answer.body);
    answer
}

/// Asks with a form of one's own.
async fn ask(browser: &mut Browser, id: &str, form: &str) -> Answered {
    let answer = browser.post(&format!("/cohorts/{id}/requests"), &[("form_id", form), ("wish", "Cần cho việc")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer
}

/// The page with the words as they are read.
async fn read(browser: &mut Browser, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    answer.body.replace('\u{a0}', " ")
}

async fn decide(browser: &mut Browser, chosen: &[&str], outcome: &str, reason: &str) -> Answered {
    let mut fields: Vec<(&str, &str)> = chosen.iter().map(|one| ("chosen", *one)).collect();
    fields.extend([("outcome", outcome), ("reason", reason)]);
    browser.post("/desk/requests", &fields).await
}

async fn members(world: &World, id: &str) -> i64 {
    cohort_members::count(&mut world.app.db.read().await.unwrap(), id).await.unwrap()
}

/// How many wait for a place, and how many requests are undecided.
async fn counts(world: &World, id: &str) -> (i64, i64) {
    cohort_requests::counts(&mut world.app.db.read().await.unwrap(), id).await.unwrap()
}

/// A unit below that of the grant, with a coordinator of its own.
async fn unit_below(world: &World) -> String {
    let (id, above, now) = (secret::uuid(0), world.unit().await, world.app.clock.now());
    let unit = id.clone();
    world
        .write(move |conn| {
            Box::pin(async move {
                let new = NewUnit {
                    id: &unit,
                    kind: "phong",
                    area_code: None,
                    name: "Phòng Văn hóa",
                    parent: Some(&above),
                    valid_from: "2025-07-01",
                };
                units::create(conn, &new, &secret::uuid(now), now).await
            })
        })
        .await;
    coordinator(world, Somebody { name: "ben", full_name: "Điều Phối Phòng", ..LAN }, &id).await;
    id
}

async fn coordinator(world: &World, who: Somebody, unit: &str) {
    let (person, unit, now) = (world.add(who, unit).await, unit.to_owned(), world.app.clock.now());
    world
        .write(move |conn| {
            Box::pin(async move {
                foundation::grant(conn, &person, Role::Coordinator, Some(&unit), "2025-07-01", now).await
            })
        })
        .await;
}

/// Ends or gives back a person's memberships.
async fn belongs(world: &World, person: &str, yes: bool) {
    let (person, day) = (person.to_owned(), (!yes).then(|| world.day(0).to_string()));
    world
        .write(move |conn| {
            Box::pin(async move {
                let sql = "UPDATE memberships SET valid_to = $2 WHERE person = $1";
                match conn {
                    Conn::Sqlite(c) => sqlx::query(sql).bind(person).bind(day).execute(&mut **c).await.map(drop)?,
                    Conn::Postgres(c) => sqlx::query(sql).bind(person).bind(day).execute(&mut **c).await.map(drop)?,
                }
                Ok(())
            })
        })
        .await;
}

async fn whoever_asks_is_admitted_as_by_a_filling(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "").await;
    let mut hanh = world.signed_in("hanh").await;
    for page in ["/", "/cohorts", "/courses/khoa-nho"] {
        assert!(read(&mut hanh, page).await.contains(&format!("/cohorts/{id}")), "{page}");
    }
    let offer = read(&mut hanh, &format!("/cohorts/{id}")).await;
    assert!(offer.contains("Một bước") && offer.contains("không giới hạn chỗ"), "{offer}");
    for _ in 0..2 {
        ask(&mut hanh, &id, "form-ask-0001").await;
    }
    ask(&mut hanh, &id, "form-ask-0002").await;
    assert_eq!(counts(&world, &id).await, (0, 1), "one open request of a person");
    assert!(read(&mut hanh, &format!("/cohorts/{id}")).await.contains("Chờ đợt học quyết định"));
    assert!(read(&mut hanh, "/").await.contains("Chờ đợt học quyết định"));

    let desk = read(&mut tuan, "/desk").await;
    assert!(desk.contains("Yêu cầu tham gia đợt học") && desk.contains("href=\"/desk/requests\""), "{desk}");
    let list = tuan.get("/desk/requests").await;
    assert!(list.body.contains("Nguyễn Thị Hạnh") && list.body.contains("Cần cho việc"), "{}", list.body);
    let chosen = list.hidden("chosen");
    assert_eq!(chosen, "form-ask-0001.class");
    assert_eq!(decide(&mut tuan, &[&chosen], "approved", "").await.status, 303);
    assert_eq!(members(&world, &id).await, 1);
    assert_eq!(decide(&mut tuan, &[&chosen], "approved", "").await.status, 303, "twice is once");

    let person = world.person("hanh").await;
    let mut conn = world.app.db.read().await.unwrap();
    assert_eq!(enrolments::of_person(&mut conn, &person).await.unwrap().len(), 1);
    let told = messages::of_person(&mut conn, &person, 10).await.unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].subject.contains("đã được nhận") && told[0].body.contains("Kế hoạch năm của tỉnh"), "{told:?}");
    for action in ["cohort-requested", "cohort-request-approved", "cohort-places-given"] {
        assert_eq!(audit::count(&mut conn, action).await.unwrap(), 1, "{action}");
    }
    drop(conn);
    let home = read(&mut hanh, "/").await;
    assert!(home.contains("Đã được nhận") && home.contains("Kế hoạch năm của tỉnh"), "{home}");
    assert!(!read(&mut tuan, "/desk").await.contains("href=\"/desk/requests\""), "nothing waits any longer");
    assert!(read(&mut tuan, "/desk/requests?state=admitted").await.contains("Nguyễn Thị Hạnh"));
}

async fn two_steps_are_decided_by_unit_and_class(engine: Engine) {
    let world = World::new(engine).await;
    let below = unit_below(&world).await;
    world.add(LAN, &below).await;
    let (mut tuan, mut ben) = (world.signed_in("tuan").await, world.signed_in("ben").await);
    let id = open(&world, &mut tuan, "2", "5").await;
    let mut lan = world.signed_in("lan").await;
    ask(&mut lan, &id, "form-ask-0001").await;
    assert!(read(&mut lan, &format!("/cohorts/{id}")).await.contains("Chờ đơn vị đồng ý"));
    let list = read(&mut ben, "/desk/requests").await;
    assert!(list.contains("Vũ Thị Lan") && list.contains("K3 – Cán bộ cấp xã"), "{list}");
    assert!(!list.contains(&format!("href=\"/desk/cohorts/{id}\"")), "the cohort is out of her reach");
    assert_eq!(ben.get(&format!("/desk/cohorts/{id}")).await.status, 404);
    // The step of the class is not hers, and a step that was not shown decides nothing.
    assert_eq!(decide(&mut ben, &["form-ask-0001.class"], "approved", "").await.status, 303);
    assert_eq!(counts(&world, &id).await, (0, 1));
    assert!(read(&mut lan, &format!("/cohorts/{id}")).await.contains("Chờ đơn vị đồng ý"));
    assert_eq!(decide(&mut ben, &["form-ask-0001.unit"], "approved", "").await.status, 303);
    assert!(read(&mut lan, &format!("/cohorts/{id}")).await.contains("Chờ đợt học quyết định"));
    assert!(read(&mut lan, "/messages").await.contains("Đơn vị đã đồng ý"));
    for _ in 0..2 {
        assert_eq!(decide(&mut ben, &["form-ask-0001.class"], "approved", "").await.status, 303, "not hers");
        assert_eq!(decide(&mut ben, &["form-ask-0001.unit"], "approved", "").await.status, 303, "twice is once");
    }
    assert_eq!(members(&world, &id).await, 0);
    assert!(!read(&mut ben, "/desk").await.contains("href=\"/desk/requests\""));
    assert_eq!(decide(&mut tuan, &["form-ask-0001.class"], "approved", "").await.status, 303);
    assert_eq!(members(&world, &id).await, 1);
    assert!(read(&mut ben, "/desk/requests?state=admitted").await.contains("Vũ Thị Lan"), "she sees what came of it");
}

async fn a_refusal_has_a_reason_and_she_may_ask_again(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "").await;
    let mut hanh = world.signed_in("hanh").await;
    ask(&mut hanh, &id, "form-ask-0001").await;
    let refused = decide(&mut tuan, &["form-ask-0001.class"], "refused", " ").await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("id=\"reason-error\"") && refused.body.contains("checked"), "{}", refused.body);
    let nobody = decide(&mut tuan, &[], "approved", "").await;
    assert!(nobody.status == 422 && nobody.body.contains("id=\"chosen-error\""), "{}", nobody.body);
    assert_eq!(decide(&mut tuan, &["form-ask-0001.class"], "maybe", "").await.status, 422);
    assert_eq!(decide(&mut tuan, &["khong-co.class"], "approved", "").await.status, 404);
    assert_eq!(decide(&mut tuan, &["form-ask-0001.class"], "refused", "Đã học năm ngoái").await.status, 303);
    let page = read(&mut hanh, &format!("/cohorts/{id}")).await;
    assert!(page.contains("Đã học năm ngoái") && page.contains("Xin lại"), "{page}");
    assert!(read(&mut hanh, "/messages").await.contains("Đã học năm ngoái"));
    ask(&mut hanh, &id, "form-ask-0002").await;
    assert_eq!(counts(&world, &id).await, (0, 1));
    for _ in 0..2 {
        assert_eq!(hanh.post(&format!("/cohorts/{id}/requests/withdrawal"), &[]).await.status, 303);
        assert!(read(&mut hanh, &format!("/cohorts/{id}")).await.contains("Anh/chị đã rút yêu cầu"));
    }
    assert_eq!(decide(&mut tuan, &["form-ask-0002.class"], "approved", "").await.status, 303);
    assert_eq!(members(&world, &id).await, 0, "what was taken back is not decided");
}

async fn a_full_cohort_has_a_list_and_free_places_go_to_the_first(engine: Engine) {
    let world = World::new(engine).await;
    let unit = world.unit().await;
    world.add(LAN, &unit).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "1").await;
    let names = ["hanh", "lan", "duc"];
    for name in names {
        let mut browser = world.signed_in(name).await;
        ask(&mut browser, &id, &format!("form-ask-{name}")).await;
        world.app.clock.advance(1000);
    }
    // She who is approved later waits behind, whenever she asked.
    for name in ["hanh", "duc", "lan"] {
        decide(&mut tuan, &[&format!("form-ask-{name}.class")], "approved", "").await;
        world.app.clock.advance(1000);
    }
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (1, (2, 0)));
    let (mut duc, mut lan) = (world.signed_in("duc").await, world.signed_in("lan").await);
    assert!(read(&mut duc, &format!("/cohorts/{id}")).await.contains("đứng thứ 1"));
    assert!(read(&mut lan, &format!("/cohorts/{id}")).await.contains("đứng thứ 2"));
    assert!(read(&mut lan, "/messages").await.contains("đứng thứ 2"));
    let list = read(&mut tuan, "/desk/requests?state=waiting").await;
    assert!(list.find("Phạm Minh Đức").unwrap() < list.find("Vũ Thị Lan").unwrap(), "{list}");
    // A member leaves: the first of the list comes in at once, enrolled and told.
    let hanh = world.person("hanh").await;
    assert_eq!(tuan.post(&format!("/desk/cohorts/{id}/members/{hanh}/end"), &[]).await.status, 303);
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (1, (1, 0)));
    assert!(read(&mut duc, "/messages").await.contains("đã được nhận vào đợt học"));
    assert!(read(&mut duc, "/").await.contains("Kế hoạch năm của tỉnh"));
    assert!(read(&mut lan, &format!("/cohorts/{id}")).await.contains("đứng thứ 1"));
    // More places: the next one.
    assert_eq!(change(&world, &mut tuan, &id, &[("request_steps", "1"), ("capacity", "2")]).await.status, 303);
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (2, (0, 0)));
    assert!(read(&mut lan, "/").await.contains("Kế hoạch năm của tỉnh"));
    let mut hanh = world.signed_in("hanh").await;
    let left = read(&mut hanh, &format!("/cohorts/{id}")).await;
    assert!(left.contains("nay không còn trong đợt học") && left.contains("Đợt đã đủ chỗ"), "{left}");
}

async fn fifty_approvals_at_once_fill_no_place_twice(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "5").await;
    let unit = world.unit().await;
    let mut people = Vec::new();
    for number in 0..50 {
        let name: &'static str = format!("nguoi{number}").leak();
        people.push(world.add(Somebody { name, full_name: "Người Xin Học", ..LAN }, &unit).await);
    }
    let (cohort, now, asking) = (id.clone(), world.app.clock.now(), people.clone());
    world
        .write(move |conn| {
            Box::pin(async move {
                for (number, person) in asking.into_iter().enumerate() {
                    let (id, cohort) = (format!("form-many-{number:03}"), cohort.clone());
                    let new = NewRequest { id, cohort, person, wish: String::new(), steps: 1, state: "class" };
                    cohort_requests::make(conn, &new, now).await?;
                }
                Ok(())
            })
        })
        .await;
    let all: Vec<_> = (0..50)
        .map(|number| {
            let mut browser = tuan.clone();
            tokio::spawn(async move {
                decide(&mut browser, &[&format!("form-many-{number:03}.class")], "approved", "").await.status
            })
        })
        .collect();
    for one in all {
        assert_eq!(one.await.unwrap(), 303);
    }
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (5, (45, 0)));
    // Leaving at once gives each place to one.
    let mut conn = world.app.db.read().await.unwrap();
    let mut inside = Vec::new();
    for person in &people {
        if !enrolments::of_person(&mut conn, person).await.unwrap().is_empty() {
            inside.push(person.clone());
        }
    }
    drop(conn);
    assert_eq!(inside.len(), 5);
    let leaving: Vec<_> = inside
        .into_iter()
        .map(|person| {
            let (mut browser, id) = (tuan.clone(), id.clone());
            tokio::spawn(
                async move { browser.post(&format!("/desk/cohorts/{id}/members/{person}/end"), &[]).await.status },
            )
        })
        .collect();
    for one in leaving {
        assert_eq!(one.await.unwrap(), 303);
    }
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (5, (40, 0)));
}

async fn others_do_not_learn_that_it_exists(engine: Engine) {
    let world = World::new(engine).await;
    let other = world.other_unit().await;
    world.add(Somebody { name: "xa", full_name: "Người Xã Bên", ..LAN }, &other).await;
    coordinator(&world, Somebody { name: "ngoai", full_name: "Điều Phối Bên", ..LAN }, &other).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "2", "").await;
    let mut hanh = world.signed_in("hanh").await;
    ask(&mut hanh, &id, "form-ask-0001").await;
    let (mut xa, mut ngoai) = (world.signed_in("xa").await, world.signed_in("ngoai").await);
    for page in ["/", "/cohorts", "/courses/khoa-nho"] {
        assert!(!read(&mut xa, page).await.contains("K3 –"), "{page}");
    }
    assert_eq!(xa.get(&format!("/cohorts/{id}")).await.status, 404);
    for act in ["requests", "requests/withdrawal"] {
        assert_eq!(xa.post(&format!("/cohorts/{id}/{act}"), &[]).await.status, 404, "{act}");
    }
    for page in ["/desk/requests", &format!("/desk/requests?cohort={id}"), "/desk"] {
        let body = read(&mut ngoai, page).await;
        assert!(!body.contains("K3 –") && !body.contains("Hạnh"), "{page}: {body}");
    }
    for step in ["unit", "class"] {
        let chosen = format!("form-ask-0001.{step}");
        assert_eq!(decide(&mut ngoai, &[&chosen], "approved", "").await.status, 404, "{step}");
    }
    // Another's form id makes no request and says nothing of whose it is.
    let mut duc = world.signed_in("duc").await;
    ask(&mut duc, &id, "form-ask-0001").await;
    assert_eq!(counts(&world, &id).await, (0, 1));
    // A cohort that is not open for requests is not there either.
    change(&world, &mut tuan, &id, &[("request_steps", "0")]).await;
    assert_eq!(duc.get(&format!("/cohorts/{id}")).await.status, 404);
    assert_eq!(hanh.get(&format!("/cohorts/{id}")).await.status, 200, "she has asked");
}

async fn nobody_decides_about_herself(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "").await;
    ask(&mut tuan, &id, "form-ask-0001").await;
    assert!(!read(&mut tuan, "/desk/requests").await.contains("name=\"chosen\""));
    assert!(!read(&mut tuan, "/desk").await.contains("href=\"/desk/requests\""));
    decide(&mut tuan, &["form-ask-0001.class"], "approved", "").await;
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (0, (0, 1)));
    let mut minh = world.signed_in("minh").await;
    decide(&mut minh, &["form-ask-0001.class"], "approved", "").await;
    assert_eq!(members(&world, &id).await, 1);
}

async fn what_bars_a_request_is_said_in_words(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "").await;
    let page = format!("/cohorts/{id}");
    let mut hanh = world.signed_in("hanh").await;
    ask(&mut hanh, &id, "form-ask-0001").await;
    // The last day has passed: what was sent in time is still decided.
    let (before, ended) = (world.day(-1).to_string(), world.day(-1).to_string());
    change(&world, &mut tuan, &id, &[("request_steps", "1"), ("requests_until", &before)]).await;
    let mut duc = world.signed_in("duc").await;
    let late = read(&mut duc, &page).await;
    assert!(late.contains("Đã hết hạn nhận yêu cầu") && !late.contains("name=\"wish\""), "{late}");
    ask(&mut duc, &id, "form-ask-0002").await;
    assert_eq!(counts(&world, &id).await, (0, 1), "nothing is taken any more");
    assert!(!read(&mut duc, "/cohorts").await.contains(&page));
    // She is elsewhere for a while.
    let person = world.person("hanh").await;
    belongs(&world, &person, false).await;
    assert!(read(&mut hanh, &page).await.contains("không thuộc đơn vị của đợt học"));
    let mut minh = world.signed_in("minh").await;
    let list = read(&mut minh, "/desk/requests").await;
    assert!(list.contains("Không còn thuộc đơn vị"), "{list}");
    decide(&mut minh, &["form-ask-0001.class"], "approved", "").await;
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (0, (0, 1)));
    belongs(&world, &person, true).await;
    // The cohort has ended.
    change(&world, &mut tuan, &id, &[("request_steps", "1"), ("closes_on", &ended)]).await;
    assert!(read(&mut hanh, &page).await.contains("Yêu cầu không còn hiệu lực"));
    assert!(!read(&mut tuan, "/desk/requests").await.contains("Hạnh"));
    decide(&mut tuan, &["form-ask-0001.class"], "approved", "").await;
    assert_eq!(members(&world, &id).await, 0);
    // A member has nothing to ask for.
    change(&world, &mut tuan, &id, &[("request_steps", "1")]).await;
    fill_by_list(&mut tuan, &format!("/desk/cohorts/{id}"), "TL-duc\nTL-hanh").await;
    assert!(read(&mut duc, &page).await.contains("đã ở trong đợt học này"));
    assert!(read(&mut hanh, &page).await.contains("Đã được nhận"), "the filling met her request");
    assert_eq!(counts(&world, &id).await, (0, 0));
}

async fn a_closed_cohort_ends_what_was_open(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "").await;
    let mut hanh = world.signed_in("hanh").await;
    ask(&mut hanh, &id, "form-ask-0001").await;
    for _ in 0..2 {
        assert_eq!(tuan.post(&format!("/desk/cohorts/{id}/closing"), &[]).await.status, 303);
    }
    assert_eq!(counts(&world, &id).await, (0, 0));
    assert!(read(&mut hanh, &format!("/cohorts/{id}")).await.contains("Hết hiệu lực"));
    let told = messages::of_person(&mut world.app.db.read().await.unwrap(), &world.person("hanh").await, 9).await;
    assert_eq!(told.unwrap().len(), 1, "she is told once");
    ask(&mut hanh, &id, "form-ask-0002").await;
    assert_eq!(counts(&world, &id).await, (0, 0));
    assert_eq!(decide(&mut tuan, &["form-ask-0001.class"], "approved", "").await.status, 303);
    let mut duc = world.signed_in("duc").await;
    assert_eq!(duc.get(&format!("/cohorts/{id}")).await.status, 404);
}

async fn a_filling_overtakes_nobody(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "1").await;
    let cohort = format!("/desk/cohorts/{id}");
    fill_by_list(&mut tuan, &cohort, "TL-ha").await;
    let mut hanh = world.signed_in("hanh").await;
    ask(&mut hanh, &id, "form-ask-0001").await;
    decide(&mut tuan, &["form-ask-0001.class"], "approved", "").await;
    assert!(read(&mut tuan, &cohort).await.contains("1 trong danh sách chờ"));
    // Her place is kept while she is elsewhere: the one that gets free stays so, as nobody else waits.
    let person = world.person("hanh").await;
    belongs(&world, &person, false).await;
    let ha = world.person("ha").await;
    assert_eq!(tuan.post(&format!("{cohort}/members/{ha}/end"), &[]).await.status, 303);
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (0, (1, 0)));
    belongs(&world, &person, true).await;
    let preview = fill_by_list(&mut tuan, &cohort, "TL-duc").await.body;
    assert!(preview.contains("Đợt này có 1 người trong danh sách chờ"), "{preview}");
    assert_eq!((members(&world, &id).await, counts(&world, &id).await), (1, (0, 0)));
    assert!(read(&mut hanh, &format!("/cohorts/{id}")).await.contains("Đã được nhận"));
    let told = messages::of_person(&mut world.app.db.read().await.unwrap(), &person, 9).await.unwrap();
    assert_eq!(told.iter().filter(|one| one.body.contains("Kế hoạch năm của tỉnh")).count(), 1, "{told:?}");
}

async fn a_pause_moves_what_a_newcomer_is_asked(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "").await;
    let mut hanh = world.signed_in("hanh").await;
    let until = world.day(9).to_string();
    assert_eq!(hanh.post("/account/pause", &[("until", &until)]).await.status, 303);
    assert!(read(&mut hanh, &format!("/cohorts/{id}")).await.contains("đang tạm dừng đến hết ngày"));
    ask(&mut hanh, &id, "form-ask-0001").await;
    assert!(read(&mut tuan, "/desk/requests").await.contains("Tạm dừng đến ngày"));
    decide(&mut tuan, &["form-ask-0001.class"], "approved", "").await;
    let mut conn = world.app.db.read().await.unwrap();
    let asked = khuevan::db::assignments::of_person(&mut conn, &world.person("hanh").await).await.unwrap();
    assert_eq!(asked[0].due_on, Some(world.day(30).to_string()), "ten days later than for all");
}

async fn mail_tells_it_too(engine: Engine) {
    let smtp = Smtp::start();
    let mut serve = crate::support::cheap_serving();
    serve.mail = mail_to(&smtp.url());
    let world = World::serving(crate::support::fresh_store(engine).await, serve).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "").await;
    let mut hanh = world.signed_in("hanh").await;
    ask(&mut hanh, &id, "form-ask-0001").await;
    decide(&mut tuan, &["form-ask-0001.class"], "approved", "").await;
    let fates = outbox::fates(&mut world.app.db.read().await.unwrap(), &world.person("hanh").await).await.unwrap();
    assert_eq!(fates.len(), 1);
}

async fn what_is_typed_wrong_comes_back(engine: Engine) {
    let world = World::new(engine).await;
    let mut tuan = world.signed_in("tuan").await;
    let id = open(&world, &mut tuan, "1", "").await;
    let late = world.day(9).to_string();
    let last = world.day(5).to_string();
    for (fields, field) in [
        (vec![("request_steps", "3")], "request_steps"),
        (vec![("request_steps", "1"), ("requests_until", "31/02/2026")], "requests_until"),
        (vec![("request_steps", "1"), ("requests_until", &late), ("closes_on", &last)], "requests_until"),
    ] {
        let answer = change(&world, &mut tuan, &id, &fields).await;
        assert!(answer.status == 422 && answer.body.contains(&format!("id=\"{field}-error\"")), "{}", answer.body);
    }
    let mut hanh = world.signed_in("hanh").await;
    let long = "dài ".repeat(200);
    let answer = hanh.post(&format!("/cohorts/{id}/requests"), &[("wish", &long)]).await;
    assert!(answer.status == 422 && answer.body.contains("id=\"wish-error\""), "{}", answer.body);
    assert_eq!(hanh.get("/cohorts/khong-co").await.status, 404);
    assert_eq!(tuan.get("/desk/requests?state=khac&cohort=khong-co").await.status, 200);
}
