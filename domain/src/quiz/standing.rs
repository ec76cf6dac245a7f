//! Where a learner stands in a quiz: which score counts, whether another attempt may start, what is revealed.

use super::{Mode, Percent, Quiz, Reveal};
use crate::phrase::Phrase;

/// A submitted attempt of one enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// Its score.
    pub score: Percent,
    /// When it was submitted, in milliseconds UTC; an expired attempt counts as submitted at its deadline.
    pub submitted_at: i64,
}

/// Where a learner stands in a quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The score that counts.
    pub kept: Option<Percent>,
    /// Whether the kept score reaches the pass mark.
    pub passed: bool,
    /// Attempts submitted.
    pub used: u32,
    /// Attempts left; `None` without limit.
    pub left: Option<u32>,
    /// Whether another attempt may start.
    pub next: Next,
}

/// Whether another attempt may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Now.
    Now,
    /// Not before this instant, in milliseconds UTC.
    From(i64),
    /// Never: all attempts are used.
    Never,
}

/// What may be shown of an attempt after its submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// Feedback on what the learner chose or typed.
    pub feedback: bool,
    /// The key and the explanations.
    pub key: bool,
}

impl Quiz {
    /// Where a learner stands after these attempts.
    pub fn standing(&self, attempts: &[Submitted], now: i64) -> Standing {
        let mut attempts = attempts.to_vec();
        attempts.sort_by_key(|attempt| attempt.submitted_at);
        let scores: Vec<Percent> = attempts.iter().map(|attempt| attempt.score).collect();
        let kept = Percent::kept(self.keep, &scores);
        let used = u32::try_from(attempts.len()).unwrap_or(u32::MAX);
        let left = self.attempts.map(|allowed| allowed.saturating_sub(used));
        let rested = attempts.last().map(|last| last.submitted_at.saturating_add(self.cooldown));
        let next = match (left, rested) {
            (Some(0), _) => Next::Never,
            (_, Some(from)) if from > now => Next::From(from),
            _ => Next::Now,
        };
        Standing { kept, passed: kept.is_some_and(|score| self.is_passed_with(score)), used, left, next }
    }

    /// What may be shown of a submitted attempt, given all submitted attempts of the enrolment.
    ///
    /// `after-pass` opens when any of them has passed, or when none is left. `closes_at` is when the cohort closes;
    /// without such an instant `after-close` stays shut.
    pub fn disclosure(&self, attempts: &[Submitted], closes_at: Option<i64>, now: i64) -> Disclosure {
        let key = match self.reveal {
            Reveal::AtOnce | Reveal::AfterSubmit => !attempts.is_empty(),
            Reveal::AfterPass => {
                attempts.iter().any(|attempt| self.is_passed_with(attempt.score))
                    || self.standing(attempts, now).next == Next::Never && !attempts.is_empty()
            }
            Reveal::AfterClose => closes_at.is_some_and(|instant| instant <= now),
            Reveal::Never => false,
        };
        let feedback = match self.reveal {
            Reveal::AtOnce | Reveal::AfterSubmit | Reveal::AfterPass => !attempts.is_empty(),
            Reveal::AfterClose | Reveal::Never => key,
        };
        let graded = self.mode != Mode::Survey;
        Disclosure { feedback: feedback && graded, key: key && graded }
    }

    /// Whether each answer is reviewed as soon as it is given. Only in practice: in an exam it would give the key
    /// away while answers can still be changed.
    pub fn reveals_at_once(&self) -> bool {
        self.mode == Mode::Practice && self.reveal == Reveal::AtOnce
    }
}

impl Standing {
    /// Whether another attempt may start now.
    pub fn may_start(&self) -> bool {
        self.next == Next::Now
    }

    /// How many attempts are left, in words.
    pub fn attempts_phrase(&self) -> Phrase {
        match self.left {
            None => Phrase::new("attempts-unlimited"),
            Some(0) => Phrase::new("attempts-none-left"),
            Some(left) => Phrase::new("attempts-left").number("count", left.into()),
        }
    }
}

impl Disclosure {
    /// Everything, as for a practice question that has just been answered.
    pub const ALL: Self = Self { feedback: true, key: true };
    /// Nothing but the verdict.
    pub const NOTHING: Self = Self { feedback: false, key: false };
}
