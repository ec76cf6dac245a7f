use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// Counts the words of the text area inside while they are typed.
#[island]
pub fn WordCount(
    /// What is said; `{count}` becomes the number.
    sentence: String,
    /// What is said of the text that the page came with.
    shown: String,
    children: Children,
) -> impl IntoView {
    let shown = RwSignal::new(shown);
    let count = move |event: ev::Event| {
        if let Some(area) = event.target().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
            shown.set(sentence.replace("{count}", &words(&area.value()).to_string()));
        }
    };
    view! {
        <div class="contents" on:input=count>
            {children()}
        </div>
        <p class="hint num">{shown}</p>
    }
}

/// As the course format counts: what stands between spaces and holds a letter or a digit.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
