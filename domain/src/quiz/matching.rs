//! Matching: each left side has one right side, or none.

use super::{
    Answer, AnswerError, Arrangement, Credit, Field, Response, ReviewPair, Sent, judge::Share, random::SplitMix64,
};
use serde::{Deserialize, Serialize};

/// The value of a field that says: nothing on the right belongs here.
const NOBODY: &str = "none";

/// A matching with its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Matching {
    /// The left sides in source order.
    pub prompts: Vec<Prompt>,
    /// The right sides, each once, in source order; those without a left side distract.
    pub targets: Vec<String>,
}

/// A left side.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// Safe inline HTML.
    pub html: String,
    /// NFC plain text, by which left sides are matched across revisions.
    pub text: String,
    /// The index of its right side; `None` where nothing belongs to it.
    pub target: Option<usize>,
    /// Why, safe HTML.
    pub feedback_html: Option<String>,
}

/// What a learner put beside a left side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Partner {
    /// The right side with this index in source order.
    Target(usize),
    /// She says that nothing belongs there.
    Nobody,
}

impl Matching {
    /// Whether some left side has no right side, so that learners may say so.
    fn has_lonely_prompts(&self) -> bool {
        self.prompts.iter().any(|prompt| prompt.target.is_none())
    }

    fn key(&self) -> Vec<Partner> {
        self.prompts.iter().map(|prompt| prompt.target.map_or(Partner::Nobody, Partner::Target)).collect()
    }

    /// Right sides are always shuffled.
    pub(super) fn arrange(&self, random: &mut SplitMix64) -> Arrangement {
        Arrangement { options: random.order_of(self.targets.len()), gaps: Vec::new() }
    }

    /// One field a left side; its value is a place among the right sides as they are shown, which tells nothing.
    pub(super) fn field(&self, arrangement: &Arrangement) -> Field {
        let shown = arrangement.options.iter().filter_map(|index| self.targets.get(*index));
        Field::Matching {
            prompts: self.prompts.iter().map(|prompt| prompt.html.clone()).collect(),
            targets: shown.cloned().collect(),
            nobody: self.has_lonely_prompts().then(|| NOBODY.to_owned()),
        }
    }

