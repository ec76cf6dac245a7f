//! Links to a file that has nearly this name, and labels that say another title than their file.

use super::{Fix, Spot};
use crate::{
    course::{link_target, normalise, placed_outline, resolved, title_of},
    problem::Sentence,
    text::nfc,
    writing::outline::{numbered, ways},
};
use std::collections::BTreeSet;

/// The only file that a dead link can mean.
pub(super) fn near(spot: &Spot<'_>) -> Option<Fix> {
    let paths: BTreeSet<String> = spot.files.iter().map(|file| nfc(&file.path)).collect();
    let is_dead =
        |target: &str| !target.contains(':') && resolved(spot.path, target).is_none_or(|path| !paths.contains(&path));
    let mut dead = targets(spot.line.text).filter(|(_, target)| is_dead(target));
    let (at, target) = dead.next().filter(|_| dead.next().is_none())?;
    let path = meant(spot.path, target, &paths)?;
    let written = link_target(spot.path, &path);
    let label = Sentence::new(format!("Liên kết đến {path}"), format!("Link to {path}"));
    Some(spot.fix(label, at, at + target.len(), written))
}

/// The places of a line to which its links and pictures lead, without anchors.
fn targets(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.match_indices("](").map(|(at, sign)| at + sign.len()).filter_map(|at| {
        let end = line[at..].find([')', ' ', '#', '?'])?;
        (end > 0 && !line[at..].starts_with('<')).then(|| (at, &line[at..at + end]))
    })
}

fn meant(from: &str, target: &str, paths: &BTreeSet<String>) -> Option<String> {
    // A Windows path, or one from the top of the course.
    let slashes = target.replace('\\', "/");
    let straight = resolved(from, &slashes).or_else(|| resolved("course.md", slashes.trim_start_matches('/')));
    if let Some(path) = straight.clone().filter(|path| slashes != target && paths.contains(path)) {
        return Some(path);
    }
    if let Some(rest) = target.strip_prefix('/') {
        return resolved("course.md", rest).filter(|path| paths.contains(path));
    }
    let wanted = straight?;
    let is_kind = |path: &&String| extension(path) == extension(&wanted) && path.as_str() != from;
    let mut near = paths.iter().filter(is_kind).filter(|path| crate::course::is_near(&wanted, path));
    let found = near.next()?;
    near.next().is_none().then(|| found.clone())
}

fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// The title of the file as the label of its entry, for that is what learners see.
pub(super) fn title(spot: &Spot<'_>) -> Option<Fix> {
    let entries = placed_outline(spot.path, &normalise(spot.text))?;
    let all = entries.iter().flat_map(|entry| std::iter::once(entry).chain(&entry.children));
    let entry = all.into_iter().find(|entry| entry.lines.start + 1 == spot.problem.line)?;
    let (row, bytes) = entry.label.as_ref().filter(|(row, _)| row + 1 == spot.problem.line)?;
    let file = spot.files.iter().find(|file| Some(&nfc(&file.path)) == entry.file.as_ref())?;
    let title = title_of(file.text()?)?;
    let text = numbered(&entry.title, &title);
    spot.line.offset(1)?;
    let label = Sentence::new(format!("Ghi “{text}” vào mục lục"), format!("Write '{text}' into the outline"));
    ways(&text).into_iter().find_map(|way| {
        let fix = spot.fix(label.clone(), bytes.start, bytes.end, way.clone());
        let mut written = spot.text.to_owned();
        written.replace_range(spot.line.start + bytes.start..spot.line.start + bytes.end, &way);
        let read = placed_outline(spot.path, &normalise(&written))?;
        let all = read.iter().flat_map(|entry| std::iter::once(entry).chain(&entry.children));
        let is_read =
            all.into_iter().any(|known| known.lines.start == *row && known.title == text && known.file == entry.file);
        is_read.then_some(fix)
    })
}
