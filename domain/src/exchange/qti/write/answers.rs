//! The kinds of questions as interactions.

use super::{
    item::Parts,
    losses::{tell_accents, tell_credit, tell_ends, tell_feedback, tell_marked},
    markup::{Texts, correct, declaration, float, mapping, score, when},
};
use crate::{
    course::escape,
    exchange::told::{Refusal, say},
    quiz::{Choice, Credit, Kind, Matching, Numeric, Poll, Question, ShortText, Step},
};

const VARIABLE: &str = "<qti-variable identifier=\"RESPONSE\"/>";
const MAPPED: &str = "<qti-map-response identifier=\"RESPONSE\"/>";
const SHOW_CHOSEN: &str = "    <qti-set-outcome-value identifier=\"FEEDBACK\"><qti-variable identifier=\"RESPONSE\"/></qti-set-outcome-value>\n";

/// Everything of a question but its gaps.
pub(super) fn parts(question: &Question, texts: &mut Texts) -> Result<Parts, Refusal> {
    let text = texts.body(&question.prompt_html, &question.body_html);
    let mut parts = match &question.kind {
        Kind::Single(choices) | Kind::TrueFalse(choices) => single(choices, &question.kind, texts)?,
        Kind::Multiple(choices) => multiple(choices, question.credit, texts),
        Kind::Numeric(key) => numeric(key, texts),
        Kind::ShortText(key) => short_text(key, texts),
        Kind::Matching(key) => matching(key, question.credit, texts)?,
        Kind::Ordering(steps) => ordering(steps, question.credit, texts),
        Kind::Essay(essay) => {
            if *essay != crate::quiz::Essay::default() {
                tell_marked(&mut texts.changes);
            }
            open("extended-text-interaction", "string")
        }
        Kind::Upload(_) => {
            tell_marked(&mut texts.changes);
            open("upload-interaction", "file")
        }
        Kind::Poll(poll) => self::poll(poll, texts),
        Kind::Scale(scale) => {
            let inside = format!(" lower-bound=\"{}\" upper-bound=\"{}\" step=\"1\"", scale.min, scale.max);
            if !(scale.low.is_empty() && scale.high.is_empty()) {
                tell_ends(&mut texts.changes);
            }
            Parts {
                declarations: declaration("RESPONSE", "single", "integer", ""),
                body: format!("<qti-slider-interaction response-identifier=\"RESPONSE\"{inside}/>"),
                ..Parts::default()
            }
        }
        Kind::Cloze(_) => Parts::default(),
    };
    parts.body = format!("{text}\n{}", parts.body);
    Ok(parts)
}

fn single(choices: &[Choice], kind: &Kind, texts: &mut Texts) -> Result<Parts, Refusal> {
    let right: Vec<String> = names("C", choices.iter().map(|choice| choice.right));
    if right.len() != 1 {
        return Err(Refusal::anywhere(
            "no-right-answer",
            say("Câu chọn một phải có đúng một đáp án đúng.", "A single choice wants exactly one right option."),
            say("Sửa [x] trong câu hỏi.", "Mend the [x] of the question."),
        ));
    }
    let fixed = matches!(kind, Kind::TrueFalse(_));
    Ok(Parts {
        declarations: declaration("RESPONSE", "single", "identifier", &correct(right)),
        processing: whole() + shown(choices),
        body: options(choices, 1, fixed, texts),
        feedback: outcome_of(choices, "single"),
        ..Parts::default()
    })
}

fn multiple(choices: &[Choice], credit: Credit, texts: &mut Texts) -> Parts {
    let right = names("C", choices.iter().map(|choice| choice.right));
    let usual = 100.0 / right.len().max(1) as f64;
    let mut key = correct(right);
    if credit == Credit::ProportionalCorrect {
        tell_credit(&mut texts.changes);
    }
    if credit != Credit::Exact {
        let weight = |choice: &Choice| match (credit, choice.weight, choice.right) {
            (Credit::Proportional, Some(weight), _) => f64::from(weight),
            (_, _, true) => usual,
            (Credit::Proportional, None, false) => -usual,
            (_, _, false) => -100.0,
        };
        let entries = choices.iter().enumerate().map(|(at, choice)| (name("C", at), weight(choice) / 100.0));
        key.push_str(&mapping(entries, None));
    }
    let scored = if credit == Credit::Exact { whole() } else { mapped() };
    Parts {
        declarations: declaration("RESPONSE", "multiple", "identifier", &key),
        processing: scored + shown(choices),
        body: options(choices, 0, false, texts),
        feedback: outcome_of(choices, "multiple"),
        ..Parts::default()
    }
}

