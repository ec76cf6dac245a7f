//! Everything that a count needs besides the enrolments: names, numbers, maps and cohorts, as of one instant.

use super::{
    content::{KeyName, NOTHING, closed_name, key},
    known::{self, KnownCourse},
    units::Units,
    wish::Wish,
};
use crate::{
    clock::Clock,
    db::{
        Conn, DbError, organisation, report_cohorts,
        report_facts::{self, Window},
        scope::{self, Reach},
        yearly_targets::{self, Target},
    },
    state::AppState,
};
use domain::{
    programme::Programme,
    report::{Completed, Dimension, Fact, Filter, Key},
};
use jiff::{ToSpan, civil::Date};
use std::collections::{HashMap, HashSet};

/// The frame of a count.
pub struct Frame {
    /// What is asked for.
    pub wish: Wish,
    /// Which enrolments are counted.
    pub window: Window,
    /// What must hold of them.
    pub filter: Filter,
    /// Who asks.
    pub reach: Reach,
    /// Whether she reaches everything.
    pub is_everything: bool,
    clock: Clock,
    courses: Vec<KnownCourse>,
    course_numbers: HashMap<String, u32>,
    programmes: Vec<Programme>,
    course_programmes: Vec<Vec<u32>>,
    cohorts: Cohorts,
    units: Option<Units>,
    /// The targets of the year, for a report about one.
    pub(super) targets: Vec<Target>,
    /// The instant after the as-of day.
    pub(super) completed_before: i64,
}

#[derive(Default)]
struct Cohorts {
    listed: Vec<report_cohorts::Cohort>,
    asks: HashSet<(u32, u32)>,
    of_person: HashMap<String, Vec<u32>>,
}

/// What one worker has already worked out.
#[derive(Default)]
pub struct Memory {
    days: HashMap<i64, Date>,
    places: HashMap<(String, Date), (Option<u32>, bool)>,
}

/// Offsets of zones are whole quarters of an hour, and days begin at whole ones.
const QUARTER: i64 = 15 * 60_000;

impl Frame {
    /// Loads it as it was known at an instant.
    pub async fn load(app: &AppState, reach: Reach, wish: Wish, known_at: i64) -> Result<Self, DbError> {
        let mut conn = app.db.read().await?;
        let is_everything = scope::holds_everything(&mut conn, &reach).await?;
        let courses = known::courses(&mut conn, &app.catalogue(), known_at).await?;
        let course_numbers: HashMap<String, u32> =
            (0..).zip(&courses).map(|(number, course)| (course.id.clone(), number)).collect();
        let programmes = known::programmes(&mut conn, known_at).await?;
        let completed_before = begin_of(app, next_day(wish.as_of));
        let window = Window {
            from: begin_of(app, wish.from),
            before: begin_of(app, next_day(wish.to)).min(completed_before),
            known_at,
        };
        let mut frame = Self {
            filter: wish.filter(),
            window,
            is_everything,
            clock: app.clock.clone(),
            course_programmes: counting(&courses, &programmes),
            cohorts: Cohorts::default(),
            units: None,
            targets: Vec::new(),
            completed_before,
            wish,
            reach,
            courses,
            course_numbers,
            programmes,
        };
        frame.load_units(&mut conn).await?;
        frame.load_cohorts(&mut conn).await?;
        if frame.wish.is_hours {
            frame.targets = yearly_targets::known(&mut conn, frame.wish.from.year(), known_at).await?;
        }
        frame.filter.course = number(frame.courses.iter().map(|one| one.id.as_str()), &frame.wish.course);
        frame.filter.programme = number(frame.programmes.iter().map(|one| one.id.as_str()), &frame.wish.programme);
        frame.filter.cohort = number(frame.cohorts.listed.iter().map(|one| one.id.as_str()), &frame.wish.cohort);
        Ok(frame)
    }

    async fn load_units(&mut self, conn: &mut Conn) -> Result<(), DbError> {
        if self.wish.uses(Dimension::Unit) {
            let tree = organisation::load_known(conn, self.window.known_at).await?;
            let reached =
                if self.is_everything { None } else { Some(scope::inherited_units(conn, &self.reach).await?) };
            let Wish { as_of, is_map_of_now, level, .. } = self.wish;
            self.units = Some(Units::new(tree, reached, as_of, is_map_of_now, level));
        }
        Ok(())
    }

