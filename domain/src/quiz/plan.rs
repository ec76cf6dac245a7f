//! Which questions one attempt asks, and in which order.

use super::{Choice, Kind, Question, Quiz, Section, cloze, ordering, random::SplitMix64};
use crate::locale::Locale;
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
    /// How its parts are arranged.
    #[serde(flatten)]
    pub arrangement: Arrangement,
}

/// How the parts of a question are arranged: indexes in source order, in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    /// Of its options, of the right sides of a matching, of the steps of an ordering.
    pub options: Vec<usize>,
    /// Of the entries of each drop-down, gap by gap; nothing for a gap to type into.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Vec<usize>>,
}

/// A question where its plan asks it.
#[derive(Clone, Copy)]
pub(super) struct Asked<'quiz> {
    /// From 1.
    pub(super) number: usize,
    pub(super) section: &'quiz Section,
    pub(super) question: &'quiz Question,
    pub(super) arrangement: &'quiz Arrangement,
}

impl Asked<'_> {
    pub(super) fn in_same_section(&self, next: &Self) -> bool {
        self.section.id == next.section.id
    }
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
                arrangement: question.arrange(self.shuffle_options, &mut random),
            }));
        }
        Plan { questions }
    }

    /// Whether its title, introduction and questions all stand in this language.
    pub fn is_in(&self, locale: Locale) -> bool {
        let mut questions = self.sections.iter().flat_map(|section| &section.questions);
        self.lang == locale && questions.all(|question| question.lang == locale)
    }

    /// The questions of a plan with their sections. Entries that mean another quiz are passed over.
    pub(super) fn asked<'quiz>(&'quiz self, plan: &'quiz Plan) -> Vec<Asked<'quiz>> {
        let numbered = (1..).zip(&plan.questions);
        let asked = numbered.filter_map(|(number, entry)| {
            let (section, question) = self.planned(entry)?;
            Some(Asked { number, section, question, arrangement: &entry.arrangement })
        });
        asked.collect()
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
            Kind::Poll(poll) => &poll.choices,
            _ => &[],
        }
    }

    /// Its options with their indexes in source order, in the order in which a plan shows them.
    pub(super) fn choices_in(&self, order: &[usize]) -> impl Iterator<Item = (usize, &Choice)> {
        order.iter().filter_map(|index| Some((*index, self.choices().get(*index)?)))
    }

    /// What hides the key by its order is shuffled whatever the quiz says.
    fn arrange(&self, shuffle: bool, random: &mut SplitMix64) -> Arrangement {
        match &self.kind {
            Kind::Matching(matching) => matching.arrange(random),
            Kind::Ordering(steps) => ordering::arrange(steps, random),
            Kind::Cloze(gaps) => cloze::arrange(gaps, random),
            _ => Arrangement { options: self.option_order(shuffle, random), gaps: Vec::new() },
        }
    }

    /// The arrangement of a practice question in a lesson: always the same, so that nothing has to be kept of it.
    pub fn practice_arrangement(&self) -> Arrangement {
        // FNV-1a of the id is origin enough.
        let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        self.arrange(false, &mut SplitMix64(self.id.bytes().fold(0xcbf2_9ce4_8422_2325, fold)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples::{choices, ids, question, quiz, section, single};

    fn asked(plan: &Plan) -> Vec<&str> {
        plan.questions.iter().map(|entry| entry.id.as_str()).collect()
    }

    fn bank(count: usize) -> Vec<Question> {
        (0..count).map(|number| single(&format!("q-{number}"), "+--")).collect()
    }

    #[test]
    fn without_shuffling_everything_stands_as_written() {
        let quiz = quiz("k", vec![section("a", None, bank(3)), section("b", None, vec![single("q-x", "-+")])]);
        let plan = quiz.plan(7, &ids(&[]));
        assert_eq!(asked(&plan), ["q-0", "q-1", "q-2", "q-x"]);
        assert_eq!(plan.questions[0].arrangement.options, [0, 1, 2]);
        assert_eq!(plan.questions[3].section, "b");
    }

    #[test]
    fn the_seed_alone_decides() {
        let mut quiz = quiz("k", vec![section("a", Some(5), bank(20))]);
        (quiz.shuffle_questions, quiz.shuffle_options) = (true, true);
        assert_eq!(quiz.plan(7, &ids(&[])), quiz.plan(7, &ids(&[])));
        assert_ne!(quiz.plan(7, &ids(&[])), quiz.plan(8, &ids(&[])));
    }

    #[test]
    fn a_draw_takes_unseen_questions_first() {
        let quiz = quiz("k", vec![section("a", Some(3), bank(5))]);
        let first = quiz.plan(1, &ids(&[]));
        let second = quiz.plan(2, &ids(&asked(&first)));
        let unseen = ["q-0", "q-1", "q-2", "q-3", "q-4"].into_iter().filter(|id| !asked(&first).contains(id));
        for id in unseen {
            assert!(asked(&second).contains(&id), "{id} was not seen yet");
        }
        assert_eq!(second.questions.len(), 3);
    }

    #[test]
    fn a_bank_in_two_sections_gives_each_question_once() {
        let sections =
            vec![section("a", Some(2), bank(4)), section("b", None, bank(2)), section("c", Some(9), bank(4))];
        for seed in 0..50 {
            let plan = quiz("k", sections.clone()).plan(seed, &ids(&[]));
            let mut questions = asked(&plan);
            assert_eq!(questions[2..4], ["q-0", "q-1"], "the section without a draw keeps its questions");
            questions.sort_unstable();
            assert_eq!(questions, ["q-0", "q-1", "q-2", "q-3"]);
        }
    }

    #[test]
    fn retired_questions_are_not_asked() {
        let mut questions = bank(3);
        questions[1].retired = true;
        let plan = quiz("k", vec![section("a", None, questions)]).plan(7, &ids(&[]));
        assert_eq!(asked(&plan), ["q-0", "q-2"]);
    }

    #[test]
    fn pinned_options_stay_last_and_true_false_keeps_its_order() {
        let mut pinned = choices("+----");
        pinned[1].last = true;
        let questions =
            vec![question("q-pinned", Kind::Multiple(pinned)), question("q-true", Kind::TrueFalse(choices("-+")))];
        let mut quiz = quiz("k", vec![section("a", None, questions)]);
        quiz.shuffle_options = true;
        let plans: Vec<Plan> = (0..50).map(|seed| quiz.plan(seed, &ids(&[]))).collect();
        assert!(plans.iter().all(|plan| plan.questions[0].arrangement.options.last() == Some(&1)));
        assert!(plans.iter().all(|plan| plan.questions[1].arrangement.options == [0, 1]));
        assert!(
            plans.iter().any(|plan| plan.questions[0].arrangement.options != plans[0].questions[0].arrangement.options)
        );
    }

    #[test]
    fn a_plan_is_stored_and_read_again() {
        let plan = quiz("k", vec![section("a", None, bank(2))]).plan(7, &ids(&[]));
        let stored = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan>(&stored).unwrap(), plan);
    }
}
