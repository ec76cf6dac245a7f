//! A bank on its own, before it has a course: what an import or an editor wants to know about it.

use super::{
    SourceFile,
    checks::ids::Ids,
    front_matter::body_start,
    links::Shelf,
    manuscript::{Problems, Report},
    quiz_facts::BankFacts,
    quiz_file, shelving,
};
use crate::{locale::Locale, quiz::Question};

/// Reads a bank; links to other files of a course are dead here.
pub(super) fn read(file: &SourceFile, problems: &mut Problems) -> Vec<Question> {
    let (manuscripts, paths) = shelving::gather("", std::slice::from_ref(file), problems);
    let Some(manuscript) = manuscripts.values().next() else { return Vec::new() };
    let mut shelf = Shelf::new(String::new(), Locale::Vi, paths, Default::default());
    let facts = BankFacts::read(&mut Report::new(manuscript, problems));
    let id = facts.as_ref().map(|facts| facts.id.value.as_str()).unwrap_or_default();
    let bank = quiz_file::read_bank(id, manuscript, body_start(&manuscript.text), &mut shelf, problems);
    let mut ids = Ids::default();
    ids.add_questions(&bank.questions, manuscript);
    ids.check(problems);
    bank.questions.into_iter().map(|read| read.question).collect()
}
