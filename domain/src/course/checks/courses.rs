//! Checks between courses: ids and prerequisites.

use super::rules::cycle_sentences;
use crate::course::{
    manuscript::{Problems, say},
    near::nearest,
    reader::ReadCourse,
};
use std::collections::{BTreeMap, BTreeSet};

/// Duplicate ids, unknown prerequisites and circles; gives the folders of the courses to refuse.
pub(in crate::course) fn check_references(courses: &[ReadCourse], problems: &mut Problems) -> BTreeSet<String> {
    let mut refused = BTreeSet::new();
    let mut by_id: BTreeMap<&str, &ReadCourse> = BTreeMap::new();
    for read in courses {
        let Some(first) = by_id.get(read.course.id.as_str()) else {
            by_id.insert(&read.course.id, read);
            continue;
        };
        for (one, other) in [(read, *first), (*first, read)] {
            problems.error(
                &one.id,
                "duplicate-id",
                say(
                    format!("Mã khóa học “{}” cũng dùng ở {}.", one.course.id, other.id.file),
                    format!("The course id '{}' is also used in {}.", one.course.id, other.id.file),
                ),
                say("Đặt cho mỗi khóa học một mã riêng.", "Give each course its own id."),
            );
            refused.insert(one.course.folder.clone());
        }
    }
    let graph: BTreeMap<&str, BTreeSet<&str>> = courses
        .iter()
        .map(|read| (read.course.id.as_str(), read.after.iter().map(|(id, _)| id.as_str()).collect()))
        .collect();
    let cycles = on_cycles(&graph);
    for read in courses {
        for (id, spot) in &read.after {
            if !by_id.contains_key(id.as_str()) {
                let mend = match nearest(id, by_id.keys().copied()) {
                    Some(near) => say(format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
                    None => say("Dùng id của một khóa học có trong thư mục.", "Use the id of a course of this folder."),
                };
                let what = say(format!("Không có khóa học nào mã “{id}”."), format!("There is no course '{id}'."));
                problems.error(spot, "unknown-reference", what, mend);
            } else if cycles.contains(id.as_str()) && cycles.contains(read.course.id.as_str()) {
                let (what, mend) = cycle_sentences(&read.course.id, id);
                problems.error(spot, "cycle", what, mend);
            } else {
                continue;
            }
            refused.insert(read.course.folder.clone());
        }
    }
    refused
}

/// The nodes of a graph that lie on circles or between them: what is left when all ends are cut off.
pub(in crate::course) fn on_cycles<'g>(graph: &BTreeMap<&'g str, BTreeSet<&'g str>>) -> BTreeSet<&'g str> {
    let mut left: BTreeMap<&str, BTreeSet<&str>> = graph.clone();
    loop {
        let targets: BTreeSet<&str> = left.values().flatten().copied().collect();
        let ends: Vec<&str> = left
            .iter()
            .filter(|(name, next)| !targets.contains(*name) || !next.iter().any(|other| left.contains_key(other)))
            .map(|(name, _)| *name)
            .collect();
        if ends.is_empty() {
            return left.into_keys().collect();
        }
        ends.iter().for_each(|name| {
            left.remove(name);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_circles_are_left() {
        let graph = [("a", &["b"][..]), ("b", &["c"]), ("c", &["b"]), ("d", &["b"]), ("e", &["x"]), ("f", &["f"])];
        let graph = graph.into_iter().map(|(name, next)| (name, next.iter().copied().collect())).collect();
        assert_eq!(on_cycles(&graph), ["b", "c", "f"].into());
    }
}
