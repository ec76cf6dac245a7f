//! The list of a closing decision: every member of the cohort with her verdict.

use crate::{
    courses::{Catalogue, Edition},
    db::{
        Conn, DbError,
        closing_candidates::{self, Completed, Member},
        closing_people::{self, Listed},
        closings::{self, Closing},
        scope::Reach,
    },
    learning::Record,
    state::AppState,
};
use domain::{
    closing::{Attended, Candidate, Held, Piece, Verdict},
    course::Tiet,
    programme::{Programme, Taken},
};
use std::collections::{BTreeMap, HashMap};

/// People of one read and of one write.
const PORTION: usize = 200;

/// Makes the list anew; who was left out stays so. `false` where it is too late, or the programme is offered no longer.
pub async fn list(app: &AppState, reach: &Reach, closing: &Closing) -> Result<bool, DbError> {
    let Some(found) = verdicts(app, reach, &closing.cohort, &closing.programme).await? else { return Ok(false) };
    let (id, now) = (closing.id.clone(), app.clock.now());
    if !app.db.write(move |conn| Box::pin(async move { closings::begin_listing(conn, &id).await })).await? {
        return Ok(false);
    }
    let mut lines = Vec::with_capacity(found.len());
    for (place, (person, verdict)) in (1..).zip(found) {
        let may = verdict.may();
        let verdict = serde_json::to_string(&verdict).map_err(|error| DbError::Other(error.to_string()))?;
        lines.push(Listed { person, place, verdict, may });
    }
    for some in lines.chunks(PORTION) {
        let (id, some) = (closing.id.clone(), some.to_vec());
        app.db.write(move |conn| Box::pin(async move { closing_people::write(conn, &id, &some, now).await })).await?;
    }
    let id = closing.id.clone();
    app.db.write(move |conn| Box::pin(async move { closings::end_listing(conn, &id, now).await })).await?;
    Ok(true)
}

/// The verdict of now on every member of a cohort within reach, in Vietnamese order; nothing where the programme is
/// offered no longer.
pub async fn verdicts(
    app: &AppState,
    reach: &Reach,
    cohort: &str,
    programme: &str,
) -> Result<Option<Vec<(String, Verdict)>>, DbError> {
    let (catalogue, today) = (app.catalogue(), app.clock.today());
    let Some(programme) = catalogue.programme(programme).cloned() else { return Ok(None) };
    let mut conn = app.db.read().await?;
    let members = closing_candidates::members(&mut conn, reach, cohort, &programme.id).await?;
    let mut found = Vec::with_capacity(members.len());
    for some in members.chunks(PORTION) {
        let mut attended = attended(app, &catalogue, &mut conn, &programme, some).await?;
        found.extend(some.iter().map(|member| {
            let attended = attended.remove(&member.person).unwrap_or_default();
            let expires = member.holds_until.as_deref().and_then(|day| day.parse().ok());
            let holds = member.holds.clone().map(|number| Held { number, expires });
            (member.person.clone(), programme.verdict(&Candidate { attended, holds }, today))
        }));
    }
    Ok(Some(found))
}

/// What some people have completed of the programme's courses, each by the revision whose rule was met.
async fn attended(
    app: &AppState,
    catalogue: &Catalogue,
    conn: &mut Conn,
    programme: &Programme,
    members: &[Member],
) -> Result<HashMap<String, Vec<Attended>>, DbError> {
    let people: Vec<String> = members.iter().map(|member| member.person.clone()).collect();
    let mut by_revision: BTreeMap<String, HashMap<String, Completed>> = BTreeMap::new();
    for one in closing_candidates::completed(conn, &people).await? {
        by_revision.entry(one.revision.clone()).or_default().insert(one.enrolment.clone(), one);
    }
    let mut attended: HashMap<String, Vec<Attended>> = HashMap::new();
    for (revision, completed) in by_revision {
        let edition = catalogue.revision(conn, &revision).await?;
        if !programme.counts(&edition.course.id) {
            continue;
        }
        let enrolments: Vec<String> = completed.keys().cloned().collect();
        for record in Record::load_many(conn, &edition, &enrolments).await? {
            let Some(completed) = completed.get(&record.enrolment.id) else { continue };
            let one = attended_of(app, &edition, &record, completed);
            attended.entry(record.enrolment.person.clone()).or_default().push(one);
        }
    }
    Ok(attended)
}

fn attended_of(app: &AppState, edition: &Edition, record: &Record, completed: &Completed) -> Attended {
    let course = &edition.course;
    let pieces = course.counted_quizzes().map(|quiz| {
        let submitted = record.submitted(&quiz.id);
        Piece {
            title: quiz.title.clone(),
            score: quiz.standing(&submitted, 0).kept,
            waiting: submitted.iter().any(|attempt| attempt.waiting),
        }
    });
    Attended {
        course: course.id.clone(),
        title: course.title.clone(),
        from: app.clock.day(record.enrolment.opened_at),
        taken: Taken { on: app.clock.day(completed.completed_at), tiet: Tiet { halves: completed.tiet_halves } },
        pieces: pieces.collect(),
    }
}
