//! Forms added up, and looked at only when enough people have sent them.

use super::{Figures, Form, Opinion, Results, Shown, sum::Sum};
use crate::quiz::{Kind, Question, Quiz};
use std::collections::{BTreeMap, BTreeSet};

/// Nothing is told of fewer people.
pub const FEWEST: usize = 5;

/// Adds forms up in the order in which they were handed in.
///
/// Forms wait until [`FEWEST`] different people have sent valid ones, then all that wait are counted at once. Two looks
/// at the results therefore differ by nothing, or by the forms of so many people.
#[derive(Clone, Debug)]
pub struct Tally<'quiz> {
    quiz: &'quiz Quiz,
    sums: BTreeMap<String, Sum>,
    waiting: Vec<Form>,
    people: BTreeSet<String>,
    valid: usize,
    invalid: usize,
}

impl<'quiz> Tally<'quiz> {
    /// Nothing yet; `quiz` is the survey as it is now.
    pub fn new(quiz: &'quiz Quiz) -> Self {
        let (sums, people) = (BTreeMap::new(), BTreeSet::new());
        Self { quiz, sums, waiting: Vec::new(), people, valid: 0, invalid: 0 }
    }

    /// Takes the next form.
    pub fn add(&mut self, form: Form) {
        if form.is_valid() {
            self.people.insert(form.person.clone());
        }
        self.waiting.push(form);
        if self.people.len() == FEWEST {
            self.people.clear();
            for form in std::mem::take(&mut self.waiting) {
                self.count(form);
            }
        }
    }

    pub(super) fn count(&mut self, form: Form) {
        if !form.is_valid() {
            self.invalid += 1;
            return;
        }
        self.valid += 1;
        for (id, opinion) in form.opinions {
            if self.is_comparable(&id, &opinion) {
                self.sums.entry(id).or_default().add(opinion);
            }
        }
    }

    /// Values of a scale that had other ends cannot be added to those of now.
    fn is_comparable(&self, id: &str, opinion: &Opinion) -> bool {
        let mut questions = self.quiz.sections.iter().flat_map(|section| &section.questions);
        match (questions.find(|question| question.id == id).map(|question| &question.kind), opinion) {
            (Some(Kind::Scale(scale)), Opinion::Value { ends, .. }) => (scale.min, scale.max) == *ends,
            (question, _) => question.is_some(),
        }
    }

    /// What may be told now.
    pub fn results(&self) -> Results {
        let questions = self.quiz.sections.iter().flat_map(|section| {
            let asked = section.questions.iter().filter(|one| !one.retired || self.sums.contains_key(&one.id));
            asked.map(|question| self.figures(&section.title, question))
        });
        Results {
            received: self.valid + self.invalid + self.waiting.len(),
            valid: self.valid,
            invalid: self.invalid,
            waiting: self.waiting.len(),
            questions: if self.valid == 0 { Vec::new() } else { questions.collect() },
        }
    }

