//! What is wrong in a course: where, what, and how to mend it.

use super::{
    field::FormId,
    icon::{Glyph, Icon},
};
use crate::words::Words;
use domain::problem::{Problem, Severity};
use leptos::prelude::*;

/// A problem and the way to its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemLine {
    /// The problem.
    pub problem: Problem,
    /// The address of its file's page; on that page itself nothing.
    pub page: Option<String>,
    /// The mend, where only one can be meant.
    pub fix: Option<OfferedFix>,
}

/// A mend that is carried out by a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedFix {
    /// Where the form goes.
    pub action: String,
    /// What the button says.
    pub label: String,
    /// Made by the page.
    pub form_id: String,
}

impl ProblemLine {
    /// A problem that its author mends by hand.
    pub fn new(problem: Problem, page: Option<String>) -> Self {
        Self { problem, page, fix: None }
    }
}

/// Problems in order; each begins with a link to its line.
#[component]
pub fn Problems(
    /// The language.
    words: Words,
    /// The problems.
    problems: Vec<ProblemLine>,
    /// The list's id.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let rows = problems.into_iter().map(|line| row(words, line)).collect_view();
    view! { <ul class="problems writing-problems" id=id role="list">{rows}</ul> }.into_any()
}

/// The button that mends a problem; the form names its place, so that what has changed meanwhile is not touched.
fn mend(problem: &Problem, fix: OfferedFix) -> AnyView {
    view! {
        <form class="actions keep" method="post" action=fix.action>
            <FormId id=fix.form_id/>
            <input type="hidden" name="file" value=problem.file.clone()/>
            <input type="hidden" name="code" value=problem.code/>
            <input type="hidden" name="line" value=problem.line.to_string()/>
            <input type="hidden" name="column" value=problem.column.to_string()/>
            <button class="btn">{fix.label}</button>
        </form>
    }
    .into_any()
}

fn row(words: Words, line: ProblemLine) -> AnyView {
    let ProblemLine { problem, page, fix } = line;
    let (class, glyph) = match problem.severity {
        Severity::Error => ("bad", Glyph::Cross),
        Severity::Warning => ("warn", Glyph::Alert),
    };
    let locale = words.locale();
    let place = words.with("writing-line", &[("line", problem.line.into()), ("column", problem.column.into())]);
    let place = page.as_ref().map_or(place.clone(), |_| format!("{}, {place}", problem.file));
    let address = format!("{}#L{}", page.unwrap_or_default(), problem.line);
    let example = problem.example.as_ref().map(|example| {
        let text = example.text(locale).to_owned();
        view! {
            <details class="hint-step">
                <summary>{words.say("writing-example")}</summary>
                <pre class="example"><code>{text}</code></pre>
            </details>
        }
    });
    view! {
        <li class=class data-code=problem.code>
            <Icon glyph/>
            <div>
                <p>
                    <span class="hide">{problem.severity.name(locale)}" "</span>
                    <a href=address data-line=problem.line.to_string() data-column=problem.column.to_string()>{place}</a>
                    " "{problem.what.text(locale).to_owned()}
                </p>
                <p class="quiet">{problem.mend.text(locale).to_owned()}</p>
                {example}
                {fix.map(|fix| mend(&problem, fix))}
            </div>
        </li>
    }
    .into_any()
}
