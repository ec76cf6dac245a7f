use super::browser;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

/// What the clock says aloud.
#[derive(Clone, Serialize, Deserialize)]
pub struct CountdownSentences {
    /// Five minutes are left.
    pub five_minutes: String,
    /// One minute is left.
    pub one_minute: String,
    /// Time is over, the work is being handed in.
    pub over: String,
}

/// The time that is left, ticking; at the end it hands in the form.
#[island]
pub fn Countdown(
    /// Milliseconds from the server's answer to the deadline.
    left: i64,
    /// Shown until the clock runs and where it never runs: when time ends.
    still: String,
    /// The id of the form to hand in.
    form: String,
    /// Where to hand it in.
    action: String,
    /// What it says aloud.
    sentences: CountdownSentences,
) -> impl IntoView {
    let shown = RwSignal::new(still);
    let aloud = RwSignal::new(String::new());
    Effect::new(move |_| {
        let (form, action, sentences) = (form.clone(), action.clone(), sentences.clone());
        spawn_local(async move {
            let mut before = i64::MAX;
            loop {
                let seconds = (left - since_answer()).div_euclid(1000).max(0);
                if shown.try_set(clock(seconds)).is_some() {
                    return;
                }
                for (mark, sentence) in [(300, &sentences.five_minutes), (60, &sentences.one_minute)] {
                    if seconds <= mark && before > mark && before != i64::MAX {
                        aloud.set(sentence.clone());
                    }
                }
                if seconds == 0 {
                    aloud.set(sentences.over.clone());
                    hand_in(&form, &action);
                    return;
                }
                before = seconds;
                browser::pause(500).await;
            }
        });
    });
    view! {
        <span role="timer">{shown}</span>
        <span class="hide" role="status">
            {aloud}
        </span>
    }
}

/// Milliseconds since this page was asked for. The monotonic clock stands still while some machines
/// sleep and the calendar clock can be set back, so the later of the two counts.
fn since_answer() -> i64 {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else { return 0 };
    performance.now().max(js_sys::Date::now() - performance.time_origin()) as i64
}

fn clock(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

/// Sends the form with all that is filled in, past every check of the page.
fn hand_in(id: &str, action: &str) {
    let form =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
        form.set_action(action);
        let _ = form.submit();
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn hours_are_shown_only_where_there_are_any() {
        assert_eq!(clock(0), "00:00");
        assert_eq!(clock(1122), "18:42");
        assert_eq!(clock(3600), "1:00:00");
    }
}
