//! The grid of questions and the count of answers, kept in step with what is saved here.

use super::SaveSentences;
use web_sys::{Document, UrlSearchParams};

/// Shows whether a question is answered and marked, as its save says.
pub fn show(question: &str, body: &str, sentences: &SaveSentences) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(pairs) = UrlSearchParams::new_with_str(body) else { return };
    let marked = is_filled(&pairs, &format!("m.{question}"));
    let _ = show_question(&document, question, is_answered(&document, &pairs, question), marked, sentences);
    let _ = show_count(&document);
}

fn is_filled(pairs: &UrlSearchParams, name: &str) -> bool {
    pairs.get_all(name).iter().any(|value| value.as_string().is_some_and(|value| !value.trim().is_empty()))
}

/// A question of several parts is answered when all of them are; files come by another way, so they stay as they are.
fn is_answered(document: &Document, pairs: &UrlSearchParams, question: &str) -> bool {
    let holds = |selector: String| document.query_selector(&selector).ok().flatten().is_some();
    if holds(format!("[name='f.{question}']")) {
        return holds(format!(".done[data-question='{question}']"));
    }
    let parts: Vec<String> =
        (0..).map(|part| format!("q.{question}.{part}")).take_while(|name| holds(format!("[name='{name}']"))).collect();
    if parts.is_empty() {
        is_filled(pairs, &format!("q.{question}"))
    } else {
        parts.iter().all(|name| is_filled(pairs, name))
    }
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
