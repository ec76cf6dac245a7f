//! Training records: what people have learnt here and elsewhere, year by year, and the files made of it.

pub mod export;
mod json;
mod long_workbook;
mod sheet;
pub(crate) mod table;
mod workbook;

pub use json::json;
pub use sheet::pdf;
pub use workbook::workbook;

use crate::{
    clock::Clock,
    courses::Catalogue,
    db::{
        Conn, DbError,
        memberships::{self, Membership},
        outside_hours::{self, Approved},
        settings,
        training_records::{self, Awarded, Completed},
        yearly_targets::{self, Target, note_name},
    },
    state::AppState,
};
use app::pages::{
    home::YearOfTiet,
    record::{Holder, ItemKind, RecordItem, RecordYear, TrainingRecord},
};
use domain::{
    course::Tiet,
    hours::{CourseDone, DEFAULT_TARGET, OutsideDone, Post, YearOfHours, deciding_day, years},
    quiz::Percent,
    roster::StaffKind,
};
use jiff::civil::Date;
use std::collections::HashMap;

/// What one person has learnt.
#[derive(Clone, Debug, Default)]
pub struct Learnt {
    /// Courses, in the order of time.
    pub completed: Vec<Completed>,
    /// Approved hours from elsewhere.
    pub outside: Vec<Approved>,
    /// Certificates of programmes.
    pub awarded: Vec<Awarded>,
}

/// What each of these people has learnt.
pub async fn learnt(conn: &mut Conn, people: &[String]) -> Result<HashMap<String, Learnt>, DbError> {
    let mut all: HashMap<String, Learnt> = HashMap::new();
    for one in training_records::completed(conn, people).await? {
        all.entry(one.person.clone()).or_default().completed.push(one);
    }
    for one in outside_hours::approved(conn, people).await? {
        all.entry(one.person.clone()).or_default().outside.push(one);
    }
    for one in training_records::awarded(conn, people).await? {
        all.entry(one.person.clone()).or_default().awarded.push(one);
    }
    Ok(all)
}

impl Learnt {
    /// The courses as a year counts them.
    pub fn courses(&self, clock: &Clock) -> Vec<CourseDone> {
        let done = |one: &Completed| CourseDone {
            course: one.course.clone(),
            on: clock.day(one.completed_at),
            tiet: Tiet { halves: one.tiet_halves },
        };
        self.completed.iter().map(done).collect()
    }

    /// The hours from elsewhere as a year counts them.
    pub fn elsewhere(&self) -> Vec<OutsideDone> {
        let done = |one: &Approved| {
            Some(OutsideDone { until: one.until_on.parse().ok()?, tiet: Tiet { halves: one.tiet_halves } })
        };
        self.outside.iter().filter_map(done).collect()
    }

    /// What was learnt in a year, in the order of time; of a course that was repeated in it the first time counts.
    pub fn items(&self, clock: &Clock, catalogue: &Catalogue, year: i16) -> Vec<RecordItem> {
        let mut items: Vec<RecordItem> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for one in self.completed.iter().filter(|one| clock.day(one.completed_at).year() == year) {
            let counts = !seen.contains(&one.course.as_str());
            seen.push(&one.course);
            items.push(course_item(clock, catalogue, one, counts));
        }
        items.extend(self.outside.iter().filter_map(outside_item).filter(|item| item.days.1.year() == year));
        items.extend(self.awarded.iter().filter_map(awarded_item).filter(|item| item.days.1.year() == year));
        items.sort_by(|one, other| (one.days.1, &one.title).cmp(&(other.days.1, &other.title)));
        items
    }
}

fn course_item(clock: &Clock, catalogue: &Catalogue, one: &Completed, counts: bool) -> RecordItem {
    let edition = catalogue.course(&one.course);
    RecordItem {
        kind: ItemKind::Course,
        title: edition.map_or_else(|| one.course.clone(), |edition| edition.course.title.clone()),
        body: String::new(),
        days: (clock.day(one.opened_at), clock.day(one.completed_at)),
        tiet: Tiet { halves: one.tiet_halves },
        counts,
        group: edition.map_or(0, |edition| edition.course.content_group),
        is_abroad: false,
        result: one.result.map(Percent),
        number: one.number.clone().unwrap_or_default(),
    }
}

