//! One item.

use super::{answers, gaps, markup::Texts};
use crate::{
    course::escape,
    exchange::{
        qti::item::{EXPLANATION, TOOL},
        told::{Refusal, short},
    },
    locale::Locale,
    quiz::{Kind, Question},
};

/// What an item holds besides its head.
#[derive(Default)]
pub(super) struct Parts {
    pub declarations: String,
    /// The cardinality of the outcome that feedback depends on, where there is any.
    pub feedback: Option<&'static str>,
    pub body: String,
    pub processing: String,
    pub modal: String,
}

/// An item as XML.
pub(super) fn write(question: &Question, lang: Locale, texts: &mut Texts) -> Result<String, Refusal> {
    let mut parts = match &question.kind {
        Kind::Cloze(gaps) => gaps::parts(question, gaps, texts),
        _ => answers::parts(question, texts)?,
    };
    if let Some(html) = &question.explain_html {
        parts.modal.push_str(&texts.modal(html, EXPLANATION, "explain"));
        parts.processing.push_str(&format!(
            "    <qti-set-outcome-value identifier=\"{EXPLANATION}\"><qti-base-value base-type=\"identifier\">explain</qti-base-value></qti-set-outcome-value>\n"
        ));
    }
    let Parts { declarations, feedback, body, processing, modal } = parts;
    let mut outcomes = outcome("SCORE", "single", "float");
    outcomes.extend(feedback.map(|cardinality| outcome("FEEDBACK", cardinality, "identifier")));
    outcomes.extend(question.explain_html.as_ref().map(|_| outcome(EXPLANATION, "single", "identifier")));
    let label = if question.tags.is_empty() {
        String::new()
    } else {
        format!(" label=\"{}\"", escape(&question.tags.join(" ")))
    };
    let head = format!(
        "identifier=\"{}\" title=\"{}\"{label} adaptive=\"false\" time-dependent=\"false\" xml:lang=\"{}\" tool-name=\"{TOOL}\"",
        question.id,
        escape(&title(question)),
        lang.code()
    );
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd\" {head}>\n{declarations}{outcomes}  <qti-item-body>\n{body}\n  </qti-item-body>\n{}{modal}</qti-assessment-item>\n",
        processed(&processing)
    ))
}

fn processed(processing: &str) -> String {
    if processing.is_empty() {
        return String::new();
    }
    format!("  <qti-response-processing>\n{processing}  </qti-response-processing>\n")
}

fn outcome(name: &str, cardinality: &str, base_type: &str) -> String {
    let value =
        if base_type == "float" { "<qti-default-value><qti-value>0</qti-value></qti-default-value>" } else { "" };
    format!(
        "  <qti-outcome-declaration identifier=\"{name}\" cardinality=\"{cardinality}\" base-type=\"{base_type}\">{value}</qti-outcome-declaration>\n"
    )
}

/// The first words of the prompt.
fn title(question: &Question) -> String {
    let (blocks, _) = crate::exchange::html::read(&question.prompt_html, crate::exchange::html::Lines::Folded);
    short(&crate::exchange::document::plain(&crate::exchange::document::flat(&blocks).0))
}
