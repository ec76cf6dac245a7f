//! What an item declares about a response: its right values, and what each value is worth.

use crate::{
    exchange::{figure, xml::Element},
    text::single_spaces,
};

/// A response with its key.
#[derive(Debug, Default)]
pub(super) struct Response {
    pub base_type: String,
    /// Whether several values may be given.
    pub many: bool,
    /// The values of the correct response.
    pub correct: Vec<String>,
    pub mapping: Option<Mapping>,
}

/// What values are worth.
#[derive(Debug)]
pub(super) struct Mapping {
    /// Values, what they are worth, and whether capitals matter.
    pub entries: Vec<(String, f64, bool)>,
    /// What any other value is worth.
    pub other: f64,
    /// The most that can be earned, if it is said.
    pub most: Option<f64>,
}

impl Response {
    /// The response that an interaction gives its values to.
    pub fn of(item: &Element, interaction: &Element) -> Self {
        let wanted = interaction.attribute("responseIdentifier");
        let declared = item.all("responseDeclaration").find(|found| found.attribute("identifier") == wanted);
        let Some(declared) = declared else { return Self::default() };
        let values = declared.first("correctResponse").into_iter().flat_map(|correct| correct.all("value"));
        Self {
            base_type: declared.attribute("baseType").unwrap_or_default().to_owned(),
            many: declared.attribute("cardinality").is_some_and(|cardinality| cardinality != "single"),
            correct: values.map(|value| single_spaces(&value.words())).collect(),
            mapping: declared.first("mapping").map(Mapping::of),
        }
    }

    /// Whether nothing says what is right.
    pub fn has_no_key(&self) -> bool {
        self.correct.is_empty() && self.mapping.as_ref().is_none_or(|mapping| mapping.entries.is_empty())
    }

    /// What a value is worth in percent of the most.
    pub fn weight(&self, value: &str) -> f64 {
        match &self.mapping {
            Some(mapping) => mapping.percent(value),
            None if self.correct.iter().any(|correct| correct == value) => 100.0,
            None => 0.0,
        }
    }

    /// Whether numbers are given.
    pub fn is_number(&self) -> bool {
        ["integer", "float"].contains(&self.base_type.as_str())
    }
}

impl Mapping {
    fn of(mapping: &Element) -> Self {
        let number = |element: &Element, name: &str| element.attribute(name).and_then(figure::value);
        let entry = |entry: &Element| {
            let case = entry.attribute("caseSensitive") != Some("false");
            let key = single_spaces(entry.attribute("mapKey")?);
            Some((key, number(entry, "mappedValue")?, case))
        };
        Self {
            entries: mapping.all("mapEntry").filter_map(entry).collect(),
            other: number(mapping, "defaultValue").unwrap_or(0.0),
            most: number(mapping, "upperBound").filter(|most| *most > 0.0),
        }
    }

    /// What a value is worth in percent of the most.
    fn percent(&self, value: &str) -> f64 {
        let found = self.entries.iter().find(|(key, ..)| key == value).map_or(self.other, |(_, worth, _)| *worth);
        (found * 100.0 / self.whole()).clamp(-100.0, 100.0)
    }

    /// The most that can be earned.
    fn whole(&self) -> f64 {
        let sum: f64 = self.entries.iter().map(|(_, worth, _)| worth.max(0.0)).sum();
        self.most.unwrap_or(sum).max(f64::MIN_POSITIVE)
    }

    /// What a value alone is worth in percent of the best value: where one answer is typed.
    pub fn share_of_best(&self, worth: f64) -> f64 {
        let best = self.entries.iter().map(|(_, worth, _)| *worth).fold(0.0, f64::max);
        if best > 0.0 { (worth * 100.0 / best).clamp(-100.0, 100.0) } else { 0.0 }
    }
}
