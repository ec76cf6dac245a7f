//! Grading again: raw answers of one revision against the key of another.
//!
//! What a learner chose is carried over by its text. What cannot be matched is never guessed: the question keeps the
//! grade of its own revision, and the instructor is told.

use super::{Answer, Grade, Mark, Percent, Plan, Question, QuestionGrade, Quiz, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why an answer cannot be graded by another key without asking.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unmatched {
    /// The question is of another type now.
    Kind,
    /// A part of the answer has no counterpart: its text.
    Part(String),
}

/// What grading an attempt again gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Regrade {
    /// The new grade.
    pub grade: Grade,
    /// The questions that keep the grade of their own revision, and why.
    pub unmatched: Vec<(String, Unmatched)>,
}

/// Which new grades take effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegradePolicy {
    /// Only those that are higher.
    NeverLower,
    /// All of them.
    Full,
}

impl RegradePolicy {
    /// Its name in forms, on the command line and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::NeverLower => "never-lower",
            Self::Full => "full",
        }
    }

    /// The policy of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::NeverLower, Self::Full].into_iter().find(|policy| policy.name() == name)
    }

    /// Whether a new score takes the place of an old one.
    pub fn takes(self, old: Percent, new: Percent) -> bool {
        match self {
            Self::NeverLower => new > old,
            Self::Full => new != old,
        }
    }
}

impl Quiz {
    /// Grades an attempt of this revision by the key of `new`. Questions that `new` asks no more keep their own key.
    pub fn regrade(
        &self,
        new: &Self,
        plan: &Plan,
        answers: &BTreeMap<String, Answer>,
        marks: &BTreeMap<String, Mark>,
    ) -> Regrade {
        let mut unmatched = Vec::new();
        let grade_one = |quiz: &Self, question: &Question, answer: Option<&Answer>| {
            quiz.grade_one(question, answer, marks.get(&question.id))
        };
        let asked = self.asked(plan);
        let questions: Vec<QuestionGrade> = asked
            .iter()
            .map(|asked| {
                let (old, answer) = (asked.question, answers.get(&asked.question.id));
                let Some(now) = new.counterpart(&asked.section.id, &old.id) else {
                    return grade_one(self, old, answer);
                };
                match answer.map(|answer| old.carry_over(now, answer)).transpose() {
                    Ok(answer) => grade_one(new, now, answer.as_ref()),
                    Err(why) => {
                        unmatched.push((old.id.clone(), why));
                        grade_one(self, old, answer)
                    }
                }
            })
            .collect();
        Regrade { grade: new.sum(questions), unmatched }
    }

    /// This revision with the keys of `new` wherever a learner would see the same question: after grading again the
    /// review shows what she saw, and the key that she was graded by.
    #[must_use]
    pub fn with_keys_of(&self, new: &Self) -> Self {
        let mut quiz = self.clone();
        for section in &mut quiz.sections {
            for question in &mut section.questions {
                let now = new.counterpart(&section.id, &question.id);
                if let Some(now) = now.filter(|now| now.practice_sheet(1) == question.practice_sheet(1)) {
                    *question = now.clone();
                }
            }
        }
        quiz
    }

    /// The question with this id, in the section of this id if it is there.
    fn counterpart(&self, section: &str, id: &str) -> Option<&Question> {
        let in_section = |wanted: bool| {
            let sections = self.sections.iter().filter(move |other| (other.id == section) == wanted);
            sections.flat_map(|section| &section.questions).find(|question| question.id == id)
        };
        in_section(true).or_else(|| in_section(false))
    }

