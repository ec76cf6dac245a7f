//! Every grade of a demo world computed again, from the markdown and the raw answers, by a second implementation that
//! knows nothing of `domain`: both agree to the last digit, before and after grading again, on both engines.

mod exact;
mod naive;
#[path = "../support/mod.rs"]
mod support;
mod written;

use domain::course::Course;
use exact::Fraction;
use khuevan::{
    commands::seed::{self, Crowd},
    courses::{self, Edition, publish_folder},
    db::{Conn, enrolments, enrolments::NewEnrolment, people, readings, regrades::NewRegrade},
    learning::{Record, regrading},
    secret,
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
    sync::Arc,
};
use support::{Engine, World, copy_folder, fresh_store, on_both_engines};
use written::{Key, Quiz, Written};

/// Runs a statement of a test on either engine.
macro_rules! rows {
    ($world:expr, $sql:expr) => {
        match &mut $world.app.db.read().await.expect("a connection") {
            Conn::Sqlite(connection) => sqlx::query_as($sql).fetch_all(&mut **connection).await,
            Conn::Postgres(connection) => sqlx::query_as($sql).fetch_all(&mut **connection).await,
        }
        .expect("rows")
    };
}

on_both_engines!(every_grade_is_computed_again, many_attempts_are_graded_again_in_portions);

const LEARNERS: u32 = 12;
const ATTEMPTS: u32 = 3;
const COURSES: [(&str, &str); 2] = [("khoa-cham", "khoa-cham"), ("tt-01", "tt-01-ai-co-trach-nhiem")];

async fn every_grade_is_computed_again(engine: Engine) {
    let world = demo_world(engine).await;
    let mut written = HashMap::new();
    read_folders(&world, &mut written);
    let first = compare(&world, &written, false).await;
    assert!(first.attempts > 450 && first.kinds.len() == 9, "{first:?}");
    mark_essays(&world).await;
    settle_everybody(&world).await;
    let marked = compare(&world, &written, true).await;
    assert!(marked.points > first.points, "marks count");

    move_keys(&world);
    let (db, media) = (&world.app.db, &world.app.media);
    publish_folder(db, media, &world.app.store.courses_dir, world.app.clock.now()).await.expect("courses publish");
    world.app.reload_catalogue().await.expect("the catalogue loads");
    read_folders(&world, &mut written);
    for quiz in ["chon", "go", "xep", "viet"] {
        grade_again(&world, quiz).await;
    }
    let regraded = compare(&world, &written, true).await;
    assert!(regraded.points != marked.points && regraded.completions > marked.completions, "{marked:?} {regraded:?}");
}

