//! Random wishes, one after the other: the course stays whole, and what nobody touched stays as it was.

use super::{COURSE, after, course, errors};
use domain::{
    course::{Course, Item, read_course},
    writing::{FileEdit, Refusal, Wish, carry_out, outline},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A wish by numbers, until the course is known.
#[derive(Clone, Debug)]
struct Whim {
    kind: u8,
    part: usize,
    module: usize,
    place: usize,
    title: String,
}

fn whims() -> impl Strategy<Value = Vec<Whim>> {
    let title = prop_oneof!["[a-zđê]{1,9}( [a-z]{1,5}){0,3}", "\\PC{1,12}", "[-*_`\\[\\]()<>&!#|~{}\\\\:1. ]{1,9}x"];
    let whim = (0_u8..8, 0_usize..40, 0_usize..6, 0_usize..6, title);
    let whim = whim.prop_map(|(kind, part, module, place, title)| Whim { kind, part, module, place, title });
    prop::collection::vec(whim, 1..8)
}

fn ids(course: &Course) -> BTreeSet<String> {
    let of = |item: &Item| match item {
        Item::Lesson(lesson) => Some(lesson.id.clone()),
        Item::Quiz(quiz) => Some(quiz.id.clone()),
        Item::Planned(_) => None,
    };
    let modules = course.modules.iter().filter_map(|module| module.id.clone());
    course.items().filter_map(of).chain(modules).collect()
}

fn wish(whim: Whim, files: &[domain::course::SourceFile]) -> Wish {
    let modules = outline(files).expect("an outline");
    let module = modules[whim.module % modules.len()].name.clone();
    let mut paths: Vec<String> = modules.iter().filter_map(|module| module.path.clone()).collect();
    paths.extend(modules.iter().flat_map(|module| &module.items).filter_map(|item| item.path.clone()));
    paths.push("course.md".to_owned());
    let path = paths[whim.part % paths.len()].clone();
    let title = whim.title;
    match whim.kind {
        0 => Wish::AddModule { title },
        1 => Wish::AddLesson { module, title },
        2 => Wish::AddQuiz { module, title },
        3 => Wish::AddSurvey { module, title },
        4 => Wish::AddBank { title },
        5 => Wish::Rename { path, title },
        6 => Wish::Move { path, module, place: whim.place },
        _ => Wish::Retire { path },
    }
}

/// What a wish may touch besides the outline.
fn may_touch(wish: &Wish, edit: &FileEdit) -> bool {
    match wish {
        Wish::Retire { .. } => edit.content.is_none() || edit.path == "course.md",
        Wish::Rename { path, .. } => edit.path == *path || edit.path == "course.md",
        Wish::Move { .. } => edit.path == "course.md",
        _ => edit.content.is_some(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_course_stays_whole(whims in whims()) {
        let mut files = course(COURSE);
        for whim in whims {
            let wish = wish(whim, &files);
            let edits = match carry_out(&files, &wish, &|_| false) {
                Ok(edits) => edits,
                Err(Refusal::LastEntry | Refusal::NotPossible(_) | Refusal::TitleEmpty) => continue,
                Err(refusal) => return Err(TestCaseError::fail(format!("{wish:?}: {refusal:?}"))),
            };
            prop_assert!(edits.iter().all(|edit| may_touch(&wish, edit)), "{:?}: {:?}", wish, edits);
            let next = after(&files, &edits);
            prop_assert_eq!(errors(&next), Vec::<String>::new(), "{:?}", wish);
            let (before, now) = (read_course("vt", &files).0, read_course("vt", &next).0);
            let (Some(before), Some(now)) = (before, now) else { return Err(TestCaseError::fail("no course")) };
            let (old, new) = (ids(&before), ids(&now));
            match &wish {
                Wish::Retire { .. } => prop_assert!(new.is_subset(&old) && new.len() < old.len()),
                Wish::Rename { .. } | Wish::Move { .. } | Wish::AddBank { .. } => prop_assert_eq!(&new, &old),
                _ => prop_assert!(old.is_subset(&new) && new.len() == old.len() + 1),
            }
            if let Wish::Rename { path, title } = &wish {
                let written = title.split_whitespace().collect::<Vec<_>>().join(" ");
                let found = now.modules.iter().map(|module| &module.title).chain(now.lessons().map(|lesson| &lesson.title))
                    .chain(now.quizzes().map(|quiz| &quiz.title)).chain([&now.title]).any(|known| *known == domain::text::nfc(&written));
                prop_assert!(found, "{} {:?}", path, written);
            }
            files = next;
        }
    }
}
