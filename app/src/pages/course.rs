//! The page of a course: what it is, how far the reader is, what to do next.

mod actions;
mod completion;
mod notes;
mod outline;

use crate::{
    components::{
        course_card::{Obligation, obligation_badge},
        crumbs::Crumbs,
        dial::BigDial,
        due::{Due, DueNote},
        facts::Facts,
        vocabulary,
    },
    words::Words,
};
use actions::Actions;
use completion::CompletionCard;
use domain::{
    completion::{Achieved, Progress},
    course::{Course, Item, Tiet, Validity},
    locale::Locale,
    quiz::Percent,
    text::bind_words,
};
use jiff::civil::Date;
use leptos::prelude::*;
use outline::Outline;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A course as one reader sees it.
#[derive(Clone, Debug)]
pub struct CourseView {
    /// The course in the reader's language.
    pub course: Arc<Course>,
    /// The languages in which it can be read, the original first, each with its share in percent.
    pub languages: Vec<(Locale, u32)>,
    /// Approved, or else proposed tiết.
    pub tiet: Tiet,
    /// Mandatory or optional, and why; `None` for guests.
    pub obligation: Option<Obligation>,
    /// Until when.
    pub due: Option<Due>,
    /// The day on which this revision was published.
    pub published_on: Option<Date>,
    /// The courses to finish first.
    pub prerequisites: Vec<Prerequisite>,
    /// How the reader stands to it.
    pub standing: Standing,
    /// The programmes that name it: id and title.
    pub programmes: Vec<(String, String)>,
    /// The acts that it cites, as they stand today.
    pub acts: Vec<(String, Validity)>,
    /// The day by which it was to be looked over, once that day has passed.
    pub review_overdue: Option<Date>,
    /// Essays of peers that the reader has still to review.
    pub reviews: usize,
    /// The form-made id of an enrolment.
    pub form_id: String,
}

/// A course to finish first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prerequisite {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether the reader has completed it.
    pub done: bool,
}

/// How the reader stands to the course.
#[derive(Clone, Debug)]
pub enum Standing {
    /// Not signed in.
    Guest,
    /// Not enrolled.
    Outside,
    /// Enrolled, or completed.
    Inside(Learning),
}

/// The open or the last completed enrolment.
#[derive(Clone, Debug)]
pub struct Learning {
    /// What is done.
    pub achieved: Achieved,
    /// Where to go on.
    pub go_on: GoOn,
    /// Kept scores by quiz id.
    pub scores: BTreeMap<String, Percent>,
    /// The day of enrolment.
    pub enrolled_on: Date,
    /// The day of completion.
    pub completed_on: Option<Date>,
    /// The certificate.
    pub certificate: CertificateState,
}

/// Where a learner goes on, by the id of the lesson or quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoOn {
    /// Here.
    At(String),
    /// Nothing can be done before this quiz may be taken again.
    Waits(String),
    /// Nowhere: everything is done, or still shut.
    Nowhere,
}

/// Where the certificate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateState {
    /// The course gives none.
    None,
    /// It comes with completion.
    Promised,
    /// The course is completed; the certificate waits for an issuer.
    Waiting,
    /// It is there: its id and number.
    Issued {
        /// The id.
        id: String,
        /// The number in the register.
        number: String,
    },
}

impl CourseView {
    fn achieved(&self) -> Achieved {
        self.learning().map(|learning| learning.achieved.clone()).unwrap_or_default()
    }

    fn learning(&self) -> Option<&Learning> {
        match &self.standing {
            Standing::Inside(learning) => Some(learning),
            Standing::Guest | Standing::Outside => None,
        }
    }

    fn item(&self, id: &str) -> Option<&Item> {
        self.course.items().find(|item| item.id() == Some(id))
    }

    fn finished(&self) -> BTreeSet<String> {
        self.prerequisites.iter().filter(|course| course.done).map(|course| course.id.clone()).collect()
    }

    fn progress(&self) -> Option<Progress> {
        self.learning().map(|learning| self.course.progress(&learning.achieved))
    }
}

