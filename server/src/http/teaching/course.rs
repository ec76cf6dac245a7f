//! One course as its instructor sees it, and extra time in it.

use super::edition;
use crate::{
    courses::Edition,
    db::{
        Conn, DbError, accounts, appeals, audit, enrolments,
        extra_times::{self, Granted, NewExtraTime},
        grants, instructor_forms, second_markings, surveys, teaching,
    },
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::teaching::course::{CourseDesk, CourseDeskPage, ExtraTimeForm, ExtraTimeLine, QuizLine, SurveyLine},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::survey::Respondent;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// GET /teaching/{course}
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let form = ExtraTimeForm { form_id: secret::uuid(app.clock.now()), ..ExtraTimeForm::default() };
    page(&app, &visit, &actor, &edition, form).await
}

async fn page(app: &AppState, visit: &Visit, actor: &Actor, edition: &Edition, form: ExtraTimeForm) -> Answer {
    let words = Words::new(visit.locale);
    let course = &edition.course;
    let mut conn = app.db.read().await?;
    let counts = teaching::counts(&mut conn, &course.id, app.clock.now()).await?;
    let again = second_markings::to_do(&mut conn, &course.id, &actor.person).await?;
    let appeals = appeals::count_open(&mut conn, &course.id).await?;
    let extra_times = extra_times::of_course(&mut conn, &course.id).await?;
    let surveys = survey_lines(app, &mut conn, actor, edition).await?;
    drop(conn);
    let quizzes = course.quizzes().filter(|quiz| !quiz.is_survey()).map(|quiz| {
        let count = counts.iter().find(|count| count.quiz == quiz.id);
        let again = again.iter().filter(|to_do| to_do.quiz == quiz.id).count() as i64;
        let mut questions = quiz.sections.iter().flat_map(|section| &section.questions);
        QuizLine {
            id: quiz.id.clone(),
            title: quiz.title.clone(),
            attempts: count.map_or(0, |count| count.attempts),
            waiting: count.map_or(0, |count| count.waiting) + again,
            is_marked: questions.any(|question| question.kind.is_marked()),
        }
    });
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let desk = CourseDesk {
        id: course.id.clone(),
        title: course.title.clone(),
        appeals,
        quizzes: quizzes.collect(),
        surveys,
        extra_times: extra_times.into_iter().map(|row| line(app, row)).collect(),
        form,
    };
    let page = Page::new(app, visit, course.title.clone()).at(Place::Teaching).status(status);
    Ok(page.show(move || view! { <CourseDeskPage words desk=desk.clone()/> }).await)
}

/// The surveys with the forms handed in by each group, and whether the actor's own is wanted.
async fn survey_lines(
    app: &AppState,
    conn: &mut Conn,
    actor: &Actor,
    edition: &Edition,
) -> Result<Vec<SurveyLine>, DbError> {
    let course = &edition.course;
    let today = app.clock.today().to_string();
    let of_learners: BTreeMap<String, i64> = surveys::counts(conn, &course.id).await?.into_iter().collect();
    let of_instructors: BTreeMap<String, i64> = instructor_forms::counts(conn, &course.id).await?.into_iter().collect();
    let own: BTreeMap<String, bool> =
        instructor_forms::of_person(conn, &course.id, &actor.person).await?.into_iter().collect();
    let instructs = grants::instructs(conn, &actor.person, &course.id, &today).await?;
    let lines = course.surveys().map(|survey| {
        let forms = |counts: &BTreeMap<String, i64>, by| {
            let count = counts.get(&survey.id).copied();
            count.or_else(|| survey.survey.asks(by).then_some(0))
        };
        let is_asked = instructs && survey.survey.asks(Respondent::Instructors);
        SurveyLine {
            id: survey.id.clone(),
            title: survey.title.clone(),
            learners: forms(&of_learners, Respondent::Learners),
            instructors: forms(&of_instructors, Respondent::Instructors),
            is_own_wanted: own.get(&survey.id).map_or(is_asked, |is_sent| !is_sent),
        }
    });
    Ok(lines.collect())
}

