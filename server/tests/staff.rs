//! The people of the desk: the list, one person, and moving her.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use support::{Engine, World, on_both_engines};

on_both_engines!(
    people_are_found_within_the_reach_alone,
    a_long_list_has_pages,
    a_transfer_keeps_the_history,
    a_wrong_transfer_comes_back,
);

async fn unit(world: &World, id: &str, name: &str, parent: Option<&str>) {
    let (id, name, parent) = (id.to_owned(), name.to_owned(), parent.map(str::to_owned));
    let written = world.app.db.write(move |conn| {
        Box::pin(async move {
            let unit = khuevan::db::units::NewUnit {
                id: &id,
                kind: "xa",
                area_code: None,
                name: &name,
                parent: parent.as_deref(),
                valid_from: "2025-07-01",
            };
            khuevan::db::units::create(conn, &unit, &format!("{id}-p"), 0).await
        })
    });
    written.await.unwrap();
}

async fn person(world: &World, name: &str, unit: &str) -> String {
    let id = khuevan::secret::uuid(0);
    let (person, name, unit) = (id.clone(), name.to_owned(), unit.to_owned());
    let written = world.app.db.write(move |conn| {
        Box::pin(async move {
            let new = khuevan::db::people::NewPerson { full_name: name, ..Default::default() };
            khuevan::db::people::create(conn, &person, &new, 0).await?;
            let membership = khuevan::db::units::NewMembership {
                person: &person,
                unit: &unit,
                is_primary: true,
                position: "Chuyên viên",
                is_leader: false,
                staff_kind: "vien-chuc",
                staff_level: "xa",
                valid_from: "2025-07-01",
            };
            khuevan::db::units::join(conn, &khuevan::secret::uuid(0), &membership, 0).await
        })
    });
    written.await.unwrap();
    id
}

/// The id of the unit that the coordinator of the small world has.
async fn thanh_lam(world: &World) -> String {
    let mut conn = world.app.db.read().await.unwrap();
    khuevan::db::units::list(&mut conn, &world.app.clock.today().to_string()).await.unwrap()[0].id.clone()
}

async fn people_are_found_within_the_reach_alone(engine: Engine) {
    let world = World::new(engine).await;
    let xa = thanh_lam(&world).await;
    unit(&world, "phong", "Phòng Kinh tế", Some(&xa)).await;
    unit(&world, "xa-khac", "Xã Khác", None).await;
    let dao = person(&world, "Lê Thị Đào", "phong").await;
    let stranger = person(&world, "Lê Thị Đài", "xa-khac").await;
    let mut tuan = world.signed_in("tuan").await;
    let all = tuan.get("/desk/people").await;
    assert!(all.body.contains("Lê Thị Đào") && all.body.contains("Nguyễn Thị Hạnh"), "{}", all.body);
    assert!(!all.body.contains("Lê Thị Đài") && !all.body.contains("Xã Khác"));
    for (query, is_found) in [
        ("q=le%20thi%20dao", true),
        ("q=TL-hanh", false),
        ("unit=phong", true),
        ("unit=xa-khac", false),
        ("kind=vien-chuc", true),
        ("kind=cong-chuc", false),
        ("account=none&sex=unstated", true),
        ("account=ready", false),
        ("q=%25%27%20or%201=1", false),
        ("after=zz.zz", false),
    ] {
        let page = tuan.get(&format!("/desk/people?{query}")).await;
        assert_eq!((page.status, page.body.contains(&dao)), (200, is_found), "{query}");
        assert!(!page.body.contains(&stranger));
    }
    assert!(tuan.get("/desk/people?q=TL-hanh").await.body.contains("Nguyễn Thị Hạnh"));
    assert_eq!(tuan.get(&format!("/desk/people/{dao}")).await.status, 200);
    assert_eq!(tuan.get(&format!("/desk/people/{stranger}")).await.status, 404);
    let own = [("unit", xa.as_str()), ("day", "2026-01-01"), ("staff_kind", "khac"), ("staff_level", "xa")];
    assert_eq!(tuan.post(&format!("/desk/people/{stranger}/transfer"), &own).await.status, 404);
}

async fn a_long_list_has_pages(engine: Engine) {
    let world = World::new(engine).await;
    let xa = thanh_lam(&world).await;
    for number in 0..60 {
        person(&world, &format!("Trần Văn {}", char::from(b'A' + number % 26)), &xa).await;
    }
    let mut tuan = world.signed_in("tuan").await;
    let (mut address, mut seen) = ("/desk/people".to_owned(), 0);
    loop {
        let page = tuan.get(&address).await;
        seen += page.body.matches("scope=\"row\"><a href=\"/desk/people/").count();
        if !page.body.contains("rel=\"next\"") {
            break;
        }
        address = page.link("/desk/people?after=");
    }
    assert_eq!(seen, 65, "each person stands on one page, once");
}

async fn a_transfer_keeps_the_history(engine: Engine) {
    let world = World::new(engine).await;
    let xa = thanh_lam(&world).await;
    unit(&world, "phong", "Phòng Kinh tế", Some(&xa)).await;
    let dao = person(&world, "Lê Thị Đào", &xa).await;
    let mut tuan = world.signed_in("tuan").await;
    let page = tuan.get(&format!("/desk/people/{dao}")).await;
    let day = world.app.clock.today().to_string();
    let fields = [
        ("form_id", page.hidden("form_id")),
        ("unit", "phong kinh te".to_owned()),
        ("day", day),
        ("position", "Phó Trưởng phòng".to_owned()),
        ("staff_kind", "cong-chuc".to_owned()),
        ("staff_level", "xa".to_owned()),
        ("is_leader", "yes".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for _ in 0..2 {
        assert_eq!(tuan.post(&format!("/desk/people/{dao}/transfer"), &fields).await.status, 303);
    }
    let mut conn = world.app.db.read().await.unwrap();
    let history = khuevan::db::memberships::of_person(&mut conn, &dao).await.unwrap();
    assert_eq!(history.len(), 2, "{history:?}");
    assert_eq!((history[0].unit.as_str(), history[0].valid_to.as_deref()), ("phong", None));
    assert_eq!(
        (history[1].unit.as_str(), history[1].valid_to.as_deref()),
        (xa.as_str(), Some(history[0].valid_from.as_str()))
    );
    assert!(tuan.get("/desk/people?unit=phong").await.body.contains(&dao));
    assert!(tuan.get(&format!("/desk/people/{dao}")).await.body.contains("Phó Trưởng phòng"));
}

async fn a_wrong_transfer_comes_back(engine: Engine) {
    let world = World::new(engine).await;
    let dao = person(&world, "Lê Thị Đào", &thanh_lam(&world).await).await;
    let mut tuan = world.signed_in("tuan").await;
    for (unit, day, kind) in [
        ("Xã Nào Đó", "2026-01-01", "khac"),
        ("xa thanh lam", "31/02/2026", "khac"),
        ("xa thanh lam", "2001-01-01", "khac"),
        ("xa thanh lam", "2026-01-01", "thợ"),
    ] {
        let fields =
            [("unit", unit), ("day", day), ("position", "Văn thư"), ("staff_kind", kind), ("staff_level", "xa")];
        let answer = tuan.post(&format!("/desk/people/{dao}/transfer"), &fields).await;
        assert_eq!(answer.status, 422, "{unit} {day} {kind}");
        assert!(answer.body.contains("Văn thư"), "what was typed stays");
    }
}
