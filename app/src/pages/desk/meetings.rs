//! The meetings of a cohort, and who was at which.

use super::{Part, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        empty::Empty,
        icon::Glyph,
        meeting_line::{MeetingState, presence_key, when},
    },
    words::Words,
};
use domain::meeting::Presence;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingsView {
    /// The cohort: id and title.
    pub cohort: (String, String),
    /// Whether it is open.
    pub is_open: bool,
    /// The meetings.
    pub meetings: Vec<PlannedMeeting>,
    /// The members of this page.
    pub members: Vec<MemberMarks>,
    /// This page of members, from 1, and whether more follow.
    pub page: (usize, bool),
}

/// A meeting of the cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMeeting {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The course; nothing for the cohort as a whole.
    pub course: Option<String>,
    /// When it begins and ends.
    pub times: (DateTime, DateTime),
    /// Where it is; may be empty.
    pub place: String,
    /// Whether it is to come.
    pub state: MeetingState,
    /// Members who were there, and those who are marked at all.
    pub marks: (usize, usize),
}

/// How a member stood to the meetings that were not cancelled, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberMarks {
    /// The person.
    pub person: String,
    /// Her name.
    pub full_name: String,
    /// Her unit.
    pub unit: String,
    /// A mark for each meeting.
    pub marks: Vec<Option<Presence>>,
}

impl MemberMarks {
    /// At how many meetings she stood like this.
    pub fn count(&self, presence: Presence) -> usize {
        self.marks.iter().filter(|mark| **mark == Some(presence)).count()
    }
}

/// The page.
#[component]
pub fn MeetingsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: MeetingsView,
) -> impl IntoView {
    let (id, title) = view.cohort.clone();
    let above = format!("/desk/cohorts/{id}");
    let crumbs = vec![("/desk/cohorts".to_owned(), words.say("cohorts-title")), (above.clone(), title)];
    let add = view.is_open.then(|| {
        view! { <div class="actions"><a class="btn main" href=format!("{above}/meetings/new")>{words.say("meeting-add")}</a></div> }
    });
    let list = if view.meetings.is_empty() {
        view! { <Empty title=words.say("meetings-none") text=words.say("meetings-none-how")/> }.into_any()
    } else {
        table(words, view.meetings.clone())
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1 id="meetings">{words.say("meetings-title")}</h1>
            <p class="lead">{words.say("meetings-lead")}</p>
        </div>
        {tabs(words, Part::Cohorts)}
        <div class="section stack">{add}{list}</div>
        {summary(words, &view, &above)}
    }
    .into_any()
}

fn table(words: Words, meetings: Vec<PlannedMeeting>) -> AnyView {
    let rows = meetings.into_iter().map(|one| row(words, one)).collect_view();
    view! {
        <div class="table-box" role="region" aria-labelledby="meetings" tabindex="0">
            <table class="folds" role="table" aria-labelledby="meetings">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.say("meeting-name")}</th>
                        <th role="columnheader" scope="col">{words.say("meeting-time")}</th>
                        <th role="columnheader" scope="col">{words.say("meeting-place")}</th>
                        <th role="columnheader" scope="col">{words.say("meeting-attendance")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(words: Words, one: PlannedMeeting) -> AnyView {
    let course = one.course.clone().unwrap_or_else(|| words.say("meeting-whole-cohort"));
    let place = if one.place.is_empty() { words.say("meeting-online") } else { one.place };
    let marks = [("there", one.marks.0.into()), ("marked", one.marks.1.into())];
    let (badge, edit) = match &one.state {
        MeetingState::Coming => (None, true),
        MeetingState::Now => (
            Some(
                view! { <Badge tone=Tone::Info glyph=Some(Glyph::Now) text=words.say("meeting-state-now")/> }
                    .into_any(),
            ),
            true,
        ),
        MeetingState::Over => (None, true),
        MeetingState::Cancelled(reason) => {
            let text = words.with("meeting-cancelled-because", &[("reason", reason.as_str().into())]);
            let badge = view! { <Badge tone=Tone::Bad glyph=Some(Glyph::Cross) text=words.say("meeting-cancelled")/> };
            (Some(view! { {badge}<p class="small quiet">{text}</p> }.into_any()), false)
        }
    };
    let attendance = format!("/meetings/{}/attendance", one.id);
    let change = edit.then(|| {
        let hidden = one.title.clone();
        view! { <a class="small" href=format!("/desk/meetings/{}/edit", one.id)>{words.say("meeting-edit")}<span class="hide">": "{hidden}</span></a> }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <div><p>{one.title}</p><p class="small quiet">{course}</p>{badge}" "{change}</div>
            </th>
            <td role="cell" data-th=words.say("meeting-time")>{when(words, one.times.0, one.times.1)}</td>
            <td role="cell" data-th=words.say("meeting-place")>{place}</td>
            <td role="cell" data-th=words.say("meeting-attendance")>
                <a class="num" href=attendance>{words.with("meeting-marks", &marks)}</a>
            </td>
        </tr>
    }
    .into_any()
}

fn summary(words: Words, view: &MeetingsView, above: &str) -> Option<AnyView> {
    let held: Vec<&PlannedMeeting> =
        view.meetings.iter().filter(|one| !matches!(one.state, MeetingState::Cancelled(_))).collect();
    if held.is_empty() || view.members.is_empty() {
        return None;
    }
    let heads = held.iter().map(|one| {
        view! { <th scope="col" class="num"><abbr title=one.title.clone()>{words.short_date(one.times.0.date())}</abbr></th> }
    });
    let counts =
        Presence::ALL.map(|presence| view! { <th scope="col" class="num">{words.say(presence_key(presence))}</th> });
    let rows = view.members.iter().map(|member| {
        let marks = member.marks.iter().map(|mark| {
            let text = mark.map_or_else(|| "–".to_owned(), |presence| words.say(short_key(presence)));
            view! { <td class="num">{text}</td> }
        });
        let totals = Presence::ALL.map(|presence| view! { <td class="num">{member.count(presence)}</td> });
        view! {
            <tr>
                <th scope="row"><p>{member.full_name.clone()}</p><p class="small quiet">{member.unit.clone()}</p></th>
                {totals.collect_view()}
                {marks.collect_view()}
            </tr>
        }
    });
    let (page, more) = view.page;
    let link = |to: usize, key: &str| {
        view! { <a class="btn" href=format!("{above}/meetings?page={to}#summary")>{words.say(key)}</a> }
    };
    Some(
        view! {
            <div class="section stack">
                <div class="head">
                    <h2 id="summary">{words.say("meetings-summary")}</h2>
                    <a href=format!("{above}/meetings.xlsx")>{words.say("meetings-workbook")}</a>
                </div>
                <div class="table-box" role="region" aria-labelledby="summary" tabindex="0">
                    <table aria-labelledby="summary">
                        <thead>
                            <tr>
                                <th scope="col">{words.say("cohort-name")}</th>
                                {counts.collect_view()}
                                {heads.collect_view()}
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
                <p class="small quiet">{words.say("meetings-summary-key")}</p>
                <div class="actions">
                    {(page > 1).then(|| link(page - 1, "cohort-page-before"))}
                    {more.then(|| link(page + 1, "cohort-page-after"))}
                </div>
            </div>
        }
        .into_any(),
    )
}

/// A presence in a letter or two, for a table with many columns.
pub fn short_key(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "presence-short-present",
        Presence::Late => "presence-short-late",
        Presence::Excused => "presence-short-excused",
        Presence::Absent => "presence-short-absent",
    }
}