    /// The grade of an attempt from those of its questions.
    pub(super) fn sum(&self, questions: Vec<QuestionGrade>) -> Grade {
        let points = questions.iter().map(|question| question.points).sum();
        let out_of = questions.iter().map(|question| question.out_of).sum();
        let percent = Percent::of(points, out_of);
        let waiting = questions.iter().any(|question| question.verdict == Verdict::Waiting);
        Grade { questions, points, out_of, percent, passed: self.is_passed_with(percent), waiting }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{
        Choice, Credit, Gap, GapAnswer, Kind, Partner, Points,
        samples::{choices, gaps, ids, matching, multiple, question, quiz, section, single, steps, ticks, typed},
    };

    fn graded(old: Question, new: Question, answer: Answer) -> Regrade {
        let old = quiz("k", vec![section("a", None, vec![old])]);
        let new = quiz("k", vec![section("a", None, vec![new])]);
        let answers = [("q-1".to_owned(), answer)].into();
        old.regrade(&new, &old.plan(7, &ids(&[])), &answers, &BTreeMap::new())
    }

    fn named(question: Question, texts: &[&str]) -> Question {
        let rename = |choices: Vec<Choice>| {
            let named = choices.into_iter().zip(texts);
            named.map(|(choice, text)| Choice { text: (*text).to_owned(), ..choice }).collect()
        };
        let kind = match question.kind {
            Kind::Single(choices) => Kind::Single(rename(choices)),
            Kind::Multiple(choices) => Kind::Multiple(rename(choices)),
            other => other,
        };
        Question { kind, ..question }
    }

    #[test]
    fn another_key_gives_another_grade() {
        let regrade = graded(single("q-1", "+--"), single("q-1", "-+-"), ticks(&[1]));
        assert_eq!((regrade.grade.percent, regrade.grade.passed), (Percent::whole(100), true));
        assert_eq!(regrade.unmatched, []);
    }

    #[test]
    fn options_are_found_by_their_text_wherever_they_moved() {
        let old = named(single("q-1", "+--"), &["a", "b", "c"]);
        let new = named(single("q-1", "--+"), &["c", "b", "a"]);
        assert_eq!(graded(old.clone(), new, ticks(&[0])).grade.percent, Percent::whole(100));
        let gone = named(single("q-1", "-+"), &["b", "x"]);
        let regrade = graded(old, gone, ticks(&[0]));
        assert_eq!(regrade.unmatched, [("q-1".to_owned(), Unmatched::Part("a".to_owned()))]);
        assert_eq!(regrade.grade.percent, Percent::whole(100), "the grade of its own revision stays");
    }

    #[test]
    fn one_of_several_may_become_one_and_the_other_way_round() {
        let several = multiple("q-1", "++-", Credit::Proportional);
        assert_eq!(graded(single("q-1", "+--"), several, ticks(&[1])).grade.points, Points(500));
    }

    #[test]
    fn a_question_that_is_asked_no_more_keeps_its_own_key() {
        let old = quiz("k", vec![section("a", None, vec![single("q-1", "+-"), single("q-2", "+-")])]);
        let new = quiz("k", vec![section("b", None, vec![single("q-2", "-+")])]);
        let answers = [("q-1".to_owned(), ticks(&[0])), ("q-2".to_owned(), ticks(&[1]))].into();
        let regrade = old.regrade(&new, &old.plan(7, &ids(&[])), &answers, &BTreeMap::new());
        assert_eq!(regrade.grade.points, Points(2000));
    }

    #[test]
    fn pairs_steps_and_gaps_are_carried_over_by_their_texts() {
        let old = question("q-1", Kind::Matching(matching()));
        let mut moved = matching();
        moved.targets.reverse();
        moved.prompts.reverse();
        for prompt in &mut moved.prompts {
            prompt.target = prompt.target.map(|target| 2 - target);
        }
        let new = question("q-1", Kind::Matching(moved));
        let right = Answer::Pairs(vec![Some(Partner::Target(0)), Some(Partner::Target(1)), Some(Partner::Nobody)]);
        assert_eq!(graded(old, new, right).grade.percent, Percent::whole(100));

        let old = question("q-1", Kind::Ordering(steps(3)));
        let mut turned = steps(3);
        turned.rotate_left(1);
        let places = Answer::Places(vec![Some(2), Some(0), Some(1)]);
        assert_eq!(
            graded(old.clone(), question("q-1", Kind::Ordering(turned)), places.clone()).grade.percent,
            Percent::whole(100)
        );
        let fewer = question("q-1", Kind::Ordering(steps(2)));
        assert_eq!(graded(old, fewer, places).unmatched, [("q-1".to_owned(), Unmatched::Part("Step 3".to_owned()))]);

        let mut other = gaps();
        other[0] = Gap::Choice { entries: vec!["Luật".to_owned(), "Quyết định".to_owned()], right: 1 };
        let given = Answer::Gaps(vec![Some(GapAnswer::Entry(0)), Some(GapAnswer::Text("bốn".to_owned()))]);
        let regrade = graded(question("q-1", Kind::Cloze(gaps())), question("q-1", Kind::Cloze(other)), given);
        assert_eq!(regrade.grade.percent, Percent::whole(100));
    }

    #[test]
    fn another_type_is_asked_about() {
        let new = question("q-1", Kind::TrueFalse(choices("+-")));
        assert_eq!(graded(question("q-1", Kind::Cloze(gaps())), new, typed("x")).unmatched.len(), 1);
    }

    #[test]
    fn the_review_takes_the_new_key_where_the_question_looks_the_same() {
        let old = quiz("k", vec![section("a", None, vec![single("q-1", "+-"), single("q-2", "+-")])]);
        let mut other = single("q-2", "-+");
        other.prompt_html = "Another question".to_owned();
        let new = quiz("k", vec![section("a", None, vec![single("q-1", "-+"), other])]);
        let shown = old.with_keys_of(&new);
        let right = |place: usize| shown.sections[0].questions[place].choices()[0].right;
        assert_eq!((right(0), right(1)), (false, true));
    }

    #[test]
    fn a_policy_says_which_new_scores_count() {
        let [low, high] = [40, 60].map(Percent::whole);
        assert!(RegradePolicy::NeverLower.takes(low, high) && !RegradePolicy::NeverLower.takes(high, low));
        assert!(RegradePolicy::Full.takes(high, low) && !RegradePolicy::Full.takes(low, low));
        assert_eq!(RegradePolicy::named("never-lower"), Some(RegradePolicy::NeverLower));
    }
}
