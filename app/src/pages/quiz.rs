//! The front page of a quiz: its rules in words, the attempts so far, and the way in.

mod privacy;
mod rules;

pub use rules::QuizRules;

use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        field::{FormId, error_line},
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::{locale::Locale, quiz::Percent, survey::Subject, text::bind_words};
use jiff::civil::DateTime;
use leptos::prelude::*;
use privacy::SurveyPrivacy;
use rules::RulesInWords;

/// What the front page of a quiz shows.
#[derive(Clone, Debug)]
pub struct QuizView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The language of title and introduction.
    pub lang: Locale,
    /// A part of it is shown in its original language, since it is not translated.
    pub untranslated: bool,
    /// The title.
    pub title: String,
    /// The author's introduction, safe HTML.
    pub intro_html: String,
    /// Its rules.
    pub rules: QuizRules,
    /// Attempts left; `None` without limit.
    pub left: Option<u32>,
    /// Submitted attempts, the newest last.
    pub attempts: Vec<AttemptRow>,
    /// What a survey is about; nothing where it is none.
    pub about: Option<Vec<Subject>>,
    /// What can be done now.
    pub entry: Entry,
    /// Why starting was refused.
    pub refusal: Option<String>,
}

/// A submitted attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    /// Its number, from 1.
    pub number: u32,
    /// When it was submitted.
    pub submitted: DateTime,
    /// Its score.
    pub score: Option<Percent>,
    /// Whether it reaches the pass mark.
    pub passed: bool,
    /// Whether people have yet to mark a part of it.
    pub waiting: bool,
    /// Whether it is the one that counts.
    pub counts: bool,
    /// The address of its review.
    pub address: String,
}

/// What can be done with the quiz now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Start an attempt.
    Start {
        /// Where the form goes.
        action: String,
        /// The form's id.
        form_id: String,
        /// Whether the learner says first that the work is her own.
        honour: bool,
    },
    /// An attempt is open.
    Resume {
        /// Its address.
        address: String,
        /// When its time ends.
        ends: Option<DateTime>,
        /// Questions answered, and all.
        answered: (usize, usize),
    },
    /// The next attempt may start then.
    Wait(DateTime),
    /// The last attempt waits to be marked.
    Marking,
    /// All attempts are used.
    Used,
    /// The form of a survey was sent.
    Sent {
        /// Its number.
        number: i64,
        /// When.
        at: DateTime,
    },
    /// Something comes first; the sentence says what.
    Shut(String),
    /// Not enrolled; the address of the course.
    NotEnrolled(String),
}

/// The front page of a quiz.
#[component]
pub fn QuizPage(
    /// The language.
    words: Words,
    /// What it shows.
    page: QuizView,
) -> impl IntoView {
    let is_survey = page.about.is_some();
    let verbs = match (is_survey, page.attempts.is_empty()) {
        (true, _) => ("survey-start", "survey-resume", "survey-open"),
        (false, true) => ("quiz-start", "quiz-resume", "quiz-open"),
        (false, false) => ("quiz-start-again", "quiz-resume", "quiz-open"),
    };
    let entry = entry(words, page.entry, verbs, page.refusal);
    let privacy = page.about.map(|about| view! { <SurveyPrivacy words about/> });
    let lang = words.foreign(page.lang);
    let note = page.untranslated.then(|| view! { <p class="source">{words.say("quiz-untranslated")}</p> });
    let intro =
        (!page.intro_html.is_empty()).then(|| view! { <div class="prose" lang=lang inner_html=page.intro_html></div> });
    let attempts = (!page.attempts.is_empty()).then(|| attempts(words, page.attempts));
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head"><h1 lang=lang>{bind_words(&page.title)}</h1></div>
        <div class="split">
            <div class="stack">
                {note}
                {intro}
                <RulesInWords words rules=page.rules left=page.left/>
                {privacy}
                {attempts}
            </div>
            <div class="stack aside">{entry}</div>
        </div>
    }
    .into_any()
}

