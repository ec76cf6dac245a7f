//! Which typed numbers and words are right, and which mistake somebody has made.

use super::{Kind, Numeric, Question, ShortText};
use crate::{number, text};

impl Numeric {
    /// Whether `typed` can be read as an accepted number.
    pub(super) fn accepts(&self, typed: &str) -> bool {
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

impl Question {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{
        judge::Share,
        samples::{numeric, short_text, typed},
    };

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
