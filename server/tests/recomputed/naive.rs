//! What an answer is worth, by the rules of the authors' manual, in the plainest way; nothing of `domain` is used here.

use super::{
    exact::Fraction,
    written::{Gap, Key, Question, Words},
};
use serde_json::Value;

/// The share of its points that a raw answer earns.
pub fn share(question: &Question, answer: &Value) -> Fraction {
    let credit = question.credit.as_deref();
    match &question.key {
        Key::Options(options) => of_options(options, credit.unwrap_or("exact"), &indexes(&answer["options"])),
        Key::Numbers { ranges, unit } => all_if(is_in(ranges, unit, answer["text"].as_str().unwrap_or_default())),
        Key::Words(words) => all_if(accepts(words, answer["text"].as_str().unwrap_or_default())),
        Key::Pairs(lefts) => {
            let right = |(place, key): (usize, &Option<usize>)| match key {
                Some(target) => answer["pairs"][place]["target"].as_u64() == Some(*target as u64),
                None => answer["pairs"][place].as_str() == Some("nobody"),
            };
            of_parts(credit, lefts.iter().enumerate().filter(|one| right(*one)).count(), lefts.len())
        }
        Key::Steps(steps) => of_steps(*steps, credit.unwrap_or("exact"), &answer["places"]),
        Key::Gaps(gaps) => {
            let right = |(place, gap): (usize, &Gap)| is_right(gap, &answer["gaps"][place]);
            of_parts(credit, gaps.iter().enumerate().filter(|one| right(*one)).count(), gaps.len())
        }
        Key::Marked(_) | Key::Opinion => unreachable!("nobody computes these"),
    }
}

fn all_if(right: bool) -> Fraction {
    if right { Fraction::ALL } else { Fraction::NOTHING }
}

/// Right pairs or gaps / all, unless the author says exact.
fn of_parts(credit: Option<&str>, right: usize, all: usize) -> Fraction {
    if credit == Some("exact") { all_if(right == all) } else { Fraction(right as i128, all as i128) }
}

fn indexes(list: &Value) -> Vec<usize> {
    list.as_array().into_iter().flatten().map(|index| index.as_u64().expect("an index") as usize).collect()
}

fn of_options(options: &[(bool, Option<i128>)], credit: &str, ticked: &[usize]) -> Fraction {
    let rights = options.iter().filter(|option| option.0).count();
    let right_ticks = ticked.iter().filter(|index| options[**index].0).count();
    let wrong_ticks = ticked.len() - right_ticks;
    match credit {
        "exact" => all_if(right_ticks == rights && wrong_ticks == 0),
        "proportional_correct" if wrong_ticks > 0 => Fraction::NOTHING,
        "proportional_correct" => Fraction(right_ticks as i128, rights as i128),
        "proportional" if ticked.len() == options.len() && rights < options.len() => Fraction::NOTHING,
        "proportional" => {
            let worth = |index: &usize| match options[*index] {
                (_, Some(percent)) => Fraction(percent, 100),
                (true, None) => Fraction(1, rights as i128),
                (false, None) => Fraction(-1, rights as i128),
            };
            ticked.iter().map(worth).fold(Fraction::NOTHING, Fraction::plus).as_share()
        }
        other => panic!("an unknown credit {other}"),
    }
}

fn of_steps(steps: usize, credit: &str, places: &Value) -> Fraction {
    let place = |step: usize| places[step].as_u64();
    if credit == "adjacent" {
        let follows = |step: &usize| place(*step).is_some_and(|here| place(*step + 1) == Some(here + 1));
        return Fraction((0..steps - 1).filter(follows).count() as i128, steps as i128 - 1);
    }
    all_if((0..steps).all(|step| place(step) == Some(step as u64)))
}

fn is_right(gap: &Gap, given: &Value) -> bool {
    match gap {
        Gap::Entry(right) => given["entry"].as_u64() == Some(*right as u64),
        Gap::Typed(words) => {
            let Some(typed) = given["text"].as_str() else { return false };
            let one_number = |accepted: &String| {
                let wanted = Fraction::read(&accepted.replace(',', "."));
                wanted.is_some_and(|wanted| numbers(typed).iter().any(|number| is_between(*number, (wanted, wanted))))
            };
            accepts(words, typed) || words.accepted.iter().any(one_number)
        }
    }
}

