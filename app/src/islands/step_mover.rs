use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlSelectElement};

/// Moves the rows of the list inside up and down, and gives each its place.
///
/// The lists of places do the same work without it; here each row gets two buttons besides.
#[island]
pub fn StepMover(
    /// The name of the button that moves a row up.
    up: String,
    /// The name of the button that moves a row down.
    down: String,
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        for row in root.get().iter().flat_map(|root| rows(root)) {
            for (way, name, sign) in [("up", &up, "↑"), ("down", &down, "↓")] {
                let _ = add_button(&row, way, name, sign);
            }
        }
    });
    let press = move |event: ev::MouseEvent| {
        let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(button) = button.and_then(|button| button.closest("[data-move]").ok().flatten()) {
            let _ = move_row(&button);
        }
    };
    view! {
        <div class="contents" node_ref=root on:click=press>
            {children()}
        </div>
    }
}

fn rows(root: &Element) -> Vec<Element> {
    let all = root.query_selector_all(".step-row").ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(|index| all.as_ref()?.get(index)?.dyn_into().ok()).collect()
}

fn add_button(row: &Element, way: &str, name: &str, sign: &str) -> Option<()> {
    let button = web_sys::window()?.document()?.create_element("button").ok()?;
    let text = row.query_selector("span").ok()??.text_content().unwrap_or_default();
    for (attribute, value) in
        [("type", "button"), ("class", "btn small"), ("data-move", way), ("aria-label", &format!("{name}: {text}"))]
    {
        button.set_attribute(attribute, value).ok()?;
    }
    button.set_text_content(Some(sign));
    row.append_child(&button).ok()?;
    Some(())
}

/// Swaps a row with its neighbour, numbers all of them anew, and says that they changed.
fn move_row(button: &Element) -> Option<()> {
    let row = button.closest(".step-row").ok()??;
    let list = row.parent_element()?;
    if button.get_attribute("data-move")? == "up" {
        let above: web_sys::Node = row.previous_element_sibling()?.into();
        list.insert_before(&row, Some(&above)).ok()?;
    } else {
        let below: web_sys::Node = row.next_element_sibling()?.into();
        list.insert_before(&below, Some(&row)).ok()?;
    }
    let selects = rows(&list).into_iter().filter_map(|row| row.query_selector("select").ok().flatten());
    let selects: Vec<HtmlSelectElement> = selects.filter_map(|select| select.dyn_into().ok()).collect();
    for (place, select) in (1..).zip(&selects) {
        select.set_value(&i32::to_string(&place));
    }
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        let _ = button.focus();
    }
    let init = EventInit::new();
    init.set_bubbles(true);
    selects.first()?.dispatch_event(&Event::new_with_event_init_dict("change", &init).ok()?).ok()?;
    Some(())
}
