//! Two marks for one answer, given blindly: whether they agree, and what they give together.

use super::{MARK_STEP, Mark, Points, Question};

/// Two totals agree that lie no further apart than this share of the question's points, in percent.
pub const TOLERANCE: i64 = 10;

impl Question {
    /// How far the totals of two marks may lie apart and still agree: [`TOLERANCE`], and never less than one step.
    pub fn mark_tolerance(&self) -> Points {
        Points(self.points.0 * TOLERANCE / 100).max(MARK_STEP)
    }

    /// What two marks give together; `None` where they lie too far apart and people have to settle it.
    ///
    /// It is the mean of their totals, rounded up to a step. Each criterion gets the mean of its own points, rounded down
    /// to a step; then, from the first criterion on, those that were rounded are raised until the mean is reached.
    pub fn mark_of_two(&self, first: &Mark, second: &Mark) -> Option<Mark> {
        self.check_mark(first).and(self.check_mark(second)).ok()?;
        let (one, other) = (first.points().0, second.points().0);
        if (one - other).abs() > self.mark_tolerance().0 {
            return None;
        }
        let most = self.most_by_criterion();
        let pairs = first.criteria.iter().zip(&second.criteria).zip(&most);
        let bounds: Vec<(i64, i64)> = pairs.map(|((one, other), most)| steps_round(one.0 + other.0, most.0)).collect();
        let mut total: i64 = bounds.iter().map(|(below, _)| below).sum();
        let criteria = bounds.into_iter().map(|(below, above)| {
            if total * 2 < one + other {
                total += above - below;
                return Points(above);
            }
            Points(below)
        });
        Some(Mark { criteria: criteria.collect(), comment: comments(first, second) })
    }
}

/// The steps of a criterion below and above half of this double, the most that it gives being one of them.
fn steps_round(double: i64, most: i64) -> (i64, i64) {
    if double >= most * 2 {
        return (most, most);
    }
    let step = MARK_STEP.0;
    let below = double.div_euclid(step * 2) * step;
    let above = if below * 2 == double { below } else { (below + step).min(most) };
    (below, above)
}

fn comments(first: &Mark, second: &Mark) -> String {
    let said = [first, second].map(|mark| mark.comment.trim()).into_iter().filter(|comment| !comment.is_empty());
    said.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;
    use proptest::{collection, prelude::*};

    fn mark(points: &[i64]) -> Mark {
        Mark { criteria: points.iter().copied().map(Points).collect(), comment: String::new() }
    }

    #[test]
    fn the_mean_of_two_is_rounded_up_to_half_a_point_in_the_first_criterion_that_differs() {
        let question = samples::essay("q-1", &[6000, 4000]);
        for (first, second, together) in [
            ([4000, 2000], [4000, 2000], Some([4000, 2000])),
            ([4000, 2000], [4500, 2000], Some([4500, 2000])),
            ([4000, 2500], [4500, 2000], Some([4500, 2000])),
            ([4000, 2000], [4000, 3000], Some([4000, 2500])),
            ([6000, 4000], [6000, 3500], Some([6000, 4000])),
            ([6000, 4000], [6000, 2500], None),
            ([0, 4000], [4000, 0], Some([2000, 2000])),
        ] {
            let found = question.mark_of_two(&mark(&first), &mark(&second));
            assert_eq!(found, together.map(|points| mark(&points)), "{first:?} {second:?}");
        }
    }

    #[test]
    fn a_small_question_still_bears_one_step() {
        let question = samples::essay("q-1", &[]);
        assert_eq!(question.mark_tolerance(), Points(500));
        assert_eq!(question.mark_of_two(&mark(&[0]), &mark(&[500])), Some(mark(&[500])));
        assert_eq!(question.mark_of_two(&mark(&[0]), &mark(&[1000])), None);
        assert_eq!(samples::essay("q-1", &[9000, 11_000]).mark_tolerance(), Points(2000));
    }

    #[test]
    fn what_both_say_is_told() {
        let question = samples::essay("q-1", &[]);
        let says = |comment: &str| Mark { comment: comment.to_owned(), ..mark(&[500]) };
        let together = |one, other| question.mark_of_two(&says(one), &says(other)).map(|mark| mark.comment);
        assert_eq!(together("Rõ.", " Nên đo.\n").as_deref(), Some("Rõ.\n\nNên đo."));
        assert_eq!(together("", "Nên đo.").as_deref(), Some("Nên đo."));
        assert_eq!(question.mark_of_two(&mark(&[250]), &mark(&[500])), None, "what is no mark agrees with nothing");
    }

    /// A rubric with any most by criterion, also such as are no multiple of a step, and two marks that fit it.
    fn two_marks() -> impl Strategy<Value = (Question, Mark, Mark)> {
        collection::vec((1..40_i64, 0..200_i64, 0..200_i64), 1..6).prop_map(|drafts| {
            let most: Vec<i64> = drafts.iter().map(|(quarters, ..)| quarters * 250).collect();
            let given = |pick: fn(&(i64, i64, i64)) -> i64| {
                let points = drafts.iter().zip(&most).map(|(draft, most)| (pick(draft) * 500).min(*most));
                mark(&points.collect::<Vec<_>>())
            };
            (samples::essay("q-1", &most), given(|draft| draft.1 % 21), given(|draft| draft.2 % 21))
        })
    }

    proptest! {
        #[test]
        fn two_that_agree_give_a_mark_between_them((question, first, second) in two_marks()) {
            let (one, other) = (first.points().0, second.points().0);
            let together = question.mark_of_two(&first, &second);
            prop_assert_eq!(&together, &question.mark_of_two(&second, &first), "whoever comes first");
            prop_assert_eq!(together.is_some(), (one - other).abs() <= question.mark_tolerance().0);
            if let Some(mark) = together {
                prop_assert_eq!(question.check_mark(&mark), Ok(()));
                let total = mark.points().0;
                prop_assert!(total * 2 >= one + other, "never below the mean: {} of {} and {}", total, one, other);
                prop_assert!(total * 2 < one + other + 2 * MARK_STEP.0, "less than a step above it");
                for ((given, one), other) in mark.criteria.iter().zip(&first.criteria).zip(&second.criteria) {
                    prop_assert!((one.min(other)..=one.max(other)).contains(&given));
                }
            }
        }

        #[test]
        fn a_mark_agrees_with_itself((question, first, _) in two_marks()) {
            prop_assert_eq!(question.mark_of_two(&first, &first), Some(first));
        }
    }
}
