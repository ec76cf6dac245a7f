//! Kim coordinates one room of a commune; some whom her list names are known in the commune, or nowhere.

use crate::support::{Answered, Browser, Engine, PASSWORD, Smtp, World};
use domain::permission::Role;
use khuevan::{
    db::{
        Conn, DbError, accounts,
        memberships::{self, Membership},
        people::{self, NewPerson},
        units::{self, NewMembership, NewUnit},
    },
    foundation,
    mail::{Mailer, sending::send_some},
    secret,
};

const HEAD: &str = "Họ và tên,Ngày sinh,Giới tính,Mã cán bộ,Thư điện tử,Đơn vị,Chức vụ,Nghỉ/chuyển đi";
pub const LA: &str = "Lò Thị Lạ,1990-02-03,Nữ,TL-701,la@thanhlam.gov.vn,Phòng Kinh tế,Văn thư,\n";

pub struct Scene {
    pub world: World,
    pub smtp: Smtp,
    pub mailer: Mailer,
    pub kim: Browser,
}

impl Scene {
    /// The room of kim with one official, beside a room of nam; everybody whom the lists name is new.
    pub async fn new(engine: Engine) -> Self {
        let smtp = Smtp::start();
        let world = World::with_mail(engine, &smtp).await;
        let mailer = Mailer::new(&world.app.serve.mail).unwrap().unwrap();
        let commune = commune(&world).await;
        let (hash, today) = (world.app.passwords.hash(PASSWORD).await, world.app.clock.today().to_string());
        let written = world.app.db.write(move |conn| {
            Box::pin(async move {
                for (id, name) in [("phong", "Phòng Kinh tế"), ("phong-khac", "Phòng Văn hóa")] {
                    let parent = Some(commune.as_str());
                    let unit = NewUnit { id, kind: "xa", area_code: None, name, parent, valid_from: "2025-07-01" };
                    units::create(conn, &unit, &format!("{id}-p"), 0).await?;
                }
                for (name, full_name, unit) in [("kim", "Lù Thị Kim", "phong"), ("nam", "Tráng A Nam", "phong-khac")]
                {
                    let person = NewPerson { full_name: full_name.to_owned(), ..NewPerson::default() };
                    let id = foundation::person_with_account(conn, &person, name, false, 0).await?;
                    accounts::set_password(conn, &id, &hash, 0).await?;
                    foundation::grant(conn, &id, Role::Coordinator, Some(unit), &today, 0).await?;
                }
                add(conn, &commune, "phong", ("Hoàng Văn Sử", "TL-704", Some("su@thanhlam.gov.vn"))).await.map(drop)
            })
        });
        written.await.unwrap();
        let kim = world.signed_in("kim").await;
        Self { world, smtp, mailer, kim }
    }

    /// The same where some of them are known in the commune: by e-mail and code, by either, with an account and without.
    pub async fn where_some_are_known(engine: Engine) -> Self {
        let scene = Self::new(engine).await;
        let (commune, hash) = (commune(&scene.world).await, scene.world.app.passwords.hash(PASSWORD).await);
        let written = scene.world.app.db.write(move |conn| {
            Box::pin(async move {
                let here = commune.as_str();
                let la = add(conn, here, here, ("Lò Thị Lạ", "TL-701", Some("la@thanhlam.gov.vn"))).await?;
                accounts::create(conn, &la, "lalt", false, 0).await?;
                accounts::set_password(conn, &la, &hash, 0).await?;
                add(conn, here, here, ("Vàng A Dế", "TL-702", None)).await?;
                let my = add(conn, here, here, ("Giàng Thị Mỷ", "TL-703", Some("my@thanhlam.gov.vn"))).await?;
                accounts::create(conn, &my, "mygt", false, 0).await?;
                add(conn, here, here, ("Sử Khác", "TL-705", Some("su.moi@thanhlam.gov.vn"))).await?;
                add(conn, here, here, ("Hờ A Tủa", "TL-707", None)).await.map(drop)
            })
        });
        written.await.unwrap();
        scene
    }

