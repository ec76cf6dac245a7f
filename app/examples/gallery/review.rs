//! Colleagues look at a draft.

use crate::{Gallery, writing::room};
use app::pages::writing::reviews::{CommentLine, OwnReview, ReviewLine, ReviewState, ReviewsPage, ReviewsView};
use domain::writing::{Hindrance, Verdict};
use jiff::civil::DateTime;
use leptos::prelude::*;

const AT: DateTime = DateTime::constant(2026, 11, 24, 15, 5, 0, 0);

fn review(reviewer: &str, state: ReviewState, comment: &str) -> ReviewLine {
    ReviewLine {
        id: reviewer.to_owned(),
        reviewer: reviewer.to_owned(),
        asker: "Lê Thu Hà".to_owned(),
        asked: AT,
        state,
        comment: comment.to_owned(),
    }
}

fn decided(verdict: Verdict, is_fresh: bool) -> ReviewState {
    ReviewState::Decided { verdict, at: AT, is_fresh }
}

fn full() -> ReviewsView {
    ReviewsView {
        course: "van-thu".to_owned(),
        title: "Văn thư nhập môn".to_owned(),
        is_required: true,
        hindrance: Some(Hindrance::ChangesWanted),
        reviews: vec![
            review("Phạm Minh Đức", decided(Verdict::Approved, false), ""),
            review("Trần Thị Mai", decided(Verdict::Changes, true), "Bài ba còn thiếu nguồn của con số."),
            review("Vũ Thị Lan", decided(Verdict::Approved, true), "Rõ và đủ."),
            review("Lò Văn Páo", ReviewState::Withdrawn, ""),
            review("Đặng Quốc Minh", ReviewState::Open, ""),
        ],
        comments: vec![
            CommentLine {
                id: "1".to_owned(),
                path: "m1/bai-3.md".to_owned(),
                text: "Con số này của năm nào?".to_owned(),
                author: "Trần Thị Mai".to_owned(),
                written: AT,
                settled: None,
            },
            CommentLine {
                id: "2".to_owned(),
                path: String::new(),
                text: "Nên có thêm một bài tập ở mô-đun hai.".to_owned(),
                author: "Vũ Thị Lan".to_owned(),
                written: AT,
                settled: Some(("Lê Thu Hà".to_owned(), AT)),
            },
        ],
        own: Some(OwnReview { asker: "Lê Thu Hà".to_owned(), note: "Xem kỹ bài ba.".to_owned() }),
        candidates: vec![("a".to_owned(), "Phạm Minh Đức".to_owned()), ("b".to_owned(), "Vũ Thị Lan".to_owned())],
        files: vec!["course.md".to_owned(), "m1/bai-3.md".to_owned()],
        ..ReviewsView::default()
    }
}

/// The page of reviews, full and empty.
pub fn write(gallery: &mut Gallery) {
    let words = gallery.words;
    let empty =
        ReviewsView {
            course: "van-thu".to_owned(), title: "Văn thư nhập môn".to_owned(), ..ReviewsView::default()
        };
    let approved = ReviewsView { hindrance: None, own: None, ..full() };
    for (name, view) in [("reviews", full()), ("reviews-approved", approved), ("reviews-none", empty)] {
        let shell = room(gallery, &words.say("review-title"));
        gallery.page(name, shell, move || view! { <ReviewsPage words view/> });
    }
}
