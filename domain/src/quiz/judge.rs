//! How right an answer is: every rule of credit, in fractions, without rounding.

use super::{Answer, Choice, Credit, Kind, Numeric, Question, ShortText, cloze, ordering};
use crate::{number, text};

/// The share of its points that an answer earns: `earned` of `whole`, never less than nothing nor more than all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) earned: i64,
    pub(super) whole: i64,
}

impl Share {
    const NOTHING: Self = Self { earned: 0, whole: 1 };
    const ALL: Self = Self { earned: 1, whole: 1 };

    fn of(earned: i64, whole: i64) -> Self {
        if whole <= 0 { Self::NOTHING } else { Self { earned: earned.clamp(0, whole), whole } }
    }

    fn all_if(right: bool) -> Self {
        if right { Self::ALL } else { Self::NOTHING }
    }

    /// What so many right parts of all are worth: all or nothing where the author says so.
    pub(super) fn of_parts(credit: Credit, right: usize, all: usize) -> Self {
        match credit {
            Credit::Exact => Self::all_if(all > 0 && right == all),
            _ => Self::of(right as i64, all as i64),
        }
    }
}

impl Question {
    /// Judges one answer. An answer of another kind than the question's is wrong.
    pub(super) fn judge(&self, answer: &Answer) -> Share {
        self.judge_by(self.credit, answer)
    }

    /// Judges one answer as if the author had written this rule of credit.
    pub(super) fn judge_by(&self, credit: Credit, answer: &Answer) -> Share {
        match (&self.kind, answer) {
            (Kind::Single(choices) | Kind::TrueFalse(choices), Answer::Options(chosen)) if chosen.len() <= 1 => {
                credit.judge(choices, answer)
            }
            (Kind::Multiple(choices), Answer::Options(_)) => credit.judge(choices, answer),
            (Kind::Numeric(key), Answer::Text(typed)) => Share::all_if(key.accepts(typed)),
            (Kind::ShortText(key), Answer::Text(typed)) => Share::all_if(key.accepts(typed)),
            (Kind::Matching(matching), Answer::Pairs(pairs)) => matching.judge(credit, pairs),
            (Kind::Ordering(steps), Answer::Places(places)) => ordering::judge(steps, credit, places),
            (Kind::Cloze(gaps), Answer::Gaps(given)) => cloze::judge(gaps, credit, given),
            _ => Share::NOTHING,
        }
    }

    /// The author's answers to a typed mistake, safe HTML.
    pub(super) fn mistakes_in<'question>(&'question self, typed: &str) -> Vec<&'question str> {
        let answers: Vec<&str> = match &self.kind {
            Kind::Numeric(key) if !key.accepts(typed) => {
                let made = key.mistakes.iter().filter(|(interval, _)| key.holds(*interval, typed));
                made.map(|(_, html)| html.as_str()).collect()
            }
            Kind::ShortText(key) if !key.accepts(typed) => {
                let made = key.mistakes.iter().filter(|(mistake, _)| key.same(mistake, typed));
                made.map(|(_, html)| html.as_str()).collect()
            }
            _ => Vec::new(),
        };
        answers.into_iter().filter(|html| !html.is_empty()).collect()
    }
}

impl Credit {
    fn judge(self, choices: &[Choice], answer: &Answer) -> Share {
        let ticked = |index: &usize| answer.has_chosen(*index);
        let right = choices.iter().filter(|choice| choice.right).count() as i64;
        let right_ticks = (0..choices.len()).filter(ticked).filter(|index| choices[*index].right).count() as i64;
        let wrong_ticks = (0..choices.len()).filter(ticked).filter(|index| !choices[*index].right).count() as i64;
        match self {
            Self::Exact | Self::Adjacent => Share::all_if(right > 0 && right_ticks == right && wrong_ticks == 0),
            Self::ProportionalCorrect if wrong_ticks > 0 => Share::NOTHING,
            Self::ProportionalCorrect => Share::of(right_ticks, right),
            // Whoever ticks everything has decided nothing, whatever the weights; unless everything is right.
            Self::Proportional if right < choices.len() as i64 && (0..choices.len()).all(|index| ticked(&index)) => {
                Share::NOTHING
            }
            // In hundredths of 1/r, so that weights in percent and parts of r have one denominator.
            Self::Proportional => Share::of(
                (0..choices.len()).filter(ticked).fold(0, |sum: i64, index| {
                    sum.saturating_add(match &choices[index] {
                        Choice { weight: Some(percent), .. } => i64::from(*percent).saturating_mul(right),
                        Choice { right: true, .. } => 100,
                        Choice { right: false, .. } => -100,
                    })
                }),
                right * 100,
            ),
        }
    }
}

impl Numeric {
    /// Whether `typed` can be read as an accepted number.
    fn accepts(&self, typed: &str) -> bool {
        self.accepted.iter().any(|interval| self.holds(*interval, typed))
    }

