use super::browser;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{AbortController, Event, HtmlElement, HtmlFormElement, InputEvent};

/// Milliseconds without a key before the search runs.
const REST: i32 = 250;

/// Keeps `#results` in step with the GET form inside, while it is being filled in.
///
/// The server's page stays the only source: the same address is fetched and its `#results` takes
/// the place of ours. The sentence in `[data-count]` of the new results is announced.
#[island]
pub fn LiveSearch(children: Children) -> impl IntoView {
    let found = RwSignal::new(String::new());
    let newest = StoredValue::new(0_u32);
    let running = StoredValue::new(browser::nothing_yet::<AbortController>());
    let look = move |event: Event, rest: i32| {
        let Some(form) = form_of(&event) else { return };
        newest.update_value(|ticket| *ticket = ticket.wrapping_add(1));
        let ticket = newest.get_value();
        spawn_local(async move {
            browser::pause(rest).await;
            if newest.try_get_value() != Some(ticket) {
                return;
            }
            let stop = AbortController::new().ok();
            if let Some(stale) =
                running.try_update_value(|running| std::mem::replace(&mut **running, stop.clone())).flatten()
            {
                stale.abort();
            }
            if let Some(sentence) = refresh(&form, stop).await {
                found.try_set(sentence);
            }
        });
    };
    view! {
        <div
            class="contents"
            on:input=move |event| {
                let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
                if !composing {
                    look(event, REST);
                }
            }
            on:compositionend=move |event| look(event.into(), REST)
            on:change=move |event| look(event, 0)
        >
            {children()}
            <p class="hide" role="status">
                {found}
            </p>
        </div>
    }
}

fn form_of(event: &Event) -> Option<HtmlFormElement> {
    let field: HtmlElement = event.target()?.dyn_into().ok()?;
    field.closest("form").ok()??.dyn_into().ok()
}

/// The sentence about the new results.
async fn refresh(form: &HtmlFormElement, stop: Option<AbortController>) -> Option<String> {
    let action = form.action();
    let address = format!("{}?{}", action.split(['?', '#']).next()?, browser::fields(form)?);
    let signal = stop.map(|stop| stop.signal());
    let page = browser::page(&address, &browser::get(signal.as_ref())).await?;
    let results = browser::swap("results", &page)?;
    browser::show_address(&address);
    results.query_selector("[data-count]").ok()??.text_content()
}
