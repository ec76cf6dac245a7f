//! The files of a course for the script of the writing room.

use super::opened;
use crate::{error::Error, state::AppState, visit::Actor, writing::text::plain};
use axum::{
    Json,
    extract::{Path, State},
};
use serde_json::{Map, Value, json};

/// GET /writing/{course}/source
pub async fn show(State(app): State<AppState>, actor: Actor, Path(course): Path<String>) -> Result<Json<Value>, Error> {
    let working = opened(&app, &actor, &course).await?;
    let mut versions = Map::new();
    let mut files = Vec::new();
    for file in working.files.iter().filter(|file| file.is_there()) {
        let path = &file.file.path;
        versions.insert(path.clone(), file.version.into());
        files.push(match &file.file.content {
            Some(text) => json!({ "path": path, "text": plain(text) }),
            None => json!({ "path": path, "digest": file.file.media_hash }),
        });
    }
    Ok(Json(json!({ "folder": working.folder, "origin": working.origin(), "files": files, "versions": versions })))
}