    fn holds(&self, (low, high): (f64, f64), typed: &str) -> bool {
        // `= 0.7 +- 0.1` reaches 0.8 for its author, though not in binary fractions.
        let slack = 1e-9 * low.abs().max(high.abs());
        self.readings(typed).into_iter().any(|value| value >= low - slack && value <= high + slack)
    }

    /// The numbers that a typed answer may mean, with or without its unit in any language of the course.
    pub(super) fn readings(&self, typed: &str) -> Vec<f64> {
        let units = self.unit.iter().chain(&self.units_elsewhere).map(|unit| Some(unit.as_str()));
        units.chain([None]).flat_map(|unit| number_readings(typed, unit)).collect()
    }
}

impl ShortText {
    pub(super) fn accepts(&self, typed: &str) -> bool {
        let typed = self.loosen(typed);
        self.answers().any(|accepted| self.loosen(accepted) == typed)
    }

    /// Everything that is right, in any language of the course.
    pub(super) fn answers(&self) -> impl Iterator<Item = &String> {
        self.accepted.iter().chain(&self.accepted_elsewhere)
    }

    /// Whether two texts are one answer here.
    pub(crate) fn same(&self, one: &str, other: &str) -> bool {
        self.loosen(one) == self.loosen(other)
    }

    /// What remains of a text when everything that does not matter here is taken away.
    fn loosen(&self, written: &str) -> String {
        let mut bare = text::bare(&text::tone_on_first_vowel(written));
        if self.fold_case {
            bare = bare.to_lowercase();
        }
        if self.fold_accent {
            bare = text::without_accents(&bare);
        }
        bare
    }
}

