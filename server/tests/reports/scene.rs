//! A mail server beside the world, and schedules that are made, waited for and looked at.

use crate::{
    support::{Answered, Browser, Caught, Engine, PASSWORD, Smtp, World, cheap_serving, mail_to},
    world::{DAY, Land, ask, land_serving},
};
use domain::permission::Role;
use jiff::civil::Date;
use khuevan::{
    db::{
        Conn, accounts, messages,
        people::NewPerson,
        report_runs, report_schedules,
        units::{self, NewMembership},
    },
    foundation,
    mail::{Mailer, sending::send_some},
    reporting::Wish,
    scheduling, secret,
};

/// The world of the reports with a mail server.
pub struct Scene {
    pub world: World,
    pub land: Land,
    pub smtp: Smtp,
    mailer: Mailer,
}

pub async fn scene(engine: Engine) -> Scene {
    let smtp = Smtp::start();
    let mut serve = cheap_serving();
    serve.mail = mail_to(&smtp.url());
    serve.mail.quiet_hours = "0-0".parse().unwrap();
    let (world, land) = land_serving(engine, serve).await;
    let mailer = Mailer::new(&world.app.serve.mail).unwrap().unwrap();
    Scene { world, land, smtp, mailer }
}

impl Scene {
    /// The task looks, and the outbox is emptied.
    pub async fn look(&self) {
        scheduling::run(&self.world.app).await.unwrap();
        while send_some(&self.world.app, &self.mailer).await.unwrap().sent > 0 {}
    }

    /// The clock goes on to a day.
    pub fn wait_until(&self, day: Date) {
        let days = i64::from((day - self.world.app.clock.today()).get_days());
        self.world.app.clock.advance(days * DAY);
    }

    pub fn mails(&self, name: &str) -> Vec<Caught> {
        self.smtp.caught_for(&format!("{name}@example.vn"))
    }

    pub async fn inbox(&self, name: &str) -> Vec<messages::Message> {
        let person = self.world.person(name).await;
        let all = messages::of_person(&mut self.world.app.db.read().await.unwrap(), &person, 100).await.unwrap();
        all.into_iter().filter(|one| one.subject.contains("áo cáo định kỳ")).collect()
    }

    pub async fn runs(&self, schedule: &str) -> Vec<report_runs::Run> {
        let id = schedule.trim_start_matches("/desk/schedules/");
        report_runs::of_schedule(&mut self.world.app.db.read().await.unwrap(), id, 100).await.unwrap()
    }

    pub async fn state(&self, schedule: &str) -> (String, String, Date) {
        let id = schedule.trim_start_matches("/desk/schedules/");
        let row = report_schedules::get(&mut self.world.app.db.read().await.unwrap(), id).await.unwrap();
        (row.state, row.reason, row.next_on.parse().unwrap())
    }

    /// A colleague with an address who coordinates a unit.
    pub async fn colleague(&self, name: &'static str, unit: &str) {
        let (unit, now, today) =
            (unit.to_owned(), self.world.app.clock.now(), self.world.app.clock.today().to_string());
        let hash = self.world.app.passwords.hash(PASSWORD).await;
        let written = self.world.app.db.write(move |conn| {
            Box::pin(async move {
                let person = NewPerson {
                    full_name: format!("Lò Thị {name}"),
                    email: Some(format!("{name}@example.vn")),
                    ..NewPerson::default()
                };
                let id = foundation::person_with_account(conn, &person, name, false, now).await?;
                accounts::set_password(conn, &id, &hash, now).await?;
                let membership = NewMembership {
                    person: &id,
                    unit: &unit,
                    is_primary: true,
                    position: "Chuyên viên",
                    is_leader: false,
                    staff_kind: "cong-chuc",
                    staff_level: "xa",
                    valid_from: &today,
                };
                units::join(conn, &secret::uuid(now), &membership, now).await?;
                foundation::grant(conn, &id, Role::Coordinator, Some(&unit), &today, now).await
            })
        });
        written.await.unwrap();
    }

    pub async fn execute(&self, sql: &'static str, value: String) {
        let done = self.world.app.db.write(move |conn| {
            Box::pin(async move {
                match conn {
                    Conn::Sqlite(c) => sqlx::query(sql).bind(value).execute(&mut **c).await.map(drop)?,
                    Conn::Postgres(c) => sqlx::query(sql).bind(value).execute(&mut **c).await.map(drop)?,
                }
                Ok(())
            })
        });
        done.await.unwrap();
    }

    /// A weekly schedule on the weekday of tomorrow for these people; gives its address.
    pub async fn schedule(&self, browser: &mut Browser, wish: &Wish, names: &[&str]) -> String {
        let report = ask(browser, wish).await;
        let weekday = self.tomorrow().weekday().to_monday_one_offset().to_string();
        let mut fields = typed(report.trim_start_matches("/desk/reports/"), "weekly");
        fields.retain(|(name, _)| name != "weekday" && name != "recipients");
        fields.push(("weekday".to_owned(), weekday));
        for name in names {
            fields.push(("recipients".to_owned(), self.world.person(name).await));
        }
        let answer = post(browser, "/desk/schedules", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.location.unwrap()
    }

    pub fn tomorrow(&self) -> Date {
        self.world.app.clock.today().tomorrow().unwrap()
    }
}

pub fn typed(report: &str, rhythm: &str) -> Vec<(String, String)> {
    let fields = [
        ("report", report),
        ("rhythm", rhythm),
        ("weekday", "1"),
        ("day", "31"),
        ("month", "2"),
        ("span", "year-so-far"),
        ("formats", "xlsx"),
        ("formats", "pdf"),
    ];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

pub async fn post(browser: &mut Browser, path: &str, fields: &[(String, String)]) -> Answered {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}
