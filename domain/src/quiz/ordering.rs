//! Ordering: steps that stand in their right order in the source.

use super::{
    Answer, AnswerError, Arrangement, Credit, Field, Response, ReviewStep, Sent, judge::Share, random::SplitMix64,
};

/// A step; its place in the source is its right place.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Safe inline HTML.
    pub html: String,
    /// NFC plain text, by which steps are matched across revisions.
    pub text: String,
    /// Why it stands there, safe HTML.
    pub feedback_html: Option<String>,
}

/// Always shuffled, and never into the right order: who touches nothing has ordered nothing.
pub(super) fn arrange(steps: &[Step], random: &mut SplitMix64) -> Arrangement {
    let mut options = random.order_of(steps.len());
    if options.is_sorted() && options.len() > 1 {
        options.rotate_left(1);
    }
    Arrangement { options, gaps: Vec::new() }
}

/// One field a step, named by where the step is shown; its value is the place that the learner gives it, from 1.
pub(super) fn field(steps: &[Step], arrangement: &Arrangement) -> Field {
    let shown = arrangement.options.iter().filter_map(|index| steps.get(*index));
    Field::Ordering { steps: shown.map(|step| step.html.clone()).collect() }
}

pub(super) fn read(
    steps: &[Step],
    arrangement: &Arrangement,
    sent: &[Sent<'_>],
) -> Result<Option<Answer>, AnswerError> {
    let mut places = vec![None; steps.len()];
    for field in sent.iter().filter(|field| !field.part.is_empty()) {
        let step = field.index().and_then(|shown| arrangement.options.get(shown)).filter(|step| **step < steps.len());
        let step = *step.ok_or(AnswerError::UnknownPart)?;
        places[step] = match field.value {
            "" => None,
            value => {
                let place: Option<usize> = value.parse().ok().filter(|place| (1..=steps.len()).contains(place));
                Some(place.ok_or(AnswerError::UnknownPlace { last: steps.len() })? - 1)
            }
        };
    }
    Ok(places.iter().any(Option::is_some).then_some(Answer::Places(places)))
}

/// What the fields hold that gave this answer.
pub(super) fn fields(arrangement: &Arrangement, places: &[Option<usize>]) -> Vec<(String, String)> {
    let shown = arrangement.options.iter().enumerate();
    shown.filter_map(|(at, step)| Some((at.to_string(), (places.get(*step).copied()?? + 1).to_string()))).collect()
}

/// Exact is all or nothing. Adjacent counts the steps that their successor follows directly, of n - 1; it forgives one
/// step that slipped, and gives nothing for a reversed list.
pub(super) fn judge(steps: &[Step], credit: Credit, places: &[Option<usize>]) -> Share {
    let place = |step: usize| places.get(step).copied().flatten();
    if credit == Credit::Adjacent {
        let pairs = steps.len().saturating_sub(1);
        let follows = |step: &usize| place(*step).is_some_and(|here| place(step + 1) == Some(here + 1));
        return Share::of_parts(Credit::Proportional, (0..pairs).filter(follows).count(), pairs);
    }
    let right = (0..steps.len()).filter(|step| place(*step) == Some(*step)).count();
    Share::of_parts(Credit::Exact, right, steps.len())
}

/// The steps as the learner ordered them; those without a place follow as they were shown.
pub(super) fn response(
    steps: &[Step],
    arrangement: &Arrangement,
    answer: Option<&Answer>,
    feedback: bool,
    key: bool,
) -> Response {
    let places: &[Option<usize>] = if let Some(Answer::Places(places)) = answer { places } else { &[] };
    let place = |step: usize| places.get(step).copied().flatten();
    let mut order: Vec<usize> = arrangement.options.iter().copied().filter(|step| *step < steps.len()).collect();
    order.sort_by_key(|step| place(*step).unwrap_or(usize::MAX));
    let rows = order.into_iter().map(|step| ReviewStep {
        html: steps[step].html.clone(),
        place: place(step).map(|place| place + 1),
        key: key.then_some(step + 1),
        feedback_html: steps[step].feedback_html.clone().filter(|_| key || feedback && place(step) == Some(step)),
    });
    Response::Order { rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Kind, Question, samples};

    fn question(credit: Credit) -> Question {
        Question { credit, ..samples::question("q-1", Kind::Ordering(samples::steps(4))) }
    }

    /// The places of the steps, from 1; 0 is none.
    fn hundredths(credit: Credit, places: [usize; 4]) -> i64 {
        let places = places.map(|place| place.checked_sub(1)).to_vec();
        let share = question(credit).judge(&Answer::Places(places));
        share.earned * 100 / share.whole
    }

    #[test]
    fn exact_wants_every_place() {
        assert_eq!(hundredths(Credit::Exact, [1, 2, 3, 4]), 100);
        assert_eq!(hundredths(Credit::Exact, [1, 2, 4, 3]), 0);
        assert_eq!(hundredths(Credit::Exact, [1, 2, 3, 0]), 0);
    }

    #[test]
    fn adjacent_counts_neighbours() {
        assert_eq!(hundredths(Credit::Adjacent, [1, 2, 3, 4]), 100);
        assert_eq!(hundredths(Credit::Adjacent, [4, 3, 2, 1]), 0);
        // The first step slipped to the end: two of three neighbours stand.
        assert_eq!(hundredths(Credit::Adjacent, [4, 1, 2, 3]), 66);
        assert_eq!(hundredths(Credit::Adjacent, [2, 1, 3, 4]), 33);
        assert_eq!(hundredths(Credit::Adjacent, [1, 2, 0, 0]), 33);
        assert_eq!(hundredths(Credit::Adjacent, [1, 1, 1, 1]), 0);
    }

    #[test]
    fn the_sheet_never_shows_the_right_order() {
        for seed in 0..200 {
            for count in 2..5 {
                let arrangement = arrange(&samples::steps(count), &mut SplitMix64(seed));
                assert!(!arrangement.options.is_sorted(), "{arrangement:?}");
            }
        }
    }

    #[test]
    fn fields_are_named_by_where_a_step_is_shown() {
        let arrangement = Arrangement { options: vec![2, 0, 3, 1], gaps: Vec::new() };
        let sent = [("0", "3"), ("1", "1"), ("2", ""), ("3", "1")].map(|(part, value)| Sent { part, value });
        let answer = question(Credit::Exact).read_answer(&arrangement, &sent).unwrap().unwrap();
        assert_eq!(answer, Answer::Places(vec![Some(0), Some(0), Some(2), None]));
        let fields = question(Credit::Exact).answer_fields(&arrangement, &answer);
        assert_eq!(
            fields,
            [("0", "3"), ("1", "1"), ("3", "1")].map(|(part, value)| (part.to_owned(), value.to_owned()))
        );
        for value in ["0", "5", "x"] {
            let refused = question(Credit::Exact).read_answer(&arrangement, &[Sent { part: "0", value }]);
            assert_eq!(refused, Err(AnswerError::UnknownPlace { last: 4 }), "{value}");
        }
    }
}
