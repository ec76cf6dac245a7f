//! Random organisations, changed at random: whatever is accepted leaves every map whole.

use super::{Change, Effect, Kind, Newcomer, Placement, Refusal, Tree, Unit, effects};
use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;
use std::collections::HashSet;

const START: Date = Date::constant(2025, 7, 1);

fn day(offset: i32) -> Date {
    START.checked_add(offset.days()).expect("a near day")
}

/// A change by numbers: they choose among what there is.
#[derive(Clone, Debug)]
struct Step {
    kind: u8,
    first: prop::sample::Index,
    second: prop::sample::Index,
    on: i32,
}

fn step() -> impl Strategy<Value = Step> {
    (0..7_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40_i32)
        .prop_map(|(kind, first, second, on)| Step { kind, first, second, on })
}

/// The rows as a database would keep them.
#[derive(Default)]
struct Rows {
    units: Vec<Unit>,
    placements: Vec<Placement>,
    successions: Vec<super::Succession>,
    written: usize,
}

impl Rows {
    fn tree(&self) -> Tree {
        Tree::new(self.units.clone(), self.placements.clone(), self.successions.clone())
    }

    fn place(&mut self, unit: &str, parent: Option<String>, name: &str, from: Date) {
        self.written += 1;
        let id = format!("p{}", self.written);
        self.placements.push(Placement { id, unit: unit.to_owned(), parent, name: name.to_owned(), from, to: None });
    }

    fn write(&mut self, on: Date, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Begin(new) => {
                    self.place(&new.id, new.parent, &new.name, on);
                    let (id, kind) = (new.id, new.kind);
                    let unit =
                        Unit { id, kind, area_code: new.area_code, agency_code: new.agency_code, from: on, to: None };
                    self.units.push(unit);
                }
                Effect::Lift(old) if old.from == on => self.placements.retain(|row| row.id != old.id),
                Effect::Lift(old) => {
                    self.placements.iter_mut().filter(|row| row.id == old.id).for_each(|row| row.to = Some(on));
                }
                Effect::Place { unit, parent, name } => self.place(&unit, parent, &name, on),
                Effect::End(id) => {
                    self.units.iter_mut().filter(|unit| unit.id == id).for_each(|unit| unit.to = Some(on))
                }
                Effect::Succeed(step) => self.successions.push(step),
                Effect::MovePeople { .. } | Effect::ReleasePeople(_) => {}
            }
        }
    }

    fn change(&self, step: &Step) -> Change {
        let ids: Vec<&String> = self.units.iter().map(|unit| &unit.id).collect();
        let pick =
            |index: &prop::sample::Index| if ids.is_empty() { "u?".to_owned() } else { index.get(&ids).to_string() };
        let (unit, other) = (pick(&step.first), pick(&step.second));
        let new = |mark: &str, parent: Option<String>| {
            let id = format!("u{}{mark}", self.units.len());
            Newcomer {
                name: format!("Đơn vị {id}"), id, kind: Kind::Other, area_code: None, agency_code: None, parent
            }
        };
        match step.kind {
            0 | 1 => Change::Add(new("", (!ids.is_empty() && step.kind == 1).then_some(unit))),
            2 => Change::Rename { name: format!("Tên {}", step.on), unit },
            3 => Change::Move { unit, parent: Some(other) },
            4 => Change::Merge { units: vec![unit, other.clone()], into: new("", None) },
            5 => Change::Absorb { units: vec![unit], into: other },
            _ => Change::Split { into: vec![new("a", None), new("b", Some(other))], unit },
        }
    }
}

