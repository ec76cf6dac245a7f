//! What the fields of one question hold.

use js_sys::{Date, Uint8Array};
use std::{collections::BTreeSet, fmt::Write};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

/// The question that a field belongs to: its answer is `q.<question>`, its mark `m.<question>`.
pub fn question_of(field: &HtmlInputElement) -> Option<String> {
    let name = field.name();
    name.strip_prefix("q.").or_else(|| name.strip_prefix("m.")).map(str::to_owned)
}

/// The save of one question as the form would send it.
pub fn body(form: &HtmlFormElement, question: &str, counter: u64) -> Option<String> {
    let pairs = UrlSearchParams::new().ok()?;
    pairs.append("save_id", &new_id());
    pairs.append("counter", &counter.to_string());
    pairs.append("client_at", &format!("{}", Date::now()));
    for field in inputs(form) {
        let chosen = !is_tick(&field) || field.checked();
        if chosen && question_of(&field).as_deref() == Some(question) {
            pairs.append(&field.name(), &field.value());
        }
    }
    Some(String::from(pairs.to_string()))
}

/// Puts a save that never arrived back into the fields.
pub fn restore(form: &HtmlFormElement, question: &str, body: &str) {
    let Ok(pairs) = UrlSearchParams::new_with_str(body) else { return };
    let shown = inputs(form).filter(|field| field.type_() != "hidden");
    for field in shown.filter(|field| question_of(field).as_deref() == Some(question)) {
        let values = pairs.get_all(&field.name());
        if is_tick(&field) {
            field.set_checked(values.includes(&field.value().into(), 0));
        } else {
            field.set_value(&values.get(0).as_string().unwrap_or_default());
        }
    }
}

/// Takes answers and marks out of what the form is about to send, but for those of some questions.
pub fn leave_out(form: &HtmlFormElement, data: &FormData, but: &BTreeSet<String>) {
    for field in inputs(form).filter(|field| question_of(field).is_some_and(|question| !but.contains(&question))) {
        data.delete(&field.name());
    }
}

/// The lowest counter that the server has not seen yet.
pub fn counter(form: &HtmlFormElement) -> u64 {
    let field = form
        .query_selector("[name=counter]")
        .ok()
        .flatten()
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.and_then(|field| field.value().parse().ok()).unwrap_or(1)
}

fn inputs(form: &HtmlFormElement) -> impl Iterator<Item = HtmlInputElement> {
    let all = form.query_selector_all("input").ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |index| all.as_ref()?.get(index)?.dyn_into().ok())
}

fn is_tick(field: &HtmlInputElement) -> bool {
    matches!(field.type_().as_str(), "radio" | "checkbox")
}

/// 128 random bits. `randomUUID` is missing on plain http within a local network.
fn new_id() -> String {
    let bytes = Uint8Array::new_with_length(16);
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_js_u8_array(&bytes);
    }
    bytes.to_vec().iter().fold(String::new(), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    })
}
