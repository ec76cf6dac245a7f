//! What may be told of the forms.

use super::{Form, Opinion};
use crate::{
    quiz::{Kind, Poll, Question, Quiz, Scale},
    text::sort_key,
};
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

/// What was said to one question.
#[derive(Clone, Debug, Default)]
struct Sum {
    answered: usize,
    values: BTreeMap<i64, usize>,
    chosen: BTreeMap<String, usize>,
    texts: Vec<String>,
}

/// What may be told of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Forms handed in.
    pub received: usize,
    /// Forms that the figures count.
    pub valid: usize,
    /// Forms beside them that are invalid.
    pub invalid: usize,
    /// Forms that wait for others.
    pub waiting: usize,
    /// Question by question; nothing before the first forms are counted.
    pub questions: Vec<Figures>,
}

/// What was said to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The question.
    pub id: String,
    /// The title of its section.
    pub section: String,
    /// The heading, safe inline HTML.
    pub prompt_html: String,
    /// How many valid forms answer it.
    pub answered: usize,
    /// What may be shown.
    pub shown: Shown,
}

/// What may be shown of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing: too few have answered it.
    Few,
    /// Every value, the lowest first, and their mean in thousandths; the shares add up to 100.
    Scale(Vec<Row>, i64),
    /// Every option; where one is chosen the shares add up to 100.
    Poll(Vec<Row>),
    /// What was written, in the order of the alphabet, which tells nothing of who wrote when.
    Texts(Vec<String>),
}