/// The page.
#[component]
pub fn CoursePage(
    /// The language.
    words: Words,
    /// The course as the reader sees it.
    view: CourseView,
) -> impl IntoView {
    let course = view.course.clone();
    let track = vocabulary::track(words, &course.track);
    let lang = words.foreign(course.text_lang);
    let crumbs =
        vec![("/courses".to_owned(), words.say("nav-courses")), (format!("/courses?track={}", course.track), track)];
    view! {
        <Crumbs words links=crumbs/>
        {head(words, &view)}
        {notes::reviews(words, &view)}
        {notes::to_review(words, &view)}
        <div class="split section">
            <div class="stack wide-gap">
                <section aria-labelledby="outline"><Outline words view=view.clone()/></section>
                {outcomes(words, &course)}
                {(!course.intro_html.is_empty()).then(|| view! {
                    <section aria-labelledby="about">
                        <h2 id="about">{words.say("course-about")}</h2>
                        <div class="prose" lang=lang inner_html=course.intro_html.clone()></div>
                    </section>
                })}
            </div>
            <div class="stack aside">
                <CompletionCard words view=view.clone()/>
                <Facts facts=facts(words, &view)/>
                {ways_on(words, &view)}
            </div>
        </div>
    }
}

fn head(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let course = &view.course;
    let code = words
        .with("course-code", &[("code", course.code.as_str().into()), ("version", course.version.as_str().into())]);
    let lang = words.foreign(course.text_lang);
    let reason = match &view.obligation {
        Some(Obligation::Mandatory(reason) | Obligation::Proposed(reason)) if !reason.is_empty() => {
            Some(view! { <p class="quiet">{reason.clone()}</p> })
        }
        _ => None,
    };
    let dial = view.progress().filter(|progress| progress.total > 0).map(|progress| {
        let (done, all) = (count(progress.done), count(progress.total));
        let figures = format!("{done}/{all}");
        view! { <BigDial done all><b>{figures}</b>" "{words.with("course-parts-done", &[("count", all.into())])}</BigDial> }
    });
    view! {
        <div class="course-head">
            <div class="stack">
                <p class="row">
                    {view.obligation.as_ref().map(|obligation| obligation_badge(words, obligation))}
                    " "
                    {view.due.map(|due| view! { <DueNote words due/> })}
                    " "
                    <span class="small quiet num">{code}</span>
                </p>
                <h1 lang=lang>{bind_words(&course.title)}</h1>
                <p class="lead" lang=lang>{course.summary.clone()}</p>
                {untranslated(words, view)}
                {reason}
                <Actions words view=view.clone()/>
            </div>
            {dial}
        </div>
    }
}

/// What a reader should know of a course that does not stand in her language, or not wholly.
fn untranslated(words: Words, view: &CourseView) -> Option<AnyView> {
    let share = view.languages.iter().find(|(language, _)| *language == words.locale()).map(|(_, share)| *share);
    let original = view.course.lang.own_name();
    let text = match share {
        Some(100) => return None,
        Some(share) => {
            words.with("course-partly-translated", &[("percent", share.into()), ("original", original.into())])
        }
        None => words.with("course-untranslated", &[("original", original.into())]),
    };
    Some(view! { <p class="source">{text}</p> }.into_any())
}

fn outcomes(words: Words, course: &Course) -> impl IntoView + use<> {
    let outcomes = course.outcomes.iter().map(|outcome| view! { <li>{outcome.clone()}</li> }).collect_view();
    (!course.outcomes.is_empty()).then(|| {
        view! {
            <section aria-labelledby="outcomes">
                <h2 id="outcomes">{words.say("course-outcomes")}</h2>
                <ul class="plain-list" lang=words.foreign(course.text_lang)>{outcomes}</ul>
            </section>
        }
    })
}

fn facts(words: Words, view: &CourseView) -> Vec<(String, String)> {
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

/// The programmes of the course, and the list of acts.
fn ways_on(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let programmes = view.programmes.iter().enumerate().map(|(place, (id, title))| {
        let comma = if place == 0 { "" } else { ", " };
        view! { {comma}<a href=format!("/programmes/{id}")>{title.clone()}</a> }
    });
    let programmes: Vec<_> = programmes.collect();
    let programmes = (!programmes.is_empty())
        .then(|| view! { <p class="small">{words.say("course-in-programmes")}": "{programmes}</p> });
    let acts = (!view.acts.is_empty())
        .then(|| view! { <p class="small"><a href="/legal">{words.say("course-all-acts")}</a></p> });
    view! { {programmes}{acts} }
}

/// Authors and reviewers as people read them; bare ids, as `nguyen-thi-a`, are not for readers.
fn named(people: &[String]) -> String {
    let is_id = |name: &str| name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
    people.iter().filter(|name| !is_id(name)).cloned().collect::<Vec<_>>().join(", ")
}

/// A count for figures and plurals.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
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
