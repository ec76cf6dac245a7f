//! Every number is the rule's: one statement over all members, and the rule for each of them, agree on a random world.

use crate::support::{Engine, World, on_both_engines};
use domain::cohort::{Bucket, bucket};
use jiff::{ToSpan, civil::Date};
use khuevan::{
    courses::publish_folder,
    db::{
        Conn, DbError,
        assignments::{self, CohortAssignment, Subject},
        cohort_members,
        cohorts::{self, NewCohort},
        completions::{self, Completion},
        enrolments::{self, NewEnrolment},
        exceptions::{self, NewException},
        pauses::{self, PauseRow},
        people::{self, NewPerson},
        readings,
        scope::Reach,
        standings::{self, Wanted},
        units::{self, NewMembership},
    },
    http::{desk::duties::duty, overview::Overview},
    learning::pausing,
    secret,
};
use std::collections::BTreeMap;

on_both_engines!(the_statement_and_the_rule_agree);

const COURSES: [&str; 3] = ["khoa-nho", "khoa-sau", "khoa-loai"];
const PROGRAMMES: [&str; 2] = ["nam", "gio"];
const PEOPLE: usize = 60;
const COHORTS: usize = 6;

/// Chance that is the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn one_in(&mut self, limit: u64) -> bool {
        self.below(limit) == 0
    }

    fn day(&mut self, today: Date) -> String {
        today.checked_add((self.below(41) as i64 - 20).days()).unwrap().to_string()
    }
}

async fn the_statement_and_the_rule_agree(engine: Engine) {
    let world = World::with_own_courses(engine).await;
    let programme = "---\nid: gio\ntitle: Theo tiết\nrequire:\n  - tiet: 1.5\nby: 2099-12-31\n---\n\nCho mọi người.\n";
    std::fs::write(world.app.store.courses_dir.join("programmes/gio.programme.md"), programme).unwrap();
    let problems = publish_folder(&world.app.db, &world.app.media, &world.app.store.courses_dir, 1).await.unwrap();
    world.app.reload_catalogue().await.unwrap();
    assert!(world.app.catalogue().programme("gio").is_some(), "{problems:?}");
    let mut seen: BTreeMap<Bucket, usize> = BTreeMap::new();
    for seed in 0..3 {
        let ids = populate(&world, seed).await;
        for cohort in ids {
            compare(&world, &cohort, &mut seen).await;
        }
    }
    assert_eq!(seen.len(), Bucket::ALL.len(), "every bucket was met: {seen:?}");
}

async fn compare(world: &World, cohort: &str, seen: &mut BTreeMap<Bucket, usize>) {
    let today = world.app.clock.today();
    let reach = Reach { actor: world.person("tuan").await, day: today.to_string() };
    let soon = today.checked_add(domain::cohort::SOON.days()).unwrap().to_string();
    let mut conn = world.app.db.read().await.unwrap();
    let all = Wanted { bucket: "", most: 1_000, skip: 0 };
    let rows = standings::members(&mut conn, &reach, &soon, cohort, all).await.unwrap();
    assert!(!rows.is_empty());
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for row in &rows {
        let overview = Overview::load(&world.app, Some(&row.person)).await.unwrap();
        let asked = assignments::of_person(&mut conn, &row.person).await.unwrap();
        let of_cohort = asked.iter().filter(|one| one.cohort.as_deref() == Some(cohort));
        let duties: Vec<_> = of_cohort.map(|one| duty(&world.app.catalogue(), &overview, one)).collect();
        let is_paused = pausing::of_person(&mut conn, &row.person).await.unwrap().iter().any(|one| one.holds(today));
        let expected = bucket(&duties, is_paused, today);
        assert_eq!(row.bucket, expected.name(), "{duties:#?}, paused: {is_paused}, {row:?}");
        *seen.entry(expected).or_default() += 1;
        *counts.entry(row.bucket.clone()).or_default() += 1;
    }
    let counted = standings::of_cohort(&mut conn, &reach, &soon, cohort).await.unwrap();
    let counted: BTreeMap<String, i64> = counted.into_iter().map(|count| (count.bucket, count.members)).collect();
    assert_eq!(counted, counts, "the numbers are those of the people behind them");
    let open = standings::of_open_cohorts(&mut conn, &reach, &soon).await.unwrap();
    let of_this = open.into_iter().filter(|count| count.cohort == cohort);
    assert_eq!(of_this.map(|count| (count.bucket, count.members)).collect::<BTreeMap<_, _>>(), counts);
}

/// People, cohorts, and everything that can have happened to them; gives the cohorts.
async fn populate(world: &World, seed: u64) -> Vec<String> {
    let (unit, today, now) = (world.unit().await, world.app.clock.today(), world.app.clock.now());
    let revision = world.app.catalogue().course("khoa-nho").unwrap().revision.id.clone();
    let job = world.app.db.write(move |conn| {
        Box::pin(async move {
            let mut chance = Chance(seed + 7);
            let mut cohorts = Vec::new();
            for number in 0..COHORTS {
                cohorts.push(cohort(conn, &mut chance, &unit, number, today, now).await?);
            }
            for _ in 0..PEOPLE {
                let person = person(conn, &unit, now).await?;
                for id in &cohorts {
                    if !chance.one_in(3) {
                        let row = (secret::uuid(now), person.clone());
                        cohort_members::join(conn, id, &[row], None, &person, now).await?;
                        except(conn, &mut chance, &person, id, today, now).await?;
                    }
                }
                learn(conn, &mut chance, &person, &revision, now).await?;
                if chance.one_in(6) {
                    let (from_on, until_on) = (today.yesterday().unwrap().to_string(), today.to_string());
                    let pause = PauseRow { id: secret::uuid(now), from_on, until_on };
                    pauses::record(conn, &person, &pause, now).await?;
                    if chance.one_in(3) {
                        pauses::supersede(conn, &pause.id, now).await?;
                    }
                }
            }
            Ok(cohorts)
        })
    });
    job.await.unwrap()
}

