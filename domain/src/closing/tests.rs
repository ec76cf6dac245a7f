use super::*;
use crate::{
    course::Tiet,
    phrase::Phrase,
    programme::{Programme, Requirement, Taken},
    quiz::Percent,
};
use jiff::civil::date;
use proptest::prelude::*;

fn programme() -> Programme {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    Programme {
        id: "cap-xa".to_owned(),
        title: "Cấp xã".to_owned(),
        requirements: vec![
            Requirement::All(ids(&["a"])),
            Requirement::Any { count: 1, of: ids(&["b", "c"]) },
            Requirement::Tiet(Tiet { halves: 8 }),
        ],
        by: None,
        valid_months: None,
        body_html: String::new(),
    }
}

/// A course of four halves, begun on the first of the month and completed on a day, with the scores of its pieces.
fn attended(course: &str, day: i8, scores: &[i64]) -> Attended {
    let piece = |score: &i64| Piece { title: "Bài".to_owned(), score: Some(Percent(*score)), waiting: false };
    Attended {
        course: course.to_owned(),
        title: course.to_uppercase(),
        from: date(2026, 10, day),
        taken: Taken { on: date(2026, 11, day), tiet: Tiet { halves: 4 } },
        pieces: scores.iter().map(piece).collect(),
    }
}

fn verdict(attended: Vec<Attended>) -> Verdict {
    programme().verdict(&Candidate { attended, holds: None }, date(2026, 12, 1))
}

#[test]
fn half_of_each_scale_is_enough() {
    let grounds = Grounds { from: date(2026, 10, 2), to: date(2026, 11, 5), result: Some(Percent(66_667)) };
    assert_eq!(verdict(vec![attended("a", 2, &[50_000, 80_000]), attended("b", 5, &[70_000])]), Verdict::May(grounds));
}

#[test]
fn a_good_mean_does_not_make_up_for_a_piece_below_half() {
    let low = Hindrance::PieceLow { course: "A".to_owned(), piece: "Bài".to_owned(), score: Percent(49_999) };
    let found = verdict(vec![attended("a", 2, &[49_999, 100_000]), attended("b", 5, &[70_000])]);
    assert_eq!(found, Verdict::MayNot(vec![low.clone()]));
    let phrase = low.phrase(|score| format!("{}", score.0));
    assert_eq!(
        phrase,
        Phrase::new("closing-piece-low").text("course", "A").text("piece", "Bài").text("score", "49999")
    );
}

#[test]
fn a_course_of_choice_with_a_low_piece_is_left_aside_where_another_does() {
    let found = verdict(vec![attended("a", 2, &[90_000]), attended("b", 3, &[10_000]), attended("c", 9, &[60_000])]);
    let grounds = Grounds { from: date(2026, 10, 2), to: date(2026, 11, 9), result: Some(Percent(75_000)) };
    assert_eq!(found, Verdict::May(grounds));
}

#[test]
fn a_repeat_can_make_up_for_the_first_time() {
    let again = vec![attended("a", 2, &[40_000]), attended("a", 8, &[80_000]), attended("b", 5, &[])];
    assert!(verdict(again).may());
}

#[test]
fn what_is_missing_is_said_line_by_line_and_piece_by_piece() {
    let mut course = attended("a", 2, &[]);
    let piece = |score, waiting| Piece { title: "Thu hoạch".to_owned(), score, waiting };
    course.pieces = vec![piece(None, false), piece(Some(Percent(20_000)), true)];
    let (title, name) = (|| "A".to_owned(), || "Thu hoạch".to_owned());
    assert_eq!(
        verdict(vec![course]),
        Verdict::MayNot(vec![
            Hindrance::Choice { left: 1 },
            Hindrance::Hours { halves: 4 },
            Hindrance::PieceMissing { course: title(), piece: name() },
            Hindrance::PieceUnmarked { course: title(), piece: name() },
        ])
    );
    let nothing = Verdict::MayNot(vec![
        Hindrance::Compulsory { left: 1 },
        Hindrance::Choice { left: 1 },
        Hindrance::Hours { halves: 8 },
    ]);
    assert_eq!(verdict(Vec::new()), nothing);
    assert_eq!(verdict(vec![attended("elsewhere", 2, &[100_000])]), nothing);
}

#[test]
fn nobody_gets_a_second_one_before_the_first_has_expired() {
    let attended = vec![attended("a", 2, &[90_000]), attended("b", 5, &[90_000])];
    let found = |expires, day| {
        let holds = Some(Held { number: "00001/2026/CC".to_owned(), expires });
        programme().verdict(&Candidate { attended: attended.clone(), holds }, day)
    };
    let blocked = Verdict::MayNot(vec![Hindrance::HoldsOne { number: "00001/2026/CC".to_owned() }]);
    let last = date(2028, 11, 5);
    assert_eq!(found(None, date(2090, 1, 1)), blocked);
    assert_eq!(found(Some(last), last), blocked, "the last day belongs to the time");
    assert!(found(Some(last), date(2028, 11, 6)).may());
}

#[test]
fn a_verdict_is_the_same_after_it_was_kept() {
    for verdict in [verdict(vec![attended("a", 2, &[50_000]), attended("b", 5, &[])]), verdict(Vec::new())] {
        let kept = serde_json::to_string(&verdict).unwrap();
        assert_eq!(serde_json::from_str::<Verdict>(&kept).unwrap(), verdict);
    }
}

prop_compose! {
    fn any_attended()(course in "[a-d]", day in 1i8..28, scores in prop::collection::vec(0i64..=100_000, 0..3)) -> Attended {
        attended(&course, day, &scores)
    }
}

proptest! {
    /// Who may has met the rule by courses whose every piece reaches half; who may not is told why, and better scores
    /// never take a chứng chỉ away.
    #[test]
    fn the_verdict_is_just(courses in prop::collection::vec(any_attended(), 0..8)) {
        let found = verdict(courses.clone());
        let good: Vec<Attended> =
            courses.iter().filter(|one| one.pieces.iter().all(|piece| piece.score >= Some(LEAST))).cloned().collect();
        let has = |course: &str| good.iter().any(|one| one.course == course);
        // Each course gives four halves, so that two courses give the eight that are asked for.
        prop_assert_eq!(found.may(), has("a") && (has("b") || has("c")));
        match found {
            Verdict::May(grounds) => {
                prop_assert!(grounds.from <= grounds.to && grounds.result.is_none_or(|result| result >= LEAST));
            }
            Verdict::MayNot(reasons) => prop_assert!(!reasons.is_empty()),
        }
        let mut better = courses;
        better.iter_mut().flat_map(|one| &mut one.pieces).for_each(|piece| piece.score = Some(Percent(100_000)));
        prop_assert!(!verdict(good).may() || verdict(better).may());
    }
}
