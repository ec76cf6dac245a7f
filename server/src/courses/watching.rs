//! Watch mode: what is changed in the folder of courses is published as soon as it rests.

use super::{publish_folder, write_all_back};
use crate::state::AppState;
use domain::problem::Problem;
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use tokio::time::sleep;

/// How often the folder is looked at. Looking works on every disk and over every network; a few thousand files take
/// some milliseconds.
const PAUSE: Duration = Duration::from_secs(1);

/// The files with their size and the time of their last change.
type Look = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// Publishes what changes in the folder for as long as the server lives; problems go to `tell`.
pub async fn watch(app: AppState, tell: fn(&[Problem])) {
    let (mut before, mut published) = (Look::new(), look_at(&app).await);
    loop {
        sleep(PAUSE).await;
        let now = look_at(&app).await;
        // An editor or a checkout that is still writing is waited for.
        let rests = now == before;
        before.clone_from(&now);
        if !rests || now == published {
            continue;
        }
        published = now;
        match publish(&app).await {
            Ok(problems) => tell(&problems),
            Err(error) => tracing::error!(%error, "the folder was not published"),
        }
    }
}

async fn publish(app: &AppState) -> Result<Vec<Problem>, super::PublishError> {
    let _alone = app.folder.lock().await;
    if app.store.write_back {
        write_all_back(&app.db, &app.media, &app.store.courses_dir).await?;
    }
    let problems = publish_folder(&app.db, &app.media, &app.store.courses_dir, app.clock.now()).await?;
    app.reload_catalogue().await?;
    Ok(problems)
}

async fn look_at(app: &AppState) -> Look {
    let dir = app.store.courses_dir.clone();
    let looked = tokio::task::spawn_blocking(move || {
        let mut look = Look::new();
        look_into(&dir, &mut look).map(|()| {
            look.sort();
            look
        })
    });
    match looked.await.map_err(io::Error::other).flatten() {
        Ok(look) => look,
        Err(error) => {
            tracing::debug!(%error, "the folder was not looked at");
            Look::new()
        }
    }
}

fn look_into(dir: &Path, look: &mut Look) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let facts = entry.metadata()?;
        if facts.is_dir() {
            look_into(&entry.path(), look)?;
        } else if facts.is_file() {
            look.push((entry.path(), facts.len(), facts.modified().ok()));
        }
    }
    Ok(())
}
