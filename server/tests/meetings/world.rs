//! A class of two with a coordinator and an instructor, at eight in the morning.

use crate::support::{Answered, Browser, Engine, World};
use jiff::{ToSpan, civil::Date};
use khuevan::{
    courses::publish_folder,
    db::{attendances, completions, enrolments, meetings, messages, units},
};

pub const COURSE: &str = "khoa-sau";

/// The class.
pub struct Class {
    pub world: World,
    pub tuan: Browser,
    /// The id of the cohort.
    pub cohort: String,
}

/// What is typed of a meeting.
#[derive(Clone)]
pub struct Typed<'a> {
    pub course: &'a str,
    pub title: &'a str,
    pub day: i64,
    pub from: &'a str,
    pub until: &'a str,
    pub place: &'a str,
    pub link: &'a str,
    pub note: &'a str,
}

pub const TYPED: Typed<'static> = Typed {
    course: COURSE,
    title: "Buổi 1. Thực hành",
    day: 0,
    from: "08:00",
    until: "9h30",
    place: "Hội trường A",
    link: "",
    note: "",
};

impl Class {
    /// A class of hanh and duc, in which ha teaches; the course asks for its one lesson and these meetings.
    pub async fn new(engine: Engine, attendance: &str) -> Self {
        let world = World::with_own_courses(engine).await;
        world.at_eight();
        world.ask(attendance).await;
        let mut tuan = world.signed_in("tuan").await;
        let mut conn = world.app.db.read().await.unwrap();
        let today = world.day(0).to_string();
        let unit = units::list(&mut conn, &today).await.unwrap()[0].id.clone();
        drop(conn);
        let (opens, closes) = (world.day(-30).to_string(), world.day(60).to_string());
        let fields = [
            ("form_id", "form-class-1"),
            ("title", "K3 – Cán bộ cấp xã"),
            ("unit", &unit),
            ("opens_on", &opens),
            ("closes_on", &closes),
            ("what.0", "course:khoa-sau"),
            ("must.0", "yes"),
            ("why.0", "Kế hoạch năm của tỉnh"),
            ("instructors", "ha@example.vn"),
        ];
        let answer = tuan.post("/desk/cohorts", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let address = answer.location.unwrap();
        let cohort = address.trim_start_matches("/desk/cohorts/").trim_end_matches("/filling").to_owned();
        let list = [("way", "list"), ("list", "TL-hanh\nTL-duc")];
        assert_eq!(tuan.post(&format!("/desk/cohorts/{cohort}/members"), &list).await.status, 303);
        Self { world, tuan, cohort }
    }

    /// Sends the form of a new meeting.
    pub async fn send(&mut self, id: &str, typed: &Typed<'_>) -> Answered {
        let day = self.world.day(typed.day).to_string();
        self.send_on(id, typed, &day).await
    }

    /// The same with the day as it is typed.
    pub async fn send_on(&mut self, id: &str, typed: &Typed<'_>, day: &str) -> Answered {
        self.tuan.post(&format!("/desk/cohorts/{}/meetings", self.cohort), &fields(id, typed, day)).await
    }

    /// Plans a meeting of today; its id is that of its form.
    pub async fn plan(&mut self, id: &str, typed: &Typed<'_>) -> String {
        let answer = self.send(id, typed).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        id.to_owned()
    }

    /// The code on the wall.
    pub async fn code(&self, meeting: &str) -> String {
        let found = meetings::find(&mut self.world.app.db.read().await.unwrap(), meeting).await.unwrap().unwrap();
        domain::meeting::code(&found.secret, meeting, domain::meeting::window(self.world.app.clock.now()))
    }

    /// Marks somebody by hand as tuan does it, from a fresh page.
    pub async fn mark(&mut self, meeting: &str, name: &str, presence: &str, reason: &str) {
        let person = self.world.person(name).await;
        let was = self.tuan.get(&format!("/meetings/{meeting}/attendance")).await.hidden(&format!("was.{person}"));
        let [presence_field, reason_field, was_field] =
            ["presence", "reason", "was"].map(|field| format!("{field}.{person}"));
        let fields = [(presence_field.as_str(), presence), (&reason_field, reason), (&was_field, was.as_str())];
        let answer = self.tuan.post(&format!("/meetings/{meeting}/attendance"), &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    /// How somebody stands to a meeting: presence and way.
    pub async fn presence(&self, meeting: &str, name: &str) -> Option<(String, String)> {
        let person = self.world.person(name).await;
        let mut conn = self.world.app.db.read().await.unwrap();
        let found = attendances::find(&mut conn, meeting, &person).await.unwrap();
        found.map(|(presence, way, _)| (presence, way))
    }
}

/// The fields of a meeting.
pub fn fields<'a>(id: &'a str, typed: &Typed<'a>, day: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form_id", id),
        ("course", typed.course),
        ("title", typed.title),
        ("held_on", day),
        ("from", typed.from),
        ("until", typed.until),
        ("place", typed.place),
        ("link", typed.link),
        ("note", typed.note),
    ]
}

impl World {
    /// Moves the clock to eight in the morning of tomorrow.
    pub fn at_eight(&self) {
        let clock = &self.app.clock;
        let eight = clock.today().tomorrow().unwrap().at(8, 0, 0, 0);
        clock.advance(clock.instant(eight).unwrap() - clock.now());
    }

