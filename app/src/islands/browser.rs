//! The few calls to the browser that several islands share.

use js_sys::{Function, Promise};
use leptos::reactive::send_wrapper_ext::SendOption;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Document, DomParser, FormData, HtmlFormElement, RequestInit, RequestRedirect, Response, SupportedType,
    UrlSearchParams,
};

/// The place of a value that only browsers have. Islands are rendered on the server too, where a page may end on
/// another thread than the one on which it began: a local store would panic there, even an empty one.
pub fn nothing_yet<T>() -> SendOption<T> {
    SendOption::new_local(None)
}

/// Waits without blocking.
pub async fn pause(milliseconds: i32) {
    let timer = Promise::new(&mut |resolve: Function, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(timer).await;
}

/// The fields of a form as `name=value&…`.
pub fn fields(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(String::from(pairs.to_string()))
}

/// A GET that can be given up.
pub fn get(signal: Option<&AbortSignal>) -> RequestInit {
    let request = RequestInit::new();
    request.set_signal(signal);
    request
}

/// The POST of a form.
pub fn post(body: &str) -> RequestInit {
    let request = RequestInit::new();
    request.set_method("POST");
    // As text the browser would call it text/plain.
    if let Ok(body) = UrlSearchParams::new_with_str(body) {
        request.set_body(&body);
    }
    request
}

/// A POST whose answer is a receipt, not a page; a redirect (to sign in, for instance) counts as no answer.
pub fn post_for_receipt(body: &str) -> RequestInit {
    let request = post(body);
    request.set_redirect(RequestRedirect::Manual);
    if let Ok(headers) = web_sys::Headers::new() {
        let _ = headers.set("Accept", "application/json");
        request.set_headers(&headers);
    }
    request
}

/// Sends a request; `None` when no answer came.
pub async fn send(address: &str, request: &RequestInit) -> Option<Response> {
    let answer = web_sys::window()?.fetch_with_str_and_init(address, request);
    JsFuture::from(answer).await.ok()?.dyn_into().ok()
}

/// Reads an answer to its end and forgets it.
pub async fn read_out(answer: Response) {
    if let Ok(text) = answer.text() {
        let _ = JsFuture::from(text).await;
    }
}

/// Sends a request and reads the answer as a page.
pub async fn page(address: &str, request: &RequestInit) -> Option<Document> {
    let answer = send(address, request).await?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()
}

/// Puts the element `id` of a fetched page in the place of ours.
pub fn swap(id: &str, page: &Document) -> Option<web_sys::Element> {
    let new = page.get_element_by_id(id)?;
    let old = web_sys::window()?.document()?.get_element_by_id(id)?;
    old.replace_with_with_node_1(&new).ok()?;
    Some(new)
}

/// Shows an address in the address bar without a visit.
pub fn show_address(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}
