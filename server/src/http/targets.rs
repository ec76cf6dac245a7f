//! The targets of years, as administrators set them.

use crate::{
    db::{
        DbError, audit, settings,
        yearly_targets::{self, Recorded, Target, note_name},
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
    pages::admin::targets::{TargetChange, Targets, TargetsPage, post_words},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use domain::{
    course::Tiet,
    hours::{DEFAULT_TARGET, Post, read_target},
    roster::StaffKind,
    text::{longer_than, single_spaces},
};
use leptos::prelude::*;

const LONGEST_NOTE: usize = 500;
/// Changes that the page tells of.
const SHOWN: i64 = 100;

/// GET /admin/targets?year=
pub async fn show(State(app): State<AppState>, visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    page(&app, &visit, chosen(&app, &query), None).await
}

/// The year of a query or a form; this one where it names none near.
fn chosen(app: &AppState, fields: &Fields) -> i16 {
    let this = app.clock.today().year();
    fields.trimmed("year").parse().ok().filter(|year: &i16| (this - 20..=this + 5).contains(year)).unwrap_or(this)
}

/// What was typed and not accepted.
struct Refused {
    typed: Vec<(Post, String)>,
    note: String,
    errors: FieldErrors,
    form_id: String,
}

async fn page(app: &AppState, visit: &Visit, year: i16, refused: Option<Refused>) -> Answer {
    let words = Words::new(visit.locale);
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut conn = app.db.read().await?;
    let all = yearly_targets::all(&mut conn).await?;
    let note = settings::find(&mut conn, &note_name(year)).await?.unwrap_or_default();
    let history = yearly_targets::history(&mut conn, i64::from(year), SHOWN).await?;
    drop(conn);
    let this = app.clock.today().year();
    let mut years: Vec<i16> = all.iter().filter_map(|one| i16::try_from(one.year).ok()).collect();
    years.extend([this - 1, this, this + 1, year]);
    years.sort_unstable();
    years.dedup();
    let holding = |post: Post| (post, typed(holds(&all, year, post)));
    let refused = refused.unwrap_or_else(|| Refused {
        typed: Post::all().map(holding).collect(),
        note,
        errors: FieldErrors::default(),
        form_id: secret::uuid(app.clock.now()),
    });
    let targets = Targets {
        year,
        years,
        typed: refused.typed,
        note: refused.note,
        errors: refused.errors,
        form_id: refused.form_id,
        history: history.into_iter().filter_map(|one| change(app, words, one)).collect(),
    };
    let page = Page::new(app, visit, words.say("targets-title")).at(Place::Administration).status(status);
    Ok(page.show(move || view! { <TargetsPage words targets=targets.clone()/> }).await)
}

fn holds(all: &[Target], year: i16, post: Post) -> Tiet {
    let set = all.iter().find(|one| {
        one.year == i64::from(year) && one.staff_kind == post.kind.name() && one.is_leader == post.is_leader
    });
    set.map_or(DEFAULT_TARGET, |one| Tiet { halves: one.tiet_halves })
}

fn typed(tiet: Tiet) -> String {
    format!("{}{}", tiet.halves / 2, if tiet.halves % 2 == 0 { "" } else { ",5" })
}

fn change(app: &AppState, words: Words, one: Recorded) -> Option<TargetChange> {
    let post = Post { kind: StaffKind::named(&one.staff_kind)?, is_leader: one.is_leader };
    Some(TargetChange {
        on: app.clock.day(one.recorded_at),
        text: format!("{}: {}", post_words(words, post), words.tiet(Tiet { halves: one.tiet_halves })),
        by: one.by_name.unwrap_or_default(),
        is_superseded: one.superseded_at.is_some(),
    })
}

/// POST /admin/targets
pub async fn set(State(app): State<AppState>, visit: Visit, actor: Actor, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let year = chosen(&app, &fields);
    let (mut errors, mut read) = (FieldErrors::default(), Vec::new());
    let typed: Vec<(Post, String)> = Post::all().map(|post| (post, fields.trimmed(&post.field()).to_owned())).collect();
    for (post, text) in &typed {
        match read_target(text) {
            Ok(tiet) => read.push((*post, tiet)),
            Err(fault) => errors.add(post.field(), words.phrase(&fault.phrase())),
        }
    }
    let note = single_spaces(fields.trimmed("note"));
    if longer_than(&note, LONGEST_NOTE) {
        errors.add("note", words.with("field-too-long", &[("most", LONGEST_NOTE.into())]));
    }
    if !errors.is_empty() {
        let refused = Refused { typed, note, errors, form_id: fields.form_id(app.clock.now()) };
        return page(&app, &visit, year, Some(refused)).await;
    }
    write(&app, actor.person, year, read, note).await?;
    Ok(redirect_with(&format!("/admin/targets?year={year}"), "flash-targets-set"))
}

async fn write(app: &AppState, by: String, year: i16, read: Vec<(Post, Tiet)>, note: String) -> Result<(), DbError> {
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let all = yearly_targets::all(conn).await?;
                // What nobody has set stays the default, and leaves no row.
                for (post, tiet) in read.into_iter().filter(|(post, tiet)| holds(&all, year, *post) != *tiet) {
                    let target = Target {
                        year: i64::from(year),
                        staff_kind: post.kind.name().to_owned(),
                        is_leader: post.is_leader,
                        tiet_halves: tiet.halves,
                    };
                    yearly_targets::set(conn, &secret::uuid(now), &target, &by, now).await?;
                }
                let name = note_name(year);
                if settings::find(conn, &name).await?.unwrap_or_default() != note {
                    settings::set(conn, &secret::uuid(now), &name, &note, Some(&by), now).await?;
                }
                let entry = audit::Entry {
                    actor: Some(&by),
                    action: "targets-set",
                    subject_kind: "yearly_targets",
                    subject: &year.to_string(),
                    detail: None,
                };
                audit::record(conn, entry, now).await
            })
        })
        .await
}