/// Every map from the first day to long after the last change is whole.
fn check_maps(tree: &Tree) -> Result<(), TestCaseError> {
    for offset in 0..60 {
        let day = day(offset);
        let map = tree.on(day);
        for unit in tree.units() {
            let lives = unit.from <= day && unit.to.is_none_or(|to| to > day);
            let held = tree.placements(&unit.id).iter().filter(|placement| placement.holds_on(day)).count();
            prop_assert_eq!(held, usize::from(lives), "{} on {}", unit.id, day);
            let Some(placement) = map.find(&unit.id) else { continue };
            if let Some(parent) = &placement.parent {
                prop_assert!(map.find(parent).is_some(), "{} hangs in the air on {}", unit.id, day);
            }
            let above = map.above(&unit.id);
            prop_assert!(above.iter().all(|passed| passed.unit != unit.id), "{} goes round on {}", unit.id, day);
            if let Some(top) = above.last() {
                prop_assert!(top.parent.is_none(), "{} reaches no top on {}", unit.id, day);
                prop_assert!(map.subtree(&top.unit).contains(unit.id.as_str()));
            }
        }
        let tops = map.below(None).iter().map(|top| map.subtree(top).len()).sum::<usize>();
        prop_assert_eq!(tops, tree.units().filter(|unit| map.find(&unit.id).is_some()).count());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_accepted_leaves_every_map_whole(steps in prop::collection::vec(step(), 1..30)) {
        let mut rows = Rows::default();
        for step in &steps {
            let tree = rows.tree();
            if let Ok(effects) = effects(&tree, day(step.on), &rows.change(step)) {
                rows.write(day(step.on), effects);
            }
        }
        check_maps(&rows.tree())?;
    }

    #[test]
    fn the_past_of_every_unit_is_counted_once_or_nowhere(steps in prop::collection::vec(step(), 1..30)) {
        let mut rows = Rows::default();
        for step in &steps {
            if let Ok(effects) = effects(&rows.tree(), day(step.on), &rows.change(step)) {
                rows.write(day(step.on), effects);
            }
        }
        let tree = rows.tree();
        for unit in tree.units() {
            let followed = tree.successions().iter().any(|step| step.predecessor == unit.id);
            match tree.carried(&unit.id, day(100)) {
                Some(now) => prop_assert!(tree.unit(now).is_some_and(|now| now.to.is_none())),
                None => prop_assert!(unit.to.is_some() && !followed, "{} was lost", unit.id),
            }
        }
    }
}

fn unit(id: &str, parent: Option<&str>) -> Newcomer {
    Newcomer {
        id: id.to_owned(),
        kind: Kind::Commune,
        name: format!("Xã {id}"),
        area_code: Some(format!("0000{id}")),
        agency_code: None,
        parent: parent.map(str::to_owned),
    }
}

/// Two communes below a province, with a division in the first.
fn small() -> Rows {
    let mut rows = Rows::default();
    for newcomer in [unit("9", None), unit("1", Some("9")), unit("2", Some("9")), unit("3", Some("1"))] {
        let effects = effects(&rows.tree(), START, &Change::Add(newcomer)).expect("accepted");
        rows.write(START, effects);
    }
    rows
}

#[test]
fn a_merger_takes_units_and_people_along() {
    let mut rows = small();
    let merge = Change::Merge { units: vec!["1".into(), "2".into()], into: unit("4", Some("9")) };
    let written = effects(&rows.tree(), day(10), &merge).expect("accepted");
    assert!(written.contains(&Effect::MovePeople { from: "2".into(), to: "4".into() }));
    rows.write(day(10), written);
    let tree = rows.tree();
    assert_eq!(tree.on(day(9)).subtree("9"), HashSet::from(["9", "1", "2", "3"]));
    assert_eq!(tree.on(day(10)).subtree("9"), HashSet::from(["9", "4", "3"]));
    assert_eq!(tree.on(day(10)).above("3").first().map(|above| above.unit.as_str()), Some("4"));
    assert_eq!(tree.carried("2", day(10)), Some("4"));
    assert_eq!(tree.carried("2", day(9)), Some("2"));
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let mut rows = small();
    let refusals = |rows: &Rows, change: Change| effects(&rows.tree(), day(10), &change).expect_err("refused");
    let to = |unit: &str, parent: &str| Change::Move { unit: unit.into(), parent: Some(parent.into()) };
    assert_eq!(refusals(&rows, to("9", "3")), [Refusal::Circle("3".into())]);
    assert_eq!(refusals(&rows, to("1", "1")), [Refusal::Circle("1".into())]);
    assert_eq!(refusals(&rows, to("1", "7")), [Refusal::NotThere("7".into())]);
    assert_eq!(refusals(&rows, Change::Close { unit: "1".into() }), [Refusal::HasUnits(1)]);
    let again = Newcomer { id: "5".into(), name: "Xã 5".into(), ..unit("2", Some("9")) };
    assert_eq!(refusals(&rows, Change::Add(again)), [Refusal::CodeTaken("00002".into())]);
    let twice = Change::Merge { units: vec!["1".into(), "1".into()], into: unit("4", Some("9")) };
    assert!(refusals(&rows, twice).contains(&Refusal::Twice("1".into())));
    let later =
        effects(&rows.tree(), day(20), &Change::Rename { unit: "1".into(), name: "Xã mới".into() }).expect("accepted");
    rows.write(day(20), later);
    let renamed = Change::Rename { unit: "1".into(), name: "Xã khác".into() };
    assert_eq!(refusals(&rows, renamed), [Refusal::ChangedLater("1".into(), day(20))]);
}
