//! Filling a cohort: what is wished, a preview of who and why, and its coming into effect.

use super::{
    Desk,
    cohorts::sentence,
    filling_plan::Plan,
    filling_wish::{FIELDS, wish},
};
use crate::{
    db::{cohort_members, cohort_requests, cohorts, cohorts::Cohort, enrolments},
    fields::Fields,
    learning::{
        admitting,
        cohort_filling::{self, Joining},
    },
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::filling::{FillingForm, FillingPage, PreviewPage, PreviewView, TypedRule},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use leptos::prelude::*;

/// GET /desk/cohorts/{cohort}/filling
pub async fn form(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let rule = TypedRule { unit: cohort.unit.clone(), ..TypedRule::default() };
    page(&app, &visit, &desk, cohort, FillingForm { rule, ..FillingForm::default() }).await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, cohort: Cohort, form: FillingForm) -> Answer {
    if cohort.closed_at.is_some() {
        return Ok(redirect_with(&format!("/desk/cohorts/{}", cohort.id), "flash-cohort-closed-before"));
    }
    let words = Words::new(visit.locale);
    let units = super::units(&mut app.db.read().await?, &desk.reach).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let form = FillingForm {
        id: cohort.id,
        title: cohort.title,
        units,
        young_below: app.serve.training.young_below_age,
        ..form
    };
    let page = Page::new(app, visit, words.say("cohort-fill")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <FillingPage words form=form.clone()/> }).await)
}

/// POST /desk/cohorts/{cohort}/preview: changes nothing.
pub async fn preview(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    let wish = match wish(&app, words, &desk, &cohort, &fields).await? {
        Ok(wish) => wish,
        Err(form) => return page(&app, &visit, &desk, cohort, *form).await,
    };
    let plan = Plan::of(&app, &desk, &cohort, wish).await?;
    let mut conn = app.db.read().await?;
    let (waiting, undecided) = cohort_requests::counts(&mut conn, &id).await?;
    let units = super::units(&mut conn, &desk.reach).await?;
    drop(conn);
    let fields = fields
        .0
        .into_iter()
        .filter_map(|(name, value)| Some((FIELDS.into_iter().find(|known| *known == name)?, value)));
    let view = PreviewView {
        rule: plan.rule().map(|rule| sentence(words, rule, &units)),
        requests: (undecided, waiting),
        fields: fields.collect(),
        form_id: secret::uuid(app.clock.now()),
        ..plan.view(words)
    };
    let page = Page::new(&app, &visit, words.say("cohort-preview")).at(Place::Desk);
    Ok(page.show(move || view! { <PreviewPage words preview=view/> }).await)
}

/// POST /desk/cohorts/{cohort}/members: lets in who is meant now, and lets go whom the coordinator ticked.
pub async fn join(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    if cohort.closed_at.is_some() {
        return Ok(redirect_with(&format!("/desk/cohorts/{id}"), "flash-cohort-closed-before"));
    }
    let wish = match wish(&app, words, &desk, &cohort, &fields).await? {
        Ok(wish) => wish,
        Err(form) => return page(&app, &visit, &desk, cohort, *form).await,
    };
    let plan = Plan::of(&app, &desk, &cohort, wish).await?;
    let leaving: Vec<String> = plan
        .gone()
        .map(|row| row.person.clone())
        .filter(|person| fields.all("leave").any(|ticked| ticked == person))
        .collect();
    if !leaving.is_empty() {
        let (now, cohort, by, site) = (app.clock.now(), id.clone(), desk.actor.person.clone(), app.clone());
        let settling = app.settling();
        app.db
            .write(move |conn| {
                Box::pin(async move {
                    for person in &leaving {
                        cohort_members::leave(conn, &cohort, person, "rule", now).await?;
                    }
                    settling.settle_met(conn, &leaving).await?;
                    admitting::admit(&site, conn, &cohort, &by, now).await.map(drop)
                })
            })
            .await?;
    }
    let people = plan.joining();
    let rule = plan.rule().and_then(|rule| serde_json::to_string(rule).ok());
    cohort_filling::fill(&app, Joining { cohort: id.clone(), people, rule, by: desk.actor.person }).await?;
    Ok(redirect_with(&format!("/desk/cohorts/{id}"), "flash-cohort-filled"))
}

/// POST /desk/cohorts/{cohort}/members/{person}/end: a member leaves; history and certificates stay.
pub async fn leave(
    State(app): State<AppState>,
    desk: Desk,
    Path((id, person)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let mut conn = app.db.read().await?;
    cohorts::get(&mut conn, &desk.reach, &id).await?;
    super::holds_person(&mut conn, &desk.reach, &person).await?;
    drop(conn);
    let with_courses = fields.find("courses").is_some();
    let courses = if with_courses { cohort_filling::courses_of(&app, &id).await? } else { Vec::new() };
    let (now, by, back) = (app.clock.now(), desk.actor.person, format!("/desk/people/{person}/assignments"));
    let (site, settling) = (app.clone(), app.settling());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if !cohort_members::leave(conn, &id, &person, "coordinator", now).await? {
                    return Err(crate::db::DbError::NotFound);
                }
                for course in &courses {
                    enrolments::close_unfinished(conn, &person, course, "removed", now).await?;
                }
                super::cohorts::audited(conn, &by, "cohort-left", &id, now).await?;
                settling.settle_met(conn, &[person]).await?;
                admitting::admit(&site, conn, &id, &by, now).await.map(drop)
            })
        })
        .await?;
    Ok(redirect_with(&back, "flash-cohort-left"))
}
