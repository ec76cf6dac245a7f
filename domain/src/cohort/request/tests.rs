use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2026, 12, 1);
const OPEN: Door = Door { steps: RequestSteps::Two, until: Some(TODAY), closes_on: None, is_closed: false };
const ONE_OF_THEM: Asker = Asker { belongs: true, is_member: false, has_asked: false };

#[test]
fn whoever_may_not_ask_learns_why() {
    assert_eq!(OPEN.ask(ONE_OF_THEM, TODAY), Ok(()), "the last day is a day");
    let yesterday = date(2026, 11, 30);
    for (door, asker, why) in [
        (Door { until: Some(yesterday), ..OPEN }, ONE_OF_THEM, Barred::Late(yesterday)),
        (Door { steps: RequestSteps::Shut, ..OPEN }, ONE_OF_THEM, Barred::Shut),
        (Door { is_closed: true, ..OPEN }, ONE_OF_THEM, Barred::Over),
        (Door { closes_on: Some(yesterday), ..OPEN }, ONE_OF_THEM, Barred::Over),
        (OPEN, Asker { belongs: false, ..ONE_OF_THEM }, Barred::Elsewhere),
        (OPEN, Asker { is_member: true, ..ONE_OF_THEM }, Barred::Member),
        (OPEN, Asker { has_asked: true, ..ONE_OF_THEM }, Barred::Asked),
    ] {
        assert_eq!(door.ask(asker, TODAY), Err(why));
    }
}

#[test]
fn what_was_asked_in_time_is_decided_later() {
    let later = date(2027, 1, 5);
    let asked = Asker { has_asked: true, ..ONE_OF_THEM };
    assert_eq!(OPEN.agree(asked, later), Ok(()));
    assert_eq!(Door { steps: RequestSteps::Shut, ..OPEN }.agree(asked, later), Ok(()));
    assert_eq!(Door { closes_on: Some(TODAY), ..OPEN }.agree(asked, later), Err(Barred::Over));
    assert_eq!(OPEN.agree(Asker { belongs: false, ..asked }, later), Err(Barred::Elsewhere));
    assert_eq!(OPEN.agree(Asker { is_member: true, ..asked }, later), Err(Barred::Member));
}

#[test]
fn each_step_leads_to_the_next() {
    let way = |steps: RequestSteps| std::iter::successors(steps.first(), |state| state.agreed()).collect::<Vec<_>>();
    assert_eq!(way(RequestSteps::Shut), []);
    assert_eq!(way(RequestSteps::One), [RequestState::Class, RequestState::Waiting]);
    assert_eq!(way(RequestSteps::Two), [RequestState::Unit, RequestState::Class, RequestState::Waiting]);
    for state in RequestState::ALL {
        assert_eq!(RequestState::named(state.name()), Some(state));
        assert!(state.is_open() || state.agreed().is_none());
    }
    for steps in RequestSteps::ALL {
        assert_eq!(RequestSteps::of_count(steps.count()), Some(steps));
    }
    assert_eq!(RequestSteps::of_count(3), None);
}

#[test]
fn what_has_changed_since_is_seen() {
    assert_eq!(RequestState::Unit.seen(true, false), RequestState::Lapsed);
    assert_eq!(RequestState::Class.seen(true, true), RequestState::Admitted);
    assert_eq!(RequestState::Refused.seen(true, true), RequestState::Refused);
    assert_eq!(RequestState::Waiting.seen(false, false), RequestState::Waiting);
}

#[test]
fn the_first_who_waits_is_the_first_who_comes_in() {
    let waiter = |id: &str, agreed_at, asked_at| Waiter { id: id.to_owned(), agreed_at, asked_at, may_enter: true };
    let gone = Waiter { may_enter: false, ..waiter("gone", 1, 1) };
    let list = vec![waiter("late", 9, 1), waiter("second", 5, 4), waiter("first", 5, 3), gone];
    assert_eq!(admitted(Some(4), 2, list.clone()), ["first", "second"]);
    assert_eq!(admitted(Some(2), 2, list.clone()), Vec::<String>::new());
    assert_eq!(admitted(Some(2), 7, list.clone()), Vec::<String>::new(), "a capacity that was lowered");
    assert_eq!(admitted(None, 7, list), ["first", "second", "late"]);
}

proptest! {
    #[test]
    fn no_place_is_given_twice_and_nobody_is_overtaken(
        capacity in 0_i64..12,
        members in 0_i64..12,
        people in prop::collection::vec((0_i64..5, 0_i64..5, any::<bool>()), 0..12),
    ) {
        let waiters: Vec<Waiter> = people.iter().enumerate().map(|(place, (agreed_at, asked_at, may_enter))| Waiter {
            id: place.to_string(), agreed_at: *agreed_at, asked_at: *asked_at, may_enter: *may_enter,
        }).collect();
        let chosen = admitted(Some(capacity), members, waiters.clone());
        let eligible = waiters.iter().filter(|waiter| waiter.may_enter).count();
        let free = usize::try_from(capacity - members).unwrap_or_default();
        prop_assert_eq!(chosen.len(), eligible.min(free));
        let key = |id: &str| waiters.iter().find(|one| one.id == id).map(|one| (one.agreed_at, one.asked_at));
        for left in waiters.iter().filter(|one| one.may_enter && !chosen.contains(&one.id)) {
            prop_assert!(chosen.iter().all(|id| key(id) <= key(&left.id)));
        }
    }
}
