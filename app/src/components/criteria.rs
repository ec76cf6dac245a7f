//! The fields of a mark: points by criterion, and a comment.

use super::field::{FieldErrors, error_line};
use crate::words::Words;
use domain::quiz::Criterion;
use leptos::prelude::*;

/// A mark as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedMark {
    /// Criteria with what was typed for each; one without text where there is no rubric.
    pub criteria: Vec<(Criterion, String)>,
    /// What the learner is told.
    pub comment: String,
}

/// The fields.
#[component]
pub fn CriteriaFields(
    /// The language.
    words: Words,
    /// What was typed.
    typed: TypedMark,
    /// What is wrong.
    errors: FieldErrors,
) -> impl IntoView {
    let criteria = typed.criteria.into_iter().enumerate();
    let criteria = criteria.map(|(place, (criterion, typed))| field(words, place, criterion, typed, &errors));
    view! {
        {criteria.collect_view()}
        <div class="field">
            <label for="comment">{words.say("mark-comment")}</label>
            <p class="hint" id="comment-hint">{words.say("mark-comment-hint")}</p>
            <textarea class="input" id="comment" name="comment" rows="5" maxlength="4000" aria-describedby="comment-hint">
                {typed.comment}
            </textarea>
        </div>
    }
}

fn field(words: Words, place: usize, criterion: Criterion, typed: String, errors: &FieldErrors) -> AnyView {
    let name = format!("c{place}");
    let error = errors.of(&name);
    let most = words.decimal(criterion.points.0, 2);
    let levels = criterion.levels.into_iter().map(|level| {
        let points = words.decimal(level.points.0, 2);
        view! { <li><b class="num">{points}</b>" "<span inner_html=level.html></span></li> }
    });
    let levels = levels.collect_view();
    view! {
        <div class="field">
            <label for=name.clone()>
                <span inner_html=criterion.html></span>
                " "
                {words.with("mark-most", &[("most", most.into())])}
            </label>
            <ul class="levels small" role="list">{levels}</ul>
            <input
                class="input"
                id=name.clone()
                name=name.clone()
                value=typed
                inputmode="decimal"
                autocomplete="off"
                required=true
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=error.is_some().then(|| format!("{name}-error"))
            />
            {error_line(&name, error)}
        </div>
    }
    .into_any()
}
