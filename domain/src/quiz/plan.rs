//! Which questions one attempt asks, and in which order.

use super::{Choice, Kind, Question, Quiz, Section, random::SplitMix64};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The questions of one attempt in the order in which they are asked. It is stored with the attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Section by section.
    pub questions: Vec<PlannedQuestion>,
}

/// One question of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedQuestion {
    /// The section that asks it: two sections may draw from one bank and give different points.
    pub section: String,
    /// The question; never twice in a plan.
    pub id: String,
    /// Indexes of its options in source order, in the order in which they are shown.
    pub options: Vec<usize>,
}

impl Quiz {
    /// Plans an attempt: the same seed and the same seen questions give the same plan.
    ///
    /// `seen` holds the questions of the learner's earlier attempts; a draw takes them last.
    pub fn plan(&self, seed: u64, seen: &BTreeSet<String>) -> Plan {
        let mut random = SplitMix64(seed);
        // Sections that ask everything choose first: a draw from the same bank must not take a question from them.
        let mut taken = BTreeSet::new();
        let mut chosen: Vec<Vec<&Question>> = vec![Vec::new(); self.sections.len()];
        for draws in [false, true] {
            for (place, section) in self.sections.iter().enumerate().filter(|(_, one)| one.draw.is_some() == draws) {
                chosen[place] = section.choose(seen, &mut taken, &mut random);
            }
        }
        let mut questions = Vec::new();
        for (section, mut asked) in self.sections.iter().zip(chosen) {
            if self.shuffle_questions {
                random.shuffle(&mut asked);
            }
            questions.extend(asked.into_iter().map(|question| PlannedQuestion {
                section: section.id.clone(),
                id: question.id.clone(),
                options: question.option_order(self.shuffle_options, &mut random),
            }));
        }
        Plan { questions }
    }

    /// The section and the question that an entry of a plan means; `None` if the plan is of another quiz.
    pub fn planned(&self, entry: &PlannedQuestion) -> Option<(&Section, &Question)> {
        let section = self.sections.iter().find(|section| section.id == entry.section)?;
        let question = section.questions.iter().find(|question| question.id == entry.id)?;
        Some((section, question))
    }
}

impl Section {
    /// The questions to ask, in source order: all of them, or a random draw that prefers unseen ones.
    fn choose<'quiz>(
        &'quiz self,
        seen: &BTreeSet<String>,
        taken: &mut BTreeSet<&'quiz str>,
        random: &mut SplitMix64,
    ) -> Vec<&'quiz Question> {
        let mut met = BTreeSet::new();
        let mut candidates: Vec<(usize, &Question)> = self
            .questions
            .iter()
            .enumerate()
            .filter(|(_, question)| !question.retired && !taken.contains(question.id.as_str()))
            .filter(|(_, question)| met.insert(question.id.as_str()))
            .collect();
        if let Some(draw) = self.draw {
            random.shuffle(&mut candidates);
            candidates.sort_by_key(|(_, question)| seen.contains(&question.id));
            candidates.truncate(draw);
            candidates.sort_by_key(|(place, _)| *place);
        }
        taken.extend(candidates.iter().map(|(_, question)| question.id.as_str()));
        candidates.into_iter().map(|(_, question)| question).collect()
    }
}

impl Question {
    /// Its options; none for questions whose answer is typed.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Single(choices) | Kind::Multiple(choices) | Kind::TrueFalse(choices) => choices,
            Kind::Numeric(_) | Kind::ShortText(_) => &[],
        }
    }

    fn option_order(&self, shuffle: bool, random: &mut SplitMix64) -> Vec<usize> {
        let choices = self.choices();
        if matches!(self.kind, Kind::TrueFalse(_)) || !shuffle {
            return (0..choices.len()).collect();
        }
        let (pinned, mut order): (Vec<usize>, Vec<usize>) = (0..choices.len()).partition(|index| choices[*index].last);
        random.shuffle(&mut order);
        order.extend(pinned);
        order
    }
}
