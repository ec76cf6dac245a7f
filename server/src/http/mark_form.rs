//! The form of a mark: points by criterion and a comment, as they are shown, typed and read.

use crate::fields::Fields;
use app::{
    components::{criteria::TypedMark, field::FieldErrors},
    words::Words,
};
use domain::{
    number,
    quiz::{Criterion, Mark, MarkError, Points, Question},
};

/// The longest comment.
const LONGEST_COMMENT: usize = 4000;

/// The criteria of the rubric; the whole answer where there is none.
fn criteria(question: &Question) -> Vec<Criterion> {
    match question.rubric() {
        [] => vec![Criterion { points: question.points, html: String::new(), levels: Vec::new() }],
        rubric => rubric.to_vec(),
    }
}

/// The form with these points.
pub fn filled(words: Words, question: &Question, points: &[Points], comment: &str) -> TypedMark {
    let mut points = points.iter().map(|points| words.decimal(points.0, 2));
    let criteria = criteria(question).into_iter();
    TypedMark {
        criteria: criteria.map(|criterion| (criterion, points.next().unwrap_or_default())).collect(),
        comment: comment.to_owned(),
    }
}

/// What was typed into the form, and the mark, or what is wrong with it.
pub fn read(words: Words, question: &Question, fields: &Fields) -> (TypedMark, Result<Mark, FieldErrors>) {
    let criteria = criteria(question).into_iter().enumerate();
    let typed = TypedMark {
        criteria: criteria.map(|(place, criterion)| (criterion, fields.get(&format!("c{place}")).to_owned())).collect(),
        comment: fields.trimmed("comment").chars().take(LONGEST_COMMENT).collect(),
    };
    let mark = mark(words, question, &typed);
    (typed, mark)
}

fn mark(words: Words, question: &Question, typed: &TypedMark) -> Result<Mark, FieldErrors> {
    let mut errors = FieldErrors::default();
    let most = question.most_by_criterion();
    let wrong = |place: usize| {
        let most = words.decimal(most.get(place).map_or(0, |most| most.0), 2);
        words.with("mark-range", &[("most", most.into())])
    };
    let points: Vec<Option<Points>> = typed.criteria.iter().map(|(_, text)| thousandths(text)).collect();
    for (place, _) in points.iter().enumerate().filter(|(_, points)| points.is_none()) {
        errors.add(format!("c{place}"), wrong(place));
    }
    let mark = Mark { criteria: points.into_iter().flatten().collect(), comment: typed.comment.clone() };
    if errors.is_empty() {
        match question.check_mark(&mark) {
            Ok(()) => return Ok(mark),
            Err(MarkError::OutOfRange { criterion } | MarkError::NotAHalf { criterion }) => {
                errors.add(format!("c{criterion}"), wrong(criterion));
            }
            Err(MarkError::NotMarked | MarkError::Incomplete) => errors.add("c0", wrong(0)),
        }
    }
    Err(errors)
}

fn thousandths(text: &str) -> Option<Points> {
    let value = number::decimal(text.trim())?;
    (0.0..=1_000.0).contains(&value).then(|| Points((value * 1000.0).round() as i64))
}