async fn cohort(
    conn: &mut Conn,
    chance: &mut Chance,
    unit: &str,
    number: usize,
    today: Date,
    now: i64,
) -> Result<String, DbError> {
    let id = secret::uuid(now);
    let new = NewCohort {
        title: format!("Đợt {number}"),
        unit: unit.to_owned(),
        opens_on: today.to_string(),
        ..NewCohort::default()
    };
    let by = people::list(conn, "tuan", &today.to_string(), 1).await?[0].id.clone();
    cohorts::create(conn, &id, &new, &by, now).await?;
    // The first cohort asks nothing at all.
    let mut asked: Vec<(Option<&str>, Option<&str>)> = Vec::new();
    for course in COURSES {
        if number > 0 && chance.one_in(2) {
            asked.push((Some(course), None));
        }
    }
    for programme in PROGRAMMES {
        if number > 0 && chance.one_in(3) {
            asked.push((None, Some(programme)));
        }
    }
    for (course, programme) in asked {
        let new = CohortAssignment {
            id: secret::uuid(now),
            course: course.map(str::to_owned),
            programme: programme.map(str::to_owned),
            is_mandatory: chance.one_in(2),
            reason: "Kế hoạch".to_owned(),
            due_on: (!chance.one_in(4)).then(|| chance.day(today)),
        };
        assignments::record_for_cohort(conn, &id, &new, &by, now).await?;
        if chance.one_in(6) {
            assignments::supersede(conn, &new.id, now).await?;
        }
    }
    Ok(id)
}

async fn person(conn: &mut Conn, unit: &str, now: i64) -> Result<String, DbError> {
    let id = secret::uuid(now);
    people::create(conn, &id, &NewPerson { full_name: "Học viên".to_owned(), ..NewPerson::default() }, now).await?;
    let membership = NewMembership {
        person: &id,
        unit,
        is_primary: true,
        position: "",
        is_leader: false,
        staff_kind: "cong-chuc",
        staff_level: "xa",
        valid_from: "2025-07-01",
    };
    units::join(conn, &secret::uuid(now), &membership, now).await?;
    Ok(id)
}

async fn except(
    conn: &mut Conn,
    chance: &mut Chance,
    person: &str,
    cohort: &str,
    today: Date,
    now: i64,
) -> Result<(), DbError> {
    let subjects =
        COURSES.map(Subject::Course).into_iter().chain(PROGRAMMES.map(Subject::Programme)).collect::<Vec<_>>();
    for subject in subjects {
        if !chance.one_in(3) {
            continue;
        }
        let due_on = chance.day(today);
        let is_exemption = chance.one_in(2);
        let new = NewException {
            person,
            cohort: (!chance.one_in(8)).then_some(cohort),
            subject,
            kind: if is_exemption { "exemption" } else { "extension" },
            due_on: (!is_exemption).then_some(due_on.as_str()),
            pause: None,
            reason: "Lý do",
            recorded_by: None,
        };
        exceptions::record(conn, &secret::uuid(now), &new, now).await?;
        if chance.one_in(5) {
            exceptions::withdraw(conn, person, new.cohort, subject, now).await?;
        }
    }
    Ok(())
}

async fn learn(conn: &mut Conn, chance: &mut Chance, person: &str, revision: &str, now: i64) -> Result<(), DbError> {
    let who = people::get(conn, person).await?;
    for course in COURSES {
        for turn in 0..chance.below(3) {
            let new = NewEnrolment { id: secret::uuid(now), course: course.to_owned(), form_id: secret::uuid(now) };
            enrolments::open(conn, &new, &who, None, None, now).await?;
            if chance.one_in(3) {
                enrolments::remember_place(conn, &new.id, "b1", now).await?;
            }
            let opened = enrolments::find_open(conn, person, course).await?.unwrap();
            if chance.one_in(3) {
                readings::mark(conn, &opened.id, "b1", revision, now).await?;
            }
            if chance.one_in(3) {
                let done = Completion {
                    enrolment: opened.id.clone(),
                    revision: revision.to_owned(),
                    // Two completions of a course are on two days.
                    completed_at: now - (chance.below(30) * 3 + turn) as i64 * 24 * 3_600_000,
                    tiet_halves: 1 + chance.below(3) as i64,
                    result: None,
                    evidence: "{}".to_owned(),
                };
                completions::record(conn, &done, now).await?;
            }
            if chance.one_in(3) {
                enrolments::close(conn, person, course, "left", now).await?;
            }
        }
    }
    Ok(())
}