/// The numbers that a typed answer may mean, with or without this unit.
fn number_readings(typed: &str, unit: Option<&str>) -> Vec<f64> {
    let typed = text::nfc(typed).to_lowercase();
    let typed = typed.trim();
    let unit = unit.map(|unit| text::nfc(unit).to_lowercase()).unwrap_or_default();
    match typed.strip_suffix(unit.trim()) {
        Some(front) => number::readings(front),
        None => number::readings(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples::{choices, multiple, numeric, question, short_text, single, ticks, typed};

    /// What these ticks earn, in hundredths.
    #[track_caller]
    fn check(question: &Question, options: &[usize], hundredths: i64) {
        let Share { earned, whole } = question.judge(&ticks(options));
        assert_eq!(earned * 100 / whole, hundredths, "{options:?}");
    }

    #[test]
    fn exact_is_all_or_nothing() {
        let question = multiple("q-1", "+-+-", Credit::Exact);
        check(&question, &[0, 2], 100);
        for options in [&[0][..], &[0, 1, 2], &[1], &[0, 1, 2, 3]] {
            check(&question, options, 0);
        }
        check(&single("q-1", "-+"), &[1], 100);
        check(&single("q-1", "-+"), &[0], 0);
        check(&single("q-1", "-+"), &[0, 1], 0);
        check(&multiple("q-1", "++", Credit::Exact), &[0, 1], 100);
    }

    #[test]
    fn proportional_adds_right_ticks_and_takes_wrong_ones() {
        let question = multiple("q-1", "++--", Credit::Proportional);
        check(&question, &[0], 50);
        check(&question, &[0, 1], 100);
        check(&question, &[0, 1, 2], 50);
        check(&question, &[0, 2], 0);
        check(&question, &[2, 3], 0);
        check(&question, &[0, 1, 2, 3], 0);
    }

    #[test]
    fn weights_replace_the_parts_of_proportional() {
        let mut options = choices("++---");
        options[2].weight = Some(50);
        options[3].weight = Some(-50);
        let question = Question { credit: Credit::Proportional, ..question("q-1", Kind::Multiple(options)) };
        check(&question, &[2], 50);
        check(&question, &[0, 2], 100);
        check(&question, &[0, 1, 2], 100);
        check(&question, &[0, 1, 3], 50);
        check(&question, &[0, 1, 4], 50);
        check(&question, &[3], 0);
        check(&question, &[0, 1, 2, 3, 4], 0);
    }

    #[test]
    fn ticking_everything_is_right_only_where_everything_is() {
        check(&multiple("q-1", "+++", Credit::Proportional), &[0, 1, 2], 100);
        check(&multiple("q-1", "+++", Credit::Proportional), &[0, 2], 66);
    }

    #[test]
    fn proportional_correct_forgives_no_wrong_tick() {
        let question = multiple("q-1", "++-", Credit::ProportionalCorrect);
        check(&question, &[0], 50);
        check(&question, &[0, 1], 100);
        check(&question, &[0, 2], 0);
        check(&question, &[0, 1, 2], 0);
    }

    #[test]
    fn a_question_without_a_right_option_earns_nothing() {
        for credit in [Credit::Exact, Credit::Proportional, Credit::ProportionalCorrect] {
            check(&multiple("q-1", "--", credit), &[0], 0);
        }
    }

    #[test]
    fn an_answer_of_another_kind_is_wrong() {
        assert_eq!(single("q-1", "+-").judge(&typed("0")), Share::NOTHING);
        assert_eq!(numeric("q-1", &[(0.0, 0.0)]).judge(&ticks(&[0])), Share::NOTHING);
        check(&single("q-1", "+-"), &[7], 0);
    }

    #[test]
    fn numbers_are_understood_as_people_write_them() {
        let mut question = numeric("q-1", &[(62.5, 62.5)]);
        let Kind::Numeric(key) = &mut question.kind else { panic!("a numeric question") };
        key.unit = Some("Ngày".to_owned());
        for right in ["62,5", "62.5", " 62,50 ", "62,5 ngày", "62,5NGÀY", "62.500"] {
            assert_eq!(question.judge(&typed(right)), Share::ALL, "{right}");
        }
        for wrong in ["62", "625", "62,5 giờ", "ngày", ""] {
            assert_eq!(question.judge(&typed(wrong)), Share::NOTHING, "{wrong}");
        }
    }

    #[test]
    fn what_another_language_accepts_is_right() {
        let mut question = numeric("q-1", &[(15.0, 15.0)]);
        let Kind::Numeric(key) = &mut question.kind else { panic!("a numeric question") };
        (key.unit, key.units_elsewhere) = (Some("ngày".to_owned()), vec!["days".to_owned()]);
        for right in ["15", "15 ngày", "15 days", "15DAYS"] {
            assert_eq!(question.judge(&typed(right)), Share::ALL, "{right}");
        }
        assert_eq!(question.judge(&typed("15 jours")), Share::NOTHING);
        let mut question = short_text("q-1", &["bốn"]);
        let Kind::ShortText(key) = &mut question.kind else { panic!("a short text") };
        key.accepted_elsewhere = vec!["four".to_owned()];
        assert_eq!(question.judge(&typed("Four")), Share::ALL);
        assert_eq!(question.judge(&typed("five")), Share::NOTHING);
    }

    #[test]
    fn thousands_may_be_grouped() {
        let question = numeric("q-1", &[(1_500_000.0, 1_500_000.0)]);
        for right in ["1500000", "1.500.000", "1,500,000", "1 500 000"] {
            assert_eq!(question.judge(&typed(right)), Share::ALL, "{right}");
        }
        assert_eq!(numeric("q-1", &[(3321.0, 3321.0)]).judge(&typed("3.321")), Share::ALL);
    }

    #[test]
    fn bounds_belong_to_an_interval() {
        let question = numeric("q-1", &[(0.7 - 0.1, 0.7 + 0.1), (14.0, 16.0)]);
        for (text, right) in
            [("0,6", true), ("0,8", true), ("0,81", false), ("14", true), ("16", true), ("16,1", false)]
        {
            assert_eq!(question.judge(&typed(text)), Share::all_if(right), "{text}");
        }
    }

    #[test]
    fn what_frames_a_text_and_where_a_tone_stands_do_not_matter() {
        let question = short_text("q-1", &["Hòa giải"]);
        for right in ["hòa giải", "HOÀ GIẢI", " “hoà  giải”. ", "Ho\u{300}a giải"] {
            assert_eq!(question.judge(&typed(right)), Share::ALL, "{right}");
        }
        for wrong in ["hoa giai", "hòagiải", "hòa"] {
            assert_eq!(question.judge(&typed(wrong)), Share::NOTHING, "{wrong}");
        }
    }

    #[test]
    fn case_and_accents_matter_unless_folded() {
        let check = |fold_case, fold_accent, text: &str, right| {
            let key =
                ShortText { accepted: vec!["Đề án 06".to_owned()], fold_case, fold_accent, ..ShortText::default() };
            assert_eq!(key.accepts(text), right, "{text}");
        };
        check(false, false, "Đề án 06", true);
        check(false, false, "đề án 06", false);
        check(true, false, "đề án 06", true);
        check(true, false, "de an 06", false);
        check(false, true, "De an 06", true);
        check(true, true, "DE AN 06", true);
    }

    #[test]
    fn a_mistake_is_answered_unless_it_is_right() {
        let mut question = numeric("q-1", &[(40.0, 40.0)]);
        let Kind::Numeric(key) = &mut question.kind else { panic!("a numeric question") };
        let mistakes = [((75.0, 75.0), "gộp"), ((75.0, 75.0), ""), ((0.0, 100.0), "gần")];
        key.mistakes = mistakes.map(|(interval, html)| (interval, html.to_owned())).into();
        assert_eq!(question.mistakes_in("75"), ["gộp", "gần"]);
        assert_eq!(question.mistakes_in("40"), [""; 0]);
        let mut question = short_text("q-1", &["x"]);
        let Kind::ShortText(key) = &mut question.kind else { panic!("a short text") };
        key.mistakes = vec![("khoa học".to_owned(), "đúng một nửa".to_owned())];
        assert_eq!(question.mistakes_in("“Khoa học”"), ["đúng một nửa"]);
    }
}
