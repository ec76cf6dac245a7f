//! Texts of a question as the XHTML of an item, and small pieces of markup.

use crate::{
    course::escape,
    exchange::{document::Losses, html, told::Changes},
};

/// The texts of one question, and what is to be told about them.
#[derive(Default)]
pub(super) struct Texts {
    pub changes: Changes,
    pub losses: Losses,
}

impl Texts {
    /// A text as XHTML.
    pub fn xhtml(&mut self, html: &str) -> String {
        let simple = html::simple(html, &mut self.losses);
        // Words are escaped, so that these can only be tags.
        let closed = simple.replace("<br>", "<br/>").replace("<hr>", "<hr/>");
        closed.replace("<table>", "<table><tbody>").replace("</table>", "</tbody></table>")
    }

    /// Prompt and text of a question as blocks.
    pub fn body(&mut self, prompt_html: &str, body_html: &str) -> String {
        let text = self.xhtml(&format!("<p>{prompt_html}</p>{body_html}"));
        if text.starts_with('<') && is_block(&text) { text } else { format!("<p>{text}</p>") }
    }

    /// Feedback on what was chosen.
    pub fn feedback(&mut self, html: Option<&str>, name: &str) -> String {
        let Some(html) = html else { return String::new() };
        let text = self.xhtml(html);
        let text = if is_block(&text) { text } else { format!("<p>{text}</p>") };
        format!(
            "<qti-feedback-block outcome-identifier=\"FEEDBACK\" identifier=\"{name}\" show-hide=\"show\"><qti-content-body>{text}</qti-content-body></qti-feedback-block>"
        )
    }

    /// Feedback beside the item, shown when an outcome has a name.
    pub fn modal(&mut self, html: &str, outcome: &str, name: &str) -> String {
        let text = self.xhtml(html);
        format!(
            "  <qti-modal-feedback outcome-identifier=\"{outcome}\" identifier=\"{name}\" show-hide=\"show\"><qti-content-body>{text}</qti-content-body></qti-modal-feedback>\n"
        )
    }
}

fn is_block(text: &str) -> bool {
    ["<p>", "<ul>", "<ol", "<blockquote>", "<pre>", "<table>", "<hr/>"].iter().any(|tag| text.starts_with(tag))
}

/// A declaration of a response.
pub(super) fn declaration(name: &str, cardinality: &str, base_type: &str, inside: &str) -> String {
    format!(
        "  <qti-response-declaration identifier=\"{name}\" cardinality=\"{cardinality}\" base-type=\"{base_type}\">{inside}</qti-response-declaration>\n"
    )
}

/// The right values of a response.
pub(super) fn correct<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let values = values.into_iter().map(|value| format!("<qti-value>{}</qti-value>", escape(value.as_ref())));
    format!("<qti-correct-response>{}</qti-correct-response>", values.collect::<String>())
}

/// What values are worth, within nothing and everything.
pub(super) fn mapping<T: AsRef<str>>(entries: impl IntoIterator<Item = (T, f64)>, case: Option<bool>) -> String {
    let case = case.map(|case| format!(" case-sensitive=\"{case}\"")).unwrap_or_default();
    let entries = entries.into_iter().map(|(key, worth)| {
        let key = escape(key.as_ref());
        format!("<qti-map-entry map-key=\"{key}\" mapped-value=\"{}\"{case}/>", decimals(worth))
    });
    let entries: String = entries.collect();
    format!("<qti-mapping lower-bound=\"0\" upper-bound=\"1\" default-value=\"0\">{entries}</qti-mapping>")
}

/// A number with as many decimals as thirds of a percent need.
pub(super) fn decimals(number: f64) -> String {
    let text = format!("{number:.7}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Sets the score.
pub(super) fn score(value: &str) -> String {
    format!("<qti-set-outcome-value identifier=\"SCORE\">{value}</qti-set-outcome-value>")
}

/// A number as a value.
pub(super) fn float(number: f64) -> String {
    format!("<qti-base-value base-type=\"float\">{number}</qti-base-value>")
}

/// A condition with what follows from it.
pub(super) fn when(condition: &str, then: &str) -> String {
    format!(
        "    <qti-response-condition>\n      <qti-response-if>{condition}{then}</qti-response-if>\n    </qti-response-condition>\n"
    )
}
