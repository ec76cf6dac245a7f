//! Submitted attempts of everybody in a course, with answers by chance: to measure with, and to compute again.

use super::guesses::{Chance, guess};
use crate::{
    courses::Edition,
    db::{
        Conn, Db, DbError,
        answers::{self, Form, Save},
        attempts::{self, NewAttempt},
        enrolments,
        gradings::{self, NewGrading},
    },
    secret,
};
use domain::quiz::{Answer, Plan, Quiz};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// As many learners as one job of the writer serves, so that their saves fit into one statement.
const AT_ONCE: usize = 40;

/// Gives everybody who is enrolled so many submitted attempts at a quiz, one after the other.
pub async fn fill(db: &Db, edition: &Arc<Edition>, quiz: &str, each: u32, seed: u64, now: i64) -> Result<(), DbError> {
    let learners = enrolments::of_course(&mut db.read().await?, &edition.course.id).await?;
    for (place, some) in (0..).zip(learners.chunks(AT_ONCE)) {
        let (edition, quiz, some) = (edition.clone(), quiz.to_owned(), some.to_vec());
        let mut chance = Chance::new(seed ^ (place << 32));
        db.write(move |conn| {
            Box::pin(async move {
                let quiz = edition.course.quiz(&quiz).ok_or(DbError::NotFound)?;
                for number in 1..=i64::from(each) {
                    round(conn, &edition, quiz, &some, number, &mut chance, now + number).await?;
                }
                Ok(())
            })
        })
        .await?;
    }
    Ok(())
}

/// The next attempt of each of these learners: started, answered, submitted, graded.
async fn round(
    conn: &mut Conn,
    edition: &Edition,
    quiz: &Quiz,
    learners: &[(String, String)],
    number: i64,
    chance: &mut Chance,
    at: i64,
) -> Result<(), DbError> {
    let mut taken = Vec::with_capacity(learners.len());
    for (enrolment, person) in learners {
        let seed = chance.next() >> 1;
        let plan = quiz.plan(seed, &BTreeSet::new());
        let attempt = NewAttempt {
            id: secret::uuid(at),
            enrolment: enrolment.clone(),
            quiz: quiz.id.clone(),
            revision: edition.revision.id.clone(),
            number,
            form_id: secret::uuid(at),
            plan: serde_json::to_string(&plan).map_err(|error| DbError::Other(error.to_string()))?,
            seed: seed.cast_signed(),
            locale: edition.course.lang.code(),
            deadline_at: None,
            extra_time_percent: 0,
            extra_time_minutes: 0,
            honoured_at: quiz.honour.then_some(at),
        };
        attempts::start(conn, &attempt, at).await?;
        let answers = by_chance(quiz, &plan, chance);
        let form = Form { person: person.clone(), attempt: attempt.id, saves: saves(&answers, at)?, at };
        taken.push((form, plan, answers));
    }
    let forms: Vec<&Form> = taken.iter().map(|(form, _, _)| form).collect();
    answers::save(conn, &forms).await?;
    for (form, plan, answers) in &taken {
        attempts::submit(conn, &form.attempt, "learner", at).await?;
        let grade = quiz.grade(plan, answers, &BTreeMap::new());
        let grading = NewGrading {
            id: secret::uuid(at),
            attempt: form.attempt.clone(),
            revision: edition.revision.id.clone(),
            regrade: None,
            points: grade.points.0,
            out_of: grade.out_of.0,
            passed: grade.passed,
            waiting: grade.waiting,
            detail: serde_json::to_string(&grade.questions).map_err(|error| DbError::Other(error.to_string()))?,
        };
        gradings::record(conn, &grading, at).await?;
    }
    Ok(())
}

fn by_chance(quiz: &Quiz, plan: &Plan, chance: &mut Chance) -> BTreeMap<String, Answer> {
    let asked = plan.questions.iter().filter_map(|entry| Some(quiz.planned(entry)?.1));
    asked.filter_map(|question| Some((question.id.clone(), guess(question, chance)?))).collect()
}

fn saves(answers: &BTreeMap<String, Answer>, at: i64) -> Result<Vec<Save>, DbError> {
    let save = |(counter, (question, answer)): (i64, (&String, &Answer))| {
        let answer = serde_json::to_string(answer).map_err(|error| DbError::Other(error.to_string()))?;
        Ok(Save {
            id: format!("s-{counter}"),
            question: question.clone(),
            answer: Some(answer),
            counter,
            client_at: at,
        })
    };
    (1..).zip(answers).map(save).collect()
}
