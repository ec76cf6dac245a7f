//! A question with its key, as its author may see it.

use super::label::{Label, details, points};
use crate::{
    course::escape,
    locale::Locale,
    number,
    quiz::{Choice, Criterion, Gap, Kind, Matching, Numeric, Question, Scale, ShortText, Step, gap_marker},
};

const TICK: &str =
    "<svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"m4.5 10.5 3.7 3.7 7.3-8.4\"/></svg>";
const OPEN: &str =
    "<svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><circle cx=\"10\" cy=\"10\" r=\"6.5\"/></svg>";
const CROSS: &str =
    "<svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"m5 5 10 10M15 5 5 15\"/></svg>";

/// The question and everything that its author wrote about the answers.
pub(super) fn question(number: usize, question: &Question, locale: Locale) -> String {
    let lang = question.lang.code();
    let mut html = format!("<div class=\"question asked-question preview-question\" lang=\"{lang}\">");
    let retired = if question.retired {
        format!(" <span class=\"badge line\" lang=\"{}\">{}</span>", locale.code(), Label::Retired.text(locale))
    } else {
        String::new()
    };
    html.push_str(&format!("<p class=\"asked\">{number}. {}{retired}</p>", question.prompt_html));
    let body = body(question);
    if !body.is_empty() {
        html.push_str(&format!("<div class=\"prose\">{body}</div>"));
    }
    for hint in &question.hints {
        html.push_str(&details(Label::Hint, hint, locale));
    }
    html.push_str(&key(&question.kind, locale));
    if let Some(explanation) = &question.explain_html {
        html.push_str(&details(Label::Explanation, explanation, locale));
    }
    html.push_str("</div>\n");
    html
}

/// The text under the heading; in that of a cloze stands what is right.
fn body(question: &Question) -> String {
    let Kind::Cloze(gaps) = &question.kind else { return question.body_html.clone() };
    gaps.iter().enumerate().fold(question.body_html.clone(), |body, (index, gap)| {
        let text = match gap {
            Gap::Typed(key) => escape(&key.accepted.join(" / ")),
            Gap::Choice { entries, right } => {
                let entry = |(index, entry): (usize, &String)| {
                    if index == *right { format!("<b>{}</b>", escape(entry)) } else { escape(entry) }
                };
                entries.iter().enumerate().map(entry).collect::<Vec<_>>().join(" / ")
            }
        };
        body.replacen(&gap_marker(index), &format!("<span class=\"gap-given right\">{text}</span>"), 1)
    })
}

fn key(kind: &Kind, locale: Locale) -> String {
    match kind {
        Kind::Single(options) | Kind::TrueFalse(options) | Kind::Multiple(options) => choices(options, locale),
        Kind::Poll(poll) => plain_rows(poll.choices.iter().map(|choice| choice.html.clone())),
        Kind::Numeric(key) => numeric(key, locale),
        Kind::ShortText(key) => short_text(key, locale),
        Kind::Matching(matching) => self::matching(matching, locale),
        Kind::Ordering(steps) => ordering(steps),
        Kind::Cloze(_) => String::new(),
        Kind::Essay(essay) => marked(&essay.rubric, essay.sample_html.as_deref(), locale),
        Kind::Upload(upload) => marked(&upload.rubric, upload.sample_html.as_deref(), locale),
        Kind::Scale(scale) => self::scale(scale),
    }
}

fn choices(options: &[Choice], locale: Locale) -> String {
    let row = |choice: &Choice| {
        let (class, icon) = if choice.right { ("option fixed right", TICK) } else { ("option fixed", OPEN) };
        let word = if choice.right { Label::Right } else { Label::Wrong }.text(locale);
        let weight = choice.weight.map(|percent| format!(" ({percent} %)")).unwrap_or_default();
        let reply = choice.feedback_html.as_deref().unwrap_or_default();
        let said = format!("<div class=\"reply\"><b>{word}{weight}</b> {reply}</div>");
        format!("<li class=\"{class}\">{icon}<span>{}</span>{said}</li>", choice.html)
    };
    format!("<ul class=\"options\" role=\"list\">{}</ul>", options.iter().map(row).collect::<String>())
}

fn plain_rows(rows: impl Iterator<Item = String>) -> String {
    let row = |html: String| format!("<li class=\"option fixed\">{OPEN}<span>{html}</span></li>");
    format!("<ul class=\"options\" role=\"list\">{}</ul>", rows.map(row).collect::<String>())
}

