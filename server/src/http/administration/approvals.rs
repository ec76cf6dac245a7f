//! Which programmes are assigned to the issuer.

use crate::{
    db::{
        approvals::{self, Approval, NewApproval},
        audit, issuers,
    },
    fields::{self, Fields},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::admin::approvals::{ApprovalForm, ApprovalLine, ApprovalState, Approvals, ApprovalsPage},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use domain::{
    course::Tiet,
    number,
    programme::Programme,
    text::{longer_than, single_spaces},
};
use jiff::civil::Date;
use leptos::prelude::*;
use std::sync::Arc;

const LONGEST_NUMBER: usize = 60;
/// Tiết of a programme and months of validity that nobody means.
const MOST_TIET: f64 = 2_000.0;
const MOST_MONTHS: i64 = 600;

/// GET /admin/approvals?programme=: with what a programme proposes filled in.
pub async fn list(State(app): State<AppState>, visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let today = app.clock.today().to_string();
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let catalogue = app.catalogue();
    let programme = catalogue.programme(query.trimmed("programme"));
    let form = ApprovalForm {
        programme: programme.map(|one| one.id.clone()).unwrap_or_default(),
        months: programme.and_then(|one| one.valid_months).map(|months| months.to_string()).unwrap_or_default(),
        decided_on: today.clone(),
        valid_from: today,
        form_id: secret::uuid(app.clock.now()),
        ..ApprovalForm::default()
    };
    page(&app, &visit, StatusCode::OK, form).await
}

async fn page(app: &AppState, visit: &Visit, status: StatusCode, mut form: ApprovalForm) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let issuer = issuers::default_issuer(&mut conn).await?;
    let rows = match &issuer {
        Some(issuer) => approvals::of_issuer(&mut conn, &issuer.id).await?,
        None => Vec::new(),
    };
    drop(conn);
    let today = app.clock.today();
    let catalogue = app.catalogue();
    form.programmes = catalogue.programmes().iter().map(|one| (one.id.clone(), one.title.clone())).collect();
    let proposed = |one: &Arc<Programme>| Some((one.id.clone(), one.title.clone(), one.valid_months?));
    form.proposed = catalogue.programmes().iter().filter_map(proposed).collect();
    let view = Approvals {
        issuer: issuer.map(|issuer| issuer.name),
        lines: rows.into_iter().map(|row| line(row, today)).collect(),
        form,
    };
    let page = Page::new(app, visit, words.say("approval-title")).at(Place::Administration).status(status);
    Ok(page.show(move || view! { <ApprovalsPage words approvals=view.clone()/> }).await)
}

fn line(row: Approval, today: Date) -> ApprovalLine {
    let day = |text: &str| text.parse::<Date>().unwrap_or(today);
    let (from, to) = (day(&row.valid_from), row.valid_to.as_deref().map(day));
    let state = match row.superseded_at {
        Some(_) => ApprovalState::Superseded,
        None if from > today => ApprovalState::Planned,
        None if to.is_some_and(|to| to < today) => ApprovalState::Over,
        None => ApprovalState::Current,
    };
    ApprovalLine {
        programme: row.programme_title,
        number: row.decision_number,
        decided_on: day(&row.decided_on),
        tiet: Tiet { halves: row.tiet_halves },
        valid: (from, to),
        months: row.valid_months,
        state,
    }
}

/// POST /admin/approvals: supersedes what was recorded before of the same programme.
pub async fn record(State(app): State<AppState>, visit: Visit, actor: Actor, fields: Fields) -> Answer {
    let issuer = issuers::default_issuer(&mut app.db.read().await?).await?;
    let form = typed(&app, &fields);
    let checked = check(&app, Words::new(visit.locale), &form);
    let (new, issuer) = match (checked, issuer) {
        (Ok(new), Some(issuer)) => (new, issuer),
        (checked, _) => {
            let errors = checked.err().unwrap_or_default();
            return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, ApprovalForm { errors, ..form }).await;
        }
    };
    let new = NewApproval { issuer: issuer.id, by: actor.person, ..new };
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if approvals::record(conn, &new, now).await? {
                    let entry = audit::Entry {
                        actor: Some(&new.by),
                        action: "programme-assigned",
                        subject_kind: "approvals",
                        subject: &new.id,
                        detail: Some(new.decision_number.clone()),
                    };
                    audit::record(conn, entry, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(redirect_with("/admin/approvals", "flash-approval-recorded"))
}

fn typed(app: &AppState, fields: &Fields) -> ApprovalForm {
    let text = |name: &str| single_spaces(fields.trimmed(name));
    ApprovalForm {
        programmes: Vec::new(),
        proposed: Vec::new(),
        programme: text("programme"),
        number: text("number"),
        decided_on: text("decided_on"),
        tiet: text("tiet"),
        valid_from: text("valid_from"),
        valid_to: text("valid_to"),
        months: text("months"),
        errors: FieldErrors::default(),
        form_id: fields.form_id(app.clock.now()),
    }
}

/// Checks every field; all messages come back at once.
fn check(app: &AppState, words: Words, form: &ApprovalForm) -> Result<NewApproval, FieldErrors> {
    let mut errors = FieldErrors::default();
    if app.catalogue().programme(&form.programme).is_none() {
        errors.add("programme", words.say("field-choose"));
    }
    if form.number.is_empty() {
        errors.add("number", words.say("field-needed"));
    } else if longer_than(&form.number, LONGEST_NUMBER) {
        errors.add("number", words.with("field-too-long", &[("most", LONGEST_NUMBER.into())]));
    }
    let mut day = |field: &'static str, text: &str| {
        let day = text.parse::<Date>().ok();
        if day.is_none() {
            errors.add(field, words.say("closing-day-wrong"));
        }
        day
    };
    let (decided, from) = (day("decided_on", &form.decided_on), day("valid_from", &form.valid_from));
    let to = if form.valid_to.is_empty() { None } else { day("valid_to", &form.valid_to) };
    if decided.is_some_and(|day| day > app.clock.today()) {
        errors.add("decided_on", words.say("closing-day-to-come"));
    }
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        errors.add("valid_to", words.say("approval-to-too-early"));
    }
    let halves = halves(&form.tiet);
    if halves.is_none() {
        errors.add("tiet", words.say("approval-tiet-wrong"));
    }
    let months = form.months.parse::<i64>().ok().filter(|months| (1..=MOST_MONTHS).contains(months));
    if months.is_none() && !form.months.is_empty() {
        errors.add("months", words.say("approval-months-wrong"));
    }
    match (decided, from, halves) {
        (Some(decided), Some(from), Some(tiet_halves)) if errors.is_empty() => Ok(NewApproval {
            id: form.form_id.clone(),
            issuer: String::new(),
            programme: form.programme.clone(),
            tiet_halves,
            decision_number: form.number.clone(),
            decided_on: decided.to_string(),
            valid_from: from.to_string(),
            valid_to: to.map(|day| day.to_string()),
            valid_months: months,
            by: String::new(),
        }),
        _ => Err(errors),
    }
}

/// Tiết in halves: `40`, `7,5`.
fn halves(text: &str) -> Option<i64> {
    let tiet = number::decimal(text).filter(|tiet| *tiet > 0.0 && *tiet <= MOST_TIET)?;
    let halves = tiet * 2.0;
    (halves.fract() == 0.0).then_some(halves as i64)
}
