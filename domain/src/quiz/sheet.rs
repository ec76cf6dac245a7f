//! What a learner may see of a quiz. The key, feedback, explanations and weights stay behind.

use super::{Arrangement, Criterion, FileKind, Kind, Plan, Points, Question, Quiz, cloze, ordering, plan::Asked};
use crate::locale::Locale;
use serde::Serialize;

/// The questions of one attempt, without the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The quiz.
    pub quiz: String,
    /// Its title.
    pub title: String,
    /// Its introduction, safe HTML.
    pub intro_html: String,
    /// The sections that ask something.
    pub sections: Vec<SheetSection>,
}

/// A section of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetSection {
    /// Unique in the quiz.
    pub id: String,
    /// The title.
    pub title: String,
    /// The text under its heading, safe HTML.
    pub intro_html: String,
    /// In the order of the plan.
    pub questions: Vec<SheetQuestion>,
}

/// A question of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetQuestion {
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// Its id, which also names its field.
    pub id: String,
    /// The language of its text.
    pub lang: Locale,
    /// The heading, safe inline HTML.
    pub prompt_html: String,
    /// The text under the heading, safe HTML.
    pub body_html: String,
    /// What it is worth.
    pub points: Points,
    /// Hints in steps, safe HTML; a learner may always ask for them.
    pub hints: Vec<String>,
    /// How it is answered.
    pub field: Field,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Field {
    /// One option.
    Single {
        /// In the order in which they are shown.
        options: Vec<SheetOption>,
    },
    /// Any number of options.
    Multiple {
        /// In the order in which they are shown.
        options: Vec<SheetOption>,
    },
    /// A number.
    Number {
        /// Shown after the field.
        unit: Option<String>,
    },
    /// A few words.
    Text,
    /// A right side beside each left side; a field's value is a place among the right sides as they stand here.
    Matching {
        /// The left sides, safe inline HTML.
        prompts: Vec<String>,
        /// The right sides, plain text.
        targets: Vec<String>,
        /// The value that says: nothing belongs here; only where that may be so.
        nobody: Option<String>,
    },
    /// A place, from 1, for each step.
    Ordering {
        /// The steps as they are shown, safe inline HTML.
        steps: Vec<String>,
    },
    /// Gaps in the body, each at its [`super::gap_marker`].
    Cloze {
        /// The gaps.
        gaps: Vec<SheetGap>,
    },
    /// A longer text.
    Essay {
        /// The fewest words.
        min_words: Option<usize>,
        /// The most words.
        max_words: Option<usize>,
        /// By what it is marked.
        rubric: Vec<Criterion>,
    },
    /// Files.
    Upload {
        /// Accepted kinds.
        kinds: Vec<FileKind>,
        /// The largest file in megabytes.
        most_megabytes: usize,
        /// The most files.
        most_files: usize,
        /// By what it is marked.
        rubric: Vec<Criterion>,
    },
    /// One value between two ends; a field's value is its index.
    Scale {
        /// All values, lowest first.
        values: Vec<i64>,
        /// What the lowest means.
        low: String,
        /// What the highest means.
        high: String,
    },
}

/// A gap of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum SheetGap {
    /// To type into.
    Typed,
    /// To choose from; a field's value is a place among the entries as they stand here.
    Choice {
        /// Plain text.
        entries: Vec<String>,
    },
}

/// An option of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetOption {
    /// Its index in source order: the value of its field.
    pub index: usize,
    /// Safe inline HTML.
    pub html: String,
}

impl Quiz {
    /// What the learner may see of the questions of a plan.
    pub fn sheet(&self, plan: &Plan) -> Sheet {
        let asked = self.asked(plan);
        let sections = asked.chunk_by(Asked::in_same_section).map(|asked| SheetSection {
            id: asked[0].section.id.clone(),
            title: asked[0].section.title.clone(),
            intro_html: asked[0].section.intro_html.clone(),
            questions: asked.iter().map(|one| one.question.sheet(one.number, one.arrangement)).collect(),
        });
        Sheet {
            quiz: self.id.clone(),
            title: self.title.clone(),
            intro_html: self.intro_html.clone(),
            sections: sections.collect(),
        }
    }
}

