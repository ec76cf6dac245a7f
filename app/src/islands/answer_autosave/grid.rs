//! The grid of questions and the count of answers, kept in step with what is saved here.

use super::SaveSentences;
use web_sys::{Document, UrlSearchParams};

/// Shows whether a question is answered and marked, as its save says.
pub fn show(question: &str, body: &str, sentences: &SaveSentences) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(pairs) = UrlSearchParams::new_with_str(body) else { return };
    let filled = |name: String| {
        pairs.get_all(&name).iter().any(|value| value.as_string().is_some_and(|value| !value.trim().is_empty()))
    };
    let (answered, marked) = (filled(format!("q.{question}")), filled(format!("m.{question}")));
    let _ = show_question(&document, question, answered, marked, sentences);
    let _ = show_count(&document);
}

fn show_question(
    document: &Document,
    question: &str,
    answered: bool,
    marked: bool,
    sentences: &SaveSentences,
) -> Option<()> {
    let place = document.query_selector(&format!("[data-question='{question}']")).ok()??;
    place.class_list().toggle_with_force("done", answered).ok()?;
    place.class_list().toggle_with_force("mark", marked).ok()?;
    let mut words = if answered { &sentences.answered } else { &sentences.unanswered }.clone();
    if marked {
        words.push_str(&sentences.marked);
    }
    place.query_selector(".hide").ok()??.set_text_content(Some(&words));
    Some(())
}

fn show_count(document: &Document) -> Option<()> {
    let count = document.query_selector_all("[data-question].done").ok()?.length().to_string();
    let places = document.query_selector_all("[data-answered]").ok()?;
    for index in 0..places.length() {
        places.get(index)?.set_text_content(Some(&count));
    }
    Some(())
}
