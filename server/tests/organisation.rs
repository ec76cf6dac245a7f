//! The dated organisation at the desk: changes with a preview, people who move along, and a reach that nothing leaves.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use domain::{
    organisation::{Change, Kind, Map, Newcomer, Tree},
    permission::Role,
};
use jiff::civil::Date;
use khuevan::{
    db::{
        Conn, cohorts,
        grants::{self, NewGrant},
        organisation,
        people::{self, NewPerson},
        scope::{self, Reach},
        unit_changes::{self, NewChange},
        unit_lines,
        units::{self, NewMembership},
    },
    secret,
};
use std::collections::BTreeSet;
use support::{Browser, Engine, World, on_both_engines};

on_both_engines!(
    a_merger_is_shown_before_it_is_written,
    cohorts_go_along_on_the_day_of_a_later_change,
    a_coordinator_changes_what_is_below_her_alone,
    what_is_wrong_stands_by_its_field_with_what_was_typed,
    a_split_and_a_closure_keep_the_past,
    the_reach_is_the_subtree_of_the_day,
    the_past_is_inherited_as_the_rules_carry_it,
    the_lists_of_the_state_are_taken_in_and_change_nothing_twice,
);

/// A province with two communes, the first of them the world's own, in which five people work.
struct Land {
    province: String,
    thanh_lam: String,
    ban_vuoc: String,
}

