//! What is shown at a meeting: the code on the wall, and the list to sign.

use super::Marked;
use crate::{
    db::{attendances, meetings},
    error::Error,
    http::{
        meeting_lines::{about, state},
        meetings::time,
    },
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::meeting_line::MeetingState,
    document::Frame,
    pages::attendance::{WallPage, WallView},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::{
    locale::Locale,
    meeting::{WINDOW, code, window},
};
use leptos::prelude::*;

/// GET /meetings/{meeting}/code: the code to project. The page comes anew when the next code begins, without a script.
pub async fn wall(State(app): State<AppState>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let marked = Marked::load(&app, &actor, &id).await?;
    let (meeting, now) = (&marked.meeting, app.clock.now());
    let mut conn = app.db.read().await?;
    let there = attendances::count_there(&mut conn, &id).await?;
    let all = marked.members(&mut conn).await?.len() as i64;
    drop(conn);
    let is_open = state(meeting, now) == MeetingState::Now;
    let address = || format!("{}/meetings/{id}/here/{}", app.store.public_url, code(&meeting.secret, &id, window(now)));
    let view = WallView {
        meeting: id.clone(),
        title: meeting.title.clone(),
        when: time(words, &app.clock, meeting),
        code: is_open.then(address).and_then(|address| Some((paper::qr_code(&address)?, address))),
        there: (there, all),
    };
    let next = (window(now) + 1) * WINDOW - now;
    let page = Page::new(&app, &visit, words.say("wall-code")).framed(Frame::Bare);
    let mut response = page.show(move || view! { <WallPage words view/> }).await;
    response.headers_mut().insert("refresh", HeaderValue::from(next / 1000 + 1));
    Ok(response)
}

/// GET /meetings/{meeting}/signatures.pdf: the list to print and sign, in Vietnamese whatever the reader's language.
pub async fn signatures(State(app): State<AppState>, actor: Actor, Path(id): Path<String>) -> Answer {
    let words = Words::new(Locale::Vi);
    let marked = Marked::load(&app, &actor, &id).await?;
    let meeting = &marked.meeting;
    let mut conn = app.db.read().await?;
    let members = marked.members(&mut conn).await?;
    let units = meetings::units(&mut conn, &meeting.cohort, &marked.reach.day).await?;
    drop(conn);
    let (unit, superior) = units.unwrap_or_default();
    let mut facts = vec![(words.say("signatures-class"), meeting.cohort_title.clone())];
    if meeting.course.is_some() {
        facts.push((words.say("meeting-course"), about(&app.catalogue(), words, meeting)));
    }
    let place = if meeting.place.is_empty() { words.say("meeting-online") } else { meeting.place.clone() };
    facts.push((words.say("meeting-time"), time(words, &app.clock, meeting)));
    facts.push((words.say("meeting-place"), place));
    let list = paper::Signatures {
        id: meeting.id.clone(),
        superior: superior.unwrap_or_default(),
        unit,
        title: meeting.title.clone(),
        facts,
        people: members.into_iter().map(|one| (one.full_name, one.unit_name.unwrap_or_default())).collect(),
    };
    let set = tokio::task::spawn_blocking(move || paper::signatures_pdf(&list)).await;
    let bytes =
        set.map_err(|error| Error::Internal(error.to_string()))?.map_err(|error| Error::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"danh-sach-ky-ten.pdf\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}
