//! Answers by chance, as a crowd gives them: right, nearly right, wrong, half filled and none.

use domain::{
    quiz::{Answer, Gap, GapAnswer, Kind, Numeric, Partner, Question},
    text::without_accents,
};

/// A seeded source of chance: the same seed gives the same crowd. `SplitMix64`, as `domain` plans with.
pub struct Chance(u64);

impl Chance {
    /// A source with its own sequence.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, and 0 where there is none.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap_or_default()
    }

    fn one_in(&mut self, several: usize) -> bool {
        self.below(several) == 0
    }

    fn one_of<'a>(&mut self, all: &'a [String]) -> &'a str {
        all.get(self.below(all.len())).map_or("", String::as_str)
    }
}

/// An answer to this question; now and then none.
pub fn guess(question: &Question, chance: &mut Chance) -> Option<Answer> {
    if chance.one_in(12) {
        return None;
    }
    Some(match &question.kind {
        Kind::Single(choices) | Kind::TrueFalse(choices) => Answer::Options(vec![chance.below(choices.len())]),
        Kind::Multiple(choices) => some_of(choices.len(), chance)?,
        Kind::Poll(poll) if poll.many => some_of(poll.choices.len(), chance)?,
        Kind::Poll(poll) => Answer::Options(vec![chance.below(poll.choices.len())]),
        Kind::Scale(scale) => Answer::Options(vec![chance.below(scale.count())]),
        Kind::Numeric(key) => Answer::Text(number(key, chance)),
        Kind::ShortText(key) => Answer::Text(words(&key.accepted, chance)),
        Kind::Matching(matching) => {
            let pairs = matching.prompts.iter().map(|prompt| match chance.below(5) {
                0 => None,
                1 => Some(Partner::Target(chance.below(matching.targets.len()))),
                _ => Some(prompt.target.map_or(Partner::Nobody, Partner::Target)),
            });
            Answer::Pairs(pairs.collect())
        }
        Kind::Ordering(steps) => Answer::Places(places(steps.len(), chance)),
        Kind::Cloze(gaps) => Answer::Gaps(gaps.iter().map(|gap| in_gap(gap, chance)).collect()),
        Kind::Essay(_) => Answer::Text("Xã nên hẹn giờ trả kết quả qua tin nhắn.".to_owned()),
        Kind::Upload(_) => return None,
    })
    .filter(|answer| !answer.is_blank())
}

fn some_of(options: usize, chance: &mut Chance) -> Option<Answer> {
    let chosen: Vec<usize> = (0..options).filter(|_| chance.one_in(2)).collect();
    (!chosen.is_empty()).then_some(Answer::Options(chosen))
}

/// A number in, at the edge of, or beside an accepted interval, in one of the ways in which people write it.
fn number(key: &Numeric, chance: &mut Chance) -> String {
    let Some((low, high)) = key.accepted.get(chance.below(key.accepted.len())).copied() else { return "0".to_owned() };
    let value = match chance.below(6) {
        0 => low - 1.0,
        1 => high + 1.0,
        2 => high,
        3 => f64::midpoint(low, high),
        _ => low,
    };
    let plain = ((value * 1000.0).round() / 1000.0).to_string();
    match chance.below(4) {
        0 => plain.replace('.', ","),
        1 => format!("{plain} {}", key.unit.as_deref().unwrap_or_default()).trim().to_owned(),
        2 => format!("+{plain}"),
        _ => plain,
    }
}

/// Accepted words as somebody else would write them, or something else.
fn words(accepted: &[String], chance: &mut Chance) -> String {
    let right = chance.one_of(accepted).to_owned();
    match chance.below(8) {
        0 => right.to_uppercase(),
        1 => without_accents(&right),
        2 => right.replace(' ', "  "),
        3 => format!("“{right}”."),
        4 => right.chars().skip(1).collect(),
        5 => "không rõ".to_owned(),
        _ => right,
    }
}

fn in_gap(gap: &Gap, chance: &mut Chance) -> Option<GapAnswer> {
    match gap {
        _ if chance.one_in(8) => None,
        Gap::Typed(key) => Some(GapAnswer::Text(words(&key.accepted, chance))),
        Gap::Choice { right, .. } if chance.one_in(2) => Some(GapAnswer::Entry(*right)),
        Gap::Choice { entries, .. } => Some(GapAnswer::Entry(chance.below(entries.len()))),
    }
}

/// The right order with a few steps that have slipped, and now and then one without a place.
fn places(steps: usize, chance: &mut Chance) -> Vec<Option<usize>> {
    let mut places: Vec<Option<usize>> = (0..steps).map(Some).collect();
    for _ in 0..chance.below(3) {
        let (one, other) = (chance.below(steps), chance.below(steps));
        places.swap(one, other);
    }
    if chance.one_in(6)
        && let Some(place) = places.get_mut(chance.below(steps))
    {
        *place = None;
    }
    places
}