fn line(app: &AppState, row: extra_times::Listed) -> ExtraTimeLine {
    ExtraTimeLine {
        name: row.full_name,
        percent: row.percent,
        minutes: row.minutes,
        reason: row.reason,
        on: app.clock.day(row.recorded_at),
        by: row.granted_by,
    }
}

/// POST /teaching/{course}/extra-times: gives a learner of the course extra time, with its reason.
pub async fn extra_time(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(course): Path<String>,
    fields: Fields,
) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let words = Words::new(visit.locale);
    let extra = match read(&app, words, &actor, &course, &fields).await? {
        Ok(extra) => extra,
        Err(form) => return page(&app, &visit, &actor, &edition, form).await,
    };
    let now = app.clock.now();
    let granted = app
        .db
        .write(move |conn| {
            Box::pin(async move {
                let granted = extra_times::grant(conn, &extra, now).await?;
                if granted != Granted::Now {
                    return Ok(granted);
                }
                let entry = audit::Entry {
                    actor: Some(&extra.granted_by),
                    action: "extra-time-given",
                    subject_kind: "extra_times",
                    subject: &extra.id,
                    detail: Some(format!("{}% + {} min: {}", extra.percent, extra.minutes, extra.reason)),
                };
                audit::record(conn, entry, now).await?;
                Ok(granted)
            })
        })
        .await?;
    if granted == Granted::ForAnother {
        let mut errors = FieldErrors::default();
        errors.add("login", words.say("extra-time-used"));
        return page(&app, &visit, &actor, &edition, typed(&fields, errors, secret::uuid(now))).await;
    }
    Ok(redirect_with(&format!("/teaching/{course}"), "flash-extra-time-given"))
}

/// What the form asks for, or the form again with what is wrong.
async fn read(
    app: &AppState,
    words: Words,
    actor: &Actor,
    course: &str,
    fields: &Fields,
) -> Result<Result<NewExtraTime, ExtraTimeForm>, Error> {
    let mut errors = FieldErrors::default();
    let number = |name: &'static str, most: i64| match fields.trimmed(name) {
        "" => Some(0),
        text => text.parse::<i64>().ok().filter(|number| (0..=most).contains(number)),
    };
    let (percent, minutes) = (number("percent", 300), number("minutes", 600));
    for (name, value) in [("percent", percent), ("minutes", minutes)] {
        if value.is_none() {
            errors.add(name, words.say("extra-time-number"));
        }
    }
    let reason = fields.trimmed("reason");
    if reason.is_empty() {
        errors.add("reason", words.say("field-needed"));
    } else if domain::text::longer_than(reason, 300) {
        errors.add("reason", words.with("field-too-long", &[("most", 300.into())]));
    }
    let person = learner(app, course, fields.trimmed("login")).await?;
    if person.is_none() {
        errors.add("login", words.say("extra-time-unknown"));
    }
    let form_id = fields.form_id(app.clock.now());
    Ok(match (percent, minutes, person) {
        (Some(percent), Some(minutes), Some(person)) if errors.is_empty() => Ok(NewExtraTime {
            id: form_id,
            person,
            course: course.to_owned(),
            percent,
            minutes,
            reason: reason.to_owned(),
            granted_by: actor.person.clone(),
        }),
        _ => Err(typed(fields, errors, form_id)),
    })
}

/// The form with what was typed.
fn typed(fields: &Fields, errors: FieldErrors, form_id: String) -> ExtraTimeForm {
    ExtraTimeForm {
        login: fields.get("login").to_owned(),
        percent: fields.get("percent").to_owned(),
        minutes: fields.get("minutes").to_owned(),
        reason: fields.trimmed("reason").to_owned(),
        errors,
        form_id,
    }
}

/// The learner with this sign-in name, e-mail or staff code, if she is enrolled; anybody else is unknown here.
async fn learner(app: &AppState, course: &str, login: &str) -> Result<Option<String>, Error> {
    let mut conn = app.db.read().await?;
    for account in accounts::of_login(&mut conn, login).await? {
        if let Some(enrolment) = enrolments::find_open(&mut conn, &account.person, course).await? {
            return Ok(Some(enrolment.person));
        }
    }
    Ok(None)
}