fn poll(poll: &Poll, texts: &mut Texts) -> Parts {
    let cardinality = if poll.many { "multiple" } else { "single" };
    Parts {
        declarations: declaration("RESPONSE", cardinality, "identifier", ""),
        body: options(&poll.choices, usize::from(!poll.many), false, texts),
        ..Parts::default()
    }
}

fn options(choices: &[Choice], most: usize, fixed: bool, texts: &mut Texts) -> String {
    let mut body = format!(
        "<qti-choice-interaction response-identifier=\"RESPONSE\" shuffle=\"{}\" max-choices=\"{most}\">\n",
        !fixed
    );
    for (at, choice) in choices.iter().enumerate() {
        let name = name("C", at);
        let last = if choice.last { " fixed=\"true\"" } else { "" };
        let text = texts.xhtml(&choice.html);
        let feedback = texts.feedback(choice.feedback_html.as_deref(), &name);
        body.push_str(&format!(
            "  <qti-simple-choice identifier=\"{name}\"{last}>{text}{feedback}</qti-simple-choice>\n"
        ));
    }
    body + "</qti-choice-interaction>"
}

fn ordering(steps: &[Step], credit: Credit, texts: &mut Texts) -> Parts {
    if credit == Credit::Adjacent {
        tell_credit(&mut texts.changes);
    }
    if steps.iter().any(|step| step.feedback_html.is_some()) {
        tell_feedback(&mut texts.changes);
    }
    let all = names("S", steps.iter().map(|_| true));
    let choice = |(name, step): (&String, &Step)| {
        format!("  <qti-simple-choice identifier=\"{name}\">{}</qti-simple-choice>\n", texts.xhtml(&step.html))
    };
    let choices: String = all.iter().zip(steps).map(choice).collect();
    Parts {
        declarations: declaration("RESPONSE", "ordered", "identifier", &correct(&all)),
        body: format!(
            "<qti-order-interaction response-identifier=\"RESPONSE\" shuffle=\"true\">\n{choices}</qti-order-interaction>"
        ),
        processing: whole(),
        ..Parts::default()
    }
}

fn matching(key: &Matching, credit: Credit, texts: &mut Texts) -> Result<Parts, Refusal> {
    if key.prompts.iter().any(|prompt| prompt.feedback_html.is_some()) {
        tell_feedback(&mut texts.changes);
    }
    let pairs: Vec<String> = (0..key.prompts.len())
        .filter_map(|at| Some(format!("{} {}", name("L", at), name("R", key.prompts[at].target?))))
        .collect();
    if pairs.is_empty() {
        return Err(Refusal::anywhere(
            "too-few-pairs",
            say("Câu nối không có cặp nào.", "The matching has no pair."),
            say("Thêm cặp có vế phải.", "Add pairs with a right side."),
        ));
    }
    let mut declared = correct(&pairs);
    if credit != Credit::Exact {
        let share = 1.0 / pairs.len() as f64;
        declared.push_str(&mapping(pairs.iter().map(|pair| (pair, share)), None));
    }
    let side = |name: String, text: &str, most: usize| {
        format!(
            "    <qti-simple-associable-choice identifier=\"{name}\" match-max=\"{most}\">{text}</qti-simple-associable-choice>\n"
        )
    };
    let lefts: String =
        key.prompts.iter().enumerate().map(|(at, prompt)| side(name("L", at), &texts.xhtml(&prompt.html), 1)).collect();
    let rights: String =
        key.targets.iter().enumerate().map(|(at, target)| side(name("R", at), &escape(target), 0)).collect();
    Ok(Parts {
        declarations: declaration("RESPONSE", "multiple", "directedPair", &declared),
        body: format!(
            "<qti-match-interaction response-identifier=\"RESPONSE\" shuffle=\"true\" max-associations=\"{}\">\n  <qti-simple-match-set>\n{lefts}  </qti-simple-match-set>\n  <qti-simple-match-set>\n{rights}  </qti-simple-match-set>\n</qti-match-interaction>",
            key.prompts.len()
        ),
        processing: if credit == Credit::Exact { whole() } else { mapped() },
        ..Parts::default()
    })
}

