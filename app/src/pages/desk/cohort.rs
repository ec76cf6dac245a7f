//! One cohort: what it asks, who is in it, and where each of them stands.

use super::cohorts::{CohortLine, CohortState, facts, state_badge};
use crate::{
    components::{
        badge::{Badge, Tone},
        buckets::{Buckets, bucket_key},
        crumbs::Crumbs,
        empty::Empty,
        field::FormId,
        icon::Glyph,
    },
    words::Words,
};
use domain::cohort::Bucket;
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortView {
    /// The cohort and its numbers.
    pub line: CohortLine,
    /// Places.
    pub capacity: Option<i64>,
    /// How many requests to join are to be decided, and how many people wait for a place; nothing where none were made
    /// and none are taken.
    pub requests: Option<(i64, i64)>,
    /// What it asks.
    pub asked: Vec<Asked>,
    /// Role key and name of who looks after it.
    pub staff: Vec<(&'static str, String)>,
    /// The rules by which it was filled.
    pub rules: Vec<RuleLine>,
    /// The bucket whose people are shown.
    pub state: Option<Bucket>,
    /// The members shown.
    pub members: Vec<MemberLine>,
    /// This page of members, from 1.
    pub page: i64,
    /// Whether more follow.
    pub more: bool,
    /// The form-made id.
    pub form_id: String,
}

/// One thing that a cohort asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The page of the course or programme.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Whether they must.
    pub is_mandatory: bool,
    /// The last day.
    pub due_on: Option<Date>,
    /// Why.
    pub reason: String,
}

/// A rule by which a cohort was filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLine {
    /// The id.
    pub id: String,
    /// The rule in words.
    pub sentence: String,
    /// When it was last run.
    pub last_run_on: Date,
}

/// A member in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberLine {
    /// The person.
    pub person: String,
    /// Her name.
    pub full_name: String,
    /// Her unit.
    pub unit: String,
    /// Where she stands.
    pub bucket: Bucket,
    /// The nearest last day of what is open.
    pub due_on: Option<Date>,
    /// The last day of her pause.
    pub paused_until: Option<Date>,
}

/// The page.
#[component]
pub fn CohortPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: CohortView,
) -> impl IntoView {
    let address = format!("/desk/cohorts/{}", view.line.id);
    let is_open = view.line.state != CohortState::Closed;
    let places = view.capacity.map(|capacity| {
        let values = [("members", view.line.members.into()), ("places", capacity.into())];
        view! { <p class="small quiet num">{words.with("cohort-places", &values)}</p> }
    });
    let requests = view.requests.map(|(undecided, waiting)| {
        let values = [("undecided", undecided.into()), ("waiting", waiting.into())];
        let list = format!("/desk/requests?cohort={}", view.line.id);
        view! { <p class="small num"><a href=list>{words.with("join-cohort-requests", &values)}</a></p> }
    });
    let crumbs = vec![("/desk/cohorts".to_owned(), words.say("cohorts-title"))];
    let actions = is_open.then(|| {
        view! {
            <div class="actions">
                <a class="btn main" href=format!("{address}/filling")>{words.say("cohort-fill")}</a>
                <a class="btn" href=format!("{address}/meetings")>{words.say("meetings-title")}</a>
                <a class="btn" href=format!("{address}/edit")>{words.say("cohort-edit")}</a>
            </div>
        }
    });
    let numbers = is_open.then(|| {
        let title = view.line.title.clone();
        view! { <Buckets words address=address.clone() title counts=view.line.counts chosen=view.state/> }
    });
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{view.line.title.clone()}</h1>
            <p class="row">{state_badge(words, view.line.state)}" "<span class="quiet num">{facts(words, &view.line)}</span></p>
            {places}
            {requests}
        </div>
        <div class="stack">{actions}{numbers}</div>
        {asked(words, &view)}
        {rules(words, &view, &address, is_open)}
        {members(words, &view, &address)}
        {closing(words, &view, &address, is_open)}
    }
}

fn asked(words: Words, view: &CohortView) -> AnyView {
    let lines = view.asked.clone().into_iter().map(|one| {
        let kind = if one.is_mandatory { "cohort-mandatory" } else { "cohort-optional" };
        let due = match one.due_on {
            Some(day) => words.with("due-on", &[("date", words.date(day).into())]),
            None => words.say("home-no-date"),
        };
        view! {
            <li>
                <p><a href=one.address>{one.title}</a></p>
                <p class="small quiet num">{words.say(kind)}" · "{due}" · "{one.reason}</p>
            </li>
        }
    });
    let staff = view.staff.clone().into_iter().map(|(role, name)| {
        view! { <li class="small"><span class="quiet">{words.say(role)}":"</span>" "{name}</li> }
    });
    let closes = view.asked.iter().any(|one| one.address.starts_with("/programmes/")).then(|| {
        let address = format!("/desk/closings/new?cohort={}", view.line.id);
        view! { <p><a href=address>{words.say("closing-cohort-link")}</a></p> }
    });
    view! {
        <section class="section stack" aria-labelledby="asked">
            <h2 id="asked">{words.say("cohort-asked")}</h2>
            <ul class="said">{lines.collect_view()}</ul>
            {closes}
            <ul class="said">{staff.collect_view()}</ul>
            <p class="small"><a href="/desk/surveys">{words.say("desk-surveys")}</a></p>
        </section>
    }
    .into_any()
}