fn numeric(key: &Numeric, locale: Locale) -> String {
    let interval = |(low, high): &(f64, f64)| {
        let (from, to) = (number::plain(*low, locale), number::plain(*high, locale));
        if from == to { from } else { format!("{from} … {to}") }
    };
    let unit = key.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let accepted = key.accepted.iter().map(|bounds| format!("{}{unit}", interval(bounds)));
    let mistakes = key.mistakes.iter().map(|(bounds, reply)| (interval(bounds), reply.as_str()));
    typed(accepted, mistakes, locale)
}

fn short_text(key: &ShortText, locale: Locale) -> String {
    let mistakes = key.mistakes.iter().map(|(text, reply)| (text.clone(), reply.as_str()));
    typed(key.accepted.iter().cloned(), mistakes, locale)
}

/// What is accepted, and what mistakes are answered with.
fn typed<'k>(
    accepted: impl Iterator<Item = String>,
    mistakes: impl Iterator<Item = (String, &'k str)>,
    locale: Locale,
) -> String {
    let right = Label::Right.text(locale);
    let accepted = accepted.map(|text| {
        format!(
            "<li class=\"option fixed right\">{TICK}<span>{}</span><div class=\"reply\"><b>{right}</b></div></li>",
            escape(&text)
        )
    });
    let mistakes = mistakes.map(|(text, reply)| {
        let told = Label::Feedback.text(locale);
        format!(
            "<li class=\"option fixed\">{CROSS}<span>{}</span><div class=\"reply\"><b>{told}</b> {reply}</div></li>",
            escape(&text)
        )
    });
    format!("<ul class=\"options\" role=\"list\">{}</ul>", accepted.chain(mistakes).collect::<String>())
}

fn matching(matching: &Matching, locale: Locale) -> String {
    let row = |prompt: &crate::quiz::Prompt| {
        let target = prompt.target.and_then(|index| matching.targets.get(index));
        let target = target.map_or_else(|| format!("<i>{}</i>", Label::Nobody.text(locale)), |text| escape(text));
        let reply = prompt.feedback_html.as_ref().map(|reply| format!("<div class=\"reply\">{reply}</div>"));
        let reply = reply.unwrap_or_default();
        format!("<li class=\"option fixed right\">{TICK}<span>{} → {target}</span>{reply}</li>", prompt.html)
    };
    let pairs: String = matching.prompts.iter().map(row).collect();
    let is_used = |index: usize| matching.prompts.iter().any(|prompt| prompt.target == Some(index));
    let lonely: Vec<String> = matching
        .targets
        .iter()
        .enumerate()
        .filter(|(index, _)| !is_used(*index))
        .map(|(_, text)| escape(text))
        .collect();
    let lonely = if lonely.is_empty() {
        String::new()
    } else {
        format!("<p class=\"small quiet\">{}: {}</p>", Label::Distractors.text(locale), lonely.join(" · "))
    };
    format!("<ul class=\"options\" role=\"list\">{pairs}</ul>{lonely}")
}

fn ordering(steps: &[Step]) -> String {
    let row = |(index, step): (usize, &Step)| {
        let reply = step.feedback_html.as_ref().map(|reply| format!("<div class=\"reply\">{reply}</div>"));
        let reply = reply.unwrap_or_default();
        format!("<li class=\"option fixed\"><b class=\"num\">{}</b><span>{}</span>{reply}</li>", index + 1, step.html)
    };
    let rows: String = steps.iter().enumerate().map(row).collect();
    format!("<ol class=\"options\" role=\"list\">{rows}</ol>")
}

fn marked(rubric: &[Criterion], sample: Option<&str>, locale: Locale) -> String {
    let mut html = String::new();
    if !rubric.is_empty() {
        let level = |level: &crate::quiz::Level| {
            format!("<li><b>{}</b>: {}</li>", points(&level.points.text(locale), locale), level.html)
        };
        let criterion = |criterion: &Criterion| {
            let levels: String = criterion.levels.iter().map(level).collect();
            let levels = if levels.is_empty() { levels } else { format!("<ul class=\"levels\">{levels}</ul>") };
            let worth = points(&criterion.points.text(locale), locale);
            format!("<li><b>{worth}</b> {}{levels}</li>", criterion.html)
        };
        let rows: String = rubric.iter().map(criterion).collect();
        html.push_str(&format!(
            "<div class=\"rubric\"><p><b>{}</b></p><ol>{rows}</ol></div>",
            Label::Rubric.text(locale)
        ));
    }
    if let Some(sample) = sample {
        html.push_str(&details(Label::Sample, sample, locale));
    }
    html
}

fn scale(scale: &Scale) -> String {
    let value = |value: i64| format!("<span class=\"scale-value\">{}</span>", escape(&scale.label(value)));
    format!("<div class=\"scale\">{}</div>", scale.values().map(value).collect::<String>())
}
