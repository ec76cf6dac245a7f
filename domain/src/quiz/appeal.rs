//! Against what a learner may appeal: only against what she sees.

use super::{Response, ReviewQuestion, Verdict};

impl ReviewQuestion {
    /// Whether the learner may say that the question is wrong: she sees its key, or what people gave her for it.
    pub fn may_be_appealed(&self) -> bool {
        let is_graded = !matches!(self.verdict, Verdict::Ungraded | Verdict::Waiting);
        is_graded && (self.revealed.is_some() || self.is_marked_by_people())
    }

    /// Whether people have marked it, rather than a key.
    pub fn is_marked_by_people(&self) -> bool {
        matches!(&self.response, Response::Essay { mark: Some(_), .. } | Response::Files { mark: Some(_), .. })
    }
}

#[cfg(test)]
mod tests {
    use crate::quiz::{
        Disclosure, Kind, Mark, Mode, Points, Quiz, Review,
        samples::{self, ids, question, quiz, section, single, ticks, typed},
    };
    use std::collections::BTreeMap;

    /// Which of a choice, an essay and a scale may be appealed against.
    fn appealable(mode: Mode, mark: Option<i64>, disclosure: Disclosure) -> Vec<String> {
        let opinion = question("q-3", Kind::Scale(samples::scale()));
        let questions = vec![single("q-1", "+-"), samples::essay("q-2", &[]), opinion];
        let quiz = Quiz { mode, ..quiz("k", vec![section("a", None, questions)]) };
        let answers = [("q-1", ticks(&[1])), ("q-2", typed("Một bài")), ("q-3", ticks(&[1]))];
        let answers = answers.map(|(id, answer)| (id.to_owned(), answer)).into();
        let given = |points| Mark { criteria: vec![Points(points)], comment: String::new() };
        let marks: BTreeMap<String, Mark> = mark.map(|points| ("q-2".to_owned(), given(points))).into_iter().collect();
        let plan = quiz.plan(7, &ids(&[]));
        let grade = quiz.grade(&plan, &answers, &marks);
        let review: Review = quiz.review(&plan, &answers, &marks, &grade, disclosure);
        let asked = review.sections.iter().flat_map(|section| &section.questions);
        asked.filter(|question| question.may_be_appealed()).map(|question| question.id.clone()).collect()
    }

    #[test]
    fn only_what_is_disclosed_can_be_appealed_against() {
        assert_eq!(appealable(Mode::Exam, Some(500), Disclosure::ALL), ["q-1", "q-2"]);
        assert_eq!(appealable(Mode::Exam, Some(500), Disclosure::NOTHING), ["q-2"], "a mark is always seen");
        assert_eq!(appealable(Mode::Exam, None, Disclosure::ALL), ["q-1"], "nobody has marked the essay");
        assert_eq!(appealable(Mode::Practice, None, Disclosure::ALL), ["q-1"], "nobody marks practice");
        assert!(appealable(Mode::Survey, None, Disclosure::NOTHING).is_empty());
    }
}