async fn add(browser: &mut Browser, parent: &str, name: &str, kind: &str, code: &str) -> String {
    let fields = [
        ("parent", parent),
        ("name", name),
        ("kind", kind),
        ("area_code", code),
        ("on", "2025-07-01"),
        ("confirmed", "1"),
    ];
    let form_id = format!("them-don-vi-{code}");
    let fields: Vec<_> = fields.into_iter().chain([("form_id", form_id.as_str())]).collect();
    // The same form, sent twice, adds one unit.
    for _ in 0..2 {
        let answer = browser.post("/desk/units", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    browser
        .get(&format!("/desk/units?q={code}"))
        .await
        .link("/desk/units/")
        .trim_start_matches("/desk/units/")
        .to_owned()
}

async fn land(world: &World) -> Land {
    let mut minh = world.signed_in("minh").await;
    let thanh_lam = {
        let found = minh.get("/desk/units?q=thanh+lam").await;
        found.link("/desk/units/").trim_start_matches("/desk/units/").to_owned()
    };
    let province = add(&mut minh, "", "Tỉnh Sông Lam", "tinh", "41").await;
    let ban_vuoc = add(&mut minh, &province, "Xã Bản Vược", "xa", "00417").await;
    let moved = [("parent_words", "41"), ("on", "2025-07-02"), ("confirmed", "1")];
    let answer = minh.post(&format!("/desk/units/{thanh_lam}/changes/move"), &moved).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    Land { province, thanh_lam, ban_vuoc }
}

async fn unit_of(world: &World, name: &str, day: &str) -> Option<String> {
    let mut conn = world.app.db.read().await.unwrap();
    units::primary(&mut conn, &world.person(name).await, day).await.unwrap().map(|primary| primary.unit_name)
}

async fn a_merger_is_shown_before_it_is_written(engine: Engine) {
    let world = World::new(engine).await;
    let land = land(&world).await;
    let mut minh = world.signed_in("minh").await;
    let path = format!("/desk/units/{}/changes/merge", land.ban_vuoc);
    let form = minh.get(&path).await;
    assert!(form.body.contains("Xã Thanh Lâm"), "{}", form.body);
    let fields = [
        ("units", land.thanh_lam.as_str()),
        ("name", "Xã Sông Vược"),
        ("kind", "xa"),
        ("area_code", "00999"),
        ("on", "2026-01-01"),
        ("decision", "Nghị quyết 01/NQ-HĐND"),
        ("form_id", "sap-nhap-0001"),
    ];
    let preview = minh.post(&path, &fields).await;
    assert_eq!(preview.status, 200);
    assert!(preview.body.contains("5 người của Xã Thanh Lâm chuyển sang Xã Sông Vược"), "{}", preview.body);
    assert!(preview.body.contains("Trần Anh Tuấn"), "the coordinator who loses her unit is named: {}", preview.body);
    assert_eq!(unit_of(&world, "hanh", "2026-02-01").await.as_deref(), Some("Xã Thanh Lâm, Tỉnh Sông Lam"));
    let confirmed: Vec<_> = fields.into_iter().chain([("confirmed", "1")]).collect();
    open_cohort(&world, &land.thanh_lam).await;
    let with_cohort = minh.post(&path, &fields).await;
    assert!(with_cohort.body.contains("1 đợt học của Xã Thanh Lâm chuyển theo"), "{}", with_cohort.body);
    assert_eq!(minh.post(&path, &confirmed).await.status, 303);
    assert!(minh.get("/desk/cohorts").await.body.contains("Đợt học của xã"), "the cohort went along");
    // The same form once more is the same change.
    assert_eq!(minh.post(&path, &confirmed).await.status, 303);
    assert_eq!(unit_of(&world, "hanh", "2025-12-31").await.as_deref(), Some("Xã Thanh Lâm, Tỉnh Sông Lam"));
    assert_eq!(unit_of(&world, "hanh", "2026-01-01").await.as_deref(), Some("Xã Sông Vược, Tỉnh Sông Lam"));
    let merged = minh.get("/desk/units?q=00999").await.link("/desk/units/");
    let page = minh.get(&merged).await;
    assert!(
        page.body.contains("Xã Bản Vược, Xã Thanh Lâm") && page.body.contains("Nghị quyết 01/NQ-HĐND"),
        "{}",
        page.body
    );
    let ended = minh.get(&format!("/desk/units/{}", land.thanh_lam)).await;
    assert!(
        ended.status == 200 && ended.body.contains(&merged),
        "what has ended tells what took its place: {}",
        ended.body
    );
    assert!(!ended.body.contains("/changes/"), "and cannot be changed: {}", ended.body);
}

async fn cohorts_go_along_on_the_day_of_a_later_change(engine: Engine) {
    let world = World::new(engine).await;
    let land = land(&world).await;
    let cohort = open_cohort(&world, &land.thanh_lam).await;
    let (duc, unit, today) = (world.person("duc").await, land.ban_vuoc.clone(), world.app.clock.today());
    let granted = world.app.db.write(move |conn| {
        Box::pin(async move {
            let grant = NewGrant {
                person: &duc,
                role: Role::Coordinator,
                unit: Some(&unit),
                course: None,
                valid_from: "2025-07-01",
                valid_to: None,
                granted_by: None,
            };
            grants::record(conn, &secret::uuid(0), &grant, 0).await
        })
    });
    granted.await.unwrap();
    let mut minh = world.signed_in("minh").await;
    let on = today.saturating_add(jiff::ToSpan::days(30)).to_string();
    let path = format!("/desk/units/{}/changes/merge", land.ban_vuoc);
    let fields = [("units", land.thanh_lam.as_str()), ("into", &land.ban_vuoc), ("on", &on), ("form_id", "nhap-0001")];
    let preview = minh.post(&path, &fields).await.body;
    assert!(preview.contains("1 đợt học của Xã Thanh Lâm chuyển theo"), "{preview}");
    assert!(!preview.contains("sẽ không còn trong phạm vi"), "{preview}");
    let confirmed: Vec<_> = fields.into_iter().chain([("confirmed", "1")]).collect();
    assert_eq!(minh.post(&path, &confirmed).await.status, 303);
    assert_eq!(world.signed_in("duc").await.get(&cohort).await.status, 404, "until that day it is the other commune's");
    world.app.clock.advance(30 * 24 * 3_600_000);
    let mut duc = world.signed_in("duc").await;
    let list = duc.get("/desk/cohorts").await.body;
    assert!(list.contains("Đợt học của xã") && list.contains("Xã Bản Vược"), "{list}");
    assert_eq!(duc.get(&cohort).await.status, 200);
    let form = duc.get(&format!("{cohort}/edit")).await;
    assert!(
        form.status == 200 && form.body.contains(&format!("<option value=\"{}\" selected", land.ban_vuoc)),
        "{}",
        form.body
    );
    // A second merger takes it further, and a split leaves it with the main part.
    let mut minh = world.signed_in("minh").await;
    let split = format!("/desk/units/{}/changes/split", land.ban_vuoc);
    let later = world.app.clock.today().saturating_add(jiff::ToSpan::days(2)).to_string();
    let fields = [("names", "Xã Một"), ("names", "Xã Hai"), ("on", &later), ("form_id", "chia-0001")];
    let preview = minh.post(&split, &fields).await.body;
    assert!(preview.contains("1 đợt học của Xã Bản Vược chuyển theo"), "{preview}");
    let confirmed: Vec<_> = fields.into_iter().chain([("confirmed", "1")]).collect();
    assert_eq!(minh.post(&split, &confirmed).await.status, 303);
    world.app.clock.advance(2 * 24 * 3_600_000);
    let list = world.signed_in("minh").await.get("/desk/cohorts").await.body;
    assert!(list.contains("Đợt học của xã") && list.contains("Xã Một"), "{list}");
}

/// Opens a cohort of a unit; gives its address.
async fn open_cohort(world: &World, unit: &str) -> String {
    let cohort = cohorts::NewCohort {
        title: "Đợt học của xã".to_owned(),
        unit: unit.to_owned(),
        opens_on: "2025-09-01".to_owned(),
        ..cohorts::NewCohort::default()
    };
    let (by, id) = (world.person("minh").await, secret::uuid(0));
    let address = format!("/desk/cohorts/{id}");
    let written =
        world.app.db.write(move |conn| Box::pin(async move { cohorts::create(conn, &id, &cohort, &by, 0).await }));
    written.await.unwrap();
    address
}

async fn a_coordinator_changes_what_is_below_her_alone(engine: Engine) {
    let world = World::new(engine).await;
    let land = land(&world).await;
    let mut tuan = world.signed_in("tuan").await;
    // Her grant is on the commune: she sees it, adds below it, but does not rename it.
    let own = tuan.get(&format!("/desk/units/{}", land.thanh_lam)).await;
    assert!(own.status == 200 && !own.body.contains("/changes/rename"), "{}", own.body);
    let rename = [("name", "Xã Khác"), ("on", "2026-01-01"), ("confirmed", "1")];
    assert_eq!(tuan.post(&format!("/desk/units/{}/changes/rename", land.thanh_lam), &rename).await.status, 404);
    let division = [
        ("parent", land.thanh_lam.as_str()),
        ("name", "Phòng Kinh tế"),
        ("kind", "phong"),
        ("on", "2025-08-01"),
        ("confirmed", "1"),
    ];
    assert_eq!(tuan.post("/desk/units", &division).await.status, 303);
    let found = tuan.get("/desk/units?q=phong+kinh+te").await.link("/desk/units/");
    assert_eq!(tuan.post(&format!("{found}/changes/rename"), &rename).await.status, 303);
    assert!(tuan.get(&found).await.body.contains("Phòng Kinh tế → Xã Khác"));
    // What is outside is not there: neither by its id, nor by a search, nor as a place to move to.
    for path in [&land.province, &land.ban_vuoc, "khong-co"] {
        let answer = tuan.get(&format!("/desk/units/{path}")).await;
        assert_eq!(answer.status, 404);
        assert!(!answer.body.contains("Bản Vược") && !answer.body.contains("Sông Lam"));
        let new = [("parent", path), ("name", "Phòng A"), ("kind", "phong"), ("on", "2026-01-01"), ("confirmed", "1")];
        assert_eq!(tuan.post("/desk/units", &new).await.status, 404);
    }
    assert!(!tuan.get("/desk/units?q=ban+vuoc").await.body.contains("00417"));
    let unknown = tuan.post(&format!("{found}/changes/move"), &[("parent_words", "00000"), ("on", "2026-02-01")]).await;
    let outside = tuan.post(&format!("{found}/changes/move"), &[("parent_words", "00417"), ("on", "2026-02-01")]).await;
    assert_eq!((unknown.status, outside.status), (422, 422));
    assert_eq!(told(&unknown.body), told(&outside.body));
    let forced = [("parent", land.ban_vuoc.as_str()), ("on", "2026-02-01"), ("confirmed", "1")];
    assert_eq!(tuan.post(&format!("{found}/changes/move"), &forced).await.status, 422);
}

/// The message of the field for the unit above.
fn told(body: &str) -> &str {
    let at = body.find("parent_words-error").unwrap();
    &body[at..body[at..].find("</p>").unwrap() + at]
}

async fn what_is_wrong_stands_by_its_field_with_what_was_typed(engine: Engine) {
    let world = World::new(engine).await;
    let land = land(&world).await;
    let mut minh = world.signed_in("minh").await;
    let wrong = [
        ("parent", land.province.as_str()),
        ("name", "Xã Núi Sâu"),
        ("kind", "xa"),
        ("area_code", "417"),
        ("on", "2026-02-31"),
        ("confirmed", "1"),
    ];
    let answer = minh.post("/desk/units", &wrong).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Xã Núi Sâu") && answer.body.contains("5 chữ số"), "{}", answer.body);
    assert!(answer.body.contains("on-error") && answer.body.contains("area_code-error"));
    let taken = [
        ("parent", land.province.as_str()),
        ("name", "Xã Mới"),
        ("kind", "xa"),
        ("area_code", "00417"),
        ("on", "2026-01-01"),
        ("confirmed", "1"),
    ];
    assert!(minh.post("/desk/units", &taken).await.body.contains("không bao giờ dùng lại"));
    let circle = [("parent_words", "00417"), ("on", "2026-01-01"), ("confirmed", "1")];
    let round = minh.post(&format!("/desk/units/{}/changes/move", land.province), &circle).await;
    assert!(round.status == 422 && round.body.contains("nằm bên dưới"), "{}", round.body);
    let early = [("name", "Xã Sớm"), ("on", "2025-07-01"), ("confirmed", "1")];
    let rewritten = minh.post(&format!("/desk/units/{}/changes/rename", land.thanh_lam), &early).await;
    assert!(rewritten.status == 422 && rewritten.body.contains("02/07/2025"), "{}", rewritten.body);
    for change in ["explode", "add"] {
        assert_eq!(minh.get(&format!("/desk/units/{}/changes/{change}", land.thanh_lam)).await.status, 404);
    }
}

async fn a_split_and_a_closure_keep_the_past(engine: Engine) {
    let world = World::new(engine).await;
    let land = land(&world).await;
    let mut minh = world.signed_in("minh").await;
    let split = [
        ("names", "Xã Thanh Lâm Đông"),
        ("codes", "00501"),
        ("names", "Xã Thanh Lâm Tây"),
        ("codes", "00502"),
        ("on", "2026-03-01"),
        ("confirmed", "1"),
    ];
    let answer = minh.post(&format!("/desk/units/{}/changes/split", land.thanh_lam), &split).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(unit_of(&world, "duc", "2026-03-01").await.as_deref(), Some("Xã Thanh Lâm Đông, Tỉnh Sông Lam"));
    let closed = [("on", "2026-04-01"), ("confirmed", "1")];
    assert_eq!(minh.post(&format!("/desk/units/{}/changes/close", land.ban_vuoc), &closed).await.status, 303);
    let above = minh.post(&format!("/desk/units/{}/changes/close", land.province), &closed).await;
    assert!(above.status == 422 && above.body.contains("Còn 2 đơn vị"), "{}", above.body);
    let mut conn = world.app.db.read().await.unwrap();
    let tree = organisation::load(&mut conn).await.unwrap();
    let day = |text: &str| text.parse::<Date>().unwrap();
    assert_eq!(tree.on(day("2026-02-28")).below(Some(&land.province)).len(), 2);
    assert_eq!(tree.on(day("2026-03-01")).below(Some(&land.province)).len(), 3);
    assert_eq!(tree.on(day("2026-04-01")).below(Some(&land.province)).len(), 2);
    let now = tree.carried(&land.thanh_lam, day("2026-05-01")).unwrap();
    assert_eq!(tree.last_name(now), Some("Xã Thanh Lâm Đông"));
    assert_eq!(tree.carried(&land.ban_vuoc, day("2026-05-01")), None);
}

async fn the_lists_of_the_state_are_taken_in_and_change_nothing_twice(engine: Engine) {
    let world = World::new(engine).await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../organisation");
    let mut minh = world.signed_in("minh").await;
    for (file, units) in [("provinces.csv", "34"), ("communes.csv", "3.321")] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let preview = minh.post("/desk/units/import", &[("pasted", &text)]).await;
        assert_eq!(preview.status, 200);
        assert!(preview.body.contains(&format!("Ghi {} đơn vị", units.replace('.', ""))), "{file}");
        assert!(!minh.get("/desk/units?q=00004").await.body.contains("Ba Đình"), "nothing is written before");
        let answer = minh.post("/desk/units/import", &[("pasted", &text), ("confirmed", "1")]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let again = minh.post("/desk/units/import", &[("pasted", &text), ("confirmed", "1")]).await;
        assert!(again.status == 200 && again.body.contains(units), "twice changes nothing");
    }
    let ward = minh.get("/desk/units?q=00004").await;
    assert!(ward.body.contains("Phường Ba Đình") && ward.body.contains("Thành phố Hà Nội"), "{}", ward.body);
    // A coordinator takes in what hangs below her; what is wrong is told by its line.
    let mut tuan = world.signed_in("tuan").await;
    let own = tuan.get("/desk/units").await.link("/desk/units/0");
    let parent = own.trim_start_matches("/desk/units/").to_owned();
    let list = "Tên\tLoại\tTừ ngày\nPhòng Kinh tế\tPhòng\t01/08/2025\nPhòng Văn hóa\tPhòng\t31/02/2025\n";
    let fields = [("pasted", list), ("parent", parent.as_str()), ("confirmed", "1")];
    let told = tuan.post("/desk/units/import", &fields).await;
    assert!(told.status == 200 && told.body.contains("Dòng 3") && told.body.contains("31/02/2025"), "{}", told.body);
    let good: Vec<_> = fields.into_iter().chain([("partial", "1")]).collect();
    assert_eq!(tuan.post("/desk/units/import", &good).await.status, 303);
    assert!(tuan.get(&own).await.body.contains("Phòng Kinh tế"));
    let top = tuan.post("/desk/units/import", &[("pasted", "Mã,Tên\n97,Tỉnh Mới\n"), ("confirmed", "1")]).await;
    assert!(top.status == 200 && top.body.contains("Thiếu mã cấp trên"), "{}", top.body);
}

const FIRST: Date = Date::constant(2026, 1, 1);

/// Random trees that change on random days, people in random units, grants on random units: what the statements reach is
/// what the rules call the subtree of the day.
async fn the_reach_is_the_subtree_of_the_day(engine: Engine) {
    let world = World::new(engine).await;
    let mut state = 20_260_701_u64;
    let mut below = move |most: usize| {
        // The generator of Knuth's MMIX; its high bits are the good ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % most.max(1) as u64).unwrap()
    };
    let actor = world.person("duc").await;
    let mut ids: Vec<String> = Vec::new();
    for round in 0..60_usize {
        let day = FIRST.checked_add(jiff::Span::new().days(i64::try_from(round).unwrap())).unwrap();
        let parent = (!ids.is_empty() && below(6) > 0).then(|| ids[below(ids.len())].clone());
        let change = if round % 3 == 2 {
            Change::Move { unit: ids[below(ids.len())].clone(), parent }
        } else {
            let id = secret::uuid(i64::try_from(round).unwrap());
            ids.push(id.clone());
            let name = format!("Đơn vị {round}");
            let (kind, area_code, agency_code) = (Kind::Other, None, None);
            Change::Add(Newcomer { id, kind, name, area_code, agency_code, parent })
        };
        let mut conn = world.app.db.read().await.unwrap();
        let tree = organisation::load(&mut conn).await.unwrap();
        drop(conn);
        let Ok(effects) = domain::organisation::effects(&tree, day, &change) else { continue };
        let recorded = NewChange {
            id: secret::uuid(0),
            form_id: format!("vong-{round}"),
            kind: if matches!(change, Change::Add(_)) { "add" } else { "move" },
            on: day,
            decision: String::new(),
            by: actor.clone(),
        };
        let member = ids[below(ids.len())].clone();
        let granted = (round % 7 == 3).then(|| ids[below(ids.len())].clone());
        let actor = actor.clone();
        let written = world.app.db.write(move |conn| {
            Box::pin(async move {
                unit_changes::write(conn, &recorded, &effects, 0).await?;
                let person = secret::uuid(0);
                let new = NewPerson { full_name: format!("Người {round}"), ..NewPerson::default() };
                people::create(conn, &person, &new, 0).await?;
                let day = day.to_string();
                let membership = NewMembership {
                    person: &person,
                    unit: &member,
                    is_primary: true,
                    position: "",
                    is_leader: false,
                    staff_kind: "khac",
                    staff_level: "xa",
                    valid_from: &day,
                };
                units::join(conn, &secret::uuid(0), &membership, 0).await?;
                let Some(unit) = &granted else { return Ok(()) };
                let role = Role::Coordinator;
                let grant = NewGrant {
                    person: &actor,
                    role,
                    unit: Some(unit),
                    course: None,
                    valid_from: &day,
                    valid_to: None,
                    granted_by: None,
                };
                grants::record(conn, &secret::uuid(0), &grant, 0).await
            })
        });
        written.await.unwrap();
    }
    let mut conn = world.app.db.read().await.unwrap();
    let tree = organisation::load(&mut conn).await.unwrap();
    let mut widest = 0;
    for offset in 0..70 {
        let day = FIRST.checked_add(jiff::Span::new().days(offset)).unwrap();
        let reach = Reach { actor: actor.clone(), day: day.to_string() };
        let (units, people) = expected(&mut conn, &tree, &reach, day).await;
        let found = unit_lines::list(&mut conn, &reach, None, "", 1_000).await.unwrap();
        assert_eq!(found.iter().map(|line| line.id.clone()).collect::<BTreeSet<_>>(), units, "{day}");
        assert_eq!(
            units::reached(&mut conn, &reach).await.unwrap(),
            (count(units.len()), count(people.len())),
            "{day}"
        );
        for unit in ids.iter().take(20) {
            assert_eq!(scope::holds_unit(&mut conn, &reach, unit).await.unwrap(), units.contains(unit), "{day}");
        }
        widest = widest.max(units.len());
    }
    assert!(widest > 10, "the trees are too small to tell: {widest}");
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap()
}

/// What the rules say: the subtrees of the units that the actor's grants of the day name, and who belongs there.
async fn expected(conn: &mut Conn, tree: &Tree, reach: &Reach, day: Date) -> (BTreeSet<String>, BTreeSet<String>) {
    let map: Map<'_> = tree.on(day);
    let granted: Vec<(String, String)> = rows(conn, "grants", &reach.actor).await;
    let units: BTreeSet<String> = granted
        .iter()
        .filter(|(_, from)| *from <= reach.day)
        .flat_map(|(unit, _)| map.subtree(unit))
        .map(str::to_owned)
        .collect();
    let members: Vec<(String, String)> = rows(conn, "memberships", "").await;
    let people = members.into_iter().filter(|(unit, _)| units.contains(unit)).map(|(_, person)| person).collect();
    (units, people)
}

/// Unit and first day of the actor's grants, or unit and person of all memberships.
async fn rows(conn: &mut Conn, table: &str, actor: &str) -> Vec<(String, String)> {
    let grants = "SELECT unit, valid_from FROM grants WHERE person = $1 AND unit IS NOT NULL";
    let memberships = "SELECT unit, person FROM memberships WHERE $1 = '' AND superseded_at IS NULL";
    let sql = if table == "grants" { grants } else { memberships };
    match conn {
        Conn::Sqlite(connection) => sqlx::query_as(sql).bind(actor).fetch_all(&mut **connection).await.unwrap(),
        Conn::Postgres(connection) => sqlx::query_as(sql).bind(actor).fetch_all(&mut **connection).await.unwrap(),
    }
}

/// Random trees whose units are merged, taken in, split and closed: what the statement `inherited` gives is what is reached
/// with every unit whose past the rules carry there.
async fn the_past_is_inherited_as_the_rules_carry_it(engine: Engine) {
    let mut inherited = 0;
    for seed in [1_u64, 20_260_701, 77] {
        let world = World::new(engine).await;
        let actor = world.person("duc").await;
        let ids = grow(&world, &actor, seed).await;
        let mut conn = world.app.db.read().await.unwrap();
        let tree = organisation::load(&mut conn).await.unwrap();
        for offset in (0..130).step_by(3) {
            let day = FIRST.checked_add(jiff::Span::new().days(offset)).unwrap();
            let reach = Reach { actor: actor.clone(), day: day.to_string() };
            let reached = scope::units(&mut conn, &reach).await.unwrap();
            let is_carried = |id: &&String| tree.carried(id, day).is_some_and(|unit| reached.contains(unit));
            let carried = ids.iter().filter(is_carried).chain(&reached).cloned();
            let expected: BTreeSet<String> = carried.collect();
            let found = scope::inherited_units(&mut conn, &reach).await.unwrap();
            assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected, "seed {seed}, {day}");
            inherited += expected.len() - reached.len();
        }
    }
    assert!(inherited > 100, "the trees inherit too little to tell: {inherited}");
}

/// Lets an organisation grow and change for some months; gives the units that there ever were.
async fn grow(world: &World, actor: &str, seed: u64) -> Vec<String> {
    let mut state = seed;
    let mut below = move |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % most.max(1) as u64).unwrap()
    };
    let mut ids: Vec<String> = Vec::new();
    for round in 0..120_usize {
        let day = FIRST.checked_add(jiff::Span::new().days(i64::try_from(round).unwrap())).unwrap();
        let mut conn = world.app.db.read().await.unwrap();
        let tree = organisation::load(&mut conn).await.unwrap();
        drop(conn);
        let live: Vec<String> = ids.iter().filter(|id| tree.placement(id, day).is_some()).cloned().collect();
        let newcomer = |number: usize, parent: Option<String>| Newcomer {
            id: secret::uuid(i64::try_from(10 * round + number).unwrap()),
            kind: Kind::Other,
            name: format!("Đơn vị {round}.{number}"),
            area_code: None,
            agency_code: None,
            parent,
        };
        let mut some = || live.get(below(live.len())).cloned();
        let (first, second, third) = (some(), some(), some());
        let parent = first.as_ref().and_then(|id| tree.placement(id, day)).and_then(|placed| placed.parent.clone());
        let ending: Vec<String> = first.iter().chain(&second).collect::<BTreeSet<_>>().into_iter().cloned().collect();
        let change = match (round % 6, first, third) {
            (0, Some(_), _) if live.len() > 6 => Change::Merge { units: ending, into: newcomer(0, parent) },
            (2, Some(unit), Some(into)) if live.len() > 6 && unit != into => Change::Absorb { units: vec![unit], into },
            (4, Some(unit), _) if round % 4 == 0 => {
                Change::Split { unit, into: vec![newcomer(0, parent.clone()), newcomer(1, parent)] }
            }
            (5, Some(unit), _) if round % 30 == 5 && live.len() > 6 => Change::Close { unit },
            (_, parent, _) => Change::Add(newcomer(0, parent.filter(|_| round % 5 > 0))),
        };
        let Ok(effects) = domain::organisation::effects(&tree, day, &change) else { continue };
        match &change {
            Change::Add(one) | Change::Merge { into: one, .. } => ids.push(one.id.clone()),
            Change::Split { into, .. } => ids.extend(into.iter().map(|one| one.id.clone())),
            _ => {}
        }
        let kind = match change {
            Change::Add(_) => "add",
            Change::Merge { .. } => "merge",
            Change::Absorb { .. } => "absorb",
            Change::Split { .. } => "split",
            _ => "close",
        };
        let recorded = NewChange {
            id: secret::uuid(0),
            form_id: format!("vong-{round}"),
            kind,
            on: day,
            decision: String::new(),
            by: actor.to_owned(),
        };
        let granted = (round % 11 == 3).then(|| ids[below(ids.len())].clone());
        let actor = actor.to_owned();
        let written = world.app.db.write(move |conn| {
            Box::pin(async move {
                unit_changes::write(conn, &recorded, &effects, 0).await?;
                let Some(unit) = &granted else { return Ok(()) };
                let day = day.to_string();
                let grant = NewGrant {
                    person: &actor,
                    role: Role::Coordinator,
                    unit: Some(unit),
                    course: None,
                    valid_from: &day,
                    valid_to: None,
                    granted_by: None,
                };
                grants::record(conn, &secret::uuid(0), &grant, 0).await
            })
        });
        written.await.unwrap();
    }
    ids
}
