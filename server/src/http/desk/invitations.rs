//! Invitations from the desk: who is how far, letters by mail, codes on paper.

use super::{Desk, slips};
use crate::{
    db::invitees::{self, After, Chosen, Count, Invitee, Wanted},
    error::{Error, encode},
    fields::{self, Fields},
    inviting,
    render::{Answer, Page, local_path, redirect_with},
    state::AppState,
    visit::Visit,
};
use app::{
    components::invite_state::{InviteState, MailTrouble},
    document::Place,
    pages::desk::invitations::{Invitations, InvitationsPage, InviteCount, InviteFilter, InviteLine},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use leptos::prelude::*;

/// People of a page.
const SHOWN: i64 = 50;
/// The most slips of one sheet of paper; more are printed unit by unit.
const MOST_SLIPS: i64 = 400;
/// The states in which somebody can be invited among others.
const FRESH: [&str; 4] = ["none", "uninvited", "expired", "failed"];

/// GET /desk/invitations?unit=&state=&q=&after=
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    page(&app, &visit, &desk, StatusCode::OK, &query, None).await
}

/// What was asked for; a state that is none asks for all.
fn chosen(fields: &Fields) -> Chosen {
    Chosen {
        unit: fields.trimmed("unit").chars().take(64).collect(),
        state: InviteState::named(fields.trimmed("state")).map_or("", InviteState::name).to_owned(),
        words: fields.trimmed("q").chars().take(200).collect(),
    }
}

fn after(fields: &Fields) -> After {
    let (sort_key, person) = fields.trimmed("after").split_once('~').unwrap_or_default();
    After { sort_key: sort_key.to_owned(), person: person.to_owned() }
}

async fn page(
    app: &AppState,
    visit: &Visit,
    desk: &Desk,
    status: StatusCode,
    fields: &Fields,
    trouble: Option<&'static str>,
) -> Answer {
    let words = Words::new(visit.locale);
    let (chosen, after, now) = (chosen(fields), after(fields), app.clock.now());
    let mut conn = app.db.read().await?;
    let units = invitees::units(&mut conn, &desk.reach).await?;
    let counts = invitees::counts(&mut conn, &desk.reach, &chosen, now).await?;
    let mut rows = invitees::page(&mut conn, &desk.reach, &chosen, Wanted::Seen, &after, SHOWN + 1, now).await?;
    drop(conn);
    let more = rows.len() > usize::try_from(SHOWN).unwrap_or_default();
    rows.truncate(usize::try_from(SHOWN).unwrap_or_default());
    let last = rows.last().filter(|_| more).map(|row| format!("{}~{}", row.sort_key, row.person));
    let here = address(&chosen, &chosen.state, None);
    let page = Invitations {
        units,
        by_mail: able(&counts, &chosen, &FRESH, |count| count.with_mail),
        on_paper: able(&counts, &chosen, &[], |count| count.without_mail),
        on_paper_with_mail: able(&counts, &chosen, &[], |count| count.with_mail),
        counts: shown_counts(&counts, &chosen),
        next: last.map(|last| address(&chosen, &chosen.state, Some(&last))),
        here,
        lines: rows.into_iter().map(|row| line(app, words, row)).collect(),
        filter: InviteFilter { unit: chosen.unit, state: chosen.state, words: chosen.words },
        sends_mail: app.sends_mail(),
        trouble: trouble.map(|key| words.say(key)),
    };
    let shell = Page::new(app, visit, words.say("invite-title")).at(Place::Desk).status(status);
    Ok(shell.show(move || view! { <InvitationsPage words page/> }).await)
}

/// How many of the chosen can be invited in a way; among all states only in these, where there are any.
fn able(counts: &[Count], chosen: &Chosen, fresh: &[&str], of: impl Fn(&Count) -> i64) -> i64 {
    let is_meant = |count: &&Count| {
        let can = !["signed-in", "disabled"].contains(&count.state.as_str());
        let is_chosen = chosen.state == count.state
            || (chosen.state.is_empty() && (fresh.is_empty() || fresh.contains(&count.state.as_str())));
        can && is_chosen
    };
    counts.iter().filter(is_meant).map(of).sum()
}

fn shown_counts(counts: &[Count], chosen: &Chosen) -> Vec<InviteCount> {
    let of =
        |state: InviteState| counts.iter().find(|count| count.state == state.name()).map_or(0, |count| count.people);
    let all = InviteCount {
        state: None,
        people: counts.iter().map(|count| count.people).sum(),
        address: address(chosen, "", None),
    };
    let each = InviteState::ALL.into_iter().map(|state| InviteCount {
        state: Some(state),
        people: of(state),
        address: address(chosen, state.name(), None),
    });
    let is_shown = |count: &InviteCount| count.people > 0 || count.state.map(InviteState::name) == Some(&chosen.state);
    std::iter::once(all).chain(each.filter(is_shown)).collect()
}

