//! Review among learners: who reviews whose essay, and what their marks give together.

use super::{MARK_STEP, Mark, Points, Question};

/// An essay among those that are given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Essay {
    /// Whose it is.
    pub author: String,
    /// How many reviews it is to get, and how many its author is to write.
    pub wanted: usize,
    /// Who reviews it already.
    pub reviewers: Vec<String>,
    /// How many reviews its author has to write already.
    pub duties: usize,
}

/// A review to be written, by places in the list of essays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The essay.
    pub essay: usize,
    /// The essay of whoever is to review it.
    pub reviewer: usize,
}

/// Gives out what can be given out; the essays stand in the order in which they came.
///
/// Nobody reviews her own, nobody one essay twice, nobody more than she gets. Whatever has fewest reviewers goes first,
/// to whoever has fewest to review; of equals the earliest. What was given out before stays, so that doing it again gives
/// nothing new.
pub fn give_out(essays: &[Essay]) -> Vec<Duty> {
    let mut essays = essays.to_vec();
    let mut given = Vec::new();
    while let Some(duty) = next(&essays) {
        let author = essays[duty.reviewer].author.clone();
        essays[duty.essay].reviewers.push(author);
        essays[duty.reviewer].duties += 1;
        given.push(duty);
    }
    given
}

fn next(essays: &[Essay]) -> Option<Duty> {
    let wants = (0..essays.len()).filter(|place| essays[*place].reviewers.len() < essays[*place].wanted);
    let pairs = wants.filter_map(|essay| Some(Duty { essay, reviewer: reviewer_of(essays, essay)? }));
    pairs.min_by_key(|duty| (essays[duty.essay].reviewers.len(), duty.essay))
}

/// Whoever has fewest to review of those who may review this essay.
fn reviewer_of(essays: &[Essay], essay: usize) -> Option<usize> {
    let Essay { author, reviewers, .. } = &essays[essay];
    let may =
        |other: &Essay| other.duties < other.wanted && other.author != *author && !reviewers.contains(&other.author);
    (0..essays.len()).filter(|place| may(&essays[*place])).min_by_key(|place| essays[*place].duties)
}

impl Question {
    /// What the marks of peers propose: by criterion the median, of an even number the mean of the two in the middle,
    /// rounded up to a step. Marks that do not fit the rubric count for nothing; without any there is no proposal.
    pub fn mark_of_peers(&self, marks: &[Mark]) -> Option<Mark> {
        let fitting: Vec<&Mark> = marks.iter().filter(|mark| self.check_mark(mark).is_ok()).collect();
        if fitting.is_empty() {
            return None;
        }
        let criteria = self.most_by_criterion().into_iter().enumerate().map(|(place, most)| {
            let mut points: Vec<Points> = fitting.iter().map(|mark| mark.criteria[place]).collect();
            points.sort();
            median(&points, most)
        });
        Some(Mark { criteria: criteria.collect(), comment: String::new() })
    }
}

