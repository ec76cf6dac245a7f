//! Marking who is at a meeting, by hand: the coordinators who reach its cohort, and its instructors.

mod shown;

pub use shown::{signatures, wall};

use super::{meeting_lines::state, meetings::time, teaching::Taught};
use crate::{
    db::{
        Conn, DbError,
        attendances::{self, Attendee, FormerMark, NewAttendance},
        cohort_staff, cohorts,
        meetings::{self, Meeting},
        scope::Reach,
    },
    error::Error,
    fields::{self, Fields},
    learning::attending::{self, Marking},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{
        field::FieldErrors,
        meeting_line::{MeetingState, presence_key},
    },
    document::Place,
    pages::attendance::{AttendancePage, AttendanceView, Member},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    meeting::Presence,
    text::{longer_than, single_spaces},
};
use leptos::prelude::*;

/// Members of a page: a form has no more than some thousand fields.
const PAGE: usize = 300;
const LONGEST_REASON: usize = 200;

/// A meeting that the actor may mark.
pub struct Marked {
    /// The meeting.
    pub meeting: Meeting,
    reach: Reach,
    is_coordinator: bool,
}

impl Marked {
    /// The meeting, for a coordinator who reaches its cohort, or an instructor of the cohort who teaches its course. For
    /// anybody else it is not there.
    pub async fn load(app: &AppState, actor: &Actor, id: &str) -> Result<Self, Error> {
        let reach = Reach { actor: actor.person.clone(), day: app.clock.today().to_string() };
        let mut conn = app.db.read().await?;
        let meeting = meetings::find(&mut conn, id).await?.ok_or(Error::NotFound)?;
        match cohorts::get(&mut conn, &reach, &meeting.cohort).await {
            Ok(_) => return Ok(Self { meeting, reach, is_coordinator: true }),
            Err(DbError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        let staff = cohort_staff::of_cohort(&mut conn, &meeting.cohort).await?;
        drop(conn);
        let is_instructor = staff.iter().any(|one| one.person == actor.person && one.role == "instructor");
        let taught = Taught::load(app, actor).await?;
        if is_instructor && meeting.course.as_deref().is_none_or(|course| taught.holds(course)) {
            Ok(Self { meeting, reach, is_coordinator: false })
        } else {
            Err(Error::NotFound)
        }
    }

    /// The members whom the actor may mark: a coordinator those within reach, an instructor all.
    pub async fn members(&self, conn: &mut Conn) -> Result<Vec<Attendee>, DbError> {
        let Meeting { id, cohort, .. } = &self.meeting;
        let mut members = attendances::of_meeting(conn, cohort, id, &self.reach.day).await?;
        if self.is_coordinator {
            let reached = attendances::reached_members(conn, &self.reach, cohort).await?;
            members.retain(|member| reached.contains(&member.person));
        }
        Ok(members)
    }

    fn crumbs(&self, words: Words) -> Vec<(String, String)> {
        let Meeting { cohort, cohort_title, .. } = &self.meeting;
        if !self.is_coordinator {
            return vec![("/teaching".to_owned(), words.say("nav-teaching"))];
        }
        vec![
            ("/desk/cohorts".to_owned(), words.say("cohorts-title")),
            (format!("/desk/cohorts/{cohort}"), cohort_title.clone()),
            (format!("/desk/cohorts/{cohort}/meetings"), words.say("meetings-title")),
        ]
    }

    fn place(&self) -> Place {
        if self.is_coordinator { Place::Desk } else { Place::Teaching }
    }
}

/// GET /meetings/{meeting}/attendance?page=
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let marked = Marked::load(&app, &actor, &id).await?;
    page(&app, &visit, &marked, number(query)?, None).await
}

/// The page of members that is asked for, from 1.
fn number(query: Option<String>) -> Result<usize, Error> {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    Ok(query.trimmed("page").parse().unwrap_or(1_usize).clamp(1, 10_000))
}

/// The list; with a refusal, status 422, what was typed and the messages.
async fn page(
    app: &AppState,
    visit: &Visit,
    marked: &Marked,
    number: usize,
    refused: Option<(&Fields, FieldErrors)>,
) -> Answer {
    let words = Words::new(visit.locale);
    let meeting = &marked.meeting;
    let mut conn = app.db.read().await?;
    let mut members = marked.members(&mut conn).await?;
    let former = attendances::former(&mut conn, &meeting.id).await?;
    drop(conn);
    let skip = (number - 1) * PAGE;
    let more = members.len() > skip + PAGE;
    members = members.into_iter().skip(skip).take(PAGE).collect();
    let typed = refused.as_ref().map(|(fields, _)| *fields);
    let state = state(meeting, app.clock.now());
    let view = AttendanceView {
        meeting: meeting.id.clone(),
        title: meeting.title.clone(),
        when: time(words, &app.clock, meeting),
        crumbs: marked.crumbs(words),
        cancelled: meeting.cancel_reason.clone(),
        has_begun: matches!(state, MeetingState::Now | MeetingState::Over),
        is_open: state == MeetingState::Now,
        members: members.into_iter().map(|one| member(app, words, one, typed)).collect(),
        page: (number, more),
        former: former.iter().map(|one| former_line(app, words, one)).collect(),
        form_id: secret::uuid(app.clock.now()),
        errors: refused.map(|(_, errors)| errors).unwrap_or_default(),
    };
    let status = if view.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(app, visit, words.say("meeting-attendance")).at(marked.place()).status(status);
    Ok(page.show(move || view! { <AttendancePage words view/> }).await)
}

/// What the form shows of a mark; that it comes back unchanged tells that nobody has touched it.
fn shown(presence: Option<Presence>, reason: &str) -> String {
    format!("{} {reason}", presence.map(Presence::name).unwrap_or_default())
}

fn member(app: &AppState, words: Words, one: Attendee, typed: Option<&Fields>) -> Member {
    let current = one.presence.as_deref().and_then(Presence::named);
    let reason = one.reason.unwrap_or_default();
    let field = |name: &str| typed.and_then(|typed| typed.find(&format!("{name}.{}", one.person)));
    let chosen = field("presence").and_then(Presence::named).or(current);
    let marked = one.marked_at.map(|at| marked_line(app, words, one.marked_by.as_deref(), one.way.as_deref(), at));
    Member {
        chosen,
        was: field("was").map_or_else(|| shown(current, &reason), str::to_owned),
        reason: field("reason").map(str::to_owned).unwrap_or(reason),
        person: one.person,
        full_name: one.full_name,
        unit: one.unit_name.unwrap_or_default(),
        current,
        marked: marked.unwrap_or_default(),
    }
}

/// Who marked it, when and how.
fn marked_line(app: &AppState, words: Words, by: Option<&str>, way: Option<&str>, at: i64) -> String {
    let time = words.date_time(app.clock.local(at));
    match way {
        Some("code") => words.with("attendance-by-code", &[("time", time.into())]),
        _ => words.with("attendance-by-hand", &[("name", by.unwrap_or_default().into()), ("time", time.into())]),
    }
}

fn former_line(app: &AppState, words: Words, one: &FormerMark) -> String {
    let presence = Presence::named(&one.presence).unwrap_or(Presence::Absent);
    let values = [
        ("name", one.full_name.as_str().into()),
        ("presence", words.say(presence_key(presence)).into()),
        ("marked", marked_line(app, words, one.marked_by.as_deref(), Some(&one.way), one.marked_at).into()),
        ("until", words.date_time(app.clock.local(one.superseded_at)).into()),
    ];
    words.with("attendance-former-line", &values)
}

/// POST /meetings/{meeting}/attendance?page=: what was touched in the form is recorded; everything else stays, so that two
/// who mark at once lose nothing.
pub async fn mark(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    fields: Fields,
) -> Answer {
    let marked = Marked::load(&app, &actor, &id).await?;
    let number = number(query)?;
    let back = format!("/meetings/{id}/attendance?page={number}");
    if marked.meeting.cancelled_at.is_some() {
        return Ok(redirect_with(&back, "flash-meeting-cancelled-before"));
    }
    let words = Words::new(visit.locale);
    let members = marked.members(&mut app.db.read().await?).await?;
    let (marks, errors) = touched(&app, words, &marked.meeting, &members, &fields);
    if !errors.is_empty() {
        return page(&app, &visit, &marked, number, Some((&fields, errors))).await;
    }
    if marks.is_empty() {
        return Ok(redirect_with(&back, "flash-attendance-unchanged"));
    }
    attending::mark(&app, Marking { meeting: id, way: "hand", by: actor.person }, marks).await?;
    Ok(redirect_with(&back, "flash-attendance-saved"))
}

/// The marks that a form changes, and what is wrong with it.
fn touched(
    app: &AppState,
    words: Words,
    meeting: &Meeting,
    members: &[Attendee],
    fields: &Fields,
) -> (Vec<NewAttendance>, FieldErrors) {
    let now = app.clock.now();
    let has_begun = matches!(state(meeting, now), MeetingState::Now | MeetingState::Over);
    let fills_rest = has_begun && fields.get("rest") == "present";
    let (mut marks, mut errors) = (Vec::new(), FieldErrors::default());
    for member in members {
        let field = |name: &str| format!("{name}.{}", member.person);
        // Who is not in the form is on another page of it.
        let Some(was) = fields.find(&field("was")) else { continue };
        let reason = single_spaces(fields.trimmed(&field("reason")));
        let presence = match fields.find(&field("presence")) {
            Some(name) => Presence::named(name),
            None if fills_rest && member.mark.is_none() => Some(Presence::Present),
            None => None,
        };
        let Some(presence) = presence else { continue };
        let reason = if presence == Presence::Excused { reason } else { String::new() };
        if shown(Some(presence), &reason) == was {
            continue;
        }
        if !has_begun && presence != Presence::Excused {
            errors.add(field("presence"), words.say("attendance-not-yet"));
        } else if presence == Presence::Excused && reason.is_empty() {
            errors.add(field("reason"), words.say("attendance-reason-needed"));
        } else if longer_than(&reason, LONGEST_REASON) {
            errors.add(field("reason"), words.with("field-too-long", &[("most", LONGEST_REASON.into())]));
        }
        marks.push(NewAttendance {
            id: secret::uuid(now),
            person: member.person.clone(),
            presence: presence.name(),
            reason,
        });
    }
    (marks, errors)
}
