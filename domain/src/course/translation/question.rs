//! One question in another language: its texts, laid over the key of the original.

use super::difference::{Difference, Left, report_difference, report_left};
use crate::{
    course::{kind::type_of, manuscript::Report},
    quiz::{
        Choice, Criterion, Essay, Gap, Kind, Level, Matching, Numeric, Poll, Prompt, Question, Scale, ShortText, Step,
        Upload,
    },
};

/// The question with the texts of its translation, which must have the structure and the key of the original; what is
/// missing in it stays as it is. Another structure is reported.
pub(super) fn checked(original: &Question, text: Question, offset: usize, report: &mut Report<'_>) -> Option<Question> {
    let mut left = Vec::new();
    let kind = match laid_over(&original.kind, text.kind, &mut left) {
        Ok(kind) if text.hints.len() <= original.hints.len() => kind,
        Ok(_) => {
            report_difference(&original.id, &Difference::Hints, offset, report);
            return None;
        }
        Err(difference) => {
            report_difference(&original.id, &difference, offset, report);
            return None;
        }
    };
    let is_left = |has: bool, had: bool| had && !has;
    if is_left(!text.body_html.is_empty(), !original.body_html.is_empty()) {
        left.push(Left::Body);
    }
    if text.hints.len() < original.hints.len() {
        left.push(Left::Hints);
    }
    if is_left(text.explain_html.is_some(), original.explain_html.is_some()) {
        left.push(Left::Explanation);
    }
    if !left.is_empty() {
        report_left(&original.id, &left, offset, report);
    }
    let more_hints = original.hints.iter().skip(text.hints.len()).cloned();
    Some(Question {
        lang: text.lang,
        prompt_html: text.prompt_html,
        body_html: if text.body_html.is_empty() { original.body_html.clone() } else { text.body_html },
        hints: text.hints.into_iter().chain(more_hints).collect(),
        explain_html: text.explain_html.or_else(|| original.explain_html.clone()),
        kind,
        ..original.clone()
    })
}

fn laid_over(original: &Kind, text: Kind, left: &mut Vec<Left>) -> Result<Kind, Difference> {
    let types = Difference::Type(type_of(original).name(), type_of(&text).name());
    Ok(match (original, text) {
        (Kind::Single(own), Kind::Single(text) | Kind::TrueFalse(text)) => Kind::Single(options(own, text, left)?),
        (Kind::TrueFalse(own), Kind::Single(text) | Kind::TrueFalse(text)) => {
            Kind::TrueFalse(options(own, text, left)?)
        }
        (Kind::Multiple(own), Kind::Multiple(text)) => Kind::Multiple(options(own, text, left)?),
        (Kind::Poll(own), Kind::Poll(text)) => {
            Kind::Poll(Poll { choices: options(&own.choices, text.choices, left)?, many: own.many })
        }
        (Kind::Numeric(own), Kind::Numeric(text)) => Kind::Numeric(numeric(own, text, left)?),
        (Kind::ShortText(own), Kind::ShortText(text)) => Kind::ShortText(short_text(own, text, left)?),
        (Kind::Matching(own), Kind::Matching(text)) => Kind::Matching(matching(own, text, left)?),
        (Kind::Ordering(own), Kind::Ordering(text)) => Kind::Ordering(steps(own, text, left)?),
        (Kind::Cloze(own), Kind::Cloze(text)) => Kind::Cloze(gaps(own, text)?),
        (Kind::Essay(own), Kind::Essay(text)) => Kind::Essay(Essay {
            rubric: rubric(&own.rubric, text.rubric, left)?,
            sample_html: kept(text.sample_html, own.sample_html.as_ref(), Left::Sample, left),
            ..own.clone()
        }),
        (Kind::Upload(own), Kind::Upload(text)) => Kind::Upload(Upload {
            rubric: rubric(&own.rubric, text.rubric, left)?,
            sample_html: kept(text.sample_html, own.sample_html.as_ref(), Left::Sample, left),
            ..own.clone()
        }),
        (Kind::Scale(own), Kind::Scale(text)) => {
            Kind::Scale(Scale { min: own.min, max: own.max, low: text.low, high: text.high })
        }
        _ => return Err(types),
    })
}

/// A text, or the original's where it is missing.
fn kept(text: Option<String>, original: Option<&String>, what: Left, left: &mut Vec<Left>) -> Option<String> {
    if text.is_none() && original.is_some() && !left.contains(&what) {
        left.push(what);
    }
    text.or_else(|| original.cloned())
}

fn options(own: &[Choice], text: Vec<Choice>, left: &mut Vec<Left>) -> Result<Vec<Choice>, Difference> {
    if own.len() != text.len() {
        return Err(Difference::Options);
    }
    // Weights and the place at the end need not be repeated.
    let same = |own: &Choice, text: &Choice| {
        own.right == text.right && text.weight.is_none_or(|weight| own.weight == Some(weight)) && own.last >= text.last
    };
    if !own.iter().zip(&text).all(|(own, text)| same(own, text)) {
        return Err(Difference::Ticks);
    }
    let laid = own.iter().zip(text).map(|(own, text)| Choice {
        html: text.html,
        text: text.text,
        feedback_html: kept(text.feedback_html, own.feedback_html.as_ref(), Left::Feedback, left),
        ..own.clone()
    });
    Ok(laid.collect())
}