/// More learners than fit into two portions, by the page of the instructor, while somebody reads.
async fn many_attempts_are_graded_again_in_portions(engine: Engine) {
    let mut store = fresh_store(engine).await;
    store.courses_dir = store.data_dir.join("courses");
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recomputed/khoa-cham");
    copy_folder(&course, &store.courses_dir.join("khoa-cham"));
    let world = World::seeded(store, Crowd { learners: 450, attempts: 1 }).await;
    move_keys(&world);
    let edition = edition(&world, COURSES[0].0);
    let unpublished = courses::unpublished(&world.app, &edition).await.expect("an unpublished edition");
    let would = previewed(&world, &unpublished.course, "chon").await;
    assert!(would.attempts == 450 && would.changed.len() > 300, "{} of {}", would.changed.len(), would.attempts);

    let page = "/teaching/khoa-cham/quizzes/chon/regrade";
    let (mut ha, mut reader) = (world.signed_in("ha").await, world.signed_in("hocvien-0001").await);
    let form = [("form_id", "form-000001"), ("policy", "full"), ("reason", "Đáp án đã sửa")];
    let (sent, read) = tokio::join!(ha.post(page, &form), reader.get("/courses/khoa-cham/lessons/kc-b1"));
    assert_eq!((sent.status, read.status), (303, 200));
    while ha.get(page).await.headers.contains_key("refresh") {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let counts: Vec<(i64, i64, i64)> = rows!(
        world,
        "SELECT (SELECT count(*) FROM gradings WHERE regrade IS NOT NULL AND superseded_at IS NULL),
            (SELECT count(*) FROM messages),
            (SELECT count(*) FROM gradings WHERE superseded_at IS NULL)"
    );
    let changed = would.changed.len() as i64;
    assert_eq!(counts, [(changed, changed, 450)], "each once, and everybody is told once");
    assert!(ha.get(page).await.body.contains("không làm thay đổi điểm của ai"));
}

/// What the authors have written, by revision: a grade names the revision of its key.
type ByRevision = HashMap<String, Written>;

fn read_folders(world: &World, written: &mut ByRevision) {
    for (course, folder) in COURSES {
        let revision = edition(world, course).revision.id.clone();
        written.entry(revision).or_insert_with(|| Written::in_folder(&world.app.store.courses_dir.join(folder)));
    }
}

/// The demo world with the course of every kind beside the real one, in which everybody has tried every quiz.
async fn demo_world(engine: Engine) -> World {
    let mut store = fresh_store(engine).await;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    store.courses_dir = store.data_dir.join("courses");
    copy_folder(&here.join("tests/recomputed/khoa-cham"), &store.courses_dir.join("khoa-cham"));
    let real = COURSES[1].1;
    copy_folder(&here.join("../courses").join(real), &store.courses_dir.join(real));
    let world = World::seeded(store, Crowd { learners: LEARNERS, attempts: 0 }).await;
    let everybody = enrolments::of_course(&mut world.app.db.read().await.expect("a connection"), COURSES[0].0)
        .await
        .expect("the crowd");
    assert_eq!(everybody.len(), LEARNERS as usize);
    let (now, revision) = (world.app.clock.now(), edition(&world, COURSES[0].0).revision.id.clone());
    let enrolling = world.app.db.write(move |conn| {
        Box::pin(async move {
            for (enrolment, person) in everybody {
                readings::mark(conn, &enrolment, "kc-b1", &revision, now).await?;
                let person = people::get(conn, &person).await?;
                let new =
                    NewEnrolment { id: secret::uuid(now), course: COURSES[1].0.to_owned(), form_id: secret::uuid(now) };
                enrolments::open(conn, &new, &person, None, None, now).await?;
            }
            Ok(())
        })
    });
    enrolling.await.expect("everybody enrols");
    for (seed, (course, _)) in (1..).zip(COURSES) {
        let edition = edition(&world, course);
        for (place, quiz) in (0..).zip(edition.course.quizzes()) {
            let seed = seed * 100 + place;
            seed::attempts::fill(&world.app.db, &edition, &quiz.id, ATTEMPTS, seed, now).await.expect("attempts");
        }
    }
    world
}

fn edition(world: &World, course: &str) -> Arc<Edition> {
    world.app.catalogue().course(course).expect("the course is published").clone()
}

/// What was computed again.
#[derive(Debug, Default)]
struct Computed {
    attempts: usize,
    points: i64,
    completions: usize,
    kinds: BTreeSet<String>,
}

/// A submitted attempt as it is stored.
#[derive(Debug, sqlx::FromRow)]
struct Stored {
    id: String,
    enrolment: String,
    course: String,
    quiz: String,
    plan: String,
    revision: String,
    points: i64,
    out_of: i64,
    passed: bool,
    waiting: bool,
    detail: String,
}

type ByQuestion = HashMap<(String, String), Value>;

/// Computes everything and holds it against what is stored.
async fn compare(world: &World, written: &ByRevision, is_settled: bool) -> Computed {
    let attempts: Vec<Stored> = rows!(
        world,
        "SELECT attempts.id, enrolment, course, quiz, plan, gradings.revision, points, out_of, passed, waiting, detail
         FROM attempts JOIN enrolments ON enrolments.id = attempts.enrolment
         JOIN gradings ON gradings.attempt = attempts.id AND superseded_at IS NULL
         WHERE submitted_at IS NOT NULL ORDER BY submitted_at, attempts.id"
    );
    let answers: Vec<(String, String, Option<String>)> =
        rows!(world, "SELECT attempt, question, answer FROM answers ORDER BY attempt, question, counter");
    let marks: Vec<(String, String, Option<String>)> =
        rows!(world, "SELECT attempt, question, criteria FROM marks WHERE superseded_at IS NULL");
    let given = Given { answers: by_question(answers), marks: by_question(marks) };
    let mut computed = Computed { attempts: attempts.len(), ..Computed::default() };
    let mut scores: BTreeMap<(String, String, String), Vec<i64>> = BTreeMap::new();
    for attempt in &attempts {
        let percent = same_as_stored(attempt, &written[&attempt.revision], &given, &mut computed);
        // Grading again leaves a grade as it is when the new key comes to the same score.
        let latest = &written[&edition(world, &attempt.course).revision.id];
        assert_eq!(percent_of(&grades(attempt, latest, &given)), percent, "{attempt:?}");
        let key = (attempt.enrolment.clone(), attempt.course.clone(), attempt.quiz.clone());
        scores.entry(key).or_default().push(percent);
    }
    computed.completions = kept(world, written, &scores, is_settled).await;
    computed
}

/// What learners and markers have given, by attempt and question.
struct Given {
    answers: ByQuestion,
    marks: ByQuestion,
}

fn by_question(rows: Vec<(String, String, Option<String>)>) -> ByQuestion {
    let value = |json: &str| serde_json::from_str(json).expect("JSON");
    rows.into_iter().filter_map(|(attempt, question, json)| Some(((attempt, question), value(&json?)))).collect()
}

/// What one question earned, what it could earn, and whether it waits for people.
type Grade = (String, i64, i64, bool);

/// The grades of one attempt, question by question, by the key of an edition.
fn grades(stored: &Stored, written: &Written, given: &Given) -> Vec<Grade> {
    let quiz = &written.quizzes[&stored.quiz];
    let plan: Value = serde_json::from_str(&stored.plan).expect("a plan");
    let text = |entry: &Value, name: &str| entry[name].as_str().expect("a text").to_owned();
    let grade = |entry: &Value| {
        let (section, id) = (text(entry, "section"), text(entry, "id"));
        let at = (stored.id.clone(), id.clone());
        let (earned, most, waits) =
            question(quiz, written, (&section, &id), given.answers.get(&at), given.marks.get(&at));
        (id, earned, most, waits)
    };
    plan["questions"].as_array().expect("questions").iter().map(grade).collect()
}

fn percent_of(grades: &[Grade]) -> i64 {
    let sum = |of: fn(&Grade) -> i64| grades.iter().map(of).sum::<i64>();
    let (points, out_of) = (sum(|grade| grade.1), sum(|grade| grade.2));
    if out_of == 0 { 0 } else { Fraction(i128::from(points) * 100_000, i128::from(out_of)).rounded() }
}

/// Holds one attempt against what is stored of it; gives its score in thousandths of a percent.
fn same_as_stored(stored: &Stored, written: &Written, given: &Given, computed: &mut Computed) -> i64 {
    let quiz = &written.quizzes[&stored.quiz];
    let detail: Vec<Value> = serde_json::from_str(&stored.detail).expect("points by question");
    let grades = grades(stored, written, given);
    assert_eq!(grades.len(), detail.len(), "{stored:?}");
    for ((id, earned, most, _), detail) in grades.iter().zip(&detail) {
        let question = &written.questions[id];
        let told = (detail["id"].as_str(), detail["points"].as_i64(), detail["out_of"].as_i64());
        let answer = given.answers.get(&(stored.id.clone(), id.clone()));
        assert_eq!(told, (Some(id.as_str()), Some(*earned), Some(*most)), "{question:?} {answer:?}");
        computed.kinds.insert(question.kind());
    }
    let percent = percent_of(&grades);
    let passed = quiz.mode == "survey" || percent >= quiz.pass;
    let points: i64 = grades.iter().map(|grade| grade.1).sum();
    let out_of: i64 = grades.iter().map(|grade| grade.2).sum();
    let waiting = grades.iter().any(|grade| grade.3);
    let told = (stored.points, stored.out_of, stored.passed, stored.waiting);
    assert_eq!(told, (points, out_of, passed, waiting), "{stored:?}");
    computed.points += points;
    percent
}

fn question(
    quiz: &Quiz,
    written: &Written,
    (section, id): (&str, &str),
    answer: Option<&Value>,
    mark: Option<&Value>,
) -> (i64, i64, bool) {
    let question = &written.questions[id];
    let most = question.points.or_else(|| quiz.section_points.get(section).copied()).unwrap_or(1000);
    match &question.key {
        Key::Opinion => (0, 0, false),
        _ if quiz.mode == "survey" => (0, 0, false),
        Key::Marked(_) if quiz.mode == "practice" => (0, 0, false),
        Key::Marked(rubric) => {
            let most = rubric.unwrap_or(most);
            let points =
                |mark: &Value| mark.as_array().expect("criteria").iter().filter_map(Value::as_i64).sum::<i64>();
            let given = mark.map(points);
            (answer.and(given).unwrap_or(0).clamp(0, most), most, answer.is_some() && given.is_none())
        }
        _ => {
            let share = answer.map_or(Fraction::NOTHING, |answer| naive::share(question, answer));
            (share.times(Fraction(i128::from(most), 1)).rounded(), most, false)
        }
    }
}

/// Which score of each learner counts, and whether she has completed her course.
async fn kept(
    world: &World,
    written: &ByRevision,
    scores: &BTreeMap<(String, String, String), Vec<i64>>,
    is_settled: bool,
) -> usize {
    let mut completions = 0;
    let mut conn = world.app.db.read().await.expect("a connection");
    let enrolments: BTreeSet<(&str, &str)> =
        scores.keys().map(|(enrolment, course, _)| (enrolment.as_str(), course.as_str())).collect();
    for (enrolment, course) in enrolments {
        let edition = edition(world, course);
        let stored = enrolments::get(&mut conn, enrolment).await.expect("the enrolment");
        let record = Record::load(&mut conn, &edition, stored).await.expect("the record");
        let mut passed_all = course == COURSES[0].0;
        for quiz in edition.course.quizzes() {
            let written = &written[&edition.revision.id].quizzes[&quiz.id];
            let scores = &scores[&(enrolment.to_owned(), course.to_owned(), quiz.id.clone())];
            assert_eq!(scores.len(), ATTEMPTS as usize);
            let counts = match written.keep.as_str() {
                "best" => *scores.iter().max().expect("a score"),
                "last" => scores[scores.len() - 1],
                "first" => scores[0],
                "mean" => Fraction(scores.iter().map(|score| i128::from(*score)).sum(), scores.len() as i128).rounded(),
                other => panic!("an unknown rule {other}"),
            };
            let standing = quiz.standing(&record.submitted(&quiz.id), 0);
            assert_eq!(
                (standing.kept.map(|kept| kept.0), standing.passed),
                (Some(counts), counts >= written.pass),
                "{enrolment} {}",
                quiz.id
            );
            passed_all &= counts >= written.pass;
        }
        // What is completed stays so, whatever grading again takes away.
        let is_completed = record.completion.is_some();
        assert!(is_completed || !passed_all || !is_settled, "{enrolment} has completed her course");
        completions += usize::from(is_completed);
    }
    completions
}

/// Marks every essay by the page, in halves of points.
async fn mark_essays(world: &World) {
    let mut ha = world.signed_in("ha").await;
    let essays: Vec<(String, String)> = rows!(
        world,
        "SELECT attempts.id, question FROM answers JOIN attempts ON attempts.id = answers.attempt
         WHERE question IN ('q-viet', 'q-tu-do') ORDER BY attempts.id, question"
    );
    assert!(essays.len() > 50);
    for (place, (attempt, question)) in essays.iter().enumerate() {
        // Every seventh still waits.
        if place % 7 == 6 {
            continue;
        }
        let points =
            |most: usize, step: usize| format!("{},{}", (place / step) % most, if place % 2 == 0 { 0 } else { 5 });
        let form_id = format!("form-{place:06}");
        let criteria = if question == "q-viet" {
            [points(2, 1), points(2, 2), points(1, 1)]
        } else {
            [points(3, 1), String::new(), String::new()]
        };
        let mut fields = vec![("form_id", form_id.as_str()), ("seen", ""), ("comment", "Khá")];
        let names = ["c0", "c1", "c2"];
        fields.extend(
            names
                .into_iter()
                .zip(&criteria)
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name, value.as_str())),
        );
        let answer = ha.post(&format!("/teaching/khoa-cham/marking/{attempt}/{question}"), &fields).await;
        assert_eq!(answer.status, 303, "{fields:?} {}", answer.body);
    }
}

