//! Merging and comparing texts.

use super::*;
use crate::course::SourceFile;
use proptest::prelude::*;

const LESSON: &str = "# Bài 1\n\nMột đoạn văn.\n\nĐoạn thứ hai.\n";

fn conflict(base: &str, theirs: &str, mine: &str) -> Vec<Hunk> {
    match merge(base, theirs, mine) {
        Merge::Conflict(hunks) => hunks,
        Merge::Clean(text) => panic!("merged: {text}"),
    }
}

/// All three texts put together again from hunks.
fn rebuilt(hunks: &[Hunk]) -> [String; 3] {
    let mut texts: [String; 3] = Default::default();
    for hunk in hunks {
        let parts = match hunk {
            Hunk::Same(text) => [text; 3],
            Hunk::Changed { base, theirs, mine } => [base, theirs, mine],
        };
        texts.iter_mut().zip(parts).for_each(|(text, part)| text.push_str(part));
    }
    texts
}

fn side(pieces: &[Piece], left_out: PieceKind) -> String {
    pieces.iter().filter(|piece| piece.kind != left_out).map(|piece| piece.text.as_str()).collect()
}

/// A comparison as one line: `[-gone-]` and `{+new+}`.
fn shown(pieces: &[Piece]) -> String {
    let mark = |piece: &Piece| match piece.kind {
        PieceKind::Same => piece.text.clone(),
        PieceKind::Gone => format!("[-{}-]", piece.text),
        PieceKind::New => format!("{{+{}+}}", piece.text),
    };
    pieces.iter().map(mark).collect()
}

#[test]
fn two_authors_in_different_paragraphs_are_merged() {
    let theirs = LESSON.replace("Một đoạn văn.", "Một đoạn văn dài hơn.");
    let mine = LESSON.replace("thứ hai", "cuối");
    let both = LESSON.replace("Một đoạn văn.", "Một đoạn văn dài hơn.").replace("thứ hai", "cuối");
    assert_eq!(merge(LESSON, &theirs, &mine), Merge::Clean(both));
}

#[test]
fn two_authors_in_one_paragraph_are_told() {
    let hunks = conflict(LESSON, &LESSON.replace("Một", "Hai"), &LESSON.replace("Một", "Ba").replace("hai.", "hai!"));
    let [Hunk::Same(head), changed, Hunk::Same(_), last] = &hunks[..] else { panic!("{hunks:?}") };
    assert_eq!(head, "# Bài 1\n\n");
    let parts = ["Một đoạn văn.\n", "Hai đoạn văn.\n", "Ba đoạn văn.\n"].map(str::to_owned);
    let [base, theirs, mine] = parts;
    assert_eq!((changed, changed.merged()), (&Hunk::Changed { base, theirs, mine }, None));
    assert_eq!(last.merged(), Some("Đoạn thứ hai!\n"), "what only one changed is merged all the same");
}

#[test]
fn the_same_line_at_the_end_is_written_once() {
    let longer = format!("{LESSON}\nThêm.\n");
    assert_eq!(merge(LESSON, &longer, &longer), Merge::Clean(longer.clone()));
    assert_eq!(merge("a", "a\nb", "a\nc"), Merge::Conflict(hunks_of("a", "a\nb", "a\nc")));
}

fn hunks_of(base: &str, theirs: &str, mine: &str) -> Vec<Hunk> {
    vec![Hunk::Changed { base: base.to_owned(), theirs: theirs.to_owned(), mine: mine.to_owned() }]
}

#[test]
fn words_are_compared_inside_lines_that_changed() {
    let after = LESSON.replace("đoạn văn", "câu ngắn").replace("hai.", "hai, rồi thôi.");
    let pieces = compare(LESSON, &after);
    assert_eq!(
        shown(&pieces),
        "# Bài 1\n\nMột [-đoạn văn-]{+câu ngắn+}.\n\nĐoạn thứ hai{+, rồi thôi+}.\n",
        "two words that changed are one piece"
    );
    assert_eq!(shown(&compare("", "a\n")), "{+a\n+}");
    assert_eq!(shown(&compare("a\nb\nc\n", "a\nc\n")), "a\n[-b\n-]c\n");
    assert_eq!(compare(LESSON, LESSON), [Piece { kind: PieceKind::Same, text: LESSON.to_owned() }]);
    assert_eq!(compare("", ""), []);
}

#[test]
fn an_excerpt_leaves_out_what_nobody_changed() {
    let before: String = (1..=20).map(|number| format!("dòng {number}\n")).collect();
    let after = before.replace("dòng 5\n", "dòng năm\n").replace("dòng 16\n", "").replace("dòng 18\n", "dòng 18 b\n");
    let excerpts = excerpts(&compare(&before, &after), 1);
    let shown: Vec<_> = excerpts.iter().map(|one| (one.line_before, one.line_after, shown(&one.pieces))).collect();
    assert_eq!(
        shown,
        [
            (4, 4, "dòng 4\ndòng [-5-]{+năm+}\ndòng 6\n".to_owned()),
            (15, 15, "dòng 15\n[-dòng 16\n-]dòng 17\ndòng 18{+ b+}\ndòng 19\n".to_owned()),
        ]
    );
    assert_eq!(super::excerpts(&compare(&before, &before), 3), []);
}

