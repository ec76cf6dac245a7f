//! The meetings of a cohort with who was at which, as a page and as a workbook.

use super::Desk;
use crate::{
    db::{
        Conn, DbError, attendances,
        cohorts::{self, Cohort},
        meetings::{self, Meeting},
    },
    error::Error,
    fields,
    http::meeting_lines::state,
    records::table::{Cell, Looks, workbook_of},
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    components::meeting_line::{hours_of, presence_key},
    document::Place,
    pages::desk::meetings::{MeetingsPage, MeetingsView, MemberMarks, PlannedMeeting},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::meeting::Presence;
use leptos::prelude::*;
use rust_xlsxwriter::XlsxError;
use std::collections::HashMap;

/// Members of a page.
const PAGE: usize = 100;

/// Meetings, and the members within reach with their marks of those that were not cancelled.
struct Summary {
    cohort: Cohort,
    meetings: Vec<Meeting>,
    members: Vec<MemberMarks>,
    marks: HashMap<String, (usize, usize)>,
}

impl Summary {
    async fn load(conn: &mut Conn, desk: &Desk, id: &str) -> Result<Self, DbError> {
        let cohort = cohorts::get(conn, &desk.reach, id).await?;
        let meetings = meetings::of_cohort(conn, id).await?;
        let reached = attendances::reached_members(conn, &desk.reach, id).await?;
        let mut roster = attendances::of_meeting(conn, id, "", &desk.reach.day).await?;
        roster.retain(|member| reached.contains(&member.person));
        let mut found: HashMap<(String, String), Presence> = HashMap::new();
        let mut marks: HashMap<String, (usize, usize)> = HashMap::new();
        for (person, meeting, presence) in attendances::of_cohort(conn, id).await? {
            let Some(presence) = Presence::named(&presence).filter(|_| reached.contains(&person)) else { continue };
            let (there, all) = marks.entry(meeting.clone()).or_default();
            *there += usize::from(presence.counts());
            *all += 1;
            found.insert((person, meeting), presence);
        }
        let held = || meetings.iter().filter(|meeting| meeting.cancelled_at.is_none());
        let of =
            |person: &str| held().map(|meeting| found.get(&(person.to_owned(), meeting.id.clone())).copied()).collect();
        let members = roster.into_iter().map(|member| MemberMarks {
            marks: of(&member.person),
            person: member.person,
            full_name: member.full_name,
            unit: member.unit_name.unwrap_or_default(),
        });
        let members = members.collect();
        Ok(Self { cohort, members, meetings, marks })
    }
}

/// GET /desk/cohorts/{cohort}/meetings?page=
pub async fn list(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let words = Words::new(visit.locale);
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let number = query.trimmed("page").parse().unwrap_or(1_usize).clamp(1, 10_000);
    let summary = Summary::load(&mut app.db.read().await?, &desk, &id).await?;
    let Summary { cohort, meetings, members, marks } = summary;
    let catalogue = app.catalogue();
    let planned = |meeting: Meeting| PlannedMeeting {
        course: meeting.course.as_deref().map(|course| {
            catalogue.course(course).map_or_else(|| course.to_owned(), |edition| edition.course.title.clone())
        }),
        times: (app.clock.local(meeting.starts_at), app.clock.local(meeting.ends_at)),
        state: state(&meeting, app.clock.now()),
        marks: marks.get(&meeting.id).copied().unwrap_or_default(),
        id: meeting.id,
        title: meeting.title,
        place: meeting.place,
    };
    let skip = (number - 1) * PAGE;
    let view = MeetingsView {
        cohort: (cohort.id, cohort.title),
        is_open: cohort.closed_at.is_none(),
        meetings: meetings.into_iter().map(planned).collect(),
        page: (number, members.len() > skip + PAGE),
        members: members.into_iter().skip(skip).take(PAGE).collect(),
    };
    let page = Page::new(&app, &visit, words.say("meetings-title")).at(Place::Desk);
    Ok(page.show(move || view! { <MeetingsPage words view/> }).await)
}

/// GET /desk/cohorts/{cohort}/meetings.xlsx
pub async fn workbook(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let summary = Summary::load(&mut app.db.read().await?, &desk, &id).await?;
    let (clock, today) = (app.clock.clone(), desk.today);
    let made = tokio::task::spawn_blocking(move || sheet(words, &clock, &summary, today)).await;
    let bytes = made
        .map_err(|error| Error::Internal(error.to_string()))?
        .map_err(|error| Error::Internal(error.to_string()))?;
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"diem-danh-{today}.xlsx\""))
        .map_err(|error| Error::Internal(error.to_string()))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

fn sheet(
    words: Words,
    clock: &crate::clock::Clock,
    summary: &Summary,
    today: jiff::civil::Date,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook_of(&summary.cohort.title, today)?;
    let looks = Looks::new();
    let sheet = book.add_worksheet().set_name(words.say("meetings-sheet"))?;
    let mut heads: Vec<String> = ["meetings-row", "cohort-name", "cohort-unit"].map(|key| words.say(key)).to_vec();
    let mut widths = vec![6.0, 28.0, 30.0];
    heads.extend(Presence::ALL.map(|presence| words.say(presence_key(presence))));
    widths.extend([10.0; 4]);
    for meeting in summary.meetings.iter().filter(|meeting| meeting.cancelled_at.is_none()) {
        let (starts, ends) = (clock.local(meeting.starts_at), clock.local(meeting.ends_at));
        heads.push(format!("{}\n{} {}", meeting.title, words.date(starts.date()), hours_of(words, starts, ends)));
        widths.push(18.0);
    }
    looks.headings(sheet, 0, &heads, &widths)?;
    for (row, member) in (1_u32..).zip(&summary.members) {
        let mut cells = vec![Cell::Number(f64::from(row)), Cell::text(&member.full_name), Cell::text(&member.unit)];
        cells.extend(Presence::ALL.map(|presence| Cell::Number(member.count(presence) as f64)));
        let mark = |mark: &Option<Presence>| mark.map_or(Cell::Empty, |one| Cell::Text(words.say(presence_key(one))));
        cells.extend(member.marks.iter().map(mark));
        looks.row(sheet, row, &cells)?;
    }
    book.save_to_buffer()
}
