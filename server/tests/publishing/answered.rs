//! A course is changed and published again while people answer it.

use crate::support::{Engine, World, on_both_engines};
use domain::problem::Problem;
use khuevan::{
    courses::publish_folder,
    db::{answers, revisions},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

on_both_engines!(
    an_answered_question_may_not_vanish_but_may_retire,
    an_answered_question_may_not_change_its_type,
    a_question_that_nobody_answered_may_go,
);

const QUIZ: &str = "khoa-nho/m1/kiem-tra.quiz.md";
const ASKED: &str = "## Tên kinh đô cũ ở miền Trung? {#q-chu fold=case,accent}";

/// A world in which hanh has answered one question, and a folder of courses that she may not see change.
async fn answered(engine: Engine, question: &str) -> (World, PathBuf) {
    let world = World::new(engine).await;
    let mut browser = world.signed_in("hanh").await;
    browser.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let started = browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[("form_id", "form-000002")]).await;
    let attempt = started.location.expect("an attempt to go to");
    let field = format!("q.{question}");
    let fields = [("save_id", "save-1"), ("counter", "1"), ("client_at", "1"), (field.as_str(), "huế")];
    let saved = browser.post(&format!("{attempt}/answers"), &fields).await;
    assert!(saved.status < 400, "{}", saved.body);
    let folder = world.dir.join("courses");
    copy(&world.app.store.courses_dir, &folder);
    (world, folder)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// Changes the quiz, publishes, and gives the codes of the errors with the number of the revision that is up.
async fn published(world: &World, folder: &Path, from: &str, to: &str) -> (Vec<&'static str>, i64) {
    let path = folder.join(QUIZ);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(&path, text.replace(from, to)).unwrap();
    let problems = publish_folder(&world.app.db, &world.app.media, folder, world.app.clock.now()).await.unwrap();
    let errors = problems.iter().filter(|problem| problem.is_error()).map(|problem: &Problem| problem.code);
    let mut conn = world.app.db.read().await.unwrap();
    let latest = revisions::latest(&mut conn, "khoa-nho").await.unwrap().expect("a revision");
    (errors.collect(), latest.number)
}

async fn an_answered_question_may_not_vanish_but_may_retire(engine: Engine) {
    let (world, folder) = answered(engine, "q-chu").await;
    let answered = answers::answered_questions(&mut world.app.db.read().await.unwrap(), "khoa-nho").await.unwrap();
    assert_eq!(answered, ["q-chu".to_owned()].into());
    let renamed = ASKED.replace("{#q-chu", "{#q-kinh-do");
    assert_eq!(published(&world, &folder, ASKED, &renamed).await, (vec!["answered-id-vanished"], 1));
    let retired = ASKED.replace("{#q-chu", "{#q-chu retired");
    assert_eq!(published(&world, &folder, &renamed, &retired).await, (vec![], 2));
    assert_eq!(published(&world, &folder, &retired, ASKED).await, (vec![], 3));
}

async fn an_answered_question_may_not_change_its_type(engine: Engine) {
    let (world, folder) = answered(engine, "q-chu").await;
    let numeric = published(&world, &folder, "= MARKERHUE\n\nor= Huế", "= 1802").await;
    assert_eq!(numeric, (vec!["answered-type-changed"], 1));
    assert_eq!(published(&world, &folder, "= 1802", "= MARKERHUE\n\nor= Huế\n\nor= Phú Xuân").await, (vec![], 2));
}

async fn a_question_that_nobody_answered_may_go(engine: Engine) {
    let (world, folder) = answered(engine, "q-chu").await;
    assert_eq!(published(&world, &folder, "{#q-dung}", "{#q-dung-sai}").await, (vec![], 2));
}