impl Sheet {
    /// All questions in order.
    pub fn questions(&self) -> impl Iterator<Item = &SheetQuestion> {
        self.sections.iter().flat_map(|section| &section.questions)
    }
}

impl Question {
    /// What the learner may see of a practice question in a lesson, its options in source order.
    pub fn practice_sheet(&self, number: usize) -> SheetQuestion {
        self.sheet(number, &self.practice_arrangement())
    }

    fn sheet(&self, number: usize, arrangement: &Arrangement) -> SheetQuestion {
        let options = || {
            let shown = self.choices_in(&arrangement.options);
            shown.map(|(index, choice)| SheetOption { index, html: choice.html.clone() }).collect()
        };
        SheetQuestion {
            number,
            id: self.id.clone(),
            lang: self.lang,
            prompt_html: self.prompt_html.clone(),
            body_html: self.body_html.clone(),
            points: self.points,
            hints: self.hints.clone(),
            field: match &self.kind {
                Kind::Single(_) | Kind::TrueFalse(_) => Field::Single { options: options() },
                Kind::Multiple(_) => Field::Multiple { options: options() },
                Kind::Numeric(key) => Field::Number { unit: key.unit.clone() },
                Kind::ShortText(_) => Field::Text,
                Kind::Matching(matching) => matching.field(arrangement),
                Kind::Ordering(steps) => ordering::field(steps, arrangement),
                Kind::Cloze(gaps) => cloze::field(gaps, arrangement),
                Kind::Essay(essay) => essay.field(),
                Kind::Upload(upload) => upload.field(),
                Kind::Scale(scale) => scale.field(),
                Kind::Poll(poll) if poll.many => Field::Multiple { options: options() },
                Kind::Poll(_) => Field::Single { options: options() },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples::{choices, ids, question, quiz, secretive, section, single};

    #[test]
    fn another_key_gives_the_same_sheet() {
        let sheets = ["+--", "-+-", "--+"].map(|key| {
            let quiz = quiz("k", vec![section("a", None, vec![single("q-1", key)])]);
            serde_json::to_string(&quiz.sheet(&quiz.plan(7, &ids(&[])))).unwrap()
        });
        assert_eq!([&sheets[1], &sheets[2]], [&sheets[0]; 2]);
    }

    #[test]
    fn options_stand_as_planned_and_carry_their_source_index() {
        let quiz = quiz("k", vec![section("a", None, vec![question("q-1", Kind::Multiple(choices("+-+")))])]);
        let mut plan = quiz.plan(7, &ids(&[]));
        plan.questions[0].arrangement.options = vec![2, 0, 1];
        let sheet = quiz.sheet(&plan);
        let Some(Field::Multiple { options }) = sheet.questions().next().map(|question| &question.field) else {
            panic!("a question with several answers");
        };
        assert_eq!(options.iter().map(|option| option.index).collect::<Vec<_>>(), [2, 0, 1]);
        assert_eq!(options[0].html, "Option 2");
    }

    #[test]
    fn numbers_run_through_all_sections_and_empty_sections_are_left_out() {
        let mut retired = single("q-old", "+-");
        retired.retired = true;
        let quiz = quiz(
            "k",
            vec![
                section("a", None, vec![single("q-1", "+-"), single("q-2", "+-")]),
                section("b", None, vec![retired]),
                section("c", None, vec![single("q-3", "+-")]),
            ],
        );
        let sheet = quiz.sheet(&quiz.plan(7, &ids(&[])));
        assert_eq!(sheet.sections.iter().map(|section| section.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(sheet.questions().map(|question| question.number).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn a_plan_of_another_quiz_is_an_empty_sheet() {
        let plan = secretive().plan(7, &ids(&[]));
        assert_eq!(quiz("other", Vec::new()).sheet(&plan).sections, []);
    }
}
