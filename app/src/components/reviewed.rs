//! An answered question: what was chosen, whether it is right, and why. It shows the key only where it is given one.

use super::{
    badge::{Badge, Tone},
    icon::{Glyph, Icon},
    question::html_if_any,
};
use crate::words::Words;
use domain::{
    locale::Locale,
    quiz::{Key, Response, Revealed, ReviewOption, ReviewQuestion, Verdict},
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
    };
    let verdict = words.say(question.verdict.key());
    let text = if with_points && question.verdict != Verdict::Ungraded {
        let (points, whole) = (words.decimal(question.points.0, 2), words.decimal(question.out_of.0, 2));
        let values = [("verdict", verdict.into()), ("points", points.into()), ("whole", whole.into())];
        words.with("review-verdict-points", &values)
    } else {
        verdict
    };
    view! { <Badge tone glyph text/> }.into_any()
}

/// The answer with its feedback, and the key and the explanation where they may be seen.
#[component]
pub fn ReviewedAnswer(
    /// The language.
    words: Words,
    /// The question.
    question: ReviewQuestion,
) -> impl IntoView {
    let verdict = question.verdict;
    let answer = match question.response {
        Response::Options { options, several } => {
            let told = match verdict {
                Verdict::Right => Some(true),
                Verdict::Wrong if !several => Some(false),
                _ => None,
            };
            let rows = options.into_iter().map(|option| reviewed_option(words, option, told));
            view! { <ul class="options" role="list">{rows.collect_view()}</ul> }.into_any()
        }
        Response::Typed { text, unit, feedback } => typed(words, text, unit, feedback),
    };
    view! {
        {answer}
        {question.revealed.map(|revealed| explained(words, revealed))}
    }
    .into_any()
}

/// `told` is what the verdict on the answer says about everything that was chosen.
fn reviewed_option(words: Words, option: ReviewOption, told: Option<bool>) -> AnyView {
    let right = option.right.or(told.filter(|_| option.chosen));
    let (class, glyph) = match (option.chosen, right) {
        (_, Some(true)) => ("option fixed right", Glyph::Tick),
        (true, Some(false)) => ("option fixed wrong", Glyph::Cross),
        (true, None) => ("option fixed", Glyph::Now),
        (false, _) => ("option fixed", Glyph::Open),
    };
    let told = match (option.chosen, right) {
        (true, Some(true)) => Some("review-chosen-right"),
        (true, Some(false)) => Some("review-chosen-wrong"),
        (true, None) => Some("review-chosen"),
        (false, Some(true)) => Some("review-key"),
        (false, _) => None,
    };
    let reply = told.map(|key| {
        let feedback = html_if_any("", option.feedback_html.unwrap_or_default());
        view! { <div class="reply"><b>{words.say(key)}</b>{feedback}</div> }
    });
    view! { <li class=class><Icon glyph/><span inner_html=option.html></span>{reply}</li> }.into_any()
}

fn typed(words: Words, text: Option<String>, unit: Option<String>, feedback: Vec<String>) -> AnyView {
    let text = match (text, unit) {
        (Some(text), Some(unit)) if !text.ends_with(&unit) => format!("{text} {unit}"),
        (Some(text), _) => text,
        (None, _) => words.say("review-blank"),
    };
    let feedback = feedback.into_iter().map(|html| view! { <div class="reply" inner_html=html></div> }).collect_view();
    view! {
        <div class="typed-answer">
            <p><span class="quiet">{words.say("review-typed")}</span>" "<b>{text}</b></p>
            {feedback}
        </div>
    }
    .into_any()
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
    view! { {key} {why} }.into_any()
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
            prompt_html: String::new(),
            body_html: String::new(),
            points: domain::quiz::Points(0),
            out_of: domain::quiz::Points(1000),
            verdict,
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