/// The median of sorted points.
fn median(points: &[Points], most: Points) -> Points {
    let (below, above) = (points[(points.len() - 1) / 2], points[points.len() / 2]);
    if below == above {
        return below;
    }
    let steps = (below.0 + above.0 + 2 * MARK_STEP.0 - 1) / (2 * MARK_STEP.0);
    Points(steps * MARK_STEP.0).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;
    use proptest::{collection, prelude::*};

    fn essay(author: usize, wanted: usize) -> Essay {
        Essay { author: format!("p{author}"), wanted, reviewers: Vec::new(), duties: 0 }
    }

    fn apply(essays: &mut [Essay], duties: &[Duty]) {
        for duty in duties {
            let author = essays[duty.reviewer].author.clone();
            essays[duty.essay].reviewers.push(author);
            essays[duty.reviewer].duties += 1;
        }
    }

    /// What has been given out after these people have come, one after another.
    fn after(authors: &[usize], wanted: usize) -> Vec<Essay> {
        let mut essays = Vec::new();
        for author in authors {
            essays.push(essay(*author, wanted));
            let duties = give_out(&essays);
            apply(&mut essays, &duties);
        }
        essays
    }

    #[test]
    fn three_people_review_each_other_as_soon_as_they_are_there() {
        assert!(give_out(&[essay(1, 2)]).is_empty(), "nobody reviews her own");
        let two = after(&[1, 2], 2);
        assert_eq!((two[0].reviewers.as_slice(), two[0].duties), (["p2".to_owned()].as_slice(), 1));
        let three = after(&[1, 2, 3], 2);
        assert!(three.iter().all(|essay| essay.reviewers.len() == 2 && essay.duties == 2), "{three:?}");
    }

    #[test]
    fn whoever_hands_in_twice_reviews_neither_of_hers() {
        let essays = after(&[1, 1, 2, 2], 1);
        assert!(essays.iter().all(|essay| !essay.reviewers.contains(&essay.author)), "{essays:?}");
        assert!(essays.iter().all(|essay| essay.reviewers.len() == 1), "{essays:?}");
    }

    fn mark(points: &[i64]) -> Mark {
        Mark { criteria: points.iter().copied().map(Points).collect(), comment: String::new() }
    }

    #[test]
    fn the_median_counts_by_criterion() {
        let question = samples::essay("q-1", &[2000, 750]);
        for (marks, proposal) in [
            (vec![mark(&[2000, 0]), mark(&[0, 500]), mark(&[1500, 750])], Some(mark(&[1500, 500]))),
            (vec![mark(&[2000, 0]), mark(&[500, 500])], Some(mark(&[1500, 500]))),
            (vec![mark(&[500, 500]), mark(&[1500, 750])], Some(mark(&[1000, 750]))),
            (vec![mark(&[1000, 0])], Some(mark(&[1000, 0]))),
            (vec![mark(&[1000, 0]), mark(&[9000, 0])], Some(mark(&[1000, 0]))),
            (vec![mark(&[1000])], None),
            (vec![], None),
        ] {
            assert_eq!(question.mark_of_peers(&marks), proposal, "{marks:?}");
        }
    }

    proptest! {
        #[test]
        fn it_is_given_out_fairly(authors in collection::vec(0..12_usize, 0..40), wanted in 1..6_usize) {
            let essays = after(&authors, wanted);
            for essay in &essays {
                prop_assert!(!essay.reviewers.contains(&essay.author), "nobody her own");
                let mut once = essay.reviewers.clone();
                once.sort();
                once.dedup();
                prop_assert_eq!(once.len(), essay.reviewers.len(), "nobody twice");
                prop_assert!(essay.reviewers.len() <= wanted && essay.duties <= wanted);
            }
            let (reviews, duties): (usize, usize) =
                essays.iter().fold((0, 0), |(all, sum), essay| (all + essay.reviewers.len(), sum + essay.duties));
            prop_assert_eq!(reviews, duties);
            prop_assert!(give_out(&essays).is_empty(), "again gives nothing new");
            prop_assert_eq!(&after(&authors, wanted), &essays, "the same again");
        }

        #[test]
        fn who_comes_in_time_gets_as_much_as_she_gives(people in 1..40_usize, wanted in 1..6_usize) {
            let essays = after(&(0..people).collect::<Vec<_>>(), wanted);
            let whole = people / (wanted + 1) * (wanted + 1);
            for (place, essay) in essays.iter().enumerate() {
                let expected = if place < whole { wanted } else { people - whole - 1 };
                prop_assert_eq!((essay.reviewers.len(), essay.duties), (expected, expected), "{} of {}", place, people);
            }
        }

        #[test]
        fn a_proposal_is_a_mark_between_the_lowest_and_the_highest(
            drafts in collection::vec((1..40_i64, collection::vec(0..21_i64, 5)), 1..5),
            count in 1..6_usize,
        ) {
            let most: Vec<i64> = drafts.iter().map(|(quarters, _)| quarters * 250).collect();
            let question = samples::essay("q-1", &most);
            let marks: Vec<Mark> = (0..count)
                .map(|peer| {
                    let points = drafts.iter().zip(&most).map(|((_, given), most)| (given[peer] * 500).min(*most));
                    mark(&points.collect::<Vec<_>>())
                })
                .collect();
            let proposal = question.mark_of_peers(&marks).unwrap_or_default();
            prop_assert_eq!(question.check_mark(&proposal), Ok(()));
            for (place, points) in proposal.criteria.iter().enumerate() {
                let given = || marks.iter().map(|mark| mark.criteria[place]);
                prop_assert!(given().min() <= Some(*points) && Some(*points) <= given().max());
                let not_above = given().filter(|one| one <= points).count();
                let not_below = given().filter(|one| one >= points).count();
                prop_assert!(not_above * 2 >= count && not_below * 2 >= count, "half on either side");
            }
            let mut turned = marks.clone();
            turned.reverse();
            prop_assert_eq!(question.mark_of_peers(&turned), Some(proposal), "whoever comes first");
        }
    }
}