    /// So many days from today.
    pub fn day(&self, days: i64) -> Date {
        self.app.clock.today().checked_add(days.days()).unwrap()
    }

    /// Publishes the course anew with this rule of attendance.
    pub async fn ask(&self, attendance: &str) {
        let folder = &self.app.store.courses_dir;
        let path = folder.join("khoa-sau/course.md");
        let text = std::fs::read_to_string(&path).unwrap();
        let text: String = text
            .lines()
            .filter(|line| !line.contains("attendance:") && !line.contains("certificate:"))
            .map(|line| match line {
                "after: [khoa-nho]" => "after: []\n".to_owned(),
                "  quizzes: []" => {
                    format!("  quizzes: []\n  attendance: {attendance}\ncertificate: {{ template: mac-dinh }}\n")
                }
                line => format!("{line}\n"),
            })
            .collect();
        std::fs::write(&path, text).unwrap();
        let app = &self.app;
        publish_folder(&app.db, &app.media, folder, app.clock.now()).await.unwrap();
        app.reload_catalogue().await.unwrap();
        assert!(app.catalogue().course(COURSE).unwrap().course.complete.attendance.is_some());
    }

    /// Reads the one lesson.
    pub async fn read_lesson(&self, name: &str) {
        let mut browser = self.signed_in(name).await;
        let read = browser.post("/courses/khoa-sau/lessons/b-sau/completion", &[]).await;
        assert_eq!(read.status, 303, "{}", read.body);
    }

    /// The completion of the course, if somebody has it: its evidence.
    pub async fn completed(&self, name: &str) -> Option<String> {
        let person = self.person(name).await;
        let mut conn = self.app.db.read().await.unwrap();
        let own = enrolments::of_person(&mut conn, &person).await.unwrap();
        let open = own.into_iter().find(|one| one.course == COURSE && one.closed_at.is_none())?;
        completions::find(&mut conn, &open.id).await.unwrap().map(|completion| completion.evidence)
    }

    /// Subjects of the messages to somebody that speak of meetings, the last one first.
    pub async fn told(&self, name: &str) -> Vec<String> {
        let person = self.person(name).await;
        let mut conn = self.app.db.read().await.unwrap();
        let all = messages::of_person(&mut conn, &person, 50).await.unwrap();
        let of_meetings =
            all.into_iter().filter(|one| one.link.as_deref().is_some_and(|link| link.contains("/meetings/")));
        of_meetings.map(|one| one.subject).collect()
    }
}
