//! Who comes into a cohort, and who does not and why.

use super::{Candidate, Criterion, Rule};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a filling starts from.
#[derive(Clone, Copy, Debug)]
pub struct Filling {
    /// The opening day, on which ages are counted.
    pub opens_on: Date,
    /// Places in all; any number where there is none.
    pub capacity: Option<usize>,
    /// Members before.
    pub members: usize,
}

/// Why somebody whom the rule means does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// She is a member already.
    AlreadyIn,
    /// She has paused until this day.
    Paused(Date),
    /// There is no place left.
    NoPlace,
}

/// What a filling would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Places in the list of candidates of those who come in.
    pub joining: Vec<usize>,
    /// Those whom the rule means and who stay out, with why.
    pub left: Vec<(usize, Left)>,
    /// How many the rule does not mean, by the first criterion that fails.
    pub unmeant: BTreeMap<Criterion, usize>,
}

/// Goes through the candidates in their order: who is meant comes in while there are places.
pub fn fill(rule: &Rule, candidates: &[Candidate], filling: Filling) -> Preview {
    let mut preview = Preview::default();
    for (place, candidate) in candidates.iter().enumerate() {
        if let Some(criterion) = rule.failing(candidate, filling.opens_on) {
            *preview.unmeant.entry(criterion).or_default() += 1;
            continue;
        }
        let taken = filling.members + preview.joining.len();
        let left = if candidate.is_member {
            Some(Left::AlreadyIn)
        } else if let Some(until) = candidate.paused_until {
            Some(Left::Paused(until))
        } else {
            filling.capacity.filter(|capacity| taken >= *capacity).map(|_| Left::NoPlace)
        };
        match left {
            Some(left) => preview.left.push((place, left)),
            None => preview.joining.push(place),
        }
    }
    preview
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const FILLING: Filling = Filling { opens_on: date(2026, 12, 1), capacity: Some(3), members: 1 };

    #[test]
    fn places_go_to_those_who_can_take_them() {
        let one = || Candidate { is_leader: true, ..Candidate::default() };
        let candidates = [
            Candidate { is_member: true, ..one() },
            Candidate { paused_until: Some(date(2026, 12, 9)), ..one() },
            one(),
            Candidate { is_leader: false, ..one() },
            one(),
            one(),
        ];
        let rule = Rule { is_leader: Some(true), ..Rule::default() };
        let preview = fill(&rule, &candidates, FILLING);
        assert_eq!(preview.joining, [2, 4]);
        assert_eq!(preview.left, [(0, Left::AlreadyIn), (1, Left::Paused(date(2026, 12, 9))), (5, Left::NoPlace)]);
        assert_eq!(preview.unmeant, BTreeMap::from([(Criterion::Leader, 1)]));
    }

    proptest! {
        #[test]
        fn everybody_has_one_verdict_and_no_place_is_given_twice(
            people in prop::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 0..40),
            capacity in prop::option::of(0_usize..20),
            members in 0_usize..20,
        ) {
            let candidates: Vec<Candidate> = people.iter().map(|(is_leader, is_member, is_paused)| Candidate {
                is_leader: *is_leader,
                is_member: *is_member,
                paused_until: is_paused.then_some(date(2026, 12, 9)),
                ..Candidate::default()
            }).collect();
            let rule = Rule { is_leader: Some(true), ..Rule::default() };
            let preview = fill(&rule, &candidates, Filling { capacity, members, ..FILLING });
            let unmeant: usize = preview.unmeant.values().sum();
            prop_assert_eq!(preview.joining.len() + preview.left.len() + unmeant, candidates.len());
            if let Some(capacity) = capacity {
                prop_assert!(preview.joining.is_empty() || members + preview.joining.len() <= capacity);
            }
            for place in &preview.joining {
                prop_assert_eq!(people[*place], (true, false, false));
            }
            // Running again adds nobody.
            let again: Vec<Candidate> = candidates.iter().enumerate().map(|(place, candidate)| Candidate {
                is_member: candidate.is_member || preview.joining.contains(&place),
                ..candidate.clone()
            }).collect();
            let second = fill(&rule, &again, Filling { capacity, members: members + preview.joining.len(), ..FILLING });
            prop_assert!(second.joining.is_empty());
        }
    }
}