    pub(super) fn read(&self, arrangement: &Arrangement, sent: &[Sent<'_>]) -> Result<Option<Answer>, AnswerError> {
        let mut pairs = vec![None; self.prompts.len()];
        for field in sent.iter().filter(|field| !field.part.is_empty()) {
            let place = field.index().filter(|place| *place < pairs.len()).ok_or(AnswerError::UnknownPart)?;
            pairs[place] = match field.value {
                "" => None,
                NOBODY if self.has_lonely_prompts() => Some(Partner::Nobody),
                value => {
                    let shown: Option<usize> = value.parse().ok();
                    let target = shown.and_then(|shown| arrangement.options.get(shown).copied());
                    Some(Partner::Target(target.ok_or(AnswerError::UnknownOption)?))
                }
            };
        }
        Ok(pairs.iter().any(Option::is_some).then_some(Answer::Pairs(pairs)))
    }

    /// What the fields hold that gave this answer.
    pub(super) fn fields(arrangement: &Arrangement, pairs: &[Option<Partner>]) -> Vec<(String, String)> {
        let shown = |target: usize| arrangement.options.iter().position(|index| *index == target);
        let value = |partner: &Option<Partner>| match partner {
            Some(Partner::Target(target)) => shown(*target).map(|place| place.to_string()),
            Some(Partner::Nobody) => Some(NOBODY.to_owned()),
            None => None,
        };
        pairs.iter().enumerate().filter_map(|(place, partner)| Some((place.to_string(), value(partner)?))).collect()
    }

    /// Right pairs / all pairs; with [`Credit::Exact`] all or nothing.
    pub(super) fn judge(&self, credit: Credit, pairs: &[Option<Partner>]) -> Share {
        let right = self.key().iter().zip(pairs).filter(|(key, given)| Some(**key) == **given).count();
        Share::of_parts(credit, right, self.prompts.len())
    }

    /// Each left side with what was put beside it.
    pub(super) fn response(&self, answer: Option<&Answer>, feedback: bool, key: bool) -> Response {
        let given: &[Option<Partner>] = if let Some(Answer::Pairs(pairs)) = answer { pairs } else { &[] };
        let rows = self.prompts.iter().zip(self.key()).enumerate().map(|(place, (prompt, right))| {
            let chosen = given.get(place).copied().flatten();
            let is_right = chosen == Some(right);
            ReviewPair {
                prompt_html: prompt.html.clone(),
                chosen: chosen.map(|partner| self.name(partner)),
                right: key.then_some(is_right),
                key: key.then(|| self.name(right)),
                // It explains the right pair, so whoever missed it waits for the key.
                feedback_html: prompt.feedback_html.clone().filter(|_| key || feedback && is_right),
            }
        });
        Response::Pairs { rows: rows.collect() }
    }

    /// The words of a right side; nothing for none.
    fn name(&self, partner: Partner) -> String {
        match partner {
            Partner::Target(target) => self.targets.get(target).cloned().unwrap_or_default(),
            Partner::Nobody => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Kind, Question, samples};

    /// Quốc hội -> Luật, Chính phủ -> Nghị định, Hội thảo -> nothing; Thông tư distracts.
    fn question(credit: Credit) -> Question {
        Question { credit, ..samples::question("q-1", Kind::Matching(samples::matching())) }
    }

    fn hundredths(credit: Credit, pairs: &[Option<Partner>]) -> i64 {
        let share = question(credit).judge(&Answer::Pairs(pairs.to_vec()));
        share.earned * 100 / share.whole
    }

    #[test]
    fn right_pairs_count_and_a_lonely_side_wants_its_own_answer() {
        let (law, decree, none) = (Some(Partner::Target(0)), Some(Partner::Target(1)), Some(Partner::Nobody));
        assert_eq!(hundredths(Credit::Proportional, &[law, decree, none]), 100);
        assert_eq!(hundredths(Credit::Proportional, &[law, decree, None]), 66);
        assert_eq!(hundredths(Credit::Proportional, &[law, law, law]), 33);
        assert_eq!(hundredths(Credit::Proportional, &[none, none, Some(Partner::Target(2))]), 0);
        assert_eq!(hundredths(Credit::Exact, &[law, decree, none]), 100);
        assert_eq!(hundredths(Credit::Exact, &[law, decree, None]), 0);
        assert_eq!(hundredths(Credit::Proportional, &[law]), 33, "a shorter answer of another revision");
    }

    #[test]
    fn fields_name_places_as_they_are_shown() {
        let arrangement = Arrangement { options: vec![2, 0, 1], gaps: Vec::new() };
        let sent = [("0", "1"), ("1", ""), ("2", "none")];
        let sent = sent.map(|(part, value)| Sent { part, value });
        let answer = question(Credit::Exact).read_answer(&arrangement, &sent).unwrap().unwrap();
        assert_eq!(answer, Answer::Pairs(vec![Some(Partner::Target(0)), None, Some(Partner::Nobody)]));
        assert_eq!(
            question(Credit::Exact).answer_fields(&arrangement, &answer),
            [("0".to_owned(), "1".to_owned()), ("2".to_owned(), "none".to_owned())]
        );
    }

    #[test]
    fn strange_fields_are_refused() {
        let arrangement = Arrangement { options: vec![0, 1, 2], gaps: Vec::new() };
        for (part, value, error) in [
            ("3", "0", AnswerError::UnknownPart),
            ("x", "0", AnswerError::UnknownPart),
            ("0", "3", AnswerError::UnknownOption),
            ("0", "-1", AnswerError::UnknownOption),
        ] {
            assert_eq!(
                question(Credit::Exact).read_answer(&arrangement, &[Sent { part, value }]),
                Err(error),
                "{part}={value}"
            );
        }
    }
}
