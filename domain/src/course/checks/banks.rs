//! Banks and the sections that draw from them: what nobody draws, what is drawn too often, what stands there twice.

use crate::{
    course::{
        bank::Bank,
        manuscript::{Manuscript, Problems, Report, Spot, say},
        question::ReadQuestion,
        section::ReadSection,
    },
    problem::Place,
    quiz::{Choice, Gap, Kind, Quiz},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

/// Warns of banks and of bank questions that no quiz can ask.
pub(in crate::course) fn check_unused<'q>(
    banks: &BTreeMap<String, Bank>,
    quizzes: impl Iterator<Item = &'q Quiz>,
    manuscripts: &BTreeMap<String, Manuscript>,
    problems: &mut Problems,
) {
    let asked: BTreeSet<&str> = quizzes
        .flat_map(|quiz| &quiz.sections)
        .flat_map(|section| &section.questions)
        .map(|question| question.id.as_str())
        .collect();
    for (path, bank) in banks {
        let Some(manuscript) = manuscripts.get(path) else { continue };
        let open: Vec<&ReadQuestion> = bank.questions.iter().filter(|read| !read.question.retired).collect();
        let unasked: Vec<&&ReadQuestion> =
            open.iter().filter(|read| !asked.contains(read.question.id.as_str())).collect();
        if unasked.is_empty() {
            continue;
        }
        if unasked.len() == open.len() {
            problems.warning(
                &manuscript.spot(Place::START),
                "bank-unused",
                say("Chưa bài kiểm tra nào rút câu từ ngân hàng này.", "No quiz draws from this bank."),
                say(
                    "Thêm vào một tệp .quiz.md mục có from= chỉ đến tệp này, hoặc xóa ngân hàng.",
                    "Add a section with from= to a .quiz.md, or delete the bank.",
                ),
            );
            continue;
        }
        for read in unasked {
            let id = &read.question.id;
            problems.warning(
                &manuscript.spot(manuscript.place(read.offset)),
                "question-never-drawn",
                say(
                    format!("Không mục nào rút được câu “{id}”: tags và level của nó không hợp với mục nào."),
                    format!("No section can draw '{id}': its tags and level fit none."),
                ),
                say(
                    "Sửa tags= hay level= của câu hỏi hoặc của mục; câu không dùng nữa thì thêm retired.",
                    "Change tags= or level= of the question or of a section; what is asked no more gets retired.",
                ),
            );
        }
    }
}

/// What a group of sections that share questions asks for.
#[derive(Default)]
struct Group {
    members: usize,
    wanted: usize,
    held: usize,
    last: usize,
}

