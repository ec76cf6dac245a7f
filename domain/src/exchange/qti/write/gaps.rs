//! Gaps as entries and drop-downs within the text.

use super::{
    answers::name,
    item::Parts,
    losses::tell_accents,
    markup::{Texts, correct, declaration, float, mapping, score, when},
};
use crate::{
    course::escape,
    exchange::gaps::mark,
    quiz::{Credit, Gap, Question, gap_marker},
};

/// Text, declarations and score of a question with gaps.
pub(super) fn parts(question: &Question, gaps: &[Gap], texts: &mut Texts) -> Parts {
    let mut body = question.body_html.clone();
    for index in 0..gaps.len() {
        body = body.replace(&gap_marker(index), &mark(index));
    }
    let mut parts = Parts { body: texts.body(&question.prompt_html, &body), ..Parts::default() };
    for (index, gap) in gaps.iter().enumerate() {
        let response = name("RESPONSE", index);
        let (declared, interaction) = one(gap, &response, texts);
        parts.declarations.push_str(&declared);
        parts.body = parts.body.replace(&mark(index), &interaction);
    }
    let earned = |index: usize| format!("<qti-map-response identifier=\"{}\"/>", name("RESPONSE", index));
    parts.processing = if question.credit == Credit::Exact {
        let right = (0..gaps.len())
            .map(|index| format!("<qti-equal tolerance-mode=\"exact\">{}{}</qti-equal>", earned(index), float(1.0)));
        when(&format!("<qti-and>{}</qti-and>", right.collect::<String>()), &score(&float(1.0)))
    } else {
        let sum: String = (0..gaps.len()).map(earned).collect();
        let share = format!("<qti-divide><qti-sum>{sum}</qti-sum>{}</qti-divide>", float(gaps.len() as f64));
        format!("    {}\n", score(&share))
    };
    parts
}

fn one(gap: &Gap, response: &str, texts: &mut Texts) -> (String, String) {
    match gap {
        Gap::Typed(key) => {
            if key.fold_accent {
                tell_accents(&mut texts.changes);
            }
            let entries = key.accepted.iter().map(|words| (words, 1.0));
            let inside = correct(key.accepted.first()) + &mapping(entries, Some(!key.fold_case));
            (
                declaration(response, "single", "string", &inside),
                format!("<qti-text-entry-interaction response-identifier=\"{response}\"/>"),
            )
        }
        Gap::Choice { entries, right } => {
            let inside = correct([name("E", *right)]) + &mapping([(name("E", *right), 1.0)], None);
            let choice = |(at, entry): (usize, &String)| {
                format!("<qti-inline-choice identifier=\"{}\">{}</qti-inline-choice>", name("E", at), escape(entry))
            };
            let choices: String = entries.iter().enumerate().map(choice).collect();
            (
                declaration(response, "single", "identifier", &inside),
                format!(
                    "<qti-inline-choice-interaction response-identifier=\"{response}\" shuffle=\"true\">{choices}</qti-inline-choice-interaction>"
                ),
            )
        }
    }
}
