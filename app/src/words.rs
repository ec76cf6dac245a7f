//! Every sentence that people read: Fluent messages in three languages, and the shapes of dates and numbers.

use domain::{
    course::Tiet,
    locale::Locale,
    phrase::{Argument, Phrase},
};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::civil::{Date, DateTime, Time};
use std::sync::OnceLock;

type Bundle = FluentBundle<FluentResource>;

/// The files of one language, one for each area of the site.
macro_rules! area_files {
    ($locale:literal) => {
        [
            include_str!(concat!("../locales/", $locale, "/common.ftl")),
            include_str!(concat!("../locales/", $locale, "/rules.ftl")),
            include_str!(concat!("../locales/", $locale, "/home.ftl")),
            include_str!(concat!("../locales/", $locale, "/catalogue.ftl")),
            include_str!(concat!("../locales/", $locale, "/course.ftl")),
            include_str!(concat!("../locales/", $locale, "/programme.ftl")),
            include_str!(concat!("../locales/", $locale, "/account.ftl")),
            include_str!(concat!("../locales/", $locale, "/admin.ftl")),
            include_str!(concat!("../locales/", $locale, "/errors.ftl")),
            include_str!(concat!("../locales/", $locale, "/help.ftl")),
            include_str!(concat!("../locales/", $locale, "/lesson.ftl")),
            include_str!(concat!("../locales/", $locale, "/quiz.ftl")),
            include_str!(concat!("../locales/", $locale, "/question.ftl")),
            include_str!(concat!("../locales/", $locale, "/survey.ftl")),
            include_str!(concat!("../locales/", $locale, "/teaching.ftl")),
            include_str!(concat!("../locales/", $locale, "/certificate.ftl")),
            include_str!(concat!("../locales/", $locale, "/verify.ftl")),
            include_str!(concat!("../locales/", $locale, "/messages.ftl")),
            include_str!(concat!("../locales/", $locale, "/appeal.ftl")),
            include_str!(concat!("../locales/", $locale, "/door.ftl")),
            include_str!(concat!("../locales/", $locale, "/desk.ftl")),
            include_str!(concat!("../locales/", $locale, "/cohort.ftl")),
            include_str!(concat!("../locales/", $locale, "/closing.ftl")),
            include_str!(concat!("../locales/", $locale, "/meeting.ftl")),
            include_str!(concat!("../locales/", $locale, "/invitation.ftl")),
            include_str!(concat!("../locales/", $locale, "/mail.ftl")),
            include_str!(concat!("../locales/", $locale, "/unit.ftl")),
            include_str!(concat!("../locales/", $locale, "/staff.ftl")),
            include_str!(concat!("../locales/", $locale, "/import.ftl")),
            include_str!(concat!("../locales/", $locale, "/report.ftl")),
            include_str!(concat!("../locales/", $locale, "/hours.ftl")),
            include_str!(concat!("../locales/", $locale, "/joining.ftl")),
            include_str!(concat!("../locales/", $locale, "/sensitive.ftl")),
            include_str!(concat!("../locales/", $locale, "/schedule.ftl")),
            include_str!(concat!("../locales/", $locale, "/writing.ftl")),
            include_str!(concat!("../locales/", $locale, "/editor.ftl")),
            include_str!(concat!("../locales/", $locale, "/publishing.ftl")),
            include_str!(concat!("../locales/", $locale, "/review.ftl")),
        ]
    };
}

fn files(locale: Locale) -> [&'static str; 38] {
    match locale {
        Locale::Vi => area_files!("vi"),
        Locale::En => area_files!("en"),
        Locale::Fr => area_files!("fr"),
    }
}

/// The sentences of one language. Cheap to copy; the messages are read once per language.
#[derive(Clone, Copy)]
pub struct Words {
    locale: Locale,
    bundle: &'static Bundle,
}

impl Words {
    /// The sentences of this language.
    pub fn new(locale: Locale) -> Self {
        static BUNDLES: [OnceLock<Bundle>; 3] = [const { OnceLock::new() }; 3];
        let place = Locale::ALL.iter().position(|other| *other == locale).unwrap_or_default();
        Self { locale, bundle: BUNDLES[place].get_or_init(|| bundle(locale)) }
    }