/// Reports sections that together ask for more different questions than there are; each question is asked once.
pub(in crate::course) fn check_shared(sections: &[ReadSection<'_>], report: &mut Report<'_>) {
    if sections.iter().any(|read| read.incomplete) {
        return;
    }
    for group in groups(sections) {
        let Group { members, wanted, held, last } = group;
        // A section alone was checked when it was filled.
        if members < 2 || wanted <= held {
            continue;
        }
        report.error(
            sections[last].offset,
            "draw-too-large",
            say(
                format!("{members} mục dùng chung câu hỏi cần {wanted} câu nhưng chỉ có {held} câu khác nhau."),
                format!(
                    "{members} sections that share questions need {wanted}, but there are only {held} different ones."
                ),
            ),
            say(
                "Thêm câu hỏi, giảm draw=, hoặc lọc mỗi mục bằng tags= riêng.",
                "Add questions, lower draw=, or give each section its own tags=.",
            ),
        );
    }
}

fn groups(sections: &[ReadSection<'_>]) -> impl Iterator<Item = Group> {
    let mut roots: Vec<usize> = (0..sections.len()).collect();
    let mut owners: HashMap<&str, usize> = HashMap::new();
    let open = |read: &ReadSection<'_>| read.section.questions.iter().filter(|question| !question.retired).count();
    for (at, read) in sections.iter().enumerate() {
        for question in read.section.questions.iter().filter(|question| !question.retired) {
            let owner = *owners.entry(&question.id).or_insert(at);
            join(&mut roots, owner, at);
        }
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (at, read) in sections.iter().enumerate() {
        let group = groups.entry(root(&mut roots, at)).or_default();
        group.members += 1;
        group.wanted += read.section.draw.unwrap_or_else(|| open(read));
        group.last = at;
    }
    for owner in owners.into_values() {
        groups.entry(root(&mut roots, owner)).or_default().held += 1;
    }
    groups.into_values()
}

/// The first section of a group; the way to it is halved as it is walked.
fn root(groups: &mut [usize], mut at: usize) -> usize {
    while groups[at] != at {
        groups[at] = groups[groups[at]];
        at = groups[at];
    }
    at
}

fn join(groups: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(groups, one), root(groups, other));
    groups[one.max(other)] = one.min(other);
}

/// Questions by what they ask, to find those that stand in a course twice.
#[derive(Default)]
pub(in crate::course) struct Copies {
    seen: HashMap<u64, (String, Spot)>,
}

impl Copies {
    /// Notes the questions of a file, and warns of every one that another file or place has already.
    pub fn add(&mut self, questions: &[ReadQuestion], manuscript: &Manuscript, problems: &mut Problems) {
        for read in questions.iter().filter(|read| !read.question.retired) {
            let spot = manuscript.spot(manuscript.place(read.offset));
            let Some((id, first)) = self.seen.get(&fingerprint(read)) else {
                self.seen.insert(fingerprint(read), (read.question.id.clone(), spot));
                continue;
            };
            // The same id is the graver problem, and reported as such.
            if *id == read.question.id {
                continue;
            }
            let line = first.place.line;
            problems.warning(
                &spot,
                "same-question",
                say(
                    format!("Câu này giống hệt câu “{id}” ở {}:{line}.", first.file),
                    format!("This question is the same as '{id}' in {}:{line}.", first.file),
                ),
                say(
                    "Bài kiểm tra và ngân hàng luyện tập nên hỏi những câu khác nhau; viết lại một câu.",
                    "A test and its practice should ask different questions; write one of them anew.",
                ),
            );
        }
    }
}

/// The same for the same heading, text and answers, whatever the order of options.
fn fingerprint(read: &ReadQuestion) -> u64 {
    let mut hasher = DefaultHasher::new();
    read.question.prompt_html.hash(&mut hasher);
    read.question.body_html.hash(&mut hasher);
    match &read.question.kind {
        Kind::Single(options) | Kind::Multiple(options) | Kind::TrueFalse(options) => {
            let mut texts: Vec<&str> = options.iter().map(|Choice { text, .. }| text.as_str()).collect();
            texts.sort_unstable();
            texts.hash(&mut hasher);
        }
        other => hash_key(other, &mut hasher),
    }
    hasher.finish()
}

/// What a question asks for besides its heading and its text.
fn hash_key(kind: &Kind, hasher: &mut impl Hasher) {
    std::mem::discriminant(kind).hash(hasher);
    match kind {
        Kind::Single(_) | Kind::Multiple(_) | Kind::TrueFalse(_) | Kind::Essay(_) | Kind::Upload(_) => {}
        Kind::Numeric(key) => {
            let bits = |(low, high): &(f64, f64)| (low.to_bits(), high.to_bits());
            (key.accepted.iter().map(bits).collect::<Vec<_>>(), &key.unit).hash(hasher);
        }
        Kind::ShortText(key) => key.accepted.hash(hasher),
        Kind::Matching(matching) => {
            matching.targets.hash(hasher);
            matching.prompts.iter().for_each(|prompt| (&prompt.text, prompt.target).hash(hasher));
        }
        Kind::Ordering(steps) => steps.iter().for_each(|step| step.text.hash(hasher)),
        Kind::Cloze(gaps) => gaps.iter().for_each(|gap| match gap {
            Gap::Typed(key) => key.accepted.hash(hasher),
            Gap::Choice { entries, right } => (entries, right).hash(hasher),
        }),
        Kind::Scale(scale) => (scale.min, scale.max, &scale.low, &scale.high).hash(hasher),
        Kind::Poll(poll) => poll.choices.iter().for_each(|choice| choice.text.hash(hasher)),
    }
}
