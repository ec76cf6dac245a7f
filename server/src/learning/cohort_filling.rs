//! Filling a cohort takes effect: members come in by one statement, then enrolments and messages by portions, so that no
//! write waits for all of them. Every step can be done twice; what an interruption leaves behind, the next one does.

use super::admitting;
use crate::{
    db::{
        Conn, DbError,
        assignments::{self, CohortAssignment},
        audit,
        cohort_enrolments::{self, InLanguages, MemberPortion},
        cohort_members, cohort_requests, cohort_rules, cohorts,
        statistics::Growth,
    },
    error::Error,
    secret,
    state::AppState,
};
use app::words::Words;
use domain::locale::Locale;
use std::collections::BTreeSet;

/// Members of one portion.
const PORTION: usize = 250;

/// Who comes in, and by what.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The cohort.
    pub cohort: String,
    /// The people in their order; where places run out, the last ones stay out.
    pub people: Vec<String>,
    /// JSON of the rule; nothing for a list.
    pub rule: Option<String>,
    /// Who decided.
    pub by: String,
}

/// Lets people in, enrols them and tells them; gives how many came in.
pub async fn fill(app: &AppState, joining: Joining) -> Result<usize, Error> {
    let (now, cohort) = (app.clock.now(), joining.cohort.clone());
    let site = app.clone();
    let joined = app.db.write(move |conn| Box::pin(async move { let_in(&site, conn, joining, now).await })).await?;
    enrol(app, &cohort, Some(now)).await?;
    Ok(joined)
}

/// Whoever waits for a place that is free comes first, so that a filling overtakes nobody.
async fn let_in(app: &AppState, conn: &mut Conn, joining: Joining, now: i64) -> Result<usize, DbError> {
    let Joining { cohort, mut people, rule, by } = joining;
    admitting::admit(app, conn, &cohort, &by, now).await?;
    let capacity = cohorts::lock(conn, &cohort).await?;
    let before = cohort_members::count(conn, &cohort).await?;
    if let Some(capacity) = capacity {
        people.truncate(usize::try_from(capacity - before).unwrap_or_default());
    }
    let rule = match rule {
        Some(rule) => Some(cohort_rules::run(conn, &secret::uuid(now), &cohort, &rule, &by, now).await?),
        None => None,
    };
    let rows: Vec<(String, String)> = people.into_iter().map(|person| (secret::uuid(now), person)).collect();
    cohort_members::join(conn, &cohort, &rows, rule.as_deref(), &by, now).await?;
    let joined = cohort_members::count(conn, &cohort).await? - before;
    cohort_requests::fulfil(conn, &cohort, &by, now).await?;
    let entry = audit::Entry {
        actor: Some(&by),
        action: "cohort-filled",
        subject_kind: "cohorts",
        subject: &cohort,
        detail: Some(joined.to_string()),
    };
    audit::record(conn, entry, now).await?;
    Ok(usize::try_from(joined).unwrap_or_default())
}

/// Opens the enrolments that members of a cohort still lack; those who came in at this instant are told. Who has an open
/// one keeps it.
pub async fn enrol(app: &AppState, cohort: &str, joined_at: Option<i64>) -> Result<(), Error> {
    let mut conn = app.db.read().await?;
    let asked = assignments::of_cohort(&mut conn, cohort).await?;
    let ids = cohort_members::ids(&mut conn, cohort).await?;
    drop(conn);
    let courses = courses(app, &asked);
    let message = message(app, &asked);
    let (now, today) = (app.clock.now(), app.clock.today().to_string());
    let (mut growth, each) = (Growth::default(), courses.len());
    growth.add(&app.db, ids.len()).await;
    for some in ids.chunks(PORTION) {
        let (Some(first), Some(last)) = (some.first().cloned(), some.last().cloned()) else { continue };
        let portion = MemberPortion { cohort: cohort.to_owned(), first, last };
        let (courses, message, today) = (courses.clone(), message.clone(), today.clone());
        app.db
            .write(move |conn| {
                Box::pin(async move {
                    for course in &courses {
                        cohort_enrolments::open(conn, &portion, course, &today, now).await?;
                    }
                    match joined_at {
                        Some(joined_at) => cohort_enrolments::tell(conn, &portion, &message, joined_at).await,
                        None => Ok(()),
                    }
                })
            })
            .await?;
        growth.add(&app.db, some.len() * each).await;
    }
    growth.end(&app.db).await;
    Ok(())
}

/// The courses in which members of a cohort are enrolled.
pub async fn courses_of(app: &AppState, cohort: &str) -> Result<Vec<String>, Error> {
    let asked = assignments::of_cohort(&mut app.db.read().await?, cohort).await?;
    Ok(courses(app, &asked))
}

/// The courses in which members are enrolled: what is asked and the compulsory courses of programmes. One that asks for
/// other courses first is left to the learner, who enrols when she has them.
pub(super) fn courses(app: &AppState, asked: &[CohortAssignment]) -> Vec<String> {
    let catalogue = app.catalogue();
    let mut courses = BTreeSet::new();
    for one in asked {
        courses.extend(one.course.clone());
        let programme = one.programme.as_deref().and_then(|id| catalogue.programme(id));
        courses.extend(programme.iter().flat_map(|programme| programme.compulsory()).map(str::to_owned));
    }
    let opens = |course: &String| {
        catalogue.course(course).is_some_and(|edition| edition.course.courses_left(&BTreeSet::new()).is_empty())
    };
    courses.into_iter().filter(opens).collect()
}

/// What members are told: what is asked, until when and why.
fn message(app: &AppState, asked: &[CohortAssignment]) -> InLanguages {
    let languages = [Locale::Vi, Locale::En, Locale::Fr].map(Words::new);
    let body = |words: Words| format!("{}\n{}", words.say("cohort-told"), asked_lines(app, words, asked));
    InLanguages { subjects: languages.map(|words| words.say("cohort-told-subject")), bodies: languages.map(body) }
}

/// What a cohort asks, a line each.
pub(super) fn asked_lines(app: &AppState, words: Words, asked: &[CohortAssignment]) -> String {
    let catalogue = app.catalogue();
    let line = |one: &CohortAssignment| {
        let title = match (&one.course, &one.programme) {
            (Some(id), _) => catalogue.course(id).map(|edition| edition.course.title.clone()),
            (None, id) => id.as_deref().and_then(|id| catalogue.programme(id)).map(|programme| programme.title.clone()),
        };
        let due = one.due_on.as_deref().and_then(|day| day.parse().ok()).map(|day| words.date(day));
        let values = [
            ("title", title.unwrap_or_default().into()),
            ("reason", one.reason.as_str().into()),
            ("date", due.clone().unwrap_or_default().into()),
        ];
        words.with(if due.is_some() { "cohort-told-line-due" } else { "cohort-told-line" }, &values)
    };
    asked.iter().map(line).collect::<Vec<_>>().join("\n")
}
