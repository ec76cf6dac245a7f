//! One import: its columns, its dry run, putting it into effect, and undoing it.

pub mod fault_file;

use super::{
    Desk,
    imports::{address, common, options, typed, with_units, work},
};
use crate::{
    db::{
        import_facts,
        import_verdicts::{self, Shown},
        imports::{self, Import, STANDSTILL},
    },
    error::{Error, encode},
    fields::{self, Fields},
    importing::{self, Told, UNDO_WITHIN, from_json, mapping_of},
    render::{Answer, Page, redirect, redirect_with},
    secret, sensitive,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::import::{
        ColumnLine, Columns, DryRun, ImportPage, ImportResult, ImportView, RowLine, Stage, VerdictCount,
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderValue, StatusCode, header},
};
use domain::{
    locale::Locale,
    roster::{Mapping, Purpose, Verdict, column_letters},
    sensitive::SensitiveField,
};
use leptos::prelude::*;

/// Rows of a page.
const SHOWN: usize = 100;
/// After how many seconds the page of work under way asks again.
const AGAIN: HeaderValue = HeaderValue::from_static("2");
/// A dry run that is older is made again before it takes effect.
const FRESH: i64 = 10 * 60_000;

/// GET /desk/imports/{import}?verdict=&after=
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let import = imports::get_own(&mut app.db.read().await?, &id, &desk.reach.actor).await?;
    let mapping = mapping_of(&import.mapping)?;
    let form = columns_of(&app, &import, &mapping).await?;
    page(&app, &visit, &desk, import, form, &query).await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, import: Import, form: Columns, query: &Fields) -> Answer {
    let words = Words::new(visit.locale);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let form = Columns { common: with_units(app, desk, form.common).await?, ..form };
    let stage = match import.state.as_str() {
        "staged" => Stage::Columns(form),
        "checked" => Stage::DryRun(dry_run(app, &import, visit.locale, query).await?, form),
        "applied" | "undone" => Stage::Result(result(app, &import, visit.locale, query).await?),
        state => Stage::Working {
            state: state.to_owned(),
            percent: (import.done_line * 100 / import.last_line.max(1)).clamp(0, 100),
            stands_still: import.moved_at + STANDSTILL <= app.clock.now(),
        },
    };
    let refreshes = matches!(stage, Stage::Working { stands_still: false, .. });
    let notes: Vec<[String; 2]> = from_json(&import.notes)?;
    let view = ImportView {
        id: import.id,
        file_name: import.file_name.clone(),
        rows: import.row_count,
        notes: notes.into_iter().map(|[vi, en]| if visit.locale == Locale::Vi { vi } else { en }).collect(),
        stage,
    };
    let page = Page::new(app, visit, format!("{}: {}", words.say("import-title"), import.file_name));
    let page = page.at(Place::Desk).status(status);
    let mut answer = page.show(move || view! { <ImportPage words import=view.clone()/> }).await;
    if refreshes {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

async fn columns_of(app: &AppState, import: &Import, mapping: &Mapping) -> Result<Columns, Error> {
    let on = sensitive::fields_in_use(&mut app.db.read().await?).await?;
    let mapping = mapping.allowing(&on);
    let headings: Vec<String> = from_json(&import.headings)?;
    let columns = headings.into_iter().enumerate().map(|(place, heading)| ColumnLine {
        letters: column_letters(place),
        heading,
        purpose: mapping.0.get(place).copied().flatten(),
    });
    Ok(Columns {
        columns: columns.collect(),
        on,
        common: common(&from_json(&import.options)?),
        errors: FieldErrors::default(),
    })
}

async fn dry_run(app: &AppState, import: &Import, locale: Locale, query: &Fields) -> Result<DryRun, Error> {
    let chosen = Verdict::named(query.trimmed("verdict"));
    let (rows, next) = rows(app, import, locale, query).await?;
    Ok(DryRun { counts: counts(app, import).await?, chosen, rows, next, form_id: secret::uuid(app.clock.now()) })
}

async fn counts(app: &AppState, import: &Import) -> Result<Vec<VerdictCount>, Error> {
    let found = import_verdicts::counts(&mut app.db.read().await?, &import.id).await?;
    let of = |verdict: Verdict| found.iter().find(|(name, _)| name == verdict.name()).map_or(0, |(_, count)| *count);
    let always = [Verdict::New, Verdict::Updated, Verdict::Unchanged, Verdict::Mend];
    let all = Verdict::ALL.into_iter().map(|verdict| VerdictCount { verdict, count: of(verdict) });
    Ok(all.filter(|one| one.count > 0 || always.contains(&one.verdict)).collect())
}

/// The rows of a page and the address of the next one.
async fn rows(
    app: &AppState,
    import: &Import,
    locale: Locale,
    query: &Fields,
) -> Result<(Vec<RowLine>, Option<String>), Error> {
    let (verdict, after) = (query.trimmed("verdict"), query.trimmed("after").parse().unwrap_or(0));
    let mut conn = app.db.read().await?;
    let mut found = import_verdicts::page(&mut conn, &import.id, verdict, after, SHOWN as i64 + 1).await?;
    let lines = (found.first().map_or(0, |row| row.line), found.last().map_or(0, |row| row.line));
    let facts = import_facts::of_lines(&mut conn, &import.id, lines).await?;
    drop(conn);
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let next = found.last().filter(|_| more).map(|last| {
        let verdict = if verdict.is_empty() { String::new() } else { format!("verdict={}&", encode(verdict)) };
        format!("{}?{verdict}after={}", address(&import.id), last.line)
    });
    let rows = found.into_iter().map(|row| line(import, locale, &facts, row)).collect::<Result<_, Error>>()?;
    Ok((rows, next))
}

fn line(import: &Import, locale: Locale, facts: &[(i64, String, String)], row: Shown) -> Result<RowLine, Error> {
    let told: Told = from_json(&row.told)?;
    let faults = told.faults.into_iter().map(|fault| {
        let place = usize::from(locale != Locale::Vi);
        (fault.column, format!("{} {}", fault.what[place], fault.mend[place]))
    });
    Ok(RowLine {
        line: (row.line <= import.last_line).then_some(row.line),
        verdict: Verdict::named(&row.verdict).unwrap_or(Verdict::Mend),
        name: row.shown_name,
        key: row.shown_email,
        unit: row.shown_unit,
        changes: told.changes.into_iter().filter(|one| !is_sensitive(&one.field)).collect(),
        sensitive: facts
            .iter()
            .filter(|(line, ..)| *line == row.line)
            .filter_map(|(_, field, fact)| Some((SensitiveField::named(field)?, fact.clone())))
            .collect(),
        requests: told.requests,
        faults: faults.collect(),
        reasons: told.reasons,
        rewritten: told.rewritten,
        outcome: row.outcome,
    })
}

/// What such a column changes stands apart, and is told only while it is turned on.
fn is_sensitive(field: &str) -> bool {
    Purpose::named(field).is_some_and(|purpose| purpose.sensitive().is_some())
}

async fn result(app: &AppState, import: &Import, locale: Locale, query: &Fields) -> Result<ImportResult, Error> {
    let outcomes = import_verdicts::outcomes(&mut app.db.read().await?, &import.id).await?;
    let of = |wanted: &str| outcomes.iter().find(|(outcome, _)| outcome == wanted).map_or(0, |(_, count)| *count);
    let (rows, next) = rows(app, import, locale, query).await?;
    let is_undone = import.state == "undone";
    let until = import.applied_at.map(|at| at + UNDO_WITHIN).filter(|until| !is_undone && *until > app.clock.now());
    Ok(ImportResult {
        is_undone,
        at: if is_undone { import.undone_at } else { import.applied_at }.map(|at| app.clock.local(at)),
        counts: counts(app, import).await?,
        done: of("done"),
        lost: of("lost"),
        kept: of("kept"),
        undo_until: until.map(|until| app.clock.local(until)),
        rows,
        next,
    })
}

/// POST /desk/imports/{import}/columns: what the columns mean; then everything is compared again.
pub async fn columns(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let import = imports::get_own(&mut app.db.read().await?, &id, &desk.reach.actor).await?;
    if !matches!(import.state.as_str(), "staged" | "checked") {
        return Ok(redirect(&address(&id)));
    }
    let headings: Vec<String> = from_json(&import.headings)?;
    let chosen = |place: usize| Purpose::named(fields.trimmed(&format!("column.{place}")));
    let on = sensitive::fields_in_use(&mut app.db.read().await?).await?;
    let mapping = Mapping((0..headings.len()).map(chosen).collect()).allowing(&on);
    let mut errors = FieldErrors::default();
    let options = options(&app, &desk, words, &fields, &mut errors).await?;
    if !mapping.is_enough() {
        errors.add("columns", words.say("import-columns-needed"));
    }
    if !errors.is_empty() {
        let form = Columns { common: typed(&fields), errors, ..columns_of(&app, &import, &mapping).await? };
        return page(&app, &visit, &desk, import, form, &Fields::default()).await;
    }
    importing::remember(&app, &desk.reach.actor, &headings, &mapping).await?;
    importing::describe(&app, &id, &mapping, &options).await?;
    if importing::begin(&app, &id, &["staged", "checked"], "checking").await? {
        return work(&app, &id).await;
    }
    Ok(redirect(&address(&id)))
}

/// POST /desk/imports/{import}/application: all rows, or only the good ones; what is known must be of now.
pub async fn apply(State(app): State<AppState>, desk: Desk, Path(id): Path<String>, fields: Fields) -> Answer {
    let mut conn = app.db.read().await?;
    let import = imports::get_own(&mut conn, &id, &desk.reach.actor).await?;
    let counts = import_verdicts::counts(&mut conn, &id).await?;
    drop(conn);
    if import.state != "checked" {
        return Ok(redirect(&address(&id)));
    }
    let has_faults = counts.iter().any(|(verdict, count)| verdict == Verdict::Mend.name() && *count > 0);
    if has_faults && fields.trimmed("choice") != "good" {
        return Ok(redirect_with(&address(&id), "flash-import-not-all"));
    }
    if import.moved_at + FRESH <= app.clock.now() {
        if importing::begin(&app, &id, &["checked"], "checking").await? {
            work(&app, &id).await?;
        }
        return Ok(redirect_with(&address(&id), "flash-import-compared-again"));
    }
    let (confirm, absent) = (fields.find("confirm").is_some(), fields.find("absent").is_some());
    let now = app.clock.now();
    let import = id.clone();
    let is_ours = app.db.write(move |conn| {
        Box::pin(async move {
            imports::agree(conn, &import, confirm, absent).await?;
            imports::turn(conn, &import, &["checked"], "applying", now).await
        })
    });
    if is_ours.await? { work(&app, &id).await } else { Ok(redirect(&address(&id))) }
}

/// POST /desk/imports/{import}/undoing: within a day.
pub async fn undo(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    let import = imports::get_own(&mut app.db.read().await?, &id, &desk.reach.actor).await?;
    let is_late = import.applied_at.is_none_or(|at| at + UNDO_WITHIN <= app.clock.now());
    if import.state == "applied" && is_late {
        return Ok(redirect_with(&address(&id), "flash-import-too-late"));
    }
    if importing::begin(&app, &id, &["applied"], "undoing").await? {
        return work(&app, &id).await;
    }
    Ok(redirect(&address(&id)))
}

/// POST /desk/imports/{import}/work: goes on with what stands still.
pub async fn go_on(State(app): State<AppState>, desk: Desk, Path(id): Path<String>) -> Answer {
    imports::get_own(&mut app.db.read().await?, &id, &desk.reach.actor).await?;
    if importing::take_over(&app, &id).await? {
        return work(&app, &id).await;
    }
    Ok(redirect(&address(&id)))
}