    fn figures(&self, section: &str, question: &Question) -> Figures {
        let nothing = Sum::default();
        let sum = self.sums.get(&question.id).unwrap_or(&nothing);
        let shown = match &question.kind {
            Kind::Scale(scale) => sum.on(scale),
            Kind::Poll(poll) => sum.among(poll),
            _ => Shown::Texts(sum.written()),
        };
        Figures {
            id: question.id.clone(),
            section: section.to_owned(),
            prompt_html: question.prompt_html.clone(),
            answered: sum.answered,
            shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        quiz::samples as quiz_samples,
        survey::samples::{form, full, survey},
    };
    use proptest::{collection, prelude::*};

    fn results(quiz: &Quiz, forms: impl IntoIterator<Item = Form>) -> Results {
        let mut tally = Tally::new(quiz);
        forms.into_iter().for_each(|form| tally.add(form));
        tally.results()
    }

    #[test]
    fn figures_by_hand() {
        let quiz = survey();
        let texts = ["Hay", "an toàn", "Ổn", "Bổ ích", "Cần thêm ví dụ"];
        let forms = (0..5).map(|place| full(&quiz, &format!("p{place}"), place.min(2), texts[place]));
        let results = results(&quiz, forms);
        assert_eq!((results.received, results.valid, results.invalid, results.waiting), (5, 5, 0, 0));
        let shown: Vec<&Shown> = results.questions.iter().map(|question| &question.shown).collect();
        let Shown::Scale(rows, mean) = shown[0] else { panic!("{shown:?}") };
        // 1, 2, 3, 3, 3.
        assert_eq!(*mean, 2400);
        assert_eq!(
            rows.iter().map(|row| (row.count, row.percent)).collect::<Vec<_>>(),
            [(1, 20), (1, 20), (3, 60), (0, 0), (0, 0)]
        );
        assert_eq!(rows[0].label, "1 (không)");
        let Shown::Poll(rows) = shown[1] else { panic!("{shown:?}") };
        assert_eq!((rows[0].label.as_str(), rows[0].percent), ("Option 0", 100));
        assert_eq!(*shown[2], Shown::Few, "nobody ticked any");
        let alphabetical = ["an toàn", "Bổ ích", "Cần thêm ví dụ", "Hay", "Ổn"].map(str::to_owned);
        assert_eq!(*shown[3], Shown::Texts(alphabetical.into()));
    }

    #[test]
    fn nothing_is_told_of_four_people_however_many_forms_they_send() {
        let quiz = survey();
        let forms = (0..20).map(|number| full(&quiz, &format!("p{}", number % 4), 4, "Nguyễn Văn A rất hay"));
        let results = results(&quiz, forms);
        assert_eq!((results.received, results.valid, results.waiting, results.questions.len()), (20, 0, 20, 0));
    }

    #[test]
    fn invalid_forms_enter_no_figure() {
        let quiz = survey();
        let blank = |number: usize| form(&quiz, &format!("x{number}"), &[("q-text", quiz_samples::typed("Bỏ trống"))]);
        let forms = (0..5).flat_map(|number| [blank(number), full(&quiz, &format!("p{number}"), 0, "Tốt")]);
        let results = results(&quiz, forms.chain([blank(9)]));
        assert_eq!((results.received, results.valid, results.invalid, results.waiting), (11, 5, 5, 1));
        assert_eq!(results.questions[3].shown, Shown::Texts(vec!["Tốt".to_owned(); 5]));
    }

    #[test]
    fn other_editions_are_counted_where_they_compare() {
        let old = survey();
        let mut new = survey();
        let renamed = |question: &mut Question| match &mut question.kind {
            Kind::Scale(scale) => scale.max = 10,
            Kind::Poll(poll) => poll.choices[0].text = "Renamed".to_owned(),
            _ => {}
        };
        new.sections[0].questions.iter_mut().for_each(renamed);
        let results = results(&new, (0..5).map(|number| full(&old, &format!("p{number}"), 0, "")));
        assert_eq!(results.questions[0].shown, Shown::Few, "a scale with other ends");
        let Shown::Poll(rows) = &results.questions[1].shown else { panic!("{results:?}") };
        let last = rows.last().map(|row| (row.label.as_str(), row.count));
        assert_eq!((rows.len(), last), (4, Some(("Option 0", 5))), "what the poll no longer has comes last");
        assert_eq!(results.questions[3].answered, 0);
    }

    proptest! {
        /// Whoever looks after every form sees changes of five people or more, or none; and no form twice.
        #[test]
        fn no_form_can_be_found_by_subtraction(
            sent in collection::vec((0..8_usize, 0..5_usize, any::<bool>()), 0..60),
        ) {
            let quiz = survey();
            let mut tally = Tally::new(&quiz);
            let mut before = tally.results();
            let mut since = BTreeSet::new();
            for (number, (person, place, is_valid)) in sent.into_iter().enumerate() {
                if is_valid {
                    since.insert(person);
                    tally.add(full(&quiz, &format!("p{person}"), place, "Được"));
                } else {
                    tally.add(form(&quiz, &format!("p{person}"), &[("q-text", quiz_samples::typed("Chưa"))]));
                }
                let now = tally.results();
                prop_assert_eq!(now.received, number + 1);
                prop_assert_eq!(now.received, now.valid + now.invalid + now.waiting);
                if now.questions != before.questions || now.valid != before.valid || now.invalid != before.invalid {
                    prop_assert!(since.len() >= FEWEST, "{:?}", since);
                    prop_assert!(now.valid >= before.valid + FEWEST);
                    since.clear();
                }
                for figures in &now.questions {
                    let counted = match &figures.shown {
                        Shown::Few => 0,
                        Shown::Scale(rows, _) | Shown::Poll(rows) => rows.iter().map(|row| row.count).sum(),
                        Shown::Texts(texts) => texts.len(),
                    };
                    prop_assert!(counted == 0 || counted == now.valid);
                }
                before = now;
            }
        }
    }
}