    /// Which language this is.
    pub fn locale(self) -> Locale {
        self.locale
    }

    /// The `lang` of a text that is not in the language of the page.
    pub fn foreign(self, text: Locale) -> Option<&'static str> {
        (text != self.locale).then_some(text.code())
    }

    /// The sentence with this key. A key that is not there is shown as it is; a test forbids that.
    pub fn say(self, key: &str) -> String {
        self.message(key, None)
    }

    /// The sentence with this key and what it speaks of.
    pub fn with(self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        self.message(key, Some(&arguments))
    }

    /// A sentence of the rules, put into this language.
    pub fn phrase(self, phrase: &Phrase) -> String {
        let mut arguments = FluentArgs::with_capacity(phrase.arguments.len());
        for (name, argument) in &phrase.arguments {
            match argument {
                Argument::Number(number) => arguments.set(*name, *number),
                Argument::Text(text) => arguments.set(*name, text.as_str()),
            }
        }
        self.message(phrase.key, Some(&arguments))
    }

    fn message(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        match self.bundle.get_message(key).and_then(|message| message.value()) {
            Some(pattern) => self.bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned(),
            None => key.to_owned(),
        }
    }

    /// 23/11/2026.
    pub fn date(self, date: Date) -> String {
        format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
    }

    /// 23/11.
    pub fn short_date(self, date: Date) -> String {
        format!("{:02}/{:02}", date.day(), date.month())
    }

    /// 09:41.
    pub fn time(self, time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// 23/11/2026 09:41.
    pub fn date_time(self, instant: DateTime) -> String {
        format!("{} {}", self.date(instant.date()), self.time(instant.time()))
    }

    /// 1.184 in Vietnamese, 1,184 in English, 1 184 in French.
    pub fn count(self, number: i64) -> String {
        let separator = match self.locale {
            Locale::Vi => '.',
            Locale::En => ',',
            Locale::Fr => '\u{202f}',
        };
        let digits = number.unsigned_abs().to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            text.push('−');
        }
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }

    /// Thousandths with at most `places` digits after the comma (the point in English), without idle noughts: 7,5.
    pub fn decimal(self, thousandths: i64, places: u32) -> String {
        let places = places.min(3);
        let unit = 10_i64.pow(3 - places);
        let rounded = (thousandths.unsigned_abs() as i64).saturating_add(unit / 2) / unit;
        let scale = 10_i64.pow(places);
        let whole = self.count(rounded / scale);
        let rest = format!("{:0width$}", rounded % scale, width = places as usize);
        let rest = rest.trim_end_matches('0');
        let sign = if thousandths < 0 && rounded > 0 { "−" } else { "" };
        let mark = if self.locale == Locale::En { '.' } else { ',' };
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{rest}") }
    }

    /// 12 tiết; 7,5 tiết.
    pub fn tiet(self, tiet: Tiet) -> String {
        let amount = self.decimal(tiet.halves.saturating_mul(500), 1);
        self.with("unit-tiet", &[("count", (tiet.halves as f64 / 2.0).into()), ("amount", amount.into())])
    }

    /// 7 phút; 1 giờ 20 phút.
    pub fn minutes(self, minutes: u32) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let values = [("hours", hours.into()), ("minutes", rest.into())];
        match (hours, rest) {
            (0, _) => self.with("unit-minutes", &values),
            (_, 0) => self.with("unit-hours", &values),
            _ => self.with("unit-hours-minutes", &values),
        }
    }
}

fn bundle(locale: Locale) -> Bundle {
    let language = locale.code().parse().into_iter().collect();
    let mut bundle = Bundle::new_concurrent(language);
    bundle.set_use_isolating(false);
    for text in files(locale) {
        // What cannot be read is left out, here and by the tests with a message.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(rest, _)| rest);
        // The first message of a key stays; a test forbids a second one.
        let _: Result<(), _> = bundle.add_resource(resource);
    }
    bundle
}

#[cfg(test)]
mod tests;
