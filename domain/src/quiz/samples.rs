//! Small quizzes for tests.

use super::{
    Answer, Choice, Credit, Criterion, Essay, FileKind, Gap, Keep, Kind, Level, Matching, Mode, Numeric, Percent,
    Points, Poll, Prompt, Question, Quiz, Reveal, Scale, Section, ShortText, Step, Submitted, Upload,
};
use crate::{locale::Locale, survey::Survey};
use std::collections::BTreeSet;

/// An exam of twenty minutes with a pass mark of 50 %.
pub(crate) fn quiz(id: &str, sections: Vec<Section>) -> Quiz {
    Quiz {
        id: id.to_owned(),
        lang: Locale::Vi,
        title: format!("Title of {id}"),
        mode: Mode::Exam,
        minutes: 20,
        pass: 50,
        attempts: None,
        keep: Keep::Best,
        cooldown: 0,
        time: None,
        honour: false,
        anonymous: false,
        shuffle_questions: false,
        shuffle_options: false,
        reveal: Reveal::AfterSubmit,
        intro_html: String::new(),
        survey: Survey::default(),
        sections,
    }
}

pub(crate) fn section(id: &str, draw: Option<usize>, questions: Vec<Question>) -> Section {
    Section { id: id.to_owned(), title: format!("Title of {id}"), intro_html: String::new(), draw, questions }
}

/// A question of one point.
pub(crate) fn question(id: &str, kind: Kind) -> Question {
    Question {
        id: id.to_owned(),
        lang: Locale::Vi,
        prompt_html: format!("Prompt of {id}"),
        body_html: String::new(),
        points: Points(1000),
        credit: Credit::Exact,
        level: None,
        tags: Vec::new(),
        hints: Vec::new(),
        explain_html: None,
        read_again: Vec::new(),
        retired: false,
        kind,
    }
}

/// Options from their key: `+` is right, `-` is wrong.
pub(crate) fn choices(key: &str) -> Vec<Choice> {
    key.char_indices()
        .map(|(place, sign)| Choice {
            html: format!("Option {place}"),
            text: format!("Option {place}"),
            right: sign == '+',
            weight: None,
            feedback_html: None,
            last: false,
        })
        .collect()
}

pub(crate) fn single(id: &str, key: &str) -> Question {
    question(id, Kind::Single(choices(key)))
}

pub(crate) fn multiple(id: &str, key: &str, credit: Credit) -> Question {
    Question { credit, ..question(id, Kind::Multiple(choices(key))) }
}

pub(crate) fn numeric(id: &str, accepted: &[(f64, f64)]) -> Question {
    question(id, Kind::Numeric(Numeric { accepted: accepted.to_vec(), ..Numeric::default() }))
}

pub(crate) fn short_text(id: &str, accepted: &[&str]) -> Question {
    let accepted = accepted.iter().map(|text| (*text).to_owned()).collect();
    question(id, Kind::ShortText(ShortText { accepted, fold_case: true, ..ShortText::default() }))
}

/// Quốc hội -> Luật, Chính phủ -> Nghị định, Hội thảo -> nothing; Thông tư distracts.
pub(crate) fn matching() -> Matching {
    let prompt =
        |text: &str, target| Prompt { html: text.to_owned(), text: text.to_owned(), target, feedback_html: None };
    Matching {
        prompts: vec![prompt("Quốc hội", Some(0)), prompt("Chính phủ", Some(1)), prompt("Hội thảo", None)],
        targets: ["Luật", "Nghị định", "Thông tư"].map(str::to_owned).into(),
    }
}

pub(crate) fn steps(count: usize) -> Vec<Step> {
    let step = |place| Step { html: format!("Step {place}"), text: format!("Step {place}"), feedback_html: None };
    (1..=count).map(step).collect()
}

/// `[[(Quyết định)|Luật|Thông tư]]` and `[[4|bốn]]`.
pub(crate) fn gaps() -> Vec<Gap> {
    let typed = ["4", "bốn"].map(str::to_owned).into();
    vec![
        Gap::Choice { entries: ["Quyết định", "Luật", "Thông tư"].map(str::to_owned).into(), right: 0 },
        Gap::Typed(ShortText { accepted: typed, ..ShortText::default() }),
    ]
}

/// From 1 to 5.
pub(crate) fn scale() -> Scale {
    Scale { min: 1, max: 5, low: "không".to_owned(), high: "rất".to_owned() }
}

