//! Cohorts of the demo world, with people in every state, so that the desk is alive.

use super::classes;
use crate::{
    courses::Edition,
    db::{
        Conn, DbError, accounts,
        assignments::{self, CohortAssignment, Subject},
        cohort_members,
        cohorts::{self, NewCohort},
        completions::{self, Completion},
        enrolments::{self, NewEnrolment},
        exceptions::{self, NewException},
        pauses::{self, PauseRow},
        people::{self, NewPerson},
        readings,
        units::{self, NewMembership},
    },
    secret,
};
use domain::cohort::completed_years;
use jiff::{ToSpan, civil::Date};
use std::sync::Arc;

/// What has become of somebody in a cohort.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Reading,
    Done,
    Paused,
    Extended,
    Exempt,
}

/// The commune of the demo world.
const COMMUNE: &str = "Xã Thanh Lâm";

/// Name, sex, birth date and state of those who learn in the demo cohorts; all of them are invented.
const LEARNERS: [(&str, &str, &str, State); 12] = [
    ("Hoàng Thị Bích Ngọc", "female", "1988-03-02", State::Done),
    ("Lò Thị Mai", "female", "1995-07-19", State::Reading),
    ("Trần Thị Thu Huyền", "female", "1990-10-23", State::Reading),
    ("Vàng A Páo", "male", "1986-05-11", State::Done),
    ("Nông Thị Kim Oanh", "female", "1983-12-30", State::New),
    ("Bùi Quang Huy", "male", "1992-02-29", State::New),
    ("Đinh Thị Hường", "female", "1978-08-15", State::Paused),
    ("Phan Văn Tài", "male", "1989-01-07", State::Reading),
    ("Ksor H’Lan", "female", "1997-04-18", State::Extended),
    ("Lê Hoàng Nam", "male", "1981-09-09", State::New),
    ("Mai Thị Phượng", "female", "1976-06-21", State::Exempt),
    ("Thạch Sô Phia", "female", "1993-11-12", State::Done),
];

/// Opens one that is due in some weeks, one that was due a few days ago, and one that people may ask to join; they ask
/// for the given course. Gives those who learn in the first two, and whether each has completed it.
pub async fn fill(
    conn: &mut Conn,
    edition: Arc<Edition>,
    today: Date,
    now: i64,
) -> Result<Vec<(String, bool)>, DbError> {
    let Some(coordinator) = accounts::find_by_login(conn, "tuan").await? else { return Ok(Vec::new()) };
    let places = units::list(conn, &today.to_string()).await?;
    let Some(unit) = places.iter().find(|unit| unit.name.starts_with(COMMUNE)).map(|unit| unit.id.clone()) else {
        return Ok(Vec::new());
    };
    let places: Vec<String> =
        places.into_iter().filter(|unit| unit.name.contains(COMMUNE)).map(|unit| unit.id).collect();
    let mut learners = Vec::new();
    for (learner, place) in LEARNERS.iter().zip(places.iter().cycle()) {
        learners.push((add(conn, learner, place, &edition, today, now).await?, learner.3));
    }
    let (first, second) = learners.split_at(7);
    for (title, due, members) in [("K3 – Cán bộ cấp xã", 25, first), ("Bồi dưỡng cán bộ xã, đợt bổ sung", -3, second)]
    {
        let new = NewCohort {
            title: title.to_owned(),
            unit: unit.clone(),
            opens_on: day(today, -20),
            closes_on: Some(day(today, 60)),
            capacity: Some(30),
            ..NewCohort::default()
        };
        let cohort = open(conn, &new, &coordinator.person, &edition, &day(today, due), members, now).await?;
        if due > 0 {
            let members: Vec<String> = members.iter().map(|(person, _)| person.clone()).collect();
            classes::meet(conn, &cohort, &members, &coordinator.person, now).await?;
        }
    }
    let asker = learners.iter().find(|(_, state)| *state == State::New).map(|(person, _)| person.as_str());
    if let Some(asker) = asker {
        let new = NewCohort {
            title: "Bồi dưỡng theo nguyện vọng, đợt tới".to_owned(),
            unit,
            opens_on: day(today, 21),
            closes_on: Some(day(today, 70)),
            capacity: Some(25),
            request_steps: 1,
            requests_until: Some(day(today, 14)),
        };
        let asked = CohortAssignment { is_mandatory: false, ..assignment(&edition, &day(today, 60), now) };
        classes::open_to_requests(conn, &new, &asked, asker, &coordinator.person, now).await?;
    }
    Ok(learners.into_iter().map(|(person, state)| (person, state == State::Done)).collect())
}

