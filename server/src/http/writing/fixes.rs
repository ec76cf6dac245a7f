//! Quick fixes: the mend of one problem, carried out where it still stands.

use super::opened;
use crate::{
    error::Error,
    fields::Fields,
    render::{Answer, redirect_with},
    state::AppState,
    visit::Actor,
    writing::{
        checking::check,
        saving::{Edit, apply},
    },
};
use axum::extract::{Path, State};
use domain::{
    course::SourceFile,
    problem::Problem,
    writing::{Fix, quick_fix},
};

/// POST /writing/{course}/fixes: a problem that is gone, or stands elsewhere by now, is left to its author.
pub async fn mend(State(app): State<AppState>, actor: Actor, Path(course): Path<String>, fields: Fields) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    let checked = check(&app, &working).await?;
    let files = working.sources();
    let meant = checked.problems.iter().find(|problem| is_meant(problem, &fields));
    let Some(fix) = meant.and_then(|problem| quick_fix("", &files, problem)) else {
        return Ok(redirect_with(&address(&course), "flash-fix-gone"));
    };
    let edits = edited(&files, &fix).ok_or_else(|| Error::Internal("a fix lies outside its file".to_owned()))?;
    let is_done = apply(&app, &working, edits, &actor.person, &fields.form_id(app.clock.now())).await?;
    Ok(redirect_with(&address(&course), if is_done { "flash-fix-done" } else { "flash-fix-gone" }))
}

fn address(course: &str) -> String {
    format!("/writing/{course}/problems")
}

fn is_meant(problem: &Problem, fields: &Fields) -> bool {
    problem.file == fields.get("file")
        && problem.code == fields.get("code")
        && fields.get("line").parse() == Ok(problem.line)
        && fields.get("column").parse() == Ok(problem.column)
}

/// The files of a fix with its edits, the last place first, so that earlier ones stay where they are.
fn edited(files: &[SourceFile], fix: &Fix) -> Option<Vec<Edit>> {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.start));
    let mut texts: Vec<Edit> = Vec::new();
    for edit in edits {
        if !texts.iter().any(|(path, _)| *path == edit.path) {
            let file = files.iter().find(|file| file.path == edit.path)?;
            texts.push((edit.path.clone(), Some(file.text()?.to_owned())));
        }
        let (_, text) = texts.iter_mut().find(|(path, _)| *path == edit.path)?;
        let text = text.as_mut().filter(|text| text.get(edit.start..edit.end).is_some())?;
        text.replace_range(edit.start..edit.end, &edit.text);
    }
    Some(texts)
}