/// An essay with criteria of so many thousandths of a point; of one point without any.
pub(crate) fn essay(id: &str, criteria: &[i64]) -> Question {
    let rubric: Vec<Criterion> = criteria
        .iter()
        .map(|points| Criterion { points: Points(*points), html: "<p>Nêu đúng</p>".to_owned(), levels: Vec::new() })
        .collect();
    let points = if rubric.is_empty() { Points(1000) } else { rubric.iter().map(|one| one.points).sum() };
    Question { points, ..question(id, Kind::Essay(Essay { rubric, ..Essay::default() })) }
}

pub(crate) fn submitted(percent: u32, submitted_at: i64) -> Submitted {
    Submitted { score: Percent::whole(percent), submitted_at, waiting: false }
}

pub(crate) fn ids(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Ticks of these options.
pub(crate) fn ticks(options: &[usize]) -> Answer {
    Answer::Options(options.to_vec())
}

pub(crate) fn typed(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

/// A word that stands in every secret of [`secretive`], and nowhere else.
pub(super) const MARKER: &str = "MARKER";

/// A quiz of every kind of question, with the marker in every secret.
pub(crate) fn secretive() -> Quiz {
    let secret = |place: &str| format!("{MARKER} {place}");
    let guarded = |key: &str| -> Vec<Choice> {
        let feedback = |choice: Choice| Choice {
            feedback_html: Some(secret("feedback")),
            text: secret("text"),
            weight: Some(31_337),
            ..choice
        };
        choices(key).into_iter().map(feedback).collect()
    };
    let mistakes = vec![((75.0, 75.0), secret("mistake"))];
    let kinds = [
        ("q-single", Kind::Single(guarded("-+-"))),
        ("q-multiple", Kind::Multiple(guarded("+-+"))),
        ("q-true", Kind::TrueFalse(guarded("-+"))),
        (
            "q-number",
            Kind::Numeric(Numeric {
                accepted: vec![(31_337.0, 31_337.0)],
                unit: Some("%".to_owned()),
                units_elsewhere: vec![secret("unit")],
                mistakes,
            }),
        ),
        (
            "q-text",
            Kind::ShortText(ShortText {
                accepted: vec![secret("accepted")],
                accepted_elsewhere: vec![secret("accepted elsewhere")],
                fold_case: true,
                fold_accent: true,
                mistakes: vec![("nearly".to_owned(), secret("mistake"))],
            }),
        ),
        ("q-match", Kind::Matching(secret_matching(&secret))),
        (
            "q-order",
            Kind::Ordering(
                steps(4)
                    .into_iter()
                    .map(|step| Step { text: secret("text"), feedback_html: Some(secret("feedback")), ..step })
                    .collect(),
            ),
        ),
        ("q-cloze", Kind::Cloze(vec![gaps().remove(0), secret_gap(&secret)])),
        ("q-essay", Kind::Essay(Essay { rubric: rubric(), sample_html: Some(secret("sample")), ..Essay::default() })),
        (
            "q-files",
            Kind::Upload(Upload {
                kinds: vec![FileKind::Pdf],
                most_megabytes: 5,
                most_files: 1,
                rubric: rubric(),
                sample_html: Some(secret("sample")),
            }),
        ),
        ("q-scale", Kind::Scale(scale())),
        ("q-poll", Kind::Poll(Poll { choices: guarded("---"), many: true })),
    ];
    let questions = kinds.map(|(id, kind)| Question {
        hints: vec!["A hint".to_owned()],
        explain_html: Some(secret("explanation")),
        tags: vec![secret("tag")],
        ..question(id, kind)
    });
    quiz("k", vec![section("a", None, questions.into())])
}

fn rubric() -> Vec<Criterion> {
    let level = Level { points: Points(1000), html: "A level".to_owned() };
    vec![Criterion { points: Points(1000), html: "A criterion".to_owned(), levels: vec![level] }]
}

fn secret_matching(secret: &dyn Fn(&str) -> String) -> Matching {
    let mut matching = matching();
    for prompt in &mut matching.prompts {
        prompt.text = secret("text");
        prompt.feedback_html = Some(secret("feedback"));
    }
    matching
}

fn secret_gap(secret: &dyn Fn(&str) -> String) -> Gap {
    Gap::Typed(ShortText {
        accepted: vec![secret("accepted"), "31337".to_owned()],
        fold_case: true,
        ..ShortText::default()
    })
}