fn address(chosen: &Chosen, state: &str, after: Option<&str>) -> String {
    let pairs =
        [("unit", chosen.unit.as_str()), ("state", state), ("q", &chosen.words), ("after", after.unwrap_or_default())];
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let query: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
    if query.is_empty() { "/desk/invitations".to_owned() } else { format!("/desk/invitations?{}", query.join("&")) }
}

/// A person as the pages show her.
pub(super) fn line(app: &AppState, words: Words, row: Invitee) -> InviteLine {
    let state = InviteState::named(&row.state).unwrap_or(InviteState::None);
    let has_invitation = !matches!(state, InviteState::SignedIn | InviteState::Disabled);
    InviteLine {
        id: row.person,
        full_name: row.full_name,
        unit: row.unit_name,
        email: row.email,
        sign_in_name: row.sign_in_name,
        invited: row.invited_at.filter(|_| has_invitation).map(|at| words.date_time(app.clock.local(at))),
        on_paper: row.way.as_deref() == Some("code"),
        trouble: row
            .failure_kind
            .filter(|_| matches!(state, InviteState::Invited | InviteState::Failed))
            .map(|kind| MailTrouble { kind, words: row.failure.unwrap_or_default() }),
        state,
        is_staff: row.is_staff,
    }
}

/// POST /desk/invitations: a letter to everybody of the choice who can get one.
pub async fn invite_all(State(app): State<AppState>, desk: Desk, fields: Fields) -> Answer {
    let chosen = chosen(&fields);
    let here = address(&chosen, &chosen.state, None);
    if !app.sends_mail() {
        return Ok(redirect_with(&here, "flash-mail-off"));
    }
    let invited = inviting::by_mail(&app, desk.reach, chosen).await?;
    Ok(redirect_with(&here, if invited > 0 { "flash-invited" } else { "flash-nobody-invited" }))
}

/// POST /desk/people/{person}/invitation: a letter to one person, with a new link; the old one stops working.
pub async fn invite(State(app): State<AppState>, desk: Desk, Path(person): Path<String>, fields: Fields) -> Answer {
    let invitee = invitees::get(&mut app.db.read().await?, &desk.reach, &person, app.clock.now()).await?;
    let back = back(&fields);
    let flash = if invitee.is_staff {
        "flash-staff-invited-by-administrators"
    } else if !app.sends_mail() {
        "flash-mail-off"
    } else if invitee.email.is_none() {
        "flash-no-address"
    } else if inviting::one_by_mail(&app, &desk.reach, invitee).await? > 0 {
        "flash-invited"
    } else {
        "flash-nobody-invited"
    };
    Ok(redirect_with(&back, flash))
}

fn back(fields: &Fields) -> String {
    match local_path(fields.get("return_to")) {
        "/" => "/desk/invitations".to_owned(),
        path => path.to_owned(),
    }
}

/// POST /desk/invitations/codes: a sheet of slips for the choice, unit by unit.
pub async fn print_all(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let (chosen, now) = (chosen(&fields), app.clock.now());
    let wanted = if fields.find("with_mail").is_some() { Wanted::AnyPaper } else { Wanted::Paper };
    let first = After::default();
    let mut conn = app.db.read().await?;
    let people = invitees::page(&mut conn, &desk.reach, &chosen, wanted, &first, MOST_SLIPS + 1, now).await?;
    drop(conn);
    let trouble = match i64::try_from(people.len()) {
        Ok(0) => "invite-no-slips",
        Ok(1..=MOST_SLIPS) => return print_slips(&app, &visit, &desk, people).await,
        _ => "invite-too-many-slips",
    };
    page(&app, &visit, &desk, StatusCode::UNPROCESSABLE_ENTITY, &fields, Some(trouble)).await
}

/// POST /desk/people/{person}/code: a slip for one person. Whoever has signed in keeps her own password.
pub async fn print(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(person): Path<String>,
    fields: Fields,
) -> Answer {
    let invitee = invitees::get(&mut app.db.read().await?, &desk.reach, &person, app.clock.now()).await?;
    if invitee.is_staff {
        return Ok(redirect_with(&back(&fields), "flash-staff-invited-by-administrators"));
    }
    if ["signed-in", "disabled"].contains(&invitee.state.as_str()) {
        return Ok(redirect_with(&back(&fields), "flash-nobody-invited"));
    }
    print_slips(&app, &visit, &desk, vec![invitee]).await
}

async fn print_slips(app: &AppState, visit: &Visit, desk: &Desk, people: Vec<Invitee>) -> Answer {
    let made = inviting::codes(app, &desk.reach, people).await?;
    if made.is_empty() {
        return Err(Error::NotFound);
    }
    slips::answer(app, visit.locale, made).await
}
