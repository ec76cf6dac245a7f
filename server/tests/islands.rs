//! Pages with islands, many at once: the server renders the islands too, and a page may end on another thread than the
//! one on which it began.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use support::{Browser, Engine, World, on_both_engines};

on_both_engines!(a_page_may_end_on_another_thread, many_pages_at_once_are_all_whole);

const PAGES: usize = 120;

/// Pages that hold every island: the catalogue, a lesson with a practice question, an attempt with its clock.
async fn pages(browser: &mut Browser) -> Vec<String> {
    browser.post("/courses/khoa-nho/enrolment", &[("form_id", "form-000001")]).await;
    for lesson in ["b1", "b2"] {
        browser.post(&format!("/courses/khoa-nho/lessons/{lesson}/completion"), &[]).await;
    }
    let start = browser.post("/courses/khoa-nho/quizzes/kt/attempts", &[("form_id", "form-000002")]).await;
    let attempt = start.location.filter(|address| address.starts_with("/attempts/")).expect("an attempt to go to");
    let lesson = "/courses/khoa-nho/lessons/b1".to_owned();
    vec!["/courses".to_owned(), lesson, attempt.clone(), format!("{attempt}?view=all")]
}

async fn a_page_may_end_on_another_thread(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = world.signed_in("hanh").await;
    for page in pages(&mut browser).await {
        let answer = browser.get_read_elsewhere(&page).await;
        assert!(answer.body.contains("<leptos-island"), "{page} has an island");
        assert!(answer.body.contains("</html>"), "{page} is whole");
    }
}

async fn many_pages_at_once_are_all_whole(engine: Engine) {
    let world = World::new(engine).await;
    let mut browser = world.signed_in("hanh").await;
    let pages = pages(&mut browser).await;
    let visits: Vec<_> = pages
        .iter()
        .cycle()
        .take(PAGES)
        .enumerate()
        .map(|(place, page)| {
            let (mut browser, page, moves) = (browser.clone(), page.clone(), place / pages.len() % 2 == 0);
            tokio::spawn(async move {
                if moves { browser.get_read_elsewhere(&page).await } else { browser.get(&page).await }
            })
        })
        .collect();
    for visit in visits {
        let answer = visit.await.unwrap();
        assert_eq!(answer.status, 200);
        assert!(answer.body.contains("<leptos-island") && answer.body.contains("</html>"));
    }
}