fn is_between(number: Fraction, (low, high): (Fraction, Fraction)) -> bool {
    low.is_at_most(number) && number.is_at_most(high)
}

fn is_in(ranges: &[(Fraction, Fraction)], unit: &str, typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    let bare = typed.strip_suffix(&unit.to_lowercase()).unwrap_or(&typed);
    numbers(bare).iter().any(|number| ranges.iter().any(|range| is_between(*number, *range)))
}

/// What a typed number may mean: comma or point is the decimal mark, the other one and spaces part thousands.
fn numbers(typed: &str) -> Vec<Fraction> {
    let typed = typed.trim().replace(['\u{2212}', '\u{2013}'], "-");
    let (sign, digits) = match typed.strip_prefix('-') {
        Some(rest) => ("-", rest.trim()),
        None => ("", typed.strip_prefix('+').unwrap_or(&typed).trim()),
    };
    let meant = |decimal: char| {
        let group = if decimal == ',' { '.' } else { ',' };
        let (whole, rest) = digits.split_once(decimal).unwrap_or((digits, ""));
        let groups: Vec<&str> = whole.split([group, ' ']).collect();
        let is_whole = groups.len() == 1
            || groups[0].len() <= 3
                && !groups[0].starts_with('0')
                && !groups[0].is_empty()
                && groups[1..].iter().all(|group| group.len() == 3);
        Fraction::read(&format!("{sign}{}.{rest}", groups.concat()))
            .filter(|_| is_whole && !digits.contains(['-', '+']))
    };
    [meant(','), meant('.')].into_iter().flatten().collect()
}

fn accepts(words: &Words, typed: &str) -> bool {
    let bare = |text: &str| {
        let mut text = tones_on_first_vowel(&without_frame(text));
        if words.fold_case {
            text = text.to_lowercase();
        }
        if words.fold_accent {
            text = text.chars().map(|letter| bare_letter(letter).0).collect();
        }
        text
    };
    words.accepted.iter().any(|accepted| bare(accepted) == bare(typed))
}

/// Single spaces, and no punctuation round it.
fn without_frame(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'");
    text.trim_matches(|sign: char| sign == ' ' || ".,;:!?…\"'“”‘«»()[]–—".contains(sign)).to_owned()
}

/// Each vowel with its five tones.
const VOWELS: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];
const BARE: [char; 12] = ['a', 'a', 'a', 'e', 'e', 'i', 'o', 'o', 'o', 'u', 'u', 'y'];

/// The row of a vowel and its tone.
fn vowel(letter: char) -> Option<(usize, usize)> {
    let small = letter.to_lowercase().next()?;
    VOWELS.iter().enumerate().find_map(|(row, vowels)| Some((row, vowels.chars().position(|other| other == small)?)))
}

fn in_case_of(letter: char, small: char) -> char {
    if letter.is_uppercase() { small.to_uppercase().next().expect("a letter") } else { small }
}

/// The letter without any mark, and whether it had one.
fn bare_letter(letter: char) -> (char, bool) {
    match letter {
        'đ' => ('d', true),
        'Đ' => ('D', true),
        _ => vowel(letter).map_or((letter, false), |(row, _)| (in_case_of(letter, BARE[row]), true)),
    }
}

/// `hoà` and `hòa`, `khoẻ` and `khỏe`, `thuỷ` and `thủy` are one word each, but not `quý`.
fn tones_on_first_vowel(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for place in 1..letters.len() {
        let (first, second) = (letters[place - 1], letters[place]);
        let is_last = !letters.get(place + 1).is_some_and(|next| next.is_alphabetic());
        let after_q = place >= 2 && letters[place - 2].eq_ignore_ascii_case(&'q');
        let (Some((row, 0)), Some((next_row, tone))) = (vowel(first), vowel(second)) else { continue };
        let is_pair = matches!(
            (VOWELS[row].chars().next(), VOWELS[next_row].chars().next()),
            (Some('o'), Some('a' | 'e')) | (Some('u'), Some('y'))
        );
        if is_pair && is_last && !(after_q && first.eq_ignore_ascii_case(&'u')) {
            letters[place - 1] = in_case_of(first, VOWELS[row].chars().nth(tone).expect("a tone"));
            letters[place] = in_case_of(second, VOWELS[next_row].chars().next().expect("a vowel"));
        }
    }
    letters.into_iter().collect()
}
