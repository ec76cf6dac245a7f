//! By what people mark an answer.

use crate::words::Words;
use domain::quiz::Criterion;
use leptos::prelude::*;

/// The criteria with their points and levels, folded.
#[component]
pub fn Rubric(
    /// The language.
    words: Words,
    /// The criteria; nothing is shown without any.
    rubric: Vec<Criterion>,
    /// The language of its texts, where it is another one than that of the page.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
) -> impl IntoView {
    (!rubric.is_empty()).then(|| {
        let rows = rubric.into_iter().map(|criterion| {
            let points = words.with("rubric-points", &[("points", words.decimal(criterion.points.0, 2).into())]);
            let levels = criterion.levels.into_iter().map(|level| {
                let points = words.decimal(level.points.0, 2);
                view! { <li><b class="num">{points}</b>" "<span lang=lang inner_html=level.html></span></li> }
            });
            let levels = levels.collect_view();
            view! {
                <li>
                    <b class="num">{points}</b>
                    <div lang=lang inner_html=criterion.html></div>
                    <ul class="levels" role="list">{levels}</ul>
                </li>
            }
        });
        view! {
            <details class="hint-step rubric">
                <summary>{words.say("rubric-title")}</summary>
                <ol role="list">{rows.collect_view()}</ol>
            </details>
        }
        .into_any()
    })
}
