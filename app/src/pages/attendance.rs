//! Marking who is at a meeting: by hand in a list, and by a code on the wall.

use crate::{
    components::{
        crumbs::Crumbs,
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, error_line},
        meeting_line::{presence_badge, presence_key},
    },
    pages::meeting::door_rule,
    words::Words,
};
use domain::meeting::Presence;
use leptos::prelude::*;

/// Everything on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceView {
    /// The meeting.
    pub meeting: String,
    /// Its title.
    pub title: String,
    /// When it is, in words.
    pub when: String,
    /// The pages above.
    pub crumbs: Vec<(String, String)>,
    /// Why nothing can be marked: it was cancelled.
    pub cancelled: Option<String>,
    /// Whether somebody can have been there: its door has opened.
    pub has_begun: bool,
    /// Whether the code can be shown: its door is open.
    pub is_open: bool,
    /// The members.
    pub members: Vec<Member>,
    /// This page of members, from 1, and whether more follow.
    pub page: (usize, bool),
    /// The marks that no longer count: sentences.
    pub former: Vec<String>,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// A member in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: String,
    /// Her name.
    pub full_name: String,
    /// Her unit.
    pub unit: String,
    /// What is chosen in the form.
    pub chosen: Option<Presence>,
    /// The reason in the form.
    pub reason: String,
    /// What the form showed when it was opened.
    pub was: String,
    /// The mark that counts.
    pub current: Option<Presence>,
    /// Who marked it, when and how; empty where nobody has.
    pub marked: String,
}

/// The list.
#[component]
pub fn AttendancePage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: AttendanceView,
) -> impl IntoView {
    let address = format!("/meetings/{}", view.meeting);
    let code = view.is_open.then(|| {
        view! { <a class="btn main" href=format!("{address}/code")>{words.say("attendance-show-code")}</a> }
    });
    let paper = format!("{address}/signatures.pdf");
    view! {
        <Crumbs words links=view.crumbs.clone()/>
        <div class="page-head">
            <h1>{words.with("attendance-title", &[("title", view.title.as_str().into())])}</h1>
            <p class="lead num">{view.when.clone()}</p>
        </div>
        <div class="section stack">
            <div class="actions">
                {code}
                <a class="btn" href=paper>{words.say("attendance-signatures")}</a>
            </div>
            <p class="small quiet">{door_rule(words)}</p>
            {form(words, &view, &address)}
            {former(words, &view)}
        </div>
    }
    .into_any()
}

fn form(words: Words, view: &AttendanceView, address: &str) -> AnyView {
    if let Some(reason) = &view.cancelled {
        let text = words.with("meeting-cancelled-because", &[("reason", reason.as_str().into())]);
        return view! { <p><b>{text}</b></p> }.into_any();
    }
    if view.members.is_empty() {
        return view! { <Empty title=words.say("attendance-nobody") text=words.say("attendance-nobody-how")/> }
            .into_any();
    }
    let (page, more) = view.page;
    let rows: Vec<AnyView> = view.members.iter().map(|member| row(words, view, member)).collect();
    let all = view.has_begun.then(|| {
        view! { <button class="btn" name="rest" value="present">{words.say("attendance-rest-present")}</button> }
    });
    let link = |to: usize, key: &str| {
        view! { <a class="btn" href=format!("{address}/attendance?page={to}")>{words.say(key)}</a> }
    };
    view! {
        <form class="stack" method="post" action=format!("{address}/attendance?page={page}")>
            <FormId id=view.form_id.clone()/>
            <FormTrouble words errors=view.errors.clone()/>
            <ul class="roster" role="list">{rows}</ul>
            <div class="actions"><button class="btn main">{words.say("attendance-save")}</button>" "{all}</div>
            <p class="small quiet">{words.say("attendance-rest-hint")}</p>
        </form>
        <div class="actions">
            {(page > 1).then(|| link(page - 1, "cohort-page-before"))}
            {more.then(|| link(page + 1, "cohort-page-after"))}
        </div>
    }
    .into_any()
}

fn row(words: Words, view: &AttendanceView, member: &Member) -> AnyView {
    let id = &member.person;
    let (name, reason_id, was) = (format!("presence.{id}"), format!("reason.{id}"), format!("was.{id}"));
    let error = view.errors.of(&name).or_else(|| view.errors.of(&reason_id));
    let described = error.is_some().then(|| format!("{reason_id}-error"));
    let choices = Presence::ALL.map(|presence| {
        let checked = member.chosen == Some(presence);
        view! {
            <label class="tick">
                <input type="radio" name=name.clone() value=presence.name() checked=checked/>
                <span>{words.say(presence_key(presence))}</span>
            </label>
        }
    });
    let marked = (!member.marked.is_empty()).then(|| {
        let badge = member.current.map(|presence| presence_badge(words, presence));
        view! { <p class="small quiet num">{badge}" "{member.marked.clone()}</p> }
    });
    view! {
        <li>
            <fieldset>
                <legend>{member.full_name.clone()}" "<span class="small quiet">{member.unit.clone()}</span></legend>
                <div class="choices">
                    {choices.collect_view()}
                    <label class="why">
                        <span class="small">{words.say("attendance-reason")}</span>
                        <input class="input" id=reason_id.clone() name=reason_id.clone() value=member.reason.clone()
                            maxlength="200" autocomplete="off" aria-describedby=described
                            aria-invalid=error.is_some().then_some("true")/>
                    </label>
                </div>
                <input type="hidden" name=was value=member.was.clone()/>
                {error_line(&reason_id, error)}
                {marked}
            </fieldset>
        </li>
    }
    .into_any()
}

fn former(words: Words, view: &AttendanceView) -> Option<AnyView> {
    if view.former.is_empty() {
        return None;
    }
    let lines = view.former.clone().into_iter().map(|line| view! { <li class="small num">{line}</li> });
    Some(
        view! {
            <details class="card">
                <summary><b>{words.with("attendance-former", &[("count", view.former.len().into())])}</b></summary>
                <ul>{lines.collect_view()}</ul>
            </details>
        }
        .into_any(),
    )
}

/// The code on the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallView {
    /// The meeting.
    pub meeting: String,
    /// Its title.
    pub title: String,
    /// When it is, in words.
    pub when: String,
    /// The code as a drawing with the address in it; nothing while the door is shut.
    pub code: Option<(String, String)>,
    /// Members who are there, and all of them.
    pub there: (i64, i64),
}

/// The page to project: it comes anew by itself as often as the code changes.
#[component]
pub fn WallPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: WallView,
) -> impl IntoView {
    let code = match view.code {
        Some((svg, address)) => view! {
            <div class="wall-code" role="img" aria-label=words.say("wall-code") inner_html=svg></div>
            <p class="lead">{words.say("wall-how")}</p>
            <p class="small"><a href=address>{words.say("wall-link")}</a></p>
        }
        .into_any(),
        None => view! { <p class="lead">{words.say("wall-shut")}</p> }.into_any(),
    };
    let there = words.with("wall-there", &[("there", view.there.0.into()), ("all", view.there.1.into())]);
    view! {
        <main id="content" class="wall stack">
            <h1>{view.title}</h1>
            <p class="num">{view.when}</p>
            {code}
            <p class="num wall-there"><b>{there}</b></p>
            <p class="small quiet">{door_rule(words)}</p>
            <p class="on-screen"><a href=format!("/meetings/{}/attendance", view.meeting)>{words.say("wall-back")}</a></p>
        </main>
    }
    .into_any()
}
