//! The past of a unit and the effects of a change, in sentences.

use crate::{
    db::{Conn, DbError, cohorts, unit_changes::RecordedChange, unit_members, units},
    state::AppState,
};
use app::{pages::desk::units::show::EventLine, words::Words};
use domain::organisation::{Effect, Refusal, Tree, What, history};
use jiff::civil::Date;

/// The past of a unit, and what has been recorded for days to come.
pub fn events(
    words: Words,
    app: &AppState,
    tree: &Tree,
    unit: &str,
    recorded: &[RecordedChange],
    today: Date,
) -> Vec<EventLine> {
    let sources = |on: Date| {
        let of_the_day = recorded.iter().filter(|change| change.effective_on == on.to_string());
        let told: Vec<String> = of_the_day.map(|change| source(words, app, change)).collect();
        (!told.is_empty()).then(|| told.join("; "))
    };
    let events = history(tree, unit);
    let line = |event: domain::organisation::Event| EventLine {
        on: event.on,
        text: sentence(words, tree, &event.what),
        source: sources(event.on),
        is_ahead: event.on > today,
    };
    events.into_iter().map(line).collect()
}

fn source(words: Words, app: &AppState, change: &RecordedChange) -> String {
    let at = words.date_time(app.clock.local(change.recorded_at));
    let by = words.with("unit-recorded", &[("by", change.by_name.as_str().into()), ("at", at.into())]);
    if change.decision.is_empty() { by } else { format!("{}. {by}", change.decision) }
}

fn sentence(words: Words, tree: &Tree, what: &What) -> String {
    let name = |unit: &String| tree.last_name(unit).unwrap_or_default().to_owned();
    let names = |units: &[String]| units.iter().map(name).collect::<Vec<_>>().join(", ");
    match what {
        What::Began { name, of } if of.is_empty() => words.with("unit-began", &[("name", name.as_str().into())]),
        What::Began { name, of } => {
            words.with("unit-began-of", &[("name", name.as_str().into()), ("of", names(of).into())])
        }
        What::TookIn(units) => words.with("unit-took-in", &[("units", names(units).into())]),
        What::Renamed { from, to } => {
            words.with("unit-renamed", &[("from", from.as_str().into()), ("to", to.as_str().into())])
        }
        What::Moved { to, .. } => {
            let to = to.as_ref().map_or_else(|| words.say("unit-top"), name);
            words.with("unit-moved", &[("to", to.into())])
        }
        What::Ended(units) if units.is_empty() => words.say("unit-ended-alone"),
        What::Ended(units) => words.with("unit-ended-into", &[("units", names(units).into())]),
    }
}

/// What a change will do, and what must be thought of.
pub async fn effects(
    conn: &mut Conn,
    words: Words,
    tree: &Tree,
    on: Date,
    effects: &[Effect],
) -> Result<(Vec<String>, Vec<String>), DbError> {
    let (mut lines, mut warnings) = (Vec::new(), Vec::new());
    let begun = |unit: &str| {
        effects.iter().find_map(|effect| match effect {
            Effect::Begin(newcomer) if newcomer.id == unit => Some(newcomer.name.clone()),
            _ => None,
        })
    };
    let name = |unit: &str| begun(unit).unwrap_or_else(|| tree.last_name(unit).unwrap_or_default().to_owned());
    let day = on.to_string();
    for effect in effects {
        match effect {
            Effect::Begin(new) => lines.push(words.with("unit-will-begin", &[("name", new.name.as_str().into())])),
            Effect::Place { unit, parent, name: since } => {
                let before = tree.placement(unit, on);
                if let Some(old) = before.filter(|old| old.name != *since) {
                    let values = [("from", old.name.as_str().into()), ("to", since.as_str().into())];
                    lines.push(words.with("unit-will-rename", &values));
                }
                if before.is_some_and(|old| old.parent != *parent) {
                    let to = parent.as_deref().map_or_else(|| words.say("unit-top"), name);
                    lines.push(words.with("unit-will-move", &[("name", since.as_str().into()), ("to", to.into())]));
                }
            }
            Effect::End(unit) => {
                lines.push(words.with("unit-will-end", &[("name", name(unit).into())]));
                let coordinators = units::coordinators_at(conn, unit, &day).await?;
                if !coordinators.is_empty() {
                    let values = [("unit", name(unit).into()), ("names", coordinators.join(", ").into())];
                    warnings.push(words.with("unit-coordinators-lose", &values));
                }
                let open = cohorts::count_open(conn, unit).await?;
                let goes_along = succeeded(effects, unit);
                if open > 0 {
                    let key = if goes_along { "unit-cohorts-go-along" } else { "unit-cohorts-stay" };
                    let told = words.with(key, &[("count", open.into()), ("unit", name(unit).into())]);
                    if goes_along { lines.push(told) } else { warnings.push(told) }
                }
            }
            Effect::MovePeople { from, to } => {
                let count = unit_members::count(conn, from, &day).await?;
                let values = [("count", count.into()), ("from", name(from).into()), ("to", name(to).into())];
                lines.push(words.with("unit-people-move", &values));
            }
            Effect::ReleasePeople(unit) => {
                let count = unit_members::count(conn, unit, &day).await?;
                if count > 0 {
                    warnings.push(words.with("unit-people-released", &[("count", count.into())]));
                }
            }
            Effect::Lift(_) | Effect::Succeed(_) => {}
        }
    }
    Ok((lines, warnings))
}

fn succeeded(effects: &[Effect], unit: &str) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::MovePeople { from, .. } if from == unit))
}

/// Why a change cannot be made.
pub fn refusal(words: Words, tree: &Tree, refusal: &Refusal) -> String {
    let name = |unit: &str| tree.last_name(unit).unwrap_or_default().to_owned();
    let unit = |key: &str, unit: &str| words.with(key, &[("unit", name(unit).into())]);
    match refusal {
        Refusal::NotThere(id) => unit("unit-not-there", id),
        Refusal::ChangedLater(id, on) => {
            words.with("unit-changed-later", &[("unit", name(id).into()), ("on", words.date(*on).into())])
        }
        Refusal::Circle(id) => unit("unit-circle", id),
        Refusal::Same => words.say("unit-same"),
        Refusal::NoName => words.say("field-needed"),
        Refusal::NameTaken(name) => words.with("unit-name-taken", &[("name", name.as_str().into())]),
        Refusal::CodeTaken(code) => words.with("unit-code-taken", &[("code", code.as_str().into())]),
        Refusal::HasUnits(count) => words.with("unit-has-units", &[("count", (*count).into())]),
        Refusal::TooFew => words.say("unit-too-few"),
        Refusal::Twice(id) => unit("unit-twice", id),
    }
}