fn numeric(own: &Numeric, text: Numeric, left: &mut Vec<Left>) -> Result<Numeric, Difference> {
    let mistakes = |key: &Numeric| key.mistakes.iter().map(|(interval, _)| *interval).collect::<Vec<_>>();
    if own.accepted != text.accepted {
        return Err(Difference::Numbers);
    }
    if mistakes(own) != mistakes(&text) {
        return Err(Difference::Mistakes);
    }
    let told = own.mistakes.iter().zip(text.mistakes);
    let told = told.map(|((interval, own), (_, text))| (*interval, told_or(own, text, left)));
    Ok(Numeric { unit: text.unit, mistakes: told.collect(), ..own.clone() })
}

/// Feedback to a mistake, or the original's.
fn told_or(own: &str, text: String, left: &mut Vec<Left>) -> String {
    let given = |html: String| (!html.is_empty()).then_some(html);
    kept(given(text), given(own.to_owned()).as_ref(), Left::Feedback, left).unwrap_or_default()
}

/// What may be typed is text: each language has its own answers, and all are right in all of them.
fn short_text(own: &ShortText, text: ShortText, left: &mut Vec<Left>) -> Result<ShortText, Difference> {
    if own.mistakes.len() != text.mistakes.len() {
        return Err(Difference::Mistakes);
    }
    // What one language calls a mistake, no other may call right.
    let contradicts = |key: &ShortText, other: &ShortText| {
        other.accepted.iter().any(|answer| key.mistakes.iter().any(|(mistake, _)| key.same(mistake, answer)))
    };
    if contradicts(own, &text) || contradicts(&text, own) {
        return Err(Difference::Answers);
    }
    let told = own.mistakes.iter().zip(text.mistakes);
    let told = told.map(|((_, own), (mistake, text))| (mistake, told_or(own, text, left)));
    Ok(ShortText { accepted: text.accepted, mistakes: told.collect(), ..own.clone() })
}

fn matching(own: &Matching, text: Matching, left: &mut Vec<Left>) -> Result<Matching, Difference> {
    let partners = |matching: &Matching| matching.prompts.iter().map(|prompt| prompt.target).collect::<Vec<_>>();
    if own.targets.len() != text.targets.len() || partners(own) != partners(&text) {
        return Err(Difference::Pairs);
    }
    let prompts = own.prompts.iter().zip(text.prompts).map(|(own, text)| Prompt {
        feedback_html: kept(text.feedback_html, own.feedback_html.as_ref(), Left::Feedback, left),
        ..text
    });
    Ok(Matching { prompts: prompts.collect(), targets: text.targets })
}

fn steps(own: &[Step], text: Vec<Step>, left: &mut Vec<Left>) -> Result<Vec<Step>, Difference> {
    if own.len() != text.len() {
        return Err(Difference::Steps);
    }
    let steps = own.iter().zip(text).map(|(own, text)| Step {
        feedback_html: kept(text.feedback_html, own.feedback_html.as_ref(), Left::Feedback, left),
        ..text
    });
    Ok(steps.collect())
}

fn gaps(own: &[Gap], text: Vec<Gap>) -> Result<Vec<Gap>, Difference> {
    if own.len() != text.len() {
        return Err(Difference::Gaps);
    }
    let laid = own.iter().zip(text).map(|gaps| match gaps {
        (Gap::Typed(own), Gap::Typed(text)) => Ok(Gap::Typed(ShortText { accepted: text.accepted, ..own.clone() })),
        (Gap::Choice { entries: own, right }, Gap::Choice { entries, right: ticked })
            if own.len() == entries.len() && *right == ticked =>
        {
            Ok(Gap::Choice { entries, right: ticked })
        }
        _ => Err(Difference::Gaps),
    });
    laid.collect()
}

fn rubric(own: &[Criterion], text: Vec<Criterion>, left: &mut Vec<Left>) -> Result<Vec<Criterion>, Difference> {
    if text.is_empty() && !own.is_empty() {
        left.push(Left::Levels);
        return Ok(own.to_vec());
    }
    let points = |levels: &[Level]| levels.iter().map(|level| level.points).collect::<Vec<_>>();
    let same = |own: &Criterion, text: &Criterion| {
        own.points == text.points && (text.levels.is_empty() || points(&own.levels) == points(&text.levels))
    };
    if own.len() != text.len() || !own.iter().zip(&text).all(|(own, text)| same(own, text)) {
        return Err(Difference::Rubric);
    }
    let criteria = own.iter().zip(text).map(|(own, text)| {
        let is_short = text.levels.len() < own.levels.len();
        if is_short && !left.contains(&Left::Levels) {
            left.push(Left::Levels);
        }
        let levels = if is_short { own.levels.clone() } else { text.levels };
        Criterion { points: own.points, html: text.html, levels }
    });
    Ok(criteria.collect())
}
