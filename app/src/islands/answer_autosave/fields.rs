//! What the fields of one question hold: inputs, lists and text areas.

use js_sys::{Date, Reflect, Uint8Array};
use std::{collections::BTreeSet, fmt::Write};
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

/// A control of the form, whatever its tag.
#[derive(Clone, PartialEq)]
pub struct Control(Element);

impl Control {
    /// The control that an event comes from.
    pub fn of(event: &web_sys::Event) -> Option<Self> {
        event.target()?.dyn_into::<Element>().ok().map(Self)
    }

    /// Its name in the form.
    pub fn name(&self) -> String {
        self.text("name")
    }

    /// Whether keys are typed into it.
    pub fn is_typed(&self) -> bool {
        matches!(self.text("type").as_str(), "text" | "textarea")
    }

    fn text(&self, property: &str) -> String {
        Reflect::get(&self.0, &property.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
    }

    fn value(&self) -> String {
        self.text("value")
    }

    fn set_value(&self, value: &str) {
        let _ = Reflect::set(&self.0, &"value".into(), &value.into());
    }

    fn tick(&self) -> Option<&HtmlInputElement> {
        let is_tick = matches!(self.text("type").as_str(), "radio" | "checkbox");
        self.0.dyn_ref::<HtmlInputElement>().filter(|_| is_tick)
    }
}

/// The question that a field belongs to: its answer is `q.<question>` or `q.<question>.<part>`, its mark
/// `m.<question>`.
pub fn question_of(field: &Control) -> Option<String> {
    let name = field.name();
    let rest = name.strip_prefix("q.").or_else(|| name.strip_prefix("m."))?;
    Some(rest.split_once('.').map_or(rest, |(question, _)| question).to_owned())
}

/// The save of one question as the form would send it.
pub fn body(form: &HtmlFormElement, question: &str, counter: u64) -> Option<String> {
    let pairs = UrlSearchParams::new().ok()?;
    pairs.append("save_id", &new_id());
    pairs.append("counter", &counter.to_string());
    pairs.append("client_at", &format!("{}", Date::now()));
    for field in controls(form) {
        let chosen = field.tick().is_none_or(HtmlInputElement::checked);
        if chosen && question_of(&field).as_deref() == Some(question) {
            pairs.append(&field.name(), &field.value());
        }
    }
    Some(String::from(pairs.to_string()))
}

/// Puts a save that never arrived back into the fields.
pub fn restore(form: &HtmlFormElement, question: &str, body: &str) {
    let Ok(pairs) = UrlSearchParams::new_with_str(body) else { return };
    let shown = controls(form).filter(|field| field.text("type") != "hidden");
    for field in shown.filter(|field| question_of(field).as_deref() == Some(question)) {
        let values = pairs.get_all(&field.name());
        match field.tick() {
            Some(tick) => tick.set_checked(values.includes(&tick.value().into(), 0)),
            None => field.set_value(&values.get(0).as_string().unwrap_or_default()),
        }
    }
}

/// Takes answers and marks out of what the form is about to send, but for those of some questions.
pub fn leave_out(form: &HtmlFormElement, data: &FormData, but: &BTreeSet<String>) {
    for field in controls(form).filter(|field| question_of(field).is_some_and(|question| !but.contains(&question))) {
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

fn controls(form: &HtmlFormElement) -> impl Iterator<Item = Control> {
    let all = form.query_selector_all("input, select, textarea").ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |index| all.as_ref()?.get(index)?.dyn_into().ok().map(Control))
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
