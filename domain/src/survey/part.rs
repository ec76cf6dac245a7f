//! Forms of a part of the people beside those of all: told only where neither the part nor the rest is too small.

use super::{Figures, Form, Results, Shown, Tally, tally::FEWEST};
use crate::quiz::Quiz;
use std::collections::BTreeSet;

/// Adds up the forms of a part, for a reader who may also see what all have said.
///
/// Nothing of the part is counted before all of it is in the figures of all; and its forms wait until [`FEWEST`]
/// different people of it have sent valid ones, and until the rest is nobody or as many. What is told of the part, of
/// all, and of the difference between two looks is therefore about nobody or about at least so many people.
#[derive(Clone, Debug)]
pub struct PartTally<'quiz> {
    whole: Tally<'quiz>,
    part: Tally<'quiz>,
    /// Since the figures of all were last counted: whose valid forms came, and all forms with whether they belong here.
    people: BTreeSet<String>,
    batch: Vec<(Form, bool)>,
    /// Counted in the figures of all, and not yet in those of the part.
    waiting: Vec<Form>,
    others: BTreeSet<String>,
    received: usize,
}

impl<'quiz> PartTally<'quiz> {
    /// Nothing yet; `quiz` is the survey as it is now.
    pub fn new(quiz: &'quiz Quiz) -> Self {
        Self {
            whole: Tally::new(quiz),
            part: Tally::new(quiz),
            people: BTreeSet::new(),
            batch: Vec::new(),
            waiting: Vec::new(),
            others: BTreeSet::new(),
            received: 0,
        }
    }

    /// Takes the next form, in the order in which all were handed in.
    pub fn add(&mut self, form: Form, is_within: bool) {
        self.whole.add(form.clone());
        self.received += usize::from(is_within);
        if form.is_valid() {
            self.people.insert(form.person.clone());
        }
        self.batch.push((form, is_within));
        if self.people.len() == FEWEST {
            self.people.clear();
            self.take_batch();
        }
    }

    fn take_batch(&mut self) {
        for (form, is_within) in std::mem::take(&mut self.batch) {
            if is_within {
                self.waiting.push(form);
            } else if form.is_valid() {
                self.others.insert(form.person.clone());
            }
        }
        let senders: BTreeSet<&str> =
            self.waiting.iter().filter(|form| form.is_valid()).map(|form| form.person.as_str()).collect();
        if senders.len() >= FEWEST && is_nobody_or_enough(self.others.len()) {
            for form in std::mem::take(&mut self.waiting) {
                self.part.count(form);
            }
        }
    }

    /// What may be told of the part now.
    pub fn results(&self) -> Results {
        let (whole, part) = (self.whole.results(), self.part.results());
        let counted = part.valid + part.invalid;
        let questions = part.questions.into_iter().map(|one| beside(one, &whole.questions)).collect();
        Results { received: self.received, waiting: self.received - counted, questions, ..part }
    }
}

/// A question that too few of the rest have answered is not told apart from them.
fn beside(part: Figures, whole: &[Figures]) -> Figures {
    let all = whole.iter().find(|one| one.id == part.id).map_or(0, |one| one.answered);
    if is_nobody_or_enough(all.saturating_sub(part.answered)) { part } else { Figures { shown: Shown::Few, ..part } }
}

fn is_nobody_or_enough(people: usize) -> bool {
    people == 0 || people >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::samples::{full, survey};
    use proptest::{collection, prelude::*};

    fn tally<'quiz>(quiz: &'quiz Quiz, forms: &[(&str, bool)]) -> PartTally<'quiz> {
        let mut tally = PartTally::new(quiz);
        for (person, is_within) in forms {
            tally.add(full(quiz, person, 0, "Được"), *is_within);
        }
        tally
    }

    fn people(from: usize, to: usize, is_within: bool) -> Vec<(String, bool)> {
        (from..to).map(|number| (format!("p{number}"), is_within)).collect()
    }

    fn results(quiz: &Quiz, forms: &[(String, bool)]) -> Results {
        let forms: Vec<(&str, bool)> = forms.iter().map(|(person, within)| (person.as_str(), *within)).collect();
        tally(quiz, &forms).results()
    }

    #[test]
    fn a_part_is_told_when_the_rest_is_nobody_or_enough() {
        let quiz = survey();
        let all_within = results(&quiz, &people(0, 5, true));
        assert_eq!((all_within.received, all_within.valid, all_within.waiting), (5, 5, 0));
        assert_eq!(all_within.questions[0].answered, 5);
        // Four others and six within: the rest would be found by subtraction.
        let few_others = [people(6, 10, false), people(0, 6, true)].concat();
        let hidden = results(&quiz, &few_others);
        assert_eq!((hidden.received, hidden.valid, hidden.questions.len()), (6, 0, 0), "{hidden:?}");
        let enough = results(&quiz, &[people(0, 5, true), people(5, 10, false)].concat());
        assert_eq!((enough.received, enough.valid), (5, 5));
        // Four within are never told, whatever the rest is.
        let few = results(&quiz, &[people(0, 4, true), people(4, 30, false)].concat());
        assert_eq!((few.received, few.valid, few.questions.len()), (4, 0, 0));
    }

    #[test]
    fn what_is_not_yet_told_of_all_is_not_told_of_a_part() {
        let quiz = survey();
        let nine = [people(0, 2, false), people(2, 7, true), people(7, 9, true)].concat();
        assert_eq!(results(&quiz, &nine).valid, 0, "only five forms are in the figures of all");
    }

    proptest! {
        /// Two looks at the part, and at what is left of all without it, differ by nobody or by enough people.
        #[test]
        fn no_form_can_be_found_by_subtraction(
            sent in collection::vec((0..14_usize, any::<bool>(), 0..5_usize), 0..80),
        ) {
            let quiz = survey();
            let mut tally = PartTally::new(&quiz);
            let mut before = (tally.part.results(), tally.whole.results());
            let mut since: BTreeSet<usize> = BTreeSet::new();
            for (person, is_within, place) in sent {
                tally.add(full(&quiz, &format!("p{person}"), place, "Được"), is_within);
                if is_within {
                    since.insert(person);
                }
                let now = (tally.part.results(), tally.whole.results());
                if now.0 != before.0 {
                    prop_assert!(since.len() >= FEWEST, "{since:?}");
                    prop_assert!(now.0.valid >= before.0.valid + FEWEST);
                    since.clear();
                }
                prop_assert!(now.0.valid <= now.1.valid);
                let rest: BTreeSet<&str> = tally.others.iter().map(String::as_str)
                    .chain(tally.waiting.iter().map(|form| form.person.as_str())).collect();
                prop_assert!(now.0.valid == 0 || rest.is_empty() || rest.len() >= FEWEST);
                before = now;
            }
        }
    }
}
