//! As much of JSON Schema as the schemas use, patterns aside; and YAML as editors read it.

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// Plain scalars are numbers and truths where they look like it, as YAML 1.2 has it.
pub fn json(yaml: &str) -> Value {
    let mut open: Vec<(Value, Option<String>)> = Vec::new();
    let mut root = Value::Null;
    for event in Parser::new_from_str(yaml) {
        let done = match event.expect("YAML").0 {
            Event::MappingStart(..) => {
                open.push((Value::Object(Map::new()), None));
                continue;
            }
            Event::SequenceStart(..) => {
                open.push((Value::Array(Vec::new()), None));
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop().expect("an open container").0,
            Event::Scalar(text, style, ..) => scalar(&text, style),
            _ => continue,
        };
        match open.last_mut() {
            None => root = done,
            Some((Value::Array(list), _)) => list.push(done),
            Some((Value::Object(map), key)) => match key.take() {
                None => *key = Some(done.as_str().map_or_else(|| done.to_string(), str::to_owned)),
                Some(name) => {
                    map.insert(name, done);
                }
            },
            Some(_) => {}
        }
    }
    root
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null") => Value::Null,
        (ScalarStyle::Plain, "true" | "false") => Value::Bool(text == "true"),
        (ScalarStyle::Plain, _) => {
            let number = text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<f64>().map(Value::from));
            number.unwrap_or_else(|_| Value::String(text.to_owned()))
        }
        _ => Value::String(text.to_owned()),
    }
}

/// Where a value does not fit its schema.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    look(schema, value, "", &mut faults);
    faults
}

fn look(schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    let fits = |schema: &Value| {
        let mut inner = Vec::new();
        look(schema, value, place, &mut inner);
        inner.is_empty()
    };
    for (keyword, rule) in schema.as_object().expect("a schema") {
        let number = || value.as_f64().zip(rule.as_f64());
        let holds = match keyword.as_str() {
            "type" => rule.as_array().map_or_else(|| is(value, rule), |types| types.iter().any(|one| is(value, one))),
            "const" => value == rule,
            "enum" => rule.as_array().is_some_and(|words| words.contains(value)),
            "anyOf" => rule.as_array().is_some_and(|all| all.iter().any(fits)),
            "oneOf" => rule.as_array().is_some_and(|all| all.iter().filter(|one| fits(one)).count() == 1),
            "minimum" => number().is_none_or(|(value, least)| value >= least),
            "maximum" => number().is_none_or(|(value, most)| value <= most),
            "exclusiveMinimum" => number().is_none_or(|(value, least)| value > least),
            "multipleOf" => number().is_none_or(|(value, unit)| (value / unit).fract() == 0.0),
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap_or(0)),
            "required" => value.as_object().is_none_or(|map| {
                rule.as_array().is_some_and(|names| {
                    names.iter().all(|name| name.as_str().is_some_and(|name| map.contains_key(name)))
                })
            }),
            "then" => !fits(&schema["if"]) || fits(rule),
            "else" => fits(&schema["if"]) || fits(rule),
            "additionalProperties" => {
                value.as_object().is_none_or(|map| map.keys().all(|name| schema["properties"].get(name).is_some()))
            }
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    if let Some(schema) = rule.get(name) {
                        look(schema, inner, &format!("{place}.{name}"), faults);
                    }
                }
                true
            }
            "items" => {
                for inner in value.as_array().into_iter().flatten() {
                    look(rule, inner, &format!("{place}[]"), faults);
                }
                true
            }
            "$schema" | "$id" | "title" | "description" | "pattern" | "if" => true,
            other => panic!("the schemas use {other}, which this test does not know"),
        };
        if !holds {
            faults.push(format!("{place}: {keyword} of {value}"));
        }
    }
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        _ => false,
    }
}
