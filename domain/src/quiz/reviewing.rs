//! How a review comes about: answers beside what they are worth, the key only where it is disclosed.

use super::{
    Answer, Arrangement, Choice, Disclosure, Essay, Grade, Key, Kind, Mark, Plan, Question, QuestionGrade, Quiz,
    Response, Revealed, Review, ReviewOption, ReviewQuestion, ReviewSection, Upload, Verdict, cloze, ordering,
    plan::Asked,
};
use std::collections::BTreeMap;

impl Quiz {
    /// The page after submission.
    pub fn review(
        &self,
        plan: &Plan,
        answers: &BTreeMap<String, Answer>,
        marks: &BTreeMap<String, Mark>,
        grade: &Grade,
        disclosure: Disclosure,
    ) -> Review {
        let asked = self.asked(plan);
        let review = |asked: &Asked<'_>| {
            let Asked { number, question, arrangement, .. } = *asked;
            let (answer, mark) = (answers.get(&question.id), marks.get(&question.id));
            let stored = grade.questions.iter().find(|one| one.id == question.id).cloned();
            let graded = stored.unwrap_or_else(|| self.grade_one(question, answer, mark));
            question.review(number, arrangement, answer, mark, graded, disclosure)
        };
        let sections = asked.chunk_by(Asked::in_same_section).map(|asked| ReviewSection {
            id: asked[0].section.id.clone(),
            title: asked[0].section.title.clone(),
            questions: asked.iter().map(review).collect(),
        });
        Review {
            quiz: self.id.clone(),
            title: self.title.clone(),
            points: grade.points,
            out_of: grade.out_of,
            percent: grade.percent,
            passed: grade.passed,
            waiting: grade.waiting,
            revealed: disclosure.key,
            sections: sections.collect(),
        }
    }
}

impl Question {
    /// Reviews the answer to a practice question at once, with everything there is to learn from it.
    pub fn check(&self, number: usize, answer: &Answer) -> ReviewQuestion {
        let grade = if self.kind.is_marked() { self.ungraded() } else { self.grade(Some(answer), None) };
        self.review(number, &self.practice_arrangement(), Some(answer), None, grade, Disclosure::ALL)
    }

    fn review(
        &self,
        number: usize,
        arrangement: &Arrangement,
        answer: Option<&Answer>,
        mark: Option<&Mark>,
        grade: QuestionGrade,
        disclosure: Disclosure,
    ) -> ReviewQuestion {
        ReviewQuestion {
            number,
            id: self.id.clone(),
            lang: self.lang,
            prompt_html: self.prompt_html.clone(),
            body_html: self.body_html.clone(),
            points: grade.points,
            out_of: grade.out_of,
            verdict: grade.verdict,
            response: self.response(arrangement, answer, mark, disclosure),
            parts: answer.filter(|_| disclosure.key).and_then(|answer| self.parts_right(answer)),
            read_again: match grade.verdict {
                Verdict::Right | Verdict::Waiting | Verdict::Ungraded => Vec::new(),
                Verdict::Partly | Verdict::Wrong | Verdict::Blank => self.read_again.clone(),
            },
            revealed: disclosure.key.then(|| self.revealed()),
        }
    }

    fn response(
        &self,
        arrangement: &Arrangement,
        answer: Option<&Answer>,
        mark: Option<&Mark>,
        disclosure: Disclosure,
    ) -> Response {
        let Disclosure { feedback, key } = disclosure;
        match &self.kind {
            Kind::Single(_) | Kind::TrueFalse(_) => self.ticks(arrangement, answer, disclosure, false),
            Kind::Multiple(_) => self.ticks(arrangement, answer, disclosure, true),
            // Nothing is right or wrong in a poll, so nothing is revealed.
            Kind::Poll(poll) => self.ticks(arrangement, answer, Disclosure::NOTHING, poll.many),
            Kind::Numeric(key) => self.typed(answer, key.unit.clone(), feedback),
            Kind::ShortText(_) => self.typed(answer, None, feedback),
            Kind::Matching(matching) => matching.response(answer, feedback, key),
            Kind::Ordering(steps) => ordering::response(steps, arrangement, answer, feedback, key),
            Kind::Cloze(gaps) => cloze::response(gaps, answer, key),
            Kind::Essay(_) => Essay::response(answer, self.rubric(), mark),
            Kind::Upload(_) => Upload::response(answer, self.rubric(), mark),
            Kind::Scale(scale) => {
                let chosen = |answer: &Answer| scale.values().enumerate().find(|(index, _)| answer.has_chosen(*index));
                Response::Value { label: answer.and_then(chosen).map(|(_, value)| scale.label(value)) }
            }
        }
    }

    fn ticks(
        &self,
        arrangement: &Arrangement,
        answer: Option<&Answer>,
        disclosure: Disclosure,
        several: bool,
    ) -> Response {
        let shown = self.choices_in(&arrangement.options);
        let options = shown.map(|(index, choice)| choice.review(index, answer, disclosure)).collect();
        Response::Options { options, several }
    }

    fn typed(&self, answer: Option<&Answer>, unit: Option<String>, feedback: bool) -> Response {
        let text = match answer {
            Some(Answer::Text(typed)) => Some(typed.clone()),
            _ => None,
        };
        let mistakes = text.as_deref().filter(|_| feedback).map(|typed| self.mistakes_in(typed));
        let feedback = mistakes.unwrap_or_default().into_iter().map(str::to_owned).collect();
        Response::Typed { text, unit, feedback }
    }

    fn revealed(&self) -> Revealed {
        let key = match &self.kind {
            Kind::Numeric(key) => Some(Key::Numbers(key.accepted.clone())),
            Kind::ShortText(key) => Some(Key::Texts(key.accepted.clone())),
            _ => None,
        };
        let sample_html = match &self.kind {
            Kind::Essay(essay) => essay.sample_html.clone(),
            Kind::Upload(upload) => upload.sample_html.clone(),
            _ => None,
        };
        Revealed { key, explain_html: self.explain_html.clone(), sample_html }
    }
}

impl Choice {
    fn review(&self, index: usize, answer: Option<&Answer>, disclosure: Disclosure) -> ReviewOption {
        let chosen = answer.is_some_and(|answer| answer.has_chosen(index));
        ReviewOption {
            index,
            html: self.html.clone(),
            chosen,
            feedback_html: self.feedback_html.clone().filter(|_| chosen && disclosure.feedback),
            right: disclosure.key.then_some(self.right),
        }
    }
}