fn numeric(key: &Numeric, texts: &mut Texts) -> Parts {
    if key.unit.is_some() {
        texts.changes.note(
            "unit-lost",
            say("Đơn vị sau số không đi theo.", "The unit behind the number stays behind."),
            say("Ghi đơn vị vào câu hỏi.", "Write the unit into the question."),
        );
    }
    let first = key.accepted.first().map(|(low, high)| ((low + high) / 2.0).to_string());
    let ranges: String = key.accepted.iter().map(|range| between(*range)).collect();
    let right = if key.accepted.len() > 1 { format!("<qti-or>{ranges}</qti-or>") } else { ranges };
    let mistakes: Vec<(String, &str)> =
        key.mistakes.iter().map(|(range, html)| (between(*range), html.as_str())).collect();
    let mut parts = entry("float", &correct(first));
    parts.processing = when(&right, &score(&float(1.0)));
    add_mistakes(&mistakes, &mut parts, texts);
    parts
}

fn between((low, high): (f64, f64)) -> String {
    let bound = |name: &str, value: f64| format!("<qti-{name}>{VARIABLE}{}</qti-{name}>", float(value));
    format!("<qti-and>{}{}</qti-and>", bound("gte", low), bound("lte", high))
}

fn short_text(key: &ShortText, texts: &mut Texts) -> Parts {
    if key.fold_accent {
        tell_accents(&mut texts.changes);
    }
    let case = !key.fold_case;
    let entries = key.accepted.iter().map(|words| (words, 1.0));
    let mut parts = entry("string", &(correct(key.accepted.first()) + &mapping(entries, Some(case))));
    parts.processing = mapped();
    let is = |words: &str| {
        format!(
            "<qti-string-match case-sensitive=\"{case}\">{VARIABLE}<qti-base-value base-type=\"string\">{}</qti-base-value></qti-string-match>",
            escape(words)
        )
    };
    let mistakes: Vec<(String, &str)> = key.mistakes.iter().map(|(words, html)| (is(words), html.as_str())).collect();
    add_mistakes(&mistakes, &mut parts, texts);
    parts
}

fn entry(base_type: &str, key: &str) -> Parts {
    Parts {
        declarations: declaration("RESPONSE", "single", base_type, key),
        body: "<p><qti-text-entry-interaction response-identifier=\"RESPONSE\"/></p>".to_owned(),
        ..Parts::default()
    }
}

/// A mistake shows its feedback and earns nothing.
fn add_mistakes(mistakes: &[(String, &str)], parts: &mut Parts, texts: &mut Texts) {
    for (at, (condition, html)) in mistakes.iter().enumerate() {
        let name = name("MISTAKE", at);
        let shown = format!(
            "<qti-set-outcome-value identifier=\"FEEDBACK\"><qti-base-value base-type=\"identifier\">{name}</qti-base-value></qti-set-outcome-value>"
        );
        parts.processing.push_str(&when(condition, &shown));
        if !html.is_empty() {
            parts.modal.push_str(&texts.modal(html, "FEEDBACK", &name));
        }
        parts.feedback = Some("single");
    }
}

fn open(interaction: &str, base_type: &str) -> Parts {
    Parts {
        declarations: declaration("RESPONSE", "single", base_type, ""),
        body: format!("<qti-{interaction} response-identifier=\"RESPONSE\"/>"),
        ..Parts::default()
    }
}

/// All or nothing.
fn whole() -> String {
    let matches = format!("<qti-match>{VARIABLE}<qti-correct identifier=\"RESPONSE\"/></qti-match>");
    when(&matches, &score(&float(1.0)))
}

/// As much as the mapping says.
fn mapped() -> String {
    format!("    {}\n", score(MAPPED))
}

fn shown(choices: &[Choice]) -> &'static str {
    if choices.iter().any(|choice| choice.feedback_html.is_some()) { SHOW_CHOSEN } else { "" }
}

fn outcome_of(choices: &[Choice], cardinality: &'static str) -> Option<&'static str> {
    choices.iter().any(|choice| choice.feedback_html.is_some()).then_some(cardinality)
}

pub(super) fn name(letter: &str, at: usize) -> String {
    format!("{letter}{}", at + 1)
}

/// The names of those that are wanted.
fn names(letter: &str, wanted: impl Iterator<Item = bool>) -> Vec<String> {
    wanted.enumerate().filter(|(_, wanted)| *wanted).map(|(at, _)| name(letter, at)).collect()
}
