//! Item analysis: how a question has worked, from what the attempts made of it.
//!
//! Difficulty is the mean share of the points that was earned. Discrimination is the correlation of that share with the
//! rest of the score, the question itself left out: Crocker and Algina, *Introduction to Classical and Modern Test
//! Theory* (1986), chapter 14.

use super::{Answer, Kind, QuestionGrade, Quiz, Verdict};
use std::collections::BTreeMap;

/// Below so many attempts the figures say little, and pages say so.
pub const FEW: usize = 30;

/// One submitted attempt.
#[derive(Clone, Debug, Default)]
pub struct AttemptFacts {
    /// What each of its questions was worth.
    pub grades: Vec<QuestionGrade>,
    /// Its raw answers by question.
    pub answers: BTreeMap<String, Answer>,
    /// Milliseconds spent on each question, where that is known.
    pub spent: BTreeMap<String, i64>,
}

/// How a question has worked.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The question.
    pub id: String,
    /// Attempts that asked it.
    pub asked: usize,
    /// Those among them that left it blank.
    pub blank: usize,
    /// The mean share earned, from 0 to 1; nothing where nobody was graded.
    pub difficulty: Option<f64>,
    /// The correlation with the rest of the score, from -1 to 1; nothing where either does not vary.
    pub discrimination: Option<f64>,
    /// For options: how often each was chosen, in source order.
    pub chosen: Vec<usize>,
    /// The median of the seconds spent.
    pub seconds: Option<i64>,
}

impl Item {
    /// Whether too few attempts stand behind the figures.
    pub fn is_small(&self) -> bool {
        self.asked < FEW
    }
}

/// The questions that the attempts asked, in the order of the quiz.
pub fn analyse(quiz: &Quiz, attempts: &[AttemptFacts]) -> Vec<Item> {
    let mut items = Vec::new();
    for question in quiz.sections.iter().flat_map(|section| &section.questions) {
        if items.iter().any(|item: &Item| item.id == question.id) {
            continue;
        }
        let asked: Vec<(&AttemptFacts, &QuestionGrade)> = attempts
            .iter()
            .filter_map(|facts| Some((facts, facts.grades.iter().find(|grade| grade.id == question.id)?)))
            .collect();
        if asked.is_empty() {
            continue;
        }
        let scored = asked.iter().filter(|(_, grade)| grade.out_of.0 > 0 && grade.verdict != Verdict::Waiting);
        let pairs: Vec<(f64, f64)> = scored.map(|(facts, grade)| (share(grade), rest(facts, grade))).collect();
        let options = match &question.kind {
            Kind::Scale(scale) => scale.count(),
            _ => question.choices().len(),
        };
        let has_chosen = |option: usize, facts: &AttemptFacts| {
            facts.answers.get(&question.id).is_some_and(|answer| answer.has_chosen(option))
        };
        items.push(Item {
            id: question.id.clone(),
            asked: asked.len(),
            blank: asked
                .iter()
                .filter(|(facts, _)| facts.answers.get(&question.id).is_none_or(Answer::is_blank))
                .count(),
            difficulty: mean(pairs.iter().map(|(share, _)| *share)),
            discrimination: correlation(&pairs),
            chosen: (0..options)
                .map(|option| asked.iter().filter(|(facts, _)| has_chosen(option, facts)).count())
                .collect(),
            seconds: median(
                asked.iter().filter_map(|(facts, _)| facts.spent.get(&question.id)).map(|spent| spent / 1000).collect(),
            ),
        });
    }
    items
}

fn share(grade: &QuestionGrade) -> f64 {
    grade.points.0 as f64 / grade.out_of.0 as f64
}

/// The share that the attempt earned in all its other questions.
fn rest(facts: &AttemptFacts, but: &QuestionGrade) -> f64 {
    let others = facts.grades.iter().filter(|grade| grade.id != but.id);
    let (points, out_of) =
        others.fold((0, 0), |(points, out_of), grade| (points + grade.points.0, out_of + grade.out_of.0));
    if out_of == 0 { 0.0 } else { points as f64 / out_of as f64 }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> Option<f64> {
    let count = values.len();
    (count > 0).then(|| values.sum::<f64>() / count as f64)
}

/// Pearson's correlation.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let (one, other) = (mean(pairs.iter().map(|pair| pair.0))?, mean(pairs.iter().map(|pair| pair.1))?);
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let together = sum(&|pair| (pair.0 - one) * (pair.1 - other));
    let spread = (sum(&|pair| (pair.0 - one).powi(2)) * sum(&|pair| (pair.1 - other).powi(2))).sqrt();
    (spread > 1e-12).then(|| (together / spread).clamp(-1.0, 1.0))
}

fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(values[middle]),
        _ => Some(i64::midpoint(values[middle - 1], values[middle])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{
        Points,
        samples::{quiz, section, single, ticks},
    };

    fn facts(right: &[bool]) -> AttemptFacts {
        let grades = right.iter().enumerate().map(|(place, right)| QuestionGrade {
            id: format!("q-{place}"),
            points: Points(if *right { 1000 } else { 0 }),
            out_of: Points(1000),
            verdict: if *right { Verdict::Right } else { Verdict::Wrong },
        });
        let answers =
            right.iter().enumerate().map(|(place, right)| (format!("q-{place}"), ticks(&[usize::from(!right)])));
        AttemptFacts {
            grades: grades.collect(),
            answers: answers.collect(),
            spent: [("q-0".to_owned(), 30_000)].into(),
        }
    }

    fn three() -> Quiz {
        quiz("k", vec![section("a", None, (0..3).map(|place| single(&format!("q-{place}"), "+--")).collect())])
    }

    #[test]
    fn figures_by_hand() {
        // q-0 goes with the rest, q-1 against it, q-2 is right for all.
        let attempts = [
            facts(&[true, false, true]),
            facts(&[true, false, true]),
            facts(&[false, true, true]),
            facts(&[false, true, true]),
        ];
        let items = analyse(&three(), &attempts);
        assert_eq!(items.iter().map(|item| item.difficulty).collect::<Vec<_>>(), [Some(0.5), Some(0.5), Some(1.0)]);
        assert!(items[0].discrimination.unwrap() < -0.99, "the others are right when it is wrong");
        assert_eq!(items[2].discrimination, None, "what never varies tells nobody apart");
        assert_eq!(items[0].chosen, [2, 2, 0]);
        assert_eq!((items[0].seconds, items[1].seconds, items[0].blank), (Some(30), None, 0));
        assert!(items[0].is_small());
    }

    #[test]
    fn a_question_that_tells_good_from_weak_discriminates() {
        let attempts = [
            facts(&[true, true, true]),
            facts(&[true, true, true]),
            facts(&[false, false, false]),
            facts(&[false, true, false]),
        ];
        assert!(analyse(&three(), &attempts)[0].discrimination.unwrap() > 0.8);
    }

    #[test]
    fn what_nobody_was_asked_is_left_out() {
        assert_eq!(analyse(&three(), &[]), []);
    }
}
