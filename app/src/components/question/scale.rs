//! One value between two ends.

use super::{Given, Lang, present};
use leptos::prelude::*;

/// One radio button a value; the ends carry their words.
pub fn fields(name: &str, values: &[i64], (low, high): (String, String), given: &Given, lang: Lang) -> AnyView {
    let last = values.len().saturating_sub(1);
    let rows = values.iter().enumerate().map(|(index, value)| {
        let checked = given.holds(&index.to_string());
        let end = match index {
            0 => low.clone(),
            index if index == last => high.clone(),
            _ => String::new(),
        };
        let end = (!end.is_empty()).then(|| view! { <span class="scale-end" lang=lang>{end}</span> });
        view! {
            <label class="scale-value">
                <input type="radio" name=name.to_owned() value=index.to_string() checked=checked/>
                <span class="num">{*value}</span>
                {end}
            </label>
        }
    });
    let rows = rows.collect_view();
    view! {
        {present(name)}
        <div class="scale">{rows}</div>
    }
    .into_any()
}
