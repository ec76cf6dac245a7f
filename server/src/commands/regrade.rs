//! `khuevan regrade`: what a changed key would do to the attempts at a quiz; with `--apply` it is done.

use super::{failed, open_db, publish};
use crate::{
    config::{ServeConfig, StoreConfig},
    courses::{publish_folder, unpublished},
    db::regrades::NewRegrade,
    learning::regrading::{self, Preview},
    secret,
    state::AppState,
};
use clap::Args;
use domain::{
    locale::Locale,
    quiz::{RegradePolicy, Unmatched},
};
use std::process::ExitCode;

/// Arguments of `khuevan regrade`.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    store: StoreConfig,
    /// Id of the course
    course: String,
    /// Id of the quiz
    quiz: String,
    /// Grade again, publish an unpublished key first, and tell the learners; without it nothing is changed
    #[arg(long, requires = "reason")]
    apply: bool,
    /// Which new scores count: never-lower, or full
    #[arg(long, default_value = "never-lower", value_parser = policy)]
    policy: RegradePolicy,
    /// Why; learners read it
    #[arg(long)]
    reason: Option<String>,
}

fn policy(name: &str) -> Result<RegradePolicy, String> {
    RegradePolicy::named(name).ok_or_else(|| "expected never-lower or full".to_owned())
}

/// Prints the preview, and applies it where asked to; exit code 1 for an unknown course or quiz.
pub async fn run(arguments: Arguments) -> ExitCode {
    let db = match open_db(&arguments.store).await {
        Ok(db) => db,
        Err(error) => return failed(error),
    };
    let app = match AppState::new(db, arguments.store.clone(), ServeConfig::default()).await {
        Ok(app) => app,
        Err(error) => return failed(error),
    };
    let outcome = regrade(&app, &arguments).await;
    app.db.close().await;
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(error),
    }
}

async fn regrade(app: &AppState, arguments: &Arguments) -> Result<(), String> {
    let unknown = || format!("no quiz {} in a course {}", arguments.quiz, arguments.course);
    let edition = app.catalogue().course(&arguments.course).cloned().ok_or_else(unknown)?;
    let unpublished = unpublished(app, &edition).await;
    let course = unpublished.as_ref().map_or_else(|| edition.course.clone(), |unpublished| unpublished.course.clone());
    let quiz = course.quiz(&arguments.quiz).filter(|quiz| !quiz.is_survey()).ok_or_else(unknown)?;
    let preview = regrading::preview(app, &course, &quiz.id, |_| async { Ok(()) }).await;
    print(&preview.map_err(|error| error.to_string())?);
    let Some(reason) = arguments.reason.as_ref().filter(|_| arguments.apply) else { return Ok(()) };
    if unpublished.is_some() {
        let published = publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now()).await;
        publish::print_errors(&published.map_err(|error| error.to_string())?);
        app.reload_catalogue().await.map_err(|error| error.to_string())?;
    }
    let edition = app.catalogue().course(&arguments.course).cloned().ok_or_else(unknown)?;
    edition.course.quiz(&arguments.quiz).ok_or_else(unknown)?;
    let regrade = NewRegrade {
        id: secret::uuid(app.clock.now()),
        course: arguments.course.clone(),
        quiz: arguments.quiz.clone(),
        revision: edition.revision.id.clone(),
        policy: arguments.policy.name(),
        reason: reason.clone(),
        made_by: None,
    };
    let id = regrade.id.clone();
    regrading::begin(app, regrade).await.map_err(|error| error.to_string())?;
    let changed = regrading::finish(app.clone(), id).await;
    tell!("{} lần làm đã đổi điểm / grades changed", changed.map_err(|error| error.to_string())?);
    Ok(())
}

fn print(preview: &Preview) {
    let Preview { attempts, up, down, changed, unmatched, gain, lose } = preview;
    tell!("{attempts} lần làm / attempts: {up} ↑, {down} ↓; {} hoàn thành / gain, {} mất / lose", gain.all, lose.all);
    for one in changed {
        tell!("  {}: {} → {}", one.full_name, one.old.text(Locale::Vi), one.new.text(Locale::Vi));
    }
    for (name, sign) in gain.names.iter().map(|name| (name, '+')).chain(lose.names.iter().map(|name| (name, '−'))) {
        tell!("  {sign} {name}");
    }
    for (question, why, count) in unmatched {
        let why = match why {
            Unmatched::Kind => "loại câu hỏi đã đổi / another type".to_owned(),
            Unmatched::Part(part) => format!("không còn / gone: {part}"),
        };
        tell!("  ? {question}: {why} ({count})");
    }
}
