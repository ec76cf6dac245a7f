//! A training record as JSON, for other systems: plain names, ISO dates, tiết as numbers.

use app::pages::record::{ItemKind, RecordItem, TrainingRecord};
use domain::course::Tiet;
use serde_json::{Value, json};

/// The record; the same record gives the same text.
pub fn json(record: &TrainingRecord) -> String {
    let holder = &record.holder;
    let years = record.years.iter().map(|year| {
        let hours = year.year.hours;
        json!({
            "year": hours.year,
            "target": number(hours.target),
            "courses": number(hours.courses),
            "elsewhere": number(hours.outside),
            "total": number(hours.done()),
            "items": year.items.iter().map(item).collect::<Vec<_>>(),
        })
    });
    let value = json!({
        "format": "khuevan-training-record-1",
        "as_of": record.on.to_string(),
        "person": {
            "staff_code": holder.staff_code,
            "full_name": holder.full_name,
            "birth_date": holder.birth_date.map(|day| day.to_string()),
            "unit": holder.unit,
            "position": holder.position,
            "staff_kind": holder.post.map(|post| post.kind.name()),
            "is_leader": holder.post.map(|post| post.is_leader),
        },
        "years": years.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn item(item: &RecordItem) -> Value {
    let kind = match item.kind {
        ItemKind::Course => "course",
        ItemKind::Outside => "elsewhere",
        ItemKind::Programme => "programme-certificate",
    };
    json!({
        "kind": kind,
        "title": item.title,
        "given_by": item.body,
        "from": item.days.0.to_string(),
        "to": item.days.1.to_string(),
        "tiet": number(item.tiet),
        "counts": item.counts,
        "content_group": (item.group > 0).then_some(item.group),
        "abroad": item.is_abroad,
        "result_percent": item.result.map(|result| result.0 as f64 / 1000.0),
        "certificate": item.number,
    })
}

fn number(tiet: Tiet) -> f64 {
    tiet.halves as f64 / 2.0
}
