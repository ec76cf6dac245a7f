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
    /// Whether people have yet to mark a part of it.
    pub waiting: bool,
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
    /// Not before the last one is marked: nobody should write anew what may be good already.
    AfterMarking,
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
            _ if attempts.iter().any(|attempt| attempt.waiting) => Next::AfterMarking,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Keep, samples};
    use samples::submitted;

    fn quiz(attempts: Option<u32>, cooldown: i64, reveal: Reveal) -> Quiz {
        Quiz { attempts, cooldown, reveal, ..samples::quiz("k", Vec::new()) }
    }

    #[test]
    fn the_first_attempt_may_start_at_once() {
        let standing = quiz(Some(3), 1000, Reveal::AfterPass).standing(&[], 0);
        assert_eq!(standing, Standing { kept: None, passed: false, used: 0, left: Some(3), next: Next::Now });
        assert_eq!(standing.attempts_phrase(), Phrase::new("attempts-left").number("count", 3));
    }

    #[test]
    fn the_cooldown_runs_from_the_last_submission() {
        let quiz = quiz(Some(3), 1000, Reveal::AfterPass);
        let attempts = [submitted(40, 900), submitted(30, 500)];
        assert_eq!(quiz.standing(&attempts, 1899).next, Next::From(1900));
        assert!(quiz.standing(&attempts, 1900).may_start());
        assert_eq!(quiz.standing(&[submitted(0, i64::MAX)], 0).next, Next::From(i64::MAX));
    }

    #[test]
    fn who_waits_for_a_mark_does_not_start_again() {
        let quiz = quiz(Some(3), 0, Reveal::AfterPass);
        let waiting = Submitted { waiting: true, ..submitted(20, 1) };
        assert_eq!(quiz.standing(&[waiting], 9).next, Next::AfterMarking);
        assert!(quiz.standing(&[submitted(20, 1)], 9).may_start());
    }

    #[test]
    fn attempts_run_out() {
        let quiz = quiz(Some(2), 0, Reveal::AfterPass);
        let attempts = [submitted(40, 1), submitted(30, 2), submitted(20, 3)];
        assert_eq!(quiz.standing(&attempts[..1], 9).left, Some(1));
        let standing = quiz.standing(&attempts, 9);
        assert_eq!((standing.used, standing.left, standing.next), (3, Some(0), Next::Never));
    }

    #[test]
    fn the_kept_score_decides_whether_the_quiz_is_passed() {
        let mut quiz = quiz(None, 0, Reveal::AfterPass);
        // Handed over in any order: time counts.
        let attempts = [submitted(40, 3), submitted(80, 1), submitted(10, 2)];
        for (keep, percent) in [(Keep::Best, 80), (Keep::Last, 40), (Keep::First, 80)] {
            quiz.keep = keep;
            let standing = quiz.standing(&attempts, 9);
            assert_eq!(standing.kept, Some(Percent::whole(percent)), "{keep:?}");
            assert_eq!(standing.passed, percent >= 50);
        }
        quiz.keep = Keep::Mean;
        assert_eq!(quiz.standing(&attempts, 9).kept, Some(Percent(43_333)));
    }

    #[test]
    fn the_key_waits_for_a_pass_or_for_the_last_attempt() {
        let quiz = quiz(Some(2), 0, Reveal::AfterPass);
        let shown = |attempts: &[Submitted]| quiz.disclosure(attempts, None, 9);
        assert_eq!(shown(&[submitted(40, 1)]), Disclosure { feedback: true, key: false });
        assert_eq!(shown(&[submitted(50, 1)]), Disclosure::ALL);
        assert_eq!(shown(&[submitted(40, 1), submitted(30, 2)]), Disclosure::ALL);
        assert_eq!(shown(&[]), Disclosure::NOTHING);
    }

    #[test]
    fn each_rule_reveals_in_its_time() {
        let attempts = [submitted(90, 1)];
        let shown = |reveal, closes_at| quiz(None, 0, reveal).disclosure(&attempts, closes_at, 9);
        assert_eq!(shown(Reveal::AtOnce, None), Disclosure::ALL);
        assert_eq!(shown(Reveal::AfterSubmit, None), Disclosure::ALL);
        assert_eq!(shown(Reveal::AfterClose, None), Disclosure::NOTHING);
        assert_eq!(shown(Reveal::AfterClose, Some(10)), Disclosure::NOTHING);
        assert_eq!(shown(Reveal::AfterClose, Some(9)), Disclosure::ALL);
        assert_eq!(shown(Reveal::Never, Some(9)), Disclosure::NOTHING);
    }

    #[test]
    fn a_survey_reveals_nothing() {
        let quiz = Quiz { mode: Mode::Survey, ..quiz(None, 0, Reveal::AfterSubmit) };
        assert_eq!(quiz.disclosure(&[submitted(0, 1)], None, 9), Disclosure::NOTHING);
    }

    #[test]
    fn only_practice_reveals_before_submission() {
        let mut quiz = quiz(None, 0, Reveal::AtOnce);
        assert!(!quiz.reveals_at_once());
        quiz.mode = Mode::Practice;
        assert!(quiz.reveals_at_once());
    }
}
