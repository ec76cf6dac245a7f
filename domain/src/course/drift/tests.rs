use super::*;

const ORIGINAL: &str = "---\nid: kt\ntitle: Kiểm tra\nmode: exam\n---\n\nMở đầu.\n\n## Một? {#q-1 level=1}\n\n1. [x] Có\n\
                        2. [ ] Không\n\n## Hai? {#q-2}\n\n= 2\n";
const ENGLISH: &str =
    "---\ntitle: Test\n---\n\nThe beginning.\n\n## One? {#q-1}\n\n1. [x] Yes\n2. [ ] No\n\n## Two? {#q-2}\n\n= 2\n";

/// What is to be looked at when the original reads so now: change, line of the original, line of the translation.
fn passages(now: &str, translation: &str) -> Option<Vec<(Change, usize, usize)>> {
    let manuscript = |text: &str| Manuscript::new("kt.quiz.md".into(), "kt.quiz.md".into(), text.to_owned());
    let found = stale(&manuscript(now), &manuscript(translation))?;
    Some(found.into_iter().map(|passage| (passage.change, passage.original_line, passage.line)).collect())
}

#[test]
fn a_stamped_translation_is_current_until_its_original_says_something_else() {
    let stamped = stamped(ORIGINAL, ENGLISH);
    assert_eq!(passages(ORIGINAL, ENGLISH), None);
    assert_eq!(passages(ORIGINAL, &stamped), Some(vec![]));
    let formatted =
        ORIGINAL.replace("level=1", "level=2 tags=a").replace("Mở đầu.", "Mở\nđầu.").replace("id: kt", "id: k");
    assert_eq!(passages(&formatted, &stamped), Some(vec![]), "neither attributes nor line breaks count");
}

#[test]
fn each_change_is_told_with_its_line_in_both_files() {
    let stamped = stamped(ORIGINAL, ENGLISH);
    let changed = |from: &str, to: &str| passages(&ORIGINAL.replace(from, to), &stamped).unwrap();
    // The stamp is one more line than the original's front matter has fewer.
    assert_eq!(changed("2. [ ] Không", "2. [ ] Chưa"), [(Change::Changed, 11, 10)]);
    assert_eq!(changed("title: Kiểm tra", "title: Thi"), [(Change::Changed, 1, 1)]);
    assert_eq!(changed("Mở đầu.\n\n", ""), [(Change::Removed, 7, 6)]);
    assert_eq!(changed("Mở đầu.\n", "Mở đầu.\n\nThêm.\n"), [(Change::Added, 9, 8)]);
    assert_eq!(changed("= 2", "= 3"), [(Change::Changed, 16, 15)]);
}

#[test]
fn what_was_never_translated_is_told_under_its_id() {
    let half = ENGLISH.split("## Two").next().unwrap();
    let found = passages(ORIGINAL, &stamped(ORIGINAL, half)).unwrap();
    assert_eq!(found, [(Change::Untranslated, 14, 10)]);
}

#[test]
fn stamping_changes_its_own_line_alone() {
    let once = stamped(ORIGINAL, ENGLISH);
    assert_eq!(stamped(ORIGINAL, &once), once);
    let again = stamped(&ORIGINAL.replace("Mở", "Bắt"), &once);
    let differing = once.lines().zip(again.lines()).filter(|(one, two)| one != two).count();
    assert_eq!((differing, once.lines().count()), (1, again.lines().count()));
    let windows = stamped(ORIGINAL, &format!("\u{feff}{}", ENGLISH.replace('\n', "\r\n")));
    assert!(windows.starts_with("\u{feff}---\r\ntitle: Test\r\nof: \"") && !windows.replace("\r\n", "").contains('\n'));
    assert!(stamped("Lời\n", "Words\n").starts_with("---\nof: \""), "a transcript needs no front matter");
}

#[test]
fn a_course_lists_every_file_for_every_language() {
    let files = [
        SourceFile::markdown("course.md", "---\ntranslations: [en, fr]\n---\n"),
        SourceFile::markdown("kt.quiz.md", ORIGINAL),
        SourceFile::markdown("kt.quiz.en.md", stamped(ORIGINAL, ENGLISH)),
        SourceFile::markdown("kt.quiz.fr.md", ENGLISH),
        SourceFile::markdown("README.md", "for people"),
    ];
    let found: Vec<_> = drift("k", &files).into_iter().map(|one| (one.translation, one.state)).collect();
    let expected = [
        ("k/course.en.md", DriftState::Missing),
        ("k/course.fr.md", DriftState::Missing),
        ("k/kt.quiz.en.md", DriftState::Current),
        ("k/kt.quiz.fr.md", DriftState::Unstamped),
    ];
    assert_eq!(found, expected.map(|(name, state)| (name.to_owned(), state)));
}
