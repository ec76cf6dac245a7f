//! The facts of a course in a list.

use super::CourseView;
use crate::{components::vocabulary, words::Words};
use domain::{course::Validity, locale::Locale};
use jiff::civil::Date;

/// What there is to know of a course before one takes it: name and value.
pub(super) fn facts(words: Words, view: &CourseView) -> Vec<(String, String)> {
    let course = &view.course;
    let audience: Vec<_> = course.audience.iter().map(|one| vocabulary::audience(words, one)).collect();
    let language = |(language, share): &(Locale, u32)| match share {
        100 => language.own_name().to_owned(),
        share => {
            let values = [("language", language.own_name().into()), ("percent", (*share).into())];
            words.with("course-language-share", &values)
        }
    };
    let languages: Vec<_> = view.languages.iter().map(language).collect();
    let date = |date: Option<Date>| date.map(|date| words.date(date)).unwrap_or_default();
    vec![
        (words.say("course-tiet"), words.tiet(view.tiet)),
        (words.say("course-minutes"), words.minutes(course.minutes())),
        (words.say("course-group"), vocabulary::group(words, course.content_group)),
        (words.say("catalogue-level"), vocabulary::level(words, &course.level)),
        (words.say("course-form"), vocabulary::form(words, &course.form)),
        (words.say("course-audience"), audience.join(", ")),
        (words.say("course-authors"), named(&course.authors)),
        (words.say("course-reviewers"), named(&course.reviewers)),
        (words.say("course-legal"), acts(words, &view.acts)),
        (words.say("course-languages"), languages.join(", ")),
        (words.say("course-published"), date(view.published_on)),
        (words.say("course-review-by"), date(course.review_by)),
        (words.say("course-licence"), course.license.clone().unwrap_or_default()),
    ]
}

fn acts(words: Words, acts: &[(String, Validity)]) -> String {
    let one = |(number, validity): &(String, Validity)| match validity {
        Validity::InForce | Validity::Unknown => number.clone(),
        Validity::NotYet => words.with("course-act-not-yet", &[("number", number.as_str().into())]),
        Validity::Ended => words.with("course-act-ended", &[("number", number.as_str().into())]),
    };
    acts.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Authors and reviewers as people read them; bare ids, as `nguyen-thi-a`, are not for readers.
fn named(people: &[String]) -> String {
    let is_id = |name: &str| name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
    people.iter().filter(|name| !is_id(name)).cloned().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn ids_are_not_shown_as_names() {
        let people = ["nhom-bien-soan-tt01", "Nguyễn Thị A", "Hội đồng thẩm định"].map(str::to_owned);
        assert_eq!(named(&people), "Nguyễn Thị A, Hội đồng thẩm định");
        assert_eq!(named(&people[..1]), "");
    }
}
