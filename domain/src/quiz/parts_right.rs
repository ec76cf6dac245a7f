//! How the points of a question with several parts come about.

use super::{Answer, Choice, Credit, Kind, PartsRight, Question};

impl Question {
    /// How the points come about; nothing for questions of one part.
    pub(super) fn parts_right(&self, answer: &Answer) -> Option<PartsRight> {
        let all_or_nothing = self.credit == Credit::Exact;
        let share = self.judge_by(Credit::Proportional, answer);
        let whole = |share: i64| usize::try_from(share).unwrap_or(0);
        match &self.kind {
            Kind::Multiple(choices) => {
                let ticked = |right| {
                    let fits = |(index, choice): &(usize, &Choice)| choice.right == right && answer.has_chosen(*index);
                    choices.iter().enumerate().filter(fits).count()
                };
                let all = choices.iter().filter(|choice| choice.right).count();
                Some(PartsRight { right: ticked(true), wrong: ticked(false), all, all_or_nothing })
            }
            Kind::Ordering(_) => {
                let share = self.judge(answer);
                let (right, all) = (whole(share.earned), whole(share.whole));
                (!all_or_nothing).then_some(PartsRight { right, wrong: 0, all, all_or_nothing })
            }
            Kind::Matching(_) | Kind::Cloze(_) => {
                Some(PartsRight { right: whole(share.earned), wrong: 0, all: whole(share.whole), all_or_nothing })
            }
            _ => None,
        }
    }
}