    async fn load_cohorts(&mut self, conn: &mut Conn) -> Result<(), DbError> {
        if self.wish.uses(Dimension::Cohort) {
            let at = self.window.known_at.min(self.completed_before - 1);
            let listed = report_cohorts::known(conn, &self.reach, self.window.known_at).await?;
            let numbers: HashMap<&str, u32> =
                (0..).zip(&listed).map(|(number, cohort)| (cohort.id.as_str(), number)).collect();
            let asks =
                report_cohorts::courses(conn, &self.reach, at).await?.into_iter().filter_map(|(cohort, course)| {
                    Some((*numbers.get(cohort.as_str())?, *self.course_numbers.get(&course)?))
                });
            let asks = asks.collect();
            let mut of_person: HashMap<String, Vec<u32>> = HashMap::new();
            for (person, cohort) in report_cohorts::members(conn, &self.reach, at).await? {
                let number = numbers.get(cohort.as_str());
                of_person.entry(person).or_default().extend(number);
            }
            self.cohorts = Cohorts { listed, asks, of_person };
        }
        Ok(())
    }

    /// The enrolments of a person that all but the sensitive part of the filter lets through.
    pub fn read<'f>(
        &'f self,
        person: &report_facts::Person,
        cohorts: &'f mut Vec<Vec<u32>>,
        memory: &mut Memory,
    ) -> Result<Vec<Fact<'f>>, DbError> {
        let raw: Vec<report_facts::Fact<'_>> = person.facts().collect::<Result<_, _>>()?;
        cohorts.clear();
        cohorts.extend(raw.iter().map(|fact| self.cohorts_of(&person.person, fact.course)));
        let cohorts: &'f [Vec<u32>] = cohorts;
        let mut found = Vec::with_capacity(raw.len());
        for (fact, cohorts) in raw.iter().zip(cohorts) {
            let (unit, is_below) = self.place(fact, memory);
            let fact = self.fact(fact, cohorts, unit, memory)?;
            if is_below && self.filter.holds_openly(&fact) {
                found.push(fact);
            }
        }
        Ok(found)
    }

    fn cohorts_of(&self, person: &str, course: &str) -> Vec<u32> {
        let (Some(cohorts), Some(course)) = (self.cohorts.of_person.get(person), self.course_numbers.get(course))
        else {
            return Vec::new();
        };
        cohorts.iter().copied().filter(|cohort| self.cohorts.asks.contains(&(*cohort, *course))).collect()
    }

    fn fact<'f>(
        &'f self,
        raw: &report_facts::Fact<'_>,
        cohorts: &'f [u32],
        unit: Option<u32>,
        memory: &mut Memory,
    ) -> Result<Fact<'f>, DbError> {
        let unknown = || DbError::Other(format!("no course {}", raw.course));
        let course = *self.course_numbers.get(raw.course).ok_or_else(unknown)?;
        Ok(Fact {
            course,
            content_group: self.courses[course as usize].content_group,
            programmes: &self.course_programmes[course as usize],
            cohorts,
            unit,
            opened_on: self.day(raw.opened_at, memory),
            completed: raw
                .completed
                .filter(|one| self.is_seen(one))
                .map(|one| Completed { on: self.day(one.at, memory), tiet_halves: one.tiet_halves }),
            sex: raw.sex,
            age: raw.age,
            staff_kind: raw.staff_kind,
            staff_level: raw.staff_level,
        })
    }

    /// Whether a completion had happened by the as-of day, and was known.
    pub(super) fn is_seen(&self, one: &report_facts::Completed) -> bool {
        one.at < self.completed_before && one.recorded_at <= self.window.known_at
    }

    /// The day of an instant.
    pub(super) fn day(&self, at: i64, memory: &mut Memory) -> Date {
        *memory.days.entry(at.div_euclid(QUARTER)).or_insert_with(|| self.clock.day(at))
    }

    /// The number of the unit that is counted, and whether it is below the chosen one.
    fn place(&self, raw: &report_facts::Fact<'_>, memory: &mut Memory) -> (Option<u32>, bool) {
        if self.units.is_none() {
            return (None, true);
        }
        let Some(unit) = raw.unit else { return (None, self.wish.unit.is_empty()) };
        let day = if self.wish.is_map_of_now { self.wish.as_of } else { self.day(raw.opened_at, memory) };
        self.place_on(unit, day, memory)
    }

    /// The same of a unit on a day.
    pub(super) fn place_on(&self, unit: &str, day: Date, memory: &mut Memory) -> (Option<u32>, bool) {
        let Some(units) = &self.units else { return (None, true) };
        *memory.places.entry((unit.to_owned(), day)).or_insert_with(|| {
            let path = units.path(unit, day);
            let is_below = self.wish.unit.is_empty() || path.contains(&self.wish.unit.as_str());
            (units.counted(&path), is_below)
        })
    }

    /// How a value is called.
    pub fn name(&self, key: Key) -> KeyName {
        if let Some(name) = closed_name(key) {
            return KeyName { name, title: String::new() };
        }
        let pair = match key {
            Key::Course(number) => self.courses.get(number as usize).map(|one| (one.id.clone(), one.title.clone())),
            Key::Programme(number) => {
                self.programmes.get(number as usize).map(|one| (one.id.clone(), one.title.clone()))
            }
            Key::Cohort(number) => {
                self.cohorts.listed.get(number as usize).map(|one| (one.id.clone(), one.title.clone()))
            }
            Key::Unit(number) => self.units.as_ref().map(|units| units.name(number)),
            _ => None,
        };
        let (name, title) = pair.unwrap_or_default();
        KeyName { name, title }
    }

    /// The value of a dimension with this name; `None` where there is none.
    pub fn key(&self, dimension: Dimension, name: &str) -> Option<Key> {
        let ids: Box<dyn Iterator<Item = &str>> = match dimension {
            Dimension::Course => Box::new(self.courses.iter().map(|one| one.id.as_str())),
            Dimension::Programme => Box::new(self.programmes.iter().map(|one| one.id.as_str())),
            Dimension::Cohort => Box::new(self.cohorts.listed.iter().map(|one| one.id.as_str())),
            Dimension::Unit => {
                let found = self.units.as_ref().and_then(|units| units.number(name)).map(Key::Unit);
                return if name == NOTHING { Some(Key::Nothing) } else { found };
            }
            _ => return Some(key(dimension, name, 0)),
        };
        if name == NOTHING {
            return Some(Key::Nothing);
        }
        number(ids, name).map(|number| key(dimension, name, number as usize))
    }

    /// What was chosen by, as people read it.
    pub fn chosen(&self) -> Vec<(String, KeyName)> {
        let wish = &self.wish;
        let closed = |name: &str| KeyName { name: name.to_owned(), title: String::new() };
        let unit = self.units.as_ref().and_then(|units| {
            let number = units.counted(&[wish.unit.as_str()])?;
            let (name, title) = units.name(number);
            Some(KeyName { name, title })
        });
        let found = [
            (Dimension::Unit, unit.unwrap_or_default()),
            (Dimension::Course, self.filter.course.map(|one| self.name(Key::Course(one))).unwrap_or_default()),
            (Dimension::Programme, self.filter.programme.map(|one| self.name(Key::Programme(one))).unwrap_or_default()),
            (Dimension::Cohort, self.filter.cohort.map(|one| self.name(Key::Cohort(one))).unwrap_or_default()),
            (Dimension::ContentGroup, closed(&wish.content_group)),
            (Dimension::StaffLevel, closed(&wish.staff_level)),
            (Dimension::Sex, closed(&wish.sex)),
            (Dimension::Age, closed(&wish.age)),
            (Dimension::StaffKind, closed(&wish.staff_kind)),
        ];
        let set = found.into_iter().filter(|(_, key)| !key.name.is_empty());
        set.map(|(dimension, key)| (dimension.name().to_owned(), key)).collect()
    }
}

/// For each course the numbers of the programmes that count it.
fn counting(courses: &[KnownCourse], programmes: &[Programme]) -> Vec<Vec<u32>> {
    let counts = |programme: &Programme, course: &str| programme.courses().contains(&course);
    let of = |course: &KnownCourse| {
        (0..).zip(programmes).filter(|(_, programme)| counts(programme, &course.id)).map(|(number, _)| number).collect()
    };
    courses.iter().map(of).collect()
}

fn number<'i>(mut ids: impl Iterator<Item = &'i str>, wanted: &str) -> Option<u32> {
    ids.position(|id| id == wanted).and_then(|place| u32::try_from(place).ok())
}

fn next_day(day: Date) -> Date {
    day.checked_add(1.day()).unwrap_or(day)
}

fn begin_of(app: &AppState, day: Date) -> i64 {
    day.to_zoned(app.store.time_zone.clone()).map_or(i64::MAX, |begin| begin.timestamp().as_millisecond())
}