fn rules(words: Words, view: &CohortView, address: &str, is_open: bool) -> Option<AnyView> {
    if view.rules.is_empty() {
        return None;
    }
    let action = format!("{address}/preview");
    let lines = view.rules.clone().into_iter().map(|rule| {
        let last = words.with("cohort-rule-last", &[("date", words.date(rule.last_run_on).into())]);
        let again = is_open.then(|| {
            view! {
                <form method="post" action=action.clone()>
                    <input type="hidden" name="way" value="again"/>
                    <input type="hidden" name="rule" value=rule.id.clone()/>
                    <button class="btn small">{words.say("cohort-rule-again")}<span class="hide">": "{rule.sentence.clone()}</span></button>
                </form>
            }
        });
        view! { <li><p>{rule.sentence}</p><p class="small quiet num">{last}</p>{again}</li> }
    });
    Some(
        view! {
            <section class="section stack" aria-labelledby="rules">
                <h2 id="rules">{words.say("cohort-rules")}</h2>
                <ul class="said">{lines.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

fn members(words: Words, view: &CohortView, address: &str) -> AnyView {
    let heading = match view.state {
        Some(bucket) => words.with("cohort-members-in", &[("state", words.say(bucket_key(bucket)).into())]),
        None => words.say("cohort-members"),
    };
    let all = view.state.map(|_| view! { <a href=format!("{address}#members")>{words.say("cohort-all-members")}</a> });
    let list = if view.members.is_empty() {
        view! { <Empty title=words.say("cohort-nobody") text=words.say("cohort-nobody-how")/> }.into_any()
    } else {
        table(words, view).into_any()
    };
    let write = (!view.members.is_empty()).then(|| {
        let state = view.state.map(|bucket| format!("&state={}", bucket.name())).unwrap_or_default();
        let address = format!("/desk/messages/new?cohort={}{state}", view.line.id);
        view! { <p class="actions"><a class="btn" href=address>{words.say("group-write")}</a></p> }
    });
    let query = |page: i64| {
        let state = view.state.map(|bucket| format!("state={}&", bucket.name())).unwrap_or_default();
        format!("{address}?{state}page={page}#members")
    };
    let before = (view.page > 1)
        .then(|| view! { <a class="btn" href=query(view.page - 1)>{words.say("cohort-page-before")}</a> });
    let after =
        view.more.then(|| view! { <a class="btn" href=query(view.page + 1)>{words.say("cohort-page-after")}</a> });
    view! {
        <div class="section stack">
            <div class="head"><h2 id="members">{heading}</h2>{all}</div>
            {write}
            {list}
            <div class="actions">{before}{after}</div>
        </div>
    }
    .into_any()
}

fn table(words: Words, view: &CohortView) -> impl IntoView + use<> {
    let [name, unit, state, due] =
        ["cohort-name", "cohort-unit", "bucket-state", "cohort-due"].map(|key| words.say(key));
    let rows = view.members.clone().into_iter().map(|member| {
        let (tone, glyph) = look(member.bucket);
        let paused = member.paused_until.map(|day| {
            view! { <span class="small quiet num">{words.with("cohort-paused-until", &[("date", words.date(day).into())])}</span> }
        });
        let due = member.due_on.map_or_else(|| "–".to_owned(), |day| words.date(day));
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    <a href=format!("/desk/people/{}/assignments", member.person)>{member.full_name}</a>
                </th>
                <td role="cell" data-th=words.say("cohort-unit")>{member.unit}</td>
                <td role="cell" data-th=words.say("bucket-state")>
                    <span><Badge tone glyph=Some(glyph) text=words.say(bucket_key(member.bucket))/>" "{paused}</span>
                </td>
                <td role="cell" data-th=words.say("cohort-due") class="num">{due}</td>
            </tr>
        }
    });
    view! {
        <div class="table-box" role="region" aria-labelledby="members" tabindex="0">
            <table class="folds" role="table" aria-labelledby="members">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{name}</th>
                        <th role="columnheader" scope="col">{unit}</th>
                        <th role="columnheader" scope="col">{state}</th>
                        <th role="columnheader" scope="col" class="num">{due}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// How a bucket looks as a badge.
pub fn look(bucket: Bucket) -> (Tone, Glyph) {
    match bucket {
        Bucket::NotStarted => (Tone::Line, Glyph::Open),
        Bucket::InProgress => (Tone::Info, Glyph::Now),
        Bucket::DueSoon => (Tone::Warn, Glyph::Clock),
        Bucket::Overdue => (Tone::Bad, Glyph::Alert),
        Bucket::Done => (Tone::Good, Glyph::Done),
        Bucket::Paused => (Tone::Plain, Glyph::Shut),
        Bucket::Exempt => (Tone::Plain, Glyph::Tick),
    }
}

fn closing(words: Words, view: &CohortView, address: &str, is_open: bool) -> Option<AnyView> {
    if !is_open {
        return None;
    }
    Some(
        view! {
            <details class="card section">
                <summary><b>{words.say("cohort-close")}</b></summary>
                <form class="stack" method="post" action=format!("{address}/closing")>
                    <FormId id=view.form_id.clone()/>
                    <p class="small quiet">{words.say("cohort-close-what")}</p>
                    <div class="actions"><button class="btn">{words.say("cohort-close")}</button></div>
                </form>
            </details>
        }
        .into_any(),
    )
}