fn day(today: Date, days: i64) -> String {
    today.checked_add(days.days()).unwrap_or(today).to_string()
}

async fn open(
    conn: &mut Conn,
    new: &NewCohort,
    by: &str,
    edition: &Edition,
    due: &str,
    members: &[(String, State)],
    now: i64,
) -> Result<String, DbError> {
    let (id, course) = (secret::uuid(now), edition.course.id.as_str());
    cohorts::create(conn, &id, new, by, now).await?;
    assignments::record_for_cohort(conn, &id, &assignment(edition, due, now), by, now).await?;
    let rows: Vec<(String, String)> = members.iter().map(|(person, _)| (secret::uuid(now), person.clone())).collect();
    cohort_members::join(conn, &id, &rows, None, by, now).await?;
    for (person, state) in members {
        let (kind, due_on, reason) = match state {
            State::Extended => ("extension", Some(new.closes_on.as_deref().unwrap_or(due)), "Nghỉ thai sản"),
            State::Exempt => ("exemption", None, "Đã học nội dung này ở lớp tập trung"),
            _ => continue,
        };
        let exception = NewException {
            person,
            cohort: Some(&id),
            subject: Subject::Course(course),
            kind,
            due_on,
            pause: None,
            reason,
            recorded_by: Some(by),
        };
        exceptions::record(conn, &secret::uuid(now), &exception, now).await?;
    }
    Ok(id)
}

fn assignment(edition: &Edition, due: &str, now: i64) -> CohortAssignment {
    CohortAssignment {
        id: secret::uuid(now),
        course: Some(edition.course.id.clone()),
        programme: None,
        is_mandatory: true,
        reason: "Kế hoạch bồi dưỡng năm của tỉnh".to_owned(),
        due_on: Some(due.to_owned()),
    }
}

async fn add(
    conn: &mut Conn,
    (name, sex, born, state): &(&str, &'static str, &str, State),
    unit: &str,
    edition: &Edition,
    today: Date,
    now: i64,
) -> Result<String, DbError> {
    let id = secret::uuid(now);
    let new = NewPerson {
        full_name: (*name).to_owned(),
        sex: Some(sex),
        birth_date: Some((*born).to_owned()),
        ..NewPerson::default()
    };
    people::create(conn, &id, &new, now).await?;
    let membership = NewMembership {
        person: &id,
        unit,
        is_primary: true,
        position: "Công chức xã",
        is_leader: false,
        staff_kind: "cong-chuc",
        staff_level: "xa",
        valid_from: "2025-07-01",
    };
    units::join(conn, &secret::uuid(now), &membership, now).await?;
    learn(conn, &id, edition, *state, today, now).await?;
    if *state == State::Paused {
        let pause = PauseRow { id: secret::uuid(now), from_on: today.to_string(), until_on: day(today, 20) };
        pauses::record(conn, &id, &pause, now).await?;
    }
    Ok(id)
}

/// One is enrolled; some have read the first lesson, some have read all and completed the course.
async fn learn(
    conn: &mut Conn,
    person: &str,
    edition: &Edition,
    state: State,
    today: Date,
    now: i64,
) -> Result<(), DbError> {
    let (who, day) = (people::get(conn, person).await?, today.to_string());
    let unit = units::primary(conn, person, &day).await?;
    let course = &edition.course;
    let new = NewEnrolment { id: secret::uuid(now), course: course.id.clone(), form_id: secret::uuid(now) };
    let born: Option<Date> = who.birth_date.as_deref().and_then(|day| day.parse().ok());
    let age = born.and_then(|born| completed_years(born, today));
    enrolments::open(conn, &new, &who, unit.as_ref(), age, now).await?;
    let lessons = match state {
        State::Reading => 1,
        State::Done => usize::MAX,
        _ => 0,
    };
    for lesson in course.lessons().take(lessons) {
        readings::mark(conn, &new.id, &lesson.id, &edition.revision.id, now).await?;
    }
    if state == State::Done {
        let read: Vec<_> = course.lessons().map(|lesson| (lesson.id.clone(), now)).collect();
        let done = Completion {
            enrolment: new.id,
            revision: edition.revision.id.clone(),
            completed_at: now,
            tiet_halves: course.tiet.halves,
            result: None,
            evidence: serde_json::json!({ "lessons": read, "attempts": [] }).to_string(),
        };
        completions::record(conn, &done, now).await?;
    }
    Ok(())
}
