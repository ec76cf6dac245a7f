//! What a learner chose, in the terms of another revision of the question: by its text, never by guess.

use super::{Answer, Gap, GapAnswer, Kind, Matching, Partner, Question, Step, Unmatched};
use std::mem::discriminant;

impl Question {
    /// The same answer in the terms of another revision of this question.
    pub fn carry_over(&self, new: &Self, answer: &Answer) -> Result<Answer, Unmatched> {
        match (&self.kind, &new.kind, answer) {
            (Kind::Scale(old), Kind::Scale(now), Answer::Options(chosen)) => {
                let value = |index: &usize| old.values().nth(*index).unwrap_or(i64::MIN);
                let place = |index| {
                    now.values().position(|other| other == value(index)).ok_or_else(|| lost(&value(index).to_string()))
                };
                chosen.iter().map(place).collect::<Result<_, _>>().map(Answer::Options)
            }
            (_, _, Answer::Options(chosen)) if self.has_choices() && new.has_choices() => {
                let place = |index: &usize| {
                    let text = self.choices().get(*index).map_or("", |choice| choice.text.as_str());
                    new.choices().iter().position(|other| other.text == text).ok_or_else(|| lost(text))
                };
                let mut chosen: Vec<usize> = chosen.iter().map(place).collect::<Result<_, _>>()?;
                chosen.sort_unstable();
                Ok(Answer::Options(chosen))
            }
            (Kind::Matching(old), Kind::Matching(now), Answer::Pairs(pairs)) => carry_pairs(old, now, pairs),
            (Kind::Ordering(old), Kind::Ordering(now), Answer::Places(places)) => carry_places(old, now, places),
            (Kind::Cloze(old), Kind::Cloze(now), Answer::Gaps(given)) => carry_gaps(old, now, given),
            (old, now, Answer::Text(_) | Answer::Files(_)) if discriminant(old) == discriminant(now) => {
                Ok(answer.clone())
            }
            _ => Err(Unmatched::Kind),
        }
    }

    fn has_choices(&self) -> bool {
        matches!(self.kind, Kind::Single(_) | Kind::Multiple(_) | Kind::TrueFalse(_) | Kind::Poll(_))
    }
}

fn lost(text: &str) -> Unmatched {
    Unmatched::Part(text.to_owned())
}

/// A left side that is new has no answer yet; what stood beside one that is gone counts no more.
fn carry_pairs(old: &Matching, now: &Matching, pairs: &[Option<Partner>]) -> Result<Answer, Unmatched> {
    let carried = now.prompts.iter().map(|prompt| {
        let place = old.prompts.iter().position(|other| other.text == prompt.text);
        match place.and_then(|place| pairs.get(place).copied().flatten()) {
            Some(Partner::Target(target)) => {
                let text = old.targets.get(target).map_or("", String::as_str);
                let target = now.targets.iter().position(|other| other == text).ok_or_else(|| lost(text))?;
                Ok(Some(Partner::Target(target)))
            }
            other => Ok(other),
        }
    });
    carried.collect::<Result<_, _>>().map(Answer::Pairs)
}

/// An order of other steps is another order.
fn carry_places(old: &[Step], now: &[Step], places: &[Option<usize>]) -> Result<Answer, Unmatched> {
    if let Some(gone) = old.iter().find(|step| !now.iter().any(|other| other.text == step.text)) {
        return Err(lost(&gone.text));
    }
    let carried = now.iter().map(|step| {
        let place = old.iter().position(|other| other.text == step.text).ok_or_else(|| lost(&step.text))?;
        Ok(places.get(place).copied().flatten())
    });
    carried.collect::<Result<_, _>>().map(Answer::Places)
}

fn carry_gaps(old: &[Gap], now: &[Gap], given: &[Option<GapAnswer>]) -> Result<Answer, Unmatched> {
    if old.len() != now.len() {
        return Err(Unmatched::Kind);
    }
    let carried = old.iter().zip(now).enumerate().map(|(index, (old, now))| {
        match (old, now, given.get(index).and_then(Option::as_ref)) {
            (_, _, None) => Ok(None),
            (Gap::Typed(_), Gap::Typed(_), Some(GapAnswer::Text(text))) => Ok(Some(GapAnswer::Text(text.clone()))),
            (Gap::Choice { entries, .. }, Gap::Choice { entries: now, .. }, Some(GapAnswer::Entry(entry))) => {
                let text = entries.get(*entry).map_or("", String::as_str);
                let entry = now.iter().position(|other| other == text).ok_or_else(|| lost(text))?;
                Ok(Some(GapAnswer::Entry(entry)))
            }
            _ => Err(Unmatched::Kind),
        }
    });
    carried.collect::<Result<_, _>>().map(Answer::Gaps)
}