async fn settle_everybody(world: &World) {
    let enrolments: Vec<(String,)> = rows!(world, "SELECT id FROM enrolments ORDER BY id");
    for (enrolment,) in enrolments {
        let settling = world.app.settling();
        world
            .app
            .db
            .write(move |conn| Box::pin(async move { settling.settle(conn, &enrolment).await }))
            .await
            .expect("settled");
    }
}

/// Changes keys and no text: what was chosen is found again.
fn move_keys(world: &World) {
    let changes = [
        ("chon", "1. [ ] Trái\n2. [x] Phải", "1. [x] Trái\n2. [ ] Phải"),
        ("chon", "- [ ] Hai\n- [x] Ba", "- [x] Hai\n- [ ] Ba"),
        ("chon", "%50% Gần đúng", "%75% Gần đúng"),
        ("go", "= 15 +- 1", "= 15 +- 3"),
        ("go", "= Bộ Nội vụ", "= Bộ Nội vụ\n\nor= không rõ"),
        ("xep", "credit=exact}\n\n- Bộ trưởng", "credit=proportional}\n\n- Bộ trưởng"),
        ("xep", "[[(Quyết định)|Luật|Thông tư]]", "[[Quyết định|(Luật)|Thông tư]]"),
        ("viet", "1. [x] Một\n2. [ ] Hai", "1. [ ] Một\n2. [x] Hai"),
    ];
    for (quiz, from, to) in changes {
        let file = world.app.store.courses_dir.join(format!("khoa-cham/m1/{quiz}.quiz.md"));
        let text = std::fs::read_to_string(&file).expect("the quiz");
        assert!(text.contains(from), "{from}");
        std::fs::write(&file, text.replace(from, to)).expect("the quiz");
    }
}

async fn previewed(world: &World, course: &Arc<Course>, quiz: &str) -> regrading::Preview {
    regrading::preview(&world.app, course, quiz, |_| async { Ok(()) }).await.expect("a preview")
}

async fn grade_again(world: &World, quiz: &str) {
    let edition = edition(world, COURSES[0].0);
    let preview = previewed(world, &edition.course, quiz).await;
    assert_eq!((preview.attempts, preview.unmatched.len()), ((LEARNERS * ATTEMPTS) as usize, 0));
    let id = secret::uuid(0);
    let regrade = NewRegrade {
        id: id.clone(),
        course: COURSES[0].0.to_owned(),
        quiz: quiz.to_owned(),
        revision: edition.revision.id.clone(),
        policy: "full",
        reason: "Đáp án đã sửa".to_owned(),
        made_by: None,
    };
    assert!(regrading::begin(&world.app, regrade).await.expect("a regrade"));
    let changed = regrading::finish(world.app.clone(), id).await.expect("it comes to its end");
    assert_eq!(changed, preview.changed.len() as i64);
    let again = previewed(world, &edition.course, quiz).await;
    assert_eq!(again.changed.len(), 0, "nothing is left to change");
}