fn entry(
    words: Words,
    entry: Entry,
    (start, resume, open): (&'static str, &'static str, &'static str),
    refusal: Option<String>,
) -> AnyView {
    match entry {
        Entry::Start { action, form_id, honour } => {
            let honour = honour.then(|| word_of_honour(words, refusal));
            view! {
                <form method="post" action=action>
                    <FormId id=form_id/>
                    {honour}
                    <button class="btn main wide">{words.say(start)}" "<Icon glyph=Glyph::Forward/></button>
                </form>
                <p class="small quiet">{words.say("quiz-saved-as-given")}</p>
            }
            .into_any()
        }
        Entry::Resume { address, ends, answered: (answered, all) } => {
            let ends = ends.map(|ends| words.with("quiz-open-until", &[("time", words.date_time(ends).into())]));
            view! {
                <p><b>{words.say(open)}</b></p>
                <p>{words.with("quiz-answered", &[("answered", answered.into()), ("all", all.into())])}" "{ends}</p>
                <a class="btn main wide" href=address>{words.say(resume)}" "<Icon glyph=Glyph::Forward/></a>
            }
            .into_any()
        }
        Entry::Wait(from) => view! {
            <p><b>{words.with("quiz-wait", &[("time", words.date_time(from).into())])}</b></p>
            <p class="quiet">{words.say("quiz-wait-why")}</p>
        }
        .into_any(),
        Entry::Marking => view! {
            <p><b>{words.say("quiz-marking")}</b></p>
            <p class="quiet">{words.say("quiz-marking-how")}</p>
        }
        .into_any(),
        Entry::Used => view! {
            <p><b>{words.say("quiz-used")}</b></p>
            <p class="quiet">{words.say("quiz-used-how")}</p>
        }
        .into_any(),
        Entry::Sent { number, at } => {
            let values = [("number", number.into()), ("time", words.date_time(at).into())];
            view! {
                <p><b>{words.say("survey-sent")}</b></p>
                <p class="quiet">{words.with("survey-sent-how", &values)}</p>
            }
            .into_any()
        }
        Entry::Shut(why) => view! {
            <p class="row"><Badge tone=Tone::Line glyph=Some(Glyph::Shut) text=words.say("quiz-shut")/></p>
            <p>{why}</p>
        }
        .into_any(),
        Entry::NotEnrolled(course) => view! {
            <p><b>{words.say("quiz-not-enrolled")}</b></p>
            <p class="quiet">{words.say("quiz-not-enrolled-how")}</p>
            <a class="btn main wide" href=course>{words.say("quiz-to-course")}</a>
        }
        .into_any(),
    }
}

/// The learner says that the work is her own before she starts.
fn word_of_honour(words: Words, refusal: Option<String>) -> AnyView {
    let wrong = refusal.is_some();
    view! {
        <div class="field honour">
            <label class="tick">
                <input
                    type="checkbox"
                    id="honour"
                    name="honour"
                    value="1"
                    required=true
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=wrong.then_some("honour-error")
                />
                {words.say("honour-statement")}
            </label>
            {error_line("honour", refusal)}
        </div>
    }
    .into_any()
}

fn attempts(words: Words, attempts: Vec<AttemptRow>) -> AnyView {
    let [number, when, score, outcome, more] =
        ["quiz-attempt", "quiz-attempt-when", "quiz-attempt-score", "quiz-attempt-outcome", "quiz-attempt-more"]
            .map(|key| words.say(key));
    let heads = (number.clone(), when.clone(), score.clone(), outcome.clone(), more.clone());
    let rows = attempts.into_iter().map(|row| {
        let badge = if row.waiting && !row.passed {
            let text = words.say("verdict-waiting");
            view! { <Badge tone=Tone::Info glyph=Some(Glyph::Clock) text/> }.into_any()
        } else if row.passed {
            view! { <Badge tone=Tone::Good glyph=Some(Glyph::Tick) text=words.say("quiz-passed")/> }.into_any()
        } else {
            view! { <Badge tone=Tone::Bad glyph=Some(Glyph::Cross) text=words.say("quiz-not-passed")/> }.into_any()
        };
        let outcome_cell = row.score.map(|_| badge);
        let counts = row.counts.then(|| view! { " "<span class="small quiet">{words.say("quiz-counts")}</span> });
        let percent = row.score.map_or_else(|| "–".to_owned(), |score| score.text(words.locale()));
        let link = words.with("quiz-attempt-review", &[("number", row.number.into())]);
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{row.number}</th>
                <td role="cell" data-th=when.clone()>{words.date_time(row.submitted)}</td>
                <td role="cell" data-th=score.clone()><span>{percent}{counts}</span></td>
                <td role="cell" data-th=outcome.clone()>{outcome_cell}</td>
                <td role="cell" data-th=more.clone()><a href=row.address>{link}</a></td>
            </tr>
        }
    });
    view! {
        <section class="section" aria-labelledby="attempts">
            <div class="head"><h2 id="attempts">{words.say("quiz-attempts")}</h2></div>
            <div class="table-box">
                <table class="folds" role="table" aria-labelledby="attempts">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{heads.0}</th>
                            <th role="columnheader" scope="col">{heads.1}</th>
                            <th role="columnheader" scope="col">{heads.2}</th>
                            <th role="columnheader" scope="col">{heads.3}</th>
                            <th role="columnheader" scope="col">{heads.4}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