#[test]
fn files_are_new_changed_or_gone_and_line_ends_are_no_change() {
    let before = [
        SourceFile::markdown("a.md", "a\r\nê\r\n"),
        SourceFile::markdown("b.md", "b\n"),
        SourceFile::medium("media/x.svg", b"1"),
    ];
    let after = [
        SourceFile::markdown("a.md", "a\ne\u{302}\n"),
        SourceFile::markdown("c.md", "c\n"),
        SourceFile::medium("media/x.svg", b"2"),
    ];
    let changes = changes(&before, &after);
    let kinds: Vec<_> = changes.iter().map(|change| (change.path.as_str(), change.kind)).collect();
    let (new, changed, gone) = (FileChangeKind::New, FileChangeKind::Changed, FileChangeKind::Gone);
    assert_eq!(kinds, [("b.md", gone), ("c.md", new), ("media/x.svg", changed)]);
    assert_eq!((shown(&changes[0].pieces).as_str(), changes[2].pieces.len()), ("[-b\n-]", 0));
}

/// Texts of few different lines, so that they meet often; the last line may lack its end.
fn texts() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(prop::sample::select(vec!["", "a", "b b", "c.", "ê d, ê"]), 0..14);
    (lines, any::<bool>()).prop_map(|(lines, ends)| {
        let text = lines.join("\n");
        if ends && !text.is_empty() { text + "\n" } else { text }
    })
}

/// The lines of a text with how often each is there.
fn counted(text: &str) -> std::collections::BTreeMap<&str, usize> {
    text.lines().fold(Default::default(), |mut counts, line| {
        *counts.entry(line).or_default() += 1;
        counts
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_one_author_wrote_is_the_merge(base in texts(), text in texts()) {
        prop_assert_eq!(merge(&base, &base, &text), Merge::Clean(text.clone()));
        prop_assert_eq!(merge(&base, &text, &base), Merge::Clean(text.clone()));
        prop_assert_eq!(merge(&base, &text, &text), Merge::Clean(text));
    }

    #[test]
    fn sides_may_change_places(base in texts(), one in texts(), two in texts()) {
        let swap = |hunk: Hunk| match hunk {
            Hunk::Changed { base, theirs, mine } => Hunk::Changed { base, theirs: mine, mine: theirs },
            same => same,
        };
        let swapped = match merge(&base, &two, &one) {
            Merge::Conflict(hunks) => Merge::Conflict(hunks.into_iter().map(swap).collect()),
            clean => clean,
        };
        prop_assert_eq!(merge(&base, &one, &two), swapped);
    }

    #[test]
    fn no_line_is_lost(base in texts(), one in texts(), two in texts()) {
        match merge(&base, &one, &two) {
            Merge::Conflict(hunks) => prop_assert_eq!(rebuilt(&hunks), [base, one, two]),
            Merge::Clean(text) => {
                let (known, merged) = (counted(&base), counted(&text));
                for (line, count) in counted(&one).into_iter().chain(counted(&two)) {
                    // A line of the base may have been taken out by the other author.
                    let added = count.saturating_sub(known.get(line).copied().unwrap_or_default());
                    prop_assert!(merged.get(line).copied().unwrap_or_default() >= added, "{:?}", line);
                }
            }
        }
    }

    #[test]
    fn a_comparison_holds_both_texts(before in texts(), after in texts(), around in 0_usize..3) {
        let pieces = compare(&before, &after);
        prop_assert_eq!(side(&pieces, PieceKind::New), before.clone());
        prop_assert_eq!(side(&pieces, PieceKind::Gone), after.clone());
        let kinds: Vec<PieceKind> = pieces.iter().map(|piece| piece.kind).collect();
        prop_assert!(kinds.windows(2).all(|pair| pair[0] != pair[1] && pair != [PieceKind::New, PieceKind::Gone]));
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        for excerpt in excerpts(&pieces, around) {
            let starts = |text: &str, line: usize| text.split_inclusive('\n').skip(line - 1).collect::<String>();
            prop_assert!(starts(&before, excerpt.line_before).starts_with(&side(&excerpt.pieces, PieceKind::New)));
            prop_assert!(starts(&after, excerpt.line_after).starts_with(&side(&excerpt.pieces, PieceKind::Gone)));
            prop_assert!(excerpt.pieces.iter().any(|piece| piece.kind != PieceKind::Same));
        }
    }
}
