//! The verdict on one person and one programme.

use super::Hindrance;
use crate::{
    programme::{Completed, Line, Programme, Taken},
    quiz::Percent,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The share of its scale that each required piece must reach: half (Thông tư 03/2023/TT-BNV, article 6).
pub const LEAST: Percent = Percent(50_000);

/// A piece of work that a course asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its title.
    pub title: String,
    /// The share of its scale that was reached; nothing where it was not handed in.
    pub score: Option<Percent>,
    /// Whether a mark is still to come.
    pub waiting: bool,
}

impl Piece {
    fn is_good(&self) -> bool {
        self.score.is_some_and(|score| score >= LEAST)
    }

    fn hindrance(&self, course: &str) -> Option<Hindrance> {
        let (course, piece) = (course.to_owned(), self.title.clone());
        match self.score {
            Some(score) if score >= LEAST => None,
            _ if self.waiting => Some(Hindrance::PieceUnmarked { course, piece }),
            Some(score) => Some(Hindrance::PieceLow { course, piece, score }),
            None => Some(Hindrance::PieceMissing { course, piece }),
        }
    }
}

/// A completed enrolment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// The id of the course.
    pub course: String,
    /// Its title.
    pub title: String,
    /// The day of enrolment.
    pub from: Date,
    /// The day of completion, and the tiết.
    pub taken: Taken,
    /// The pieces that the course asked for.
    pub pieces: Vec<Piece>,
}

impl Attended {
    fn is_good(&self) -> bool {
        self.pieces.iter().all(Piece::is_good)
    }
}

/// What is known of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Every enrolment that she completed.
    pub attended: Vec<Attended>,
    /// The latest chứng chỉ, or what replaces it, that she has and that was not ended.
    pub holds: Option<Held>,
}

/// A chứng chỉ that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its number.
    pub number: String,
    /// Its last day; nothing where it holds for ever.
    pub expires: Option<Date>,
}

impl Held {
    /// Whether it holds on a day; its last day belongs to the time.
    fn is_current(&self, day: Date) -> bool {
        self.expires.is_none_or(|last| day <= last)
    }
}

/// What will be printed for somebody who may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// The first day of study.
    pub from: Date,
    /// The day on which the rule was met.
    pub to: Date,
    /// The mean of all pieces, where there are any.
    pub result: Option<Percent>,
}

/// Whether somebody may get the chứng chỉ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// She may.
    May(Grounds),
    /// She may not, for these reasons, of which there is at least one.
    MayNot(Vec<Hindrance>),
}

impl Verdict {
    /// Whether she may.
    pub fn may(&self) -> bool {
        matches!(self, Self::May(_))
    }
}

impl Programme {
    /// Whether somebody may get the chứng chỉ of this programme on a day. One that has expired by then stands in nobody's
    /// way: the new one renews it.
    ///
    /// Courses with a piece below half count for nothing; where the rest meets the rule, they stand in nobody's way.
    pub fn verdict(&self, candidate: &Candidate, day: Date) -> Verdict {
        if let Some(held) = candidate.holds.as_ref().filter(|held| held.is_current(day)) {
            return Verdict::MayNot(vec![Hindrance::HoldsOne { number: held.number.clone() }]);
        }
        let counted: Vec<&Attended> = candidate.attended.iter().filter(|one| self.counts(&one.course)).collect();
        let good = first_of_each(counted.iter().copied().filter(|one| one.is_good()));
        let progress = self.progress(&completed(&good));
        match (progress.completed_on, good.values().map(|one| one.from).min()) {
            (Some(to), Some(from)) => Verdict::May(Grounds { from, to, result: mean(&good) }),
            _ => Verdict::MayNot(self.hindrances(&counted, &good)),
        }
    }

    fn hindrances(&self, counted: &[&Attended], good: &BTreeMap<&str, &Attended>) -> Vec<Hindrance> {
        let all = self.progress(&completed(&first_of_each(counted.iter().copied())));
        let mut hindrances: Vec<Hindrance> = all.lines.into_iter().filter_map(left).collect();
        let latest: BTreeMap<&str, &Attended> = counted.iter().map(|one| (one.course.as_str(), *one)).fold(
            BTreeMap::new(),
            |mut latest: BTreeMap<&str, &Attended>, (course, one)| {
                let kept = latest.entry(course).or_insert(one);
                if one.taken.on >= kept.taken.on {
                    *kept = one;
                }
                latest
            },
        );
        let bad = latest.into_iter().filter(|(course, _)| !good.contains_key(course));
        hindrances.extend(bad.flat_map(|(_, one)| one.pieces.iter().filter_map(|piece| piece.hindrance(&one.title))));
        if hindrances.is_empty() {
            // A repeat may have given fewer tiết than the first time, whose pieces do not count.
            hindrances.extend(self.progress(&completed(good)).lines.into_iter().filter_map(left));
        }
        if hindrances.is_empty() {
            hindrances.push(Hindrance::Nothing);
        }
        hindrances
    }
}

/// The first enrolment of each course.
fn first_of_each<'a>(attended: impl Iterator<Item = &'a Attended>) -> BTreeMap<&'a str, &'a Attended> {
    let mut first: BTreeMap<&str, &Attended> = BTreeMap::new();
    for one in attended {
        let kept = first.entry(&one.course).or_insert(one);
        if one.taken.on < kept.taken.on {
            *kept = one;
        }
    }
    first
}

fn completed(attended: &BTreeMap<&str, &Attended>) -> Completed {
    attended.iter().map(|(course, one)| ((*course).to_owned(), one.taken)).collect()
}

fn mean(attended: &BTreeMap<&str, &Attended>) -> Option<Percent> {
    let scores: Vec<Percent> = attended.values().flat_map(|one| &one.pieces).filter_map(|piece| piece.score).collect();
    Percent::mean(&scores)
}

fn left(line: Line) -> Option<Hindrance> {
    if line.is_done() {
        return None;
    }
    Some(match line {
        Line::All { done, of } => Hindrance::Compulsory { left: (of - done) as u64 },
        Line::Any { done, of } => Hindrance::Choice { left: (of - done) as u64 },
        Line::Tiet { done, of } => Hindrance::Hours { halves: (of.halves - done.halves).unsigned_abs() },
    })
}