fn outside_item(one: &Approved) -> Option<RecordItem> {
    Some(RecordItem {
        kind: ItemKind::Outside,
        title: one.title.clone(),
        body: one.body.clone(),
        days: (one.from_on.parse().ok()?, one.until_on.parse().ok()?),
        tiet: Tiet { halves: one.tiet_halves },
        counts: true,
        group: u8::try_from(one.content_group).unwrap_or_default(),
        is_abroad: one.is_abroad,
        result: None,
        number: String::new(),
    })
}

fn awarded_item(one: &Awarded) -> Option<RecordItem> {
    let day = one.issued_on.parse().ok()?;
    Some(RecordItem {
        kind: ItemKind::Programme,
        title: one.title.clone(),
        body: String::new(),
        days: (day, day),
        tiet: Tiet::default(),
        counts: false,
        group: 0,
        is_abroad: false,
        result: None,
        number: one.number.clone(),
    })
}

/// What is set for a year and a post; the default where nothing is set, or nobody knows her post.
pub fn target(all: &[Target], year: i16, post: Option<Post>) -> Tiet {
    let set = post.and_then(|post| {
        all.iter().find(|one| {
            one.year == i64::from(year) && one.staff_kind == post.kind.name() && one.is_leader == post.is_leader
        })
    });
    set.map_or(DEFAULT_TARGET, |one| Tiet { halves: one.tiet_halves })
}

/// A person as a record names her.
pub fn holder(row: training_records::Holder) -> Holder {
    let kind = row.staff_kind.as_deref().and_then(StaffKind::named);
    Holder {
        id: row.id,
        full_name: row.full_name,
        birth_date: row.birth_date.and_then(|day| day.parse().ok()),
        staff_code: row.staff_code.unwrap_or_default(),
        unit: row.unit_name.unwrap_or_default(),
        position: row.position.unwrap_or_default(),
        post: kind.map(|kind| Post { kind, is_leader: row.is_leader.unwrap_or_default() }),
    }
}

/// The record of one person as it stands today.
pub async fn load(app: &AppState, conn: &mut Conn, person: &str) -> Result<TrainingRecord, DbError> {
    let (today, ids) = (app.clock.today(), [person.to_owned()]);
    let found = training_records::holders(conn, &ids, &today.to_string()).await?;
    let holder = found.into_iter().next().map(holder).ok_or(DbError::NotFound)?;
    let learnt = learnt(conn, &ids).await?.remove(person).unwrap_or_default();
    let targets = yearly_targets::all(conn).await?;
    let posts = memberships::of_person(conn, person).await?;
    let (courses, outside) = (learnt.courses(&app.clock), learnt.elsewhere());
    let mut all = Vec::new();
    for year in years(&courses, &outside, today.year()) {
        let target = target(&targets, year, post_on(&posts, deciding_day(year, today)));
        let note = settings::find(conn, &note_name(year)).await?.unwrap_or_default();
        all.push(RecordYear {
            year: YearOfTiet { hours: YearOfHours::of(year, &courses, &outside, target), note },
            items: learnt.items(&app.clock, &app.catalogue(), year),
        });
    }
    Ok(TrainingRecord { holder, years: all, on: today })
}

/// Her post of a day.
fn post_on(posts: &[Membership], day: Date) -> Option<Post> {
    let day = day.to_string();
    let held = posts
        .iter()
        .find(|one| one.is_primary && one.valid_from <= day && one.valid_to.as_ref().is_none_or(|to| *to > day))?;
    Some(Post { kind: StaffKind::named(&held.staff_kind)?, is_leader: held.is_leader })
}
