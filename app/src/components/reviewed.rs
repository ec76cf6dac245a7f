//! An answered question: what was chosen, whether it is right, and why. It shows the key only where it is given one.

mod gaps;
mod options;
mod order;
mod pairs;
mod typed;
mod writing;

pub use writing::{FileLink, MarkGiven};

use super::{
    badge::{Badge, Tone},
    icon::{Glyph, Icon},
    question::html_if_any,
};
use crate::words::Words;
use domain::{
    locale::Locale,
    quiz::{Key, PartsRight, Response, Revealed, ReviewQuestion, Verdict},
};
use leptos::prelude::*;

/// The verdict in a word.
#[component]
pub fn VerdictBadge(
    /// The language.
    words: Words,
    /// The question.
    question: ReviewQuestion,
    /// Whether points are told besides.
    #[prop(optional)]
    with_points: bool,
) -> impl IntoView {
    let (tone, glyph) = match question.verdict {
        Verdict::Right => (Tone::Good, Some(Glyph::Tick)),
        Verdict::Partly => (Tone::Warn, Some(Glyph::Now)),
        Verdict::Wrong => (Tone::Bad, Some(Glyph::Cross)),
        Verdict::Blank => (Tone::Bad, Some(Glyph::Open)),
        Verdict::Ungraded => (Tone::Line, None),
        Verdict::Waiting => (Tone::Info, Some(Glyph::Clock)),
    };
    let verdict = words.say(question.verdict.key());
    let is_graded = !matches!(question.verdict, Verdict::Ungraded | Verdict::Waiting);
    let text = if with_points && is_graded {
        let (points, whole) = (words.decimal(question.points.0, 2), words.decimal(question.out_of.0, 2));
        let values = [("verdict", verdict.into()), ("points", points.into()), ("whole", whole.into())];
        words.with("review-verdict-points", &values)
    } else {
        verdict
    };
    view! { <Badge tone glyph text/> }.into_any()
}

/// The text under the heading of a question; that of a cloze with what stands in its gaps.
#[component]
pub fn ReviewedBody(
    /// The language.
    words: Words,
    /// The question.
    question: ReviewQuestion,
) -> impl IntoView {
    let body = match &question.response {
        Response::Gaps { gaps } => gaps::body(words, question.body_html, gaps),
        _ => question.body_html,
    };
    html_if_any("prose", body)
}

/// The answer with its feedback, and the key and the explanation where they may be seen.
#[component]
pub fn ReviewedAnswer(
    /// The language.
    words: Words,
    /// The question.
    question: ReviewQuestion,
    /// Where the files of the attempt are, from the page.
    #[prop(default = "files".to_owned())]
    folder: String,
) -> impl IntoView {
    let verdict = question.verdict;
    let answer = match question.response {
        Response::Options { options, several } => options::options(words, options, several, verdict),
        Response::Typed { text, unit, feedback } => typed::typed(words, text, unit, feedback),
        Response::Pairs { rows } => pairs::pairs(words, rows),
        Response::Order { rows } => order::order(words, rows),
        Response::Gaps { gaps } => gaps::key(words, &gaps),
        Response::Essay { text, words: count, mark } => writing::essay(words, text, count, mark),
        Response::Files { files, mark } => writing::files(words, files, &folder, mark),
        Response::Value { label } => typed::typed(words, label, None, Vec::new()),
    };
    view! {
        {answer}
        {question.parts.map(|parts| account(words, parts))}
        {question.revealed.map(|revealed| explained(words, revealed))}
    }
    .into_any()
}

/// The looks of one part: a sign and a frame, only as far as it may be seen whether it is right.
fn looks(right: Option<bool>, is_given: bool) -> (&'static str, Glyph) {
    match right {
        Some(true) => ("option fixed right", Glyph::Tick),
        Some(false) => ("option fixed wrong", Glyph::Cross),
        None if is_given => ("option fixed", Glyph::Now),
        None => ("option fixed", Glyph::Open),
    }
}

/// The same in a word, for those who do not see the sign.
fn spoken(words: Words, right: Option<bool>) -> Option<AnyView> {
    let key = if right? { "verdict-right" } else { "verdict-wrong" };
    Some(view! { <span class="hide">{format!(" ({})", words.say(key))}</span> }.into_any())
}

/// How the points come about.
fn account(words: Words, parts: PartsRight) -> AnyView {
    let PartsRight { right, wrong, all, all_or_nothing } = parts;
    let mut sentences = vec![words.with("review-parts", &[("right", right.into()), ("all", all.into())])];
    if wrong > 0 {
        sentences.push(words.with("review-parts-wrong", &[("wrong", wrong.into())]));
    }
    if all_or_nothing && (right < all || wrong > 0) {
        sentences.push(words.say("review-all-or-nothing"));
    }
    view! { <p class="small quiet account">{sentences.join(" ")}</p> }.into_any()
}

fn explained(words: Words, revealed: Revealed) -> AnyView {
    let key = revealed.key.map(|key| {
        let texts = key_texts(words, key).join("; ");
        view! { <p class="typed-key"><span class="quiet">{words.say("review-key")}</span>" "<b>{texts}</b></p> }
    });
    let why = revealed.explain_html.map(|html| {
        view! {
            <div class="callout why">
                <Icon glyph=Glyph::Information/>
                <div><p class="title">{words.say("review-why")}</p><div inner_html=html></div></div>
            </div>
        }
    });
    let sample = revealed.sample_html.map(|html| {
        view! {
            <details class="hint-step sample" open>
                <summary>{words.say("review-sample")}</summary>
                <div class="prose" inner_html=html></div>
            </details>
        }
    });
    view! { {key} {why} {sample} }.into_any()
}

fn key_texts(words: Words, key: Key) -> Vec<String> {
    let number = |value: f64| {
        let text = value.to_string();
        if words.locale() == Locale::En { text } else { text.replace('.', ",") }
    };
    match key {
        Key::Texts(texts) => texts,
        Key::Numbers(intervals) => intervals
            .into_iter()
            .map(|(from, to)| {
                if from.total_cmp(&to).is_eq() {
                    return number(from);
                }
                words.with("review-interval", &[("from", number(from).into()), ("to", number(to).into())])
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::quiz::ReviewOption;

    fn question(verdict: Verdict, several: bool) -> String {
        let option = |index, chosen| ReviewOption {
            index,
            html: format!("Option {index}"),
            chosen,
            feedback_html: None,
            right: None,
        };
        let question = ReviewQuestion {
            number: 1,
            id: "q-1".into(),
            lang: Locale::Vi,
            prompt_html: String::new(),
            body_html: String::new(),
            points: domain::quiz::Points(0),
            out_of: domain::quiz::Points(1000),
            verdict,
            parts: None,
            read_again: Vec::new(),
            response: Response::Options { options: vec![option(0, true), option(1, false)], several },
            revealed: None,
        };
        let owner = Owner::new();
        owner.with(|| view! { <ReviewedAnswer words=Words::new(Locale::Vi) question/> }.to_html())
    }

    #[test]
    fn a_tick_among_several_is_not_called_wrong_by_the_verdict_on_all_of_them() {
        assert!(question(Verdict::Wrong, false).contains("option fixed wrong"));
        assert!(!question(Verdict::Wrong, true).contains("option fixed wrong"));
    }

    #[test]
    fn without_the_key_nothing_but_the_own_choice_is_judged() {
        for verdict in [Verdict::Right, Verdict::Wrong, Verdict::Partly] {
            let html = question(verdict, false);
            assert!(html.matches("option fixed right").count() <= usize::from(verdict == Verdict::Right), "{html}");
        }
    }
}
