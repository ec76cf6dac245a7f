//! Conditions of a response processing that compare a number or words, as far as they can be said in our format.

use crate::exchange::{figure, xml::Element};

/// What a condition asks of the response.
#[derive(Debug, PartialEq)]
pub(super) enum Test {
    /// It lies between two numbers.
    Between(f64, f64),
    /// It lies so far below and above the correct one.
    Near(f64, f64),
    /// It is these words; whether capitals matter.
    Words(String, bool),
}

/// A condition that is met, and what follows from it.
#[derive(Debug)]
pub(super) struct Rule {
    pub test: Test,
    /// Whether the score rises.
    pub right: bool,
    /// The feedback that is shown.
    pub feedback: Option<String>,
}

/// Every condition on one response that can be understood.
pub(super) fn rules(item: &Element, response: &str) -> Vec<Rule> {
    let mut branches = Vec::new();
    let Some(processing) = item.first("responseProcessing") else { return Vec::new() };
    for name in ["responseIf", "responseElseIf"] {
        processing.find_all(name, &mut branches);
    }
    branches.sort_by_key(|branch| branch.line);
    branches.into_iter().flat_map(|branch| rules_of(branch, response)).collect()
}

fn rules_of(branch: &Element, response: &str) -> Vec<Rule> {
    let Some(condition) = branch.elements().next() else { return Vec::new() };
    let mut tests = Vec::new();
    add_tests(condition, response, &mut tests);
    let outcome = |wanted: fn(&str) -> bool| {
        let set = branch.all("setOutcomeValue").find(|set| set.attribute("identifier").is_some_and(wanted))?;
        set.first("baseValue").map(|value| value.words().trim().to_owned())
    };
    let score = outcome(|name| name == "SCORE").and_then(|score| figure::value(&score));
    let right = score.is_some_and(|score| score > 0.0);
    let feedback = outcome(|name| name.contains("FEEDBACK"));
    tests.into_iter().map(|test| Rule { test, right, feedback: feedback.clone() }).collect()
}

fn add_tests(condition: &Element, response: &str, tests: &mut Vec<Test>) {
    match condition.name.as_str() {
        "or" => condition.elements().for_each(|inner| add_tests(inner, response, tests)),
        "and" => tests.extend(between(condition, response)),
        "equal" => tests.extend(equal(condition, response)),
        "match" | "stringMatch" => tests.extend(words(condition, response)),
        _ => {}
    }
}

/// `gte` and `lte` around the response; both of the orders in which they are found say the same.
fn between(condition: &Element, response: &str) -> Option<Test> {
    let bound = |names: [&str; 2]| {
        let found = condition.elements().find(|inner| names.contains(&inner.name.as_str()))?;
        is_of(found, response).then(|| base_value(found)).flatten()
    };
    let (low, high) = (bound(["gte", "gt"])?, bound(["lte", "lt"])?);
    Some(Test::Between(low.min(high), high.max(low)))
}

fn equal(condition: &Element, response: &str) -> Option<Test> {
    if !is_of(condition, response) {
        return None;
    }
    let tolerance = condition.attribute("tolerance").unwrap_or("0");
    let mut spread = tolerance.split_whitespace().map(figure::value);
    let low = spread.next()??;
    let high = spread.next().unwrap_or(Some(low))?;
    let is_absolute = match condition.attribute("toleranceMode") {
        Some("absolute") => true,
        Some("relative") => return None,
        _ => false,
    };
    let (low, high) = if is_absolute { (low, high) } else { (0.0, 0.0) };
    match base_value(condition) {
        Some(value) => Some(Test::Between(value - low, value + high)),
        None => condition.first("correct").map(|_| Test::Near(low, high)),
    }
}

fn words(condition: &Element, response: &str) -> Option<Test> {
    let case = condition.name == "match" || condition.attribute("caseSensitive") != Some("false");
    let value = condition.first("baseValue").filter(|_| is_of(condition, response))?;
    let words = crate::text::single_spaces(&value.words());
    match figure::value(&words) {
        Some(number) if value.attribute("baseType") != Some("string") => Some(Test::Between(number, number)),
        _ => Some(Test::Words(words, case)),
    }
}

fn is_of(condition: &Element, response: &str) -> bool {
    condition.first("variable").is_some_and(|variable| variable.attribute("identifier") == Some(response))
}

fn base_value(condition: &Element) -> Option<f64> {
    condition.first("baseValue").and_then(|value| figure::value(&value.words()))
}
