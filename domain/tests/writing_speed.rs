//! Merging and comparing take no time for what people write, and end for what nobody would.

#![expect(clippy::disallowed_methods, reason = "the test measures time, the crate does not")]

use domain::{
    course::SourceFile,
    writing::{PieceKind, Wish, carry_out, compare, compare_rendered, merge},
};
use std::time::{Duration, Instant};

/// Tests run unoptimised beside others; the rules take a fraction of this.
const PEOPLE: Duration = Duration::from_millis(500);
const HOSTILE: Duration = Duration::from_secs(4);

/// Merges and compares, and says how long both took.
fn timed(name: &str, base: &str, theirs: &str, mine: &str, limit: Duration) {
    let start = Instant::now();
    let merged = std::hint::black_box(merge(base, theirs, mine));
    let after_merge = start.elapsed();
    let pieces = compare(base, mine);
    let after_both = start.elapsed();
    let before: String =
        pieces.iter().filter(|piece| piece.kind != PieceKind::New).map(|piece| piece.text.as_str()).collect();
    assert!(before == base, "{name}: the pieces give the text");
    drop(merged);
    assert!(after_both < limit, "{name} took {after_merge:?} to merge and {after_both:?} for both");
}

/// A file of so many words in lines of ten, no two alike.
fn lesson(words: usize) -> String {
    let word = |number: usize| format!("chữ{number}{}", if number % 10 == 9 { "\n" } else { " " });
    (0..words).map(word).collect()
}

#[test]
fn a_lesson_of_two_thousand_words() {
    let base = lesson(2000);
    let theirs = base.replace("chữ7", "từ7");
    let mine = base.replace("chữ155", "từ").replace("chữ1200 ", "");
    timed("lesson", &base, &theirs, &mine, PEOPLE);
    timed("lesson rewritten", &base, &theirs, &base.replace("chữ", "từ"), PEOPLE);
}

#[test]
fn two_megabytes_end() {
    let line = "a b ".repeat(500_000);
    timed("one line", &line, &line.replacen('a', "b", 1000), &line.replacen('b', "c", 900), HOSTILE);
    let few = "a b ".repeat(6000);
    timed("one shuffled line", &few, &"b a a ".repeat(4000), &"b b a ".repeat(4000), HOSTILE);
    let equal = "một\n".repeat(100_000);
    timed("equal lines", &equal, &"một\n".repeat(99_000), &format!("hai\n{equal}ba\n"), HOSTILE);
    let (left, right) = ("a\nb\n".repeat(200_000), "b\na\na\n".repeat(130_000));
    timed("shuffled lines", &left, &right, &"b\nb\na\n".repeat(130_000), HOSTILE);
    let (left, right) = ("a\nb\n".repeat(12_000), "b\na\na\n".repeat(8000));
    timed("as many as are compared", &left, &right, &"b\nb\na\n".repeat(8000), HOSTILE);
    let numbers = |step: usize| (0..200_000).map(|n| format!("{}\n", n * step % 199_999)).collect::<String>();
    timed("shuffled numbers", &numbers(1), &numbers(7919), &numbers(104_729), HOSTILE);
    timed("nothing alike", &lesson(200_000), &lesson(200_000).replace("chữ", "từ"), &"x\n".repeat(500_000), HOSTILE);
}

#[test]
fn outlines_and_renderings_without_end_end() {
    let front = "---\nid: c\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\n---\n\n";
    let entries: String = (1..30_000).map(|number| format!("{number}. [Bài {number}. B](b{number}.md)\n")).collect();
    let files = [SourceFile::markdown("course.md", format!("{front}{entries}")), SourceFile::markdown("b9.md", front)];
    for wish in [
        Wish::AddLesson { module: String::new(), title: "A".into() },
        Wish::Move { path: "b9.md".into(), module: String::new(), place: 20_000 },
        Wish::Rename { path: "b9.md".into(), title: "A".into() },
    ] {
        let start = Instant::now();
        assert!(carry_out(&files, &wish, &|_| false).is_ok());
        assert!(start.elapsed() < 2 * HOSTILE, "{wish:?} took {:?}", start.elapsed());
    }
    let blocks = |word: &str| (0..20_000).map(|number| format!("<p>{word} {number}</p>\n")).collect::<String>();
    let deep = |word: &str| format!("{}{word}{}", "<div>".repeat(60), "</div>".repeat(60));
    let items = |word: &str| format!("<ul>{}</ul>", format!("<li>{} {word}</li>", "a b ".repeat(5000)).repeat(45));
    for (before, after) in [
        (blocks("một"), blocks("hai")),
        (deep(&blocks("một")), deep(&blocks("hai"))),
        (items("một"), items("hai")),
        ("<p>".repeat(500_000), "</p>".repeat(500_000)),
    ] {
        let start = Instant::now();
        assert!(!compare_rendered(&before, &after).is_empty());
        assert!(start.elapsed() < HOSTILE, "{} bytes took {:?}", before.len(), start.elapsed());
    }
}