/// One value or option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it says.
    pub label: String,
    /// How often it was chosen.
    pub count: usize,
    /// Its share of the forms that answer, in percent.
    pub percent: usize,
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

    fn count(&mut self, form: Form) {
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

impl Sum {
    fn add(&mut self, opinion: Opinion) {
        self.answered += 1;
        match opinion {
            Opinion::Value { value, .. } => *self.values.entry(value).or_default() += 1,
            Opinion::Chosen(texts) => texts.into_iter().for_each(|text| *self.chosen.entry(text).or_default() += 1),
            Opinion::Text(text) => self.texts.push(text),
        }
    }

    fn on(&self, scale: &Scale) -> Shown {
        if self.answered < FEWEST {
            return Shown::Few;
        }
        let count = |value: i64| self.values.get(&value).copied().unwrap_or(0);
        let counts: Vec<usize> = scale.values().map(count).collect();
        let rows = scale.values().zip(&counts).zip(shares(&counts));
        let rows = rows.map(|((value, count), percent)| Row { label: scale.label(value), count: *count, percent });
        let sum: i64 = scale.values().zip(&counts).map(|(value, count)| value * *count as i64).sum();
        Shown::Scale(rows.collect(), thousandths(sum, self.answered as i64))
    }

    /// Options that the poll no longer has come last.
    fn among(&self, poll: &Poll) -> Shown {
        if self.answered < FEWEST {
            return Shown::Few;
        }
        let known: Vec<&String> = poll.choices.iter().map(|choice| &choice.text).collect();
        let gone = self.chosen.keys().filter(|text| !known.contains(text));
        let labels: Vec<&String> = known.iter().copied().chain(gone).collect();
        let counts: Vec<usize> = labels.iter().map(|text| self.chosen.get(*text).copied().unwrap_or(0)).collect();
        let percents = if poll.many {
            counts.iter().map(|count| (count * 200 + self.answered) / (self.answered * 2)).collect()
        } else {
            shares(&counts)
        };
        let rows = labels.into_iter().zip(counts).zip(percents);
        Shown::Poll(rows.map(|((label, count), percent)| Row { label: label.clone(), count, percent }).collect())
    }

    fn written(&self) -> Vec<String> {
        let mut texts = self.texts.clone();
        texts.sort_by_cached_key(|text| (sort_key(text), text.clone()));
        texts
    }
}

/// Whole shares that add up to 100: each is rounded down, and what is left goes to those that lost most.
fn shares(counts: &[usize]) -> Vec<usize> {
    let all: usize = counts.iter().sum();
    if all == 0 {
        return vec![0; counts.len()];
    }
    let mut shares: Vec<usize> = counts.iter().map(|count| count * 100 / all).collect();
    let mut places: Vec<usize> = (0..counts.len()).collect();
    places.sort_by_key(|place| std::cmp::Reverse(counts[*place] * 100 % all));
    let left = 100 - shares.iter().sum::<usize>();
    for place in places.into_iter().take(left) {
        shares[place] += 1;
    }
    shares
}

/// A mean in thousandths, halves rounded up.
fn thousandths(sum: i64, count: i64) -> i64 {
    (sum * 2000 + count).div_euclid(count * 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Answer, Essay, Mode, samples};
    use proptest::{collection, prelude::*};

    fn survey() -> Quiz {
        let poll = |many| Kind::Poll(Poll { choices: samples::choices("---"), many });
        let questions = vec![
            samples::question("q-scale", Kind::Scale(samples::scale())),
            samples::question("q-one", poll(false)),
            samples::question("q-many", poll(true)),
            samples::question("q-text", Kind::Essay(Essay::default())),
        ];
        Quiz { mode: Mode::Survey, ..samples::quiz("k", vec![samples::section("a", None, questions)]) }
    }

    fn form(quiz: &Quiz, person: &str, answers: &[(&str, Answer)]) -> Form {
        let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
        Form::read(quiz, &quiz.plan(1, &BTreeSet::new()), &answers, person)
    }

    /// A valid form: the value with this place, the first option, and a text.
    fn full(quiz: &Quiz, person: &str, place: usize, text: &str) -> Form {
        let one = |place| samples::ticks(&[place]);
        form(quiz, person, &[("q-scale", one(place)), ("q-one", one(0)), ("q-text", samples::typed(text))])
    }

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
    fn more_than_one_blank_of_twenty_is_too_many() {
        let questions = (0..40).map(|place| samples::question(&format!("q-{place}"), Kind::Scale(samples::scale())));
        let all: Vec<Question> = questions.collect();
        for (asked, answered, is_valid) in [
            (20, 20, true),
            (20, 19, true),
            (20, 18, false),
            (19, 18, false),
            (40, 38, true),
            (40, 37, false),
            (1, 0, false),
        ] {
            let quiz = Quiz {
                mode: Mode::Survey,
                ..samples::quiz("k", vec![samples::section("a", None, all[..asked].to_vec())])
            };
            let answers: Vec<(String, Answer)> =
                (0..answered).map(|place| (format!("q-{place}"), samples::ticks(&[0]))).collect();
            let answers: Vec<(&str, Answer)> = answers.iter().map(|(id, one)| (id.as_str(), one.clone())).collect();
            assert_eq!(form(&quiz, "p", &answers).is_valid(), is_valid, "{answered} of {asked}");
        }
    }

    #[test]
    fn who_writes_nothing_and_ticks_none_of_several_has_a_valid_form() {
        let quiz = survey();
        let one = samples::ticks(&[1]);
        assert!(form(&quiz, "p", &[("q-scale", one.clone()), ("q-one", one.clone())]).is_valid());
        assert!(!form(&quiz, "p", &[("q-scale", one)]).is_valid());
        assert!(!form(&quiz, "p", &[]).is_valid());
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
        let blank = |number: usize| form(&quiz, &format!("x{number}"), &[("q-text", samples::typed("Bỏ trống"))]);
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

    #[test]
    fn means_of_negative_scales_round_up_too() {
        assert_eq!(
            [thousandths(-1, 3), thousandths(1, 3), thousandths(1, 16), thousandths(-1, 16)],
            [-333, 333, 63, -62]
        );
    }

    proptest! {
        #[test]
        fn shares_add_up_and_are_near(counts in collection::vec(0..1000_usize, 1..12)) {
            let (shares, all) = (shares(&counts), counts.iter().sum::<usize>());
            prop_assert_eq!(shares.iter().sum::<usize>(), if all == 0 { 0 } else { 100 });
            for (share, count) in shares.iter().zip(&counts) {
                prop_assert!((share * all).abs_diff(count * 100) < all.max(1), "{} of {}: {}", count, all, share);
            }
        }

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
                    tally.add(form(&quiz, &format!("p{person}"), &[("q-text", samples::typed("Chưa"))]));
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