    /// Sends rows below the usual headings; gives the address of the import.
    pub async fn send(browser: &mut Browser, rows: &str) -> String {
        let text = format!("{HEAD}\n{rows}");
        let fields = [("staff_kind", "cong-chuc"), ("staff_level", "xa")];
        let sent = browser.post_files("/desk/imports", &fields, &[("file", "k4.csv", text.as_bytes())]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        sent.location.unwrap()
    }

    /// Sends and writes in one go.
    pub async fn import(browser: &mut Browser, rows: &str) -> String {
        let address = Self::send(browser, rows).await;
        assert_eq!(browser.post(&format!("{address}/application"), &[("choice", "all")]).await.status, 303);
        address
    }

    /// The people whom a coordinator sees: name and address of the page, in order.
    pub async fn people(browser: &mut Browser, query: &str) -> Vec<(String, String)> {
        let page = browser.get(&format!("/desk/people?q={query}")).await;
        let links = page.body.split("href=\"/desk/people/").skip(1);
        let people = links.filter_map(|rest| {
            let (id, rest) = rest.split_once('"')?;
            let name = rest.split_once('>')?.1.split_once('<')?.0;
            (id.len() == 36).then(|| (name.to_owned(), format!("/desk/people/{id}")))
        });
        people.collect()
    }

    /// The page of the one whom a coordinator finds by these words.
    pub async fn person(browser: &mut Browser, query: &str) -> String {
        let people = Self::people(browser, query).await;
        assert_eq!(people.len(), 1, "{people:?}");
        people[0].1.clone()
    }

    /// Everything in the outbox leaves.
    pub async fn send_mail(&self) {
        while send_some(&self.world.app, &self.mailer).await.unwrap().sent > 0 {}
    }

    /// The last link of an invitation that came to this address.
    pub fn link(&self, address: &str) -> String {
        let mail = self.smtp.caught_for(address).pop().unwrap_or_else(|| panic!("no mail to {address}"));
        let text = mail.text();
        let rest = text.split("/invitations/").nth(1).unwrap_or_else(|| panic!("no link in {text}"));
        format!("/invitations/{}", rest.split_whitespace().next().unwrap())
    }

    /// The memberships of a person, the latest first.
    pub async fn memberships(&self, person: &str) -> Vec<Membership> {
        memberships::of_person(&mut self.world.app.db.read().await.unwrap(), person).await.unwrap()
    }

    /// Answers the one request that this browser's person has.
    pub async fn answer(browser: &mut Browser, answer: &str) -> Answered {
        let account = browser.get("/account").await;
        let asked: Vec<&str> = account.body.split("action=\"/account/requests/").skip(1).collect();
        assert_eq!(asked.len(), 1, "{}", account.body);
        let id = asked[0].split('"').next().unwrap().to_owned();
        browser.post(&format!("/account/requests/{id}"), &[("answer", answer)]).await
    }
}

pub async fn commune(world: &World) -> String {
    let today = world.app.clock.today().to_string();
    let all = units::list(&mut world.app.db.read().await.unwrap(), &today).await.unwrap();
    all.into_iter().find(|unit| unit.name == "Xã Thanh Lâm").unwrap().id
}

async fn add(
    conn: &mut Conn,
    body: &str,
    unit: &str,
    (name, code, email): (&str, &str, Option<&str>),
) -> Result<String, DbError> {
    let id = secret::uuid(0);
    let person = NewPerson {
        full_name: name.to_owned(),
        email: email.map(str::to_owned),
        staff_body: Some(body.to_owned()),
        staff_code: Some(code.to_owned()),
        ..NewPerson::default()
    };
    people::create(conn, &id, &person, 0).await?;
    let membership = NewMembership {
        person: &id,
        unit,
        is_primary: true,
        position: "Chuyên viên",
        is_leader: false,
        staff_kind: "cong-chuc",
        staff_level: "xa",
        valid_from: "2025-07-01",
    };
    units::join(conn, &secret::uuid(0), &membership, 0).await?;
    Ok(id)
}

/// Completes the small course, in which this browser's person is or is not enrolled yet.
pub async fn complete(browser: &mut Browser) {
    browser.post("/courses/khoa-nho/enrolment", &[]).await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let started = browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[]).await.location.unwrap();
    let right = [("q.q-mot", "0"), ("q.q-dung", "0"), ("q.q-so", "5"), ("q.q-chu", "hue")];
    assert_eq!(browser.post(&format!("{started}/submission"), &right).await.status, 303);
}

/// Opens a cohort of the room that asks for the small course; gives its address.
pub async fn open_cohort(scene: &mut Scene) -> String {
    let today = scene.world.app.clock.today();
    let day = |days: i64| today.checked_add(jiff::Span::new().days(days)).unwrap().to_string();
    let (opens, due) = (day(-30), day(20));
    let fields = [
        ("form_id", "form-cohort-1"),
        ("title", "K4 – Phòng Kinh tế"),
        ("unit", "phong"),
        ("opens_on", &opens),
        ("capacity", ""),
        ("what.0", "course:khoa-nho"),
        ("due.0", &due),
        ("must.0", "yes"),
        ("why.0", "Kế hoạch năm"),
        ("what.1", ""),
        ("instructors", ""),
    ];
    let answer = scene.kim.post("/desk/cohorts", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.unwrap().strip_suffix("/filling").unwrap().to_owned()
}

/// Lets whoever a list means into a cohort.
pub async fn fill(scene: &mut Scene, cohort: &str, list: &str) -> Answered {
    let fields = [("way", "list"), ("list", list)];
    let preview = scene.kim.post(&format!("{cohort}/preview"), &fields).await;
    assert_eq!(preview.status, 200, "{}", preview.body);
    assert_eq!(scene.kim.post(&format!("{cohort}/members"), &fields).await.status, 303);
    preview
}

/// The number of a bucket on the page of a cohort.
pub async fn number(scene: &mut Scene, cohort: &str, bucket: &str) -> i64 {
    let page = scene.kim.get(cohort).await.body;
    let link = page.split(&format!("state={bucket}#members")).nth(1).unwrap_or_else(|| panic!("no {bucket} in {page}"));
    let text = link.split("<b>").nth(1).unwrap().split("</b>").next().unwrap();
    text.parse().unwrap()
}

/// How many rows of an import have a verdict.
pub async fn count(browser: &mut Browser, import: &str, words: &str) -> i64 {
    let page = browser.get(import).await.body;
    let at = page.find(&format!("<span>{words}</span>")).unwrap_or_else(|| panic!("no {words} in {page}"));
    page[..at].rsplit("<b>").next().unwrap().split('<').next().unwrap().parse().unwrap()
}
